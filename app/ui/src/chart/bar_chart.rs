//! Bar chart: some things compared, a row each: its name, its bar, its number. A list, which reads as it looks.

use leptos::prelude::*;

use super::{Format, Scale, Series, Steps, frame::Frame, geometry::percent, scale::drawable};
use crate::{locale, words::words};

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is.
    pub value: Option<f64>,
    /// How long it was before: a mark across it.
    pub before: Option<f64>,
    /// Where its number leads.
    pub href: Option<String>,
}

/// Bars from zero on; what is below zero goes the other way.
#[component]
pub fn BarChart(
    /// What it shows.
    #[prop(into)]
    label: String,
    /// What the bars are of: the head of the table's first column.
    #[prop(into)]
    corner: String,
    /// What their numbers are of.
    #[prop(into)]
    measure: String,
    /// The bars, in their order.
    bars: Vec<Bar>,
    /// How a number is written.
    format: Format,
    /// A table that shows more, in place of the chart's own.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = words(locale());
    let values = bars.iter().flat_map(|bar| [bar.value, bar.before]).flatten();
    let scale = Scale::of(values, Steps::Decimal);
    let has_before = bars.iter().any(|bar| bar.before.is_some());
    let labels: Vec<_> = bars.iter().map(|bar| bar.label.clone()).collect();
    let now = Series::new(measure, bars.iter().map(|bar| bar.value).collect());
    let before = Series::muted(words.before, bars.iter().map(|bar| bar.before).collect());
    let series = std::iter::once(now).chain(has_before.then_some(before)).collect();
    let rows = bars.into_iter().map(|bar| row(bar, &scale, format)).collect_view();
    let name = label.clone();
    view! {
        <Frame label corner labels series format table=children>
            <ul class="bar-chart" aria-label=name>{rows}</ul>
        </Frame>
    }
}

fn row(bar: Bar, scale: &Scale, format: Format) -> impl IntoView + use<> {
    let words = words(locale());
    let value = bar.value.and_then(drawable);
    let text = value.map_or_else(|| words.no_value.to_owned(), format);
    let number = match bar.href {
        Some(href) => view! { <a class="bar-chart__value" href=href><bdi>{text}</bdi></a> }.into_any(),
        None => view! { <span class="bar-chart__value"><bdi>{text}</bdi></span> }.into_any(),
    };
    let zero = scale.part(0.0);
    let bar_of = value.map(|value| {
        let end = scale.part(value);
        let class = if value < 0.0 { "bar-chart__bar bar-chart__bar--negative" } else { "bar-chart__bar" };
        view! { <rect class=class x=percent(zero.min(end)) y="3" width=percent((zero - end).abs()) height="14" rx="2"></rect> }
    });
    let mark = bar.before.and_then(drawable).map(|before| {
        let x = percent(scale.part(before));
        view! { <line class="bar-chart__before" x1=x.clone() x2=x y1="0" y2="20"></line> }
    });
    let was = bar.before.and_then(drawable).map(|before| {
        view! { <span class="visually-hidden">" " {(words.was_before)(&format(before))}</span> }
    });
    let zero = percent(zero);
    view! {
        <li class="bar-chart__row">
            <span class="bar-chart__label"><bdi>{bar.label}</bdi></span>
            <svg class="bar-chart__space" width="100%" height="20" aria-hidden="true">
                {bar_of}
                <line class="bar-chart__zero" x1=zero.clone() x2=zero y1="0" y2="20"></line>
                {mark}
            </svg>
            <span class="bar-chart__number">{number}{was}</span>
        </li>
    }
}
