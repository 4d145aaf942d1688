//! The desk: the views, the list of the chosen one, and beside it the chosen ticket.

use leptos::{html::Section, prelude::*, server_fn::ServerFn, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{
    LazyRoute, NavigateOptions,
    components::Outlet,
    hooks::{use_location, use_navigate, use_query_map},
    lazy_route,
    params::ParamsMap,
};
use ui::{Skeleton, bring_into_view, built_once, focus, focus_if_lost, locale};
use web_sys::{Element, SubmitEvent, wasm_bindgen::JsCast};

use crate::{
    Filter, View,
    actions::{ChooseDensity, choose_density, load_counts, load_density, load_queue},
    parts::{
        Changes, InteractionGuard, ReadHere, Request, TicketList, TicketSearch, ViewRail, follow_queue,
        offer_undo, provide_undo_send,
    },
    words::words,
};

/// Tickets a page of the desk's list.
const ROWS: u32 = 40;

/// The page.
pub struct DeskPage;

#[lazy_route]
impl LazyRoute for DeskPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        provide_undo_send();
        let (changes, read_here) = (Changes::new(), ReadHere::default());
        provide_context(changes);
        provide_context(read_here);
        offer_undo(changes);
        let query = use_query_map();
        let filter = Memo::new(move |_| read_filter(&query.read()));
        let counts = Resource::new_blocking(|| (), |()| load_counts());
        let path = use_location().pathname;
        let has_ticket = move || path.read().starts_with("/agent/tickets/");
        let current = Signal::derive(move || view_of(&filter.get()));
        view! {
            <Title text=words(locale()).desk/>
            <div class="desk" class=("desk--with-ticket", has_ticket) on:submit:capture=move |event| take_over(&event, changes)>
                <aside class="desk__rail">
                    <Transition fallback=|| ()>
                        {move || Suspend::new(async move {
                            let counts = counts.await.unwrap_or_default();
                            built_once().await;
                            view! { <ViewRail counts current/> }
                        })}
                    </Transition>
                </aside>
                <List filter path changes read_here on_news=Callback::new(move |()| counts.refetch())/>
                <Outlet/>
            </div>
        }
        .into_any()
    }
}

/// A form that changes a ticket is not sent but asked: what it does is shown at once. The keyboard goes on from a button that
/// went with it.
fn take_over(event: &SubmitEvent, changes: Changes) {
    let form = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_in_list = form.is_some_and(|form| matches!(form.closest(".ticket-row"), Ok(Some(_))));
    let Some(request) = Request::taken_from(event) else { return };
    let next = match &request {
        _ if is_in_list => row_of(request.number()),
        // Whoever takes a ticket answers it.
        Request::Claim(_) => ".composer textarea".to_owned(),
        Request::Change(change) if change.add_tag.is_some() || change.remove_tag.is_some() => {
            "#tag-input".to_owned()
        }
        Request::Change(_) => ".desk-ticket__menus summary".to_owned(),
    };
    changes.ask(request);
    focus_if_lost(next);
    // Where that is in a drawer, or not there.
    focus_if_lost(".desk-ticket__subject");
}

/// The row of a ticket in the list.
fn row_of(number: &str) -> String {
    format!(".ticket-row__link[href^='/agent/tickets/{number}']")
}

