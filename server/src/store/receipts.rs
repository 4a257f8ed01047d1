//! The player's receipt: does the server hold the bytes the player recorded?

use super::{Manifest, Upload};
use crate::convert::verdict;
use crate::error::Error;
use wire::{Receipt, RecordingState};

/// Takes a receipt in. The same one may come any number of times.
///
/// # Errors
/// - [`Error::Incomplete`] while bytes are owed; nothing was changed.
/// - [`Error::Closed`] when the upload was closed for good before its end.
/// - [`Error::ContentMismatch`] when the server holds other bytes: they are kept aside, and the player sends the recording anew.
pub(crate) async fn accept(upload: &Upload, receipt: Receipt) -> Result<Manifest, Error> {
    let manifest = upload.manifest().await;
    if manifest.recording.state == RecordingState::Uploading {
        return Err(Error::Incomplete {
            offset: manifest.recording.bytes,
            length: receipt.bytes,
        });
    }
    let sha256 = upload.sha256().await?;
    let agrees =
        receipt.bytes == manifest.recording.bytes && receipt.sha256.eq_ignore_ascii_case(&sha256);
    if agrees {
        return upload.amend(|manifest| agree(manifest, receipt)).await;
    }
    // A recording that was proved right stays right, and what a broken-off upload left is still worth watching.
    if manifest.recording.receipt.is_none() {
        if manifest.recording.recovered {
            return Err(Error::Closed);
        }
        upload.amend(|manifest| refuse(manifest, &receipt)).await?;
    }
    Err(Error::ContentMismatch)
}

fn agree(manifest: &mut Manifest, receipt: Receipt) {
    let recording = &mut manifest.recording;
    // From now on it says what the player says: a later visit brought it.
    recording.recovered = receipt.recovered;
    if receipt.recorded_millis > 0 {
        recording.recorded_millis = Some(receipt.recorded_millis);
    }
    recording.receipt = Some(receipt);
    if std::mem::take(&mut manifest.rejected) {
        recording.state = RecordingState::Stored;
        recording.error = None;
    }
    // The conversion was faster than the receipt.
    if recording.mp4.is_some()
        && matches!(
            recording.state,
            RecordingState::Ready | RecordingState::Failed
        )
    {
        let verdict = verdict(manifest);
        manifest.judge(verdict);
    }
}

fn refuse(manifest: &mut Manifest, receipt: &Receipt) {
    manifest.rejected = true;
    let recording = &mut manifest.recording;
    recording.state = RecordingState::Failed;
    recording.error = Some(format!(
        "these are not the bytes that were recorded: {} bytes are here and the family's device counted {}, or their SHA-256 \
        differs; the player sends the recording anew under another name",
        recording.bytes, receipt.bytes
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{NewUpload, Uploads};
    use std::sync::Arc;
    use uuid::Uuid;

    async fn stored(bytes: &[u8], tail_missing: bool) -> (tempfile::TempDir, Arc<Upload>) {
        let folder = tempfile::tempdir().unwrap();
        let uploads = Uploads::open(folder.path().join("recordings")).unwrap();
        let upload = uploads
            .create(NewUpload {
                filename: "a.webm".to_owned(),
                mime_type: String::new(),
                study: Uuid::nil(),
                response: Uuid::nil(),
                frame: String::new(),
                length: None,
                recorded_millis: None,
            })
            .await
            .unwrap();
        std::fs::write(upload.part(&upload.recording().await), bytes).unwrap();
        upload.finish(tail_missing).await.unwrap();
        (folder, upload)
    }

    fn receipt() -> Receipt {
        Receipt {
            video_id: "a".to_owned(),
            bytes: 3,
            // Of "abc"; in capitals, as some programs write it.
            sha256: "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD".to_owned(),
            recorded_millis: 4000,
            ..Receipt::default()
        }
    }

    #[tokio::test]
    async fn the_same_receipt_twice_is_one() {
        let (_folder, upload) = stored(b"abc", false).await;
        let once = accept(&upload, receipt()).await.unwrap();
        assert_eq!(accept(&upload, receipt()).await.unwrap(), once);
        assert_eq!(once.recording.recorded_millis, Some(4000));
        // A wrong one after it changes nothing.
        let wrong = Receipt {
            bytes: 4,
            ..receipt()
        };
        assert!(matches!(
            accept(&upload, wrong).await,
            Err(Error::ContentMismatch)
        ));
        assert_eq!(upload.manifest().await, once);
    }

    #[tokio::test]
    async fn other_bytes_are_refused_until_the_receipt_is_right() {
        let (_folder, upload) = stored(b"abd", false).await;
        assert!(matches!(
            accept(&upload, receipt()).await,
            Err(Error::ContentMismatch)
        ));
        let manifest = upload.manifest().await;
        assert!(manifest.rejected && !manifest.is_dead_letter());
        assert_eq!(manifest.recording.state, RecordingState::Failed);
        let right = Receipt {
            sha256: upload.sha256().await.unwrap(),
            ..receipt()
        };
        let manifest = accept(&upload, right).await.unwrap();
        assert_eq!(
            (manifest.rejected, manifest.recording.state),
            (false, RecordingState::Stored)
        );
    }

    #[tokio::test]
    async fn a_closed_upload_is_complete_if_every_byte_had_come() {
        let (_folder, upload) = stored(b"abc", true).await;
        let longer = Receipt {
            bytes: 9,
            ..receipt()
        };
        assert!(matches!(accept(&upload, longer).await, Err(Error::Closed)));
        assert_eq!(upload.recording().await.state, RecordingState::Stored);
        let manifest = accept(&upload, receipt()).await.unwrap();
        assert!(!manifest.recording.recovered);
    }

    #[tokio::test]
    async fn a_late_receipt_judges_the_mp4() {
        let (_folder, upload) = stored(b"abc", false).await;
        let ready = |secs: f64| {
            move |recording: &mut wire::Recording| {
                recording.state = RecordingState::Ready;
                recording.mp4 = Some("a.mp4".to_owned());
                recording.duration_secs = Some(secs);
                recording.mp4_duration_secs = Some(secs);
            }
        };
        upload.change(ready(4.9)).await.unwrap();
        let manifest = accept(&upload, receipt()).await.unwrap();
        assert_eq!(manifest.recording.state, RecordingState::Ready);
        upload.change(ready(2.0)).await.unwrap();
        let manifest = accept(&upload, receipt()).await.unwrap();
        assert_eq!(manifest.recording.state, RecordingState::Failed);
        assert!(manifest.recording.error.unwrap().contains("4.00"));
        assert!(manifest.recording.mp4.is_some(), "the file is kept");
        let recovered = Receipt {
            recovered: true,
            ..receipt()
        };
        let manifest = accept(&upload, recovered).await.unwrap();
        assert_eq!(manifest.recording.state, RecordingState::Ready);
    }
}
