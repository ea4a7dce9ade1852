//! What lies in a part of the app that may still have to be fetched: a page, or a library that is used on demand. It comes
//! from the service worker's store as soon as that is filled; where the app is built whole it is there at once.

use std::pin::Pin;

/// Something as soon as its part is here.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// The part could not be fetched.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

#[cfg(feature = "parts")]
impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// `on_demand!(part, fn name() -> T { value })` is a function `name` that fetches the part and gives the value, with all
/// that it reaches and nothing else does.
macro_rules! on_demand {
    ($part:ident, $(#[$doc:meta])* $vis:vis fn $name:ident() -> $value_type:ty { $value:expr }) => {
        $(#[$doc])*
        $vis fn $name() -> $crate::coming::Coming<$value_type> {
            #[cfg_attr(
                feature = "parts",
                leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)
            )]
            fn $name() -> Result<$value_type, $crate::coming::Missing> {
                Ok($value)
            }
            #[cfg(feature = "parts")]
            return Box::pin($name());
            #[cfg(not(feature = "parts"))]
            Box::pin(std::future::ready($name()))
        }
    };
}
pub(crate) use on_demand;
