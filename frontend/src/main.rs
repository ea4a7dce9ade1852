//! The app in the browser: opens what the device holds, then mounts the interface after the loading
//! state of `index.html`, which the stylesheet then hides.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_frontend::start;

fn main() {
    spawn_local(async {
        match start::open().await {
            Ok(start) => mount_to_body(move || {
                start.provide();
                view! { <main>"Liên Tịch"</main> }
            }),
            Err(error) => {
                leptos::logging::error!("cannot open the device's storage: {error}");
                mount_to_body(|| view! { <main>"Trình duyệt không cho lưu dữ liệu."</main> });
            }
        }
    });
}
