//! The plans that the person at this device is asked about, read off the rounds that the device
//! holds, and how far the answers to a plan's opinions have come. Whoever drafts a plan reads its
//! rounds in the plan itself.

mod counts;
mod teams;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeKind;
use lientich_shared::plan::content::Content;
use lientich_shared::time::Day;

use crate::desk;
use crate::session::Session;
use crate::strings::{fill, opinions as words};
use crate::talks::{Asked, PlanTalk, Talks};
pub use counts::{Counts, arrived, is_open};
pub use teams::{Receivers, Team};

/// A plan that was sent out for opinions and not issued since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The plan.
    pub doc: DocId,
    /// The words of its title.
    pub title: String,
    /// The last day on which opinions are taken.
    pub until: Day,
    /// Whether the plan still stands in the round.
    pub is_current: bool,
}

impl Asking {
    /// Whether opinions are taken on a day.
    pub fn is_open(&self, day: Day) -> bool {
        self.is_current && day <= self.until
    }

    /// How it stands on a day, in a few words.
    pub fn words(&self, day: Day) -> String {
        let until = self.until.to_string();
        match self {
            Self { is_current, .. } if !is_current => words::t().asking_closed.to_owned(),
            open if open.is_open(day) => fill(words::t().asking_until, &[&until]),
            _ => fill(words::t().asking_over, &[&until]),
        }
    }
}

/// The plans that this person is asked about, or was.
pub fn all() -> Signal<Arc<Vec<Asking>>> {
    let talks = expect_context::<Talks>();
    let found = RwSignal::new(Arc::<Vec<Asking>>::default());
    let asked = talks.asked();
    Effect::new(move |_| {
        let asked = asked.get();
        spawn_local(async move {
            let mut all = Vec::new();
            for one in asked.iter() {
                all.extend(asking(talks, *one).await);
            }
            found.try_set(Arc::new(all));
        });
    });
    found.into()
}

async fn asking(talks: Talks, asked: Asked) -> Option<Asking> {
    // What cannot be read now is read with the next change.
    let (record, content) = talks.rounds(asked.plan).await.ok()?.pop()?;
    Some(Asking {
        doc: asked.plan,
        title: title(&content),
        until: record.until,
        is_current: asked.current == record.number,
    })
}

/// Whom a round reaches today. Tracked.
pub fn receivers(session: Session) -> Receivers {
    let directory = session.directory().get();
    let found = directory.map(|directory| teams::receivers(&directory, desk::today()));
    found.unwrap_or_default()
}

/// How far the answers to a plan's opinions have come, as far as this person reads them.
pub fn counts(session: Session, talk: PlanTalk) -> Memo<Counts> {
    let said = talk.view();
    Memo::new(move |_| Counts::of(&said.get(), &receivers(session)))
}

/// The words of a plan's title.
pub fn title(content: &Content) -> String {
    let titles = content.parts.iter();
    let titles = titles.filter(|part| part.kind == NodeKind::Title);
    let titles: Vec<&str> = titles.map(|part| part.text.trim()).collect();
    titles.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opinions_are_taken_to_the_end_of_the_last_day_while_the_plan_stands_in_the_round() {
        let mut asking = Asking {
            doc: DocId(1),
            title: String::new(),
            until: Day(100),
            is_current: true,
        };
        assert!(asking.is_open(Day(100)));
        assert!(!asking.is_open(Day(101)));
        assert_eq!(asking.words(Day(101)), "Đã hết hạn góp ý (11/04/1970)");
        asking.is_current = false;
        assert!(!asking.is_open(Day(99)));
    }
}
