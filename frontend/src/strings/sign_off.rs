//! Words of the screens of signing: what a plan still needs, consent, signatures, the steps of its life, signed Editions.

use lientich_shared::directory::Role;
use lientich_shared::log::change::Side;
use lientich_shared::log::sign_off::{Capacity, Step};
use lientich_shared::log::verdict::Refusal;

texts! {
    title: "Trình ký", "Signing";
    amendment: "Bản {} (sửa đổi, bổ sung)", "Edition {} (amendment)";
    facts: "{} điều khoản · mã nội dung", "{} clauses · content code";
    save_word: "Tải Word", "Word file";
    paper: "Văn bản như sẽ in", "The document as it will be printed";
    needs: "Những việc cần trước khi ban hành", "What is needed before it is issued";
    only_drafters: "Chỉ hai bên soạn kế hoạch mới xem được phần trình ký", "Only those who draft the plan see its signing";
    read_edition: "Đọc bản đã ban hành", "Read the issued version";
    back_to_plan: "Về bản soạn", "Back to the draft";

    // What is in the way
    review: "Rà soát", "Review";
    review_ok: "Không còn chỗ nào chờ quyết định", "Nothing waits for a decision";
    review_open: "Còn {} chỗ cần giải quyết trước khi ký", "{} places to settle before signing";
    in_conflict: "{}: {} có hai giá trị", "{}: {} has two values";
    two_sides: "{}: hai người giao cho hai bên khác nhau", "{}: two people gave it to two sides";
    tag_in_doubt: "{}: hai người ghi nhãn khác nhau", "{}: two people disagree about a tag";
    contested: "{}: người xoá, người sửa; cần quyết định giữ hay bỏ", "{}: removed by one, edited by another; keep it or not";
    unknown_act: "Có thay đổi mà ứng dụng trên máy này chưa hiểu. Hãy dùng phiên bản mới.", "There is a change that this app does not understand. Use the new version.";
    document: "Thông tin văn bản", "About the document";
    unsent: "{} thay đổi trên máy này chưa lên máy chủ. Bạn vẫn ký được; bên kia thấy đúng bản này sau khi máy có mạng.", "{} changes on this device are not on the server yet. You can sign; the other side sees this version once there is a network.";

    // Ban nữ công
    women: "Ban Nữ công", "Women's committee";
    women_ok: "Đã đồng ý {} điều về lao động nữ", "Consented to {} clauses on women's work";
    women_wait: "Còn {} điều chờ Ban Nữ công đồng ý", "{} clauses wait for the committee's consent";
    women_mine: "Còn {} điều chờ bạn đồng ý", "{} clauses wait for your consent";
    women_nobody: "Trường chưa có ai trong Ban Nữ công. Chủ tịch Công đoàn cần cử người ở mục Thành viên; không ai khác được đồng ý thay.", "Nobody is in the women's committee. The union chair must appoint somebody; nobody else may consent.";
    women_see: "Xem từng điều", "See each clause";
    women_title: "Các điều về lao động nữ", "Clauses on women's work";
    women_intro: "Ban Nữ công đồng ý với đúng câu chữ hiện tại của từng điều. Điều nào sửa lại thì phải đồng ý lại.", "The committee consents to the present words of each clause. A clause that is changed needs consent again.";
    consented: "Đã đồng ý với câu chữ hiện tại", "Consented to the present words";
    consent_fell: "Câu chữ đã đổi sau khi đồng ý", "Changed after the consent";
    consent_gone: "Điều này đã bị bỏ hoặc giao cho bên khác sau khi đồng ý", "Removed or given away after the consent";
    consent_withdrawn: "Đã rút lại sự đồng ý", "Consent taken back";
    consent_never: "Chưa đồng ý", "Not consented yet";
    consent: "Đồng ý", "Consent";
    consent_all: "Đồng ý tất cả {} điều", "Consent to all {} clauses";
    withdraw: "Rút lại", "Take back";
    consent_done: "Đã ghi sự đồng ý của Ban Nữ công.", "The committee's consent is recorded.";
    withdraw_done: "Đã rút lại sự đồng ý.", "The consent is taken back.";

    // Signatures
    bch: "Chủ tịch Công đoàn", "Union chair";
    bgh: "Hiệu trưởng", "Principal";
    signed_this: "{} đã ký bản này lúc {}", "{} signed this version, {}";
    signed_here: "Đã ký trên máy này lúc {}, chưa ghi nhận ở máy chủ", "Signed on this device, {}, not yet registered by the server";
    signed_other: "{} đã ký một bản khác (mã {}) lúc {}. Nội dung đã đổi từ đó, nên cần ký lại bản này.", "{} signed another version (code {}), {}. It has changed since, so this one must be signed anew.";
    signed_apart: "Hai bên đã ký hai bản khác nhau: Công đoàn ký mã {}, Ban giám hiệu ký mã {}. Kế hoạch chỉ được ban hành khi cả hai ký cùng một bản; bản hiện tại có mã {}.", "The sides signed two versions: the union {}, the management {}. The plan is issued only when both sign the same; the present one is {}.";
    turn_sign: "kế hoạch chờ bạn ký", "plan waits for you to sign";
    turn_consent: "điều về lao động nữ chờ bạn đồng ý", "women’s clauses wait for your consent";
    waits_for_you: "Đang chờ bạn ký", "Waiting for you";
    waits_for: "Đang chờ {}", "Waiting for {}";
    waits_for_post: "Chưa có ai giữ chức vụ này", "Nobody holds this post";
    waits_needs: "Ký được khi các việc ở trên đã xong", "Can be signed once the matters above are done";
    waits_step: "Ký được khi kế hoạch ở bước trình ký", "Can be signed at the signing step";
    one_person: "Bạn đã ký bản này cho bên kia; một người không ký cho cả hai bên.", "You signed this version for the other side; nobody signs for both.";
    sign_number: "Ký bản {}", "Sign edition {}";
    sign_title: "Ký bản {}", "Sign edition {}";
    sign_what: "Bạn ký đúng văn bản trên trang này: {} điều khoản, mã nội dung {}. Chữ ký không còn giá trị nếu có chữ nào trong đó thay đổi.", "You sign exactly the document shown: {} clauses, content code {}. The signature does not count for any other words.";
    sign_for: "Ký cho", "Signing for";
    sign_by: "Người ký", "Signer";
    sign_post: "Chức vụ", "Post";
    sign_capacity: "Tư cách ký", "Capacity";
    sign_printed: "In trên văn bản", "As printed";
    sign_offline: "Máy đang ngoại tuyến. Chữ ký được giữ trên máy và gửi đi khi có mạng.", "This device is offline. The signature is kept and sent when there is a network.";
    sign_changed: "Nội dung vừa thay đổi trong lúc bạn đọc. Hãy đóng lại, xem văn bản rồi ký.", "The content changed while you were reading. Close this, look at the document, then sign.";
    sign_confirm: "Ký bản này", "Sign this version";
    sign_done: "Đã ký trên máy này.", "Signed on this device.";
    not_certified: "Đây là sự đồng ý được ghi nhận trong hệ thống bằng khoá của máy bạn, không phải chữ ký số có chứng thư theo Luật Giao dịch điện tử số 20/2023/QH15.", "This is consent recorded in the system by your device's key, not a certified digital signature under the Law on Electronic Transactions 20/2023/QH15.";
    pinned: "Sau khi cả hai bên ký, bản này không sửa được nữa. Muốn thay đổi phải lập bản sửa đổi, bổ sung và ký lại.", "Once both sides have signed, this edition cannot be changed. Changes need an amendment, signed again.";
    refused_title: "Chữ ký của bạn không được nhận", "Your signature was not accepted";
    put_away: "Đã hiểu", "Understood";

    // Delegation
    delegate: "Ủy quyền ký thay", "Delegate signing";
    delegate_intro: "Phó hiệu trưởng được ủy quyền ký KT. HIỆU TRƯỞNG. Bạn vẫn ký được, và thu lại lúc nào cũng được.", "The vice principal signs in your place (KT.). You can still sign, and take it back at any time.";
    delegate_to: "Phó hiệu trưởng", "Vice principal";
    delegate_until: "Đến hết ngày (để trống: đến khi thôi ủy quyền)", "Until the end of (blank: until taken back)";
    delegate_past: "Ngày này đã qua.", "That day has passed.";
    delegate_nobody: "Trường chưa có phó hiệu trưởng.", "The school has no vice principal.";
    delegate_done: "Đã ủy quyền.", "Delegated.";
    undelegate: "Thôi ủy quyền", "End the delegation";
    undelegate_done: "Đã thôi ủy quyền.", "The delegation has ended.";
    delegated_until: "{} được ký thay đến hết {}", "{} may sign until {}";
    delegated_open: "{} được ký thay", "{} may sign";
    delegation_needed: "Bạn ký thay được khi Hiệu trưởng ủy quyền", "You may sign once the principal delegates it";

    // The plan's life
    life: "Vòng đời kế hoạch", "Life of the plan";
    since: "từ {}, {}", "since {}, {}";
    since_here: "vừa chuyển trên máy này, chưa ghi nhận ở máy chủ", "moved on this device, not yet registered";
    next_by: "Bước tiếp theo “{}” do {} thực hiện.", "Next, “{}”: taken by {}.";
    next_signing: "Cả hai bên ký thì kế hoạch tự sang bước ban hành.", "When both sides have signed, the plan is issued by itself.";
    step_done: "Đã chuyển sang bước {}.", "Moved on to: {}.";
    archived: "Kế hoạch đã lưu trữ, chỉ còn đọc.", "The plan is archived and can only be read.";
    or: "hoặc", "or";


    // Signed Editions
    edition_done: "Bản {} đã có chữ ký của cả hai bên", "Edition {} is signed by both sides";
    edition_now: "Bản {} đang có hiệu lực; những gì sửa từ đó là bản sửa đổi, chưa ký.", "Edition {} stands; what was changed since is the amendment, not yet signed.";
    edition_alone: "Bản này do hiệu trưởng ban hành một mình, trước khi có ký hai bên.", "The principal issued this edition alone, before both sides signed here.";
    registered: "Máy chủ ghi nhận lúc {}", "Registered by the server, {}";
    stamp: "{} ngày {}", "{} on {}";
    signed_at: "ký lúc {}", "signed {}";
    verify: "Xác minh", "Verify";
    verify_holds: "Bản này còn nguyên vẹn và đúng người ký", "This edition is intact and signed by these people";
    verify_broken: "Bản này không đúng như đã ký", "This edition is not as it was signed";
    verify_failed: "Trình duyệt này không kiểm tra được chữ ký.", "This browser cannot check signatures.";
    check_seal: "Con dấu của máy chủ nhà trường: nội dung, số bản và thời điểm chưa bị sửa", "The school server's seal: content, number and time are unaltered";
    check_device: "Máy đã ký đúng là máy của {}", "The device that signed is {}'s";
    check_signature: "Chữ ký của {} đúng trên nội dung này", "{}'s signature is on this content";
    check_sides: "Hai người khác nhau ký cho hai bên", "Two people signed for the two sides";
    check_content: "Nội dung đọc được, mã {}", "The content can be read, code {}";
    download: "Tải tệp đã ký", "Download the signed file";
    download_hint: "Ai có tệp này cũng tự kiểm tra được bằng lệnh lientich verify, không cần máy chủ.", "Whoever has this file can check it with lientich verify, without the server.";
    compare: "So với bản trước", "Compare with the last edition";
    print: "In / PDF", "Print / PDF";
    national: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    motto: "Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc";
    named_signers: "Người ký ghi trong văn bản: {}", "Signers named in the document: {}";
    recipients: "Nơi nhận:", "Nơi nhận:";
}

