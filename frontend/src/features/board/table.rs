//! The table of duties; on a phone each row is a card. A row stays as it is drawn while what it says
//! stays.

use leptos::prelude::*;

use super::address::Name;
use super::here::Here;
use super::model::table::Said;
use crate::strings::board::t;
use crate::strings::{fill, t as everywhere};
use crate::ui::list::list;
use crate::ui::live::when;
use crate::ui::tag::{Party, pill, tag};

/// A row: which duty, and what it says.
type Line = (Name, Said);

/// The table, or a sentence where the filter leaves nothing.
pub(super) fn table(here: Here) -> AnyView {
    let lines = Memo::new(move |_| lines(here));
    let is_empty = Memo::new(move |_| lines.with(Vec::is_empty));
    let none = || view! { <p role="status" class="muted">{t().nothing}</p> }.into_any();
    let rows = move || {
        let heads = [
            t().clause,
            t().what,
            t().lead,
            t().cooperate,
            t().when,
            t().state,
        ];
        let head = |name| view! { <th scope="col" role="columnheader">{name}</th> }.into_any();
        let key = |(name, said): &Line| format!("{}{}", name.code(), said.key());
        view! {
            <table class="board-table" role="table" aria-label=t().table data-testid="board-table">
                <thead role="rowgroup"><tr role="row">{heads.map(head).collect_view()}</tr></thead>
                <tbody role="rowgroup">{list(move || lines.get(), key, move |line| row(here, line))}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        {when(move || is_empty.get(), none)}
        {when(move || !is_empty.get(), rows)}
    }
    .into_any()
}

fn lines(here: Here) -> Vec<Line> {
    let shown = here.shown();
    here.share.with(|board| {
        let Some(board) = board else {
            return Vec::new();
        };
        here.people.with(|people| {
            let line = |shown| {
                let said = Said::of(board, shown, people, here.today);
                (board.lines[shown.line].name, said)
            };
            shown.iter().map(line).collect()
        })
    })
}

fn row(here: Here, (name, said): Line) -> AnyView {
    let path = match said.path.as_str() {
        "" => view! { <span class="small muted">{t().beside}</span> }.into_any(),
        path => {
            let spoken = fill(everywhere().clause, &[path]);
            view! { <span aria-label=spoken>{path.to_owned()}</span> }.into_any()
        }
    };
    let (tone, state) = said.state;
    let marks = said.marks.into_iter().map(|(tone, mark)| pill(tone, mark));
    let holders = (!said.holders.is_empty())
        .then(|| view! { <small class="muted">{said.holders}</small> }.into_any());
    let what = said.what;
    view! {
        <tr role="row" data-testid="board-row" data-name=name.code()>
            <td role="cell" class="b-clause">{path}</td>
            <td role="cell" class="b-what">
                <a href=move || here.address_of(Some(name))>{what}</a>
            </td>
            <td role="cell" class="b-lead">{names(said.lead)}{holders}</td>
            <td role="cell" class="b-with">{names(said.cooperate)}</td>
            <td role="cell" class="b-when">{said.when}</td>
            <td role="cell" class="b-state">{pill(tone, state)}{marks.collect_view()}</td>
        </tr>
    }
    .into_any()
}

/// Names in their parties' colours; those of no party stand plain.
pub(super) fn names(parties: Vec<(Party, String)>) -> AnyView {
    let name = |(party, name): (Party, String)| match party {
        Party::None => view! { <span>{name}</span> }.into_any(),
        party => tag(party, name),
    };
    parties.into_iter().map(name).collect_view().into_any()
}
