//! The head of a plan's page: its title, how saving and syncing stand, who is here too, and what can be done with the
//! plan as a whole.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use lientich_shared::order::sort_by_key;
use lientich_shared::permissions::{self, Action};
use lientich_shared::time::SchoolYear;

use super::amendment::{self, AmendmentMark, Issued};
use super::comments::Comments;
use super::duties::Duties;
use super::editor::{Dialogs, Editor};
use super::{panel, target, template};
use crate::asking;
use crate::parties;
use crate::plan_store::Saved;
use crate::review;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, history, import, new_year, opinions, preview, reports, sign_off, t};
use crate::talks::Talks;
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, MenuItem};
use crate::ui::tag::tag;

/// The head.
#[component]
pub(super) fn PlanHead(
    /// The name of the content, while nobody is changing it.
    content: Signal<Option<String>>,
) -> impl IntoView {
    let editor = Editor::here();
    let dialogs = Dialogs::here();
    let saved = editor.plan.saved();
    let unsaved = Signal::derive(move || saved.get() != Saved::OnDevice);
    let issued = amendment::newest(editor.plan.doc());
    let talk = expect_context::<Talks>().about(editor.plan.doc());
    let counts = asking::counts(expect_context::<Session>(), talk);
    let owed = Signal::derive(move || counts.with(|counts| counts.open));
    let items = Callback::new(move |()| items(editor, dialogs, issued, owed));
    view! {
        <PageHead title=title(editor) unsaved sub=view! { <NewsMark/><AmendmentMark issued content/> }.into_any()>
            <Together/>
            <button type="button" class="btn quiet icon-only when-no-contents" aria-label=t().contents title=t().contents
                on:click=move |_| dialogs.contents.set(true)>{Icon::Contents.view()}</button>
            <button type="button" class="btn quiet icon-only" data-act="find" aria-label=t().find title=t().find
                on:click=move |_| editor.finding.open.set(true)>{Icon::Search.view()}</button>
            <Menu act="plan-menu" label=t().plan_menu icon=Icon::More items/>
            <OpinionsLink owed/>
            <SignOffLink/>
        </PageHead>
        <NotSaved/>
    }
    .into_any()
}

/// Where there is no room for the panel: what others did meanwhile is a touch away, also while one writes.
#[component]
fn NewsMark() -> impl IntoView {
    let editor = Editor::here();
    move || {
        let count = editor.news().with(|news| news.count());
        (0 < count && !editor.report_open.get()).then(|| {
            view! {
                <button type="button" class="pill state look narrow" data-act="open-merge-report"
                    on:click=move |_| editor.report_open.set(true)>{fill(t().merge_open, &[&count.to_string()])}</button>
            }
            .into_any()
        })
    }
}

/// Its first title line and the year, on one line.
fn title(editor: Editor) -> Signal<String> {
    let doc_title = Memo::new(move |_| {
        editor.rows().with(|view| {
            let is_title = |row: &&lientich_shared::plan::view::Row| {
                row.kind == lientich_shared::log::change::NodeKind::Title
            };
            view.rows.iter().find(is_title).map(|row| row.node)
        })
    });
    let year = Memo::new(move |_| editor.rows().with(|view| view.meta.school_year));
    Signal::derive(move || {
        if let Some(name) = template::name(editor).filter(|name| !name.is_empty()) {
            return fill(new_year::own::t().own_named, &[&name]);
        }
        let words = doc_title
            .get()
            .map(|node| editor.plan.text(node).get())
            .unwrap_or_default();
        let words = if words.trim().is_empty() {
            t().untitled.to_owned()
        } else {
            words
        };
        match year.get() {
            Some(year) if !says(&words, year) => format!("{words} · {year}"),
            _ => words,
        }
    })
}

/// Whether words name a school year, whatever stands between its two years.
fn says(words: &str, year: SchoolYear) -> bool {
    let [first, second] = [year.0, year.0 + 1].map(|year| year.to_string());
    words.contains(&first) && words.contains(&second)
}

/// Who else is in this plan now.
#[component]
fn Together() -> impl IntoView {
    let editor = Editor::here();
    let parties = Memo::new(move |_| {
        let people = editor.people();
        let mut parties: Vec<_> = editor
            .others_here()
            .into_iter()
            .map(|person| people.party(person))
            .collect();
        sort_by_key(&mut parties, |party| *party);
        parties.dedup();
        parties
    });
    move || {
        let parties = parties.get();
        (!parties.is_empty()).then(|| {
            let tags = parties
                .into_iter()
                .map(|party| tag(party, parties::name(party)));
            view! { <span class="together wide">{tags.collect_view()}" "{t().now_together}</span> }
                .into_any()
        })
    }
}

/// The way to what the plan needs until both sides have signed it.
#[component]
fn SignOffLink() -> impl IntoView {
    let editor = Editor::here();
    let href = routes::sign_off(editor.plan.doc());
    (!editor.is_template()).then(|| {
        view! { <a class="btn primary wide" data-act="sign-off" href=href>{sign_off::t().title}</a> }
    })
}

/// The way to what the teams think of the plan, while there is something to answer.
#[component]
fn OpinionsLink(owed: Signal<usize>) -> impl IntoView {
    let doc = Editor::here().plan.doc();
    move || {
        let owed = owed.get();
        (0 < owed).then(|| {
            view! { <a class="btn wide" data-act="opinions" href=routes::opinions(doc)>{opinions::t().title}" "<span class="pill look">{owed}</span></a> }
                .into_any()
        })
    }
}

fn opinions_of(owed: usize) -> String {
    if owed == 0 {
        opinions::t().menu_none.to_owned()
    } else {
        fill(opinions::t().menu, &[&owed.to_string()])
    }
}

