//! What of a draft is wanted: parts may be left out before it becomes a plan. The source stays whole, so that
//! the screen still shows what was left out.

use std::collections::BTreeSet;

use super::draft::Draft;

/// A part that may be left out. The title may not: a plan has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// A line of the letterhead.
    Letterhead(usize),
    /// The note of issuance.
    Issuance,
    /// A legal basis.
    Basis(usize),
    /// The preamble.
    Preamble,
    /// A node of the outline, with all that stands under it.
    Node(usize),
    /// The closing.
    Closing,
    /// A recipient.
    Recipient(usize),
    /// A signature block.
    Signer(usize),
    /// Text that found no place.
    Unplaced(usize),
}

/// The draft without some of its parts.
#[must_use]
pub fn without(draft: &Draft, left_out: &BTreeSet<Piece>) -> Draft {
    let wanted = |piece: Piece| !left_out.contains(&piece);
    let mut rest = draft.clone();
    keep(&mut rest.letterhead, |at| wanted(Piece::Letterhead(at)));
    keep(&mut rest.legal_bases, |at| wanted(Piece::Basis(at)));
    keep(&mut rest.recipients, |at| wanted(Piece::Recipient(at)));
    keep(&mut rest.signers, |at| wanted(Piece::Signer(at)));
    keep(&mut rest.unplaced, |at| wanted(Piece::Unplaced(at)));
    rest.issuance = rest.issuance.filter(|_| wanted(Piece::Issuance));
    rest.preamble = rest.preamble.filter(|_| wanted(Piece::Preamble));
    rest.closing = rest.closing.filter(|_| wanted(Piece::Closing));
    keep_nodes(&mut rest, left_out);
    rest
}

fn keep<T>(parts: &mut Vec<T>, is_wanted: impl Fn(usize) -> bool) {
    let mut at = 0;
    parts.retain(|_| {
        at += 1;
        is_wanted(at - 1)
    });
}

/// A node stands behind its parent, so one pass tells of each whether it stays, and where.
fn keep_nodes(draft: &mut Draft, left_out: &BTreeSet<Piece>) {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(draft.nodes.len());
    let mut kept = 0;
    for (at, node) in draft.nodes.iter().enumerate() {
        let has_place = node.parent.is_none_or(|parent| places[parent].is_some());
        let stays = has_place && !left_out.contains(&Piece::Node(at));
        places.push(stays.then_some(kept));
        kept += usize::from(stays);
    }
    let moved = |all: &[usize]| all.iter().filter_map(|at| places[*at]).collect::<Vec<_>>();
    draft.roots = moved(&draft.roots);
    keep(&mut draft.nodes, |at| places[at].is_some());
    for node in &mut draft.nodes {
        node.parent = node.parent.and_then(|parent| places[parent]);
        node.children = moved(&node.children);
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, without};
    use crate::import::draft::Draft;
    use crate::import::read;
    use std::collections::BTreeSet;

    const TEXT: &str = "KẾ HOẠCH\nPhối hợp năm học 2026-2027\nCăn cứ Luật Công đoàn;\nCăn cứ Luật Giáo dục;\nTrường Mầm non Hoa Gạo xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Chăm lo.\n- Thăm hỏi.\n2. Thi đua.\nII. TỔ CHỨC\n1. Chỉ đạo.\nNơi nhận:\n- Các tổ;\n- Lưu: VT.\n";

    fn outline(draft: &Draft) -> Vec<String> {
        let nodes = draft.nodes.iter().enumerate();
        nodes
            .map(|(at, node)| format!("{}{}", " ".repeat(draft.depth(at)), node.words()))
            .collect()
    }

    #[test]
    fn a_node_that_is_left_out_takes_along_what_stands_under_it() {
        let (draft, _) = read(TEXT.as_bytes());
        let rest = without(&draft, &BTreeSet::from([Piece::Node(1), Piece::Basis(0)]));
        assert_eq!(
            outline(&rest),
            ["MỤC ĐÍCH", " Thi đua.", "TỔ CHỨC", " Chỉ đạo."]
        );
        assert_eq!(rest.roots, [0, 2]);
        assert_eq!(rest.nodes[0].children, [1]);
        assert_eq!(rest.legal_bases[0].text, "Căn cứ Luật Giáo dục;");
        assert_eq!(rest.source, draft.source);
    }

    #[test]
    fn a_draft_of_which_nothing_is_left_out_stays_as_it_is() {
        let (draft, _) = read(TEXT.as_bytes());
        assert_eq!(without(&draft, &BTreeSet::new()), draft);
        let all = (0..draft.nodes.len()).map(Piece::Node).collect();
        assert!(without(&draft, &all).nodes.is_empty());
    }
}
