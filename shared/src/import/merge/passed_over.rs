//! What a paper prints by itself, so that it says nothing of the plan: the state's name and motto, the heads that come
//! from the school's data, number, place and day, who signs by their posts today, the decision that a regulation is
//! attached to. Where the plan has words of its own there, they are compared.

use super::pairing::Pairing;
use super::sheet::{self, Group, Sheet, Slip};
use super::spelling::key;
use crate::import::draft::Draft;

/// Quốc hiệu and tiêu ngữ, as keys.
const STATE: [&str; 2] = [
    "cộng hòa xã hội chủ nghĩa việt nam",
    "độc lập-tự do-hạnh phúc",
];

/// Which parts are passed over.
pub(super) struct PassedOver {
    /// Of the plan.
    pub(super) ours: Vec<bool>,
    /// Of the draft.
    pub(super) theirs: Vec<bool>,
}

/// Looks at both sheets and what the pairing left.
pub(super) fn passed_over(
    plan: &Sheet,
    sheet: &Sheet,
    pairing: &Pairing,
    draft: &Draft,
) -> PassedOver {
    let cover = draft.unplaced.iter();
    let cover = cover.filter(|passage| sheet::is_cover(draft, passage));
    let cover: String = cover.map(|passage| key(&passage.text)).collect();
    let heads = Heads::of(plan, sheet);
    let of_plan = |slip: &Slip, paired: bool| match slip.group {
        _ if slip.key.is_empty() => true,
        Group::Letterhead => heads.is_printed(slip),
        Group::Signer => paired || sheet.children(None, Group::Signer).is_empty(),
        Group::Basis => !paired && cover.contains(&slip.key),
        _ => false,
    };
    let of_file = |slip: &Slip, paired: bool| match slip.group {
        Group::Letterhead => heads.is_known(slip),
        Group::Signer => !paired && plan.children(None, Group::Signer).is_empty(),
        Group::Issuance => !paired && !cover.is_empty(),
        _ => !paired && slip.key.is_empty(),
    };
    let ours = plan.slips.iter().zip(&pairing.of_plan);
    let theirs = sheet.slips.iter().zip(&pairing.of_draft);
    PassedOver {
        ours: ours
            .map(|(slip, pair)| of_plan(slip, pair.is_some()))
            .collect(),
        theirs: theirs
            .enumerate()
            .map(|(at, (slip, pair))| {
                of_file(slip, pair.is_some()) && sheet.children(Some(at), slip.group).is_empty()
            })
            .collect(),
    }
}

/// The letterheads of both. A printed one has its columns on one line, so a line of one may be part of a line of the
/// other.
struct Heads {
    ours: Vec<String>,
    theirs: String,
}

impl Heads {
    fn of(plan: &Sheet, draft: &Sheet) -> Self {
        let keys = |sheet: &Sheet| -> Vec<String> {
            let lines = sheet.children(None, Group::Letterhead).iter();
            lines.map(|at| sheet.slips[*at].key.clone()).collect()
        };
        Self {
            ours: keys(plan),
            theirs: keys(draft).join("\n"),
        }
    }

    /// Of the plan: number, place and day are its fields, and the rest stands in the file too, or the file has no head.
    fn is_printed(&self, slip: &Slip) -> bool {
        self.theirs.is_empty() || is_formal(&slip.key) || self.theirs.contains(&slip.key)
    }

    /// Of the file: the plan has it, or has no head of its own.
    fn is_known(&self, slip: &Slip) -> bool {
        let mut own = self.ours.iter().filter(|line| !is_formal(line)).peekable();
        if own.peek().is_none() {
            return true;
        }
        let known = own.map(String::as_str).chain(STATE);
        let rest = known.fold(slip.key.clone(), |rest, known| rest.replace(known, ""));
        is_formal(&slip.key) || !rest.contains(char::is_alphanumeric)
    }
}

/// The state's two lines, number, place and day.
fn is_formal(line: &str) -> bool {
    let line = line.trim();
    let dated = ["ngày", "tháng", "năm"].map(key);
    line.starts_with(&key("số:"))
        || STATE.iter().any(|state| line == key(state))
        || dated.iter().all(|word| line.contains(word.as_str()))
}
