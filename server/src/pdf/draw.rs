//! Pages as PDF: text by glyphs whose Unicode is kept, rules, and the mark of a draft under them.

use anyhow::anyhow;
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use lientich_shared::render::{Paper, look};

use super::fonts::Fonts;
use super::layout::{Page, RuleAt, Words};
use super::lines::Style;

/// Stands across each page of a draft.
const DRAFT: &str = "DỰ THẢO";
const DRAFT_SIZE: f32 = 96.0;
/// Three quarters of a point, as in the Word file.
const RULE: f32 = 0.75;

pub fn draw(paper: &Paper, pages: &[Page], fonts: &Fonts) -> anyhow::Result<Vec<u8>> {
    let mut document = Document::new();
    let named = Metadata::new()
        .title(paper.subject.clone())
        .creator("Liên Tịch".to_owned())
        .language("vi".to_owned());
    document.set_metadata(named);
    let (width, height) = (
        f32::from(look::PAGE.0) / 20.0,
        f32::from(look::PAGE.1) / 20.0,
    );
    let size = Size::from_wh(width, height).ok_or_else(|| anyhow!("a page has a size"))?;
    for page in pages {
        let mut sheet = document.start_page_with(PageSettings::new(size));
        let mut surface = sheet.surface();
        if paper.is_draft {
            watermark(&mut surface, fonts, width, height);
        }
        for words in &page.words {
            say(&mut surface, fonts, words);
        }
        for path in page.rules.iter().filter_map(rule) {
            surface.draw_path(&path);
        }
        surface.finish();
        sheet.finish();
    }
    let written = document.finish();
    written.map_err(|error| anyhow!("writing the PDF: {error:?}"))
}

fn say(surface: &mut Surface<'_>, fonts: &Fonts, words: &Words) {
    let glyph = |(at, letter): (usize, char)| {
        let (glyph, width) = fonts.glyph(letter, words.style);
        let stretch = if letter == ' ' {
            words.stretch / words.size
        } else {
            0.0
        };
        let range = at..at + letter.len_utf8();
        KrillaGlyph::new(
            GlyphId::new(glyph),
            width + stretch,
            0.0,
            0.0,
            0.0,
            range,
            None,
        )
    };
    let glyphs: Vec<KrillaGlyph> = words.text.char_indices().map(glyph).collect();
    let start = Point::from_xy(words.left, words.base);
    let font = fonts.font(words.style);
    surface.draw_glyphs(start, &glyphs, font, &words.text, words.size, false);
}

fn rule(rule: &RuleAt) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (width, height) = (rule.width.max(RULE), rule.height.max(RULE));
    let left = if rule.width < RULE {
        rule.left - RULE / 2.0
    } else {
        rule.left
    };
    let top = if rule.height < RULE {
        rule.top - RULE / 2.0
    } else {
        rule.top
    };
    path.push_rect(Rect::from_xywh(left, top, width, height)?);
    path.finish()
}

/// From the lower left to the upper right, in a grey that leaves the words readable.
fn watermark(surface: &mut Surface<'_>, fonts: &Fonts, width: f32, height: f32) {
    let style = Style {
        is_bold: true,
        is_italic: false,
    };
    let letters = DRAFT.chars().map(|letter| fonts.width(letter, style));
    let long = letters.sum::<f32>() * DRAFT_SIZE;
    surface.push_transform(&Transform::from_rotate_at(-45.0, width / 2.0, height / 2.0));
    surface.set_fill(Some(Fill {
        paint: rgb::Color::new(217, 217, 217).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }));
    let words = Words {
        left: (width - long) / 2.0,
        base: height / 2.0 + DRAFT_SIZE / 3.0,
        size: DRAFT_SIZE,
        style,
        text: DRAFT.to_owned(),
        stretch: 0.0,
    };
    say(surface, fonts, &words);
    surface.set_fill(None);
    surface.pop();
}
