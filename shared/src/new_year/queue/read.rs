//! Reads the clauses of a new plan for what is stale in them: their words, their duties and targets, whose they are.

use std::ops::Range;

use super::{At, Item, Kind, Proposed, Setting};
use crate::checks::{self, Check, Paper, Severity};
use crate::log::change::{Field, NodeId, NodeKind, Side, Value};
use crate::log::document::Document;
use crate::log::duty::{Duty, Party, Rhythm};
use crate::log::target::Target;
use crate::new_year::carried::{Carried, is_since_made};
use crate::new_year::carry::side_of;
use crate::new_year::people::People;
use crate::new_year::years::{Means, Years};
use crate::new_year::{bases, result, topical};
use crate::plan::view::Row;
use crate::time::{Day, SchoolYear};

/// Reads a plan clause by clause.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) setting: &'a Setting<'a>,
    pub(super) years: Years,
    pub(super) items: Vec<Item>,
}

impl Reader<'_> {
    fn people(&self) -> People<'_> {
        People {
            directory: self.setting.directory,
            day: self.setting.today,
        }
    }

    fn push(&mut self, kind: Kind, node: NodeId, at: At, said: String, proposed: Proposed) {
        self.items.push(Item {
            kind,
            node,
            at,
            said,
            proposed,
            note: String::new(),
            is_met: None,
        });
    }

    /// What of a clause is stale, but for what the checks know.
    pub(super) fn row(&mut self, row: &Row) {
        let carried = Carried::of(self.document, row.node);
        self.years(row, &carried);
        if row.kind != NodeKind::Signer {
            self.names(row, &carried);
        }
        let is_body = !matches!(row.kind, NodeKind::Basis | NodeKind::Signer);
        if is_body {
            for at in topical::find(&carried.text) {
                self.words(Kind::Topical, row.node, &carried, at, Proposed::Nothing);
            }
        }
        for field in self.document.fields(Some(row.node)) {
            self.field(row.node, field);
        }
        self.side(row);
    }

    fn words(
        &mut self,
        kind: Kind,
        node: NodeId,
        carried: &Carried,
        at: Range<usize>,
        proposed: Proposed,
    ) {
        if carried.has(&at) {
            let said = carried.text[at.clone()].to_owned();
            self.push(kind, node, At::Words(at), said, proposed);
        }
    }

    fn years(&mut self, row: &Row, carried: &Carried) {
        for found in self.years.find(&carried.text) {
            let kind = match found.means {
                Means::Year => Kind::Year,
                Means::Day => Kind::Day,
                Means::Period => Kind::Period,
                Means::Anniversary => Kind::Topical,
                Means::Document => Kind::Basis,
            };
            let proposed = found.proposed.map_or(Proposed::Nothing, Proposed::Words);
            self.words(kind, row.node, carried, found.at, proposed);
        }
    }

    fn names(&mut self, row: &Row, carried: &Carried) {
        for named in self.people().named(&carried.text) {
            let proposed = named.successor.map_or(Proposed::Nothing, Proposed::Words);
            self.words(Kind::Person, row.node, carried, named.at, proposed);
        }
    }

    fn field(&mut self, node: NodeId, field: Field) {
        let values = self.document.values(Some(node), field);
        let [held] = values[..] else { return };
        match (field, held.value) {
            (Field::DutyAt(_), Value::Duty(duty)) => self.duty(node, field, duty),
            // Whoever set it anew has thought of this year.
            (Field::TargetAt(_), Value::Target(target)) if is_since_made(node, held.change) => {
                self.target(node, field, target);
            }
            (Field::Due, Value::Day(day)) => {
                let proposed = self.later(*day).map(Value::Day);
                self.dated(node, field, *day, proposed);
            }
            (Field::Lead, Value::Person(person)) => {
                let party = Party::Person(*person);
                let new = self.people().follow(&party);
                let value = match &new {
                    Party::Body(body) => Proposed::Value(Value::Body(*body)),
                    _ => Proposed::Nothing,
                };
                if new != party {
                    let said = self.name_of(&party);
                    self.push(Kind::Person, node, At::Field(field), said, value);
                }
            }
            _ => {}
        }
    }

    fn duty(&mut self, node: NodeId, field: Field, duty: &Duty) {
        let at = || At::Field(field);
        if let Some(new) = self.people().replaced(duty) {
            let parties = duty
                .lead
                .iter()
                .chain(&duty.cooperate)
                .chain(&duty.supervise);
            let gone = parties.filter(|party| self.people().follow(party) != **party);
            let names: Vec<String> = gone.map(|party| self.name_of(party)).collect();
            let value = Value::Duty(Box::new(new));
            self.push(
                Kind::Person,
                node,
                at(),
                names.join(", "),
                Proposed::Value(value),
            );
        }
        if let Rhythm::Once(day) = duty.rhythm {
            let proposed = self.later(day).map(|day| {
                Value::Duty(Box::new(Duty {
                    rhythm: Rhythm::Once(day),
                    ..duty.clone()
                }))
            });
            self.dated(node, field, day, proposed);
        }
    }

    /// A day before the new school year.
    fn dated(&mut self, node: NodeId, field: Field, day: Day, proposed: Option<Value>) {
        if SchoolYear::of(day) < self.years.new {
            let proposed = proposed.map_or(Proposed::Nothing, Proposed::Value);
            self.push(Kind::Day, node, At::Field(field), day.to_string(), proposed);
        }
    }

    fn later(&self, day: Day) -> Option<Day> {
        let (year, month, of_month) = day.civil();
        let by = i32::from(self.years.new.0) - i32::from(self.years.old.0);
        Day::from_civil(year + by, month, of_month)
    }

    fn target(&mut self, node: NodeId, field: Field, target: &Target) {
        let said = target.baseline.as_ref().map(crate::targets::number::figure);
        let is_met = target
            .baseline
            .as_ref()
            .and_then(|figure| result::is_met(target, figure));
        self.items.push(Item {
            kind: Kind::Target,
            node,
            at: At::Field(field),
            said: said.unwrap_or_default(),
            proposed: Proposed::Nothing,
            note: crate::targets::words::target(target),
            is_met,
        });
    }

    fn side(&mut self, row: &Row) {
        let before = self.document.value(Some(row.node), Field::SideBefore);
        let Some(Value::Body(body)) = before else {
            return;
        };
        if let Some(side) =
            side_of(*body).filter(|side| row.side == Side::Joint && *side != row.side)
        {
            self.push(
                Kind::Side,
                row.node,
                At::Side,
                String::new(),
                Proposed::Side(side),
            );
        }
    }

    /// What the checks know: bases out of force, wording of other years.
    pub(super) fn checked(&mut self, paper: &Paper) {
        for finding in checks::run_with(paper, self.setting.catalogue) {
            let part = &paper.parts[finding.part];
            let (Some(node), None) = (part.node, part.field) else {
                continue;
            };
            let kind = match finding.check {
                Check::BasisSuperseded if finding.severity != Severity::Hint => Kind::Basis,
                Check::Stale => Kind::Topical,
                _ => continue,
            };
            let carried = Carried::of(self.document, node);
            if !carried.has(&finding.at) || self.is_told(node, &finding.at) {
                continue;
            }
            let symbol = &carried.text[finding.at.clone()];
            let renewed = (kind == Kind::Basis && part.role == NodeKind::Basis)
                .then(|| bases::renewed(&carried.text, symbol, self.setting.catalogue));
            self.items.push(Item {
                kind,
                node,
                said: symbol.to_owned(),
                at: At::Words(finding.at),
                proposed: renewed.flatten().map_or(Proposed::Nothing, Proposed::Text),
                note: finding.message,
                is_met: None,
            });
        }
    }

    fn is_told(&self, node: NodeId, at: &Range<usize>) -> bool {
        let mut items = self.items.iter().filter(|item| item.node == node);
        items.any(|item| matches!(&item.at, At::Words(known) if known.start < at.end && at.start < known.end))
    }

    fn name_of(&self, party: &Party) -> String {
        match party {
            Party::Person(person) => self
                .setting
                .directory
                .name(*person)
                .unwrap_or("?")
                .to_owned(),
            _ => String::new(),
        }
    }
}
