//! Under which number Editions were issued, for every screen that shows it, and the way to enter one. What
//! the entries mean is told in `shared::docket`; they lie in documents of talk that everybody reads.
//!
//! ```text
//! let dockets = Dockets::here();           Copy; lives with the component that asked
//! dockets.entries(edition)                 what was entered, the one that holds first; tracked
//! dockets.newest()                         the newest Edition of every plan with its heading
//! dockets.number_beside(&content)          " · Số 07/KH-THNT" for a list
//! dockets.enter(plan, edition, docket).await
//! docket::card(plan, &record, &content)    the lines, what was entered when, and the button
//! docket::waiting()                        for "Hôm nay": what waits for this person to enter it
//! ```

mod card;
mod form;
mod model;
mod waiting;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::docket::{self, Heading, Taken};
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Act, ChangeId, Hash32};
use lientich_shared::log::talk::{Circle, Confirmation, Docket};
use lientich_shared::plan::content::{self, Content};
use lientich_shared::sync::message::EditionRecord;
use lientich_shared::talk::{Confirmed, Talk};
use lientich_shared::time::Day;

use crate::asking;
use crate::library::Library;
use crate::talks::{TalkError, Talks};
use crate::ui::live::live;

pub use card::card;
pub use waiting::waiting;

/// Something that was entered, and by whom.
pub type Entry = (Confirmed, Docket);

/// What was entered about all plans on this device.
#[derive(Clone, Copy)]
pub struct Dockets {
    talks: Talks,
    library: Library,
    talk: Memo<Arc<Talk>>,
}

/// The newest Edition of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newest {
    /// The plan.
    pub plan: DocId,
    /// The words of its title.
    pub title: String,
    /// Number, place and day as they stand on paper.
    pub heading: Heading,
}

impl Dockets {
    /// For the component that asks.
    pub fn here() -> Self {
        let talks = expect_context::<Talks>();
        let parts = talks.parts(
            |topic| topic.circle == Circle::Docket,
            move |doc| talks.part(doc, Talk::of),
        );
        let talk = Memo::new(move |_| {
            let parts = parts.get();
            let parts = parts.values().filter_map(|part| part.get());
            let parts = parts.map(|part| (*part).clone());
            Arc::new(Talk::merged(parts))
        });
        Self {
            talks,
            library: expect_context(),
            talk,
        }
    }

    /// What was entered about an Edition, by the hash of its content: the entry that holds first. Tracked.
    pub fn entries(self, edition: Hash32) -> Vec<Entry> {
        self.talk.with(|talk| {
            let entries = docket::entries(talk, edition);
            let owned = |(one, docket): (&Confirmed, &Docket)| (one.clone(), docket.clone());
            entries.into_iter().map(owned).collect()
        })
    }

    /// What holds of it. Tracked.
    pub fn holding(self, edition: Hash32) -> Option<Docket> {
        let holding = |talk: &Arc<Talk>| Some(docket::entries(talk, edition).first()?.1.clone());
        self.talk.with(holding)
    }

    /// The same, of the Edition with this content.
    pub fn holding_of(self, content: &Content) -> Memo<Option<Docket>> {
        let edition = hash(content);
        Memo::new(move |_| self.holding(edition))
    }

    /// The number of an Edition to stand beside its name in a list; nothing where it bears none.
    pub fn number_beside(self, content: &Content) -> AnyView {
        let (edition, signed) = (hash(content), Heading::of(content, None));
        live(move || beside(&self.over(edition, &signed).number))
    }

    /// The newest Edition of every plan on this device.
    pub fn newest(self) -> Signal<Arc<Vec<Newest>>> {
        let found = RwSignal::new(Vec::<(Hash32, Newest)>::new());
        let numbers = self.library.issued();
        Effect::new(move |_| {
            numbers.track();
            spawn_local(async move {
                // What cannot be read now is read with the next change.
                let editions = self.library.editions().await.unwrap_or_default();
                let signed = |(plan, _, content): &(DocId, _, Content)| {
                    let newest = Newest {
                        plan: *plan,
                        title: asking::title(content),
                        heading: Heading::of(content, None),
                    };
                    (hash(content), newest)
                };
                found.try_set(editions.iter().map(signed).collect());
            });
        });
        let newest = Memo::new(move |_| {
            let of = |(edition, signed): &(Hash32, Newest)| Newest {
                heading: self.over(*edition, &signed.heading),
                ..signed.clone()
            };
            Arc::new(found.with(|found| found.iter().map(of).collect()))
        });
        newest.into()
    }

    /// What stands on paper, where this was signed. Tracked.
    fn over(self, edition: Hash32, signed: &Heading) -> Heading {
        let holding = self.holding(edition);
        holding.map_or_else(|| signed.clone(), |docket| Heading::entered(&docket))
    }

    /// The numbers that Editions on this device bear, and what their plans are called. Whoever asks may be
    /// gone before it is told: nothing is read of the page after that.
    async fn taken(self) -> (Vec<Taken>, BTreeMap<DocId, String>) {
        let talk = self.talk.get_untracked();
        let plans: Vec<DocId> = self.library.issued().get_untracked().into_keys().collect();
        let (mut taken, mut titles) = (Vec::new(), BTreeMap::new());
        for plan in plans {
            // What cannot be read is not counted: a suggestion is no more than that.
            let editions = self.library.editions_of(plan).await.unwrap_or_default();
            for (record, content) in editions {
                titles.insert(plan, asking::title(&content));
                let entries = docket::entries(&talk, hash(&content));
                let heading = Heading::of(&content, entries.first().map(|entry| entry.1));
                let day = heading.day.unwrap_or_else(|| record.issued.day());
                taken.extend(Taken::read(plan, record.number, &heading.number, day));
            }
        }
        (taken, titles)
    }

    /// Enters an Edition's number, after the entry that holds.
    pub async fn enter(
        self,
        plan: DocId,
        edition: Hash32,
        docket: Docket,
    ) -> Result<ChangeId, TalkError> {
        let holding = untrack(|| self.entries(edition)).into_iter().next();
        let what = Confirmation::Docketed(Box::new(docket));
        let act = Act::Confirm { edition, what };
        let book = self.talks.book();
        match holding {
            Some((one, _)) => book.say_in(one.doc, act).await,
            None => Ok(book.say(plan, Circle::Docket, act).await?.1),
        }
    }
}

/// A number beside the name of a plan or an Edition.
pub fn beside(number: &str) -> AnyView {
    let words = (!number.is_empty()).then(|| format!(" · Số {number}"));
    view! { <span data-testid="docket-beside">{words}</span> }.into_any()
}

/// The name of an Edition: the hash of its content.
pub fn hash(content: &Content) -> Hash32 {
    content::hash(&content.to_bytes())
}

/// The day of the last signature on an Edition; of its issue where it bears none.
fn last_signature(record: &EditionRecord) -> Day {
    use lientich_shared::plan::edition::Edition;
    let signatures = Edition::from_bytes(&record.content).map(|edition| edition.body.signatures);
    let days = signatures.unwrap_or_default().into_iter();
    let last = days.map(|signed| signed.at.day()).max();
    last.unwrap_or_else(|| record.issued.day())
}
