//! Under an issued plan: the reader's word that they have read it; for both sides and the people's inspectorate the
//! clock of making it public, who has read it, and what they themselves confirm.

mod model;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::directory::Directory;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::Hash32;
use lientich_shared::log::talk::{Confirmation, Docket};
use lientich_shared::permissions::{Action, may};
use lientich_shared::plan::content::{self, Content};
use lientich_shared::publicity::Publicity;
use lientich_shared::sync::message::EditionRecord;
use lientich_shared::time::Day;

use crate::desk;
use crate::parties::People;
use crate::session::Session;
use crate::strings::publicity::t;
use crate::strings::{self, fill, names};
use crate::talks::{PlanTalk, Talks};
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, TextField, day_of};
use crate::ui::tag::{Tone, pill};
use crate::ui::toast::Toasts;
use model::Standing;

/// Most names that are spelled out.
const NAMES: usize = 8;

/// The Edition that is being read.
#[derive(Clone, Copy)]
struct Reading {
    session: StoredValue<Session>,
    talk: PlanTalk,
    toasts: Toasts,
    edition: Hash32,
    issued: Memo<Day>,
}

impl Reading {
    fn session(self) -> Session {
        self.session.get_value()
    }

    fn may(self, action: Action) -> bool {
        may(&self.session().roles(), action).is_allowed()
    }

    fn confirm(self, what: Confirmation) {
        spawn_local(async move {
            if self.talk.confirm(self.edition, what).await.is_err() {
                self.toasts.say(t().failed);
            }
        });
    }

    fn people(self) -> People {
        People::of(self.session().directory().get(), desk::today())
    }
}

/// What a reader confirms of the newest Edition, and what they may know of others. The clock runs from
/// the day of issue as it stands on paper, or else from the day on which the server had both signatures.
pub fn publicity(
    doc: DocId,
    record: &EditionRecord,
    content: &Content,
    holding: Memo<Option<Docket>>,
) -> AnyView {
    let registered = record.issued.day();
    let reading = Reading {
        session: StoredValue::new(expect_context()),
        talk: expect_context::<Talks>().about(doc),
        toasts: Toasts::here(),
        edition: content::hash(&content.to_bytes()),
        issued: Memo::new(move |_| holding.get().map_or(registered, |docket| docket.day)),
    };
    view! {
        <section class="page publicity" data-testid="publicity">
            {move || (!reading.may(Action::ReadDraft)).then(|| own_word(reading))}
            {move || watches(reading).then(|| clock_card(reading))}
        </section>
    }
    .into_any()
}

/// Whether the clock concerns this person.
fn watches(reading: Reading) -> bool {
    reading.may(Action::ReadOpinions) || reading.may(Action::Publicise)
}

fn own_word(reading: Reading) -> AnyView {
    let confirmed = move || {
        let person = reading.session().person()?;
        let talk = reading.talk.view().get();
        let own = model::own(&talk, reading.edition, person)?;
        Some((own.at, own.is_registered))
    };
    let act = move |_| reading.confirm(Confirmation::Read);
    view! {
        <div class="card">
            {move || match confirmed() {
                Some((at, is_registered)) => view! {
                    <p data-testid="has-read">{fill(t().read_done, &[&names::moment(at, desk::today())])}</p>
                    {(!is_registered).then(|| view! { <p class="small muted">{t().not_sent}</p> })}
                }
                .into_any(),
                None => view! {
                    <p class="row"><b class="grow">{t().read_ask}</b>
                        <button type="button" class="btn primary" data-act="confirm-read" on:click=act>{t().read_act}</button></p>
                }
                .into_any(),
            }}
        </div>
    }
    .into_any()
}

fn clock_card(reading: Reading) -> AnyView {
    let standing = Memo::new(move |_| {
        let directory: Arc<Directory> = reading.session().directory().get()?;
        let talk = reading.talk.view().get();
        let (edition, issued) = (reading.edition, reading.issued.get());
        Some(model::standing(
            &talk,
            edition,
            &directory,
            issued,
            desk::today(),
        ))
    });
    view! {
        <div class="card stack" data-testid="publicity-clock">
            <h2>{t().title}</h2>
            {move || standing.get().map(|standing| told(reading, &standing))}
            <p class="row">{acts(reading)}</p>
            <p class="small muted">{t().law}</p>
        </div>
    }
    .into_any()
}

