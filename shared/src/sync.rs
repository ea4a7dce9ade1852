//! The protocol between a device and the server, as a story.
//!
//! A device asks once and hears everything: `POST /api/v1/sync` carries its sealed batches and, per
//! document, the position it has read to; the answer carries a verdict for each change, pages of
//! what is new, the directory where it changed, and new Editions. Resending is harmless. Pages are
//! bounded; `more` asks for another round. `GET /api/v1/events` only rings: "document d is at n".

pub mod message;
pub mod outbox;
pub mod session;
pub mod status;
pub mod v1;
pub mod v3;
pub mod v4;
pub mod wire;
