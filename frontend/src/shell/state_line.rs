//! The sentence about synchronisation, and what stands behind it: what is only on this device, what was refused and why.

use leptos::prelude::*;
use lientich_shared::order::sort_by_key;
use lientich_shared::sync::status::{Status, Trouble};

use crate::desk;
use crate::storage::refused::Reason;
use crate::strings::{fill, names, t};
use crate::sync::Sync;
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::tag::Tone;
use crate::ui::toast::Toasts;

/// The sentence. Pressing it tells more.
#[component]
pub fn StateLine(
    /// Whether what was typed is still on its way to the disk.
    #[prop(optional, into)]
    unsaved: Signal<bool>,
) -> impl IntoView {
    let sync = expect_context::<Sync>();
    let open = RwSignal::new(false);
    let status = sync.status();
    // Once everything refused is put away there is nothing left to decide.
    let refused = Memo::new(move |_| sync.refusals().with(|refusals| refusals.len()));
    Effect::new(move |before: Option<usize>| {
        if before.is_some_and(|before| 0 < before) && refused.get() == 0 {
            open.set(false);
        }
        refused.get()
    });
    let class = move || format!("state {}", tone(status.get()).class());
    view! {
        <button type="button" class=class data-testid="sync-state" data-state=move || attr(status.get()) data-unsent=move || sync.kept().get()
            data-unsaved=move || unsaved.get().then_some("true") on:click=move |_| open.set(true)>
            <span class="dot"></span><span aria-live="polite">{move || sentence(status.get())}</span>
        </button>
        <Dialog open title=t().state_title.to_owned()><Details/></Dialog>
    }
    .into_any()
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Synced => Tone::Ok,
        Status::Syncing => Tone::Plain,
        Status::Offline { .. } | Status::Pending { .. } => Tone::Look,
        Status::Failing { .. }
        | Status::Refused { .. }
        | Status::SignedOut
        | Status::Revoked
        | Status::UpdateNeeded => Tone::Late,
    }
}

/// The value of `data-state`.
fn attr(status: Status) -> &'static str {
    match status {
        Status::UpdateNeeded => "update-needed",
        Status::SignedOut => "signed-out",
        Status::Revoked => "revoked",
        Status::Offline { .. } => "offline",
        Status::Failing { .. } => "failing",
        Status::Refused { .. } => "refused",
        Status::Syncing => "syncing",
        Status::Pending { .. } => "pending",
        Status::Synced => "synced",
    }
}

fn sentence(status: Status) -> String {
    let counted = |template, count: usize| fill(template, &[&count.to_string()]);
    match status {
        Status::UpdateNeeded => t().update_needed.to_owned(),
        Status::SignedOut => t().signed_out_state.to_owned(),
        Status::Revoked => t().revoked_state.to_owned(),
        Status::Offline { kept: 0 } => t().offline.to_owned(),
        Status::Offline { kept } => counted(t().offline_kept, kept),
        Status::Failing { trouble, kept: 0 } => failing(trouble).to_owned(),
        Status::Failing { trouble, kept } => {
            fill(t().failing_kept, &[failing(trouble), &kept.to_string()])
        }
        Status::Refused { refused } => counted(t().refused, refused),
        Status::Syncing => t().syncing.to_owned(),
        Status::Pending { kept } => counted(t().pending, kept),
        Status::Synced => t().synced.to_owned(),
    }
}

fn failing(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Server => t().failing_server,
        Trouble::TurnedAway => t().failing_turned_away,
        Trouble::Device => t().failing_device,
    }
}

/// What stands behind the sentence.
#[component]
fn Details() -> impl IntoView {
    let sync = expect_context::<Sync>();
    let kept = move || {
        let count = sync.kept().get();
        let all_sent = (sync.status().get() == Status::Synced).then(|| t().all_sent.to_owned());
        if 0 < count {
            Some(fill(t().unsent_here, &[&count.to_string()]))
        } else {
            all_sent
        }
    };
    let last = move || {
        sync.last()
            .get()
            .map(|at| fill(t().last_synced, &[&names::moment(at, desk::today())]))
    };
    let skew = move || {
        sync.skew()
            .get()
            .map(|minutes| fill(t().clock_off, &[&minutes.abs().to_string()]))
    };
    let hindrance = move || match sync.status().get() {
        Status::SignedOut => Some(t().signed_out_again),
        Status::Revoked => Some(t().revoked_again),
        Status::Failing { trouble, .. } => Some(match trouble {
            Trouble::Server => t().failing_server_hint,
            Trouble::TurnedAway => t().failing_turned_away_hint,
            Trouble::Device => t().failing_device_hint,
        }),
        _ => None,
    };
    view! {
        <p>{move || sentence(sync.status().get())}". "{kept}</p>
        <p class="muted">{last}</p>
        {move || skew().map(|words| view! { <p class="notice look">{words}</p> })}
        {move || hindrance().map(|words| view! { <p class="notice late">{words}</p> })}
        <Refusals/>
        <div class="dialog-foot">
            <button type="button" class="btn" data-act="sync-now" on:click=move |_| sync.now()>{t().sync_now}</button>
        </div>
    }
    .into_any()
}

/// Why something was not taken, in a sentence.
fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Judged(refusal) => names::refusal(refusal),
        Reason::NotTaken => t().refused_not_taken,
        Reason::TakenAway => t().refused_taken_away,
    }
}

/// What was refused, with why, and the words for copying.
#[component]
fn Refusals() -> impl IntoView {
    let sync = expect_context::<Sync>();
    let toasts = Toasts::here();
    move || {
        let refusals = sync.refusals().get();
        if refusals.is_empty() {
            return None;
        }
        let all: Vec<_> = refusals
            .iter()
            .map(|refused| (refused.doc, refused.id))
            .collect();
        let words: Vec<&str> = refusals
            .iter()
            .map(|refused| refused.words.trim())
            .filter(|words| !words.is_empty())
            .collect();
        let joined = words.join("\n");
        let mut reasons: Vec<&str> = refusals.iter().map(|refused| why(refused.reason)).collect();
        sort_by_key(&mut reasons, |reason| *reason);
        reasons.dedup();
        let copied = joined.clone();
        let has_words = !joined.is_empty();
        Some(
            view! {
                <section class="notice late" data-testid="refusal">
                    <h3>{fill(t().refusal_title, &[&refusals.len().to_string()])}</h3>
                    {reasons.into_iter().map(|reason| view! { <p>{reason}</p> }).collect_view()}
                    <p class="small">{t().refusal_intro}</p>
                    <p class="quote refused-text" data-testid="refused-text">
                        {if has_words { joined } else { t().refusal_no_words.to_owned() }}
                    </p>
                    <div class="row">
                        {has_words.then(|| view! {
                            <button type="button" class="btn" data-act="copy-refused" on:click=move |_| desk::copy(copied.clone(), toasts)>
                                {Icon::Copy.view()}{t().copy}
                            </button>
                        })}
                        <button type="button" class="btn quiet" data-act="dismiss-refusal" on:click=move |_| all.iter().for_each(|(doc, id)| sync.dismiss(*doc, *id))>
                            {t().refusal_discard}
                        </button>
                    </div>
                </section>
            }
            .into_any(),
        )
    }
}
