//! What keeps recordings on the family's device, in a real browser: the private file system, the database, and memory.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "a browser test; clippy does not know wasm_bindgen_test"
)]

#[path = "../src/browser/spool.rs"]
#[expect(dead_code, reason = "the player uses the rest")]
mod spool;
#[path = "../src/browser/spool_worker.rs"]
mod spool_worker;

use js_sys::{Array, Uint8Array};
use spool::{Kept, MEMORY, Spool};
use spool_worker::{Found, SCRIPT, SpoolWorker};
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Blob;

wasm_bindgen_test_configure!(run_in_browser);

/// As in Firefox's private windows.
const NO_FILES: &str = "delete StorageManager.prototype.getDirectory;\n";
const NO_BASE: &str = "Object.defineProperty(self, 'indexedDB', {value: undefined});\n";
/// A disk that has no room from its 2000th byte on.
const SMALL_DISK: &str = "
const write = FileSystemSyncAccessHandle.prototype.write;
FileSystemSyncAccessHandle.prototype.write = function (bytes, place) {
  const room = Math.max(0, 2000 - place.at);
  return write.call(this, bytes.subarray ? bytes.subarray(0, room) : bytes, place);
};\n";
/// A worker that dies of its third chunk without a word.
const MORTAL: &str = "
let left = 3;
const write = FileSystemSyncAccessHandle.prototype.write;
FileSystemSyncAccessHandle.prototype.write = function (bytes, place) {
  if (bytes.length === 900 && --left === 0) {
    self.postMessage = () => {};
    close();
  }
  return write.call(this, bytes, place);
};\n";

fn worker(prelude: &str) -> Rc<SpoolWorker> {
    SpoolWorker::new(&format!("{prelude}{SCRIPT}"))
}

fn bytes(len: u32, seed: u8) -> Uint8Array {
    let bytes: Vec<u8> = (0..len)
        .map(|at| (at as u8).wrapping_mul(31) ^ seed)
        .collect();
    Uint8Array::from(&bytes[..])
}

fn blob(bytes: &Uint8Array) -> Blob {
    Blob::new_with_u8_array_sequence(&Array::of1(bytes)).unwrap()
}

async fn read(blob: &Blob) -> Vec<u8> {
    let buffer = JsFuture::from(blob.array_buffer()).await.unwrap();
    Uint8Array::new(&buffer).to_vec()
}

/// Three chunks go in; all of them, and parts over their borders, come out again.
async fn keeps_what_it_is_given(prelude: &str, kind: &str) {
    let name = format!("videoStream_s_1-a/b_r_1_{}", kind.len());
    let worker = worker(prelude);
    let spool = Spool::new(Rc::clone(&worker), &name);
    let opened = spool.open("first note\n").await;
    assert_eq!(opened.is_ok(), kind != MEMORY, "{opened:?}");
    assert_eq!(spool.kind(), kind);
    let mut all = Vec::new();
    for seed in 1..=3 {
        let chunk = bytes(1000, seed);
        all.extend(chunk.to_vec());
        assert!(spool.push(blob(&chunk), 1000, 0));
    }
    for _ in 0..3 {
        assert_eq!(spool.keep_next("a note\n").await, Kept::Bytes(1000));
    }
    assert_eq!(spool.keep_next("").await, Kept::Nothing);
    assert_eq!(read(&spool.whole(3000).await.unwrap()).await, all);
    let part = spool.read(950, 1100).await.unwrap();
    assert_eq!(read(&part).await, all[950..2050]);
    assert!(spool.read(2500, 501).await.is_err(), "there are no more");
    let sum = spool.sha256(3000).await.unwrap();
    if kind == MEMORY {
        return;
    }
    // A second page can't have it while this one lives.
    let other = self::worker(prelude);
    assert_eq!(
        other.open(&name, "").await.unwrap_err(),
        "NoModificationAllowedError"
    );
    let (taken, held) = other.take().await.unwrap();
    assert_eq!(mine(taken, &name), None);
    assert!(held > 0, "it is there, and held");
    drop((spool, worker));
    // The page has gone: the next one finds it.
    let taken = take(&other, &name).await;
    assert_eq!((taken.kind.as_str(), taken.bytes), (kind, 3000));
    assert_eq!(taken.note.lines().next(), Some("a note"));
    let found = Spool::found(Rc::clone(&other), &taken);
    assert_eq!(
        found.sha256(3000).await.unwrap(),
        sum,
        "made anew from the disk"
    );
    assert!(!found.is_webm().await);
    found.remove().await;
    drop(found);
    let (taken, _) = self::worker(prelude).take().await.unwrap();
    assert_eq!(mine(taken, &name), None, "it is deleted");
}

