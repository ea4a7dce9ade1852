//! What lies on a person's desk beside the plan: today's date, the clipboard, files. The screens' way to these; nothing
//! here is kept.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::time::{Day, SchoolYear, Timestamp};

use crate::platform::files::{self, ChosenFile};
use crate::platform::{archive, clock, dom, page, quota, random, share, timer, workbook};
use crate::server;
use crate::spreadsheet::{self, Table};
use crate::storage::preferences;
use crate::strings::{Language, t};
use crate::ui::toast::Toasts;

/// Today in Vietnam, by this device.
pub fn today() -> Day {
    clock::today()
}

/// A number that hardly anybody else draws, for the slot of something new in a clause.
pub fn draw() -> u16 {
    let drawn: [u8; 2] = random::bytes().unwrap_or_default();
    u16::from_be_bytes(drawn)
}

/// Puts words on the clipboard and says so.
pub fn copy(words: String, toasts: Toasts) {
    spawn_local(async move {
        let copied = files::copy(&words).await.is_ok();
        toasts.say(if copied { t().copied } else { t().copy_failed });
    });
}

/// What the person put aside on this device, line by line.
pub fn put_aside() -> String {
    preferences::put_aside().unwrap_or_default()
}

/// Keeps what the person put aside on this device.
pub fn keep_aside(lines: &str) {
    preferences::keep_put_aside(lines);
}

/// Hands a file out as a download. Whether the browser took it.
pub fn hand_out(name: &str, mime: &str, bytes: &[u8]) -> bool {
    files::download(name, mime, bytes).is_ok()
}

/// Hands a table out as an Excel workbook. Whether the browser packed and took it.
pub async fn hand_out_table(name: &str, table: &Table) -> bool {
    let Ok(bytes) = archive::pack(&spreadsheet::parts(table)).await else {
        return false;
    };
    hand_out(name, spreadsheet::MEDIA, &bytes)
}

/// The text of a starting document.
pub async fn template(file: &str) -> Result<String, ()> {
    server::template(file).await.map_err(|_| ())
}

/// Opens the browser's print dialog.
pub fn print() {
    page::print();
}

/// Whether the window is as narrow as a phone.
pub fn is_narrow() -> bool {
    page::is_narrow()
}

/// Now, by this device.
pub fn now() -> Timestamp {
    clock::now()
}

/// Waits that many milliseconds; longer in a page that is not seen.
pub async fn pause(milliseconds: u32) {
    timer::pause(milliseconds).await;
}

/// Scheme, host and port of the app, without a slash at the end.
pub fn origin() -> String {
    page::origin()
}

/// Gives the first element that is meant the focus.
pub fn focus(selector: &str) {
    if let Some(element) = dom::find(selector) {
        dom::focus(&element);
    }
}

/// Whether the device can hand words to another app.
pub fn can_share() -> bool {
    share::is_there()
}

/// Hands words and a link to another app that the person chooses.
pub fn share(words: String, link: String) {
    // Closing the choice is no failure.
    spawn_local(async move { drop(share::share(&words, &link).await) });
}

/// The words of a list or of the first sheet of a workbook, one row a line; `None` for a file that
/// is neither.
pub async fn sheet_text(bytes: Vec<u8>) -> Option<String> {
    if bytes.starts_with(b"PK") {
        return workbook::rows(&bytes).await.ok();
    }
    Some(lientich_shared::text::bytes::decode(&bytes))
}

/// A file that was chosen or dropped: its name and its bytes, or the news that it could not be read.
pub type FileRead = Result<(String, Vec<u8>), ()>;

/// Hears of the file chosen in an `<input type="file">`.
pub fn chosen(event: ev::Event, hear: Callback<FileRead>) {
    spawn_local(async move { tell(files::chosen(&event).await, hear) });
}

/// Hears of the file that was dropped.
pub fn dropped(event: ev::DragEvent, hear: Callback<FileRead>) {
    event.prevent_default();
    spawn_local(async move { tell(files::dropped(&event).await, hear) });
}

fn tell<E>(read: Result<Option<ChosenFile>, E>, hear: Callback<FileRead>) {
    match read {
        Ok(Some(file)) => hear.run(Ok((file.name, file.bytes))),
        Ok(None) => {}
        Err(_) => hear.run(Err(())),
    }
}

/// Keeps the chosen language and loads the page anew in it. Everything typed is on the device already.
pub fn speak(language: Language) {
    preferences::keep_language(language.code());
    page::reload();
}

/// What stands after `#` in the address; it is taken out of the address and of the history.
pub fn take_fragment() -> String {
    let fragment = page::fragment();
    page::forget_fragment();
    fragment
}

/// The school year of today: from July on, schools write next year's plan.
pub fn school_year() -> SchoolYear {
    let (year, month, _) = today().civil();
    let begins = if month < 7 { year - 1 } else { year };
    SchoolYear(u16::try_from(begins).unwrap_or_default())
}

/// How safely the browser keeps the app's data.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// Whether it promised not to throw it away.
    pub is_promised: bool,
    /// How much there is, in megabytes, with one decimal.
    pub megabytes: Option<String>,
}

/// Asks the browser how it keeps the app's data.
pub async fn keeping() -> Keeping {
    #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
    let megabytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1e6).replace('.', ",");
    Keeping {
        is_promised: quota::is_persisted().await.unwrap_or(false),
        megabytes: quota::used_bytes().await.ok().map(megabytes),
    }
}
