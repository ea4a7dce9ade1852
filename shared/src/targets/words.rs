//! A target as a line of a Vietnamese plan. What the app says around it is in its own texts.

use super::number::{fraction, grouped, printed};
use crate::log::target::{Measure, Span, Target};
use crate::text::case::lowered;

/// The measure: "17/54 (31,5%)", "cấp trường 20, cấp thành phố 10", "ít nhất 1 lần/học kỳ/học sinh". Nothing
/// for what has no number.
pub fn measure(measure: &Measure) -> String {
    match measure {
        Measure::Fraction { count, of } => fraction(*count, *of),
        Measure::Subset {
            count,
            of,
            part,
            name,
        } => {
            format!(
                "{}, trong đó {} {name}",
                fraction(*count, *of),
                grouped(*part)
            )
        }
        Measure::Percent(share) | Measure::Participation(share) => printed(*share),
        Measure::Percents(rows) => list(rows, |share| printed(*share)),
        Measure::Levels(rows) => list(rows, |count| grouped(*count)),
        Measure::Prizes {
            count,
            prizes,
            prize,
        } => {
            format!("{}, trong đó {} {prize}", grouped(*count), grouped(*prizes))
        }
        Measure::Title(words) | Measure::Grade(words) => words.clone(),
        Measure::Outputs { count, unit } => format!("{} {unit}", grouped(*count)).trim().to_owned(),
        Measure::AtLeast { times, per, each } => {
            let each = if each.is_empty() {
                String::new()
            } else {
                format!("/{each}")
            };
            format!("ít nhất {times} lần/{}{each}", span(*per))
        }
        Measure::Qualitative => String::new(),
    }
}

/// A target: what, how much, at which level, by whom awarded.
pub fn target(target: &Target) -> String {
    let is_title = matches!(target.measure, Measure::Title(_) | Measure::Grade(_));
    let said =
        |words: &str| !words.is_empty() && lowered(&target.subject).contains(&lowered(words));
    let level = (!said(&target.level)).then(|| target.level.clone());
    let by = (!target.awarded_by.is_empty()).then(|| format!("của {}", target.awarded_by));
    let measure = measure(&target.measure);
    let head = match (target.subject.is_empty(), measure.is_empty()) {
        (false, false) if is_title && said(&measure) => target.subject.clone(),
        (false, false) => format!("{}: {measure}", target.subject),
        _ => format!("{}{measure}", target.subject),
    };
    let parts = [Some(head), level, by].into_iter().flatten();
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// What a span is called.
pub fn span(span: Span) -> &'static str {
    match span {
        Span::Month => "tháng",
        Span::Quarter => "quý",
        Span::Term => "học kỳ",
        Span::Year => "năm học",
    }
}

fn list<T>(rows: &[(String, T)], print: fn(&T) -> String) -> String {
    let rows = rows
        .iter()
        .map(|(name, value)| format!("{name} {}", print(value)).trim().to_owned());
    rows.collect::<Vec<_>>().join(", ")
}
