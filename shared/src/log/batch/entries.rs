//! The changes of a batch, one after the other, into columns and back. Ids are implied, times are
//! differences. Acts that the columns have no shape for are written out whole.

use crate::ids::ReplicaId;
use crate::log::batch::columns::{Column, ColumnReader, ColumnWriter};
use crate::log::change::{Act, Change, ChangeId, DocKind, Hash32};
use crate::log::codec::bytes::{self, Reader};
use crate::log::codec::parts::{ReadError, Sink as _, Source as _};
use crate::log::codec::{self, DecodeError, MAX_DEPS, act, codes};
use crate::log::entry::Entry;
use crate::time::Timestamp;

/// In the column of acts: a tag and a body follow. For acts and codes that came after version 1 of
/// a batch, also in programs that know them, so that older programs can pass them on.
const WHOLE: u64 = 0;
/// In the column of acts: a hash follows.
const WITHHELD: u64 = 0x7f;

/// Takes changes.
pub(super) struct EntryWriter {
    columns: ColumnWriter,
    seq: u32,
    last_at: i64,
}

impl EntryWriter {
    pub(super) fn new(replica: ReplicaId, first: u32) -> Self {
        Self {
            columns: ColumnWriter::new(replica),
            seq: first,
            last_at: 0,
        }
    }

    pub(super) fn push(&mut self, change: &Change) {
        let tag = codes::act_tag(&change.act);
        if has_columns(&change.act, tag) {
            self.begin(tag.into(), &change.deps, change.at);
            act::write(&change.act, &mut self.columns);
        } else {
            self.begin(WHOLE, &change.deps, change.at);
            self.columns.varint(Column::Code, tag.into());
            self.columns.blob(&codec::act_body(&change.act));
        }
    }

    pub(super) fn push_withheld(&mut self, deps: &[ChangeId], at: Timestamp, act: Hash32) {
        self.begin(WITHHELD, deps, at);
        self.columns.fixed(&act.0);
    }

    pub(super) fn finish(self, out: &mut Vec<u8>) {
        self.columns.finish(out);
    }

    fn begin(&mut self, tag: u64, deps: &[ChangeId], at: Timestamp) {
        self.columns.begin(self.seq);
        self.seq = self.seq.saturating_add(1);
        self.columns.varint(Column::Act, tag);
        self.columns.varint(Column::Deps, deps.len() as u64);
        for dep in deps {
            self.columns.id(*dep);
        }
        let step = at.0.wrapping_sub(self.last_at);
        self.columns.varint(Column::Time, step_code(step));
        self.last_at = at.0;
    }
}

/// Whether version 1 of a batch knew the act with all its codes.
fn has_columns(act: &Act, tag: u16) -> bool {
    let is_newer = matches!(
        act,
        Act::Unknown { .. }
            | Act::Open {
                kind: DocKind::Template
            }
    );
    !is_newer && tag <= codes::tag::LAST_IN_COLUMNS
}

/// Gives changes back.
pub(super) struct EntryReader<'a> {
    columns: ColumnReader<'a>,
    first: u32,
    last_at: i64,
}

impl<'a> EntryReader<'a> {
    pub(super) fn new(
        replica: ReplicaId,
        first: u32,
        input: Reader<'a>,
    ) -> Result<Self, DecodeError> {
        Ok(Self {
            columns: ColumnReader::new(replica, input)?,
            first,
            last_at: 0,
        })
    }

    /// Reads `count` changes, which must be all there are.
    pub(super) fn read(mut self, count: u32) -> Result<Vec<Entry>, DecodeError> {
        let run = self.first..self.first.saturating_add(count);
        let entries = run.map(|seq| self.entry(seq)).collect::<Result<_, _>>()?;
        self.columns.finish()?;
        Ok(entries)
    }

    fn entry(&mut self, seq: u32) -> Result<Entry, DecodeError> {
        let id = self.columns.begin(seq);
        let tag = self.columns.varint(Column::Act)?;
        let deps = self.deps()?;
        let at = self.at()?;
        if tag == WITHHELD {
            codec::check_head(id, &deps, at)?;
            let act = self.columns.fixed(32)?.try_into();
            let act = Hash32(act.map_err(|_| DecodeError::Truncated)?);
            return Ok(Entry::Withheld { id, deps, at, act });
        }
        let act = if tag == WHOLE {
            self.whole()
        } else {
            self.act(tag)
        }?;
        let change = Change { id, deps, at, act };
        codec::check(&change)?;
        Ok(Entry::Known(change))
    }

    fn deps(&mut self) -> Result<Vec<ChangeId>, DecodeError> {
        let count = self.columns.varint(Column::Deps)?;
        if (MAX_DEPS as u64) < count {
            return Err(DecodeError::Bound("deps"));
        }
        (0..count).map(|_| self.columns.id()).collect()
    }

    fn at(&mut self) -> Result<Timestamp, DecodeError> {
        let step = step_of(self.columns.varint(Column::Time)?);
        self.last_at = self.last_at.wrapping_add(step);
        Ok(Timestamp(self.last_at))
    }

    fn whole(&mut self) -> Result<Act, DecodeError> {
        let tag = self.columns.varint(Column::Code)?;
        let tag = u16::try_from(tag).map_err(|_| DecodeError::Malformed("act"))?;
        codec::read_act(tag, &self.columns.blob()?)
    }

    fn act(&mut self, tag: u64) -> Result<Act, DecodeError> {
        let tag = u16::try_from(tag).map_err(|_| DecodeError::Malformed("act"))?;
        act::read(tag, &mut self.columns).map_err(|err| match err {
            ReadError::Newer => DecodeError::Malformed("code in a column"),
            ReadError::Broken(err) => err,
        })
    }
}

const SECOND: i64 = 1_000;

/// Time since the change before, in milliseconds, as a number: even for whole seconds, which is what
/// devices stamp, so that it stays small; odd for others.
fn step_code(step: i64) -> u64 {
    if step % SECOND == 0 {
        bytes::zigzag(step / SECOND) << 1
    } else {
        bytes::zigzag(step) << 1 | 1
    }
}

fn step_of(code: u64) -> i64 {
    let step = bytes::unzigzag(code >> 1);
    if code & 1 == 0 {
        step.wrapping_mul(SECOND)
    } else {
        step
    }
}
