//! What stands around the parts of a report: letterhead, title, bases, the sentence that leads in, the closing,
//! recipients, signers. Layout after Nghị định 30/2020/NĐ-CP.

use super::draft::{Draft, Piece, Signer};
use super::scope::Period;
use super::{Setting, Source, words};
use crate::directory::Role;
use crate::log::change::{Body, NodeKind};
use crate::plan::view::PlanKind;
use crate::text::case;

/// The two sides, as they name themselves.
const BOTH: &str = "Ban giám hiệu và Ban Chấp hành Công đoàn";

/// The draft with everything above its first part.
pub(super) fn head(setting: Setting<'_>) -> Draft {
    let school = &setting.directory.school;
    let mut draft = Draft {
        kind: setting.kind,
        scope: setting.scope.clone(),
        school: school.name.clone(),
        pieces: Vec::new(),
    };
    if let Some(superior) = school.superiors.last() {
        let loud = |text: &str| -> String { text.chars().map(case::upper).collect() };
        let lines = [
            loud(superior),
            loud(&school.name),
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
            "Độc lập - Tự do - Hạnh phúc".to_owned(),
        ];
        for line in lines {
            draft.part(NodeKind::Letterhead, line);
        }
    }
    draft.part(NodeKind::Title, title(setting));
    bases(&mut draft, setting);
    draft.part(NodeKind::Preamble, preamble(setting));
    draft
}

fn title(setting: Setting<'_>) -> String {
    let period = words::period(setting.scope.period, setting.scope.year);
    match setting.kind {
        PlanKind::JointCheck => format!(
            "Kiểm tra việc thực hiện nghị quyết hội nghị viên chức, người lao động và kế hoạch phối hợp {period}"
        ),
        PlanKind::YearReview => {
            format!("Đánh giá kết quả thực hiện kế hoạch phối hợp {period}")
        }
        _ => match setting.scope.period.next(setting.calendar) {
            Some(next) => {
                let next = words::period(next, setting.scope.year);
                format!("Kết quả phối hợp công tác {period} và phương hướng, nhiệm vụ {next}")
            }
            None => format!("Kết quả phối hợp công tác {period}"),
        },
    }
}

/// Laws by name alone, as administrative documents cite them; each line ends with a semicolon, the last with a
/// full stop.
fn bases(draft: &mut Draft, setting: Setting<'_>) {
    let school = &setting.directory.school.name;
    let year = setting.scope.year;
    let law = "Căn cứ Luật Thực hiện dân chủ ở cơ sở".to_owned();
    let mut lines = match setting.kind {
        PlanKind::JointCheck => vec![
            law,
            "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở".to_owned(),
            format!("Căn cứ Nghị quyết Hội nghị viên chức, người lao động năm học {year} của {school}"),
        ],
        PlanKind::YearReview => vec!["Căn cứ Luật Công đoàn".to_owned(), law],
        _ => Vec::new(),
    };
    let plans = setting.sources.iter().map(plan);
    lines.extend(plans.map(|plan| format!("Căn cứ {plan}")));
    let last = lines.len().saturating_sub(1);
    for (n, line) in lines.into_iter().enumerate() {
        let end = if n == last { '.' } else { ';' };
        draft.part(NodeKind::Basis, format!("{line}{end}"));
    }
}

