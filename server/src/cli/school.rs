//! `lientich school`: the directory, from the command line.

use anyhow::{Context as _, bail, ensure};
use clap::{Args, Subcommand};
use lientich_shared::api::audit::Entry;
use lientich_shared::api::members::{MemberAct, NewPerson};
use lientich_shared::directory::{Directory, Person, Role, School as Record};
use lientich_shared::ids::{DeviceId, PostId, SchoolId};
use lientich_shared::time::Day;

use super::place::{Place, SchoolChoice, find_person};
use crate::app::{Clock as _, Dice as _, SystemClock, SystemDice};
use crate::audit;
use crate::data::{self, Data};
use crate::members::changes::{self, Context};
use crate::members::words;
use crate::roles;
use crate::store::{Change, Devices as _, Schools as _};

#[derive(Debug, Subcommand)]
pub(super) enum School {
    /// Founds a school.
    Create(Create),
    /// Shows schools, people, posts and devices, with their ids.
    Show(Show),
    /// Takes a person in, with one or more posts.
    AddPerson(AddPerson),
    /// Gives a person another post.
    Appoint(Appoint),
    /// Ends a post: from the next day on, its holder may do nothing more by it.
    EndPost(EndPost),
    /// Revokes a device: it is told to forget what it holds, and nothing that it signs is taken.
    RevokeDevice(RevokeDevice),
}

impl School {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Create(create) => create.run().await,
            Self::Show(show) => show.run().await,
            Self::AddPerson(add) => add.run().await,
            Self::Appoint(appoint) => appoint.run().await,
            Self::EndPost(end) => end.run().await,
            Self::RevokeDevice(revoke) => revoke.run().await,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// Full official name, as in "Trường Tiểu học Sông Vân".
    name: String,
    /// Ward or commune, which is also the place of issue.
    #[arg(long)]
    commune: String,
    /// Level of teaching, as in "Tiểu học".
    #[arg(long, default_value = "")]
    level: String,
    /// A superior body, as in "UBND phường Sông Vân"; may be given more than once, the nearest last.
    #[arg(long)]
    superior: Vec<String>,
    #[command(flatten)]
    place: Place,
}

