//! The words by which lists name posts and teams: full, short, with or without marks.

use super::Role;
use crate::text::case::{lowered, upper};
use crate::text::{Match, fold, tidy};

/// What a phrase stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// A post of the directory.
    Post(Role),
    /// Ordinary work of teachers and staff.
    Work,
    /// A task that the directory has no post for.
    Other,
}

use Sense::{Other, Post, Work};

/// Phrases without marks, in small letters. The longest that fits a place counts.
#[rustfmt::skip]
const PHRASES: &[(&str, Sense)] = &[
    ("hieu truong", Post(Role::Principal)), ("ht", Post(Role::Principal)), ("quyen hieu truong", Post(Role::Principal)),
    ("pho hieu truong", Post(Role::VicePrincipal)), ("p hieu truong", Post(Role::VicePrincipal)),
    ("hieu pho", Post(Role::VicePrincipal)), ("pht", Post(Role::VicePrincipal)), ("p ht", Post(Role::VicePrincipal)),
    ("chu tich cong doan", Post(Role::UnionChair)), ("chu tich cd", Post(Role::UnionChair)),
    ("chu tich cdcs", Post(Role::UnionChair)), ("ct cong doan", Post(Role::UnionChair)), ("ct cd", Post(Role::UnionChair)),
    ("ctcd", Post(Role::UnionChair)), ("ctcdcs", Post(Role::UnionChair)),
    ("chu tich bch cong doan", Post(Role::UnionChair)),
    ("pho chu tich cong doan", Post(Role::UnionCommittee)), ("pho chu tich cd", Post(Role::UnionCommittee)),
    ("p chu tich cong doan", Post(Role::UnionCommittee)), ("pho ct cong doan", Post(Role::UnionCommittee)),
    ("pctcd", Post(Role::UnionCommittee)), ("p ctcd", Post(Role::UnionCommittee)),
    ("uy vien bch", Post(Role::UnionCommittee)), ("uv bch", Post(Role::UnionCommittee)),
    ("uvbch", Post(Role::UnionCommittee)), ("bch", Post(Role::UnionCommittee)),
    ("bch cong doan", Post(Role::UnionCommittee)), ("bch cd", Post(Role::UnionCommittee)),
    ("uy vien bch cong doan", Post(Role::UnionCommittee)), ("uv bch cong doan", Post(Role::UnionCommittee)),
    ("uv bch cd", Post(Role::UnionCommittee)), ("uy vien ban chap hanh", Post(Role::UnionCommittee)),
    ("uy vien ban chap hanh cong doan", Post(Role::UnionCommittee)), ("uv cong doan", Post(Role::UnionCommittee)),
    ("uy vien cong doan", Post(Role::UnionCommittee)),
    ("nu cong", Post(Role::WomensCommittee)), ("truong ban nu cong", Post(Role::WomensCommittee)),
    ("ban nu cong", Post(Role::WomensCommittee)), ("uy vien ban nu cong", Post(Role::WomensCommittee)),
    ("thanh tra nhan dan", Post(Role::PeoplesInspectorate)), ("ttnd", Post(Role::PeoplesInspectorate)),
    ("thanh tra nd", Post(Role::PeoplesInspectorate)), ("truong ban ttnd", Post(Role::PeoplesInspectorate)),
    ("bi thu chi bo", Post(Role::PartySecretary)),
    ("pho bi thu chi bo", Post(Role::PartyCommittee)),
    ("btcb", Post(Role::PartySecretary)),
    ("pbtcb", Post(Role::PartyCommittee)), ("chi uy", Post(Role::PartyCommittee)),
    ("chi uy vien", Post(Role::PartyCommittee)), ("cap uy", Post(Role::PartyCommittee)),
    ("cap uy vien", Post(Role::PartyCommittee)),
    ("bi thu", Post(Role::PartySecretary)),
    ("pho bi thu", Post(Role::PartyCommittee)),
    ("to truong", Post(Role::TeamLeader)), ("to truong chuyen mon", Post(Role::TeamLeader)),
    ("ttcm", Post(Role::TeamLeader)), ("tt chuyen mon", Post(Role::TeamLeader)), ("tt cm", Post(Role::TeamLeader)),
    ("to truong cong doan", Post(Role::TeamLeader)), ("tt cong doan", Post(Role::TeamLeader)),
    ("ttcd", Post(Role::TeamLeader)), ("ttvp", Post(Role::TeamLeader)), ("khoi truong", Post(Role::TeamLeader)),
    ("truong khoi", Post(Role::TeamLeader)),
    ("ke toan", Post(Role::Accountant)), ("kt", Post(Role::Accountant)), ("nhan vien ke toan", Post(Role::Accountant)),
    ("nv ke toan", Post(Role::Accountant)),
    ("van thu", Post(Role::RecordsOffice)), ("vt", Post(Role::RecordsOffice)),
    ("nhan vien van thu", Post(Role::RecordsOffice)), ("nv van thu", Post(Role::RecordsOffice)),
    ("giao vien", Work), ("gv", Work),
    ("gvcn", Post(Role::HomeroomTeacher)),
    ("gvbm", Work),
    ("giao vien chu nhiem", Post(Role::HomeroomTeacher)), ("chu nhiem", Post(Role::HomeroomTeacher)),
    ("chu nhiem lop", Post(Role::HomeroomTeacher)), ("gv chu nhiem", Post(Role::HomeroomTeacher)),
    ("giao vien bo mon", Work), ("nhan vien", Work), ("nv", Work), ("thu vien", Work), ("nhan vien thu vien", Work),
    ("thiet bi", Work), ("y te", Work), ("bao ve", Work), ("cap duong", Work), ("thu quy", Work), ("tap vu", Work),
    ("phuc vu", Work), ("lao cong", Work), ("nhan vien y te", Work),
    ("tpt", Post(Role::PioneerLeader)), ("tpt doi", Post(Role::PioneerLeader)),
    ("tong phu trach", Post(Role::PioneerLeader)), ("tong phu trach doi", Post(Role::PioneerLeader)),
    ("to pho", Other), ("to pho chuyen mon", Other), ("tpcm", Other),
    ("bi thu doan", Post(Role::YouthUnion)), ("bi thu chi doan", Post(Role::YouthUnion)),
    ("pho bi thu doan", Post(Role::YouthUnion)), ("pho bi thu chi doan", Post(Role::YouthUnion)),
    ("bi thu doan thanh nien", Post(Role::YouthUnion)), ("uv bch doan", Post(Role::YouthUnion)),
    ("uy vien bch doan", Post(Role::YouthUnion)), ("bch doan", Post(Role::YouthUnion)),
    ("uv bch chi doan", Post(Role::YouthUnion)), ("bch chi doan", Post(Role::YouthUnion)),
    ("pho bi thu doan thanh nien", Post(Role::YouthUnion)), ("bi thu doan tn", Post(Role::YouthUnion)),
    ("bi thu doan truong", Post(Role::YouthUnion)),
    ("ban dai dien cha me hoc sinh", Post(Role::ParentsBoard)), ("ban dai dien cmhs", Post(Role::ParentsBoard)),
    ("ban dd cmhs", Post(Role::ParentsBoard)), ("hoi phu huynh", Post(Role::ParentsBoard)),
    ("hoi truong hoi phu huynh", Post(Role::ParentsBoard)),
    ("thu ky", Other), ("thu ky hoi dong", Other),
];

