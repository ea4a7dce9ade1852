//! Numbers as people write them: decimal comma or point, groups of thousands, a percent sign or none;
//! printed with a comma, as official documents do.

use crate::log::target::{Figure, Percent};

/// All of them.
pub const ALL: Percent = Percent(10_000);
/// Larger shares than this are slips of the hand: growth to ten times what was.
const MOST: u32 = 100_000;

/// A count: "54", "054", "1.200", "1 200".
pub fn count(text: &str) -> Option<u32> {
    let groups: Vec<&str> = text.trim().split(['.', ' ', '\u{a0}']).collect();
    let are_digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = groups.split_first()?;
    let is_grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    let is_number = groups.iter().all(are_digits) && (rest.is_empty() || is_grouped);
    is_number.then(|| groups.concat().parse().ok()).flatten()
}

/// A share: "31,5", "31.5 %", "100%"; at most two decimals.
pub fn percent(text: &str) -> Option<Percent> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !are_digits(whole) || !are_digits(decimals) || 2 < decimals.len() || 4 < whole.len() {
        return None;
    }
    let hundredths = decimals.parse::<u32>().ok()? * if decimals.len() == 1 { 10 } else { 1 };
    let value = whole.parse::<u32>().ok()? * 100 + hundredths;
    (value <= MOST).then_some(Percent(value))
}

/// So many of so many as a share, rounded half up to one decimal: 17 of 54 are 31,5 %. `None` of nothing.
pub fn share(count: u32, of: u32) -> Option<Percent> {
    rounded(count, of, 1_000).and_then(|tenths| tenths.checked_mul(10).map(Percent))
}

/// `count / of` in units of one `unit`th, rounded half up.
pub(super) fn rounded(count: u32, of: u32, unit: u64) -> Option<u32> {
    let of = u64::from(of);
    let doubled = (u64::from(count) * unit * 2 + of).checked_div(of * 2)?;
    u32::try_from(doubled).ok()
}

/// "31,5%"; no more decimals than it has.
pub fn printed(share: Percent) -> String {
    let (whole, rest) = (share.0 / 100, share.0 % 100);
    match rest {
        0 => format!("{whole}%"),
        _ if rest.is_multiple_of(10) => format!("{whole},{}%", rest / 10),
        _ => format!("{whole},{rest:02}%"),
    }
}

/// "1.200": thousands are set apart by points, as the decimal sign is the comma.
pub fn grouped(count: u32) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// What was counted, in a line: "17/54 (31,5%)", "20", "40,2%"; for what has no number its words.
pub fn figure(figure: &Figure) -> String {
    match figure {
        Figure::Count(count, None) => grouped(*count),
        Figure::Count(count, Some(of)) => fraction(*count, *of),
        Figure::Percent(share) => printed(*share),
        Figure::Reached(_, words) => words.clone(),
    }
}

/// What was counted, as somebody wrote it: "17/54", with its share behind it or not, "31,5%", "20"; other
/// words are those for something reached.
pub fn figure_of(text: &str) -> Figure {
    let bare = text.split('(').next().unwrap_or(text).trim();
    let of = bare
        .split_once('/')
        .and_then(|(of, all)| Some((count(of)?, count(all)?)));
    if let Some((number, of)) = of {
        return Figure::Count(number, Some(of));
    }
    let share = percent(bare).filter(|_| bare.ends_with('%') || count(bare).is_none());
    match (share, count(bare)) {
        (Some(share), _) => Figure::Percent(share),
        (None, Some(number)) => Figure::Count(number, None),
        (None, None) => Figure::Reached(true, crate::text::tidy(text)),
    }
}

/// "17/54 (31,5%)".
pub fn fraction(count: u32, of: u32) -> String {
    let share = share(count, of).map(|share| format!(" ({})", printed(share)));
    let share = share.unwrap_or_default();
    format!("{}/{}{share}", grouped(count), grouped(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comma_and_point_are_read_alike() {
        for text in ["31,5", "31.5", " 31,5 % ", "31,50%"] {
            assert_eq!(percent(text), Some(Percent(3_150)), "{text}");
        }
        assert_eq!(percent("100%"), Some(ALL));
        assert_eq!(percent("99,75"), Some(Percent(9_975)));
        assert_eq!(percent("7,05"), Some(Percent(705)));
    }

    #[test]
    fn what_is_no_share_is_not_read_as_one() {
        for text in [
            "", "%", ",5", "31,", "31,555", "1.000,5", "-3", "12a", "1001", "99999",
        ] {
            assert_eq!(percent(text), None, "{text}");
        }
    }

    #[test]
    fn counts_may_have_groups_of_thousands_and_leading_noughts() {
        let cases = [
            ("54", 54),
            ("03", 3),
            ("1.200", 1_200),
            ("1 200", 1_200),
            ("12.345.678", 12_345_678),
        ];
        for (text, expected) in cases {
            assert_eq!(count(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "1.5",
            "1.20",
            "1,200",
            "1..200",
            "x",
            "4294967296",
            "1234.567",
        ] {
            assert_eq!(count(text), None, "{text}");
        }
    }

    #[test]
    fn shares_are_rounded_half_up_to_one_decimal() {
        let cases = [
            (17, 54, 3_150),
            (10, 72, 1_390),
            (72, 72, 10_000),
            (1, 3, 3_330),
            (2, 3, 6_670),
            (1, 16, 630),
            (1, 2_000, 10),
            (1, 2_001, 0),
        ];
        for (count, of, expected) in cases {
            assert_eq!(share(count, of), Some(Percent(expected)), "{count}/{of}");
        }
        assert_eq!(share(0, 0), None);
        assert_eq!(share(u32::MAX, 1), None);
    }

    #[test]
    fn shares_are_printed_with_a_comma_and_no_idle_noughts() {
        let cases = [
            (3_150, "31,5%"),
            (10_000, "100%"),
            (9_975, "99,75%"),
            (705, "7,05%"),
            (0, "0%"),
        ];
        for (value, expected) in cases {
            assert_eq!(printed(Percent(value)), expected);
        }
    }

    #[test]
    fn every_share_is_read_back_as_it_was_printed() {
        for value in 0..=MOST {
            assert_eq!(percent(&printed(Percent(value))), Some(Percent(value)));
        }
    }

    #[test]
    fn figures_are_read_as_they_are_written() {
        let cases = [
            ("17/54", Figure::Count(17, Some(54))),
            ("17/54 (31,5%)", Figure::Count(17, Some(54))),
            ("20", Figure::Count(20, None)),
            ("20%", Figure::Percent(Percent(2_000))),
            ("31.5", Figure::Percent(Percent(3_150))),
            (" xuất  sắc ", Figure::Reached(true, "xuất sắc".to_owned())),
        ];
        for (text, expected) in cases {
            assert_eq!(figure_of(text), expected, "{text}");
        }
    }

    #[test]
    fn figures_are_printed_as_in_plans() {
        assert_eq!(figure(&Figure::Count(17, Some(54))), "17/54 (31,5%)");
        assert_eq!(figure(&Figure::Count(1_200, None)), "1.200");
        assert_eq!(figure(&Figure::Count(0, Some(0))), "0/0");
    }
}
