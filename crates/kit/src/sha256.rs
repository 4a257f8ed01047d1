//! The fingerprint of a text.

use sha2::{Digest, Sha256};

/// SHA-256 of the text's UTF-8 bytes, in hexadecimal.
pub fn sha256(text: &str) -> String {
    let digit = |number: u8| char::from_digit(u32::from(number), 16).unwrap_or_default();
    let bytes = Sha256::digest(text.as_bytes());
    let both = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    both.map(digit).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn as_others_compute_it() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(super::sha256(""), empty);
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(super::sha256("abc"), abc);
    }
}
