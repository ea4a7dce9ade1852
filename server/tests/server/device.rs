//! A device: a signing key, a cookie, its own copy of one document, and what it has not yet sent.

use std::collections::BTreeSet;

use lientich_server::app::Dice as _;
use lientich_server::crypto::hex;
use lientich_shared::api::{self, Join, Me};
use lientich_shared::directory::Directory;
use lientich_shared::ids::{DocId, ReplicaId, SchoolId};
use lientich_shared::log::batch::{self, Batch, Header, NO_PREVIOUS, Signature};
use lientich_shared::log::change::{
    Act, Change, ChangeId, DocKind, Hand, Hash32, NodeId, NodeKind, Place, Side,
};
use lientich_shared::log::codec;
use lientich_shared::log::document::{Author, Document, Entry};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::sync::message::{
    BatchAnswer, DocumentNews, EditionRecord, PROTOCOL, ReadPosition, Request, Response,
    RoundRecord,
};
use lientich_shared::sync::wire;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{self, SigningKey};

use crate::school::{START, School, SeededDice};

/// A device with one document.
pub struct Device {
    pub me: Me,
    pub key: SigningKey,
    pub cookie: String,
    pub client: reqwest::Client,
    pub replica: ReplicaId,
    pub document: Document,
    pub read: ReadPosition,
    pub editions: Vec<EditionRecord>,
    pub rounds: Vec<RoundRecord>,
    /// The documents that it was ever told of.
    pub heard: BTreeSet<DocId>,
    pub directory: Option<Directory>,
    /// Sealed and not yet answered.
    pub outbox: Vec<Vec<u8>>,
    school: SchoolId,
    written: Vec<Change>,
    previous: Hash32,
    server: String,
}

impl Device {
    /// Comes in by a link. All devices of a test work on the same document.
    pub async fn join(school: &School, token: &str) -> Self {
        Self::join_at(&school.url(""), &school.dice, token).await
    }

    /// Comes in at any server.
    pub async fn join_at(origin: &str, dice: &SeededDice, token: &str) -> Self {
        let key = draw(dice);
        let client = client();
        let response = client
            .post(format!("{origin}{}", api::SESSION))
            .body(join_body(&key, token))
            .header("content-type", "application/json")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        let cookie = cookie_of(&response);
        let me: Me = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
        let mut bytes = [0; 8];
        dice.fill(&mut bytes);
        let doc = DocId(0xd0c);
        Self {
            school: me.school,
            me,
            key,
            cookie,
            client,
            replica: ReplicaId(u64::from_be_bytes(bytes)),
            document: Document::new(doc),
            read: ReadPosition::start(doc),
            editions: Vec::new(),
            rounds: Vec::new(),
            heard: BTreeSet::new(),
            directory: None,
            outbox: Vec::new(),
            written: Vec::new(),
            previous: NO_PREVIOUS,
            server: origin.to_owned(),
        }
    }

    /// The server has another address now.
    pub fn move_to(&mut self, origin: &str) {
        origin.clone_into(&mut self.server);
    }

    /// The body of a whole answer, if one comes.
    pub async fn try_post(&self, path: &str, body: Vec<u8>) -> Option<Vec<u8>> {
        let request = self
            .client
            .post(format!("{}{path}", self.server))
            .body(body);
        let response = request.header("cookie", &self.cookie).send().await.ok()?;
        let is_ok = response.status() == 200;
        let bytes = response.bytes().await.ok()?;
        is_ok.then(|| bytes.to_vec())
    }

    /// Writes an act into its own copy.
    pub fn write(&mut self, act: Act) -> ChangeId {
        let author = Author {
            person: self.me.person,
            device: self.me.device,
        };
        self.document.bind(self.replica, author);
        let (change, _) = self.document.commit(self.replica, START, act).unwrap();
        let id = change.id;
        self.written.push(change);
        id
    }

