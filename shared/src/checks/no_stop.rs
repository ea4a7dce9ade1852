//! Where a sentence stops and where the document does: statements end with a mark if those beside them
//! do, and the last words of the document with "./.".

use std::collections::BTreeMap;
use std::ops::Range;

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;

const MARKS: [char; 8] = ['.', ';', ':', '!', '?', '…', ',', '/'];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let statements: Vec<usize> = reading
        .body()
        .filter(|(_, part, words)| part.role != NodeKind::Section && words.len() > 3)
        .map(|(at, ..)| at)
        .collect();
    let (all, beside) = counted(reading, &statements);
    for at in statements {
        if is_stopped(reading, at) {
            continue;
        }
        let siblings = &beside[&reading.paper.parts[at].parent];
        let company = if siblings.count == 1 { &all } else { siblings };
        // Of those beside it; of a statement that stands alone, all.
        let others = company.count - usize::from(1 < siblings.count);
        if others < company.stopped * 2 {
            let message = "Câu thiếu dấu kết thúc.";
            let range = last_words(reading, at);
            let fix = format!("{}.", reading.paper.parts[at].excerpt(&range));
            found.push(
                Finding::new(Check::NoStop, at, range, Severity::Warning, message).with_fix(fix),
            );
        }
    }
    end_of_document(reading, found);
}

/// Statements, and how many of them end with a mark.
#[derive(Default)]
struct Company {
    count: usize,
    stopped: usize,
}

impl Company {
    fn take(&mut self, is_stopped: bool) {
        self.count += 1;
        self.stopped += usize::from(is_stopped);
    }
}

/// All statements, and those under each part.
fn counted(
    reading: &Reading<'_>,
    statements: &[usize],
) -> (Company, BTreeMap<Option<usize>, Company>) {
    let mut all = Company::default();
    let mut beside: BTreeMap<Option<usize>, Company> = BTreeMap::new();
    for at in statements {
        let is_stopped = is_stopped(reading, *at);
        let parent = reading.paper.parts[*at].parent;
        all.take(is_stopped);
        beside.entry(parent).or_default().take(is_stopped);
    }
    (all, beside)
}

fn is_stopped(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.paper.parts[at].text.trim_end_matches(|char: char| {
        char.is_whitespace() || matches!(char, '”' | '"' | ')' | '’')
    });
    text.ends_with(MARKS)
}

fn end_of_document(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let Some((at, part, _)) = reading.with_role(NodeKind::Closing).last() else {
        return;
    };
    let text = part.text.trim_end();
    if text.ends_with("./.") {
        return;
    }
    let severity = if text.ends_with('.') {
        Severity::Hint
    } else {
        Severity::Warning
    };
    let message = "Văn bản hành chính kết thúc bằng «./.» (Nghị định 30/2020/NĐ-CP).";
    let range = last_words(reading, at);
    let fix = format!(
        "{}./.",
        part.excerpt(&range).trim_end_matches(['.', '/', ' ', ';'])
    );
    found.push(Finding::new(Check::NoStop, at, range, severity, message).with_fix(fix));
}

/// The last words of a part, those on its last line.
fn last_words(reading: &Reading<'_>, at: usize) -> Range<usize> {
    let words = &reading.words[at];
    let part = &reading.paper.parts[at];
    let last = words.len().saturating_sub(1);
    let line = words
        .list
        .get(last)
        .and_then(|word| part.line(word.at.start));
    let on_line = |word: &usize| {
        words
            .list
            .get(*word)
            .and_then(|word| part.line(word.at.start))
            == line
    };
    let from = (last.saturating_sub(4)..=last)
        .find(on_line)
        .unwrap_or(last);
    words.bytes(&(from..last + 1)).start..part.text.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn a_statement_ends_like_those_beside_it() {
        let text = "C 1. Hai bên họp mỗi tháng.\nC 2. Hai bên cùng lập kế hoạch\nC 3. Hai bên cùng báo cáo.";
        expect(Check::NoStop, text, &[(2, "bên cùng lập kế hoạch")]);
    }

    #[test]
    fn a_list_without_stops_is_left_alone() {
        let text = "S I. Danh hiệu\n  D Tập thể lao động tiên tiến\n  D Công đoàn vững mạnh xuất sắc\nP Hai bên cùng nhau thực hiện.";
        expect(Check::NoStop, text, &[]);
    }

    #[test]
    fn the_document_ends_with_its_own_mark() {
        expect_fix(
            Check::NoStop,
            "E Trên đây là kế hoạch phối hợp.",
            Some("là kế hoạch phối hợp./."),
        );
        expect(Check::NoStop, "E Trên đây là kế hoạch phối hợp./.", &[]);
    }
}
