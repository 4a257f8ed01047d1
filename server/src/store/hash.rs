//! The child's pseudonym in a study.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Lookit's hashed id: the three UUIDs XORed, SHA-256, base32, letters that look like digits and the reverse replaced, first `digits`.
pub(crate) fn child_hash(child: Uuid, study: Uuid, salt: Uuid, digits: usize) -> String {
    let mixed: Vec<u8> = child
        .as_bytes()
        .iter()
        .zip(study.as_bytes())
        .zip(salt.as_bytes())
        .map(|((a, b), c)| a ^ b ^ c)
        .collect();
    BASE32_NOPAD
        .encode(&Sha256::digest(mixed))
        .chars()
        .take(digits)
        .map(|letter| match letter {
            '1' => 'a',
            '0' => 'b',
            'I' => 'c',
            'O' => 'd',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_the_vector_of_a_real_lookit() {
        let id = |text| Uuid::parse_str(text).unwrap();
        let study = id("dc3c30ee-fc1d-43f2-bce8-1bad9d990783");
        let salt = id("72c3252e-6bb4-46af-bb3a-b3eabcd12da2");
        assert_eq!(
            child_hash(id("800992ed-dcd9-422f-a126-6502c5d403b6"), study, salt, 6),
            "K2YNLA"
        );
        assert_eq!(
            child_hash(id("5c829783-f8e2-4e9a-92a3-ab61417b2237"), study, salt, 6),
            "dKN3WB"
        );
    }
}
