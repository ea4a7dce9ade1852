//! The font of official documents as this machine has it: Times New Roman, or one that has its measures, with every
//! letter of Vietnamese.

use anyhow::Context as _;
use fontdb::{Database, FaceInfo, Weight};
use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use super::lines::Style;

/// Families that break lines alike, the one that the decree names first.
const FAMILIES: [&str; 5] = [
    "Times New Roman",
    "Liberation Serif",
    "Tinos",
    "Nimbus Roman",
    "TeX Gyre Termes",
];

/// Letters that fonts without Vietnamese lack.
const VIETNAMESE: &str = "ăĐơƯẶễổỰỹ";

const STYLES: [Style; 4] = [
    style(false, false),
    style(true, false),
    style(false, true),
    style(true, true),
];

const fn style(is_bold: bool, is_italic: bool) -> Style {
    Style { is_bold, is_italic }
}

/// No family here has all that is needed.
#[derive(Debug, thiserror::Error)]
#[error("none of {known} fonts has the measures of Times New Roman, four styles and Vietnamese letters (looked for: {})", FAMILIES.join(", "))]
pub struct NoFont {
    /// How many fonts were found at all.
    known: usize,
}

impl NoFont {
    /// What a person can do about it.
    pub const ADVICE: &str = "Máy này chưa có phông chữ Times New Roman để tạo tệp PDF. Hãy cài Times New Roman hoặc Liberation Serif rồi chạy lại; tệp Word (--format docx) không cần phông chữ này.";
}

/// Upright, bold, italic, and both.
pub struct Fonts {
    faces: [Face; 4],
}

struct Face {
    font: Font,
    bytes: Vec<u8>,
    index: u32,
}

impl Fonts {
    /// Those of this machine.
    pub fn of_this_machine() -> anyhow::Result<Self> {
        let mut database = Database::new();
        database.load_system_fonts();
        Self::find(&database)
    }

    fn find(database: &Database) -> anyhow::Result<Self> {
        let whole = |family: &&str| {
            let faces: Option<Vec<Face>> = STYLES
                .iter()
                .map(|style| face(database, family, *style))
                .collect();
            faces?.try_into().ok().map(|faces| Self { faces })
        };
        let found = FAMILIES.iter().find_map(whole);
        found.context(NoFont {
            known: database.len(),
        })
    }

    pub(super) fn font(&self, style: Style) -> Font {
        self.face(style).font.clone()
    }

    /// The name of a letter's picture, and how wide it is, as a part of its size. Letters that the font lacks are
    /// drawn as its empty box.
    pub(super) fn glyph(&self, letter: char, style: Style) -> (u32, f32) {
        self.face(style).glyph(letter).unwrap_or((0, 0.5))
    }

    pub(super) fn width(&self, letter: char, style: Style) -> f32 {
        self.glyph(letter, style).1
    }

    fn face(&self, style: Style) -> &Face {
        &self.faces[usize::from(style.is_bold) + 2 * usize::from(style.is_italic)]
    }
}

impl Face {
    fn glyph(&self, letter: char) -> Option<(u32, f32)> {
        let font = FontRef::from_index(&self.bytes, self.index).ok()?;
        let glyph = font.charmap().map(letter)?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let width = metrics.advance_width(glyph)? / self.font.units_per_em();
        Some((glyph.to_u32(), width))
    }
}

/// The first face of a family and style that has all letters: machines have several versions of one font, some of them
/// without Vietnamese.
fn face(database: &Database, family: &str, style: Style) -> Option<Face> {
    let is_wanted = |info: &&FaceInfo| {
        let weight = if style.is_bold {
            Weight::BOLD
        } else {
            Weight::NORMAL
        };
        let slant = if style.is_italic {
            fontdb::Style::Italic
        } else {
            fontdb::Style::Normal
        };
        let is_of_family = info.families.iter().any(|(name, _)| name == family);
        is_of_family && info.weight == weight && info.style == slant
    };
    let mut faces = database.faces().filter(is_wanted);
    faces.find_map(|info| complete(database, info.id))
}

/// A face that has all letters of Vietnamese.
fn complete(database: &Database, id: fontdb::ID) -> Option<Face> {
    let (bytes, index) = database.with_face_data(id, |bytes, index| (bytes.to_vec(), index))?;
    let font = Font::new(bytes.clone().into(), index)?;
    let face = Face { font, bytes, index };
    let has = |letter| face.glyph(letter).is_some();
    VIETNAMESE.chars().all(has).then_some(face)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_fonts_is_told_so_with_what_was_looked_for() {
        let Err(error) = Fonts::find(&Database::new()) else {
            panic!("there are no fonts");
        };
        let told = error.to_string();
        assert!(told.starts_with("none of 0 fonts") && told.contains("Liberation Serif"));
        assert!(error.is::<NoFont>());
    }
}
