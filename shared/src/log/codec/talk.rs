//! Shapes and rules of form of the acts of talk, and of asking for opinions.

use crate::ids::{DocId, PersonId};
use crate::log::change::{Act, Hash32, NodeId};
use crate::log::codec::codes::{confirmation_tag, remark_tag, tag};
use crate::log::codec::parts::{Part, ReadError, Sink, Source};
use crate::log::codec::shapes::{
    code, read_code, read_day, read_fixed, read_option, read_switch, read_u16, write_day,
    write_option,
};
use crate::log::codec::{DecodeError, check_text};
use crate::log::talk::{
    Circle, Confirmation, Consult, Docket, MAX_NUMBER, MAX_ON_PAPER, Outcome, Remark, RemarkKind,
    Topic,
};

/// Most people that one remark calls on.
pub const MAX_MENTIONS: usize = 64;

/// Writes the parts of an act of talk; others have none here.
pub(super) fn write(act: &Act, out: &mut dyn Sink) {
    match act {
        Act::OpenTalk(topic) => write_topic(*topic, out),
        Act::Remark(remark) => write_remark(remark, out),
        Act::Answer {
            remark,
            outcome,
            text,
        } => {
            out.id(*remark);
            code(out, *outcome);
            out.text(text);
        }
        Act::Close { thread, closed } => {
            out.id(*thread);
            out.number(Part::Code, (*closed).into());
        }
        Act::Confirm { edition, what } => {
            out.fixed(&edition.0);
            write_confirmation(what, out);
        }
        Act::Consult(consult) => write_consult(consult, out),
        _ => {}
    }
}

/// Reads the parts of the act of talk with this tag.
pub(super) fn read(tag: u16, input: &mut dyn Source) -> Result<Act, ReadError> {
    Ok(match tag {
        tag::OPEN_TALK => Act::OpenTalk(read_topic(input)?),
        tag::REMARK => Act::Remark(Box::new(read_remark(input)?)),
        tag::ANSWER => Act::Answer {
            remark: input.id()?,
            outcome: read_code(input)?,
            text: input.text()?,
        },
        tag::CLOSE => Act::Close {
            thread: input.id()?,
            closed: read_switch(input)?,
        },
        tag::CONFIRM => Act::Confirm {
            edition: Hash32(read_fixed(input)?),
            what: read_confirmation(input)?,
        },
        tag::CONSULT => Act::Consult(Box::new(read_consult(input)?)),
        _ => return Err(ReadError::Newer),
    })
}

fn write_topic(topic: Topic, out: &mut dyn Sink) {
    out.fixed(&topic.about.0.to_be_bytes());
    code(out, topic.circle);
}

fn read_topic(input: &mut dyn Source) -> Result<Topic, ReadError> {
    Ok(Topic {
        about: DocId(u128::from_be_bytes(read_fixed(input)?)),
        circle: read_code(input)?,
    })
}

fn write_remark(remark: &Remark, out: &mut dyn Sink) {
    write_option(remark.node.map(|node| node.0), out);
    write_option(remark.thread, out);
    let mut shape = |tag: u16| out.number(Part::Code, tag.into());
    match &remark.kind {
        RemarkKind::Comment => shape(remark_tag::COMMENT),
        RemarkKind::Wording { base, proposed } => {
            shape(remark_tag::WORDING);
            out.fixed(&base.0);
            out.text(proposed);
        }
        RemarkKind::Opinion => shape(remark_tag::OPINION),
    }
    out.text(&remark.text);
    out.number(Part::Count, remark.mentions.len() as u64);
    for person in &remark.mentions {
        out.fixed(&person.0.to_be_bytes());
    }
    out.number(Part::Code, remark.for_team.into());
}

fn read_remark(input: &mut dyn Source) -> Result<Remark, ReadError> {
    Ok(Remark {
        node: read_option(input)?.map(NodeId),
        thread: read_option(input)?,
        kind: read_kind(input)?,
        text: input.text()?,
        mentions: read_mentions(input)?,
        for_team: read_switch(input)?,
    })
}

fn read_kind(input: &mut dyn Source) -> Result<RemarkKind, ReadError> {
    Ok(match read_u16(input, Part::Code)? {
        remark_tag::COMMENT => RemarkKind::Comment,
        remark_tag::WORDING => RemarkKind::Wording {
            base: Hash32(read_fixed(input)?),
            proposed: input.text()?,
        },
        remark_tag::OPINION => RemarkKind::Opinion,
        _ => return Err(ReadError::Newer),
    })
}

fn read_mentions(input: &mut dyn Source) -> Result<Vec<PersonId>, DecodeError> {
    let count = input.number(Part::Count)?;
    if (MAX_MENTIONS as u64) < count {
        return Err(DecodeError::Bound("mentions"));
    }
    let mut person = || read_fixed(input).map(|bytes| PersonId(u128::from_be_bytes(bytes)));
    (0..count).map(|_| person()).collect()
}

