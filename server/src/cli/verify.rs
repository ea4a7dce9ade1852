//! `lientich verify`: who signed a saved Edition, or precisely what in it does not hold; and, apart from
//! that, under which number it was issued. Needs neither the data directory nor a connection.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use lientich_shared::log::change::Side;
use lientich_shared::plan::content::{self, Content, MalformedContent};
use lientich_shared::plan::edition::issued::{self, Entered, Issued};
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
        let (edition, entered) = read(&bytes).context("this is no saved Edition")?;
        let server = self.server_key.as_ref().map(|key| key.0.as_slice());
        let faults = edition::verify(&edition, server, |proof| {
            crypto::verify(&proof.key, &proof.bytes, &proof.signature)
        });
        print!("{}{}", story(&edition, &faults), entered.story());
        if faults.is_empty() && entered.holds() {
            return Ok(());
        }
        let faults = faults.iter().map(Fault::to_string);
        let altered = (!entered.holds()).then(|| NUMBER_ALTERED.to_owned());
        let faults: Vec<String> = faults.chain(altered).collect();
        bail!("this Edition does not hold: {}", faults.join("; "))
    }
}

const NUMBER_ALTERED: &str = "the number: it is not what the server sealed";

/// What a file says of an Edition's number, beside what was signed.
struct Numbers {
    entries: Vec<Entered>,
    is_sealed: bool,
}

impl Numbers {
    fn holds(&self) -> bool {
        self.entries.is_empty() || self.is_sealed
    }

    /// The entry that holds, then those that it corrects.
    fn story(&self) -> String {
        if self.entries.is_empty() {
            return "\nNot part of what was signed:\nnumber     not in this file\n".to_owned();
        }
        let seal = if self.is_sealed { "holds" } else { "BROKEN" };
        let head = format!("\nNot part of what was signed, the server's word ({seal}):\n");
        let labels = std::iter::once("number    ").chain(std::iter::repeat("before    "));
        let lines = labels.zip(&self.entries).map(|(label, entry)| {
            let Entered { number, day, .. } = entry;
            let place = match &*entry.place {
                "" => "no place",
                place => place,
            };
            let (by, at) = (&entry.by, when(entry.at));
            format!("{label} {number}, {place}, {day}: entered by {by}, {at}\n")
        });
        std::iter::once(head).chain(lines).collect()
    }
}

/// A saved Edition, with or without its number.
fn read(bytes: &[u8]) -> Result<(Edition, Numbers), MalformedContent> {
    let mut numbers = Numbers {
        entries: Vec::new(),
        is_sealed: false,
    };
    if !bytes.starts_with(issued::DOMAIN) {
        return Ok((Edition::from_bytes(bytes)?, numbers));
    }
    let issued = Issued::from_bytes(bytes)?;
    let (edition, is_sealed) = issued.open(crypto::verify)?;
    numbers.is_sealed = is_sealed;
    numbers.entries = issued.entries;
    Ok((edition, numbers))
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
