//! Telling a story: its deadline, its clean end, and what it leaves behind when it fails.

use std::env;
use std::panic::AssertUnwindSafe;
use std::sync::LazyLock;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use futures::FutureExt;
use tokio::sync::Semaphore;

use crate::paths;
use crate::world::World;

/// No story takes longer; one that does hangs.
const DEADLINE: Duration = Duration::from_mins(5);

/// How many stories play at once; each has up to four browsers. `LIENTICH_STORIES` changes it.
static STAGE: LazyLock<Semaphore> = LazyLock::new(|| {
    let places = env::var("LIENTICH_STORIES").ok();
    Semaphore::new(places.and_then(|places| places.parse().ok()).unwrap_or(2))
});

/// Tells a story in a world of its own. It fails if a step fails, if it takes too long, or if a page complained.
///
/// # Panics
/// When the story fails, after leaving evidence of all its devices.
pub fn tell(name: &str, story: impl AsyncFnOnce(&World) -> Result<()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts");
    if let Err(error) = runtime.block_on(on_stage(name, story)) {
        // Without the backtrace that `Debug` would add: steps are told apart by their words.
        let because: Vec<_> = error.chain().map(ToString::to_string).collect();
        panic!("{}", because.join("\n  because "));
    }
}

async fn on_stage(name: &str, story: impl AsyncFnOnce(&World) -> Result<()>) -> Result<()> {
    let _turn = STAGE.acquire().await.context("wait for the stage")?;
    let evidence = paths::evidence(name)?;
    let world = World::new(&evidence);
    let mut ended = end(&world, story).await;
    for device in world.devices() {
        if ended.is_err()
            && let Err(lost) = device.leave_evidence(&evidence).await
        {
            ended = ended.with_context(|| format!("no evidence of {}: {lost:#}", device.name));
        }
        let closed = device.close().await;
        ended = ended.and(closed);
    }
    ended.with_context(|| format!("evidence is in {}", evidence.display()))
}

async fn end(world: &World, story: impl AsyncFnOnce(&World) -> Result<()>) -> Result<()> {
    let guarded = AssertUnwindSafe(story(world)).catch_unwind();
    match tokio::time::timeout(DEADLINE, guarded).await {
        Err(_) => bail!("the story did not end within {} s", DEADLINE.as_secs()),
        Ok(Err(panic)) => {
            let text = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied());
            bail!("{}", text.unwrap_or("a panic without words"))
        }
        Ok(Ok(ended)) => ended?,
    }
    for device in world.devices() {
        let complaints = device.console.complaints();
        if !complaints.is_empty() {
            bail!(
                "pages of {} complained:\n{}",
                device.name,
                complaints.join("\n")
            );
        }
    }
    Ok(())
}
