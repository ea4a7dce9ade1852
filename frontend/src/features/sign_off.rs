//! Signing: the plan as it will stand on paper, beside what is needed until both sides have signed it, and the steps of
//! its life. A signed Edition is shown to readers too, by [`signed_edition`].

mod bits;
mod delegation;
mod edition;
mod life;
mod model;
mod needs;
mod sides;
mod table;
mod women;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::docket::on_paper;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{NodeKind, Side};
use lientich_shared::log::sign_off::{Capacity, Step};
use lientich_shared::plan::content::Content;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::render::docx::Labels;
use lientich_shared::render::{Paper, Signature};
use lientich_shared::sync::message::EditionRecord;

pub use edition::signed_edition;

use crate::desk;
use crate::docket;
use crate::library::Library;
use crate::plan_store::PlanStore;
use crate::printed::Wanted;
use crate::printed::pages::{Showing, pages};
use crate::printed::signatures::stamp;
use crate::printed::wishes::Wishes;
use crate::reading;
use crate::routes;
use crate::shell::opened::opened;
use crate::shell::page_head::PageHead;
use crate::strings::sign_off::{self as words, t as s};
use crate::strings::{fill, reports, t};
use crate::sync::Sync;
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;
use crate::word;
use bits::{QUIET, button, para};
use delegation::DelegateDialog;
use life::Life;
use model::{Standing, code};
use needs::{Found, Needs, unsent};
use sides::{SignDialog, SignedApart};
use table::Table;
use women::WomensDialog;

/// The page.
#[component]
pub fn SignOffPage(
    /// Of which plan.
    doc: DocId,
) -> impl IntoView {
    let ready = |plan| view! { <OpenSigning plan/> }.into_any();
    opened(doc, s().title, ready, Callback::new(missing))
}

fn missing(doc: DocId) -> AnyView {
    view! {
        <PageHead title=s().title.to_owned()/>
        <Blank icon=Icon::Plans title=s().only_drafters sentence="">
            <a href=routes::edition(doc) class="btn">{s().read_edition}</a>
        </Blank>
    }
    .into_any()
}

#[component]
fn OpenSigning(plan: PlanStore) -> impl IntoView {
    let table = Table::provide(plan);
    let is_open = Memo::new(move |_| !table.picture().is_done());
    let back = view! { <a href=routes::plan(plan.doc()) class="back">{Icon::Back.view()}{s().back_to_plan}</a> };
    view! {
        <div class="sign" data-testid="sign-off" data-code=move || code(table.picture().hash)>
            <PageHead title=s().title.to_owned() sub=back.into_any()/>
            <Life/>
            <div class="sign-paper">{sheet(table)}</div>
            <aside class="sign-side">
                <Refused/>
                {move || is_open.get().then(|| view! { <Open/> })}
                <Newest/>
            </aside>
            <WomensDialog/>
            <SignDialog/>
            <DelegateDialog/>
        </div>
    }
    .into_any()
}

/// What is still to be signed.
#[component]
fn Open() -> impl IntoView {
    let table = Table::here();
    let toasts = Toasts::here();
    let title = move || {
        let number = table.next().to_string();
        let words = if table.edition() == 0 {
            t().edition
        } else {
            s().amendment
        };
        fill(words, &[&number])
    };
    let facts = move || fill(s().facts, &[&table.picture().clauses().to_string()]);
    view! {
        <section class="stack">
            <div>
                <h2>{title}</h2>
                <p class="muted">{facts}" "<b class="code" data-testid="content-code">{move || code(table.picture().hash)}</b></p>
            </div>
            <SignedApart/>
            <Needs/>
            {move || (table.kind() == PlanKind::MonthReport).then(|| para("", reports::t().month_signature))}
            {para(QUIET, s().pinned)}
            {para(QUIET, s().not_certified)}
            <div class="row">
                {move || beside_issued(table)}
                {button("btn", "save-word", s().save_word, move || save_word(table, toasts))}
                {button("btn", "print", s().print, desk::print)}
            </div>
            {unsent(table)}
            <Found/>
        </section>
    }
    .into_any()
}

/// The way to what differs from the newest Edition; nothing before the first. Tracked.
fn beside_issued(table: Table) -> Option<AnyView> {
    let number = Some(table.edition()).filter(|number| 0 < *number)?;
    let href = routes::amendment(table.plan.doc(), number);
    Some(view! { <a class="btn" data-act="with-issued" href=href>{s().compare}</a> }.into_any())
}