    /// Writes an act that its own copy would not take.
    pub fn write_blindly(&mut self, act: Act) -> ChangeId {
        let author = Author {
            person: self.me.person,
            device: self.me.device,
        };
        self.document.bind(self.replica, author);
        let seq = self.document.next_seq(self.replica);
        let id = ChangeId {
            replica: self.replica,
            seq,
        };
        let heads = self.document.heads().into_iter();
        let deps = heads.filter(|head| head.replica != self.replica).collect();
        let change = Change {
            id,
            deps,
            at: START,
            act,
        };
        self.document
            .apply(vec![(Entry::Known(change.clone()), Verdict::Pending)]);
        self.written.push(change);
        id
    }

    /// Goes on as another replica, as after a reload of the page. All that was written is sealed.
    pub fn begin_replica(&mut self, replica: ReplicaId) {
        assert!(self.written.is_empty(), "a batch is of one replica");
        self.replica = replica;
        self.previous = NO_PREVIOUS;
    }

    /// Works on another document from now on. All that was written is sealed.
    pub fn turn_to(&mut self, doc: DocId) {
        let mut bytes = self.replica.0.to_be_bytes();
        bytes[0] ^= 0x55;
        self.begin_replica(ReplicaId(u64::from_be_bytes(bytes)));
        self.document = Document::new(doc);
        self.read = ReadPosition::start(doc);
    }

    pub fn open_plan(&mut self) -> ChangeId {
        self.write(Act::Open {
            kind: DocKind::Plan,
        })
    }

    /// Adds a clause at the start of the document.
    pub fn add_clause(&mut self, side: Side, text: &str) -> NodeId {
        NodeId(self.write(clause(side, text)))
    }

    /// Issues what its copy holds.
    pub fn issue(&mut self) -> ChangeId {
        let content = content::hash(&Content::of(&self.document).to_bytes());
        self.write_blindly(Act::Issue { content })
    }

    /// Seals what was written into one batch.
    pub fn seal(&mut self) -> Vec<u8> {
        let changes = std::mem::take(&mut self.written);
        let header = Header {
            school: self.school,
            doc: self.document.id(),
            device: self.me.device,
            replica: self.replica,
            first: changes[0].id.seq,
        };
        let sealed = seal(&self.key, &header, self.previous, &changes);
        self.previous = batch::hash(&batch::open(&sealed).unwrap());
        self.outbox.push(sealed.clone());
        sealed
    }

    pub fn request(&self) -> Request {
        Request {
            protocol: PROTOCOL,
            school: self.school,
            directory_version: self
                .directory
                .as_ref()
                .map_or(0, |directory| directory.version),
            read: vec![self.read],
            batches: self.outbox.clone(),
        }
    }

    /// One round trip, as it stands.
    pub async fn send(&self, request: &Request) -> Response {
        let response = self.post(api::SYNC, wire::encode_request(request)).await;
        assert_eq!(response.status(), 200);
        wire::decode_response(&response.bytes().await.unwrap()).unwrap()
    }

    pub async fn post(&self, path: &str, body: impl Into<reqwest::Body>) -> reqwest::Response {
        let request = self
            .client
            .post(format!("{}{path}", self.server))
            .body(body);
        request.header("cookie", &self.cookie).send().await.unwrap()
    }

    pub async fn post_json(&self, path: &str, body: &impl serde::Serialize) -> reqwest::Response {
        let request = self.client.post(format!("{}{path}", self.server));
        let request = request
            .body(serde_json::to_vec(body).unwrap())
            .header("content-type", "application/json");
        request.header("cookie", &self.cookie).send().await.unwrap()
    }

    pub async fn get(&self, path: &str) -> reqwest::Response {
        let request = self.client.get(format!("{}{path}", self.server));
        request.header("cookie", &self.cookie).send().await.unwrap()
    }

    pub async fn delete(&self, path: &str) -> reqwest::Response {
        let request = self.client.delete(format!("{}{path}", self.server));
        request.header("cookie", &self.cookie).send().await.unwrap()
    }

    pub async fn put(&self, path: &str, body: impl Into<reqwest::Body>) -> reqwest::Response {
        let request = self.client.put(format!("{}{path}", self.server)).body(body);
        request.header("cookie", &self.cookie).send().await.unwrap()
    }

