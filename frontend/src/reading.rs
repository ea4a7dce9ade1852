//! A plan as it is read: its parts on a sheet with what they ask of whom, nothing to write into. For Editions and for
//! earlier versions.

use leptos::prelude::*;
use lientich_shared::log::change::{NodeId, NodeKind};
use lientich_shared::log::duty::Duty;
use lientich_shared::order;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::plan::view::PlanKind;
use lientich_shared::wording;

use crate::parties::People;
use crate::strings::{duties, names};
use crate::ui::tag::{Tone, pill};

/// Says whether a duty is the reader's own.
pub type Mine<'a> = &'a dyn Fn(&Duty) -> bool;

/// Plan, regulation or report.
pub fn kind(content: &Content) -> PlanKind {
    PlanKind::from_code(&content.kind)
}

/// What it is, and for which school year.
pub fn title(content: &Content) -> String {
    let year = content.school_year.map(|year| format!(" {year}"));
    format!(
        "{}{}",
        names::plan_kind(kind(content)),
        year.unwrap_or_default()
    )
}

/// The sheet.
pub fn sheet(content: &Content, people: &People, mine: Mine<'_>) -> AnyView {
    let asked = Assignments::of_content(content);
    let parts = content.parts.iter();
    let parts = parts.map(|part| {
        view! { {reading_part(part, &asked, mine)}{work(&asked, part.node, people, mine)} }
    });
    view! {
        <p class="r-kind">{kind(content).printed()}</p>
        {parts.collect_view()}
    }
    .into_any()
}

/// What a clause asks of whom, and what it aims at, each in a line under it: the reader's own duties first.
pub fn work(asked: &Assignments, node: NodeId, people: &People, mine: Mine<'_>) -> Option<AnyView> {
    let lines = lines(asked, node, people, mine);
    let line = |(is_mine, words): &(bool, String)| {
        let own = is_mine.then(|| pill(Tone::Look, duties::t().yours));
        view! { <li class:mine=*is_mine>{own}{words.clone()}</li> }
    };
    (!lines.is_empty()).then(|| {
        view! { <ul class="clause-work" data-testid="clause-work">{lines.iter().map(line).collect_view()}</ul> }
            .into_any()
    })
}

/// The lines under a clause, and which tell a duty of the reader's: these first, else as in the plan.
fn lines(
    asked: &Assignments,
    node: NodeId,
    people: &People,
    mine: Mine<'_>,
) -> Vec<(bool, String)> {
    let names = |person| people.name(person);
    let lines = wording::under(asked, node, &names).into_iter();
    let lines = lines.map(|line| (line.duty.is_some_and(mine), line.words));
    let mut lines: Vec<(bool, String)> = lines.filter(|(_, words)| !words.is_empty()).collect();
    order::sort_by_key(&mut lines, |(is_mine, _)| !is_mine);
    lines
}

/// The look of a part.
pub fn class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Title => "r-title",
        NodeKind::Issuance | NodeKind::Letterhead => "r-issuance",
        NodeKind::Basis => "r-basis",
        NodeKind::Section => "r-part r-section",
        NodeKind::Clause | NodeKind::Bullet => "r-part",
        NodeKind::Signer => "r-signer",
        NodeKind::Preamble | NodeKind::Paragraph | NodeKind::Closing | NodeKind::Recipient => {
            "r-plain"
        }
    }
}

/// Its number, where it has one.
pub fn label(part: &Part) -> Option<AnyView> {
    let label = part.label.clone();
    (!label.is_empty()).then(|| view! { <span class="label">{label}</span> }.into_any())
}

fn reading_part(part: &Part, asked: &Assignments, mine: Mine<'_>) -> AnyView {
    let mut duties = asked.duties.iter();
    let is_mine = duties.any(|found| found.id.node == part.node && mine(&found.duty));
    let (class, label) = (class(part.kind), label(part));
    view! {
        <p class=class class:mine=is_mine id=format!("p-{}", part.node)>
            {label}<span>{part.text.clone()}</span>
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::ReplicaId;
    use lientich_shared::log::change::{Body, ChangeId};
    use lientich_shared::log::duty::{DutyId, Party};
    use lientich_shared::plan::assignments::Assigned;
    use lientich_shared::time::Day;

    use super::*;

    #[test]
    fn a_readers_own_duty_stands_before_the_others_of_its_clause() {
        let node = NodeId(ChangeId {
            replica: ReplicaId(1),
            seq: 1,
        });
        let bodies = [Body::Bgh, Body::Bch, Body::Accounting];
        let duty = |(slot, body)| Assigned {
            id: DutyId { node, slot },
            duty: Duty {
                lead: Some(Party::Body(body)),
                ..Duty::default()
            },
            others: Vec::new(),
        };
        let asked = Assignments {
            duties: (1..).zip(bodies).map(duty).collect(),
            targets: Vec::new(),
        };
        let nobody = People::of(None, Day(0));
        let of = |body| move |duty: &Duty| duty.lead == Some(Party::Body(body));
        let told = |mine: Mine<'_>| {
            let lines = lines(&asked, node, &nobody, mine).into_iter();
            let lines = lines.map(|(is_mine, words)| format!("{is_mine} {words}"));
            lines.collect::<Vec<_>>()
        };
        let plain = [
            "false Chủ trì: Ban giám hiệu",
            "false Chủ trì: Ban Chấp hành Công đoàn",
            "false Chủ trì: Kế toán",
        ];
        assert_eq!(told(&|_| false), plain);
        let own = ["true Chủ trì: Kế toán", plain[0], plain[1]];
        assert_eq!(told(&of(Body::Accounting)), own);
    }
}
