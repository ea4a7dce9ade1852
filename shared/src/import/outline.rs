//! Blocks become a tree: which item stands below which.
//!
//! The numbers decide, not the indents, which extraction loses. Whether a numbered item is a
//! heading or text is decided afterwards, in `kinds`.

use super::blocks::Block;
use super::draft::{Node, NodeKind};
use super::issue::{Issue, IssueCode};
use super::labels::{Label, Style};
use super::sequence::prefix;
use super::words;
use crate::paper_role::Role;

/// No outline is deeper; more levels are laid side by side.
const DEEPEST: usize = 12;
/// Words that introduce a list are no longer than this when they end without a colon.
const LONGEST_BARE_LEAD: usize = 14;

/// The tree, with the style of every node.
#[derive(Default)]
pub(super) struct Outline {
    /// In document order.
    pub nodes: Vec<Node>,
    /// Style and number of each node; `None` for plain paragraphs.
    pub styles: Vec<Option<(Style, u32)>>,
    /// Whether the file says that a node is a heading.
    pub headings: Vec<Option<bool>>,
    /// What was strange in the numbers.
    pub issues: Vec<Issue>,
}

/// An item that may still get children or siblings.
struct Open {
    style: Style,
    ordinal: u32,
    label: String,
    node: usize,
}

/// Builds the tree.
pub(super) fn build(blocks: &[Block]) -> Outline {
    let mut builder = Builder::default();
    for (at, block) in blocks.iter().enumerate() {
        builder.take(block, blocks.get(at + 1));
    }
    builder.outline
}

#[derive(Default)]
struct Builder {
    outline: Outline,
    open: Vec<Open>,
}

impl Builder {
    fn take(&mut self, block: &Block, next: Option<&Block>) {
        if block.role == Some(Role::Apart) {
            self.open.clear();
        }
        match &block.label {
            Some(label) if !self.takes_as_title(block) => self.take_labelled(block, label),
            Some(_) => {}
            None if self.takes_as_title(block) => {}
            None if is_unlabelled_heading(block, next) => self.take_heading(block),
            None => self.take_paragraph(block, next),
        }
    }

    fn take_labelled(&mut self, block: &Block, label: &Label) {
        let keep = self.open_above(label);
        self.open.truncate(keep);
        let idx = self.push(block, Some((label.style, label.ordinal)));
        let text = label.text.clone();
        self.open.push(Open {
            style: label.style,
            ordinal: label.ordinal,
            label: text,
            node: idx,
        });
        if label.sep.is_empty() && label.style == Style::Arabic {
            self.report_missing_separator(idx);
        }
    }

    fn take_heading(&mut self, block: &Block) {
        let known = self
            .open
            .iter()
            .rposition(|open| open.style == Style::Capitals);
        let keep = known.unwrap_or_else(|| self.below_rank(Style::Capitals));
        self.open.truncate(keep);
        let node = self.push(block, Some((Style::Capitals, 0)));
        self.open.push(Open {
            style: Style::Capitals,
            ordinal: 0,
            label: String::new(),
            node,
        });
    }

    fn take_paragraph(&mut self, block: &Block, next: Option<&Block>) {
        while self
            .open
            .last()
            .is_some_and(|open| open.style.rank() >= Style::Lead.rank())
        {
            self.open.pop();
        }
        let leads = next.is_some_and(|next| leads_to(block, next));
        let node = self.push(block, leads.then_some((Style::Lead, 0)));
        if leads {
            self.open.push(Open {
                style: Style::Lead,
                ordinal: 0,
                label: String::new(),
                node,
            });
        }
    }

    /// "Chương I" alone on its line: the next line is its title.
    fn takes_as_title(&mut self, block: &Block) -> bool {
        let Some(last) = self.open.last() else {
            return false;
        };
        let node = &mut self.outline.nodes[last.node];
        let titled = matches!(
            last.style,
            Style::Part | Style::Chapter | Style::Division | Style::Subdivision
        );
        let bare = titled
            && node.text.as_deref() == Some("")
            && last.node + 1 == self.outline.styles.len();
        let fits = block.label.is_none() && words::count(&block.text) <= 40;
        if bare && fits {
            node.text = Some(block.text.clone());
            node.lines = node.lines.join(block.lines);
        }
        bare && fits
    }

