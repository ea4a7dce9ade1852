//! The decision that a regulation is issued by (Mẫu 1.3 of annex III of Nghị định 30/2020/NĐ-CP).

use super::head::{self, Issue, capitals};
use super::paper::{Block, Line, Role, Sheet};
use super::{Options, of_kind};
use crate::log::change::NodeKind;
use crate::plan::content::Content;
use crate::text::case;

/// The page of the decision.
pub(super) fn sheet(content: &Content, options: &Options) -> Sheet {
    let mut blocks = vec![head::head(content, options, false)];
    blocks.extend(lines(content).into_iter().map(Block::Line));
    let mut signatures = options.signatures.iter();
    let principal = signatures.find(|signature| signature.side == options.form.issuer());
    let principal = principal.map(|signature| signature.lines(0, options.blank));
    blocks.push(Block::Foot(recipients(), principal.unwrap_or_default()));
    Sheet { blocks }
}

fn lines(content: &Content) -> Vec<Line> {
    let what = what(content);
    let school = &content.school;
    let article = |number: u8, text: String| Line {
        label: format!("Điều {number}."),
        ..Line::new(Role::Text, text)
    };
    let mut lines = vec![
        Line::new(Role::Kind, "QUYẾT ĐỊNH"),
        Line::new(Role::LastSubject, format!("Về việc ban hành {what}")),
        Line::new(Role::Decides, format!("HIỆU TRƯỞNG {}", capitals(school))),
    ];
    let bases = of_kind(content, NodeKind::Basis).map(|part| {
        let mut line = Line::new(Role::Basis, &part.text);
        line.node = Some(part.node);
        line
    });
    lines.extend(bases);
    lines.extend([
        Line::new(Role::Decides, "QUYẾT ĐỊNH:"),
        article(1, format!("Ban hành kèm theo Quyết định này {what}.")),
        article(2, "Quyết định này có hiệu lực kể từ ngày ký.".to_owned()),
        article(
            3,
            "Ban giám hiệu, Ban Chấp hành Công đoàn, các bộ phận và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."
                .to_owned(),
        ),
    ]);
    lines
}

/// "Quy chế phối hợp …", as spoken of within a sentence.
fn what(content: &Content) -> String {
    let subject = head::subject(content);
    let mut letters = subject.chars();
    let first: String = letters.by_ref().take(1).collect();
    let kind = head::kind(content).printed();
    let rest: String = kind.chars().skip(1).map(case::lower).collect();
    let about: String = subject.chars().skip(kind.chars().count()).collect();
    let mut about = about.trim_start().chars();
    let about = about
        .next()
        .map(|letter| format!("{}{}", case::lower(letter), about.as_str()));
    format!("{first}{rest} {}", about.unwrap_or_default())
}

/// What the attached document says of the decision.
pub(super) fn attached(content: &Content, options: &Options) -> String {
    let Issue { number, place, day } = Issue::of(content, options);
    let of = head::number_and_day(&number, &place, day);
    format!(
        "(Kèm theo Quyết định {of} của Hiệu trưởng {})",
        content.school
    )
}

fn recipients() -> Vec<Line> {
    let recipient = |text: &str| Line {
        label: "-".to_owned(),
        ..Line::new(Role::Recipient, text)
    };
    vec![
        Line::new(Role::RecipientsTitle, "Nơi nhận:"),
        recipient("Như Điều 3;"),
        recipient("Lưu: VT."),
    ]
}