/// What was read of a person's posts.
#[derive(Debug, Default)]
pub(super) struct Posts {
    /// The posts, each once.
    pub roles: Vec<Role>,
    /// The team, empty for none.
    pub team: String,
    /// Words that name no post of the directory.
    pub unknown: Vec<String>,
}

impl Posts {
    /// Reads what a cell, or what stands behind a name, says.
    pub fn read(&mut self, words: &str) {
        let pieces = words.split([';', ',', '+', '&', '\n', '(', ')']);
        for piece in pieces.flat_map(parted) {
            let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
            if !piece.is_empty() {
                self.piece(&tidy(piece));
            }
        }
    }

    /// What a cell under a heading such as "Tổ" says: its word may be left away there.
    pub fn read_team(&mut self, cell: &str) {
        let words = tidy(cell);
        let is_bare = words.chars().all(|c| !c.is_alphabetic());
        let bare = || {
            if is_bare {
                format!("Tổ {words}")
            } else {
                words.clone()
            }
        };
        self.team = team(&words).unwrap_or_else(bare);
    }

    fn piece(&mut self, piece: &str) {
        if let Some(team) = team(piece) {
            self.team = team;
            return;
        }
        let Reading { senses, rest } = reading(piece);
        for sense in &senses {
            match sense {
                Post(role) => self.give(*role),
                Work => self.give(Role::Staff),
                Other => {}
            }
        }
        if let Some(team) = team_within(piece) {
            self.team = team;
        } else if senses == [Post(Role::TeamLeader)] && !rest.is_empty() {
            self.read_team(&rest);
        } else if senses.is_empty() || senses.contains(&Other) || !rest.is_empty() {
            self.unknown.push(piece.to_owned());
        }
    }

