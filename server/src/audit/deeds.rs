//! What changes of a directory amount to, as deeds of the audit trail.

use lientich_shared::api::audit::Deed;
use lientich_shared::directory::{Directory, Post};
use lientich_shared::ids::{DeviceId, PersonId, PostId};
use lientich_shared::time::Day;

use crate::store::Change;

/// The deeds of changes made to this directory. Posts given to those who are taken in with them go
/// without saying.
pub fn of(directory: &Directory, changes: &[Change]) -> Vec<Deed> {
    let people: Vec<PersonId> = changes.iter().filter_map(added).collect();
    let is_new = |post: &Post| people.contains(&post.person);
    let mut deeds = Vec::new();
    for change in changes {
        deeds.extend(match change {
            Change::Describe(school) if school.bases != directory.school.bases => {
                Some(Deed::BasesKept)
            }
            Change::Describe(_) => Some(Deed::SchoolDescribed),
            Change::Rename(person) => Some(Deed::Renamed {
                person: person.id,
                was: directory.name(person.id).unwrap_or_default().to_owned(),
            }),
            Change::Appoint(post) if !is_new(post) => Some(Deed::Appointed {
                person: post.person,
                role: post.role,
                from: post.from,
            }),
            Change::End(post, last) => ended(directory, *post, *last),
            Change::Withdraw(person) => Some(Deed::LinksVoided { person: *person }),
            Change::Revoke(device, _) => revoked(directory, *device),
            Change::Add(_) | Change::Appoint(_) | Change::Note(_) => None,
        });
    }
    if !people.is_empty() {
        deeds.push(Deed::PeopleAdded { people });
    }
    deeds
}

fn added(change: &Change) -> Option<PersonId> {
    match change {
        Change::Add(person) => Some(person.id),
        _ => None,
    }
}

fn ended(directory: &Directory, post: PostId, last: Day) -> Option<Deed> {
    let post = directory.posts.iter().find(|known| known.id == post)?;
    Some(Deed::PostEnded {
        person: post.person,
        role: post.role,
        last,
    })
}

fn revoked(directory: &Directory, device: DeviceId) -> Option<Deed> {
    let mut devices = directory.devices.iter();
    let known = devices.find(|known| known.device == device)?;
    Some(Deed::DeviceRevoked {
        person: known.person,
        revoked: device,
    })
}
