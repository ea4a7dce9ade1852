//! Words of the history: what was done, in phrases that follow a person's name.

use lientich_shared::log::history::Doing;
use lientich_shared::time::Timestamp;

use super::{fill, names};

texts! {
    opened: "lập văn bản", "began the document";
    issued: "ban hành kế hoạch", "issued the plan";
    signed: "ký cho {}", "signed for {}";
    consented: "đồng ý với {}", "consented to {}";
    unconsented: "rút lại sự đồng ý với {}", "took back the consent to {}";
    delegated: "ủy quyền ký thay", "delegated signing";
    undelegated: "thôi ủy quyền ký thay", "withdrew the delegation to sign";
    stepped: "chuyển sang bước: {}", "moved on to: {}";
    edited: "sửa {}", "edited {}";
    added: "thêm {}", "added {}";
    removed: "bỏ {} vào thùng rác", "moved {} to the trash";
    restored: "lấy lại {} từ thùng rác", "took {} out of the trash";
    moved: "chuyển chỗ {}", "moved {}";
    joined: "gộp dòng ở {}", "joined lines in {}";
    assigned: "phân công {}", "assigned {}";
    given: "giao {} cho bên khác", "gave {} to another side";
    set: "đổi cách trình bày {}", "changed how {} is set out";
    document: "sửa thông tin văn bản", "edited the document's details";
    undone: "hoàn tác ở {}", "took back own steps in {}";
    undone_some: "hoàn tác việc vừa làm", "took back own steps";
    other: "thay đổi khác", "another change";
    and_more: "{} và {} chỗ khác", "{} and {} more";
    no_place: "chỗ không còn nữa", "what is gone";
    gone: "“{}”", "“{}”";

    title: "Lịch sử", "History";
    whole: "Xem toàn bộ lịch sử", "See the whole history";
    of_clause: "Lịch sử của dòng này", "History of this line";
    to_plan: "Về kế hoạch", "Back to the plan";
    to_history: "Về lịch sử", "Back to the history";
    none: "Chưa có gì trong lịch sử", "Nothing in the history yet";
    none_hint: "Mỗi lần ai đó soạn, việc họ làm hiện ở đây.", "Whatever anybody does appears here.";
    none_so: "Không có gì khớp với bộ lọc", "Nothing matches the filters";
    none_so_hint: "Bỏ bớt bộ lọc để xem thêm.", "Take filters away to see more.";
    no_filters: "Bỏ bộ lọc", "No filters";
    filters: "Lọc lịch sử", "Filter the history";
    by_person: "Người", "Person";
    by_side: "Bên", "Side";
    by_clause: "Điều, mục", "Clause";
    anybody: "Tất cả", "Everybody";
    any_side: "Mọi bên", "All sides";
    any_clause: "Cả kế hoạch", "The whole plan";
    since_last_look: "Từ lần xem trước của bạn", "Since you last looked";
    offline: "soạn khi ngoại tuyến", "written offline";
    pending: "chưa lên máy chủ", "not on the server yet";
    fresh: "mới với bạn", "new to you";
    older: "Xem cũ hơn", "Show older";
    from_to: "{} – {}", "{} – {}";
    today: "Hôm nay", "Today";

    see_changes: "Xem thay đổi", "See what changed";
    more_ways: "Các cách xem khác", "Other ways to look";
    open_version: "Mở bản này", "Open this version";
    with_now: "So với bây giờ", "Compare with now";
    choose: "Chọn để so với bản khác", "Choose, to compare with another";
    with_chosen: "So với bản đã chọn", "Compare with the chosen one";
    chosen: "Đã chọn {}. Hãy chọn bản thứ hai để so.", "Chosen: {}. Choose another to compare with.";
    unchoose: "Thôi chọn", "Choose none";

    version_of: "bản lúc {} của {}", "the version of {} by {}";
    version_issued: "bản ban hành {} ({})", "edition {} ({})";
    version_now: "bây giờ", "now";
    version_first: "lúc chưa có gì", "the empty beginning";
    old_version: "Xem lại bản cũ", "An earlier version";
    read_only: "{} · chỉ đọc", "{} · read only";
    version_gone: "Không có bản này trên máy", "This version is not on the device";
    version_gone_hint: "Có thể bản này chưa về tới máy. Hãy thử lại sau khi đồng bộ.", "It may not have arrived yet. Try again once everything is synced.";

    compare: "So hai bản", "Compare two versions";
    compared: "Từ {} đến {}", "From {} to {}";
    differs: "{} chỗ khác nhau", "{} differences";
    same: "Hai bản giống nhau", "The versions are the same";
    same_hint: "Không có chữ nào khác nhau giữa hai bản.", "Not a word differs between them.";
    first_with_now: "So bản trước với bây giờ", "Compare the earlier one with now";
    show_same: "Hiện cả những chỗ không đổi", "Show what is the same, too";
    more: "Xem tiếp", "Show more";
    fields: "Thông tin văn bản", "The document's details";
    is_added: "thêm mới", "new";
    is_removed: "đã bỏ", "removed";
    is_moved: "chuyển chỗ", "moved";
    is_edited: "sửa chữ", "words edited";
    is_tagged: "đổi nhãn", "tags changed";
    value_changed: "{}: {} → {}", "{}: {} → {}";
    side_name: "thuộc", "side";
    legend: "Chữ gạch chân là chữ thêm, mang màu của bên đã viết; chữ gạch ngang là chữ đã bỏ.", "Underlined words came, in the colour of the side that wrote them; struck ones are gone.";

    restore_clause: "Khôi phục điều này", "Bring this clause back";
    restore_added: "Bỏ như bản cũ", "Remove, as it was";
    restore_all: "Khôi phục cả bản", "Bring the whole version back";
    restore_title: "Khôi phục như {}", "Bring back as in {}";
    restore_changes: "{} chỗ sẽ thay đổi", "{} places will change";
    restore_nothing: "Không có gì để khôi phục: nội dung đã như bản này.", "There is nothing to bring back: it is already so.";
    restore_left: "{} chỗ không khôi phục được", "{} places cannot be brought back";
    restore_left_why: "Phần này thuộc bên khác hoặc chưa có chỗ. Những chỗ còn lại vẫn được khôi phục.", "These belong to another side or have no place. The rest is brought back all the same.";
    restore_promise: "Đây là những thay đổi mới, ghi tên bạn. Lịch sử không mất gì, và bạn có thể hoàn tác.", "These are new changes in your name. Nothing of the history is lost, and you can undo them.";
    restore_parent: "Phần chứa điều này đang ở trong thùng rác.", "What it stands under is in the trash.";
    restore_full: "Kế hoạch không nhận thêm thay đổi này.", "The plan does not take this change.";
    brought_back: "Đã khôi phục {} chỗ.", "Brought back {} places.";
    comes_back: "có lại", "comes back";
    goes: "bỏ vào thùng rác", "goes to the trash";
    and_others: "và {} chỗ khác", "and {} more";

    with_issued: "So với bản đã ban hành", "Compare with the issued version";
    amendment: "Bản sửa đổi, bổ sung lần {}", "Amendment {}";
    amendment_hint: "Những gì khác bản đã ban hành là dự thảo của lần sửa đổi, bổ sung này. Bản đã ban hành vẫn giữ nguyên cho đến khi hai bên ký bản mới.", "What differs from the issued version is the draft of this amendment. The issued one stands until both sides sign another.";
    to_sign_off: "Xem các bước trình ký", "See the steps to signing";
    issued_same: "Dự thảo giống hệt bản đã ban hành.", "The draft is the same as the issued version.";
    editions: "Các bản đã ban hành", "Issued versions";
    edition_on: "Bản {} · {}", "Edition {} · {}";
    older_edition: "Đây là bản đã ban hành trước đây. Bản mới nhất là bản {}.", "This is an earlier edition. The newest is edition {}.";
}

