//! Words about targets: the form in the plan's editor and the page with how far they are.

use lientich_shared::log::target::{Measure, Period, Span};
use lientich_shared::targets::arithmetic::Misfit;
use lientich_shared::targets::number;

use super::fill;

texts! {
    // The form of a target
    add: "Chỉ tiêu", "Target";
    form_title: "Chỉ tiêu của {}", "Target of {}";
    kind: "Loại chỉ tiêu", "Kind of target";
    kind_fraction: "Số lượng trên tổng số – 17/54", "So many of so many – 17/54";
    kind_subset: "Trên tổng số, nêu riêng một phần – 72/72, trong đó 10 CSTĐ", "So many, with a named part – 72/72, of which 10";
    kind_percent: "Tỉ lệ phần trăm – 95%", "A share – 95%";
    kind_percents: "Nhiều tỉ lệ – xuất sắc 40,2%, tiêu biểu 7,5%", "Several shares – 40.2%, 7.5%";
    kind_levels: "Theo từng cấp – cấp trường 20, cấp thành phố 10", "By level – school 20, city 10";
    kind_prizes: "Số lượng và giải – 3 giáo viên, trong đó 1 giải Nhất", "A number with a prize – 3, of which 1 first prize";
    kind_title: "Danh hiệu, bằng khen của tập thể", "A title or award of a collective";
    kind_grade: "Mức, hạng – mức 2", "A grade – level 2";
    kind_participation: "Mọi người tham gia – 100%", "All take part – 100%";
    kind_outputs: "Số sản phẩm – 2 mô hình", "Outputs – 2 models";
    kind_at_least: "Ít nhất bao nhiêu lần – 1 lần/học kỳ/học sinh", "At least so often – once a term for each pupil";
    kind_qualitative: "Không có số", "Without a number";
    subject: "Nội dung", "What";
    subject_hint: "Để trống thì dùng lời của điều.", "Leave it empty to use the clause's words.";
    population: "Tính trên ai, trên gì", "Of whom or what";
    count: "Số cần đạt", "How many";
    of: "Trên tổng số", "Of how many";
    part: "Trong đó", "Of which";
    part_name: "Là gì (ví dụ: CSTĐ cơ sở)", "What these are";
    share: "Tỉ lệ (%)", "Share (%)";
    rows: "Mỗi dòng một mục: tên rồi đến số", "One a line: the name, then the number";
    prizes: "Số giải", "How many prizes";
    prize: "Giải gì", "Which prize";
    title: "Danh hiệu", "Title";
    grade: "Mức, hạng", "Grade";
    unit: "Đơn vị (ví dụ: mô hình)", "Unit";
    times: "Ít nhất mấy lần", "At least how often";
    per: "Trong mỗi", "In each";
    each: "Cho mỗi (ví dụ: học sinh)", "For each";
    level: "Cấp", "Level";
    awarded_by: "Nơi trao, tặng", "Awarded by";
    period: "Thời gian tính", "Period";
    period_year: "Năm học", "School year";
    period_term_1: "Học kỳ I", "First term";
    period_term_2: "Học kỳ II", "Second term";
    period_calendar: "Năm dương lịch", "Calendar year";
    period_quarter: "Quý", "Quarter";
    period_between: "Từ ngày đến ngày", "From day to day";
    quarter_number: "Quý mấy", "Which quarter";
    calendar_year: "Năm", "Year";
    from_day: "Từ ngày", "From";
    to_day: "Đến ngày", "To";
    baseline: "Kết quả kì trước", "Result of the period before";
    baseline_hint: "Ví dụ 15/52, 28,8% hay 20; không có thì để trống.", "Such as 15/52, 28.8% or 20; empty if unknown.";
    shared_out: "Các tổ đăng ký phần của mình", "Teams register their shares";
    take_away: "Bỏ chỉ tiêu", "Take away";
    comes_to: "Bằng {}", "Comes to {}";
    sums_to: "Cộng: {}", "Sum: {}";
    wrong_number: "Hãy viết một số", "Write a number";
    wrong_share: "Hãy viết tỉ lệ, ví dụ 31,5", "Write a share, such as 31.5";
    wrong_rows: "Mỗi dòng cần có tên và số", "Each line needs a name and a number";
    wrong_words: "Chưa có chữ ở đây", "Something is missing here";
    wrong_year: "Hãy viết năm, ví dụ 2026", "Write a year, such as 2026";
    wrong_days: "Ngày đầu phải trước ngày cuối", "The first day must come before the last";
    // What does not add up
    misfit_nothing_of: "Tổng số là 0", "The total is 0";
    misfit_more: "{} nhiều hơn tổng số {}", "{} is more than the total of {}";
    misfit_part: "Phần riêng {} nhiều hơn {}", "The part of {} is more than {}";
    misfit_over: "Tỉ lệ hơn 100%", "More than 100%";
    misfit_over_row: "{}: hơn 100%", "{}: more than 100%";
    misfit_twice: "“{}” có hai lần", "“{}” stands twice";
    misfit_nothing: "Chỉ tiêu là 0", "The target is 0";
    misfit_mark: "số chưa khớp", "does not add up";
    written_wrong: "Điều ghi {}, tính ra {}", "Written {}, comes to {}";
    two_values: "hai người viết khác nhau", "two people wrote differently";
    other_value: "Người khác viết: {}", "Somebody else wrote: {}";
    keep_this: "Giữ giá trị này", "Keep this";
    is_shared: "các tổ đăng ký", "shared out";
    // Proposals
    propose: "Tìm chỉ tiêu trong văn bản", "Find targets in the text";
    proposed_title: "Chỉ tiêu đọc được trong văn bản", "Targets read in the text";
    proposed_intro: "Máy chỉ đọc và đề xuất. Bạn nhận, sửa hoặc bỏ qua từng dòng.", "These are only proposals. Take, correct or dismiss each.";
    proposed_none: "Không còn chỉ tiêu nào để đề xuất.", "There is nothing to propose.";
    take: "Nhận", "Take";
    take_all: "Nhận tất cả ({})", "Take all ({})";
    correct: "Sửa rồi nhận", "Correct first";
    dismiss: "Bỏ qua", "Dismiss";
    taken: "Đã nhận {} chỉ tiêu", "{} targets taken";
    // The page
    page: "Chỉ tiêu", "Targets";
    none: "Chưa có chỉ tiêu nào", "No targets yet";
    none_hint: "Chỉ tiêu hiện ở đây khi kế hoạch có chỉ tiêu được ban hành.", "Targets appear here when a plan that has some is issued.";
    only_own: "Bạn thấy phần của tổ mình; kết quả chung do hai bên theo dõi.", "You see your team's part; both sides follow the whole.";
    bar: "đạt {}, chỉ tiêu {}, đến hôm nay nên có {}", "reached {}, target {}, due by today {}";
    rival: "{} ghi khác cho cùng ngày: {}", "{} told another number for the same day: {}";
    legend: "Vạch đỏ: mức nên có đến hôm nay. Vạch đen: chỉ tiêu.", "Red: where one should be today. Black: the target.";
    of_all: "trên {}", "of {}";
    no_result: "chưa có kết quả", "no result yet";
    met: "đạt", "met";
    unmet: "chưa đạt", "not met";
    behind: "chậm hơn dự kiến", "behind";
    baseline_is: "Kì trước: {}", "Before: {}";
    told_by: "{} ghi ngày {}", "told by {} on {}";
    of_school: "Nhà trường", "The school";
    from_teams: "cộng từ các tổ", "the teams' sum";
    differs: "Các tổ cộng lại được {}, khác số của nhà trường", "The teams add up to {}, not the school's number";
    team: "Tổ", "Team";
    undertaken: "Đăng ký", "Undertaken";
    reached: "Đã đạt", "Reached";
    teams_undertake: "Các tổ đăng ký {}", "The teams undertake {}";
    your_team: "Tổ của bạn", "Your team";
    enter_school: "Ghi kết quả của trường", "Enter the school's result";
    register_team: "Đăng ký cho {}", "Register for {}";
    report_team: "Báo kết quả của {}", "Report for {}";
    number_title: "{}: {}", "{}: {}";
    which_row: "Số nào", "Which number";
    main_row: "Số chính", "The main number";
    number: "Số", "Number";
    number_hint: "Ví dụ 9/20, 9 hay 45%", "Such as 9/20, 9 or 45%";
    reached_yes: "Đã đạt", "Reached";
    reached_no: "Chưa đạt", "Not reached";
    as_of: "Tính đến ngày", "As of";
    note: "Ghi chú", "Note";
    kept: "Đã ghi trên máy, sẽ tự gửi.", "Kept on the device; it is sent by itself.";
    not_kept: "Chưa ghi được. Hãy thử lại.", "It could not be kept. Try again.";
    history: "Các lần ghi", "History of the number";
    history_from: "{} → {}", "{} → {}";
    not_sent: "chưa gửi", "not sent";
    take_back: "Rút lại", "Take back";
    clause: "Điều {}", "Clause {}";
}

