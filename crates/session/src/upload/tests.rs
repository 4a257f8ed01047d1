//! One rule of the machine per test.

mod bucket;
mod ending;

use super::backoff::wait_millis;
use super::{
    Loss, Upload, UploadAnswer, UploadEvent, UploadMeta, UploadRequest, UploadState, base64,
};

const MIB: u64 = 1024 * 1024;

fn number(request: &UploadRequest) -> u32 {
    match request {
        UploadRequest::Create { number }
        | UploadRequest::Patch { number, .. }
        | UploadRequest::Head { number, .. }
        | UploadRequest::Receipt { number, .. }
        | UploadRequest::Wait { number, .. } => *number,
        UploadRequest::Finished
        | UploadRequest::GaveUp { .. }
        | UploadRequest::Terminate { .. } => {
            panic!("{request:?} has no number")
        }
    }
}

struct Run {
    upload: Upload,
    last: Option<UploadRequest>,
    now_millis: f64,
}

impl Run {
    fn new() -> Self {
        Self {
            upload: Upload::new(UploadMeta::default()),
            last: None,
            now_millis: 0.0,
        }
    }

    fn event(&mut self, event: UploadEvent) -> Option<UploadRequest> {
        let mut requests = self.events(event);
        assert!(requests.len() <= 1, "one request at a time: {requests:?}");
        let request = requests.pop();
        if request.is_some() {
            self.last.clone_from(&request);
        }
        request
    }

    fn events(&mut self, event: UploadEvent) -> Vec<UploadRequest> {
        self.upload.handle(self.now_millis, event, 0.5)
    }

    /// Bytes that have waited long enough to be sent, however few.
    fn append(&mut self, bytes: u64) -> Option<UploadRequest> {
        match self.event(UploadEvent::Appended { bytes }) {
            Some(UploadRequest::Wait { .. }) => self.timer(),
            other => other,
        }
    }

    fn receipt_failed(&mut self, status: u16, code: &str) -> Option<UploadRequest> {
        self.answer(UploadAnswer::ReceiptFailed {
            status: Some(status),
            code: code.to_owned(),
        })
    }

    fn answer(&mut self, answer: UploadAnswer) -> Option<UploadRequest> {
        let number = number(self.last.as_ref().unwrap());
        self.event(UploadEvent::Answered { number, answer })
    }

    fn timer(&mut self) -> Option<UploadRequest> {
        let number = number(self.last.as_ref().unwrap());
        self.event(UploadEvent::TimerFired { number })
    }

    /// Ten bytes are stored and the recording is closed; the receipt is on its way.
    fn stored() -> Self {
        let mut run = Self::opened();
        run.append(10);
        run.answer(UploadAnswer::Patched { offset: 10 });
        run.event(UploadEvent::Closed { duration_millis: 7 });
        let receipt = run.answer(UploadAnswer::Patched { offset: 10 });
        assert!(is_receipt(receipt.as_ref()), "{receipt:?}");
        run
    }

    fn opened() -> Self {
        let mut run = Self::new();
        run.event(UploadEvent::Begun);
        run.answer(UploadAnswer::Created {
            location: "/u".into(),
        });
        run
    }
}

fn is_receipt(request: Option<&UploadRequest>) -> bool {
    matches!(request, Some(UploadRequest::Receipt { location, .. }) if location == "/u")
}

fn is_wait(request: Option<&UploadRequest>) -> bool {
    matches!(request, Some(UploadRequest::Wait { .. }))
}

fn patch(request: Option<UploadRequest>) -> (u64, u64, Option<u64>, Option<u64>) {
    match request {
        Some(UploadRequest::Patch {
            offset,
            len,
            final_length,
            duration_millis,
            ..
        }) => (offset, len, final_length, duration_millis),
        other => panic!("a patch was expected, not {other:?}"),
    }
}

