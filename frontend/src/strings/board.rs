//! Words of the board (Phân công): who does what by when, how far it is, what those who give duties do.

use lientich_shared::log::duty::{Occasion, Rhythm};

use super::fill;

texts! {
    title: "Phân công", "Assignments";
    none: "Chưa có kế hoạch nào ban hành", "No plan has been issued";
    none_hint: "Khi hai bên đã ký và ban hành kế hoạch, mọi việc trong đó hiện ở đây.", "Once both sides have signed and issued a plan, all its duties are shown here.";
    no_duties: "Kế hoạch chưa phân công việc nào", "The plan assigns no duties";
    no_duties_hint: "Phân công trong bản dự thảo của kế hoạch, hoặc giao việc ngay tại đây.", "Assign duties in the plan's draft, or give one here.";
    nothing: "Không có việc nào khớp với bộ lọc.", "No duty matches the filter.";
    not_yours: "Bảng phân công dành cho hai bên, Ban Thanh tra nhân dân, cấp ủy và tổ trưởng. Việc của thầy cô ở trang Việc của tôi.", "The board is for both sides, the people's inspectorate, the Party committee and team leaders. Your own duties are under My work.";
    of_team: "Việc của {}", "Duties of {}";

    // Figures
    figures: "Tình hình chung", "At a glance";
    all: "việc trong năm học", "duties this school year";
    all_more: "{}/{} lần đã xong", "{} of {} times done";
    proved: "đã xong, có minh chứng", "done, with evidence";
    proved_more: "{} việc xong chưa có minh chứng", "{} done without evidence";
    soon: "đến hạn trong 14 ngày", "due within 14 days";
    late: "quá hạn, cần nhắc", "overdue, to be asked for";
    places_late: "{} việc quá hạn", "{} overdue";

    // Filters
    filters: "Lọc việc", "Filter duties";
    more_filters: "Lọc ({})", "Filter ({})";
    no_filters: "Lọc", "Filter";
    clear: "Bỏ lọc", "Clear filters";
    by_plan: "Kế hoạch", "Plan";
    any_plan: "Mọi kế hoạch", "All plans";
    by_side: "Bên", "Side";
    any_side: "Mọi bên", "All sides";
    by_party: "Bộ phận", "Body";
    any_party: "Mọi bộ phận", "All bodies";
    by_person: "Người", "Person";
    anybody: "Mọi người", "Everybody";
    by_state: "Tình trạng", "State";
    any_state: "Mọi tình trạng", "Any state";
    by_month: "Tháng", "Month";
    any_month: "Cả năm học", "Whole school year";
    month: "Tháng {}/{}", "{}/{}";
    by_words: "Tìm", "Search";

    // The table
    table: "Các việc", "Duties";
    clause: "Điều", "Clause";
    what: "Việc", "Duty";
    lead: "Chủ trì", "Lead";
    cooperate: "Phối hợp", "Cooperating";
    supervise: "Giám sát", "Supervising";
    when: "Nhịp / hạn", "Rhythm / due";
    state: "Tình trạng", "State";
    beside: "giao thêm", "extra";
    people: "{} người", "{} people";
    nobody: "chưa giao ai", "nobody yet";

    // States
    kind_late: "Quá hạn", "Overdue";
    kind_soon: "Đến hạn trong 14 ngày", "Due within 14 days";
    kind_later: "Chưa đến hạn", "Not due yet";
    kind_proved: "Đã xong, có minh chứng", "Done, with evidence";
    kind_unproved: "Đã xong, chưa có minh chứng", "Done, without evidence";
    kind_dropped: "Không phải làm", "Dropped";
    is_soon: "sắp tới", "coming up";
    is_later: "chưa đến hạn", "not due yet";
    is_undated: "không có hạn", "no due day";
    is_proved: "xong · {} minh chứng", "done · {} files";
    is_done: "xong", "done";
    is_unproved: "xong · chưa có minh chứng", "done · no evidence";
    is_dropped: "không phải làm", "dropped";
    is_left: "đã chuyển", "handed over";
    is_doing: "đang làm", "begun";
    times_late: "{} · {} lần", "{} · {} times";
    of_people: "{}/{} người xong", "{} of {} people done";
    asked: "đã nhắc", "asked again";
    remarked: "có nhận xét", "with remarks";
    former: "người trước có báo", "reported by who had it before";
    disputed: "hai báo cáo khác nhau", "two reports differ";
    unsent: "chưa gửi", "not sent yet";

    // One duty
    detail_clause: "Xem trong kế hoạch", "See it in the plan";
    evidence: "Minh chứng cần có", "Evidence asked for";
    goal: "Cần đạt", "To be reached";
    each: "Mỗi người tự làm và tự báo.", "Each does and reports their own part.";
    given: "Người giao", "Given by";
    why: "Lời giao", "In their words";
    occurrences: "Các lần trong năm học", "Times in the school year";
    undated: "Không có hạn", "No due day";
    who: "Ai báo gì", "Who reported what";
    not_reported: "chưa báo", "no report";
    done_at: "xong {}", "done {}";
    doing_at: "đang làm, báo {}", "begun, reported {}";
    reopened_at: "mở lại {}", "open again {}";
    by_other: "{} báo", "reported by {}";
    left_to: "đã chuyển cho {}; báo cáo dưới đây được giữ lại", "handed over to {}; the report below is kept";
    disputed_with: "Hai người báo khác nhau khi chưa thấy nhau: {} báo “{}”.", "Two reported without seeing each other: {} reported “{}”.";
    asked_by: "{} yêu cầu làm lại: {}", "{} asked for it again: {}";
    asked_by_plain: "{} nhắc việc này", "{} asked for it again";
    dropped_by: "{} cho thôi: {}", "{} dropped it: {}";
    remark_by: "{} nhận xét: {}", "{} remarked: {}";
    gone: "Việc này không còn trên bảng, hoặc thầy cô không xem được.", "This duty is no longer on the board, or not for you to see.";

    // Deeds
    deeds: "Thao tác", "Actions";
    ask_again: "Nhắc, yêu cầu làm", "Ask for it again";
    remark: "Nhận xét", "Remark";
    hand_over: "Chuyển việc", "Hand over";
    assign: "Giao cho người làm", "Assign somebody";
    drop: "Cho thôi việc này", "Drop";
    resume: "Làm lại việc đã thôi", "Resume";
    only_for: "Thao tác khác dành cho: {}.", "Other actions are for: {}.";
    whom: "Với ai", "Whom";
    the_meant: "{} người liên quan", "The {} concerned";
    extent: "Phạm vi", "Extent";
    this_one: "Chỉ lần này ({})", "This time only ({})";
    the_whole: "Cả việc", "The whole duty";
    words_why: "Lý do (bắt buộc)", "Why (required)";
    words_remark: "Nhận xét (bắt buộc)", "Remark (required)";
    words_free: "Lời nhắn", "Words";
    to_whom: "Chuyển cho", "To whom";
    choose: "Chọn người", "Choose somebody";
    drop_sure: "Người đang làm sẽ thấy việc này được cho thôi cùng lý do. Báo cáo đã có được giữ lại.", "Those who hold it will see that it is dropped and why. Reports are kept.";
    hand_over_note: "Người đang giữ việc sẽ thấy việc đã được chuyển. Báo cáo của họ được giữ lại, kể cả báo cáo gửi lên muộn.", "Who holds it now will see that it was handed over. Their reports are kept, those that arrive late too.";
    wants_words: "Hãy ghi vài chữ.", "Say it in a few words.";
    wants_person: "Hãy chọn một người.", "Choose somebody.";
    wants_day: "Hãy ghi một ngày, như 25/09/2026.", "Say which day, such as 25/09/2026.";
    did_ask: "Đã nhắc {} người.", "Asked {} people again.";
    did_remark: "Đã ghi nhận xét.", "Remark written.";
    did_hand_over: "Đã chuyển việc cho {}.", "Handed over to {}.";
    did_drop: "Đã cho thôi.", "Dropped.";
    did_resume: "Việc lại phải làm.", "To be done again.";
    undone: "Đã hoàn tác.", "Undone.";
    not_written: "Chưa ghi được. Hãy thử lại.", "It could not be kept. Try again.";

    // Giving
    give: "Giao việc", "Give a duty";
    give_to: "Giao cho", "To whom";
    give_what: "Việc cần làm", "What is to be done";
    give_clause: "Theo điều", "Following clause";
    no_clause: "Không theo điều nào", "None";
    give_when: "Thời gian", "When";
    once: "Một lần, đến ngày", "Once, until a day";
    month_end: "Hằng tháng", "Every month";
    term_end: "Mỗi học kì", "Every term";
    always: "Thường xuyên", "At all times";
    give_day: "Hạn", "Due day";
    gave: "Đã giao việc cho {}.", "Given to {}.";

    // Out
    print: "In", "Print";
    export: "Tải Excel", "Excel file";
    export_failed: "Trình duyệt chưa tạo được tệp.", "The browser could not make the file.";
    file_name: "phan-cong", "assignments";
    printed: "In ngày {}", "Printed {}";
    columns: "Kế hoạch;Điều;Bên;Việc;Chủ trì;Phối hợp;Giám sát;Nhịp;Từ ngày;Hạn;Người làm;Tình trạng;Đạt;Trên;Số minh chứng;Người báo;Ngày báo;Ghi chú", "Plan;Clause;Side;Duty;Lead;Cooperating;Supervising;Rhythm;From;Due;Who;State;Reached;Of;Files;Reported by;Reported on;Note";

    // Rhythms, briefly: the day stands behind
    unstated: "chưa định hạn", "no time set";
    continuous: "thường xuyên", "at all times";
    periodic: "định kì", "periodically";
    weekly: "hằng tuần", "weekly";
    monthly: "hằng tháng", "monthly";
    quarterly: "hằng quý", "quarterly";
    termly: "mỗi học kì", "every term";
    termly_times: "{} lần/học kì", "{} times a term";
    yearly: "mỗi năm học", "every year";
    yearly_times: "{} lần/năm học", "{} times a year";
    year_start: "đầu năm học", "start of the year";
    mid_year: "cuối học kì I", "end of the first term";
    year_end: "cuối năm học", "end of the year";
    opening: "khai giảng", "opening ceremony";
    closing: "bế giảng", "closing ceremony";
    tet: "Tết Nguyên đán", "Tết";
    mid_autumn: "Trung thu", "Mid-Autumn";
    children: "ngày 1/6", "1 June";
    women: "ngày 8/3", "8 March";
    vietnamese_women: "ngày 20/10", "20 October";
    teachers: "ngày 20/11", "20 November";
}

/// How often, or at what occasion, briefly; `None` for once, where the day says all.
pub fn rhythm(rhythm: &Rhythm) -> Option<String> {
    let t = t();
    let words = match rhythm {
        Rhythm::Once(_) => return None,
        Rhythm::Unstated => t.unstated,
        Rhythm::Continuous => t.continuous,
        Rhythm::Periodic => t.periodic,
        Rhythm::Weekly(_) => t.weekly,
        Rhythm::Monthly(_) => t.monthly,
        Rhythm::Quarterly { .. } => t.quarterly,
        Rhythm::Termly(1) => t.termly,
        Rhythm::Termly(times) => return Some(fill(t.termly_times, &[&times.to_string()])),
        Rhythm::Yearly(1) => t.yearly,
        Rhythm::Yearly(times) => return Some(fill(t.yearly_times, &[&times.to_string()])),
        Rhythm::On(occasion) => self::occasion(occasion),
    };
    Some(words.to_owned())
}

fn occasion(occasion: &Occasion) -> &str {
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