/// What a kind of target is called, with an example.
pub fn kinds() -> [(&'static str, &'static str); 12] {
    let t = t();
    [
        ("fraction", t.kind_fraction),
        ("subset", t.kind_subset),
        ("percent", t.kind_percent),
        ("percents", t.kind_percents),
        ("levels", t.kind_levels),
        ("prizes", t.kind_prizes),
        ("title", t.kind_title),
        ("grade", t.kind_grade),
        ("participation", t.kind_participation),
        ("outputs", t.kind_outputs),
        ("at-least", t.kind_at_least),
        ("qualitative", t.kind_qualitative),
    ]
}

/// The key of a kind.
pub fn key(measure: &Measure) -> &'static str {
    match measure {
        Measure::Fraction { .. } => "fraction",
        Measure::Subset { .. } => "subset",
        Measure::Percent(_) => "percent",
        Measure::Percents(_) => "percents",
        Measure::Levels(_) => "levels",
        Measure::Prizes { .. } => "prizes",
        Measure::Title(_) => "title",
        Measure::Grade(_) => "grade",
        Measure::Participation(_) => "participation",
        Measure::Outputs { .. } => "outputs",
        Measure::AtLeast { .. } => "at-least",
        Measure::Qualitative => "qualitative",
    }
}

/// Something that does not add up, in words.
pub fn misfit(misfit: &Misfit) -> String {
    let t = t();
    let two = |words, one: u32, other: u32| {
        fill(words, &[&number::grouped(one), &number::grouped(other)])
    };
    match misfit {
        Misfit::OfNothing => t.misfit_nothing_of.to_owned(),
        Misfit::MoreThanAll { count, of } => two(t.misfit_more, *count, *of),
        Misfit::PartTooLarge { part, count } => two(t.misfit_part, *part, *count),
        Misfit::OverAll(row) if row.is_empty() => t.misfit_over.to_owned(),
        Misfit::OverAll(row) => fill(t.misfit_over_row, &[row]),
        Misfit::Twice(row) => fill(t.misfit_twice, &[row]),
        Misfit::Nothing => t.misfit_nothing.to_owned(),
    }
}

/// A period in words.
pub fn period(period: Period) -> String {
    let t = t();
    match period {
        Period::SchoolYear => t.period_year.to_owned(),
        Period::Term(1) => t.period_term_1.to_owned(),
        Period::Term(_) => t.period_term_2.to_owned(),
        Period::CalendarYear(year) => format!("{} {year}", t.calendar_year),
        Period::Quarter(year, quarter) => format!("{} {quarter}/{year}", t.period_quarter),
        Period::Between(from, to) => format!("{from} – {to}"),
    }
}

/// The spans, with their keys.
pub const SPANS: [(&str, Span); 4] = [
    ("month", Span::Month),
    ("quarter", Span::Quarter),
    ("term", Span::Term),
    ("year", Span::Year),
];
