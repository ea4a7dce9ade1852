//! A clause in pieces: its sentences, and the parts of a sentence in which somebody else takes over or another day is
//! set. Each with who does what with whom, before it is known which of them make a duty.

use std::ops::Range;

use super::asks::{self, Asks};
use super::parties::{Mention, Who};
use super::reading::Text;
use super::rhythm::Said;
use super::words::{Word, begins, skip};
use crate::log::change::Body;
use crate::log::duty::{Party, Rhythm};

/// A part of a clause.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Which words.
    pub(super) words: Range<usize>,
    /// Who acts.
    pub(super) subject: Vec<Mention>,
    /// Whom they have do it.
    pub(super) charged: Vec<Mention>,
    /// With whom.
    pub(super) with: Vec<Mention>,
    /// Under whose eyes.
    pub(super) watch: Vec<Mention>,
    /// What is asked.
    pub(super) asks: Asks,
    /// When.
    pub(super) said: Vec<Said>,
    /// What it is to the piece before it.
    pub(super) part: Part,
}

/// What a piece is to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It stands for itself.
    Own,
    /// Its subject helps.
    Helps,
    /// Its subject watches.
    Watches,
}

const CONDITION: &str = "khi|trường_hợp|nếu|trước_khi|sau_khi|căn_cứ|trên_cơ_sở|tại|trong|theo|để|nhằm|đối_với|từ|dựa|qua|thông_qua|ngoài_ra|riêng|kết_thúc|sau|trước";
const HELPS: &str = "cùng? tham_gia|phối_hợp|hỗ_trợ|dự|phối_hợp_thực_hiện";
const WATCHES: &str = "kiểm_tra_,|theo_dõi_,|theo_dõi_và? giám_sát|theo_dõi";
const DOES: &str = "phụ_trách|chủ_trì|đồng_chủ_trì|thực_hiện|đảm_nhận|chịu_trách_nhiệm|tổ_chức|lưu|lập|quản_lý|phát_động|theo_dõi";
/// What stands before those with whom something is done.
const WITH: &[&str] = &[
    "phối_hợp chặt_chẽ|tốt|thường_xuyên? với|cùng với?",
    "cùng với?",
    "có sự tham_gia|phối_hợp|góp_mặt|đồng_ý của",
    "thống_nhất|đối_chiếu|cùng_với với",
    "hướng dẫn",
];
/// What stands before those who are asked to come.
const COMES: &[&str] = &["có đại_diện?", "mời đại_diện?"];
const UNDER: &[&str] = &["dưới|chịu|có sự giám_sát|theo_dõi của"];
const LOOKS_ON: &str = "tham_gia? giám_sát";
const CHARGES: &[&str] = &["phối_hợp? chỉ_đạo|giao_cho|giao|phân_công_cho|phân_công|yêu_cầu"];

/// The pieces of a clause, in order.
pub(super) fn of(text: &Text<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for sentence in sentences(&text.words) {
        for range in parts(text, &sentence) {
            let is_first = pieces.is_empty();
            pieces.push(read(text, range, is_first));
        }
    }
    pieces
}

/// Parts between semicolons and full stops; a dot inside an abbreviation is none.
fn sentences(words: &[Word]) -> Vec<Range<usize>> {
    let is_end = |at: usize| match words[at].text.as_str() {
        ";" => true,
        "." => {
            let before = at.checked_sub(1).map(|before| &words[before]);
            let is_long = before.is_some_and(|word| 2 < word.text.chars().count());
            let next = words.get(at + 1);
            is_long && next.is_none_or(|next| words[at].at.end < next.at.start)
        }
        _ => false,
    };
    let mut parts = Vec::new();
    let mut start = 0;
    for at in (0..words.len()).filter(|at| is_end(*at)) {
        parts.push(start..at);
        start = at + 1;
    }
    parts.push(start..words.len());
    parts.retain(|part| !part.is_empty());
    parts
}

