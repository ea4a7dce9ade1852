//! Words of the rounds of opinions: sending a plan out, giving an opinion, answering it.

use lientich_shared::log::talk::Outcome;

texts! {
    // Sending out
    ask_title: "Gửi lấy ý kiến", "Ask for opinions";
    ask_again: "Gửi lấy ý kiến lần {}", "Ask for opinions, round {}";
    ask_intro: "Mọi người trong trường đọc đúng bản đang có và góp ý theo từng điều (Luật 10/2022/QH15, Điều 53–55). Trong lúc đó hai bên vẫn sửa tiếp được bản nháp.", "Everybody at the school reads the plan as it is now and gives opinions clause by clause (Law 10/2022/QH15, Articles 53–55). Meanwhile both sides can go on with the draft.";
    ask_content: "Nội dung lấy ý kiến", "What is asked";
    ask_content_default: "Toàn văn dự thảo “{}”", "The whole draft “{}”";
    ask_form: "Hình thức góp ý", "How opinions are given";
    ask_form_default: "Góp ý theo từng điều trên Liên Tịch; tổ trưởng gửi ý kiến chung của tổ", "Clause by clause in Liên Tịch; team leaders give the team's opinion";
    ask_until: "Ngày cuối nhận ý kiến", "Last day for opinions";
    ask_past: "Ngày cuối phải từ hôm nay trở đi.", "The last day must be today or later.";
    ask_day: "Hãy ghi ngày cuối nhận ý kiến.", "Say until which day opinions are taken.";
    ask_empty: "Điều 55 yêu cầu ghi rõ nội dung và hình thức lấy ý kiến.", "Article 55 asks for content and form.";
    ask_review: "Xem lại và gửi", "Look again and send";
    ask_confirm: "Gửi bản này đi lấy ý kiến?", "Send this version out?";
    ask_consequence: "{} người nhận được bản này khi có mạng, và góp ý đến hết {}. Thời hạn đã gửi thì không đổi được; khi cần, gửi lấy ý kiến lần nữa.", "{} people receive this version and give opinions until the end of {}. The day cannot be changed once sent; ask again if needed.";
    ask_send: "Gửi lấy ý kiến", "Send it out";
    ask_done: "Đã gửi lấy ý kiến. Mọi người nhận được khi có mạng.", "Sent. Everybody receives it when there is a network.";
    ask_wrong_step: "Kế hoạch đang ở bước “{}”. Chỉ gửi lấy ý kiến được khi kế hoạch là dự thảo, đã chỉnh sửa, hoặc đang thực hiện mà cần sửa đổi.", "The plan is at “{}”. Opinions are asked of a draft, a revised plan, or one in force that is to be amended.";
    ask_enough: "Hôm nay kế hoạch này đã được gửi lấy ý kiến {} lần, mỗi lần mọi người trong trường đều nhận được. Từ ngày mai mới gửi tiếp được.", "This plan has been sent out {} times today, each time to everybody at the school. It can go out again from tomorrow.";
    ask_running: "Kế hoạch đang được lấy ý kiến đến hết {}.", "Opinions are being asked until the end of {}.";
    who_gets: "Ai nhận được", "Who receives it";
    who_count: "{} người", "{} people";
    team_line: "{} · {} người", "{} · {} people";
    team_led: "tổ trưởng {}", "led by {}";
    team_unled: "chưa có tổ trưởng", "no leader yet";
    without_team: "Không thuộc tổ nào", "In no team";

    // Being asked
    asking_until: "Đang lấy ý kiến đến {}", "Opinions until {}";
    asking_over: "Đã hết hạn góp ý ({})", "Opinions were taken until {}";
    asking_closed: "Nhà trường đã khép lại lần lấy ý kiến này", "This round has been closed";
    give_title: "Góp ý kế hoạch", "Give an opinion";
    banner: "BẢN LẤY Ý KIẾN", "SENT FOR OPINIONS";
    banner_round: "Lần {}", "Round {}";
    banner_asker: "{} gửi {}", "sent by {}, {}";
    days_left: "còn {} ngày", "{} days left";
    last_day: "hôm nay là ngày cuối", "today is the last day";
    not_asked: "Không có bản nào đang lấy ý kiến", "Nothing has been sent out for opinions";
    not_asked_hint: "Khi nhà trường gửi kế hoạch lấy ý kiến, bạn đọc và góp ý ở đây.", "When a plan is sent out, you read it and give your opinion here.";
    tap_hint: "Chạm vào một điều để góp ý cho điều đó.", "Tap a clause to give an opinion on it.";
    whole: "Cả kế hoạch", "The plan as a whole";
    say_whole: "Góp ý chung cho cả kế hoạch", "On the plan as a whole";
    say_on: "Góp ý {}", "Opinion on {}";
    mine_on: "Ý kiến của bạn", "Your opinions";
    mine_count: "Bạn đã góp {} ý kiến, {} đã có trả lời", "You gave {} opinions, {} have an answer";
    kind: "Loại góp ý", "Kind";
    kind_opinion: "Ý kiến", "Opinion";
    kind_wording: "Đề nghị sửa lời", "Another wording";
    words: "Ý kiến của bạn", "Your opinion";
    proposed: "Lời văn đề nghị", "The wording you propose";
    reason: "Lí do (không bắt buộc)", "Why (optional)";
    for_team: "Đây là ý kiến chung của {}", "This is the opinion of {}";
    my_team: "tổ tôi phụ trách", "the team I lead";
    send: "Gửi ý kiến", "Send";
    said: "Đã ghi ý kiến trên máy, tự gửi khi có mạng.", "Kept on this device; sent by itself when there is a network.";
    state_here: "trên máy, chưa gửi", "on this device, not sent";
    state_sent: "đã gửi", "sent";
    unfinished: "đang viết dở", "unfinished";
    unfinished_kept: "Phần viết dở vẫn còn đây để bạn sao chép.", "What you had begun is still here for copying.";
    withdraw: "Rút lại", "Take back";
    withdrawn: "Đã rút lại ý kiến. Lời của bạn còn trong ô để sửa và gửi lại.", "Taken back. Your words are in the field, to be put right and sent again.";
    not_kept: "Máy chưa ghi được ý kiến này. Chữ của bạn vẫn còn trong ô.", "This could not be kept. Your words are still in the field.";

    // Answering
    title: "Ý kiến", "Opinions";
    menu: "Ý kiến các tổ ({} chưa trả lời)", "Opinions ({} unanswered)";
    menu_none: "Ý kiến các tổ", "Opinions of the teams";
    counts: "{} · {} ý kiến · {} chưa trả lời", "{} · {} opinions · {} unanswered";
    counts_teams: "{}/{} tổ", "{} of {} teams";
    counts_teams_unled: "{}/{} tổ ({} tổ chưa có tổ trưởng)", "{} of {} teams ({} without a leader)";
    to_round: "Đọc bản đã gửi", "Read what was sent";
    only_readers: "Ý kiến của người khác chỉ dành cho hai bên, Ban Thanh tra nhân dân và Chi ủy", "Only the two sides, the inspectorate and the Party committee read others' opinions";
    none: "Chưa có ý kiến nào", "No opinions yet";
    none_hint: "Ý kiến của các tổ và từng người hiện ở đây khi được gửi lên.", "Opinions of teams and people appear here as they arrive.";
    all_answered: "Mọi ý kiến đã có trả lời", "Every opinion has an answer";
    filter: "Hiện", "Show";
    filter_open: "Chưa trả lời ({})", "Unanswered ({})";
    filter_all: "Tất cả ({})", "All ({})";
    of_team: "Ý kiến của {}", "For {}";
    a_team: "tổ", "a team";
    changed_since: "đã sửa sau khi lấy ý kiến", "changed since it was sent out";
    gone: "Điều này không còn trong kế hoạch", "No longer in the plan";
    choose: "Chọn ý kiến của {}", "Choose the opinion of {}";
    answer: "Trả lời", "Answer";
    answer_again: "Trả lời lại", "Answer again";
    answer_chosen: "Trả lời {} ý kiến đã chọn", "Answer {} chosen opinions";
    unchoose: "Bỏ chọn", "Choose none";
    answer_title: "Trả lời ý kiến", "Answer";
    outcome: "Kết quả", "Outcome";
    accepted: "Tiếp thu", "Accepted";
    declined: "Không tiếp thu", "Declined";
    noted: "Ghi nhận", "Noted";
    answer_words: "Lời trả lời", "The answer";
    answer_hint: "Người góp ý đọc được lời này. Không tiếp thu thì phải nói rõ vì sao.", "Whoever gave the opinion reads this. Declining needs a reason.";
    take_over: "Sửa luôn kế hoạch theo lời đề nghị", "Put the proposed wording into the plan";
    answer_send: "Gửi trả lời", "Send the answer";
    answered: "Đã trả lời.", "Answered.";
    taken_over: "Đã sửa kế hoạch và trả lời.", "The plan was changed, and answered.";
    answered_by: "{} · {}", "{} · {}";
    answer_here: "câu trả lời trên máy, chưa gửi", "the answer is on this device, not sent";
    disputed: "Hai người đã trả lời khác nhau. Hãy trả lời lại để chốt một câu.", "Two people answered differently. Answer again to settle it.";
    unanswered_card: "ý kiến chưa trả lời", "opinions without an answer";

    // Signing
    need: "Lấy ý kiến các Tổ", "Opinions of the teams";
    need_done: "{}, {} ý kiến đã trả lời", "{}, {} opinions answered";
    need_open: "Còn {} ý kiến chưa trả lời", "{} opinions without an answer";
    need_never: "Chưa gửi lấy ý kiến", "Not sent out for opinions";
    need_see: "Xem và trả lời", "See and answer";
}

/// What became of an opinion.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => t().accepted,
        Outcome::Declined => t().declined,
        Outcome::Noted => t().noted,
    }
}
