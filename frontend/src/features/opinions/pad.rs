//! Where an opinion is written: over the plan that was sent out, for one clause or for the whole. What is begun is kept
//! on the device with every letter, and stays for copying when the round is over.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::talk::Remark;
use lientich_shared::permissions::Action;
use lientich_shared::talk::Thread;

use super::desk::Desk;
use super::give::own;
use super::model;
use super::sending::send;
use crate::desk as table;
use crate::library::Library;
use crate::library::unfinished::{self, Note, notes_from, notes_to};
use crate::strings::opinions::t as o;
use crate::strings::{fill, t};
use crate::ui::dialog::Dialog;
use crate::ui::field::Choices;
use crate::ui::icon::Icon;

const WORDING: &str = "wording";
const OPINION: &str = "opinion";

/// What is being written on this page.
#[derive(Clone, Copy)]
pub(super) struct Pad {
    /// The plan that it is about.
    pub(super) desk: Desk,
    library: Library,
    /// Whether it is in sight.
    pub(super) is_open: RwSignal<bool>,
    node: RwSignal<Option<NodeId>>,
    notes: RwSignal<Vec<Note>>,
    /// Grows when words come back that were said: the form is made anew with them.
    returned: RwSignal<u32>,
}

impl Pad {
    /// Makes it with what was left unfinished, and hands it to everything on the page.
    pub(super) fn provide(desk: Desk) -> Self {
        let pad = Self {
            desk,
            library: expect_context(),
            is_open: RwSignal::new(false),
            node: RwSignal::new(None),
            notes: RwSignal::new(Vec::new()),
            returned: RwSignal::new(0),
        };
        spawn_local(async move {
            // Without what was kept one begins anew.
            if let Ok(Some(kept)) = pad.library.form(&pad.name()).await {
                pad.notes.try_set(notes_from(&kept));
            }
        });
        provide_context(pad);
        pad
    }

    /// Opens it for a clause, or for the plan as a whole.
    pub(super) fn open(self, node: Option<NodeId>) {
        self.node.set(node);
        self.is_open.set(true);
    }

    /// Says that something is unfinished there, and opens it. Tracked.
    pub(super) fn mark(self, node: Option<NodeId>) -> Option<AnyView> {
        let is_begun = self
            .notes
            .with(|notes| notes.iter().any(|note| note.node == node));
        is_begun.then(|| {
            view! { <button type="button" class="pill look state" data-act="go-on" on:click=move |_| self.open(node)>{o().unfinished}</button> }
                .into_any()
        })
    }

    fn name(self) -> String {
        unfinished::Form::Opinions.name(self.desk.doc)
    }

    /// What was begun there.
    fn note(self, node: Option<NodeId>, text: &str) -> Note {
        let begun = self.notes.try_with_untracked(|notes| {
            let mut notes = notes.iter();
            notes.find(|note| note.node == node).cloned()
        });
        begun.flatten().unwrap_or_else(|| Note {
            node,
            proposed: text.to_owned(),
            ..Note::default()
        })
    }

    /// Puts what its author took back among what is begun: there it can be put right and said again.
    fn take_back(self, remark: &Remark, text: &str) {
        let begun = self.note(remark.node, text);
        self.keep(&Note::again(remark, text, begun), text);
        self.returned.try_update(|returned| *returned += 1);
    }

    /// Keeps what is begun; nothing of an empty one.
    pub(super) fn keep(self, note: &Note, text: &str) {
        // Once the page is left, what was begun stays as it was kept.
        let Some(mut notes) = self.notes.try_get_untracked() else {
            return;
        };
        notes.retain(|other| other.node != note.node);
        if !note.is_empty(text) {
            notes.push(note.clone());
        }
        let kept = notes_to(&notes);
        self.notes.set(notes);
        spawn_local(async move {
            // The words are still in the field; the next letter tries again.
            drop(self.library.keep_form(&self.name(), &kept).await);
        });
    }
}

/// The dialog in which it stands.
#[component]
pub(super) fn PadDialog() -> impl IntoView {
    let pad = expect_context::<Pad>();
    let title = Signal::derive(move || {
        let sent = pad.desk.source().and_then(|source| source.sent.clone());
        sent.map(|sent| model::place(&sent, pad.node.get()))
            .unwrap_or_default()
    });
    view! { <Dialog open=pad.is_open title testid="opinion-pad"><Body/></Dialog> }
}

#[component]
fn Body() -> impl IntoView {
    let pad = expect_context::<Pad>();
    let desk = pad.desk;
    let node = pad.node.get_untracked();
    let source = untrack(|| desk.source());
    let text = source.as_ref().and_then(|source| {
        let part = model::part(source.sent.as_ref()?, node?)?;
        Some(part.text.clone())
    });
    let text = text.unwrap_or_default();
    let may = untrack(|| desk.may(Action::GiveOpinion));
    let is_asking = move || {
        let source = desk.source();
        source.is_some_and(|source| {
            source
                .last()
                .is_some_and(|round| round.is_open(table::today()))
        })
    };
    let is_asking = Memo::new(move |_| is_asking());
    let quote = (!text.is_empty()).then(|| view! { <p class="quote">{text.clone()}</p> });
    let shown = text.clone();
    view! {
        {quote}
        {move || mine(pad, node, &shown, is_asking.get())}
        {move || match (may, is_asking.get(), pad.returned.get()) {
            (true, true, _) => view! { <Form node text=text.clone()/> }.into_any(),
            (true, false, _) => over(pad, node, &text),
            _ => ().into_any(),
        }}
    }
    .into_any()
}

