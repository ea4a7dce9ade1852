//! The signature of each side: how far it has come, whose turn it is, and the dialog that says exactly what is signed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::log::change::{Hash32, Side};
use lientich_shared::log::sign_off::{Capacity, Sign};
use lientich_shared::permissions::signing::Offer;
use lientich_shared::plan::sign_off::{self, Signature};
use lientich_shared::sync::status::Status;
use lientich_shared::time::Timestamp;

use super::bits::{QUIET, button, dialog_foot, para};
use super::delegation::delegation;
use super::model::{Hindrance, Picture, Standing, code};
use super::needs::{Mark, row};
use super::table::{Dialogs, Table};
use crate::desk;
use crate::parties;
use crate::shell::left_to_mend::errors;
use crate::signing;
use crate::strings::checks::t as c;
use crate::strings::sign_off::{self as words, head, heading, t as s};
use crate::strings::{fill, names, t};
use crate::sync::Sync;
use crate::ui::dialog::Dialog;
use crate::ui::field::Choices;
use crate::ui::live::{maybe, when as shown_while};
use crate::ui::tag::tag;

/// The row of a side.
pub(super) fn side_row(table: Table, side: Side) -> AnyView {
    let (post, _) = head(side);
    let title = tag(parties::of_side(side), post);
    let name = if side == Side::Bch { "bch" } else { "bgh" };
    let lines = move || {
        let lines = lines(table, &table.picture(), side);
        Some(
            lines
                .into_iter()
                .map(|words| para("", words))
                .collect_view()
                .into_any(),
        )
    };
    let is_open = move || !matches!(table.picture().standing(side), Standing::Signed(_));
    let may_delegate = move || side == Side::Bgh && is_open();
    let detail = vec![
        maybe(lines),
        shown_while(may_delegate, move || delegation(table)),
    ];
    row(
        name,
        move || mark(&table.picture(), side),
        title,
        detail.into_any(),
        sign_button(table, side),
    )
}

fn mark(picture: &Picture, side: Side) -> Mark {
    match picture.standing(side) {
        Standing::Signed(signature) if signature.is_registered => Mark::Done,
        _ => Mark::Waits,
    }
}

/// What is said of its signature. Tracked.
fn lines(table: Table, picture: &Picture, side: Side) -> Vec<String> {
    match picture.standing(side) {
        Standing::Signed(signature) => vec![signed(table, signature)],
        Standing::Other(other) => vec![signed_other(table, other), turn(table, picture, side)],
        Standing::Nothing => vec![turn(table, picture, side)],
    }
}

/// By what the person may sign for a side now. Tracked.
fn offered(table: Table, side: Side) -> Option<Offer> {
    let picture = table.picture();
    let is_signed = matches!(picture.standing(side), Standing::Signed(_));
    let is_theirs = !is_signed && !table.has_signed_for_other(side);
    let is_time = is_theirs && picture.hindrance().is_none();
    is_time.then(|| table.offer(side)).flatten()
}

fn when(at: Timestamp) -> String {
    names::moment(at, desk::today())
}

fn signed(table: Table, signature: &Signature) -> String {
    let when = when(signature.at);
    if signature.is_registered {
        let name = table.people().name(signature.person);
        fill(s().signed_this, &[&name, &when])
    } else {
        fill(s().signed_here, &[&when])
    }
}

fn signed_other(table: Table, other: &Signature) -> String {
    let name = table.people().name(other.person);
    fill(
        s().signed_other,
        &[&name, &code(other.content), &when(other.at)],
    )
}

/// Whose turn it is, or what comes first.
fn turn(table: Table, picture: &Picture, side: Side) -> String {
    let offer = table.offer(side);
    if offer.is_some() && table.has_signed_for_other(side) {
        return s().one_person.to_owned();
    }
    match picture.hindrance() {
        Some(Hindrance::Step) => s().waits_step.to_owned(),
        Some(Hindrance::Open) => s().waits_needs.to_owned(),
        _ if offer.is_some() => s().waits_for_you.to_owned(),
        _ => {
            let (_, role) = head(side);
            let names = table.holders(role);
            if names.is_empty() {
                s().waits_for_post.to_owned()
            } else {
                fill(s().waits_for, &[&names.join(", ")])
            }
        }
    }
}

/// Said where the sides signed two versions.
#[component]
pub(super) fn SignedApart() -> impl IntoView {
    let table = Table::here();
    move || {
        let picture = table.picture();
        let content = |side| match picture.standing(side) {
            Standing::Signed(signature) | Standing::Other(signature) => Some(signature.content),
            Standing::Nothing => None,
        };
        let (bch, bgh) = (content(Side::Bch)?, content(Side::Bgh)?);
        (bch != bgh).then(|| {
            let codes = [code(bch), code(bgh), code(picture.hash)];
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            view! { <p class="notice look" data-testid="signed-apart">{fill(s().signed_apart, &codes)}</p> }
                .into_any()
        })
    }
}

