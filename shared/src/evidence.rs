//! What a file of evidence is, told by its bytes: the device says so before it keeps a file, the server
//! before it counts. A name or a media type that somebody gave is never believed. What a file proves
//! is told in `log::work`.

use crate::text::is_unseen;

/// How many of a file's last bytes are needed to tell what it is: an Office document names its parts
/// at its end.
pub const TAIL: usize = 128 << 10;
/// How many of its first bytes.
pub const HEAD: usize = 16;

/// The sorts of files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A picture.
    Jpeg,
    /// A picture.
    Png,
    /// A picture.
    WebP,
    /// A document of fixed layout.
    Pdf,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
}

impl Media {
    const ALL: [Self; 6] = [
        Self::Jpeg,
        Self::Png,
        Self::WebP,
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
    ];

    /// Its media type, as an attachment names it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The sort with this media type.
    pub fn from_mime(mime: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.mime() == mime)
    }

    /// How names of such files end; the usual one first.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &[".jpg", ".jpeg"],
            Self::Png => &[".png"],
            Self::WebP => &[".webp"],
            Self::Pdf => &[".pdf"],
            Self::Docx => &[".docx"],
            Self::Xlsx => &[".xlsx"],
        }
    }

    /// Whether it can be shown as a picture.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::WebP)
    }
}

/// The name under which a file is saved: as whoever brought it called it, but ending as files of its sort do, so
/// that no program opens it for something else, and without signs that would hide the ending.
pub fn saved_as(name: &str, media: &str) -> String {
    let bare = |c: &char| {
        !is_unseen(*c) && !matches!(c, '/' | '\\' | ':' | '"' | '<' | '>' | '|' | '?' | '*')
    };
    let name: String = name.chars().filter(bare).collect();
    let endings = Media::from_mime(media).map_or(&[".bin"][..], Media::endings);
    let plain = name.to_ascii_lowercase();
    if endings.iter().any(|ending| plain.ends_with(ending)) {
        name
    } else {
        name + endings[0]
    }
}

/// What a file is, by its first bytes, its last ones and how many it has; `None` for what is not taken.
/// The first [`HEAD`] and the last [`TAIL`] are enough; more is harmless.
pub fn sniff(head: &[u8], tail: &[u8], size: u64) -> Option<Media> {
    let is_webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    match head {
        [0xff, 0xd8, 0xff, ..] => Some(Media::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Media::Png),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Media::Pdf),
        [b'P', b'K', 3, 4, ..] => office(tail, size),
        _ if is_webp => Some(Media::WebP),
        _ => None,
    }
}

/// What an archive is, by the names of its parts. One with macros is not taken.
fn office(tail: &[u8], size: u64) -> Option<Media> {
    let names = names(tail, size)?;
    let has = |name: &[u8]| names.contains(&name);
    let is_program = |name: &&[u8]| name.ends_with(b"vbaProject.bin");
    if !has(b"[Content_Types].xml") || names.iter().any(is_program) {
        return None;
    }
    match (has(b"word/document.xml"), has(b"xl/workbook.xml")) {
        (true, false) => Some(Media::Docx),
        (false, true) => Some(Media::Xlsx),
        _ => None,
    }
}