fn pick(vietnamese: &'static str, english: &'static str) -> &'static str {
    match super::language() {
        super::Language::Vietnamese => vietnamese,
        super::Language::English => english,
    }
}

/// A step's name on the strip of the plan's life.
pub fn stage(step: Step) -> &'static str {
    match step {
        Step::Draft => pick("Nháp", "Draft"),
        Step::Consulting => pick("Lấy ý kiến", "Opinions"),
        Step::Revised => pick("Hoàn thiện", "Revised"),
        Step::Passed => pick("Thông qua hội nghị", "Passed"),
        Step::Signing => pick("Trình ký", "Signing"),
        Step::Issued => pick("Ban hành", "Issued"),
        Step::InForce => pick("Có hiệu lực", "In force"),
        Step::Evaluated => pick("Đánh giá", "Evaluated"),
        Step::Archived => pick("Lưu trữ", "Archived"),
    }
}

/// What taking a plan from one step to another is called on its button.
pub fn taking(from: Step, to: Step) -> &'static str {
    match (from, to) {
        (Step::InForce, Step::Consulting) => pick("Sửa đổi, bổ sung", "Amend"),
        (Step::Revised, Step::Consulting) => pick("Lấy ý kiến lại", "Ask again"),
        (_, Step::Consulting) => pick("Gửi lấy ý kiến", "Send for opinions"),
        (Step::Consulting, Step::Revised) => pick("Chuyển sang hoàn thiện", "Go on to revising"),
        (_, Step::Revised) => pick("Trả về hoàn thiện", "Back to revising"),
        (_, Step::Draft) => pick("Trả về nháp", "Back to draft"),
        (_, Step::Passed) => pick("Hội nghị đã thông qua", "Passed by the conference"),
        (_, Step::Signing) => pick("Mở trình ký", "Open the signing"),
        (_, Step::Issued) => pick("Ban hành", "Issue"),
        (_, Step::InForce) => pick("Đưa vào thực hiện", "Put in force"),
        (_, Step::Evaluated) => pick("Đã đánh giá", "Evaluated"),
        (_, Step::Archived) => pick("Đưa vào lưu trữ", "Archive"),
    }
}

