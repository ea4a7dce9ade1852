//! Part II: targets with what was undertaken and reached, and what the registers hold. Of entries only
//! numbers are told, never whose they are.

use std::collections::BTreeMap;

use super::{Draft, Setting, Source, words};
use crate::calendar::Stretch;
use crate::log::change::NodeKind;
use crate::log::target::{Figure, Target, TargetId};
use crate::log::work::{Judged, Line};
use crate::plan::assignments::Aimed;
use crate::targets::number;
use crate::targets::standing::{Row, Said, Source as From, Standing};
use crate::targets::words as said;

/// Writes it.
pub(super) fn write(draft: &mut Draft, setting: Setting<'_>) {
    draft.section(0, "KẾT QUẢ THỰC HIỆN CHỈ TIÊU");
    let sources = setting.sources.iter();
    let all: Vec<(&Source<'_>, &Aimed, Standing)> = sources
        .flat_map(|source| {
            source
                .assignments
                .targets
                .iter()
                .map(move |aimed| (source, aimed))
        })
        .map(|(source, aimed)| {
            (
                source,
                aimed,
                standing(setting, source, aimed.id, &aimed.target),
            )
        })
        .collect();
    summary(draft, &all);
    for (source, aimed, standing) in &all {
        let key = format!("{}: ", name(source, aimed));
        draft.figures(NodeKind::Bullet, 1, &key, &told(standing));
    }
    registers(draft, setting);
}

fn standing(setting: Setting<'_>, source: &Source<'_>, id: TargetId, target: &Target) -> Standing {
    let last = setting.scope.period.days(setting.calendar).to;
    let tallies = source.progress.tallies_of(id).into_iter();
    let in_time = tallies.filter(|(_, tally)| tally.what.on <= last);
    let said: Vec<Said<'_>> = in_time
        .map(|(_, tally)| Said {
            tally: &tally.what,
            by: tally.by,
            at: tally.at,
        })
        .collect();
    Standing::of(id, target, &said)
}

fn summary(draft: &mut Draft, all: &[(&Source<'_>, &Aimed, Standing)]) {
    if all.is_empty() {
        let words = "Kế hoạch không có chỉ tiêu nào được theo dõi bằng số.";
        draft.words(NodeKind::Paragraph, 1, words);
        return;
    }
    let count = |wanted: Option<bool>| {
        let met = all.iter().map(|(.., standing)| standing.is_met());
        met.filter(|is_met| *is_met == wanted).count()
    };
    let told = format!(
        "có {} chỉ tiêu: đạt {}, chưa đạt {}, chưa đủ số liệu {}.",
        all.len(),
        count(Some(true)),
        count(Some(false)),
        count(None)
    );
    draft.figures(NodeKind::Paragraph, 1, "Kế hoạch ", &told);
}

/// A target in words, with its clause.
fn name(source: &Source<'_>, aimed: &Aimed) -> String {
    let mut parts = source.content.parts.iter();
    let part = parts.find(|part| part.node == aimed.id.node);
    let mut words = said::target(&aimed.target);
    if aimed.target.subject.is_empty() {
        let clause = part.map_or("", |part| part.text.as_str());
        words = match words.as_str() {
            "" => words::shortened(clause),
            measure => format!("{}: {measure}", words::shortened(clause)),
        };
    }
    match part.map_or("", |part| part.path.as_str()) {
        "" => words,
        path if path.starts_with("Điều") => format!("{words} ({path})"),
        path => format!("{words} (mục {path})"),
    }
}

/// "các tổ đăng ký 18/54 (33,3%); đạt 9/54 (16,7%), bằng 52,9% chỉ tiêu, chưa đạt."
fn told(standing: &Standing) -> String {
    let rows: Vec<String> = standing.rows.iter().map(row).collect();
    format!("{}.", rows.join("; "))
}

fn row(row: &Row) -> String {
    let undertaken = row.undertaken().or_else(|| {
        let own = row.school.undertaken.as_ref()?;
        Some(own.figure.clone())
    });
    let undertaken = undertaken.map(|figure| format!("đăng ký {}", number::figure(&figure)));
    let result = match row.result() {
        Some((figure, from)) => result(row, &figure, from),
        None => "chưa có số liệu kết quả".to_owned(),
    };
    let told: Vec<String> = undertaken.into_iter().chain([result]).collect();
    let told = told.join(", ");
    if row.name.is_empty() {
        return told;
    }
    format!("{}: {told}", row.name)
}

fn result(row: &Row, figure: &Figure, from: From) -> String {
    let printed = match figure {
        Figure::Reached(true, words) if words.is_empty() => "đã đạt".to_owned(),
        Figure::Reached(false, words) if words.is_empty() => "chưa đạt".to_owned(),
        other => format!("kết quả {}", number::figure(other)),
    };
    let of_teams = match from {
        From::School => "",
        From::Teams => " (cộng số của các tổ)",
    };
    let share = match (&row.wanted, figure) {
        (Figure::Count(wanted, _), Figure::Count(count, _)) => number::share(*count, *wanted),
        _ => None,
    };
    let share = share.map(|share| format!(", bằng {} chỉ tiêu", number::printed(share)));
    let is_number = !matches!(figure, Figure::Reached(..));
    let met = match row.is_met() {
        Some(true) if is_number => ", đạt chỉ tiêu",
        Some(false) if is_number => ", chưa đạt chỉ tiêu",
        _ => "",
    };
    format!("{printed}{of_teams}{}{met}", share.unwrap_or_default())
}

/// What the registers of the plans hold, up to the end of the time.
#[derive(Default)]
struct Registers {
    /// By title: registered, awarded.
    titles: BTreeMap<String, (usize, usize)>,
    /// Registered, applied, recognised.
    initiatives: (usize, usize, usize),
    /// Times, families; within the time.
    visits: (usize, u32),
}

fn registers(draft: &mut Draft, setting: Setting<'_>) {
    let time = setting.scope.period.days(setting.calendar);
    let found = Registers::of(setting, time);
    for (title, (all, awarded)) in &found.titles {
        let key = format!("Đăng ký thi đua “{title}”: ");
        let told = format!("{all} lượt đăng ký, {awarded} được công nhận.");
        draft.figures(NodeKind::Bullet, 1, &key, &told);
    }
    let (all, applied, recognised) = found.initiatives;
    if 0 < all {
        let told = format!("{all} đăng ký, {applied} đã áp dụng, {recognised} được công nhận.");
        draft.figures(NodeKind::Bullet, 1, "Sáng kiến kinh nghiệm: ", &told);
    }
    let (times, families) = found.visits;
    if 0 < times {
        let told = format!("{times} đợt, {families} lượt gia đình.");
        draft.figures(
            NodeKind::Bullet,
            1,
            "Thăm gia đình học sinh trong kỳ: ",
            &told,
        );
    }
}

impl Registers {
    fn of(setting: Setting<'_>, time: Stretch) -> Self {
        let mut found = Self::default();
        let sources = setting.sources.iter();
        for ledger in sources.flat_map(|source| &source.progress.ledgers) {
            let entries = ledger.current_entries();
            for entry in entries.filter(|entry| entry.at.day() <= time.to) {
                let judged = ledger
                    .judgement(entry.change)
                    .map(|judged| judged.what.outcome);
                found.take(&entry.what.line, judged, time);
            }
        }
        found
    }

    fn take(&mut self, line: &Line, judged: Option<Judged>, time: Stretch) {
        let is_declined = judged == Some(Judged::Declined);
        let awarded = usize::from(judged == Some(Judged::Awarded));
        match line {
            Line::Emulation { title, .. } if !is_declined => {
                let counts = self.titles.entry(title.clone()).or_default();
                *counts = (counts.0 + 1, counts.1 + awarded);
            }
            Line::Initiative { applied, .. } if !is_declined => {
                self.initiatives.0 += 1;
                self.initiatives.1 += usize::from(!applied.is_empty());
                self.initiatives.2 += awarded;
            }
            Line::Visits { on, families, .. } if time.contains(*on) => {
                self.visits.0 += 1;
                self.visits.1 = self.visits.1.saturating_add(*families);
            }
            _ => {}
        }
    }
}
