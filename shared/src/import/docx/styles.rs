//! What the styles of a Word file say, as far as it helps to read: fonts, weight, lists, headings.

use std::collections::HashMap;

use super::xml::{Event, Tag, Xml};
use crate::import::refusal::Refusal;
use crate::paper_role::Role;

/// Styles based on styles: Word itself goes no deeper than ten.
const DEEPEST: usize = 16;
/// Styles that are kept; Word's own list has some 370.
const MOST: usize = 4_000;

/// What a run of characters, a paragraph or a style says of its look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Name of the font.
    pub font: Option<String>,
    /// Bold.
    pub bold: Option<bool>,
    /// Italics.
    pub italic: Option<bool>,
    /// Not printed.
    pub hidden: Option<bool>,
}

impl Look {
    /// Takes what an element of run properties says.
    pub fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "w:rFonts" => {
                let named = ["w:ascii", "w:hAnsi", "w:cs"];
                self.font = named.into_iter().find_map(|kind| tag.get(kind));
            }
            "w:b" => self.bold = Some(tag.is_on()),
            "w:i" => self.italic = Some(tag.is_on()),
            "w:vanish" => self.hidden = Some(tag.is_on()),
            _ => {}
        }
    }

    /// What is said here, or else there.
    fn or(self, other: &Self) -> Self {
        Self {
            font: self.font.or_else(|| other.font.clone()),
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// A paragraph's place in a list: the list and the level, each where it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// Number of the list; 0 for none in spite of the style.
    pub list: Option<u32>,
    /// From 0.
    pub level: Option<usize>,
}

impl Listed {
    /// Takes what an element of paragraph properties says.
    pub fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "w:numId" => self.list = tag.val().and_then(|id| id.parse().ok()),
            "w:ilvl" => self.level = tag.val().and_then(|level| level.parse().ok()),
            _ => {}
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    look: Look,
    listed: Listed,
    outline: Option<u8>,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    usual: Look,
    usual_paragraph: Option<String>,
    /// The file was made by us, whatever ids another program gave to our styles since.
    is_ours: bool,
}

impl Styles {
    /// Reads the part of the styles; an empty one says nothing.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let mut xml = Xml::new(text);
        let mut styles = Self::default();
        let mut open: Vec<String> = Vec::new();
        let mut current = (String::new(), Style::default());
        loop {
            match xml.next()? {
                Event::Open(tag) => {
                    if tag.is("w:style") {
                        current = (tag.get("w:styleId").unwrap_or_default(), Style::default());
                        let usual = tag.get("w:default").as_deref() == Some("1");
                        if usual && tag.get("w:type").as_deref() == Some("paragraph") {
                            styles.usual_paragraph = Some(current.0.clone());
                        }
                    } else if open.iter().any(|name| name == "w:docDefaults") {
                        styles.usual.take(&tag);
                    } else {
                        current.1.take(&tag);
                    }
                    open.push(tag.name().to_owned());
                }
                Event::Close => {
                    let is_style = open.pop().is_some_and(|name| name == "w:style");
                    if is_style && styles.by_id.len() < MOST {
                        let (id, style) = std::mem::take(&mut current);
                        styles.is_ours |= style.name == Role::LastIssuer.style_name();
                        styles.by_id.insert(id, style);
                    }
                }
                Event::Text(_) => {}
                Event::End => return Ok(styles),
            }
        }
    }

    /// The look of characters: what they say, their own style, the paragraph's style, the file.
    pub fn look(&self, own: Look, character: Option<&str>, paragraph: Option<&str>) -> Look {
        let paragraph = paragraph.or(self.usual_paragraph.as_deref());
        let mut look = own;
        for style in self.chain(character).chain(self.chain(paragraph)) {
            look = look.or(&style.look);
        }
        look.or(&self.usual)
    }

    /// The place in a list that a paragraph has by itself or by its style.
    pub fn listed(&self, own: Listed, paragraph: Option<&str>) -> Listed {
        self.chain(paragraph).fold(own, |found, style| Listed {
            list: found.list.or(style.listed.list),
            level: found.level.or(style.listed.level),
        })
    }

    /// The ids of a style and of those that it is based on.
    pub fn ids<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        let next = |id: &&'a str| self.by_id.get(*id)?.based_on.as_deref();
        std::iter::successors(id, next).take(DEEPEST)
    }

    /// What a paragraph of this style is, in a file of ours.
    pub fn role(&self, paragraph: Option<&str>) -> Option<Role> {
        let id = paragraph?;
        let by_name = || {
            let named = self.by_id.get(id).filter(|_| self.is_ours)?;
            Role::of_style_name(&named.name)
        };
        Role::of_style_id(id).or_else(by_name)
    }

    /// Whether paragraphs of this style are headings. Our own files say it either way.
    pub fn heading(&self, paragraph: Option<&str>, outline: Option<u8>) -> Option<bool> {
        match self.role(paragraph) {
            Some(Role::Text | Role::Apart) => return Some(false),
            Some(Role::Heading | Role::Division | Role::DivisionTitle) => return Some(true),
            Some(_) => return None,
            None => {}
        }
        let level = outline.or_else(|| self.chain(paragraph).find_map(|style| style.outline));
        let named = self.chain(paragraph).any(|style| {
            let name = style.name.to_ascii_lowercase();
            name.starts_with("heading ") || name.starts_with("đề mục")
        });
        (named || level.is_some_and(|level| level < 9)).then_some(true)
    }

    /// A style and those that it is based on.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.and_then(|id| self.by_id.get(id));
        let next = |style: &&'a Style| self.by_id.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(DEEPEST)
    }
}

impl Style {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "w:name" => self.name = tag.val().unwrap_or_default(),
            "w:basedOn" => self.based_on = tag.val(),
            "w:outlineLvl" => self.outline = tag.val().and_then(|level| level.parse().ok()),
            _ => {
                self.look.take(tag);
                self.listed.take(tag);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Listed, Look, Styles};

    const STYLES: &str = r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="L"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="L"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style></w:styles>"#;

    #[test]
    fn a_style_says_what_it_is_based_on_even_in_a_circle() {
        let styles = Styles::read(STYLES).unwrap();
        let look = styles.look(Look::default(), None, Some("H"));
        assert_eq!(
            (look.bold, look.font.as_deref()),
            (Some(true), Some(".VnTime"))
        );
        let listed = styles.listed(Listed::default(), Some("H"));
        assert_eq!((listed.list, listed.level), (Some(4), Some(1)));
        assert_eq!(styles.heading(Some("H"), None), Some(true));
        assert_eq!(styles.heading(Some("Normal"), None), None);
    }

    #[test]
    fn our_own_styles_tell_headings_from_text() {
        let styles = Styles::default();
        assert_eq!(styles.heading(Some("LienTichText"), None), Some(false));
        assert_eq!(styles.heading(Some("LienTichHeading"), Some(1)), Some(true));
        assert_eq!(styles.heading(Some("LienTichSubject"), None), None);
    }
}
