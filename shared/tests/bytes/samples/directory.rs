//! Random directories.

use lientich_shared::bases::{Certainty, Entry};
use lientich_shared::calendar::SchoolCalendar;
use lientich_shared::directory::{DeviceCertificate, Directory, Person, Post, Role, School};
use lientich_shared::ids::{DeviceId, PersonId, PostId, SchoolId};
use lientich_shared::time::{Day, SchoolYear, Timestamp};

use super::{bytes, text, time};
use crate::dice::Dice;

fn basis(dice: &mut Dice) -> Entry {
    let day = |dice: &mut Dice| dice.pick(&[None, Some(Day(20_000))]);
    Entry {
        symbol: text(dice),
        name: text(dice),
        kind: text(dice),
        body: text(dice),
        day: day(dice),
        from: day(dice),
        until: day(dice),
        replaced_by: text(dice),
        certainty: dice.pick(&[Certainty::High, Certainty::Low]),
        checked: day(dice),
    }
}

/// Any directory.
pub fn directory(dice: &mut Dice) -> Directory {
    let person = PersonId(dice.any().into());
    let school = SchoolId(dice.any().into());
    Directory {
        version: dice.any(),
        school: School {
            id: school,
            name: text(dice),
            level: text(dice),
            commune: text(dice),
            superiors: (0..dice.below(3)).map(|_| text(dice)).collect(),
            calendars: vec![SchoolCalendar::usual(SchoolYear(2024))],
            bases: vec![basis(dice)],
        },
        people: vec![Person {
            id: person,
            name: text(dice),
            team: text(dice),
        }],
        posts: vec![Post {
            id: PostId(dice.any().into()),
            person,
            role: dice.pick(&[Role::Principal, Role::RecordsOffice]),
            from: Day(dice.u32().cast_signed()),
            to: dice.pick(&[None, Some(Day(20_000))]),
            appointed_by: dice.pick(&[None, Some(person)]),
        }],
        devices: vec![DeviceCertificate {
            school,
            device: DeviceId(dice.any().into()),
            person,
            public_key: bytes(dice),
            issued: time(dice),
            revoked: dice.pick(&[None, Some(Timestamp(1))]),
            signature: bytes(dice),
        }],
    }
}
