//! A device as the log knows it: a document, what is not yet judged, and how far it has read.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use lientich_shared::api::Me;
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::batch::{self, Batch, Header};
use lientich_shared::log::change::{Act, Change, ChangeId, DocKind, Hash32};
use lientich_shared::log::document::{Author, CommitError, Document, Entry};
use lientich_shared::log::verdict::{Refusal, Verdict};
use lientich_shared::log::{fingerprint, snapshot};
use lientich_shared::sync::message::{
    BatchAnswer, DocumentNews, PROTOCOL, ReadPosition, Request, Response,
};
use lientich_shared::time::Timestamp;
use lientich_tests::dice::Dice;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};

use crate::acts;
use crate::server::Server;

/// A device of a person.
pub struct Device {
    /// Whose it is.
    pub name: &'static str,
    /// Its cookie.
    pub cookie: String,
    /// The document as it knows it.
    pub doc: Document,
    /// Batches without a verdict, its own and relayed ones, in the order in which they came.
    pub outbox: Vec<Sealed>,
    /// Every verdict that it was told, with the position of the first change of its batch.
    pub told: BTreeMap<ChangeId, (u64, Option<Refusal>)>,
    me: Me,
    key: SigningKey,
    replica: ReplicaId,
    previous: Hash32,
    unsealed: Vec<Change>,
    own: Vec<ChangeId>,
    read: Option<ReadPosition>,
    directory: u64,
}

/// A batch on its way.
#[derive(Debug, Clone)]
pub struct Sealed {
    first: ChangeId,
    author: Author,
    bytes: Vec<u8>,
}

impl Sealed {
    /// Puts its changes into a document, as not yet judged.
    fn enter(&self, doc: &mut Document) -> Result<()> {
        let batch = batch::open(&self.bytes).context("a sealed batch")?;
        doc.bind(batch.header.replica, self.author);
        let entries = batch
            .entries
            .into_iter()
            .map(|entry| (entry, Verdict::Pending));
        doc.apply(entries.collect());
        Ok(())
    }
}

impl Device {
    /// A new device, signed in by the person's link.
    pub async fn join(
        name: &'static str,
        doc: DocId,
        server: &Server,
        dice: &mut Dice,
    ) -> Result<Self> {
        let key = key(dice)?;
        let (me, cookie) = server.join(name, &key).await?;
        let mut device = Self {
            name,
            cookie,
            doc: Document::new(doc),
            outbox: Vec::new(),
            told: BTreeMap::new(),
            me,
            key,
            replica: ReplicaId(0),
            previous: batch::NO_PREVIOUS,
            unsealed: Vec::new(),
            own: Vec::new(),
            read: None,
            directory: 0,
        };
        device.restart(dice)?;
        Ok(device)
    }

    /// The page is loaded anew: a new replica, the same words, from a snapshot and the outbox.
    pub fn restart(&mut self, dice: &mut Dice) -> Result<()> {
        self.seal();
        let mut copy = snapshot::load(&snapshot::save(&self.doc))?;
        // What waits for others is in no snapshot; it is in the outbox of whoever took it in.
        for sealed in &self.outbox {
            sealed.enter(&mut copy)?;
        }
        same(&copy, &self.doc).with_context(|| format!("{}: what was stored", self.name))?;
        self.doc = copy;
        self.replica = ReplicaId(random(dice));
        self.previous = batch::NO_PREVIOUS;
        self.doc.bind(self.replica, self.author());
        Ok(())
    }

    /// Begins the document.
    pub fn begin(&mut self, now: Timestamp) -> Result<()> {
        self.write(
            now,
            Act::Open {
                kind: DocKind::Plan,
            },
        )
    }

    /// Does something, if the document is here and the dice find something to do.
    pub fn act(&mut self, now: Timestamp, dice: &mut Dice) -> Result<()> {
        if self.doc.heads().is_empty() {
            return Ok(());
        }
        match acts::some_act(&self.doc, &self.own, dice) {
            Some(act) => self.write(now, act),
            None => Ok(()),
        }
    }

    fn write(&mut self, now: Timestamp, act: Act) -> Result<()> {
        match self.doc.commit(self.replica, now, act) {
            Ok((change, _)) => {
                self.own.push(change.id);
                self.unsealed.push(change);
                Ok(())
            }
            // What the act stands on was refused meanwhile; a screen would not offer it.
            Err(CommitError::RestsOnVoid) => Ok(()),
            Err(error) => bail!("{}: {error}", self.name),
        }
    }

    fn author(&self) -> Author {
        Author {
            person: self.me.person,
            device: self.me.device,
        }
    }

    fn seal(&mut self) {
        let Some(first) = self.unsealed.first().map(|change| change.id) else {
            return;
        };
        let header = Header {
            school: self.me.school,
            doc: self.doc.id(),
            device: self.me.device,
            replica: self.replica,
            first: first.seq,
        };
        let hashes: Vec<_> = self
            .unsealed
            .iter()
            .map(lientich_shared::log::codec::hash)
            .collect();
        let signed = Batch::signing_bytes(&header, self.previous, &hashes);
        let signature: Signature = self.key.sign(&signed);
        let bytes = batch::seal(
            &header,
            self.previous,
            &self.unsealed,
            &signature.to_bytes().into(),
        );
        self.previous = lientich_shared::log::hash::sha256(&signed);
        self.unsealed.clear();
        self.outbox.push(Sealed {
            first,
            author: self.author(),
            bytes,
        });
    }

