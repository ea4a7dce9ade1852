//! The form of a new entry, by the register that is open.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::log::work::{Entry, Work};
use lientich_shared::text::tidy;

use super::Registers;
use super::model::{self, Draft};
use crate::desk;
use crate::strings;
use crate::strings::registers::t;
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, SelectField, TextField};
use crate::ui::toast::Toasts;

/// The dialog.
#[component]
pub(super) fn EntryForm() -> impl IntoView {
    let page = Registers::here();
    let title = Signal::derive(move || match page.tab.get() {
        model::INITIATIVES => t().add_initiative.to_owned(),
        model::VISITS => t().add_visits.to_owned(),
        _ => t().add_emulation.to_owned(),
    });
    view! {
        <Dialog open=page.adding title testid="entry-form">
            {move || form(page)}
        </Dialog>
    }
}

fn form(page: Registers) -> AnyView {
    let register = page.tab.get_untracked();
    let [name, team, level, words, families, note] =
        std::array::from_fn(|_| RwSignal::new(String::new()));
    let day = RwSignal::new(desk::today().to_string());
    let wrong = RwSignal::new(None::<&'static str>);
    let toasts = Toasts::here();
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let draft = Draft {
            name: name.get_untracked(),
            team: team.get_untracked(),
            level: level.get_untracked(),
            words: words.get_untracked(),
            day: day.get_untracked(),
            families: families.get_untracked(),
        };
        let Some(line) = draft.line(register) else {
            wrong.set(Some(t().missing));
            return;
        };
        let (load, person) = untrack(|| (page.load(), page.reader.with(|reader| reader.person)));
        let (Some(load), Some(person)) = (load, person) else {
            return;
        };
        let entry = Entry {
            replaces: None,
            line,
            note: tidy(&note.get_untracked()),
        };
        page.adding.set(false);
        spawn_local(async move {
            let kept = load.work.write(person, Work::Enter(entry)).await;
            toasts.say(if kept.is_ok() { t().kept } else { t().not_kept });
        });
    };
    let fields = match register {
        model::INITIATIVES => view! {
            <TextField id="entry-name" label=t().name value=name/>
            <TextField id="entry-level" label=t().level value=level/>
            <TextField id="entry-words" label=t().applied value=words/>
        }
        .into_any(),
        model::VISITS => view! {
            <p class="small muted">{t().visits_privacy}</p>
            <DayField id="entry-day" label=t().day value=day/>
            <TextField id="entry-families" label=t().families value=families inputmode="numeric"/>
            <TextField id="entry-words" label=t().whom value=words/>
        }
        .into_any(),
        _ => emulation(page, name, team),
    };
    view! {
        <form class="stack" on:submit=save>
            {fields}
            {(register != model::VISITS).then(|| view! { <TextField id="entry-note" label=t().note value=note/> })}
            {move || wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| page.adding.set(false)>{strings::t().cancel}</button>
                <button type="submit" class="btn primary" data-act="save-entry">{strings::t().save}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A title for oneself; for the team, where one leads it.
fn emulation(page: Registers, name: RwSignal<String>, team: RwSignal<String>) -> AnyView {
    let own_team = page
        .reader
        .with_untracked(|reader| reader.leads_team.then(|| reader.team.clone()));
    let for_whom = own_team.map(|own| {
        let options = vec![(String::new(), t().for_me.to_owned()), (own.clone(), own)];
        view! { <SelectField id="entry-team" label=t().for_whom groups=vec![(String::new(), options)] value=team/> }
    });
    let usual: Vec<AnyView> = model::TITLES
        .iter()
        .map(|title| view! { <option value=*title></option> }.into_any())
        .collect();
    view! {
        <div class="field">
            <label for="entry-name">{t().title}</label>
            <input class="input" type="text" id="entry-name" autocomplete="off" list="entry-titles" prop:value=name
                on:input:target=move |event| name.set(event.target().value())/>
            <datalist id="entry-titles">{usual}</datalist>
        </div>
        {for_whom}
    }
    .into_any()
}
