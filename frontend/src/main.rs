//! The app in the browser: opens what the device holds, then mounts the interface after the loading
//! state of `index.html`, which the stylesheet then hides.

use leptos::prelude::*;
use lientich_frontend::app::{App, CannotStart, choose_language};
use lientich_frontend::platform::page;
use lientich_frontend::{parts, start};
use wasm_bindgen_futures::spawn_local;

fn main() {
    // What stopped the app stands in the console, for whoever is asked for help.
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    choose_language();
    parts::foresee(&page::path());
    // Leptos has no executor of its own before something is mounted.
    spawn_local(async {
        match start::open().await {
            Ok(start) => mount_to_body(move || view! { <App start/> }),
            Err(error) => {
                leptos::logging::error!("cannot open the device's storage: {error}");
                mount_to_body(|| view! { <CannotStart/> });
            }
        }
    });
}
