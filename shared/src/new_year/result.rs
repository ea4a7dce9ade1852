//! What was reached of a target, as the one figure that the new one starts from.

use std::collections::BTreeMap;

use crate::log::document::Document;
use crate::log::target::{Figure, Target, TargetId};
use crate::plan::assignments::{Aimed, Assignments};
use crate::progress::Progress;
use crate::targets::number;
use crate::targets::standing::{Row, Said, Standing};

/// The figure that a target reached; `None` where nobody told a result. Of several numbers it says whether all were
/// reached, and which.
pub fn reached(id: TargetId, target: &Target, said: &[Said<'_>]) -> Option<Figure> {
    let standing = Standing::of(id, target, said);
    if let [row] = &standing.rows[..] {
        return row.result().map(|(figure, _)| figure);
    }
    let told = |row: &Row| {
        let (figure, _) = row.result()?;
        Some(format!("{} {}", row.name, number::figure(&figure)))
    };
    let words: Vec<String> = standing.rows.iter().filter_map(told).collect();
    let is_met = standing.is_met().unwrap_or(false);
    (!words.is_empty()).then(|| Figure::Reached(is_met, words.join("; ")))
}

/// Whether a figure is as much as a target asks for; `None` where the two cannot be compared.
pub(super) fn is_met(target: &Target, figure: &Figure) -> Option<bool> {
    if let Figure::Reached(is_met, _) = figure {
        return Some(*is_met);
    }
    let untold = Standing::untold(target);
    let [row] = &untold.rows[..] else {
        return None;
    };
    match (&row.wanted, figure) {
        (Figure::Count(wanted, None), Figure::Count(count, _)) => Some(wanted <= count),
        (wanted, figure) => Some(share(wanted)? <= share(figure)?),
    }
}

fn share(figure: &Figure) -> Option<u32> {
    match figure {
        Figure::Percent(percent) => Some(percent.0),
        Figure::Count(count, Some(of)) => number::share(*count, *of).map(|share| share.0),
        _ => None,
    }
}

/// What was reached of each target of a plan, as far as anybody told.
pub fn all(document: &Document, progress: &Progress) -> BTreeMap<TargetId, Figure> {
    let aimed = Assignments::of(document).targets.into_iter();
    let figure = |aimed: Aimed| {
        let told = progress.tallies_of(aimed.id).into_iter();
        let said: Vec<Said<'_>> = told
            .map(|(_, tally)| Said {
                tally: &tally.what,
                by: tally.by,
                at: tally.at,
            })
            .collect();
        Some((aimed.id, reached(aimed.id, &aimed.target, &said)?))
    };
    crate::order::gather(aimed.filter_map(figure))
}
