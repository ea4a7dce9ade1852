//! The server dies in the middle of its work, again and again, and nothing that was written is lost.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::story::tell;

#[test]
fn a_server_killed_while_devices_send_has_everything_after_it_starts_again() {
    tell("power_cut", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        principal.is_synced().await?;
        let (_phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let union = school.open_plan(tab).await?;
        let mine = principal.node("Hiệu trưởng bảo đảm").await?;
        let theirs = union.node("Chủ tịch Công đoàn theo dõi").await?;
        for round in 0..4 {
            // Both are still writing, and their first letters under way, when the server dies.
            let (one, two) = (format!(" Sửa {round}a."), format!(" Sửa {round}b."));
            let die = async {
                principal.write_at_end(&mine, " ").await?;
                school.kill_server().await
            };
            let (killed, wrote) =
                futures::future::join(die, union.write_at_end(&theirs, &two)).await;
            killed?;
            wrote?;
            principal.write_at_end(&mine, &one).await?;
            school.start_server().await?;
            principal.is_synced().await?;
            union.is_synced().await?;
        }
        // What one has sent is not yet what the other has heard.
        principal
            .reads(&theirs, &union.text(&theirs).await?)
            .await?;
        union.reads(&mine, &principal.text(&mine).await?).await?;
        let hash = principal.content_hash().await?;
        union.has_content(&hash).await?;
        let (_device, tab) = school.device(Person::VicePrincipal, Desktop).await?;
        let from_server = school.open_plan(tab).await?;
        from_server.has_content(&hash).await?;
        everything_is_there(&from_server.text(&mine).await?, 'a')?;
        everything_is_there(&from_server.text(&theirs).await?, 'b')
    });
}

fn everything_is_there(text: &str, letter: char) -> Result<()> {
    for round in 0..4 {
        ensure!(
            text.contains(&format!(" Sửa {round}{letter}.")),
            "round {round} is missing in “{text}”"
        );
    }
    Ok(())
}
