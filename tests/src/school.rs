//! The fictional school of `lientich serve --demo`: its people, and the devices by which they come in.

pub mod founding;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use tempfile::TempDir;
use tokio::sync::Mutex;

use crate::chromium::Form;
use crate::device::Device;
use crate::plan_page::PlanPage;
use crate::screen::{self, Act, Place, SyncState};
use crate::server::Server;
use crate::tab::Tab;
use crate::world::World;

/// Who works there, as far as stories need them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// Hiệu trưởng.
    Principal,
    /// Phó hiệu trưởng.
    VicePrincipal,
    /// Chủ tịch Công đoàn.
    UnionChair,
    /// Uỷ viên Ban Chấp hành Công đoàn.
    UnionCommittee,
    /// Ban Nữ công.
    WomensCommittee,
    /// Ban Thanh tra nhân dân.
    Inspector,
    /// Tổ trưởng.
    TeamLeader,
    /// A teacher without another post.
    Teacher,
}

impl Person {
    /// The name by which the school knows them.
    pub fn name(self) -> &'static str {
        match self {
            Self::Principal => "Nguyễn Thị Minh Hạnh",
            Self::VicePrincipal => "Trần Quốc Tuấn",
            Self::UnionChair => "Lê Thị Thanh Bình",
            Self::UnionCommittee => "Phạm Đức Mạnh",
            Self::WomensCommittee => "Hoàng Thị Kim Oanh",
            Self::Inspector => "Vũ Văn Thắng",
            Self::TeamLeader => "Bùi Anh Dũng",
            Self::Teacher => "Đặng Thuỳ Linh",
        }
    }

    /// A short name for messages and files.
    fn post(self) -> &'static str {
        match self {
            Self::Principal => "principal",
            Self::VicePrincipal => "vice-principal",
            Self::UnionChair => "union-chair",
            Self::UnionCommittee => "union-committee",
            Self::WomensCommittee => "womens-committee",
            Self::Inspector => "inspector",
            Self::TeamLeader => "team-leader",
            Self::Teacher => "teacher",
        }
    }
}

/// The school with its server.
#[derive(Debug)]
pub struct School<'world> {
    world: &'world World,
    server: Mutex<Server>,
    host: String,
    _data: TempDir,
}

impl<'world> School<'world> {
    /// Founds the school on a new server.
    pub async fn open(world: &'world World) -> Result<Self> {
        let (data, server) = place(world).await?;
        Self::opened(world, data, server).await
    }

    /// Founds the school on a new server that serves the app of a directory.
    pub async fn open_with_app(world: &'world World, app: &Path) -> Result<Self> {
        let (data, mut server) = place(world).await?;
        server.serve_app_from(app);
        Self::opened(world, data, server).await
    }

    async fn opened(world: &'world World, data: TempDir, mut server: Server) -> Result<Self> {
        server.start().await?;
        let host = server.host();
        Ok(Self {
            world,
            server: Mutex::new(server),
            host,
            _data: data,
        })
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }

    /// A new device on which the person is signed in by their link, and the tab in which they did it.
    /// Each link works once: a second device of a person needs the server started again, which prints new links.
    pub async fn device(&self, person: Person, form: Form) -> Result<(Arc<Device>, Tab)> {
        let device = self.new_device(person.post(), form).await?;
        let tab = self.join(&device, person).await?;
        Ok((device, tab))
    }

    /// The same, with a wire that keeps from the first byte on what the server answers.
    pub async fn listened_device(&self, person: Person, form: Form) -> Result<(Arc<Device>, Tab)> {
        let device = self.new_device(person.post(), form).await?;
        device.wire.listen();
        let tab = self.join(&device, person).await?;
        Ok((device, tab))
    }

    async fn new_device(&self, name: &str, form: Form) -> Result<Arc<Device>> {
        let address = self.server.lock().await.address;
        self.world.device(name, form, &self.host, address).await
    }

    async fn join(&self, device: &Device, person: Person) -> Result<Tab> {
        let link = link(&self.server.lock().await.said()?, person)?;
        self.come_in(device, &link).await
    }