fn mine(taken: Vec<Found>, name: &str) -> Option<Found> {
    taken.into_iter().find(|found| found.name == name)
}

/// A handle is free some moments after its worker has ended.
async fn take(worker: &SpoolWorker, name: &str) -> Found {
    for _ in 0..50 {
        let (taken, _) = worker.take().await.unwrap();
        if let Some(found) = mine(taken, name) {
            return found;
        }
    }
    panic!("{name} is still held");
}

#[wasm_bindgen_test]
async fn the_private_file_system_keeps_what_it_is_given() {
    keeps_what_it_is_given("", "opfs").await;
}

#[wasm_bindgen_test]
async fn without_files_the_database_keeps_it() {
    keeps_what_it_is_given(NO_FILES, "indexedDb").await;
}

#[wasm_bindgen_test]
async fn without_either_memory_keeps_it() {
    keeps_what_it_is_given(&format!("{NO_FILES}{NO_BASE}"), MEMORY).await;
    keeps_what_it_is_given("throw new Error('no workers here');", MEMORY).await;
}

#[wasm_bindgen_test]
async fn a_full_disk_leaves_the_rest_in_memory_and_every_byte_readable() {
    let spool = Spool::new(worker(SMALL_DISK), "videoStream_s_2-full_r_1_2");
    spool.open("note\n").await.unwrap();
    let mut all = Vec::new();
    for seed in 1..=3 {
        let chunk = bytes(900, seed);
        all.extend(chunk.to_vec());
        spool.push(blob(&chunk), 900, 0);
    }
    assert_eq!(spool.keep_next("").await, Kept::Bytes(900));
    assert_eq!(spool.keep_next("").await, Kept::Bytes(900));
    let full = Kept::FellToMemory(900, "QuotaExceededError".to_owned());
    assert_eq!(spool.keep_next("").await, full);
    assert_eq!(spool.kind(), MEMORY);
    spool.push(blob(&bytes(900, 4)), 900, 0);
    all.extend(bytes(900, 4).to_vec());
    assert_eq!(spool.keep_next("").await, Kept::Bytes(900));
    assert_eq!(read(&spool.whole(3600).await.unwrap()).await, all);
    assert_eq!(spool.held_from(), 0);
    spool.remove().await;
}

#[wasm_bindgen_test]
async fn a_worker_that_dies_is_followed_by_another() {
    let spool = Spool::new(worker(MORTAL), "videoStream_s_3-dies_r_1_3");
    spool.open("note\n").await.unwrap();
    let mut all = Vec::new();
    for seed in 1..=4 {
        let chunk = bytes(900, seed);
        all.extend(chunk.to_vec());
        spool.push(blob(&chunk), 900, 0);
        assert_eq!(spool.keep_next("").await, Kept::Bytes(900));
    }
    assert_eq!(spool.kind(), "opfs");
    assert_eq!(read(&spool.whole(3600).await.unwrap()).await, all);
    spool.remove().await;
}

#[wasm_bindgen_test]
async fn hashing_a_second_of_video_takes_a_moment() {
    let spool = Spool::new(worker(""), "videoStream_s_4-fast_r_1_4");
    spool.open("note\n").await.unwrap();
    let now = || js_sys::Date::new_0().get_time();
    let chunk = bytes(256 * 1024, 1);
    let began = now();
    for _ in 0..20 {
        spool.push(blob(&chunk), 256 * 1024, 0);
        assert_eq!(spool.keep_next("note\n").await, Kept::Bytes(256 * 1024));
    }
    let each = (now() - began) / 20.0;
    console_log!("a slice of 256 KiB is hashed and flushed in {each} ms");
    // A debug build on a busy machine; a release takes a few milliseconds.
    assert!(each < 1000.0, "{each} ms");
    spool.remove().await;
}
