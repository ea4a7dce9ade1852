//! The two ways to a new plan, for those who may open one.

use leptos::prelude::*;

use crate::routes;
use crate::strings::t;
use crate::ui::icon::Icon;

/// An empty draft, or one that is read from a text.
#[component]
pub fn WaysToNew() -> impl IntoView {
    view! {
        <div class="row">
            <a href=routes::NEW_PLAN class="btn primary" data-act="create-plan">{Icon::Add.view()}{t().create_plan}</a>
            <a href=routes::IMPORT class="btn" data-act="import-plan">{Icon::Import.view()}{t().import_plan}</a>
        </div>
    }
    .into_any()
}
