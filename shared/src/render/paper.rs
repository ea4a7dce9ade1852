//! What stands on the paper, independent of how it is drawn.

pub use crate::paper_role::Role;

use crate::log::change::NodeId;

/// A document ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is about, for the file's properties.
    pub subject: String,
    /// Whether "DỰ THẢO" stands across each page.
    pub is_draft: bool,
    /// One after the other, each with pages numbered anew.
    pub sheets: Vec<Sheet>,
}

/// A run of pages with numbers of its own: the document, or what is attached to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A line of text over the whole width, or two columns side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Over the whole width.
    Line(Line),
    /// The head: who issues on the left, the state on the right.
    Head(Vec<Line>, Vec<Line>),
    /// The foot: two columns of equal width, kept on one page.
    Foot(Vec<Line>, Vec<Line>),
    /// A row of a table with borders; the first one says what its columns are, and stands anew on each page.
    Row(Box<Cells>),
}

/// The cells of a row.
pub type Cells = [Line; 5];

/// Whether a row says what its columns are.
pub fn is_table_head(cells: &Cells) -> bool {
    cells[0].role == Role::Column
}

/// Two columns side by side.
pub type Row<'a> = [&'a [Line]; 2];

/// The rows that two columns have: number and place stand level, however long the names over them are.
pub fn rows<'a>(left: &'a [Line], right: &'a [Line]) -> Vec<Row<'a>> {
    let at = |lines: &[Line], role| lines.iter().position(|line| line.role == role);
    match (at(left, Role::Number), at(right, Role::PlaceDay)) {
        (Some(number), Some(place)) => {
            let (left, number) = left.split_at(number);
            let (right, place) = right.split_at(place);
            vec![[left, right], [number, place]]
        }
        _ => vec![[left, right]],
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is, which decides how it looks.
    pub role: Role,
    /// What is printed in front of the words.
    pub label: String,
    /// The words.
    pub text: String,
    /// What is said behind them, in italics.
    pub aside: String,
    /// The part of the plan that it shows.
    pub node: Option<NodeId>,
}

impl Line {
    /// A line of words alone.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self {
            role,
            label: String::new(),
            text: text.into(),
            aside: String::new(),
            node: None,
        }
    }

    /// Label, words and aside as one string.
    pub fn words(&self) -> String {
        let parts = [&self.label, &self.text, &self.aside];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}
