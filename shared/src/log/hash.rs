//! SHA-256, the one hash of the log: of a change's bytes, of a batch, of content.
//! Says nothing about which bytes are hashed; `codec`, `batch` and `plan::content` do.

use sha2::{Digest, Sha256};

use crate::log::change::Hash32;

/// The SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> Hash32 {
    Hash32(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nothing_is_the_published_one() {
        let Hash32(hash) = sha256(b"");
        assert_eq!(hash[..4], [0xe3, 0xb0, 0xc4, 0x42]);
    }
}
