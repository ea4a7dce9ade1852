//! Words of the preview: pages as they will be printed, and how they are made.

use lientich_shared::render::Form;

texts! {
    title: "Xem trước bản in", "Print preview";
    short: "Bản in", "Preview";
    document: "Văn bản như sẽ in", "The document as it will be printed";
    options: "Tuỳ chọn", "Options";
    options_title: "Trình bày văn bản", "How the document is made";
    print: "In", "Print";
    word: "Tải Word", "Word file";
    is_extract: "Đây là bản trích, không phải toàn văn.", "This is an extract, not the whole document.";
    form: "Thể thức", "Form";
    usual: "Theo loại văn bản", "As usual for its kind";
    form_school: "Nhà trường ban hành, Công đoàn đồng ý", "The school issues, the union agrees";
    form_union: "Công đoàn ban hành, Hiệu trưởng đồng ý", "The union issues, the principal agrees";
    form_decision: "Quyết định kèm văn bản", "A decision with the text attached";
    form_joint: "Hai bên cùng ban hành", "Both issue it";
    whose: "In phần nào", "Which part";
    all: "Toàn văn", "All of it";
    draft: "Chữ “DỰ THẢO” trên mỗi trang", "“DỰ THẢO” on each page";
    draft_usual: "Cho đến khi trình ký", "Until it is to be signed";
    draft_yes: "Có", "Yes";
    draft_no: "Không", "No";
    beside: "Kèm theo", "Besides";
    annex: "Phụ lục phân công nhiệm vụ (bảng ai làm gì, khi nào)", "An annex with who does what, and when";
    blank: "Để trống, điền bằng bút", "Left blank for the pen";
    blank_heads: "Tên cơ quan ở đầu văn bản", "The bodies in the head";
    blank_number: "Số văn bản", "The number";
    blank_day: "Ngày, tháng, năm", "The day";
    blank_names: "Họ tên người ký", "The signers’ names";
    in_word: "Trong tệp Word", "In the Word file";
    counted: "Đánh số tự động (Word tự đánh lại số khi thêm, bớt mục)", "Automatic numbers (Word renumbers when items come and go)";
    remembered: "Lựa chọn được ghi nhớ trên máy này cho riêng kế hoạch này.", "Remembered on this device, for this plan alone.";
    done: "Xong", "Done";
    back: "Về bản soạn", "Back to the draft";
    back_issued: "Về bản đã ban hành", "Back to the issued plan";
}

/// What a form is called.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::School => t().form_school,
        Form::Union => t().form_union,
        Form::Decision => t().form_decision,
        Form::Joint => t().form_joint,
    }
}
