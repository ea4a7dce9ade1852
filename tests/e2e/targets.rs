//! Targets are read out of the text, shared out to a team that registers and reports without a network, and rolled up
//! to the school, whose own number wins while the difference is shown.

use anyhow::{Result, ensure};
use lientich_tests::axe;
use lientich_tests::chromium::Form::{self, Desktop, Phone};
use lientich_tests::paths;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::Place;
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

/// A short plan of an invented school, with targets of four kinds.
const PLAN: &str = "\
KẾ HOẠCH
Phối hợp giữa Ban giám hiệu và Ban Chấp hành Công đoàn
Năm học 2026 - 2027

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;

I. MỤC ĐÍCH, YÊU CẦU
1. Thống nhất cách làm giữa hai bên trong cả năm học.
II. CHỈ TIÊU
1. 17/54 (31,5%) giáo viên dạy giỏi cấp trường.
2. Lao động tiên tiến: 54/54 (100%), trong đó 8 Chiến sĩ thi đua cơ sở.
3. 100% đoàn viên tham gia các phong trào thi đua.
4. Thư viện đạt mức 2.
III. TỔ CHỨC THỰC HIỆN
1. Hiệu trưởng bảo đảm thời gian và kinh phí.

Nơi nhận:
- Các tổ chuyên môn (để thực hiện);
- Lưu: VT.
HIỆU TRƯỞNG
Trần Minh Khôi
CHỦ TỊCH CÔNG ĐOÀN
Lê Thu Hà
";

const CHIP: &str = "[data-act=edit-target]";
const FIRST: &str = "[data-testid=target] > summary";

#[test]
fn a_team_registers_offline_and_its_share_rolls_up_to_the_school() {
    tell("targets", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, PLAN).await?;
        accept_what_the_text_proposes(&plan.tab).await?;
        share_out_the_first(&plan.tab).await?;
        plan.is_synced().await?;

        let (_chair, chair_tab) = school.device(Person::UnionChair, Desktop).await?;
        let chair = SignPage::of(&school.open_plan(chair_tab).await?).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take_all(&TO_SIGNING).await?;
        chair.is_at(Step::Signing).await?;
        principal.sign().await?;
        chair.sign().await?;
        principal.edition(1).await?;

        let (leader, leader_tab) = school.device(Person::TeamLeader, Phone).await?;
        open_targets(&leader_tab, Phone).await?;
        leader_tab.see("Giáo viên dạy giỏi cấp trường").await?;
        leader_tab.can_start_offline().await?;
        leader.go_offline().await?;
        leader_tab.press(FIRST).await?;
        write_number(&leader_tab, "[data-act=register-team]", "9/20").await?;
        leader_tab.see("– / 9").await?;
        write_number(&leader_tab, "[data-act=report-team]", "7/20").await?;
        leader_tab.see("7 / 9").await?;
        leader_tab.reload().await?;
        leader_tab.see("7 / 9").await?;
        keep(&leader_tab, Phone, "targets-team").await?;
        leader.go_online().await?;

        let tab = &principal.tab;
        open_targets(tab, Desktop).await?;
        tab.see("7 / 17").await?;
        tab.press(FIRST).await?;
        tab.see("Các tổ đăng ký 9/20 (45%)").await?;
        write_number(tab, "[data-act=tally-school]", "15/54").await?;
        tab.see("15 / 17").await?;
        tab.see("Các tổ cộng lại được 7/20 (35%)").await?;
        keep(tab, Desktop, "targets").await?;

        // The other side reads the same.
        let other = &chair.tab;
        open_targets(other, Desktop).await?;
        other.see("15 / 17").await?;
        ensure!(
            other.count("[data-testid=target]").await? == 4,
            "four targets were taken"
        );

        register(&leader_tab).await?;
        award(tab).await?;
        open_targets(&leader_tab, Phone).await?;
        leader_tab.press("[data-act=registers]").await?;
        leader_tab.see("được công nhận").await?;
        what_was_reached_begins_next_year(tab).await
    });
}

