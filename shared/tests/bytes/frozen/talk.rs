//! Frozen bytes of the acts of talk, and of asking for opinions.

use lientich_shared::ids::PersonId;
use lientich_shared::log::batch::{self, Batch};
use lientich_shared::log::change::{Act, Change, Hash32, NodeId};
use lientich_shared::log::entry::Entry;
use lientich_shared::log::talk::{
    Circle, Confirmation, Consult, Docket, Outcome, Remark, RemarkKind, Topic,
};
use lientich_shared::time::Day;

use super::{AT, DOC, OTHER, OWN, PERSON, check, id};

fn said() -> Vec<Act> {
    let remark = |kind| Remark {
        node: Some(NodeId(id(OTHER, 7))),
        thread: None,
        kind,
        text: "Nên ghi rõ ngày họp".to_owned(),
        mentions: vec![PERSON, PersonId(0xbf)],
        for_team: true,
    };
    let reply = Remark {
        node: None,
        thread: Some(id(OWN, 2)),
        mentions: vec![],
        for_team: false,
        ..remark(RemarkKind::Comment)
    };
    let wording = RemarkKind::Wording {
        base: Hash32([0x7c; 32]),
        proposed: "Họp vào ngày 5 hằng tháng".to_owned(),
    };
    vec![
        Act::Remark(Box::new(remark(RemarkKind::Opinion))),
        Act::Remark(Box::new(remark(wording))),
        Act::Remark(Box::new(reply)),
    ]
}

fn talk() -> Vec<Act> {
    let circles = [Circle::Sides, Circle::Own, Circle::OwnWomens];
    let open = |circle| Act::OpenTalk(Topic { about: DOC, circle });
    let answer = |outcome| Act::Answer {
        remark: id(OWN, 4),
        outcome,
        text: "Đã ghi ở mục 3".to_owned(),
    };
    let confirm = |what| Act::Confirm {
        edition: Hash32([0x5a; 32]),
        what,
    };
    let outcomes = [Outcome::Accepted, Outcome::Declined, Outcome::Noted];
    let publicised = Confirmation::Publicised {
        from: Day(20_810),
        place: "Bảng tin nhà A".to_owned(),
    };
    let confirmations = [Confirmation::Read, publicised, Confirmation::SeenPublic];
    let close = |closed| Act::Close {
        thread: id(OWN, 4),
        closed,
    };
    let consult = Consult {
        follows: Some(id(OTHER, 8)),
        until: Day(20_800),
        content: "Chỉ tiêu ở mục III".to_owned(),
        form: "Góp ý trên hệ thống, họp tổ".to_owned(),
    };
    let mut acts: Vec<Act> = circles.map(open).to_vec();
    acts.extend(said());
    acts.extend(outcomes.map(answer));
    acts.extend([true, false].map(close));
    acts.extend(confirmations.map(confirm));
    acts.push(Act::Consult(Box::new(consult)));
    acts
}

/// The number of an Edition, which came later.
fn docketing() -> Vec<Act> {
    let circle = Circle::Docket;
    let docket = Docket {
        number: 7,
        symbol: "KH-THSM".to_owned(),
        place: "Xã Sông Mây".to_owned(),
        day: Day(20_701),
    };
    let blank = Docket {
        number: 12_345,
        place: String::new(),
        ..docket.clone()
    };
    let confirm = |docket| Act::Confirm {
        edition: Hash32([0x5a; 32]),
        what: Confirmation::Docketed(Box::new(docket)),
    };
    let open = Act::OpenTalk(Topic { about: DOC, circle });
    vec![open, confirm(docket), confirm(blank)]
}

fn talk_batch(acts: Vec<Act>) -> Batch {
    let change = |(seq, act): (u32, Act)| Change {
        id: id(OWN, seq),
        deps: vec![],
        at: AT,
        act,
    };
    super::batch((1..).zip(acts).map(change).map(Entry::Known).collect())
}

#[test]
fn the_first_acts_of_talk_still_open() {
    let read = |bytes: &[u8]| batch::open(bytes).unwrap();
    let write = |batch: &Batch| batch::withhold(batch, &[]);
    check("v3/talk.bin", &talk_batch(talk()), read, write);
    check("v4/docket.bin", &talk_batch(docketing()), read, write);
}
