//! One history: a while of work and trouble, then peace, then the claims.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use lientich_shared::ids::DocId;
use lientich_shared::log::verdict::Verdict;
use lientich_tests::dice::Dice;

use crate::device::{Device, same};
use crate::server::{Server, give_up_after};

const DRAFTERS: [&str; 4] = [
    "Nguyễn Thị Minh Hạnh",
    "Trần Quốc Tuấn",
    "Lê Thị Thanh Bình",
    "Hoàng Thị Kim Oanh",
];
const NEWCOMER: &str = "Phạm Đức Mạnh";
const TEACHER: &str = "Đặng Thuỳ Linh";
const DOC: DocId = DocId(0x5eed);
/// Things that happen before peace.
const STEPS: usize = 160;
/// Rounds in which everything must have come to everybody once nothing goes wrong any more.
const ROUNDS: usize = 12;

/// What happened in histories.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    accepted: usize,
    refused: usize,
    contested: usize,
    relayed: usize,
    deaths_at_work: usize,
}

impl Tally {
    /// Adds those of another history.
    pub fn add(&mut self, other: &Self) {
        self.accepted += other.accepted;
        self.refused += other.refused;
        self.contested += other.contested;
        self.relayed += other.relayed;
        self.deaths_at_work += other.deaths_at_work;
    }

    /// Whether everything happened at least once.
    pub fn is_varied(&self) -> bool {
        let all = [
            self.accepted,
            self.refused,
            self.contested,
            self.relayed,
            self.deaths_at_work,
        ];
        all.iter().all(|count| 0 < *count)
    }
}

/// Plays the history of these dice.
pub async fn play(dice: &mut Dice) -> Result<Tally> {
    let mut tally = Tally::default();
    let mut server = Server::found(dice.seed).await?;
    let mut devices = Vec::new();
    for name in DRAFTERS {
        devices.push(Device::join(name, DOC, &server, dice).await?);
    }
    let mut teacher = Device::join(TEACHER, DOC, &server, dice).await?;
    devices[0].begin(server.now())?;
    for _ in 0..STEPS {
        something_happens(&mut server, &mut devices, dice, &mut tally).await?;
        if dice.below(10) == 0 {
            quiet_sync(&server, &mut teacher).await?;
        }
    }
    // Also forgets how often each device has asked.
    server.die_and_start().await?;
    peace(&server, &mut devices).await?;
    devices.push(Device::join(NEWCOMER, DOC, &server, dice).await?);
    peace(&server, &mut devices).await?;
    quiet_sync(&server, &mut teacher).await?;
    claims(&devices, &teacher)?;
    let doc = &devices[0].doc;
    let verdicts = doc.ids().into_iter().filter_map(|id| doc.verdict(id));
    let (accepted, refused): (Vec<_>, Vec<_>) =
        verdicts.partition(|verdict| *verdict == Verdict::Accepted);
    tally.accepted = accepted.len();
    tally.refused = refused.len();
    tally.contested = doc.contested().len();
    Ok(tally)
}

async fn something_happens(
    server: &mut Server,
    devices: &mut [Device],
    dice: &mut Dice,
    tally: &mut Tally,
) -> Result<()> {
    let n = dice.below(devices.len());
    match dice.below(20) {
        0..12 => devices[n].act(server.now(), dice),
        12..14 => quiet_sync(server, &mut devices[n]).await,
        14..18 => troubled_sync(server, &mut devices[n], dice, tally).await,
        18 => devices[n].restart(dice),
        _ => {
            let (one, others) = devices.split_at_mut(1);
            let taken = others[dice.below(others.len())].take_from(&mut one[0])?;
            tally.relayed += taken;
            Ok(())
        }
    }
}

/// A round trip in which nothing goes wrong.
async fn quiet_sync(server: &Server, device: &mut Device) -> Result<()> {
    loop {
        let request = device.request();
        let Some(answer) = server.sync(&device.cookie, &request).await? else {
            return Ok(());
        };
        if !device.hear(&request, answer)? {
            return Ok(());
        }
    }
}

async fn troubled_sync(
    server: &mut Server,
    device: &mut Device,
    dice: &mut Dice,
    tally: &mut Tally,
) -> Result<()> {
    let request = device.request();
    match dice.below(4) {
        // The request never arrives.
        0 => Ok(()),
        // The answer never arrives.
        1 => server.sync(&device.cookie, &request).await.map(|_| ()),
        // The request arrives twice, and both answers too.
        2 => {
            for _ in 0..2 {
                if let Some(answer) = server.sync(&device.cookie, &request).await? {
                    device.hear(&request, answer)?;
                }
            }
            Ok(())
        }
        // The server dies somewhere in the middle.
        _ => {
            let answer = give_up_after(dice.below(30), server.sync(&device.cookie, &request)).await;
            match answer.transpose()? {
                Some(Some(answer)) => device.hear(&request, answer).map(|_| ())?,
                Some(None) => {}
                None => tally.deaths_at_work += 1,
            }
            server.die_and_start().await
        }
    }
}

async fn peace(server: &Server, devices: &mut [Device]) -> Result<()> {
    for _ in 0..ROUNDS {
        for device in devices.iter_mut() {
            quiet_sync(server, device).await?;
        }
    }
    let head = devices
        .iter()
        .map(Device::position)
        .max()
        .unwrap_or_default();
    for device in devices {
        ensure!(
            device.outbox.is_empty(),
            "{} still has batches without a verdict",
            device.name
        );
        ensure!(
            device.position() == head,
            "{} has read {} of {head}",
            device.name,
            device.position()
        );
    }
    Ok(())
}

fn claims(devices: &[Device], teacher: &Device) -> Result<()> {
    let newcomer = devices.last().context("the newcomer")?;
    for device in devices {
        same(&device.doc, &newcomer.doc)
            .with_context(|| format!("{} and the server", device.name))?;
    }
    let mut told = BTreeMap::new();
    for device in devices {
        for (id, (position, verdict)) in &device.told {
            let now = newcomer.doc.verdict(*id);
            let then = verdict.map_or(Verdict::Accepted, Verdict::Refused);
            ensure!(
                now == Some(then),
                "{} was told {then:?} of {id}, the log says {now:?}",
                device.name
            );
            let first = told.insert(*id, *position);
            ensure!(
                first.is_none_or(|first| first == *position),
                "{id} stands at two positions"
            );
        }
    }
    ensure!(
        teacher.doc.heads().is_empty() && teacher.position() == 0,
        "a teacher received a draft"
    );
    Ok(())
}
