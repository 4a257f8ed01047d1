//! The machine against a model of server and network: requests and answers are lost, late and doubled, the server restarts,
//! forgets uploads, runs out of disk and refuses receipts; in the end it must hold exactly the recorded bytes, and have said so.

use super::{CONTENT_MISMATCH, Upload, UploadAnswer, UploadEvent, UploadMeta, UploadRequest};
use crate::chance::Chance;
use std::collections::BTreeMap;

/// The byte a recording has at a place.
fn byte(at: u64) -> u8 {
    (at.wrapping_mul(2_654_435_761) >> 13) as u8
}

#[derive(Default)]
struct Stored {
    bytes: Vec<u8>,
    length: Option<u64>,
    duration_millis: Option<u64>,
    receipted: bool,
}

#[derive(Default)]
struct Server {
    uploads: BTreeMap<String, Stored>,
    created: u32,
    mismatches: u32,
}

impl Server {
    fn take(&mut self, request: &UploadRequest, chance: &mut Chance, calm: bool) -> UploadAnswer {
        let trouble = if calm { 100 } else { chance.below(24) };
        match request {
            UploadRequest::Create { .. } => {
                if trouble == 0 {
                    return UploadAnswer::CreateFailed { status: Some(507) };
                }
                self.created += 1;
                let location = format!("/ingest/{}", self.created);
                self.uploads.insert(location.clone(), Stored::default());
                UploadAnswer::Created { location }
            }
            UploadRequest::Head { location, .. } => match self.uploads.get(location) {
                _ if trouble == 1 => UploadAnswer::HeadFailed { status: Some(503) },
                Some(stored) => UploadAnswer::HeadAnswered {
                    offset: stored.bytes.len() as u64,
                    length: stored.length,
                },
                None => UploadAnswer::HeadFailed { status: Some(404) },
            },
            UploadRequest::Patch {
                location,
                offset,
                len,
                final_length,
                duration_millis,
                ..
            } => {
                self.forget(location, trouble);
                let Some(stored) = self.uploads.get_mut(location) else {
                    return UploadAnswer::PatchFailed { status: Some(404) };
                };
                if *offset != stored.bytes.len() as u64 {
                    return UploadAnswer::PatchFailed { status: Some(409) };
                }
                if *len > 40_000 && trouble == 3 {
                    return UploadAnswer::PatchFailed { status: Some(413) };
                }
                // Disk full or a restart in the middle: a part of the bytes is kept, the answer is an error or none.
                let kept = if matches!(trouble, 4 | 5) {
                    chance.below(len + 1)
                } else {
                    *len
                };
                stored.bytes.extend((*offset..offset + kept).map(byte));
                match trouble {
                    4 => return UploadAnswer::PatchFailed { status: Some(507) },
                    5 => return UploadAnswer::PatchFailed { status: None },
                    6 => return UploadAnswer::PatchFailed { status: Some(460) },
                    _ => {}
                }
                if final_length.is_some() {
                    stored.length = *final_length;
                    stored.duration_millis = *duration_millis;
                }
                UploadAnswer::Patched {
                    offset: stored.bytes.len() as u64,
                }
            }
            UploadRequest::Receipt { location, .. } => {
                self.forget(location, trouble);
                self.take_receipt(location, trouble)
            }
            UploadRequest::Wait { .. }
            | UploadRequest::Finished
            | UploadRequest::GaveUp { .. }
            | UploadRequest::Terminate { .. } => {
                unreachable!("not for the server")
            }
        }
    }

    /// A server forgets only what it has not agreed to hold.
    fn forget(&mut self, location: &str, trouble: u64) {
        let is_safe = |stored: &Stored| stored.receipted;
        if trouble == 2 && !self.uploads.get(location).is_some_and(is_safe) {
            self.uploads.remove(location);
        }
    }

    fn take_receipt(&mut self, location: &str, trouble: u64) -> UploadAnswer {
        let refuse = |status, code: &str| UploadAnswer::ReceiptFailed {
            status: Some(status),
            code: code.to_owned(),
        };
        let Some(stored) = self.uploads.get_mut(location) else {
            return refuse(404, "not_found");
        };
        if trouble == 7 {
            return refuse(503, "");
        }
        if stored.length != Some(stored.bytes.len() as u64) {
            return refuse(409, "incomplete");
        }
        // Its disk gives back other bytes than it was given; two times at most, then the player would give up.
        if trouble == 8 && !stored.receipted && self.mismatches < 2 {
            self.mismatches += 1;
            return refuse(409, CONTENT_MISMATCH);
        }
        stored.receipted = true;
        UploadAnswer::Receipted
    }
}

struct World {
    upload: Upload,
    server: Server,
    chance: Chance,
    /// Events on their way to the machine, some of them stale or doubled.
    events: Vec<UploadEvent>,
    /// Requests that come to the server after the player has stopped waiting for them.
    stray: Vec<UploadRequest>,
    under_way: Option<u32>,
    finished: bool,
    location: String,
    now: f64,
}

