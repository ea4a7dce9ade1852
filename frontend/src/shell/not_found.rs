//! What stands where no page is.

use leptos::prelude::*;

use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::t;
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;

/// Says so, and leads back.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <PageHead title=t().app_name.to_owned()/>
        <Blank icon=Icon::Search title=t().not_found sentence="">
            <a href=routes::TODAY class="btn primary">{t().to_today}</a>
        </Blank>
    }
    .into_any()
}
