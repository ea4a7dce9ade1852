//! The form of an entry: what it begins with, what is wrong with it, what is worth a second look. No
//! signals, no web types.

use lientich_shared::docket::{Heading, Taken, next_number, taken_by, usual_symbol};
use lientich_shared::ids::DocId;
use lientich_shared::log::talk::{Docket, MAX_NUMBER, MAX_ON_PAPER};
use lientich_shared::plan::view::PlanKind;
use lientich_shared::text::{case, tidy};
use lientich_shared::time::Day;

/// What is known of the Edition that gets a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Case {
    /// The plan, and which Edition of it.
    pub(super) this: (DocId, u32),
    /// Plan or regulation.
    pub(super) kind: PlanKind,
    /// The school's name.
    pub(super) school: String,
    /// Its ward or commune.
    pub(super) commune: String,
    /// As it stands on paper now.
    pub(super) heading: Heading,
    /// The day of the last signature.
    pub(super) signed: Day,
    /// The day of entering.
    pub(super) today: Day,
    /// The numbers that Editions on this device bear.
    pub(super) taken: Vec<Taken>,
}

/// What stands in the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// The number.
    pub(super) number: String,
    /// What stands behind it.
    pub(super) symbol: String,
    /// The place.
    pub(super) place: String,
    /// The day, dd/mm/yyyy.
    pub(super) day: String,
}

/// Why a form cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// No number, or none that a document bears.
    Number,
    /// No symbol, or one with spaces.
    Symbol,
    /// Too long.
    Place,
    /// None, or none that there is.
    Day,
    /// A day to come.
    Future,
}

impl Case {
    /// What the fields begin with: what stands on paper, or else what is likely.
    pub(super) fn begin(&self) -> Form {
        let (edition, plan) = (self.this.1, self.this.0);
        let day = self.heading.day.unwrap_or(self.today);
        let known = Taken::read(plan, edition, &self.heading.number, day);
        let symbol = known
            .as_ref()
            .map_or_else(|| self.usual_symbol(), |known| known.symbol.clone());
        let next = || next_number(&self.others(), &symbol, day);
        let number = known.map_or_else(next, |known| known.number);
        let place = match &self.heading.place {
            place if place.is_empty() && !self.heading.is_docketed => case::begun(&self.commune),
            place => place.clone(),
        };
        Form {
            number: format!("{number:02}"),
            symbol,
            place,
            day: day.to_string(),
        }
    }

    /// The symbol that the school's last document of this kind bears, or else the usual one.
    fn usual_symbol(&self) -> String {
        let usual = usual_symbol(self.kind, &self.school);
        let kind = usual.split('-').next().unwrap_or_default().to_owned();
        let alike = self
            .taken
            .iter()
            .filter(|one| one.symbol.starts_with(&kind));
        let last = alike.max_by_key(|one| (one.day, one.number));
        last.map_or(usual, |one| one.symbol.clone())
    }

    /// The numbers that this Edition does not bear itself.
    fn others(&self) -> Vec<Taken> {
        let others = self.taken.iter();
        let others = others.filter(|one| (one.plan, one.edition) != self.this);
        others.cloned().collect()
    }

    /// The number after the highest one of that year, and the year.
    pub(super) fn next(&self, form: &Form) -> (i32, u32) {
        let day = form.day.parse().unwrap_or(self.today);
        let next = next_number(&self.others(), form.symbol.trim(), day);
        (day.civil().0, next)
    }

    /// What is entered.
    pub(super) fn read(&self, form: &Form) -> Result<Docket, Wrong> {
        let number = form.number.trim().parse().map_err(|_| Wrong::Number)?;
        if number == 0 || MAX_NUMBER < number {
            return Err(Wrong::Number);
        }
        let (symbol, place) = (tidy(&form.symbol), tidy(&form.place));
        if symbol.is_empty() || symbol.contains(' ') || MAX_ON_PAPER < symbol.len() {
            return Err(Wrong::Symbol);
        }
        if MAX_ON_PAPER < place.len() {
            return Err(Wrong::Place);
        }
        let day: Day = form.day.trim().parse().map_err(|_| Wrong::Day)?;
        if self.today < day {
            return Err(Wrong::Future);
        }
        Ok(Docket {
            number,
            symbol,
            place,
            day,
        })
    }

