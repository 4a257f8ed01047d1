//! What a refusal or a lost answer leads to, and the end without success.

use super::{MOST_MISMATCHES, Next, SLOW_LINE_BYTES, SMALLEST_PATCH_BYTES, Step, Upload};
use crate::upload::backoff::{slow_millis, told_millis, wait_millis};
use crate::upload::{
    CONTENT_MISMATCH, Loss, MAX_PATCH_BYTES, UploadAnswer, UploadEvent, UploadRequest,
};

impl Upload {
    /// An upload that the server opens after it was given up has no bytes, and nobody would ever close it.
    pub(super) fn late(&mut self, event: UploadEvent) -> Vec<UploadRequest> {
        match event {
            UploadEvent::Answered {
                number,
                answer: UploadAnswer::Created { location },
            } if number == self.number && self.location.is_none() => {
                vec![UploadRequest::Terminate { location }]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn patch_failed(
        &mut self,
        len: u64,
        status: Option<u16>,
        now: f64,
        jitter: f64,
    ) -> Vec<UploadRequest> {
        match status {
            // A complete upload may refuse any further part.
            Some(400..=499) if len == 0 && self.complete_at_server => self.receipt(),
            Some(404 | 410) => self.forgotten(status, now, jitter),
            // A bucket's parts have their size; smaller ones would not help.
            Some(413) if self.is_in_parts() => self.fail(Next::Head, status, now, jitter),
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

    pub(super) fn receipt_failed(
        &mut self,
        status: Option<u16>,
        code: &str,
        now: f64,
        jitter: f64,
    ) -> Vec<UploadRequest> {
        if status.is_some() {
            self.refused_receipts += 1;
        }
        match status {
            Some(404 | 410) => self.forgotten(status, now, jitter),
            Some(409) if code == CONTENT_MISMATCH => {
                self.mismatches += 1;
                if self.mismatches > MOST_MISMATCHES {
                    return self.give_up(Loss::Mismatch);
                }
                self.note_failure(status, now);
                self.create_anew()
            }
            // Bytes are missing after all.
            Some(409) if self.refused_receipts == 1 => {
                self.note_failure(status, now);
                self.head()
            }
            Some(409) => self.fail(Next::Head, status, now, jitter),
            _ => self.fail(Next::Receipt, status, now, jitter),
        }
    }

    /// The server does not know the upload. It is created at once the first time; one that forgets again and again gets a pause.
    fn forgotten(&mut self, status: Option<u16>, now: f64, jitter: f64) -> Vec<UploadRequest> {
        if self.failures == 0 && self.refused_receipts < 2 {
            self.note_failure(status, now);
            self.create_anew()
        } else {
            self.fail(Next::Create, status, now, jitter)
        }
    }

    pub(super) fn fail(
        &mut self,
        next: Next,
        status: Option<u16>,
        now: f64,
        jitter: f64,
    ) -> Vec<UploadRequest> {
        self.note_failure(status, now);
        self.step = Step::Waiting(next);
        let millis = match status {
            _ if self.told_secs.is_some() => {
                told_millis(self.told_secs.unwrap_or_default(), jitter)
            }
            // Refusals of the request itself, and a server that has enough for now (429); the rest (no answer, 408, 409, 423, 460,
            // 5xx) passes by itself.
            Some(400..=407 | 410..=422 | 429) => slow_millis(jitter),
            _ => wait_millis(self.failures.max(self.refused_receipts), jitter),
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
        // What was tried once is not gathered again.
        self.unsent_since_millis = Some(f64::NEG_INFINITY);
    }

    pub(super) fn well(&mut self) {
        self.failures = 0;
        self.last_status = None;
        self.trouble_since_millis = None;
    }

    /// Nothing more is sent. What nobody will ever finish is not left lying at the server.
    pub(super) fn give_up(&mut self, loss: Loss) -> Vec<UploadRequest> {
        self.step = Step::GaveUp(loss);
        let is_refuse = match loss {
            Loss::Withdrawn | Loss::Empty => true,
            Loss::Gone => self.stored_bytes == 0,
            Loss::Left | Loss::Mismatch | Loss::SentBefore => false,
        };
        let location = self.location.clone().filter(|_| is_refuse);
        location
            .map(|location| UploadRequest::Terminate { location })
            .into_iter()
            .chain([UploadRequest::GaveUp { loss }])
            .collect()
    }
}