/// What follows from taking a plan to a step, before one confirms it.
pub fn consequence(from: Step, to: Step) -> &'static str {
    match (from, to) {
        (Step::InForce, Step::Consulting) => pick(
            "Bản đã ban hành vẫn có hiệu lực và vẫn đọc được. Bản sửa đổi đi lại các bước, đến khi hai bên ký.",
            "The issued edition stays in force and can be read. The amendment goes through the steps again until both sides sign.",
        ),
        (_, Step::Consulting) => pick(
            "Dự thảo được đưa ra lấy ý kiến các Tổ. Hai bên vẫn sửa được trong lúc chờ.",
            "The draft goes to the teams for opinions. Both sides can still edit it meanwhile.",
        ),
        (Step::Signing, Step::Revised) => pick(
            "Việc ký dừng lại. Chữ ký nào đến máy chủ sau lúc này sẽ không được nhận; chữ ký đã ghi nhận vẫn tính nếu nội dung không đổi.",
            "Signing stops. Signatures that reach the server from now on are refused; registered ones still count if the content stays.",
        ),
        (_, Step::Revised) => pick(
            "Hai bên hoàn thiện dự thảo theo các ý kiến đã nhận.",
            "Both sides revise the draft by the opinions received.",
        ),
        (_, Step::Draft) => pick(
            "Văn bản trở lại bước nháp. Không chữ nào bị mất.",
            "The document is a draft again. No word is lost.",
        ),
        (_, Step::Passed) => pick(
            "Ghi nhận hội nghị viên chức, người lao động đã thông qua kế hoạch.",
            "Records that the staff conference has passed the plan.",
        ),
        (_, Step::Signing) => pick(
            "Từ lúc này hai bên ký được, kể cả khi ngoại tuyến. Nếu sửa nội dung thì phải ký lại bản mới.",
            "From now on both sides can sign, offline too. If the content is edited, the new version must be signed.",
        ),
        (_, Step::Issued) => pick(
            "Cán bộ, giáo viên, nhân viên đọc được bản này.",
            "Staff can read this edition.",
        ),
        (_, Step::InForce) => pick(
            "Kế hoạch bắt đầu được thực hiện.",
            "The plan is being carried out.",
        ),
        (_, Step::Evaluated) => pick(
            "Ghi nhận hai bên đã đánh giá việc thực hiện kế hoạch.",
            "Records that both sides have evaluated the plan.",
        ),
        (_, Step::Archived) => pick(
            "Văn bản chỉ còn đọc. Bước này không quay lại được.",
            "The document can only be read. There is no way back.",
        ),
    }
}

