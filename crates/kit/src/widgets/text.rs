//! Researchers' texts on the page.
//!
//! A study's text need not be in the language of the player's own words, so each has the direction of its first letter (`dir="auto"`):
//! an English sentence keeps its full stop at its end on an Arabic page.

use crate::{ParentText, TextBlock};
use leptos::prelude::*;

/// Rich text as inline HTML. The researcher's HTML is trusted, as in every player of this protocol.
pub fn html(text: &str) -> AnyView {
    view! { <span class="pk-html" dir="auto" inner_html=crate::rich_text(text)></span> }.into_any()
}

/// Rich text as a paragraph; nothing when empty.
pub fn paragraph_html(text: &str) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    view! { <div class="pk-paragraph" dir="auto" inner_html=crate::rich_text(text)></div> }
        .into_any()
}

/// A text block: title, text, picture, bullets, in this order. The title is plain text.
pub fn text_block(block: &TextBlock) -> AnyView {
    block_in(block, Some("auto"))
}

/// A block in the direction given, else in that of the block around it.
fn block_in(block: &TextBlock, direction: Option<&'static str>) -> AnyView {
    let title = (!block.title.is_empty())
        .then(|| view! { <h2 class="pk-block-title">{block.title.0.clone()}</h2> });
    let text = (!block.text.is_empty()).then(|| {
        let class = if block.emph {
            "pk-paragraph pk-emph"
        } else {
            "pk-paragraph"
        };
        view! { <div class=class inner_html=block.text.html()></div> }
    });
    let image = block
        .image
        .clone()
        .filter(|image| !image.src.is_empty())
        .map(|image| {
            view! { <img class="pk-block-image" src=image.src alt=image.alt/> }
        });
    let bullets = (!block.listblocks.is_empty()).then(|| {
        let items = block
            .listblocks
            .iter()
            .map(|item| view! { <li>{block_in(item, None)}</li> })
            .collect::<Vec<_>>();
        view! { <ul class="pk-bullets">{items}</ul> }
    });
    view! { <div class="pk-block" dir=direction>{title}{text}{image}{bullets}</div> }.into_any()
}

/// The parent's text of a trial, in its own box; nothing when it was not given.
pub fn parent_text(text: &ParentText) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    view! { <div id="parenttext" class="pk-parent-text" style=text.css.clone()>{text_block(&text.block)}</div> }.into_any()
}
