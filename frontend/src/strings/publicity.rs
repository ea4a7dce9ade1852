//! Words about an Edition as a public matter: who has read it, since when and where it hangs.

texts! {
    new_title: "Mới ban hành", "New";
    new_hint: "Đọc rồi xác nhận đã đọc", "Read it, then confirm that you have";

    read_ask: "Bạn đã đọc xong bản này?", "Have you read this?";
    read_act: "Tôi đã đọc", "I have read it";
    read_done: "Bạn đã xác nhận đọc lúc {}.", "You confirmed at {} that you have read it.";
    not_sent: "Đã ghi trên máy, chưa gửi về trường.", "Kept on this device, not yet sent.";
    failed: "Chưa ghi được. Hãy thử lại.", "It could not be kept. Try again.";

    title: "Công khai trong trường", "Made public at the school";
    law: "Luật Thực hiện dân chủ ở cơ sở: công khai chậm nhất 5 ngày làm việc sau khi ban hành, niêm yết ít nhất 20 ngày liên tục. Ngày nghỉ được trừ theo lịch năm học của trường.", "Law on grassroots democracy: public at the latest 5 working days after it was issued, for at least 20 days in a row. Days off are those of the school's calendar.";
    due: "Phải công khai chậm nhất ngày {}", "To be public by {}";
    late: "Đã quá hạn công khai ngày {}", "It was to be public by {}";
    shown: "Công khai từ {}, giữ đến hết ngày {}", "Public since {}, to stay to the end of {}";
    shown_late: "Công khai từ {} (chậm hạn), giữ đến hết ngày {}", "Public since {} (late), to stay to the end of {}";
    finished: "Đã công khai từ {} đến {}", "Was public from {} to {}";
    where_by: "{} ghi: {}", "{} noted: {}";
    readers: "{} / {} người đã xác nhận đọc", "{} of {} people confirmed that they have read it";
    not_yet: "Chưa xác nhận: {}", "Not yet: {}";
    and_more: "{} và {} người nữa", "{} and {} more";
    seen_by: "Ban Thanh tra nhân dân: {} xác nhận đã thấy công khai", "People's inspectorate: {} saw it made public";
    seen_none: "Ban Thanh tra nhân dân chưa xác nhận.", "The people's inspectorate has not confirmed yet.";
    seen_act: "Xác nhận đã thấy công khai", "Confirm that it is public";
    seen_later: "Khi nhà trường đã ghi ngày và nơi công khai, bạn xác nhận ở đây.", "Once the school has noted since when and where it is public, you confirm it here.";
    to_see: "Đã công khai: chờ Ban Thanh tra nhân dân xác nhận", "Public: the people's inspectorate is to confirm it";
    note_act: "Ghi nhận công khai", "Note that it is public";
    note_day: "Công khai từ ngày", "Public since";
    note_place: "Ở đâu", "Where";
    note_place_hint: "Ví dụ: bảng tin phòng hội đồng", "Such as: the board in the staff room";
    note_wrong: "Cần ghi ngày (không trước ngày ban hành) và nơi công khai.", "A day (not before it was issued) and a place are needed.";
}