    /// Round trips until there is nothing more; what comes back is folded.
    pub async fn sync(&mut self) -> Vec<BatchAnswer> {
        if !self.written.is_empty() {
            self.seal();
        }
        let mut answers = Vec::new();
        loop {
            let response = self.send(&self.request()).await;
            self.outbox.clear();
            answers.extend(response.answers.iter().cloned());
            if response.directory.is_some() {
                self.directory = response.directory;
            }
            for order in &response.orders {
                assert_eq!(order.doc, self.document.id());
                self.heard.remove(&order.doc);
                self.document = Document::new(order.doc);
                self.read = ReadPosition::start(order.doc);
            }
            for news in &response.news {
                self.take(news);
            }
            if !response.more {
                return answers;
            }
        }
    }

    fn take(&mut self, news: &DocumentNews) {
        self.heard.insert(news.doc);
        if news.doc != self.document.id() {
            return;
        }
        for entry in &news.page {
            let batch = batch::open(&entry.batch).unwrap();
            assert!(
                self.verifies(&batch),
                "a batch in a page has a signature that verifies"
            );
            let author = Author {
                person: entry.author,
                device: batch.header.device,
            };
            self.document.bind(batch.header.replica, author);
            let verdicts = entry.verdicts.iter();
            let entries = batch
                .entries
                .into_iter()
                .zip(verdicts)
                .map(|(entry, verdict)| {
                    (entry, verdict.map_or(Verdict::Accepted, Verdict::Refused))
                });
            self.document.apply(entries.collect());
            self.read.position = entry.position + entry.verdicts.len() as u64 - 1;
        }
        self.read.epoch = news.epoch;
        self.rounds.extend(news.rounds.iter().cloned());
        self.read.round = self.rounds.last().map_or(0, |round| round.number);
        self.read.current_round = news.current_round;
        self.editions.extend(news.editions.iter().cloned());
        self.read.edition = self.editions.last().map_or(0, |edition| edition.number);
    }

    fn verifies(&self, batch: &Batch) -> bool {
        let devices = self
            .directory
            .iter()
            .flat_map(|directory| &directory.devices);
        // Who reads no draft takes what was said on the server's word.
        if devices.clone().next().is_none() {
            return true;
        }
        let mut known = devices.filter(|known| known.device == batch.header.device);
        known.any(|known| {
            lientich_server::crypto::verify(
                &known.public_key,
                &batch.signed_bytes(),
                &batch.signature,
            )
        })
    }
}

/// Seals changes as a device with this key would.
pub fn seal(key: &SigningKey, header: &Header, previous: Hash32, changes: &[Change]) -> Vec<u8> {
    let hashes: Vec<Hash32> = changes.iter().map(codec::hash).collect();
    let signed: ecdsa::Signature = key.sign(&Batch::signing_bytes(header, previous, &hashes));
    let signature: Signature = signed.to_bytes().into();
    batch::seal(header, previous, changes, &signature)
}

/// A clause at the start of the document.
pub fn clause(side: Side, text: &str) -> Act {
    Act::Create {
        kind: NodeKind::Clause,
        side,
        place: Place {
            parent: None,
            origin: None,
            hand: Hand::Right,
        },
        text: text.to_owned(),
    }
}

pub fn draw_key(school: &School) -> SigningKey {
    draw(&school.dice)
}

fn draw(dice: &SeededDice) -> SigningKey {
    let mut scalar = [0; 32];
    dice.fill(&mut scalar);
    SigningKey::from_slice(&scalar).unwrap()
}

pub fn join_body(key: &SigningKey, token: &str) -> Vec<u8> {
    let public_key = hex(key.verifying_key().to_encoded_point(false).as_bytes());
    let mut join = Join {
        token: token.to_owned(),
        public_key,
        label: "Thử".to_owned(),
        signature: String::new(),
    };
    let signature: ecdsa::Signature = key.sign(&join.signed_bytes());
    join.signature = hex(&signature.to_bytes());
    serde_json::to_vec(&join).unwrap()
}

/// The `name=value` of the cookie that a response sets.
pub fn cookie_of(response: &reqwest::Response) -> String {
    let line = response.headers()["set-cookie"].to_str().unwrap();
    line.split(';').next().unwrap().to_owned()
}

pub fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}
