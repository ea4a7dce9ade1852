//! Who issues what: a symbol tells the kind of a document and the body that issued it. "Nghị định … của Thủ tướng
//! Chính phủ" is wrong, decrees are the Government's.

use std::ops::Range;

use super::Check;
use super::citation::Citation;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;

/// A symbol's last letters, the kind, and the body: how it is written, and words of which one must stand there.
struct Issuer {
    symbol: &'static str,
    kinds: &'static [&'static str],
    body: &'static str,
    named: &'static [&'static str],
}

const ISSUERS: [Issuer; 9] = [
    Issuer {
        symbol: "NĐ-CP",
        kinds: &["nghị định"],
        body: "Chính phủ",
        named: &["chính phủ"],
    },
    Issuer {
        symbol: "NQ-CP",
        kinds: &["nghị quyết"],
        body: "Chính phủ",
        named: &["chính phủ"],
    },
    Issuer {
        symbol: "QĐ-TTg",
        kinds: &["quyết định"],
        body: "Thủ tướng Chính phủ",
        named: &["thủ tướng"],
    },
    Issuer {
        symbol: "CT-TTg",
        kinds: &["chỉ thị"],
        body: "Thủ tướng Chính phủ",
        named: &["thủ tướng"],
    },
    Issuer {
        symbol: "NQ-TW",
        kinds: &["nghị quyết"],
        body: "Ban Chấp hành Trung ương hoặc Bộ Chính trị",
        named: &[
            "ban chấp hành trung ương",
            "bộ chính trị",
            "bchtw",
            "bch trung ương",
            "bch tw",
            "trung ương",
            "hội nghị",
            "đảng",
        ],
    },
    Issuer {
        symbol: "CT-TW",
        kinds: &["chỉ thị"],
        body: "Bộ Chính trị hoặc Ban Bí thư",
        named: &["bộ chính trị", "ban bí thư", "trung ương"],
    },
    Issuer {
        symbol: "TT-BGDĐT",
        kinds: &["thông tư"],
        body: "Bộ trưởng Bộ Giáo dục và Đào tạo",
        named: &["bộ"],
    },
    Issuer {
        symbol: "QĐ-BGDĐT",
        kinds: &["quyết định"],
        body: "Bộ trưởng Bộ Giáo dục và Đào tạo",
        named: &["bộ"],
    },
    Issuer {
        symbol: "QĐ-TLĐ",
        kinds: &["quyết định"],
        body: "Tổng Liên đoàn Lao động Việt Nam",
        named: &["tổng liên đoàn", "đoàn chủ tịch", "tlđ", "ban chấp hành"],
    },
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, _, words) in reading.parts() {
        for citation in &reading.citations[at] {
            let symbol = citation.symbol();
            let is_law = citation.groups.iter().any(|group| group.starts_with("QH"));
            let Some(issuer) = ISSUERS.iter().find(|issuer| issuer.symbol == symbol) else {
                if is_law
                    && matches!(
                        citation.kind.as_str(),
                        "nghị định" | "thông tư" | "chỉ thị" | "quyết định"
                    )
                {
                    found.push(wrong_kind(
                        reading,
                        at,
                        citation,
                        "Luật hoặc Nghị quyết của Quốc hội",
                    ));
                }
                continue;
            };
            let fits = citation.kind.is_empty()
                || citation.kind == "văn bản"
                || issuer.kinds.contains(&citation.kind.as_str());
            if !fits {
                found.push(wrong_kind(
                    reading,
                    at,
                    citation,
                    &format!("{} của {}", issuer.kinds[0], issuer.body),
                ));
            }
            let Some(body) = body_behind(words, citation) else {
                continue;
            };
            if !fits_body(words, &body, issuer) {
                let message = format!("Văn bản ký hiệu {symbol} do {} ban hành.", issuer.body);
                let fix = (issuer.symbol == "NĐ-CP").then(|| format!("của {}", issuer.body));
                let mut finding =
                    reading.of_words(Check::BasisIssuer, at, &body, Severity::Error, message);
                finding.fix = fix;
                found.push(finding);
            }
        }
    }
}

fn wrong_kind(reading: &Reading<'_>, at: usize, citation: &Citation, right: &str) -> Finding {
    let message = format!("Ký hiệu {} là của {right}.", citation.proper);
    reading.of_words(
        Check::BasisIssuer,
        at,
        &(citation.from..citation.words.end),
        Severity::Error,
        message,
    )
}

/// "của …" behind number and day, up to the next verb or mark.
fn body_behind(words: &Words, citation: &Citation) -> Option<Range<usize>> {
    const ENDS: [&str; 8] = ["quy", "về", "ban", "hướng", "ngày", "sửa", "v", "ban hành"];
    let sentence = words.sentence_of(citation.words.start);
    let of = words
        .find_in(
            citation.words.end..sentence.end.min(citation.words.end + 9),
            "của",
        )?
        .start;
    // Only a day may stand between.
    let is_day = |at: usize| {
        words.text(at).chars().all(|char| char.is_ascii_digit())
            || matches!(words.text(at), "ngày" | "tháng" | "năm")
    };
    if !(citation.words.end..of).all(is_day) {
        return None;
    }
    let goes_on = |at: &usize| {
        let ends = ENDS.contains(&words.text(*at)) && !words.list[*at].is_capital;
        !ends && (*at == of + 1 || words.touches_next(*at - 1))
    };
    let end = (of + 1..sentence.end.min(of + 10))
        .take_while(goes_on)
        .last()?
        + 1;
    Some(of..end)
}

fn fits_body(words: &Words, body: &Range<usize>, issuer: &Issuer) -> bool {
    let is_prime_minister = words.has_any_in(body.clone(), &["thủ tướng"]);
    let named = words.has_any_in(body.clone(), issuer.named);
    named && (issuer.symbol != "NĐ-CP" && issuer.symbol != "NQ-CP" || !is_prime_minister)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn a_decree_is_the_governments() {
        let wrong = "B Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Thủ tướng Chính phủ về công tác văn thư;";
        expect(Check::BasisIssuer, wrong, &[(1, "của Thủ tướng Chính phủ")]);
        expect_fix(Check::BasisIssuer, wrong, Some("của Chính phủ"));
    }

    #[test]
    fn a_symbol_tells_the_kind() {
        expect(
            Check::BasisIssuer,
            "C 1. Thực hiện Chỉ thị số 29-NQ/TW.",
            &[(1, "Chỉ thị số 29-NQ/TW")],
        );
        expect(
            Check::BasisIssuer,
            "B Thông tư số 88/2014/QH13;",
            &[(1, "Thông tư số 88/2014/QH13")],
        );
    }

    #[test]
    fn right_issuers_are_left_alone() {
        for right in [
            "B Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
            "B Căn cứ Thông tư số 11/2020/TT-BGDĐT ngày 19/5/2020 của Bộ trưởng Bộ Giáo dục và Đào tạo;",
            "C 1. Nghị quyết số 29-NQ/TW của BCHTW Đảng; Chỉ thị số 05-CT/TW của Bộ Chính trị.",
            "B Căn cứ Quyết định số 12/QĐ-THSV của Hiệu trưởng;",
        ] {
            expect(Check::BasisIssuer, right, &[]);
        }
    }
}
