//! A school as it begins: founded from the command line, with its principal and nobody else.

use std::sync::Arc;

use anyhow::Result;

use super::{School, place};
use crate::chromium::Form;
use crate::device::Device;
use crate::tab::Tab;
use crate::world::World;

/// Who founds the school.
pub const FOUNDER: &str = "Nguyễn Thị Phương Thảo";

impl<'world> School<'world> {
    /// Founds a school of a principal alone on a new server.
    pub async fn found(world: &'world World) -> Result<Self> {
        let (data, mut server) = place(world).await?;
        server.serve_what_is_there();
        let school = Self::opened(world, data, server).await?;
        let name = "Trường Trung học cơ sở Nguyễn Thị Minh Khai";
        let create = ["school", "create", name, "--commune", "xã Tân Lập"];
        school.tool(&create).await?;
        school.add_person(FOUNDER, "principal").await?;
        Ok(school)
    }

    /// A new device of the founder, who comes in by a link of the command line.
    pub async fn founder(&self, form: Form) -> Result<(Arc<Device>, Tab)> {
        let link = self.invite(FOUNDER).await?;
        self.guest("founder", form, &link).await
    }

    /// Takes somebody in with a post, as the command line does.
    pub async fn add_person(&self, name: &str, role: &str) -> Result<()> {
        let add = ["school", "add-person", name, "--role", role];
        self.tool(&add).await.map(drop)
    }

    /// A link that the command line makes for a person.
    pub async fn invite(&self, person: &str) -> Result<String> {
        let origin = format!("http://{}", self.host);
        let link = self
            .tool(&["invite", person, "--public-url", &origin])
            .await?;
        Ok(link.trim().to_owned())
    }

    /// A new device that comes in by a link, and the tab in which it did.
    pub async fn guest(&self, name: &str, form: Form, link: &str) -> Result<(Arc<Device>, Tab)> {
        let device = self.new_device(name, form).await?;
        let tab = self.come_in(&device, link).await?;
        Ok((device, tab))
    }

    /// What a tool of the server's program says, used on this school's data.
    async fn tool(&self, words: &[&str]) -> Result<String> {
        self.server.lock().await.tool(words).await
    }
}
