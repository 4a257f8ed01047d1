//! How an upload ends: by a receipt, empty, withdrawn, or by a later visit.

use super::*;
use crate::upload::CONTENT_MISMATCH;

#[test]
fn a_recording_without_bytes_is_given_up_and_its_upload_is_taken_back() {
    let closed = UploadEvent::Closed { duration_millis: 5 };
    let gave_up = UploadRequest::GaveUp { loss: Loss::Empty };
    let terminate = UploadRequest::Terminate {
        location: "/u".into(),
    };
    let mut run = Run::opened();
    assert_eq!(
        run.events(closed.clone()),
        [terminate.clone(), gave_up.clone()]
    );
    // The server's answer to the creation comes after the end.
    let mut run = Run::new();
    run.event(UploadEvent::Begun);
    assert_eq!(run.events(closed), [gave_up]);
    let late = run.answer(UploadAnswer::Created {
        location: "/u".into(),
    });
    assert_eq!(late, Some(terminate));
}

#[test]
fn a_refused_receipt_leads_to_what_is_missing() {
    let mut run = Run::stored();
    assert!(matches!(
        run.receipt_failed(409, "incomplete"),
        Some(UploadRequest::Head { .. })
    ));
    let rest = run.answer(UploadAnswer::HeadAnswered {
        offset: 4,
        length: Some(10),
    });
    assert_eq!(patch(rest), (4, 6, Some(10), Some(7)));
    run.answer(UploadAnswer::Patched { offset: 10 });
    let again = run.receipt_failed(409, "incomplete");
    assert!(
        matches!(again, Some(UploadRequest::Wait { .. })),
        "no circle without a pause: {again:?}"
    );
    assert!(matches!(run.timer(), Some(UploadRequest::Head { .. })));
}

#[test]
fn a_receipt_without_an_answer_is_handed_in_again() {
    let mut run = Run::stored();
    let lost = run.answer(UploadAnswer::ReceiptFailed {
        status: None,
        code: String::new(),
    });
    assert!(matches!(lost, Some(UploadRequest::Wait { .. })));
    let number = number(run.last.as_ref().unwrap());
    assert!(is_receipt(run.timer().as_ref()));
    let late = run.event(UploadEvent::Answered {
        number,
        answer: UploadAnswer::Receipted,
    });
    assert_eq!(late, None, "an answer to the one before");
    let busy = run.receipt_failed(503, "");
    assert!(matches!(busy, Some(UploadRequest::Wait { .. })));
    run.timer();
    assert_eq!(
        run.answer(UploadAnswer::Receipted),
        Some(UploadRequest::Finished)
    );
}

#[test]
fn other_bytes_are_sent_anew_three_times_and_then_told() {
    let mut run = Run::stored();
    for _ in 0..3 {
        let anew = run.receipt_failed(409, CONTENT_MISMATCH);
        assert!(matches!(anew, Some(UploadRequest::Create { .. })));
        let whole = run.answer(UploadAnswer::Created {
            location: "/u".into(),
        });
        assert_eq!(patch(whole), (0, 10, Some(10), Some(7)));
        run.answer(UploadAnswer::Patched { offset: 10 });
    }
    let gave_up = UploadRequest::GaveUp {
        loss: Loss::Mismatch,
    };
    assert_eq!(run.receipt_failed(409, CONTENT_MISMATCH), Some(gave_up));
}

#[test]
fn an_upload_that_is_forgotten_before_its_receipt_is_created_anew_with_pauses() {
    let mut run = Run::stored();
    let anew = run.receipt_failed(404, "");
    assert!(matches!(anew, Some(UploadRequest::Create { .. })));
    run.answer(UploadAnswer::Created {
        location: "/u".into(),
    });
    run.answer(UploadAnswer::Patched { offset: 10 });
    let again = run.receipt_failed(404, "");
    assert!(matches!(again, Some(UploadRequest::Wait { .. })));
    assert!(matches!(run.timer(), Some(UploadRequest::Create { .. })));
}

#[test]
fn a_later_visit_goes_on_where_the_server_stands_or_begins_anew() {
    let recovered = |location: Option<&str>, bytes| Run {
        upload: Upload::recovered(
            UploadMeta::default(),
            location.map(str::to_owned),
            bytes,
            700,
        ),
        ..Run::new()
    };
    let mut run = recovered(Some("/u"), 50);
    let head = run.event(UploadEvent::Begun);
    assert!(matches!(head, Some(UploadRequest::Head { .. })));
    let rest = run.answer(UploadAnswer::HeadAnswered {
        offset: 20,
        length: None,
    });
    assert_eq!(patch(rest), (20, 30, Some(50), Some(700)));

    let mut run = recovered(Some("/u"), 50);
    run.event(UploadEvent::Begun);
    let anew = run.answer(UploadAnswer::HeadFailed { status: Some(404) });
    assert!(matches!(anew, Some(UploadRequest::Create { .. })));

    let mut run = recovered(None, 50);
    let create = run.event(UploadEvent::Begun);
    assert!(matches!(create, Some(UploadRequest::Create { .. })));

    // The rest of it was in memory, and was sent before the page went away.
    let mut run = recovered(Some("/u"), 50);
    run.event(UploadEvent::Begun);
    let more = run.answer(UploadAnswer::HeadAnswered {
        offset: 60,
        length: None,
    });
    let loss = Loss::SentBefore;
    assert_eq!(more, Some(UploadRequest::GaveUp { loss }));

    let mut run = recovered(Some("/u"), 0);
    assert_eq!(
        run.events(UploadEvent::Begun),
        [
            UploadRequest::Terminate {
                location: "/u".into()
            },
            UploadRequest::GaveUp { loss: Loss::Empty }
        ]
    );
}

#[test]
fn what_the_family_withdraws_is_deleted_at_the_server_also_when_it_opens_late() {
    let terminate = UploadRequest::Terminate {
        location: "/u".into(),
    };
    let gave_up = UploadRequest::GaveUp {
        loss: Loss::Withdrawn,
    };
    let mut run = Run::opened();
    run.append(100);
    assert_eq!(
        run.events(UploadEvent::Withdrawn),
        [terminate.clone(), gave_up.clone()]
    );
    let mut run = Run::new();
    run.event(UploadEvent::Begun);
    run.event(UploadEvent::Appended { bytes: 100 });
    assert_eq!(run.events(UploadEvent::Withdrawn), [gave_up]);
    let late = run.answer(UploadAnswer::Created {
        location: "/u".into(),
    });
    assert_eq!(late, Some(terminate));
}

#[test]
fn a_server_that_asks_for_bytes_that_memory_let_go_cannot_be_served() {
    let mut run = Run::opened();
    run.append(3 * MIB);
    run.answer(UploadAnswer::Patched { offset: MIB });
    run.event(UploadEvent::Trimmed { before: MIB });
    run.answer(UploadAnswer::PatchFailed { status: Some(404) });
    let created = UploadAnswer::Created {
        location: "/v".into(),
    };
    let number = number(run.last.as_ref().unwrap());
    let answered = UploadEvent::Answered {
        number,
        answer: created,
    };
    assert_eq!(
        run.events(answered),
        [
            UploadRequest::Terminate {
                location: "/v".into()
            },
            UploadRequest::GaveUp { loss: Loss::Gone }
        ]
    );
}
