//! Small choices of the person at this device, in local storage: read at once, before the database
//! is open. Nothing here matters if it is lost.

use gloo_storage::{LocalStorage, Storage as _};
use serde::Serialize;
use serde::de::DeserializeOwned;

const REMINDING: &str = "lientich.reminding";
const LANGUAGE: &str = "lientich.language";
const FAREWELL_OWED: &str = "lientich.farewell_owed";
const LAST_OPENED: &str = "lientich.last_opened";
const PUT_ASIDE: &str = "lientich.put_aside";
const PAPER: &str = "lientich.paper";

/// The language that was chosen, as its code.
pub fn language() -> Option<String> {
    LocalStorage::get(LANGUAGE).ok()
}

/// Keeps the chosen language. A browser that keeps nothing asks again next time.
pub fn keep_language(code: &str) {
    let _ = LocalStorage::set(LANGUAGE, code);
}

/// The document that was open last, as text of its id.
pub fn last_opened() -> Option<String> {
    LocalStorage::get(LAST_OPENED).ok()
}

/// Keeps which document is open. A browser that keeps nothing shows the list next time.
pub fn keep_last_opened(doc: &str) {
    let _ = LocalStorage::set(LAST_OPENED, doc);
}

/// What the person put aside on this device, as [`keep_put_aside`] was given it.
pub fn put_aside() -> Option<String> {
    LocalStorage::get(PUT_ASIDE).ok()
}

/// Keeps what the person put aside. A browser that keeps nothing offers it again.
pub fn keep_put_aside(lines: &str) {
    let _ = LocalStorage::set(PUT_ASIDE, lines);
}

/// How plans are put on paper, as JSON of `printed::wishes::Kept`.
pub fn on_paper<T: DeserializeOwned>() -> Option<T> {
    LocalStorage::get(PAPER).ok()
}

/// Keeps how plans are put on paper. A browser that keeps nothing begins with what is usual.
pub fn keep_on_paper(kept: &impl Serialize) {
    let _ = LocalStorage::set(PAPER, kept);
}

/// Whether the server has yet to hear that whoever was here has signed out. Tells of nobody.
pub fn owes_farewell() -> bool {
    LocalStorage::get(FAREWELL_OWED).unwrap_or(false)
}

/// Keeps whether the server has yet to hear of a sign-out.
pub fn keep_farewell_owed(owed: bool) {
    if owed {
        let _ = LocalStorage::set(FAREWELL_OWED, true);
    } else {
        LocalStorage::delete(FAREWELL_OWED);
    }
}

/// How the person wants to be reminded, as JSON of `reminders::Wishes`.
pub fn reminding<T: DeserializeOwned>() -> Option<T> {
    LocalStorage::get(REMINDING).ok()
}

/// Keeps how the person wants to be reminded, and what they have read.
pub fn keep_reminding(wishes: &impl Serialize) {
    let _ = LocalStorage::set(REMINDING, wishes);
}

/// Forgets what tells of a person's work; the language stays.
pub fn forget() {
    LocalStorage::delete(LAST_OPENED);
    LocalStorage::delete(REMINDING);
    LocalStorage::delete(PUT_ASIDE);
    LocalStorage::delete(PAPER);
}
