//! A device that writes: seals changes and sends them, one round trip each.

use anyhow::{Context as _, Result, bail};
use lientich_shared::ids::{DeviceId, DocId, ReplicaId, SchoolId};
use lientich_shared::log::batch::{self, Batch, Header, NO_PREVIOUS};
use lientich_shared::log::change::{
    Act, Change, ChangeId, DocKind, Hand, Hash32, NodeKind, Place, Side,
};
use lientich_shared::log::codec;
use lientich_shared::sync::message::{BatchAnswer, PROTOCOL, ReadPosition, Request};
use lientich_shared::sync::wire;
use lientich_shared::time::Timestamp;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};

use crate::program::Program;
use crate::seed::School;

/// About as long as a clause of a real plan.
const TEXT: &str = "Ban giám hiệu phối hợp với Công đoàn tổ chức hội nghị đầu năm, lấy ý kiến \
                    của các tổ về chỉ tiêu và trả lời từng ý kiến trước khi hội nghị bắt đầu.";

/// A writing device with one plan of its own.
pub struct Writer {
    client: reqwest::Client,
    url: String,
    cookie: String,
    school: SchoolId,
    device: DeviceId,
    key: SigningKey,
    replica: ReplicaId,
    doc: DocId,
    next: u32,
    previous: Hash32,
    /// Version of the directory it was sent, which no device asks for twice.
    directory: u64,
}

impl Writer {
    /// The n-th drafter of a school.
    pub fn new(program: &Program, school: &School, number: usize) -> Result<Self> {
        let drafter = school.drafters.get(number).context("no such drafter")?;
        Ok(Self {
            client: reqwest::Client::builder().no_proxy().build()?,
            url: format!("http://{}{}", program.address, lientich_shared::api::SYNC),
            cookie: drafter.cookie.clone(),
            school: school.id,
            device: drafter.device,
            key: drafter.key.clone(),
            // Ids of a device are random: so are those taken from it.
            replica: ReplicaId(u64::try_from(drafter.device.0 >> 64)?),
            doc: DocId(drafter.device.0 ^ 1),
            next: 1,
            previous: NO_PREVIOUS,
            directory: 0,
        })
    }

    /// Begins the plan with so many clauses.
    pub async fn open_plan(&mut self, clauses: usize) -> Result<()> {
        let mut acts = vec![Act::Open {
            kind: DocKind::Plan,
        }];
        acts.extend((0..clauses).map(|_| clause()));
        self.send(acts).await?;
        Ok(())
    }

    /// Adds a clause; answers its position.
    pub async fn add_clause(&mut self) -> Result<u64> {
        self.send(vec![clause()]).await
    }

    async fn send(&mut self, acts: Vec<Act>) -> Result<u64> {
        let read = ReadPosition {
            epoch: 1,
            position: u64::MAX,
            ..ReadPosition::start(self.doc)
        };
        let request = Request {
            protocol: PROTOCOL,
            school: self.school,
            directory_version: self.directory,
            read: vec![read],
            batches: vec![self.seal(acts)],
        };
        let post = self.client.post(&self.url).header("cookie", &self.cookie);
        let response = post.body(wire::encode_request(&request)).send().await?;
        let body = response.error_for_status()?.bytes().await?;
        let answer = wire::decode_response(&body).context("read the answer")?;
        self.directory = answer.directory.map_or(self.directory, |new| new.version);
        match &answer.answers[..] {
            [
                BatchAnswer::Judged {
                    position, verdicts, ..
                },
            ] if verdicts.iter().all(Option::is_none) => Ok(position + verdicts.len() as u64 - 1),
            other => bail!("not accepted: {other:?}"),
        }
    }

    fn seal(&mut self, acts: Vec<Act>) -> Vec<u8> {
        let header = Header {
            school: self.school,
            doc: self.doc,
            device: self.device,
            replica: self.replica,
            first: self.next,
        };
        let changes: Vec<Change> = acts.into_iter().map(|act| self.change(act)).collect();
        let hashes: Vec<Hash32> = changes.iter().map(codec::hash).collect();
        let signed = Batch::signing_bytes(&header, self.previous, &hashes);
        let signature: Signature = self.key.sign(&signed);
        let sealed = batch::seal(
            &header,
            self.previous,
            &changes,
            &signature.to_bytes().into(),
        );
        // A batch is linked to the next one by the hash of what was signed.
        self.previous = lientich_server::crypto::hash(&signed);
        sealed
    }

    fn change(&mut self, act: Act) -> Change {
        let id = ChangeId {
            replica: self.replica,
            seq: self.next,
        };
        self.next += 1;
        Change {
            id,
            deps: Vec::new(),
            at: Timestamp(1_789_437_600_000),
            act,
        }
    }
}

fn clause() -> Act {
    Act::Create {
        kind: NodeKind::Clause,
        side: Side::Joint,
        place: Place {
            parent: None,
            origin: None,
            hand: Hand::Right,
        },
        text: TEXT.to_owned(),
    }
}
