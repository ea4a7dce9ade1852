//! The one place that turns errors into answers: a status, a code for the app, a Vietnamese
//! sentence for the person. It alone logs an internal error of a request.

mod sentences;

use std::any::Any;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use lientich_shared::api::{ErrorCode, Problem};

use crate::error::{Error, Owner};

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Store(error) = &self {
            let cause = std::error::Error::source(error).map(ToString::to_string);
            tracing::error!(%error, cause, "request failed");
        } else {
            tracing::debug!(error = %self, "request refused");
        }
        match self {
            Self::Denied(denial) => problem(
                StatusCode::FORBIDDEN,
                ErrorCode::NotAllowed,
                &sentences::denied(denial),
            ),
            Self::Invalid(words) => problem(
                StatusCode::UNPROCESSABLE_ENTITY,
                ErrorCode::Invalid,
                &sentences::invalid(words),
            ),
            other => {
                let (status, code, message) = answer(&other);
                problem(status, code, message)
            }
        }
    }
}

fn answer(error: &Error) -> (StatusCode, ErrorCode, &'static str) {
    match error {
        Error::SignedOut => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::SignedOut,
            "Máy này chưa đăng nhập. Hãy mở đường dẫn đăng nhập được gửi cho anh chị.",
        ),
        Error::LinkInvalid => (
            StatusCode::FORBIDDEN,
            ErrorCode::LinkInvalid,
            "Đường dẫn đăng nhập đã dùng rồi hoặc đã hết hạn. Hãy xin nhà trường một đường dẫn mới.",
        ),
        Error::DeviceRevoked => (
            StatusCode::FORBIDDEN,
            ErrorCode::DeviceRevoked,
            "Máy này đã bị thu hồi quyền. Hãy liên hệ nhà trường.",
        ),
        Error::NotFound => (
            StatusCode::NOT_FOUND,
            ErrorCode::NotFound,
            "Không có nội dung này, hoặc anh chị không được xem.",
        ),
        Error::Malformed(_) => (
            StatusCode::BAD_REQUEST,
            ErrorCode::Malformed,
            "Máy chủ không đọc được dữ liệu gửi lên.",
        ),
        Error::TooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            ErrorCode::TooLarge,
            "Dữ liệu gửi lên quá lớn.",
        ),
        Error::TooMany => (
            StatusCode::TOO_MANY_REQUESTS,
            ErrorCode::TooMany,
            "Máy chủ đang nhận quá nhiều yêu cầu. Hãy thử lại sau ít phút.",
        ),
        Error::Upgrade => (
            StatusCode::UPGRADE_REQUIRED,
            ErrorCode::Upgrade,
            "Phiên bản ứng dụng không khớp với máy chủ. Hãy cập nhật ứng dụng.",
        ),
        Error::ForeignOrigin => (
            StatusCode::FORBIDDEN,
            ErrorCode::ForeignOrigin,
            "Yêu cầu đến từ một trang khác nên bị từ chối.",
        ),
        Error::Full(Owner::Person) => (
            StatusCode::INSUFFICIENT_STORAGE,
            ErrorCode::Full,
            "Minh chứng của anh chị đã dùng hết dung lượng. Hãy gỡ bớt tệp không còn cần.",
        ),
        Error::Full(Owner::School) => (
            StatusCode::INSUFFICIENT_STORAGE,
            ErrorCode::Full,
            "Kho minh chứng của trường đã đầy. Hãy báo người quản trị máy chủ.",
        ),
        Error::Media => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ErrorCode::Media,
            "Loại tệp này không được nhận. Hãy dùng ảnh, PDF, Word (.docx) hoặc Excel (.xlsx).",
        ),
        // These two have sentences of their own.
        Error::Denied(_) | Error::Invalid(_) | Error::Store(_) => internal(),
    }
}

fn internal() -> (StatusCode, ErrorCode, &'static str) {
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        ErrorCode::Internal,
        "Máy chủ gặp lỗi. Những gì anh chị đã soạn vẫn còn trên máy này.",
    )
}

fn problem(status: StatusCode, code: ErrorCode, message: &str) -> Response {
    (
        status,
        Json(Problem {
            code,
            message: message.to_owned(),
        }),
    )
        .into_response()
}

/// A handler panicked: others go on, this one is told that the server failed.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
pub(super) fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(
        panic = text.unwrap_or("of another kind"),
        "handler panicked"
    );
    let (status, code, message) = internal();
    problem(status, code, message)
}

/// The path is there, but not for this method.
pub(super) async fn method_not_allowed() -> Response {
    let (_, code, message) = answer(&Error::NotFound);
    problem(StatusCode::METHOD_NOT_ALLOWED, code, message)
}
