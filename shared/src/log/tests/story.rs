//! Random histories: people, a server that judges, files and losses, out of a list of actions that
//! can be cut shorter and still be played. A story that fails is cut to its smallest failing part.

mod acts;
mod shrink;

use super::dice::Dice;
use super::people::author;
use crate::ids::{DocId, ReplicaId};
use crate::log::change::{Act, Anchor, ChangeId, ElementId, Hand, Origin};
use crate::log::document::{Document, Entry};
use crate::log::fingerprint::describe;
use crate::log::snapshot;
use crate::log::verdict::{Refusal, Verdict};
use crate::time::Timestamp;

pub(super) use shrink::{check_seeds, seeds};

/// How many people write.
pub(super) const PEOPLE: usize = 5;

/// One step of a story. Numbers are taken modulo what is there, so that any list can be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// A person does something.
    Act { who: usize, kind: u32, dice: u64 },
    /// A person passes some of what they have to another: in any order, some twice, some not.
    Relay { from: usize, to: usize, dice: u64 },
    /// Two people exchange everything and must then have the same.
    Meet { a: usize, b: usize },
    /// A person syncs with the server, which judges what is new to it.
    Sync { who: usize },
    /// A person's app starts again from its snapshot, with or without a new replica.
    Restart { who: usize, fresh: bool },
    /// Another change with the id of a person's last one turns up at somebody's.
    Fork { who: usize, at: usize },
}

impl Action {
    pub(super) fn random(dice: &mut Dice) -> Self {
        let who = dice.below(PEOPLE);
        let other = (who + 1 + dice.below(PEOPLE - 1)) % PEOPLE;
        match dice.below(100) {
            0..70 => Self::Act {
                who,
                kind: dice.small(),
                dice: dice.roll(),
            },
            70..82 => Self::Relay {
                from: who,
                to: other,
                dice: dice.roll(),
            },
            82..90 => Self::Meet { a: who, b: other },
            90..95 => Self::Sync { who },
            95..99 => Self::Restart {
                who,
                fresh: dice.below(2) == 0,
            },
            _ => Self::Fork { who, at: other },
        }
    }
}

/// A person's device.
pub(super) struct Device {
    pub(super) doc: Document,
    pub(super) replica: ReplicaId,
    person: u64,
}

/// All devices, the server, and how many replicas were drawn.
pub(super) struct World {
    pub(super) devices: Vec<Device>,
    pub(super) server: Document,
    drawn: u64,
    clock: i64,
}

impl World {
    pub(super) fn new() -> Self {
        let mut world = Self {
            devices: Vec::new(),
            server: Document::new(DocId(7)),
            drawn: 0,
            clock: 0,
        };
        bind_everybody(&mut world.server);
        for person in 0..PEOPLE as u64 {
            let mut doc = Document::new(DocId(7));
            bind_everybody(&mut doc);
            let replica = world.draw(person);
            world.devices.push(Device {
                doc,
                replica,
                person,
            });
        }
        world
    }

    /// Replicas whose order is not that of their drawing.
    fn draw(&mut self, person: u64) -> ReplicaId {
        self.drawn += 1;
        replica(person, self.drawn)
    }

    pub(super) fn play(&mut self, action: Action) {
        self.clock += 1_000;
        match action {
            Action::Act { who, kind, dice } => self.act(who, kind, &mut Dice(dice)),
            Action::Relay { from, to, dice } => self.relay(from, to, &mut Dice(dice)),
            Action::Meet { a, b } => self.meet(a, b),
            Action::Sync { who } => self.sync(who),
            Action::Restart { who, fresh } => self.restart(who, fresh),
            Action::Fork { who, at } => self.fork(who, at),
        }
    }

    fn act(&mut self, who: usize, kind: u32, dice: &mut Dice) {
        let at = Timestamp(self.clock);
        let device = &mut self.devices[who];
        let Some(act) = acts::choose(&device.doc, kind, dice) else {
            return;
        };
        let texts = texts(&device.doc);
        let Ok((_, applied)) = device.doc.commit(device.replica, at, act.clone()) else {
            return;
        };
        assert_spliced(&device.doc, &texts, &applied);
    }

    fn relay(&mut self, from: usize, to: usize, dice: &mut Dice) {
        let mut entries = self.devices[from].doc.entries();
        for _ in 0..dice.below(3) {
            if let Some(entry) = dice.pick(&entries).cloned() {
                entries.push(entry);
            }
        }
        if dice.below(2) == 0 {
            dice.shuffle(&mut entries);
        }
        let kept = dice.below(entries.len() + 1);
        entries.truncate(kept.max(entries.len() / 2));
        self.hear(to, entries);
    }

    fn hear(&mut self, who: usize, entries: Vec<(Entry, Verdict)>) {
        let doc = &mut self.devices[who].doc;
        let texts = texts(doc);
        let applied = doc.apply(entries);
        assert_spliced(doc, &texts, &applied);
    }

    fn meet(&mut self, a: usize, b: usize) {
        // What waited at one may be let go by the other, and the other way round.
        for _ in 0..6 {
            let from_a = self.devices[a].doc.entries();
            self.hear(b, from_a);
            let from_b = self.devices[b].doc.entries();
            self.hear(a, from_b);
        }
        let (a, b) = (&self.devices[a].doc, &self.devices[b].doc);
        // A fork that only one of them has met is not yet the same for both.
        if a.forks().is_empty() && b.forks().is_empty() {
            assert_same(a, b);
        }
    }