/// What oneself has said of it, with the way to take it back while the round is open.
fn mine(pad: Pad, node: Option<NodeId>, text: &str, is_asking: bool) -> AnyView {
    let desk = pad.desk;
    let (said, me) = (desk.said(), desk.me());
    let is_mine = |thread: &&Thread| thread.node() == node && Some(thread.first.author) == me;
    let one = |thread: &Thread| {
        let (doc, change) = (thread.doc, thread.first.change);
        let kept = StoredValue::new((thread.first.remark.clone(), text.to_owned()));
        let withdraw = move |_| {
            let (remark, text) = kept.get_value();
            spawn_local(async move {
                if desk.talk.withdraw(doc, change).await.is_err() {
                    return desk.toasts.say(t().act_failed);
                }
                pad.take_back(&remark, &text);
                desk.toasts.say(o().withdrawn);
            });
        };
        // What has an answer stays where it was answered.
        let may = is_asking && thread.first.answers.is_empty();
        view! {
            {own(desk, std::slice::from_ref(thread), text)}
            {may.then(|| view! { <div class="row"><button type="button" class="btn quiet" data-act="withdraw" on:click=withdraw>{o().withdraw}</button></div> })}
        }
        .into_any()
    };
    let all: Vec<AnyView> = said.opinions().filter(is_mine).map(one).collect();
    (!all.is_empty())
        .then(|| view! { <section class="stack"><h3>{o().mine_on}</h3>{all}</section> })
        .into_any()
}

/// After the round: what was begun, for copying.
fn over(pad: Pad, node: Option<NodeId>, text: &str) -> AnyView {
    let begun = pad.note(node, text);
    let source = untrack(|| pad.desk.source());
    let round = source.and_then(|source| source.last().cloned());
    let why = match round {
        Some(round) if round.is_current => fill(o().asking_over, &[&round.until.to_string()]),
        _ => o().asking_closed.to_owned(),
    };
    let kept = (!begun.is_empty(text)).then(|| {
        let words = begun.words();
        let copied = words.clone();
        view! {
            <p>{o().unfinished_kept}</p>
            <textarea class="input" rows="4" readonly data-testid="unfinished" aria-label=o().unfinished>{words}</textarea>
            <div class="row">
                <button type="button" class="btn" data-act="copy-unfinished" on:click=move |_| table::copy(copied.clone(), pad.desk.toasts)>{Icon::Copy.view()}{t().copy}</button>
            </div>
        }
    });
    view! { <p class="notice">{why}</p>{kept} }.into_any()
}

#[component]
fn Form(node: Option<NodeId>, text: String) -> impl IntoView {
    let pad = expect_context::<Pad>();
    let desk = pad.desk;
    let note = RwSignal::new(pad.note(node, &text));
    let first = note.get_untracked();
    let text = StoredValue::new(text);
    let kind = RwSignal::new(if first.is_wording { WORDING } else { OPINION }.to_owned());
    let change = move |change: &dyn Fn(&mut Note)| {
        note.update(|note| change(note));
        pad.keep(&note.get_untracked(), &text.get_value());
    };
    Effect::new(move |before: Option<bool>| {
        let is_wording = kind.get() == WORDING;
        if before.is_some() {
            note.update(|note| note.is_wording = is_wording);
            pad.keep(&note.get_untracked(), &text.get_value());
        }
        is_wording
    });
    let is_wording = move || note.with(|note| note.is_wording);
    let is_ready = move || note.with(|note| note.is_ready(&text.get_value()));
    let team = untrack(|| {
        let may = desk.may(Action::GiveTeamOpinion);
        let receivers = desk.receivers();
        let led = desk
            .me()
            .and_then(|me| receivers.led_by(me).map(str::to_owned));
        may.then(|| led.unwrap_or_else(|| o().my_team.to_owned()))
    });
    let team = team.map(|team| {
        let on = first.for_team;
        view! {
            <label class="check"><input type="checkbox" name="for-team" checked=on
                on:change:target=move |event| { let on = event.target().checked(); change(&|note| note.for_team = on); }/>{fill(o().for_team, &[&team])}</label>
        }
    });
    let options = vec![
        (OPINION, o().kind_opinion.to_owned()),
        (WORDING, o().kind_wording.to_owned()),
    ];
    let kinds = node
        .is_some()
        .then(|| view! { <Choices name="opinion-kind" label=o().kind options value=kind/> });
    let busy = RwSignal::new(false);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if untrack(is_ready) && !busy.get_untracked() {
            send(pad, &note.get_untracked(), busy);
        }
    };
    view! {
        <form class="stack" on:submit=send>
            {kinds}
            <div class="field" hidden=move || !is_wording()>
                <label for="opinion-proposed">{o().proposed}</label>
                <textarea class="input doc-words" id="opinion-proposed" rows="4"
                    on:input:target=move |event| { let words = event.target().value(); change(&|note| note.proposed.clone_from(&words)); }>{first.proposed}</textarea>
            </div>
            <div class="field">
                <label for="opinion-text">{move || if is_wording() { o().reason } else { o().words }}</label>
                <textarea class="input" id="opinion-text" rows="3"
                    on:input:target=move |event| { let words = event.target().value(); change(&|note| note.text.clone_from(&words)); }>{first.text}</textarea>
            </div>
            {team}
            <div class="dialog-foot">
                <button type="submit" class="btn primary" data-act="send-opinion" disabled=move || !is_ready() || busy.get()>{o().send}</button>
            </div>
        </form>
    }
    .into_any()
}
