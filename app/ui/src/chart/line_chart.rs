//! Line chart: how something went over time. Each line ends at its name and has dashes of its own.

use base::isolated;
use leptos::prelude::*;

use super::{
    Format, Scale, Series, Steps, axis,
    axis::Ticks,
    frame::Frame,
    geometry::{HEIGHT, TOP, WHOLE, WIDTH, across, down, line_path, percent, short},
    names::Names,
    series::kind,
    summary::summary,
};
use crate::{locale, words::words};

/// With more points than this nobody meets one of them with a pointer.
const MOST_TIPS: usize = 200;

/// Lines over labels, the earliest first. Time goes from left to right in every language, as people draw it.
#[component]
pub fn LineChart(
    /// What it shows.
    #[prop(into)]
    label: String,
    /// What the labels are of: the head of the table's first column.
    #[prop(into)]
    corner: String,
    /// The labels.
    labels: Vec<String>,
    /// The lines.
    series: Vec<Series>,
    /// In which steps the axis counts.
    #[prop(optional)]
    steps: Steps,
    /// How a number is written.
    format: Format,
    /// A table that shows more, in place of the chart's own.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let scale = Scale::of(series.iter().flat_map(|series| series.known().map(|(_, value)| value)), steps);
    let count = labels.len();
    let ends: Vec<_> = series.iter().map(|series| Some(down(scale.part(series.known().last()?.1)))).collect();
    let said = format!("{}. {}", isolated(&label), summary(&series, &labels, format));
    let drawing = view! {
        <div class="chart__drawing">
            <Ticks scale=scale.clone() format/>
            <svg class="chart__plot" role="img" width="100%" height=short(WHOLE)
                aria-label=said>
                {axis::lines(&scale)}
                {axis::labels(&labels, |place| across(place, count))}
                <svg class="chart__lines" x="0" y=short(TOP) width="100%" height=short(HEIGHT)
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none">
                    {lines(&series, &scale, count)}
                </svg>
                {last_points(&series, &scale, count)}
                {tips(&series, &labels, format)}
            </svg>
            {(series.len() > 1).then(|| view! { <Names series=series.clone() ends/> })}
        </div>
    };
    view! {
        <Frame label=label.clone() corner labels=labels.clone() series=series.clone() format has_key=true table=children>
            {drawing}
        </Frame>
    }
}

fn lines(series: &[Series], scale: &Scale, count: usize) -> AnyView {
    let lines = series.iter().enumerate().map(|(place, series)| {
        let points = (0..count).map(|at| {
            let value = series.at(at)?;
            Some((across(at, count) * WIDTH, (1.0 - scale.part(value)) * HEIGHT))
        });
        let class = format!("chart__line chart__line--{}", kind(series, place));
        view! { <path class=class d=line_path(points) vector-effect="non-scaling-stroke"></path> }
    });
    lines.collect_view().into_any()
}

/// A point where each line ends: what holds now.
fn last_points(series: &[Series], scale: &Scale, count: usize) -> AnyView {
    let points = series.iter().enumerate().filter_map(|(place, series)| {
        let (at, value) = series.known().filter(|(at, _)| *at < count).last()?;
        let class = format!("chart__point chart__point--{}", kind(series, place));
        Some(view! { <circle class=class cx=percent(across(at, count)) cy=short(down(scale.part(value))) r="3.5"></circle> })
    });
    points.collect_view().into_any()
}

/// What a pointer over a label's place is told.
fn tips(series: &[Series], labels: &[String], format: Format) -> Option<AnyView> {
    let count = labels.len();
    let width = 1.0 / count.max(1) as f64;
    let tip = |(place, label): (usize, &String)| {
        let left = (across(place, count) - width / 2.0).max(0.0);
        view! {
            <rect class="chart__tip" x=percent(left) y="0" width=percent(width) height=short(TOP + HEIGHT)>
                <title>{tip_text(series, label, place, format)}</title>
            </rect>
        }
    };
    (count <= MOST_TIPS).then(|| labels.iter().enumerate().map(tip).collect_view().into_any())
}

/// The label with the value of each series there, a line each.
pub(super) fn tip_text(series: &[Series], label: &str, place: usize, format: Format) -> String {
    let no_value = words(locale()).no_value;
    let values = series.iter().map(|series| {
        let value = series.at(place).map_or_else(|| no_value.to_owned(), format);
        format!("\n{}: {}", isolated(&series.label), isolated(&value))
    });
    format!("{}{}", isolated(label), values.collect::<String>())
}
