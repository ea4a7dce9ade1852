//! A list of views that are told apart by a name: a row stays as it is drawn while its name stays.
//!
//! For lists of tens. The sheet of a plan, which has hundreds of rows, asks Leptos itself.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;

/// What stands in the list, by place; taken by the rows that are drawn.
type Shown<T> = Arc<Mutex<Vec<Option<T>>>>;

/// The rows. All types end here, so that the app has the code of one list and not of one per type.
pub fn list<T: Send + 'static>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    name: impl Fn(&T) -> String + Send + Sync + 'static,
    row: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let shown = Shown::default();
    let kept = Arc::clone(&shown);
    let names = move || {
        let items = items();
        let names = items.iter().map(&name).collect();
        *kept.lock().unwrap_or_else(PoisonError::into_inner) =
            items.into_iter().map(Some).collect();
        names
    };
    let row = move |at: usize| {
        let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
        let item = shown.get_mut(at).and_then(Option::take);
        drop(shown);
        item.map_or_else(|| ().into_any(), &row)
    };
    named(Box::new(names), Arc::new(row))
}

fn named(
    names: Box<dyn Fn() -> Vec<String> + Send + Sync>,
    row: Arc<dyn Fn(usize) -> AnyView + Send + Sync>,
) -> AnyView {
    let places = move || names().into_iter().enumerate();
    view! { <For each=places key=|(_, name)| name.clone() children=move |(at, _)| row(at)/> }
        .into_any()
}
