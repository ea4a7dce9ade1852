//! Where a command finds its data, and which school and person it means.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use lientich_shared::directory::{Directory, Person};
use lientich_shared::ids::{PersonId, SchoolId};
use lientich_shared::text::{Match, fold};

use crate::app::SystemDice;
use crate::data::{self, Data};
use crate::store::Schools;

/// The data directory.
#[derive(Debug, Args)]
pub(super) struct Place {
    /// Directory of everything that is kept.
    #[arg(long, default_value = data::DEFAULT_DIR, env = "LIENTICH_DATA", value_name = "DIR")]
    pub(super) data: PathBuf,
}

impl Place {
    /// Opens the data, which must be there.
    pub(super) async fn open(&self) -> anyhow::Result<Data> {
        data::open_existing(&self.data, &SystemDice).await
    }
}

/// A school in the data directory.
#[derive(Debug, Args)]
pub(super) struct SchoolChoice {
    /// Id of the school, if there is more than one.
    #[arg(long, value_name = "ID")]
    school: Option<SchoolId>,
}

impl SchoolChoice {
    /// Who is who at the chosen school.
    pub(super) async fn directory(&self, store: &dyn Schools) -> anyhow::Result<Directory> {
        let id = match (self.school, &store.schools().await?[..]) {
            (Some(id), _) => id,
            (None, [only]) => only.id,
            (None, []) => bail!("there is no school yet: found one with `lientich school create`"),
            (None, _) => bail!("there are several schools: name one with --school"),
        };
        store
            .directory(id)
            .await?
            .with_context(|| format!("there is no school {id}"))
    }
}

/// The person with this id, or whose name contains these words, marks and case aside.
pub(super) fn find_person<'a>(
    directory: &'a Directory,
    wanted: &str,
) -> anyhow::Result<&'a Person> {
    let people = &directory.people;
    if let Ok(id) = wanted.parse::<PersonId>() {
        let found = people.iter().find(|person| person.id == id);
        return found.with_context(|| format!("there is no person {id}"));
    }
    let folded = |text: &str| {
        fold(text, Match::Loose)
            .chars
            .into_iter()
            .collect::<String>()
    };
    let words = folded(wanted);
    let found: Vec<&Person> = people
        .iter()
        .filter(|person| folded(&person.name).contains(&words))
        .collect();
    match found[..] {
        [person] => Ok(person),
        [] => bail!("nobody is called {wanted}"),
        _ => {
            let names: Vec<String> = found
                .iter()
                .map(|person| format!("{} {}", person.id, person.name))
                .collect();
            bail!(
                "{wanted} may be any of these; name one by the id:\n  {}",
                names.join("\n  ")
            )
        }
    }
}
