//! One paragraph style for each kind of line, named as the decree names it.

use std::fmt::Write as _;

use super::package::WORD;
use super::xml::DECLARATION;
use crate::render::look::{self, Align, Look, Rule};
use crate::render::paper::Role;

/// All of them, and what holds where none is named.
pub fn styles() -> String {
    let font = look::FONT;
    let mut xml = format!(
        "{DECLARATION}<w:styles xmlns:w=\"{WORD}\"><w:docDefaults><w:rPrDefault><w:rPr>\
        <w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:eastAsia=\"{font}\" w:cs=\"{font}\"/>\
        <w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault>\
        <w:pPrDefault/></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
        <w:qFormat/></w:style>\
        <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
        <w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
        <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>\
        <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    );
    for role in Role::ALL {
        xml.push_str(&style(role));
    }
    xml.push_str("</w:styles>");
    xml
}

fn style(role: Role) -> String {
    let look = look::look(role);
    let (id, name) = (role.style_id(), role.style_name());
    let mut xml = format!(
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
        <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>"
    );
    if look.keeps_next {
        xml.push_str("<w:keepNext/>");
    }
    // Room below a ruled line is below its rule.
    let after = if look.rule == Rule::None {
        look.after
    } else {
        0
    };
    let before = look.before;
    let line = look::LINE;
    // Writing to a string does not fail.
    let _ = write!(
        xml,
        "<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"auto\"/>"
    );
    let _ = write!(xml, "<w:ind w:firstLine=\"{}\"/>", look.first_line);
    let _ = write!(xml, "<w:jc w:val=\"{}\"/>", alignment(look.align));
    if let Some(level) = look.outline {
        let _ = write!(xml, "<w:outlineLvl w:val=\"{level}\"/>");
    }
    xml.push_str("</w:pPr>");
    xml.push_str(&letters(look));
    xml.push_str("</w:style>");
    xml
}

fn letters(look: Look) -> String {
    let bold = if look.is_bold { "<w:b/><w:bCs/>" } else { "" };
    let italic = if look.is_italic { "<w:i/><w:iCs/>" } else { "" };
    let caps = if look.is_caps { "<w:caps/>" } else { "" };
    let size = look.size;
    format!("<w:rPr>{bold}{italic}{caps}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>")
}

fn alignment(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Both => "both",
    }
}
