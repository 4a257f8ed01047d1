//! What all server-drawn pages share.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use words::Language;

/// The same tokens the player and its frames are drawn with.
const TOKENS: &str = include_str!("../../../../assets/tokens.css");

const STYLE: &str = "
body { margin: 0 auto; max-width: 46rem; padding: var(--pk-space-5) var(--pk-space-3); color: var(--pk-ink);
  background: var(--pk-ground); font: var(--pk-text)/var(--pk-leading) var(--pk-font); }
h1 { font-size: var(--pk-title); } h2 { font-size: var(--pk-text-large); margin: 0 0 var(--pk-space-2); }
.card { background: var(--pk-paper); border: 1px solid var(--pk-line); border-radius: var(--pk-radius);
  padding: var(--pk-space-4); margin: var(--pk-space-3) 0; }
.links { display: flex; flex-wrap: wrap; gap: var(--pk-space-4); align-items: center; }
a { color: var(--pk-blue); } .links a { display: inline-flex; align-items: center; min-height: var(--pk-target); }
a.button { background: var(--pk-go); color: var(--pk-go-ink); padding: 0 var(--pk-space-4);
  border-radius: var(--pk-radius-small); text-decoration: none; }
a.button:hover { background: var(--pk-go-strong); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--pk-focus); outline-offset: 2px; }
.warning { background: var(--pk-warn-soft); color: var(--pk-warn); border-radius: var(--pk-radius-small);
  padding: var(--pk-space-3); }
video { max-width: 100%; } code { font-family: var(--pk-mono); overflow-wrap: anywhere; }
summary { padding: var(--pk-space-3) 0; cursor: pointer; overflow-wrap: anywhere; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin-top: var(--pk-space-3); }
th, td { text-align: left; vertical-align: top; padding: var(--pk-space-2) var(--pk-space-3) var(--pk-space-2) 0;
  border-top: 1px solid var(--pk-line); overflow-wrap: anywhere; }
th { color: var(--pk-quiet); font-weight: normal; } th:first-child { width: 36%; } th:last-child { width: 9rem; }
tr.copies td { border-top: 0; padding-top: 0; } tr.copies summary { padding: 0 0 var(--pk-space-2); }
button { min-height: var(--pk-target); padding: 0 var(--pk-space-4); font: inherit; color: var(--pk-blue); white-space: nowrap;
  background: var(--pk-paper); border: 1px solid var(--pk-line); border-radius: var(--pk-radius-small); cursor: pointer; }
button:focus-visible { outline: 3px solid var(--pk-focus); outline-offset: 2px; }
";

/// A page for researchers.
pub(super) fn shell(title: &str, body: &Markup) -> Markup {
    shell_in(Language::ENGLISH, title, body)
}

pub(super) fn shell_in(language: Language, title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.name()) dir=(language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · Peekaboo" }
                style { (PreEscaped(TOKENS)) (PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    }
}
