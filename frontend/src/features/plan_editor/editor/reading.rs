//! What the screen reads of the open plan.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::api::Presence;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::{Change, ChangeId, Field, NodeId, Side, Value};
use lientich_shared::log::document::Status;
use lientich_shared::permissions::Action;
use lientich_shared::plan::view::{PlanView, Row};
use lientich_shared::time::Timestamp;

use super::Editor;
use crate::desk;
use crate::features::plan_editor::model;
use crate::features::plan_editor::news::{ClauseNews, News};
use crate::parties::People;
use crate::plan_store::Level;
use crate::strings::{fill, names, sign_off, t};
use crate::ui::tag::Party;

/// A part as its row reads it: made once per row.
#[derive(Clone, Copy)]
pub(in super::super) struct Part {
    /// Its node.
    pub(in super::super) node: NodeId,
    /// What the outline says of it; `None` once it is gone.
    pub(in super::super) row: Memo<Option<Row>>,
    /// Why it may only be read.
    pub(in super::super) refusal: Memo<Option<String>>,
    /// Who changed it since one last looked.
    pub(in super::super) changed: Memo<Option<ChangedBy>>,
    /// How far it has come.
    pub(in super::super) level: Signal<Level>,
}

/// Who changed a part last, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct ChangedBy {
    /// Their name.
    pub(in super::super) name: String,
    /// Their party.
    pub(in super::super) party: Party,
    /// When.
    pub(in super::super) at: Timestamp,
}

impl Editor {
    /// A part, for its row.
    pub(in super::super) fn part(self, node: NodeId) -> Part {
        let row = Memo::new(move |_| self.row(node));
        let refusal = Memo::new(move |_| row.with(|row| self.refusal_of_side(row.as_ref()?.side)));
        let changed = Memo::new(move |_| {
            self.news
                .with(|news| news.of(node).map(|news| self.changed_by(news)))
        });
        Part {
            node,
            row,
            refusal,
            changed,
            level: self.plan.level(node),
        }
    }

    /// Outline, labels and fields. Tracked.
    pub(in super::super) fn rows(self) -> Signal<Arc<PlanView>> {
        self.plan.view()
    }

    /// The same, untracked.
    pub(in super::super) fn rows_now(self) -> Arc<PlanView> {
        self.plan.view().get_untracked()
    }

    /// A row of the outline. Tracked.
    pub(in super::super) fn row(self, node: NodeId) -> Option<Row> {
        let at = self.places.with(|places| places.get(&node).copied())?;
        self.plan.view().with(|view| view.rows.get(at).cloned())
    }

    /// A row of the outline, untracked.
    pub(in super::super) fn row_now(self, node: NodeId) -> Option<Row> {
        untrack(|| self.row(node))
    }

    /// Where on the page a part stands. Tracked.
    pub(in super::super) fn place_of(self, node: NodeId) -> Option<usize> {
        self.places.with(|places| places.get(&node).copied())
    }

    /// How one speaks of a part. Tracked.
    pub(in super::super) fn name(self, node: NodeId) -> String {
        self.row(node)
            .map(|row| model::name(&row))
            .unwrap_or_default()
    }

    /// Why a person may not write what belongs to a side; `None` if they may. Tracked.
    pub(in super::super) fn refusal_of_side(self, side: Side) -> Option<String> {
        self.refusal_of(Action::Write(side))
    }

    /// Why a person may not give a clause of one side to another; `None` if they may. Tracked.
    pub(in super::super) fn refusal_of_giving(
        self,
        from: Option<Side>,
        to: Side,
    ) -> Option<String> {
        let untags = from == Some(Side::Women) && to != Side::Women;
        let untagging = untags.then(|| self.refusal_of(Action::Untag)).flatten();
        self.refusal_of_side(to).or(untagging)
    }

    /// Whether the plan can only be read. Tracked.
    pub(in super::super) fn is_archived(self) -> bool {
        self.is_archived.get()
    }

    /// Whether what is edited is a template of the school's own.
    pub(in super::super) fn is_template(self) -> bool {
        self.is_template
    }

    /// Why a person may not do something; `None` if they may. Tracked.
    pub(in super::super) fn refusal_of(self, action: Action) -> Option<String> {
        let action = match action {
            Action::Write(_) | Action::Untag if self.is_template => Action::KeepTemplates,
            action => action,
        };
        if self.is_archived.get() {
            return Some(sign_off::t().archived.to_owned());
        }
        self.roles.with(|roles| model::refusal(roles, action))
    }

