//! Words of the calendar: months and days, the school year, reminders, calendars of other programs.

texts! {
    title: "Lịch", "Calendar";
    view_month: "Tháng", "Month";
    view_list: "Danh sách", "List";
    view_label: "Cách xem", "View";
    whose_label: "Việc của ai", "Whose";
    whose_mine: "Của tôi", "Mine";
    whose_team: "Của tổ", "My team's";
    whose_all: "Toàn trường", "The school's";
    before: "Tháng trước", "Month before";
    after: "Tháng sau", "Month after";
    to_today: "Hôm nay", "Today";
    month: "Tháng {}/{}", "{}/{}";
    weekdays: "T2 T3 T4 T5 T6 T7 CN", "Mo Tu We Th Fr Sa Su";
    weekday_names: "Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy|Chủ nhật", "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";
    on_day: "{}, ngày {}", "{}, {}";
    due_here: " việc", " due";
    day_empty: "Không có việc đến hạn trong ngày này.", "Nothing is due on this day.";
    day_off: "Nghỉ: {}", "Off: {}";
    tet: "Tết Nguyên đán", "Tết";
    opening: "Khai giảng", "Opening ceremony";
    closing: "Bế giảng", "Closing ceremony";
    first_day: "Tựu trường", "Pupils come back";
    mid_autumn: "Tết Trung thu", "Mid-autumn";
    month_empty: "Tháng này không có việc đến hạn", "Nothing is due this month";
    month_empty_hint: "Việc có hạn trong các kế hoạch đã ban hành sẽ hiện ở đây.", "What issued plans ask for by a day stands here.";
    more_of_day: "và {} việc nữa", "and {} more";
    done: "Đã xong", "Done";
    late: "Quá hạn", "Overdue";
    supervise: "Giám sát", "Supervising";
    cooperate: "Phối hợp", "Cooperating";
    clause: "Mục {}", "Clause {}";
    download: "Tải tệp lịch", "Download";
    print: "In", "Print";
    year_way: "Năm học", "School year";
    remind_way: "Nhắc việc", "Reminders";
    remind_count: "Nhắc việc ({})", "Reminders ({})";
    file_name: "viec-cua-toi.ics", "my-work.ics";
    calendar_name: "Việc của tôi – Liên Tịch", "My work – Liên Tịch";

    year_title: "Năm học {}", "School year {}";
    year_usual: "Đang dùng lịch thông thường. Hiệu trưởng sửa theo lịch của trường.", "These are the usual days. The principal fits them to the school.";
    year_own: "Lịch riêng của trường.", "The school's own days.";
    year_whose: "Hiệu trưởng sửa lịch năm học. Việc theo nhịp tự tránh ngày nghỉ.", "The principal keeps the school year. What recurs avoids days off.";
    year_which: "Năm học", "School year";
    field_first: "Ngày tựu trường", "Pupils come back";
    field_opening: "Ngày khai giảng", "Opening ceremony";
    field_term_1_from: "Học kỳ I từ ngày", "First term from";
    field_term_1_to: "Học kỳ I đến ngày", "First term to";
    field_term_2_from: "Học kỳ II từ ngày", "Second term from";
    field_term_2_to: "Học kỳ II đến ngày", "Second term to";
    field_closing: "Ngày bế giảng", "Closing ceremony";
    field_tet_from: "Nghỉ Tết từ ngày", "Tết break from";
    field_tet_to: "Nghỉ Tết đến ngày", "Tết break to";
    field_moon: "Tết Trung thu", "Mid-autumn";
    field_holidays: "Ngày nghỉ khác", "Other days off";
    field_holidays_hint: "Mỗi dòng một kỳ nghỉ: ngày, hoặc từ ngày - đến ngày, rồi tên. Ví dụ: 30/04/2027 - 01/05/2027 Lễ 30/4 và 1/5", "One a line: a day, or two days with - between, then its name. Such as: 30/04/2027 - 01/05/2027 Labour day";
    year_wrong_line: "Chưa đọc được dòng: {}", "This line cannot be read: {}";
    year_wrong_day: "Hãy ghi đủ các ngày, theo dạng ngày/tháng/năm.", "Fill in every day, as day/month/year.";
    year_wrong_order: "Các mốc chưa đúng thứ tự: tựu trường, khai giảng, học kỳ I, học kỳ II, bế giảng.", "The days are out of order: coming back, opening, first term, second term, closing.";
    year_saved: "Đã lưu lịch năm học.", "The school year is saved.";
    year_reset: "Trở về lịch thông thường", "Back to the usual days";

    remind_title: "Nhắc việc", "Reminders";
    remind_none: "Không có việc nào cần nhắc", "Nothing to remind you of";
    remind_none_hint: "Việc sắp đến hạn và quá hạn sẽ hiện ở đây.", "What is due soon or overdue stands here.";
    remind_unread: "Chưa đọc", "Not read";
    remind_read: "Đã đọc", "Read";
    remind_read_all: "Đánh dấu đã đọc hết", "Mark all as read";
    remind_settings: "Nhắc trên máy này", "Reminding on this device";
    remind_before: "Nhắc trước", "Remind ahead";
    remind_same_day: "Trong ngày", "On the day";
    remind_days: "{} ngày", "{} days";
    quiet_from: "Không làm phiền từ", "Quiet from";
    quiet_to: "đến", "until";
    hour: "{} giờ", "{}:00";
    remind_toast: "Có {} việc đến hạn hoặc sắp đến hạn.", "{} things are due or due soon.";
    remind_show: "Xem", "Show";
    notice_allow: "Cho phép thông báo trên máy này", "Allow notifications on this device";
    notice_on: "Máy này hiện thông báo khi ứng dụng đang mở.", "This device shows notifications while the app is open.";
    notice_off: "Trình duyệt đang chặn thông báo. Danh sách trên vẫn nhắc khi mở ứng dụng.", "The browser blocks notifications. The list above still reminds you when the app is opened.";
    notice_none: "Trình duyệt này không có thông báo. Danh sách trên vẫn nhắc khi mở ứng dụng.", "This browser has no notifications. The list above still reminds you when the app is opened.";
    remind_hour: "Giờ nhắc khi ứng dụng đóng", "Hour of reminding with the app closed";
    push_on: "Máy này được nhắc cả khi ứng dụng đóng. Thông báo không chứa nội dung công việc.", "This device is reminded with the app closed too. The notification says nothing of the work.";
    push_start: "Nhắc cả khi ứng dụng đóng", "Remind with the app closed too";
    push_stop: "Thôi nhắc khi ứng dụng đóng", "Stop reminding with the app closed";
    push_busy: "Đang xin địa chỉ nhận thông báo…", "Asking for an address for notifications…";
    push_server: "Chưa đổi được: máy chủ của trường không trả lời. Kiểm tra mạng rồi thử lại.", "Not changed: the school's server does not answer. Check the network and try again.";
    push_browser: "Chưa bật được: trình duyệt từ chối, hoặc dịch vụ thông báo của trình duyệt không nhận. Thử lại sau; trong lúc đó việc đến hạn vẫn hiện khi mở ứng dụng.", "Not turned on: the browser, or its notification service, said no. Try later; until then the app tells what is due when it is open.";
    push_too_long: "Chưa bật được: dịch vụ thông báo của trình duyệt không trả lời trong 20 giây. Mạng của trường có thể đang chặn dịch vụ này; thử lại bằng mạng khác.", "Not turned on: the browser's notification service did not answer within 20 seconds. The school's network may block it; try another network.";
    notice_words: "Có việc đến hạn, mở ứng dụng để xem.", "Something is due: open the app.";

    sub_title: "Lịch cho ứng dụng khác", "Calendar for other programs";
    sub_hint: "Địa chỉ riêng để thêm vào Google Lịch, lịch iPhone hoặc Outlook. Ai có địa chỉ này đều đọc được việc của bạn.", "A private address for Google Calendar, iPhone or Outlook. Whoever has it reads what you have to do.";
    sub_none: "Chưa có địa chỉ.", "There is no address yet.";
    sub_made: "Đã tạo ngày {}. Địa chỉ chỉ hiện một lần khi tạo.", "Made on {}. The address is shown only once.";
    sub_make: "Tạo địa chỉ", "Make an address";
    sub_renew: "Tạo địa chỉ mới", "Make a new address";
    sub_renew_hint: "Địa chỉ cũ sẽ mất hiệu lực.", "The old address stops working.";
    sub_end: "Thu hồi", "Revoke";
    sub_ended: "Đã thu hồi địa chỉ lịch.", "The calendar address is revoked.";
    sub_new: "Chép địa chỉ này vào ứng dụng lịch ngay bây giờ:", "Copy this address into your calendar program now:";
}

/// The name of a day of the week, 1 (Monday) to 7.
pub fn weekday(number: u8) -> &'static str {
    let place = usize::from(number.saturating_sub(1));
    t().weekday_names.split('|').nth(place).unwrap_or_default()
}
