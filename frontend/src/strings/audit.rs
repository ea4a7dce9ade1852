//! Words of the audit page: who did what when.

texts! {
    title: "Nhật ký hệ thống", "Audit trail";
    intro: "Ai đã làm gì, lúc nào, theo đồng hồ của máy chủ, kể cả việc bị từ chối. Hai bên đọc như nhau; không ai sửa hay xoá được.", "Who did what when, by the server's clock, refused attempts included. Both sides read the same; nobody can change or erase it.";
    not_yours: "Nhật ký chỉ dành cho Ban giám hiệu và Ban Chấp hành Công đoàn.", "The audit trail is for the management and the union committee only.";
    offline: "Nhật ký nằm ở máy chủ. Hãy mở lại khi có mạng.", "The audit trail is on the server. Open it again when there is a connection.";
    no_answer: "Máy chủ đang trục trặc, chưa đọc được nhật ký. Hãy thử lại sau ít phút.", "The server has trouble and the trail could not be read. Try again in a few minutes.";
    nothing: "Không có việc nào khớp với bộ lọc trong phần đã tải.", "Nothing among what was loaded matches the filter.";
    who: "Người làm", "Who";
    everybody: "Tất cả", "Everybody";
    operator: "Người quản trị máy chủ", "The server's operator";
    which: "Việc", "What";
    all: "Tất cả", "All";
    only_refused: "Bị từ chối", "Refused";
    older: "Xem cũ hơn", "Show older ones";
    export: "Tải về (.csv)", "Download (.csv)";
    exporting: "Đang tải…", "Downloading…";
    export_failed: "Trình duyệt chưa lưu được tệp. Hãy thử lại.", "The browser did not keep the file. Try again.";
    file_name: "nhat-ky-lien-tich", "lien-tich-audit";
    columns: "Ngày,Giờ,Người làm,Việc,Tài liệu,Bị từ chối,Số lần", "Day,Time,Who,What,Document,Refused,Times";
    yes: "có", "yes";
    times: "{} lần trong ngày", "{} times that day";
    refused: "bị từ chối", "refused";
    some_document: "trao đổi về kế hoạch", "talk about a plan";

    school_described: "Sửa thông tin trường", "Changed what is said of the school";
    people_added: "Thêm {} người: {}", "Took in {} people: {}";
    and_others: "{} và {} người nữa", "{} and {} others";
    renamed: "Sửa tên {} (trước là {})", "Corrected the name of {} (before: {})";
    appointed: "Giao chức vụ {} cho {} từ {}", "Gave the post {} to {} from {}";
    post_ended: "Kết thúc chức vụ {} của {} sau ngày {}", "Ended the post {} of {} after {}";
    invited: "Tạo đường dẫn đăng nhập cho {}", "Made a sign-in link for {}";
    links_voided: "Hủy các đường dẫn đăng nhập của {}", "Voided the sign-in links of {}";
    joined: "Đăng nhập trên máy “{}” bằng đường dẫn của {}", "Signed in on “{}” by a link of {}";
    signed_out: "Đăng xuất", "Signed out";
    device_revoked: "Thu hồi một máy của {}", "Revoked a device of {}";

    bases_kept: "Sửa danh mục căn cứ pháp lí", "Changed the catalogue of legal bases";
    try_bases: "Thử sửa danh mục căn cứ pháp lí", "Tried to change the catalogue of legal bases";
    try_describe: "Thử sửa thông tin trường", "Tried to change what is said of the school";
    try_add: "Thử thêm người", "Tried to take people in";
    try_rename: "Thử sửa tên người khác", "Tried to correct a name";
    try_appoint: "Thử giao chức vụ", "Tried to give a post";
    try_end: "Thử kết thúc chức vụ", "Tried to end a post";
    try_invite: "Thử tạo đường dẫn đăng nhập cho người khác", "Tried to make a sign-in link";
    try_revoke: "Thử thu hồi máy của người khác", "Tried to revoke a device";
    try_audit: "Thử đọc nhật ký", "Tried to read the audit trail";
    try_foreign: "Gửi thay đổi vào tài liệu không được phép", "Sent changes to a document that is not theirs";
    try_signature: "Gửi thay đổi có chữ ký máy không khớp", "Sent changes whose signature does not verify";
    try_device: "Gửi thay đổi từ máy không được nhận", "Sent changes from an unknown or revoked device";
    try_fork: "Gửi hai bản thay đổi trùng số", "Sent two changes of one number";
    try_malformed: "Gửi dữ liệu không đọc được", "Sent what cannot be read";

    edits: "{} thay đổi nội dung", "{} changes of the content";
    refused_changes: "{} thay đổi bị từ chối: {}", "{} changes refused: {}";
    opened: "bắt đầu soạn", "began it";
    removed: "bỏ một mục", "removed a clause";
    issued: "ban hành", "issued it";
    signed: "ký", "signed it";
    consented: "cho ý kiến đồng ý về lao động nữ", "consented to a women's clause";
    delegated: "ủy quyền ký", "delegated the signing";
    stepped: "chuyển bước", "took it to another step";
    consulted: "gửi lấy ý kiến", "sent it out for opinions";
    remarked: "góp ý", "said something of it";
    answered: "trả lời ý kiến", "answered an opinion";
    closed: "khép hoặc mở lại trao đổi", "closed or reopened a thread";
    confirmed: "xác nhận đã đọc hoặc đã công khai", "confirmed reading or publishing";
    docketed: "vào sổ số, ngày ban hành", "entered number and day of issue";
}
