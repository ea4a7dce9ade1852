//! What a story plays in: people with devices around a place that they reach by the network.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use anyhow::Result;

use crate::chromium::Form;
use crate::device::Device;
use crate::locked::locked;

/// All devices of a story.
#[derive(Debug)]
pub struct World {
    /// Where this story leaves pictures, texts and logs.
    pub evidence: PathBuf,
    devices: Mutex<Vec<Arc<Device>>>,
}

impl World {
    pub(crate) fn new(evidence: &Path) -> Self {
        Self {
            evidence: evidence.to_owned(),
            devices: Mutex::new(Vec::new()),
        }
    }

    /// A new device with an empty profile on a wire of its own to `server`, whose pages call it `host` (`name:port`).
    pub async fn device(
        &self,
        name: &str,
        form: Form,
        host: &str,
        server: SocketAddr,
    ) -> Result<Arc<Device>> {
        let device = Arc::new(Device::new(name, form, host, server).await?);
        locked(&self.devices).push(Arc::clone(&device));
        Ok(device)
    }

    /// All devices so far.
    pub fn devices(&self) -> Vec<Arc<Device>> {
        locked(&self.devices).clone()
    }
}