/// A stretch of time within one day, as hours.
pub fn hours(from: Timestamp, to: Timestamp) -> String {
    let clock = |at: Timestamp| {
        let (hour, minute) = at.clock();
        format!("{hour:02}:{minute:02}")
    };
    let (from, to) = (clock(from), clock(to));
    if from == to {
        from
    } else {
        fill(t().from_to, &[&from, &to])
    }
}

/// How many places are named before the others are counted.
pub const NAMED: usize = 2;

/// What was done, where: `places` are the names of at most [`NAMED`] clauses, `more` how many others
/// there are.
pub fn doing(doing: Doing, places: &[String], more: usize) -> String {
    let named = places.join(", ");
    let place = match (places.is_empty(), more) {
        (true, _) => t().no_place.to_owned(),
        (false, 0) => named,
        (false, more) => fill(t().and_more, &[&named, &more.to_string()]),
    };
    let template = match doing {
        Doing::Opened => t().opened,
        Doing::Issued => t().issued,
        Doing::Signed(side) => return fill(t().signed, &[names::side(side)]),
        Doing::Consented => t().consented,
        Doing::Unconsented => t().unconsented,
        Doing::Delegated => t().delegated,
        Doing::Undelegated => t().undelegated,
        Doing::Stepped(step) => return fill(t().stepped, &[names::step(step)]),
        Doing::Edited => t().edited,
        Doing::Added => t().added,
        Doing::Removed => t().removed,
        Doing::Restored => t().restored,
        Doing::Moved => t().moved,
        Doing::Joined => t().joined,
        Doing::Assigned => t().assigned,
        Doing::Given => t().given,
        Doing::Set => t().set,
        Doing::Document => t().document,
        Doing::Undone if places.is_empty() => t().undone_some,
        Doing::Undone => t().undone,
        Doing::Other => t().other,
    };
    fill(template, &[&place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_and_the_others_counted() {
        let places =
            |count: usize| -> Vec<String> { (1..=count).map(|n| format!("Điều {n}")).collect() };
        assert_eq!(doing(Doing::Edited, &places(1), 0), "sửa Điều 1");
        assert_eq!(
            doing(Doing::Removed, &places(2), 0),
            "bỏ Điều 1, Điều 2 vào thùng rác"
        );
        assert_eq!(
            doing(Doing::Added, &places(2), 3),
            "thêm Điều 1, Điều 2 và 3 chỗ khác"
        );
        assert_eq!(doing(Doing::Undone, &[], 0), "hoàn tác việc vừa làm");
    }

    #[test]
    fn a_stretch_within_a_minute_is_one_time() {
        let minute = 60_000;
        assert_eq!(hours(Timestamp(0), Timestamp(minute / 2)), "07:00");
        assert_eq!(hours(Timestamp(0), Timestamp(minute * 90)), "07:00 – 08:30");
    }
}
