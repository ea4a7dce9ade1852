//! A `.lientich` file: batches of any replicas of one school with the certificates of their devices,
//! so that a memory stick merges as the network does.
//!
//! Nothing in a bundle is believed for being in it. Whoever takes one checks that the server key is
//! its own school's, each certificate against that key, each batch (`batch::open`) against its
//! certificate; what does not hold is left out. Verdicts and revocations do not travel this way.

use crate::ids::{DeviceId, PersonId, SchoolId};
use crate::log::batch::{MAX_BATCH, Signature};
use crate::log::change::Hash32;
use crate::log::codec::DecodeError;
use crate::log::codec::bytes::{self, Reader};
use crate::time::Timestamp;

/// What a bundle begins with. The first byte is no text, so that nobody's editor opens it as such.
pub const MAGIC: [u8; 8] = *b"\x8flntich\n";
/// Version of a bundle's bytes, after the magic.
pub const VERSION: u8 = 1;
/// Most bytes of one bundle.
pub const MAX_BUNDLE: usize = 64 << 20;
/// Ending of a bundle's file name.
pub const EXTENSION: &str = "lientich";

/// A P-256 public key: an uncompressed SEC1 point.
pub type PublicKey = [u8; 65];

/// What a bundle carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The school.
    pub school: SchoolId,
    /// SHA-256 of the public key of the server that signed the certificates.
    pub server_key: Hash32,
    /// Devices that sealed the batches.
    pub certificates: Vec<Certificate>,
    /// Batches as they were sealed, dependencies first. Not opened yet.
    pub batches: Vec<Vec<u8>>,
}

/// The server's word that a key belongs to a device of a person of the bundle's school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Certificate {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// The device's key.
    pub public_key: PublicKey,
    /// When the server took it in.
    pub issued: Timestamp,
    /// The server's signature over [`certified_bytes`].
    pub signature: Signature,
}

/// What the server signs for a device: a domain, then school, device, person, key and time.
pub fn certified_bytes(
    school: SchoolId,
    device: DeviceId,
    person: PersonId,
    public_key: &[u8],
    issued: Timestamp,
) -> Vec<u8> {
    let mut bytes = b"lientich-device-1".to_vec();
    bytes.extend(school.0.to_be_bytes());
    bytes.extend(device.0.to_be_bytes());
    bytes.extend(person.0.to_be_bytes());
    bytes.extend(public_key);
    bytes.extend(issued.0.to_be_bytes());
    bytes
}

/// The bytes of a bundle. Total: a bundle over its bounds is encoded too, but not read back.
pub fn encode(bundle: &Bundle) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(VERSION);
    out.extend(bundle.school.0.to_be_bytes());
    out.extend(bundle.server_key.0);
    bytes::push_varint(&mut out, bundle.certificates.len() as u64);
    for certificate in &bundle.certificates {
        out.extend(certificate.device.0.to_be_bytes());
        out.extend(certificate.person.0.to_be_bytes());
        out.extend(certificate.public_key);
        out.extend(certificate.issued.0.to_be_bytes());
        out.extend(certificate.signature);
    }
    bytes::push_varint(&mut out, bundle.batches.len() as u64);
    for batch in &bundle.batches {
        bytes::push_blob(&mut out, batch);
    }
    out
}

/// Reads a bundle; its batches stay closed.
///
/// # Errors
/// [`DecodeError::Version`] for another kind of file or a newer version; else what breaks the layout
/// or a bound.
pub fn decode(input: &[u8]) -> Result<Bundle, DecodeError> {
    if MAX_BUNDLE < input.len() {
        return Err(DecodeError::Bound("bytes in a bundle"));
    }
    let mut reader = Reader::new(input);
    if reader.array() != Ok(MAGIC) || reader.byte()? != VERSION {
        return Err(DecodeError::Version);
    }
    let school = SchoolId(u128::from_be_bytes(reader.array()?));
    let server_key = Hash32(reader.array()?);
    let count = reader.varint()?;
    let certificates = (0..count)
        .map(|_| certificate(&mut reader))
        .collect::<Result<_, _>>()?;
    let count = reader.varint()?;
    let batches = (0..count)
        .map(|_| batch(&mut reader))
        .collect::<Result<_, _>>()?;
    reader.finish()?;
    Ok(Bundle {
        school,
        server_key,
        certificates,
        batches,
    })
}

fn certificate(reader: &mut Reader) -> Result<Certificate, DecodeError> {
    Ok(Certificate {
        device: DeviceId(u128::from_be_bytes(reader.array()?)),
        person: PersonId(u128::from_be_bytes(reader.array()?)),
        public_key: reader.array()?,
        issued: Timestamp(i64::from_be_bytes(reader.array()?)),
        signature: reader.array()?,
    })
}

/// An empty batch would cost its reader more than its sender, so it is refused here.
fn batch(reader: &mut Reader) -> Result<Vec<u8>, DecodeError> {
    let bytes = reader.blob()?;
    if bytes.is_empty() {
        return Err(DecodeError::Malformed("empty batch"));
    }
    if MAX_BATCH < bytes.len() {
        return Err(DecodeError::Bound("bytes in a batch"));
    }
    Ok(bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> Bundle {
        let certificate = Certificate {
            device: DeviceId(3),
            person: PersonId(4),
            public_key: [4; 65],
            issued: Timestamp(1_790_000_000_000),
            signature: [8; 64],
        };
        Bundle {
            school: SchoolId(1),
            server_key: Hash32([2; 32]),
            certificates: vec![certificate; 2],
            batches: vec![vec![1, 2, 3], vec![9; 300]],
        }
    }

    #[test]
    fn a_bundle_reads_back_from_its_bytes() {
        assert_eq!(decode(&encode(&bundle())), Ok(bundle()));
    }

    #[test]
    fn a_picture_is_told_apart_from_a_broken_bundle() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n"), Err(DecodeError::Version));
        let bytes = encode(&bundle());
        for end in MAGIC.len() + 1..bytes.len() {
            assert_eq!(decode(&bytes[..end]), Err(DecodeError::Truncated), "{end}");
        }
    }

    #[test]
    fn bytes_after_the_end_are_refused() {
        let mut bytes = encode(&bundle());
        bytes.push(0);
        assert_eq!(decode(&bytes), Err(DecodeError::Trailing));
    }

    #[test]
    fn a_batch_over_its_bound_is_refused() {
        let mut large = bundle();
        large.batches = vec![vec![0; MAX_BATCH + 1]];
        assert_eq!(
            decode(&encode(&large)),
            Err(DecodeError::Bound("bytes in a batch"))
        );
    }
}