    /// Who bears the number already.
    pub(super) fn taken_by(&self, docket: &Docket) -> Option<&Taken> {
        let Docket {
            number,
            symbol,
            day,
            ..
        } = docket;
        taken_by(&self.taken, self.this, *number, symbol, *day)
    }

    /// Whether the day lies before the last signature.
    pub(super) fn is_before_signing(&self, docket: &Docket) -> bool {
        docket.day < self.signed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_720);

    fn case() -> Case {
        Case {
            this: (DocId(1), 1),
            kind: PlanKind::Plan,
            school: "Trường Tiểu học Sông Mây".to_owned(),
            commune: "xã Sông Mây".to_owned(),
            heading: Heading::default(),
            signed: TODAY,
            today: TODAY,
            taken: Vec::new(),
        }
    }

    fn taken(plan: u128, printed: &str, day: Day) -> Taken {
        Taken::read(DocId(plan), 1, printed, day).unwrap()
    }

    #[test]
    fn the_first_number_of_a_school_is_1_with_its_own_letters_and_today() {
        let form = case().begin();
        let expected = Form {
            number: "01".to_owned(),
            symbol: "KH-THSM".to_owned(),
            place: "Xã Sông Mây".to_owned(),
            day: TODAY.to_string(),
        };
        assert_eq!(form, expected);
        assert_eq!(case().read(&form).unwrap().printed(), "01/KH-THSM");
    }

    #[test]
    fn the_next_number_follows_the_last_symbol_of_the_kind() {
        let mut case = case();
        case.taken = vec![
            taken(2, "06/KH-TH.SM", TODAY),
            taken(3, "31/QC-THSM", TODAY),
            taken(4, "88/KH-THSM", Day(TODAY.0 - 400)),
        ];
        let mut form = case.begin();
        assert_eq!((&*form.number, &*form.symbol), ("07", "KH-TH.SM"));
        assert_eq!(case.next(&form).1, 7);
        form.number = "6".to_owned();
        let docket = case.read(&form).unwrap();
        assert_eq!(case.taken_by(&docket).map(|one| one.plan), Some(DocId(2)));
    }

    #[test]
    fn a_correction_begins_with_what_stands_there_and_is_not_taken_by_itself() {
        let mut case = case();
        case.heading = Heading {
            number: "07/KH-THSM".to_owned(),
            place: String::new(),
            day: Some(Day(TODAY.0 - 2)),
            is_docketed: true,
        };
        case.taken = vec![taken(1, "07/KH-THSM", TODAY)];
        let form = case.begin();
        assert_eq!((&*form.number, &*form.place), ("07", ""));
        let docket = case.read(&form).unwrap();
        assert!(case.taken_by(&docket).is_none());
        assert!(case.is_before_signing(&docket));
        assert_eq!(case.next(&form).1, 1);
    }

    #[test]
    fn what_no_document_bears_is_not_entered() {
        let case = case();
        let with = |change: &dyn Fn(&mut Form)| {
            let mut form = case.begin();
            change(&mut form);
            case.read(&form).err()
        };
        assert_eq!(
            with(&|form| form.number = "0".to_owned()),
            Some(Wrong::Number)
        );
        assert_eq!(
            with(&|form| form.number = "7a".to_owned()),
            Some(Wrong::Number)
        );
        assert_eq!(
            with(&|form| form.symbol = "KH THSM".to_owned()),
            Some(Wrong::Symbol)
        );
        assert_eq!(
            with(&|form| form.place = "x".repeat(300)),
            Some(Wrong::Place)
        );
        assert_eq!(with(&|form| form.day = String::new()), Some(Wrong::Day));
        let tomorrow = Day(TODAY.0 + 1).to_string();
        assert_eq!(
            with(&|form| form.day.clone_from(&tomorrow)),
            Some(Wrong::Future)
        );
        assert_eq!(with(&|form| form.place = String::new()), None);
    }
}
