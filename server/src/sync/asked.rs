//! How often a plan was sent out for opinions today. Each time everybody of the school gets the whole
//! of it, so a day has room for few. Days are the server's: what a device says of time is no evidence.

use lientich_shared::log::batch::Batch;
use lientich_shared::log::change::Act;
use lientich_shared::log::document::Entry;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::consultation;
use lientich_shared::time::Day;

/// The rounds of the last day on which there was one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked {
    day: Option<Day>,
    rounds: usize,
}

impl Asked {
    /// Whether the plan may go out once more on a day.
    pub(super) fn has_room(self, day: Day) -> bool {
        self.day != Some(day) || self.rounds < consultation::MOST_A_DAY
    }

    /// Notes a round.
    pub(super) fn note(&mut self, day: Day) {
        if self.day != Some(day) {
            *self = Self {
                day: Some(day),
                rounds: 0,
            };
        }
        self.rounds += 1;
    }

    /// Notes the rounds that a batch brought on a day.
    pub(super) fn note_all(&mut self, batch: &Batch, verdicts: &[Option<Refusal>], day: Day) {
        let asks = |entry: &Entry| matches!(entry, Entry::Known(change) if matches!(change.act, Act::Consult(_)));
        let judged = batch.entries.iter().zip(verdicts);
        for _ in judged.filter(|(entry, verdict)| verdict.is_none() && asks(entry)) {
            self.note(day);
        }
    }
}
