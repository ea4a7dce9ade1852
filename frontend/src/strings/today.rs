//! Words of "Hôm nay": what waits for the person, per post.

texts! {
    mentions: "nhắc đến bạn, chưa trả lời", "mentions of you without a reply";
    calls_you: "{}: “{}”", "{}: “{}”";
    overdue_also: "và {} việc nữa đến hạn tuần này hoặc đã quá hạn", "and {} more that are due this week or overdue";
    team_late: "việc của tổ quá hạn", "duties of the team are overdue";
    school_late: "việc trong trường quá hạn", "duties at the school are overdue";
    to_board: "Xem tất cả trên bảng phân công", "See them all on the board";
    late_with: "{} và {} người khác", "{} and {} others";
    files_here: "tệp minh chứng chỉ có trên máy này", "files of evidence are only on this device";
}