/// The way to compare it with a file that somebody has of it, while it can be written in.
fn file_item(editor: Editor) -> Option<MenuItem> {
    let doc = editor.plan.doc();
    let is_open = untrack(|| !editor.is_archived()) && !editor.rows_now().meta.kind.is_report();
    let go_there = move || go(&routes::beside_file(doc));
    let item = || {
        MenuItem::new(
            "compare-file",
            import::t().compare,
            Some(Icon::Import),
            go_there,
        )
    };
    is_open.then(item)
}

/// Next year's plan from this one, and what this one still has of the year before.
fn new_year_items(editor: Editor) -> Vec<MenuItem> {
    let doc = editor.plan.doc();
    let mut items = Vec::new();
    if review::is_made_from_another(editor.plan) {
        let words = new_year::t().menu;
        let go_there = move || go(&routes::review(doc));
        items.push(MenuItem::new(
            "menu-review",
            words,
            Some(Icon::Check),
            go_there,
        ));
    }
    let may_open = untrack(|| permissions::may(&expect_context::<Session>().roles(), Action::Open));
    if may_open.is_allowed() && !editor.rows_now().meta.kind.is_report() {
        let words = new_year::t().make_next;
        let go_there = move || go(&routes::next_year(doc));
        items.push(MenuItem::new("next-year", words, Some(Icon::Add), go_there));
        let words = new_year::own::t().keep_as;
        let go_there = move || go(&routes::keep_template(doc));
        items.push(MenuItem::new(
            "keep-template",
            words,
            Some(Icon::Copy),
            go_there,
        ));
    }
    items
}

/// How the plan comes to be agreed on.
fn agreeing_items(editor: Editor, owed: Signal<usize>) -> [MenuItem; 2] {
    let doc = editor.plan.doc();
    [
        MenuItem::new(
            "menu-opinions",
            opinions_of(owed.get_untracked()),
            Some(Icon::Person),
            move || go(&routes::opinions(doc)),
        ),
        MenuItem::new(
            "menu-sign-off",
            sign_off::t().title,
            Some(Icon::Issue),
            move || go(&routes::sign_off(doc)),
        ),
    ]
}

/// What the menu of the plan offers.
fn items(
    editor: Editor,
    dialogs: Dialogs,
    issued: RwSignal<Option<Issued>>,
    owed: Signal<usize>,
) -> Vec<MenuItem> {
    let (comments, duties) = (Comments::here(), Duties::here());
    let show_panel = move |tab| {
        dialogs.tab.set(tab);
        dialogs.panel.set(true);
    };
    let doc = editor.plan.doc();
    let count = untrack(|| editor.news().with(|news| news.count()));
    let report = fill(t().merge_open, &[&count.to_string()]);
    let mut items = vec![
        MenuItem::new("fields", t().document_fields, Some(Icon::Edit), move || {
            dialogs.fields.set(true);
        }),
        target::menu_item(),
        MenuItem::new("changes", t().changes, Some(Icon::Check), move || {
            show_panel(panel::CHANGES);
        }),
        MenuItem::new(
            "comments",
            untrack(|| comments.tab().get()),
            Some(Icon::Comment),
            move || comments.show(dialogs, None),
        ),
        MenuItem::new(
            "menu-duties",
            untrack(|| duties.tab().get()),
            Some(Icon::Duty),
            move || duties.show(None),
        ),
        MenuItem::new("history", t().history, Some(Icon::History), move || {
            go(&routes::history(doc));
        }),
        MenuItem::new(
            "preview",
            preview::t().title,
            Some(Icon::Plans),
            move || {
                if panel::is_beside() {
                    dialogs.tab.set(panel::PREVIEW);
                } else {
                    go(&routes::preview(doc));
                }
            },
        ),
        MenuItem::new("open-trash", t().trash, Some(Icon::Trash), move || {
            show_panel(panel::TRASH);
        }),
    ];
    items.extend(file_item(editor));
    if !editor.is_template() {
        items.extend(agreeing_items(editor, owed));
        items.extend(new_year_items(editor));
    }
    if editor.rows_now().meta.kind.is_report() {
        let figures = move || go(&routes::report(doc));
        items.insert(
            0,
            MenuItem::new(
                "report-figures",
                reports::t().figures,
                Some(Icon::Check),
                figures,
            ),
        );
    }
    if 0 < count {
        items.insert(
            0,
            MenuItem::new("open-merge-report", report, None, move || {
                editor.report_open.set(true);
            }),
        );
    }
    if let Some(issued) = issued.get_untracked() {
        let beside = routes::amendment(doc, issued.number);
        let words = history::t().with_issued;
        items.push(MenuItem::new(
            "with-issued",
            words,
            Some(Icon::Copy),
            move || go(&beside),
        ));
        let edition = routes::edition(doc);
        let words = t().read_issued;
        items.push(MenuItem::new(
            "read-edition",
            words,
            Some(Icon::Plans),
            move || go(&edition),
        ));
    }
    items
}

fn go(address: &str) {
    leptos_router::hooks::use_navigate()(address, NavigateOptions::default());
}

/// Said where the device cannot keep what is typed.
#[component]
fn NotSaved() -> impl IntoView {
    let editor = Editor::here();
    let saved = editor.plan.saved();
    move || {
        matches!(saved.get(), Saved::Failed(_)).then(|| {
            view! {
                <div class="plan-notices">
                    <div class="notice late" role="alert">
                        <p>{t().not_durable}</p>
                        <button type="button" class="btn" on:click=move |_| editor.plan.retry()>{t().retry}</button>
                    </div>
                </div>
            }
            .into_any()
        })
    }
}
