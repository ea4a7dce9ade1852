//! Names that the school's language has for the things of the domain: bodies, posts, sides, kinds, reasons.

use lientich_shared::directory::Role;
use lientich_shared::log::change::{Body, Field, NodeKind, Side};
use lientich_shared::log::duty::Office;
use lientich_shared::log::sign_off::Step;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::text::case;
use lientich_shared::time::{Day, Timestamp};

use super::{Language, fill, language, reports, t};

fn pick(vietnamese: &'static str, english: &'static str) -> &'static str {
    match language() {
        Language::Vietnamese => vietnamese,
        Language::English => english,
    }
}

/// All bodies, in the order of the school.
pub const BODIES: [Body; 14] = [
    Body::Bgh,
    Body::Bch,
    Body::WomensCommittee,
    Body::PeoplesInspectorate,
    Body::PartyCell,
    Body::SubjectTeams,
    Body::UnionGroups,
    Body::YouthUnion,
    Body::Pioneers,
    Body::HomeroomTeachers,
    Body::Accounting,
    Body::RecordsOffice,
    Body::ParentsBoard,
    Body::AllStaff,
];

/// A body's full name.
pub fn body(body: Body) -> &'static str {
    match body {
        Body::Bgh => pick("Ban giám hiệu", "School management"),
        Body::Bch => pick("BCH Công đoàn", "Union committee"),
        Body::WomensCommittee => pick("Ban Nữ công", "Women's committee"),
        Body::PeoplesInspectorate => pick("Ban Thanh tra nhân dân", "People's inspectorate"),
        Body::PartyCell => pick("Chi bộ", "Party cell"),
        Body::SubjectTeams => pick("Tổ chuyên môn", "Subject teams"),
        Body::UnionGroups => pick("Tổ công đoàn", "Union groups"),
        Body::YouthUnion => pick("Đoàn Thanh niên", "Youth Union"),
        Body::Pioneers => pick("Đội Thiếu niên", "Pioneers"),
        Body::HomeroomTeachers => pick("Giáo viên chủ nhiệm", "Homeroom teachers"),
        Body::Accounting => pick("Kế toán", "Accounting"),
        Body::RecordsOffice => pick("Văn thư", "Records office"),
        Body::ParentsBoard => pick("Ban đại diện cha mẹ học sinh", "Parents' board"),
        Body::AllStaff => pick("Toàn thể cán bộ, giáo viên, nhân viên", "All staff"),
    }
}

/// What an office is called.
pub fn office(office: Office) -> &'static str {
    match office {
        Office::Principal => pick("Hiệu trưởng", "Principal"),
        Office::VicePrincipal => pick("Phó hiệu trưởng", "Vice principal"),
        Office::UnionChair => pick("Chủ tịch Công đoàn", "Union chair"),
        Office::PartySecretary => pick("Bí thư chi bộ", "Party secretary"),
        Office::TeamLeaders => pick("Tổ trưởng", "Team leaders"),
        Office::PioneerLeader => pick("Tổng phụ trách Đội", "Pioneer leader"),
        Office::YouthSecretary => pick("Bí thư Đoàn Thanh niên", "Youth Union secretary"),
    }
}

/// All posts, in the order of the school.
pub const ROLES: [Role; 16] = [
    Role::Principal,
    Role::VicePrincipal,
    Role::UnionChair,
    Role::UnionCommittee,
    Role::WomensCommittee,
    Role::PeoplesInspectorate,
    Role::PartySecretary,
    Role::PartyCommittee,
    Role::TeamLeader,
    Role::YouthUnion,
    Role::PioneerLeader,
    Role::HomeroomTeacher,
    Role::Staff,
    Role::Accountant,
    Role::RecordsOffice,
    Role::ParentsBoard,
];

