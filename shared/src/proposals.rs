//! Duties that a plan's words ask for, proposed to whoever writes it: who leads, with whom, under whose eyes, when, what
//! shows that it was done. Each says from which words or which heading it was read, so that it stands beside them.
//!
//! A proposal is nothing until a person accepts it. Rules belong to the genre; how well they do is measured on plans
//! labelled by hand, in `tests/proposals`.

mod asks;
mod headings;
mod offers;
mod parties;
mod pieces;
mod proof;
mod reading;
mod rhythm;
mod words;

use std::ops::Range;

use crate::log::change::{Body, Side};
use crate::log::duty::{Duty, Party, Rhythm};
use crate::order::sort;
use crate::text::case;
use crate::text::nfc;
use crate::time::SchoolYear;
use asks::Asks;
use headings::Charges;
use pieces::{Part, Piece};
use reading::Text;
use words::Word;

pub use offers::{Offer, Offered, Reader};

/// A clause and what stands above it.
#[derive(Debug, Clone, Copy)]
pub struct Clause<'a> {
    /// Its words.
    pub text: &'a str,
    /// Whose it is.
    pub side: Side,
    /// The words of the parts above it, from the nearest out.
    pub above: &'a [&'a str],
    /// How many of these are clauses, whose subject goes on in what stands below them; the others are headings.
    pub clauses_above: usize,
    /// The names of the teams of the school.
    pub teams: &'a [String],
    /// The school year, without which no date is read.
    pub year: Option<SchoolYear>,
}

/// A duty that the words of a clause ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The duty.
    pub duty: Duty,
    /// Where each of its parts was read.
    pub read: Vec<(Aspect, Place)>,
}

/// What of a duty was read somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Who leads.
    Lead,
    /// Who cooperates.
    Cooperate,
    /// Who supervises.
    Supervise,
    /// When.
    Rhythm,
    /// What proves it.
    Evidence,
    /// How many.
    Goal,
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In the clause: bytes of its text.
    Words(Range<usize>),
    /// In the so-many-eth part above it.
    Above(usize),
    /// The side that the clause belongs to.
    Side,
}

/// The duties that a clause asks for, in the order of its words.
pub fn propose(clause: &Clause<'_>) -> Vec<Proposal> {
    let headings = &clause.above[clause.clauses_above.min(clause.above.len())..];
    if headings
        .iter()
        .any(|heading| headings::asks_nothing(heading))
    {
        return Vec::new();
    }
    let text = Text::of(clause.text, clause.teams, clause.year);
    let mut putting = Putting {
        clause,
        words: &text.words,
        drafts: Vec::new(),
        carried: None,
        is_outside: false,
    };
    for piece in pieces::of(&text) {
        putting.take(&piece);
    }
    putting.proposals()
}

/// A duty being put together from pieces.
struct Draft {
    duty: Duty,
    read: Vec<(Aspect, Place)>,
    words: Range<usize>,
    /// Several days of one task: a duty each.
    days: Vec<Rhythm>,
}

struct Putting<'a> {
    clause: &'a Clause<'a>,
    words: &'a [Word],
    drafts: Vec<Draft>,
    /// Who acted last, and goes on where nobody else is named.
    carried: Option<(Vec<Party>, Option<Place>)>,
    /// Whether the last to act is outside the school.
    is_outside: bool,
}