/// The last result is what next year's target starts from, and whoever reviews it sees whether it was met.
async fn what_was_reached_begins_next_year(tab: &Tab) -> Result<()> {
    tab.press(Place::Plans.selector()).await?;
    tab.press("[data-act=next-year]").await?;
    tab.find("[data-testid=plan-preview]").await?;
    tab.press("[data-act=save]").await?;
    tab.find("[data-testid=review] [data-kind=Target]").await?;
    tab.see("Năm trước đạt 15/54 (27,8%)").await?;
    tab.see("chưa đạt chỉ tiêu").await?;
    tab.see("Năm trước chưa ghi kết quả").await
}

/// The leader registers for a title and enters a visit.
async fn register(tab: &Tab) -> Result<()> {
    tab.press("[data-act=registers]").await?;
    tab.press("[data-act=add-entry]").await?;
    tab.press("[data-act=save-entry]").await?;
    tab.see("Còn thiếu chỗ chưa ghi").await?;
    tab.paste_into("#entry-name", "Lao động tiên tiến").await?;
    tab.press("[data-act=save-entry]").await?;
    tab.see("đã đăng ký").await?;
    tab.press("[data-tab=visits]").await?;
    tab.press("[data-act=add-entry]").await?;
    tab.paste_into("#entry-families", "3").await?;
    tab.press("[data-act=save-entry]").await?;
    tab.see("3 gia đình").await?;
    keep(tab, Phone, "registers").await
}

/// The principal awards it: the register then says so beside the target, and leaves its number alone.
async fn award(tab: &Tab) -> Result<()> {
    tab.press("[data-act=registers]").await?;
    tab.see(Person::TeamLeader.name()).await?;
    tab.press("[data-act=judge-entry]").await?;
    tab.press("label:has([value=award])").await?;
    tab.paste_into("#judge-text", "Quyết định 12/QĐ-TH").await?;
    tab.press("[data-act=save-judgement]").await?;
    tab.see("được công nhận").await?;
    tab.see("sổ có 1/54").await?;
    keep(tab, Desktop, "registers").await
}

async fn accept_what_the_text_proposes(tab: &Tab) -> Result<()> {
    tab.press("[data-act=plan-menu]").await?;
    tab.press("[data-act=propose-targets]").await?;
    tab.see("Nhận tất cả (4)").await?;
    keep(tab, Desktop, "targets-proposed").await?;
    tab.press("[data-act=take-all-targets]").await?;
    tab.see("Không còn chỉ tiêu nào").await?;
    tab.press("dialog [aria-label=Đóng]").await?;
    tab.find(CHIP).await
}

async fn share_out_the_first(tab: &Tab) -> Result<()> {
    tab.press(CHIP).await?;
    tab.see("Bằng 31,5%").await?;
    tab.paste_into("#target-of", "10").await?;
    tab.see("17 nhiều hơn tổng số 10").await?;
    tab.paste_into("#target-of", "54").await?;
    tab.press("#target-shared").await?;
    keep(tab, Desktop, "target-form").await?;
    tab.press("[data-act=save-target]").await?;
    tab.see("các tổ đăng ký").await
}

async fn open_targets(tab: &Tab, form: Form) -> Result<()> {
    match form {
        Phone => {
            tab.press(Place::More.selector()).await?;
            tab.press("[data-act=targets]").await?;
        }
        Desktop => tab.press("[data-nav=targets]").await?,
    }
    tab.find("[data-testid=targets]").await
}

async fn write_number(tab: &Tab, button: &str, number: &str) -> Result<()> {
    tab.press(button).await?;
    tab.paste_into("#tally-number", number).await?;
    tab.press("[data-act=save-tally]").await?;
    tab.find_no_more("[data-testid=tally-form]").await
}

/// Its picture is kept, and axe judges it.
async fn keep(tab: &Tab, form: Form, screen: &str) -> Result<()> {
    let form = match form {
        Phone => "phone",
        Desktop => "desktop",
    };
    let screens = paths::target()?.join("screens");
    std::fs::create_dir_all(&screens)?;
    std::fs::write(
        screens.join(format!("{form}-{screen}.png")),
        tab.picture().await?,
    )?;
    axe::no_serious_fault(tab, screen).await
}
