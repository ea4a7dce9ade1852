//! The event stream: server-sent events of JSON, with a sign of life when nothing happens.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderName;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt as _, stream};

use super::caller::Caller;
use crate::app::App;
use crate::error::Error;
use crate::events;

/// Shorter than the idle limit of usual proxies and mobile networks.
const SIGN_OF_LIFE: Duration = Duration::from_secs(25);

/// Nginx would otherwise hold events back until it has some kilobytes.
const UNBUFFERED: [(HeaderName, &str); 1] = [(HeaderName::from_static("x-accel-buffering"), "no")];

pub(super) async fn listen(
    State(app): State<Arc<App>>,
    Caller(session): Caller,
) -> Result<
    (
        [(HeaderName, &'static str); 1],
        Sse<impl Stream<Item = Result<Event, Infallible>>>,
    ),
    Error,
> {
    let mut closed = app.bells.closed();
    let opened = events::open(app, session).await?;
    let news = stream::unfold(opened, |opened| async move {
        let events = opened.next().await?;
        Some((stream::iter(events), opened))
    });
    let ended = async move {
        // An error means that the server is gone, which ends the stream as well.
        let _ended = closed.wait_for(|closed| *closed).await;
    };
    let lines = news
        .flatten()
        .filter_map(|event| async move { Event::default().json_data(event).ok().map(Ok) });
    let stream = Sse::new(lines.take_until(ended));
    Ok((
        UNBUFFERED,
        stream.keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)),
    ))
}
