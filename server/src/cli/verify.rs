//! `lientich verify`: who signed a saved Edition, or precisely what in it does not hold. Needs
//! neither the data directory nor a connection.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use lientich_shared::log::change::Side;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::plan::edition::{self, Edition, Fault, Signed};

use crate::crypto::{self, from_hex, hex};
use crate::data;

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// A saved Edition (`lientich export PLAN --edition N`); - for standard input.
    file: PathBuf,
    /// Public key of the school's server, as hexadecimal text. Without it, whoever made the file
    /// may have made the server too: compare the fingerprint that is printed.
    #[arg(long, value_name = "HEX", value_parser = read_key)]
    server_key: Option<Key>,
}

/// A public key as an argument.
#[derive(Debug, Clone)]
struct Key(Vec<u8>);

fn read_key(text: &str) -> Result<Key, String> {
    let bytes = from_hex(text).filter(|bytes| crypto::is_public_key(bytes));
    bytes.map(Key).ok_or_else(|| "no public key".to_owned())
}

impl Verify {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let bytes = data::read_input(&self.file)?;
        if Content::from_bytes(&bytes).is_ok() {
            bail!("nobody signed this Edition: the principal issued it alone");
        }
        let edition = Edition::from_bytes(&bytes).context("this is no saved Edition")?;
        let server = self.server_key.as_ref().map(|key| key.0.as_slice());
        let faults = edition::verify(&edition, server, |proof| {
            crypto::verify(&proof.key, &proof.bytes, &proof.signature)
        });
        print!("{}", story(&edition, &faults));
        if faults.is_empty() {
            return Ok(());
        }
        let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
        bail!("this Edition does not hold: {}", faults.join("; "))
    }
}

fn story(edition: &Edition, faults: &[Fault]) -> String {
    let body = &edition.body;
    let mut lines = vec![
        format!("plan       {}, edition {}", body.doc, body.number),
        format!("content    {}", hex(&content::hash(&body.content).0)),
        format!("server     {}", hex(&crypto::hash(&body.server_key).0)),
        format!("registered {}", when(body.registered)),
    ];
    for (index, signed) in body.signatures.iter().enumerate() {
        let is_broken = faults.contains(&Fault::BrokenSignature(index))
            || faults.contains(&Fault::BrokenCertificate(index));
        let mark = if is_broken { "BROKEN" } else { "holds" };
        lines.push(format!("signature  {}: {mark}", signature(signed)));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn signature(signed: &Signed) -> String {
    let side = match signed.side() {
        Some(Side::Bgh) => "BGH",
        Some(Side::Bch) => "BCH",
        _ => "?",
    };
    let capacity = signed
        .capacity()
        .map_or("?", lientich_shared::log::sign_off::Capacity::printed);
    format!(
        "{side}, {} ({capacity}{}{}), {}",
        signed.name,
        if capacity.is_empty() { "" } else { " " },
        signed.position,
        when(signed.at)
    )
}

fn when(at: lientich_shared::time::Timestamp) -> String {
    let (hour, minute) = at.clock();
    format!("{} {hour:02}:{minute:02}", at.day())
}