/// A side's full name, as one signs for it.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Bgh => pick("Ban giám hiệu", "School management"),
        Side::Bch => pick("Ban Chấp hành Công đoàn", "Union committee"),
        Side::Joint | Side::Women | Side::Outside => super::names::side(side),
    }
}

/// The lines over a signature as they are printed, always in Vietnamese.
pub fn heading(side: Side, capacity: Capacity) -> &'static [&'static str] {
    match (side, capacity) {
        (Side::Bch, Capacity::OnBehalf) => &["TM. BAN CHẤP HÀNH CÔNG ĐOÀN", "CHỦ TỊCH"],
        (Side::Bch, Capacity::Acting) => &["Q. CHỦ TỊCH CÔNG ĐOÀN"],
        (Side::Bch, Capacity::ForHead) => &["KT. CHỦ TỊCH CÔNG ĐOÀN", "PHÓ CHỦ TỊCH"],
        (Side::Bch, Capacity::Own) => &["CHỦ TỊCH CÔNG ĐOÀN"],
        (_, Capacity::OnBehalf) => &["TM. BAN GIÁM HIỆU", "HIỆU TRƯỞNG"],
        (_, Capacity::Acting) => &["Q. HIỆU TRƯỞNG"],
        (_, Capacity::ForHead) => &["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"],
        (_, Capacity::Own) => &["HIỆU TRƯỞNG"],
    }
}

