//! Words of duties: who leads, with whom, when, what proves it; and of what the app reads in the words of a clause.

use lientich_shared::log::duty::{Occasion, Rhythm};

use super::fill;

texts! {
    tab: "Phân công", "Duties";
    tab_count: "Phân công ({})", "Duties ({})";
    of_clause: "Phân công {}", "Duties of {}";

    // What is offered
    offered: "Gợi ý từ câu chữ", "Read in the words";
    offers_intro: "Máy đọc câu chữ và gợi ý {} việc ở {} điều. Chưa nhận thì chưa có gì vào kế hoạch.", "The words suggest {} duties in {} clauses. Nothing is in the plan until you accept it.";
    offers_none: "Không còn gợi ý nào. Vào một điều để phân công.", "Nothing more is suggested. Go into a clause to assign duties.";
    offers_none_here: "Câu chữ của điều này không gợi ý thêm việc nào.", "The words of this clause suggest nothing more.";
    mark: "{} gợi ý phân công ở {}", "{} suggested duties in {}";
    accept: "Nhận", "Accept";
    accept_all: "Nhận tất cả {}", "Accept all {}";
    correct: "Sửa rồi nhận", "Correct";
    dismiss: "Bỏ qua", "Dismiss";
    dismiss_all: "Bỏ qua tất cả", "Dismiss all";
    accepted: "Đã phân công {} việc.", "{} duties assigned.";
    dismissed: "Đã bỏ qua {} gợi ý trên máy này.", "{} suggestions dismissed on this device.";
    from_words: "đọc từ {}", "read in {}";
    from_heading: "người chủ trì theo mục “{}”", "lead after the heading “{}”";
    from_side: "người chủ trì theo bên của điều này", "lead after the side of the clause";
    see_all: "Xem mọi gợi ý ({})", "See all suggestions ({})";
    scope: "Phân công ở đâu", "Duties of what";
    all: "Cả kế hoạch", "The whole plan";

    // What is assigned
    none: "Điều này chưa có việc nào được phân công.", "No duty is assigned here yet.";
    add: "Thêm việc", "Add a duty";
    edit: "Sửa", "Edit";
    remove: "Bỏ việc này", "Remove";
    removed: "Đã bỏ một việc.", "A duty was removed.";
    conflict: "Hai người cùng sửa việc này khi chưa thấy nhau: hãy chọn ở ngay dưới điều đó.", "Two people changed this duty without seeing each other: choose one below the clause.";
    with: "phối hợp: {}", "with {}";
    watch: "giám sát: {}", "watched by {}";
    proof: "minh chứng: {}", "evidence: {}";
    each: "mỗi người tự làm", "each for themselves";
    goal: "{} {}", "{} {}";

    // The form
    title_new: "Việc mới ở {}", "New duty of {}";
    title_edit: "Sửa việc ở {}", "Duty of {}";
    what: "Việc cần làm", "What is to be done";
    what_hint: "Để trống nếu là cả điều này.", "Leave empty for the clause's own words.";
    lead: "Chủ trì", "Lead";
    cooperate: "Phối hợp", "Cooperating";
    supervise: "Giám sát", "Supervising";
    add_party: "Thêm…", "Add…";
    take_away: "Bỏ {}", "Take away {}";
    bodies: "Bộ phận", "Bodies";
    offices: "Chức vụ", "Posts";
    teams: "Tổ", "Teams";
    people: "Người", "People";
    rhythm: "Thời gian", "When";
    rhythms_once: "Một lần", "Once";
    rhythms_again: "Lặp lại", "Repeating";
    rhythms_occasion: "Theo dịp", "At an occasion";
    day: "Chậm nhất ngày", "Until";
    weekday: "Vào thứ", "On";
    month_day: "Chậm nhất ngày trong tháng (1–31)", "Until which day of the month (1–31)";
    quarter_month: "Tháng thứ mấy trong quý (1–3)", "Which month of the quarter (1–3)";
    times: "Mấy lần", "How many times";
    occasion: "Khi nào", "When";
    occasion_hint: "Ví dụ: sau mỗi đợt thi đua, khi phát sinh", "Such as: after each emulation drive";
    evidence: "Minh chứng", "Evidence";
    evidence_hint: "Ví dụ: biên bản, danh sách, hình ảnh", "Such as: minutes, list, photos";
    goal_of: "Số lượng cần đạt", "How many";
    goal_unit: "Đơn vị đếm", "Of what";
    goal_hint: "Ví dụ: 34 · gia đình", "Such as: 34 · families";
    is_each: "Mỗi người tự làm và tự báo phần của mình", "Each does and reports their own";
    wrong_day: "Hãy ghi một ngày, như 25/09/2026.", "Say which day, such as 25/09/2026.";
    wrong_number: "Hãy ghi một số trong khoảng cho phép.", "Write a number in range.";
    wrong_occasion: "Hãy ghi khi nào.", "Say when.";
    wrong_goal: "Hãy ghi cả số và đơn vị, hoặc để trống cả hai.", "Write both number and unit, or neither.";

    // What is asked of the reader
    yours: "Việc của bạn", "Yours";
    yours_here: "Việc của bạn trong kế hoạch này", "Your duties in this plan";

    // When
    unstated: "chưa định thời gian", "no time set";
    continuous: "thường xuyên", "at all times";
    periodic: "định kì, chưa rõ bao lâu một lần", "periodically, not said how often";
    once: "đến một ngày", "until a day";
    before: "trước {}", "until {}";
    weekly: "hằng tuần", "every week";
    monthly: "hằng tháng", "every month";
    monthly_until: "hằng tháng, trước ngày {}", "every month, until day {}";
    quarterly: "hằng quý", "every quarter";
    quarterly_until: "hằng quý, trước ngày {} của tháng thứ {}", "every quarter, until day {} of its month {}";
    termly: "mỗi học kì", "every term";
    termly_times: "{} lần mỗi học kì", "{} times a term";
    yearly: "mỗi năm học", "every school year";
    yearly_times: "{} lần mỗi năm học", "{} times a school year";
    year_start: "đầu năm học", "start of the school year";
    mid_year: "cuối học kì I", "end of the first term";
    year_end: "cuối năm học", "end of the school year";
    opening: "khai giảng", "opening ceremony";
    closing: "bế giảng", "closing ceremony";
    tet: "Tết Nguyên đán", "Tết";
    mid_autumn: "Tết Trung thu", "Mid-Autumn";
    children: "Thiếu nhi 1/6", "Children's Day, 1 June";
    women: "Quốc tế Phụ nữ 8/3", "Women's Day, 8 March";
    vietnamese_women: "Phụ nữ Việt Nam 20/10", "Vietnamese Women's Day, 20 October";
    teachers: "Nhà giáo Việt Nam 20/11", "Teachers' Day, 20 November";
    other: "khi có việc khác", "when something else happens";
    monday: "thứ Hai", "Monday";
    tuesday: "thứ Ba", "Tuesday";
    wednesday: "thứ Tư", "Wednesday";
    thursday: "thứ Năm", "Thursday";
    friday: "thứ Sáu", "Friday";
    saturday: "thứ Bảy", "Saturday";
    sunday: "Chủ nhật", "Sunday";
    weekly_on: "hằng tuần, {}", "every week, {}";
}

