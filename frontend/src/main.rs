//! The app in the browser: mounts the interface after the loading state of `index.html`, which the
//! stylesheet then hides.
use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <main>"Liên Tịch"</main> });
}
