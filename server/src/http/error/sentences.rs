//! Vietnamese sentences for what the rules of members refuse and for words that cannot be kept.

use lientich_shared::api::members::{MAX_OF_SCHOOL, MAX_PEOPLE, MAX_SUPERIORS, MAX_WORDS};
use lientich_shared::directory::Role;
use lientich_shared::permissions::members::Denial;

use crate::members::words::InvalidWords;
use crate::roles;

/// Why somebody may not.
pub(super) fn denied(denial: Denial) -> String {
    match denial {
        Denial::OnlyFor(allowed) => format!("Việc này chỉ dành cho {}.", names(allowed)),
        Denial::Unknown => "Nhà trường không có người, chức vụ hoặc máy này.".to_owned(),
        Denial::BothSides => {
            "Một người không thể vừa giữ chức vụ trong Ban giám hiệu vừa giữ chức vụ công đoàn."
                .to_owned()
        }
        Denial::LastOf(role) => format!(
            "Nhà trường chỉ còn một {}. Hãy bổ nhiệm người kế nhiệm trước.",
            roles::name(role)
        ),
        Denial::AlreadyHeld => "Người này đang giữ chức vụ đó rồi.".to_owned(),
        Denial::Ended => "Chức vụ này đã kết thúc.".to_owned(),
        Denial::Day => "Ngày này quá xa so với hôm nay.".to_owned(),
    }
}

/// Why words cannot be kept.
pub(super) fn invalid(words: InvalidWords) -> String {
    match words {
        InvalidWords::NoName => "Hãy ghi tên.".to_owned(),
        InvalidWords::TooLong => format!("Mỗi ô ghi tối đa {MAX_WORDS} ký tự."),
        InvalidWords::Characters => "Nội dung có ký tự ẩn. Hãy gõ lại.".to_owned(),
        InvalidWords::HowMany => format!("Mỗi lần thêm từ 1 đến {MAX_PEOPLE} người."),
        InvalidWords::Full => format!("Danh bạ của trường chứa tối đa {MAX_OF_SCHOOL} người."),
        InvalidWords::Posts => {
            "Mỗi người cần ít nhất một chức vụ, không ghi trùng chức vụ.".to_owned()
        }
        InvalidWords::Calendar => {
            "Các mốc của năm học chưa đúng thứ tự. Hãy xem lại ngày đầu và ngày cuối của từng mục."
                .to_owned()
        }
        InvalidWords::Basis => {
            "Căn cứ cần có số, ký hiệu, loại và tên; ngày hết hiệu lực phải sau ngày có hiệu lực."
                .to_owned()
        }
        InvalidWords::Superiors => format!("Ghi tối đa {MAX_SUPERIORS} cơ quan cấp trên."),
    }
}

fn names(allowed: &[Role]) -> String {
    let names: Vec<&str> = allowed.iter().map(|&role| roles::name(role)).collect();
    names.join(", ")
}
