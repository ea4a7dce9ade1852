//! Words of comments and proposed wordings, beside the plan.

use lientich_shared::log::change::Side;

use super::{Language, fill, language};

texts! {
    tab: "Góp ý", "Comments";
    tab_count: "Góp ý ({})", "Comments ({})";
    for_clause: "Góp ý cho {}", "Comment on {}";
    for_plan: "Góp ý cho cả kế hoạch", "Comment on the whole plan";
    scope: "Góp ý về đâu", "Comments on what";
    all: "Tất cả", "All";
    counted: "{} ({})", "{} ({})";
    whole_plan: "Cả kế hoạch", "The whole plan";
    write: "Viết góp ý… Gõ @ để gọi tên một người.", "Write a comment… Type @ to call on somebody.";
    send: "Gửi góp ý", "Comment";
    propose: "Đề nghị sửa", "Propose a wording";
    comment_short: "Góp ý", "Comment";
    open_thread_count: "{} góp ý chưa xong ở {}", "{} open comments on {}";
    none_here: "Chưa có góp ý nào ở đây.", "No comments here yet.";
    none: "Chưa có góp ý nào về kế hoạch này.", "No comments on this plan yet.";
    closed: "Đã xong ({})", "Resolved ({})";
    gone_clause: "Điều không còn trong kế hoạch", "A clause that is no longer in the plan";

    // A thread
    reply: "Trả lời", "Reply";
    reply_label: "Trả lời {}", "Reply to {}";
    send_reply: "Gửi trả lời", "Reply";
    resolve: "Xong", "Resolve";
    reopen: "Mở lại", "Reopen";
    withdraw: "Rút lại", "Take back";
    withdrawn: "đã rút lại", "taken back";
    withdrawn_toast: "Đã rút lại. Lời của bạn còn trong ô để sửa và gửi lại.", "Taken back. Your words are in the field, to be put right and sent again.";
    resolved_by: "{} đánh dấu xong, {}", "resolved by {}, {}";
    reopened_by: "{} mở lại, {}", "reopened by {}, {}";
    disputed_closing: "Khi chưa thấy nhau, người đánh dấu xong, người mở lại. Ai cũng có thể chọn lại.", "One resolved it and another reopened it without seeing each other. Anybody may choose again.";
    only_here: "mới lưu trên máy này", "on this device only";
    mention_of: "Gọi tên bạn", "You were mentioned";
    who_when: "{} · {}", "{} · {}";
    offers: "Chọn người để gọi tên", "Choose whom to call on";
    write_reply: "Viết trả lời…", "Write a reply…";

    // A proposed wording
    proposes: "đề nghị sửa", "proposes a wording";
    proposed_text: "Câu chữ đề nghị", "Proposed wording";
    proposal_of: "Đề nghị sửa {}", "Proposed wording of {}";
    proposal_hint: "Sửa ngay trong ô này. Kế hoạch chưa đổi cho đến khi bên viết điều này đồng ý.", "Edit it right here. The plan stays as it is until the side that writes the clause accepts.";
    why: "Vì sao nên sửa (không bắt buộc)", "Why (optional)";
    send_proposal: "Gửi đề nghị", "Propose";
    empty_wording: "(bỏ hết câu chữ)", "(no words at all)";
    merged: "Điều này đã đổi từ khi có đề nghị. Đây là câu chữ khi gộp cả hai: hãy đọc lại trước khi nhận.", "The clause has changed since. This is the wording with both: read it again before accepting.";
    unknown_base: "Điều này đã đổi từ khi có đề nghị và không gộp được. Nhận thì đề nghị thay cho toàn bộ câu chữ hiện nay.", "The clause has changed since and the two cannot be merged. Accepting puts the proposal in place of all that stands there.";
    no_clause: "Điều này không còn trong kế hoạch nên không nhận được nữa.", "The clause is no longer in the plan, so this cannot be accepted.";
    already: "Câu chữ này đã có trong kế hoạch.", "The plan says so already.";
    accept: "Nhận", "Accept";
    decline: "Không nhận", "Decline";
    reason: "Lí do không nhận", "Why not";
    reason_for: "Lí do không nhận {} đề nghị", "Why {} proposals are declined";
    accepted_by: "{} đã nhận, {}", "accepted by {}, {}";
    declined_by: "{} không nhận, {}", "declined by {}, {}";
    noted_by: "{} đã ghi nhận, {}", "noted by {}, {}";
    disputed_answer: "Khi chưa thấy nhau, có người nhận, có người không. Câu chữ đã vào kế hoạch: hãy đọc lại và bàn thêm.", "One accepted it and another declined without seeing each other. The wording is in the plan: read it again and talk.";
    accepted_twice: "Hai người cùng nhận khi chưa thấy nhau. Hãy đọc lại điều này, có thể có chữ bị lặp.", "Two people accepted it without seeing each other. Read the clause again: words may stand there twice.";
    accepted_toast: "Đã đưa vào kế hoạch.", "It is in the plan now.";
    some_left: "{} đề nghị chưa đưa vào được.", "{} proposals could not be put in.";

    // Several at once
    select: "Xử lí nhiều đề nghị", "Decide several";
    selected: "Đã chọn {}", "{} chosen";
    select_one: "Chọn đề nghị này", "Choose this proposal";
    select_all: "Chọn hết", "Choose all";
    accept_all: "Nhận {}", "Accept {}";
    decline_all: "Không nhận {}", "Decline {}";

    // What one may not do
    written_by: "Phần này do {} viết; bạn có thể góp ý hoặc đề nghị sửa.", "This part is written by {}; you may comment or propose a wording.";
    decided_by: "Đề nghị này chờ {} trả lời.", "This proposal waits for {}.";
}

/// Who writes a side's clauses, as one says it in a sentence.
pub fn writers(side: Side) -> &'static str {
    let (vietnamese, english) = match side {
        Side::Bgh => ("Ban giám hiệu", "the management"),
        Side::Bch => ("Công đoàn", "the union"),
        Side::Women => (
            "Ban Nữ công và hai bên",
            "the women's committee and both sides",
        ),
        Side::Joint | Side::Outside => ("hai bên", "both sides"),
    };
    match language() {
        Language::Vietnamese => vietnamese,
        Language::English => english,
    }
}

/// Why a clause may only be read, and what may be done instead.
pub fn written_by(side: Side) -> String {
    fill(t().written_by, &[writers(side)])
}

/// Who answers a proposal for a clause.
pub fn decided_by(side: Side) -> String {
    fill(t().decided_by, &[writers(side)])
}
