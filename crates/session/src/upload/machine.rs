//! The machine itself.

use super::backoff::{slow_millis, wait_millis};
use super::{
    EMPTY, MAX_PATCH_BYTES, UploadAnswer, UploadEvent, UploadMeta, UploadRequest, UploadState,
};

/// A PATCH that is refused as too large at this size will be refused at any size.
const SMALLEST_PATCH_BYTES: u64 = 4096;
/// A slow line is met with smaller parts, but never smaller than this.
const SLOW_LINE_BYTES: u64 = 64 * 1024;

/// So many failures in a row take four seconds and more.
const FAILURES_TO_TELL: u32 = 4;

/// What to do when a wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Create,
    Head,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    New,
    Creating,
    Idle,
    Patching { offset: u64, len: u64, last: bool },
    Asking,
    Waiting(Next),
    Finished,
    GaveUp,
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
    closed_millis: Option<u64>,
    failures: u32,
    last_status: Option<u16>,
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
            closed_millis: None,
            failures: 0,
            last_status: None,
            trouble_since_millis: None,
            complete_at_server: false,
            ceiling_bytes: MAX_PATCH_BYTES,
            part_bytes: MAX_PATCH_BYTES,
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
        matches!(self.step, Step::Finished | Step::GaveUp)
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
        self.owed_bytes() > 0
            && (self.failures >= FAILURES_TO_TELL
                || self.failures > 0 && matches!(self.last_status, Some(401 | 403 | 413 | 507)))
    }

    /// When the present trouble began, on the monotonic clock.
    pub fn trouble_since_millis(&self) -> Option<f64> {
        self.trouble_since_millis
    }

    /// Where the upload stands.
    pub fn state(&self) -> UploadState {
        match self.step {
            Step::New | Step::Creating => UploadState::Opening,
            Step::Idle => UploadState::UpToDate,
            Step::Patching { .. } | Step::Asking => UploadState::Sending,
            Step::Waiting(_) => UploadState::Waiting,
            Step::Finished => UploadState::Finished,
            Step::GaveUp => UploadState::GaveUp,
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
            return Vec::new();
        }
        match event {
            UploadEvent::Begun if self.step == Step::New => self.create(),
            UploadEvent::Appended { bytes } => {
                if self.is_closed() {
                    return Vec::new();
                }
                self.total_bytes += bytes;
                self.send_if_idle()
            }
            UploadEvent::Closed { duration_millis } => self.close(duration_millis),
            UploadEvent::Answered { number, answer } if number == self.number => {
                self.answered(answer, now_mono_millis, jitter)
            }
            UploadEvent::TimerFired { number } if number == self.number => self.wake(),
            UploadEvent::Online => self.wake(),
            UploadEvent::LetGo => self.give_up("the family left before it was sent"),
            // Begun twice, or the outcome of a request that was given up.
            UploadEvent::Begun | UploadEvent::Answered { .. } | UploadEvent::TimerFired { .. } => {
                Vec::new()
            }
        }
    }

    fn close(&mut self, duration_millis: u64) -> Vec<UploadRequest> {
        if self.is_closed() {
            return Vec::new();
        }
        self.closed_millis = Some(duration_millis);
        if self.total_bytes == 0 {
            return self.give_up(EMPTY);
        }
        self.send_if_idle()
    }

    fn answered(&mut self, answer: UploadAnswer, now: f64, jitter: f64) -> Vec<UploadRequest> {
        match (self.step, answer) {
            (Step::Creating, UploadAnswer::Created { location }) => {
                // Only stored bytes end a trouble: a server that opens uploads and forgets them must meet growing waits.
                self.location = Some(location);
                self.stored_bytes = 0;
                self.send()
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
                self.well();
                self.stored_bytes = stored;
                self.part_bytes = (self.part_bytes * 2).min(self.ceiling_bytes);
                if last && stored == self.total_bytes {
                    self.finish()
                } else {
                    self.send()
                }
            }
            (Step::Patching { len, .. }, UploadAnswer::PatchFailed { status }) => {
                self.patch_failed(len, status, now, jitter)
            }
            (Step::Asking, UploadAnswer::HeadAnswered { offset, length }) => {
                self.resume(offset, length)
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
            // An answer to another kind of request than the one under way.
            _ => Vec::new(),
        }
    }

    fn patch_failed(
        &mut self,
        len: u64,
        status: Option<u16>,
        now: f64,
        jitter: f64,
    ) -> Vec<UploadRequest> {
        match status {
            // A complete upload may refuse any further part.
            Some(400..=499) if len == 0 && self.complete_at_server => self.finish(),
            Some(404 | 410) => {
                // Create at once the first time; a server that forgets again and again gets a pause.
                if self.failures == 0 {
                    self.note_failure(status, now);
                    self.create_anew()
                } else {
                    self.fail(Next::Create, status, now, jitter)
                }
            }
            Some(413) if len <= SMALLEST_PATCH_BYTES => {
                // Not the part is too large but the recording. It is kept: the server may be given a higher limit.
                self.ceiling_bytes = MAX_PATCH_BYTES;
                self.fail(Next::Head, status, now, jitter)
            }
            Some(413) => {
                self.ceiling_bytes = (len / 2).max(SMALLEST_PATCH_BYTES);
                self.part_bytes = self.ceiling_bytes;
                self.note_failure(status, now);
                self.head()
            }
            // The server is at another offset or received damaged bytes: ask, and only pause if that does not help.
            Some(409 | 460) if self.failures == 0 => {
                self.note_failure(status, now);
                self.head()
            }
            None => {
                self.part_bytes = (self.part_bytes / 2)
                    .max(SLOW_LINE_BYTES)
                    .min(self.ceiling_bytes);
                self.fail(Next::Head, None, now, jitter)
            }
            Some(_) => self.fail(Next::Head, status, now, jitter),
        }
    }

    /// Goes on from where the server stands; all bytes are still held, so any offset will do.
    fn resume(&mut self, offset: u64, length: Option<u64>) -> Vec<UploadRequest> {
        if offset > self.total_bytes {
            // More than was ever recorded: this is not our upload.
            return self.create_anew();
        }
        self.stored_bytes = offset;
        // Even then the empty last part is sent: a server that lost its thread after the last byte finishes now, not some day.
        self.complete_at_server =
            self.is_closed() && length == Some(offset) && offset == self.total_bytes;
        self.send()
    }

    fn send_if_idle(&mut self) -> Vec<UploadRequest> {
        if self.step == Step::Idle {
            self.send()
        } else {
            Vec::new()
        }
    }

    fn send(&mut self) -> Vec<UploadRequest> {
        let Some(location) = self.location.clone() else {
            return self.create();
        };
        let offset = self.stored_bytes;
        let len = (self.total_bytes - offset).min(self.part_bytes);
        let last = self.is_closed() && offset + len == self.total_bytes;
        if len == 0 && !last {
            self.step = Step::Idle;
            return Vec::new();
        }
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

    fn wake(&mut self) -> Vec<UploadRequest> {
        match self.step {
            Step::Waiting(Next::Create) => self.create_anew(),
            Step::Waiting(Next::Head) => self.head(),
            _ => Vec::new(),
        }
    }

    fn fail(
        &mut self,
        next: Next,
        status: Option<u16>,
        now: f64,
        jitter: f64,
    ) -> Vec<UploadRequest> {
        self.note_failure(status, now);
        self.step = Step::Waiting(next);
        let millis = match status {
            // Refusals of the request itself; the rest (no answer, 408, 409, 423, 429, 460, 5xx) passes by itself.
            Some(400..=407 | 410..=422) => slow_millis(jitter),
            _ => wait_millis(self.failures, jitter),
        };
        vec![UploadRequest::Wait {
            number: self.next_number(),
            millis,
        }]
    }

    fn note_failure(&mut self, status: Option<u16>, now: f64) {
        self.failures = self.failures.saturating_add(1);
        self.last_status = status;
        self.trouble_since_millis.get_or_insert(now);
    }

    fn well(&mut self) {
        self.failures = 0;
        self.last_status = None;
        self.trouble_since_millis = None;
    }

    fn finish(&mut self) -> Vec<UploadRequest> {
        self.well();
        self.step = Step::Finished;
        vec![UploadRequest::Finished]
    }

    fn give_up(&mut self, reason: &str) -> Vec<UploadRequest> {
        self.step = Step::GaveUp;
        vec![UploadRequest::GaveUp {
            reason: reason.into(),
        }]
    }

    fn next_number(&mut self) -> u32 {
        self.number = self.number.wrapping_add(1);
        self.number
    }
}
