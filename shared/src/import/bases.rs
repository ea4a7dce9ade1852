//! Legal bases and the preamble, which share sentences more often than not.
//!
//! The text between title and outline is cut into sentences that cite something ("Căn cứ …;") and
//! the sentence in which somebody draws the document up ("Trường … xây dựng kế hoạch … như sau:").

use super::blocks::Block;
use super::draft::{LineSpan, Passage};
use super::words;
use crate::paper_role::Role;
use crate::text::case;

/// What begins a basis whatever follows.
const SURE: [&str; 6] = [
    "căn cứ",
    "xét đề nghị",
    "theo đề nghị",
    "xét nhu cầu",
    "xét tình hình",
    "theo tinh thần",
];
/// What begins a basis if it cites a document, and a preamble otherwise.
const PERHAPS: [&str; 5] = ["thực hiện", "theo", "xét", "tiếp tục thực hiện", "dựa trên"];
/// What begins the sentence that leads in.
const OPENERS: [&str; 14] = [
    "nhằm",
    "để",
    "trong",
    "được sự",
    "phát huy",
    "nay",
    "nhà trường",
    "trường",
    "ban giám hiệu",
    "ban chấp hành",
    "hiệu trưởng",
    "công đoàn",
    "bch",
    "bgh",
];
/// Documents that a basis cites.
const DOCUMENTS: [&str; 19] = [
    "nghị quyết",
    "chỉ thị",
    "công văn",
    "kế hoạch",
    "quyết định",
    "thông tư",
    "nghị định",
    "hướng dẫn",
    "luật",
    "quy chế",
    "qui chế",
    "điều lệ",
    "chương trình",
    "quy định",
    "văn bản",
    "kết luận",
    "thông báo",
    "tinh thần",
    "đề nghị",
];
/// Who draws a document up.
const SUBJECTS: [&str; 18] = [
    "trường",
    "nhà trường",
    "ban giám hiệu",
    "bgh",
    "ban chấp hành",
    "bch",
    "công đoàn",
    "cđcs",
    "hiệu trưởng",
    "lãnh đạo",
    "chủ tịch",
    "liên tịch",
    "hai bên",
    "chúng tôi",
    "hội đồng",
    "chính quyền",
    "ban lãnh đạo",
    "nay",
];
/// What is done with it.
const VERBS: [&str; 12] = [
    "xây dựng",
    "ban hành",
    "thống nhất",
    "đề ra",
    "lập kế hoạch",
    "cùng nhau",
    "triển khai",
    "thỏa thuận",
    "thoả thuận",
    "ký kết",
    "cam kết",
    "phối hợp",
];
/// Ends of a sentence that leads to the outline.
const LEAD_INS: [&str; 8] = [
    "như sau:",
    "sau đây:",
    "cụ thể:",
    "nội dung sau:",
    "sau:",
    "như sau.",
    "như sau",
    "như sau./.",
];

/// Begins with "Căn cứ" or the like, perhaps behind a dash.
pub(super) fn begins_sure_basis(text: &str) -> bool {
    words::starts_with_any(
        text.trim_start_matches(['-', '–', '+', '*', '•', ' ']),
        &SURE,
    )
}

/// Begins like a basis, sure or citing a document.
pub(super) fn begins_basis(text: &str) -> bool {
    begins_sure_basis(text) || words::starts_with_any(text, &PERHAPS) && cites(text)
}

/// Begins like a sentence behind the title.
pub(super) fn begins_preamble(text: &str) -> bool {
    words::starts_with_any(text, &PERHAPS) || words::starts_with_any(text, &OPENERS)
}

/// Ends with "như sau:".
pub(super) fn leads_in(text: &str) -> bool {
    let text = words::lower(text.trim_end());
    LEAD_INS.iter().any(|end| text.ends_with(end))
}

/// Whether a line begins a new item between title and outline.
pub(super) fn starts_item(text: &str) -> bool {
    words::starts_upper(text) && words::starts_with_any(text, &SURE)
}

