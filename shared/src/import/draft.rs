//! The draft: what was understood of a source text, and which source lines say so.
//!
//! Plain data for the screen that shows it beside its source, and for whoever makes plan nodes of
//! it. Nodes live in one list in document order, so that an index names a node and nothing recurses.

/// Lines of the source, both ends included, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineSpan {
    /// First line.
    pub first: u32,
    /// Last line, at least `first`.
    pub last: u32,
}

impl LineSpan {
    /// The span of one line.
    pub const fn line(number: u32) -> Self {
        Self {
            first: number,
            last: number,
        }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// Whether the line lies in the span.
    pub const fn contains(self, line: u32) -> bool {
        self.first <= line && line <= self.last
    }
}

/// Text with the lines that it came from: wrapped lines joined by one space, white space collapsed,
/// NFC, otherwise as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// Where it stands in the source.
    pub lines: LineSpan,
}

impl Passage {
    /// Adds what follows, joined by one space. Both must be clean already.
    pub(super) fn push(&mut self, text: &str, lines: LineSpan) {
        self.text.push(' ');
        self.text.push_str(text);
        self.lines = self.lines.join(lines);
    }
}

/// What the document calls itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentKind {
    /// Kế hoạch, or what is written like one.
    #[default]
    Plan,
    /// Quy chế, or what is written like one.
    Regulation,
}

/// How a node is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A heading: has a title and no text.
    Section,
    /// Numbered text.
    Clause,
    /// Text behind "-", "+" or another bullet.
    Bullet,
    /// Text without a label.
    Paragraph,
}

/// A piece of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Bare label as printed: "I", "1.1", "Điều 4", "-". `None` for unlabelled text.
    pub label: Option<String>,
    /// What is printed between label and text: ".", ")", "-", or nothing.
    pub sep: String,
    /// How it is printed.
    pub kind: NodeKind,
    /// The words of a heading; `None` for other kinds.
    pub title: Option<String>,
    /// The words of anything else; `None` for a heading.
    pub text: Option<String>,
    /// Index of the node that holds this one in [`Draft::nodes`].
    pub parent: Option<usize>,
    /// Indexes of the nodes below, in order.
    pub children: Vec<usize>,
    /// Where its own words stand in the source, children not counted.
    pub lines: LineSpan,
}

impl Node {
    /// The node's words, whether they are a title or text.
    pub fn words(&self) -> &str {
        self.title
            .as_deref()
            .or(self.text.as_deref())
            .unwrap_or_default()
    }
}

/// On whose behalf somebody signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The union committee (Ban chấp hành công đoàn).
    Union,
    /// The school's management (Ban giám hiệu).
    Management,
    /// Somebody else, such as the Party cell or the parents' board.
    Other,
}

/// A block of the signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// On whose behalf.
    pub side: Side,
    /// "T/M BCH CÔNG ĐOÀN", "KT. HIỆU TRƯỞNG"; `None` where somebody signs in their own post.
    pub capacity: Option<String>,
    /// "CHỦ TỊCH", "PHÓ HIỆU TRƯỞNG".
    pub position: Option<String>,
    /// Full name, if it is printed.
    pub name: Option<String>,
    /// From the capacity to the name.
    pub lines: LineSpan,
}

/// Lines of the source, counted for the person who accepts a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineCounts {
    /// Lines with words.
    pub with_words: usize,
    /// Those of them that have no place in a plan.
    pub waiting: usize,
}

/// A document read from raw text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the document calls itself.
    pub kind: DocumentKind,
    /// What stands above the title: national motto, issuing bodies, number, place and date.
    pub letterhead: Vec<Passage>,
    /// Kind, subject, parties and year as printed.
    pub title: Option<Passage>,
    /// The school, derived from the text: "Trường Tiểu học …".
    pub school: Option<String>,
    /// The school year, derived from the text: "2024-2025".
    pub school_year: Option<String>,
    /// "(Ban hành kèm theo Quyết định số …)".
    pub issuance: Option<Passage>,
    /// "Căn cứ …", one each.
    pub legal_bases: Vec<Passage>,
    /// The sentence that leads to "như sau:".
    pub preamble: Option<Passage>,
    /// The outline in document order; a node stands before its children.
    pub nodes: Vec<Node>,
    /// Indexes of the nodes without a parent, in order.
    pub roots: Vec<usize>,
    /// "Trên đây là …".
    pub closing: Option<Passage>,
    /// "Nơi nhận:".
    pub recipients_heading: Option<Passage>,
    /// Recipients without their dash.
    pub recipients: Vec<Passage>,
    /// Signature blocks, in the order in which they are printed.
    pub signers: Vec<Signer>,
    /// Page numbers, rules and "(đã ký)": printed, but not part of the text.
    pub furniture: Vec<Passage>,
    /// Text with no place in a plan, such as annexes; each is also reported as an issue.
    pub unplaced: Vec<Passage>,
    /// The source, line by line, as the screen shows it.
    pub source: Vec<String>,
}

impl Draft {
    /// Lines of the source that have words and are in no part of the draft. Empty unless the reader
    /// has a fault; the screen shows it as the promise that nothing was dropped.
    pub fn untaken_lines(&self) -> Vec<u32> {
        let mut taken = vec![false; self.source.len() + 1];
        for span in self.spans() {
            for line in span.first..=span.last {
                if let Some(slot) = taken.get_mut(line as usize) {
                    *slot = true;
                }
            }
        }
        (1..)
            .zip(&self.source)
            .filter(|(_, line)| super::lines::has_words(line))
            .map(|(number, _)| number)
            .filter(|number| !taken[*number as usize])
            .collect()
    }

    /// How many lines of the source have words, and how many of them wait for a decision because
    /// they have no place in a plan.
    pub fn line_counts(&self) -> LineCounts {
        let waits = |line: u32| {
            self.unplaced
                .iter()
                .any(|passage| passage.lines.contains(line))
        };
        let with_words = (1..)
            .zip(&self.source)
            .filter(|(_, line)| super::lines::has_words(line));
        with_words.fold(LineCounts::default(), |counts, (line, _)| LineCounts {
            with_words: counts.with_words + 1,
            waiting: counts.waiting + usize::from(waits(line)),
        })
    }

    /// Depth of a node below the top of the outline, 0 for a root.
    pub fn depth(&self, node_idx: usize) -> usize {
        let mut depth = 0;
        let mut at = self.nodes.get(node_idx).and_then(|node| node.parent);
        while let Some(parent) = at {
            depth += 1;
            at = self.nodes[parent].parent;
        }
        depth
    }

    fn spans(&self) -> impl Iterator<Item = LineSpan> + '_ {
        let single = [&self.title, &self.issuance, &self.preamble, &self.closing];
        let listed = [&self.letterhead, &self.legal_bases, &self.recipients];
        let rest = [&self.furniture, &self.unplaced];
        single
            .into_iter()
            .flatten()
            .chain(&self.recipients_heading)
            .chain(listed.into_iter().flatten())
            .chain(rest.into_iter().flatten())
            .map(|passage| passage.lines)
            .chain(self.nodes.iter().map(|node| node.lines))
            .chain(self.signers.iter().map(|signer| signer.lines))
    }
}
