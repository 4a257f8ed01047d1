//! Parts of a page that follow signals.
//!
//! A closure in a view makes code of its own for every place it stands in; boxed, they are all of one type, and the player holds
//! what follows signals once.

use leptos::prelude::*;

/// What is drawn anew whenever a signal it reads changes.
pub fn live<V: IntoView + 'static>(draw: impl Fn() -> V + Send + 'static) -> AnyView {
    erased(Box::new(move || draw().into_any()))
}

fn erased(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}

/// A truth that follows signals, for classes and properties.
pub fn flag(is_so: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(is_so)
}
