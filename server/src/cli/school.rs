//! `lientich school`: the directory, from the command line.

use anyhow::{bail, ensure};
use clap::{Args, Subcommand};
use lientich_shared::directory::{Directory, Person, Post, Role, School as Record};
use lientich_shared::ids::{DeviceId, PersonId, PostId, SchoolId};
use lientich_shared::text::tidy;
use lientich_shared::time::Day;

use super::place::{Place, SchoolChoice};
use crate::app::{Clock as _, Dice as _, SystemClock, SystemDice};
use crate::data::{self, Data};
use crate::roles;
use crate::store::{Devices as _, Schools as _};

#[derive(Debug, Subcommand)]
pub(super) enum School {
    /// Founds a school.
    Create(Create),
    /// Shows schools, people, posts and devices, with their ids.
    Show(Show),
    /// Takes a person in, with one or more posts.
    AddPerson(AddPerson),
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
    #[command(flatten)]
    place: Place,
}

impl Create {
    async fn run(self) -> anyhow::Result<()> {
        let Data { store, .. } = data::open(&self.place.data, &SystemDice).await?;
        let name = tidy(&self.name);
        ensure!(!name.is_empty(), "a school needs a name");
        let school = Record {
            id: SchoolId(draw()),
            name,
            level: String::new(),
            commune: tidy(&self.commune),
            superiors: Vec::new(),
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
    /// First day of the posts, dd/mm/yyyy; today unless given.
    #[arg(long)]
    from: Option<Day>,
    #[command(flatten)]
    school: SchoolChoice,
    #[command(flatten)]
    place: Place,
}

impl AddPerson {
    async fn run(self) -> anyhow::Result<()> {
        let Data { store, .. } = self.place.open().await?;
        let directory = self.school.directory(&store).await?;
        let person = Person {
            id: PersonId(draw()),
            name: tidy(&self.name),
            team: String::new(),
        };
        ensure!(!person.name.is_empty(), "a person needs a name");
        let from = self.from.unwrap_or_else(|| SystemClock.now().day());
        let post = |&role: &Role| Post {
            id: PostId(draw()),
            person: person.id,
            role,
            from,
            to: None,
            appointed_by: None,
        };
        let posts: Vec<Post> = self.role.iter().map(post).collect();
        store
            .add_person(directory.school.id, &person, &posts)
            .await?;
        println!("{}", person.id);
        Ok(())
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
    school: SchoolChoice,
    #[command(flatten)]
    place: Place,
}

impl EndPost {
    async fn run(self) -> anyhow::Result<()> {
        let Data { store, .. } = self.place.open().await?;
        let directory = self.school.directory(&store).await?;
        let last = self
            .last_day
            .unwrap_or_else(|| Day(SystemClock.now().day().0 - 1));
        if !store.end_post(directory.school.id, self.post, last).await? {
            bail!("there is no post {}", self.post);
        }
        Ok(())
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

fn draw() -> u128 {
    let mut bytes = [0; 16];
    SystemDice.fill(&mut bytes);
    u128::from_be_bytes(bytes)
}
