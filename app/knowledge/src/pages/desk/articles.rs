//! All articles, for those who write them.

use base::escape_value;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{Button, Choice, Empty, Kind, LinkButton, Loaded, Pager, Select, Table, TimeAgo, locale};

use super::tabs::DeskTabs;
use crate::{
    ArticleCard, ArticleFilter, Status,
    desk_actions::{Drawer, load_drawer},
    desk_words::{DeskWords, desk_words},
    parts::StatusBadge,
    words::words,
};

/// The page.
pub(super) fn articles() -> AnyView {
    let query = use_query_map();
    let filter = Memo::new(move |_| {
        let query = query.read();
        ArticleFilter {
            search: query.get("search"),
            status: query.get("status").and_then(|status| Status::parse(&status)),
            page: query.get("page").and_then(|page| page.parse().ok()),
            ..ArticleFilter::default()
        }
    });
    let drawer = Resource::new_blocking(move || filter.get(), load_drawer);
    let words = desk_words(locale());
    view! {
        <Title text=words.articles/>
        <div class="page">
            <header class="page__head">
                <h1>{words.articles}</h1>
                <LinkButton href="/agent/articles/new" kind=Kind::Primary>{words.new_article}</LinkButton>
            </header>
            <DeskTabs/>
            {move || view! { <Filters filter=filter.get()/> }}
            <Loaded resource=drawer label=words.loading lines=6 view=move |drawer| list(words, drawer, &filter.get_untracked())/>
        </div>
    }
    .into_any()
}

#[component]
fn Filters(filter: ArticleFilter) -> impl IntoView {
    let (words, shown) = (desk_words(locale()), words(locale()));
    let states = Status::ALL.map(|status| Choice::new(status.as_str(), (words.status_of)(status)));
    let states = std::iter::once(Choice::new("", words.all)).chain(states).collect();
    view! {
        <form class="article-filters" role="search" method="get" action="/agent/articles">
            <input class="field__input" type="search" name="search" value=filter.search aria-label=words.search
                placeholder=words.search/>
            <Select name="status" label=words.state choices=states quiet_label=true submits=true
                selected=filter.status.map(Status::as_str).unwrap_or_default()/>
            <Button>{shown.search_go}</Button>
        </form>
    }
}

fn list(words: &'static DeskWords, drawer: Drawer, filter: &ArticleFilter) -> AnyView {
    let Drawer { list, now } = drawer;
    if list.articles.is_empty() {
        return view! { <Empty title=words.none hint=words.none_hint/> }.into_any();
    }
    let row = move |article: ArticleCard| {
        view! {
            <tr>
                <th scope="row"><a href=format!("/agent/articles/{}", article.id)><bdi>{article.title}</bdi></a></th>
                <td><StatusBadge status=article.status/></td>
                <td>{article.locale.own_name().to_owned()}</td>
                <td>{(words.visibility_of)(article.visibility)}</td>
                <td>{article.views}</td>
                <td><TimeAgo at=article.updated_at now/></td>
            </tr>
        }
    };
    let columns = [words.title, words.state, words.language, words.who_reads, words.reads, words.updated];
    let status = filter.status.map(|status| format!("status={}&", status.as_str())).unwrap_or_default();
    let search =
        filter.search.as_ref().map(|words| format!("search={}&", escape_value(words))).unwrap_or_default();
    view! {
        <Table caption=words.articles columns=columns.map(str::to_owned).to_vec()>
            {list.articles.into_iter().map(row).collect_view()}
        </Table>
        <Pager pagination=list.pagination base=format!("/agent/articles?{status}{search}")/>
    }
    .into_any()
}
