//! A device without a screen: writes what stories begin with, and what happens elsewhere while they go on.

use anyhow::{Context, Result, ensure};
use lientich_server::crypto::hex;
use lientich_shared::api::{self, Join, Me};
use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::{DocId, PersonId, ReplicaId};
use lientich_shared::log::batch::{self, Batch, Header};
use lientich_shared::log::change::{
    Act, Change, ChangeId, DocKind, Field, Hand, Hash32, NodeId, NodeKind, Place, Side, Value,
};
use lientich_shared::log::document::{Author, Document, Entry};
use lientich_shared::log::duty::Duty;
use lientich_shared::log::sign_off::{Capacity, Step};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::log::{codec, edit};
use lientich_shared::plan::consultation;
use lientich_shared::plan::sign_off::{self, SignOff, Stand};
use lientich_shared::sync::message::{BatchAnswer, PROTOCOL, ReadPosition, Request, Response};
use lientich_shared::sync::wire;
use lientich_shared::time::{Day, Timestamp};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{self, SigningKey};

use crate::school::{Person, School};

/// The plan that a clerk begins.
pub const PLAN: DocId = DocId(0xd1a1);

/// The slot of the only duty of each clause.
pub const SLOT: u16 = 11;

/// The device, with one document open.
#[derive(Debug)]
pub struct Clerk {
    me: Me,
    key: SigningKey,
    cookie: String,
    origin: String,
    client: reqwest::Client,
    document: Document,
    replica: ReplicaId,
    read: ReadPosition,
    written: Vec<Change>,
    previous: Hash32,
    directory: Option<Directory>,
    now: Timestamp,
}

impl Clerk {
    /// Signed in by the person's link.
    pub async fn join(school: &School<'_>, person: Person) -> Result<Self> {
        let link = school.link(person).await?;
        let (origin, token) = link.split_once("/join#").context("a link with a token")?;
        let number = person as u8 + 1;
        let key = SigningKey::from_slice(&[number; 32]).context("a key")?;
        let mut join = Join {
            token: token.to_owned(),
            public_key: hex(key.verifying_key().to_encoded_point(false).as_bytes()),
            label: "Thử".to_owned(),
            signature: String::new(),
        };
        let signature: ecdsa::Signature = key.sign(&join.signed_bytes());
        join.signature = hex(&signature.to_bytes());
        // The server's dependencies bring reqwest without a provider; whoever was first may install one.
        let _installed = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().no_proxy().build()?;
        let request = client
            .post(format!("{origin}{}", api::SESSION))
            .header("content-type", "application/json")
            .body(serde_json::to_vec(&join)?);
        let answer = request.send().await?;
        let cookie = answer.headers().get("set-cookie").context("a cookie")?;
        let cookie = cookie.to_str()?.split(';').next().unwrap_or_default();
        let cookie = cookie.to_owned();
        let me = serde_json::from_slice(&answer.bytes().await?)?;
        Ok(Self {
            me,
            key,
            cookie,
            origin: origin.to_owned(),
            client,
            document: Document::new(PLAN),
            replica: ReplicaId(u64::from(number) << 32),
            read: ReadPosition::start(PLAN),
            written: Vec::new(),
            previous: batch::NO_PREVIOUS,
            directory: None,
            now: Timestamp(0),
        })
    }

    /// Today, by the server.
    pub fn today(&self) -> Day {
        self.now.day()
    }

    /// Somebody by their name.
    pub fn person(&self, person: Person) -> Result<PersonId> {
        let directory = self.directory()?;
        let mut people = directory.people.iter();
        let found = people.find(|known| known.name == person.name());
        found.map(|known| known.id).context("somebody of that name")
    }

    /// Who is who.
    pub fn directory(&self) -> Result<&Directory> {
        self.directory.as_ref().context("a directory")
    }

    /// Begins the plan, with a clause for each duty.
    pub fn begin_plan(&mut self, duties: Vec<(String, Duty)>) -> Result<Vec<NodeId>> {
        let kind = DocKind::Plan;
        self.write(Act::Open { kind })?;
        let mut clauses = Vec::new();
        // Each new one stands before the others.
        for (text, duty) in duties.into_iter().rev() {
            let place = Place {
                parent: None,
                origin: None,
                hand: Hand::Right,
            };
            let node = NodeId(self.write(Act::Create {
                kind: NodeKind::Clause,
                side: Side::Bgh,
                place,
                text,
            })?);
            let field = Field::DutyAt(SLOT);
            let value = Value::Duty(Box::new(duty));
            let act = edit::set(&self.document, Some(node), field, value)?;
            self.write(act)?;
            clauses.insert(0, node);
        }
        Ok(clauses)
    }

    /// Takes the plan from step to step until it may be signed.
    pub fn take_to_signing(&mut self) -> Result<()> {
        loop {
            let Stand { step, since } = SignOff::of(&self.document).stand;
            let step = match step {
                Step::Draft => {
                    let until = Day(self.today().0 + 7);
                    let ask = consultation::ask(&self.document, "Toàn văn", "Góp ý", until);
                    self.write(ask)?;
                    continue;
                }
                Step::Consulting => Step::Revised,
                Step::Revised => Step::Passed,
                Step::Passed => Step::Signing,
                _ => return Ok(()),
            };
            let follows = since;
            self.write(Act::Step { follows, step })?;
        }
    }

