//! From what was written on the pad to a remark in the person's own document of talk.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::log::talk::{NO_BASE, Remark, RemarkKind};

use super::model;
use super::pad::Pad;
use crate::library::unfinished::Note;
use crate::strings::opinions::t as o;

/// Says what was written. The words leave the pad once they are on the disk; `busy` holds until then.
pub(super) fn send(pad: Pad, note: &Note, busy: RwSignal<bool>) {
    busy.set(true);
    let desk = pad.desk;
    let source = untrack(|| desk.source());
    let part = source.and_then(|source| model::part(source.sent.as_ref()?, note.node?).cloned());
    let side = part.as_ref().map(|part| part.side);
    let text = part.map(|part| part.text).unwrap_or_default();
    let kind = if note.is_wording {
        RemarkKind::Wording {
            // The clause as it was sent out is named by the round.
            base: NO_BASE,
            proposed: note.proposed.trim().to_owned(),
        }
    } else {
        RemarkKind::Opinion
    };
    let remark = Remark {
        node: note.node,
        thread: None,
        kind,
        text: note.text.trim().to_owned(),
        mentions: Vec::new(),
        for_team: note.for_team,
    };
    let done = Note {
        node: note.node,
        ..Note::default()
    };
    spawn_local(async move {
        let said = desk.talk.begin(model::circle(side), remark).await;
        busy.try_set(false);
        if said.is_err() {
            return desk.toasts.say(o().not_kept);
        }
        pad.keep(&done, &text);
        pad.is_open.set(false);
        desk.toasts.say(o().said);
    });
}
