//! Measuring inside a page: from a key to the paint that shows it, and from a navigation to the first words.

use anyhow::{Context, Result};
use serde_json::json;

use crate::screen;
use crate::tab::Tab;

/// How much slower than this machine a cheap phone is taken to be.
pub const SLOWDOWN: u32 = 4;

/// Milliseconds of many tries of one thing.
#[derive(Debug, Clone)]
pub struct Times(Vec<f64>);

impl Times {
    /// Sorts them.
    pub fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// The time that this part of the tries did not exceed; 0 without tries.
    pub fn percentile(&self, part: usize) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0
            .get((self.0.len() * part / 100).min(last))
            .copied()
            .unwrap_or_default()
    }
}

/// A paint is over when the first task after an animation frame runs.
const AFTER_PAINT: &str = "
  globalThis.__after_paint = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(null);
  });";

/// Counts anew each time; the listener of an earlier time goes on counting into its own list.
const TIME_KEYS: &str = "{
  const keys = globalThis.__keys = [];
  addEventListener('keydown', (event) => {
    const pressed = event.timeStamp;
    __after_paint((painted) => keys.push(painted - pressed));
  }, { capture: true });
}";

/// Looks how many digests of progress the device keeps, and when that last changed.
const COUNT_KEPT: &str = "{
  globalThis.__kept = { count: 0, since: performance.now() };
  const count = (db) => {
    const asked = db.transaction('digests').objectStore('digests').count();
    asked.onsuccess = () => {
      if (asked.result !== __kept.count) __kept = { count: asked.result, since: performance.now() };
      db.close();
      setTimeout(look, 200);
    };
  };
  const look = () => { indexedDB.open('lientich').onsuccess = (event) => count(event.target.result); };
  look();
}";

/// Waits until the device keeps digests of progress and has added none for three seconds: what a second start finds.
pub async fn until_kept(tab: &Tab) -> Result<()> {
    tab.run_script(COUNT_KEPT).await?;
    let settled = "0 < __kept.count && 3000 < performance.now() - __kept.since";
    tab.wait("for digests to be kept", settled)
        .await
        .map(|_| ())
}

/// Slows the processor of this tab down.
pub async fn slow_down(tab: &Tab) -> Result<()> {
    tab.raw(
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": SLOWDOWN }),
    )
    .await
    .map(|_| ())
}

/// Types letters into the field that has the focus, each after the one before is painted, and times them.
pub async fn key_to_paint(tab: &Tab, letters: usize) -> Result<Times> {
    tab.run_script(AFTER_PAINT).await?;
    tab.run_script(TIME_KEYS).await?;
    for n in 0..letters {
        tab.key_letter(if n % 8 == 7 { ' ' } else { 'a' }).await?;
        tab.wait("for a key to be painted", &format!("{n} < __keys.length"))
            .await?;
    }
    times(&tab.evaluate("__keys").await?)
}

/// Opens an address and gives the milliseconds from the start of the navigation until a clause can be read.
pub async fn first_clause(tab: &Tab, address: &str) -> Result<f64> {
    let clause = format!("{} {}", screen::CLAUSE, screen::CLAUSE_TEXT);
    first(tab, address, &clause, "thing.value").await
}

/// Opens an address and gives the milliseconds from the start of the navigation until a target is there.
pub async fn first_sight(tab: &Tab, address: &str, target: &str) -> Result<f64> {
    first(tab, address, target, "true").await
}

async fn first(tab: &Tab, address: &str, target: &str, is_ready: &str) -> Result<f64> {
    let watch = format!(
        "{AFTER_PAINT}
         const look = () => {{
           const thing = document.querySelector({});
           if (thing && {is_ready} && thing.getClientRects().length) {{
             return __after_paint((painted) => {{ globalThis.__first_sight = painted; }});
           }}
           requestAnimationFrame(look);
         }};
         requestAnimationFrame(look);",
        json!(target)
    );
    tab.raw(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": watch }),
    )
    .await?;
    tab.goto(address).await?;
    let time = tab
        .wait(
            &format!("to see {target}"),
            "globalThis.__first_sight ?? null",
        )
        .await?;
    time.as_f64().context("a time in milliseconds")
}

fn times(list: &serde_json::Value) -> Result<Times> {
    let list = list.as_array().context("a list of times")?;
    Ok(Times::new(
        list.iter().filter_map(serde_json::Value::as_f64).collect(),
    ))
}
