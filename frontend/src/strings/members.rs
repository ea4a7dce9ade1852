//! Words of the screens about people: who works at the school, their posts, invitations and devices.

use lientich_shared::api::ErrorCode;
use lientich_shared::directory::Role;
use lientich_shared::permissions::members::Denial;

use super::{Language, fill, language, names};

texts! {
    title: "Thành viên", "Members";
    count: "{} người", "{} people";
    no_post: "Không giữ chức vụ", "No post";
    without_team: "Giáo viên, nhân viên không thuộc tổ nào", "Teachers and staff of no team";
    search: "Tìm theo tên, tổ hoặc chức vụ", "Search by name, team or post";
    search_none: "Không tìm thấy ai", "Nobody found";
    search_none_hint: "Hãy thử một phần của tên; không cần gõ dấu.", "Try a part of the name; diacritics are not needed.";
    bodies: "Các tổ chức, bộ phận", "Bodies";
    all: "Tất cả", "All";
    device_in: "Đã vào", "Has come in";
    device_not: "Chưa vào", "Not yet in";
    since: "từ {}", "since {}";
    since_by: "từ {}, {} bổ nhiệm", "since {}, by {}";
    within: "trong ngày {}", "within {}";
    from_to: "từ {} đến {}", "from {} to {}";
    from_to_by: "từ {} đến {}, {} bổ nhiệm", "from {} to {}, by {}";
    needs_network: "Việc này cần có mạng. Hãy thử lại khi máy đã nối mạng.", "This needs a network. Try again once there is one.";
    offline_note: "Đang ngoại tuyến: vẫn xem được danh sách; thêm người, bổ nhiệm, mời vào và thu hồi máy cần có mạng.", "Offline: the list can be read; adding people, appointing, inviting and revoking need a network.";

    // Bodies
    body_bgh: "Ban giám hiệu", "School management";
    body_bch: "BCH Công đoàn", "Union committee";
    body_women: "Ban Nữ công", "Women's committee";
    body_inspectorate: "Ban Thanh tra nhân dân", "People's inspectorate";
    body_party: "Chi bộ", "Party cell";
    body_leaders: "Tổ trưởng", "Team leaders";
    body_youth: "Đoàn – Đội", "Youth Union and Pioneers";
    body_homeroom: "Giáo viên chủ nhiệm", "Homeroom teachers";
    body_office: "Kế toán, văn thư", "Accounting and records";
    body_parents: "Ban đại diện cha mẹ học sinh", "Parents' board";

    // A person
    posts: "Chức vụ", "Posts";
    past_posts: "Đã thôi", "Ended";
    no_posts: "Người này chưa giữ chức vụ nào.", "They hold no post.";
    upcoming: "chưa đến ngày", "not yet begun";
    appoint: "Bổ nhiệm", "Appoint";
    appoint_title: "Bổ nhiệm {}", "Appoint {}";
    post: "Chức vụ", "Post";
    first_day: "Ngày bắt đầu", "First day";
    last_day: "Ngày cuối (nếu có nhiệm kì)", "Last day (for a fixed term)";
    first_chair: "Đây là Chủ tịch Công đoàn đầu tiên của trường trong Liên Tịch. Việc bổ nhiệm được ghi công khai: cả hai bên đều thấy ai đã bổ nhiệm và ai đã mời. Từ đó, các chức vụ Công đoàn chỉ do Chủ tịch Công đoàn bổ nhiệm và cho thôi.", "This is the school's first union chair in Liên Tịch. The appointment is open: both sides see who appointed and who invited them. From then on only the union chair gives and ends posts of the union.";
    loses_devices: "Khi vào tổ chức Công đoàn, máy và đường dẫn mà người khác đã mời cho người này sẽ bị thu hồi. Sau đó bạn mời lại họ.", "On entering the union, devices and links that others invited them with are revoked. You invite them again afterwards.";
    appointed: "Đã bổ nhiệm.", "Appointed.";
    end_post: "Cho thôi", "End";
    end_title: "Thôi chức vụ {}", "End the post {}";
    end_who: "{} sẽ thôi giữ chức vụ {}.", "{} will no longer hold the post {}.";
    end_loses: "Khi đó, người này không còn được:", "From then on they may no longer:";
    end_loses_nothing: "Quyền của người này không đổi, vì họ còn giữ chức vụ khác có cùng quyền.", "Their rights stay as they are: another post of theirs gives the same.";
    end_keeps: "Những gì họ đã viết vẫn còn trong kế hoạch, kèm tên.", "What they wrote stays in the plan, under their name.";
    end_day: "Ngày cuối giữ chức vụ", "Last day in the post";
    end_day_hint: "Để trống nếu thôi ngay bây giờ. Viết như 31/05/2027.", "Leave empty to end it now. Write it like 31/05/2027.";
    ended: "Đã cho thôi chức vụ.", "The post has ended.";
    lose_draft: "xem và sửa bản nháp kế hoạch; bản nháp trên máy của họ sẽ được xoá", "read and edit drafts; drafts on their devices are erased";
    lose_bgh: "sửa phần của Ban giám hiệu", "edit the management's part";
    lose_bch: "sửa phần của Công đoàn", "edit the union's part";
    lose_sign_bgh: "ký thay mặt Ban giám hiệu", "sign for the management";
    lose_sign_bch: "ký thay mặt Công đoàn", "sign for the union";
    lose_consent: "đồng ý các điều về nữ công", "consent to women's clauses";
    lose_posts: "thêm người, bổ nhiệm và mời vào", "take people in, appoint and invite";
    lose_union_posts: "bổ nhiệm và mời người của Công đoàn", "appoint and invite for the union";
    lose_editions: "đọc kế hoạch đã ban hành", "read issued plans";
    rename: "Sửa tên, tổ", "Correct name or team";
    rename_title: "Sửa tên và tổ", "Name and team";
    name: "Họ và tên", "Full name";
    name_missing: "Hãy ghi họ và tên.", "Write the full name.";
    team: "Tổ", "Team";
    team_hint: "Ví dụ: Tổ 4–5. Có thể để trống.", "Such as Tổ 4–5. May stay empty.";
    renamed: "Đã sửa.", "Corrected.";
    whose_union: "Chức vụ Công đoàn do Chủ tịch Công đoàn bổ nhiệm và cho thôi.", "Posts of the union are given and ended by the union chair.";
    whose_school: "Chức vụ của nhà trường do Hiệu trưởng bổ nhiệm và cho thôi.", "Posts of the school are given and ended by the principal.";
    nobody_here: "Không có người này trong danh sách.", "The list has no such person.";

    // Rules
    only_for: "Chỉ {} được làm việc này.", "Only for: {}.";
    both_sides: "Một người không thể vừa ở Ban giám hiệu vừa giữ chức vụ Công đoàn.", "Nobody holds posts of the management and of the union at once.";
    last_of: "Trường chỉ có một {}. Hãy bổ nhiệm người kế nhiệm trước.", "The school has only one {}. Appoint the next one first.";
    already_held: "Người này đang giữ chức vụ đó.", "They hold this post already.";
    has_ended: "Chức vụ này đã kết thúc.", "This post has ended.";
    day_too_far: "Ngày này không hợp lệ cho chức vụ.", "This day does not fit the post.";
    unknown: "Danh sách trên máy này đã cũ. Hãy thử lại sau khi đồng bộ.", "The list on this device is old. Try again once it is synced.";

    // Devices
    devices: "Máy đang dùng", "Devices";
    my_posts: "Chức vụ và máy của tôi", "My posts and devices";
    my_devices: "Máy của tôi", "My devices";
    devices_none: "Chưa có máy nào vào.", "No device has come in.";
    devices_hidden: "{} mời người này vào và quản lí máy của họ.", "Invited, and their devices looked after, by: {}.";
    devices_need_network: "Danh sách máy chỉ xem được khi có mạng.", "Devices can be listed only with a network.";
    device_line: "vào lúc {}, theo lời mời của {}", "came in {}, invited by {}";
    device_operator: "vào lúc {}, bằng đường dẫn của người lập trường", "came in {}, by a link of whoever founded the school";
    device_revoked: "đã thu hồi {}", "revoked {}";
    device_this: "máy này", "this device";
    revoke: "Mất máy", "Lost";
    revoke_title: "Thu hồi máy {}", "Revoke {}";
    revoke_what: "Máy này sẽ không gửi và nhận gì được nữa. Lần nối mạng tới, dữ liệu của trường trên máy được xoá. Thay đổi chưa gửi từ máy này sẽ không được nhận.", "The device can no longer send or receive. When it next has a network, the school's data on it is erased. Changes that it has not sent are not accepted.";
    revoke_then: "Nếu chủ máy còn làm việc ở trường, hãy mời lại họ trên máy khác.", "If its owner still works at the school, invite them again on another device.";
    revoke_confirm: "Thu hồi máy", "Revoke the device";
    revoked: "Đã thu hồi máy.", "Revoked.";

    // Invitations
    invite: "Mời vào", "Invite";
    invite_again: "Mời thêm máy", "Invite another device";
    invite_title: "Mời {} vào Liên Tịch", "Invite {}";
    invite_what: "Tạo một đường dẫn riêng cho người này. Ai mở đường dẫn trước thì máy của người đó được ghi tên {}, nên chỉ gửi cho đúng người.", "Makes a link for this person alone. Whoever opens it first comes in as {}, so send it to nobody else.";
    invite_older: "Đường dẫn cũ chưa dùng của người này sẽ hết hiệu lực.", "Older unused links of theirs become void.";
    make_link: "Tạo đường dẫn", "Make the link";
    link: "Đường dẫn mời", "Invitation link";
    share: "Gửi đi", "Share";
    link_expires: "Dùng được một lần, đến hết ngày {}. Không xem lại được sau khi đóng.", "Works once, until the end of {}. It cannot be shown again once this is closed.";
    qr: "Mã QR của đường dẫn mời {}", "QR code of the invitation for {}";
    scan: "Người được mời mở máy ảnh trên điện thoại, hướng vào mã này rồi mở đường dẫn hiện ra.", "The invited person points their phone's camera at this code and opens the link that appears.";
    share_text: "Đường dẫn riêng của {} để vào Liên Tịch:", "The link of {} to Liên Tịch:";

    // Invitations on paper
    sheet_title: "Giấy mời in sẵn", "Invitations on paper";
    sheet_intro: "Chọn những người cần giấy mời. Mỗi giấy có một mã QR riêng; in ra rồi cắt, phát cho từng người.", "Choose who needs an invitation. Each has a QR code of its own: print, cut, hand out.";
    sheet_nobody: "Không còn ai để mời", "Nobody to invite";
    sheet_nobody_hint: "Những người bạn được mời đều đã có máy, hoặc do người khác mời.", "Those whom you may invite have devices, or others invite them.";
    sheet_others: "{} người do {} mời.", "{} people are invited by: {}.";
    sheet_make: "Tạo {} giấy mời", "Make {} invitations";
    sheet_making: "Đang tạo {}/{}…", "Making {} of {}…";
    sheet_broken_off: "Mới tạo được {}/{} giấy mời. {}", "{} of {} invitations were made. {}";
    sheet_done: "{} giấy mời", "{} invitations";
    sheet_once: "In ngay bây giờ: các mã này không xem lại được khi rời trang.", "Print now: these codes cannot be shown again once you leave the page.";
    sheet_print: "In giấy mời", "Print";
    sheet_choose_new: "Chọn người chưa vào", "Choose those not yet in";
    sheet_choose_none: "Bỏ chọn hết", "Choose none";
    sheet_step_1: "Mở máy ảnh trên điện thoại và hướng vào mã QR.", "Point your phone's camera at the QR code.";
    sheet_step_2: "Mở đường dẫn hiện ra, rồi bấm “Vào Liên Tịch”.", "Open the link that appears and press “Enter”.";
    sheet_step_3: "Thêm Liên Tịch vào màn hình chính để mở được cả khi không có mạng.", "Add Liên Tịch to the home screen, so that it opens without a network.";
    sheet_until: "Dùng được một lần, đến hết ngày {}", "Works once, until the end of {}";

    // Adding
    add_title: "Thêm người", "Add people";
    add_one: "Một người", "One person";
    add_many: "Cả danh sách", "A whole list";
    add_none_allowed: "Hiệu trưởng thêm giáo viên, nhân viên; Chủ tịch Công đoàn thêm người giữ chức vụ Công đoàn.", "The principal adds teachers and staff; the union chair adds those with posts of the union.";
    add_confirm: "Thêm", "Add";
    added: "Đã thêm {} người.", "Added {} people.";
    roles_missing: "Hãy chọn ít nhất một chức vụ.", "Choose at least one post.";
    list_intro: "Dán danh sách từ Excel, Word hoặc Zalo: mỗi dòng một người, có thể kèm tổ và chức vụ. Hoặc chọn tệp.", "Paste a list from Excel, Word or a chat: one person a line, with team and posts if you like. Or choose a file.";
    list_label: "Danh sách", "The list";
    list_placeholder: "Nguyễn Thị Thanh Hương – Tổ trưởng tổ 1\nTrần Văn Bách – Phó Hiệu trưởng\nLê Thị Mơ – Kế toán", "Nguyễn Thị Thanh Hương – Tổ trưởng tổ 1\nTrần Văn Bách – Phó Hiệu trưởng\nLê Thị Mơ – Kế toán";
    list_choose: "Chọn tệp", "Choose a file";
    list_kinds: "Excel (.xlsx), .csv hoặc .txt", "Excel (.xlsx), .csv or .txt";
    list_file_failed: "Không đọc được tệp này. Hãy mở tệp, chép các dòng rồi dán vào ô bên dưới.", "The file could not be read. Open it, copy its lines and paste them below.";
    list_read: "Đọc danh sách", "Read the list";
    list_again: "Danh sách khác", "Another list";
    list_found: "Hiểu được {} người", "{} people understood";
    list_unread: "{} dòng chưa hiểu", "{} lines not understood";
    list_nobody: "Không thấy tên người nào trong danh sách. Mỗi dòng cần có họ và tên.", "No name was found. Each line needs a full name.";
    list_unread_title: "Dòng chưa hiểu", "Lines not understood";
    list_as_person: "Là một người", "It is a person";
    list_left_out: "Không lấy các cột: {}.", "These columns are not taken: {}.";
    list_take: "Thêm {}", "Add {}";
    list_line: "dòng {}", "line {}";
    list_known: "Trường đã có người tên này", "The school has somebody of this name";
    list_repeated: "Tên này đã có ở dòng trên", "A line above has this name";
    list_unknown: "Chưa hiểu: {}", "Not understood: {}";
    list_dropped: "Không ghi {}: {}", "Not taken, {}: {}";
    list_add_role: "Thêm chức vụ…", "Add a post…";
    list_drop_role: "Bỏ chức vụ {}", "Remove the post {}";
    list_role_of: "Thêm chức vụ cho {}", "Add a post for {}";

    // The school
    school: "Thông tin trường", "About the school";
    school_name: "Tên trường", "Name";
    school_level: "Cấp học", "Level";
    school_commune: "Phường, xã", "Ward or commune";
    school_superiors: "Cơ quan cấp trên", "Superior bodies";
    school_superiors_hint: "Mỗi dòng một cơ quan, cấp gần nhất ở cuối. Ví dụ: UBND phường Sông Vân.", "One a line, the nearest last. Such as UBND phường Sông Vân.";
    school_saved: "Đã lưu thông tin trường.", "Saved.";
    school_whose: "Thông tin trường do Hiệu trưởng ghi.", "The principal writes this.";
    school_unsaid: "chưa ghi", "not said";

    // First steps
    first_title: "Bắt đầu với trường của bạn", "Begin with your school";
    first_intro: "Vài việc để hai bên cùng làm kế hoạch. Việc nào xong sẽ tự đánh dấu.", "A few things until both sides can write a plan together. What is done is ticked off by itself.";
    first_school: "Ghi thông tin trường", "Describe the school";
    first_school_go: "Ghi thông tin", "Describe it";
    first_people_go: "Thêm người", "Add people";
    first_plan_go: "Lập kế hoạch", "New plan";
    first_plan_import: "Nhập văn bản", "Import a text";
    first_chair_go: "Chọn trong danh sách", "Choose from the list";
    first_school_why: "Tên trường, cấp học, cơ quan cấp trên sẽ đứng ở đầu văn bản.", "Name, level and superior bodies stand at the head of documents.";
    first_people: "Thêm cán bộ, giáo viên, nhân viên", "Bring in the staff";
    first_people_why: "Dán danh sách từ Excel hoặc Zalo, xem lại rồi thêm một lần.", "Paste the list from Excel or a chat, look it over, add it at once.";
    first_chair_step: "Bổ nhiệm Chủ tịch Công đoàn đầu tiên", "Appoint the first union chair";
    first_chair_why: "Bên thứ hai của kế hoạch. Sau đó Công đoàn tự bổ nhiệm người của mình.", "The plan's other side. From then on the union appoints its own.";
    first_plan: "Lập kế hoạch phối hợp đầu tiên", "Begin the first coordination plan";
    first_plan_why: "Viết mới, hoặc nhập văn bản của năm trước.", "Write a new one, or import last year's text.";
    done: "xong", "done";
}

