//! The part of a Word file that holds its lists, element by element.

use super::super::xml::Tag;
use super::{Abstract, LEVELS, Level, List, MOST, Numbering};

/// What is being read.
#[derive(Default)]
pub(super) struct Reading {
    /// The lists so far.
    pub made: Numbering,
    kind: Option<(u32, Abstract)>,
    list: Option<(u32, List)>,
    level: Option<(usize, Level)>,
    over: usize,
}

impl Reading {
    /// An element begins.
    pub fn take(&mut self, tag: &Tag<'_>) {
        let id = |name: &str| tag.get(name).and_then(|id| id.parse::<u32>().ok());
        let at = || {
            let level = tag.get("w:ilvl").and_then(|level| level.parse().ok());
            level.unwrap_or(0_usize).min(LEVELS - 1)
        };
        let value = || tag.val().and_then(|value| value.parse::<u32>().ok());
        match tag.name() {
            "w:abstractNum" => {
                self.kind = id("w:abstractNumId").map(|id| (id, Abstract::default()));
            }
            "w:num" => self.list = id("w:numId").map(|id| (id, List::default())),
            "w:abstractNumId" => {
                if let (Some((_, list)), Some(kind)) = (&mut self.list, value()) {
                    list.kind = kind;
                }
            }
            "w:styleLink" | "w:numStyleLink" => self.take_link(tag),
            "w:lvlOverride" => self.over = at(),
            "w:startOverride" => {
                if let (Some((_, list)), Some(start)) = (&mut self.list, value()) {
                    list.starts[self.over] = Some(start);
                }
            }
            "w:lvl" => self.level = Some((at(), Level::default())),
            _ => self.take_in_level(tag),
        }
    }

    fn take_link(&mut self, tag: &Tag<'_>) {
        let Some((_, kind)) = &mut self.kind else {
            return;
        };
        if tag.is("w:styleLink") {
            kind.is_style = tag.val();
        } else {
            kind.like_style = tag.val();
        }
    }

    fn take_in_level(&mut self, tag: &Tag<'_>) {
        let Some((_, level)) = &mut self.level else {
            return;
        };
        let value = tag.val();
        match tag.name() {
            "w:start" => level.start = value.and_then(|value| value.parse().ok()),
            "w:numFmt" => level.format = value.unwrap_or_default(),
            "w:lvlText" => level.text = value.unwrap_or_default(),
            "w:lvlRestart" => level.restart = value.and_then(|value| value.parse().ok()),
            "w:pStyle" => level.style = value,
            "w:isLgl" => level.is_legal = tag.is_on(),
            _ => {}
        }
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "w:lvl" => {
                let Some((at, level)) = self.level.take() else {
                    return;
                };
                match (&mut self.list, &mut self.kind) {
                    (Some((_, list)), _) => {
                        list.levels.insert(at, level);
                    }
                    (None, Some((_, kind))) => kind.levels[at] = level,
                    (None, None) => {}
                }
            }
            "w:abstractNum" => {
                if let Some((id, kind)) = self.kind.take()
                    && self.made.kinds.len() < MOST
                {
                    self.made.kinds.insert(id, kind);
                }
            }
            "w:num" => {
                if let Some((id, list)) = self.list.take()
                    && self.made.lists.len() < MOST
                {
                    self.made.lists.insert(id, list);
                }
            }
            _ => {}
        }
    }
}
