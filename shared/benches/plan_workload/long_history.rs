//! A plan of 3,000 clauses after 100,000 changes: what the history page asks for.

use std::hint::black_box;
use std::time::Instant;

use lientich_shared::ids::{DeviceId, DocId, PersonId, ReplicaId};
use lientich_shared::log::bring_back::{self, Writer};
use lientich_shared::log::change::{Act, Body, Field, NodeId, NodeKind, Side, Value};
use lientich_shared::log::document::{Author, Document, Version};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::log::{edit, history};
use lientich_shared::plan::compare;
use lientich_shared::time::Timestamp;

use super::dice::Dice;

const CLAUSES: u32 = 3_000;
const CHANGES: u32 = 100_000;
/// Every so many changes are by somebody else, a while later.
const SITTING: u32 = 250;

pub(crate) fn run() {
    let mut plan = Plan::new();
    let mut halfway = Version::default();
    for n in CLAUSES..CHANGES {
        if n == CHANGES / 2 {
            halfway = plan.doc.version();
        }
        plan.change(n);
    }
    let doc = &plan.doc;
    once("timeline of 100,000 changes, ms", || {
        history::sittings(doc, &|_| None)
    });
    once("  the version half-way, ms", || doc.as_of(&halfway));
    let earlier = doc.as_of(&halfway);
    once("  compare 3,000 clauses with it, ms", || {
        compare::versions(&earlier, doc)
    });
    let writer = Writer {
        replica: ReplicaId(99),
        at: Timestamp(0),
    };
    let anybody = |_: &Document, _: &Act| None::<()>;
    once("  bring one clause back, ms", || {
        bring_back::clause(doc, &earlier, plan.clauses[7], writer, &anybody)
    });
    once("  bring all of it back, ms", || {
        bring_back::document(doc, &earlier, writer, &anybody)
    });
    let brought = bring_back::document(doc, &earlier, writer, &anybody);
    let acts = u32::try_from(brought.acts.len()).unwrap_or(u32::MAX);
    super::row("    acts that it takes", acts.into(), None);
    assert!(
        compare::versions(&earlier, &brought.after).is_same(),
        "what was brought back is not as it was"
    );
}

struct Plan {
    doc: Document,
    clauses: Vec<NodeId>,
    dice: Dice,
}

impl Plan {
    /// Sections of 30 clauses.
    fn new() -> Self {
        let mut plan = Self {
            doc: Document::new(DocId(1)),
            clauses: Vec::new(),
            dice: Dice(1),
        };
        let mut section = None;
        for n in 0..CLAUSES {
            let parent = if n.is_multiple_of(30) { None } else { section };
            let after = plan.doc.children(parent).last().copied();
            let text = format!("Hai bên họp lần thứ {n} vào tuần đầu của tháng");
            let act = edit::create(
                &plan.doc,
                parent,
                after,
                NodeKind::Clause,
                Side::Joint,
                &text,
            );
            let made = plan.commit(n, act.expect("the section is there"));
            section = if parent.is_none() {
                Some(made)
            } else {
                section
            };
            plan.clauses.push(made);
        }
        plan
    }

    fn change(&mut self, n: u32) {
        let at = self.dice.below(CLAUSES);
        let node = self.clauses[at as usize];
        let length = self.doc.text_utf16_len(node);
        let place = self.dice.below(length + 1);
        let act = match self.dice.below(1_000) {
            0..600 => edit::insert(&self.doc, node, place, "thêm "),
            600..900 if 0 < length => edit::delete(
                &self.doc,
                node,
                place.min(length - 1)..length.min(place + 4),
            ),
            900..980 => edit::set(&self.doc, Some(node), Field::Lead, lead(n)),
            980..990 => edit::up(&self.doc, node),
            990..993 => edit::remove(&self.doc, node),
            _ => edit::restore(&self.doc, self.doc.trash().first().copied().unwrap_or(node)),
        };
        let other = edit::set(
            &self.doc,
            Some(self.clauses[0]),
            Field::Target,
            Value::Number(n.into()),
        );
        let act = act.or(other).expect("another number can always be set");
        self.commit(n, act);
    }

    fn commit(&mut self, n: u32, act: Act) -> NodeId {
        let writer = u64::from(n / SITTING % 5);
        let author = Author {
            person: PersonId(writer.into()),
            device: DeviceId(writer.into()),
        };
        let replica = ReplicaId(writer);
        self.doc.bind(replica, author);
        let at = Timestamp(i64::from(n / SITTING) * 3_600_000 + i64::from(n % SITTING) * 1_000);
        let done = self
            .doc
            .commit(replica, at, act)
            .expect("it is well-formed");
        self.doc.judge(&[(done.0.id, Verdict::Accepted)]);
        NodeId(done.0.id)
    }
}

fn lead(n: u32) -> Value {
    Value::Body(if n.is_multiple_of(2) {
        Body::Bgh
    } else {
        Body::Bch
    })
}

/// Prints the fastest of 3 rounds: these are not short.
fn once<T>(name: &str, mut work: impl FnMut() -> T) {
    let mut fastest = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        black_box(work());
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
    }
    super::row(name, fastest, None);
}