/// Why the server did not do something. It says so itself in Vietnamese, more exactly than its code does; in
/// English the code has to do.
pub fn refused(code: ErrorCode, message: &str) -> String {
    match language() {
        Language::Vietnamese => message.to_owned(),
        Language::English => in_english(code).to_owned(),
    }
}

fn in_english(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::SignedOut => "This device is not signed in. Open the link that you were sent.",
        ErrorCode::LinkInvalid => "This link was used or has expired. Ask for a new one.",
        ErrorCode::DeviceRevoked => "The school has revoked this device.",
        ErrorCode::NotFound => "There is no such thing, or it is not for you.",
        ErrorCode::TooMany => "The server has too much to do. Try again in a few minutes.",
        ErrorCode::Upgrade => "The app does not fit the server. Update it.",
        ErrorCode::NotAllowed => "The rules do not let you do this.",
        ErrorCode::Invalid => "This cannot be kept as it is written. Look it over.",
        ErrorCode::Full => "There is no more room for files. Tell the principal.",
        ErrorCode::Media => "Only pictures, PDF, Word and Excel files are kept.",
        ErrorCode::Malformed
        | ErrorCode::TooLarge
        | ErrorCode::ForeignOrigin
        | ErrorCode::Internal => "The server failed. What you wrote is still on this device.",
    }
}

