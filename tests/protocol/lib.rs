//! Nothing but tests, in `tests/`; they run in a browser.
