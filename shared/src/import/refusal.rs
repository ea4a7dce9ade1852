//! Why a file is not read at all: a sentence for the person, and the reason for the log.
//!
//! What is doubtful in a file that is read is an `issue`.

/// A file that cannot become a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Word before 2007 (.doc).
    #[error("a binary Word file (.doc)")]
    OldWord,
    /// Locked by a password.
    #[error("an encrypted file")]
    Encrypted,
    /// An `OpenDocument` text (.odt).
    #[error("an OpenDocument file")]
    OpenDocument,
    /// Rich text (.rtf).
    #[error("a rich text file (.rtf)")]
    RichText,
    /// A picture.
    #[error("a picture")]
    Picture,
    /// A PDF of pictures.
    #[error("a PDF without a text layer")]
    NoTextLayer,
    /// Another file of an office: a workbook, slides, an archive.
    #[error("a file that is no text document")]
    OtherKind,
    /// Larger than what is read, packed or unpacked.
    #[error("larger than the bounds of the importer")]
    TooLarge,
    /// Parts are missing, broken or nested without end.
    #[error("a damaged file")]
    Damaged,
}

impl Refusal {
    /// One Vietnamese sentence for the person: what it is, and what to do.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::OldWord => {
                "Đây là tệp Word đời cũ (.doc): hãy mở bằng Word hoặc LibreOffice, chọn Lưu thành (Save As) dạng .docx rồi chọn lại."
            }
            Self::Encrypted => {
                "Tệp này có mật khẩu: hãy mở tệp, bỏ mật khẩu, lưu lại rồi chọn lại."
            }
            Self::OpenDocument => {
                "Đây là tệp OpenDocument (.odt): hãy mở bằng LibreOffice, lưu thành dạng .docx rồi chọn lại."
            }
            Self::RichText => {
                "Đây là tệp .rtf: hãy mở bằng Word hoặc LibreOffice, lưu thành dạng .docx rồi chọn lại."
            }
            Self::Picture => {
                "Đây là ảnh, không phải văn bản: hãy chọn tệp Word, PDF có chữ hoặc gõ lại văn bản."
            }
            Self::NoTextLayer => {
                "PDF này chỉ có ảnh chụp các trang, không có chữ để đọc: hãy chọn tệp Word gốc hoặc PDF xuất từ Word."
            }
            Self::OtherKind => "Tệp này không phải văn bản: hãy chọn tệp .docx, .pdf hoặc .txt.",
            Self::TooLarge => {
                "Tệp quá lớn để đọc trên máy này: hãy bỏ bớt ảnh hoặc chỉ giữ phần kế hoạch rồi chọn lại."
            }
            Self::Damaged => {
                "Không mở được tệp này, có thể tệp bị hỏng: hãy mở bằng Word, lưu lại rồi chọn lại."
            }
        }
    }
}