/// The names of the bodies, in the order of the school.
pub fn bodies() -> [&'static str; 10] {
    let t = t();
    [
        t.body_bgh,
        t.body_bch,
        t.body_women,
        t.body_inspectorate,
        t.body_party,
        t.body_leaders,
        t.body_youth,
        t.body_homeroom,
        t.body_office,
        t.body_parents,
    ]
}

/// Why somebody may not, in a sentence.
pub fn denial(denial: Denial) -> String {
    match denial {
        Denial::OnlyFor(&[Role::UnionChair]) => t().whose_union.to_owned(),
        Denial::OnlyFor(&[Role::Principal]) => t().whose_school.to_owned(),
        Denial::OnlyFor(roles) => fill(t().only_for, &[&holders(roles)]),
        Denial::Unknown => t().unknown.to_owned(),
        Denial::BothSides => t().both_sides.to_owned(),
        Denial::LastOf(role) => fill(t().last_of, &[names::role(role)]),
        Denial::AlreadyHeld => t().already_held.to_owned(),
        Denial::Ended => t().has_ended.to_owned(),
        Denial::Day => t().day_too_far.to_owned(),
    }
}

/// Holders of these posts, as one names them in a sentence.
pub fn holders(roles: &[Role]) -> String {
    let names: Vec<&str> = roles.iter().map(|role| names::role(*role)).collect();
    names.join(", ")
}
