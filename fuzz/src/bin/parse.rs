//! Any text as a protocol: read as a researcher's file, and as one line of the exchange format.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::StudySource;
use protocol::script::NoScripts;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(study) = StudySource::from_text(&text) {
        fuzz::unfold(&study, 1);
    }
    let answer = protocol::jsonl::expand_case(&text, &mut NoScripts);
    assert!(
        answer.starts_with('{') && !answer.contains('\n'),
        "one line of JSON: {answer}"
    );
});
