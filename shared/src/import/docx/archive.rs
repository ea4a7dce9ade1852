//! The archive around a Word file: its parts by name, unpacked within bounds.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use super::xml::{Event, Xml};
use crate::import::refusal::Refusal;
use crate::text::bytes;

/// A Word file has some twenty parts and a picture or two; the list of an archive is read no further.
const MOST_ENTRIES: usize = 4_096;
/// All parts that are read, unpacked. The text of a plan of 300 clauses is 2 MB of XML; a file from a
/// word processor that marks every word may have four times that.
const MOST_UNPACKED: usize = 24 * 1024 * 1024;
/// Relations of a part.
const MOST_RELATIONS: usize = 2_048;

/// An archive, with what may still be unpacked.
pub(super) struct Archive<'a> {
    packed: ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
    left: usize,
}

struct Entry {
    path: String,
    at: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
}

impl<'a> Archive<'a> {
    /// Reads the list of parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| Refusal::Damaged)?;
        let mut entries = Vec::new();
        for entry in archive.entries() {
            let entry = entry.map_err(|_| Refusal::Damaged)?;
            if entry.flags().is_encrypted() {
                return Err(Refusal::Encrypted);
            }
            if MOST_ENTRIES <= entries.len() {
                return Err(Refusal::TooLarge);
            }
            let path = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
            entries.push(Entry {
                path: path.trim_start_matches('/').to_owned(),
                at: entry.wayfinder(),
                method: entry.compression_method(),
            });
        }
        Ok(Self {
            packed: archive,
            entries,
            left: MOST_UNPACKED,
        })
    }

    /// Whether there is such a part.
    pub fn has(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| entry.path == path)
    }

    /// What an archive is that holds no Word text.
    pub fn what_else(&mut self) -> Refusal {
        let kind = self.text("mimetype").ok().flatten().unwrap_or_default();
        if kind.starts_with("application/vnd.oasis.opendocument.text") {
            Refusal::OpenDocument
        } else {
            Refusal::OtherKind
        }
    }

    /// The characters of a part; `None` if there is no such part.
    pub fn text(&mut self, path: &str) -> Result<Option<String>, Refusal> {
        let Some(entry) = self.entries.iter().find(|entry| entry.path == path) else {
            return Ok(None);
        };
        let found = self.packed.get_entry(entry.at);
        let packed = found.map_err(|_| Refusal::Damaged)?.data();
        let unpacked = unpack(packed, entry.method, self.left)?;
        self.left -= unpacked.len();
        Ok(Some(bytes::decode(&unpacked)))
    }

    /// The relations that a part of this name holds: their types, and paths in the archive.
    pub fn targets(
        &mut self,
        relations: &str,
        folder: &str,
    ) -> Result<Vec<(String, String)>, Refusal> {
        let text = self.text(relations)?.unwrap_or_default();
        let mut xml = Xml::new(&text);
        let mut targets = Vec::new();
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.is("Relationship") && targets.len() < MOST_RELATIONS => {
                    let inside = tag.get("TargetMode").as_deref() != Some("External");
                    if let (Some(kind), Some(target), true) =
                        (tag.get("Type"), tag.get("Target"), inside)
                    {
                        targets.push((kind, resolved(folder, &target)));
                    }
                }
                Event::End => return Ok(targets),
                _ => {}
            }
        }
    }
}

/// A target is relative to the part's folder unless it begins at the root.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/').filter(|step| !step.is_empty()) {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn unpack(packed: &[u8], method: CompressionMethod, most: usize) -> Result<Vec<u8>, Refusal> {
    match method {
        CompressionMethod::STORE if packed.len() <= most => Ok(packed.to_vec()),
        CompressionMethod::STORE => Err(Refusal::TooLarge),
        CompressionMethod::DEFLATE => {
            decompress_to_vec_with_limit(packed, most).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => Refusal::TooLarge,
                _ => Refusal::Damaged,
            })
        }
        _ => Err(Refusal::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_found_from_the_folder_or_from_the_root() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../../x.xml"), "x.xml");
    }
}
