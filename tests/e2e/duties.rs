//! Việc của tôi: what issued plans ask of people, done on phones that are without a network half the time.

pub mod clerk;
mod handed_over;
mod on_the_board;
mod shared_tick;
mod signed_work;
pub mod teachers_week;

use anyhow::{Context, Result};
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::duty::{Duty, DutyId};
use lientich_tests::school::{Person, School};

use clerk::Clerk;

/// The slot of the only duty of each clause.
const SLOT: u16 = 11;

/// An issued plan, with those who issued it at native devices.
pub struct Office {
    principal: Clerk,
    clauses: Vec<NodeId>,
}

impl Office {
    /// Issues a plan with these duties, one in each clause, and prints new links for everybody.
    pub async fn issue(
        school: &School<'_>,
        duties: impl FnOnce(&Clerk) -> Result<Vec<(&'static str, Duty)>>,
    ) -> Result<Self> {
        let mut principal = Clerk::join(school, Person::Principal).await?;
        let mut chair = Clerk::join(school, Person::UnionChair).await?;
        principal.sync().await?;
        let duties = duties(&principal)?;
        let clauses = principal.begin_plan(duties)?;
        principal.sync().await?;
        principal.take_to_signing()?;
        principal.sync().await?;
        chair.sync().await?;
        principal.sign()?;
        principal.sync().await?;
        chair.sync().await?;
        chair.sign()?;
        chair.sync().await?;
        principal.sync().await?;
        school.kill_server().await?;
        school.start_server().await?;
        Ok(Self { principal, clauses })
    }

    /// The duty of a clause.
    fn duty(&self, clause: usize) -> Result<DutyId> {
        let node = *self.clauses.get(clause).context("a clause")?;
        Ok(DutyId { node, slot: SLOT })
    }

    /// Somebody by their name.
    fn person(&self, person: Person) -> Result<PersonId> {
        self.principal.person(person)
    }
}
