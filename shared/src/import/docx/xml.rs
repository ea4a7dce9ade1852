//! XML as a stream of tags and characters. Names are compared with their usual prefix ("w:p"), which every
//! writer of Word files uses. A document type is refused: it could define entities.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Read};

use crate::import::refusal::Refusal;

/// Elements within elements. Tables ten deep need about a hundred.
const DEEPEST: usize = 256;

/// What comes next.
pub(super) enum Event<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The element that began last ends.
    Close,
    /// Characters.
    Text(Cow<'a, str>),
    /// Nothing more.
    End,
}

/// The beginning of an element.
pub(super) struct Tag<'a> {
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Its name with its prefix.
    pub fn name(&self) -> &str {
        std::str::from_utf8(self.start.name().into_inner()).unwrap_or_default()
    }

    /// Whether it has this name.
    pub fn is(&self, name: &str) -> bool {
        self.start.name().into_inner() == name.as_bytes()
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|attribute| attribute.key.into_inner() == name.as_bytes())?;
        Some(unescaped(std::str::from_utf8(&found.value).ok()?))
    }

    /// `w:val`, which most elements of Word have.
    pub fn val(&self) -> Option<String> {
        self.get("w:val")
    }

    /// What an element that is there or not says: it may also be there to say no.
    pub fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// A stream.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Of the text of a part. An empty one has no events.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// The next event.
    pub fn next(&mut self) -> Result<Event<'a>, Refusal> {
        loop {
            match self.reader.read_event().map_err(|_| Refusal::Damaged)? {
                Read::Start(start) | Read::Empty(start) => return self.open(start),
                Read::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Event::Close);
                }
                Read::Text(text) => return Ok(Event::Text(characters(text.into_inner())?)),
                Read::CData(text) => return Ok(Event::Text(characters(text.into_inner())?)),
                Read::GeneralRef(entity) => {
                    let name = characters(entity.into_inner())?;
                    return Ok(Event::Text(Cow::Owned(meaning(&name))));
                }
                Read::DocType(_) => return Err(Refusal::Damaged),
                Read::Decl(_) | Read::PI(_) | Read::Comment(_) => {}
                // Elements that are still open have lost their end.
                Read::Eof if 0 < self.depth => return Err(Refusal::Damaged),
                Read::Eof => return Ok(Event::End),
            }
        }
    }

    fn open(&mut self, start: BytesStart<'a>) -> Result<Event<'a>, Refusal> {
        self.depth += 1;
        if DEEPEST < self.depth {
            return Err(Refusal::Damaged);
        }
        Ok(Event::Open(Tag { start }))
    }
}

/// The reader was given characters, so its bytes are UTF-8. What it offers to decode them carries the tables of
/// all encodings of the web along.
fn characters(bytes: Cow<'_, [u8]>) -> Result<Cow<'_, str>, Refusal> {
    let text = match bytes {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed),
        Cow::Owned(bytes) => {
            return String::from_utf8(bytes)
                .map(Cow::Owned)
                .map_err(|_| Refusal::Damaged);
        }
    };
    text.map_err(|_| Refusal::Damaged)
}

/// An attribute's value with its entities replaced.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, after)) = behind.split_once(';') else {
            out.push('&');
            rest = behind;
            continue;
        };
        out.push_str(&meaning(name));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What an entity stands for: those of XML itself, and numbers. Others have no meaning without a document type.
fn meaning(name: &str) -> String {
    let number = name.strip_prefix('#').map(|digits| {
        digits.strip_prefix('x').map_or_else(
            || digits.parse().ok(),
            |hex| u32::from_str_radix(hex, 16).ok(),
        )
    });
    let char = match (number, name) {
        (Some(number), _) => number.and_then(char::from_u32),
        (None, "lt") => Some('<'),
        (None, "gt") => Some('>'),
        (None, "amp") => Some('&'),
        (None, "quot") => Some('"'),
        (None, "apos") => Some('\''),
        (None, _) => None,
    };
    char.unwrap_or('\u{FFFD}').to_string()
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Event, Xml};
    use crate::import::refusal::Refusal;

    fn text(xml: &str) -> Result<String, Refusal> {
        let mut xml = Xml::new(xml);
        let mut out = String::new();
        loop {
            match xml.next()? {
                Event::Text(text) => out.push_str(&text),
                Event::End => return Ok(out),
                _ => {}
            }
        }
    }

    #[test]
    fn entities_of_xml_are_read_and_others_are_not_looked_up() {
        assert_eq!(
            text("<a>1 &lt; 2 &amp; &#7871; &#x1EBF;</a>").unwrap(),
            "1 < 2 & ế ế"
        );
        assert_eq!(text("<a>&secret;</a>").unwrap(), "\u{FFFD}");
    }

    #[test]
    fn a_document_type_is_refused_whatever_it_defines() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>";
        assert_eq!(text(bomb), Err(Refusal::Damaged));
        let outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";
        assert_eq!(text(outside), Err(Refusal::Damaged));
    }

    #[test]
    fn nesting_without_end_and_lost_ends_are_damage() {
        let deep = "<a>".repeat(DEEPEST + 1);
        assert_eq!(text(&deep), Err(Refusal::Damaged));
        assert_eq!(text("<a><b></a>"), Err(Refusal::Damaged));
        assert_eq!(text("<a>"), Err(Refusal::Damaged));
        assert_eq!(text("").unwrap(), "");
    }
}
