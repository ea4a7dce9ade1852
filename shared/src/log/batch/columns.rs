//! The columns of a batch: numbers of one meaning stand together, so that a compressor sees how
//! alike they are. Ids become small numbers. Which parts an act has is told in `codec::act`.
//!
//! An id is written in one of three ways, the first that fits: as a distance back in the batch's own
//! replica; as a small step from the id before it in the same change; as an index into the batch's
//! table of other ids.

use crate::ids::ReplicaId;
use crate::log::change::ChangeId;
use crate::log::codec::DecodeError;
use crate::log::codec::bytes::{self, Reader};
use crate::log::codec::parts::{Part, Sink, Source};

/// How many columns there are. Their order is that of the bytes and never changes.
const COLUMNS: usize = 17;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Other ids of the batch, sorted: per replica its eight bytes, a count, steps of numbers.
    Table,
    /// One byte per change: its act's tag, or a mark of `entries`.
    Act,
    /// How many deps each change has.
    Deps,
    /// Time since the change before, see `entries`.
    Time,
    /// How each id is written.
    IdKind,
    /// Distance back in the own replica.
    IdBack,
    /// Step from the id before.
    IdNear,
    /// Index into the table.
    IdIndex,
    Count,
    Anchor,
    Offset,
    Code,
    Field,
    Value,
    Number,
    /// Lengths of texts and blobs, in bytes.
    Length,
    /// All texts, blobs, hashes, one after the other.
    Text,
}

const BACK: u8 = 0;
const NEAR: u8 = 1;
const INDEXED: u8 = 2;
/// Steps from one id to the next that take one byte.
const NEAR_STEPS: std::ops::RangeInclusive<i64> = -64..=63;

fn column_of(part: Part) -> Column {
    match part {
        Part::Count => Column::Count,
        Part::Anchor => Column::Anchor,
        Part::Offset => Column::Offset,
        Part::Code => Column::Code,
        Part::Field => Column::Field,
        Part::Value => Column::Value,
        Part::Number => Column::Number,
    }
}

/// Fills the columns.
pub(super) struct ColumnWriter {
    columns: [Vec<u8>; COLUMNS],
    /// The change being written.
    own: ChangeId,
    /// The id before in this change.
    before: Option<ChangeId>,
    /// The ids that go through the table, in the order of their use.
    indexed: Vec<ChangeId>,
}

impl ColumnWriter {
    pub(super) fn new(replica: ReplicaId) -> Self {
        Self {
            columns: Default::default(),
            own: ChangeId { replica, seq: 0 },
            before: None,
            indexed: Vec::new(),
        }
    }

    /// Begins the change with this number.
    pub(super) fn begin(&mut self, seq: u32) {
        self.own.seq = seq;
        self.before = None;
    }

    pub(super) fn varint(&mut self, column: Column, value: u64) {
        bytes::push_varint(&mut self.columns[column as usize], value);
    }

    fn byte(&mut self, column: Column, value: u8) {
        self.columns[column as usize].push(value);
    }

    /// Appends a set of bits that names the columns that are not empty, and those columns.
    pub(super) fn finish(mut self, out: &mut Vec<u8>) {
        let mut table = self.indexed.clone();
        table.sort_unstable();
        table.dedup();
        for id in std::mem::take(&mut self.indexed) {
            let index = table.partition_point(|known| *known < id);
            self.varint(Column::IdIndex, index as u64);
        }
        push_table(&mut self.columns[Column::Table as usize], &table);
        let filled = |(bit, column): (usize, &Vec<u8>)| u64::from(!column.is_empty()) << bit;
        bytes::push_varint(out, self.columns.iter().enumerate().map(filled).sum());
        for column in self.columns.iter().filter(|column| !column.is_empty()) {
            bytes::push_blob(out, column);
        }
    }
}

impl Sink for ColumnWriter {
    fn number(&mut self, part: Part, value: u64) {
        self.varint(column_of(part), value);
    }

    fn id(&mut self, id: ChangeId) {
        let before = self.before.replace(id);
        let step = before.map(|before| i64::from(id.seq) - i64::from(before.seq));
        let same_replica = before.is_some_and(|before| before.replica == id.replica);
        if id.replica == self.own.replica && id.seq < self.own.seq {
            self.byte(Column::IdKind, BACK);
            self.varint(Column::IdBack, u64::from(self.own.seq - id.seq));
        } else if let Some(step) = step.filter(|step| same_replica && NEAR_STEPS.contains(step)) {
            self.byte(Column::IdKind, NEAR);
            self.varint(Column::IdNear, bytes::zigzag(step));
        } else {
            self.byte(Column::IdKind, INDEXED);
            self.indexed.push(id);
        }
    }

    fn fixed(&mut self, bytes: &[u8]) {
        self.columns[Column::Text as usize].extend(bytes);
    }

    fn text(&mut self, text: &str) {
        self.blob(text.as_bytes());
    }

    fn blob(&mut self, bytes: &[u8]) {
        self.varint(Column::Length, bytes.len() as u64);
        self.fixed(bytes);
    }
}

