//! Orders to forget documents (rule 17 of the log): signed, for one device and one document, and
//! only for what the server itself once gave. So an order tells nobody that a document exists who
//! did not have it, and a store that was restored from before a document orders nothing.

use std::collections::HashMap;

use lientich_shared::ids::DocId;
use lientich_shared::sync::message::{
    BatchAnswer, ReadPosition, Rejection, Request, Response, WipeOrder,
};

use crate::app::App;
use crate::directories::Scope;
use crate::error::Error;
use crate::store::{Reading, Session};

/// Orders for what a device still holds and its person may no longer read.
pub(super) fn for_reader(
    app: &App,
    session: &Session,
    scope: impl Fn(DocId) -> Scope,
    given: &[Reading],
    held: &HashMap<DocId, ReadPosition>,
) -> Vec<WipeOrder> {
    let must_go = |given: &&Reading| {
        held.get(&given.doc)
            .is_some_and(|held| match scope(given.doc) {
                Scope::Log => false,
                // The log must go; Editions come again.
                Scope::Editions => given.had_log && 0 < held.position,
                Scope::Nothing => 0 < held.position || 0 < held.edition || 0 < held.round,
            })
    };
    given
        .iter()
        .filter(must_go)
        .map(|given| order(app, session, given.doc))
        .collect()
}

/// All that a revoked device hears: forget what you were given.
pub(super) async fn farewell(
    app: &App,
    session: &Session,
    request: &Request,
) -> Result<Response, Error> {
    let held = request.read.iter().map(|read| (read.doc, *read)).collect();
    let given = app.store.readings_by(session.person).await?;
    let answer = |_: &Vec<u8>| BatchAnswer::Rejected(Rejection::UnknownDevice);
    Ok(Response {
        protocol: request.protocol,
        server_time: app.clock.now(),
        directory: None,
        answers: request.batches.iter().map(answer).collect(),
        news: Vec::new(),
        orders: for_reader(app, session, |_| Scope::Nothing, &given, &held),
        more: false,
    })
}

fn order(app: &App, session: &Session, doc: DocId) -> WipeOrder {
    let mut order = WipeOrder {
        doc,
        at: app.clock.now(),
        signature: Vec::new(),
    };
    order.signature = app.key.sign(&order.signed_bytes(session.device));
    order
}
