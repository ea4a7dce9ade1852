//! Telling a story: its deadline, its clean end, and what it leaves behind when it fails.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use futures::FutureExt;

use crate::paths;
use crate::world::World;

/// No story takes longer; one that does hangs.
const DEADLINE: Duration = Duration::from_mins(5);

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
    let told = runtime.block_on(async {
        let evidence = paths::evidence(name)?;
        let world = World::new(&evidence);
        let ended = end(&world, story).await;
        if ended.is_err() {
            for device in world.devices() {
                device.leave_evidence(&evidence).await?;
            }
        }
        for device in world.devices() {
            device.close().await?;
        }
        ended.with_context(|| format!("evidence is in {}", evidence.display()))
    });
    if let Err(error) = told {
        panic!("{error:?}");
    }
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