/// The last day that every month is said to have.
const LAST_DAY: u8 = 31;

/// A day of the week, 1 (Monday) to 7.
pub fn weekday(day: u8) -> &'static str {
    let t = t();
    let days = [
        t.monday,
        t.tuesday,
        t.wednesday,
        t.thursday,
        t.friday,
        t.saturday,
        t.sunday,
    ];
    let at = usize::from(day.saturating_sub(1)).min(days.len() - 1);
    days[at]
}

/// When, or how often, as one says it in the middle of a line.
pub fn rhythm(rhythm: &Rhythm) -> String {
    let t = t();
    match rhythm {
        Rhythm::Unstated => t.unstated.to_owned(),
        Rhythm::Continuous => t.continuous.to_owned(),
        Rhythm::Periodic => t.periodic.to_owned(),
        Rhythm::Once(day) => fill(t.before, &[&day.to_string()]),
        Rhythm::Weekly(day) => fill(t.weekly_on, &[weekday(*day)]),
        Rhythm::Monthly(LAST_DAY) => t.monthly.to_owned(),
        Rhythm::Monthly(day) => fill(t.monthly_until, &[&day.to_string()]),
        Rhythm::Quarterly {
            month: 3,
            day: LAST_DAY,
        } => t.quarterly.to_owned(),
        Rhythm::Quarterly { month, day } => {
            fill(t.quarterly_until, &[&day.to_string(), &month.to_string()])
        }
        Rhythm::Termly(1) => t.termly.to_owned(),
        Rhythm::Termly(times) => fill(t.termly_times, &[&times.to_string()]),
        Rhythm::Yearly(1) => t.yearly.to_owned(),
        Rhythm::Yearly(times) => fill(t.yearly_times, &[&times.to_string()]),
        Rhythm::On(occasion) => self::occasion(occasion).to_owned(),
    }
}

/// What an occasion is called.
pub fn occasion(occasion: &Occasion) -> &str {
    let t = t();
    match occasion {
        Occasion::YearStart => t.year_start,
        Occasion::MidYear => t.mid_year,
        Occasion::YearEnd => t.year_end,
        Occasion::Opening => t.opening,
        Occasion::Closing => t.closing,
        Occasion::Tet => t.tet,
        Occasion::MidAutumn => t.mid_autumn,
        Occasion::ChildrensDay => t.children,
        Occasion::WomensDay => t.women,
        Occasion::VietnameseWomensDay => t.vietnamese_women,
        Occasion::TeachersDay => t.teachers,
        Occasion::Other(text) => text,
    }
}
