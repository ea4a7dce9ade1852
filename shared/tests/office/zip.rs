//! A zip archive by hand: deflated entries, so that files of the tests are as small and as packed as those of offices.

use miniz_oxide::deflate::compress_to_vec;

/// An archive of parts, each its path and its text.
pub fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, Vec<u8>, u32)> = parts
        .iter()
        .map(|(path, text)| {
            let length = u32::try_from(text.len()).expect("a small file");
            (*path, compress_to_vec(text.as_bytes(), 6), length)
        })
        .collect();
    pack_deflated(&parts)
}

/// An archive of parts that are packed already, with the lengths that they claim to have.
pub fn pack_deflated(parts: &[(&str, Vec<u8>, u32)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (path, packed, length) in parts {
        let at = u32::try_from(archive.len()).expect("a small file");
        let common = common(path, packed.len(), *length);
        archive.extend(b"PK\x03\x04");
        archive.extend(&common);
        archive.extend(path.as_bytes());
        archive.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let start = u32::try_from(archive.len()).expect("a small file");
    let count = u16::try_from(parts.len())
        .expect("a small file")
        .to_le_bytes();
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count, count].concat());
    archive.extend(
        u32::try_from(directory.len())
            .expect("a small file")
            .to_le_bytes(),
    );
    archive.extend(start.to_le_bytes());
    archive.extend([0, 0]);
    archive
}

/// What both headers of an entry say: DEFLATE, no checksum that anybody would look at, lengths.
fn common(path: &str, packed: usize, length: u32) -> Vec<u8> {
    let mut header = vec![0x14, 0, 0, 8, 8, 0, 0, 0, 0, 0];
    header.extend([0; 4]);
    header.extend(u32::try_from(packed).expect("a small file").to_le_bytes());
    header.extend(length.to_le_bytes());
    header.extend(
        u16::try_from(path.len())
            .expect("a small file")
            .to_le_bytes(),
    );
    header.extend([0, 0]);
    header
}
