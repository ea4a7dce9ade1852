//! What was the person's and is another's now: said, so that nobody looks for it in vain.

use leptos::prelude::*;
use lientich_shared::ids::PersonId;
use lientich_shared::log::duty::Duty;
use lientich_shared::log::work::{Item, Order};
use lientich_shared::progress::{Ledger, Written};
use lientich_shared::time::Day;

use super::Page;
use crate::desk;
use crate::strings::{fill, my_work};
use crate::ui::live::maybe;
use crate::workload::Load;

/// For so many days it is told.
const TOLD_DAYS: i32 = 30;

/// A duty that went to somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Handed {
    item: Item,
    to: PersonId,
    why: String,
}

/// What was handed over lately, each duty once, the last first.
fn handed(ledger: &Ledger, today: Day) -> Vec<Handed> {
    let mut found: Vec<Handed> = Vec::new();
    for Written { what, at, .. } in ledger.directives.iter().rev() {
        let Order::HandOver { item, to } = &what.order else {
            continue;
        };
        let is_new = found.iter().all(|known| known.item != *item);
        let is_fresh = today.0 - TOLD_DAYS < at.day().0;
        if is_new && is_fresh && ledger.holds(*item) == Some(false) {
            found.push(Handed {
                item: *item,
                to: *to,
                why: what.text.clone(),
            });
        }
    }
    found
}

/// A line for each.
pub(super) fn lines(page: Page) -> AnyView {
    maybe(move || {
        let me = page.session.person()?;
        let loads = page.workload.plans().get()?;
        let lines = loads.iter().flat_map(|load| {
            let progress = load.work.view().get();
            let handed = progress
                .ledger(me)
                .map(|ledger| handed(ledger, desk::today()));
            let lines = handed.unwrap_or_default().into_iter();
            let lines: Vec<AnyView> = lines.map(|one| line(page, load, me, &one)).collect();
            lines
        });
        let lines: Vec<AnyView> = lines.collect();
        (!lines.is_empty()).then(|| view! { <section>{lines}</section> }.into_any())
    })
}

fn line(page: Page, load: &Load, me: PersonId, handed: &Handed) -> AnyView {
    let people = page.people();
    let to = fill(my_work::t().handed, &[&people.name(handed.to)]);
    let why = (!handed.why.is_empty()).then(|| format!(": {}", handed.why));
    let words = words(load, me, handed.item);
    view! {
        <p class="card dashed small" data-testid="handed"><b>{words}</b><br/><span class="muted">{to}{why}</span></p>
    }
    .into_any()
}

/// What the duty asks.
fn words(load: &Load, me: PersonId, item: Item) -> String {
    let of = |duty: &Duty| Some(duty.text.clone()).filter(|text| !text.is_empty());
    match item {
        Item::Planned(id) => {
            let mut duties = load.assignments.duties.iter();
            let own = duties.find(|known| known.id == id);
            let part = || load.part(id.node).map(|part| part.text.clone());
            let own = own.and_then(|known| of(&known.duty));
            own.or_else(part).unwrap_or_default()
        }
        Item::Given(change) => {
            let progress = load.work.view().get_untracked();
            let directives = progress.ledger(me).map(|ledger| ledger.directives.clone());
            let mut directives = directives.unwrap_or_default().into_iter();
            let given = directives.find(|told| told.change == change);
            let duty = given.and_then(|told| match told.what.order {
                Order::Give { duty, .. } => of(&duty),
                _ => None,
            });
            duty.unwrap_or_default()
        }
    }
}
