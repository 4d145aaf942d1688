//! `/ideas`: the board.

use base::{DateTime, Utc};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, components::Form, hooks::use_query_map, lazy_route};
use ui::{
    Choice, Empty, FaultNotice, Field, Icon, Loaded, Pager, Select, TabLink, Tabs, TimeAgo, fault_of, locale,
};

use crate::{
    Idea, IdeaBoard, IdeaFilter, IdeaSort, IdeaStatus,
    ideas::{
        actions::{VoteForIdea, load_ideas},
        parts::{IdeaStatusBadge, News, SuggestForm, VoteButton, title_id},
    },
    words::ideas::idea_words,
};

/// The page.
pub struct IdeasPage;

#[lazy_route]
impl LazyRoute for IdeasPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = idea_words(locale());
        let filter = filter_in_address();
        let vote = ServerAction::<VoteForIdea>::new();
        let board = Resource::new_blocking(move || filter.get(), load_ideas);
        view! {
            <Title text=words.title/>
            <div class="page page--narrow ideas">
                <h1>{words.title}</h1>
                <p class="page__lead">{words.lead}</p>
                <SuggestForm/>
                <Search filter/>
                <Order filter/>
                <FaultNotice fault=fault_of(move || vote.value().get())/>
                <Loaded resource=board label=words.loading lines=8 view=move |board| {
                    show(board, filter.get_untracked(), vote)
                }/>
            </div>
        }
        .into_any()
    }
}

fn filter_in_address() -> Memo<IdeaFilter> {
    let query = use_query_map();
    Memo::new(move |_| {
        let query = query.read();
        IdeaFilter {
            status: query.get("status").and_then(|status| IdeaStatus::parse(&status)),
            sort: query.get("sort").and_then(|sort| IdeaSort::parse(&sort)).unwrap_or_default(),
            search: query.get("search").filter(|search| !search.trim().is_empty()),
            page: query.get("page").and_then(|page| page.parse().ok()),
            limit: None,
        }
    })
}

/// Words and a status to look for; a form that works by its address.
#[component]
fn Search(filter: Memo<IdeaFilter>) -> impl IntoView {
    let words = idea_words(locale());
    let first = filter.get_untracked();
    let statuses = IdeaStatus::ALL.map(|status| Choice::new(status.as_str(), (words.status_of)(status)));
    let choices = [Choice::new("", words.open_ones)].into_iter().chain(statuses).collect();
    let selected = first.status.map(IdeaStatus::as_str).unwrap_or_default();
    view! {
        <Form method="GET" action="/ideas" attr:class="ideas__search" attr:role="search">
            <input type="hidden" name="sort" value=move || filter.read().sort.as_str()/>
            <Field name="search" r#type="search" label=words.search_label value=first.search.unwrap_or_default()
                maxlength=100u32/>
            <Select name="status" label=words.status choices selected/>
            <button class="button"><Icon name="search"/>{words.search}</button>
        </Form>
    }
}

#[component]
fn Order(filter: Memo<IdeaFilter>) -> impl IntoView {
    let words = idea_words(locale());
    let tabs = move || {
        let tabs = IdeaSort::ALL.map(|sort| {
            let at = IdeaFilter { sort, ..filter.get() };
            let href = at.address();
            let name = match sort {
                IdeaSort::Votes => words.by_votes,
                IdeaSort::Newest => words.newest,
            };
            let current = Signal::derive(move || filter.read().sort == sort);
            view! { <TabLink href=href.trim_end_matches(['?', '&']).to_owned() current>{name}</TabLink> }
        });
        tabs.into_iter().collect_view()
    };
    view! { <Tabs label=words.order>{tabs}</Tabs> }
}

fn show(board: IdeaBoard, filter: IdeaFilter, vote: ServerAction<VoteForIdea>) -> AnyView {
    let words = idea_words(locale());
    let IdeaBoard { ideas, news, now } = board;
    let is_narrowed = filter.search.is_some() || filter.status.is_some();
    let list = if !ideas.ideas.is_empty() {
        let rows = ideas.ideas.into_iter().map(|idea| view! { <Row idea now vote/> });
        view! { <ul class="ideas__list">{rows.collect_view()}</ul> }.into_any()
    } else if is_narrowed {
        view! { <Empty title=words.nothing_found hint=words.nothing_found_hint/> }.into_any()
    } else {
        view! { <Empty title=words.none hint=words.none_hint/> }.into_any()
    };
    view! {
        <News news now/>
        {list}
        <Pager pagination=ideas.pagination base=filter.address()/>
    }
    .into_any()
}

#[component]
fn Row(idea: Idea, now: DateTime<Utc>, vote: ServerAction<VoteForIdea>) -> impl IntoView {
    let words = idea_words(locale());
    let (number, created_at) = (idea.number, idea.created_at);
    view! {
        <li class="idea-row">
            <VoteButton idea=idea.clone() vote/>
            <div class="idea-row__words">
                <h2 class="idea-row__title" id=title_id(number)>
                    <a href=format!("/ideas/{number}") dir="auto">{idea.title}</a>
                </h2>
                <p class="idea-facts">
                    <IdeaStatusBadge status=idea.status/>
                    {idea.is_hidden.then(|| view! { <span>{words.hidden}</span> })}
                    {idea.answer.is_some().then(|| view! { <span>{words.answered}</span> })}
                    <span>{words.suggested} " " <TimeAgo at=created_at now/></span>
                </p>
            </div>
        </li>
    }
}
