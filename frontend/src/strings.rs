//! Every word of the interface, Vietnamese and English side by side. `{}` stands for what the caller fills in with
//! [`fill`]. Which language is chosen is kept in the preferences; changing it loads the page anew.

use std::sync::OnceLock;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// Its code, as in `<html lang>` and in the preferences.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The language with that code; Vietnamese for any other.
    pub fn from_code(code: &str) -> Self {
        if code == "en" {
            Self::English
        } else {
            Self::Vietnamese
        }
    }
}

static CHOSEN: OnceLock<Language> = OnceLock::new();

/// Chooses the language of this page load; later calls change nothing.
pub fn choose(language: Language) {
    // Set once at start, before the first word is shown.
    let _ = CHOSEN.set(language);
}

/// The language of this page load.
pub fn language() -> Language {
    CHOSEN.get().copied().unwrap_or_default()
}

/// Puts words in the places marked `{}`, in order.
pub fn fill(template: &str, words: &[&str]) -> String {
    let mut words = words.iter();
    let mut filled = String::with_capacity(template.len() + 16);
    for (n, part) in template.split("{}").enumerate() {
        if 0 < n {
            filled.push_str(words.next().copied().unwrap_or_default());
        }
        filled.push_str(part);
    }
    filled
}

macro_rules! texts {
    ($($key:ident: $vi:literal, $en:literal;)*) => {
        /// The words of one language.
        pub struct Texts {
            $(#[doc = $en] pub $key: &'static str,)*
        }

        static VIETNAMESE: Texts = Texts { $($key: $vi,)* };
        static ENGLISH: Texts = Texts { $($key: $en,)* };

        /// The words in the language of this page load.
        pub fn t() -> &'static Texts {
            match $crate::strings::language() {
                $crate::strings::Language::Vietnamese => &VIETNAMESE,
                $crate::strings::Language::English => &ENGLISH,
            }
        }

        #[cfg(test)]
        pub(in $crate::strings) const ALL: &[(&str, &str, &str)] = &[$((stringify!($key), $vi, $en),)*];
    };
}

pub mod audit;
pub mod bases;
pub mod board;
pub mod calendar;
pub mod checks;
pub mod comments;
pub mod docket;
pub mod duties;
pub mod history;
pub mod import;
pub mod members;
pub mod my_work;
pub mod names;
pub mod new_year;
pub mod opinions;
pub mod preview;
pub mod publicity;
pub mod registers;
pub mod reports;
pub mod sign_off;
pub mod targets;
pub mod today;