#[test]
fn chunks_go_out_in_order_and_the_last_part_tells_length_and_duration() {
    let mut run = Run::opened();
    assert_eq!(run.upload.state(), UploadState::UpToDate);
    assert_eq!(patch(run.append(100)), (0, 100, None, None));
    assert_eq!(run.event(UploadEvent::Appended { bytes: 50 }), None);
    assert_eq!(
        run.event(UploadEvent::Closed {
            duration_millis: 2000
        }),
        None
    );
    assert_eq!(run.upload.owed_bytes(), 150);
    assert_eq!(
        patch(run.answer(UploadAnswer::Patched { offset: 100 })),
        (100, 50, Some(150), Some(2000))
    );
    let receipt = run.answer(UploadAnswer::Patched { offset: 150 });
    assert!(is_receipt(receipt.as_ref()), "{receipt:?}");
    assert!(run.upload.is_owed(), "the server has not agreed yet");
    assert_eq!(
        run.answer(UploadAnswer::Receipted),
        Some(UploadRequest::Finished)
    );
    assert_eq!(
        (run.upload.owed_bytes(), run.upload.state()),
        (0, UploadState::Finished)
    );
}

#[test]
fn a_recording_closed_when_all_is_stored_ends_with_an_empty_part() {
    let mut run = Run::opened();
    run.append(10);
    assert_eq!(run.answer(UploadAnswer::Patched { offset: 10 }), None);
    assert_eq!(
        patch(run.event(UploadEvent::Closed { duration_millis: 7 })),
        (10, 0, Some(10), Some(7))
    );
    let receipt = run.answer(UploadAnswer::Patched { offset: 10 });
    assert!(is_receipt(receipt.as_ref()), "{receipt:?}");
}

#[test]
fn little_is_gathered_for_two_seconds_much_is_sent_at_once() {
    let mut run = Run::opened();
    let wait = run.event(UploadEvent::Appended { bytes: 1000 });
    assert!(
        matches!(wait, Some(UploadRequest::Wait { millis: 2000, .. })),
        "{wait:?}"
    );
    assert_eq!(run.upload.state(), UploadState::Gathering);
    run.now_millis = 1000.0;
    assert_eq!(run.event(UploadEvent::Appended { bytes: 1000 }), None);
    assert_eq!(patch(run.timer()), (0, 2000, None, None));
    // What comes while a request is under way is as old as it is when that ends.
    run.event(UploadEvent::Appended { bytes: 1000 });
    run.now_millis = 1500.0;
    let rest = run.answer(UploadAnswer::Patched { offset: 2000 });
    assert!(
        matches!(rest, Some(UploadRequest::Wait { millis: 1500, .. })),
        "{rest:?}"
    );
    let enough = run.event(UploadEvent::Appended { bytes: 256 * 1024 });
    assert_eq!(patch(enough), (2000, 256 * 1024 + 1000, None, None));
}

#[test]
fn the_end_of_a_recording_is_not_gathered() {
    let mut run = Run::opened();
    run.event(UploadEvent::Appended { bytes: 1000 });
    let last = run.event(UploadEvent::Closed { duration_millis: 9 });
    assert_eq!(patch(last), (0, 1000, Some(1000), Some(9)));
}

#[test]
fn parts_stay_below_the_limit_and_shrink_when_the_server_says_too_large() {
    let mut run = Run::opened();
    assert_eq!(patch(run.append(3 * MIB)).1, MIB);
    assert!(matches!(
        run.answer(UploadAnswer::PatchFailed { status: Some(413) }),
        Some(UploadRequest::Head { .. })
    ));
    let half = run.answer(UploadAnswer::HeadAnswered {
        offset: 0,
        length: None,
    });
    assert_eq!(patch(half).1, MIB / 2);
    // Success does not grow beyond what was refused.
    assert_eq!(
        patch(run.answer(UploadAnswer::Patched { offset: MIB / 2 })).1,
        MIB / 2
    );
}

