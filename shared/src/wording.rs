//! What a clause asks of whom and aims at, as lines of a Vietnamese plan: on the paper that is signed, under a clause
//! that is read, beside what changed, in what the tool prints. All of it that is signed is said here. Nothing of how
//! far anybody is: that is in `progress`.

use crate::ids::PersonId;
use crate::log::change::{Body, NodeId};
use crate::log::duty::{Duty, Occasion, Office, Party, Rhythm};
use crate::log::target::{Period, Target};
use crate::plan::assignments::Assignments;
use crate::targets::{number, words};
use crate::text::case;

/// The last day that every month is said to have.
const LAST_DAY: u8 = 31;

/// What a person is called.
pub type Names<'a> = &'a dyn Fn(PersonId) -> String;

/// A line under a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// The duty that it tells; `None` for a target.
    pub duty: Option<&'a Duty>,
    /// The line.
    pub words: String,
}

/// The lines under a clause: its duties, then its targets.
pub fn under<'a>(work: &'a Assignments, node: NodeId, names: Names<'_>) -> Vec<Line<'a>> {
    let duties = work.duties.iter().filter(|found| found.id.node == node);
    let duties = duties.map(|found| Line {
        duty: Some(&found.duty),
        words: duty(&found.duty, names),
    });
    let targets = work.targets.iter().filter(|found| found.id.node == node);
    let targets = targets.map(|found| Line {
        duty: None,
        words: target(&found.target),
    });
    duties.chain(targets).collect()
}

/// The lines under a clause as one aside, for documents that say it behind the clause's words; empty for none.
pub fn aside(work: &Assignments, node: NodeId, names: Names<'_>) -> String {
    let lines = under(work, node, names).into_iter().map(|line| line.words);
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("({})", lines.join(". "))
}

