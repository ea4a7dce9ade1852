//! The Editions of the plan beside its draft: which there are, and what the draft is called that
//! differs from the newest.

use leptos::prelude::*;
use lientich_shared::log::change::Hash32;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::sync::message::EditionRecord;
use lientich_shared::time::Timestamp;

use super::past::Past;
use crate::docket::{self, Dockets};
use crate::routes;
use crate::strings::fill;
use crate::strings::history::t as h;
use crate::ui::tag::{Tone, pill};

/// What the history needs of an Edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edition {
    /// 1 for the first.
    pub(super) number: u32,
    /// When the server took it.
    pub(super) issued: Timestamp,
    /// Hash of its content.
    pub(super) content: Hash32,
}

impl Edition {
    /// Reads one.
    pub(super) fn of((record, content): &(EditionRecord, Content)) -> Self {
        Self {
            number: record.number,
            issued: record.issued,
            content: content::hash(&content.to_bytes()),
        }
    }
}

/// What stands over the comparison with an Edition: which amendment the draft is of, and the way to
/// every Edition.
#[component]
pub(super) fn Amendment(
    /// The Edition that the draft is compared with.
    number: u32,
    /// Whether anything differs.
    differs: bool,
) -> impl IntoView {
    let here = Past::here();
    let doc = here.plan.doc();
    let state = if differs {
        let name = fill(h().amendment, &[&number.to_string()]);
        view! {
            <p class="row">{pill(Tone::Look, name)}</p>
            <p class="muted">{h().amendment_hint}</p>
            <p><a class="btn" data-act="to-sign-off" href=routes::sign_off(doc)>{h().to_sign_off}</a></p>
        }
        .into_any()
    } else {
        view! { <p class="muted">{h().issued_same}</p> }.into_any()
    };
    let dockets = Dockets::here();
    let link = move |edition: &Edition| {
        let name = [edition.number.to_string(), edition.issued.day().to_string()];
        let name = fill(h().edition_on, &[&name[0], &name[1]]);
        let number = dockets
            .holding(edition.content)
            .map(|docket| docket.printed());
        let number = docket::beside(&number.unwrap_or_default());
        view! { <li><a class="link" href=routes::older_edition(doc, edition.number)>{name}{number}</a></li> }
            .into_any()
    };
    let links = move || {
        here.editions
            .get()
            .map(|editions| editions.iter().rev().map(link).collect_view())
    };
    view! {
        <section class="amendment" data-testid="amendment">
            {state}
            <h2>{h().editions}</h2>
            <ul class="row">{links}</ul>
        </section>
    }
    .into_any()
}