#[test]
fn a_recording_that_is_too_large_is_kept_tried_slowly_and_told() {
    let mut run = Run::opened();
    run.event(UploadEvent::Appended { bytes: 3 * MIB });
    assert!(!run.upload.needs_family());
    for _ in 0..8 {
        run.answer(UploadAnswer::PatchFailed { status: Some(413) });
        run.answer(UploadAnswer::HeadAnswered {
            offset: 0,
            length: None,
        });
    }
    for _ in 0..3 {
        let refused = run.answer(UploadAnswer::PatchFailed { status: Some(413) });
        assert!(
            matches!(refused, Some(UploadRequest::Wait { millis, .. }) if millis >= 20_000),
            "{refused:?}"
        );
        assert!(run.upload.needs_family());
        assert_eq!(run.upload.owed_bytes(), 3 * MIB, "nothing is let go");
        run.timer();
        run.answer(UploadAnswer::HeadAnswered {
            offset: 0,
            length: None,
        });
    }
    // A higher limit: parts grow again, and the family need not know any more.
    let next = run.answer(UploadAnswer::Patched { offset: 4096 });
    assert_eq!(patch(next).1, 8192);
    assert!(!run.upload.needs_family());
}

#[test]
fn what_the_family_lets_go_is_over_whatever_comes_later() {
    let mut run = Run::opened();
    run.append(100);
    run.answer(UploadAnswer::PatchFailed { status: Some(507) });
    let end = run.event(UploadEvent::LetGo);
    assert!(matches!(end, Some(UploadRequest::GaveUp { .. })));
    assert_eq!(run.upload.owed_bytes(), 0);
    assert_eq!(run.event(UploadEvent::Online), None);
}

#[test]
fn a_refused_creation_is_tried_again() {
    let mut run = Run::new();
    run.event(UploadEvent::Begun);
    run.append(10);
    let refused = run.answer(UploadAnswer::CreateFailed { status: Some(413) });
    assert!(matches!(refused, Some(UploadRequest::Wait { .. })));
    assert!(matches!(run.timer(), Some(UploadRequest::Create { .. })));
}

#[test]
fn a_line_that_is_down_is_told_after_some_tries_a_full_server_at_once() {
    let mut run = Run::opened();
    run.append(100);
    run.answer(UploadAnswer::PatchFailed { status: None });
    for _ in 0..3 {
        assert!(!run.upload.needs_family());
        run.timer();
        run.answer(UploadAnswer::HeadFailed { status: None });
    }
    assert!(run.upload.needs_family());
    let mut run = Run::opened();
    run.append(100);
    run.answer(UploadAnswer::PatchFailed { status: Some(507) });
    assert!(run.upload.needs_family());
}

#[test]
fn a_lost_answer_leads_to_head_after_a_wait_and_on_from_the_servers_offset() {
    let mut run = Run::opened();
    run.append(100);
    assert!(matches!(
        run.answer(UploadAnswer::PatchFailed { status: None }),
        Some(UploadRequest::Wait { .. })
    ));
    assert_eq!(
        run.event(UploadEvent::Appended { bytes: 20 }),
        None,
        "a chunk does not break the wait"
    );
    assert!(matches!(run.timer(), Some(UploadRequest::Head { .. })));
    let next = run.answer(UploadAnswer::HeadAnswered {
        offset: 60,
        length: None,
    });
    assert_eq!(patch(next), (60, 60, None, None));
}

#[test]
fn the_network_coming_back_ends_a_wait() {
    let mut run = Run::opened();
    run.append(100);
    run.answer(UploadAnswer::PatchFailed { status: None });
    let wait = number(run.last.as_ref().unwrap());
    assert!(matches!(
        run.event(UploadEvent::Online),
        Some(UploadRequest::Head { .. })
    ));
    assert_eq!(
        run.event(UploadEvent::TimerFired { number: wait }),
        None,
        "the old timer is stale"
    );
}

#[test]
fn a_conflict_asks_at_once_and_waits_when_asking_does_not_help() {
    for status in [409, 460] {
        let mut run = Run::opened();
        run.append(100);
        let failed = UploadAnswer::PatchFailed {
            status: Some(status),
        };
        assert!(matches!(
            run.answer(failed.clone()),
            Some(UploadRequest::Head { .. })
        ));
        run.answer(UploadAnswer::HeadAnswered {
            offset: 0,
            length: None,
        });
        assert!(matches!(
            run.answer(failed),
            Some(UploadRequest::Wait { .. })
        ));
    }
}

