//! A batch while it is judged: each change against the head that those before it left, and what they issue and send
//! out for opinions.

use lientich_shared::log::change::{Act, Change, ChangeId};
use lientich_shared::log::codec;
use lientich_shared::log::document::{Document, Entry, Version};
use lientich_shared::log::sign_off::Step;
use lientich_shared::log::talk::Consult;
use lientich_shared::log::verdict::{Refusal, Verdict};
use lientich_shared::permissions::may_make;
use lientich_shared::plan::consultation;
use lientich_shared::plan::content::Content;
use lientich_shared::sync::message::{EditionRecord, RoundRecord};

use super::{Writer, chain, formal, talk};
use crate::store::{Head, Kind, NewEdition, NewRound};
use crate::sync::asked::Asked;
use crate::sync::library::Open;

/// Most bytes of an Edition: it travels in one answer.
pub(super) const MAX_EDITION: usize = 8 << 20;

/// A batch while it is judged.
pub(super) struct Run {
    pub(super) head: Head,
    /// The step that put the plan away, where it was.
    archived: Option<ChangeId>,
    pub(super) verdicts: Vec<Option<Refusal>>,
    pub(super) editions: Vec<NewEdition>,
    pub(super) rounds: Vec<NewRound>,
    asked: Asked,
}

impl Run {
    /// What goes on from `head` in an open document.
    pub(super) fn begin(head: Head, open: &Open) -> Self {
        Self {
            head,
            archived: archived(&open.document),
            verdicts: Vec::new(),
            editions: Vec::new(),
            rounds: Vec::new(),
            asked: open.asked,
        }
    }

    /// Judges a change and folds it.
    pub(super) fn take(&mut self, document: &mut Document, writer: &Writer, change: &Change) {
        let judged = self.judge(document, writer, change);
        let verdict = judged.map_or_else(Verdict::Refused, |()| Verdict::Accepted);
        document.append(Entry::Known(change.clone()), verdict);
        let hash = codec::hash(change);
        if judged.is_ok() && puts_away(&change.act) {
            self.archived = Some(change.id);
        }
        self.head.position += 1;
        self.head.chain = chain::link(self.head.chain, change.id, hash, judged.err());
        self.verdicts.push(judged.err());
    }

    fn judge(
        &mut self,
        document: &Document,
        writer: &Writer,
        change: &Change,
    ) -> Result<(), Refusal> {
        let is_first = self.head.position == 0;
        let opens = matches!(
            change.act,
            Act::Open { .. } | Act::OpenTalk(_) | Act::OpenWork(_)
        );
        let talks = self.head.kind != Kind::Plan;
        let is_misplaced = change.act.is_talk() && !talks;
        if opens != is_first || is_misplaced || document.is_malformed(change) {
            return Err(Refusal::Malformed);
        }
        if document.rests_on_void(change) {
            return Err(Refusal::RestsOnRefused);
        }
        if talks {
            return talk::judge(document, self.head.kind, writer, writer.setting, change);
        }
        if !may_make(writer.roles(), document, change).is_allowed() {
            return Err(Refusal::NotAllowed);
        }
        // Whoever wrote without having heard of it is late, and late work is taken.
        if self
            .archived
            .is_some_and(|put_away| document.is_in(put_away, &seen(change)))
        {
            return Err(Refusal::OutOfStep);
        }
        let number = self.head.edition + 1;
        if let Some(edition) = formal::judge(document, writer, change, number)? {
            self.issue(writer, edition.to_bytes());
        }
        if let Act::Consult(asked) = &change.act {
            if !self.asked.has_room(writer.now.day()) {
                return Err(Refusal::TooOften);
            }
            let content = Content::of(&document.as_of(&seen(change))).to_bytes();
            if MAX_EDITION < content.len() {
                return Err(Refusal::Malformed);
            }
            self.ask(writer, asked, content);
        }
        Ok(())
    }

    /// Pins what was sent out for opinions.
    fn ask(&mut self, writer: &Writer, asked: &Consult, content: Vec<u8>) {
        self.asked.note(writer.now.day());
        self.head.rounds.last += 1;
        let record = RoundRecord {
            number: self.head.rounds.last,
            asker: writer.author.person,
            asked: writer.now,
            until: asked.until,
            subject: asked.content.clone(),
            form: asked.form.clone(),
            content,
        };
        self.rounds.push(NewRound {
            position: self.head.position + 1,
            record,
        });
    }

    /// Notes whether the plan stands in its last round, as its acts left it.
    pub(super) fn stand(&mut self, document: &Document) {
        let rounds = &mut self.head.rounds;
        let current = consultation::current(document);
        rounds.current = current.map_or(0, |_| rounds.last);
    }

    fn issue(&mut self, writer: &Writer, content: Vec<u8>) {
        self.head.edition += 1;
        self.head.rounds.over = self.head.rounds.last;
        let record = EditionRecord {
            number: self.head.edition,
            issuer: writer.author.person,
            issued: writer.now,
            content,
        };
        self.editions.push(NewEdition {
            position: self.head.position + 1,
            record,
        });
    }
}

/// The step after which there is no other.
fn archived(document: &Document) -> Option<ChangeId> {
    let acts = document.formal();
    let last = acts.iter().find(|formal| puts_away(formal.act));
    last.map(|formal| formal.id)
}

fn puts_away(act: &Act) -> bool {
    matches!(
        act,
        Act::Step {
            step: Step::Archived,
            ..
        }
    )
}

/// The version that the author of a change had seen.
fn seen(change: &Change) -> Version {
    let own = ChangeId {
        seq: change.id.seq - 1,
        ..change.id
    };
    let own = (1 < change.id.seq).then_some(own);
    Version {
        heads: change.deps.iter().copied().chain(own).collect(),
    }
}
