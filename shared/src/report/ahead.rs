//! Part IV: what falls due in the period after, with who leads; at the end of the year, what is to be
//! learned.

use super::draft::BLANK;
use super::items::Item;
use super::{Draft, Setting, gaps, names, words};
use crate::calendar::Stretch;
use crate::log::change::NodeKind;
use crate::text::case;
use crate::time::{Day, SchoolYear};

/// Writes it.
pub(super) fn write(draft: &mut Draft, setting: Setting<'_>, items: &[Item]) {
    let scope = setting.scope;
    let next = scope.period.next(setting.calendar);
    let Some(next) = next else {
        lessons(draft, setting, items);
        return;
    };
    let name = words::period(next, scope.year);
    let heading = format!("Phương hướng, nhiệm vụ {name}");
    draft.section(0, loud(&heading));
    carried(draft, setting, items);
    let time = next.days(setting.calendar);
    let before = draft.pieces.len();
    for item in items {
        coming(draft, setting, item, time);
    }
    if draft.pieces.len() == before {
        let words = format!("Không có nhiệm vụ nào của kế hoạch đến hạn trong {name}.");
        draft.words(NodeKind::Paragraph, 1, words);
    }
    draft.words(NodeKind::Bullet, 1, format!("Nhiệm vụ bổ sung: {BLANK}"));
}

fn loud(text: &str) -> String {
    text.chars().map(case::upper).collect()
}

/// What is overdue comes first.
fn carried(draft: &mut Draft, setting: Setting<'_>, items: &[Item]) {
    let overdue = gaps::overdue(setting, items);
    if 0 < overdue {
        let rest = format!("{overdue} lượt nhiệm vụ còn tồn nêu tại mục III.");
        draft.figures(NodeKind::Bullet, 1, "Hoàn thành dứt điểm ", &rest);
    }
}

fn coming(draft: &mut Draft, setting: Setting<'_>, item: &Item, time: Stretch) {
    let open = item.within(time).filter(|row| !row.state.is_over());
    let days: Vec<Day> = open.filter_map(|row| row.due).collect();
    if days.is_empty() {
        return;
    }
    let others = [
        ("phối hợp", &item.duty.cooperate),
        ("giám sát", &item.duty.supervise),
    ];
    let others = others.iter().filter(|(_, parties)| !parties.is_empty());
    let others = others.map(|(what, parties)| {
        let names = names::parties(parties, setting.directory, setting.today);
        format!("; {what}: {names}")
    });
    let told = format!("{}{}.", words::days(&days), others.collect::<String>());
    draft.figures(NodeKind::Bullet, 1, &item.key("đến hạn "), &told);
}

/// The year is over: what the next plan takes from this one.
fn lessons(draft: &mut Draft, setting: Setting<'_>, items: &[Item]) {
    let next = SchoolYear(setting.scope.year.0 + 1);
    let heading = format!("Bài học kinh nghiệm và phương hướng năm học {next}");
    draft.section(0, loud(&heading));
    draft.words(NodeKind::Bullet, 1, format!("Bài học kinh nghiệm: {BLANK}"));
    carried(draft, setting, items);
    draft.words(
        NodeKind::Bullet,
        1,
        "Lấy kết quả chỉ tiêu tại mục II làm số gốc khi xây dựng kế hoạch phối hợp năm học sau.",
    );
    draft.words(
        NodeKind::Bullet,
        1,
        format!("Phương hướng năm học {next}: {BLANK}"),
    );
}