fn write_confirmation(what: &Confirmation, out: &mut dyn Sink) {
    let mut shape = |tag: u16| out.number(Part::Code, tag.into());
    match what {
        Confirmation::Read => shape(confirmation_tag::READ),
        Confirmation::Publicised { from, place } => {
            shape(confirmation_tag::PUBLICISED);
            write_day(*from, out);
            out.text(place);
        }
        Confirmation::SeenPublic => shape(confirmation_tag::SEEN_PUBLIC),
        Confirmation::Docketed(docket) => {
            shape(confirmation_tag::DOCKETED);
            out.number(Part::Number, docket.number.into());
            out.text(&docket.symbol);
            out.text(&docket.place);
            write_day(docket.day, out);
        }
    }
}

fn read_confirmation(input: &mut dyn Source) -> Result<Confirmation, ReadError> {
    Ok(match read_u16(input, Part::Code)? {
        confirmation_tag::READ => Confirmation::Read,
        confirmation_tag::PUBLICISED => Confirmation::Publicised {
            from: read_day(input)?,
            place: input.text()?,
        },
        confirmation_tag::SEEN_PUBLIC => Confirmation::SeenPublic,
        confirmation_tag::DOCKETED => Confirmation::Docketed(Box::new(Docket {
            number: read_number(input)?,
            symbol: input.text()?,
            place: input.text()?,
            day: read_day(input)?,
        })),
        _ => return Err(ReadError::Newer),
    })
}

fn read_number(input: &mut dyn Source) -> Result<u32, DecodeError> {
    let number = input.number(Part::Number)?;
    u32::try_from(number).map_err(|_| DecodeError::Bound("number"))
}

fn write_consult(consult: &Consult, out: &mut dyn Sink) {
    write_option(consult.follows, out);
    write_day(consult.until, out);
    out.text(&consult.content);
    out.text(&consult.form);
}

fn read_consult(input: &mut dyn Source) -> Result<Consult, ReadError> {
    Ok(Consult {
        follows: read_option(input)?,
        until: read_day(input)?,
        content: input.text()?,
        form: input.text()?,
    })
}

/// The rules of form of these acts.
pub(super) fn check(act: &Act) -> Result<(), DecodeError> {
    match act {
        // Progress is begun by an act of its own, which names whose it is.
        Act::OpenTalk(topic) if topic.circle == Circle::Work => {
            Err(DecodeError::Malformed("circle"))
        }
        Act::Remark(remark) => check_remark(remark),
        // Whoever is not followed is owed the reason.
        Act::Answer {
            outcome: Outcome::Declined,
            text,
            ..
        } => check_words(text),
        Act::Answer { text, .. } => check_text(text),
        Act::Confirm {
            what: Confirmation::Publicised { place, .. },
            ..
        } => check_words(place),
        Act::Confirm {
            what: Confirmation::Docketed(docket),
            ..
        } => check_docket(docket),
        Act::Consult(consult) => {
            check_words(&consult.content)?;
            check_words(&consult.form)
        }
        _ => Ok(()),
    }
}

fn check_remark(remark: &Remark) -> Result<(), DecodeError> {
    if MAX_MENTIONS < remark.mentions.len() {
        return Err(DecodeError::Bound("mentions"));
    }
    if !remark.mentions.is_sorted_by(|one, next| one < next) {
        return Err(DecodeError::Malformed("mentions"));
    }
    match &remark.kind {
        RemarkKind::Wording { .. } if remark.node.is_none() => {
            Err(DecodeError::Malformed("wording of no clause"))
        }
        RemarkKind::Wording { proposed, .. } => {
            check_text(proposed)?;
            check_text(&remark.text)
        }
        RemarkKind::Comment | RemarkKind::Opinion => check_words(&remark.text),
    }
}

/// One line of a letterhead: no text of any length, nothing that a printer would not show.
fn check_docket(docket: &Docket) -> Result<(), DecodeError> {
    let Docket {
        number,
        symbol,
        place,
        ..
    } = docket;
    if *number == 0 || MAX_NUMBER < *number {
        return Err(DecodeError::Bound("number"));
    }
    if MAX_ON_PAPER < symbol.len().max(place.len()) {
        return Err(DecodeError::Bound("symbol or place"));
    }
    let is_bare = place.trim() == place && !place.chars().any(char::is_control);
    if !is_bare || symbol.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(DecodeError::Malformed("symbol or place"));
    }
    check_words(symbol)?;
    check_text(place)
}

/// Text with something in it.
fn check_words(text: &str) -> Result<(), DecodeError> {
    if text.trim().is_empty() {
        return Err(DecodeError::Malformed("empty text"));
    }
    check_text(text)
}
