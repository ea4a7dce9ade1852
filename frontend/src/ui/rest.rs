//! What waits until the hands rest: nothing that a person does not wait for may come between two keys.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// Hands rest when nothing was typed for so long.
const REST: Duration = Duration::from_millis(300);

/// Runs `then` once `changed` has been still for a while; `meanwhile` at each change.
pub fn after_rest(
    changed: Signal<u32>,
    meanwhile: impl Fn() + 'static,
    then: impl Fn() + Clone + 'static,
) {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(handle)) = timer.try_update_value(Option::take) {
            handle.clear();
        }
    };
    Effect::new(move |_| {
        changed.track();
        stop();
        meanwhile();
        timer.set_value(set_timeout_with_handle(then.clone(), REST).ok());
    });
    on_cleanup(stop);
}
