//! The page: its address, whether anybody looks at it, whether there is a network, its marks for
//! those who watch from outside.

use web_sys::{Document, VisibilityState, Window};

pub use super::listener::Listener;

/// Scheme, host and port, without a slash at the end.
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// The path of the address.
pub fn path() -> String {
    window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default()
}

/// What stands after `#`, without it.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Takes the fragment out of the address and of the history, so that a used link leaves no token.
pub fn forget_fragment() {
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return;
    };
    // Fails only across origins.
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path()));
}

/// Goes to another page of this site, loading it anew.
pub fn go(path: &str) {
    if let Some(window) = window() {
        // A navigation cannot fail for a path of our own.
        let _ = window.location().set_href(path);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        // Fails only in a page that is going away.
        let _ = window.location().reload();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        // Fails only where printing is forbidden; the dialog says so itself.
        let _ = window.print();
    }
}

/// What the browser believes of the network. `true` promises nothing.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    document().is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Whether the window is as narrow as a phone, by the width at which the layout turns.
pub fn is_narrow() -> bool {
    let width = window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.is_some_and(|width| width < 900.0)
}

/// "Android · Chrome", by what the browser says of itself: how a person tells their devices apart.
pub fn device_label() -> String {
    let agent = window().and_then(|window| window.navigator().user_agent().ok());
    let agent = agent.unwrap_or_default();
    let find = |names: &[(&str, &'static str)], other| {
        let known = names.iter().find(|(mark, _)| agent.contains(mark));
        known.map_or(other, |(_, name)| *name)
    };
    let system = find(
        &[
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("CrOS", "ChromeOS"),
            ("Mac OS", "Mac"),
            ("Linux", "Linux"),
        ],
        "?",
    );
    let browser = find(
        &[
            ("CocCoc", "Cốc Cốc"),
            ("coc_coc", "Cốc Cốc"),
            ("Edg", "Edge"),
            ("Firefox", "Firefox"),
            ("SamsungBrowser", "Samsung Internet"),
            ("Chrome", "Chrome"),
            ("Safari", "Safari"),
        ],
        "?",
    );
    format!("{system} · {browser}")
}

/// Marks the `<html>` element, for styles and for those who watch from outside.
pub fn mark(attribute: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Fails only for names that are no attribute.
        let _ = root.set_attribute(attribute, value);
    }
}

/// A mark of the `<html>` element.
pub fn marked(attribute: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(attribute)
}

/// The text of the `<title>`.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Happenings of the page as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// The browser believes that the network is back.
    Online,
    /// The browser knows that the network is gone.
    Offline,
    /// Somebody looks at the page again.
    Shown,
    /// Nobody looks at it; it may be frozen or killed without another word.
    Hidden,
    /// It is going away.
    Leaving,
}

/// Hears of happenings until the listeners are dropped.
pub fn watch(hear: impl Fn(Happening) + Clone + 'static) -> Vec<Listener> {
    let (Some(window), Some(document)) = (window(), document()) else {
        return Vec::new();
    };
    let on = |name, happening| {
        let hear = hear.clone();
        Listener::new(&window, name, move |_| hear(happening))
    };
    let mut listeners = vec![
        on("online", Happening::Online),
        on("offline", Happening::Offline),
        on("focus", Happening::Shown),
        // Browsers wait longer for this one than for the next, which a slow device may miss.
        on("beforeunload", Happening::Leaving),
        on("pagehide", Happening::Leaving),
    ];
    listeners.push(Listener::new(&document, "visibilitychange", move |_| {
        hear(if is_visible() {
            Happening::Shown
        } else {
            Happening::Hidden
        });
    }));
    listeners
}

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}
