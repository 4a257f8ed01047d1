//! A page from elsewhere inside the study (`exp-lookit-iframe`).

use kit::{Frame, Logged, Needs, ParamProblem, RichText, groups::Groups};
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
            next_button_text: "Next".into(),
            warning_message_text:
                "Have you finished everything above? Then press the button once more to go on."
                    .to_owned(),
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// The kind.
#[derive(Debug)]
pub struct Iframe;

impl Frame for Iframe {
    const KIND: &'static str = "exp-lookit-iframe";
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let is_full = is_full_address(&params.iframe_src);
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

/// Has a scheme, or a placeholder of the server in its place.
fn is_full_address(address: &str) -> bool {
    if address.starts_with("{BASE}") || address.starts_with("{FILES}") {
        return true;
    }
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "+.-".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_scheme_is_told() {
        for (address, is_full) in [
            ("https://x.org/?a=b", true),
            ("{BASE}/form/", true),
            ("/form/", false),
            ("x.org/a:b", false),
            ("", false),
        ] {
            assert_eq!(is_full_address(address), is_full, "{address}");
        }
    }
}
