//! The acts of the workload: the same dice and the same script as the one that the merge libraries
//! were measured with. A plan of 300 clauses with four fields and 240 to 299 characters each; a
//! device sets fields (45 %), types about six characters (45 %), adds (7 %) and removes (3 %).

use std::time::{Duration, Instant};

use lientich_shared::ids::{DeviceId, DocId, PersonId, ReplicaId};
use lientich_shared::log::change::{Act, Change, DocKind, Field, NodeId, NodeKind, Side, Value};
use lientich_shared::log::document::{Author, Document};
use lientich_shared::log::edit;
use lientich_shared::time::Timestamp;

use crate::dice::{Dice, part};

const CLAUSES: usize = 300;
const ACTS: usize = 1_000;
const FIELDS: [Field; 4] = [Field::Lead, Field::Due, Field::Status, Field::Target];
const WORDS: &str = "Hai bên thống nhất kế hoạch hoạt động của năm học, phân công người theo dõi \
    từng việc, nêu rõ thời hạn và cùng nhau kiểm tra kết quả vào cuối mỗi học kỳ. ";

/// A person's device that edits a copy.
pub(crate) struct Device {
    doc: Document,
    replica: ReplicaId,
    clock: i64,
    pub(crate) changes: Vec<Change>,
    /// Mean time of making, committing and folding one act.
    pub(crate) per_act: Duration,
}

impl Device {
    fn new(doc: Document, number: u64) -> Self {
        let mut doc = doc;
        let replica = ReplicaId(0x51c3_9a07_be42_6d18 ^ number << 32);
        let author = Author {
            person: PersonId(number.into()),
            device: DeviceId(number.into()),
        };
        doc.bind(replica, author);
        Self {
            doc,
            replica,
            clock: 1_790_000_000_000,
            changes: Vec::new(),
            per_act: Duration::ZERO,
        }
    }

    fn does(&mut self, act: Act) -> NodeId {
        self.clock += 1_000;
        let committed = self.doc.commit(self.replica, Timestamp(self.clock), act);
        let (change, _) = committed.expect("acts of the script are well-formed");
        let id = change.id;
        self.changes.push(change);
        NodeId(id)
    }
}

/// The plan that everybody loads.
pub(crate) fn plan() -> Document {
    let mut founder = Device::new(Document::new(DocId(1)), 0);
    founder.does(Act::Open {
        kind: DocKind::Plan,
    });
    let words: String = WORDS.chars().chain(WORDS.chars()).collect();
    let mut last = None;
    for n in 0..CLAUSES {
        let text: String = words.chars().take(240 + n % 60).collect();
        let act = edit::create(
            &founder.doc,
            None,
            last,
            NodeKind::Clause,
            Side::Joint,
            &text,
        );
        let node = founder.does(act.expect("a clause can be added"));
        last = Some(node);
        for field in FIELDS {
            let act = edit::set(
                &founder.doc,
                Some(node),
                field,
                Value::Text(format!("u{n}")),
            );
            founder.does(act.expect("a new field can be set"));
        }
    }
    founder.doc
}

/// A device that makes 1,000 acts without a connection.
pub(crate) fn offline(plan: &Document, seed: u32) -> Device {
    let mut device = Device::new(plan.clone(), seed.into());
    let clauses: Vec<NodeId> = plan.children(None).to_vec();
    let mut dice = Dice(seed);
    let start = Instant::now();
    for _ in 0..ACTS {
        let kind = dice.throw();
        let node = clauses[dice.below(300) as usize];
        let field = FIELDS[dice.below(4) as usize];
        let text = format!("v{}", dice.below(1_000_000));
        let place = dice.throw();
        if let Some(act) = act(&device.doc, kind, node, field, text, place) {
            device.does(act);
        }
    }
    device.per_act = start.elapsed() / u32::try_from(device.changes.len()).unwrap_or(1);
    device
}

fn act(
    doc: &Document,
    kind: f64,
    node: NodeId,
    field: Field,
    text: String,
    place: f64,
) -> Option<Act> {
    let last = doc.children(None).last().copied();
    let made = if kind < 0.45 {
        edit::set(doc, Some(node), field, Value::Text(text))
    } else if kind < 0.9 {
        edit::insert(doc, node, part(place, doc.text_utf16_len(node)), &text)
    } else if kind < 0.97 {
        edit::create(doc, None, last, NodeKind::Clause, Side::Joint, &text)
    } else {
        edit::remove(doc, node)
    };
    made.ok()
}

/// Somebody types a clause's end letter by letter.
pub(crate) fn keystrokes(doc: &mut Document, count: usize) -> Vec<Change> {
    let mut device = Device::new(doc.clone(), 9);
    let node = doc.children(None)[7];
    for _ in 0..count {
        let end = device.doc.text_utf16_len(node);
        let act = edit::insert(&device.doc, node, end, "a");
        device.does(act.expect("a letter can be typed at the end"));
    }
    device.changes
}

/// The writer of the third device takes back what they did last.
pub(crate) fn undo_last(doc: &mut Document) {
    let mut device = Device::new(doc.clone(), 3);
    let insert = |change: &Change| matches!(change.act, Act::Insert { .. });
    let own = doc
        .changes()
        .filter(|change| change.id.replica == device.replica);
    let last = own.filter(insert).last().expect("the third device typed");
    let act = edit::undo(doc, &[last.id]).expect("what was typed can be taken back");
    device.does(act);
}

/// Reads every text and field, as for a first screen.
pub(crate) fn read(doc: &Document) -> usize {
    let mut read = 0;
    for (node, _) in doc.outline() {
        read += doc.text(node).len();
        read += FIELDS
            .iter()
            .map(|field| doc.values(Some(node), *field).len())
            .sum::<usize>();
    }
    read
}
