//! How the bytes of a PDF's streams are packed (ISO 32000-1, 7.4), each step within a bound.

use miniz_oxide::inflate::{
    DecompressError, TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};

use super::file::index;
use super::object::{Dict, Object, unhex};
use crate::import::refusal::Refusal;

/// Steps one after the other: two are usual at most.
const MOST_STEPS: usize = 4;

/// Unpacks bytes by the named steps to at most so many bytes. Pictures' steps give nothing.
pub(super) fn unpack(
    packed: &[u8],
    steps: &[(String, Dict)],
    most: usize,
) -> Result<Vec<u8>, Refusal> {
    if MOST_STEPS < steps.len() {
        return Err(Refusal::Damaged);
    }
    if most < packed.len() {
        return Err(Refusal::TooLarge);
    }
    let mut data = packed.to_vec();
    for (name, params) in steps {
        data = match name.as_str() {
            "FlateDecode" | "Fl" => unpredicted(inflate(&data, most)?, params),
            "LZWDecode" | "LZW" => unpredicted(unlzw(&data, most)?, params),
            "ASCIIHexDecode" | "AHx" => {
                unhex(data.split(|byte| *byte == b'>').next().unwrap_or_default())
            }
            "ASCII85Decode" | "A85" => un85(&data),
            _ => Vec::new(),
        };
    }
    Ok(data)
}

/// What can be unpacked of damaged data counts: the end of many a stream is broken.
fn inflate(data: &[u8], most: usize) -> Result<Vec<u8>, Refusal> {
    let partly = |error: DecompressError| match error.status {
        TINFLStatus::HasMoreOutput => Err(Refusal::TooLarge),
        _ => Ok(error.output),
    };
    let found = decompress_to_vec_zlib_with_limit(data, most).or_else(partly)?;
    if found.iter().any(|byte| *byte != 0) {
        return Ok(found);
    }
    decompress_to_vec_with_limit(data, most).or_else(partly)
}

/// The codes of LZW, most significant bit first, growing from 9 to 12 bits.
fn unlzw(data: &[u8], most: usize) -> Result<Vec<u8>, Refusal> {
    let mut out: Vec<u8> = Vec::new();
    // Each known word is a piece of what is out already: where it begins, and its length.
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    for byte in data {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = usize::try_from((bits >> held) & ((1 << width) - 1)).unwrap_or(0);
        bits &= (1 << held) - 1;
        let start = out.len();
        match code {
            256 => {
                words.clear();
                (before, width) = (None, 9);
                continue;
            }
            257 => break,
            0..=255 => out.push(u8::try_from(code).unwrap_or(0)),
            _ => match (words.get(code - 258).copied(), before) {
                (Some((from, length)), _) => out.extend_from_within(from..from + length),
                (None, Some((from, length))) => {
                    out.extend_from_within(from..from + length);
                    out.extend_from_within(start..=start);
                }
                (None, None) => break,
            },
        }
        if most < out.len() {
            return Err(Refusal::TooLarge);
        }
        if let Some((from, length)) = before.filter(|_| words.len() < 4096 - 258) {
            words.push((from, length + 1));
        }
        before = Some((start, out.len() - start));
        width = match words.len() + 259 {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Ok(out)
}

fn un85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 5 * 4);
    let mut group: Vec<u32> = Vec::with_capacity(5);
    for byte in data {
        match byte {
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            out.extend(word_of(&group).to_be_bytes());
            group.clear();
        }
    }
    if 1 < group.len() {
        let kept = group.len() - 1;
        group.resize(5, 84);
        out.extend(&word_of(&group).to_be_bytes()[..kept]);
    }
    out
}

fn word_of(group: &[u32]) -> u32 {
    group.iter().fold(0, |word: u32, digit| {
        word.wrapping_mul(85).wrapping_add(*digit)
    })
}

/// Rows of differences (PNG), which compressed groups of objects may have, made whole.
fn unpredicted(data: Vec<u8>, params: &Dict) -> Vec<u8> {
    let number = |name: &str, usual: usize| match params.get(name) {
        Some(Object::Number(number)) => index(*number).unwrap_or(usual),
        _ => usual,
    };
    if number("Predictor", 1) < 10 {
        return data;
    }
    let pixel = (number("Colors", 1) * number("BitsPerComponent", 8))
        .div_ceil(8)
        .clamp(1, 32);
    let row = (number("Columns", 1).min(1 << 20) * pixel).max(1);
    let mut out: Vec<u8> = Vec::with_capacity(data.len());
    for line in data.chunks(row + 1) {
        let Some((kind, bytes)) = line.split_first() else {
            continue;
        };
        let start = out.len();
        for (at, byte) in bytes.iter().enumerate() {
            let left = if at < pixel {
                0
            } else {
                out[start + at - pixel]
            };
            let up = if start < row {
                0
            } else {
                out[start + at - row]
            };
            let corner = if at < pixel || start < row {
                0
            } else {
                out[start + at - row - pixel]
            };
            out.push(byte.wrapping_add(predicted(*kind, left, up, corner)));
        }
    }
    out
}

fn predicted(kind: u8, left: u8, up: u8, corner: u8) -> u8 {
    match kind {
        1 => left,
        2 => up,
        3 => left.midpoint(up),
        4 => {
            let guess = i16::from(left) + i16::from(up) - i16::from(corner);
            let far = |from: u8| (guess - i16::from(from)).abs();
            if far(left) <= far(up) && far(left) <= far(corner) {
                left
            } else if far(up) <= far(corner) {
                up
            } else {
                corner
            }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{un85, unlzw, unpack};
    use crate::import::pdf::object::{Dict, Object};
    use crate::import::refusal::Refusal;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    #[test]
    fn old_ways_of_packing_are_undone() {
        assert_eq!(un85(b"87cURD]j7BEbo80~>"), b"Hello world!");
        // The example of ISO 32000-1, 7.4.4.2.
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(
            unlzw(&packed, 100).unwrap(),
            [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]
        );
    }

    #[test]
    fn rows_of_differences_are_made_whole() {
        let params = Dict::from([
            ("Predictor".to_owned(), Object::Number(12.0)),
            ("Columns".to_owned(), Object::Number(3.0)),
        ]);
        let packed = compress_to_vec_zlib(&[2, 1, 2, 3, 2, 1, 1, 1], 6);
        let steps = [("FlateDecode".to_owned(), params)];
        assert_eq!(unpack(&packed, &steps, 100).unwrap(), [1, 2, 3, 2, 3, 4]);
    }

    #[test]
    fn no_step_gives_more_than_the_bound() {
        let bomb = compress_to_vec_zlib(&vec![0; 10_000_000], 9);
        let twice = compress_to_vec_zlib(&bomb, 9);
        let flate = || ("FlateDecode".to_owned(), Dict::new());
        assert_eq!(unpack(&bomb, &[flate()], 1_000_000), Err(Refusal::TooLarge));
        assert_eq!(
            unpack(&twice, &[flate(), flate()], 1_000_000),
            Err(Refusal::TooLarge)
        );
        let many = vec![flate(); 100];
        assert_eq!(unpack(&twice, &many, 1_000_000), Err(Refusal::Damaged));
    }
}
