//! Being told by the browser's maker that something is due, with the app closed. What is sent is empty:
//! the app shows what is due once it is opened.

use serde::{Deserialize, Serialize};

/// `GET` answers [`PushStanding`]; `POST` [`PushWish`] asks to be told on this device; `DELETE` asks no
/// more.
pub const PUSH: &str = "/api/v1/push";
/// Most bytes of an address to tell.
pub const MAX_ENDPOINT: usize = 1_024;

/// What a device must know to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushStanding {
    /// The server's public key for it (VAPID, RFC 8292): an uncompressed P-256 point in hexadecimal.
    pub key: String,
    /// Whether this device is told.
    pub is_on: bool,
}

/// How a device wants to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushWish {
    /// The address that the browser's maker gave: HTTPS, at most [`MAX_ENDPOINT`] bytes.
    pub endpoint: String,
    /// From which hour of the day on, 0 to 23.
    pub hour: u8,
    /// How many days ahead, at most 30.
    pub before: u8,
    /// The first hour in which nothing is sent, 0 to 23.
    pub quiet_from: u8,
    /// The first hour in which something is sent again, 0 to 23.
    pub quiet_to: u8,
}

impl PushWish {
    /// Whether its numbers are hours and days.
    pub fn is_sound(&self) -> bool {
        let hours = [self.hour, self.quiet_from, self.quiet_to];
        hours.iter().all(|hour| *hour < 24)
            && self.before <= 30
            && self.endpoint.len() <= MAX_ENDPOINT
    }
}
