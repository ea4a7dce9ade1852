//! The objects of a PDF by their numbers. The file's own tables of places are not used: they may lie or be
//! broken, and a file that is read once may as well be looked through.

use std::cell::Cell;
use std::collections::HashMap;

use super::filter;
use super::object::{Dict, Lexer, Object};
use crate::import::refusal::Refusal;

/// Objects that are kept track of. A plan of forty pages has two thousand.
const MOST_OBJECTS: usize = 200_000;
/// All streams that are read, unpacked. A page of text has 20 KB.
const MOST_UNPACKED: usize = 48 * 1024 * 1024;
/// References that refer to references.
const MOST_STEPS: usize = 16;
/// Compressed groups of objects.
const MOST_GROUPS: usize = 10_000;

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// In the file.
    At(usize),
    /// In a group, at this byte.
    In(usize, usize),
}

/// A file.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    places: HashMap<u32, Place>,
    groups: Vec<Vec<u8>>,
    left: Cell<usize>,
}

/// A stream: what is said of it, and its packed bytes.
pub(super) struct Stream<'a> {
    /// What is said of it.
    pub dict: Dict,
    packed: &'a [u8],
}

impl<'a> File<'a> {
    /// Looks through a file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if is_encrypted(bytes) {
            return Err(Refusal::Encrypted);
        }
        let found = objects(bytes)?;
        let mut file = Self {
            bytes,
            places: found.iter().map(|(id, at)| (*id, Place::At(*at))).collect(),
            groups: Vec::new(),
            left: Cell::new(MOST_UNPACKED),
        };
        file.add_groups(&found)?;
        Ok(file)
    }

    /// The object that is meant: references are followed, a few steps far.
    pub fn resolve(&self, object: &Object) -> Object {
        let mut object = object.clone();
        for _ in 0..MOST_STEPS {
            let Object::Ref(id) = object else {
                return object;
            };
            object = self.object(id).unwrap_or(Object::Null);
        }
        Object::Null
    }

    /// What a dictionary says under a name.
    pub fn get(&self, dict: &Dict, name: &str) -> Object {
        dict.get(name)
            .map_or(Object::Null, |object| self.resolve(object))
    }

    /// A dictionary that a dictionary names; a stream's own counts too.
    pub fn dict(&self, dict: &Dict, name: &str) -> Option<Dict> {
        match self.get(dict, name) {
            Object::Dict(found) => Some(found),
            _ => None,
        }
    }

    /// A number that a dictionary names.
    pub fn number(&self, dict: &Dict, name: &str) -> Option<f64> {
        match self.get(dict, name) {
            Object::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A name that a dictionary names.
    pub fn name(&self, dict: &Dict, name: &str) -> Option<String> {
        match self.get(dict, name) {
            Object::Name(found) => Some(found),
            _ => None,
        }
    }

    /// The stream that an object refers to.
    pub fn stream(&self, object: &Object) -> Option<Stream<'a>> {
        let Object::Ref(id) = object else {
            return None;
        };
        let mut id = *id;
        for _ in 0..MOST_STEPS {
            let Place::At(at) = self.places.get(&id)? else {
                return None;
            };
            match stream_at(self.bytes, *at) {
                Some((dict, begin)) => return Some(self.cut(dict, begin)),
                None => match self.object(id)? {
                    Object::Ref(next) => id = next,
                    _ => return None,
                },
            }
        }
        None
    }

    /// The bytes of a stream, unpacked.
    pub fn unpack(&self, stream: &Stream<'_>) -> Result<Vec<u8>, Refusal> {
        let filters = self.filters(&stream.dict);
        let unpacked = filter::unpack(stream.packed, &filters, self.left.get())?;
        self.left
            .set(self.left.get() - unpacked.len().min(self.left.get()));
        Ok(unpacked)
    }

    /// The catalogue of the file.
    pub fn root(&self) -> Option<Dict> {
        let named = places_of(self.bytes, b"/Root");
        let roots = named.rev().take(64).filter_map(|at| {
            let found = Lexer::new(self.bytes, at + 5).object()?;
            match self.resolve(&found) {
                Object::Dict(dict) if dict.contains_key("Pages") => Some(dict),
                _ => None,
            }
        });
        let mut roots = roots;
        roots.next().or_else(|| self.any_catalogue())
    }

    fn any_catalogue(&self) -> Option<Dict> {
        let mut ids: Vec<&u32> = self.places.keys().collect();
        ids.sort_unstable();
        ids.into_iter().find_map(|id| match self.object(*id) {
            Some(Object::Dict(dict)) if self.name(&dict, "Type").as_deref() == Some("Catalog") => {
                Some(dict)
            }
            _ => None,
        })
    }

    fn object(&self, id: u32) -> Option<Object> {
        match self.places.get(&id)? {
            Place::At(at) => Lexer::new(self.bytes, *at).object(),
            Place::In(group, at) => Lexer::new(self.groups.get(*group)?, *at).object(),
        }
    }

    /// Objects in compressed groups. What stands later in the file counts.
    fn add_groups(&mut self, found: &[(u32, usize)]) -> Result<(), Refusal> {
        let begins: HashMap<u32, usize> = found.iter().copied().collect();
        let mut starts: Vec<usize> = found.iter().map(|(_, at)| *at).collect();
        starts.sort_unstable();
        let named: Vec<usize> = places_of(self.bytes, b"/ObjStm")
            .take(MOST_GROUPS)
            .collect();
        for at in named {
            let before = starts.partition_point(|start| *start <= at);
            let Some(start) = before.checked_sub(1).map(|last| starts[last]) else {
                continue;
            };
            let Some((dict, begin)) = stream_at(self.bytes, start) else {
                continue;
            };
            let stream = self.cut(dict, begin);
            let data = self.unpack(&stream)?;
            let group = self.groups.len();
            let first = self.number(&stream.dict, "First").unwrap_or(0.0);
            for (id, offset) in members(&data, first) {
                let is_later = begins.get(&id).is_none_or(|begin| *begin < start);
                if is_later && self.places.len() < MOST_OBJECTS {
                    self.places.insert(id, Place::In(group, offset));
                }
            }
            self.groups.push(data);
        }
        Ok(())
    }

    fn cut(&self, dict: Dict, begin: usize) -> Stream<'a> {
        let rest = &self.bytes[begin..];
        let said = self.number(&dict, "Length").and_then(index);
        let ends_there = |length: &usize| {
            rest.get(*length..).is_some_and(|behind| {
                let behind = &behind[..behind.len().min(16)];
                behind.trim_ascii_start().starts_with(b"endstream")
            })
        };
        let length = said
            .filter(ends_there)
            .or_else(|| find(rest, b"endstream", 0))
            .unwrap_or(rest.len());
        Stream {
            dict,
            packed: &rest[..length],
        }
    }

    fn filters(&self, dict: &Dict) -> Vec<(String, Dict)> {
        let list = |name: &str, short: &str| match self.get(dict, name) {
            Object::Null => self.get(dict, short),
            found => found,
        };
        let params = match list("DecodeParms", "DP") {
            Object::Array(all) => all.iter().map(|one| self.resolve(one)).collect(),
            one => vec![one],
        };
        let names = match list("Filter", "F") {
            Object::Array(all) => all.iter().map(|one| self.resolve(one)).collect(),
            one => vec![one],
        };
        let names = names.into_iter().enumerate().filter_map(|(at, name)| {
            let params = match params.get(at) {
                Some(Object::Dict(dict)) => dict.clone(),
                _ => Dict::new(),
            };
            match name {
                Object::Name(name) => Some((name, params)),
                _ => None,
            }
        });
        names.collect()
    }
}

