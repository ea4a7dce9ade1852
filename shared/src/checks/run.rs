//! A check in small steps, for a screen that must answer keys between them: some parts are read at a time, then one
//! rule after the other looks at them.

use std::sync::Arc;

use super::finding::Finding;
use super::paper::Paper;
use super::reading::{Read, Reading};
use super::{RULES, in_order};
use crate::bases::Catalogue;

/// Parts that one step reads: some milliseconds of a slow phone.
const AT_ONCE: usize = 8;

/// A check that is under way.
pub struct Run {
    paper: Arc<Paper>,
    catalogue: Arc<Catalogue>,
    read: Read,
    rule: usize,
    found: Vec<Finding>,
}

impl Run {
    /// Begins one: nothing is read yet.
    pub fn begin(paper: Arc<Paper>, catalogue: Arc<Catalogue>) -> Self {
        Self {
            paper,
            catalogue,
            read: Read::default(),
            rule: 0,
            found: Vec::new(),
        }
    }

    /// Goes on; the findings in the order of the page once there is nothing left to do.
    pub fn step(&mut self) -> Option<Vec<Finding>> {
        if self.read.is_behind(&self.paper) {
            self.read.more(&self.paper, AT_ONCE);
            return None;
        }
        let Some(rule) = RULES.get(self.rule) else {
            return Some(in_order(std::mem::take(&mut self.found)));
        };
        self.rule += 1;
        rule(
            &Reading::new(&self.paper, &self.catalogue, &self.read),
            &mut self.found,
        );
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::run_with;
    use super::super::testing::paper;
    use super::*;

    #[test]
    fn steps_find_what_one_run_finds() {
        let line = "C 1. Hiệu trưởng thực hiên  việc việc chung .\n";
        let text = line.repeat(40);
        let (paper, catalogue) = (
            Arc::new(paper(&text)),
            Arc::new(Catalogue::shipped().clone()),
        );
        let at_once = run_with(&paper, &catalogue);
        let mut run = Run::begin(paper, catalogue);
        let in_steps = std::iter::from_fn(|| Some(run.step())).flatten().next();
        assert!(!at_once.is_empty());
        assert_eq!(in_steps, Some(at_once));
    }
}