impl Create {
    async fn run(self) -> anyhow::Result<()> {
        let Data { store, .. } = data::open(&self.place.data, &SystemDice).await?;
        let school = Record {
            id: SchoolId(draw()),
            name: words::name(&self.name)?,
            level: words::words(&self.level)?,
            commune: words::words(&self.commune)?,
            superiors: words::bodies(&self.superior)?,
            calendars: Vec::new(),
            bases: Vec::new(),
        };
        store.add_school(&school, &[], &[]).await?;
        println!("{}", school.id);
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[command(flatten)]
    place: Place,
}

impl Show {
    async fn run(self) -> anyhow::Result<()> {
        let Data { store, .. } = self.place.open().await?;
        for school in store.schools().await? {
            let Some(directory) = store.directory(school.id).await? else {
                continue;
            };
            println!("{} {}, {}", school.id, school.name, school.commune);
            for person in &directory.people {
                println!("  {} {}", person.id, person.name);
                print_posts(&directory, person);
                for device in store.devices(person.id).await? {
                    let revoked = if device.certificate.revoked.is_some() {
                        ", revoked"
                    } else {
                        ""
                    };
                    println!(
                        "    device {} {}{revoked}",
                        device.certificate.device, device.label
                    );
                }
            }
        }
        Ok(())
    }
}

fn print_posts(directory: &Directory, person: &Person) {
    for post in directory
        .posts
        .iter()
        .filter(|post| post.person == person.id)
    {
        let until = post.to.map_or_else(String::new, |day| format!(" to {day}"));
        println!(
            "    post   {} {} from {}{until}",
            post.id,
            roles::name(post.role),
            post.from
        );
    }
}

#[derive(Debug, Args)]
pub(super) struct AddPerson {
    /// Full name.
    name: String,
    /// A post that they hold; may be given more than once.
    #[arg(long, required = true, value_parser = roles::parse)]
    role: Vec<Role>,
    /// The team that they work in.
    #[arg(long, default_value = "")]
    team: String,
    /// First day of the posts, dd/mm/yyyy; today unless given.
    #[arg(long)]
    from: Option<Day>,
    #[command(flatten)]
    book: Book,
}

impl AddPerson {
    async fn run(self) -> anyhow::Result<()> {
        let new = words::newcomer(&NewPerson {
            name: self.name,
            roles: self.role,
            team: self.team,
        })?;
        let from = self.from.unwrap_or_else(|| SystemClock.now().day());
        let (person, changes) = changes::newcomer(&operator(), &new, from);
        self.book.change(|_| Ok(changes)).await?;
        println!("{person}");
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct Appoint {
    /// The person: an id, or a part of the name that only they have.
    person: String,
    /// The post.
    #[arg(long, value_parser = roles::parse)]
    role: Role,
    /// First day, dd/mm/yyyy; today unless given.
    #[arg(long)]
    from: Option<Day>,
    #[command(flatten)]
    book: Book,
}

impl Appoint {
    async fn run(self) -> anyhow::Result<()> {
        let appoint = |directory: &Directory| {
            let act = MemberAct::Appoint {
                person: find_person(directory, &self.person)?.id,
                role: self.role,
                from: self.from.unwrap_or_else(|| SystemClock.now().day()),
                to: None,
            };
            Ok(changes::of(&operator(), directory, &act))
        };
        self.book.change(appoint).await
    }
}

#[derive(Debug, Args)]
pub(super) struct EndPost {
    /// Id of the post, as `lientich school show` prints it.
    post: PostId,
    /// Last day, dd/mm/yyyy; yesterday unless given, so that the post ends at once.
    #[arg(long)]
    last_day: Option<Day>,
    #[command(flatten)]
    book: Book,
}

impl EndPost {
    async fn run(self) -> anyhow::Result<()> {
        let last = self
            .last_day
            .unwrap_or_else(|| Day(SystemClock.now().day().0 - 1));
        let end = |directory: &Directory| {
            let is_known = directory.posts.iter().any(|post| post.id == self.post);
            ensure!(is_known, "there is no post {}", self.post);
            Ok(vec![Change::End(self.post, last)])
        };
        self.book.change(end).await
    }
}

#[derive(Debug, Args)]
pub(super) struct RevokeDevice {
    /// Id of the device, as `lientich school show` prints it.
    device: DeviceId,
    #[command(flatten)]
    place: Place,
}

impl RevokeDevice {
    async fn run(self) -> anyhow::Result<()> {
        let Data { store, .. } = self.place.open().await?;
        if !store.revoke_device(self.device, SystemClock.now()).await? {
            bail!(
                "there is no device {}, or it was revoked before",
                self.device
            );
        }
        Ok(())
    }
}

/// The directory that is to be changed.
#[derive(Debug, Args)]
struct Book {
    #[command(flatten)]
    school: SchoolChoice,
    #[command(flatten)]
    place: Place,
}

impl Book {
    /// Makes the changes that `wanted` finds right for the directory as it is, and writes them down.
    async fn change(
        &self,
        wanted: impl FnOnce(&Directory) -> anyhow::Result<Vec<Change>>,
    ) -> anyhow::Result<()> {
        let Data { store, .. } = self.place.open().await?;
        let directory = self.school.directory(&store).await?;
        let mut changes = wanted(&directory)?;
        let now = SystemClock.now();
        let deeds = audit::deeds::of(&directory, &changes).into_iter();
        changes.extend(deeds.map(|deed| Change::Note(Entry::by_operator(now, deed))));
        let (school, version) = (directory.school.id, directory.version);
        let newer = store.change_directory(school, version, &changes).await?;
        newer
            .map(drop)
            .context("somebody else changed the directory at this moment; try again")
    }
}

/// Whoever runs the server does it, now.
fn operator() -> Context<'static> {
    Context {
        dice: &SystemDice,
        now: SystemClock.now(),
        by: None,
    }
}

fn draw() -> u128 {
    let mut bytes = [0; 16];
    SystemDice.fill(&mut bytes);
    u128::from_be_bytes(bytes)
}