/// A capacity as one chooses it.
pub fn capacity(side: Side, capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Own => pick("Theo chức vụ", "By the post"),
        Capacity::OnBehalf if side == Side::Bch => {
            pick("TM. (thay mặt Ban Chấp hành)", "TM. (for the committee)")
        }
        Capacity::OnBehalf => pick("TM. (thay mặt Ban giám hiệu)", "TM. (for the management)"),
        Capacity::ForHead => pick(
            "KT. (ký thay Hiệu trưởng)",
            "KT. (in the principal's place)",
        ),
        Capacity::Acting => pick("Q. (quyền)", "Q. (acting)"),
    }
}

/// The heads of the two sides.
pub fn head(side: Side) -> (&'static str, Role) {
    match side {
        Side::Bch => (t().bch, Role::UnionChair),
        _ => (t().bgh, Role::Principal),
    }
}

/// Why a signature was refused, and what to do.
pub fn refused_signature(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotAllowed => pick(
            "Lúc máy chủ nhận, bạn không còn giữ chức vụ ấy, không còn được ủy quyền, hoặc đã ký bản này cho bên kia.",
            "When the server received it, you no longer held that post or the delegation, or had signed this version for the other side.",
        ),
        Refusal::OutOfStep => pick(
            "Lúc máy chủ nhận, kế hoạch không còn ở bước trình ký, còn chỗ chưa xong, hoặc đã có bản ban hành mà bản bạn ký không có trong đó. Hãy xem lại các mục dưới đây.",
            "When the server received it, the plan was not at the signing step, something stood in the way, or an edition had been issued that yours does not contain. See the matters below.",
        ),
        _ => pick(
            "Chữ ký không khớp với nội dung trên máy chủ. Hãy đợi đồng bộ xong, xem lại rồi ký lại.",
            "The signature does not fit the content on the server. Wait until all is synced, look again, then sign.",
        ),
    }
}
