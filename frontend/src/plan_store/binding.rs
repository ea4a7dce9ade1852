//! A text control and a text of the plan kept equal while a person types in one and others change
//! the other. Plain data, no web types: whoever has the control feeds it and does what it says.
//!
//! What is typed in one go at one place is gathered and becomes one edit; whoever feeds the binding
//! says by `finish` when it is time. Nothing is ever written into a control while a composition
//! (Telex, VNI, …) is open: what others did meanwhile waits, and what the person composed is then
//! moved to where it was meant. Positions are UTF-16, as the browser counts; ends never lie inside a
//! character.

use lientich_shared::text::nfc;

use super::splice::{Splice, byte_at, difference, width};

/// What is to be done after the person typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// To be done to the plan, in order.
    pub edits: Vec<Splice>,
    /// Then to be done to the control, in order.
    pub control: Vec<Splice>,
}

/// The two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// What the control showed when both were last equal.
    shown: String,
    /// What was typed since then, if it is not in the plan yet.
    burst: Option<Splice>,
    /// What others did to the plan's text since then, in order.
    waiting: Vec<Splice>,
    composing: bool,
}

impl Binding {
    /// Both texts are this.
    pub fn new(text: String) -> Self {
        Self {
            shown: text,
            burst: None,
            waiting: Vec::new(),
            composing: false,
        }
    }

    /// The person began a composition.
    pub fn compose(&mut self) {
        self.composing = true;
    }

    /// Whether a composition is open.
    pub fn is_composing(&self) -> bool {
        self.composing
    }

    /// Whether something typed is not in the plan yet.
    pub fn is_open(&self) -> bool {
        self.burst.is_some()
    }

    /// The person typed; `caret` is where they are in the control now. What joins what was typed
    /// before waits with it.
    pub fn typed(&mut self, value: &str, caret: u32) -> Typed {
        if self.composing {
            return Typed::default();
        }
        if !self.waiting.is_empty() {
            return self.settle(value, caret);
        }
        let Some(step) = difference(&self.value(), value, caret) else {
            return Typed::default();
        };
        let joined = match &self.burst {
            Some(burst) => burst.joined(&step, value),
            None => Some(step.clone()),
        };
        if let Some(joined) = joined {
            self.burst = Some(joined).filter(|burst| !burst.is_nothing());
            return Typed::default();
        }
        let mut typed = self.finish();
        // Normal form may have moved what stands behind the words before, and this step those words.
        let moved = |splice: Splice, other: &Splice| splice.after(other).into_iter().next();
        let begun = typed.control.iter().try_fold(step.clone(), moved);
        typed.control = typed
            .control
            .into_iter()
            .filter_map(|splice| moved(splice, &step))
            .collect();
        self.burst = begun;
        typed
    }

    /// The person ended a composition.
    pub fn composed(&mut self, value: &str, caret: u32) -> Typed {
        self.composing = false;
        self.typed(value, caret)
    }

    /// It is time for what was typed to be in the plan. While a composition is open, what would
    /// need writing into the control stays.
    pub fn finish(&mut self) -> Typed {
        let Some(burst) = self.burst.clone() else {
            return Typed::default();
        };
        let edit = Splice {
            text: nfc(&burst.text),
            ..burst.clone()
        };
        if self.composing && (edit.text != burst.text || !self.waiting.is_empty()) {
            return Typed::default();
        }
        if !self.waiting.is_empty() {
            return self.settle(&self.value(), burst.start + width(&burst.text));
        }
        self.burst = None;
        self.shown = edit.apply(&self.shown);
        let control = difference(&burst.text, &edit.text, u32::MAX).map(|mut splice| {
            splice.start += burst.start;
            splice.end += burst.start;
            splice
        });
        Typed {
            edits: vec![edit],
            control: control.into_iter().collect(),
        }
    }

    /// Others changed the plan's text. Returns what to do to the control; nothing for now while a
    /// composition is open, or something typed is not in the plan.
    pub fn changed(&mut self, splice: Splice) -> Option<Splice> {
        if self.composing || self.burst.is_some() {
            self.waiting.push(splice);
            return None;
        }
        self.shown = splice.apply(&self.shown);
        Some(splice)
    }

    /// What the control shows, but for a composition.
    fn value(&self) -> String {
        match &self.burst {
            Some(burst) => burst.apply(&self.shown),
            None => self.shown.clone(),
        }
    }

