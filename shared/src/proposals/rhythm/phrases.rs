//! The phrases by which plans say when, and what each means. How their numbers become a rhythm is in `rhythm`.

use Means::{
    Children, Closing, Continuous, End, Mid, MidAutumn, Monthly, MonthlyWeek, Nothing, Opening,
    Periodic,
};
use Means::{
    Quarterly, QuarterlyFirst, Start, Teachers, Termly, Tet, VietnameseWomen, Weekly, Women, Yearly,
};

/// What a phrase means; `#` are its numbers.
#[derive(Clone, Copy)]
pub(super) enum Means {
    Continuous,
    Periodic,
    /// On that day of the week; `None` for the number.
    Weekly(Option<u8>),
    /// Until that day of the month; `None` for the number.
    Monthly(Option<u8>),
    /// Until the end of the so-many-eth week of the month.
    MonthlyWeek,
    Quarterly,
    /// Until the number's day of its first month.
    QuarterlyFirst,
    Termly(Option<u8>),
    Yearly(Option<u8>),
    /// In the year, where it is said how many times.
    PerYear,
    /// Every so many months.
    Months,
    /// Day and month, perhaps the year.
    Day,
    /// Day and month and nothing before: only the days that schools keep.
    BareDay,
    /// Month, perhaps the year.
    Month,
    /// Week and month.
    Week,
    /// The quarter that ends in this month, perhaps the year.
    Quarter(u8),
    Start,
    Mid,
    End,
    Opening,
    Closing,
    Tet,
    MidAutumn,
    Children,
    Women,
    VietnameseWomen,
    Teachers,
    /// Says when, but nothing that repeats or falls due: passed over.
    Nothing,
}

/// Month's end where no day is said; the last day of shorter months.
pub(super) const LAST: u8 = 31;
const FRIDAY: u8 = 5;

