//! The machine itself.

mod failing;

use super::{
    Loss, MAX_PATCH_BYTES, SLICE_BYTES, SLICE_MILLIS, UploadAnswer, UploadEvent, UploadMeta,
    UploadRequest, UploadState, parts,
};

/// A PATCH that is refused as too large at this size will be refused at any size.
const SMALLEST_PATCH_BYTES: u64 = 4096;
/// A slow line is met with smaller parts, but never smaller than this.
const SLOW_LINE_BYTES: u64 = 64 * 1024;

/// So many failures in a row take four seconds and more.
const FAILURES_TO_TELL: u32 = 4;
/// How often a recording is sent anew because the server got other bytes.
const MOST_MISMATCHES: u32 = 3;

/// What to do when a wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Create,
    Head,
    Receipt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    New,
    Creating,
    Idle,
    Gathering,
    Patching { offset: u64, len: u64, last: bool },
    Asking,
    Receipting,
    Waiting(Next),
    Finished,
    GaveUp(Loss),
}

/// One recording's upload.
#[derive(Clone, Debug)]
pub struct Upload {
    meta: UploadMeta,
    step: Step,
    /// The number of the request under way.
    number: u32,
    location: Option<String>,
    total_bytes: u64,
    stored_bytes: u64,
    /// What stands before this place is not held any more.
    held_from: u64,
    /// When the oldest of the bytes came that no request has carried yet.
    unsent_since_millis: Option<f64>,
    closed_millis: Option<u64>,
    /// An earlier visit recorded it.
    recovered: bool,
    failures: u32,
    /// Refused receipts; stored bytes do not take these back, or an upload could go in circles without a pause.
    refused_receipts: u32,
    mismatches: u32,
    last_status: Option<u16>,
    /// The server wants to be asked again after so long; counts for the failure that is told next.
    told_secs: Option<u32>,
    trouble_since_millis: Option<f64>,
    /// The server has told that it holds the whole recording.
    complete_at_server: bool,
    /// The most the server takes in one request.
    ceiling_bytes: u64,
    /// The most to send in one request just now.
    part_bytes: u64,
}

impl Upload {
    /// An upload that has not begun.
    pub fn new(meta: UploadMeta) -> Self {
        Self {
            meta,
            step: Step::New,
            number: 0,
            location: None,
            total_bytes: 0,
            stored_bytes: 0,
            held_from: 0,
            unsent_since_millis: None,
            closed_millis: None,
            recovered: false,
            failures: 0,
            refused_receipts: 0,
            mismatches: 0,
            last_status: None,
            told_secs: None,
            trouble_since_millis: None,
            complete_at_server: false,
            ceiling_bytes: MAX_PATCH_BYTES,
            part_bytes: MAX_PATCH_BYTES,
        }
    }

    /// One that an earlier visit left behind; its end is known. `Begun` sets it off.
    pub fn recovered(
        meta: UploadMeta,
        location: Option<String>,
        bytes: u64,
        duration_millis: u64,
    ) -> Self {
        Self {
            location,
            total_bytes: bytes,
            closed_millis: Some(duration_millis),
            recovered: true,
            ..Self::new(meta)
        }
    }

    /// What the server is told about the recording.
    pub fn meta(&self) -> &UploadMeta {
        &self.meta
    }

