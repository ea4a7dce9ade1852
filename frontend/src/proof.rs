//! A file of evidence as it is seen, wherever one looks at what was done: a picture in small, else a way to
//! save it. What is not on this device is fetched when it is asked for; the server gives it to those who may
//! read whose progress it proves.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::evidence::{Media, saved_as};
use lientich_shared::ids::DocId;
use lientich_shared::log::change::Hash32;
use lientich_shared::log::work::Attachment;

use crate::desk;
use crate::evidence::{Evidence, Shown};
use crate::strings::{fill, my_work};
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::toast::Toasts;

/// A file that proves what the progress in a document says, with the name of who brought it where that is worth
/// saying, and what may be done with it.
pub fn file(doc: DocId, what: Attachment, by: Option<String>, more: AnyView) -> AnyView {
    let (name, hash) = (what.name.clone(), what.hash);
    view! {
        <div class="evidence-file" data-testid="evidence-file">
            {seen(doc, what)}
            <p class="grow small"><b>{name}</b><br/><span class="muted">{by}{state(hash)}</span></p>
            {more}
        </div>
    }
    .into_any()
}

/// Whether it is still on its way to the server.
fn state(hash: Hash32) -> AnyView {
    let evidence = expect_context::<Evidence>();
    live(move || {
        let uploads = evidence.uploads().get();
        let words = match uploads.iter().find(|upload| upload.hash == hash) {
            None => return ().into_any(),
            Some(upload) if upload.refused.is_some() => {
                let why = upload.refused.clone().unwrap_or_default();
                return view! { <span class="wrong">{why}</span> }.into_any();
            }
            Some(_) if evidence.sending().get() == Some(hash) => my_work::t().sending,
            Some(_) => my_work::t().waits,
        };
        view! { <span class="pill look">{words}</span> }.into_any()
    })
}

/// A picture that is on this device is seen at once; everything else when it is asked for.
fn seen(doc: DocId, what: Attachment) -> AnyView {
    let evidence = expect_context::<Evidence>();
    let shown = RwSignal::new(None::<Arc<Shown>>);
    let is_picture = Media::from_mime(&what.media).is_some_and(Media::is_picture);
    let name = what.name.clone();
    let label = fill(my_work::t().view, &[&name]);
    let what = StoredValue::new(what);
    if is_picture {
        spawn_local(async move {
            if let Some(what) = what.try_get_value()
                && let Some(bytes) = evidence.here(&what).await
            {
                show(shown, &bytes, &what.media);
            }
        });
    }
    let toasts = Toasts::here();
    let press = move |_| {
        let what = what.get_value();
        spawn_local(async move {
            match evidence.bytes(doc, &what).await {
                Ok(bytes) if is_picture => show(shown, &bytes, &what.media),
                Ok(bytes) => drop(desk::hand_out(
                    &saved_as(&what.name, &what.media),
                    &what.media,
                    &bytes,
                )),
                Err(error) => {
                    leptos::logging::warn!("evidence: {error}");
                    toasts.say(my_work::t().cannot_fetch);
                }
            }
        });
    };
    live(move || {
        match shown.get() {
        Some(picture) => {
            view! { <img class="evidence-picture" src=picture.url().to_owned() alt=name.clone()/> }
                .into_any()
        }
        None => view! {
            <button type="button" class="btn quiet icon-only" aria-label=label.clone() on:click=press>{Icon::Plans.view()}</button>
        }
        .into_any(),
    }
    })
}

fn show(shown: RwSignal<Option<Arc<Shown>>>, bytes: &[u8], mime: &str) {
    if let Ok(picture) = Shown::new(bytes, mime) {
        shown.try_set(Some(Arc::new(picture)));
    }
}