    /// Who is who. Tracked.
    pub(in super::super) fn people(self) -> People {
        self.people.get()
    }

    /// The person at this device. Tracked.
    pub(in super::super) fn me(self) -> Option<PersonId> {
        self.session.person()
    }

    /// The name of a change's author.
    pub(in super::super) fn author_name(self, change: ChangeId) -> String {
        let author = self.plan.read(|document| document.author(change.replica));
        self.people()
            .name_or_unknown(author.map(|author| author.person))
    }

    /// Who removed a part, and when.
    pub(in super::super) fn remover(self, node: NodeId) -> String {
        let removal = self.plan.read(|document| {
            let Status::Trashed { by } = document.node(node)?.status else {
                return None;
            };
            document.change(*by.last()?)
        });
        let line = |change: Change| {
            let name = self.author_name(change.id);
            fill(
                t().removed_by,
                &[&name, &names::moment(change.at, desk::today())],
            )
        };
        removal.map(line).unwrap_or_default()
    }

    /// Who else is in this plan now. Tracked.
    pub(in super::super) fn others_here(self) -> Vec<PersonId> {
        let (doc, me) = (self.plan.doc(), self.me());
        let presence = self.sync.presence().get();
        let here = presence
            .iter()
            .filter(|(person, presence)| presence.doc == Some(doc) && Some(**person) != me);
        here.map(|(person, _)| *person).collect()
    }

    /// Who else is in a part now. Tracked.
    pub(in super::super) fn people_in(self, node: NodeId) -> Vec<PersonId> {
        let (doc, me) = (self.plan.doc(), self.me());
        self.sync.presence().with(|presence| {
            let is_here =
                |presence: &Presence| presence.doc == Some(doc) && presence.node == Some(node);
            let here = presence
                .iter()
                .filter(|(person, presence)| is_here(presence) && Some(**person) != me);
            here.map(|(person, _)| *person).collect()
        })
    }

    /// The values of a field, each in words, with who set it.
    pub(in super::super) fn values(
        self,
        target: Option<NodeId>,
        field: Field,
    ) -> Vec<(String, String, Value)> {
        let values: Vec<(ChangeId, Value)> = self.plan.read(|document| {
            let values = document.values(target, field);
            values
                .into_iter()
                .map(|entry| (entry.change, entry.value.clone()))
                .collect()
        });
        let people = self.people();
        let line = |(change, value)| (people.value(&value), self.author_name(change), value);
        values.into_iter().map(line).collect()
    }

    /// The parts whose text a test picks, in the order of the page.
    pub(in super::super) fn nodes_with(self, picks: impl Fn(&str) -> bool) -> Vec<NodeId> {
        let rows = self.rows_now();
        let nodes = rows.rows.iter().map(|row| row.node);
        self.plan
            .read(|document| nodes.filter(|node| picks(&document.text(*node))).collect())
    }

    /// What others did since one last looked. Tracked.
    pub(in super::super) fn news(self) -> Signal<Arc<News>> {
        self.news.into()
    }

    /// Reads anew what others did since one last looked.
    pub(in super::super) fn refresh_news(self) {
        let news = match (self.plan.news().get_untracked(), untrack(|| self.me())) {
            (true, Some(me)) => {
                let version = self.plan.seen_version();
                Arc::new(
                    self.plan
                        .read(|document| News::since(document, &version, me)),
                )
            }
            _ => Arc::default(),
        };
        if self.news.with_untracked(|now| *now != news) {
            self.news.set(news);
        }
    }

    /// How many parts between two rows others changed. Tracked.
    pub(in super::super) fn changed_between(self, from: usize, to: usize) -> usize {
        let is_between = |node: Option<NodeId>| {
            node.and_then(|node| self.place_of(node))
                .is_some_and(|at| (from..to).contains(&at))
        };
        self.news.with(|news| {
            news.clauses
                .iter()
                .filter(|clause| is_between(clause.node))
                .count()
        })
    }

    fn changed_by(self, news: &ClauseNews) -> ChangedBy {
        let person = news.parts.last().and_then(|part| part.person);
        let people = self.people();
        ChangedBy {
            name: people.name_or_unknown(person),
            party: person.map_or(Party::None, |person| people.party(person)),
            at: news.at,
        }
    }
}
