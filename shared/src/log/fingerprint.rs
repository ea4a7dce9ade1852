//! The whole state of a document as canonical bytes: what is shown and what is hidden, but nothing
//! of the order in which changes arrived. Two copies with the same changes and verdicts have the
//! same bytes. For tests, and for comparing copies from outside; never stored, never signed.

use std::fmt::Write as _;

use super::change::NodeId;
use super::document::{Document, Span};

/// The state of a document as text, one line for each fact.
pub fn describe(doc: &Document) -> String {
    let mut out = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = writeln!(out, "{text}");
    };
    line(format_args!("document {}", doc.id()));
    line(format_args!("heads {:?}", doc.heads()));
    line(format_args!("forks {:?}", doc.forks()));
    line(format_args!("cycles {:?}", doc.cycles()));
    line(format_args!("children {:?}", doc.children(None)));
    for field in doc.fields(None) {
        line(format_args!("{field:?} {:?}", doc.values(None, field)));
    }
    let mut nodes: Vec<NodeId> = doc.nodes().collect();
    nodes.sort_unstable();
    for node in nodes {
        line(format_args!("node {node} under {:?}", doc.parent(node)));
        line(format_args!("{:?}", doc.node(node)));
        line(format_args!("children {:?}", doc.children(Some(node))));
        line(format_args!("sides {:?}", doc.side_values(node)));
        for field in doc.fields(Some(node)) {
            line(format_args!(
                "{field:?} {:?}",
                doc.values(Some(node), field)
            ));
        }
        for tag in doc.tags(node) {
            line(format_args!("{tag:?} {:?}", doc.tag_values(node, tag)));
        }
        for span in joined(doc.spans(node)) {
            line(format_args!("{span:?}"));
        }
    }
    let formal = doc.formal().into_iter();
    let mut formal: Vec<_> = formal.map(|act| (act.id, act.is_registered)).collect();
    formal.sort_unstable();
    line(format_args!("formal {formal:?}"));
    for id in doc.ids() {
        let (void, reverted) = (doc.is_void(id), doc.is_reverted(id));
        line(format_args!(
            "{id} {:?} void {void} reverted {reverted}",
            doc.verdict(id)
        ));
    }
    out
}

/// Canonical bytes of the state.
pub fn fingerprint(doc: &Document) -> Vec<u8> {
    describe(doc).into_bytes()
}

/// Where a run is cut depends on the order of arrival: neighbours that go on are put together.
fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if goes_on(last, &span) => last.text.push_str(&span.text),
            _ => joined.push(span),
        }
    }
    joined
}

fn goes_on(last: &Span, span: &Span) -> bool {
    let length = u32::try_from(last.text.chars().count()).unwrap_or(u32::MAX);
    let fate = |span: &Span| (span.inserted, span.deleted, span.reverted);
    fate(last) == fate(span) && last.offset + length == span.offset
}