/// A post's name.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Principal => pick("Hiệu trưởng", "Principal"),
        Role::VicePrincipal => pick("Phó hiệu trưởng", "Vice principal"),
        Role::UnionChair => pick("Chủ tịch Công đoàn", "Union chair"),
        Role::UnionCommittee => pick("Ủy viên BCH Công đoàn", "Union committee member"),
        Role::WomensCommittee => pick("Ban Nữ công", "Women's committee"),
        Role::PeoplesInspectorate => pick("Ban Thanh tra nhân dân", "People's inspectorate"),
        Role::PartyCommittee => pick("Chi ủy viên", "Party committee member"),
        Role::TeamLeader => pick("Tổ trưởng", "Team leader"),
        Role::Staff => pick("Giáo viên, nhân viên", "Teacher or staff"),
        Role::Accountant => pick("Kế toán", "Accountant"),
        Role::RecordsOffice => pick("Văn thư", "Records office"),
        Role::PartySecretary => pick("Bí thư Chi bộ", "Party cell secretary"),
        Role::YouthUnion => pick("BCH Đoàn Thanh niên", "Youth Union committee"),
        Role::PioneerLeader => pick("Tổng phụ trách Đội", "Pioneers' leader"),
        Role::HomeroomTeacher => pick("Giáo viên chủ nhiệm", "Homeroom teacher"),
        Role::ParentsBoard => pick("Ban đại diện cha mẹ học sinh", "Parents' board"),
    }
}

/// A side's short name, as on its tag.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Joint => pick("Hai bên", "Both sides"),
        Side::Bgh => "BGH",
        Side::Bch => "BCH",
        Side::Women => pick("Nữ công", "Women"),
        Side::Outside => pick("Bên ngoài", "Outside"),
    }
}

/// What a step of a plan's life is called.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Draft => pick("dự thảo", "draft"),
        Step::Consulting => pick("lấy ý kiến", "consultation"),
        Step::Revised => pick("đã chỉnh sửa theo ý kiến", "revised"),
        Step::Passed => pick("hội nghị đã thông qua", "passed by the conference"),
        Step::Signing => pick("trình ký", "signing"),
        Step::Issued => pick("đã ban hành", "issued"),
        Step::InForce => pick("đang thực hiện", "in force"),
        Step::Evaluated => pick("đã đánh giá", "evaluated"),
        Step::Archived => pick("đã lưu trữ", "archived"),
    }
}

/// What a part of the plan is called.
pub fn kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Letterhead => pick("quốc hiệu và nơi ban hành", "letterhead"),
        NodeKind::Title => pick("trích yếu", "subject"),
        NodeKind::Issuance => pick("dòng ban hành kèm", "issuance note"),
        NodeKind::Basis => pick("căn cứ", "legal basis"),
        NodeKind::Preamble => pick("lời mở đầu", "preamble"),
        NodeKind::Section => pick("mục", "section"),
        NodeKind::Clause => pick("điều", "clause"),
        NodeKind::Bullet => pick("gạch đầu dòng", "bullet"),
        NodeKind::Paragraph => pick("đoạn văn", "paragraph"),
        NodeKind::Closing => pick("lời kết", "closing words"),
        NodeKind::Recipient => pick("nơi nhận", "recipient"),
        NodeKind::Signer => pick("người ký", "signer"),
    }
}

/// How one speaks of a part by its kind and its path: "Điều III.2.1", "Mục II", "Căn cứ".
pub fn part(kind: NodeKind, path: &str) -> String {
    let speaks_for_itself = ["Điều", "Chương", "Phần", "Mục"]
        .iter()
        .any(|word| path.starts_with(word));
    match kind {
        _ if path.is_empty() => capitalised(self::kind(kind)),
        _ if speaks_for_itself => path.to_owned(),
        NodeKind::Section => fill(t().section, &[path]),
        NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph => fill(t().clause, &[path]),
        _ => capitalised(self::kind(kind)),
    }
}

/// With a capital first letter.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| std::iter::once(case::upper(first)).chain(letters).collect())
        .unwrap_or_default()
}

/// What a document is: plan, regulation or report.
pub fn plan_kind(kind: PlanKind) -> &'static str {
    match kind {
        PlanKind::Plan => t().kind_plan,
        PlanKind::Regulation => t().kind_regulation,
        report => reports::kind(report),
    }
}

