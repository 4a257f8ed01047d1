//! The contract of a frame kind, and its one erased form.

use crate::{
    Assets, Documented, Fields, OwnTexts, ParamProblem,
    groups::{Group, Groups},
    own_texts, parse,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use session::{Needs, Role};
use words::Words;

/// An event as it is stored: the name after `<kind>:`, and its extra fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// `videoStarted`, `clickImage`, …
    pub name: &'static str,
    /// Extra fields.
    pub fields: Fields,
}

impl Logged {
    /// An event without extra fields.
    pub fn plain(name: &'static str) -> Self {
        Self {
            name,
            fields: Fields::new(),
        }
    }

    /// The event with one more field.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(key.to_owned(), value.into());
        self
    }
}

/// No names: a kind that logs nothing of its own has this as its events.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Logged {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Logged".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "oneOf": [] })
    }
}

/// What a kind of frame is: its name, parameters and events. `FrameView` adds the page.
pub trait Frame: 'static {
    /// The name in protocols: `exp-lookit-video`.
    const KIND: &'static str;
    /// Decides `frameType` and file names.
    const ROLE: Role = Role::Page;
    /// Shared groups of parameters that the kind heeds, besides those of every frame.
    const GROUPS: &'static [Group] = &[];
    /// Parameters that studies write in frames of this kind and that nothing reads, each with the reason.
    const IGNORED: &'static [(&'static str, &'static str)] = &[];
    /// Further names that studies write for a parameter, each with the name that says the same.
    const OTHER_NAMES: &'static [(&'static str, &'static str)] = &[];
    /// Parameters that are a text of the player where the study gives none.
    const TEXTS: OwnTexts = &[];
    /// A correct frame, as JSON text: `include_str!("examples/basic.json")`.
    const EXAMPLE: &'static str;
    /// Read from the frame's JSON object. Its doc comment is the kind in one sentence, for researchers.
    type Params: DeserializeOwned + Default + Clone + Documented + 'static;
    /// Logged while the frame runs.
    type Event: Into<Logged> + Documented;
    /// Saved with the frame, besides the fields of every frame.
    type Data: serde::Serialize + Documented;

    /// Adds the player's own texts in another language than English; only a text inside a list or an object needs more than `TEXTS`.
    fn add_texts(params: &mut Map<String, Value>, words: Words) {
        own_texts::add(params, Self::TEXTS, words);
    }

    /// What types cannot say; paths are relative to the frame.
    fn check(_params: &Self::Params) -> Vec<ParamProblem> {
        Vec::new()
    }

    /// Addresses of what the frame shows and plays, so that the player can fetch it while the frame before runs; of each sound and film the
    /// first source will do.
    fn stimuli(_params: &Self::Params, _assets: &Assets) -> Vec<String> {
        Vec::new()
    }

    /// What the frame wants around it; role and session recording
    /// are filled in afterwards.
    fn needs(params: &Self::Params, groups: &Groups) -> Needs;
}

/// The page of a frame kind.
#[cfg(feature = "view")]
pub trait FrameView: Frame + Sized {
    /// The style sheet of the kind, put on the page when it is first mounted.
    const STYLE: &'static str = "";
    /// Draws the frame.
    fn view(params: Self::Params, cx: crate::FrameCx<Self>) -> leptos::prelude::AnyView;
}

/// What opening a frame tells the player.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What the frame wants around it.
    pub needs: Needs,
    /// Parameters that could not be used as written.
    pub problems: Vec<ParamProblem>,
}

#[cfg(feature = "view")]
type Mount = fn(&Map<String, Value>, std::rc::Rc<dyn crate::Host>, u32) -> leptos::prelude::AnyView;

/// A frame kind with its types erased: a row of the list in `frames/lib.rs`.
#[derive(Clone, Copy)]
pub struct FrameKind {
    /// The name in protocols.
    pub name: &'static str,
    /// Decides `frameType` and file names.
    pub role: Role,
    /// Parses and checks the parameters and says what the frame needs.
    pub open: fn(&Map<String, Value>) -> Opened,
    /// Addresses of what the frame shows and plays.
    pub stimuli: fn(&Map<String, Value>) -> Vec<String>,
    add_texts: fn(&mut Map<String, Value>, Words),
    /// For checks and the reference.
    #[cfg(feature = "schema")]
    pub declared: crate::schema::Declared,
    /// Draws the frame of a visit.
    #[cfg(feature = "view")]
    pub mount: Mount,
    /// The kind's style sheet.
    #[cfg(feature = "view")]
    pub style: &'static str,
}

impl FrameKind {
    /// The row of a kind.
    #[cfg(feature = "view")]
    pub const fn of<F: FrameView>() -> Self {
        Self {
            name: F::KIND,
            role: F::ROLE,
            open: open::<F>,
            stimuli: stimuli::<F>,
            add_texts: F::add_texts,
            #[cfg(feature = "schema")]
            declared: crate::schema::Declared::of::<F>(),
            mount: mount::<F>,
            style: F::STYLE,
        }
    }

    /// The row of a kind.
    #[cfg(not(feature = "view"))]
    pub const fn of<F: Frame>() -> Self {
        Self {
            name: F::KIND,
            role: F::ROLE,
            open: open::<F>,
            stimuli: stimuli::<F>,
            add_texts: F::add_texts,
            #[cfg(feature = "schema")]
            declared: crate::schema::Declared::of::<F>(),
        }
    }
}

impl FrameKind {
    /// The parameters with the player's own texts in a language, where the study gives none.
    pub fn in_language(&self, params: &Map<String, Value>, words: Words) -> Map<String, Value> {
        own_texts::in_language(params, words, self.add_texts)
    }
}

pub(crate) fn open<F: Frame>(params: &Map<String, Value>) -> Opened {
    let (typed, mut problems) = parse::<F::Params>(params);
    let (groups, group_problems) = Groups::parse(params);
    problems.extend(group_problems);
    problems.extend(F::check(&typed));
    let mut needs = F::needs(&typed, &groups);
    let page = groups.page;
    needs.role = F::ROLE;
    needs.fullscreen =
        page.display_fullscreen.unwrap_or(needs.fullscreen) || page.display_fullscreen_override;
    needs.start_session_recording |= page.start_session_recording;
    needs.end_session_recording |= page.end_session_recording;
    Opened { needs, problems }
}

fn stimuli<F: Frame>(params: &Map<String, Value>) -> Vec<String> {
    let (typed, _) = parse::<F::Params>(params);
    let (groups, _) = Groups::parse(params);
    F::stimuli(&typed, &groups.assets)
}

#[cfg(feature = "view")]
fn mount<F: FrameView>(
    params: &Map<String, Value>,
    host: std::rc::Rc<dyn crate::Host>,
    visit: u32,
) -> leptos::prelude::AnyView {
    let (typed, _) = parse::<F::Params>(params);
    let (groups, _) = Groups::parse(params);
    F::view(typed, crate::FrameCx::new(host, visit, groups))
}
