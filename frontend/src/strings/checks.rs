//! Words of rà soát: the pane beside the plan, the marks, what is left before signing.

use lientich_shared::checks::Severity;

use super::{Language, fill, language};

texts! {
    tab: "Rà soát", "Checks";
    tab_count: "Rà soát ({})", "Checks ({})";
    title: "Rà soát kế hoạch", "Checks of the plan";
    checking: "Đang rà soát…", "Checking…";
    clean: "Không thấy điều gì cần sửa.", "Nothing to mend was found.";
    clean_here: "Không thấy điều gì cần sửa ở đây.", "Nothing to mend was found here.";
    none_of_kind: "Không còn mục nào thuộc loại này.", "Nothing of this kind is left.";
    all: "Tất cả", "All";
    counted: "{} ({})", "{} ({})";
    kinds: "Loại", "Kinds";
    scope: "Rà soát ở đâu", "Checks of what";
    see: "Xem rà soát", "See the checks";
    mark_label: "Rà soát {}: {}", "Checks of {}: {}";
    jump: "Đến chỗ này", "Go there";
    label_of: "Số thứ tự «{}»", "The label “{}”";

    // What mends
    fix_to: "Sửa thành", "Mend to";
    fix_gone: "Bỏ những chữ được gạch", "Leave out what is struck";
    fix: "Sửa", "Mend";
    fixed: "Đã sửa {}.", "{} was mended.";
    changed_since: "Chỗ này vừa được sửa, rà soát đang đọc lại. Chưa thay đổi gì.", "This was changed just now and is being read again. Nothing was altered.";
    propose: "Đề nghị sửa", "Propose to mend";
    proposed: "Đã gửi đề nghị sửa {}.", "It is proposed to mend {}.";
    proposed_why: "Rà soát: {}", "From the checks: {}";
    dismiss: "Không phải lỗi", "Not a fault";
    dismissed: "Đã ghi: không phải lỗi. Người cùng soạn cũng thấy.", "Noted as no fault. The other drafters see it too.";
    dismissed_count: "Không phải lỗi ({})", "Not faults ({})";
    dismissed_by: "{} ghi là không phải lỗi, {}", "said to be no fault by {}, {}";
    take_up: "Rà soát lại", "Check again";
    dismissed_note: "Lời này gắn với câu chữ hiện nay: sửa câu chữ thì rà soát sẽ xem lại.", "It holds for the words as they stand: where they are changed, they are checked again.";

    // Before signing
    left: "{} cần để ý", "{} to mind";
    ready: "Không còn gì cần sửa.", "Nothing is left to mend.";
    more: "Xem cả {} mục", "See all {}";
    fewer: "Thu gọn", "Fewer";
    seen_errors: "Tôi đã xem {} lỗi còn lại và vẫn ký.", "I have seen the {} errors that are left, and sign.";
    see_errors_first: "Rà soát còn {} lỗi. Xem lại rồi đánh dấu vào ô dưới đây trước khi ký.", "{} errors are left by the checks. Look at them and tick the box below before signing.";
    print_list: "In danh sách rà soát", "Print the list";
}

/// How grave something is, in the language of this page load.
pub fn severity(severity: Severity) -> &'static str {
    match language() {
        Language::Vietnamese => severity.vietnamese(),
        Language::English => match severity {
            Severity::Error => "error",
            Severity::Warning => "to look at",
            Severity::Hint => "hint",
        },
    }
}

/// The name of a check, of its two.
pub fn title(both: (&'static str, &'static str)) -> &'static str {
    match language() {
        Language::Vietnamese => both.0,
        Language::English => both.1,
    }
}

/// "2 lỗi, 1 cần xem", without those of which there are none.
pub fn counts(of: impl Fn(Severity) -> usize) -> String {
    let all = Severity::ALL.map(|kind| (of(kind), severity(kind)));
    let some = all.into_iter().filter(|(count, _)| 0 < *count);
    let words: Vec<String> = some
        .map(|(count, kind)| fill("{} {}", &[&count.to_string(), kind]))
        .collect();
    words.join(", ")
}