/// The names in a ZIP archive's central directory (APPNOTE.TXT 4.3.12 and 4.3.16).
fn names(tail: &[u8], size: u64) -> Option<Vec<&[u8]>> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: &[u8] = b"PK\x01\x02";
    const FIXED: usize = 46;
    const END_FIXED: usize = 22;
    let end = tail.windows(END.len()).rposition(|bytes| bytes == END)?;
    let comment = usize::from(short(tail, end + 20)?);
    if end + END_FIXED + comment != tail.len() {
        return None;
    }
    let begins = size.checked_sub(tail.len() as u64)?;
    let start = u64::from(long(tail, end + 16)?).checked_sub(begins)?;
    let mut rest = tail.get(usize::try_from(start).ok()?..end)?;
    let mut names = Vec::new();
    while rest.starts_with(ENTRY) {
        let length = usize::from(short(rest, 28)?);
        names.push(rest.get(FIXED..FIXED + length)?);
        let more = usize::from(short(rest, 30)?) + usize::from(short(rest, 32)?);
        rest = rest.get(FIXED + length + more..)?;
    }
    (names.len() == usize::from(short(tail, end + 10)?)).then_some(names)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of empty parts with these names.
    fn archive(names: &[&str]) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.resize(300, 0);
        let start = bytes.len();
        for name in names {
            let mut entry = b"PK\x01\x02".to_vec();
            entry.resize(46, 0);
            entry[28..30].copy_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
            bytes.extend(entry);
            bytes.extend(name.as_bytes());
        }
        let mut end = b"PK\x05\x06".to_vec();
        end.resize(22, 0);
        end[10..12].copy_from_slice(&u16::try_from(names.len()).unwrap().to_le_bytes());
        end[16..20].copy_from_slice(&u32::try_from(start).unwrap().to_le_bytes());
        bytes.extend(end);
        bytes
    }

    fn check(bytes: &[u8], expected: Option<Media>) {
        let tail = bytes.len().saturating_sub(TAIL);
        let head = &bytes[..bytes.len().min(HEAD)];
        let told = sniff(head, &bytes[tail..], bytes.len() as u64);
        assert_eq!(told, expected, "{:?}", head.escape_ascii().to_string());
        assert_eq!(sniff(bytes, bytes, bytes.len() as u64), expected);
    }

    #[test]
    fn pictures_and_pdf_are_told_by_their_first_bytes() {
        check(b"\xff\xd8\xff\xe0\0\x10JFIF", Some(Media::Jpeg));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(Media::Png));
        check(b"RIFF\x10\0\0\0WEBPVP8 ", Some(Media::WebP));
        check(b"%PDF-1.7\n", Some(Media::Pdf));
    }

    #[test]
    fn office_documents_are_told_by_their_parts() {
        let word = ["[Content_Types].xml", "word/document.xml"];
        check(&archive(&word), Some(Media::Docx));
        let excel = ["[Content_Types].xml", "xl/workbook.xml"];
        check(&archive(&excel), Some(Media::Xlsx));
    }

    #[test]
    fn whatever_else_calls_itself_a_document_is_not_taken() {
        check(b"<script>alert(1)</script>", None);
        check(b"<svg xmlns='http://www.w3.org/2000/svg'/>", None);
        check(b"MZ\x90\0", None);
        check(b"RIFF\x10\0\0\0WAVEfmt ", None);
        check(b"\0\0\0\x18ftypheic", None);
        check(b"", None);
        check(&archive(&["word/document.xml"]), None);
        check(&archive(&["[Content_Types].xml", "a.exe"]), None);
        let macros = [
            "[Content_Types].xml",
            "word/document.xml",
            "word/vbaProject.bin",
        ];
        check(&archive(&macros), None);
        let both = [
            "[Content_Types].xml",
            "word/document.xml",
            "xl/workbook.xml",
        ];
        check(&archive(&both), None);
    }

    #[test]
    fn an_archive_that_is_cut_or_lies_is_not_taken_and_harms_nobody() {
        let whole = archive(&["[Content_Types].xml", "word/document.xml"]);
        for length in 0..whole.len() {
            check(&whole[..length], None);
        }
        for at in 300..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0xff;
            // Whatever it is taken for, it ends.
            sniff(&bytes, &bytes, bytes.len() as u64);
        }
    }

    #[test]
    fn a_file_is_saved_as_what_it_is_whatever_it_was_called() {
        let check = |name: &str, media: Media, expected: &str| {
            assert_eq!(saved_as(name, media.mime()), expected, "{name:?}");
        };
        check(
            "Ảnh thăm gia đình.JPG",
            Media::Jpeg,
            "Ảnh thăm gia đình.JPG",
        );
        check("Kế hoạch.doc", Media::Docx, "Kế hoạch.doc.docx");
        check("Minh chứng.pdf.hta", Media::Pdf, "Minh chứng.pdf.hta.pdf");
        check(
            "Minh chứng\u{202e}fdp.exe",
            Media::Pdf,
            "Minh chứngfdp.exe.pdf",
        );
        check("../../Startup/a.bat", Media::Jpeg, "....Startupa.bat.jpg");
        assert_eq!(saved_as("a.html", "text/html"), "a.html.bin");
    }

    #[test]
    fn a_media_type_names_its_sort() {
        for media in Media::ALL {
            assert_eq!(Media::from_mime(media.mime()), Some(media));
        }
        assert_eq!(Media::from_mime("image/svg+xml"), None);
    }
}