    fn push(&mut self, block: &Block, style: Option<(Style, u32)>) -> usize {
        let idx = self.outline.nodes.len();
        self.open.truncate(DEEPEST);
        let parent = self.open.last().map(|open| open.node);
        if let Some(parent) = parent {
            self.outline.nodes[parent].children.push(idx);
        }
        let label = block.label.as_ref();
        self.outline.nodes.push(Node {
            label: label.map(|label| label.text.clone()),
            sep: label.map(|label| label.sep.clone()).unwrap_or_default(),
            kind: NodeKind::Paragraph,
            title: None,
            text: Some(block.text.clone()),
            parent,
            children: Vec::new(),
            lines: block.lines,
        });
        self.outline.styles.push(style);
        self.outline.headings.push(block.heading);
        idx
    }

    /// How many of the open items stand above the label.
    fn open_above(&self, label: &Label) -> usize {
        if let Style::Dotted(_) = label.style {
            return self.above_dotted(label);
        }
        let same = self.open.iter().rposition(|open| open.style == label.style);
        if let Some(at) = same {
            let restarts = !label.style.is_bullet() && label.ordinal == 1 && self.leads_on();
            return if restarts { self.open.len() } else { at };
        }
        self.cousin(label).unwrap_or_else(|| self.above_new(label))
    }

    fn above_dotted(&self, label: &Label) -> usize {
        let wanted = prefix(&label.text);
        let parent = self
            .open
            .iter()
            .rposition(|open| Some(open.label.as_str()) == wanted);
        let sibling = self.open.iter().rposition(|open| open.style == label.style);
        match (parent, sibling) {
            (Some(parent), _) => parent + 1,
            (None, Some(sibling)) => sibling,
            (None, None) => self.above_new(label),
        }
    }

    /// "2-" or "2)" goes on with the list that "1." began.
    fn cousin(&self, label: &Label) -> Option<usize> {
        let arabic = |style| matches!(style, Style::Arabic | Style::ArabicBracket);
        self.open.iter().rposition(|open| {
            arabic(open.style) && arabic(label.style) && open.ordinal + 1 == label.ordinal
        })
    }

    /// The first of a new kind of list: below a heading that has just been read, else by rank.
    fn above_new(&self, label: &Label) -> usize {
        let after_heading = self.open.last().is_some_and(|open| {
            let fresh = open.node + 1 == self.outline.nodes.len();
            fresh && !open.style.is_bullet() && open.style != Style::Lead
        });
        let begins = label.ordinal <= 1;
        if begins && (after_heading || self.leads_on() && !label.style.is_bullet()) {
            return self.open.len();
        }
        self.below_rank(label.style)
    }

    fn below_rank(&self, style: Style) -> usize {
        self.open
            .iter()
            .position(|open| open.style.rank() >= style.rank())
            .unwrap_or(self.open.len())
    }

    /// The item read last ends with a colon.
    fn leads_on(&self) -> bool {
        self.outline
            .nodes
            .last()
            .is_some_and(|node| node.words().ends_with(':'))
            && self
                .open
                .last()
                .is_some_and(|open| open.node + 1 == self.outline.nodes.len())
    }

    fn report_missing_separator(&mut self, idx: usize) {
        let node = &self.outline.nodes[idx];
        let label = node.label.clone().unwrap_or_default();
        self.outline.issues.push(Issue {
            code: IssueCode::SeparatorMissing,
            lines: node.lines,
            node: Some(idx),
            message: format!("Thiếu dấu chấm sau số {label}: hiểu là mục {label}."),
        });
    }
}

/// By its capitals, or by what the file says; what only introduces a list is told apart by that.
fn is_unlabelled_heading(block: &Block, next: Option<&Block>) -> bool {
    match block.heading {
        Some(true) => is_capitals_heading(block) || !next.is_some_and(|next| leads_to(block, next)),
        Some(false) => false,
        None => is_capitals_heading(block),
    }
}

fn is_capitals_heading(block: &Block) -> bool {
    words::is_caps(&block.text)
        && (2..=40).contains(&words::count(&block.text))
        && block.text.chars().count() >= 8
}

/// Whether an unlabelled block introduces the list that follows it.
fn leads_to(block: &Block, next: &Block) -> bool {
    let Some(label) = &next.label else {
        return false;
    };
    let list =
        label.style.is_bullet() || label.ordinal == 1 && label.style.rank() > Style::Arabic.rank();
    let bare = words::count(&block.text) <= LONGEST_BARE_LEAD && !words::ends_sentence(&block.text);
    list && (block.text.ends_with(':') || bare)
}
