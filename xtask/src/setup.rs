//! Installs what is missing, and nothing on a second run.

use crate::needs;
use crate::place::{Place, announce_removed_flags};
use crate::system;
use anyhow::Result;

/// What the tools are for; tests need a browser as well.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    Start,
    Test,
    /// Checks that need neither a browser nor the release build.
    FastTest,
}

/// Goes through everything the purpose needs.
///
/// # Errors
/// When something cannot be installed; the message says what to install by hand.
pub(crate) fn run(place: &Place, purpose: For) -> Result<()> {
    println!(
        "setup (tools of this project are kept in {})",
        place.tools.display()
    );
    announce_removed_flags();
    needs::wasm_target(place)?;
    if purpose != For::Start {
        needs::component(place, "rustfmt", "fmt")?;
        needs::component(place, "clippy", "clippy")?;
    }
    match purpose {
        For::FastTest => return Ok(()),
        For::Start => system::install(place, &[&system::FFMPEG])?,
        For::Test => {
            let wanted = [&system::FFMPEG, &system::BROWSER, &system::HELPERS];
            system::install(place, &wanted)?;
            system::wish(place, &system::NODE);
            system::wish(place, &system::FIREFOX);
            needs::geckodriver(place);
        }
    }
    needs::wasm_bindgen(place)?;
    needs::trunk(place)?;
    needs::wasm_opt(place)
}
