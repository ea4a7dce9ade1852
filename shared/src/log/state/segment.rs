//! Segments: the stretch of a text from a node's boundary to the next one that is live. A node's
//! text is its own segment and those of the nodes that it absorbed.

use super::{Standing, State};
use crate::log::causal::Ix;
use crate::log::record::{Deed, Log};
use crate::log::sequence::{At, Piece, Ranges, Sequence};

impl State {
    /// Whether a boundary still begins a node's text; that of a split that was undone does not.
    pub(super) fn is_live(&self, boundary: Ix) -> bool {
        !self.outline.dissolved.contains(&boundary)
    }

    /// Where a node's segment begins: the sequence, and its boundary unless it begins the text.
    pub(in crate::log) fn segment_start(&self, node: Ix) -> (&Sequence, Option<At>) {
        let home = self.node(node).home;
        let sequence = self.sequence(home);
        let boundary = (home != node).then(|| sequence.find(node, 1)).flatten();
        (sequence, boundary)
    }

    /// The pieces of a node's own segment.
    pub(in crate::log) fn segment(&self, node: Ix) -> Vec<&Piece> {
        if !self.is_live(node) {
            return Vec::new();
        }
        let in_segment = |piece: &&Piece| !(piece.boundary && self.is_live(piece.ix));
        match self.segment_start(node) {
            (sequence, None) => sequence.pieces().take_while(in_segment).collect(),
            (sequence, Some(at)) => sequence.after(at).take_while(in_segment).collect(),
        }
    }

    /// Pieces of a node's own segment with the UTF-16 offsets at which they begin, from about an
    /// offset on: what ends before it may be left out.
    pub(in crate::log) fn segment_from(
        &self,
        node: Ix,
        utf16: u32,
    ) -> Box<dyn Iterator<Item = (u32, &Piece)> + '_> {
        let home = self.node(node).home;
        if home == node && self.node(home).boundaries.is_empty() {
            return Box::new(self.sequence(home).pieces_from(utf16));
        }
        let with_offset = |begin: &mut u32, piece| {
            let here = *begin;
            *begin += Piece::visible_utf16(piece);
            Some((here, piece))
        };
        Box::new(self.segment(node).into_iter().scan(0, with_offset))
    }

    /// Length of a node's own segment in UTF-16 units.
    pub(in crate::log) fn segment_utf16(&self, node: Ix) -> u32 {
        let home = self.node(node).home;
        if home == node && self.node(home).boundaries.is_empty() {
            return self.sequence(home).utf16();
        }
        self.segment(node)
            .into_iter()
            .map(Piece::visible_utf16)
            .sum()
    }

    /// The node in whose segment a piece stands, if boundaries count by `live`.
    pub(super) fn owner_by(&self, home: Ix, at: At, live: impl Fn(Ix) -> bool) -> Ix {
        if self.node(home).boundaries.is_empty() {
            return home;
        }
        let sequence = self.sequence(home);
        let here = std::iter::once(sequence.piece(at)).chain(sequence.before(at));
        let mut boundaries = here.filter(|piece| piece.boundary && live(piece.ix));
        boundaries.next().map_or(home, |piece| piece.ix)
    }

    /// The node in whose segment an element stands.
    pub(in crate::log) fn owner(&self, ix: Ix, element: u32) -> Option<Ix> {
        let home = self.home(ix)?;
        let at = self.sequence(home).find(ix, element)?;
        Some(self.owner_by(home, at, |boundary| self.is_live(boundary)))
    }

    /// The nodes in whose segments elements of a text stand; the text is read once.
    pub(in crate::log) fn owners(&self, home: Ix, elements: &Ranges) -> Vec<Ix> {
        if self.node(home).boundaries.is_empty() {
            return vec![home];
        }
        let mut owners = Vec::new();
        let mut owner = home;
        for piece in self.sequence(home).pieces() {
            if piece.boundary && self.is_live(piece.ix) {
                owner = piece.ix;
            }
            if owners.last() != Some(&owner) && elements.meet(piece) {
                owners.push(owner);
            }
        }
        owners
    }

    /// The node in whose segment something stands that hangs left of an element.
    pub(in crate::log) fn owner_before(&self, ix: Ix, element: u32) -> Option<Ix> {
        let home = self.home(ix)?;
        let sequence = self.sequence(home);
        let at = sequence.find(ix, element)?;
        let own = sequence.piece(at).boundary;
        let mut boundaries = sequence
            .before(at)
            .filter(|p| p.boundary && self.is_live(p.ix));
        if own {
            Some(boundaries.next().map_or(home, |piece| piece.ix))
        } else {
            Some(self.owner_by(home, at, |boundary| self.is_live(boundary)))
        }
    }

    /// Effective changes that deleted an element.
    pub(in crate::log) fn deleters(&self, ix: Ix, element: u32, log: &Log) -> Vec<Ix> {
        let Some(home) = self.home(ix) else {
            return Vec::new();
        };
        let hits = |delete: &&Ix| match log.deed(**delete) {
            Deed::Delete { ranges } => log
                .ranges(ranges)
                .any(|(of, start, len)| of == ix && start <= element && element < start + len),
            _ => false,
        };
        self.node(home)
            .deletes
            .iter()
            .filter(hits)
            .copied()
            .collect()
    }

    /// The node that shows what belongs to `node`: itself, or the one that absorbed it. What was
    /// removed is not shown with what absorbed it.
    pub(in crate::log) fn holder(&self, node: Ix) -> Ix {
        let mut node = node;
        loop {
            let edge = self.edge(node);
            if !edge.absorbed || self.node(node).standing == Standing::Trashed {
                return node;
            }
            node = edge.parent;
        }
    }

    /// A node and those that it absorbed, in the order of their texts.
    pub(in crate::log) fn chain(&self, node: Ix) -> Vec<Ix> {
        if !self.outline.absorbed.contains_key(&node) {
            return vec![node];
        }
        let mut chain = Vec::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            chain.push(node);
            if let Some(absorbed) = self.outline.absorbed.get(&node) {
                open.extend(absorbed.iter().rev());
            }
        }
        chain
    }

    /// All pieces of a node's text, with what it absorbed.
    pub(in crate::log) fn pieces(&self, node: Ix) -> Vec<&Piece> {
        let chain = self.chain(node);
        chain.iter().flat_map(|part| self.segment(*part)).collect()
    }

    /// The nodes that show parts of one text.
    pub(in crate::log) fn holders(&self, home: Ix) -> Vec<Ix> {
        let boundaries = &self.node(home).boundaries;
        let owners = std::iter::once(&home).chain(boundaries);
        let mut holders: Vec<Ix> = owners.map(|owner| self.holder(*owner)).collect();
        holders.sort_unstable();
        holders.dedup();
        holders
    }
}