/// "Kế hoạch số 12/KH-THSV ngày 15 tháng 9 năm 2026 phối hợp giữa …".
fn plan(source: &Source<'_>) -> String {
    let content = source.content;
    let kind = match PlanKind::from_code(&content.kind) {
        PlanKind::Regulation => "Quy chế",
        _ => "Kế hoạch",
    };
    let number = (!content.number.is_empty()).then(|| format!("số {}", content.number));
    let titles = content.parts.iter();
    let titles = titles.filter(|part| part.kind == NodeKind::Title);
    let title: Vec<String> = titles
        .map(|part| words::in_a_sentence(part.text.trim()))
        .collect();
    let parts = [
        Some(kind.to_owned()),
        number,
        content.day.map(words::date),
        Some(title.join(" ")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ").trim_end().to_owned()
}

fn preamble(setting: Setting<'_>) -> String {
    let school = &setting.directory.school.name;
    let period = words::period(setting.scope.period, setting.scope.year);
    match setting.kind {
        PlanKind::JointCheck => format!(
            "Thực hiện khoản 3 Điều 52 Luật Thực hiện dân chủ ở cơ sở về kiểm tra định kỳ 6 tháng, Hiệu trưởng và Ban Chấp hành Công đoàn {school} đã cùng kiểm tra và báo cáo toàn thể viên chức, người lao động kết quả {period} như sau:"
        ),
        PlanKind::YearReview => format!(
            "{BOTH} {school} cùng đánh giá kết quả thực hiện kế hoạch phối hợp {period} như sau:"
        ),
        _ => format!("{BOTH} {school} báo cáo Chi bộ kết quả phối hợp công tác {period} như sau:"),
    }
}

/// Everything below the last part.
pub(super) fn foot(draft: &mut Draft, setting: Setting<'_>) {
    let school = &setting.directory.school.name;
    let period = words::period(setting.scope.period, setting.scope.year);
    let what = match (setting.kind, setting.scope.period) {
        (PlanKind::JointCheck, _) => "kết quả kiểm tra",
        (PlanKind::YearReview, _) | (_, Period::Year) => "báo cáo đánh giá",
        _ => "báo cáo kết quả phối hợp công tác",
    };
    let closing = format!("Trên đây là {what} {period} của {BOTH} {school}./.");
    draft.part(NodeKind::Closing, closing);
    for recipient in recipients(setting) {
        draft.part(NodeKind::Recipient, recipient);
    }
    signers(draft, setting);
}

fn recipients(setting: Setting<'_>) -> Vec<String> {
    let mut all = vec!["Chi bộ (để b/c);".to_owned()];
    let superiors = setting.directory.school.superiors.last();
    match setting.kind {
        PlanKind::JointCheck => all.extend([
            "Ban Thanh tra nhân dân (để giám sát);".to_owned(),
            "Viên chức, người lao động toàn trường (để biết);".to_owned(),
        ]),
        PlanKind::YearReview => {
            all.extend(superiors.map(|superior| format!("{superior} (để b/c);")));
            all.push("Công đoàn cấp trên (để b/c);".to_owned());
            all.push("Các tổ chuyên môn, tổ công đoàn (để t/h);".to_owned());
        }
        _ => all.push("Ban giám hiệu, BCH Công đoàn (để t/h);".to_owned()),
    }
    all.push("Lưu: VT.".to_owned());
    all
}

/// The union left, the school right; the month's report is the school's alone.
fn signers(draft: &mut Draft, setting: Setting<'_>) {
    let chair = Signer {
        body: Body::Bch,
        capacity: "TM. BAN CHẤP HÀNH CÔNG ĐOÀN",
        position: "CHỦ TỊCH",
    };
    let principal = Signer {
        body: Body::Bgh,
        capacity: "",
        position: "HIỆU TRƯỞNG",
    };
    if setting.kind != PlanKind::MonthReport {
        signer(draft, setting, Role::UnionChair, chair);
    }
    signer(draft, setting, Role::Principal, principal);
}

fn signer(draft: &mut Draft, setting: Setting<'_>, role: Role, signer: Signer) {
    let directory = setting.directory;
    let held = directory.posts.iter();
    let mut held = held.filter(|post| post.role == role && post.is_held(setting.today));
    let name = held.next().and_then(|post| directory.name(post.person));
    draft.pieces.push(Piece {
        kind: NodeKind::Signer,
        depth: 0,
        text: name.unwrap_or_default().to_owned(),
        key: String::new(),
        signer: Some(signer),
    });
}
