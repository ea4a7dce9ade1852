//! Words of beginning a plan (from a template, from last year's) and of reviewing what came along with it.

pub mod own;

use lientich_shared::new_year::queue::Kind;

texts! {
    start: "Bắt đầu từ", "Begin with";
    from_template: "Mẫu có sẵn", "A template";
    from_last: "Kế hoạch năm trước", "Last year's plan";
    from_own: "Mẫu của trường", "Our template";
    from_nothing: "Bản trống", "An empty draft";
    level: "Cấp học", "Level";
    preschool: "Mầm non", "Preschool";
    primary: "Tiểu học", "Primary";
    lower_secondary: "Trung học cơ sở", "Lower secondary";
    upper_secondary: "Trung học phổ thông", "Upper secondary";
    source: "Lấy từ", "Made from";
    preview: "Xem trước", "Preview";
    counts: "{} mục · {} nhiệm vụ · {} chỉ tiêu", "{} parts · {} duties · {} targets";
    template_failed: "Không lấy được mẫu trên máy này. Hãy kết nối mạng rồi thử lại.", "This device does not have the template. Connect it, then try again.";
    template_hint: "Mẫu ghi sẵn căn cứ còn hiệu lực, người phụ trách, thời hạn và chỉ tiêu. Mọi thứ đều sửa được.", "The template has legal bases in force, who does what by when, and targets. Everything can be changed.";
    last_hint: "Giữ nội dung, phân công, nhịp độ. Số, ngày, chữ ký để trống; kết quả năm trước thành mốc của chỉ tiêu. Chỗ cũ được liệt kê để rà soát, không tự đổi.", "Words, duties and rhythms stay. Number, day and signatures are blank; last results become the targets' baseline. What is stale is listed for review, nothing changes by itself.";
    make_next: "Lập kế hoạch năm học mới từ kế hoạch này", "Make next year's plan from this one";

    title: "Rà soát kế hoạch mới", "Review the new plan";
    menu: "Rà soát phần mang từ năm trước", "Review what came from last year";
    intro: "Những chỗ mang từ kế hoạch trước cần xem lại. Chưa có gì được đổi.", "What came from the earlier plan and needs a look. Nothing has been changed yet.";
    left: "Còn {} chỗ cần rà soát", "{} places left to review";
    none: "Đã rà soát xong", "All reviewed";
    none_hint: "Không còn chỗ nào của năm trước cần xem lại.", "Nothing of last year is left to look at.";
    open_plan: "Mở kế hoạch", "Open the plan";
    accept: "Đổi", "Change";
    correct: "Sửa khác", "Other words";
    keep: "Giữ nguyên", "Leave as it is";
    accept_all: "Đổi cả {} chỗ", "Change all {}";
    keep_all: "Giữ nguyên cả {} chỗ", "Leave all {}";
    new_words: "Thay bằng", "Put instead";
    not_yours: "Bên khác phụ trách phần này", "The other side's part";
    now: "Đang ghi", "Says";
    proposed: "Đề nghị", "Proposed";
    result: "Năm trước đạt {}", "Last year: {}";
    no_result: "Năm trước chưa ghi kết quả", "No result was told last year";
    met: "đạt chỉ tiêu", "met";
    not_met: "chưa đạt chỉ tiêu", "not met";
    day_of_duty: "Hạn {}", "Due {}";
    duty_of: "Phân công cho {}", "Given to {}";
    side_of: "Phần này do {} phụ trách ở kế hoạch trước", "In the earlier plan this was {}'s";
    gone: "không còn giữ chức vụ trong danh sách của trường", "holds no post at the school any more";
    today_left: "chỗ cần rà soát trong kế hoạch năm học mới", "places to review in the new plan";
}

/// What a sort of things is called.
pub fn kind(kind: Kind) -> &'static str {
    let pick = |vietnamese, english| match super::language() {
        super::Language::Vietnamese => vietnamese,
        super::Language::English => english,
    };
    match kind {
        Kind::Year => pick("Năm học, năm", "Years"),
        Kind::Day => pick("Ngày tháng", "Dates"),
        Kind::Basis => pick("Căn cứ, văn bản", "Legal bases and documents"),
        Kind::Person => pick("Người không còn giữ chức vụ", "People who are gone"),
        Kind::Period => pick("Giai đoạn đã hết", "Terms that ended"),
        Kind::Topical => pick("Việc chỉ có một lần", "One-off events"),
        Kind::Target => pick("Chỉ tiêu và kết quả", "Targets and results"),
        Kind::Side => pick("Phần của bên kia", "The other side's parts"),
    }
}
