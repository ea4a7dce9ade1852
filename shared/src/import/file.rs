//! Import of a file of any kind: told by what is in it, never by its name.
//!
//! Reading .docx and .pdf is much code, so the app calls this from a part of its own; a text that is
//! pasted goes to [`super::read`] at once.

use super::draft::Draft;
use super::issue::Issue;
use super::refusal::Refusal;
use super::source::Source;
use super::{docx, pdf, read_source};

/// Larger files are not opened. Plans with photographs have some ten megabytes; a phone can hold this
/// much beside what is made of it.
pub const MAX_FILE_BYTES: usize = 32 * 1024 * 1024;

/// As far as a PDF's own beginning may stand behind the file's.
const PDF_BEGINS_WITHIN: usize = 1024;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Characters, in whatever encoding.
    Text,
    /// Office Open XML text.
    Docx,
    /// PDF.
    Pdf,
}

/// Reads a file. A refusal says what it is and what to do.
pub fn read(bytes: &[u8]) -> Result<(Draft, Vec<Issue>), Refusal> {
    if MAX_FILE_BYTES < bytes.len() {
        return Err(Refusal::TooLarge);
    }
    let source = match kind(bytes)? {
        Kind::Text => Source::decode(bytes),
        Kind::Docx => docx::source(bytes)?,
        Kind::Pdf => pdf::source(bytes)?,
    };
    Ok(read_source(source))
}

/// What a file is, by its content.
pub fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return Ok(Kind::Docx);
    }
    if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound(bytes));
    }
    if begins(b"{\\rtf") {
        return Err(Refusal::RichText);
    }
    if is_picture(bytes) {
        return Err(Refusal::Picture);
    }
    let top = &bytes[..bytes.len().min(PDF_BEGINS_WITHIN)];
    if top.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if is_binary(top) {
        return Err(Refusal::OtherKind);
    }
    Ok(Kind::Text)
}

/// A compound file: Word before 2007, or what a password locks. The names of its streams are UTF-16.
fn compound(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes
            .windows(wide.len())
            .any(|window| window == wide.as_slice())
    };
    if has("EncryptedPackage") {
        Refusal::Encrypted
    } else if has("WordDocument") {
        Refusal::OldWord
    } else {
        Refusal::OtherKind
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 7] = [
        b"\x89PNG\r\n",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"RIFF",
    ];
    let named = marks.iter().any(|mark| bytes.starts_with(mark));
    let heic = bytes.get(4..8) == Some(b"ftyp");
    // "BM" may begin a text, but then no zero bytes follow.
    (named || heic) && bytes.iter().take(64).any(|byte| *byte == 0 || 0x7f < *byte)
}

/// Zero bytes stand in no text but UTF-16, which says so at its beginning.
fn is_binary(top: &[u8]) -> bool {
    let marked = top.starts_with(&[0xFF, 0xFE]) || top.starts_with(&[0xFE, 0xFF]);
    !marked && top.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::{Kind, MAX_FILE_BYTES, kind, read};
    use crate::import::refusal::Refusal;

    fn compound_with(name: &str) -> Vec<u8> {
        let wide = name.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
            .iter()
            .copied()
            .chain(vec![0; 504])
            .chain(wide)
            .collect()
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(kind("KẾ HOẠCH".as_bytes()), Ok(Kind::Text));
        assert_eq!(kind(b"\xFF\xFEK\0"), Ok(Kind::Text));
        assert_eq!(kind(b"BM. Ban giam hieu"), Ok(Kind::Text));
        assert_eq!(kind(b"PK\x03\x04rest"), Ok(Kind::Docx));
        assert_eq!(kind(b"\n%PDF-1.7\n"), Ok(Kind::Pdf));
        assert_eq!(kind(b""), Ok(Kind::Text));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_what_to_do() {
        assert_eq!(kind(&compound_with("WordDocument")), Err(Refusal::OldWord));
        assert_eq!(
            kind(&compound_with("EncryptedPackage")),
            Err(Refusal::Encrypted)
        );
        assert_eq!(kind(&compound_with("Workbook")), Err(Refusal::OtherKind));
        assert_eq!(kind(b"{\\rtf1\\ansi"), Err(Refusal::RichText));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0"), Err(Refusal::Picture));
        assert_eq!(kind(b"\xFF\xD8\xFF\xE0\0"), Err(Refusal::Picture));
        assert_eq!(kind(b"\x7fELF\0\0"), Err(Refusal::OtherKind));
        for refusal in [Refusal::OldWord, Refusal::Encrypted, Refusal::Damaged] {
            assert!(refusal.sentence().contains("chọn lại"));
        }
    }

    #[test]
    fn a_file_of_two_hundred_megabytes_is_refused_at_once() {
        let begun = std::time::Instant::now();
        let bytes = vec![b' '; MAX_FILE_BYTES + 1];
        assert_eq!(read(&bytes).err(), Some(Refusal::TooLarge));
        assert!(begun.elapsed().as_secs() < 2);
    }
}