impl World {
    fn feed(&mut self, event: UploadEvent, calm: bool) {
        self.now += 1.0;
        if let UploadEvent::Answered { number, .. } | UploadEvent::TimerFired { number } = &event
            && self.under_way == Some(*number)
        {
            self.under_way = None;
        }
        // These may end a wait before its time.
        let online = matches!(
            event,
            UploadEvent::Online | UploadEvent::Appended { .. } | UploadEvent::Closed { .. }
        );
        let jitter = self.chance.below(100) as f64 / 99.0;
        for request in self.upload.handle(self.now, event, jitter) {
            self.carry_out(request, online, calm);
        }
    }

    fn carry_out(&mut self, request: UploadRequest, replaces_wait: bool, calm: bool) {
        let number = match &request {
            UploadRequest::Finished => {
                self.finished = true;
                return;
            }
            UploadRequest::GaveUp { .. } | UploadRequest::Terminate { .. } => {
                panic!("{request:?}")
            }
            UploadRequest::Wait { number, millis } => {
                // What is gathered may have waited already.
                assert!((1..=30_000).contains(millis), "waits {millis} ms");
                self.events
                    .push(UploadEvent::TimerFired { number: *number });
                *number
            }
            UploadRequest::Create { number } | UploadRequest::Head { number, .. } => *number,
            UploadRequest::Patch {
                number, location, ..
            }
            | UploadRequest::Receipt { number, location } => {
                self.location.clone_from(location);
                *number
            }
        };
        assert!(
            self.under_way.is_none() || replaces_wait,
            "two requests under way"
        );
        self.under_way = Some(number);
        if matches!(request, UploadRequest::Wait { .. }) {
            return;
        }
        let none = match &request {
            UploadRequest::Create { .. } => UploadAnswer::CreateFailed { status: None },
            UploadRequest::Patch { .. } => UploadAnswer::PatchFailed { status: None },
            UploadRequest::Receipt { .. } => UploadAnswer::ReceiptFailed {
                status: None,
                code: String::new(),
            },
            _ => UploadAnswer::HeadFailed { status: None },
        };
        let fate = if calm { 100 } else { self.chance.below(12) };
        let answer = match fate {
            0 => none,
            1 => {
                // The player gives up on it; it reaches the server later.
                self.stray.push(request);
                none
            }
            2 => {
                // The server did it; the answer came too late.
                let late = self.server.take(&request, &mut self.chance, calm);
                self.events.push(UploadEvent::Answered {
                    number,
                    answer: none,
                });
                late
            }
            3 => {
                let answer = self.server.take(&request, &mut self.chance, calm);
                self.events.push(UploadEvent::Answered {
                    number,
                    answer: answer.clone(),
                });
                answer
            }
            _ => self.server.take(&request, &mut self.chance, calm),
        };
        self.events.push(UploadEvent::Answered { number, answer });
    }
}

fn assert_all_arrives(seed: u64) {
    let mut world = World {
        upload: Upload::new(UploadMeta::default()),
        server: Server::default(),
        chance: Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
        events: Vec::new(),
        stray: Vec::new(),
        under_way: None,
        finished: false,
        location: String::new(),
        now: 0.0,
    };
    let chunks = 1 + world.chance.below(12);
    let (mut given, mut total) = (0, 0);
    world.feed(UploadEvent::Begun, false);
    for step in 0..20_000 {
        let calm = step > 10_000;
        if world.finished {
            break;
        }
        if !world.stray.is_empty() && world.chance.one_in(4) {
            let at = world.chance.below(world.stray.len() as u64) as usize;
            let late = world.stray.swap_remove(at);
            world.server.take(&late, &mut world.chance, calm);
        }
        if given <= chunks && world.chance.one_in(3) {
            if given == chunks {
                world.feed(
                    UploadEvent::Closed {
                        duration_millis: total,
                    },
                    calm,
                );
            } else {
                let bytes = 1 + world.chance.below(60_000);
                total += bytes;
                world.feed(UploadEvent::Appended { bytes }, calm);
            }
            given += 1;
        } else if world.chance.one_in(40) {
            world.feed(UploadEvent::Online, calm);
        } else if !world.events.is_empty() {
            // Any order: late answers overtake and are overtaken.
            let at = world.chance.below(world.events.len() as u64) as usize;
            let event = world.events.swap_remove(at);
            world.feed(event, calm);
        }
    }
    assert!(
        world.finished,
        "seed {seed}: not finished: {:?}",
        world.upload
    );
    assert_eq!(world.upload.owed_bytes(), 0, "seed {seed}");
    let stored = world
        .server
        .uploads
        .get(&world.location)
        .expect("the upload is there");
    let wanted: Vec<u8> = (0..total).map(byte).collect();
    assert!(
        stored.bytes == wanted,
        "seed {seed}: {} bytes of {total}",
        stored.bytes.len()
    );
    assert_eq!(stored.length, Some(total), "seed {seed}: whole length");
    assert_eq!(
        stored.duration_millis,
        Some(total),
        "seed {seed}: recorded time"
    );
    assert!(stored.receipted, "seed {seed}: no receipt");
}

#[test]
fn whatever_the_network_does_the_server_ends_with_exactly_the_recorded_bytes() {
    for seed in 0..80 {
        assert_all_arrives(seed);
    }
}