/// "Chủ trì: Ban giám hiệu; phối hợp: Ban Nữ công; hằng tháng; minh chứng: biên bản". Of something that nobody leads
/// and that has no time, its words alone.
pub fn duty(duty: &Duty, names: Names<'_>) -> String {
    let listed = |what: &str, charged: &[Party]| {
        let all: Vec<String> = charged.iter().map(|one| party(one, names)).collect();
        (!all.is_empty()).then(|| format!("{what}: {}", all.join(", ")))
    };
    let goal = duty.goal.as_ref();
    let goal = goal.map(|goal| format!("cần đạt {} {}", number::grouped(goal.of), goal.unit));
    let proof = stripped(&duty.evidence);
    let parts = [
        listed("chủ trì", duty.lead.as_slice()),
        listed("phối hợp", &duty.cooperate),
        listed("giám sát", &duty.supervise),
        rhythm(&duty.rhythm),
        goal,
        duty.is_each.then(|| "mỗi người tự làm".to_owned()),
        (!proof.is_empty()).then(|| format!("minh chứng: {proof}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let said = capitalised(&parts.join("; "));
    match (stripped(&duty.text), said.is_empty()) {
        ("", _) => said,
        (text, true) => text.to_owned(),
        (text, false) => format!("{text}. {said}"),
    }
}

/// "Chỉ tiêu: Giáo viên dạy giỏi cấp trường: 17/54 (31,5%); kỳ trước 15/52 (28,8%)".
pub fn target(target: &Target) -> String {
    let what = words::target(target);
    let head = if what.is_empty() {
        "Chỉ tiêu không có số".to_owned()
    } else {
        format!("Chỉ tiêu: {what}")
    };
    let population = stripped(&target.population);
    let baseline = target.baseline.as_ref().map(number::figure);
    let parts = [
        (!population.is_empty()).then(|| format!("tính trên {population}")),
        period(target.period),
        baseline.map(|figure| format!("kỳ trước {figure}")),
        (target.is_shared_out).then(|| "các tổ đăng ký".to_owned()),
    ];
    let parts = std::iter::once(head).chain(parts.into_iter().flatten());
    parts.collect::<Vec<_>>().join("; ")
}

/// What whoever is charged with something is called in the middle of a line.
pub fn party(party: &Party, names: Names<'_>) -> String {
    match party {
        Party::Body(body) => self::body(*body).to_owned(),
        Party::Office(office) => self::office(*office).to_owned(),
        Party::Team(team) => team.clone(),
        Party::Person(person) => names(*person),
    }
}

/// What an office is called in the middle of a line.
pub fn office(office: Office) -> &'static str {
    match office {
        Office::Principal => "Hiệu trưởng",
        Office::VicePrincipal => "Phó Hiệu trưởng",
        Office::UnionChair => "Chủ tịch Công đoàn",
        Office::PartySecretary => "Bí thư Chi bộ",
        Office::TeamLeaders => "các tổ trưởng",
        Office::PioneerLeader => "Tổng phụ trách Đội",
        Office::YouthSecretary => "Bí thư Đoàn Thanh niên",
    }
}

/// What a body is called in the middle of a line.
pub fn body(body: Body) -> &'static str {
    match body {
        Body::Bgh => "Ban giám hiệu",
        Body::Bch => "Ban Chấp hành Công đoàn",
        Body::WomensCommittee => "Ban Nữ công",
        Body::PeoplesInspectorate => "Ban Thanh tra nhân dân",
        Body::PartyCell => "Chi bộ",
        Body::SubjectTeams => "các tổ chuyên môn",
        Body::UnionGroups => "các tổ công đoàn",
        Body::YouthUnion => "Đoàn Thanh niên",
        Body::Pioneers => "Đội Thiếu niên",
        Body::HomeroomTeachers => "giáo viên chủ nhiệm",
        Body::Accounting => "Kế toán",
        Body::RecordsOffice => "Văn thư",
        Body::ParentsBoard => "Ban đại diện cha mẹ học sinh",
        Body::AllStaff => "toàn thể cán bộ, giáo viên, nhân viên",
    }
}

/// When, or how often; nothing where nobody has said.
pub fn rhythm(rhythm: &Rhythm) -> Option<String> {
    let said = match rhythm {
        Rhythm::Unstated => return None,
        Rhythm::Continuous => "thường xuyên".to_owned(),
        Rhythm::Periodic => "định kỳ".to_owned(),
        Rhythm::Once(day) => format!("chậm nhất ngày {day}"),
        Rhythm::Weekly(day) => format!("hằng tuần, {}", weekday(*day)),
        Rhythm::Monthly(LAST_DAY) => "hằng tháng".to_owned(),
        Rhythm::Monthly(day) => format!("hằng tháng, chậm nhất ngày {day}"),
        Rhythm::Quarterly {
            month: 3,
            day: LAST_DAY,
        } => "hằng quý".to_owned(),
        Rhythm::Quarterly { month, day } => {
            format!("hằng quý, chậm nhất ngày {day} của tháng thứ {month}")
        }
        Rhythm::Termly(1) => "mỗi học kỳ".to_owned(),
        Rhythm::Termly(times) => format!("{times} lần mỗi học kỳ"),
        Rhythm::Yearly(1) => "mỗi năm học".to_owned(),
        Rhythm::Yearly(times) => format!("{times} lần mỗi năm học"),
        Rhythm::On(occasion) => self::occasion(occasion).to_owned(),
    };
    Some(said)
}

fn weekday(day: u8) -> &'static str {
    const DAYS: [&str; 7] = [
        "thứ Hai",
        "thứ Ba",
        "thứ Tư",
        "thứ Năm",
        "thứ Sáu",
        "thứ Bảy",
        "Chủ nhật",
    ];
    DAYS[usize::from(day.saturating_sub(1)).min(DAYS.len() - 1)]
}

fn occasion(occasion: &Occasion) -> &str {
    match occasion {
        Occasion::YearStart => "đầu năm học",
        Occasion::MidYear => "cuối học kỳ I",
        Occasion::YearEnd => "cuối năm học",
        Occasion::Opening => "dịp khai giảng",
        Occasion::Closing => "dịp bế giảng",
        Occasion::Tet => "dịp Tết Nguyên đán",
        Occasion::MidAutumn => "dịp Tết Trung thu",
        Occasion::ChildrensDay => "dịp Quốc tế Thiếu nhi 1/6",
        Occasion::WomensDay => "dịp Quốc tế Phụ nữ 8/3",
        Occasion::VietnameseWomensDay => "dịp Phụ nữ Việt Nam 20/10",
        Occasion::TeachersDay => "dịp Nhà giáo Việt Nam 20/11",
        Occasion::Other(words) => stripped(words),
    }
}

/// The time of a target; the plan's own school year goes without saying.
fn period(period: Period) -> Option<String> {
    let said = match period {
        Period::SchoolYear => return None,
        Period::Term(1) => "học kỳ I".to_owned(),
        Period::Term(_) => "học kỳ II".to_owned(),
        Period::CalendarYear(year) => format!("năm {year}"),
        Period::Quarter(year, quarter) => format!("quý {quarter} năm {year}"),
        Period::Between(from, to) => format!("từ {from} đến {to}"),
    };
    Some(said)
}

/// Without what ends a sentence.
fn stripped(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ',', ':', ' '])
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(case::upper);
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests;
