//! Upload grants: `base64url(claims).base64url(HMAC-SHA256)`.
//!
//! The key never leaves the data folder. A browser gets a grant for one recording, which is worth nothing for another and
//! nothing soon after. Without the key there is no way to make one; losing the key only makes players ask again.

use super::disk;
use crate::error::Error;
use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fs;
use std::io;
use std::path::Path;
use uuid::Uuid;

const KEY_BYTES: usize = 32;
/// Longer than any grant this server makes: a name has at most 1020 bytes, which JSON may write with two letters each, as it does
/// quotation marks; control letters are in none.
const MAX_GRANT_BYTES: usize = 4096;

/// What a grant permits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Claims {
    pub(crate) study: Uuid,
    pub(crate) response: Uuid,
    /// The recording's name without ending; the server's copies `-2`, `-3` of it belong to the same grant.
    pub(crate) name: String,
    /// Largest recording, in bytes.
    pub(crate) max_bytes: u64,
    /// Unix time in seconds from which the grant is refused.
    pub(crate) exp: u64,
}

/// Signs grants and reads them.
pub(crate) struct Grants {
    mac: Hmac<Sha256>,
}

impl Grants {
    /// Reads the key, or makes one the first time.
    ///
    /// # Errors
    /// The key file cannot be read or written, or the system gives no random bytes.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let key = read_key(path)?.map_or_else(|| make_key(path), Ok)?;
        let mac = Hmac::new_from_slice(&key).map_err(|error| Error::Storage(format!("{error}")))?;
        Ok(Self { mac })
    }

    /// The grant as the player carries it.
    pub(crate) fn sign(&self, claims: &Claims) -> Result<String, Error> {
        let claims = BASE64URL_NOPAD.encode(&serde_json::to_vec(claims)?);
        let mut mac = self.mac.clone();
        mac.update(claims.as_bytes());
        let signature = BASE64URL_NOPAD.encode(&mac.finalize().into_bytes());
        Ok(format!("{claims}.{signature}"))
    }

    /// What a grant permits at `now_secs`, Unix time. Nothing of it is read before its signature was found right.
    ///
    /// # Errors
    /// [`Error::GrantInvalid`] when this server did not sign it, [`Error::GrantExpired`] when its time is over.
    pub(crate) fn verify(&self, grant: &str, now_secs: u64) -> Result<Claims, Error> {
        if grant.len() > MAX_GRANT_BYTES {
            return Err(Error::GrantInvalid);
        }
        let (claims, signature) = grant.split_once('.').ok_or(Error::GrantInvalid)?;
        let decoded = |text: &str| {
            BASE64URL_NOPAD
                .decode(text.as_bytes())
                .map_err(|_| Error::GrantInvalid)
        };
        let mut mac = self.mac.clone();
        mac.update(claims.as_bytes());
        // Compares in constant time.
        mac.verify_slice(&decoded(signature)?)
            .map_err(|_| Error::GrantInvalid)?;
        let claims: Claims =
            serde_json::from_slice(&decoded(claims)?).map_err(|_| Error::GrantInvalid)?;
        if now_secs >= claims.exp {
            return Err(Error::GrantExpired);
        }
        Ok(claims)
    }
}

/// Now, as Unix time in seconds.
pub(crate) fn now_secs() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_second()).unwrap_or(0)
}

fn read_key(path: &Path) -> io::Result<Option<[u8; KEY_BYTES]>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let key = <[u8; KEY_BYTES]>::try_from(bytes).ok();
    if key.is_none() {
        // It is written in one step, so somebody changed it. Grants live for minutes: a new key costs one question each.
        tracing::warn!(
            "{} is not a key of {KEY_BYTES} bytes; a new one is made",
            path.display()
        );
    }
    Ok(key)
}

fn make_key(path: &Path) -> io::Result<[u8; KEY_BYTES]> {
    let mut key = [0; KEY_BYTES];
    getrandom::fill(&mut key).map_err(|error| io::Error::other(error.to_string()))?;
    disk::write_secret(path, &key)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims() -> Claims {
        Claims {
            study: Uuid::from_u128(1),
            response: Uuid::from_u128(2),
            name: "videoStream_1".to_owned(),
            max_bytes: 10,
            exp: 1000,
        }
    }

    #[test]
    fn a_grant_is_good_until_its_time_is_over() {
        let folder = tempfile::tempdir().unwrap();
        let grants = Grants::open(&folder.path().join("grant.key")).unwrap();
        let grant = grants.sign(&claims()).unwrap();
        assert_eq!(grants.verify(&grant, 999).unwrap(), claims());
        assert!(matches!(
            grants.verify(&grant, 1000),
            Err(Error::GrantExpired)
        ));
        // The next run knows it too: the key stays.
        let again = Grants::open(&folder.path().join("grant.key")).unwrap();
        assert_eq!(again.verify(&grant, 0).unwrap(), claims());
    }

    #[test]
    fn a_changed_grant_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let grants = Grants::open(&folder.path().join("grant.key")).unwrap();
        let grant = grants.sign(&claims()).unwrap();
        for index in 0..grant.len() {
            for bit in 0..7 {
                let mut bytes = grant.clone().into_bytes();
                bytes[index] ^= 1 << bit;
                let changed = String::from_utf8(bytes).unwrap();
                assert!(
                    matches!(grants.verify(&changed, 0), Err(Error::GrantInvalid)),
                    "{changed}"
                );
            }
        }
        let other = Grants::open(&folder.path().join("other.key")).unwrap();
        assert!(other.verify(&grant, 0).is_err());
        let (body, _) = grant.split_once('.').unwrap();
        for forged in [body.to_owned(), format!("{body}."), String::new()] {
            assert!(grants.verify(&forged, 0).is_err());
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_the_key_and_a_broken_one_is_replaced() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("grant.key");
        Grants::open(&path).unwrap();
        let first = fs::read(&path).unwrap();
        assert_eq!(first.len(), KEY_BYTES);
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        fs::write(&path, b"short").unwrap();
        Grants::open(&path).unwrap();
        let second = fs::read(&path).unwrap();
        assert!(second.len() == KEY_BYTES && second != first);
    }
}
