//! Random acts of talk.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, Hash32};
use lientich_shared::log::talk::{
    Circle, Confirmation, Consult, Docket, Outcome, Remark, RemarkKind, Topic,
};
use lientich_shared::time::Day;

use super::{id, node, text};
use crate::dice::Dice;

/// Any act of talk, or one that asks for opinions.
pub fn act(dice: &mut Dice) -> Act {
    match dice.below(6) {
        0 => Act::OpenTalk(Topic {
            about: DocId(dice.any().into()),
            circle: dice.pick(&[
                Circle::Sides,
                Circle::Own,
                Circle::OwnWomens,
                Circle::Docket,
            ]),
        }),
        1 => Act::Remark(Box::new(remark(dice))),
        2 => Act::Answer {
            remark: id(dice),
            outcome: dice.pick(&[Outcome::Accepted, Outcome::Declined, Outcome::Noted]),
            text: text(dice) + ".",
        },
        3 => Act::Close {
            thread: id(dice),
            closed: dice.one_in(2),
        },
        4 => Act::Confirm {
            edition: Hash32([dice.byte(); 32]),
            what: confirmation(dice),
        },
        _ => Act::Consult(Box::new(Consult {
            follows: dice.one_in(2).then(|| id(dice)),
            until: Day(dice.u32().cast_signed()),
            content: text(dice) + "?",
            form: text(dice) + ".",
        })),
    }
}

fn remark(dice: &mut Dice) -> Remark {
    let (clause, proposed) = (node(dice), text(dice));
    let kinds = [
        RemarkKind::Comment,
        RemarkKind::Opinion,
        RemarkKind::Wording {
            base: Hash32([dice.byte(); 32]),
            proposed,
        },
    ];
    let kind = kinds[dice.below(kinds.len())].clone();
    let of_clause = matches!(kind, RemarkKind::Wording { .. }) || dice.one_in(2);
    Remark {
        node: of_clause.then_some(clause),
        thread: dice.one_in(2).then(|| id(dice)),
        kind,
        text: text(dice) + ".",
        mentions: (0..dice.below(3)).map(|n| PersonId(n as u128)).collect(),
        for_team: dice.one_in(2),
    }
}

fn confirmation(dice: &mut Dice) -> Confirmation {
    match dice.below(4) {
        0 => Confirmation::Read,
        3 => Confirmation::Docketed(Box::new(Docket {
            number: 1 + dice.u32() % 99_999,
            symbol: "KH-THSM".to_owned(),
            place: text(dice).split_whitespace().collect(),
            day: Day(dice.u32().cast_signed()),
        })),
        1 => Confirmation::Publicised {
            from: Day(dice.u32().cast_signed()),
            place: text(dice) + ".",
        },
        _ => Confirmation::SeenPublic,
    }
}
