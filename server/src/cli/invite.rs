//! `lientich invite`: one link for one person.

use clap::Args;
use lientich_shared::api::audit::{Deed, Entry};

use super::place::{Place, SchoolChoice, find_person};
use crate::app::{Clock as _, SystemClock, SystemDice};
use crate::config::PublicUrl;
use crate::data::Data;
use crate::invite::{self, LINK_DAYS};
use crate::store::Audit as _;

#[derive(Debug, Args)]
pub(super) struct Invite {
    /// The person: an id, or a part of the name that only they have.
    person: String,
    /// How people reach the server.
    #[arg(
        long,
        env = "LIENTICH_PUBLIC_URL",
        default_value = "http://localhost:8080",
        value_name = "URL"
    )]
    public_url: PublicUrl,
    #[command(flatten)]
    school: SchoolChoice,
    #[command(flatten)]
    place: Place,
}

impl Invite {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let Data { store, .. } = self.place.open().await?;
        let directory = self.school.directory(&store).await?;
        let person = find_person(&directory, &self.person)?;
        let school = directory.school.id;
        let token = invite::invite(&store, &SystemClock, &SystemDice, school, person.id).await?;
        let deed = Deed::Invited { person: person.id };
        let entry = Entry::by_operator(SystemClock.now(), deed);
        store.note(school, &entry).await?;
        eprintln!(
            "For {}. Valid once, for {LINK_DAYS} days; whoever has it signs in as them:",
            person.name
        );
        println!("{}", invite::link(self.public_url.as_str(), &token));
        Ok(())
    }
}
