//! Words about reports: which there are, of what time, drafting one, its figures beside those of today.

use lientich_shared::plan::view::PlanKind;
use lientich_shared::report::Period;
use lientich_shared::time::SchoolYear;

use super::fill;

texts! {
    title: "Báo cáo", "Reports";
    compose: "Soạn báo cáo", "Draft a report";
    open_list: "Về danh sách báo cáo", "To all reports";

    month: "Báo cáo tháng", "Monthly report";
    joint_check: "Kiểm tra chung", "Joint check";
    year_review: "Đánh giá cuối năm học", "Year-end evaluation";
    month_for: "Gửi Chi bộ hằng tháng", "For the Party cell, every month";
    joint_check_for: "Hai bên kiểm tra 6 tháng một lần và báo cáo toàn trường (Luật Thực hiện dân chủ ở cơ sở, khoản 3 Điều 52)", "Both sides check every 6 months and report to all staff (Law on grassroots democracy, Article 52.3)";
    year_review_for: "Hai bên cùng ký, làm căn cứ cho kế hoạch năm sau", "Signed by both sides, the ground for next year's plan";

    empty: "Chưa có báo cáo nào", "No reports yet";
    empty_drafter: "Chọn loại và kỳ, Liên Tịch tổng hợp số liệu thành bản thảo để hai bên sửa.", "Choose a kind and a period: the figures become a draft that both sides edit.";
    empty_reader: "Báo cáo hiện ở đây khi hai bên đã ký.", "Reports show here once both sides have signed.";
    drafters_only: "Hai bên Ban giám hiệu và Công đoàn soạn báo cáo.", "Management and union draft the reports.";

    kind: "Loại báo cáo", "Kind of report";
    period: "Kỳ báo cáo", "Period";
    of_plans: "Lấy số liệu từ", "Figures from";
    no_plans: "Chưa có kế hoạch nào đã ban hành", "No plan has been issued yet";
    no_plans_why: "Báo cáo tổng hợp nhiệm vụ, chỉ tiêu của kế hoạch hai bên đã ký.", "A report sums up the duties and targets of a plan that both sides have signed.";
    choose_plan: "Chọn ít nhất một kế hoạch.", "Choose at least one plan.";
    preview: "Bản thảo sẽ có", "What the draft will say";
    blanks: "{} chỗ chờ hai bên viết, đánh dấu …", "{} places wait for your words, marked …";
    create: "Tạo báo cáo", "Create the report";
    create_hint: "Tạo xong, hai bên cùng sửa như sửa kế hoạch, kể cả khi ngoại tuyến. Giáo viên, nhân viên chỉ đọc được sau khi ký.", "Both sides then edit it like a plan, offline too. Staff read it only once it is signed.";
    again: "Đã có báo cáo của kỳ này: {}", "There is a report of this period: {}";
    to_it: "Mở báo cáo đã có", "Open it";

    edit: "Mở để sửa", "Open and edit";
    sign: "Trình ký, in", "Sign, print";
    copy: "Sao chép văn bản", "Copy as text";
    file: "Tải tệp .txt", "Save as .txt";
    file_failed: "Trình duyệt không cho tải tệp.", "The browser did not take the file.";
    figures: "Đối chiếu số liệu", "Compare the figures";
    figures_hint: "Số liệu hôm nay đặt cạnh lời trong báo cáo. Không có gì tự thay đổi; chữ bạn đã viết giữ nguyên tác giả.", "Today's figures beside the report's words. Nothing changes by itself; your words stay yours.";
    figures_same: "Mọi số liệu trong báo cáo vẫn đúng đến hôm nay.", "All figures of the report still hold today.";
    figures_none: "Các kế hoạch của báo cáo không có trên máy này nên chưa đối chiếu được.", "The report's plans are not on this device, so nothing can be compared.";
    figures_part: "{} kế hoạch của báo cáo không có trên máy này; chưa đối chiếu.", "{} of the report's plans are not on this device; nothing is compared.";
    count: "{} chỗ khác với hôm nay", "{} places differ from today";
    now: "Trong báo cáo", "In the report";
    then: "Theo số liệu hôm nay", "By today's figures";
    missing: "Chưa có trong báo cáo", "Not in the report";
    gone: "Không còn trong số liệu", "No longer so";
    take: "Lấy số mới", "Take it";
    add: "Thêm vào báo cáo", "Add it";
    remove: "Bỏ dòng này", "Remove the line";
    take_all: "Lấy tất cả", "Take all";
    taken: "Đã cập nhật báo cáo. Có thể hoàn tác trong trình soạn.", "The report is up to date. It can be undone in the editor.";
    month_signature: "Báo cáo tháng không bắt buộc Công đoàn ký: in ra, Hiệu trưởng ký và gửi Chi bộ. Nếu hai bên cùng ký ở đây, toàn trường đọc được.", "The monthly report needs no signature of the union: print it, the principal signs it for the Party cell. If both sides sign here, all staff can read it.";

    month_of: "Tháng {}", "Month {}";
    first_half: "Học kỳ I năm học {}", "First term {}";
    second_half: "Học kỳ II năm học {}", "Second term {}";
    whole_year: "Năm học {}", "School year {}";
}

/// What a kind of report is called.
pub fn kind(kind: PlanKind) -> &'static str {
    match kind {
        PlanKind::JointCheck => t().joint_check,
        PlanKind::YearReview => t().year_review,
        _ => t().month,
    }
}

/// What a kind of report is for.
pub fn purpose(kind: PlanKind) -> &'static str {
    match kind {
        PlanKind::JointCheck => t().joint_check_for,
        PlanKind::YearReview => t().year_review_for,
        _ => t().month_for,
    }
}

/// What a period is called.
pub fn period(period: Period, year: SchoolYear) -> String {
    let year = year.to_string();
    match period {
        Period::Month(year, month) => fill(t().month_of, &[&format!("{month:02}/{year}")]),
        Period::Half(1) => fill(t().first_half, &[&year]),
        Period::Half(_) => fill(t().second_half, &[&year]),
        Period::Year => fill(t().whole_year, &[&year]),
    }
}
