//! Titles and awards of collectives, which have no number: "Chi bộ trong sạch, vững mạnh", "Bằng khen của …".

use super::phrase;
use super::tokens::Token;
use super::{Proposal, begins_with_any, proposal};
use crate::log::target::Measure;

const AWARDS: &str =
    "bằng khen|giấy khen|cờ thi đua|kỷ niệm chương|kỉ niệm chương|huân chương lao động|thư khen";
const TITLES: &str = "tập thể lao động xuất sắc|tập thể lao động tiên tiến|tập thể tiên tiến|trong sạch|vững mạnh\
    |hoàn thành xuất sắc nhiệm vụ|hoàn thành tốt nhiệm vụ|đạt chuẩn văn hoá|đạt chuẩn văn hóa|mạnh|xuất sắc\
    |tiên tiến|kiểu mẫu|đơn vị văn hoá|đơn vị văn hóa|cơ quan văn hoá|cơ quan văn hóa";
/// Who can have a title.
const COLLECTIVES: &str = "chi bộ|đảng bộ|công đoàn|cđcs|chi đoàn|đoàn|liên đội|nhà trường|trường|tập thể|thư viện|tổ|ban\
    |chi hội|công tác|đơn vị|phong trào|hội";
/// A title takes up the one before the comma: "trong sạch, vững mạnh, hoàn thành tốt nhiệm vụ".
const GOES_ON: &str = "vững mạnh|hoàn thành";

/// The titles and awards that a sentence names.
pub(super) fn read(text: &str, sentence: &[Token<'_>]) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = Vec::new();
    for piece in pieces(sentence) {
        let whose = found
            .last()
            .map(|title| title.target.subject.clone())
            .unwrap_or_default();
        found.extend(award(text, piece, whose).or_else(|| title(text, piece)));
    }
    found
}

fn pieces<'t, 'a>(sentence: &'t [Token<'a>]) -> Vec<&'t [Token<'a>]> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in 0..sentence.len() {
        let is_end =
            sentence[at].text == "," && begins_with_any(&sentence[at + 1..], GOES_ON).is_none();
        if is_end {
            pieces.push(&sentence[from..at]);
            from = at + 1;
        }
    }
    pieces.push(&sentence[from..]);
    pieces
}

fn award(text: &str, piece: &[Token<'_>], whose: String) -> Option<Proposal> {
    let (at, len) = first(piece, AWARDS)?;
    let rest = &piece[at + len..];
    let of = rest.iter().position(|token| token.low == "của")?;
    let own = phrase::clean(text, &piece[..at]);
    let words = phrase::written(text, &piece[at..at + len + of]);
    let mut found = proposal(
        if own.is_empty() { whose } else { own },
        Measure::Title(phrase::capital(&words)),
    );
    found.target.awarded_by = phrase::written(text, phrase::trim(&rest[of + 1..]));
    Some(found)
}

fn title(text: &str, piece: &[Token<'_>]) -> Option<Proposal> {
    let piece = phrase::trim(piece);
    let named = first(piece, "danh hiệu").map(|(at, len)| (at, at + len));
    let (end, from) = named.or_else(|| first(piece, TITLES).map(|(at, _)| (at, at)))?;
    let whose = phrase::trim(&piece[..end]);
    let is_collective =
        whose.is_empty() || begins_with_any(whose, COLLECTIVES).is_some() && whose.len() <= 8;
    let level = phrase::level_in(&piece[from..]);
    let to = level
        .as_ref()
        .map_or(piece.len(), |(_, range)| from + range.start);
    let words = phrase::clean(text, &piece[from..to]);
    let words = if words.is_empty() {
        phrase::capital(&phrase::written(text, &piece[from..to]))
    } else {
        words
    };
    let mut found = proposal(
        phrase::capital(&phrase::written(text, whose)),
        Measure::Title(words),
    );
    found.target.level = level.map(|(name, _)| name).unwrap_or_default();
    is_collective.then_some(found)
}

/// Where the first of these phrases stands, and how long it is.
fn first(piece: &[Token<'_>], phrases: &str) -> Option<(usize, usize)> {
    (0..piece.len()).find_map(|at| Some((at, begins_with_any(&piece[at..], phrases)?)))
}
