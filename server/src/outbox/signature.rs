//! Pipe's signature: base64 of HMAC-SHA1 over the address as configured and the JSON, whichever way the JSON travels.

use crate::environment::Secret;
use data_encoding::BASE64;
use hmac::{Hmac, Mac as _};
use sha1::Sha1;

/// The value of `X-Pipe-Signature`.
pub(crate) fn sign(key: &Secret, address: &str, json: &str) -> String {
    // HMAC takes keys of every length.
    Hmac::<Sha1>::new_from_slice(key.reveal().as_bytes()).map_or_else(
        |_| String::new(),
        |mut mac| {
            mac.update(address.as_bytes());
            mac.update(json.as_bytes());
            BASE64.encode(&mac.finalize().into_bytes())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../tests/vectors/pipe-signature.json"
        );
        let vector: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let text = |name: &str| vector[name].as_str().unwrap().to_owned();
        assert_eq!(text("x_pipe_signature"), "+Vqsb2X9enLIOQD3Mc29eFaJPQM=");
        assert_eq!(
            sign(&Secret::new(text("key")), &text("url"), &text("payload")),
            text("x_pipe_signature")
        );
    }
}