    /// What it would send now.
    pub fn request(&mut self) -> Request {
        self.seal();
        Request {
            protocol: PROTOCOL,
            school: self.me.school,
            directory_version: self.directory,
            read: self.read.into_iter().collect(),
            batches: self
                .outbox
                .iter()
                .map(|sealed| sealed.bytes.clone())
                .collect(),
        }
    }

    /// Hears an answer to what it sent. Tells whether there is more to come.
    pub fn hear(&mut self, sent: &Request, answer: Response) -> Result<bool> {
        ensure!(
            answer.answers.len() == sent.batches.len(),
            "{}: an answer for each batch",
            self.name
        );
        if let Some(directory) = answer.directory {
            self.directory = directory.version;
        }
        for told in answer.answers {
            self.hear_verdicts(told)?;
        }
        for news in answer.news {
            if news.doc == self.doc.id() {
                self.read_page(news)?;
            }
        }
        Ok(answer.more)
    }

    fn hear_verdicts(&mut self, told: BatchAnswer) -> Result<()> {
        let (first, position, verdicts) = match told {
            BatchAnswer::Judged {
                first,
                position,
                verdicts,
                ..
            } => (first, position, verdicts),
            // What it lacks is on its way behind a batch that was itself put off.
            BatchAnswer::Missing(_) | BatchAnswer::NotNow(_) => return Ok(()),
            BatchAnswer::Rejected(why) => bail!("{}: a batch was rejected: {why:?}", self.name),
        };
        let ids = (first.seq..).map(|seq| ChangeId {
            replica: first.replica,
            seq,
        });
        let judged: Vec<_> = ids.zip(verdicts).collect();
        for &(id, verdict) in &judged {
            let before = self.told.insert(id, (position, verdict));
            ensure!(
                before.is_none_or(|before| before == (position, verdict)),
                "{}: {id} was told {before:?}, now {verdict:?} at {position}",
                self.name
            );
        }
        let judged: Vec<_> = judged
            .into_iter()
            .map(|(id, verdict)| (id, as_verdict(verdict)))
            .collect();
        self.doc.judge(&judged);
        self.outbox.retain(|sealed| sealed.first != first);
        Ok(())
    }

    fn read_page(&mut self, news: DocumentNews) -> Result<()> {
        let mut position = self.read.map_or(0, |read| read.position);
        for logged in news.page {
            // A page may come again when an answer comes twice.
            ensure!(
                logged.position <= position + 1,
                "{}: a gap in the log",
                self.name
            );
            position = position.max(logged.position - 1 + logged.verdicts.len() as u64);
            let batch = batch::open(&logged.batch).context("a batch of the log")?;
            self.doc.bind(
                batch.header.replica,
                Author {
                    person: logged.author,
                    device: batch.header.device,
                },
            );
            let first = batch.entries.first().map(Entry::id);
            let verdicts = logged.verdicts.iter().copied().map(as_verdict);
            let entries = batch.entries.into_iter().zip(verdicts);
            self.doc.apply(entries.collect());
            self.outbox.retain(|sealed| Some(sealed.first) != first);
        }
        self.read = Some(ReadPosition {
            epoch: news.epoch,
            position,
            ..ReadPosition::start(news.doc)
        });
        Ok(())
    }

    /// Takes all unjudged batches of another device, as from a memory stick. Tells how many were new.
    pub fn take_from(&mut self, other: &mut Self) -> Result<usize> {
        self.seal();
        other.seal();
        let before = self.outbox.len();
        for sealed in other.outbox.clone() {
            if self.told.contains_key(&sealed.first)
                || self.outbox.iter().any(|known| known.first == sealed.first)
            {
                continue;
            }
            sealed.enter(&mut self.doc)?;
            self.outbox.push(sealed);
        }
        Ok(self.outbox.len() - before)
    }

    /// How far it has read.
    pub fn position(&self) -> u64 {
        self.read.map_or(0, |read| read.position)
    }
}

/// Fails with the first fact in which two copies differ.
pub fn same(one: &Document, other: &Document) -> Result<()> {
    let (one, other) = (fingerprint::describe(one), fingerprint::describe(other));
    let mut pairs = one.lines().zip(other.lines());
    match pairs.find(|(one, other)| one != other) {
        Some((one, other)) => bail!("{one}\nis not\n{other}"),
        None if one.len() != other.len() => bail!("one copy has more facts than the other"),
        None => Ok(()),
    }
}

fn as_verdict(told: Option<Refusal>) -> Verdict {
    told.map_or(Verdict::Accepted, Verdict::Refused)
}

fn random(dice: &mut Dice) -> u64 {
    (0..8).fold(0, |number, _| number << 8 | dice.below(256) as u64)
}

fn key(dice: &mut Dice) -> Result<SigningKey> {
    let secret: Vec<u8> = (0..32)
        .map(|_| u8::try_from(dice.below(256)).unwrap_or_default())
        .collect();
    SigningKey::from_slice(&secret).context("a key from the dice")
}
