//! Words of "Việc của tôi": what is to do, ticking, counting, evidence.

texts! {
    mine: "Của tôi", "Mine";
    team: "Của tổ", "The team's";
    whose: "Xem việc của ai", "Whose duties";
    by_time: "Xem theo thời hạn", "By time";
    tab_open: "Sắp tới ({})", "To do ({})";
    tab_overdue: "Quá hạn ({})", "Overdue ({})";
    tab_over: "Đã xong ({})", "Done ({})";
    overdue_none: "Không có việc nào quá hạn", "Nothing is overdue";
    over_none: "Chưa có việc nào xong", "Nothing is done yet";
    open_none: "Không còn việc nào phải làm", "Nothing left to do";
    fresh: "Vừa xong", "Just done";
    watched: "Việc tôi giám sát ({})", "What I supervise ({})";
    show_more: "Xem thêm {} việc", "Show {} more";
    no_day: "không ghi hạn", "no due day";
    again: "còn {} lần nữa", "{} more times";
    gave: "{} giao", "given by {}";
    cooperate: "phối hợp", "cooperates";
    supervise: "giám sát", "supervises";

    tick: "Đánh dấu xong: {}", "Mark as done: {}";
    ticked: "Đã xong: {}", "Done: {}";
    done_by_other: "{} đã báo xong việc này.", "{} has reported this as done.";
    reopened: "Đã mở lại: {}", "Open again: {}";
    saved: "Đã lưu.", "Saved.";
    not_written: "Chưa ghi được. Hãy thử lại.", "It could not be kept. Try again.";
    disk_full: "Máy đã hết chỗ, chưa giữ được tệp này. Hãy xoá bớt dữ liệu trên máy rồi thử lại.", "The device is full: the file was not kept. Free some room and try again.";
    done_on: "Xong {}", "Done {}";
    done_by: "Xong {} · {}", "Done {} · {}";
    files: "{} minh chứng", "{} files of evidence";
    not_sent: "chưa gửi về trường", "not yet sent";
    disputed: "hai lần ghi khác nhau", "two reports differ";
    asked_again: "{} yêu cầu làm lại", "{} asks for it again";
    dropped: "{} cho thôi: {}", "{} dropped it: {}";
    handed: "Đã chuyển cho {}", "Handed over to {}";

    detail_of: "Chi tiết: {}", "Details: {}";
    open_clause: "Mở {} trong kế hoạch", "Open {} in the plan";
    due: "Hạn", "Due";
    leads: "Chủ trì", "Leads";
    cooperates: "Phối hợp", "Cooperate";
    supervises: "Giám sát", "Supervise";
    evidence_asked: "Minh chứng cần có", "Evidence asked for";
    from_whom: "Người giao", "Given by";
    disputed_hint: "Hai báo cáo được ghi khi chưa thấy nhau. Hãy lưu lại để chốt.", "Two reports were made without knowing of each other. Save again to settle it.";
    reached: "Đã đạt ({})", "Reached ({})";
    reached_wrong: "Hãy viết một số.", "Write a number.";
    one_less: "Bớt một", "One less";
    one_more: "Thêm một", "One more";
    note: "Ghi chú", "Note";
    mark_done: "Đánh dấu xong", "Mark as done";
    open_again: "Mở lại", "Open again";

    evidence: "Minh chứng", "Evidence";
    take_photo: "Chụp ảnh", "Take a photo";
    choose_file: "Chọn tệp", "Choose a file";
    evidence_hint: "Ảnh, PDF, Word, Excel, tối đa 8 MB. Ảnh được thu nhỏ và bỏ vị trí, ngày giờ chụp trước khi lưu.", "Pictures, PDF, Word, Excel, at most 8 MB. Pictures are made small and lose place and time before they are kept.";
    preparing: "Đang xử lí tệp…", "Preparing the file…";
    attached: "Đã thêm minh chứng.", "Evidence added.";
    removed: "Đã gỡ minh chứng.", "Evidence taken away.";
    remove: "Gỡ {}", "Take {} away";
    view: "Xem {}", "View {}";
    unfit_picture: "Máy này không đọc được ảnh (ảnh HEIC của iPhone hoặc tệp hỏng). Hãy chụp bằng nút Chụp ảnh, hoặc đổi sang JPEG.", "This device cannot read the picture (HEIC of an iPhone, or broken). Use Take a photo, or change it to JPEG.";
    unfit_sort: "Chỉ nhận ảnh, PDF, Word (.docx) và Excel (.xlsx).", "Only pictures, PDF, Word (.docx) and Excel (.xlsx) are taken.";
    unfit_large: "Tệp lớn hơn 8 MB.", "The file is larger than 8 MB.";
    waits: "chờ mạng", "waits for a network";
    sending: "đang gửi…", "being sent…";
    cannot_fetch: "Chưa tải được. Hãy thử lại khi có mạng.", "It could not be fetched. Try again when there is a network.";
    files_waiting: "{} tệp minh chứng đang chờ gửi", "{} files of evidence waiting to be sent";
    files_sending: "Đang gửi minh chứng, còn {} tệp…", "Sending evidence, {} files left…";
}
