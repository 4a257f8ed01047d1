//! The kinds of frames that are fetched while the first page stands.
//!
//! A family waits for the first page and for nothing else: what only later pages need is a file of its own. The seam is one
//! function. What is reached through it alone is cut out of the player after linking, by `cargo xtask split`.

use kit::FrameKind;

/// The file could not be fetched; asking again tries again. The browser's console has the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

/// The kinds of [`frames::LATER`], as soon as they are there.
///
/// # Errors
/// When the network, or the server, does not give the file.
#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "as the fetched one")]
pub async fn kinds() -> Result<&'static [FrameKind], NotFetched> {
    kit::words::add_english(kit::words::LATER);
    frames::video_config::bring();
    Ok(frames::LATER)
}

/// The kinds of [`frames::LATER`], as soon as they are there.
///
/// # Errors
/// When the network, or the server, does not give the file.
#[cfg(feature = "split")]
pub async fn kinds() -> Result<&'static [FrameKind], NotFetched> {
    let Kinds(kinds, words) = fetched().await?;
    kit::words::add_english(words);
    Ok(kinds)
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// The list, and the English texts of its kinds, in a shape that the seam accepts.
#[cfg(feature = "split")]
struct Kinds(&'static [FrameKind], &'static str);

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn fetched() -> Result<Kinds, NotFetched> {
    frames::video_config::bring();
    Ok(Kinds(frames::LATER, kit::words::LATER))
}
