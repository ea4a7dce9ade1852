//! The addresses of the app's pages: each is written once, here.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::NodeId;
use lientich_shared::log::work::Item;

/// Hôm nay.
pub const TODAY: &str = "/";
/// The list of plans.
pub const PLANS: &str = "/ke-hoach";
/// The form for a new plan.
pub const NEW_PLAN: &str = "/ke-hoach/moi";
/// The name in the address of that form that says from which plan the new one is made.
pub const MADE_FROM: &str = "tu";
/// The name in it that says of which template of the school's own.
pub const MADE_OF_TEMPLATE: &str = "mau";
/// Import of a text.
pub const IMPORT: &str = "/ke-hoach/nhap";
/// Việc của tôi.
pub const WORK: &str = "/viec";
/// Phân công.
pub const BOARD: &str = "/phan-cong";
/// Phân công, what is late alone.
pub const LATE_BOARD: &str = "/phan-cong?tt=qua-han";
/// Chỉ tiêu.
pub const TARGETS: &str = "/chi-tieu";
/// Sổ theo dõi.
pub const REGISTERS: &str = "/so-theo-doi";
/// The team's duties.
pub const TEAM_WORK: &str = "/viec?cua=to";
/// The name in the address of "Việc của tôi" that says whose duties are shown.
pub const WHOSE: &str = "cua";
/// The name in the board's address that says which duty is open.
pub const DUTY: &str = "viec";
/// The name in the address of "Việc của tôi" that says which task is shown.
pub const TASK: &str = "mo";
/// Thêm.
pub const MORE: &str = "/them";
/// Reports of the two sides.
pub const REPORTS: &str = "/bao-cao";
/// The form that drafts one.
pub const NEW_REPORT: &str = "/bao-cao/soan";
/// Legal documents, and which of them are in force.
pub const BASES: &str = "/can-cu";
/// Who did what when.
pub const AUDIT: &str = "/nhat-ky";
/// Thành viên.
pub const MEMBERS: &str = "/thanh-vien";
/// Taking people in.
pub const ADD_MEMBERS: &str = "/thanh-vien/them";
/// Invitations on paper.
pub const INVITATIONS: &str = "/thanh-vien/giay-moi";
/// What the school is called and where it stands.
pub const SCHOOL: &str = "/thanh-vien/truong";
/// What is due when.
pub const CALENDAR: &str = "/lich";
/// The school year: its terms, Tết and holidays.
pub const SCHOOL_YEAR: &str = "/lich/nam-hoc";
/// Reminders, and the calendar for other programs.
pub const REMINDERS: &str = "/lich/nhac-viec";
/// Changes that the server refused.
pub const REFUSED: &str = "/khong-nhan";
/// Where a sign-in link points.
pub const JOIN: &str = lientich_shared::api::JOIN_PAGE;

/// A plan: its draft for drafters, its latest Edition for everybody else.
pub fn plan(doc: DocId) -> String {
    format!("{PLANS}/{doc}")
}

/// What others changed in a plan since its reader last looked.
pub fn merge_report(doc: DocId) -> String {
    format!("{PLANS}/{doc}/thay-doi")
}

/// A part of a plan's draft: the page opens there.
pub fn part(doc: DocId, node: NodeId) -> String {
    format!("{PLANS}/{doc}#{node}")
}

/// What a plan still needs until both sides have signed it, and its life.
pub fn sign_off(doc: DocId) -> String {
    format!("{PLANS}/{doc}/trinh-ky")
}

/// The name in an address that says which Edition is meant.
pub const EDITION: &str = "ban";

/// A plan as it will be printed.
pub fn preview(doc: DocId) -> String {
    format!("{PLANS}/{doc}/ban-in")
}

/// An Edition as it is printed.
pub fn preview_edition(doc: DocId, number: u32) -> String {
    format!("{}?{EDITION}={number}", preview(doc))
}

/// The issued plan as staff read it.
pub fn edition(doc: DocId) -> String {
    format!("{PLANS}/{doc}/ban-hanh")
}

/// The form for next year's plan, made from this one.
pub fn next_year(doc: DocId) -> String {
    format!("{NEW_PLAN}?{MADE_FROM}={doc}")
}

/// The form for a plan that is made of a template of the school's own.
pub fn of_template(doc: DocId) -> String {
    format!("{NEW_PLAN}?{MADE_OF_TEMPLATE}={doc}")
}

/// The form that keeps a plan as such a template.
pub fn keep_template(doc: DocId) -> String {
    format!("{PLANS}/{doc}/luu-mau")
}

/// What a plan still has of the year that it was made from.
pub fn review(doc: DocId) -> String {
    format!("{PLANS}/{doc}/ra-soat")
}

/// A plan beside a file that somebody has of it.
pub fn beside_file(doc: DocId) -> String {
    format!("{PLANS}/{doc}/nhap")
}

/// What was done to a plan, and its earlier versions.
pub fn history(doc: DocId) -> String {
    format!("{PLANS}/{doc}/lich-su")
}

/// What was done to one clause of a plan.
pub fn history_of(doc: DocId, node: NodeId) -> String {
    format!("{}?dieu={node}", history(doc))
}

/// The draft beside what was issued.
pub fn amendment(doc: DocId, edition: u32) -> String {
    format!("{}?tu=bh{edition}", history(doc))
}

/// An Edition that was issued earlier.
pub fn older_edition(doc: DocId, number: u32) -> String {
    format!("{}?ban={number}", edition(doc))
}

/// A duty by its plan, as it stands in the board's address.
pub fn duty_code(plan: DocId, item: Item) -> String {
    match item {
        Item::Planned(duty) => format!("{plan}~{}~{}", duty.node, duty.slot),
        Item::Given(change) => format!("{plan}~{change}"),
    }
}

/// A duty, open over the board.
pub fn on_board(plan: DocId, item: Item) -> String {
    format!("{BOARD}?{DUTY}={}", duty_code(plan, item))
}

/// A task of "Việc của tôi", by the name that its page gives it.
pub fn task(key: &str) -> String {
    format!("{WORK}?{TASK}={key}")
}

/// A report: its figures beside those of today, and the ways out.
pub fn report(doc: DocId) -> String {
    format!("{REPORTS}/{doc}")
}

/// A person: their posts and devices.
pub fn person(person: PersonId) -> String {
    format!("{MEMBERS}/{person}")
}

/// The form that sends a plan out for opinions.
pub fn ask_opinions(doc: DocId) -> String {
    format!("{PLANS}/{doc}/lay-y-kien")
}

/// A plan as it was sent out, for those who are asked.
pub fn give_opinion(doc: DocId) -> String {
    format!("{PLANS}/{doc}/gop-y")
}

/// The opinions on a plan, for those who read them.
pub fn opinions(doc: DocId) -> String {
    format!("{PLANS}/{doc}/y-kien")
}