/// A whole number that is no more than what a file can hold.
pub(super) fn index(number: f64) -> Option<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "asked before that it is whole, positive and small"
    )]
    (number.fract() == 0.0 && (0.0..1e9).contains(&number)).then_some(number as usize)
}

/// The dictionary of a stream, and where its bytes begin.
fn stream_at(bytes: &[u8], at: usize) -> Option<(Dict, usize)> {
    let mut lexer = Lexer::new(bytes, at);
    let Object::Dict(dict) = lexer.object()? else {
        return None;
    };
    if !lexer.eats(b"stream") {
        return None;
    }
    let line_end = match bytes.get(lexer.at..)? {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    };
    Some((dict, lexer.at + line_end))
}

/// Numbers and places of a group's objects.
fn members(data: &[u8], first: f64) -> Vec<(u32, usize)> {
    let first = index(first).unwrap_or(0).min(data.len());
    let mut lexer = Lexer::of_content(&data[..first]);
    let mut members = Vec::new();
    while let (Some(Object::Number(id)), Some(Object::Number(offset))) =
        (lexer.object(), lexer.object())
    {
        let id = index(id).and_then(|id| u32::try_from(id).ok());
        if let (Some(id), Some(offset)) = (id, index(offset)) {
            members.push((id, first + offset));
        }
    }
    members
}

/// Every "12 0 obj" and the place behind it, in the order of the file.
fn objects(bytes: &[u8]) -> Result<Vec<(u32, usize)>, Refusal> {
    let mut found = Vec::new();
    for at in places_of(bytes, b"obj") {
        if let Some(id) = number_before(bytes, at) {
            if MOST_OBJECTS <= found.len() {
                return Err(Refusal::TooLarge);
            }
            found.push((id, at + 3));
        }
    }
    Ok(found)
}

/// The object's number in front of its generation and "obj".
fn number_before(bytes: &[u8], at: usize) -> Option<u32> {
    let line = &bytes[at.saturating_sub(24)..at];
    let mut parts = line
        .rsplit(|byte| byte.is_ascii_whitespace() || *byte == 0)
        .filter(|part| !part.is_empty());
    let generation = parts.next()?;
    let digits = parts.next()?;
    // Behind "endobj" the number may follow at once.
    let from = digits
        .iter()
        .rposition(|byte| !byte.is_ascii_digit())
        .map_or(0, |last| last + 1);
    let is_number = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    (is_number(generation) && is_number(&digits[from..]))
        .then(|| std::str::from_utf8(&digits[from..]).ok()?.parse().ok())
        .flatten()
}

/// A dictionary of encryption is named in the trailer. `/EncryptMetadata` is not that.
fn is_encrypted(bytes: &[u8]) -> bool {
    places_of(bytes, b"/Encrypt").any(|at| {
        let behind = bytes.get(at + 8..).unwrap_or_default();
        matches!(
            Lexer::new(behind, 0).object(),
            Some(Object::Ref(_) | Object::Dict(_))
        ) && behind
            .first()
            .is_some_and(|byte| !byte.is_ascii_alphabetic())
    })
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = from;
    while let Some(step) = bytes.get(at..)?.iter().position(|byte| *byte == first) {
        at += step;
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// All places of a word.
fn places_of<'a>(bytes: &'a [u8], needle: &'a [u8]) -> impl DoubleEndedIterator<Item = usize> + 'a {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = find(bytes, needle, at) {
        places.push(found);
        at = found + needle.len();
        // A file of nothing but the word.
        if 4 * MOST_OBJECTS <= places.len() {
            break;
        }
    }
    places.into_iter()
}