/// The newest Edition, with its signatures; nothing before the first.
#[component]
fn Newest() -> impl IntoView {
    let table = Table::here();
    let library = expect_context::<Library>();
    let found = RwSignal::new(None::<(EditionRecord, Content)>);
    Effect::new(move |_| {
        // A new Edition has another number.
        let _number = table.edition();
        spawn_local(async move {
            // What cannot be read now is read with the next change.
            if let Ok(Some(newest)) = library.edition(table.plan.doc()).await {
                // An Edition never changes: only another one is drawn anew.
                let number = |known: &Option<(EditionRecord, _)>| Some(known.as_ref()?.0.number);
                let known = found.try_with_untracked(number).flatten();
                if known != Some(newest.0.number) {
                    found.try_set(Some(newest));
                }
            }
        });
    });
    move || {
        found.get().map(|(record, content)| {
            let number = record.number.to_string();
            let amended = !table.picture().is_done();
            let href = routes::edition(table.plan.doc());
            let read = view! { <a href=href class="btn quiet">{s().read_edition}</a> };
            vec![
                Some(docket::card(table.plan.doc(), &record, &content)),
                Some(signed_edition(table.plan.doc(), &record)),
                amended.then(|| para(QUIET, fill(s().edition_now, &[&number]))),
                Some(read.into_any()),
            ]
        })
    }
}

/// The document with the signatures that it has, or the names of those who will sign.
fn sheet(table: Table) -> AnyView {
    let paper = paper_of(table);
    let showing = Showing {
        is_read: true,
        ..Showing::default()
    };
    view! {
        {pages(paper.into(), showing)}
        {move || others(table).map(|words| view! { <p class="p-note">{words}</p> })}
    }
    .into_any()
}

/// Signers whom the document itself names and who stand in no block: they are signed with it, so they are shown. Tracked.
fn others(table: Table) -> Option<String> {
    let blocks = blocks(table);
    let picture = table.picture();
    let named = picture.content.parts.iter();
    let named = named.filter(|part| part.kind == NodeKind::Signer && !part.text.is_empty());
    let others: Vec<&str> = named
        .map(|part| part.text.as_str())
        .filter(|name| !blocks.iter().any(|block| block.name == *name))
        .collect();
    (!others.is_empty()).then(|| fill(s().named_signers, &[&others.join(", ")]))
}

fn paper_of(table: Table) -> Memo<Option<Arc<Paper>>> {
    Memo::new(move |_| {
        let directory = table.session.directory().get()?;
        let wanted = Wanted {
            // What both have signed may bear a number that came afterwards.
            content: on_paper(&table.picture().content, table.docket().as_ref()),
            docket: table.docket(),
            signatures: Some(blocks(table)),
            is_draft: (table.picture().sign_off.stand.step as u8) < Step::Signing as u8,
        };
        Some(Arc::new(wanted.paper(&directory, &Wishes::default())))
    })
}

/// Who signed, and who will. Tracked.
fn blocks(table: Table) -> Vec<Signature> {
    let picture = table.picture();
    let people = table.people();
    let block = |side: Side| {
        let usual = if side == Side::Bch {
            Capacity::OnBehalf
        } else {
            Capacity::Own
        };
        match picture.standing(side) {
            Standing::Signed(signature) => Signature {
                said: fill(s().signed_at, &[&stamp(signature.at)]),
                ..Signature::of(side, signature.capacity, people.name(signature.person))
            },
            _ => Signature::of(side, usual, table.signer(side)),
        }
    };
    // The month's report is the school's; the union signs it if it wishes.
    let is_of_school = table.kind() == PlanKind::MonthReport
        && !matches!(picture.standing(Side::Bch), Standing::Signed(_));
    let sides: &[Side] = if is_of_school {
        &[Side::Bgh]
    } else {
        &[Side::Bch, Side::Bgh]
    };
    sides.iter().copied().map(block).collect()
}

/// Hands the document out for Word; until it is to be signed it says on each page that it is a draft.
fn save_word(table: Table, toasts: Toasts) {
    let name = format!(
        "{}.docx",
        reading::title(&untrack(|| table.picture()).content)
    );
    let paper = untrack(|| paper_of(table).get());
    word::hand_out(paper, Labels::default(), name, toasts);
}

/// Signatures of this person that the server refused, and why.
#[component]
fn Refused() -> impl IntoView {
    let sync = expect_context::<Sync>();
    let doc = Table::here().plan.doc();
    move || {
        let refusals = sync.refusals().get();
        let mine = refusals
            .iter()
            .filter(|refused| refused.doc == doc && refused.is_signature());
        let notices = mine.map(|refused| {
            let id = refused.id;
            let why = refused.refusal().map(words::refused_signature);
            view! {
                <section class="notice late" role="alert" data-testid="refused-signature">
                    <b>{s().refused_title}</b>
                    {para("", why.unwrap_or(t().refused_not_taken))}
                    <div>{button("btn", "dismiss-refusal", s().put_away, move || sync.dismiss(doc, id))}</div>
                </section>
            }
        });
        notices.collect_view()
    }
}
