//! The machine against a model of a bucket: parts and answers are lost, late and doubled, uploads vanish; in the end the parts were
//! joined, once, and are the recording.

use super::{
    Upload, UploadAnswer, UploadEvent, UploadMeta, UploadRequest, number_at, stored_bytes,
};
use crate::chance::Chance;
use std::collections::BTreeMap;

#[derive(Default)]
struct Bucket {
    /// Of the upload that is open: number of the part, and the bytes of the recording it has.
    parts: Option<BTreeMap<u64, (u64, u64)>>,
    begun: u32,
    /// Length of the object, once there is one.
    object: Option<u64>,
}

impl Bucket {
    fn take(&mut self, request: &UploadRequest, whole: Option<u64>, trouble: u64) -> UploadAnswer {
        let busy = Some(503);
        match request {
            UploadRequest::Create { .. } if trouble == 0 => {
                UploadAnswer::CreateFailed { status: busy }
            }
            UploadRequest::Create { .. } => {
                self.begun += 1;
                self.parts = Some(BTreeMap::new());
                UploadAnswer::Created {
                    location: format!("bucket:{}", self.begun),
                }
            }
            UploadRequest::Head { location, .. } => match self.open(location) {
                _ if trouble == 1 => UploadAnswer::HeadFailed { status: busy },
                Some(parts) => {
                    let in_order = parts.iter().zip(1..).take_while(|(part, at)| part.0 == at);
                    let sizes: Vec<u64> = in_order.map(|((_, (_, len)), _)| *len).collect();
                    UploadAnswer::HeadAnswered {
                        offset: stored_bytes(&sizes, whole),
                        length: None,
                    }
                }
                None => match self.object.filter(|object| Some(*object) == whole) {
                    Some(offset) => UploadAnswer::HeadAnswered {
                        offset,
                        length: None,
                    },
                    None => UploadAnswer::HeadFailed { status: Some(404) },
                },
            },
            UploadRequest::Patch {
                location,
                offset,
                len,
                final_length,
                ..
            } => {
                if trouble == 2 && self.object.is_none() {
                    self.parts = None;
                }
                let (offset, len, last) = (*offset, *len, *final_length);
                let failed = |status| UploadAnswer::PatchFailed { status };
                let done = UploadAnswer::Patched {
                    offset: offset + len,
                };
                let Some(parts) = self.open(location) else {
                    return match last {
                        Some(bytes) if self.object == Some(bytes) => done,
                        _ => failed(Some(404)),
                    };
                };
                if len > 0 {
                    parts.insert(number_at(offset), (offset, len));
                }
                if trouble == 3 {
                    return failed(Some(500));
                }
                if let Some(bytes) = last {
                    let mut end = 0;
                    for (from, len) in parts.values() {
                        if *from != end {
                            return failed(Some(409));
                        }
                        end += len;
                    }
                    if end != bytes {
                        return failed(Some(409));
                    }
                    self.object = Some(bytes);
                    self.parts = None;
                }
                done
            }
            UploadRequest::Receipt { .. } => UploadAnswer::Receipted,
            other => unreachable!("not for the bucket: {other:?}"),
        }
    }

    fn open(&mut self, location: &str) -> Option<&mut BTreeMap<u64, (u64, u64)>> {
        let is_latest = location == format!("bucket:{}", self.begun);
        self.parts.as_mut().filter(|_| is_latest)
    }
}

fn assert_joined_once(seed: u64) {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (mut upload, mut bucket) = (Upload::new(UploadMeta::default()), Bucket::default());
    let chunks = 1 + chance.below(30);
    let (mut given, mut total, mut now) = (0, 0, 0.0);
    let mut events = vec![UploadEvent::Begun];
    for step in 0..5_000 {
        if given <= chunks && chance.below(2) == 0 {
            let bytes = 1 + chance.below(3 << 20);
            events.push(if given == chunks {
                UploadEvent::Closed { duration_millis: 5 }
            } else {
                total += bytes;
                UploadEvent::Appended { bytes }
            });
            given += 1;
        }
        if events.is_empty() {
            continue;
        }
        // Recorder's events keep their order; what the network says comes when it comes.
        let event = events.remove(0);
        now += 1.0;
        for request in upload.handle(now, event, 0.5) {
            let number = match &request {
                UploadRequest::Finished => {
                    assert_eq!(bucket.object, Some(total), "seed {seed}");
                    assert_eq!(upload.owed_bytes(), 0, "seed {seed}");
                    return;
                }
                UploadRequest::GaveUp { .. } | UploadRequest::Terminate { .. } => {
                    panic!("seed {seed}: {request:?}")
                }
                UploadRequest::Wait { number, .. } => {
                    events.push(UploadEvent::TimerFired { number: *number });
                    continue;
                }
                UploadRequest::Create { number }
                | UploadRequest::Head { number, .. }
                | UploadRequest::Patch { number, .. }
                | UploadRequest::Receipt { number, .. } => *number,
            };
            let whole = upload.is_closed().then_some(upload.total_bytes());
            let trouble = if step > 4_000 { 9 } else { chance.below(9) };
            let mut answer = bucket.take(&request, whole, trouble);
            if trouble == 4 {
                // The bucket did it, and the answer is lost.
                answer = match request {
                    UploadRequest::Create { .. } => UploadAnswer::CreateFailed { status: None },
                    UploadRequest::Patch { .. } => UploadAnswer::PatchFailed { status: None },
                    UploadRequest::Head { .. } => UploadAnswer::HeadFailed { status: None },
                    _ => answer,
                };
            }
            if trouble == 5 {
                let answer = answer.clone();
                events.push(UploadEvent::Answered { number, answer });
            }
            events.push(UploadEvent::Answered { number, answer });
        }
    }
    panic!("seed {seed}: not finished: {upload:?}");
}

#[test]
fn whatever_the_bucket_does_it_ends_with_the_recording() {
    for seed in 0..300 {
        assert_joined_once(seed);
    }
}
