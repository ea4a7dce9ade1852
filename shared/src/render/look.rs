//! How each line looks: sizes, weights and distances of Nghị định 30/2020/NĐ-CP, annex I, parts I and II. The
//! only place that knows them; Word styles and the printed page are made from it.

use std::borrow::Cow;

use super::paper::Role;
use crate::text::case;

/// Twentieths of a point, Word's unit of length.
pub type Twips = u16;

/// A4 upright.
pub const PAGE: (Twips, Twips) = (11_906, 16_838);
/// Top, right, bottom, left: 20, 15, 20, 30 mm.
pub const MARGINS: [Twips; 4] = [1_134, 850, 1_134, 1_701];
/// Between the paper's edge and the page number.
pub const HEADER: Twips = 567;
/// Between the margins.
pub const WIDTH: Twips = PAGE.0 - MARGINS[1] - MARGINS[3];
/// Widths of the head's columns: the state's name, 4,972 wide at 12 points, must fit on one line.
pub const HEAD: (Twips, Twips) = (WIDTH - 5_300, 5_300);
/// Widths of a table's columns: number, what, who leads, who cooperates, until when.
pub const TABLE: [Twips; 5] = [567, 3_742, 1_843, 1_843, 1_360];
/// From the border of a cell to its words: beside them, and above and below.
pub const CELL: (Twips, Twips) = (85, 40);
/// Page numbers are as large as the text.
pub const PAGE_NUMBER: u8 = 28;
/// The font that the decree asks for.
pub const FONT: &str = "Times New Roman";
/// First lines are indented by 1.27 cm.
const INDENT: Twips = 720;
/// Six points between paragraphs.
const BETWEEN: Twips = 120;

/// Where lines begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left margin.
    Left,
    /// In the middle.
    Centre,
    /// At both margins.
    Both,
}

/// A rule under a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// None.
    None,
    /// Of this length, in the middle.
    Long(Twips),
}

/// From the words to the middle of the rule under them.
pub const RULE_TOP: Twips = 28;
/// Rule and room under it: a point, the rule, a point, and the two of the empty line that Word hangs it on.
pub const RULE_ROOM: Twips = 95;

/// How a line looks.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a way of letters or of the page that any line may have"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Size of the letters, in half points.
    pub size: u8,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is in italics.
    pub is_italic: bool,
    /// Whether it is printed in capitals, whatever its words are.
    pub is_caps: bool,
    /// Where its lines begin and end.
    pub align: Align,
    /// How far its first line is set in.
    pub first_line: Twips,
    /// Room above.
    pub before: Twips,
    /// Room below.
    pub after: Twips,
    /// Whether it stays on the page of what follows.
    pub keeps_next: bool,
    /// Its level in the outline that Word shows.
    pub outline: Option<u8>,
    /// What is drawn under it.
    pub rule: Rule,
}

/// Line height, in 240ths of a line: 1.15.
pub const LINE: u16 = 276;
/// A single line of Times New Roman and of the fonts that have its measures, in thousandths of the letters' size:
/// 891 above the base line, 216 below it, 42 between lines.
pub const SINGLE: u16 = 1_149;

const PLAIN: Look = Look {
    size: 28,
    is_bold: false,
    is_italic: false,
    is_caps: false,
    align: Align::Centre,
    first_line: 0,
    before: 0,
    after: 0,
    keeps_next: false,
    outline: None,
    rule: Rule::None,
};

const BOLD: Look = Look {
    is_bold: true,
    ..PLAIN
};

const RUNNING: Look = Look {
    align: Align::Both,
    first_line: INDENT,
    after: BETWEEN,
    ..PLAIN
};

/// Words as they are printed on such a line, for whoever cannot have them drawn in capitals.
pub fn cased(role: Role, words: &str) -> Cow<'_, str> {
    if look(role).is_caps {
        Cow::Owned(words.chars().map(case::upper).collect())
    } else {
        Cow::Borrowed(words)
    }
}

