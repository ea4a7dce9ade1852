//! School years in text: "2024 - 2025", "2024–2025", "2024/2025".
//!
//! Terms of several years ("2023-2028") are no school years.

/// The first school year of a text, as "2024-2025".
pub(super) fn find(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits == 0 {
            at += 1;
            continue;
        }
        let end = at + digits;
        if digits == 4
            && let Some(found) = pair(&text[at..end], &text[end..])
        {
            return Some(found);
        }
        at = end;
    }
    None
}

/// The school year that most texts name first; of equally frequent ones the earliest.
pub(super) fn most_frequent<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for year in texts.filter_map(find) {
        match counts.iter_mut().find(|(known, _)| *known == year) {
            Some((_, count)) => *count += 1,
            None => counts.push((year, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(year, _)| year)
}

fn pair(first: &str, rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(' ');
    let rest = rest
        .strip_prefix(['-', '–', '—', '−', '/'])?
        .trim_start_matches(' ');
    let second = rest.get(..4)?;
    let closed = !rest[4..].starts_with(|c: char| c.is_ascii_digit());
    let from: u16 = first.parse().ok()?;
    let to: u16 = second.parse().ok()?;
    let plausible = (1945..2200).contains(&from) && to == from + 1 && closed;
    plausible.then(|| format!("{from}-{to}"))
}

#[cfg(test)]
mod tests {
    use super::{find, most_frequent};

    #[test]
    fn years_are_found_however_their_dash_is_written() {
        for text in [
            "Năm học 2024 - 2025",
            "2024–2025;",
            "năm học 2024/ 2025",
            "ngày 5/9/2024, 2024 -2025",
        ] {
            assert_eq!(find(text).as_deref(), Some("2024-2025"), "{text}");
        }
    }

    #[test]
    fn terms_codes_and_dates_are_no_school_years() {
        for text in [
            "giai đoạn 2023-2028",
            "59/2023/NĐ-CP",
            "2025-2024",
            "12024-2025",
            "2024-20256",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn the_most_frequent_year_wins_and_ties_go_to_the_first() {
        let texts = ["2023-2024", "2024-2025", "2024-2025"];
        assert_eq!(
            most_frequent(texts.into_iter()).as_deref(),
            Some("2024-2025")
        );
        assert_eq!(
            most_frequent(texts[..2].iter().copied()).as_deref(),
            Some("2023-2024")
        );
    }
}
