//! Duties read in the words of a plan: offered beside them, corrected, put aside, accepted all at once without a
//! network; the other side sees what was assigned, and what was put aside is offered to them still.

use anyhow::ensure;
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, SyncState};
use lientich_tests::story::tell;

const TAB: &str = ".panel [data-tab=duties]";
const OFFERS: &str = "[data-testid=offers]";
const FORM: &str = "[data-testid=duty-form]";
const LINE: &str = "[data-testid=duty-line]";

#[test]
fn duties_read_in_the_words_are_decided_offline_and_seen_by_the_other_side() {
    tell("duties_offered", async |world| {
        let school = School::open(world).await?;
        let (desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        principal.is_synced().await?;
        let joint = principal.node("Hai bên họp liên tịch").await?;
        let inspects = principal.node("Ban Thanh tra nhân dân").await?;
        let gathers = principal.node("Ban Chấp hành Công đoàn").await?;

        desktop.go_offline().await?;
        principal.is(SyncState::Offline).await?;
        let tab = &principal.tab;
        tab.press(TAB).await?;
        let of = |node: &str| format!("{OFFERS}[data-node=\"{node}\"]");
        tab.find(&of(&joint)).await?;
        axe::no_serious_fault(tab, "offers beside the plan").await?;
        // Nothing is in the plan before somebody accepts it.
        ensure!(
            tab.count(LINE).await? == 0,
            "a duty before any was accepted"
        );

        // One is put aside, one is corrected.
        tab.press(&format!("{} [data-act=dismiss-offer]", of(&gathers)))
            .await?;
        tab.find_no_more(&of(&gathers)).await?;
        tab.press(&format!("{} [data-act=correct-offer]", of(&inspects)))
            .await?;
        tab.find(FORM).await?;
        axe::no_serious_fault(tab, "the form of a duty").await?;
        tab.paste_into("#duty-proof", "báo cáo giám sát").await?;
        tab.press(&format!("{FORM} {}", Act::Save.selector()))
            .await?;
        let line = |node: &str| format!("{} {LINE}", screen::clause(node));
        tab.find(&line(&inspects)).await?;
        ensure!(
            tab.words(&line(&inspects))
                .await?
                .contains("báo cáo giám sát")
        );
        tab.find_no_more(&of(&inspects)).await?;

        // The others are accepted at once, and at once taken back and accepted again.
        tab.press("[data-act=accept-all]").await?;
        tab.find(&line(&joint)).await?;
        tab.press(&Act::ToastAction.selector()).await?;
        tab.find_no_more(&line(&joint)).await?;
        tab.press("[data-act=accept-all]").await?;
        let said = tab.words(&line(&joint)).await?;
        ensure!(
            said.contains("Ban giám hiệu") && said.contains("hằng tháng"),
            "{said}"
        );
        desktop.go_online().await?;
        principal.is_synced().await?;

        // The union's chair sees what was assigned, and is offered what the principal put aside on his device.
        let (_phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let union = school.open_plan(tab).await?;
        union.has_content(&principal.content_hash().await?).await?;
        let tab = &union.tab;
        ensure!(
            tab.words(&line(&inspects))
                .await?
                .contains("báo cáo giám sát")
        );
        tab.press(&format!(
            "{} [data-act=show-offers]",
            screen::clause(&gathers)
        ))
        .await?;
        tab.find(&format!("{FORM} [data-testid=offer]")).await?;
        axe::no_serious_fault(tab, "offers on a phone").await?;
        tab.press(&format!("{FORM} [data-act=accept-offer]"))
            .await?;
        tab.find(&format!("{FORM} [data-testid=assigned]")).await?;
        tab.press("=Đóng").await?;
        union.is_synced().await?;
        principal.tab.find(&line(&gathers)).await
    });
}
