//! `/agent/dashboard`: the desk as it is now, kept up to date; with `?wall` for a screen that hangs on a wall.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{LinkButton, Loaded, Notice, Tone, exact_time, locale};

use crate::{
    Dashboard,
    actions::load_dashboard,
    parts::{Tiles, Workloads, follow_desk},
    words::words,
};

/// The page.
pub struct DashboardPage;

#[lazy_route]
impl LazyRoute for DashboardPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = words(locale());
        let query = use_query_map();
        let is_wall = Memo::new(move |_| query.read().get("wall").is_some());
        let desk = Resource::new_blocking(|| (), |()| load_dashboard());
        let way = move || match is_wall.get() {
            true => view! { <LinkButton href="/agent/dashboard">{words.dashboard.leave_wall}</LinkButton> },
            false => view! { <LinkButton href="/agent/dashboard?wall">{words.dashboard.wall}</LinkButton> },
        };
        view! {
            <Title text=words.dashboard.title/>
            <div class="page dashboard" class=("dashboard--wall", move || is_wall.get())>
                <header class="page__head">
                    <h1>{words.dashboard.title}</h1>
                    <span class="dashboard__ways">
                        <LinkButton href="/agent/reports">{words.reports}</LinkButton>
                        {way}
                    </span>
                </header>
                <p class="page__lead dashboard__lead">{words.dashboard.lead}</p>
                <Loaded resource=desk label=words.loading lines=8 view=|desk| view! { <Live desk/> }.into_any()/>
            </div>
        }
        .into_any()
    }
}

/// The numbers, counted again whenever something happens.
#[component]
fn Live(desk: Dashboard) -> impl IntoView {
    let words = &words(locale()).dashboard;
    let (desk, is_old) = (RwSignal::new(desk), RwSignal::new(false));
    follow_desk(move || {
        spawn_local(async move {
            let counted = load_dashboard().await;
            let _page_is_gone = is_old.try_set(counted.is_err());
            // Two answers may overtake each other: the younger one stays.
            if let Ok(counted) = counted {
                let _page_is_gone = desk.try_update(|desk| {
                    if desk.at <= counted.at {
                        *desk = counted;
                    }
                });
            }
        });
    });
    let at = Memo::new(move |_| desk.with(|desk| exact_time(desk.at)));
    view! {
        {move || is_old.get().then(|| view! { <Notice tone=Tone::Warn>{words.out_of_date}</Notice> })}
        <Tiles desk/>
        <Workloads desk/>
        <p class="dashboard__as-of">{move || (words.as_of)(&at.get())}</p>
    }
}
