//! Whether words ask for something to be done, and of what kind: a task, good will, or nothing.

use super::words::{Word, begins, skip};

/// What a predicate asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// A task: one can see that it was done.
    Task,
    /// Something that is a task only with a day, a count or a proof.
    Effort,
    /// Good will, an aim or a principle.
    Will,
    /// Words that are not known here.
    Unknown,
    /// Nothing is said.
    Silent,
}

/// Words before the verb that matters.
const MODAL: &[&str] = &[
    "có_trách_nhiệm|có_nhiệm_vụ|chịu_trách_nhiệm chính? về|trong|:?",
    "phải|cần|sẽ|được|luôn|đều|đã|cùng|cùng_nhau|và|có|đồng|hãy|mà|cũng",
    "chủ_động|trực_tiếp|kịp_thời|nghiêm_túc|tiếp_tục|thống_nhất|đồng_thời|thường_xuyên|định_kỳ|chủ_trì|đồng_chủ_trì",
    "làm_đầu_mối|phối_hợp|phối_hợp_chặt_chẽ|phối_hợp_tốt|chỉ_đạo|giúp|theo_dõi_,|phụ_trách|tăng_cường|đẩy_mạnh|tích_cực",
    "tổ_chức_tốt|làm_tốt|thực_hiện_việc|,|-|–|:",
    "ngay|sau_đó|từ_đó|trên_cơ_sở_đó|tự|chuẩn_bị_tốt_nội_dung_và",
];

const TASKS: &[&str] = &[
    "tổ_chức|phát_động|họp|hội_ý|đối_thoại|gặp_mặt|tọa_đàm|liên_hoan|tham_quan|mở|chủ_trì|sinh_hoạt|dự|mời",
    "báo_cáo|công_khai|công_bố|thông_báo|niêm_yết|cung_cấp|phản_ánh|trả_lời|trình|gửi|nộp|đề_xuất|kiến_nghị|giải_trình",
    "kiểm_tra|giám_sát|rà_soát|kiểm_kê|đánh_giá|xét|thẩm_định|xác_minh|thanh_tra|đối_chiếu|theo_dõi|khảo_sát|thống_kê",
    "sơ_kết|tổng_kết|rút_kinh_nghiệm|tổng_hợp|tập_hợp|thu_thập|lấy_ý_kiến|phát_phiếu|thu_gom|quyên_góp",
    "lập|ra|ban_hành|soạn|phê_duyệt|duyệt|ký|viết|ghi|cập_nhật|lưu|quản_lý|mua|trồng|nhận_chăm_sóc|nhận_đỡ_đầu",
    "xây_dựng|xd các? kế_hoạch|chương_trình|quy_chế|nội_quy|quy_định|dự_thảo|đề_án|phương_án|lịch|tiêu_chí|mô_hình|chỉ_tiêu",
    "xây_dựng nội_dung|bản",
    "bầu|cử|phân_công|giao|giới_thiệu|bố_trí|sắp_xếp|trao_đổi|bàn|cụ_thể_hóa|đưa|bổ_sung|sửa_đổi|hoàn_thiện|lựa_chọn",
    "tặng|thăm|thăm_hỏi|trao|hỗ_trợ|khen_thưởng|biểu_dương|tôn_vinh|chúc_mừng|trợ_cấp|khám|tặng_quà|đến_thăm",
    "đăng_ký|dự_giờ|thao_giảng|kèm_cặp|tập_huấn|hướng_dẫn|phổ_biến|học_tập|nghiên_cứu|hiến|ủng_hộ|đóng_góp|tham_gia_ý_kiến",
    "chi_trả|thanh_toán|quyết_toán|cấp|trang_bị|giải_quyết|xử_lý|nắm tâm_tư|tình_hình|bắt? lắng_nghe_và?",
    "thực_hiện đầy_đủ|kịp_thời|đúng? ,? kịp_thời? các|mọi? chế_độ|chính_sách",
    "bảo_đảm|đảm_bảo chế_độ|đầy_đủ_chế_độ|kinh_phí",
    "tham_gia giải_quyết|góp_ý|xây_dựng|hội_đồng|xét|kiểm_tra|giám_sát|các_hội_đồng",
    "triển khai kế_hoạch|đến|tới",
    "tự làm|đánh_giá|kiểm_tra",
];
const EFFORTS: &[&str] = &[
    "tuyên_truyền|vận_động|động_viên|khuyến_khích|nhắc_nhở|đôn_đốc|quán_triệt|phối_hợp|tạo_điều_kiện|bảo_đảm|đảm_bảo",
    "thực_hiện|triển_khai|chăm_lo|bồi_dưỡng|giáo_dục|nhân_rộng|huy_động|xây_dựng|hoàn_thành|duy_trì|làm",
];
const WILL: &[&str] = &[
    "nâng_cao|phát_huy|giữ_vững|giữ_gìn|quan_tâm|chấp_hành|tôn_trọng|đoàn_kết|gương_mẫu|nêu_cao|góp_phần|tạo_sự|tạo",
    "hăng_hái|hưởng_ứng|lắng_nghe|đổi_mới|củng_cố|coi|coi_trọng|xem|xác_định|nhận_thức|phấn_đấu|từng_bước|là|nắm_vững|nắm_được",
    "gắn|giúp_đỡ|chia_sẻ|xung_kích|không|mọi|có_quyền|lãnh_đạo|thi_đua|yêu_cầu|quy_chế_này|quy_định|hoạt_động|thực_hiện_tốt",
    "nghiêm_chỉnh|thực_hiện_thắng_lợi|tạo_mọi_điều_kiện|phục_vụ|đề_cao|khắc_phục|tin_tưởng|ủng_hộ_chủ_trương|hướng_tới|sống",
    "quan tâm tạo_điều_kiện?",
];
/// Whom one urges, between "vận động" and what they are to do.
const URGED: &[&str] = &[
    "toàn_thể|các|100_%? đoàn_viên|giáo_viên|cbgvnv|công_đoàn_viên|cán_bộ_,_giáo_viên_,_nhân_viên|học_sinh công_đoàn|trẻ?",
    "viên_chức_,_người_lao_động|viên_chức|người_lao_động|cha_mẹ_học_sinh",
];

