//! Keeping people, posts, sign-in links and devices: judged by the directory of this moment, kept in
//! one transaction only if it still is that directory, told to everybody who listens. Who did it is
//! written down with it, and so are refused attempts.

pub mod changes;
pub mod devices;
pub mod links;
pub mod words;

use lientich_shared::api::audit::{Attempt, Entry};
use lientich_shared::api::members::{Changed, MAX_OF_SCHOOL, MemberAct};
use lientich_shared::bases;
use lientich_shared::calendar;
use lientich_shared::directory::Role;
use lientich_shared::ids::PersonId;
use lientich_shared::permissions::members::{Denial, Members, Ruling};

use crate::app::App;
use crate::audit;
use crate::directories::Roll;
use crate::error::Error;
use crate::events;
use crate::store::{Change, Device, Session};
use changes::Context;
use words::InvalidWords;

/// How often an act is judged anew because others changed the directory meanwhile.
const TRIES: usize = 20;

/// Does something to the directory, if the person of this session may.
pub async fn act(app: &App, session: &Session, act: &MemberAct) -> Result<Changed, Error> {
    app.limits.members(session.device)?;
    let act = words::checked(act).map_err(Error::Invalid)?;
    for _ in 0..TRIES {
        let roll = current(app, session).await?;
        let rules = rules(&roll, session);
        judged(app, session, kind(&act), judge(rules, &act)).await?;
        has_room(&roll, &act)?;
        let context = Context {
            dice: &*app.dice,
            now: app.clock.now(),
            by: Some(session.person),
        };
        let mut wanted = changes::of(&context, &roll.directory, &act);
        wanted.extend(cleansing(app, &roll, session.person, &act).await?);
        if let Some(done) = keep(app, session, kind(&act), &roll, &wanted).await? {
            return Ok(done);
        }
    }
    Err(Error::TooMany)
}

/// The rules for the person of a session, today.
fn rules<'a>(roll: &'a Roll, session: &Session) -> Members<'a> {
    Members {
        directory: &roll.directory,
        today: roll.day,
        actor: session.person,
    }
}

/// The directory by which a session is judged now; it may have been revoked since it was let in.
async fn current(app: &App, session: &Session) -> Result<std::sync::Arc<Roll>, Error> {
    let roll = app.roll(session.school).await?;
    if roll.is_revoked(session.device) {
        return Err(Error::DeviceRevoked);
    }
    Ok(roll)
}

fn judge(rules: Members<'_>, act: &MemberAct) -> Ruling {
    match act {
        MemberAct::DescribeSchool { .. } | MemberAct::KeepCalendar { .. } => {
            rules.describe_school()
        }
        MemberAct::KeepBasis { .. } | MemberAct::DropBasis { .. } => rules.keep_bases(),
        MemberAct::AddPeople { people } => {
            rules.add_people(people.iter().map(|person| person.roles.as_slice()))
        }
        MemberAct::Rename { person, .. } => rules.rename(*person),
        MemberAct::Appoint {
            person,
            role,
            from,
            to,
        } => rules.appoint_for(*person, *role, *from, *to),
        MemberAct::EndPost { post, last } => rules.end_post(*post, *last),
    }
}

/// Whether the school has room for those who are to be taken in. Nobody is ever taken out.
fn has_room(roll: &Roll, act: &MemberAct) -> Result<(), Error> {
    match act {
        MemberAct::AddPeople { people }
            if MAX_OF_SCHOOL < roll.directory.people.len() + people.len() =>
        {
            Err(Error::Invalid(InvalidWords::Full))
        }
        MemberAct::KeepCalendar { calendar }
            if !calendar::are_sound(&roll.directory.school.with_calendar(calendar)) =>
        {
            Err(Error::Invalid(InvalidWords::Calendar))
        }
        MemberAct::KeepBasis { basis }
            if !bases::are_sound(&bases::keep(&roll.directory.school.bases, basis)) =>
        {
            Err(Error::Invalid(InvalidWords::Basis))
        }
        _ => Ok(()),
    }
}

/// Writes a refusal down.
async fn judged(
    app: &App,
    session: &Session,
    attempt: Attempt,
    ruling: Ruling,
) -> Result<(), Error> {
    match ruling {
        Ok(()) => Ok(()),
        Err(denial) => Err(audit::refused(app, session, attempt, denial).await),
    }
}

/// What must go when a person gets a first post of the union: every open link, and the devices that
/// came in by others' links than the chair's. The principal who appoints the first chair has nothing
/// to take away: that chair sees by whom each device was invited.
async fn cleansing(
    app: &App,
    roll: &Roll,
    actor: PersonId,
    act: &MemberAct,
) -> Result<Vec<Change>, Error> {
    let MemberAct::Appoint { person, role, .. } = *act else {
        return Ok(Vec::new());
    };
    let rules = Members {
        directory: &roll.directory,
        today: roll.day,
        actor,
    };
    if !rules.enters_union(person, role) {
        return Ok(Vec::new());
    }
    let mut changes = vec![Change::Withdraw(person)];
    if roll.roles(actor).contains(&Role::UnionChair) {
        let now = app.clock.now();
        let devices = app.store.devices(person).await?;
        let foreign = devices.iter().filter(|device| !is_trusted(roll, device));
        changes.extend(foreign.map(|device| Change::Revoke(device.certificate.device, now)));
    }
    Ok(changes)
}

/// Whether the union chair, or the command line, let a device in.
fn is_trusted(roll: &Roll, device: &Device) -> bool {
    let chair = |person| roll.roles(person).contains(&Role::UnionChair);
    device.invited_by.is_none_or(chair)
}

async fn keep(
    app: &App,
    session: &Session,
    act: Attempt,
    roll: &Roll,
    changes: &[Change],
) -> Result<Option<Changed>, Error> {
    let (school, version) = (session.school, roll.directory.version);
    let deeds = audit::deeds::of(&roll.directory, changes).into_iter();
    let now = app.clock.now();
    let notes =
        deeds.map(|deed| Change::Note(Entry::by_device(now, session.person, session.device, deed)));
    let changes: Vec<Change> = changes.iter().cloned().chain(notes).collect();
    let newer = app
        .store
        .change_directory(school, version, &changes)
        .await?;
    let Some(version) = newer else {
        return Ok(None);
    };
    let (person, device) = (session.person, session.device);
    tracing::info!(%person, %device, ?act, version, "directory changed");
    // It is kept, whether or not anybody can be told now: devices ask by themselves too.
    if let Err(error) = events::directory_changed(app, school).await {
        tracing::warn!(%error, "could not tell of the changed directory");
    }
    Ok(Some(Changed { version }))
}

/// What an act is called in the audit trail.
fn kind(act: &MemberAct) -> Attempt {
    match act {
        MemberAct::DescribeSchool { .. } | MemberAct::KeepCalendar { .. } => {
            Attempt::DescribeSchool
        }
        MemberAct::KeepBasis { .. } | MemberAct::DropBasis { .. } => Attempt::KeepBases,
        MemberAct::AddPeople { .. } => Attempt::AddPeople,
        MemberAct::Rename { .. } => Attempt::Rename,
        MemberAct::Appoint { .. } => Attempt::Appoint,
        MemberAct::EndPost { .. } => Attempt::EndPost,
    }
}

/// Nothing is known here under that name.
fn unknown() -> Ruling {
    Err(Denial::Unknown)
}
