//! How a school usually puts its plans on paper: its names in the head, its commune as the place, whoever holds the
//! two posts today at the foot.

use super::head::{self, Heads, Issue, Issuer};
use super::signature::Signature;
use super::{Blank, Form, Options};
use crate::directory::{Directory, Role};
use crate::log::change::Side;
use crate::log::sign_off::Capacity;
use crate::plan::content::Content;
use crate::text::case;
use crate::time::Day;

/// The usual options for a plan of this school, on this day.
pub fn options(content: &Content, directory: &Directory, day: Day) -> Options {
    let school = &directory.school;
    let place = if content.place.is_empty() {
        case::begun(&school.commune)
    } else {
        content.place.clone()
    };
    Options {
        form: Form::usual(head::kind(content)),
        heads: Heads {
            school: Issuer {
                superior: school.superiors.last().cloned().unwrap_or_default(),
                name: school.name.clone(),
            },
            union: Issuer::default(),
        },
        issue: Some(Issue {
            number: content.number.clone(),
            place,
            day: content.day,
        }),
        signatures: vec![
            Signature::of(
                Side::Bch,
                Capacity::OnBehalf,
                holder(directory, Role::UnionChair, day),
            ),
            Signature::of(
                Side::Bgh,
                Capacity::Own,
                holder(directory, Role::Principal, day),
            ),
        ],
        is_draft: false,
        extract: None,
        annex: None,
        blank: Blank::default(),
    }
}

/// Who holds a post that one person holds; nobody while it is vacant.
fn holder(directory: &Directory, role: Role, day: Day) -> String {
    let mut posts = directory.posts.iter();
    let post = posts.find(|post| post.role == role && post.is_held(day));
    let name = post.and_then(|post| directory.name(post.person));
    name.unwrap_or_default().to_owned()
}