/// The list of a view, with its search.
#[component]
fn List(
    filter: Memo<Filter>,
    path: Memo<String>,
    changes: Changes,
    read_here: ReadHere,
    /// Called when something changed in the queue.
    on_news: Callback<()>,
) -> impl IntoView {
    let words = words(locale());
    let queue = Resource::new_blocking(
        move || filter.get(),
        |filter| load_queue(Filter { limit: Some(ROWS), ..shown(filter) }),
    );
    let density = Resource::new_blocking(|| (), |()| load_density());
    let chosen_density = RwSignal::new(None::<bool>);
    let guard = InteractionGuard::new();
    let has_news = RwSignal::new(false);
    follow_queue(move || {
        on_news.run(());
        guard.run_when_idle(move || {
            // Whoever stands on the button that says so stands beside it when it goes.
            let active = document().active_element();
            if active.is_some_and(|active| matches!(active.closest(".desk__news"), Ok(Some(_)))) {
                focus("#search");
            }
            has_news.set(false);
            queue.refetch();
        });
        has_news.set(guard.is_waiting());
    });
    let show_news = move |_| {
        has_news.set(false);
        queue.refetch();
        focus_if_lost("#search");
        if let Some(place) = guard.place.get_untracked() {
            place.set_scroll_top(0);
        }
    };
    let on_shown = keep_in_view(guard.place, filter, path);
    let has_ticket = move || path.read().starts_with("/agent/tickets/");
    let held = Signal::derive(move || filter.read().search.clone().unwrap_or_default());
    let navigate = use_navigate();
    // A search goes through everything, and what is open stays open.
    let go = move |said: String| {
        let search = Filter { search: Some(said).filter(|said| !said.is_empty()), ..Filter::default() };
        let replace = filter.get_untracked().search.is_some();
        let options = NavigateOptions { replace, scroll: false, ..Default::default() };
        navigate(&format!("{}{}", path.get_untracked(), search.address()), options);
    };
    view! {
        <section class="desk__list" aria-labelledby="queue-title" node_ref=guard.place
            on:pointermove=move |_| guard.moves() on:pointerdown=move |_| guard.moves() on:keydown=move |_| guard.moves()>
            <header class="desk__list-head">
                {move || has_ticket().then(|| view! { <SkipToConversation/> })}
                {move || {
                    let title = view_of(&filter.get()).map_or(words.search, words.view_of);
                    // The open ticket is what the page is about.
                    if has_ticket() {
                        view! { <h2 class="desk__title" id="queue-title">{title}</h2> }.into_any()
                    } else {
                        view! { <h1 class="desk__title" id="queue-title">{title}</h1> }.into_any()
                    }
                }}
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move {
                        let is_kept = density.await.unwrap_or_default();
                        built_once().await;
                        view! { <DensityChoice is_kept chosen=chosen_density path/> }
                    })}
                </Transition>
                <TicketSearch action="/agent" held go/>
                // Over the first row, and not before it: nothing moves when it comes.
                <div class="desk__news" role="status">
                    {move || has_news.get().then(|| view! {
                        <button class="button" type="button" on:click=show_news>{words.show_news}</button>
                    })}
                </div>
            </header>
            <Transition fallback=move || view! { <Skeleton label=words.loading lines=8/> }>
                {move || Suspend::new(async move {
                    let is_kept = density.await.unwrap_or_default();
                    let found = queue.await;
                    built_once().await;
                    let is_comfortable = move || chosen_density.get().unwrap_or(is_kept);
                    view! {
                        <TicketList found filter=filter.get_untracked() path read_here changes is_comfortable on_shown/>
                    }
                })}
            </Transition>
        </section>
    }
}

/// The way from the list to what was said, past all of its rows.
#[component]
fn SkipToConversation() -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus("#conversation");
    };
    view! { <a class="skip-link desk__skip" href="#conversation" on:click=skip>{words(locale()).skip_to_conversation}</a> }
}

/// How close the rows stand. It is kept in the browser.
#[component]
fn DensityChoice(is_kept: bool, chosen: RwSignal<Option<bool>>, path: Memo<String>) -> impl IntoView {
    let is_comfortable = move || chosen.get().unwrap_or(is_kept);
    let choose = move |event: SubmitEvent| {
        event.prevent_default();
        let now = !chosen.get_untracked().unwrap_or(is_kept);
        chosen.set(Some(now));
        spawn_local(async move {
            // A choice that is not kept holds as long as the page.
            let _is_kept = choose_density(now, None).await;
        });
    };
    view! {
        <form class="desk__density" method="post" action=ChooseDensity::url() on:submit=choose>
            <input type="hidden" name="next" value=move || path.get()/>
            <input type="hidden" name="is_comfortable" value=move || (!is_comfortable()).to_string()/>
            <button class="button button--quiet" aria-pressed=move || is_comfortable().to_string()>
                {words(locale()).comfortable}
            </button>
        </form>
    }
}

/// Another page of the list begins at its top, and the row of what is open is in view. Whoever comes back from a ticket
/// stands on its row. Answers what is to be called when a list is shown.
fn keep_in_view(place: NodeRef<Section>, filter: Memo<Filter>, path: Memo<String>) -> Callback<()> {
    let is_due = StoredValue::new(true);
    let show = Callback::new(move |()| {
        request_animation_frame(move || {
            let row = document().query_selector(".ticket-row__link[aria-current]").ok().flatten();
            if let Some(row) = row.filter(|_| is_due.try_get_value() == Some(true)) {
                is_due.set_value(false);
                bring_into_view(&row);
            }
        });
    });
    Effect::new(move |before: Option<Filter>| {
        let now = filter.get();
        if let Some(place) = place.get_untracked().filter(|_| before.is_some_and(|before| before != now)) {
            place.set_scroll_top(0);
        }
        now
    });
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if let Some(before) = before.filter(|before| *before != now) {
            is_due.set_value(true);
            if let Some(number) = before.strip_prefix("/agent/tickets/").filter(|_| now == "/agent") {
                focus_if_lost(row_of(number));
            }
        }
        show.run(());
        now
    });
    show
}

/// What an address without a query shows is the first view.
fn shown(filter: Filter) -> Filter {
    if filter.from_the_start() == Filter::default() {
        Filter { page: filter.page, ..View::default().filter() }
    } else {
        filter
    }
}

fn read_filter(query: &ParamsMap) -> Filter {
    let pairs = query.clone().into_iter().map(|(name, value)| (name.into_owned(), value));
    Filter::of_address(pairs).unwrap_or_default()
}

/// The view that a filter is, whatever its page.
fn view_of(filter: &Filter) -> Option<View> {
    let shown = shown(filter.from_the_start());
    View::ALL.into_iter().find(|view| view.filter() == shown)
}