    /// Bytes recorded so far.
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }

    /// Bytes the server has acknowledged.
    pub fn sent_bytes(&self) -> u64 {
        self.stored_bytes
    }

    /// Bytes that are recorded and not acknowledged; 0 once the upload has ended, well or not.
    pub fn owed_bytes(&self) -> u64 {
        if self.is_over() {
            0
        } else {
            self.total_bytes.saturating_sub(self.stored_bytes)
        }
    }

    /// Whether the server does not hold the recording whole, or does not know yet that it does.
    pub fn is_owed(&self) -> bool {
        self.total_bytes > 0 && !self.is_over()
    }

    /// Whether the recorder has given everything.
    pub fn is_closed(&self) -> bool {
        self.closed_millis.is_some()
    }

    /// Whether the upload has ended, well or not.
    pub fn is_over(&self) -> bool {
        matches!(self.step, Step::Finished | Step::GaveUp(_))
    }

    /// Whether an earlier visit recorded it.
    pub fn is_recovered(&self) -> bool {
        self.recovered
    }

    /// The upload's address, once the server has opened it.
    pub fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }

    /// Whether trying again has not helped for some seconds.
    pub fn is_in_trouble(&self) -> bool {
        self.failures >= FAILURES_TO_TELL
    }

    /// Failures in a row, 0 while all is well.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// The HTTP status of the last failure; `None` when there was no answer or no failure.
    pub fn last_status(&self) -> Option<u16> {
        self.last_status
    }

    /// Whether the family should hear that bytes are owed: the server refuses them, or trying again has not helped for some seconds.
    pub fn needs_family(&self) -> bool {
        self.is_owed()
            && (self.is_in_trouble()
                || self.failures > 0 && matches!(self.last_status, Some(401 | 403 | 413 | 507)))
    }

    /// When the present trouble began, on the monotonic clock.
    pub fn trouble_since_millis(&self) -> Option<f64> {
        self.trouble_since_millis
    }

    /// Whether it goes to a bucket, in parts of fixed sizes.
    pub(super) fn is_in_parts(&self) -> bool {
        self.location.as_deref().is_some_and(parts::is_bucket)
    }

    /// Where the upload stands.
    pub fn state(&self) -> UploadState {
        match self.step {
            Step::New | Step::Creating => UploadState::Opening,
            Step::Idle => UploadState::UpToDate,
            Step::Gathering => UploadState::Gathering,
            Step::Patching { .. } | Step::Asking | Step::Receipting => UploadState::Sending,
            Step::Waiting(_) => UploadState::Waiting,
            Step::Finished => UploadState::Finished,
            Step::GaveUp(_) => UploadState::GaveUp,
        }
    }

    /// Takes one event; `jitter` is a random number from 0 to 1 that spreads the waits.
    pub fn handle(
        &mut self,
        now_mono_millis: f64,
        event: UploadEvent,
        jitter: f64,
    ) -> Vec<UploadRequest> {
        if self.is_over() {
            return self.late(event);
        }
        match event {
            UploadEvent::Begun if self.step == Step::New => match self.total_bytes {
                0 if self.recovered => self.give_up(Loss::Empty),
                _ => self.head(),
            },
            UploadEvent::Appended { bytes } => {
                if self.is_closed() {
                    return Vec::new();
                }
                self.total_bytes += bytes;
                self.unsent_since_millis.get_or_insert(now_mono_millis);
                self.send_if_idle(now_mono_millis)
            }
            UploadEvent::Trimmed { before } => {
                self.held_from = before;
                Vec::new()
            }
            UploadEvent::Closed { duration_millis } => self.close(duration_millis, now_mono_millis),
            UploadEvent::ToldToWait { secs } => {
                self.told_secs = Some(secs);
                Vec::new()
            }
            UploadEvent::Answered { number, answer } if number == self.number => {
                let requests = self.answered(answer, now_mono_millis, jitter);
                self.told_secs = None;
                requests
            }
            UploadEvent::TimerFired { number } if number == self.number => {
                self.wake(now_mono_millis)
            }
            UploadEvent::Online => self.wake(now_mono_millis),
            UploadEvent::LetGo => self.give_up(Loss::Left),
            UploadEvent::Withdrawn => self.give_up(Loss::Withdrawn),
            // Begun twice, or the outcome of a request that was given up.
            UploadEvent::Begun | UploadEvent::Answered { .. } | UploadEvent::TimerFired { .. } => {
                Vec::new()
            }
        }
    }

    fn close(&mut self, duration_millis: u64, now: f64) -> Vec<UploadRequest> {
        if self.is_closed() {
            return Vec::new();
        }
        self.closed_millis = Some(duration_millis);
        if self.total_bytes == 0 {
            return self.give_up(Loss::Empty);
        }
        self.send_if_idle(now)
    }

    fn answered(&mut self, answer: UploadAnswer, now: f64, jitter: f64) -> Vec<UploadRequest> {
        match (self.step, answer) {
            (Step::Creating, UploadAnswer::Created { location }) => {
                // Only stored bytes end a trouble: a server that opens uploads and forgets them must meet growing waits.
                self.location = Some(location);
                self.stored_bytes = 0;
                self.send(now)
            }
            // There is one of this name. Names hold time and chance, so it is this recording, sent before its spool could be deleted.
            (Step::Creating, UploadAnswer::CreateFailed { status: Some(409) })
                if self.recovered =>
            {
                self.give_up(Loss::SentBefore)
            }
            (Step::Creating, UploadAnswer::CreateFailed { status }) => {
                self.fail(Next::Create, status, now, jitter)
            }
            (Step::Patching { offset, len, last }, UploadAnswer::Patched { offset: stored }) => {
                if stored < offset || stored > offset + len {
                    return self.fail(Next::Head, None, now, jitter);
                }
                if stored == offset && len > 0 {
                    return self.fail(Next::Head, None, now, jitter);
                }
                if stored > offset {
                    self.well();
                }
                self.stored_bytes = stored;
                self.part_bytes = (self.part_bytes * 2).min(self.ceiling_bytes);
                if last && stored == self.total_bytes {
                    self.receipt()
                } else {
                    self.send(now)
                }
            }
            (Step::Patching { len, .. }, UploadAnswer::PatchFailed { status }) => {
                self.patch_failed(len, status, now, jitter)
            }
            (Step::Asking, UploadAnswer::HeadAnswered { offset, length }) => {
                self.resume(offset, length, now)
            }
            (
                Step::Asking,
                UploadAnswer::HeadFailed {
                    status: Some(404 | 410),
                },
            ) => self.create_anew(),
            (Step::Asking, UploadAnswer::HeadFailed { status }) => {
                self.fail(Next::Head, status, now, jitter)
            }
            (Step::Receipting, UploadAnswer::Receipted) => self.finish(),
            (Step::Receipting, UploadAnswer::ReceiptFailed { status, code }) => {
                self.receipt_failed(status, &code, now, jitter)
            }
            // An answer to another kind of request than the one under way.
            _ => Vec::new(),
        }
    }

    /// Goes on from where the server stands.
    fn resume(&mut self, offset: u64, length: Option<u64>, now: f64) -> Vec<UploadRequest> {
        if offset > self.total_bytes {
            // More than was ever recorded: this is not our upload. What was recovered may be only a part: the rest of it was in
            // memory, and the visit before sent that.
            return if self.recovered {
                self.give_up(Loss::SentBefore)
            } else {
                self.create_anew()
            };
        }
        self.stored_bytes = offset;
        // Even then the empty last part is sent: a server that lost its thread after the last byte finishes now, not some day.
        self.complete_at_server =
            self.is_closed() && length == Some(offset) && offset == self.total_bytes;
        self.send(now)
    }

    fn send_if_idle(&mut self, now: f64) -> Vec<UploadRequest> {
        if matches!(self.step, Step::Idle | Step::Gathering) {
            self.send(now)
        } else {
            Vec::new()
        }
    }

    fn send(&mut self, now: f64) -> Vec<UploadRequest> {
        let Some(location) = self.location.clone() else {
            return self.create();
        };
        let offset = self.stored_bytes;
        if offset < self.held_from {
            return self.give_up(Loss::Gone);
        }
        let in_parts = self.is_in_parts();
        let most = if in_parts {
            parts::bytes_at(offset)
        } else {
            self.part_bytes
        };
        let unsent = self.total_bytes - offset;
        let len = unsent.min(most);
        let last = self.is_closed() && offset + len == self.total_bytes;
        if len == 0 && !last {
            self.step = Step::Idle;
            return Vec::new();
        }
        if in_parts && len < most && !self.is_closed() {
            // Only the last part may be smaller. There is no limit of time: what is not sent is on the disk.
            self.step = Step::Gathering;
            return Vec::new();
        }
        let waited = now - self.unsent_since_millis.unwrap_or(now);
        let is_little = unsent < SLICE_BYTES.min(self.part_bytes);
        if is_little && waited < SLICE_MILLIS && !self.is_closed() {
            if self.step == Step::Gathering {
                return Vec::new();
            }
            self.step = Step::Gathering;
            return vec![UploadRequest::Wait {
                number: self.next_number(),
                millis: (SLICE_MILLIS - waited).ceil() as u64,
            }];
        }
        self.unsent_since_millis = (unsent > len).then_some(now);
        self.step = Step::Patching { offset, len, last };
        vec![UploadRequest::Patch {
            number: self.next_number(),
            location,
            offset,
            len,
            final_length: last.then_some(self.total_bytes),
            duration_millis: if last { self.closed_millis } else { None },
        }]
    }

    fn create(&mut self) -> Vec<UploadRequest> {
        self.step = Step::Creating;
        vec![UploadRequest::Create {
            number: self.next_number(),
        }]
    }

    fn create_anew(&mut self) -> Vec<UploadRequest> {
        self.location = None;
        self.stored_bytes = 0;
        self.create()
    }

    fn head(&mut self) -> Vec<UploadRequest> {
        let Some(location) = self.location.clone() else {
            return self.create();
        };
        self.step = Step::Asking;
        vec![UploadRequest::Head {
            number: self.next_number(),
            location,
        }]
    }

    fn receipt(&mut self) -> Vec<UploadRequest> {
        let Some(location) = self.location.clone() else {
            return self.create();
        };
        self.step = Step::Receipting;
        vec![UploadRequest::Receipt {
            number: self.next_number(),
            location,
        }]
    }

    fn wake(&mut self, now: f64) -> Vec<UploadRequest> {
        match self.step {
            Step::Waiting(Next::Create) => self.create_anew(),
            Step::Waiting(Next::Head) => self.head(),
            Step::Waiting(Next::Receipt) => self.receipt(),
            Step::Gathering => {
                // Its own timer may fire a hair early.
                self.unsent_since_millis = Some(f64::NEG_INFINITY);
                self.send(now)
            }
            _ => Vec::new(),
        }
    }

    fn finish(&mut self) -> Vec<UploadRequest> {
        self.well();
        self.step = Step::Finished;
        vec![UploadRequest::Finished]
    }

    fn next_number(&mut self) -> u32 {
        self.number = self.number.wrapping_add(1);
        self.number
    }
}