    fn sync(&mut self, who: usize) {
        for (entry, _) in self.devices[who].doc.entries() {
            self.judge(entry);
        }
        let news = self
            .server
            .entries()
            .into_iter()
            .map(withheld_if_refused)
            .collect();
        self.hear(who, news);
    }

    /// The server takes a change whose past it has, and says its word at once.
    fn judge(&mut self, entry: Entry) {
        let Entry::Known(change) = &entry else {
            return;
        };
        let fork = self.server.contains(change.id);
        let missing = change.deps.iter().any(|dep| !self.server.contains(*dep));
        let next = self.server.next_seq(change.id.replica) == change.id.seq;
        if fork || missing || !next {
            return;
        }
        let verdict = if self.server.rests_on_void(change) {
            Verdict::Refused(Refusal::RestsOnRefused)
        } else if self.server.is_malformed(change) {
            Verdict::Refused(Refusal::Malformed)
        } else if refuses(change.id) {
            Verdict::Refused(Refusal::NotAllowed)
        } else {
            Verdict::Accepted
        };
        self.server.append(entry, verdict);
    }

    fn restart(&mut self, who: usize, fresh: bool) {
        let person = self.devices[who].person;
        let replica = if fresh {
            self.draw(person)
        } else {
            self.devices[who].replica
        };
        let device = &mut self.devices[who];
        let loaded = snapshot::load(&snapshot::save(&device.doc)).expect("what was saved loads");
        // What waits is not part of the cache: the device hears of it again.
        if device.doc.missing().is_empty() {
            assert_same(&device.doc, &loaded);
        }
        device.doc = loaded;
        device.replica = replica;
    }

    fn fork(&mut self, who: usize, at: usize) {
        let device = &self.devices[who];
        let id = ChangeId {
            replica: device.replica,
            seq: device.doc.next_seq(device.replica).saturating_sub(1),
        };
        let Some(mut change) = device.doc.change(id) else {
            return;
        };
        change.at = Timestamp(change.at.0 + 1);
        if let Some(ground) = change.deps.first() {
            change.act = Act::Insert {
                at: Anchor {
                    origin: Origin::Element(ElementId {
                        change: *ground,
                        offset: 0,
                    }),
                    hand: Hand::Right,
                },
                text: "x".to_owned(),
            };
        }
        self.hear(at, vec![(Entry::Known(change), Verdict::Pending)]);
    }

    /// Everybody syncs until nothing is new, and must then have the same as the server, as a
    /// newcomer who hears it all in another order, and as any snapshot of it.
    pub(super) fn settle(&mut self) {
        for _ in 0..3 {
            for who in 0..PEOPLE {
                self.sync(who);
            }
        }
        let mut entries: Vec<_> = self
            .server
            .entries()
            .into_iter()
            .map(withheld_if_refused)
            .collect();
        Dice(entries.len() as u64).shuffle(&mut entries);
        let mut newcomer = Document::new(DocId(7));
        bind_everybody(&mut newcomer);
        newcomer.apply(entries);
        assert_same(&self.server, &newcomer);
        for device in &self.devices {
            assert_same(&self.server, &device.doc);
        }
        let loaded = snapshot::load(&snapshot::save(&self.server)).expect("what was saved loads");
        assert_same(&self.server, &loaded);
    }
}

fn replica(person: u64, drawn: u64) -> ReplicaId {
    ReplicaId(Dice(drawn).roll() << 8 | person)
}

fn bind_everybody(doc: &mut Document) {
    for drawn in 1..64 {
        for person in 0..PEOPLE as u64 {
            doc.bind(replica(person, drawn), author(person));
        }
    }
}

/// The same for everybody who asks: one change in nine.
fn refuses(id: ChangeId) -> bool {
    Dice(id.replica.0 ^ u64::from(id.seq))
        .roll()
        .is_multiple_of(9)
}

/// A refused act is never sent on.
fn withheld_if_refused((entry, verdict): (Entry, Verdict)) -> (Entry, Verdict) {
    match (entry, verdict) {
        (Entry::Known(change), Verdict::Refused(_)) => {
            let withheld = Entry::Withheld {
                id: change.id,
                deps: change.deps,
                at: change.at,
                act: crate::log::codec::act_hash(&change.act),
            };
            (withheld, verdict)
        }
        other => other,
    }
}

fn assert_same(a: &Document, b: &Document) {
    let (left, right) = (describe(a), describe(b));
    if left != right {
        let differ = |(l, r): &(&str, &str)| l != r;
        let first = left.lines().zip(right.lines()).find(differ);
        panic!("copies differ: {first:#?}");
    }
}

type Texts = std::collections::BTreeMap<crate::log::change::NodeId, String>;

fn texts(doc: &Document) -> Texts {
    let shown = doc
        .nodes()
        .filter(|node| doc.shown_in(*node) == Some(*node));
    shown.map(|node| (node, doc.text(node))).collect()
}

/// Splices lead from the texts before to those after, and no other text changed.
fn assert_spliced(doc: &Document, before: &Texts, applied: &crate::log::document::Applied) {
    for (node, text) in before {
        let mut units: Vec<u16> = text.encode_utf16().collect();
        for splice in applied.splices.get(node).into_iter().flatten() {
            let (at, deleted) = (splice.at as usize, splice.deleted as usize);
            units.splice(at..at + deleted, splice.inserted.encode_utf16());
        }
        let spliced = String::from_utf16(&units).unwrap();
        assert_eq!(
            spliced,
            doc.text(*node),
            "splices of {node}: {:?}",
            applied.splices.get(node)
        );
    }
}
