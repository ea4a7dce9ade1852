//! Part III: what is overdue, dropped or asked for again, and what nobody can follow because no time is
//! set. Causes are for people to write: no register knows them.

use super::draft::BLANK;
use super::items::Item;
use super::{Draft, Setting, words};
use crate::log::change::NodeKind;
use crate::log::work::Stage;
use crate::tasks::Row;
use crate::time::Day;

/// Writes it.
pub(super) fn write(draft: &mut Draft, setting: Setting<'_>, items: &[Item]) {
    draft.section(0, "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN");
    let overdue = overdue(setting, items);
    let rest = match overdue {
        0 => "không có lượt nhiệm vụ nào quá hạn chưa hoàn thành.".to_owned(),
        count => format!("còn {count} lượt nhiệm vụ quá hạn chưa hoàn thành."),
    };
    let key = "Tính đến ngày lập báo cáo, ";
    draft.figures(NodeKind::Paragraph, 1, key, &rest);
    for item in items {
        late(draft, setting, item);
        again(draft, setting, item);
        dropped(draft, setting, item);
    }
    timeless(draft, items);
    draft.words(NodeKind::Paragraph, 1, format!("Nguyên nhân: {BLANK}"));
}

/// How many occurrences are overdue, from the period and from before it.
pub(super) fn overdue(setting: Setting<'_>, items: &[Item]) -> usize {
    let last = setting.scope.period.days(setting.calendar).to;
    let late = items.iter().map(|item| item.overdue(last, setting.today));
    late.map(|rows| rows.len()).sum()
}

fn late(draft: &mut Draft, setting: Setting<'_>, item: &Item) {
    let last = setting.scope.period.days(setting.calendar).to;
    let rows = item.overdue(last, setting.today);
    if rows.is_empty() {
        return;
    }
    let days: Vec<Day> = rows.iter().filter_map(|row| row.due).collect();
    let begun = rows.iter().filter(|row| row.state.stage == Stage::Doing);
    let begun = match begun.count() {
        0 => "chưa báo cáo kết quả".to_owned(),
        all if all == rows.len() => "đang thực hiện".to_owned(),
        some => format!("{some} lượt đang thực hiện"),
    };
    let told = format!("{} lượt (hạn {}), {begun}.", rows.len(), words::days(&days));
    draft.figures(NodeKind::Bullet, 1, &item.key("quá hạn "), &told);
}

fn again(draft: &mut Draft, setting: Setting<'_>, item: &Item) {
    let is_asked = |row: &&Row| row.state.asked_again.is_some();
    let time = setting.scope.period.days(setting.calendar);
    let count = item.within(time).filter(is_asked).count();
    if 0 < count {
        let key = item.key("được yêu cầu làm lại hoặc bổ sung ");
        draft.figures(NodeKind::Bullet, 1, &key, &format!("{count} lượt."));
    }
}

fn dropped(draft: &mut Draft, setting: Setting<'_>, item: &Item) {
    let time = setting.scope.period.days(setting.calendar);
    let reasons: Vec<&str> = item
        .within(time)
        .filter_map(|row| row.state.dropped.as_ref())
        .map(|(_, why)| why.as_str())
        .collect();
    if reasons.is_empty() {
        return;
    }
    let count = reasons.len();
    let mut quoted: Vec<&str> = reasons;
    quoted.dedup();
    let can_stand = |why: &&str| words::is_quotable(why, setting.directory);
    let why = if quoted.iter().all(can_stand) {
        let quoted: Vec<String> = quoted.iter().map(|why| format!("“{why}”")).collect();
        format!("lý do: {}", quoted.join("; "))
    } else {
        "lý do đã ghi trong sổ theo dõi".to_owned()
    };
    let key = item.key("thôi thực hiện ");
    draft.figures(NodeKind::Bullet, 1, &key, &format!("{count} lượt, {why}."));
}

/// Duties without a time cannot be followed.
fn timeless(draft: &mut Draft, items: &[Item]) {
    const SHOWN: usize = 6;
    let all = items.iter().filter(|item| item.is_timeless());
    let mut places: Vec<&str> = all.map(|item| item.clause.as_str()).collect();
    if places.is_empty() {
        return;
    }
    let count = places.len();
    places.dedup();
    let more = if SHOWN < places.len() { ", ..." } else { "" };
    places.truncate(SHOWN);
    let told = format!("{count} nhiệm vụ ({}{more}).", places.join(", "));
    let key = "Kế hoạch chưa ghi thời hạn nên chưa theo dõi được: ";
    draft.figures(NodeKind::Bullet, 1, key, &told);
}
