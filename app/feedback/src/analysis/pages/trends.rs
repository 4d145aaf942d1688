//! `/agent/feedback/trends`: what all of the feedback says. The filter is the address, and everything here works without
//! script.

use base::DayOrMoment;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use ui::{Button, Choice, Empty, Field, Kind, LinkButton, Loaded, Select, Table, locale};

use crate::{
    Dimension, FeedbackAnomaly, FeedbackTrends, Sentiment, TrendDay, TrendShare, TrendsFilter,
    analysis::{actions::load_feedback_trends, trends::list_address, words::words},
    submissions::sentiment_word,
};

/// The page.
pub struct TrendsPage;

#[lazy_route]
impl LazyRoute for TrendsPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let words = &words(locale()).trends;
        let query = use_query_map();
        let filter = Memo::new(move |_| {
            let query = query.read();
            let pairs = query.clone().into_iter().map(|(name, value)| (name.to_string(), value));
            // An address that means nothing shows the last days.
            TrendsFilter::of_address(pairs).unwrap_or_default()
        });
        let trends = Resource::new_blocking(move || filter.get(), load_feedback_trends);
        view! {
            <Title text=words.title/>
            <div class="page">
                <header class="page__head">
                    <h1>{words.title}</h1>
                    <LinkButton href="/agent/feedback">{words.all_feedback}</LinkButton>
                </header>
                <p class="page__lead">{words.lead}</p>
                {move || view! { <Narrow filter=filter.get()/> }}
                <Loaded resource=trends label=words.loading lines=8 view=shown/>
            </div>
        }
        .into_any()
    }
}

/// The filter as a plain form: it makes an address.
#[component]
fn Narrow(filter: TrendsFilter) -> impl IntoView {
    let words = &words(locale()).trends;
    let date = |bound: Option<DayOrMoment>| match bound {
        Some(DayOrMoment::Day(day)) => day.to_string(),
        Some(DayOrMoment::Moment(moment)) => base::day(moment),
        None => String::new(),
    };
    let choices = Dimension::ALL.map(|by| Choice::new(by.as_str(), (words.dimension)(by))).to_vec();
    view! {
        <form class="card form" method="get" action="/agent/feedback/trends" aria-label=words.title>
            <div class="form__pair">
                <Field name="from" r#type="date" label=words.from value=date(filter.from)/>
                <Field name="to" r#type="date" label=words.to value=date(filter.to)/>
                <Select name="by" label=words.by choices selected=filter.by.unwrap_or_default().as_str()/>
            </div>
            <div><Button kind=Kind::Primary>{words.show}</Button></div>
        </form>
    }
}

fn shown(trends: FeedbackTrends) -> AnyView {
    let words = &words(locale()).trends;
    if trends.count == 0 {
        return view! { <Empty title=words.none hint=words.none_hint/> }.into_any();
    }
    view! {
        <div class="feedback-trends">
            <p class="feedback-trends__finding">{(words.finding)(trends.count, trends.average_rating)}</p>
            <Anomalies anomalies=trends.anomalies.clone()/>
            <Shares trends=trends.clone()/>
            <EachDay trends/>
        </div>
    }
    .into_any()
}

/// A value as people read it: sentiments are ours to say, all else is somebody's word.
fn said(dimension: Dimension, value: &str) -> String {
    match Sentiment::parse(value) {
        Some(sentiment) if dimension == Dimension::Sentiment => {
            sentiment_word(sentiment, locale()).to_owned()
        }
        _ => value.to_owned(),
    }
}

#[component]
fn Shares(trends: FeedbackTrends) -> impl IntoView {
    let words = &words(locale()).trends;
    let FeedbackTrends { by, from, to, shares, .. } = trends;
    let columns =
        [(words.dimension)(by), words.count, words.share, words.average].map(str::to_owned).to_vec();
    let rows = shares.into_iter().map(move |share| {
        let href = list_address(by, &share.value, from, to);
        view! {
            <tr>
                <th scope="row"><a href=href><bdi>{said(by, &share.value)}</bdi></a></th>
                <td>{share.count}</td>
                <td>{(words.percent)(share.share)}</td>
                <td>{share.average_rating.map(words.rating)}</td>
            </tr>
        }
    });
    view! {
        <section>
            <h2>{words.shares}</h2>
            <Table caption=words.shares columns>{rows.collect_view()}</Table>
        </section>
    }
}

#[component]
fn EachDay(trends: FeedbackTrends) -> impl IntoView {
    let words = &words(locale()).trends;
    let FeedbackTrends { by, days, .. } = trends;
    let columns = [words.day, words.count, words.average, words.of_it].map(str::to_owned).to_vec();
    // Newest first, as lists are read here.
    let rows = days.into_iter().rev().filter(|day| day.count > 0).map(move |day| {
        let TrendDay { day, count, average_rating, shares } = day;
        let shares = shares.into_iter().map(|TrendShare { value, count, .. }| {
            view! { <li><bdi>{said(by, &value)}</bdi>" "{count}</li> }
        });
        view! {
            <tr>
                <th scope="row"><a href=format!("/agent/feedback?from={day}&to={day}")>{day.to_string()}</a></th>
                <td>{count}</td>
                <td>{average_rating.map(words.rating)}</td>
                <td><ul class="feedback-trends__parts">{shares.collect_view()}</ul></td>
            </tr>
        }
    });
    view! {
        <section>
            <h2>{words.days}</h2>
            <Table caption=words.days columns>{rows.collect_view()}</Table>
        </section>
    }
}

#[component]
fn Anomalies(anomalies: Vec<FeedbackAnomaly>) -> impl IntoView {
    let words = &words(locale()).trends;
    let inside = if anomalies.is_empty() {
        view! { <p>{words.none_unlike}</p> }.into_any()
    } else {
        let rows = anomalies.into_iter().map(|anomaly| view! { <Anomaly anomaly/> });
        view! { <ul class="feedback-trends__anomalies">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="unlike-title">
            <h2 id="unlike-title">{words.unlike}</h2>
            <p class="field__hint">{words.unlike_lead}</p>
            {inside}
        </section>
    }
}

#[component]
fn Anomaly(anomaly: FeedbackAnomaly) -> impl IntoView {
    let words = &words(locale()).trends;
    let FeedbackAnomaly { day, dimension, value, expected, seen, shares, .. } = anomaly;
    let href = list_address(dimension, &value, day, day);
    let shares = shares.into_iter().map(|share| {
        let value = said(share.dimension, &share.value);
        view! { <li>{(words.dimension)(share.dimension)}": "<bdi>{value}</bdi>" "{share.count}</li> }
    });
    view! {
        <li class="feedback-trends__anomaly">
            <p>
                <a href=href>{day.to_string()}</a>
                " · "{(words.dimension)(dimension)}" "{(words.anomaly)(&said(dimension, &value), seen, expected)}
            </p>
            <p class="field__hint">{words.what_changed}</p>
            <ul class="feedback-trends__parts">{shares.collect_view()}</ul>
        </li>
    }
}
