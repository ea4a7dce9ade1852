//! Reads plans labelled by hand, as `README.md` describes them.

use lientich_shared::log::change::{Body, Side};
use lientich_shared::log::duty::{Duty, Goal, Occasion, Office, Party, Rhythm};
use lientich_shared::proposals::Clause;
use lientich_shared::time::SchoolYear;

/// A plan with the duties that a person reads in it.
pub struct Labelled {
    pub clauses: Vec<LabelledClause>,
    year: SchoolYear,
    teams: Vec<String>,
    /// What stands above each clause, from the nearest out.
    parents: Vec<Vec<String>>,
}

/// A clause with its duties.
pub struct LabelledClause {
    pub text: String,
    pub duties: Vec<Duty>,
    side: Side,
    at: usize,
    clauses_above: usize,
}

const BODIES: [(&str, Body); 14] = [
    ("bgh", Body::Bgh),
    ("bch", Body::Bch),
    ("women", Body::WomensCommittee),
    ("ttnd", Body::PeoplesInspectorate),
    ("party", Body::PartyCell),
    ("teams", Body::SubjectTeams),
    ("groups", Body::UnionGroups),
    ("youth", Body::YouthUnion),
    ("pioneers", Body::Pioneers),
    ("homeroom", Body::HomeroomTeachers),
    ("accounting", Body::Accounting),
    ("records", Body::RecordsOffice),
    ("parents", Body::ParentsBoard),
    ("staff", Body::AllStaff),
];
const OFFICES: [(&str, Office); 7] = [
    ("principal", Office::Principal),
    ("vice", Office::VicePrincipal),
    ("chair", Office::UnionChair),
    ("secretary", Office::PartySecretary),
    ("leaders", Office::TeamLeaders),
    ("pioneer-leader", Office::PioneerLeader),
    ("youth-secretary", Office::YouthSecretary),
];
const OCCASIONS: [(&str, Occasion); 11] = [
    ("start", Occasion::YearStart),
    ("mid", Occasion::MidYear),
    ("end", Occasion::YearEnd),
    ("opening", Occasion::Opening),
    ("closing", Occasion::Closing),
    ("tet", Occasion::Tet),
    ("midautumn", Occasion::MidAutumn),
    ("1-6", Occasion::ChildrensDay),
    ("8-3", Occasion::WomensDay),
    ("20-10", Occasion::VietnameseWomensDay),
    ("20-11", Occasion::TeachersDay),
];

impl Labelled {
    pub fn read(text: &str) -> Self {
        let mut plan = Self {
            clauses: Vec::new(),
            year: SchoolYear(0),
            teams: Vec::new(),
            parents: Vec::new(),
        };
        let mut headings: Vec<(String, Side)> = Vec::new();
        let mut outer = String::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let (mark, rest) = line.split_once(' ').unwrap();
            match mark {
                "year" => plan.year = SchoolYear(rest.parse().unwrap()),
                "teams" => plan.teams = rest.split(", ").map(str::to_owned).collect(),
                "-" => {
                    rest.clone_into(&mut outer);
                    plan.clause_under(rest, &headings, None);
                }
                "--" => plan.clause_under(rest, &headings, Some(&outer)),
                ">" => plan.clauses.last_mut().unwrap().duties.push(duty(rest)),
                marks => {
                    headings.truncate(marks.len() - 1);
                    let inherited = headings.last().map_or(Side::Joint, |(_, side)| *side);
                    headings.push(heading(rest, inherited));
                }
            }
        }
        plan
    }

    fn clause_under(&mut self, text: &str, headings: &[(String, Side)], outer: Option<&str>) {
        let titles = headings.iter().rev().map(|(title, _)| title.clone());
        self.parents
            .push(outer.map(str::to_owned).into_iter().chain(titles).collect());
        self.clauses.push(LabelledClause {
            text: text.to_owned(),
            duties: Vec::new(),
            side: headings.last().map_or(Side::Joint, |(_, side)| *side),
            at: self.clauses.len(),
            clauses_above: usize::from(outer.is_some()),
        });
    }

    /// As it is given to the rules.
    pub fn proposed<T>(&self, clause: &LabelledClause, run: impl FnOnce(&Clause<'_>) -> T) -> T {
        let above: Vec<&str> = self.parents[clause.at].iter().map(String::as_str).collect();
        run(&Clause {
            text: &clause.text,
            side: clause.side,
            above: &above,
            clauses_above: clause.clauses_above,
            teams: &self.teams,
            year: Some(self.year),
        })
    }
}

/// "Điều 7. Trách nhiệm của Hiệu trưởng [bgh]" without label and side.
fn heading(text: &str, inherited: Side) -> (String, Side) {
    let (title, side) = match text.rsplit_once(" [") {
        Some((title, "bgh]")) => (title, Side::Bgh),
        Some((title, "bch]")) => (title, Side::Bch),
        Some((title, "women]")) => (title, Side::Women),
        _ => (text, inherited),
    };
    let title = title.split_once(". ").map_or(title, |(_, title)| title);
    (title.to_owned(), side)
}

fn duty(label: &str) -> Duty {
    let mut duty = Duty::default();
    for part in label.split("; ") {
        let (key, value) = part.split_once(' ').unwrap_or((part, ""));
        match key {
            "lead" => duty.lead = party(value),
            "with" => duty.cooperate = parties(value),
            "watch" => duty.supervise = parties(value),
            "when" => duty.rhythm = rhythm(value),
            "proof" => value.clone_into(&mut duty.evidence),
            "goal" => {
                let (of, unit) = value.split_once(' ').unwrap();
                duty.goal = Some(Goal {
                    of: of.parse().unwrap(),
                    unit: unit.to_owned(),
                });
            }
            "each" => duty.is_each = true,
            _ => panic!("no such part of a label: {part}"),
        }
    }
    duty
}

fn parties(text: &str) -> Vec<Party> {
    let mut parties: Vec<Party> = text.split(", ").filter_map(party).collect();
    parties.sort();
    parties
}

fn party(text: &str) -> Option<Party> {
    if let Some(team) = text.strip_prefix("team ") {
        return Some(Party::Team(team.to_owned()));
    }
    let body = BODIES.iter().find(|(code, _)| *code == text);
    let office = OFFICES.iter().find(|(code, _)| *code == text);
    assert!(
        body.is_some() || office.is_some() || text == "-",
        "no such party: {text}"
    );
    body.map(|(_, body)| Party::Body(*body))
        .or(office.map(|(_, office)| Party::Office(*office)))
}

fn rhythm(text: &str) -> Rhythm {
    let (key, value) = text.split_once(' ').unwrap_or((text, ""));
    let number = || value.parse().unwrap();
    match key {
        "continuous" => Rhythm::Continuous,
        "periodic" => Rhythm::Periodic,
        "once" => Rhythm::Once(value.parse().unwrap()),
        "weekly" => Rhythm::Weekly(number()),
        "monthly" => Rhythm::Monthly(number()),
        "quarterly" => {
            let (month, day) = value.split_once('/').unwrap_or(("3", "31"));
            Rhythm::Quarterly {
                month: month.parse().unwrap(),
                day: day.parse().unwrap(),
            }
        }
        "termly" => Rhythm::Termly(number()),
        "yearly" => Rhythm::Yearly(number()),
        _ => {
            let known = OCCASIONS.iter().find(|(code, _)| *code == value);
            Rhythm::On(known.map_or_else(
                || Occasion::Other(value.to_owned()),
                |(_, occasion)| occasion.clone(),
            ))
        }
    }
}
