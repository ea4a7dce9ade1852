//! A plan leaves the app as a Word file, made on a device without a network.

use anyhow::{Context, Result, ensure};
use lientich_tests::chromium::Form::Desktop;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::sign_page::SignPage;
use lientich_tests::story::tell;

const SAVE: &str = "[data-act=save-word]";

#[test]
fn a_plan_is_handed_out_as_a_word_file_without_a_network() {
    tell("word_file", async |world| {
        let school = School::open(world).await?;
        let (device, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        plan.tab.can_start_offline().await?;
        device.go_offline().await?;
        let page = SignPage::of(&plan).await?;
        let (name, file) = page.tab.download(SAVE).await?;
        let title = name
            .strip_suffix(".docx")
            .context("the name of a Word file")?;
        ensure!(
            title.starts_with("Kế hoạch"),
            "a name that says what it is: {name}"
        );
        let read = docx_rs::read_docx(&file)
            .context("read the Word file")?
            .json();
        for words in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "TRƯỜNG TIỂU HỌC SÔNG VÂN",
            "Sông Vân, ngày",
            "Ban Chấp hành Công đoàn tập hợp ý kiến",
            "TM. BAN CHẤP HÀNH CÔNG ĐOÀN",
            Person::Principal.name(),
            Person::UnionChair.name(),
        ] {
            ensure!(read.contains(words), "“{words}” is not in the Word file");
        }
        Result::Ok(())
    });
}