    /// Signs what it holds, for the side of its person's post.
    pub fn sign(&mut self) -> Result<()> {
        let directory = self.directory()?;
        let is_head = |role| matches!(role, Role::Principal | Role::UnionChair);
        let mut posts = directory.posts.iter();
        let post = posts.find(|post| post.person == self.me.person && is_head(post.role));
        let post = post.context("a post that signs")?;
        let side = match post.role {
            Role::Principal => Side::Bgh,
            _ => Side::Bch,
        };
        let capacity = Capacity::OnBehalf;
        let mut sign = sign_off::draft(&self.document, side, capacity, post.id, self.now);
        let bytes = sign.signed_bytes(self.me.school, PLAN, self.me.person);
        let signature: ecdsa::Signature = self.key.sign(&bytes);
        sign.signature = signature.to_bytes().into();
        self.write(Act::Sign(Box::new(sign))).map(drop)
    }

    /// Turns to another document, as it is at the server, or to begin it. All that was written is sent.
    pub async fn turn_to(&mut self, doc: DocId) -> Result<()> {
        self.begin(doc);
        self.sync().await
    }

    /// Turns to a document that is not yet anywhere. All that was written is sent.
    pub fn begin(&mut self, doc: DocId) {
        self.document = Document::new(doc);
        self.replica = ReplicaId(self.replica.0 + 1);
        self.previous = batch::NO_PREVIOUS;
        self.read = ReadPosition::start(doc);
    }

    /// Writes an act.
    pub fn write(&mut self, act: Act) -> Result<ChangeId> {
        let author = Author {
            person: self.me.person,
            device: self.me.device,
        };
        self.document.bind(self.replica, author);
        let (change, _) = self.document.commit(self.replica, self.now, act)?;
        let id = change.id;
        self.written.push(change);
        Ok(id)
    }

    /// Sends what was written and takes what is new.
    pub async fn sync(&mut self) -> Result<()> {
        let sent = self.seal();
        let mut request = self.request(sent.into_iter().collect());
        loop {
            let response = self.exchange(&request).await?;
            self.now = response.server_time;
            for answer in &response.answers {
                let is_taken = matches!(answer, BatchAnswer::Judged { verdicts, .. } if verdicts.iter().all(Option::is_none));
                ensure!(is_taken, "not taken: {answer:?}");
            }
            self.directory = response.directory.clone().or(self.directory.take());
            self.take(&response)?;
            if !response.more {
                return Ok(());
            }
            request = self.request(Vec::new());
        }
    }

    fn request(&self, batches: Vec<Vec<u8>>) -> Request {
        Request {
            protocol: PROTOCOL,
            school: self.me.school,
            directory_version: 0,
            read: vec![self.read],
            batches,
        }
    }

    async fn exchange(&self, request: &Request) -> Result<Response> {
        let sent = self
            .client
            .post(format!("{}{}", self.origin, api::SYNC))
            .header("cookie", &self.cookie)
            .body(wire::encode_request(request));
        let answer = sent.send().await?;
        ensure!(answer.status() == 200, "sync answers {}", answer.status());
        wire::decode_response(&answer.bytes().await?).context("an answer")
    }

    fn take(&mut self, response: &Response) -> Result<()> {
        let doc = self.document.id();
        let ours = response.news.iter().filter(|news| news.doc == doc);
        for news in ours {
            for entry in &news.page {
                let batch = batch::open(&entry.batch).context("a batch")?;
                let author = Author {
                    person: entry.author,
                    device: batch.header.device,
                };
                self.document.bind(batch.header.replica, author);
                let verdicts = entry.verdicts.iter();
                let verdicts =
                    verdicts.map(|told| told.map_or(Verdict::Accepted, Verdict::Refused));
                let entries: Vec<(Entry, Verdict)> =
                    batch.entries.into_iter().zip(verdicts).collect();
                self.document.apply(entries);
                self.read.position = entry.position + entry.verdicts.len() as u64 - 1;
            }
            self.read.epoch = news.epoch;
        }
        Ok(())
    }

    fn seal(&mut self) -> Option<Vec<u8>> {
        let changes = std::mem::take(&mut self.written);
        let header = Header {
            school: self.me.school,
            doc: self.document.id(),
            device: self.me.device,
            replica: self.replica,
            first: changes.first()?.id.seq,
        };
        let hashes: Vec<Hash32> = changes.iter().map(codec::hash).collect();
        let bytes = Batch::signing_bytes(&header, self.previous, &hashes);
        let signature: ecdsa::Signature = self.key.sign(&bytes);
        let sealed = batch::seal(
            &header,
            self.previous,
            &changes,
            &signature.to_bytes().into(),
        );
        self.previous = batch::hash(&batch::open(&sealed).ok()?);
        Some(sealed)
    }
}
