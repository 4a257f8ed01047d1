//! What all server-drawn pages share.

use crate::app::State;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Used where the player's own tokens are not at hand; each value is that of `assets/tokens.css`.
const STYLE: &str = "
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem; font: 1.125rem/1.6 system-ui, sans-serif;
  color: var(--ink, #22303c); background: var(--paper, #fbfaf7); }
h1 { font-size: 2rem; } h2 { font-size: 1.375rem; margin: 0 0 .5rem; }
.card { background: var(--surface, #fff); border: 1px solid var(--line, #dcd9d2); border-radius: .75rem; padding: 1.25rem; margin: 1rem 0; }
.links { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
a { color: var(--accent, #1f5f8b); padding: .5rem 0; }
a.button { background: var(--accent, #1f5f8b); color: #fff; padding: .75rem 1.5rem; border-radius: .5rem; text-decoration: none; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent, #1f5f8b); outline-offset: 2px; }
.warning { border-left: .25rem solid #b4690e; padding-left: .75rem; }
video { max-width: 100%; } summary { padding: .5rem 0; cursor: pointer; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; }
";

pub(super) fn shell(state: &State, title: &str, body: &Markup) -> Markup {
    let tokens = state.config.dist.join("assets/tokens.css").is_file();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · Peekaboo" }
                @if tokens { link rel="stylesheet" href="/assets/tokens.css"; }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    }
}