/// Reads the columns. Every part costs a byte at least, so what is kept is bounded by the input.
pub(super) struct ColumnReader<'a> {
    columns: [Reader<'a>; COLUMNS],
    own: ChangeId,
    before: Option<ChangeId>,
    table: Vec<ChangeId>,
}

impl<'a> ColumnReader<'a> {
    pub(super) fn new(replica: ReplicaId, mut input: Reader<'a>) -> Result<Self, DecodeError> {
        let filled = input.varint()?;
        if filled >> COLUMNS != 0 {
            return Err(DecodeError::Malformed("set of columns"));
        }
        let mut columns: [Reader<'a>; COLUMNS] = std::array::from_fn(|_| Reader::new(&[]));
        for (bit, column) in columns.iter_mut().enumerate() {
            if filled >> bit & 1 == 1 {
                *column = Reader::new(input.blob()?);
            }
        }
        input.finish()?;
        let table = read_table(&mut columns[Column::Table as usize])?;
        Ok(Self {
            columns,
            own: ChangeId { replica, seq: 0 },
            before: None,
            table,
        })
    }

    /// Begins the change with this number.
    pub(super) fn begin(&mut self, seq: u32) -> ChangeId {
        self.own.seq = seq;
        self.before = None;
        self.own
    }

    pub(super) fn varint(&mut self, column: Column) -> Result<u64, DecodeError> {
        self.columns[column as usize].varint()
    }

    /// That every column was read to its end.
    pub(super) fn finish(&self) -> Result<(), DecodeError> {
        self.columns.iter().try_for_each(Reader::finish)
    }

    fn slice(&mut self) -> Result<&'a [u8], DecodeError> {
        let len = self.varint(Column::Length)?;
        let len = usize::try_from(len).map_err(|_| DecodeError::Truncated)?;
        self.columns[Column::Text as usize].take(len)
    }

    fn back(&mut self) -> Result<ChangeId, DecodeError> {
        let distance = self.varint(Column::IdBack)?;
        let seq = u64::from(self.own.seq).checked_sub(distance);
        id_in(self.own.replica, seq)
    }

    fn near(&mut self) -> Result<ChangeId, DecodeError> {
        let before = self.before.ok_or(DecodeError::Malformed("id step"))?;
        let step = bytes::unzigzag(self.varint(Column::IdNear)?);
        id_in(
            before.replica,
            u64::from(before.seq).checked_add_signed(step),
        )
    }

    fn indexed(&mut self) -> Result<ChangeId, DecodeError> {
        let index = self.varint(Column::IdIndex)?;
        let known = usize::try_from(index)
            .ok()
            .and_then(|index| self.table.get(index));
        known.copied().ok_or(DecodeError::Malformed("id index"))
    }
}

impl Source for ColumnReader<'_> {
    fn number(&mut self, part: Part) -> Result<u64, DecodeError> {
        self.varint(column_of(part))
    }

    fn id(&mut self) -> Result<ChangeId, DecodeError> {
        let id = match self.columns[Column::IdKind as usize].byte()? {
            BACK => self.back(),
            NEAR => self.near(),
            INDEXED => self.indexed(),
            _ => Err(DecodeError::Malformed("kind of id")),
        }?;
        self.before = Some(id);
        Ok(id)
    }

    fn fixed(&mut self, len: usize) -> Result<&[u8], DecodeError> {
        self.columns[Column::Text as usize].take(len)
    }

    fn text(&mut self) -> Result<String, DecodeError> {
        let text = std::str::from_utf8(self.slice()?).map_err(|_| DecodeError::Text)?;
        Ok(text.to_owned())
    }

    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> {
        self.slice().map(<[u8]>::to_vec)
    }
}

fn id_in(replica: ReplicaId, seq: Option<u64>) -> Result<ChangeId, DecodeError> {
    let seq = seq
        .and_then(|seq| u32::try_from(seq).ok())
        .filter(|seq| 0 < *seq);
    seq.map(|seq| ChangeId { replica, seq })
        .ok_or(DecodeError::Malformed("sequence number"))
}

fn push_table(out: &mut Vec<u8>, table: &[ChangeId]) {
    for run in table.chunk_by(|a, b| a.replica == b.replica) {
        out.extend(run[0].replica.0.to_be_bytes());
        bytes::push_varint(out, run.len() as u64);
        let mut last = 0;
        for id in run {
            bytes::push_varint(out, u64::from(id.seq - last));
            last = id.seq;
        }
    }
}

fn read_table(reader: &mut Reader) -> Result<Vec<ChangeId>, DecodeError> {
    let mut table = Vec::new();
    while !reader.rest().is_empty() {
        let replica = ReplicaId(u64::from_be_bytes(reader.array()?));
        let mut last = 0_u64;
        for _ in 0..reader.varint()? {
            last = last.saturating_add(reader.varint()?);
            table.push(id_in(replica, Some(last))?);
        }
    }
    Ok(table)
}
