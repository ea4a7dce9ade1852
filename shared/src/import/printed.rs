//! The words of a draft as its source prints them: white space, decomposed letters and line ends as
//! they are, where a draft has them made clean. For whoever judges how a text is written.
//!
//! Nothing is read anew here: a part's clean words are looked up in the lines that it came from.

use super::draft::{Draft, LineSpan};
use super::lines::readable_char;
use crate::text::{is_mark, nfc};

/// Words as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The words; lines of the source are parted by line feeds, blanks at their ends are gone.
    pub text: String,
    /// Where each line of the source begins in the words, in bytes, with its number from 1.
    pub lines: Vec<(usize, u32)>,
    /// What stands before the words on their first line: a label, and blanks.
    pub before: String,
}

/// Looks parts of a draft up in its source, best in the order of the page.
#[derive(Debug)]
pub struct Printer<'a> {
    source: &'a [String],
    /// The letters of all lines but page furniture.
    letters: Vec<Letter>,
    /// Where each line begins among the letters, and where the last one ends.
    begins: Vec<usize>,
    /// Behind the part that was found last.
    next: usize,
}

/// A composed character and where it is in the source.
#[derive(Debug)]
struct Letter {
    char: char,
    line: u32,
    from: usize,
    to: usize,
}

/// A hostile source may begin alike at very many places; no more of them are tried.
const MOST_TRIES: usize = 4_096;

impl<'a> Printer<'a> {
    /// Reads the letters of a draft's source.
    pub fn of(draft: &'a Draft) -> Self {
        let mut printer = Self {
            source: &draft.source,
            letters: Vec::new(),
            begins: vec![0],
            next: 0,
        };
        for (number, line) in (1..).zip(&draft.source) {
            let passed_over = draft
                .furniture
                .iter()
                .any(|passage| passage.lines == LineSpan::line(number));
            if !passed_over {
                printer.read(number, line);
            }
            printer.begins.push(printer.letters.len());
        }
        printer
    }

    /// The words of a part as printed. Words that are not found in their lines, as when columns ran
    /// into each other, are given clean.
    pub fn print(&mut self, words: &str, lines: LineSpan) -> Printed {
        let wanted: Vec<char> = words.chars().filter(|char| !char.is_whitespace()).collect();
        let Some(at) = self.find(&wanted, lines) else {
            return Printed {
                text: words.to_owned(),
                lines: vec![(0, lines.first)],
                before: String::new(),
            };
        };
        self.next = at + wanted.len();
        self.cut(at..self.next)
    }

    fn read(&mut self, number: u32, line: &str) {
        let mut chars = line.char_indices().peekable();
        while let Some((from, char)) = chars.next() {
            let mut cluster: String = readable_char(char).into_iter().collect();
            let mut to = from + char.len_utf8();
            while let Some((at, mark)) = chars.next_if(|(_, next)| is_mark(*next)) {
                cluster.push(mark);
                to = at + mark.len_utf8();
            }
            let composed = nfc(&cluster);
            let seen = composed.chars().filter(|char| !char.is_whitespace());
            self.letters.extend(seen.map(|char| Letter {
                char,
                line: number,
                from,
                to,
            }));
        }
    }

    fn find(&self, wanted: &[char], lines: LineSpan) -> Option<usize> {
        let begin_of = |line: u32| self.begins.get(line as usize).copied();
        let from = begin_of(lines.first.checked_sub(1)?)?;
        let to = begin_of(lines.last)?;
        let last = to.checked_sub(wanted.len())?;
        if wanted.is_empty() {
            return None;
        }
        let fits = |at: &usize| {
            let letters = self.letters[*at..].iter().map(|letter| letter.char);
            letters
                .zip(wanted)
                .all(|(letter, wanted)| letter == *wanted)
        };
        let tries = |from: usize| (from..=last).take(MOST_TRIES);
        tries(self.next.max(from))
            .find(fits)
            .or_else(|| tries(from).find(fits))
    }

    fn cut(&self, at: std::ops::Range<usize>) -> Printed {
        let letters = &self.letters[at];
        let mut printed = Printed::default();
        for line in letters.chunk_by(|one, next| one.line == next.line) {
            let (first, last) = (&line[0], &line[line.len() - 1]);
            let raw = &self.source[first.line as usize - 1];
            if printed.lines.is_empty() {
                raw[..first.from]
                    .trim_start()
                    .clone_into(&mut printed.before);
            } else {
                printed.text.push('\n');
            }
            printed.lines.push((printed.text.len(), first.line));
            printed.text.push_str(&raw[first.from..last.to]);
        }
        printed
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    const SOURCE: &str = "KẾ HOẠCH\nPhối hợp công tác năm học 2026-2027\n\nI. VIỆC CHUNG\n\n\
        1.Hai bên  ho\u{323}p mỗi tháng ,\nmột lần.\n2\n2. Báo cáo\n\n3\n\nkết quả.\n";

    #[test]
    fn words_keep_their_blanks_marks_and_line_ends() {
        let (draft, _) = read(SOURCE.as_bytes());
        let mut printer = Printer::of(&draft);
        let first = draft
            .nodes
            .iter()
            .find(|node| node.words().contains("Hai bên"));
        let first = first.unwrap();
        let words = printer.print(first.words(), first.lines);
        assert_eq!(words.text, "Hai bên  ho\u{323}p mỗi tháng ,\nmột lần.");
        let second = words.text.len() - "một lần.".len();
        assert_eq!(words.lines, [(0, 6), (second, 7)]);
        assert_eq!(words.before, "1.");
    }

    #[test]
    fn page_numbers_are_not_printed_among_the_words() {
        let (draft, _) = read(SOURCE.as_bytes());
        let mut printer = Printer::of(&draft);
        let last = draft.nodes.last().unwrap();
        let words = printer.print(last.words(), last.lines);
        assert_eq!(words.text, "Báo cáo\nkết quả.");
        assert_eq!(words.lines.last().map(|(_, line)| *line), Some(13));
    }

    #[test]
    fn words_that_are_not_there_are_given_as_they_are() {
        let (draft, _) = read(SOURCE.as_bytes());
        let words = Printer::of(&draft).print("khác hẳn", LineSpan::line(2));
        assert_eq!(
            (words.text.as_str(), &words.lines[..]),
            ("khác hẳn", &[(0, 2)][..])
        );
    }
}
