//! The lunar days that schools ask for, as Vietnam counts them (new moons at UTC+7, so that some years
//! differ from China's). A table, not astronomy: computed once with the method of Jean Meeus's
//! "Astronomical Algorithms" as Hồ Ngọc Đức applies it to the Vietnamese calendar.

use crate::time::Day;

/// The calendar year of the first row.
const FIRST_YEAR: i32 = 2020;

/// Month and day of 1/1, 10/3 and 15/8 of the lunar year.
type Row = [(u8, u8); 3];

#[rustfmt::skip]
const TABLE: [Row; 26] = [
    [(1, 25), (4, 2), (10, 1)],  // 2020
    [(2, 12), (4, 21), (9, 21)],
    [(2, 1), (4, 10), (9, 10)],
    [(1, 22), (4, 29), (9, 29)],
    [(2, 10), (4, 18), (9, 17)],
    [(1, 29), (4, 7), (10, 6)],  // 2025
    [(2, 17), (4, 26), (9, 25)],
    [(2, 6), (4, 16), (9, 15)],
    [(1, 26), (4, 4), (10, 3)],
    [(2, 13), (4, 23), (9, 22)],
    [(2, 2), (4, 12), (9, 12)],  // 2030
    [(1, 23), (4, 1), (10, 1)],
    [(2, 11), (4, 19), (9, 19)],
    [(1, 31), (4, 9), (9, 8)],
    [(2, 19), (4, 28), (9, 26)],
    [(2, 8), (4, 17), (9, 16)],  // 2035
    [(1, 28), (4, 6), (10, 4)],
    [(2, 15), (4, 24), (9, 24)],
    [(2, 4), (4, 13), (9, 13)],
    [(1, 24), (4, 3), (10, 2)],
    [(2, 12), (4, 20), (9, 20)], // 2040
    [(2, 1), (4, 10), (9, 9)],
    [(1, 22), (4, 29), (9, 28)],
    [(2, 10), (4, 19), (9, 17)],
    [(1, 30), (4, 7), (10, 5)],
    [(2, 17), (4, 26), (9, 25)], // 2045
];

/// Tết Nguyên đán of a calendar year.
pub(super) fn new_year(year: i32) -> Option<Day> {
    at(year, 0)
}

/// Giỗ Tổ Hùng Vương, the tenth of the third lunar month.
pub(super) fn hung_kings(year: i32) -> Option<Day> {
    at(year, 1)
}

/// Tết Trung thu, the fifteenth of the eighth lunar month.
pub(super) fn mid_autumn(year: i32) -> Option<Day> {
    at(year, 2)
}

fn at(year: i32, column: usize) -> Option<Day> {
    let row = usize::try_from(year - FIRST_YEAR).ok()?;
    let (month, day) = TABLE.get(row)?[column];
    Day::from_civil(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tet_falls_where_vietnam_keeps_it() {
        let cases = [
            (2024, "10/02/2024"),
            (2025, "29/01/2025"),
            (2026, "17/02/2026"),
            (2027, "06/02/2027"),
            // China keeps it a day later this year.
            (2030, "02/02/2030"),
            (2035, "08/02/2035"),
        ];
        for (year, day) in cases {
            assert_eq!(new_year(year).unwrap().to_string(), day);
        }
        assert_eq!(new_year(2019), None);
        assert_eq!(new_year(2046), None);
    }

    #[test]
    fn the_days_of_one_lunar_year_lie_whole_months_apart() {
        for year in FIRST_YEAR..FIRST_YEAR + 26 {
            let [tet, kings, moon] = [0, 1, 2].map(|column| at(year, column).unwrap().0);
            // Two or, with a leap month, three months and nine days; then five of them and five days.
            assert!(
                (67..=69).contains(&(kings - tet)) || (96..=99).contains(&(kings - tet)),
                "{year}"
            );
            assert!(
                (151..=154).contains(&(moon - kings)) || (181..=183).contains(&(moon - kings)),
                "{year}"
            );
        }
    }
}
