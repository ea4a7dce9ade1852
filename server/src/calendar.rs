//! Private calendar addresses: a person makes one, gives it to a calendar program, and may renew or
//! end it. Whoever has the address reads what that person has to do by the issued plans and whether it is over, without
//! anybody's name; what people wrote of it stays behind sign-in.

use std::net::IpAddr;

use lientich_shared::agenda::{self, Source};
use lientich_shared::api::calendar::{Address, CALENDAR, ENDING, Subscription};
use lientich_shared::calendar::ical;
use lientich_shared::ids::{DocId, SchoolId};
use lientich_shared::log::talk::Circle;
use lientich_shared::log::work::Item;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::edition;
use lientich_shared::progress::Progress;

use crate::app::App;
use crate::directories::Scope;
use crate::error::Error;
use crate::session::{Token, token_hash};
use crate::store::{CalendarLink, Kind, Session};
use crate::sync::library::work;

/// How many days before something is due a calendar program reminds.
const ALARM_DAYS: u8 = 1;
/// What calendar programs show as its name.
const NAME: &str = "Việc của tôi – Liên Tịch";

/// Whether the person of a session has an address.
pub async fn standing(app: &App, session: &Session) -> Result<Subscription, Error> {
    let made = app.store.calendar_link_of(session.person).await?;
    Ok(Subscription { made })
}

/// Makes an address for the person of a session; the one before is void.
pub async fn make(app: &App, session: &Session) -> Result<Address, Error> {
    app.limits.members(session.device)?;
    let secret = Token::draw(app);
    let link = CalendarLink {
        school: session.school,
        person: session.person,
        made: app.clock.now(),
    };
    app.store.put_calendar_link(&link, secret.hash()).await?;
    let (person, device) = (session.person, session.device);
    tracing::info!(%person, %device, "made a calendar address");
    let origin = &app.reach.origin;
    Ok(Address {
        link: format!("{origin}{CALENDAR}/{}{ENDING}", secret.as_str()),
    })
}

/// Ends the address of the person of a session.
pub async fn end(app: &App, session: &Session) -> Result<(), Error> {
    app.limits.members(session.device)?;
    app.store.end_calendar_link(session.person).await?;
    let (person, device) = (session.person, session.device);
    tracing::info!(%person, %device, "ended a calendar address");
    Ok(())
}

/// The calendar that a secret opens. One that opens none looks like a page that is not there.
pub async fn read(app: &App, address: IpAddr, secret: &str) -> Result<String, Error> {
    let Some(link) = app.store.calendar_link(token_hash(secret)).await? else {
        app.limits.stranger(address)?;
        return Err(Error::NotFound);
    };
    app.limits.calendar(link.person)?;
    let roll = app.roll(link.school).await?;
    if roll.scope(link.person) == Scope::Nothing {
        return Err(Error::NotFound);
    }
    let plans = followed(app, link.school).await?;
    let (origin, now) = (app.reach.origin.clone(), app.clock.now());
    let text = work(move || {
        let sources: Vec<Source<'_>> = plans.iter().map(Followed::source).collect();
        let entries = agenda::of_person(&sources, &roll.directory, roll.day, link.person);
        Ok(ical::write(NAME, &events(&entries, &origin), now))
    });
    Ok(text.await?)
}

fn events(entries: &[agenda::Entry], origin: &str) -> Vec<ical::Event> {
    // What somebody gave beside the plan is in that person's words.
    let planned = entries
        .iter()
        .filter(|entry| matches!(entry.item, Item::Planned(_)));
    planned
        .map(|entry| entry.event(origin, Some(ALARM_DAYS)))
        .collect()
}

/// An issued plan with what is reported on it.
pub(crate) struct Followed {
    plan: DocId,
    content: Content,
    progress: Progress,
}

impl Followed {
    /// As an agenda is read off it.
    pub(crate) fn source(&self) -> Source<'_> {
        Source {
            plan: self.plan,
            content: &self.content,
            progress: &self.progress,
        }
    }
}

/// The issued plans of a school, with what is reported on each.
pub(crate) async fn followed(app: &App, school: SchoolId) -> Result<Vec<Followed>, Error> {
    let heads = app.store.heads(school).await?;
    let mut plans = Vec::new();
    for (plan, content) in issued(app, school).await? {
        let mut parts = Vec::new();
        for head in &heads {
            let Kind::Talk { topic, .. } = head.kind else {
                continue;
            };
            if topic.about == plan && topic.circle == Circle::Work {
                let read = app.library.look(&*app.store, head.doc, Progress::of);
                parts.extend(read.await?);
            }
        }
        plans.push(Followed {
            plan,
            content,
            progress: Progress::merged(parts),
        });
    }
    Ok(plans)
}

/// The newest Edition of each plan of a school.
async fn issued(app: &App, school: SchoolId) -> Result<Vec<(DocId, Content)>, Error> {
    let mut plans = Vec::new();
    for head in app.store.heads(school).await? {
        if head.kind != Kind::Plan || head.edition == 0 {
            continue;
        }
        let newest = app.store.editions(head.doc, head.edition - 1).await?;
        let Some(record) = newest.last() else {
            continue;
        };
        match edition::content_of(&record.content) {
            Ok(content) => plans.push((head.doc, content)),
            Err(error) => tracing::error!(doc = %head.doc, %error, "cannot read an Edition"),
        }
    }
    Ok(plans)
}
