//! Many thousands of wrong, strange and almost right inputs for everything here that reads what a stranger sent.
//!
//! The seed is fixed, so a failure comes again. What is checked is that nothing panics, and that what is accepted is safe.

use super::checksum::Checksum;
use super::gate::bearer;
use super::headers::{Metadata, number, required_version};
use super::receipt;
use crate::store::{Claims, Grants, file_stem, split_name};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use std::path::{Component, Path};
use uuid::Uuid;

const ROUNDS: usize = 20_000;

/// xorshift64*: good enough to be surprising.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// An input: arbitrary bytes, or a good one that was cut, doubled, or had bytes changed.
    fn input(&mut self, good: &[&str]) -> Vec<u8> {
        let mut bytes = match self.below(4) {
            0 => (0..self.below(64)).map(|_| self.next() as u8).collect(),
            _ => good[self.below(good.len())].as_bytes().to_vec(),
        };
        for _ in 0..self.below(4) {
            let at = self.below(bytes.len() + 1);
            match self.below(5) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, self.next() as u8),
                2 => bytes.extend_from_within(at.min(bytes.len())..),
                3 => {
                    let odd = [
                        ",", " ", ".", "/", "=", "\0", "\"", "{", "é", "\u{202e}", "-1",
                    ];
                    let piece = odd[self.below(odd.len())].bytes();
                    bytes.splice(at..at, piece);
                }
                _ if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                _ => {}
            }
        }
        bytes
    }
}

fn headers(name: &'static str, value: &[u8]) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    headers.insert(
        HeaderName::from_static(name),
        HeaderValue::from_bytes(value).ok()?,
    );
    Some(headers)
}

#[test]
fn grants() {
    let folder = tempfile::tempdir().unwrap();
    let grants = Grants::open(&folder.path().join("grant.key")).unwrap();
    let claims = Claims {
        study: Uuid::from_u128(1),
        response: Uuid::from_u128(2),
        name: "videoStream_1".to_owned(),
        max_bytes: 1,
        exp: u64::MAX,
    };
    let good = grants.sign(&claims).unwrap();
    let with_scheme = format!("Bearer {good}");
    let mut chance = Chance(1);
    let mut accepted = 0;
    for _ in 0..ROUNDS {
        let input = chance.input(&[
            &with_scheme,
            "Bearer ",
            "Basic YQ==",
            "Bearer a.b",
            "bearer .",
        ]);
        let Some(headers) = headers("authorization", &input) else {
            continue;
        };
        if let Ok(grant) = bearer(&headers)
            && let Ok(read) = grants.verify(grant, 0)
        {
            assert!(grant == good && read == claims, "{grant}");
            accepted += 1;
        }
    }
    assert!(accepted > ROUNDS / 50, "the good ones are among them");
}

#[test]
fn metadata() {
    let mut chance = Chance(2);
    let good = [
        "filename YS53ZWJt,filetype dmlkZW8vd2VibQ==,study MQ==,response Mg==,frame ",
        "durationMillis MTIz",
        ",,,",
        "filename",
    ];
    let mut accepted = 0;
    for _ in 0..ROUNDS {
        if let Some(headers) = headers("upload-metadata", &chance.input(&good))
            && let Ok(read) = Metadata::read(&headers)
        {
            let _ = (read.get("filename"), read.required("response").is_ok());
            accepted += 1;
        }
    }
    assert!(accepted > ROUNDS / 50);
}

#[test]
fn checksums() {
    let mut chance = Chance(3);
    let good = [
        "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=",
        "sha256 uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=",
        "md5 AAAA",
        "sha256 ",
    ];
    let mut right = 0;
    for _ in 0..ROUNDS {
        let input = chance.input(&good);
        if let Some(headers) = headers("upload-checksum", &input)
            && let Ok(Some(checksum)) = Checksum::read(&headers)
            && checksum.fits(b"hello world")
        {
            let text = String::from_utf8(input).unwrap();
            assert!(good[..2].iter().any(|one| *one == text.trim()), "{text}");
            right += 1;
        }
    }
    assert!(right > ROUNDS / 50);
}

#[test]
fn numbers() {
    let mut chance = Chance(4);
    let good = [
        "0",
        "17",
        "18446744073709551615",
        "18446744073709551616",
        "-1",
        "1e9",
        " 5 ",
    ];
    for _ in 0..ROUNDS {
        let input = chance.input(&good);
        let Some(mut headers) = headers("upload-offset", &input) else {
            continue;
        };
        if let Ok(Some(read)) = number(&headers, "upload-offset") {
            let text = String::from_utf8(input).unwrap();
            assert_eq!(
                text.trim().trim_start_matches('+').parse::<u128>().unwrap(),
                u128::from(read)
            );
        }
        if let Some(value) = headers.remove("upload-offset") {
            headers.insert("tus-resumable", value);
        }
        let _ = required_version(&headers).is_ok();
    }
}

#[test]
fn receipts() {
    let mut chance = Chance(5);
    let hash = "a".repeat(64);
    let small = format!(r#"{{"videoId":"a","bytes":3,"sha256":"{hash}"}}"#);
    let whole = format!(
        r#"{{"videoId":"a","bytes":18446744073709551615,"sha256":"{hash}","end":"pageGone","spool":"opfs","slot":"session",
        "trackEvents":[{{"atMillis":1,"track":"camera","what":"muted"}}],"startedMillis":null,"recovered":true}}"#
    );
    let deep = "[".repeat(2000);
    let mut accepted = 0;
    for _ in 0..ROUNDS {
        let input = chance.input(&[&small, &whole, &deep, "{}", "null"]);
        if let Ok(read) = receipt::read(&input) {
            assert!(read.sha256.len() == 64 && read.sha256.is_ascii());
            accepted += 1;
        }
    }
    assert!(accepted > ROUNDS / 50);
}

#[test]
fn file_names() {
    let mut chance = Chance(6);
    let good = [
        "videoStream_1_0-a b.c_2_3_4.webm",
        "../../grant.key",
        "a/../b.webm",
        "C:\\a.mp4",
        "a.seekable.webm",
        "ä\u{202e}.mkv",
    ];
    let mut accepted = 0;
    for _ in 0..ROUNDS {
        let input = String::from_utf8_lossy(&chance.input(&good)).into_owned();
        if let Ok((stem, ending)) = split_name(&input) {
            assert_eq!(format!("{stem}.{ending}"), input);
            // Every file of the recording stays in its folder.
            let short = file_stem(stem);
            for file in [
                format!("{short}.{ending}"),
                format!("{short}.{ending}.part"),
                format!("{short}.json"),
            ] {
                let parts: Vec<_> = Path::new(&file).components().collect();
                assert!(matches!(parts[..], [Component::Normal(_)]), "{file}");
                assert!(file.len() <= 255);
            }
            accepted += 1;
        }
    }
    assert!(accepted > ROUNDS / 50);
}