    fn settle(&mut self, value: &str, caret: u32) -> Typed {
        self.burst = None;
        let waiting = std::mem::take(&mut self.waiting);
        let apply = |text: String, splice: &Splice| splice.apply(&text);
        let theirs = waiting.iter().fold(self.shown.clone(), apply);
        let Some(own) = difference(&self.shown, value, caret) else {
            self.shown = theirs;
            return Typed {
                edits: Vec::new(),
                control: waiting,
            };
        };
        let mut pieces = vec![own.clone()];
        for splice in &waiting {
            pieces = pieces
                .iter()
                .flat_map(|piece| piece.after(splice))
                .collect();
        }
        if let Some(first) = pieces.first_mut() {
            first.text = nfc(&first.text);
        }
        // From the end on, so that no piece moves the next.
        let edits: Vec<Splice> = pieces.into_iter().rev().collect();
        self.shown = edits.iter().fold(theirs, apply);
        let control = match edits.last() {
            Some(edit) => control(&own, value, edit, &self.shown),
            None => difference(value, &self.shown, u32::MAX)
                .into_iter()
                .collect(),
        };
        Typed { edits, control }
    }
}

/// Makes the control, in which the person typed `own`, show the plan's text, in which that became
/// `edit`. From the end on, so that no step moves the next; what was typed is touched only where
/// its spelling changes, so that the caret in it stays.
fn control(own: &Splice, value: &str, edit: &Splice, plan: &str) -> Vec<Splice> {
    let parts = |text: &str, splice: &Splice| {
        let from = byte_at(text, splice.start);
        let to = from + splice.text.len();
        [
            text[..from].to_owned(),
            splice.text.clone(),
            text[to..].to_owned(),
        ]
    };
    let (shown, wanted) = (parts(value, own), parts(plan, edit));
    let begins = [0, own.start, own.start + width(&own.text)];
    let step = |part: usize| {
        let mut splice = difference(&shown[part], &wanted[part], u32::MAX)?;
        splice.start += begins[part];
        splice.end += begins[part];
        Some(splice)
    };
    [2, 1, 0].into_iter().filter_map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splice(start: u32, end: u32, text: &str) -> Splice {
        Splice {
            start,
            end,
            text: text.to_owned(),
        }
    }

    /// Types `value` while the others did `theirs`; the control and the plan must end up equal.
    fn check(before: &str, theirs: &[Splice], value: &str, caret: u32, expected: &str) {
        let mut binding = Binding::new(before.to_owned());
        binding.compose();
        let mut plan = before.to_owned();
        for splice in theirs {
            plan = splice.apply(&plan);
            assert_eq!(binding.changed(splice.clone()), None);
        }
        let mut control = value.to_owned();
        for typed in [binding.composed(value, caret), binding.finish()] {
            plan = all(plan, &typed.edits);
            control = all(control, &typed.control);
        }
        assert_eq!(plan, expected);
        assert_eq!(control, expected);
        assert_eq!(binding, Binding::new(expected.to_owned()));
    }

    fn all(text: String, splices: &[Splice]) -> String {
        splices.iter().fold(text, |text, s| s.apply(&text))
    }

    /// Types one value after the other; returns what the plan is told to do.
    fn edits(before: &str, values: &[(&str, u32)]) -> Vec<Splice> {
        let mut binding = Binding::new(before.to_owned());
        let mut edits = Vec::new();
        let mut shown = String::new();
        for (value, caret) in values {
            let typed = binding.typed(value, *caret);
            shown = all((*value).to_owned(), &typed.control);
            edits.extend(typed.edits);
        }
        let typed = binding.finish();
        edits.extend(typed.edits);
        assert_eq!(
            all(shown.clone(), &typed.control),
            all(before.to_owned(), &edits)
        );
        assert_eq!(binding, Binding::new(all(shown, &typed.control)));
        edits
    }

    #[test]
    fn letters_typed_one_after_the_other_are_one_edit() {
        let values = [("họp t", 5), ("họp tô", 6), ("họp tổ", 6)];
        assert_eq!(edits("họp ", &values), [splice(4, 4, "tổ")]);
    }

    #[test]
    fn what_is_taken_back_at_once_was_never_there() {
        assert_eq!(edits("họp", &[("họpp", 4), ("họp", 3)]), []);
    }

    #[test]
    fn deleting_letter_by_letter_is_one_edit_in_both_directions() {
        assert_eq!(
            edits("một hai", &[("một ha", 6), ("một h", 5), ("một ", 4)]),
            [splice(4, 7, "")]
        );
        assert_eq!(
            edits("một hai", &[("ột hai", 0), ("t hai", 0)]),
            [splice(0, 2, "")]
        );
    }

    #[test]
    fn words_typed_over_a_selection_replace_it_as_one_edit() {
        assert_eq!(
            edits("họp tuần", &[("họp t", 5), ("họp th", 6), ("họp thứ", 7)]),
            [splice(5, 8, "hứ")]
        );
    }

    #[test]
    fn a_caret_that_jumped_begins_another_edit() {
        assert_eq!(
            edits("một hai", &[("một! hai", 4), ("một! hai?", 9)]),
            [splice(3, 3, "!"), splice(8, 8, "?")]
        );
        assert_eq!(
            edits("một hai", &[("một hai?", 8), ("!một hai?", 1)]),
            [splice(7, 7, "?"), splice(0, 0, "!")]
        );
    }

    #[test]
    fn normal_form_moves_what_is_typed_elsewhere_with_it() {
        assert_eq!(
            edits("a b", &[("ae\u{302} b", 3), ("ae\u{302} bc", 6)]),
            [splice(1, 1, "ê"), splice(4, 4, "c")]
        );
        assert_eq!(
            edits("a b", &[("a be\u{302}", 5), ("ca be\u{302}", 1)]),
            [splice(3, 3, "ê"), splice(0, 0, "c")]
        );
    }

    #[test]
    fn what_others_do_beside_words_that_are_not_in_the_plan_waits_for_them() {
        let mut binding = Binding::new("họp tổ".to_owned());
        assert_eq!(binding.typed("họp tổ 2", 8), Typed::default());
        assert_eq!(binding.changed(splice(0, 0, "Đã ")), None);
        let typed = binding.finish();
        assert_eq!(all("Đã họp tổ".to_owned(), &typed.edits), "Đã họp tổ 2");
        assert_eq!(all("họp tổ 2".to_owned(), &typed.control), "Đã họp tổ 2");
        assert!(!binding.is_open());
    }

    #[test]
    fn a_composition_does_not_keep_what_was_typed_before_it_from_the_plan() {
        let mut binding = Binding::new("họp".to_owned());
        binding.typed("họp ", 4);
        binding.compose();
        assert_eq!(binding.finish().edits, [splice(3, 3, " ")]);
        assert_eq!(binding.composed("họp tổ", 6), Typed::default());
        assert_eq!(binding.finish().edits, [splice(4, 4, "tổ")]);
    }

    #[test]
    fn others_words_wait_for_the_end_of_a_composition() {
        check(
            "họp tháng",
            &[splice(0, 0, "Tổ ")],
            "họp tháng 9",
            11,
            "Tổ họp tháng 9",
        );
        check(
            "họp tháng",
            &[splice(9, 9, " 9")],
            "buổi họp tháng",
            5,
            "buổi họp tháng 9",
        );
    }

    #[test]
    fn words_on_both_sides_of_the_caret_leave_it_in_between() {
        let theirs = [splice(0, 0, "A "), splice(6, 6, " D")];
        check("b  c", &theirs, "b x c", 3, "A b x c D");
    }

    #[test]
    fn what_another_deleted_around_the_composition_stays_deleted() {
        check("một hai ba", &[splice(0, 8, "")], "một hai! ba", 8, "!ba");
        check(
            "một hai ba",
            &[splice(4, 7, "")],
            "một hai ba bốn",
            14,
            "một  ba bốn",
        );
    }

    #[test]
    fn what_another_put_into_replaced_words_stays() {
        check(
            "một hai ba",
            &[splice(7, 7, " (xem 2)")],
            "một 2 ba",
            5,
            "một 2 (xem 2) ba",
        );
        check(
            "một hai ba",
            &[splice(5, 5, "X")],
            "một 2 ba",
            5,
            "một 2X ba",
        );
    }

    #[test]
    fn both_at_one_place_keep_both() {
        check(
            "x",
            &[splice(1, 1, "của họ")],
            "x của ta",
            8,
            "xcủa họ của ta",
        );
    }

    #[test]
    fn what_was_composed_is_stored_in_normal_form() {
        check("", &[], "vie\u{323}\u{302}c", 6, "việc");
        check("x", &[splice(0, 0, "A")], "xe\u{302}\u{301}", 4, "Axế");
    }

    #[test]
    fn a_cancelled_composition_changes_nothing() {
        check("họp", &[splice(3, 3, " tổ")], "họp", 3, "họp tổ");
    }
}
