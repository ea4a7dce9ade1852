//! A plan as a Word file, made on the device. What writes it is a part of the app of its own: it comes when the first file
//! is asked for, from the service worker's store like every other part.

use std::sync::Arc;

use leptos::task::spawn_local;
use lientich_shared::render::Paper;
use lientich_shared::render::docx::{self, Labels};

use crate::coming::on_demand;
use crate::desk;
use crate::strings::t;
use crate::ui::toast::Toasts;

/// Writes a paper and hands it out under a name, or says that it could not.
pub fn hand_out(paper: Option<Arc<Paper>>, labels: Labels, name: String, toasts: Toasts) {
    spawn_local(async move {
        let writer = writer().await.ok();
        let bytes = writer
            .zip(paper)
            .map(|(write, paper)| write(&paper, labels));
        let is_out = bytes.is_some_and(|bytes| desk::hand_out(&name, docx::MIME, &bytes));
        if !is_out {
            toasts.say(t().act_failed);
        }
    });
}

/// Writes a paper.
type Writer = fn(&Paper, Labels) -> Vec<u8>;

on_demand!(
    word,
    /// The writer.
    fn writer() -> Writer {
        docx::write_with
    }
);