/// What the words after the subject ask for.
pub(super) fn of(words: &[Word]) -> Asks {
    let words = &words[before_verb(words)..];
    if words.is_empty() {
        return Asks::Silent;
    }
    let lens = [TASKS, WILL, EFFORTS].map(|verbs| skip(words, verbs));
    let longest = lens.into_iter().max().unwrap_or(0);
    match lens {
        _ if longest == 0 => Asks::Unknown,
        [task, ..] if task == longest => Asks::Task,
        [_, will, _] if will == longest => Asks::Will,
        _ => urging(words),
    }
}

/// "Vận động đoàn viên hiến máu" asks for what is to be done, not for urging.
fn urging(words: &[Word]) -> Asks {
    let verb = begins(
        words,
        "tuyên_truyền? ,|và? vận_động|động_viên|khuyến_khích|đôn_đốc|nhắc_nhở|tổ_chức_cho",
    );
    let Some(verb) = verb else {
        return Asks::Effort;
    };
    let rest = &words[verb.len..];
    let whom = skip(rest, URGED);
    match of(&rest[whom..]) {
        Asks::Task => Asks::Task,
        Asks::Will => Asks::Will,
        _ => Asks::Effort,
    }
}

/// How many words stand before the verb that matters.
pub(super) fn before_verb(words: &[Word]) -> usize {
    let mut at = 0;
    loop {
        // What is known whole is what it says, even where its first words could be passed over.
        let more = skip(&words[at..], MODAL);
        if more == 0 || more < skip(&words[at..], TASKS).max(skip(&words[at..], WILL)) {
            return at;
        }
        at += more;
    }
}