pub(super) const PHRASES: &[(&str, Means)] = &[
    ("thường xuyên", Continuous),
    ("hằng ngày", Continuous),
    ("liên tục", Continuous),
    ("bồi_dưỡng|giáo_dục|chi_thường|thường thường_xuyên", Nothing),
    ("theo? định kỳ", Periodic),
    ("khám sức khỏe định kỳ", Nothing),
    ("hằng|mỗi|từng tuần", Weekly(Some(FRIDAY))),
    ("# lần / tuần", Weekly(Some(FRIDAY))),
    (
        "vào? sáng|chiều|tối|ngày|trước? sáng|chiều? thứ # của|trong? hằng|mỗi tuần",
        Weekly(None),
    ),
    (
        "vào? trước? sáng|chiều? thứ tư hằng|mỗi tuần",
        Weekly(Some(3)),
    ),
    ("hằng|mỗi tuần vào? trước? sáng|chiều? thứ #", Weekly(None)),
    ("chào_cờ|sinh_hoạt|giao_ban sáng|chiều thứ #", Weekly(None)),
    ("hằng|mỗi|từng tháng", Monthly(Some(LAST))),
    ("hằng|mỗi|từng tháng ,? ít_nhất? # lần", Monthly(Some(LAST))),
    ("# lần|buổi / tháng", Monthly(Some(LAST))),
    ("# lần trong|mỗi? một? tháng", Monthly(Some(LAST))),
    (
        "trước|vào|chậm_nhất|muộn_nhất? ngày|mùng # của? hằng|mỗi|từng tháng",
        Monthly(None),
    ),
    (
        "hằng|mỗi tháng ,? trước|vào|chậm_nhất? ngày #",
        Monthly(None),
    ),
    (
        "vào? tuần đầu|đầu_tiên|thứ_nhất của? mỗi|hằng? tháng",
        Monthly(Some(7)),
    ),
    ("vào? tuần thứ? # của? mỗi|hằng tháng", MonthlyWeek),
    (
        "vào? tuần cuối|cuối_cùng của? mỗi|hằng? tháng",
        Monthly(Some(LAST)),
    ),
    ("vào? đầu mỗi|hằng|các? tháng", Monthly(Some(7))),
    ("vào? giữa mỗi|hằng tháng", Monthly(Some(15))),
    ("vào? cuối mỗi|hằng? tháng", Monthly(Some(LAST))),
    ("hằng|mỗi|từng quý", Quarterly),
    ("hằng|mỗi|từng|một quý một|#? lần", Quarterly),
    ("# lần / quý", Quarterly),
    ("cuối mỗi? quý", Quarterly),
    ("trước|vào? ngày # của? tháng đầu mỗi? quý", QuarterlyFirst),
    (
        "vào? đầu|cuối|sau|kết_thúc mỗi|từng|các học kỳ",
        Termly(Some(1)),
    ),
    ("trong? mỗi|từng|hằng|một học kỳ", Termly(Some(1))),
    ("/ học kỳ", Termly(Some(1))),
    (
        "trong? mỗi|từng học kỳ ,? ít_nhất|tối_thiểu? # lần|buổi|cuộc|lượt",
        Termly(None),
    ),
    ("trong|/|một năm học?", Means::PerYear),
    ("hằng năm", Yearly(Some(1))),
    ("trong? mỗi năm học?", Yearly(Some(1))),
    (
        "mỗi|một năm học? ,? ít_nhất|tối_thiểu? # lần|buổi|cuộc|lượt|đợt",
        Yearly(None),
    ),
    ("# tháng / lần", Means::Months),
    ("# tháng / # lần", Means::Months),
    ("# tháng một lần", Means::Months),
    ("ngày # / # / #", Means::Day),
    ("# / # / #", Means::Day),
    ("ngày # tháng # năm? #", Means::Day),
    ("ngày # tháng #", Means::Day),
    (
        "ngày|trước|chậm_nhất|muộn_nhất|dịp|hạn|xong|đến|mừng|nhân # / #",
        Means::Day,
    ),
    (
        "trước|chậm_nhất|muộn_nhất|dịp|xong|đến|mừng|nhân ngày # / #",
        Means::Day,
    ),
    ("# / #", Means::BareDay),
    ("từ|số ngày # / # / #", Nothing),
    ("từ ngày # tháng # năm? #", Nothing),
    ("trong|vào|cuối|xong? tháng #", Means::Month),
    ("trong|vào|cuối|xong? tháng # / #", Means::Month),
    ("trong|vào|cuối|xong? tháng # năm #", Means::Month),
    ("trong|vào? tuần thứ? # của|, tháng #", Means::Week),
    ("trong|vào? tuần thứ? # tháng #", Means::Week),
    ("quý i|1", Means::Quarter(3)),
    ("quý ii|2", Means::Quarter(6)),
    ("quý iii|3", Means::Quarter(9)),
    ("quý iv|4", Means::Quarter(12)),
    ("từ|vào|ngay_từ? đầu năm học?", Start),
    ("bắt đầu năm học?", Nothing),
    ("giữa năm học", Mid),
    ("sơ kết", Mid),
    ("sơ kết học_kỳ i|1?", Mid),
    ("vào? cuối|hết|kết_thúc học kỳ i|1|một", Mid),
    ("vào? cuối|hết|kết_thúc học kỳ ii|2|hai", End),
    ("vào? cuối|hết|kết_thúc năm học?", End),
    ("tổng kết", End),
    ("tổng kết năm học", End),
    ("trước|dịp|ngày|lễ? khai giảng", Opening),
    ("trước|dịp|ngày|lễ? bế giảng", Closing),
    ("trước|dịp|nhân_dịp|đón? tết", Tet),
    (
        "trước|dịp|nhân_dịp|đón? tết nguyên_đán|âm_lịch|cổ_truyền",
        Tet,
    ),
    ("tết? trung thu", MidAutumn),
    ("quốc_tế|tết thiếu nhi", Children),
    ("ngày? quốc tế thiếu nhi #_/_#?", Children),
    ("ngày? quốc tế phụ nữ #_/_#?", Women),
    ("ngày? phụ nữ việt nam #_/_#?", VietnameseWomen),
    ("ngày? nhà giáo việt nam #_/_#?", Teachers),
];
