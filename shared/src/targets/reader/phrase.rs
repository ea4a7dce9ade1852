//! What the words around a number say: of whom, at which level, what.

use super::tokens::Token;
use super::{begins, begins_with_any};
use crate::text::case;

/// Who or what is counted.
const NOUNS: &str = "cán bộ|giáo viên|nhân viên|giáo viên chủ nhiệm|gv|gvcn|nv|cb|cbgv|cbgvnv|cbql|viên chức|người lao động\
    |nlđ|vcnlđ|đoàn viên|công đoàn viên|học sinh|hs|trẻ|trẻ em|lớp|tổ|tổ chuyên môn|tổ công đoàn|gia đình\
    |gia đình học sinh|phụ huynh|cha mẹ học sinh|cmhs|đảng viên|đội viên|đồng chí|đ / c|đ . c|người|chị em\
    |nhà giáo";

/// Levels of contests and awards, without "cấp".
const LEVELS: &str = "trường|cơ sở|tổ|cụm|xã|phường|quận|huyện|thị xã|thành phố|tỉnh|ngành|bộ|trung ương|quốc gia|toàn quốc\
    |khu vực|quốc tế";

/// Words before what is meant, which say nothing of it.
const LEADING: &str = "phấn đấu|có|đạt|ít nhất|tối thiểu|trên|từ|khoảng|duy trì|bảo đảm|đảm bảo|tỉ lệ|tỷ lệ|số|trở lên|về|và|với\
    |là|được|không dưới|tổng số|trong đó|của|dưới";

/// Words after it, which lead on to the number.
const TRAILING: &str = "đạt|có|là|từ|trên|với|ít nhất|tối thiểu|khoảng|được|và|đạt tỉ lệ|đạt tỷ lệ|còn|dưới|không dưới|xếp|nhận\
    |đề nghị|chiếm";

/// What stands between people and what they are to reach.
pub(super) const REACH: &str =
    "đạt danh hiệu|đạt|được công nhận|được công nhận là|được tặng danh hiệu|đạt tiêu chuẩn";

/// How many tokens the people or things take with which these begin: "cán bộ, giáo viên và nhân viên".
pub(super) fn population(tokens: &[Token<'_>]) -> Option<usize> {
    let mut len = noun(tokens)?;
    loop {
        let rest = &tokens[len..];
        let joint = usize::from(
            rest.first()
                .is_some_and(|token| matches!(token.low.as_str(), "," | "và" | "-" | "–")),
        );
        match noun(&rest[joint..]) {
            Some(more) => len += joint + more,
            None => return Some(len),
        }
    }
}

fn noun(tokens: &[Token<'_>]) -> Option<usize> {
    let organises = begins(tokens, "tổ chức").is_some();
    begins_with_any(tokens, NOUNS).filter(|_| !organises)
}

/// The level with which these tokens begin, and how many of them it takes.
pub(super) fn level(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let bare = begins(tokens, "cấp").unwrap_or(0);
    let len = begins_with_any(&tokens[bare..], LEVELS)?;
    let words: Vec<&str> = tokens[bare..bare + len]
        .iter()
        .map(|token| token.low.as_str())
        .collect();
    Some((format!("cấp {}", words.join(" ")), bare + len))
}

/// The first level that is called one ("cấp trường"), and where it stands.
pub(super) fn level_in(tokens: &[Token<'_>]) -> Option<(String, std::ops::Range<usize>)> {
    let at =
        (0..tokens.len()).find(|at| tokens[*at].low == "cấp" && level(&tokens[*at..]).is_some())?;
    let (name, len) = level(&tokens[at..])?;
    Some((name, at..at + len))
}

/// The tokens without marks and words at either end that say nothing.
pub(super) fn trim<'t, 'a>(mut tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    loop {
        let before = tokens.len();
        while let Some((first, rest)) = tokens.split_first()
            && first.is_mark()
            && !matches!(first.text, "“" | "\"")
        {
            tokens = rest;
        }
        while let Some((last, rest)) = tokens.split_last()
            && last.is_mark()
            && !matches!(last.text, "”" | "\"" | ")")
        {
            tokens = rest;
        }
        // Words at the start of a name, as in "Có chí thì nên", are cut as well: a person looks at it.
        if let Some(len) = begins_with_any(tokens, LEADING).filter(|len| *len < tokens.len()) {
            tokens = &tokens[len..];
        }
        let ends = |words: &str| {
            let len = words.split(' ').count();
            let from = tokens.len().checked_sub(len)?;
            begins(&tokens[from..], words)
        };
        if let Some(len) = TRAILING.split('|').filter_map(ends).max() {
            tokens = &tokens[..tokens.len() - len];
        }
        if tokens.len() == before {
            return tokens;
        }
    }
}

/// The words from the first of these tokens to the last, as written.
pub(super) fn written(text: &str, tokens: &[Token<'_>]) -> String {
    let ends = tokens.first().zip(tokens.last());
    ends.map(|(first, last)| text[first.from..last.to()].to_owned())
        .unwrap_or_default()
}

/// Trimmed words, with a capital.
pub(super) fn clean(text: &str, tokens: &[Token<'_>]) -> String {
    capital(&written(text, trim(tokens)))
}

/// With a capital letter at its start.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(case::upper);
    first.into_iter().chain(chars).collect()
}

/// With a small letter at its start, unless it is an abbreviation.
pub(super) fn small(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next();
    if chars
        .clone()
        .next()
        .is_some_and(|second| case::lower(second) != second)
    {
        return words.to_owned();
    }
    first.map(case::lower).into_iter().chain(chars).collect()
}
