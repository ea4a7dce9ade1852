//! What stands beside the text of a Word file: footnotes, comments, running heads.

use std::collections::HashMap;

use super::xml::{Event, Tag, Xml};
use crate::import::refusal::Refusal;
use crate::text::tidy;

/// Notes that are kept of a part.
const MOST: usize = 2_000;

/// A footnote or a comment.
#[derive(Debug, Default, Clone)]
pub(super) struct Note {
    /// Who wrote a comment.
    pub author: String,
    /// Its words.
    pub words: String,
}

/// All that stands beside a text.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// By their numbers.
    pub footnotes: HashMap<String, Note>,
    pub endnotes: HashMap<String, Note>,
    pub comments: HashMap<String, Note>,
    /// Lines of running heads and feet.
    pub edges: Vec<String>,
}

/// The notes of a part. Word's own, such as the line above footnotes, have no words.
pub(super) fn notes(text: &str) -> Result<HashMap<String, Note>, Refusal> {
    let mut xml = Xml::new(text);
    let mut found = HashMap::new();
    let mut depth = 0_usize;
    let mut current: Option<(String, usize, Note)> = None;
    let mut in_characters = false;
    loop {
        match xml.next()? {
            Event::Open(tag) => {
                depth += 1;
                in_characters = tag.is("w:t");
                if is_note(&tag) {
                    let note = Note {
                        author: tag.get("w:author").unwrap_or_default(),
                        words: String::new(),
                    };
                    current = Some((tag.get("w:id").unwrap_or_default(), depth, note));
                } else if let Some((.., note)) = &mut current
                    && matches!(tag.name(), "w:p" | "w:tab" | "w:br")
                {
                    note.words.push(' ');
                }
            }
            Event::Close => {
                in_characters = false;
                let done = current.take_if(|(_, at, _)| *at == depth);
                if let Some((id, _, mut note)) = done
                    && found.len() < MOST
                {
                    note.words = tidy(&note.words);
                    found.insert(id, note);
                }
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) if in_characters => {
                if let Some((.., note)) = &mut current {
                    note.words.push_str(&text);
                }
            }
            Event::Text(_) => {}
            Event::End => break,
        }
    }
    Ok(found)
}

fn is_note(tag: &Tag<'_>) -> bool {
    matches!(tag.name(), "w:footnote" | "w:endnote" | "w:comment")
}
