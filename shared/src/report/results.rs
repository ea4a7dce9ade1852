//! Part I: what was done, on the whole and by side, with counts, numbers reached and evidence.

use super::items::{Counts, Item};
use super::{Draft, Setting, words};
use crate::calendar::Stretch;
use crate::log::change::{NodeKind, Side};
use crate::log::work::Stage;
use crate::tasks::Row;

/// The sides in the order in which they are told.
const SIDES: [(Side, &str); 5] = [
    (Side::Bgh, "Ban giám hiệu"),
    (Side::Bch, "Ban Chấp hành Công đoàn"),
    (Side::Women, "Ban Nữ công"),
    (Side::Joint, "Nhiệm vụ chung và các bộ phận"),
    (Side::Outside, "Phối hợp với bên ngoài"),
];

/// Writes it.
pub(super) fn write(draft: &mut Draft, setting: Setting<'_>, items: &[Item]) {
    let time = setting.scope.period.days(setting.calendar);
    draft.section(0, "KẾT QUẢ THỰC HIỆN");
    draft.section(1, "Kết quả chung");
    let key = "Số liệu được tổng hợp từ báo cáo nhiệm vụ, minh chứng và sổ đăng ký của kế hoạch";
    let until = format!(
        ", tính đến {}. Mỗi lượt là một lần đến hạn của một nhiệm vụ từ ngày ban hành kế hoạch; tỉ lệ làm tròn đến một chữ số thập phân.",
        words::date(setting.today)
    );
    draft.figures(NodeKind::Paragraph, 2, key, &until);
    let period = words::period(setting.scope.period, setting.scope.year);
    let key = format!("Trong {period}, ");
    let all = items.iter().flat_map(|item| item.within(time));
    let counts = Counts::of(all, setting.today);
    draft.figures(NodeKind::Paragraph, 2, &key, &summary(counts));
    undated(draft, items);
    for (side, name) in SIDES {
        let theirs: Vec<&Item> = items.iter().filter(|item| item.side == side).collect();
        of_side(draft, setting, name, &theirs, time);
    }
}

fn summary(counts: Counts) -> String {
    if counts.turns == 0 {
        return "không có nhiệm vụ nào đến hạn.".to_owned();
    }
    let Counts { turns, files, .. } = counts;
    let evidence = match files {
        0 => "Chưa có minh chứng kèm theo.".to_owned(),
        files => format!("Có {files} minh chứng kèm theo."),
    };
    let sentence = counts.sentence();
    format!("có {turns} lượt nhiệm vụ đến hạn: {sentence}. {evidence}")
}

/// Duties that are at work all the time have no turns to count.
fn undated(draft: &mut Draft, items: &[Item]) {
    let all = items.iter().filter(|item| !item.is_timeless());
    let rows: Vec<&Row> = all
        .flat_map(|item| item.rows.iter().filter(|row| row.due.is_none()))
        .collect();
    if rows.is_empty() {
        return;
    }
    let told = rows.iter().filter(|row| row.state.stage != Stage::Open);
    let key = "Nhiệm vụ thường xuyên hoặc theo sự việc, không định ngày: ";
    let told = words::of(told.count(), rows.len(), "nhiệm vụ");
    draft.figures(
        NodeKind::Paragraph,
        2,
        key,
        &format!("{told} đã có báo cáo kết quả."),
    );
}

fn of_side(draft: &mut Draft, setting: Setting<'_>, name: &str, theirs: &[&Item], time: Stretch) {
    let rows = || theirs.iter().flat_map(|item| item.within(time));
    let counts = Counts::of(rows(), setting.today);
    if counts.turns == 0 {
        return;
    }
    draft.section(1, name);
    let key = format!("{name} có ");
    let turns = format!(
        "{} lượt nhiệm vụ đến hạn: {}.",
        counts.turns,
        counts.sentence()
    );
    draft.figures(NodeKind::Paragraph, 2, &key, &turns);
    for item in theirs {
        let rows: Vec<&Row> = item.within(time).collect();
        let is_told = |row: &&Row| row.state.dropped.is_none() && row.state.stage != Stage::Open;
        if rows.iter().any(is_told) {
            let told = told(item, &rows, setting);
            draft.figures(NodeKind::Bullet, 2, &item.key("hoàn thành "), &told);
        }
    }
}

/// "2/3 lượt; 34/34 gia đình; 3 minh chứng."
fn told(item: &Item, rows: &[&Row], setting: Setting<'_>) -> String {
    let counts = Counts::of(rows.iter().copied(), setting.today);
    let mut parts = vec![format!("{}/{} lượt", counts.done, counts.turns)];
    if item.duty.is_each {
        let all: usize = rows.iter().map(|row| row.holders.len()).sum();
        let open: usize = rows.iter().map(|row| row.open.len()).sum();
        let done = all - open;
        parts.push(format!("{done}/{all} lượt người thực hiện"));
    }
    if 0 < counts.late {
        parts.push(format!("{} lượt sau hạn", counts.late));
    }
    parts.extend(reached(item, rows));
    if 0 < counts.files {
        parts.push(format!("{} minh chứng", counts.files));
    }
    format!("{}.", parts.join("; "))
}

/// The numbers that were reported, added up.
fn reached(item: &Item, rows: &[&Row]) -> Option<String> {
    let counts = rows.iter().filter_map(|row| row.state.count);
    let (count, all) =
        counts.reduce(|sum, next| (sum.0.saturating_add(next.0), sum.1.saturating_add(next.1)))?;
    let unit = item.duty.goal.as_ref().map_or("", |goal| &goal.unit);
    let share = words::share(count as usize, all as usize);
    let share = share.map(|share| format!(" ({share})")).unwrap_or_default();
    Some(format!("{count}/{all} {unit}").trim_end().to_owned() + &share)
}
