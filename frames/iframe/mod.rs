//! A page from elsewhere inside the study (`exp-lookit-iframe`).

mod address;
#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{Frame, Logged, Needs, OwnTexts, ParamProblem, RichText, english, groups::Groups, words};
use serde::{Deserialize, Serialize};

/// A page from elsewhere inside the study, such as a questionnaire of another service.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["iframeSrc"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// Full address of the page. `child` (the child's pseudonym) and `response` (the response's id) are put into its query.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^([A-Za-z][A-Za-z0-9+.-]*:|\{(BASE|FILES)\})"), extend("x-full-address" = true)))]
    pub iframe_src: String,
    /// Height of the page inside the page, as in HTML: `700px`.
    pub iframe_height: String,
    /// Width of the page inside the page, as in HTML: `100%`.
    pub iframe_width: String,
    /// Text above it, plain text.
    pub instruction_text: String,
    /// Offer a link that opens the page in a tab of its own.
    pub optional_external_link: bool,
    /// Text of the button that goes on.
    pub next_button_text: RichText,
    /// Shown at the first press of that button, plain text; the second press, two seconds later or more, goes on.
    pub warning_message_text: String,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            iframe_src: String::new(),
            iframe_height: "700px".to_owned(),
            iframe_width: "100%".to_owned(),
            instruction_text: String::new(),
            optional_external_link: false,
            next_button_text: english(words::BUTTON_NEXT).into(),
            warning_message_text: english(words::IFRAME_TOO_EARLY).to_owned(),
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// Logged while the frame runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// The page has come. A page that forbids to be shown inside another counts as well: browsers don't say.
    PageLoaded,
    /// The page has not come within 3 seconds; the family may go on.
    PageSlow,
    /// There is no page to show: `iframeSrc` is no full address.
    PageFailed,
    /// The family opened the page in a tab of its own.
    OpenExternalLink,
    /// The family pressed the button once and reads `warningMessageText`.
    ShowWarning,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        Self::plain(match event {
            Event::PageLoaded => "pageLoaded",
            Event::PageSlow => "pageSlow",
            Event::PageFailed => "pageFailed",
            Event::OpenExternalLink => "openExternalLink",
            Event::ShowWarning => "showWarning",
        })
    }
}

/// The kind.
#[derive(Debug)]
pub struct Iframe;

impl Frame for Iframe {
    const KIND: &'static str = "exp-lookit-iframe";
    const TEXTS: OwnTexts = &[
        ("nextButtonText", words::BUTTON_NEXT),
        ("warningMessageText", words::IFRAME_TOO_EARLY),
    ];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let is_full = address::is_full(params.iframe_src.trim());
        let wrong = (!is_full).then(|| ParamProblem {
            path: "iframeSrc".to_owned(),
            message: "is no full address, so no page can be shown; begin it with https://"
                .to_owned(),
        });
        wrong.into_iter().collect()
    }

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}
