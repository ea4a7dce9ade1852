//! A computer that several people use: whoever signs out leaves nothing of theirs on it.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::Desktop;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, Place, SyncState};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

/// Words that are nowhere but in the plan of this story.
const WORDS: &str = "MAYDUNGCHUNG5520";

/// All that scripts of the origin can find on the device: databases, local and session storage, caches.
const HOLDINGS: &str = "(async () => {
  const found = { local: JSON.stringify({ ...localStorage }), session: JSON.stringify({ ...sessionStorage }), cookies: document.cookie };
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of db.objectStoreNames) {
      const rows = db.transaction(store).objectStore(store).getAllKeys();
      found[`${name}/${store}`] = await new Promise((resolve) => { rows.onsuccess = () => resolve(rows.result.length); });
    }
    db.close();
  }
  const cached = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) cached.push(new URL(request.url).pathname);
  }
  found.api = cached.filter((path) => path.startsWith('/api/')).length;
  return found;
})()";

/// Asks until the server says that nobody is signed in, or gives up.
const SESSION_IS_OVER: &str = "(async () => {
  for (let n = 0; n < 200; n++) {
    const status = await fetch('/api/v1/session').then((answer) => answer.status, () => 0);
    if (status === 401) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
})()";

#[test]
fn a_shared_computer_holds_nothing_of_who_signed_out() {
    tell("shared_computer", async |world| {
        let school = School::open(world).await?;
        let (computer, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        // A second tab holds the same in its memory.
        let address = plan.tab.address().await?;
        let other = computer.open(&address).await?;
        other.see("Hai bên họp liên tịch").await?;

        computer.go_offline().await?;
        let node = plan.node("Hai bên họp liên tịch").await?;
        plan.paste_at_end(&node, WORDS).await?;
        let tab = plan.tab;
        tab.press(Place::More.selector()).await?;
        // The last line of the page to come.
        tab.see("Đang dùng").await?;
        tab.press(&Act::SignOut.selector()).await?;
        tab.find(screen::ONLY_HERE).await?;
        tab.see("chỉ có trên máy này").await?;
        tab.press("=Hủy").await?;
        computer.go_online().await?;
        tab.find_with(screen::SYNC_STATE, "data-state", SyncState::Synced.value())
            .await?;

        // Without a network again, so that the server cannot be told at once.
        computer.go_offline().await?;
        tab.press(&Act::SignOut.selector()).await?;
        tab.press(&Act::ConfirmSignOut.selector()).await?;
        for tab in [&tab, &other] {
            tab.find(screen::SIGNED_OUT).await?;
            ensure!(
                !tab.text().await?.contains(WORDS),
                "words of the plan are shown"
            );
        }
        holds_nothing(&tab).await?;
        // With a network the server hears of it, and the cookie opens nothing.
        computer.go_online().await?;
        let over = tab.evaluate(SESSION_IS_OVER).await?;
        ensure!(over == true, "the cookie still opens the session");
        Ok(())
    });
}

async fn holds_nothing(tab: &Tab) -> Result<()> {
    let found = tab.evaluate(HOLDINGS).await?;
    let found = found.as_object().cloned().unwrap_or_default();
    for (place, held) in &found {
        let text = held.to_string();
        ensure!(!text.contains(WORDS), "{place} holds words of the plan");
        if place.contains('/') || place == "api" {
            ensure!(held == 0, "{place} still holds {held} records");
        }
    }
    let stores = found.keys().filter(|place| place.contains('/')).count();
    ensure!(stores > 5, "the look into the databases saw {found:?}");
    Ok(())
}