/// What a field is called in a sentence.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::PlanKind => pick("loại văn bản", "the kind of document"),
        Field::School => pick("tên trường", "the school"),
        Field::SchoolYear => pick("năm học", "the school year"),
        Field::Number => pick("số, kí hiệu", "the number"),
        Field::IssuePlace => pick("nơi ban hành", "the place of issue"),
        Field::IssueDay => pick("ngày ban hành", "the day of issue"),
        Field::Kind => pick("loại dòng", "the kind of part"),
        Field::Style => pick("cách đánh số", "the numbering"),
        Field::Lead => pick("người chủ trì", "the lead"),
        Field::Due => pick("hạn", "the due day"),
        Field::Status => pick("tình trạng", "the state"),
        Field::Target => pick("chỉ tiêu", "the target"),
        Field::SignerBody | Field::SignerCapacity | Field::SignerPosition | Field::SignerName => {
            pick("người ký", "the signer")
        }
        Field::ReportOf => pick("phạm vi báo cáo", "what the report is of"),
        Field::Origin => pick("kế hoạch gốc", "the plan it was made from"),
        Field::TemplateName => pick("tên mẫu", "the template's name"),
        Field::SideBefore => pick(
            "bên phụ trách ở kế hoạch cũ",
            "the side in the earlier plan",
        ),
        Field::KeptAt(_) => pick("phần đã rà soát", "what was looked at"),
        Field::DutyAt(_) => pick("phân công", "a duty"),
        Field::TargetAt(_) => pick("chỉ tiêu", "a target"),
        Field::Other(_) => pick("một phần khác", "another part"),
    }
}

/// Why the server refused, in a sentence.
pub fn refusal(reason: Refusal) -> &'static str {
    match reason {
        Refusal::NotAllowed => t().refused_not_allowed,
        Refusal::RestsOnRefused => t().refused_rests,
        Refusal::Malformed => t().refused_malformed,
        Refusal::Fork => t().refused_fork,
        Refusal::NoSuchTarget => t().refused_no_target,
        Refusal::OutOfStep => t().refused_out_of_step,
        Refusal::ContentMismatch => t().refused_content,
        Refusal::TooOften => t().refused_too_often,
    }
}

/// "Thứ Bảy 21/11/2026".
pub fn long_day(day: Day) -> String {
    const VIETNAMESE: [&str; 7] = [
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ Nhật",
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
    ];
    const ENGLISH: [&str; 7] = [
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
    ];
    // 1970-01-01 was a Thursday.
    let weekday = usize::try_from(day.0.rem_euclid(7)).unwrap_or(0);
    format!("{} {day}", pick(VIETNAMESE[weekday], ENGLISH[weekday]))
}

/// "09:12" for today, "09:12 · 20/11" for another day.
pub fn moment(at: Timestamp, today: Day) -> String {
    let (hour, minute) = at.clock();
    let day = at.day();
    if day == today {
        return format!("{hour:02}:{minute:02}");
    }
    let (_, month, number) = day.civil();
    format!("{hour:02}:{minute:02} · {number:02}/{month:02}")
}

/// How far a due day is, as one says it.
pub fn due(day: Day, today: Day) -> String {
    match today.0 - day.0 {
        0 => t().due_today.to_owned(),
        1 => t().due_yesterday.to_owned(),
        -1 => t().due_tomorrow.to_owned(),
        late if 0 < late => fill(t().days_late, &[&late.to_string()]),
        _ => fill(t().due_on, &[&day.to_string()]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        let day = Day::from_civil(2026, 11, 21).unwrap();
        assert_eq!(long_day(day), "Thứ Bảy 21/11/2026");
    }

    #[test]
    fn a_due_day_is_said_as_people_say_it() {
        let today = Day::from_civil(2026, 11, 21).unwrap();
        let said = |offset: i32| due(Day(today.0 + offset), today);
        assert_eq!(said(-6), "quá hạn 6 ngày");
        assert_eq!(said(-1), "hạn hôm qua");
        assert_eq!(said(0), "hạn hôm nay");
        assert_eq!(said(1), "hạn ngày mai");
        assert_eq!(said(4), "hạn 25/11/2026");
    }
}
