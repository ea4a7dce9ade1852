//! Words of the catalogue of legal bases: its page, its form, choosing one for a plan.

texts! {
    title: "Danh mục căn cứ pháp lí", "Catalogue of legal bases";
    intro: "Rà soát dựa vào danh mục này để báo căn cứ đã hết hiệu lực. Danh mục chỉ giúp soạn thảo, không thay cho việc tra văn bản gốc.", "The checks go by this catalogue to tell which bases are out of force. It helps with drafting and does not replace the texts themselves.";
    search: "Tìm số, ký hiệu hoặc tên", "Number, symbol or name";
    found: "{} văn bản", "{} documents";
    found_none: "Không có văn bản nào như vậy.", "There is no such document.";
    own_only: "Chỉ dòng của trường", "The school's own only";
    add: "Thêm căn cứ", "Add a basis";
    edit: "Sửa", "Correct";
    edit_of: "Sửa dòng {}", "Correct {}";
    whose: "Ban giám hiệu, Chủ tịch Công đoàn và văn thư sửa được danh mục này.", "The management, the union chair and the records office keep this catalogue.";

    // How a row stands
    in_force: "còn hiệu lực", "in force";
    from_then: "có hiệu lực từ {}", "in force from {}";
    since: "có hiệu lực từ {}", "in force since {}";
    ended: "hết hiệu lực từ {}", "out of force since {}";
    instead: "Thay bằng: {}", "Replaced by: {}";
    to_verify: "cần kiểm tra lại", "to be verified";
    checked: "tra cứu ngày {}", "looked up on {}";
    own: "của trường", "the school's own";
    of_day: "ngày {}", "of {}";

    // The form
    symbol: "Số, ký hiệu", "Number and symbol";
    symbol_hint: "Ví dụ: 59/2023/NĐ-CP", "Such as 59/2023/NĐ-CP";
    kind: "Loại văn bản", "Kind";
    name: "Tên gọi, nội dung", "What it is about";
    body: "Cơ quan ban hành", "Issued by";
    day: "Ngày ban hành", "Day of issue";
    from: "Có hiệu lực từ", "In force from";
    until: "Hết hiệu lực từ", "Out of force from";
    replaced_by: "Văn bản thay thế", "Replaced by";
    certainty: "Đã đối chiếu chưa", "Has it been compared";
    certain: "Đã đối chiếu với văn bản gốc", "Compared with the text itself";
    uncertain: "Chưa, cần kiểm tra lại", "Not yet, to be verified";
    wrong_order: "Ngày hết hiệu lực phải sau ngày có hiệu lực.", "The end must come after the beginning.";
    missing: "Hãy ghi số, ký hiệu, loại và tên văn bản.", "Number, kind and name are needed.";
    saved: "Đã lưu vào danh mục của trường.", "Kept in the school's catalogue.";
    restore: "Dùng lại bản có sẵn", "As it was shipped";
    delete: "Bỏ khỏi danh mục", "Take it out";
    restored: "Đã bỏ dòng của trường.", "The school's row is gone.";

    // Choosing one for a plan
    choose: "Thêm căn cứ từ danh mục", "Add a basis from the catalogue";
    choose_hint: "Căn cứ được ghi đúng thể thức và thêm vào cuối phần căn cứ.", "It is written in the official form, behind the other bases.";
    added: "Đã thêm căn cứ.", "The basis was added.";
    see_all: "Xem cả danh mục", "See the whole catalogue";
    there: "đã có trong kế hoạch", "in the plan already";
}