    fn give(&mut self, role: Role) {
        if !self.roles.contains(&role) {
            self.roles.push(role);
        }
    }
}

/// Whether the words name a post or a task, from the first one on.
pub(super) fn is_post(words: &str) -> bool {
    longest(&tokens(words)).is_some()
}

/// A team, if that is all the words say: "Tổ 4-5", "Tổ Văn phòng", "Khối 3".
pub(super) fn team(words: &str) -> Option<String> {
    let words = tidy(words);
    let (head, rest) = words.split_once(' ')?;
    let head = match lowered(head).as_str() {
        "tổ" | "to" => "Tổ",
        "khối" | "khoi" => "Khối",
        _ => return None,
    };
    let start = plain(rest);
    let is_post = start.starts_with("truong") || start.starts_with("pho ") || start == "pho";
    let is_short = rest.split(' ').count() <= 5 && !rest.contains(':');
    let is_shouted = 2 < rest.chars().count() && rest == text_in_capitals(rest);
    let rest = if is_shouted {
        lowered(rest)
    } else {
        rest.to_owned()
    };
    (!is_post && is_short).then(|| format!("{head} {rest}"))
}

fn text_in_capitals(text: &str) -> String {
    text.chars().map(upper).collect()
}

/// The team that a post is of: "Tổ trưởng tổ 4-5", "TTCM tổ Văn phòng".
fn team_within(piece: &str) -> Option<String> {
    let words: Vec<&str> = piece.split(' ').collect();
    let starts = (1..words.len()).rev();
    starts.map(|at| words[at..].join(" ")).find_map(|words| {
        let team = team(&words)?;
        // "Tổ chuyên môn" and "tổ công đoàn" without a number or name say which kind, not which.
        let kind = plain(&team);
        (kind != "to chuyen mon" && kind != "to cong doan").then_some(team)
    })
}

/// "A kiêm B" are two.
fn parted(piece: &str) -> Vec<&str> {
    let small = lowered(piece);
    for joint in [" kiêm ", " kiem "] {
        // A small letter may take more bytes than its capital, so the place is counted in characters.
        if let Some((head, _)) = small.split_once(joint) {
            let at = |n| {
                piece
                    .char_indices()
                    .nth(n)
                    .map_or(piece.len(), |(at, _)| at)
            };
            let (from, to) = (
                head.chars().count(),
                head.chars().count() + joint.chars().count(),
            );
            let mut parts = vec![&piece[..at(from)]];
            parts.extend(parted(&piece[at(to)..]));
            return parts;
        }
    }
    vec![piece]
}

/// What the phrases of a piece mean, from left to right, and what stands behind the last of them.
struct Reading {
    senses: Vec<Sense>,
    rest: String,
}

/// Words around the name of a post that add nothing to it.
const FILLERS: [&str; 14] = [
    "truong", "ban", "cua", "nha", "phu", "trach", "uy", "vien", "uv", "pho", "q", "va", "lop",
    "dang",
];

fn reading(piece: &str) -> Reading {
    let words: Vec<&str> = piece.split(' ').collect();
    let places: Vec<(String, usize)> = words
        .iter()
        .enumerate()
        .flat_map(|(word, text)| tokens(text).into_iter().map(move |token| (token, word)))
        .collect();
    let tokens: Vec<String> = places.iter().map(|(token, _)| token.clone()).collect();
    let (mut senses, mut rest) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if let Some((length, sense)) = longest(&tokens[at..]) {
            senses.push(sense);
            at += length;
        } else {
            let word = places[at].1;
            if !FILLERS.contains(&tokens[at].as_str()) && !rest.contains(&word) {
                rest.push(word);
            }
            at += 1;
        }
    }
    let rest: Vec<&str> = rest.into_iter().map(|word| words[word]).collect();
    Reading {
        senses,
        rest: rest.join(" "),
    }
}

/// The longest phrase that these words begin with: how many words it takes, what it means.
fn longest(tokens: &[String]) -> Option<(usize, Sense)> {
    let most = tokens.len().min(7);
    (1..=most).rev().find_map(|length| {
        let phrase = tokens[..length].join(" ");
        let known = PHRASES.iter().find(|(known, _)| *known == phrase);
        known.map(|(_, sense)| (length, *sense))
    })
}

fn tokens(words: &str) -> Vec<String> {
    let plain = plain(words);
    let parts = plain.split(|c: char| !c.is_alphanumeric());
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn plain(words: &str) -> String {
    fold(words, Match::Loose).chars.into_iter().collect()
}
