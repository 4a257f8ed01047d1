//! The player: a Leptos app in WebAssembly. Decisions live in `crates/` and `frames/`; here they meet the browser.

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod covers;
#[cfg(target_arch = "wasm32")]
mod driver;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod kinds;
#[cfg(target_arch = "wasm32")]
mod languages;
#[cfg(target_arch = "wasm32")]
mod load;
#[cfg(all(target_arch = "wasm32", feature = "preview"))]
mod preview;
#[cfg(any(target_arch = "wasm32", test))]
mod records;
#[cfg(target_arch = "wasm32")]
mod stage;
#[cfg(all(target_arch = "wasm32", feature = "preview"))]
mod timing;
#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "timing/summary.rs"]
mod timing_summary;

#[cfg(target_arch = "wasm32")]
fn main() {
    app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The player runs in a browser: `cargo xtask start` builds and serves it.");
}
