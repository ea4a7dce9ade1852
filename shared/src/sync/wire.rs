//! Bytes of the bodies of the sync verb: postcard of `message`, within bounds, canonical.
//! Compression is HTTP's (`Content-Encoding`); batches inside stay the bytes that were sealed.

use serde::{Serialize, de::DeserializeOwned};

use crate::log::codec::DecodeError;
use crate::sync::message::{MAX_BATCHES, MAX_DOCUMENTS, MAX_REQUEST, PROTOCOL, Request, Response};

/// Media type of both bodies.
pub const MEDIA_TYPE: &str = "application/vnd.lientich.sync";
/// Most bytes of one answer: a page of batches or one large batch, the directory, new Editions.
pub const MAX_RESPONSE: usize = 16 << 20;

/// The bytes of a request.
pub fn encode_request(request: &Request) -> Vec<u8> {
    encode(request)
}

/// The bytes of an answer.
pub fn encode_response(response: &Response) -> Vec<u8> {
    encode(response)
}

/// Reads a request.
///
/// # Errors
/// [`DecodeError::Version`] for another protocol, which a server answers with `426 Upgrade
/// Required`; else what breaks the layout or a bound.
pub fn decode_request(input: &[u8]) -> Result<Request, DecodeError> {
    let request: Request = decode(input, MAX_REQUEST)?;
    if MAX_DOCUMENTS < request.read.len() {
        return Err(DecodeError::Bound("documents in a request"));
    }
    if MAX_BATCHES < request.batches.len() {
        return Err(DecodeError::Bound("batches in a request"));
    }
    Ok(request)
}

/// Reads an answer.
///
/// # Errors
/// As for a request.
pub fn decode_response(input: &[u8]) -> Result<Response, DecodeError> {
    decode(input, MAX_RESPONSE)
}

/// Postcard of these types has no way to fail: no map of unknown length, no text writer.
fn encode<T: Serialize>(body: &T) -> Vec<u8> {
    postcard::to_allocvec(body).expect("messages hold only shapes that postcard can write")
}

/// Postcard reserves room for no more elements than bytes are left, and serde for no more than a
/// megabyte at a time, so a false count costs nothing. It does accept overlong numbers: hence the
/// comparison.
fn decode<T: Serialize + DeserializeOwned>(input: &[u8], bound: usize) -> Result<T, DecodeError> {
    if bound < input.len() {
        return Err(DecodeError::Bound("bytes in a message"));
    }
    let (protocol, _) =
        postcard::take_from_bytes::<u16>(input).map_err(|_| DecodeError::Truncated)?;
    if protocol != PROTOCOL {
        return Err(DecodeError::Version);
    }
    let body = postcard::from_bytes(input).map_err(|err| match err {
        postcard::Error::DeserializeUnexpectedEnd => DecodeError::Truncated,
        _ => DecodeError::Malformed("message"),
    })?;
    if encode(&body) == input {
        Ok(body)
    } else {
        Err(DecodeError::NotCanonical)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{DocId, SchoolId};
    use crate::sync::message::{BatchAnswer, ReadPosition};
    use crate::time::Timestamp;

    fn request(read: usize) -> Request {
        let position = ReadPosition {
            epoch: 1,
            position: 300,
            ..ReadPosition::start(DocId(7))
        };
        Request {
            protocol: PROTOCOL,
            school: SchoolId(1),
            directory_version: 5,
            read: vec![position; read],
            batches: vec![vec![1, 2, 3]],
        }
    }

    #[test]
    fn a_request_names_no_more_batches_than_could_fit() {
        let mut request = request(0);
        request.batches = vec![Vec::new(); MAX_BATCHES];
        assert!(decode_request(&encode_request(&request)).is_ok());
        request.batches.push(Vec::new());
        let many = decode_request(&encode_request(&request));
        assert_eq!(many, Err(DecodeError::Bound("batches in a request")));
    }

    #[test]
    fn messages_read_back_from_their_bytes() {
        let request = request(2);
        assert_eq!(decode_request(&encode_request(&request)), Ok(request));
        let response = Response {
            protocol: PROTOCOL,
            server_time: Timestamp(5),
            directory: None,
            answers: vec![BatchAnswer::Missing(vec![])],
            news: vec![],
            orders: vec![],
            more: true,
        };
        assert_eq!(decode_response(&encode_response(&response)), Ok(response));
    }

    #[test]
    fn another_protocol_is_told_apart_from_nonsense() {
        let mut bytes = encode_request(&request(1));
        bytes[0] = 9;
        assert_eq!(decode_request(&bytes), Err(DecodeError::Version));
    }

    #[test]
    fn an_overlong_number_is_refused() {
        let mut bytes = encode_request(&request(0));
        let directory_version = 1 + 16;
        assert_eq!(bytes[directory_version], 5);
        bytes.splice(directory_version..=directory_version, [0x85, 0]);
        assert_eq!(decode_request(&bytes), Err(DecodeError::NotCanonical));
    }

    #[test]
    fn a_request_over_its_bounds_is_refused() {
        let bytes = encode_request(&request(MAX_DOCUMENTS + 1));
        assert_eq!(
            decode_request(&bytes),
            Err(DecodeError::Bound("documents in a request"))
        );
        let bytes = vec![0; MAX_REQUEST + 1];
        assert_eq!(
            decode_request(&bytes),
            Err(DecodeError::Bound("bytes in a message"))
        );
    }

    #[test]
    fn a_claim_of_four_gigabytes_ends_with_the_input() {
        let mut bytes = encode_request(&request(0));
        bytes.truncate(1 + 16 + 1);
        bytes.extend([0xff, 0xff, 0xff, 0xff, 0x0f]);
        assert_eq!(decode_request(&bytes), Err(DecodeError::Truncated));
    }
}
