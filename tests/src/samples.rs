//! Plans of an invented school, to be pasted into the import.

use std::fmt::Write as _;

/// A list of staff as it is copied out of a spreadsheet: a post that is not the principal's to give,
/// somebody twice, a line that names nobody.
pub const ROSTER: &str = "STT\tHọ và tên\tTổ\tChức vụ\n\
    1\tTrần Quốc Việt\t\tPhó Hiệu trưởng\n\
    2\tĐinh Thị Thanh Bình\tTổ 2\tGV, Chủ tịch Công đoàn\n\
    3\tPhan Đức Mạnh\tTổ 2\tGV, UV BCH Công đoàn\n\
    4\tHuỳnh Ngọc Phương Thuỳ Linh\tTổ 1\tGVCN\n\
    5\tHuỳnh Ngọc Phương Thuỳ Linh\tTổ 1\tGVCN\n\
    Tổng số: 5 người\n";

/// A short plan with the usual parts, as it comes out of a word processor.
pub const PLAN: &str = "\
ỦY BAN NHÂN DÂN XÃ SÔNG VÂN
TRƯỜNG TIỂU HỌC SÔNG VÂN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Vân, ngày 15 tháng 9 năm 2026

KẾ HOẠCH
Phối hợp giữa Ban giám hiệu và Ban Chấp hành Công đoàn
Năm học 2026 - 2027

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;
Căn cứ Nghị quyết Hội nghị viên chức, người lao động năm học 2026 - 2027 của Trường Tiểu học Sông Vân;

I. MỤC ĐÍCH, YÊU CẦU
1. Thống nhất cách làm giữa hai bên trong cả năm học.
2. Giữ nền nếp trao đổi, không chồng chéo việc của nhau.
II. NỘI DUNG PHỐI HỢP
1. Hai bên họp liên tịch vào tuần đầu của mỗi tháng.
2. Ban Chấp hành Công đoàn tập hợp ý kiến của các tổ.
3. Việc liên quan đến lao động nữ có đại diện Ban Nữ công.
4. Ban Thanh tra nhân dân báo cáo kết quả giám sát mỗi quý.
III. TỔ CHỨC THỰC HIỆN
1. Hiệu trưởng bảo đảm thời gian và kinh phí.
2. Chủ tịch Công đoàn theo dõi, đôn đốc các tổ công đoàn.
3. Hai bên đánh giá kết quả vào cuối mỗi học kỳ.

Nơi nhận:
- Công đoàn xã (để báo cáo);
- Các tổ chuyên môn (để thực hiện);
- Lưu: VT.
HIỆU TRƯỞNG
Trần Minh Khôi
CHỦ TỊCH CÔNG ĐOÀN
Lê Thu Hà
";

/// A plan of that many clauses, ten to a part.
pub fn long_plan(clauses: usize) -> String {
    let mut text = String::from(
        "KẾ HOẠCH\nPhối hợp giữa Ban giám hiệu và Ban Chấp hành Công đoàn\nNăm học 2026 - 2027\n\n",
    );
    for n in 0..clauses {
        if n % 10 == 0 {
            let _written = writeln!(text, "{}. Nhóm việc số {}", n / 10 + 1, n / 10 + 1);
        } else {
            let _written = writeln!(
                text,
                "{}.{}. Việc thứ {n}: hai bên cùng chuẩn bị nội dung, phân công người làm và trao đổi lại trước ngày họp.",
                n / 10 + 1,
                n % 10
            );
        }
    }
    text
}
