//! Plays a story for each of many seeds; of a failing one, finds a smallest part that still fails
//! (delta debugging: Zeller & Hildebrandt 2002).

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Action;
use crate::log::tests::dice::Dice;

/// How many seeds to play: `LIENTICH_SEEDS`, or fewer where the code is not optimised.
pub(in crate::log::tests) fn seeds() -> u64 {
    let asked = std::env::var("LIENTICH_SEEDS")
        .ok()
        .and_then(|text| text.parse().ok());
    asked.unwrap_or(if cfg!(debug_assertions) { 1_000 } else { 5_000 })
}

/// Plays a random story of some length for every seed from `first` on.
pub(in crate::log::tests) fn check_seeds(first: u64, longest: usize, play: impl Fn(&[Action])) {
    for seed in first..first + seeds() {
        let mut dice = Dice(seed);
        let length = 1 + dice.below(longest);
        let story: Vec<Action> = (0..length).map(|_| Action::random(&mut dice)).collect();
        if let Err(complaint) = attempt(&story, &play) {
            let smallest = shrink(story, &play);
            let complaint = attempt(&smallest, &play).err().unwrap_or(complaint);
            let lines: Vec<String> = smallest
                .iter()
                .map(|action| format!("    {action:?},"))
                .collect();
            let lines = lines.join(
                "
",
            );
            panic!("seed {seed} fails: {complaint}\nsmallest story:\n{lines}");
        }
    }
}

fn attempt(story: &[Action], play: &impl Fn(&[Action])) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(|| play(story))).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or(panic.downcast_ref::<&str>().map(ToString::to_string))
            .unwrap_or_default()
    })
}

/// Silently: of the many failures on the way only the last is worth reading.
fn shrink(story: Vec<Action>, play: &impl Fn(&[Action])) -> Vec<Action> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let smallest = cut(story, play);
    std::panic::set_hook(hook);
    smallest
}

fn cut(mut story: Vec<Action>, play: &impl Fn(&[Action])) -> Vec<Action> {
    let mut chunk = story.len().div_ceil(2);
    while 0 < chunk {
        let mut start = 0;
        let mut shrunk = false;
        while start < story.len() {
            let mut shorter = story.clone();
            shorter.drain(start..(start + chunk).min(story.len()));
            if attempt(&shorter, play).is_err() {
                story = shorter;
                shrunk = true;
            } else {
                start += chunk;
            }
        }
        // Single actions are tried until none can go: some can only after a later one went.
        let goes_on = chunk == 1 && shrunk;
        chunk = if goes_on { 1 } else { chunk / 2 };
    }
    story
}
