//! The app in the browser: opens what the device holds, then mounts the interface after the loading
//! state of `index.html`, which the stylesheet then hides.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_frontend::app::{App, CannotStart, choose_language};
use lientich_frontend::start;

fn main() {
    choose_language();
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
