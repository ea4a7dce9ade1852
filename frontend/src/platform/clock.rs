//! The device's clock. Shown to people and written into changes, never evidence of anything.

use lientich_shared::time::{Day, Timestamp};

/// Now, by this device.
pub fn now() -> Timestamp {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit 53 bits for 285,000 years"
    )]
    Timestamp(js_sys::Date::now() as i64)
}

/// Today in Vietnam, by this device.
pub fn today() -> Day {
    now().day()
}