/// Bases and preamble.
#[derive(Debug, Default)]
pub(super) struct Bases {
    /// The bases in order.
    pub bases: Vec<Passage>,
    /// The rest.
    pub preamble: Option<Passage>,
}

/// Reads the blocks between title and outline.
pub(super) fn read(blocks: &[Block]) -> Bases {
    let mut found = Bases::default();
    for block in blocks {
        let listed = block
            .label
            .as_ref()
            .is_some_and(|label| label.style.is_bullet());
        let number = match &block.label {
            Some(label) if !listed => format!("{}{} ", label.text, label.sep),
            _ => String::new(),
        };
        let parts = match block.role {
            Some(_) => vec![(0, block.text.as_str())],
            None => sentences(&block.text),
        };
        for (at, part) in parts {
            let lines = block.lines_of(at, at + part.len());
            let text = if at == 0 {
                format!("{number}{part}")
            } else {
                part.to_owned()
            };
            let continues = at > 0 && words::starts_with_any(part, &DOCUMENTS);
            match block.role {
                Some(Role::Basis) => found.bases.push(Passage { text, lines }),
                Some(_) => found.lead_in(&text, lines),
                None => found.take(&text, lines, listed || continues),
            }
        }
    }
    found
}

impl Bases {
    fn take(&mut self, text: &str, lines: LineSpan, listed: bool) {
        let begun = self.preamble.is_some();
        let is_basis = begins_sure_basis(text)
            || words::starts_with_any(text, &PERHAPS) && (cites(text) || text.ends_with(';'))
            || listed && !leads_in(text);
        if is_basis && !begun && !leads_in(text) {
            self.bases.push(Passage {
                text: text.to_owned(),
                lines,
            });
            return;
        }
        self.lead_in(text, lines);
    }

    fn lead_in(&mut self, text: &str, lines: LineSpan) {
        match &mut self.preamble {
            None => {
                self.preamble = Some(Passage {
                    text: text.to_owned(),
                    lines,
                });
            }
            Some(preamble) => preamble.push(text, lines),
        }
    }
}

/// Cuts a paragraph where a new basis begins and where the preamble begins; each part with the
/// place where it begins.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(cut) = next_cut(&text[from..], from > 0).filter(|cut| *cut > 0) {
        parts.push((from, text[from..from + cut].trim_end()));
        from += cut;
    }
    parts.push((from, &text[from..]));
    parts
}

/// `listed` says that a basis stands before, so that a document alone may follow.
fn next_cut(text: &str, listed: bool) -> Option<usize> {
    let is_basis = begins_basis(text) || listed && words::starts_with_any(text, &DOCUMENTS);
    if !is_basis {
        return None;
    }
    let next_basis = boundaries(text)
        .find(|(mark, at)| {
            let rest = &text[*at..];
            match mark {
                ',' => {
                    begins_sure_basis(rest) && words::starts_upper(rest)
                        || words::starts_with(rest, "nghị quyết")
                }
                _ => begins_basis(rest) || words::starts_with_any(rest, &DOCUMENTS),
            }
        })
        .map(|(_, at)| at);
    next_basis.or_else(|| main_clause(text))
}

/// Where the sentence turns from what it cites to who draws up the document.
fn main_clause(text: &str) -> Option<usize> {
    let after_stop = boundaries(text)
        .filter(|(mark, _)| matches!(mark, '.' | ';'))
        .find(|(_, at)| words::starts_upper(&text[*at..]) && !begins_basis(&text[*at..]))
        .map(|(_, at)| at);
    if after_stop.is_some() {
        return after_stop;
    }
    let verb = last_verb(text)?;
    let subjects: Vec<usize> = boundaries(text)
        .map(|(_, at)| at)
        .filter(|at| *at < verb && words::starts_with_any(&text[*at..], &SUBJECTS))
        .collect();
    // "Ban giám hiệu, Ban chấp hành công đoàn trường … thống nhất": the list of subjects counts as
    // one, so the first of those that stand close together.
    let mut cut = *subjects.last().or(unmarked_subject(text, verb).as_ref())?;
    for at in subjects.iter().rev() {
        if words::count(&text[*at..cut]) <= 8 {
            cut = *at;
        }
    }
    Some(cut)
}

