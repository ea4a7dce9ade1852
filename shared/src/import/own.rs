//! The head of a file that we wrote. What each line is stands in its style, so that nothing is guessed; what somebody typed
//! there since has no style of ours, and is read like all else.

use super::head::{self, Head, joined, passage};
use super::lines::Line;
use crate::paper_role::Role;

/// The head, down to the last line of the title; `None` for a file of others.
pub(super) fn head(lines: &[Line]) -> Option<Head> {
    let start = lines.iter().position(|line| is(line, Role::Kind))?;
    let in_title = |line: &&Line| is(line, Role::Subject) || is(line, Role::LastSubject);
    let title = lines[start + 1..].iter().take_while(in_title).count();
    let end = start + 1 + title;
    let note = lines[end..]
        .iter()
        .take_while(|line| is(line, Role::Attached))
        .count();
    let (bases, above): (Vec<Line>, Vec<Line>) = lines[..start]
        .iter()
        .cloned()
        .partition(|line| is(line, Role::Basis));
    Some(Head {
        kind: Some((head::named(&lines[start].text).unwrap_or_default(), true)),
        bases,
        letterhead: above.iter().map(passage).collect(),
        unplaced: None,
        title: joined(&lines[start..end]),
        issuance: joined(&lines[end..end + note]),
        end: end + note,
    })
}

/// Index of the line at which the outline begins, looking from `from` on: behind the bases and the sentence that leads in.
pub(super) fn outline_start(lines: &[Line], from: usize) -> Option<usize> {
    let leads = |line: &Line| is(line, Role::Basis) || is(line, Role::Preamble);
    let last = lines[from..].iter().rposition(leads);
    match last {
        Some(last) => Some(from + last + 1),
        // Neither is there: the outline begins at once, unless something was typed above it.
        None => lines.get(from)?.mark.role.map(|_| from),
    }
}

fn is(line: &Line, role: Role) -> bool {
    line.mark.role == Some(role)
}
