//! A plan as a Word file, made on the device. What writes it is a part of the app of its own: it comes when the first file
//! is asked for, from the service worker's store like every other part.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::docket::Heading;
use lientich_shared::log::talk::Docket;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::Content;
use lientich_shared::render::{self, Issue, Options, Paper, Signature, docx};
use lientich_shared::wording;

use crate::desk;
use crate::session::Session;
use crate::shell::later::Missing;
use crate::strings::t;
use crate::ui::toast::Toasts;

/// What is handed out.
pub struct Wanted<'a> {
    /// The plan.
    pub content: &'a Content,
    /// The number that was entered after signing.
    pub docket: Option<&'a Docket>,
    /// Who signs, at most one for each side.
    pub signatures: Vec<Signature>,
    /// Whether it is still being written, which stands across each page.
    pub is_draft: bool,
}

impl Wanted<'_> {
    /// As it will stand on paper, by the school's directory. Nothing while there is none.
    pub fn paper(self, session: Session) -> Option<Paper> {
        let directory = session.directory().get_untracked()?;
        let usual = render::school::options(self.content, &directory, desk::today());
        let heading = Heading::of(self.content, self.docket);
        let place = usual.issue.as_ref().map(|issue| issue.place.clone());
        let options = Options {
            issue: Some(Issue {
                number: heading.number,
                place: Some(heading.place)
                    .filter(|place| !place.is_empty())
                    .or(place)
                    .unwrap_or_default(),
                day: heading.day,
            }),
            signatures: self.signatures,
            is_draft: self.is_draft,
            ..usual
        };
        let asked = Assignments::of_content(self.content);
        let name = |person| directory.name(person).unwrap_or_default().to_owned();
        let aside = |node| wording::aside(&asked, node, &name);
        Some(render::render(self.content, &options, &|part| {
            aside(part.node)
        }))
    }
}

/// Writes a paper and hands it out under a name, or says that it could not.
pub fn hand_out(paper: Option<Paper>, name: String, toasts: Toasts) {
    spawn_local(async move {
        let writer = writer().await.ok();
        let bytes = writer.zip(paper).and_then(|(write, paper)| write(&paper));
        let is_out = bytes.is_some_and(|bytes| desk::hand_out(&name, docx::MIME, &bytes));
        if !is_out {
            toasts.say(t().act_failed);
        }
    });
}

/// Writes a paper.
type Writer = fn(&Paper) -> Option<Vec<u8>>;

/// The writer, as soon as its part is here.
fn writer() -> Pin<Box<dyn Future<Output = Result<Writer, Missing>>>> {
    #[cfg_attr(
        feature = "parts",
        leptos::wasm_split::wasm_split(word, wasm_split_path = leptos::wasm_split, fallible)
    )]
    #[cfg_attr(
        not(feature = "parts"),
        expect(
            clippy::unnecessary_wraps,
            reason = "where the app is whole, no part can be missing"
        )
    )]
    fn writer() -> Result<Writer, Missing> {
        Ok(|paper| docx::write(paper).ok())
    }
    #[cfg(feature = "parts")]
    return Box::pin(writer());
    #[cfg(not(feature = "parts"))]
    Box::pin(std::future::ready(writer()))
}