/// The verb that rules the lead-in: the last one that is followed by the document itself.
fn last_verb(text: &str) -> Option<usize> {
    let lower = words::lower(text);
    if lower.len() != text.len() || !leads_in(text) {
        return None;
    }
    let all = || {
        VERBS
            .iter()
            .flat_map(|verb| lower.match_indices(verb).map(|(at, _)| at))
    };
    let document = |at: &usize| {
        let rest: String = lower[*at..].chars().take(60).collect();
        ["kế hoạch", "quy chế", "qui chế", "chương trình", "nội dung"]
            .iter()
            .any(|name| rest.contains(name))
    };
    all()
        .filter(document)
        .min_by_key(|at| usize::MAX - at)
        .or_else(|| all().max())
}

/// A subject without a comma before it: "… năm học 2024-2025 trường Tiểu học X xây dựng".
fn unmarked_subject(text: &str, verb: usize) -> Option<usize> {
    let before = text.get(..verb)?;
    before
        .match_indices(' ')
        .map(|(at, _)| at + 1)
        .filter(|at| {
            words::starts_with_any(
                &text[*at..],
                &["trường", "nhà trường", "ban giám hiệu", "bgh"],
            )
        })
        .rfind(|at| words::count(&text[*at..verb]) <= 12)
}

/// Marks between parts of the paragraph, with the place where the next part begins.
fn boundaries(text: &str) -> impl Iterator<Item = (char, usize)> + '_ {
    text.char_indices().filter_map(|(at, mark)| {
        let rest = &text[at + mark.len_utf8()..];
        let is_mark = matches!(mark, ',' | ';' | '.') && rest.starts_with(' ');
        is_mark.then(|| (mark, text.len() - rest.trim_start().len()))
    })
}

/// Names a document or a number before the first comma.
fn cites(text: &str) -> bool {
    let clause = text.chars().take(80).take_while(|c| *c != ',');
    let start: String = clause.map(case::lower).collect();
    DOCUMENTS.iter().any(|name| start.contains(name)) || start.contains(" số ")
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|(_, part)| part).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn one_sentence_with_two_bases_and_the_preamble_is_cut_in_three() {
        check(
            "Thực hiện Nghị quyết Đại hội Chi bộ nhiệm kỳ 2025-2030, Nghị quyết Hội nghị viên chức năm học \
             2025-2026, Ban giám hiệu và Công đoàn trường Tiểu học Kim Đồng xây dựng quy chế phối hợp như sau:",
            &[
                "Thực hiện Nghị quyết Đại hội Chi bộ nhiệm kỳ 2025-2030,",
                "Nghị quyết Hội nghị viên chức năm học 2025-2026,",
                "Ban giám hiệu và Công đoàn trường Tiểu học Kim Đồng xây dựng quy chế phối hợp như sau:",
            ],
        );
    }

    #[test]
    fn a_subject_without_a_comma_before_it_begins_the_preamble() {
        check(
            "Căn cứ tình hình năm học 2025-2026 trường THCS Kim Đồng xây dựng kế hoạch như sau:",
            &[
                "Căn cứ tình hình năm học 2025-2026",
                "trường THCS Kim Đồng xây dựng kế hoạch như sau:",
            ],
        );
    }

    #[test]
    fn a_task_is_no_document_and_so_no_basis() {
        let text = "Thực hiện nhiệm vụ năm học, trường THCS Kim Đồng xây dựng kế hoạch như sau:";
        check(text, &[text]);
    }

    #[test]
    fn bases_sharing_a_line_are_cut_at_their_marks() {
        check(
            "Căn cứ Luật Công đoàn; Căn cứ Điều lệ trường tiểu học. Nhà trường lập kế hoạch như sau:",
            &[
                "Căn cứ Luật Công đoàn;",
                "Căn cứ Điều lệ trường tiểu học.",
                "Nhà trường lập kế hoạch như sau:",
            ],
        );
    }
}
