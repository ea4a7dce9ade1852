//! A fictional school to try things out with: made once, with fresh sign-in links at each start.

use std::fmt::Write as _;

use lientich_shared::directory::{Person, Post, Role, School};
use lientich_shared::ids::{PersonId, PostId, SchoolId};
use lientich_shared::time::Day;

use crate::app::{Clock, Dice};
use crate::invite::{self, LINK_DAYS};
use crate::roles;
use crate::store::Store;

const SCHOOL: &str = "Trường Tiểu học Sông Vân";
const COMMUNE: &str = "phường Sông Vân";

const PEOPLE: [(&str, &[Role]); 8] = [
    ("Nguyễn Thị Minh Hạnh", &[Role::Principal]),
    ("Trần Quốc Tuấn", &[Role::VicePrincipal]),
    ("Lê Thị Thanh Bình", &[Role::UnionChair, Role::Staff]),
    ("Phạm Đức Mạnh", &[Role::UnionCommittee, Role::Staff]),
    ("Hoàng Thị Kim Oanh", &[Role::WomensCommittee, Role::Staff]),
    ("Vũ Văn Thắng", &[Role::PeoplesInspectorate, Role::Staff]),
    ("Đặng Thuỳ Linh", &[Role::Staff]),
    ("Bùi Anh Dũng", &[Role::TeamLeader, Role::Staff]),
];

/// The team of those who teach, and who is in it.
const TEAM: (&str, [&str; 3]) = (
    "Tổ 4–5",
    ["Phạm Đức Mạnh", "Đặng Thuỳ Linh", "Bùi Anh Dũng"],
);

/// Makes the school if the store has none, and one new link for each person. Answers the page to
/// print.
pub async fn prepare(
    store: &dyn Store,
    clock: &dyn Clock,
    dice: &dyn Dice,
    origin: &str,
) -> anyhow::Result<String> {
    let school = match store
        .schools()
        .await?
        .into_iter()
        .find(|school| school.name == SCHOOL)
    {
        Some(school) => school.id,
        None => found(store, dice).await?,
    };
    let directory = store.directory(school).await?;
    let people = directory
        .map(|directory| directory.people)
        .unwrap_or_default();
    let mut page = heading();
    for (name, roles) in PEOPLE {
        let Some(person) = people.iter().find(|person| person.name == name) else {
            continue;
        };
        let token = invite::invite(store, clock, dice, school, person.id).await?;
        let role = roles.first().map_or("", |&role| roles::name(role));
        // Columns are counted in characters; the names are in composed form.
        writeln!(
            page,
            "  {role:<26} {name:<22} {}",
            invite::link(origin, &token)
        )?;
    }
    page.push_str(&footing(origin));
    Ok(page)
}

fn heading() -> String {
    format!(
        "\n  Liên Tịch · {SCHOOL}, {COMMUNE} (trường mẫu để dùng thử)\n\n  \
         Mỗi người một đường dẫn đăng nhập. Mở mỗi đường dẫn trong một hồ sơ trình duyệt riêng\n  \
         (hoặc cửa sổ ẩn danh), rồi vào «Kế hoạch» để cùng soạn:\n\n"
    )
}

fn footing(origin: &str) -> String {
    format!(
        "\n  Đường dẫn dùng được một lần, trong {LINK_DAYS} ngày; mỗi lần khởi động có đường dẫn mới.\n  \
         Đã đăng nhập rồi thì mở {origin}\n  \
         (One-time sign-in links; open each in its own browser profile. Ctrl+C stops the server.)\n\n"
    )
}

async fn found(store: &dyn Store, dice: &dyn Dice) -> anyhow::Result<SchoolId> {
    anyhow::ensure!(
        store.schools().await?.is_empty(),
        "the data directory holds a real school: name another one with --data to try the demo"
    );
    let draw = || {
        let mut bytes = [0; 16];
        dice.fill(&mut bytes);
        u128::from_be_bytes(bytes)
    };
    let id = SchoolId(draw());
    let school = School {
        id,
        name: SCHOOL.to_owned(),
        level: "Tiểu học".to_owned(),
        commune: COMMUNE.to_owned(),
        superiors: Vec::new(),
        calendars: Vec::new(),
        bases: Vec::new(),
    };
    let (mut people, mut posts) = (Vec::new(), Vec::new());
    for (name, roles) in PEOPLE {
        let person = Person {
            id: PersonId(draw()),
            name: name.to_owned(),
            team: if TEAM.1.contains(&name) { TEAM.0 } else { "" }.to_owned(),
        };
        posts.extend(roles.iter().map(|&role| Post {
            id: PostId(draw()),
            person: person.id,
            role,
            from: FIRST_DAY,
            to: None,
            appointed_by: None,
        }));
        people.push(person);
    }
    store.add_school(&school, &people, &posts).await?;
    Ok(id)
}

/// 01/08/2024: long enough ago for every test of the product to lie behind it.
const FIRST_DAY: Day = Day(19_936);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_of_the_fictional_school_begin_in_august() {
        assert_eq!(FIRST_DAY.to_string(), "01/08/2024");
    }
}
