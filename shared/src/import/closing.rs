//! The closing: the unlabelled words behind the last item, "Trên đây là kế hoạch …".

use super::blocks::Block;
use super::draft::{LineSpan, Passage};
use super::words;
use crate::paper_role::Role;

/// What a closing begins with.
const BEGINNINGS: [&str; 15] = [
    "trên đây",
    "kế hoạch này",
    "quy chế này",
    "qui chế này",
    "chương trình này",
    "đề nghị",
    "yêu cầu",
    "rất mong",
    "trong quá trình thực hiện",
    "nhận được kế hoạch",
    "nhận được quy chế",
    "hai bên cam kết",
    "hai bên thống nhất",
    "mọi sửa đổi",
    "mọi vướng mắc",
];
/// A closing has no more paragraphs.
const LONGEST: usize = 6;

/// Whether a line begins the closing wherever it stands.
pub(super) fn surely_begins(text: &str) -> bool {
    words::starts_with(text, "trên đây là") && words::starts_upper(text)
}

/// Whether a line begins the closing if a sentence ends before it.
pub(super) fn perhaps_begins(text: &str) -> bool {
    let begins = words::starts_with_any(text, &BEGINNINGS) || speaks_of_itself(text);
    begins && words::starts_upper(text)
}

/// "Kế hoạch phối hợp này được thông qua …".
fn speaks_of_itself(text: &str) -> bool {
    let named = words::starts_with_any(
        text,
        &["kế hoạch", "quy chế", "qui chế", "chương trình", "bản"],
    );
    named && text.split(' ').take(6).any(|word| word == "này")
}

/// Takes the closing off the end of the blocks.
pub(super) fn take(blocks: &mut Vec<Block>) -> Option<Passage> {
    let start = own_start(blocks).or_else(|| start(blocks))?;
    let closing = blocks.split_off(start);
    let lines = closing
        .iter()
        .map(|block| block.lines)
        .reduce(LineSpan::join)?;
    Some(Passage {
        text: words::join(closing.iter().map(|block| block.text.as_str())),
        lines,
    })
}

/// A file that we wrote says which of its last lines it is.
fn own_start(blocks: &[Block]) -> Option<usize> {
    let is_closing = |block: &Block| block.role == Some(Role::Closing);
    let said = blocks.iter().position(is_closing)?;
    blocks[said..].iter().all(is_closing).then_some(said)
}

fn start(blocks: &[Block]) -> Option<usize> {
    let plain = blocks
        .iter()
        .rev()
        .take(LONGEST)
        .take_while(|block| is_plain(block))
        .count();
    let tail = blocks.len() - plain;
    let sure = |at: &usize| words::starts_with(&blocks[*at].text, "trên đây");
    // A document of plain paragraphs needs more than a verb to end, and what stands alone below a
    // heading is its text.
    let likely = |at: &usize| {
        let begins = perhaps_begins(&blocks[*at].text) && !blocks[*at].text.ends_with(':');
        begins && *at > 0 && tail > 0 && !is_bare_heading(&blocks[at - 1])
    };
    (tail..blocks.len())
        .find(sure)
        .or_else(|| (tail..blocks.len()).find(likely))
}

fn is_bare_heading(block: &Block) -> bool {
    let heading = words::is_caps(&block.text)
        || words::count(&block.text) <= 14 && !block.text.ends_with(['.', ';']);
    block
        .label
        .as_ref()
        .is_some_and(|label| !label.style.is_bullet())
        && heading
}

fn is_plain(block: &Block) -> bool {
    block.label.is_none() && block.role.is_none() && !words::is_caps(&block.text)
}