impl Putting<'_> {
    fn take(&mut self, piece: &Piece) {
        let subject = parties::parties(&piece.subject);
        match (piece.part, self.drafts.last_mut()) {
            (Part::Helps, Some(draft)) => {
                let place = self_place(self.words, &piece.subject);
                add(&mut draft.duty.cooperate, subject);
                draft
                    .read
                    .extend(place.map(|place| (Aspect::Cooperate, place)));
            }
            (Part::Watches, Some(draft)) => {
                let place = self_place(self.words, &piece.subject);
                add(&mut draft.duty.supervise, subject);
                draft
                    .read
                    .extend(place.map(|place| (Aspect::Supervise, place)));
            }
            _ => self.own(piece),
        }
    }

    /// A piece that stands for itself: a duty of its own, or more about the last.
    fn own(&mut self, piece: &Piece) {
        if !piece.subject.is_empty() {
            self.is_outside = headings::of(&piece.subject) == Charges::Outsiders;
        }
        if self.is_outside {
            return;
        }
        let draft = self.draft(piece);
        let names_nobody = piece.subject.is_empty() && piece.charged.is_empty();
        if !names_nobody {
            let place = draft
                .read
                .iter()
                .find(|(aspect, _)| *aspect == Aspect::Lead);
            let place = place.map(|(_, place)| place.clone());
            self.carried = Some((draft.duty.lead.iter().cloned().collect(), place));
        }
        match self.drafts.last_mut() {
            Some(last) if names_nobody && goes_on(last, &draft) => merge(last, draft),
            _ if is_duty(piece, &draft) => self.drafts.push(draft),
            _ => {}
        }
    }

    fn draft(&self, piece: &Piece) -> Draft {
        let mut draft = Draft {
            duty: Duty::default(),
            read: Vec::new(),
            words: piece.words.clone(),
            days: piece.said.iter().map(|said| said.rhythm.clone()).collect(),
        };
        self.lead(piece, &mut draft);
        let mut note = |aspect, range: Range<usize>| {
            draft
                .read
                .push((aspect, Place::Words(bytes(self.words, &range))));
        };
        for said in &piece.said {
            note(Aspect::Rhythm, said.words.clone());
        }
        let when: Vec<Range<usize>> = piece.said.iter().map(|said| said.words.clone()).collect();
        let proofs = proof::all(self.words, &piece.words, &when);
        for proof in &proofs {
            note(Aspect::Evidence, proof.words.clone());
        }
        let goal = proof::goal(self.clause.text, self.words, &piece.words, &when);
        if let Some((_, range)) = &goal {
            note(Aspect::Goal, range.clone());
        }
        let names: Vec<&str> = proofs.iter().map(|proof| proof.name).collect();
        draft.duty.evidence = names.join(", ");
        draft.duty.goal = goal.map(|(goal, _)| goal);
        draft.duty.rhythm = draft.days.first().cloned().unwrap_or_default();
        draft
    }

    /// Who leads, with whom, under whose eyes.
    fn lead(&self, piece: &Piece, draft: &mut Draft) {
        let mut subject = parties::parties(&piece.subject);
        let mut place = self_place(self.words, &piece.subject);
        if piece.subject.is_empty() {
            (subject, place) = self.carried.clone().unwrap_or_else(|| self.charged_above());
        }
        let charged = parties::parties(&piece.charged);
        let (leads, watches) = if charged.is_empty() {
            (subject, Vec::new())
        } else {
            draft
                .read
                .extend(place.map(|place| (Aspect::Supervise, place)));
            place = self_place(self.words, &piece.charged);
            (charged, subject)
        };
        let mut leads = leads.into_iter();
        draft.duty.lead = leads.next();
        draft.read.extend(
            place
                .filter(|_| draft.duty.lead.is_some())
                .map(|place| (Aspect::Lead, place)),
        );
        add(&mut draft.duty.supervise, watches);
        add(&mut draft.duty.supervise, parties::parties(&piece.watch));
        add(&mut draft.duty.cooperate, leads.collect());
        add(&mut draft.duty.cooperate, parties::parties(&piece.with));
        let with = self_place(self.words, &piece.with).map(|place| (Aspect::Cooperate, place));
        let watch = self_place(self.words, &piece.watch).map(|place| (Aspect::Supervise, place));
        draft.read.extend(with.into_iter().chain(watch));
    }

    /// Whom the nearest part above charges; else whose the clause is.
    fn charged_above(&self) -> (Vec<Party>, Option<Place>) {
        for (at, text) in self.clause.above.iter().enumerate() {
            let charges = if at < self.clause.clauses_above {
                self.subject_of(text)
            } else {
                headings::charges(text, self.clause.teams)
            };
            match charges {
                Charges::Nobody => {}
                Charges::Parties(parties) => return (parties, Some(Place::Above(at))),
                Charges::Outsiders => return (Vec::new(), None),
            }
        }
        let body = match self.clause.side {
            Side::Bgh => Some(Body::Bgh),
            Side::Bch => Some(Body::Bch),
            Side::Women => Some(Body::WomensCommittee),
            Side::Joint | Side::Outside => None,
        };
        (
            body.map(Party::Body).into_iter().collect(),
            body.map(|_| Place::Side),
        )
    }

    fn subject_of(&self, text: &str) -> Charges {
        let text = Text::of(text, self.clause.teams, self.clause.year);
        pieces::of(&text)
            .first()
            .map_or(Charges::Nobody, |piece| headings::of(&piece.subject))
    }

    fn proposals(self) -> Vec<Proposal> {
        let several = 1 < self.drafts.len();
        let mut proposals = Vec::new();
        for draft in self.drafts {
            let mut duty = draft.duty;
            if several {
                duty.text = sentence(&self.clause.text[bytes(self.words, &draft.words)]);
            }
            let lead = duty.lead.clone();
            duty.cooperate.retain(|party| Some(party) != lead.as_ref());
            duty.supervise.retain(|party| Some(party) != lead.as_ref());
            duty.is_each = duty.lead.as_ref().is_some_and(parties::is_many);
            let days = if draft.days.is_empty() {
                vec![Rhythm::Unstated]
            } else {
                draft.days
            };
            for rhythm in days {
                proposals.push(Proposal {
                    duty: Duty {
                        rhythm,
                        ..duty.clone()
                    },
                    read: draft.read.clone(),
                });
            }
        }
        proposals
    }
}

