//! The buttons that act on the clause one is in: those under its words, and the bar of keys, which stands above the
//! keyboard on a phone and over the sheet on a desktop. None takes the caret away.

use leptos::prelude::*;
use lientich_shared::log::change::{NodeKind, Side};

use super::comments::TalkButtons;
use super::duties::Duties;
use super::editor::{Dialogs, Editor, Part};
use super::{model, target};
use crate::routes;
use crate::strings::{bases, fill, history, names, t};
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, MenuItem};
use crate::ui::walk::keep_focus;

/// Whose the clause is, its duty, the way to the trash, talk about it: under its words while one is in it.
#[component]
pub(super) fn ClauseActs(
    /// The clause.
    part: Part,
) -> impl IntoView {
    let editor = Editor::here();
    let duties = Duties::here();
    let node = part.node;
    let is_outline = Memo::new(move |_| {
        part.row
            .with(|row| row.as_ref().is_some_and(|row| model::is_outline(row.kind)))
    });
    let button = move |act: &'static str, words: &'static str, icon: Icon, run: Callback<()>| {
        view! {
            <button type="button" class="btn quiet" data-act=act on:pointerdown=keep_focus on:click=move |_| run.run(())>
                {icon.view()}<span>{words}</span>
            </button>
        }
        .into_any()
    };
    move || {
        if part.refusal.with(Option::is_some) {
            return view! { <div class="clause-acts"><TalkButtons part/></div> }.into_any();
        }
        let outline = is_outline.get();
        let side = outline.then(|| view! { <SideMenu part/> });
        let duty = outline.then(|| {
            button(
                "assign-duty",
                t().duty,
                Icon::Duty,
                Callback::new(move |()| duties.open(node)),
            )
        });
        let remove = button(
            "remove",
            t().remove_short,
            Icon::Trash,
            Callback::new(move |()| editor.remove(node)),
        );
        let target = outline.then(|| target::add_button(part));
        view! { <div class="clause-acts">{side}{duty}{target}{remove}<TalkButtons part/></div> }
            .into_any()
    }
}

/// To which side the clause belongs, and to which it can be given.
#[component]
fn SideMenu(part: Part) -> impl IntoView {
    let editor = Editor::here();
    let node = part.node;
    let items = Callback::new(move |()| {
        let now = part
            .row
            .with_untracked(|row| row.as_ref().map(|row| row.side));
        let others = model::SIDES.into_iter().filter(|side| Some(*side) != now);
        let item = |side| {
            let label = fill(t().set_side, &[names::side(side)]);
            MenuItem::new("give", label, None, move || editor.set_side(node, side))
                .unless(untrack(|| editor.refusal_of_giving(now, side)))
        };
        others.map(item).collect()
    });
    let label = Signal::derive(move || {
        let side = part.row.with(|row| row.as_ref().map(|row| row.side));
        side.map(|side| fill(t().side_is, &[names::side(side)]))
            .unwrap_or_default()
    });
    view! { <Menu act="set-side" label icon=Icon::Side words=true items/> }
}

/// The bar of keys.
#[component]
pub(super) fn Keys() -> impl IntoView {
    let editor = Editor::here();
    let key = move |act: &'static str, label: &'static str, icon: Icon, run: fn(Editor)| {
        view! {
            <button type="button" data-act=act aria-label=label title=label on:pointerdown=keep_focus on:click=move |_| run(editor)>
                {icon.view()}
            </button>
        }
        .into_any()
    };
    let dialogs = Dialogs::here();
    let more = Callback::new(move |()| more_items(editor, dialogs));
    view! {
        <div class="keys" class:idle=move || editor.current().get().is_none() role="toolbar" aria-label=t().keys>
            {key("move-up", t().move_up, Icon::Up, |editor| editor.with_current(Editor::up))}
            {key("move-down", t().move_down, Icon::Down, |editor| editor.with_current(Editor::down))}
            {key("outdent", t().outdent, Icon::Outdent, |editor| editor.with_current(Editor::outdent))}
            {key("indent", t().indent, Icon::Indent, |editor| editor.with_current(Editor::indent))}
            {key("add-after", t().add, Icon::Add, |editor| editor.with_current(Editor::add_after))}
            <span class="wide row">
                {key("undo", t().undo, Icon::Undo, Editor::undo)}
                {key("redo", t().redo, Icon::Redo, Editor::redo)}
            </span>
            <Menu act="more" label=t().more icon=Icon::More items=more/>
            <button type="button" class="done narrow" on:click=move |_| editor.leave()>{t().done}</button>
        </div>
    }
    .into_any()
}

/// What there is no room for in the bar.
fn more_items(editor: Editor, dialogs: Dialogs) -> Vec<MenuItem> {
    let mut items = vec![
        MenuItem::new("undo", t().undo, Some(Icon::Undo), move || editor.undo()),
        MenuItem::new("redo", t().redo, Some(Icon::Redo), move || editor.redo()),
    ];
    let basis = dialogs.basis;
    let reason = untrack(|| editor.refusal_of_side(Side::Joint));
    let choose = MenuItem::new(
        "choose-basis",
        bases::t().choose,
        Some(Icon::Check),
        move || {
            basis.set(true);
        },
    );
    items.push(choose.unless(reason));
    let Some(node) = editor.current().get_untracked() else {
        return items;
    };
    let Some(row) = editor.row_now(node) else {
        return items;
    };
    let reason = untrack(|| editor.refusal_of_side(row.side));
    let past = routes::history_of(editor.plan.doc(), node);
    items.push(MenuItem::new(
        "clause-history",
        history::t().of_clause,
        Some(Icon::History),
        move || {
            leptos_router::hooks::use_navigate()(&past, leptos_router::NavigateOptions::default());
        },
    ));
    let add = |kind: NodeKind, words| {
        MenuItem::new("add", words, Some(Icon::Add), move || {
            editor.add(node, kind);
        })
    };
    items.push(add(NodeKind::Section, t().add_section));
    items.push(add(NodeKind::Clause, t().add_clause));
    items.push(add(NodeKind::Bullet, t().add_bullet).unless(reason.clone()));
    items.push(
        MenuItem::new("join", t().join_before, None, move || {
            editor.join_before(node);
        })
        .unless(reason.clone()),
    );
    for kind in model::other_kinds(row.kind) {
        let label = fill(t().change_kind, &[names::kind(kind)]);
        items.push(
            MenuItem::new("kind", label, None, move || editor.set_kind(node, kind))
                .unless(reason.clone()),
        );
    }
    items
}
