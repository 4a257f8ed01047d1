//! Recordings that go to a bucket, in parts.

use super::{MIB, Run, is_wait, patch};
use crate::upload::{Loss, Upload, UploadAnswer, UploadEvent, UploadMeta, UploadRequest};

const PART: u64 = 5 * MIB;

fn opened() -> Run {
    let mut run = Run::new();
    run.event(UploadEvent::Begun);
    let location = "bucket:{}".into();
    run.answer(UploadAnswer::Created { location });
    run
}

#[test]
fn whole_parts_go_out_at_once_and_the_last_when_the_recording_ends() {
    let mut run = opened();
    assert_eq!(run.event(UploadEvent::Appended { bytes: MIB }), None);
    assert_eq!(run.event(UploadEvent::Online), None);
    let first = run.event(UploadEvent::Appended { bytes: 5 * MIB });
    assert_eq!(patch(first), (0, PART, None, None));
    assert_eq!(run.answer(UploadAnswer::Patched { offset: PART }), None);
    assert_eq!(run.upload.owed_bytes(), MIB);
    let last = run.event(UploadEvent::Closed { duration_millis: 9 });
    assert_eq!(patch(last), (PART, MIB, Some(6 * MIB), Some(9)));
    let receipt = run.answer(UploadAnswer::Patched { offset: 6 * MIB });
    assert!(
        matches!(receipt, Some(UploadRequest::Receipt { .. })),
        "{receipt:?}"
    );
}

#[test]
fn a_recording_that_ends_with_a_part_is_still_joined() {
    let mut run = opened();
    run.event(UploadEvent::Appended { bytes: PART });
    assert_eq!(run.answer(UploadAnswer::Patched { offset: PART }), None);
    let last = run.event(UploadEvent::Closed { duration_millis: 9 });
    assert_eq!(patch(last), (PART, 0, Some(PART), Some(9)));
}

#[test]
fn a_part_that_fails_is_sent_again_in_its_size() {
    for status in [None, Some(413), Some(500), Some(503)] {
        let mut run = opened();
        run.event(UploadEvent::Appended { bytes: 7 * MIB });
        let wait = run.answer(UploadAnswer::PatchFailed { status });
        assert!(is_wait(wait.as_ref()), "{status:?}: {wait:?}");
        let head = run.timer();
        assert!(
            matches!(head, Some(UploadRequest::Head { .. })),
            "{status:?}: {head:?}"
        );
        let again = run.answer(UploadAnswer::HeadAnswered {
            offset: 0,
            length: None,
        });
        assert_eq!(patch(again), (0, PART, None, None), "{status:?}");
    }
}

#[test]
fn a_later_visit_goes_on_where_the_bucket_stands() {
    let mut run = Run::new();
    let location = Some("bucket:{}".into());
    run.upload = Upload::recovered(UploadMeta::default(), location, 12 * MIB, 7);
    run.event(UploadEvent::Begun);
    let next = run.answer(UploadAnswer::HeadAnswered {
        offset: PART,
        length: None,
    });
    assert_eq!(patch(next), (PART, PART, None, None));
    let last = run.answer(UploadAnswer::Patched { offset: 2 * PART });
    assert_eq!(patch(last), (2 * PART, 2 * MIB, Some(12 * MIB), Some(7)));
}

#[test]
fn one_that_is_in_the_bucket_already_is_not_sent_twice() {
    let mut run = Run::new();
    run.upload = Upload::recovered(UploadMeta::default(), None, 12, 7);
    run.event(UploadEvent::Begun);
    let end = run.answer(UploadAnswer::CreateFailed { status: Some(409) });
    let loss = Loss::SentBefore;
    assert_eq!(end, Some(UploadRequest::GaveUp { loss }));
}
