//! The numbers of a sentence that count something: fractions, shares, numbers of a level, of outputs, of
//! prizes, grades. Each is judged by its neighbours.

use super::begins_with_any;
use super::phrase;
use super::tokens::Token;
use super::{Setting, begins};
use crate::log::target::Percent;
use crate::targets::arithmetic::fits;
use crate::targets::number;

/// A number and the tokens that it takes.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) what: What,
}

/// What is counted.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// "17/54 (31,5%)".
    Fraction(u32, u32, Option<Percent>),
    /// "98,7%".
    Share(Percent),
    /// "cấp tỉnh - 7 HS": the level, how many, of what.
    Level(String, u32, String),
    /// "02 mô hình": the number alone is the anchor; what is counted goes on being said.
    Outputs(u32, String),
    /// "01 giải Nhất".
    Prize(u32, String),
    /// "mức 2".
    Grade(String),
}

/// After these a number is a date, a name or a place in a text.
const NAMED: &str = "ngày|tháng|năm|quý|số|điều|mục|khoản|điểm|chương|phần|tổ|lớp|khối|trước|sau|trong|từ|đến|thứ|tuần|tiết\
    |đợt|dịp|khóa|khoá|công nghệ";

/// What is put out wherever it is said.
const OUTPUTS: &str = "mô hình|nghị quyết|nghị quyết chuyên đề|sáng kiến|sáng kiến kinh nghiệm|skkn|chuyên đề|đề tài\
    |đề tài sáng kiến|công trình|đảng viên mới|bằng khen|giấy khen|câu lạc bộ|clb|học bổng";

/// What is counted where targets are announced.
const COUNTED: &str = "buổi|hội thi|bài viết|tin bài|bài|suất quà|suất học bổng|suất|phần quà|đồ dùng|giờ dạy|giải|sản phẩm|đợt\
    |cuộc|hội thảo|cá nhân|tập thể|quần chúng|video|lượt|phòng học";

/// Money and norms are no targets.
const MONEY: &str = "kinh phí|chi phí|lương|mức|giá|định mức|học phí|giờ|phụ cấp|số tiền";

/// Everything in a sentence that counts something.
pub(super) fn find(tokens: &[Token<'_>], setting: Setting) -> Vec<Anchor> {
    let mut found: Vec<Anchor> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let has_level = matches!(
            found.last(),
            Some(Anchor {
                what: What::Level(..),
                ..
            })
        );
        let anchor = fraction(tokens, at)
            .or_else(|| share(tokens, at))
            .or_else(|| of_level(tokens, at, has_level))
            .or_else(|| prize(tokens, at))
            .or_else(|| outputs(tokens, at, setting))
            .or_else(|| grade(tokens, at));
        at = anchor.as_ref().map_or(at + 1, |anchor| anchor.to);
        found.extend(anchor);
    }
    found
}

fn anchor(from: usize, to: usize, what: What) -> Anchor {
    Anchor { from, to, what }
}

