//! The bodies of the sync verb that the frozen files hold.

use lientich_shared::bases::{Certainty, Entry};
use lientich_shared::calendar::{Holiday, SchoolCalendar, Stretch};
use lientich_shared::directory::{DeviceCertificate, Directory, Person, Post, Role, School};
use lientich_shared::ids::PostId;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::{
    BatchAnswer, DocumentNews, EditionRecord, LogEntry, NotNow, ReadPosition, Rejection, Request,
    Response, RoundRecord, SeenBy, WipeOrder,
};
use lientich_shared::time::{Day, SchoolYear};

use super::{AT, DEVICE, DOC, OTHER, OWN, PERSON, SCHOOL, id};

/// What a device sends.
pub(super) fn request() -> Request {
    Request {
        protocol: 5,
        school: SCHOOL,
        directory_version: 300,
        read: vec![ReadPosition {
            doc: DOC,
            epoch: 1,
            position: 70_000,
            edition: 2,
            round: 4,
            current_round: 4,
        }],
        batches: vec![vec![1, 2, 3]],
    }
}

/// Written out, so that it stays as it is when the usual year changes.
fn calendar() -> SchoolCalendar {
    let days = |from, to| Stretch {
        from: Day(from),
        to: Day(to),
    };
    SchoolCalendar {
        year: SchoolYear(2026),
        first_day: Day(20_694),
        opening: Day(20_701),
        terms: [days(20_701, 20_833), days(20_836, 20_966)],
        tet: Some(days(20_852, 20_860)),
        mid_autumn: Some(Day(20_721)),
        holidays: vec![Holiday {
            days: days(20_697, 20_698),
            name: "Quốc khánh".to_owned(),
        }],
        closing: Day(20_966),
    }
}

fn basis() -> Entry {
    Entry {
        symbol: "12/2027/NĐ-CP".to_owned(),
        name: "Quy định mới".to_owned(),
        kind: "Nghị định".to_owned(),
        body: "Chính phủ".to_owned(),
        day: Some(Day(20_700)),
        from: Some(Day(20_710)),
        until: None,
        replaced_by: String::new(),
        certainty: Certainty::Medium,
        checked: Some(Day(20_720)),
    }
}

fn directory() -> Directory {
    Directory {
        version: 301,
        school: School {
            id: SCHOOL,
            name: "Trường THCS Sông Vàm".to_owned(),
            level: "THCS".to_owned(),
            commune: "Xã".to_owned(),
            superiors: vec!["UBND Xã".to_owned()],
            calendars: vec![calendar()],
            bases: vec![basis()],
        },
        people: vec![Person {
            id: PERSON,
            name: "Lê Thị Hạnh".to_owned(),
            team: "Tổ Văn".to_owned(),
        }],
        posts: vec![Post {
            id: PostId(6),
            person: PERSON,
            role: Role::WomensCommittee,
            from: Day(20_000),
            to: Some(Day(21_000)),
            appointed_by: Some(PERSON),
        }],
        devices: vec![DeviceCertificate {
            school: SCHOOL,
            device: DEVICE,
            person: PERSON,
            public_key: vec![4; 65],
            issued: AT,
            revoked: Some(AT),
            signature: vec![0x44; 64],
        }],
    }
}

/// What a device hears.
pub(super) fn response() -> Response {
    let judged = BatchAnswer::Judged {
        doc: DOC,
        first: id(OWN, 1),
        position: 70_001,
        verdicts: vec![
            None,
            Some(Refusal::NotAllowed),
            Some(Refusal::ContentMismatch),
        ],
    };
    let entry = LogEntry {
        position: 70_001,
        author: PERSON,
        received: AT,
        batch: vec![9, 9],
        verdicts: vec![None],
    };
    let edition = EditionRecord {
        number: 3,
        issuer: PERSON,
        issued: AT,
        content: vec![7],
    };
    let round = RoundRecord {
        number: 5,
        asker: PERSON,
        asked: AT,
        until: Day(20_800),
        subject: "Mục III".to_owned(),
        form: "Họp tổ".to_owned(),
        content: vec![8],
    };
    let news = DocumentNews {
        doc: DOC,
        epoch: 1,
        head: 70_003,
        page: vec![entry],
        editions: vec![edition],
        rounds: vec![round],
        current_round: 5,
        seen: vec![SeenBy {
            person: PERSON,
            position: 5,
        }],
    };
    Response {
        protocol: 5,
        server_time: AT,
        directory: Some(directory()),
        answers: vec![
            judged,
            BatchAnswer::Missing(vec![id(OTHER, 9)]),
            BatchAnswer::NotNow(NotNow::UnknownAct),
            BatchAnswer::Rejected(Rejection::NoSuchDocument),
        ],
        news: vec![news],
        orders: vec![WipeOrder {
            doc: DOC,
            at: AT,
            signature: vec![0x55; 64],
        }],
        more: true,
    }
}