fn is_duty(piece: &Piece, draft: &Draft) -> bool {
    let duty = &draft.duty;
    let is_set = duty.rhythm.is_stated() && duty.rhythm != Rhythm::Continuous;
    let is_shown = is_set || duty.goal.is_some() || !duty.evidence.is_empty();
    let has_lead = !piece.subject.is_empty() || duty.lead.is_some();
    match piece.asks {
        Asks::Task => true,
        Asks::Effort => is_shown || duty.rhythm != Rhythm::Unstated,
        Asks::Unknown => is_shown || has_lead,
        // "Tổng kết vào cuối năm" says by its day what is to be done.
        Asks::Will | Asks::Silent => is_set,
    }
}

/// Whether a later piece says more about the same duty.
fn goes_on(last: &Draft, next: &Draft) -> bool {
    let is_day = |rhythm: &Rhythm| matches!(rhythm, Rhythm::Once(_) | Rhythm::On(_));
    let sets_another_day = is_day(&last.duty.rhythm)
        && is_day(&next.duty.rhythm)
        && last.duty.rhythm != next.duty.rhythm;
    last.duty.lead == next.duty.lead && !sets_another_day
}

/// What a later piece without a subject of its own says more about the duty before it.
fn merge(last: &mut Draft, next: Draft) {
    let duty = &mut last.duty;
    if !duty.rhythm.is_stated() && next.duty.rhythm != Rhythm::Unstated {
        duty.rhythm = next.duty.rhythm;
        last.days = next.days;
    }
    let new = next
        .duty
        .evidence
        .split(", ")
        .filter(|name| !name.is_empty());
    for name in new {
        if duty.evidence.split(", ").all(|known| known != name) {
            let comma = if duty.evidence.is_empty() { "" } else { ", " };
            duty.evidence.push_str(comma);
            duty.evidence.push_str(name);
        }
    }
    duty.goal = duty.goal.take().or(next.duty.goal);
    add(&mut duty.cooperate, next.duty.cooperate);
    add(&mut duty.supervise, next.duty.supervise);
    let is_words = |read: &(Aspect, Place)| matches!(read.1, Place::Words(_));
    last.read.extend(next.read.into_iter().filter(is_words));
    last.words.end = next.words.end;
}

fn add(parties: &mut Vec<Party>, more: Vec<Party>) {
    parties.extend(more);
    sort(parties);
    parties.dedup();
}

/// From the first to the last of those named.
fn self_place(words: &[Word], named: &[parties::Mention]) -> Option<Place> {
    let range = named.first()?.words.start..named.last()?.words.end;
    Some(Place::Words(bytes(words, &range)))
}

fn bytes(words: &[Word], range: &Range<usize>) -> Range<usize> {
    let end = range.end.max(range.start + 1).min(words.len());
    words[range.start].at.start..words[end - 1].at.end
}

/// Words as a sentence of their own.
fn sentence(words: &str) -> String {
    let words = words.trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, ',' | ';' | '.' | ':' | '-')
    });
    let mut letters = words.chars();
    let first = letters.next().map(case::upper);
    nfc(&first.into_iter().chain(letters).collect::<String>())
}
