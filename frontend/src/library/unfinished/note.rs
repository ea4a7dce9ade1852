//! Opinions that somebody began and has not sent: kept on the device, so that they survive a reload and
//! the end of the round.

use lientich_shared::log::change::NodeId;
use lientich_shared::log::talk::{Remark, RemarkKind};

/// An unfinished opinion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// The clause; `None` for the plan as a whole.
    pub node: Option<NodeId>,
    /// Whether another wording is proposed.
    pub is_wording: bool,
    /// Whether it is said for a team.
    pub for_team: bool,
    /// The words.
    pub text: String,
    /// The wording that is proposed.
    pub proposed: String,
}

impl Note {
    /// What was said of a clause with these words, to be written anew. It goes behind what somebody has begun
    /// there meanwhile.
    pub fn again(remark: &Remark, text: &str, begun: Self) -> Self {
        let proposed = match &remark.kind {
            RemarkKind::Wording { proposed, .. } => Some(proposed.clone()),
            _ => None,
        };
        let said = Self {
            node: remark.node,
            is_wording: proposed.is_some(),
            for_team: remark.for_team,
            text: remark.text.clone(),
            proposed: proposed.unwrap_or_else(|| text.to_owned()),
        };
        if begun.is_empty(text) {
            return said;
        }
        Self {
            text: [begun.text.trim(), &said.words()]
                .join("\n")
                .trim()
                .to_owned(),
            ..begun
        }
    }

    /// Whether there is nothing in it that could be missed, beside the text of the clause.
    pub fn is_empty(&self, text: &str) -> bool {
        let same = self.proposed.trim().is_empty() || self.proposed.trim() == text.trim();
        self.text.trim().is_empty() && same
    }

    /// Whether it can be sent: with words, or with another wording than that of the clause.
    pub fn is_ready(&self, text: &str) -> bool {
        if self.is_wording {
            self.proposed.trim() != text.trim()
        } else {
            !self.text.trim().is_empty()
        }
    }

    /// All its words, for copying.
    pub fn words(&self) -> String {
        let proposed = if self.is_wording {
            self.proposed.trim()
        } else {
            ""
        };
        let both = [proposed, self.text.trim()];
        let said: Vec<&str> = both.into_iter().filter(|words| !words.is_empty()).collect();
        said.join("\n")
    }
}

/// As kept: clause, wording, for a team, words, proposed wording.
type Kept = (Option<NodeId>, bool, bool, String, String);

/// Reads what was kept; what cannot be read is nothing.
pub fn notes_from(kept: &str) -> Vec<Note> {
    let kept: Vec<Kept> = serde_json::from_str(kept).unwrap_or_default();
    let note = |(node, is_wording, for_team, text, proposed)| Note {
        node,
        is_wording,
        for_team,
        text,
        proposed,
    };
    kept.into_iter().map(note).collect()
}

/// What is kept of them; nothing for none.
pub fn notes_to(notes: &[Note]) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let kept = |note: &Note| -> Kept {
        let Note {
            node,
            is_wording,
            for_team,
            text,
            proposed,
        } = note.clone();
        (node, is_wording, for_team, text, proposed)
    };
    let kept: Vec<Kept> = notes.iter().map(kept).collect();
    // Fails for no such value.
    serde_json::to_string(&kept).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::ReplicaId;
    use lientich_shared::log::change::{ChangeId, Hash32};

    use super::*;

    fn clause() -> NodeId {
        NodeId(ChangeId {
            replica: ReplicaId(9),
            seq: 3,
        })
    }

    #[test]
    fn unfinished_words_are_read_as_they_were_kept() {
        let note = Note {
            node: Some(clause()),
            is_wording: true,
            for_team: true,
            text: "Vì “mỗi tháng”\nlà quá dày".to_owned(),
            proposed: "Mỗi quý".to_owned(),
        };
        assert_eq!(notes_from(&notes_to(std::slice::from_ref(&note))), [note]);
        assert_eq!(notes_to(&[]), "");
        assert!(notes_from("không phải").is_empty());
    }

    #[test]
    fn a_wording_equal_to_the_clause_is_neither_ready_nor_missed() {
        let note = Note {
            is_wording: true,
            proposed: "Hai bên họp. ".to_owned(),
            ..Note::default()
        };
        assert!(!note.is_ready("Hai bên họp."));
        assert!(note.is_empty("Hai bên họp."));
        assert!(note.is_ready("Hai bên họp mỗi tháng."));
    }

    #[test]
    fn words_that_were_taken_back_stand_behind_those_that_were_begun() {
        let kind = RemarkKind::Wording {
            base: Hash32([0; 32]),
            proposed: "Mỗi quý".to_owned(),
        };
        let said = Remark {
            node: Some(clause()),
            thread: None,
            kind,
            text: "Cho kịp".to_owned(),
            mentions: Vec::new(),
            for_team: true,
        };
        let again = Note::again(&said, "Mỗi tháng", Note::default());
        assert!(again.is_wording && again.for_team);
        assert_eq!(again.words(), "Mỗi quý\nCho kịp");
        let begun = Note {
            node: said.node,
            text: "Khác".to_owned(),
            ..Note::default()
        };
        let both = Note::again(&said, "Mỗi tháng", begun);
        assert_eq!(both.words(), "Khác\nMỗi quý\nCho kịp");
    }
}
