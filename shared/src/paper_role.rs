//! What a line of an official document is, and the name that it has as a style of a Word file. By these names what
//! was written on paper is read again to the letter; how it looks is `render`'s, how it is understood `import`'s.

/// The ids of our styles begin with it.
const STYLES: &str = "LienTich";

/// What a line is in an official document (Nghị định 30/2020/NĐ-CP, annex I part II).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Quốc hiệu.
    Nation,
    /// Tiêu ngữ, with a rule as long as it under it.
    Motto,
    /// The superior body.
    Superior,
    /// The issuing body.
    Issuer,
    /// The issuing body, or the last of them, with a rule under it.
    LastIssuer,
    /// Số, ký hiệu.
    Number,
    /// Địa danh và thời gian.
    PlaceDay,
    /// Tên loại.
    Kind,
    /// Trích yếu.
    Subject,
    /// The last line of it, with a rule under it.
    LastSubject,
    /// The school year, where the subject does not say it; with a rule under it.
    Year,
    /// "(Ban hành kèm theo …)", as the plan itself says.
    Attached,
    /// "(Kèm theo Quyết định số …)" or "(Trích …)", as the form has it.
    Note,
    /// Who decides, in capitals, and "QUYẾT ĐỊNH:".
    Decides,
    /// Căn cứ.
    Basis,
    /// The sentence that leads to the text.
    Preamble,
    /// Phần, Chương, Mục, centred, with the number on a line of its own.
    Division,
    /// Its title.
    DivisionTitle,
    /// A heading or an article.
    Heading,
    /// Running text.
    Text,
    /// Running text that stands under no heading, although one is above it.
    Apart,
    /// Where the annex is pointed to.
    Pointer,
    /// The sentence at the end.
    Closing,
    /// "Phụ lục".
    Annex,
    /// Its title.
    AnnexTitle,
    /// What a column of a table says.
    Column,
    /// The number of a row.
    Count,
    /// A cell of it.
    Cell,
    /// "Nơi nhận:".
    RecipientsTitle,
    /// A recipient.
    Recipient,
    /// Power and post above a signature.
    Power,
    /// Room for the signature, or what is said of it.
    Signed,
    /// The signer's name.
    Name,
}

impl Role {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 33] = [
        Self::Nation,
        Self::Motto,
        Self::Superior,
        Self::Issuer,
        Self::LastIssuer,
        Self::Number,
        Self::PlaceDay,
        Self::Kind,
        Self::Subject,
        Self::LastSubject,
        Self::Year,
        Self::Attached,
        Self::Note,
        Self::Decides,
        Self::Basis,
        Self::Preamble,
        Self::Division,
        Self::DivisionTitle,
        Self::Heading,
        Self::Text,
        Self::Apart,
        Self::Pointer,
        Self::Closing,
        Self::Annex,
        Self::AnnexTitle,
        Self::Column,
        Self::Count,
        Self::Cell,
        Self::RecipientsTitle,
        Self::Recipient,
        Self::Power,
        Self::Signed,
        Self::Name,
    ];

    /// The id of its style: ASCII, which every reader of Word files takes.
    pub fn style_id(self) -> String {
        format!("{STYLES}{self:?}")
    }

    /// The name of its style in Word's list.
    pub fn style_name(self) -> &'static str {
        match self {
            Self::Nation => "Quốc hiệu",
            Self::Motto => "Tiêu ngữ",
            Self::Superior => "Cơ quan chủ quản",
            Self::Issuer => "Cơ quan ban hành",
            Self::LastIssuer => "Cơ quan ban hành cuối",
            Self::Number => "Số ký hiệu",
            Self::PlaceDay => "Địa danh ngày tháng",
            Self::Kind => "Tên loại",
            Self::Subject => "Trích yếu",
            Self::LastSubject => "Trích yếu cuối",
            Self::Year => "Năm học",
            Self::Attached => "Kèm theo",
            Self::Note => "Ghi chú dưới trích yếu",
            Self::Decides => "Quyết định",
            Self::Basis => "Căn cứ",
            Self::Preamble => "Lời dẫn",
            Self::Division => "Phần chương",
            Self::DivisionTitle => "Tên phần chương",
            Self::Heading => "Đề mục",
            Self::Text => "Nội dung",
            Self::Apart => "Nội dung ngoài mục",
            Self::Pointer => "Dẫn phụ lục",
            Self::Closing => "Lời kết",
            Self::Annex => "Phụ lục",
            Self::AnnexTitle => "Tên phụ lục",
            Self::Column => "Bảng tên cột",
            Self::Count => "Bảng số thứ tự",
            Self::Cell => "Bảng nội dung",
            Self::RecipientsTitle => "Nơi nhận",
            Self::Recipient => "Nơi nhận dòng",
            Self::Power => "Quyền hạn chức vụ",
            Self::Signed => "Chỗ ký",
            Self::Name => "Họ tên",
        }
    }

    /// What a style of this id is.
    pub fn of_style_id(id: &str) -> Option<Self> {
        let name = id.strip_prefix(STYLES)?;
        Self::ALL
            .into_iter()
            .find(|role| format!("{role:?}") == name)
    }

    /// What a style of this name is, in a file whose styles are ours: some programs give styles ids of their own.
    pub fn of_style_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.style_name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn styles_tell_what_a_line_is_by_their_ids_and_by_their_names() {
        for role in Role::ALL {
            assert_eq!(Role::of_style_id(&role.style_id()), Some(role));
            assert_eq!(Role::of_style_name(role.style_name()), Some(role));
        }
        assert_eq!(Role::of_style_id("Text"), None);
        assert_eq!(Role::of_style_id("LienTich"), None);
    }
}