    /// The newest sign-in link of a person.
    pub async fn link(&self, person: Person) -> Result<String> {
        link(&self.server.lock().await.said()?, person)
    }

    /// Opens a sign-in link on a device and comes in.
    pub async fn come_in(&self, device: &Device, link: &str) -> Result<Tab> {
        let tab = device.open(link).await?;
        tab.press("=Vào Liên Tịch").await?;
        tab.find_with(screen::SYNC_STATE, "data-state", SyncState::Synced.value())
            .await?;
        Ok(tab)
    }

    /// Imports a text as a plan, and gives the plan's page.
    pub async fn import(&self, tab: Tab, text: &str) -> Result<PlanPage> {
        tab.press(Place::Plans.selector()).await?;
        tab.press(&Act::ImportPlan.selector()).await?;
        tab.paste_into(screen::IMPORT_SOURCE, text).await?;
        tab.press("=Đọc văn bản").await?;
        tab.find(screen::IMPORT_DRAFT).await?;
        tab.press(&Act::AcceptImport.selector()).await?;
        PlanPage::of(tab).await
    }

    /// Opens the only plan from the list of plans.
    pub async fn open_plan(&self, tab: Tab) -> Result<PlanPage> {
        tab.press(Place::Plans.selector()).await?;
        tab.press(screen::PLAN_LINK).await?;
        PlanPage::of(tab).await
    }

    /// Kills the server as a power cut does.
    pub async fn kill_server(&self) -> Result<()> {
        self.server.lock().await.kill().await
    }

    /// Starts the server again on what it has kept.
    pub async fn start_server(&self) -> Result<()> {
        self.server.lock().await.start().await
    }

    /// From the next start on, the server serves the app of this directory.
    pub async fn serve_app_from(&self, app: &Path) {
        self.server.lock().await.serve_app_from(app);
    }

    /// From the next start on, the server tells devices at addresses of this origin.
    pub async fn trust_push(&self, origin: &str) {
        self.server.lock().await.trust_push(origin);
    }

    /// The name of a plan's content as the server has it.
    pub async fn content_hash(&self, plan: &str) -> Result<String> {
        self.server.lock().await.content_hash(plan).await
    }

    /// Ends all posts of a person that are named like this, as the school's IT person does.
    pub async fn end_post(&self, person: Person, name: &str) -> Result<()> {
        let server = self.server.lock().await;
        let shown = server.tool(&["school", "show"]).await?;
        let theirs = shown
            .lines()
            .skip_while(|line| !line.ends_with(person.name()))
            .skip(1)
            .take_while(|line| line.starts_with("    "));
        let mut posts = theirs.filter(|line| line.contains(name));
        let post = posts.next().context("the person holds no such post")?;
        let id = post.split_whitespace().nth(1).context("a post has an id")?;
        server.tool(&["school", "end-post", id]).await.map(drop)
    }

    /// Takes a teacher into a team, as the school's IT person does.
    pub async fn add_teacher(&self, name: &str, team: &str) -> Result<()> {
        let server = self.server.lock().await;
        let words = [
            "school",
            "add-person",
            name,
            "--role",
            "staff",
            "--team",
            team,
        ];
        server.tool(&words).await.map(drop)
    }

    /// What `lientich verify` says of a saved Edition; an error if it does not hold.
    pub async fn verify(&self, file: &Path) -> Result<String> {
        self.server.lock().await.verify(file).await
    }

    /// The server's data directory.
    pub async fn data(&self) -> PathBuf {
        self.server.lock().await.data().to_owned()
    }
}

/// A new place for a school, and a server that has not been started.
async fn place(world: &World) -> Result<(TempDir, Server)> {
    let data = TempDir::with_prefix("lientich-school-").context("make a data directory")?;
    let log = world.evidence.join("server.log");
    let server = Server::new(data.path().to_owned(), log).await?;
    Ok((data, server))
}

/// The newest link that the server printed for the person.
fn link(said: &str, person: Person) -> Result<String> {
    said.lines()
        .rev()
        .filter(|line| line.contains(person.name()))
        .find_map(|line| line.split_whitespace().find(|word| word.contains("/join#")))
        .map(str::to_owned)
        .with_context(|| format!("the server printed no link for {}", person.name()))
}
