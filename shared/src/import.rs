//! Import of what schools have: a text that was pasted, a Word file, a PDF becomes a structured draft.
//!
//! Reading a text never fails as a whole: what was not understood is an [`issue::Issue`] with its source
//! lines, and no word of the source is lost (see [`draft::Draft::untaken_lines`]). A file may be refused
//! ([`refusal`]). This module does no I/O and does not judge what a plan says; that is `checks`. A draft is
//! not a plan: somebody looks at it beside its source and accepts it.
//!
//! The way of a text: bytes (`source`; of files `file`, `docx`, `pdf`) to clean lines (`lines`), on a
//! measured page (`measure`, `wrap`). The tail and the head are taken off (`tail`, `roles`, `signers`; `head`, `bases`); what
//! is between is cut into items by their labels (`labels`, `numerals`, `sequence`, `blocks`), laid
//! out as a tree (`outline`) and told apart into headings and text (`kinds`).

pub mod draft;
pub mod file;
pub mod gold;
pub mod issue;
pub mod merge;
pub mod picking;
pub mod plant;
pub mod printed;
pub mod refusal;

mod bases;
mod blocks;
mod closing;
mod docx;
mod head;
mod kinds;
mod labels;
mod legacy;
mod lines;
mod measure;
mod numerals;
mod outline;
mod own;
mod pdf;
#[cfg(test)]
mod robustness;
mod roles;
#[cfg(test)]
mod samples;
mod school;
mod sequence;
mod signers;
mod source;
mod tail;
mod widths;
mod words;
mod wrap;
mod year;

use blocks::Starts;
use draft::{Draft, LineSpan, Passage};
use issue::Issue;
use lines::{Line, Lines};
use source::Source;
use wrap::Page;

use crate::order::sort_by_key;

/// Longest input that is read, in bytes. A plan of 300 clauses has about 150 KB.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Reads the bytes of a text file or a paste.
///
/// Understands UTF-8 with or without a byte order mark, and UTF-16 with one. Hostile bytes give a
/// poor draft and issues, never a panic; time and memory grow with the input, which is cut at
/// [`MAX_BYTES`].
pub fn read(bytes: &[u8]) -> (Draft, Vec<Issue>) {
    read_source(Source::decode(bytes))
}

fn read_source(mut source: Source) -> (Draft, Vec<Issue>) {
    source.convert_old_letters();
    let mut issues = issue::of_source(&source);
    issues.append(&mut source.notes);
    let Lines {
        body,
        furniture,
        beside,
    } = lines::clean(&source);
    let mut draft = Draft {
        source: source.lines,
        ..Draft::default()
    };
    draft.furniture = furniture.iter().map(passage).collect();
    draft.unplaced = beside.iter().map(passage).collect();
    let sure = read_body(&mut draft, &body, &mut issues);
    derive(&mut draft, source.year.as_deref());
    issues.extend(issue::of_draft(&draft, sure));
    sort_by_key(&mut issues, |issue| (issue.lines, issue.code));
    (draft, issues)
}

/// Fills the draft from the lines; tells whether the kind of document is sure.
fn read_body(draft: &mut Draft, body: &[Line], issues: &mut Vec<Issue>) -> bool {
    let page = Page::measure(body);
    let (body, tail_lines) = body.split_at(tail::start(body));
    let head = own::head(body).unwrap_or_else(|| head::read(body, page));
    let outline_at =
        own::outline_start(body, head.end).unwrap_or_else(|| head::outline_start(body, head.end));
    let in_lead = Starts {
        surely: bases::starts_item,
        after_stop: bases::begins_preamble,
    };
    let in_outline = Starts {
        surely: closing::surely_begins,
        after_stop: closing::perhaps_begins,
    };
    let mut lead_in = blocks::cut(&head.bases, page, in_lead);
    lead_in.append(&mut blocks::cut(&body[head.end..outline_at], page, in_lead));
    let mut items = blocks::cut(&body[outline_at..], page, in_outline);
    draft.closing = closing::take(&mut items);
    let mut outline = outline::build(&items);
    kinds::decide(&mut outline);
    issues.append(&mut outline.issues);
    issues.extend(issue::of_numbers(&outline));
    draft.roots = (0..outline.nodes.len())
        .filter(|idx| outline.nodes[*idx].parent.is_none())
        .collect();
    draft.nodes = outline.nodes;
    let found = bases::read(&lead_in);
    draft.legal_bases = found.bases;
    draft.preamble = found.preamble;
    take_tail(draft, tail_lines);
    let sure = head.kind.is_some_and(|(_, sure)| sure);
    take_head(draft, head);
    sure
}

fn take_head(draft: &mut Draft, head: head::Head) {
    draft.kind = head.kind.map(|(kind, _)| kind).unwrap_or_default();
    draft.title = head.title;
    draft.issuance = head.issuance;
    draft.letterhead.splice(0..0, head.letterhead);
    draft.unplaced.splice(0..0, head.unplaced);
}

fn take_tail(draft: &mut Draft, lines: &[Line]) {
    let tail = tail::read(lines);
    draft.recipients_heading = tail.heading;
    draft.recipients = tail.recipients;
    draft.signers = tail.signers;
    draft.letterhead.extend(tail.dates);
    draft.furniture.extend(tail.furniture);
    draft.unplaced.extend(tail.unplaced);
}

/// School and school year: from the title if it says them, else from the whole document.
fn derive(draft: &mut Draft, said_year: Option<&str>) {
    let title = draft.title.as_ref().map(|title| title.text.as_str());
    let title = said_year.or(title);
    let passages = [
        &draft.title,
        &draft.issuance,
        &draft.preamble,
        &draft.closing,
    ];
    let near = || {
        passages
            .into_iter()
            .flatten()
            .chain(&draft.letterhead)
            .chain(&draft.legal_bases)
            .map(|passage| passage.text.as_str())
    };
    let all = || near().chain(draft.nodes.iter().map(draft::Node::words));
    let year = title
        .and_then(year::find)
        .or_else(|| year::most_frequent(all()));
    let school = school::find(near()).or_else(|| school::find(all()));
    draft.school_year = year;
    draft.school = school;
}

fn passage(line: &Line) -> Passage {
    Passage {
        text: line.text.clone(),
        lines: LineSpan::line(line.number),
    }
}
