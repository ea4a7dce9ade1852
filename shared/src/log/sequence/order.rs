//! Reads the Fugue tree in order: left children, element, right children, siblings by id. The loop
//! keeps its own stack, so that no depth of typing can exhaust the machine's.

use std::cmp::Ordering;

use super::piece::Piece;
use crate::log::causal::Ix;
use crate::log::change::Hand;
use crate::log::record::Hang;

/// What a sequence must know of the changes whose elements it holds.
pub(in crate::log) trait Elements {
    /// Where the first element of a change hangs; `None` for the root.
    fn hang(&self, ix: Ix) -> Option<Hang>;
    /// How many elements a change brought.
    fn len(&self, ix: Ix) -> u32;
    /// Order of siblings: by id.
    fn siblings(&self, a: Ix, b: Ix) -> Ordering;
    /// The derived order of changes.
    fn order(&self, a: Ix, b: Ix) -> Ordering;
    /// The arena that pieces slice.
    fn text(&self) -> &str;
}

/// A change that hangs on an element of another.
#[derive(Clone, Copy)]
struct Child {
    hang: Hang,
    ix: Ix,
}

enum Task {
    /// The change's elements from the given one on, with all that hangs on them.
    Rest(Ix, u32),
    Element(Ix, u32, Taken),
}

/// Whether something hangs left and right of an element.
#[derive(Clone, Copy)]
struct Taken {
    left: bool,
    right: bool,
}

/// The pieces in reading order, cut where something hangs between their elements.
pub(super) fn read(root: Ix, mut pieces: Vec<Piece>, elements: &impl Elements) -> Vec<Piece> {
    pieces.sort_unstable_by_key(|piece| (piece.ix, piece.start));
    let children = children(root, &pieces, elements);
    let mut reader = Reader {
        elements,
        pieces: &pieces,
        ordered: Vec::with_capacity(pieces.len()),
    };
    let mut tasks = vec![Task::Rest(root, 0)];
    while let Some(task) = tasks.pop() {
        match task {
            Task::Element(ix, element, taken) => reader.element(ix, element, taken),
            Task::Rest(ix, from) => reader.rest(&children, ix, from, &mut tasks),
        }
    }
    reader.ordered
}

fn children(root: Ix, pieces: &[Piece], elements: &impl Elements) -> Vec<Child> {
    let first = |piece: &&Piece| piece.start == 1 && piece.ix != root;
    let child = |piece: &Piece| {
        let hang = elements.hang(piece.ix)?;
        Some(Child { hang, ix: piece.ix })
    };
    let mut children: Vec<Child> = pieces.iter().filter(first).filter_map(child).collect();
    let key = |child: &Child| (child.hang.origin, child.hang.at, child.hang.hand);
    children.sort_unstable_by(|a, b| {
        key(a)
            .cmp(&key(b))
            .then_with(|| elements.siblings(a.ix, b.ix))
    });
    children
}

struct Reader<'a, E> {
    elements: &'a E,
    pieces: &'a [Piece],
    ordered: Vec<Piece>,
}

impl<E: Elements> Reader<'_, E> {
    /// Emits up to the next element on which something hangs; what follows becomes tasks.
    fn rest(&mut self, children: &[Child], ix: Ix, from: u32, tasks: &mut Vec<Task>) {
        let end = self.elements.len(ix) + 1;
        let first =
            children.partition_point(|child| (child.hang.origin, child.hang.at) < (ix, from));
        let next = children.get(first).filter(|child| child.hang.origin == ix);
        let Some(stop) = next.map(|child| child.hang.at) else {
            return self.emit(ix, from, end);
        };
        self.emit(ix, from, stop);
        let here = &children[first..];
        let here = &here[..here.partition_point(|c| (c.hang.origin, c.hang.at) <= (ix, stop))];
        let (left, right) = here.split_at(here.partition_point(|c| c.hang.hand == Hand::Left));
        let goes_on = stop + 1 < end;
        let sooner = |child: &Child| goes_on && self.elements.siblings(child.ix, ix).is_lt();
        let (before, behind) = right.split_at(right.partition_point(sooner));
        let whole = |child: &Child| Task::Rest(child.ix, 1);
        tasks.extend(behind.iter().rev().map(whole));
        if goes_on {
            tasks.push(Task::Rest(ix, stop + 1));
        }
        tasks.extend(before.iter().rev().map(whole));
        let taken = Taken {
            left: !left.is_empty(),
            right: !right.is_empty(),
        };
        tasks.push(Task::Element(ix, stop, taken));
        tasks.extend(left.iter().rev().map(whole));
    }

    fn element(&mut self, ix: Ix, element: u32, taken: Taken) {
        if 0 < element {
            self.emit(ix, element, element + 1);
            let piece = self
                .ordered
                .last_mut()
                .expect("an element has just been emitted");
            piece.left_taken = taken.left;
            piece.right_taken = taken.right;
        }
    }

    fn emit(&mut self, ix: Ix, from: u32, to: u32) {
        let first = self
            .pieces
            .partition_point(|piece| (piece.ix, piece.end()) <= (ix, from));
        for piece in &self.pieces[first..] {
            if piece.ix != ix || to <= piece.start.max(from) {
                break;
            }
            let mut part = *piece;
            if part.start < from {
                part = part.cut_off(from, self.elements.text());
            }
            if to < part.end() {
                part.cut_off(to, self.elements.text());
            }
            part.left_taken = false;
            part.right_taken = false;
            self.ordered.push(part);
        }
    }
}
