//! What is known of a part beside its words: whose it is, who leads it, by when, who changed it, who is in it, how far it
//! has come.

use leptos::prelude::*;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::Side;
use lientich_shared::permissions::Action;
use lientich_shared::plan::view::Row;

use super::duties::Line;
use super::editor::{ChangedBy, Editor, Part};
use crate::desk;
use crate::parties;
use crate::plan_store::Level;
use crate::strings::{comments, fill, names, t};
use crate::ui::tag::tag;

/// The line under a part's words.
#[component]
pub(super) fn Meta(
    /// The part.
    part: Part,
) -> impl IntoView {
    let editor = Editor::here();
    let Part {
        node, row, changed, ..
    } = part;
    view! {
        <div class="meta">
            {move || row.with(|row| row.as_ref().and_then(side))}
            <Line part/>
            {move || changed.get().map(|by| who_when(&by))}
            {move || editor.people_in(node).into_iter().map(|person| here(editor, person)).collect_view()}
            {move || level(part.level.get())}
            {move || editor.is_current(node).then(|| reason(part)).flatten()}
        </div>
    }
    .into_any()
}

fn side(row: &Row) -> Option<AnyView> {
    (row.side != Side::Joint).then(|| tag(parties::of_side(row.side), names::side(row.side)))
}

fn who_when(by: &ChangedBy) -> AnyView {
    view! { <span class="who-when">{by.name.clone()}" · "{names::moment(by.at, desk::today())}</span> }.into_any()
}

fn here(editor: Editor, person: PersonId) -> AnyView {
    let name = editor.people().name(person);
    let party = editor.people().party(person);
    view! {
        <span class="here" data-testid="presence" data-person=person.to_string() data-party=party.attr() title=fill(t().here_now, &[&name])>
            {name.clone()}
        </span>
    }
    .into_any()
}

/// Nothing for what is on the server; a word for what is only here.
fn level(level: Level) -> AnyView {
    let words = match level {
        Level::Device => t().level_device,
        Level::Server => t().level_server,
        Level::Seen => t().level_seen,
    };
    view! { <span class="level" data-level=level.value()>{words}</span> }.into_any()
}

fn reason(part: Part) -> Option<AnyView> {
    let refused = part.refusal.get()?;
    let side = part.row.with(|row| row.as_ref().map(|row| row.side))?;
    let words = match Editor::here().refusal_of(Action::Comment(side)) {
        None => comments::written_by(side),
        Some(_) => fill(t().read_only_here, &[&refused]),
    };
    Some(view! { <span class="reason">{words}</span> }.into_any())
}
