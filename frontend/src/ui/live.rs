//! Parts of a page that follow what they read. They end in one type each, so that the app has the
//! code of one such part and not of one per closure.

use leptos::prelude::*;

/// A part that is drawn anew when what it reads changes.
pub fn live(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    boxed(Box::new(part))
}

/// The same for a part that is not always there.
pub fn maybe(part: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    boxed(Box::new(move || part().unwrap_or_else(|| ().into_any())))
}

/// A part that is there while `is` holds; it stays as it is drawn as long as that does not change.
pub fn when(
    is: impl Fn() -> bool + Send + Sync + 'static,
    part: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    shown(Box::new(is), Box::new(part))
}

fn shown(
    is: Box<dyn Fn() -> bool + Send + Sync>,
    part: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let is = Memo::new(move |_| is());
    boxed(Box::new(
        move || {
            if is.get() { part() } else { ().into_any() }
        },
    ))
}

/// Words that change.
pub fn words(words: impl Fn() -> String + Send + 'static) -> AnyView {
    let words: Box<dyn Fn() -> String + Send> = Box::new(words);
    (move || words()).into_any()
}

fn boxed(part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || part()).into_any()
}