/// How a line of this kind looks.
pub fn look(role: Role) -> Look {
    match role {
        Role::Nation | Role::Issuer | Role::Superior | Role::LastIssuer | Role::Number => {
            in_the_head(role)
        }
        // As long as the words are at 13 points.
        Role::Motto => Look {
            size: 26,
            rule: Rule::Long(3_180),
            ..BOLD
        },
        Role::PlaceDay => Look {
            size: 26,
            is_italic: true,
            before: 60,
            ..PLAIN
        },
        Role::Kind
        | Role::Subject
        | Role::LastSubject
        | Role::Year
        | Role::Attached
        | Role::Note
        | Role::Decides => in_the_title(role),
        Role::Basis => Look {
            is_italic: true,
            ..RUNNING
        },
        Role::Division | Role::DivisionTitle => Look {
            keeps_next: true,
            after: BETWEEN,
            outline: Some(0),
            is_caps: role == Role::DivisionTitle,
            ..BOLD
        },
        Role::Heading => Look {
            is_bold: true,
            keeps_next: true,
            outline: Some(1),
            ..RUNNING
        },
        Role::Preamble | Role::Text | Role::Apart | Role::Pointer | Role::Closing => RUNNING,
        Role::Annex | Role::AnnexTitle | Role::Column | Role::Count | Role::Cell => {
            in_the_annex(role)
        }
        Role::RecipientsTitle | Role::Recipient => among_recipients(role),
        // At 13 points "TM. BAN CHẤP HÀNH CÔNG ĐOÀN" fits into half the width.
        Role::Power | Role::Name => Look {
            size: 26,
            keeps_next: role == Role::Power,
            ..BOLD
        },
        // Room for pen and seal: 30 mm in all.
        Role::Signed => Look {
            size: 22,
            is_italic: true,
            before: 800,
            after: 600,
            keeps_next: true,
            ..PLAIN
        },
    }
}

fn in_the_head(role: Role) -> Look {
    let twelve = Look { size: 24, ..PLAIN };
    match role {
        Role::Number => Look {
            size: 26,
            before: 60,
            ..PLAIN
        },
        Role::Superior => twelve,
        Role::LastIssuer => Look {
            is_bold: true,
            rule: Rule::Long(HEAD.0 / 5 * 2),
            ..twelve
        },
        _ => Look {
            is_bold: true,
            ..twelve
        },
    }
}

fn in_the_title(role: Role) -> Look {
    match role {
        Role::Kind => Look {
            before: 360,
            keeps_next: true,
            ..BOLD
        },
        Role::LastSubject | Role::Year => Look {
            after: 240,
            rule: Rule::Long(WIDTH / 3),
            ..BOLD
        },
        Role::Attached | Role::Note => Look {
            is_italic: true,
            after: 240,
            ..PLAIN
        },
        Role::Decides => Look {
            before: 120,
            after: 120,
            keeps_next: true,
            ..BOLD
        },
        _ => BOLD,
    }
}

fn in_the_annex(role: Role) -> Look {
    let cell = Look {
        size: 24,
        before: CELL.1,
        after: CELL.1,
        ..PLAIN
    };
    match role {
        Role::Annex | Role::AnnexTitle => Look {
            keeps_next: true,
            outline: Some(0),
            is_caps: role == Role::AnnexTitle,
            ..BOLD
        },
        Role::Column => Look {
            is_bold: true,
            keeps_next: true,
            ..cell
        },
        Role::Count => cell,
        _ => Look {
            align: Align::Left,
            ..cell
        },
    }
}

fn among_recipients(role: Role) -> Look {
    if role == Role::RecipientsTitle {
        return Look {
            size: 24,
            is_italic: true,
            align: Align::Left,
            before: 120,
            keeps_next: true,
            ..BOLD
        };
    }
    Look {
        size: 22,
        align: Align::Left,
        ..PLAIN
    }
}
