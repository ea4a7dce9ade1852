//! The sync verb: what a device sends is judged and kept, what is new goes back. Every batch gets
//! its own answer; what is acknowledged is on the disk.

mod accept;
mod asked;
mod chain;
mod judge;
pub mod library;
mod news;
mod orders;
mod setting;
mod share;
mod tail;

use std::time::{Duration, Instant};

use lientich_shared::sync::message::{BatchAnswer, NotNow, Rejection, Request, Response};

use crate::app::App;
use crate::audit;
use crate::error::Error;
use crate::store::Session;

/// How long one request may keep the server judging; the rest of its batches come again. Well
/// below the time that an answer may take.
const PATIENCE: Duration = Duration::from_secs(12);

/// One round trip of a device.
pub async fn exchange(app: &App, session: &Session, request: Request) -> Result<Response, Error> {
    app.limits.sync(session.device)?;
    if request.school != session.school {
        return Err(Error::Malformed("school of another device".to_owned()));
    }
    if session.is_revoked {
        let sent = vec![Rejection::UnknownDevice; request.batches.len()];
        audit::rejected(app, session, sent).await?;
        return orders::farewell(app, session, &request).await;
    }
    let answers = take(app, session, &request.batches).await?;
    let rejected = answers.iter().filter_map(rejection).collect();
    audit::rejected(app, session, rejected).await?;
    let roll = app.roll(session.school).await?;
    let known = request.directory_version == roll.directory.version;
    let news = news::collect(app, session, &roll, &request.read).await?;
    Ok(Response {
        protocol: request.protocol,
        server_time: app.clock.now(),
        directory: (!known).then(|| roll.directory_for(session.person)),
        answers,
        news: news.documents,
        orders: news.orders,
        more: news.more,
    })
}

async fn take(
    app: &App,
    session: &Session,
    batches: &[Vec<u8>],
) -> Result<Vec<BatchAnswer>, Error> {
    let started = Instant::now();
    let mut answers = Vec::with_capacity(batches.len());
    for bytes in batches {
        let answer = if started.elapsed() < PATIENCE {
            accept::accept(app, session, bytes).await?
        } else {
            BatchAnswer::NotNow(NotNow::Busy)
        };
        answers.push(answer);
    }
    Ok(answers)
}

fn rejection(answer: &BatchAnswer) -> Option<Rejection> {
    match answer {
        BatchAnswer::Rejected(rejection) => Some(*rejection),
        _ => None,
    }
}