/// It stays the same button while what it offers stays: what arrives meanwhile takes it from under nobody's finger.
fn sign_button(table: Table, side: Side) -> AnyView {
    let offer = Memo::new(move |_| offered(table, side));
    maybe(move || {
        let offer = offer.get()?;
        let ask = move || {
            table.dialogs.offer.set(Some(offer));
            table.dialogs.sign.set(true);
        };
        let words = fill(s().sign_number, &[&table.next().to_string()]);
        Some(button("btn primary", "sign", words, ask))
    })
}

/// Signing.
#[component]
pub(super) fn SignDialog() -> impl IntoView {
    let table = Table::here();
    let Dialogs { sign, offer, .. } = table.dialogs;
    let title = Signal::derive(move || fill(s().sign_title, &[&table.next().to_string()]));
    view! {
        <Dialog open=sign title testid="sign-form">{move || offer.get().map(|offer| view! { <SignForm open=sign offer/> })}</Dialog>
    }
}

/// What is signed, by whom, in which capacity; then the signature.
#[component]
fn SignForm(open: RwSignal<bool>, offer: Offer) -> impl IntoView {
    let table = Table::here();
    table.plan.finish_typing();
    let picture = untrack(|| table.picture());
    let hash = picture.hash;
    let usual = offer.capacities.first().copied().unwrap_or(Capacity::Own);
    let chosen = RwSignal::new(key(usual).to_owned());
    let capacity = move || {
        let of = |capacity: &&Capacity| key(**capacity) == chosen.get();
        offer.capacities.iter().find(of).copied().unwrap_or(usual)
    };
    let changed = move || table.picture().hash != hash;
    // Errors do not forbid a signature; nobody signs them unseen.
    let has_seen = RwSignal::new(false);
    let errors = move || errors(table.checks);
    let is_blind = move || 0 < errors() && !has_seen.get();
    let confirm = move || {
        if untrack(changed) || untrack(is_blind) {
            return;
        }
        let draft = table.plan.read(|document| {
            sign_off::draft(
                document,
                offer.side,
                untrack(capacity),
                offer.post,
                Timestamp(0),
            )
        });
        open.set(false);
        give(table, draft, hash);
    };
    let options: Vec<(&'static str, String)> = offer
        .capacities
        .iter()
        .map(|one| (key(*one), words::capacity(offer.side, *one).to_owned()))
        .collect();
    let choices = (1 < options.len()).then(|| {
        view! { <Choices name="capacity" label=s().sign_capacity options=options.clone() value=chosen/> }.into_any()
    });
    let me = untrack(|| {
        let person = table.session.person();
        table.people().name_or_unknown(person)
    });
    let status = expect_context::<Sync>().status();
    let offline = move || {
        matches!(status.get(), Status::Offline { .. })
            .then(|| para("notice look", s().sign_offline))
    };
    let sign = view! {
        <button type="button" class="btn primary" data-act="confirm-sign" disabled=is_blind on:click=move |_| confirm()>{s().sign_confirm}</button>
    };
    let acknowledged = move || {
        let count = errors().to_string();
        (count != "0").then(|| {
            let tick = move |event| has_seen.set(event_target_checked(&event));
            view! {
                {para("notice look", fill(c().see_errors_first, &[&count]))}
                <label class="check acknowledged"><input type="checkbox" data-act="seen-errors" on:change=tick/>{fill(c().seen_errors, &[&count])}</label>
            }
            .into_any()
        })
    };
    view! {
        {para("", fill(s().sign_what, &[&picture.clauses().to_string(), &code(hash)]))}
        <dl class="facts">
            <dt>{s().sign_for}</dt><dd>{words::side(offer.side)}</dd>
            <dt>{s().sign_by}</dt><dd>{me}</dd>
            <dt>{s().sign_post}</dt><dd>{names::role(offer.role)}</dd>
            <dt>{s().sign_printed}</dt><dd>{move || heading(offer.side, capacity()).join(" – ")}</dd>
        </dl>
        {choices}
        {maybe(acknowledged)}
        {para(QUIET, s().not_certified)}
        {offline}
        {move || changed().then(|| para("notice late", s().sign_changed))}
        {dialog_foot(open, sign.into_any())}
    }
    .into_any()
}

fn key(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Own => "own",
        Capacity::OnBehalf => "on-behalf",
        Capacity::ForHead => "for-head",
        Capacity::Acting => "acting",
    }
}

/// Signs, if what was drafted is what the dialog named.
fn give(table: Table, draft: Sign, hash: Hash32) {
    if draft.content != hash {
        table.toasts.say(s().sign_changed);
        return;
    }
    spawn_local(async move {
        let signed = signing::sign(table.session, table.plan, draft).await;
        table.toasts.say(if signed.is_ok() {
            s().sign_done
        } else {
            t().act_failed
        });
    });
}
