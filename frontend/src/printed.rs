//! A plan as it stands on paper, wherever the app shows it: on the page of signing, beside the editor, printed, and for
//! Word. What stands there is `shared::render`'s; how it is chosen is in [`wishes`], how it is shown in [`pages`].

pub mod pages;
pub mod preview;
pub mod signatures;
pub mod wishes;

#[cfg(test)]
mod roles;

use lientich_shared::directory::Directory;
use lientich_shared::docket::Heading;
use lientich_shared::log::talk::Docket;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::Content;
use lientich_shared::render::{self, Annex, Issue, Options, Paper, Signature};
use lientich_shared::wording;

use crate::desk;
use wishes::Wishes;

/// What is to stand on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The plan.
    pub content: Content,
    /// The number that was entered after signing.
    pub docket: Option<Docket>,
    /// Who signs, at most one for each side; those who hold the posts unless given.
    pub signatures: Option<Vec<Signature>>,
    /// Whether it is still being written, which stands across each page.
    pub is_draft: bool,
}

impl Wanted {
    /// As it will stand on paper, by the school's directory.
    pub fn paper(&self, directory: &Directory, wishes: &Wishes) -> Paper {
        let content = &self.content;
        let usual = render::school::options(content, directory, desk::today());
        let heading = Heading::of(content, self.docket.as_ref());
        let place = usual.issue.as_ref().map(|issue| issue.place.clone());
        let asked = Assignments::of_content(content);
        let name = |person| directory.name(person).unwrap_or_default().to_owned();
        let options = Options {
            form: wishes.form.unwrap_or(usual.form),
            issue: Some(Issue {
                number: heading.number,
                place: Some(heading.place)
                    .filter(|place| !place.is_empty())
                    .or(place)
                    .unwrap_or_default(),
                day: heading.day,
            }),
            signatures: self.signatures.clone().unwrap_or(usual.signatures),
            is_draft: wishes.is_draft.unwrap_or(self.is_draft),
            extract: wishes.extract(content, directory, desk::today()),
            blank: wishes.blank,
            heads: usual.heads,
            annex: wishes.has_annex.then(|| Annex::of(content, &name)),
        };
        render::render(content, &options, &|part| {
            wording::aside(&asked, part.node, &name)
        })
    }
}
