//! What a tab keeps while it is open. A browser that keeps nothing is no error.

use super::page::window;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The text under a key.
pub(crate) fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text.
pub(crate) fn set(key: &str, text: &str) {
    let _ = storage().map(|storage| storage.set_item(key, text));
}

/// Keeps it no longer.
pub(crate) fn remove(key: &str) {
    let _ = storage().map(|storage| storage.remove_item(key));
}