fn fraction(tokens: &[Token<'_>], at: usize) -> Option<Anchor> {
    let (count, of) = (tokens[at].count()?, tokens.get(at + 2)?.count()?);
    let is_alone = tokens[at + 1].text == "/"
        && tokens
            .get(at + 3)
            .is_none_or(|next| next.text != "/" && next.text != "-")
        && at
            .checked_sub(1)
            .is_none_or(|before| tokens[before].text != "/");
    if !is_alone || of < count {
        return None;
    }
    let rest = &tokens[at + 3..];
    let written = written(rest, count, of);
    let is_date = count <= 31 && of <= 12 || (1_900..=2_100).contains(&of);
    let is_counted = written.is_some()
        || phrase::population(rest).is_some()
        || !is_date && !is_named(tokens, at);
    let end = written
        .filter(|(_, len)| *len <= 4)
        .map_or(0, |(_, len)| len);
    let what = What::Fraction(count, of, written.map(|(share, _)| share));
    is_counted.then(|| anchor(at, at + 3 + end, what))
}

/// The share that stands behind a fraction, in brackets or as what it comes to; and where it ends.
fn written(rest: &[Token<'_>], count: u32, of: u32) -> Option<(Percent, usize)> {
    let at = rest.iter().position(|token| token.text == "%")?;
    let share = number::percent(rest[at.checked_sub(1)?].text)?;
    let is_next = at <= 2 && rest[0].text == "(" || rest[0].text == "=";
    let other_fraction = rest[..at].iter().any(|token| token.text == "/");
    let closes = rest.get(at + 1).is_some_and(|token| token.text == ")");
    (is_next || !other_fraction && fits(share, count, of))
        .then_some((share, at + 1 + usize::from(closes)))
}

fn share(tokens: &[Token<'_>], at: usize) -> Option<Anchor> {
    let share = number::percent(tokens[at].text)?;
    let is_share = tokens.get(at + 1)?.text == "%";
    let is_money = begins_with_any(&tokens[at + 2..], MONEY).is_some();
    (is_share && !is_money).then(|| anchor(at, at + 2, What::Share(share)))
}

fn of_level(tokens: &[Token<'_>], at: usize, has_level: bool) -> Option<Anchor> {
    let (name, len) = phrase::level(&tokens[at..])?;
    if tokens[at].low != "cấp" && !has_level {
        return None;
    }
    let mut number = at + len;
    while tokens
        .get(number)
        .is_some_and(|token| matches!(token.low.as_str(), ":" | "-" | "–" | "có" | "đạt"))
    {
        number += 1;
    }
    let count = tokens.get(number)?.count()?;
    let rest = &tokens[number + 1..];
    if rest
        .first()
        .is_some_and(|next| matches!(next.text, "/" | "%"))
    {
        return None;
    }
    // What is counted may be people or prizes; a prize with a name is told by itself.
    let unit = phrase::population(rest)
        .or_else(|| begins(rest, "giải"))
        .unwrap_or(0);
    let words: Vec<&str> = rest[..unit].iter().map(|token| token.text).collect();
    Some(anchor(
        at,
        number + 1 + unit,
        What::Level(name, count, words.join(" ")),
    ))
}

fn prize(tokens: &[Token<'_>], at: usize) -> Option<Anchor> {
    let count = tokens[at].count()?;
    let rest = &tokens[at + 1..];
    let len = begins_with_any(
        rest,
        "giải nhất|giải nhì|giải ba|giải khuyến khích|giải đặc biệt",
    )?;
    let words: Vec<&str> = rest[..len].iter().map(|token| token.text).collect();
    Some(anchor(
        at,
        at + 1 + len,
        What::Prize(count, words.join(" ")),
    ))
}

fn outputs(tokens: &[Token<'_>], at: usize, setting: Setting) -> Option<Anchor> {
    let count = tokens[at].spoken()?;
    let rest = &tokens[at + 1..];
    let counted = || begins_with_any(rest, COUNTED).or_else(|| phrase::population(rest));
    let len = begins_with_any(rest, OUTPUTS)
        .or_else(|| counted().filter(|_| setting == Setting::Targets))?;
    let unit: Vec<&str> = rest[..len].iter().map(|token| token.low.as_str()).collect();
    (!is_named(tokens, at)).then(|| anchor(at, at + 1, What::Outputs(count, unit.join(" "))))
}

fn grade(tokens: &[Token<'_>], at: usize) -> Option<Anchor> {
    let kinds = "mức|mức độ|cấp độ|hạng";
    let is_norm = at
        .checked_sub(1)
        .is_some_and(|before| tokens[before].low == "định");
    if let Some(len) = begins_with_any(&tokens[at..], kinds)
        && let Some(number) = tokens.get(at + len).and_then(Token::count)
    {
        let words: Vec<&str> = tokens[at..at + len]
            .iter()
            .map(|token| token.low.as_str())
            .collect();
        let grade = What::Grade(format!("{} {number}", words.join(" ")));
        return (number < 10 && !is_norm).then(|| anchor(at, at + len + 1, grade));
    }
    let ranked = begins_with_any(&tokens[at..], "xếp loại|xếp hạng")?;
    let rest = &tokens[at + ranked..];
    let len = begins_with_any(rest, "xuất sắc|tốt|khá|giỏi|a|b")?;
    let words: Vec<&str> = rest[..len].iter().map(|token| token.low.as_str()).collect();
    Some(anchor(
        at,
        at + ranked + len,
        What::Grade(format!("loại {}", words.join(" "))),
    ))
}

fn is_named(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| tokens[before].low.as_str());
    before.is_some_and(|before| NAMED.split('|').any(|name| name == before) || before == "/")
}
