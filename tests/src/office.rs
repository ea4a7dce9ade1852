//! An issued plan with duties, as stories about work begin: both sides have signed it at devices without screens.

use anyhow::{Context, Result};
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::duty::{Duty, DutyId};

use crate::clerk::{Clerk, SLOT};
use crate::school::{Person, School};

/// The plan, with who drafted it.
#[derive(Debug)]
pub struct Office {
    /// The principal at a device without a screen.
    pub principal: Clerk,
    clauses: Vec<NodeId>,
}

impl Office {
    /// Issues a plan with these duties, one in each clause, and prints new links for everybody.
    pub async fn issue<T: Into<String>>(
        school: &School<'_>,
        duties: impl FnOnce(&Clerk) -> Result<Vec<(T, Duty)>>,
    ) -> Result<Self> {
        let mut principal = Clerk::join(school, Person::Principal).await?;
        let mut chair = Clerk::join(school, Person::UnionChair).await?;
        principal.sync().await?;
        let duties = duties(&principal)?.into_iter();
        let duties = duties.map(|(text, duty)| (text.into(), duty)).collect();
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

    /// The duty of a clause, by its number from 0.
    pub fn duty(&self, clause: usize) -> Result<DutyId> {
        let node = *self.clauses.get(clause).context("a clause")?;
        Ok(DutyId { node, slot: SLOT })
    }

    /// Somebody by their name.
    pub fn person(&self, person: Person) -> Result<PersonId> {
        self.principal.person(person)
    }
}
