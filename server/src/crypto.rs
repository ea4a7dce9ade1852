//! Keys, signatures and tokens: P-256 as browsers' `WebCrypto` has it, SHA-256, hexadecimal text.
//! Says how, never who may.

use lientich_shared::log::change::Hash32;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::app::Dice;

/// The key by which devices know this server.
#[derive(Clone)]
pub struct ServerKey(SigningKey);

impl ServerKey {
    /// A new key.
    pub fn draw(dice: &dyn Dice) -> Self {
        loop {
            let mut scalar = [0; 32];
            dice.fill(&mut scalar);
            // Fails for about one in 2^32 draws: those at or past the order of the curve.
            if let Some(key) = Self::from_bytes(&scalar) {
                return key;
            }
        }
    }

    /// The key with these 32 bytes, if there is one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        SigningKey::from_slice(bytes).ok().map(Self)
    }

    /// Its 32 bytes, to be kept secret.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes().into()
    }

    /// The public half: an uncompressed SEC1 point of 65 bytes.
    pub fn public(&self) -> Vec<u8> {
        self.0
            .verifying_key()
            .to_encoded_point(false)
            .as_bytes()
            .to_vec()
    }

    /// A signature of 64 bytes, r then s.
    pub fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        let signature: Signature = self.0.sign(bytes);
        signature.to_bytes().to_vec()
    }
}

impl std::fmt::Debug for ServerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServerKey")
    }
}

/// Whether bytes are a P-256 public key, an uncompressed SEC1 point.
pub fn is_public_key(bytes: &[u8]) -> bool {
    bytes.len() == 65 && VerifyingKey::from_sec1_bytes(bytes).is_ok()
}

/// Whether the holder of a key signed these bytes.
pub fn verify(public_key: &[u8], bytes: &[u8], signature: &[u8]) -> bool {
    let key = VerifyingKey::from_sec1_bytes(public_key);
    let signature = Signature::from_slice(signature);
    match (key, signature) {
        (Ok(key), Ok(signature)) => key.verify(bytes, &signature).is_ok(),
        _ => false,
    }
}

/// SHA-256.
pub fn hash(bytes: &[u8]) -> Hash32 {
    Hash32(Sha256::digest(bytes).into())
}

/// Lower-case hexadecimal text.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
        .collect()
}

/// Bytes of hexadecimal text.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let nibble = |digit: u8| {
        char::from(digit)
            .to_digit(16)
            .and_then(|n| u8::try_from(n).ok())
    };
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| Some(nibble(*pair.first()?)? << 4 | nibble(*pair.get(1)?)?))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::SystemDice;

    #[test]
    fn a_signature_holds_for_its_bytes_and_key_only() {
        let (key, other) = (ServerKey::draw(&SystemDice), ServerKey::draw(&SystemDice));
        let signature = key.sign(b"order");
        assert!(verify(&key.public(), b"order", &signature));
        assert!(!verify(&key.public(), b"other", &signature));
        assert!(!verify(&other.public(), b"order", &signature));
        assert!(!verify(&key.public(), b"order", &signature[..63]));
        assert!(!verify(b"no key", b"order", &signature));
    }

    #[test]
    fn hexadecimal_text_reads_back() {
        assert_eq!(hex(&[0, 0x7f, 0xff]), "007fff");
        assert_eq!(from_hex("007fFF"), Some(vec![0, 0x7f, 0xff]));
        assert_eq!(from_hex("0"), None);
        assert_eq!(from_hex("+1"), None);
        assert_eq!(from_hex("ế"), None);
    }
}
