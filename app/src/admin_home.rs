//! The admin's home: the tickets of all kinds at a glance, and every setting, found as one types.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use tickets::TicketsAtAGlance;
use ui::{Button, Empty, Field, LinkButton, Loaded, locale};

use crate::{
    IndexedArea, IndexedSetting,
    actions::{AdminHome, load_admin_home},
    settings_index::found_in,
    words::words,
};

/// The page.
pub struct AdminHomePage;

#[lazy_route]
impl LazyRoute for AdminHomePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = words(locale());
        let home = Resource::new_blocking(|| (), |()| load_admin_home());
        let query = use_query_map();
        let asked = query.read_untracked().get("q").unwrap_or_default();
        let typed = RwSignal::new(asked.clone());
        view! {
            <Title text=words.settings/>
            <div class="page">
                <h1>{words.settings}</h1>
                <form class="admin-search" method="get" action="/dashboard/admin/support" role="search" aria-label=words.find_setting>
                    <Field name="q" r#type="search" label=words.find_setting value=asked typed maxlength=100u32/>
                    <Button>{words.find}</Button>
                </form>
                <Loaded resource=home label=words.settings lines=10 view=move |AdminHome { glance, areas, now }| view! {
                    <section class="admin-glance" aria-labelledby="glance" hidden=move || !typed.read().trim().is_empty()>
                        <header class="page__head">
                            <h2 id="glance">{words.tickets_at_a_glance}</h2>
                            <a href="/dashboard/admin/support/tickets">{words.all_tickets}</a>
                        </header>
                        <TicketsAtAGlance glance now oldest=words.waits_longest/>
                    </section>
                    <Areas areas typed/>
                }.into_any()/>
            </div>
        }
        .into_any()
    }
}

/// The areas with what is found in them.
#[component]
fn Areas(areas: Vec<IndexedArea>, typed: RwSignal<String>) -> impl IntoView {
    let words = words(locale());
    move || {
        let found = found_in(&areas, &typed.read());
        if found.is_empty() {
            return view! {
                <Empty title=words.no_setting hint=words.no_setting_hint>
                    <LinkButton href="/dashboard/admin/support">{words.all_settings}</LinkButton>
                </Empty>
            }
            .into_any();
        }
        let areas = found.into_iter().map(|IndexedArea { id, title, settings }| {
            let heading = format!("area-{id}");
            let labelled = heading.clone();
            let settings = settings.into_iter().map(|IndexedSetting { title, href, changes, .. }| view! {
                <li class="setting"><a class="setting__title" href=href>{title}</a><p class="setting__changes">{changes}</p></li>
            });
            view! {
                <section id=id aria-labelledby=labelled>
                    <h2 id=heading>{title}</h2>
                    <ul class="card settings">{settings.collect_view()}</ul>
                </section>
            }
        });
        view! { <div class="setting-areas">{areas.collect_view()}</div> }.into_any()
    }
}