texts! {
    app_name: "Liên Tịch", "Liên Tịch";
    skip: "Đến nội dung chính", "Skip to the content";
    close: "Đóng", "Close";
    cancel: "Hủy", "Cancel";
    save: "Lưu", "Save";
    back: "Quay lại", "Back";
    loading: "Đang mở…", "Opening…";
    retry: "Thử lại", "Try again";
    copy: "Sao chép", "Copy";
    copied: "Đã sao chép.", "Copied.";
    copy_failed: "Trình duyệt không cho sao chép. Hãy bôi đen rồi sao chép bằng tay.", "The browser did not allow copying. Select the words and copy them by hand.";
    undo: "Hoàn tác", "Undo";
    redo: "Làm lại", "Redo";
    more: "Thêm lựa chọn", "More choices";
    inserted: "thêm: ", "inserted: ";
    inserted_end: " (hết phần thêm) ", " (end of insertion) ";
    removed: "bỏ: ", "deleted: ";
    removed_end: " (hết phần bỏ) ", " (end of deletion) ";
    unknown_person: "Người không còn trong danh sách", "Somebody no longer listed";
    day_hint: "Ngày/tháng/năm, ví dụ 25/09/2026", "Day/month/year, such as 25/09/2026";
    day_wrong: "Ngày này không có trong lịch. Viết như 25/09/2026.", "The calendar has no such day. Write it like 25/09/2026.";
    not_found: "Không có trang này.", "There is no such page.";
    cannot_start: "Không mở được dữ liệu trên máy này", "The data on this device cannot be opened";
    cannot_start_why: "Đóng các thẻ khác của Liên Tịch rồi thử lại. Nếu đang ở chế độ ẩn danh, hãy mở trong cửa sổ thường.", "Close other tabs of Liên Tịch and try again. In private mode, open a normal window instead.";
    part_missing: "Chưa tải được phần này của ứng dụng: hãy nối mạng rồi thử lại.", "This part of the app has not come yet: connect to the network and try again.";
    to_today: "Về Hôm nay", "To Today";

    nav: "Các mục chính", "Main places";
    today: "Hôm nay", "Today";
    plans: "Kế hoạch", "Plans";
    work: "Việc của tôi", "My work";
    more_place: "Thêm", "More";

    // State line
    synced: "Đã đồng bộ", "Synced";
    syncing: "Đang đồng bộ…", "Syncing…";
    offline: "Ngoại tuyến", "Offline";
    offline_kept: "Ngoại tuyến · {} thay đổi đã lưu trên máy", "Offline · {} changes kept on this device";
    failing_kept: "{} · {} thay đổi đã lưu trên máy", "{} · {} changes kept on this device";
    failing_server: "Máy chủ trục trặc", "Server trouble";
    failing_server_hint: "Máy chủ chưa trả lời được. Những gì bạn viết vẫn nằm trên máy này; ứng dụng tự thử lại.", "The server cannot answer now. What you write stays on this device; the app keeps trying.";
    failing_turned_away: "Máy chủ không nhận", "Turned away";
    failing_turned_away_hint: "Máy chủ không nhận lần gửi này. Những gì bạn viết vẫn nằm trên máy này; ứng dụng tự thử lại. Nếu vẫn vậy, hãy báo cho người quản trị của trường.", "The server turned this request away. What you write stays on this device; the app keeps trying. If it goes on, tell whoever runs the server.";
    failing_device: "Máy này chưa đồng bộ được", "This device cannot sync";
    failing_device_hint: "Trình duyệt chưa đọc hoặc ghi được dữ liệu trên máy này (có thể máy đã hết chỗ). Ứng dụng tự thử lại; hãy đóng bớt thẻ, dọn chỗ trống rồi mở lại.", "The browser cannot read or keep data on this device (perhaps it is full). The app keeps trying; close other tabs, make room and open it again.";
    pending: "{} thay đổi đang chờ gửi", "{} changes waiting to be sent";
    refused: "{} thay đổi không được nhận", "{} changes were not accepted";
    update_needed: "Cần cập nhật ứng dụng", "The app needs an update";
    state_title: "Đồng bộ", "Synchronisation";
    last_synced: "Máy chủ trả lời lần cuối lúc {}", "The server last answered at {}";
    clock_off: "Đồng hồ máy này lệch khoảng {} phút. Hãy chỉnh lại giờ.", "This device's clock is off by about {} minutes. Set it right.";
    sync_now: "Đồng bộ ngay", "Sync now";
    signed_out_state: "Đã đăng xuất", "Signed out";
    revoked_state: "Máy đã bị thu hồi", "This device is revoked";

    // Join
    join_hello: "Chào bạn", "Welcome";
    join_intro: "Đường dẫn này đưa máy của bạn vào sổ của trường. Không cần mật khẩu.", "This link enters your device in the school's book. No password is needed.";
    join_shared_hint: "Trên máy dùng chung, khi xong việc hãy đăng xuất ở mục Thêm: mọi dữ liệu của bạn trên máy này sẽ được xoá.", "On a shared computer, sign out under More when you finish: all your data on this device is then erased.";
    join_enter: "Vào Liên Tịch", "Enter";
    join_entering: "Đang vào…", "Entering…";
    join_no_token: "Đường dẫn thiếu mã. Hãy mở lại đúng đường dẫn được gửi cho bạn.", "The link lacks its code. Open the link exactly as it was sent to you.";
    join_used: "Đường dẫn này đã dùng rồi hoặc đã hết hạn. Xin nhà trường một đường dẫn mới.", "This link was used or has expired. Ask the school for a new one.";
    join_offline: "Cần có mạng cho lần vào đầu tiên. Hãy thử lại khi có mạng.", "The first time needs a network. Try again when there is one.";
    join_another: "Trên máy này còn việc chưa gửi của người khác. Người đó cần đăng xuất trước.", "Somebody else's unsent work is on this device. They need to sign out first.";
    join_device_failed: "Trình duyệt này không giữ được khoá của máy. Hãy dùng Chrome, Edge hoặc Cốc Cốc bản mới, không ở chế độ ẩn danh.", "This browser cannot keep the device's key. Use a current Chrome, Edge or Firefox, not in private mode.";
    join_failed: "Chưa vào được. Hãy thử lại sau ít phút.", "It did not work. Try again in a few minutes.";
    signed_out_title: "Máy này chưa vào sổ của trường", "This device is not signed in";
    signed_out: "Mở đường dẫn mà hiệu trưởng, văn thư hoặc chủ tịch công đoàn gửi cho bạn. Mỗi đường dẫn dùng được một lần.", "Open the link that the principal, the records office or the union chair sent you. Each link works once.";
    signed_out_again: "Phiên làm việc trên máy này đã hết. Những gì bạn đã soạn vẫn còn trên máy. Mở đường dẫn mới để gửi tiếp.", "The session of this device has ended. What you wrote is still on it. Open a new link to go on sending.";
    revoked_again: "Nhà trường đã thu hồi máy này nên máy không gửi và nhận được nữa. Dữ liệu của trường trên máy đã được xoá; những gì bạn viết mà chưa gửi vẫn còn ở đây để sao chép. Muốn dùng tiếp, hãy xin một đường dẫn mới.", "The school has revoked this device: it can no longer send or receive. The school's data on it is erased; what you wrote and had not sent is still here for copying. Ask for a new link to go on.";

    // Plans
    plans_empty: "Chưa có kế hoạch nào", "No plans yet";
    plans_empty_drafter: "Lập kế hoạch phối hợp mới, hoặc nhập văn bản của năm trước.", "Start a new coordination plan, or import last year's text.";
    plans_empty_reader: "Kế hoạch sẽ hiện ở đây khi được ban hành.", "Plans appear here once they are issued.";
    create_plan: "Lập kế hoạch", "New plan";
    import_plan: "Nhập từ tệp", "Import a file";
    kind: "Loại văn bản", "Kind of document";
    kind_plan: "Kế hoạch", "Plan";
    kind_regulation: "Quy chế", "Regulation";
    school_year: "Năm học", "School year";
    school_year_of: "Năm học {}", "School year {}";
    title_field: "Trích yếu", "Subject";
    title_default: "Phối hợp giữa Ban giám hiệu và Ban Chấp hành Công đoàn", "Phối hợp giữa Ban giám hiệu và Ban Chấp hành Công đoàn";
    create: "Lập bản nháp", "Create the draft";
    create_hint: "Bản nháp có sẵn các phần thường dùng. Mọi thứ đều sửa được.", "The draft has the usual parts. Everything can be changed.";
    draft: "Bản nháp", "Draft";
    drafting: "Đang soạn", "Drafting";
    issued: "Đã ban hành {}", "Issued {}";
    edition: "Bản {}", "Edition {}";
    untitled: "Chưa có trích yếu", "Untitled";
    only_here: "{} thay đổi chỉ có trên máy này", "{} changes only on this device";
    plan_damaged: "Không mở được kế hoạch này trên máy. Dữ liệu vẫn được giữ nguyên.", "This plan cannot be opened on this device. Its data is left as it is.";
    add_first: "Thêm mục đầu tiên", "Add the first section";
    read_issued: "Xem bản đã ban hành", "Read the issued version";
    plan_gone: "Không có kế hoạch này trên máy, hoặc bạn không được xem.", "This plan is not on the device, or is not for you to see.";

    // Import

    // Editor
    contents: "Mục lục", "Contents";
    find: "Tìm", "Find";
    find_in_plan: "Tìm trong kế hoạch", "Find in the plan";
    find_exact: "Phân biệt dấu", "Match diacritics";
    find_count: "{} trong {}", "{} of {}";
    find_none: "Không thấy", "Nothing found";
    find_next: "Chỗ sau", "Next";
    find_previous: "Chỗ trước", "Previous";
    done: "Xong", "Done";
    clause: "Điều {}", "Clause {}";
    section: "Mục {}", "Section {}";
    only_for: "Chỉ {} được làm việc này.", "Only for: {}.";
    clause_text: "Nội dung {}", "Text of {}";
    write_here: "Viết ở đây…", "Write here…";
    write_heading: "Tên mục…", "Heading…";
    add: "Thêm dòng mới", "Add a line";
    add_clause: "Thêm điều ở dưới", "Add a clause below";
    add_section: "Thêm mục ở dưới", "Add a section below";
    add_bullet: "Thêm gạch đầu dòng ở trong", "Add a bullet inside";
    move_up: "Chuyển lên", "Move up";
    move_down: "Chuyển xuống", "Move down";
    indent: "Thụt vào", "Indent";
    outdent: "Đưa ra", "Outdent";
    join_before: "Gộp với dòng trên", "Join with the one above";
    remove: "Bỏ vào thùng rác", "Move to the trash";
    removed_toast: "Đã bỏ {} vào thùng rác.", "Moved {} to the trash.";
    remove_short: "Bỏ", "Remove";
    keys: "Việc với dòng này", "Acts on this line";
    others: "Khác", "Others";
    drag: "Kéo để chuyển chỗ {}", "Drag to move {}";
    change_kind: "Đổi thành {}", "Change to {}";
    side_is: "Thuộc {}", "Belongs to {}";
    set_side: "Giao cho {}", "Give to {}";
    duty: "Phân công", "Duty";
    lead_nobody: "Chưa phân công", "Nobody yet";
    due_on: "hạn {}", "due {}";
    no_lead: "chưa có người phụ trách", "nobody leads it";
    document_fields: "Thông tin văn bản", "About the document";
    field_school: "Tên trường", "School";
    field_number: "Số, kí hiệu", "Number and symbol";
    field_place: "Nơi ban hành", "Place of issue";
    field_day: "Ngày ban hành", "Day of issue";
    plan_menu: "Việc với kế hoạch", "Acts on the plan";
    read_only_here: "Chỉ đọc: {}", "Read only: {}";
    here_now: "{} đang ở đây", "{} is here";
    now_together: "đang cùng soạn", "drafting with you";
    level_device: "Mới lưu trên máy này", "On this device only";
    level_server: "Đã lên máy chủ", "On the server";
    level_seen: "Bên kia đã thấy", "Seen by the other side";
    two_values: "Có hai giá trị", "Two values";
    two_values_why: "Hai người cùng ghi khi chưa thấy nhau. Hãy chọn một.", "Two people wrote it without seeing each other. Choose one.";
    keep_this: "Giữ giá trị này", "Keep this one";
    contested: "Đã xoá bởi {}, sửa bởi {}", "Removed by {}, edited by {}";
    contested_keep: "Giữ lại", "Keep it";
    contested_remove: "Bỏ vào thùng rác", "To the trash";
    trash: "Thùng rác", "Trash";
    trash_empty: "Thùng rác trống", "The trash is empty";
    trash_hint: "Những gì đã bỏ vẫn ở đây, kèm người bỏ. Không có gì mất hẳn.", "What was removed stays here, with who removed it. Nothing is ever gone.";
    restore: "Khôi phục", "Restore";
    restored_toast: "Đã khôi phục.", "Restored.";
    removed_by: "{} bỏ, {}", "removed by {}, {}";
    empty_text: "(không có chữ)", "(no words)";
    changes: "Thay đổi", "Changes";
    changes_none: "Không có thay đổi nào từ lần xem trước của bạn.", "Nothing has changed since you last looked.";
    history: "Lịch sử", "History";
    panel: "Bên cạnh kế hoạch", "Beside the plan";
    plan_empty: "Kế hoạch chưa có nội dung", "The plan is empty";
    plan_empty_hint: "Thêm mục đầu tiên, hoặc bắt đầu viết.", "Add the first section, or begin to write.";
    recipients: "Nơi nhận", "Recipients";
    nothing_to_undo: "Không còn gì để hoàn tác.", "There is nothing to undo.";
    nothing_to_redo: "Không còn gì để làm lại.", "There is nothing to redo.";
    act_failed: "Việc này chưa làm được. Nội dung của bạn không đổi.", "That could not be done. Your text is unchanged.";
    not_durable: "Máy không lưu được. Hãy chép phần mới viết ra nơi khác rồi tải lại trang.", "The device could not save. Copy what you just wrote elsewhere, then reload the page.";

    // Merge report
    merge_title: "Từ lần bạn xem trước, kế hoạch có {} thay đổi", "Since you last looked the plan changed in {} places";
    merge_open: "Xem {} thay đổi từ người khác", "See {} changes by others";
    merge_all_kept: "Tất cả đã được gộp, không mất chữ nào.", "All of it was merged; no word was lost.";
    merge_touched: "Có {} chỗ hai bên cùng sửa, nên đọc lại.", "Both sides touched {} places: read them again.";
    both_touched: "cùng sửa – nên đọc lại", "both edited – read again";
    survived: "còn lại sau khi bị xoá", "survived a removal";
    was_added: "thêm mới", "new";
    was_edited: "sửa chữ", "text edited";
    was_moved: "chuyển chỗ", "moved";
    was_removed: "bỏ vào thùng rác", "moved to the trash";
    was_restored: "khôi phục", "restored";
    was_set: "đổi {}", "changed {}";
    was_given: "giao cho {}", "given to {}";
    was_split: "tách dòng", "split";
    was_joined: "gộp dòng", "joined";
    was_reverted: "hoàn tác", "undone";
    was_other: "thay đổi khác", "another change";
    edit_this: "Sửa câu này", "Edit this sentence";
    leave_as_is: "Để nguyên", "Leave as it is";
    read_all: "Đã đọc hết", "All read";
    see_later: "Xem sau", "Later";

    // Refusals
    refusal_title: "{} thay đổi không được nhận", "{} changes were not accepted";
    refusal_intro: "Máy chủ không nhận những thay đổi này, nên chúng không có trong kế hoạch chung. Chữ của bạn được giữ ở đây để sao chép.", "The server did not accept these changes, so they are not in the shared plan. Your words are kept here for copying.";
    refusal_discard: "Bỏ đi", "Put away";
    refusal_no_words: "Thay đổi này không có chữ.", "This change has no words.";
    refused_not_taken: "Máy chủ không còn nhận máy này. Hãy xin nhà trường một đường dẫn mới.", "The server no longer takes this device. Ask the school for a new link.";
    refused_taken_away: "Kế hoạch này đã được thu hồi khỏi máy.", "This plan was taken off the device.";
    refused_not_allowed: "Chức vụ của bạn không cho làm việc này ở điều này.", "Your post does not allow this here.";
    refused_rests: "Thay đổi này dựa trên một thay đổi khác không được nhận.", "It rests on another change that was not accepted.";
    refused_malformed: "Dữ liệu gửi lên không đúng dạng.", "What was sent was not well formed.";
    refused_fork: "Máy này có hai bản trùng số. Hãy chép lại phần này.", "This device holds two changes of one number. Write this part again.";
    refused_no_target: "Điều này không còn trong kế hoạch.", "That clause is no longer in the plan.";
    refused_out_of_step: "Kế hoạch đã sang bước khác.", "The plan has moved on to another step.";
    refused_too_often: "Kế hoạch đã được gửi lấy ý kiến nhiều lần trong hôm đó. Hãy gửi lại vào hôm sau.", "The plan had been sent out for opinions often enough that day. Send it again the next day.";
    refused_content: "Kế hoạch đã đổi sau khi bạn xem. Hãy xem lại rồi ký.", "The plan changed after you looked. Read it again, then sign.";

    // My work
    work_none: "Chưa có việc nào giao cho bạn", "No duties for you yet";
    work_none_hint: "Khi kế hoạch được ban hành, việc của bạn hiện ở đây.", "When a plan is issued, your duties appear here.";
    overdue: "Quá hạn", "Overdue";
    this_week: "Tuần này", "This week";
    later: "Sau đó", "Later";
    days_late: "quá hạn {} ngày", "{} days late";
    due_today: "hạn hôm nay", "due today";
    due_tomorrow: "hạn ngày mai", "due tomorrow";
    due_yesterday: "hạn hôm qua", "due yesterday";
    issued_by: "{} ban hành {}", "issued by {}, {}";

    // Today
    waits_for_you: "Chờ bạn", "Waiting for you";
    nothing_waits: "Không có gì chờ bạn", "Nothing waits for you";
    nothing_waits_hint: "Bạn đã đọc hết và không có việc nào sắp đến hạn.", "You have read everything, and nothing is due soon.";
    changes_unread: "thay đổi bạn chưa đọc", "changes you have not read";
    changes_refused: "thay đổi không được nhận", "changes were not accepted";
    refused_see: "Xem lí do và chép lại chữ của bạn", "See why, and copy your words";
    on_this_device: "Trên máy này", "On this device";
    only_on_device: "thay đổi chỉ có trên máy này", "changes only on this device";
    sent_when_online: "Sẽ tự gửi khi có mạng", "Sent by itself when there is a network";
    next_duties: "Việc của tôi", "My work";
    to_plans: "Đến các kế hoạch", "To the plans";
    not_issued_yet: "Chưa có bản ban hành", "Not issued yet";
    see_all: "Xem tất cả", "See all";
    to_calendar: "Xem lịch", "See the calendar";

    // More
    language_title: "Ngôn ngữ", "Language";
    this_device: "Máy này", "This device";
    storage_kept: "Trình duyệt hứa giữ dữ liệu của ứng dụng.", "The browser promises to keep the app's data.";
    storage_at_risk: "Trình duyệt có thể xoá dữ liệu khi máy đầy. Thêm ứng dụng vào màn hình chính để giữ chắc hơn.", "The browser may erase the data when the device is full. Add the app to the home screen to keep it safer.";
    storage_used: "Đang dùng {} MB", "Uses {} MB";
    all_sent: "Mọi thay đổi đã lên máy chủ.", "Every change is on the server.";
    unsent_here: "{} thay đổi chỉ có trên máy này.", "{} changes are only on this device.";
    sign_out: "Đăng xuất", "Sign out";
    sign_out_title: "Đăng xuất khỏi máy này", "Sign out of this device";
    sign_out_safe: "Dữ liệu của bạn trên máy này sẽ được xoá. Muốn vào lại, bạn cần một đường dẫn mới.", "Your data on this device is erased. To come back you need a new link.";
    sign_out_shared: "Nếu đây là máy dùng chung: sau khi đăng xuất, máy không còn kế hoạch, danh sách hay chữ nào của bạn.", "If others use this computer: after signing out it holds no plan, no list and no word of yours.";
    sign_out_unsent: "Còn {} thay đổi chỉ có trên máy này. Đăng xuất bây giờ thì mất chúng.", "{} changes are only on this device. Signing out now loses them.";
    sign_out_refused: "Còn {} thay đổi không được nhận mà bạn chưa xem. Chữ của chúng cũng sẽ bị xoá.", "{} changes were not accepted and you have not put them away. Their words are erased too.";
    sign_out_begun: "Còn {} phần viết dở chưa gửi ({}). Đăng xuất bây giờ thì mất chúng.", "{} things you began are not sent ({}). Signing out now loses them.";
    begun_comment: "góp ý", "comments";
    begun_wording: "đề nghị sửa", "proposed wordings";
    begun_opinion: "ý kiến", "opinions";
    begun_answer: "trả lời ý kiến", "answers";
    sign_out_files: "Còn {} tệp minh chứng chưa gửi lên máy chủ. Đăng xuất bây giờ thì mất chúng.", "{} files of evidence have not reached the server. Signing out now loses them.";
    sign_out_anyway_begun: "Vẫn đăng xuất và bỏ phần viết dở", "Sign out and lose what you began";
    sign_out_send: "Gửi ngay", "Send now";
    sign_out_offline: "Máy đang ngoại tuyến: hãy nối mạng để gửi, hoặc lưu bản sao ra tệp.", "The device is offline: connect it to send them, or keep a copy in a file.";
    sign_out_keep: "Lưu bản sao ra tệp", "Keep a copy in a file";
    sign_out_file: "lien-tich-chua-gui.txt", "lien-tich-unsent.txt";
    sign_out_anyway: "Vẫn đăng xuất và bỏ {} thay đổi", "Sign out and lose {} changes";
    about: "Về ứng dụng", "About";
    version: "Phiên bản {}", "Version {}";
    about_text: "Liên Tịch là phần mềm tự do theo giấy phép AGPL-3.0.", "Liên Tịch is free software under AGPL-3.0.";
    update_ready: "Có phiên bản mới của ứng dụng.", "A new version of the app is ready.";
    update_now: "Dùng bản mới", "Use it now";
    update_keeps: "Những gì bạn đã soạn vẫn được giữ.", "What you wrote is kept.";
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of every file of words.
    const FILES: &[&[(&str, &str, &str)]] = &[
        ALL,
        audit::ALL,
        bases::ALL,
        board::ALL,
        calendar::ALL,
        checks::ALL,
        comments::ALL,
        docket::ALL,
        duties::ALL,
        history::ALL,
        import::ALL,
        members::ALL,
        my_work::ALL,
        new_year::ALL,
        new_year::own::ALL,
        opinions::ALL,
        preview::ALL,
        publicity::ALL,
        reports::ALL,
        sign_off::ALL,
        registers::ALL,
        targets::ALL,
        today::ALL,
    ];

    #[test]
    fn both_languages_leave_the_same_number_of_places_to_fill() {
        for (key, vietnamese, english) in FILES.concat() {
            assert_eq!(
                vietnamese.matches("{}").count(),
                english.matches("{}").count(),
                "{key}"
            );
        }
    }

    #[test]
    fn no_words_are_missing_and_none_shouts() {
        for (key, vietnamese, english) in FILES.concat() {
            assert!(!vietnamese.is_empty() && !english.is_empty(), "{key}");
            assert!(!vietnamese.contains('!') && !english.contains('!'), "{key}");
        }
    }

    #[test]
    fn places_are_filled_in_order() {
        assert_eq!(fill("{} xoá, {} sửa", &["A", "B"]), "A xoá, B sửa");
        assert_eq!(fill("không có chỗ", &["A"]), "không có chỗ");
    }
}
