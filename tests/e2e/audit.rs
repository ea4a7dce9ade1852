//! A curious teacher tries the server's doors from the developer tools; both sides read of it in the audit trail.

use anyhow::ensure;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Place};
use lientich_tests::story::tell;

/// What the teacher types: to take a person in, then to read the trail. Answers with the two statuses.
const TRY: &str = "(async () => {
    const body = JSON.stringify({ add_people: { people: [
        { name: 'Người Lạ', roles: ['principal'], team: '' } ] } });
    const headers = { 'content-type': 'application/json' };
    const added = await fetch('/api/v1/members', { method: 'POST', headers, body });
    const read = await fetch('/api/v1/audit');
    return `${added.status} ${read.status}`;
})()";

#[test]
fn both_sides_read_what_a_teacher_tried_in_vain() {
    tell("audit", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        school.import(tab, samples::PLAN).await?.is_synced().await?;

        let (_teacher, teacher) = school.device(Person::Teacher, Phone).await?;
        let answers = teacher.evaluate(TRY).await?;
        ensure!(answers == "403 403", "a teacher was let in: {answers}");
        teacher.press(Place::More.selector()).await?;
        teacher.see("Máy này").await?;
        ensure!(
            teacher.count(screen::TO_AUDIT).await? == 0,
            "a teacher is offered the audit trail"
        );

        let (_chair, chair) = school.device(Person::UnionChair, Phone).await?;
        chair.press(Place::More.selector()).await?;
        chair.press(screen::TO_AUDIT).await?;
        for words in [
            "Thử thêm người",
            "Thử đọc nhật ký",
            "Đăng nhập trên máy",
            "Bắt đầu soạn",
        ] {
            chair.see(words).await?;
        }
        chair.press(screen::ONLY_REFUSED).await?;
        chair.see_no_more("Đăng nhập trên máy").await?;
        let rows = chair.count(screen::AUDIT_ROW).await?;
        let refused = chair.count(screen::AUDIT_REFUSED).await?;
        ensure!(
            (rows, refused) == (2, 2),
            "{rows} rows, {refused} of them refused"
        );
        Ok(())
    });
}
