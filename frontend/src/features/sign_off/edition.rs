//! A signed Edition: who signed it when, whether it holds, and the file to keep. Needs neither the draft nor a network, so
//! readers have it too.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::plan::edition::{Body, EXTENSION, Edition, Fault, Signed};
use lientich_shared::render::docx::Labels;
use lientich_shared::sync::message::EditionRecord;

use super::bits::{QUIET, button, para};
use super::model::code;
use crate::desk;
use crate::docket::Dockets;
use crate::parties;
use crate::printed::Wanted;
use crate::printed::signatures::{self, stamp};
use crate::printed::wishes::Wishes;
use crate::reading;
use crate::routes;
use crate::session::Session;
use crate::signing;
use crate::strings::sign_off::{heading, t as s};
use crate::strings::{fill, t};
use crate::ui::icon::Icon;
use crate::ui::tag::tag;
use crate::ui::toast::Toasts;
use crate::word;

/// What was checked and whether it holds.
type Checks = Vec<(bool, String)>;

/// Who signed an Edition, the way to check it, and its file; for one that was issued alone, that it was.
pub fn signed_edition(doc: DocId, record: &EditionRecord) -> AnyView {
    let Ok(edition) = Edition::from_bytes(&record.content) else {
        return para(QUIET, s().edition_alone);
    };
    let word = word_button(record, &edition.body);
    let signatures = edition.body.signatures.iter().map(signature);
    let registered = stamp(edition.body.registered);
    let bytes = record.content.clone();
    let name = format!("ke-hoach-ban-{}.{EXTENSION}", record.number);
    let toasts = Toasts::here();
    let printed = routes::preview_edition(doc, record.number);
    let save = move || {
        if !desk::hand_out(&name, "application/octet-stream", &bytes) {
            toasts.say(t().act_failed);
        }
    };
    view! {
        <section class="signed" data-testid="signed-edition" data-number=record.number>
            <h2>{fill(s().edition_done, &[&record.number.to_string()])}</h2>
            <ul>{signatures.collect_view()}</ul>
            {para(QUIET, fill(s().registered, &[&registered]))}
            <Verification edition=Arc::new(edition)/>
            <div class="row">
                {button("btn", "save-edition", s().download, save)}
                {word}
                <a class="btn" data-act="print-edition" href=printed>{s().print}</a>
            </div>
            {para(QUIET, s().download_hint)}
            {para(QUIET, s().not_certified)}
        </section>
    }
    .into_any()
}

/// The Edition for Word, under the number that it bears by now. The room for the pen is blank there.
fn word_button(record: &EditionRecord, body: &Body) -> Option<AnyView> {
    let content = Content::from_bytes(&body.content).ok()?;
    let mut signatures = signatures::of(record);
    for signature in &mut signatures {
        signature.said.clear();
    }
    let holding = Dockets::here().holding_of(&content);
    let (session, toasts) = (expect_context::<Session>(), Toasts::here());
    let name = format!("{} ({}).docx", reading::title(&content), body.number);
    let save = move || {
        let docket = holding.get_untracked();
        let wanted = Wanted {
            content: content.clone(),
            docket,
            signatures: Some(signatures.clone()),
            is_draft: false,
        };
        let directory = session.directory().get_untracked();
        let paper = directory.map(|directory| wanted.paper(&directory, &Wishes::default()));
        word::hand_out(paper.map(Arc::new), Labels::default(), name.clone(), toasts);
    };
    Some(button("btn", "save-word", s().save_word, save))
}

fn signature(signed: &Signed) -> AnyView {
    let party = signed
        .side()
        .map_or(crate::ui::tag::Party::None, parties::of_side);
    let lines = match (signed.side(), signed.capacity()) {
        (Some(side), Some(capacity)) => heading(side, capacity).join(" – "),
        _ => signed.position.clone(),
    };
    let when = fill(s().signed_at, &[&stamp(signed.at)]);
    view! {
        <li>{tag(party, lines)}<p><b>{signed.name.clone()}</b><span class="small muted">", "{when}</span></p></li>
    }
    .into_any()
}

#[component]
fn Verification(edition: Arc<Edition>) -> impl IntoView {
    let session = expect_context::<Session>();
    let found = RwSignal::new(None::<Result<Checks, ()>>);
    let check = move || {
        let edition = Arc::clone(&edition);
        spawn_local(async move {
            let faults = signing::verify(session, &edition).await;
            let told = faults.map(|faults| checks(&edition, &faults));
            found.try_set(Some(told.map_err(drop)));
        });
    };
    view! {
        {button("btn", "verify", s().verify, check)}
        <div role="status">{move || found.get().map(|found| told(&found))}</div>
    }
    .into_any()
}

fn told(found: &Result<Checks, ()>) -> AnyView {
    let Ok(checks) = found else {
        return para("notice look", s().verify_failed);
    };
    let holds = checks.iter().all(|(holds, _)| *holds);
    let line = |(holds, words): &(bool, String)| {
        let icon = if *holds { Icon::Check } else { Icon::Close };
        view! { <li data-holds=holds.to_string()>{icon.view()}<span>{words.clone()}</span></li> }
    };
    view! {
        <div class="notice" class:late=!holds data-testid="verified" data-holds=holds.to_string()>
            <b>{if holds { s().verify_holds } else { s().verify_broken }}</b>
            <ul class="checks">{checks.iter().map(line).collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// Each thing that was checked, in words.
fn checks(edition: &Edition, faults: &[Fault]) -> Checks {
    let body = &edition.body;
    let without = |those: &[Fault]| !faults.iter().any(|fault| those.contains(fault));
    let mut checks = vec![(
        without(&[Fault::ForeignServer, Fault::BrokenSeal]),
        s().check_seal.to_owned(),
    )];
    for (index, signed) in body.signatures.iter().enumerate() {
        checks.push((
            without(&[Fault::BrokenCertificate(index)]),
            fill(s().check_device, &[&signed.name]),
        ));
        checks.push((
            without(&[Fault::BrokenSignature(index)]),
            fill(s().check_signature, &[&signed.name]),
        ));
    }
    checks.push((
        without(&[Fault::NotBothSides, Fault::OnePerson]),
        s().check_sides.to_owned(),
    ));
    let readable =
        without(&[Fault::UnreadableContent]) && Content::from_bytes(&body.content).is_ok();
    let name = code(content::hash(&body.content));
    checks.push((readable, fill(s().check_content, &[&name])));
    checks
}
