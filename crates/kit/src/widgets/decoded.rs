//! Pictures of a page that can be shown in the very next refresh.

use super::preload::settled;
use web_sys::HtmlImageElement;

/// Tells when a loaded picture is decoded; also when it never will be.
pub fn decoded(image: &HtmlImageElement, then: impl Fn() + Clone + 'static) {
    settled(&image.decode(), move |_| then());
}