#[test]
fn a_forgotten_upload_is_created_anew_and_sent_from_the_start() {
    let mut run = Run::opened();
    run.append(100);
    run.answer(UploadAnswer::Patched { offset: 100 });
    run.append(100);
    assert!(matches!(
        run.answer(UploadAnswer::PatchFailed { status: Some(404) }),
        Some(UploadRequest::Create { .. })
    ));
    let again = run.answer(UploadAnswer::Created {
        location: "/v".into(),
    });
    assert_eq!(patch(again), (0, 200, None, None));
    assert!(
        matches!(
            run.answer(UploadAnswer::PatchFailed { status: Some(410) }),
            Some(UploadRequest::Wait { .. })
        ),
        "the second time in a row there is a pause"
    );
}

#[test]
fn a_full_disk_and_a_refusal_are_tried_again_for_ever_the_refusal_slowly() {
    let mut run = Run::opened();
    run.append(100);
    let wait = |request| match request {
        Some(UploadRequest::Wait { millis, .. }) => millis,
        other => panic!("{other:?}"),
    };
    assert!(wait(run.answer(UploadAnswer::PatchFailed { status: Some(507) })) <= 500);
    run.timer();
    assert!(wait(run.answer(UploadAnswer::HeadFailed { status: Some(403) })) >= 20_000);
    for _ in 0..1000 {
        run.timer();
        assert!(wait(run.answer(UploadAnswer::HeadFailed { status: Some(503) })) <= 30_000);
    }
    assert_eq!(run.upload.failures(), 1002);
    assert_eq!(run.upload.trouble_since_millis(), Some(0.0));
}

#[test]
fn after_a_lost_last_answer_the_last_part_is_sent_again_and_its_refusal_by_a_complete_upload_is_the_end()
 {
    let mut run = Run::opened();
    run.append(100);
    run.answer(UploadAnswer::Patched { offset: 100 });
    run.event(UploadEvent::Closed { duration_millis: 9 });
    run.answer(UploadAnswer::PatchFailed { status: None });
    run.timer();
    let last = run.answer(UploadAnswer::HeadAnswered {
        offset: 100,
        length: Some(100),
    });
    assert_eq!(patch(last), (100, 0, Some(100), Some(9)));
    let end = run.answer(UploadAnswer::PatchFailed { status: Some(400) });
    assert!(is_receipt(end.as_ref()), "{end:?}");
}

#[test]
fn waits_grow_from_half_a_second_to_thirty() {
    assert_eq!(wait_millis(1, 1.0), 500);
    assert_eq!(wait_millis(3, 0.0), 2000);
    assert_eq!(wait_millis(3, 1.0), 1500);
    assert_eq!(wait_millis(400, 0.0), 30_000);
}

#[test]
fn a_server_that_says_when_is_asked_then() {
    let wait = |request: Option<UploadRequest>| match request {
        Some(UploadRequest::Wait { millis, .. }) => millis,
        other => panic!("{other:?}"),
    };
    let mut run = Run::opened();
    run.append(600_000);
    run.event(UploadEvent::ToldToWait { secs: 3 });
    let told = wait(run.answer(UploadAnswer::PatchFailed { status: Some(429) }));
    assert!((3000..=3750).contains(&told), "{told}");
    run.timer();
    let usual = wait(run.answer(UploadAnswer::HeadFailed { status: Some(429) }));
    assert!(usual >= 20_000, "it said nothing this time: {usual}");
    run.timer();
    run.event(UploadEvent::ToldToWait { secs: 86_400 });
    let longest = wait(run.answer(UploadAnswer::HeadFailed { status: Some(503) }));
    assert!(longest <= 150_000, "{longest}");
}

#[test]
fn metadata_is_base64_by_the_standard() {
    let cases = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foobar", "Zm9vYmFy"),
        ("ä€", "w6Tigqw="),
    ];
    for (plain, encoded) in cases {
        assert_eq!(base64(plain.as_bytes()), encoded);
    }
    let meta = UploadMeta {
        name: "a".into(),
        extension: "webm".into(),
        study: "s".into(),
        ..UploadMeta::default()
    };
    assert_eq!(meta.header(), "filename YS53ZWJt,study cw==");
}
