//! The forms, and the way through the states of each.

use anyhow::Result;
use e2e::{Camera, paths};
use serde_json::{Value, json};

const STUDY: &str = include_str!("../../../tests/every_form/study.json");
/// Not long enough to read a statement.
const CLIP_MILLIS: u64 = 1500;

/// What is done on a page. Elements are named by selectors.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Looks at the state, which has this name.
    Look(&'static str),
    Press(&'static str),
    Tick(&'static str),
    Write(&'static str, &'static str),
    /// Until it can be seen.
    Wait(&'static str),
    /// Unfolds all that is folded.
    Open,
    Key(char),
    Pace(u64),
}

/// A page of a study, and what is done there.
pub(crate) struct Form {
    pub(crate) name: String,
    pub(crate) frame: Value,
    pub(crate) steps: &'static [Step],
}

use Step::{Key, Look, Open, Pace, Press, Tick, Wait, Write};

const SETUP: &[Step] = &[
    Wait("#nextbutton:enabled"),
    Look("begin"),
    Press("#nextbutton"),
    Look("early"),
    Open,
    Look("open"),
    Press("#reloadCheckButton"),
    Wait("ol li:nth-of-type(3) .pk-good"),
    Wait("ol li:nth-of-type(4) .pk-good"),
    Look("good"),
];
const QUALITY: &[Step] = &[
    Wait("#recordbutton:enabled"),
    Look("begin"),
    Press("#nextbutton"),
    Look("early"),
    Press("#recordbutton"),
    Wait("#stopbutton:enabled"),
    Pace(CLIP_MILLIS),
    Look("recording"),
    Press("#stopbutton"),
    Press("#playbutton"),
    Tick("li:first-child input[type=checkbox]"),
    Look("replay"),
];
const CONSENT: &[Step] = &[
    Wait("#recordbutton:enabled"),
    Look("begin"),
    Press("#submitbutton"),
    Look("early"),
    Press("#recordbutton"),
    Wait("#stopbutton:enabled"),
    Look("recording"),
    Press("#stopbutton"),
    Wait("#playbutton:enabled"),
    Look("rests"),
    Press("#playbutton"),
    Look("replay"),
];
const DOCUMENT: &[Step] = &[Wait("#recordbutton:enabled"), Look("begin")];
const ASSENT: &[Step] = &[
    Look("begin"),
    Press("#nextbutton"),
    Look("second"),
    Press(".pk-assent-yes"),
    Look("yes"),
    Press(".pk-assent-no"),
    Look("no"),
];
const TICKS: &[Step] = &[
    Look("begin"),
    Press("#nextbutton"),
    Look("early"),
    Tick(".lookit-frame input[type=checkbox]"),
    Look("ticked"),
];
const SURVEY: &[Step] = &[
    Look("begin"),
    Press("#nextbutton"),
    Look("early"),
    Write("[name=line]", "x"),
    Write("[name=digits]", "abc"),
    Write("[name=number]", "99"),
    Write("[name=integer]", "012"),
    Write("[name=date]", "99/99/2020"),
    Write("[name=time]", "25:99"),
    Write("[name=datetime]", "soon"),
    Write("[name=email]", "a"),
    Write("[name=url]", "b"),
    Write("[name=phone]", "1"),
    Write("[name=zip]", "1"),
    Write("[name=ip]", "1"),
    Tick("input[name=radio][value=y]"),
    Tick("input[name=boxes][value=dog]"),
    Press("#pk-q-list-in-add"),
    Press("#nextbutton"),
    Look("wrong"),
];
/// The second entry of a menu; a negative number with a comma, which is one in every language.
const PLACES: &[Step] = &[
    Press("#nextbutton"),
    Look("early"),
    Write("[name=country]", "\u{e015}\u{e015}"),
    Write("[name=amount]", "-3,25"),
    Write("[name=address]", "https://lab.example/"),
    Press("#nextbutton"),
    Wait(".lookit-frame video"),
];
const BEYOND: &[Step] = &[Look("begin"), Press("#nextbutton"), Look("early")];
const MOOD: &[Step] = &[
    Look("begin"),
    Press("#nextbutton"),
    Look("early"),
    Tick(".pk-mood-scale input[value=\"1\"]"),
    Write(".pk-mood-part input", "x"),
    Tick("input[name=usualNapSchedule][value=yes]"),
    Look("wrong"),
];
const EXIT: &[Step] = &[
    Look("begin"),
    Press("#nextbutton"),
    Look("early"),
    Write("#pk-birth-date", "01/01/2077"),
    Tick("input[name=databraryShare][value=yes]"),
    Look("future"),
    Tick("input[name=withdrawal]"),
    Look("withdraws"),
];
const EXIT_ON: &[Step] = &[
    Write("#pk-birth-date", "2020-01-01"),
    // It is read back, which moves what is below.
    Wait(".pk-card .pk-quiet[role=status]"),
    Pace(500),
    Tick("input[name=databraryShare][value=yes]"),
    Tick("input[name=useOfMedia][value=public]"),
    Tick("input[name=withdrawal]"),
    Press("#nextbutton"),
    Wait(".pk-exit-dialog"),
    Look("asked"),
    Press(".pk-exit-dialog .pk-button-quiet"),
    Press("#nextbutton"),
    Wait("#exit-leave, .pk-exit-thanks, .pk-block"),
    Look("debriefing"),
];
const EXIT_WITHDRAWN: &[Step] = &[
    Write("#pk-birth-date", "2020-01-01"),
    // It is read back, which moves what is below.
    Wait(".pk-card .pk-quiet[role=status]"),
    Pace(500),
    Tick("input[name=withdrawal]"),
    Press("#nextbutton"),
    Press(".pk-exit-dialog .pk-exit-withdraw"),
    Wait("#exit-leave, .pk-exit-thanks, .pk-block"),
    Look("debriefing"),
];
/// F1 asks whether to leave.
const TEXT: &[Step] = &[
    Look("begin"),
    Key('\u{e031}'),
    Wait(".pk-dialog"),
    Look("leaving"),
];
/// The trial after it, which is paused by its key.
const PAUSE: &[Step] = &[
    Press("#nextbutton"),
    Wait(".lookit-frame video"),
    Pace(3000),
    Look("begin"),
    Key(' '),
    Wait("#resumebutton"),
    Look("paused"),
];
const ALONE: &[Step] = &[Pace(2000), Look("begin")];
const TROUBLE: &[Step] = &[
    Wait("[role=alert], #nocamerabutton, .pk-warning"),
    Pace(1000),
    Look("begin"),
];

/// The forms that look different with this camera.
pub(crate) fn all(camera: Camera) -> Result<Vec<Form>> {
    let study: Value = serde_json::from_str(STUDY)?;
    let of = |name: &str| study["frames"][name].clone();
    if camera != Camera::Fake {
        let prefix = match camera {
            Camera::Refused => "refused",
            _ => "missing",
        };
        let mut assent = of("assent");
        assent["recordLastPage"] = json!(true);
        assent["recordWholeProcedure"] = json!(true);
        let mut forms = Vec::new();
        for (name, frame) in [
            ("setup", of("setup")),
            ("quality", of("quality")),
            ("consent", of("consent")),
            ("assent", assent),
            ("observation", example("observation")?),
            ("webcam", example("webcam_display")?),
            ("instructions", example("instructions")?),
        ] {
            let name = format!("{prefix}-{name}");
            let steps = if name.ends_with("observation") || name.ends_with("instructions") {
                ALONE
            } else {
                TROUBLE
            };
            forms.push(Form { name, frame, steps });
        }
        return Ok(forms);
    }
    let mut forms = Vec::new();
    let mut add = |name: &str, frame: Value, steps| {
        let name = name.to_owned();
        forms.push(Form { name, frame, steps });
    };
    add("setup", of("setup"), SETUP);
    add("quality", of("quality"), QUALITY);
    // Its own pictures and texts.
    let own = json!({"kind": "exp-video-config-quality", "requireItemConfirmation": true});
    add("quality-own", own, ALONE);
    let mut spoken = of("consent");
    spoken["prompt_all_adults"] = json!(true);
    add("consent", spoken, CONSENT);
    for template in ["001", "002", "003", "004"] {
        let mut frame = of("consent");
        frame["template"] = json!(format!("consent_{template}"));
        add(&format!("consent-{template}"), frame, DOCUMENT);
    }
    add("consent-garden", garden()?, DOCUMENT);
    add("assent", of("assent"), ASSENT);
    let mut filmed = of("assent");
    filmed["recordWholeProcedure"] = json!(true);
    for page in filmed["pages"].as_array_mut().into_iter().flatten() {
        page["showWebcam"] = json!(true);
    }
    add("assent-filmed", filmed, ALONE);
    add("ticks", of("ticks"), TICKS);
    add("survey", of("survey"), SURVEY);
    add("beyond", beyond()?, BEYOND);
    add("places", places(), PLACES);
    add("mood", of("mood"), MOOD);
    add("exit", of("exit"), EXIT);
    add("exit-on", of("exit"), EXIT_ON);
    add("exit-withdrawn", of("exit"), EXIT_WITHDRAWN);
    add("text", of("text"), TEXT);
    add("pause", of("text"), PAUSE);
    for (name, folder) in [
        ("observation", "observation"),
        ("webcam", "webcam_display"),
        ("instructions", "instructions"),
    ] {
        add(name, example(folder)?, ALONE);
    }
    Ok(forms)
}

/// What comes after each of them.
pub(crate) fn trial() -> Result<Value> {
    let mut film = example("video")?;
    film["requiredDuration"] = json!(600);
    film["doRecording"] = json!(false);
    Ok(film)
}

fn example(folder: &str) -> Result<Value> {
    read(&format!("frames/{folder}/examples/basic.json"))
}

fn read(path: &str) -> Result<Value> {
    let text = std::fs::read_to_string(paths::root().join(path))?;
    // Where the stand-in for other hosts is looked for.
    let text = text.replace("\"/stimuli/", "\"https://lab.example/");
    Ok(serde_json::from_str(&text)?)
}

fn garden() -> Result<Value> {
    read("frames/video_consent/examples/consent_garden.json")
}

/// Controls that bring their own answers, and lines that are written from left to right.
fn places() -> Value {
    json!({"kind": "exp-lookit-survey", "formSchema": {
    "schema": {"type": "object", "properties": {
        "country": {"type": "string", "title": "Country", "format": "country", "required": true},
        "state": {"type": "string", "title": "State", "format": "state"},
        "amount": {"type": "number", "title": "Amount", "required": true, "maximum": -0.5},
        "address": {"type": "string", "title": "Address", "format": "url"},
    }}}})
}

/// With pictures that are there.
fn beyond() -> Result<Value> {
    let text = std::fs::read_to_string(paths::root().join("frames/survey/examples/beyond.json"))?;
    let picture = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    let text = text
        .replace("https://www.example.org/park.png", picture)
        .replace("https://www.example.org/home.png", picture);
    Ok(serde_json::from_str(&text)?)
}