/// A sentence, parted at commas behind which somebody else acts or another day is set.
fn parts(text: &Text<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut start = sentence.start;
    let mut parts = Vec::new();
    for at in sentence.clone().filter(|at| text.words[*at].text == ",") {
        let rest = at + 1..sentence.end;
        if rest.is_empty() || at == start {
            continue;
        }
        if somebody_acts(text, start, &rest) || another_day(text, &(start..at), &rest) {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..sentence.end);
    parts
}

fn somebody_acts(text: &Text<'_>, start: usize, rest: &Range<usize>) -> bool {
    let comma = rest.start - 1;
    // A list goes on: "Hiệu trưởng, Chủ tịch Công đoàn kiểm tra". Whoever an adverbial leads to is the first to act.
    let in_list = (start..comma)
        .filter_map(|at| text.named(at, rest.end))
        .any(|mention| mention.words.contains(&comma) || mention.words.end == comma);
    let is_condition = begins(text.rest(start, rest.end), CONDITION).is_some();
    let leads_in = is_condition && leading(text, &(start..rest.end)) == rest.start
        || leading(text, &(start..comma)) == comma;
    !in_list && !leads_in && acts(text, rest)
}

/// Whether a part begins with somebody who does something.
fn acts(text: &Text<'_>, part: &Range<usize>) -> bool {
    let named = text.list(part.start, part.end);
    let Some(last) = named.last() else {
        return false;
    };
    let tail = text.rest(last.words.end, part.end);
    begins(tail, HELPS).is_some() || matches!(asks::of(tail), Asks::Task | Asks::Effort)
}

/// Both sides of the comma set a day, and the second begins with what is to be done.
fn another_day(text: &Text<'_>, before: &Range<usize>, rest: &Range<usize>) -> bool {
    let comma = rest.clone().find(|at| text.words[*at].text == ",");
    let next = rest.start..comma.unwrap_or(rest.end);
    let days = |range: &Range<usize>| {
        let is_day = |said: &Said| matches!(said.rhythm, Rhythm::Once(_) | Rhythm::On(_));
        text.when(range).iter().any(is_day)
    };
    asks::of(text.rest(rest.start, rest.end)) == Asks::Task && days(before) && days(&next)
}

/// Past what says when or under which condition, at the beginning of a part.
fn leading(text: &Text<'_>, part: &Range<usize>) -> usize {
    let mut at = past_times(text, part);
    while begins(text.rest(at, part.end), CONDITION).is_some() {
        let is_end = |at: &usize| matches!(text.words[*at].text.as_str(), "," | "thì");
        let ends = (at..part.end).filter(is_end);
        let rests: Vec<usize> = ends
            .map(|end| past_times(text, &(end + 1..part.end)))
            .collect();
        // A condition may have commas of its own: it ends where somebody begins to act.
        let actor = rests.iter().find(|rest| acts(text, &(**rest..part.end)));
        match actor.or(rests.first()) {
            Some(rest) => at = *rest,
            None => break,
        }
    }
    at
}

/// Past what says when.
fn past_times(text: &Text<'_>, part: &Range<usize>) -> usize {
    let mut at = part.start;
    while at < part.end {
        let when = text.times(part).find(|said| said.words.start == at);
        let is_mark = matches!(text.words[at].text.as_str(), "," | "-" | "–" | ":");
        match when {
            Some(when) => at = when.words.end,
            None if is_mark => at += 1,
            None => break,
        }
    }
    at
}

fn read(text: &Text<'_>, range: Range<usize>, is_first: bool) -> Piece {
    let end = range.end;
    let said = text.when(&range);
    let body = leading(text, &range);
    let mut subject = text.list(body, end);
    let mut at = subject.last().map_or(body, |last| last.words.end);
    if subject.is_empty() {
        subject = by_whom(text, body, end);
    }
    let tail = text.rest(at, end);
    let part = match (is_first, subject.is_empty()) {
        (false, false) if begins(tail, WATCHES).is_some() && said.is_empty() => Part::Watches,
        (false, false) if begins(tail, HELPS).is_some() => Part::Helps,
        _ => Part::Own,
    };
    let charged = charged(text, &mut at, end);
    let (mut with, mut taken) = beside(text, at, end);
    if begins(tail, "được mời").is_some() {
        with.append(&mut subject);
    }
    let watch = watching(text, at, end, &mut taken);
    taken.extend(said.iter().map(|said| said.words.clone()));
    let left = (at..end).filter(|at| !taken.iter().any(|range| range.contains(at)));
    let left: Vec<Word> = left.map(|at| text.words[at].clone()).collect();
    Piece {
        asks: predicate(&left, !subject.is_empty() || !charged.is_empty()),
        words: range,
        subject,
        charged,
        with,
        watch,
        said,
        part,
    }
}

/// "… do Liên đội phụ trách".
fn by_whom(text: &Text<'_>, from: usize, end: usize) -> Vec<Mention> {
    let mut by = (from..end).filter(|at| text.words[*at].text == "do");
    let named = |at: usize| {
        let named = text.list(at + 1, end);
        let behind = named.last()?.words.end;
        begins(text.rest(behind, end), DOES).map(|_| named)
    };
    by.find_map(named).unwrap_or_default()
}

/// Whom the subject has do it: "chỉ đạo bộ phận Kế toán". "Phân công giáo viên dạy thay" charges nobody that has a name.
fn charged(text: &Text<'_>, at: &mut usize, end: usize) -> Vec<Mention> {
    let charges = |at: usize| skip(text.rest(at, end), CHARGES);
    let verb = (*at..end.min(*at + 4)).find(|at| 0 < charges(*at));
    // Nothing but what may stand before a verb stands before it.
    let verb = verb.filter(|verb| asks::before_verb(text.rest(*at, *verb)) == verb - *at);
    let named = verb.map(|verb| text.list(verb + charges(verb), end));
    let is_named = |mention: &Mention| match &mention.who {
        Who::Party(Party::Body(Body::AllStaff)) => 2 < mention.words.len(),
        Who::Party(_) | Who::Inside => true,
        Who::Both | Who::Outside => false,
    };
    let named = named
        .filter(|named| named.iter().all(is_named))
        .unwrap_or_default();
    *at = named.last().map_or(*at, |last| last.words.end);
    named
}

/// With whom, and which words say so.
fn beside(text: &Text<'_>, from: usize, end: usize) -> (Vec<Mention>, Vec<Range<usize>>) {
    let (mut with, mut taken) = (Vec::new(), Vec::new());
    for at in from..end {
        let phrase = skip(text.rest(at, end), WITH);
        let comes = skip(text.rest(at, end), COMES);
        let named = text.list(at + phrase.max(comes), end);
        let Some(behind) = named.last().map(|last| last.words.end) else {
            continue;
        };
        let tail = text.rest(behind, end);
        let helps = begins(tail, HELPS).is_some() && begins(tail, LOOKS_ON).is_none();
        let invited = begins(tail, "được mời").is_some();
        if 0 < phrase || 0 < comes && helps || invited {
            // "Hướng dẫn" is itself what is to be done.
            let keeps = text.words[at].text == "hướng";
            taken.push(if keeps {
                at + phrase..behind
            } else {
                at..behind
            });
            with.extend(named);
        }
    }
    (with, taken)
}

/// Under whose eyes.
fn watching(
    text: &Text<'_>,
    from: usize,
    end: usize,
    taken: &mut Vec<Range<usize>>,
) -> Vec<Mention> {
    let mut watch = Vec::new();
    for at in from..end {
        let under = skip(text.rest(at, end), UNDER);
        let comes = skip(text.rest(at, end), COMES);
        let named = text.list(at + under.max(comes), end);
        let Some(behind) = named.last().map(|last| last.words.end) else {
            continue;
        };
        let looks_on = 0 < comes && begins(text.rest(behind, end), LOOKS_ON).is_some();
        if 0 < under || looks_on {
            taken.push(at..behind);
            watch.extend(named);
        }
    }
    watch
}

/// A thing of so many words may be the subject of "phải".
const MUST_WITHIN: usize = 4;

/// What is asked, also where it is said of a thing: "… được rà soát".
fn predicate(words: &[Word], has_subject: bool) -> Asks {
    // "Kiểm tra phải khách quan" asks for no check.
    let must = words
        .iter()
        .take(MUST_WITHIN)
        .position(|word| word.text == "phải");
    if let Some(must) = must.filter(|must| 0 < *must && !has_subject) {
        return asks::of(&words[must..]);
    }
    let direct = asks::of(words);
    if direct != Asks::Unknown || has_subject {
        return direct;
    }
    let passive = (0..words.len()).find(|at| begins(&words[*at..], "được|phải").is_some());
    passive.map_or(direct, |at| asks::of(&words[at..]))
}