fn told(reading: Reading, standing: &Standing) -> AnyView {
    let people = reading.people();
    let place = |(by, from, place): &(PersonId, Day, String)| {
        let words = format!("{from} · {place}");
        view! { <li>{fill(t().where_by, &[&people.name(*by), &words])}</li> }.into_any()
    };
    let readers = reading
        .may(Action::ReadOpinions)
        .then(|| readers(standing, &people));
    view! {
        <p>{clock(standing.clock)}</p>
        <ul>{standing.places.iter().map(place).collect_view()}</ul>
        {readers}
    }
    .into_any()
}

fn clock(clock: Publicity) -> AnyView {
    let (tone, words) = match clock {
        Publicity::Due { by } => (Tone::Look, fill(t().due, &[&by.to_string()])),
        Publicity::Late { by } => (Tone::Late, fill(t().late, &[&by.to_string()])),
        Publicity::Shown {
            since,
            until,
            was_late,
        } => {
            let words = if was_late { t().shown_late } else { t().shown };
            let words = fill(words, &[&since.to_string(), &until.to_string()]);
            (if was_late { Tone::Look } else { Tone::Ok }, words)
        }
        Publicity::Done { since, until } => {
            let words = fill(t().finished, &[&since.to_string(), &until.to_string()]);
            (Tone::Ok, words)
        }
    };
    pill(tone, words)
}

/// How many have read it, who has not, whether the inspectorate has seen it.
fn readers(standing: &Standing, people: &People) -> AnyView {
    let all = standing.read + standing.not_read.len();
    let count = fill(t().readers, &[&standing.read.to_string(), &all.to_string()]);
    let missing = (!standing.not_read.is_empty())
        .then(|| fill(t().not_yet, &[&some(&standing.not_read, people)]));
    let seen = if standing.seen.is_empty() {
        t().seen_none.to_owned()
    } else {
        fill(t().seen_by, &[&some(&standing.seen, people)])
    };
    view! { <p><b>{count}</b></p><p class="small muted">{missing}</p><p class="small">{seen}</p> }
        .into_any()
}

fn some(list: &[PersonId], people: &People) -> String {
    let named = list.iter().take(NAMES).map(|person| people.name(*person));
    let named = named.collect::<Vec<_>>().join(", ");
    match list.len().checked_sub(NAMES) {
        None | Some(0) => named,
        Some(more) => fill(t().and_more, &[&named, &more.to_string()]),
    }
}

fn acts(reading: Reading) -> AnyView {
    let noting = RwSignal::new(false);
    let see = move |_| reading.confirm(Confirmation::SeenPublic);
    // There is nothing to see before somebody says where it hangs.
    let to_see = move || {
        let person = reading.session().person()?;
        let talk = reading.talk.view().get();
        if !reading.may(Action::ConfirmPublic) || talk.has_seen_public(person, reading.edition) {
            return None;
        }
        let since = talk.public_since(reading.edition);
        Some(since.is_some_and(|since| since <= desk::today()))
    };
    view! {
        {move || reading.may(Action::Publicise).then(|| view! {
            <button type="button" class="btn" data-act="note-public" on:click=move |_| noting.set(true)>{t().note_act}</button>
        })}
        {move || to_see().map(|is_public| if is_public {
            view! { <button type="button" class="btn" data-act="confirm-public" on:click=see>{t().seen_act}</button> }
                .into_any()
        } else {
            view! { <span class="small muted" data-testid="not-public">{t().seen_later}</span> }.into_any()
        })}
        <NoteDialog reading noting/>
    }
    .into_any()
}

#[component]
fn NoteDialog(reading: Reading, noting: RwSignal<bool>) -> impl IntoView {
    let day = RwSignal::new(desk::today().to_string());
    let place = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let keep = move |_| {
        let from = day_of(&day.get_untracked()).ok().flatten();
        let from = from.filter(|from| reading.issued.get_untracked() <= *from);
        let place = place.get_untracked().trim().to_owned();
        let Some(from) = from.filter(|_| !place.is_empty()) else {
            wrong.set(true);
            return;
        };
        wrong.set(false);
        noting.set(false);
        reading.confirm(Confirmation::Publicised { from, place });
    };
    view! {
        <Dialog open=noting title=t().note_act.to_owned()>
            <DayField id="public-since" label=t().note_day value=day/>
            <TextField id="public-place" label=t().note_place value=place hint=t().note_place_hint/>
            {move || wrong.get().then(|| view! { <p class="wrong" role="alert">{t().note_wrong}</p> })}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| noting.set(false)>{strings::t().cancel}</button>
                <button type="button" class="btn primary" data-act="keep-public" on:click=keep>{strings::t().save}</button>
            </div>
        </Dialog>
    }
    .into_any()
}
