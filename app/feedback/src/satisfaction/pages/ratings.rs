//! How people found the help they got, for the desk: an agent reads of their own work, an admin of everybody's. The filter is
//! the address, and everything here works without script.

use base::{DateTime, DayOrMoment, Fault, Role, Utc};
use identity::{Colleague, load_colleagues, viewer};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{Button, Choice, Empty, Field, Kind, LinkButton, Loaded, Pager, Select, TimeAgo, locale};

use crate::{
    SatisfactionFilter, SatisfactionRating,
    satisfaction::{
        actions::{SeenRatings, load_ratings},
        parts::ScoreBadge,
    },
    words::{ratings::ratings_words, satisfaction::satisfaction_words},
};

/// Where the page is.
const LIST: &str = "/agent/satisfaction";

/// The page. What stands beside a rating knows tickets: the way to open one again.
#[component]
pub fn RatingsAtDesk(
    /// Drawn below each rating.
    beside: fn(SatisfactionRating) -> AnyView,
) -> impl IntoView {
    let words = ratings_words(locale());
    let query = use_query_map();
    let filter = Memo::new(move |_| {
        let query = query.read();
        let pairs = query.clone().into_iter().map(|(name, value)| (name.to_string(), value));
        // An address that means nothing shows all of it.
        SatisfactionFilter::of_address(pairs).unwrap_or_default()
    });
    let reads_all = viewer().get_untracked().is_some_and(|viewer| viewer.role == Role::Admin);
    let narrow = Resource::new_blocking(
        move || filter.get(),
        move |filter| async move { Ok::<_, Fault>((filter, agents(reads_all).await)) },
    );
    let seen = Resource::new_blocking(
        move || filter.get(),
        |filter| async move { load_ratings(filter.clone()).await.map(|seen| (filter, seen)) },
    );
    view! {
        <Title text=words.title/>
        <div class="page">
            <header class="page__head">
                <h1>{words.title}</h1>
                <LinkButton href="/agent/reports/satisfaction">{words.report}</LinkButton>
            </header>
            <p class="page__lead">{if reads_all { words.lead_all } else { words.lead_own }}</p>
            <Loaded resource=narrow label=words.loading view=|(filter, agents)| {
                view! { <Narrow filter agents/> }.into_any()
            }/>
            <Loaded resource=seen label=words.loading lines=8 view=move |(filter, seen)| shown(&filter, seen, beside)/>
        </div>
    }
}

/// Whom an admin may choose; a page whose menu is empty can still be read.
async fn agents(reads_all: bool) -> Vec<Colleague> {
    if reads_all { load_colleagues().await.unwrap_or_default() } else { Vec::new() }
}

fn date_of(bound: Option<DayOrMoment>) -> String {
    let text = bound.and_then(|bound| serde_json::to_value(bound).ok());
    text.and_then(|text| text.as_str().map(ToOwned::to_owned)).unwrap_or_default()
}

/// The filter as a plain form: it makes an address.
#[component]
fn Narrow(filter: SatisfactionFilter, agents: Vec<Colleague>) -> impl IntoView {
    let words = ratings_words(locale());
    let scores = satisfaction_words(locale());
    let all = || std::iter::once(Choice::new("", words.all));
    let ratings = (1..=5).map(|rating: i16| {
        Choice::new(rating.to_string(), format!("{} ({})", (words.rated)(rating), scores.score(rating)))
    });
    let comments = [Choice::new("", words.all), Choice::new("true", words.with_comment)].to_vec();
    let agent = (!agents.is_empty()).then(|| {
        let agents = agents.into_iter().map(|agent| Choice::new(agent.id.to_string(), agent.name));
        view! {
            <Select name="agent" label=words.agent choices=all().chain(agents).collect()
                selected=filter.agent.map(|agent| agent.to_string()).unwrap_or_default()/>
        }
    });
    view! {
        <form class="card form feedback-filter" method="get" action=LIST role="search" aria-label=words.title>
            <div class="form__pair">
                <Select name="rating" label=words.rating choices=all().chain(ratings).collect()
                    selected=filter.rating.map(|rating| rating.to_string()).unwrap_or_default()/>
                {agent}
                <Select name="has_comment" label=words.comment choices=comments
                    selected=if filter.has_comment { "true" } else { "" }/>
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

fn shown(
    filter: &SatisfactionFilter,
    seen: SeenRatings,
    beside: fn(SatisfactionRating) -> AnyView,
) -> AnyView {
    let words = ratings_words(locale());
    let SeenRatings { ratings, now } = seen;
    let Some(average) = ratings.average() else {
        return if *filter == SatisfactionFilter::default() {
            view! { <Empty title=words.none_yet hint=words.none_yet_hint/> }.into_any()
        } else {
            view! { <Empty title=words.none_found hint=words.none_found_hint/> }.into_any()
        };
    };
    let found = (words.found)(ratings.pagination.total, average);
    let base = format!("{LIST}{}", filter.address());
    let rows = ratings.ratings.into_iter().map(|rating| view! { <Row rating now beside/> });
    view! {
        <p class="field__hint">{found}</p>
        <ul class="feedback-list">{rows.collect_view()}</ul>
        <Pager pagination=ratings.pagination base/>
    }
    .into_any()
}

/// One rating: the person's words first.
#[component]
fn Row(
    rating: SatisfactionRating,
    now: DateTime<Utc>,
    beside: fn(SatisfactionRating) -> AnyView,
) -> impl IntoView {
    let words = ratings_words(locale());
    let said = rating.comment.clone().unwrap_or_else(|| words.no_words.to_owned());
    let agent =
        rating.agent.clone().map(|agent| view! { <span>{words.agent} ": " <bdi>{agent.name}</bdi></span> });
    let href = format!("/agent/tickets/{}", rating.ticket_number);
    view! {
        <li class="feedback-row">
            <p class="feedback-row__said" dir="auto">{said}</p>
            <p class="feedback-row__facts">
                <ScoreBadge rating=rating.rating/>
                <a class="rating-row__ticket" href=href>{rating.ticket_number.clone()}</a>
                <bdi>{rating.requester.name.clone()}</bdi>
                {agent}
                <TimeAgo at=rating.answered_at now/>
            </p>
            {beside(rating)}
        </li>
    }
}
