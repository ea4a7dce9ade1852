//! What must hold for any plan and any edit of its print.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{self, Part, end_of};
use super::*;
use crate::log::edit;
use crate::log::entry::Entry;
use crate::log::verdict::Verdict;

const SEEDS: u64 = 400;

/// Randomness that a seed repeats.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }

    /// Words of the genre; few make bullets that repeat.
    fn words(&mut self) -> String {
        const WORDS: [&str; 24] = [
            "Hiệu trưởng",
            "công đoàn",
            "phối hợp",
            "tổ chức",
            "hội nghị",
            "viên chức",
            "hằng tháng",
            "thi đua",
            "khen thưởng",
            "chăm lo",
            "đời sống",
            "dân chủ",
            "công khai",
            "tài chính",
            "giám sát",
            "báo cáo",
            "học kỳ I",
            "tập huấn",
            "an toàn",
            "trường học",
            "phong trào",
            "văn nghệ",
            "hoà giải",
            "thăm hỏi",
        ];
        let count = 1 + self.below(9);
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(24)]).collect();
        format!("{}.", words.join(" "))
    }

    fn plan(&mut self) -> Vec<Part> {
        let mut depth = 0;
        let count = 3 + self.below(40);
        let parts = (0..count).map(|at| {
            depth = if at == 0 {
                0
            } else {
                self.below((depth + 2).min(4))
            };
            (depth, self.words())
        });
        parts.collect()
    }

    /// Some edits, as in Word.
    fn edited(&mut self, mut parts: Vec<Part>) -> Vec<Part> {
        for _ in 0..self.below(8) {
            let at = self.below(parts.len());
            match self.below(5) {
                0 => {
                    let more = self.words();
                    parts[at].1 = format!("{} {more}", parts[at].1);
                }
                1 => parts[at].1 = self.words(),
                2 => {
                    let end = end_of(&parts, at);
                    if end - at < parts.len() {
                        parts.drain(at..end);
                    }
                }
                3 => {
                    let depth = self.below(parts[at].0 + 2).min(3);
                    parts.insert(at + 1, (depth, self.words()));
                }
                _ => self.carry(&mut parts, at),
            }
            level(&mut parts);
        }
        parts
    }

    /// Puts a part elsewhere, with all under it.
    fn carry(&mut self, parts: &mut Vec<Part>, at: usize) {
        let end = end_of(parts, at);
        let carried: Vec<Part> = parts.drain(at..end).collect();
        let to = self.below(parts.len() + 1);
        parts.splice(to..to, carried);
    }
}

/// No part stands deeper than one below the one before it.
fn level(parts: &mut [Part]) {
    let mut most = 0;
    for (depth, _) in parts {
        *depth = (*depth).min(most).min(3);
        most = *depth + 1;
    }
}

/// A plan and a file that was made of its print.
fn pair(seed: u64) -> (Document, Draft) {
    let mut dice = Dice(seed);
    let mut parts = dice.plan();
    level(&mut parts);
    let document = planted(&outline::draft(&parts));
    let file = outline::draft(&dice.edited(parts));
    (document, file)
}

#[test]
fn a_plan_beside_its_own_outline_differs_in_nothing() {
    for seed in 0..SEEDS {
        let mut dice = Dice(seed);
        let draft = outline::draft(&{
            let mut parts = dice.plan();
            level(&mut parts);
            parts
        });
        let comparison = beside(&planted(&draft), &draft);
        assert_eq!(told(&comparison), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn all_of_a_file_taken_makes_its_outline_and_once_is_enough() {
    for seed in 0..SEEDS {
        let (document, file) = pair(seed);
        let comparison = beside(&document, &file);
        let taken = taken(&document, &comparison, &everything(&comparison));
        assert_eq!(taken.left, [], "seed {seed}");
        assert_eq!(
            outline_of(&taken.after),
            outline_of_draft(&file),
            "seed {seed}"
        );
        let again = beside(&taken.after, &file);
        assert_eq!(told(&again), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn whatever_is_picked_alters_nothing_else() {
    for seed in 0..SEEDS {
        let (document, file) = pair(seed);
        let comparison = beside(&document, &file);
        let mut dice = Dice(seed);
        let mut picked = everything(&comparison);
        picked.retain(|_| dice.below(2) == 0);
        let after = taken(&document, &comparison, &picked).after;
        for item in &comparison.items {
            let Key::Plan(node) = item.key else { continue };
            let (was, is) = (document.text(node), after.text(node));
            if !picked.contains(&item.key) {
                assert_eq!(was, is, "seed {seed}");
                assert!(!after.is_removed(node), "seed {seed}");
            }
        }
        let unpicked = taken(&document, &comparison, &BTreeSet::new());
        assert_eq!(unpicked.acts, [], "seed {seed}");
    }
}

#[test]
fn parts_with_the_same_words_keep_their_names() {
    for seed in 0..SEEDS {
        let (document, file) = pair(seed);
        let comparison = beside(&document, &file);
        let after = taken(&document, &comparison, &everything(&comparison)).after;
        let count = |words: Vec<(usize, String)>| {
            let mut count: BTreeMap<String, usize> = BTreeMap::new();
            for (_, words) in words {
                *count.entry(words).or_default() += 1;
            }
            count
        };
        let (was, is) = (count(outline_of(&document)), count(outline_of_draft(&file)));
        for row in view::rows(&document) {
            let words = key(&document.text(row.node));
            if was[&words] == 1 && is.get(&words) == Some(&1) {
                assert_eq!(key(&after.text(row.node)), words, "seed {seed}");
            }
        }
    }
}

#[test]
fn what_others_write_meanwhile_survives_whatever_is_taken() {
    for seed in 0..SEEDS {
        let (mut document, file) = pair(seed);
        let mut others = document.clone();
        let comparison = beside(&document, &file);
        let taken = taken(&document, &comparison, &everything(&comparison));
        let rows = view::rows(&others);
        let row = &rows[Dice(seed).below(rows.len())];
        let act = edit::insert(&others, row.node, 0, "Thêm ở máy khác ").unwrap();
        let (change, _) = others.commit(ReplicaId(3), Timestamp(0), act).unwrap();
        for act in taken.acts {
            document.commit(WRITER.replica, WRITER.at, act).unwrap();
        }
        document.apply(vec![(Entry::Known(change), Verdict::Pending)]);
        let shown: Vec<String> = view::rows(&document)
            .iter()
            .map(|row| document.text(row.node))
            .collect();
        let survives = |text: &String| text.contains("Thêm ở máy khác ");
        assert_eq!(
            shown.iter().filter(|text| survives(text)).count(),
            1,
            "seed {seed}"
        );
    }
}
