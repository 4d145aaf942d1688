//! What people said, for the desk. The filter is the address, and everything here works without script.

use base::DayOrMoment;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{Button, Choice, Empty, Field, Kind, LinkButton, Loaded, Select, TimeAgo, locale};

use crate::{
    submissions::{
        Feedback, FeedbackFilter, FeedbackKind, FeedbackStatus, Sentiment,
        actions::{FeedbackPage, load_feedback_page},
        parts::{SentimentBadge, StatusBadge},
        words::desk_words,
    },
    words::ratings::ratings_words,
};

/// Where the list is.
const LIST: &str = "/agent/feedback";

/// The page.
pub struct FeedbackListPage;

#[lazy_route]
impl LazyRoute for FeedbackListPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = desk_words(locale());
        let query = use_query_map();
        let filter = Memo::new(move |_| {
            let query = query.read();
            let pairs = query.clone().into_iter().map(|(name, value)| (name.to_string(), value));
            // An address that means nothing shows all of it.
            FeedbackFilter::of_address(pairs).unwrap_or_default()
        });
        let page = Resource::new_blocking(
            move || filter.get(),
            |filter| async move { load_feedback_page(filter.clone()).await.map(|page| (filter, page)) },
        );
        view! {
            <Title text=words.title/>
            <div class="page">
                <header class="page__head">
                    <h1>{words.title}</h1>
                    <LinkButton href="/agent/feedback/trends">{words.trends}</LinkButton>
                    <LinkButton href="/agent/satisfaction">{ratings_words(locale()).title}</LinkButton>
                </header>
                <p class="page__lead">{words.lead}</p>
                {move || view! { <Narrow filter=filter.get()/> }}
                <Loaded resource=page label=words.loading lines=8 view=move |(filter, page)| list(filter, page)/>
            </div>
        }
        .into_any()
    }
}

fn date_of(bound: Option<DayOrMoment>) -> String {
    let text = bound.and_then(|bound| serde_json::to_value(bound).ok());
    text.and_then(|text| text.as_str().map(ToOwned::to_owned)).unwrap_or_default()
}

/// The filter as a plain form: it makes an address.
#[component]
fn Narrow(filter: FeedbackFilter) -> impl IntoView {
    let words = desk_words(locale());
    let all = || std::iter::once(Choice::new("", words.all));
    let kinds = FeedbackKind::ALL.map(|kind| Choice::new(kind.as_str(), (words.kind_of)(kind)));
    let sentiments = Sentiment::ALL.map(|felt| Choice::new(felt.as_str(), (words.sentiment_of)(felt)));
    let states = FeedbackStatus::ALL.map(|status| Choice::new(status.as_str(), (words.status_of)(status)));
    let ratings = (1..=5).map(|rating: i16| Choice::new(rating.to_string(), (words.rated)(rating)));
    view! {
        <form class="card form feedback-filter" method="get" action=LIST role="search" aria-label=words.title>
            {filter.idea.map(|number| view! { <input type="hidden" name="idea" value=number/> })}
            <div class="form__pair">
                <Field name="search" r#type="search" label=words.search value=filter.search.unwrap_or_default() maxlength=200_u32/>
                <Field name="tag" label=words.tag value=filter.tag.unwrap_or_default() maxlength=40_u32/>
                <Select name="status" label=words.status choices=all().chain(states).collect()
                    selected=filter.status.map(FeedbackStatus::as_str).unwrap_or_default()/>
            </div>
            <div class="form__pair">
                <Select name="type" label=words.kind choices=all().chain(kinds).collect()
                    selected=filter.kind.map(FeedbackKind::as_str).unwrap_or_default()/>
                <Select name="sentiment" label=words.sentiment choices=all().chain(sentiments).collect()
                    selected=filter.sentiment.map(Sentiment::as_str).unwrap_or_default()/>
                <Select name="rating" label=words.rating choices=all().chain(ratings).collect()
                    selected=filter.rating.map(|rating| rating.to_string()).unwrap_or_default()/>
                <Field name="from" r#type="date" label=words.from value=date_of(filter.from)/>
                <Field name="to" r#type="date" label=words.to value=date_of(filter.to)/>
            </div>
            <div class="feedback-filter__hands">
                <Button kind=Kind::Primary>{words.show}</Button>
                <LinkButton href=LIST>{words.show_all}</LinkButton>
            </div>
        </form>
    }
}

fn list(filter: FeedbackFilter, page: FeedbackPage) -> AnyView {
    let words = desk_words(locale());
    let FeedbackPage { list, now } = page;
    if list.feedback.is_empty() {
        return if filter == FeedbackFilter::default() {
            view! {
                <Empty title=words.none_yet hint=words.none_yet_hint>
                    <LinkButton href="/feedback">{words.give}</LinkButton>
                </Empty>
            }
            .into_any()
        } else {
            view! { <Empty title=words.none_found hint=words.none_found_hint/> }.into_any()
        };
    }
    let total = list.pagination.total;
    let rows = list.feedback.into_iter().map(|feedback| view! { <Row feedback now/> }).collect_view();
    let older = list.pagination.next_cursor.map(|cursor| {
        let href = format!("{LIST}{}", FeedbackFilter { cursor: Some(cursor), ..filter }.address());
        view! { <nav class="pager" aria-label=words.title><LinkButton href>{words.older}</LinkButton></nav> }
    });
    view! {
        <p class="field__hint">{(words.found)(total, list.pagination.total_is_estimate)}</p>
        <ul class="feedback-list">{rows}</ul>
        {older}
    }
    .into_any()
}

/// One piece: the person's words first.
#[component]
fn Row(feedback: Feedback, now: base::DateTime<base::Utc>) -> impl IntoView {
    let words = desk_words(locale());
    let Feedback { id, rating, context, comments, tags, sentiment, status, user, created_at, .. } = feedback;
    let said = comments.unwrap_or_else(|| words.no_words.to_owned());
    let who = user.map_or_else(|| words.without_name.to_owned(), |user| user.name);
    let tags = tags
        .into_iter()
        .map(|tag| view! { <li class="feedback-row__tag" dir="auto">{tag}</li> })
        .collect_view();
    view! {
        <li class="feedback-row">
            <a class="feedback-row__link" href=format!("{LIST}/{id}")>
                <span class="feedback-row__said" dir="auto">{said}</span>
            </a>
            <p class="feedback-row__facts">
                <SentimentBadge sentiment/>
                <StatusBadge status/>
                {rating.map(|rating| view! { <span>{(words.rated)(rating)}</span> })}
                <bdi>{context}</bdi>
                <bdi>{who}</bdi>
                <TimeAgo at=created_at now/>
            </p>
            <ul class="feedback-row__tags" aria-label=words.tags>{tags}</ul>
        </li>
    }
}
