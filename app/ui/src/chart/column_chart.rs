//! Stacked bar chart: what a whole is made of, label by label. Each part has a pattern of its own and its name beside it.

use base::isolated;
use leptos::prelude::*;

use super::{
    Format, Scale, Series, Steps, axis,
    axis::Ticks,
    frame::Frame,
    geometry::{HEIGHT, TOP, WHOLE, down, percent, short},
    line_chart::tip_text,
    names::Names,
    patterns::{fill, patterns},
    series::kind,
    summary::summary,
};

/// How much of its place a column fills.
const FULL: f64 = 0.78;

/// Columns of parts that add up. A part below zero adds nothing: there is no such part.
#[component]
pub fn StackedBarChart(
    /// Its own name among the page's charts: its ids begin with it.
    #[prop(into)]
    name: String,
    /// What it shows.
    #[prop(into)]
    label: String,
    /// What the labels are of: the head of the table's first column.
    #[prop(into)]
    corner: String,
    /// The labels.
    labels: Vec<String>,
    /// The parts, the lowest first.
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
    let count = labels.len();
    let columns: Vec<_> = (0..count).map(|place| parts(&series, place)).collect();
    let scale = Scale::of(columns.iter().filter_map(|parts| parts.last()).map(|(_, to)| *to), steps);
    let last = columns.iter().rfind(|parts| parts.last().is_some_and(|(_, to)| *to > 0.0));
    let ends = (0..series.len()).map(|place| {
        let (from, to) = last?.get(place)?;
        (from < to).then(|| down(scale.part(f64::midpoint(*from, *to))))
    });
    let ends: Vec<_> = ends.collect();
    let said = format!("{}. {}", isolated(&label), summary(&series, &labels, format));
    let drawing = view! {
        <div class="chart__drawing">
            <Ticks scale=scale.clone() format/>
            <svg class="chart__plot" role="img" width="100%" height=short(WHOLE)
                aria-label=said>
                {patterns(&name)}
                {axis::lines(&scale)}
                {axis::labels(&labels, |place| (place as f64 + 0.5) / count as f64)}
                {drawn(&columns, &series, &labels, &scale, &name, format)}
            </svg>
            {(series.len() > 1).then(|| view! { <Names series=series.clone() ends are_areas=true/> })}
        </div>
    };
    let key = (series.len() > 1).then(|| key(&series, &name));
    view! {
        <Frame label=label.clone() corner labels=labels.clone() series=series.clone() format table=children>
            {key}
            {drawing}
        </Frame>
    }
}

/// From where to where each part of a column goes.
fn parts(series: &[Series], place: usize) -> Vec<(f64, f64)> {
    let mut from = 0.0;
    let part = |series: &Series| {
        let to = from + series.at(place).unwrap_or_default().max(0.0);
        (std::mem::replace(&mut from, to), to)
    };
    series.iter().map(part).collect()
}

fn drawn(
    columns: &[Vec<(f64, f64)>],
    series: &[Series],
    labels: &[String],
    scale: &Scale,
    name: &str,
    format: Format,
) -> AnyView {
    let place_width = 1.0 / columns.len().max(1) as f64;
    let drawn = columns.iter().enumerate().map(|(place, parts)| {
        let x = percent((place as f64 + (1.0 - FULL) / 2.0) * place_width);
        let rects = parts.iter().zip(series).enumerate().filter(|(_, ((from, to), _))| from < to);
        let rects = rects.map(|(at, ((from, to), series))| {
            let (top, bottom) = (down(scale.part(*to)), down(scale.part(*from)));
            view! {
                <rect class="chart__area" x=x.clone() y=short(top) width=percent(FULL * place_width)
                    height=short(bottom - top) fill=fill(name, &kind(series, at))></rect>
            }
        });
        view! {
            <g>
                {rects.collect_view()}
                <rect class="chart__tip" x=percent(place as f64 * place_width) y="0" width=percent(place_width)
                    height=short(TOP + HEIGHT)>
                    <title>{tip_text(series, &labels[place], place, format)}</title>
                </rect>
            </g>
        }
    });
    drawn.collect_view().into_any()
}

/// The names with a sample of each.
fn key(series: &[Series], name: &str) -> AnyView {
    let names = series.iter().enumerate().map(|(place, series)| {
        view! {
            <li>
                <svg class="chart__sample" width="16" height="16">
                    <rect class="chart__area" width="16" height="16" fill=fill(name, &kind(series, place))></rect>
                </svg>
                <bdi>{series.label.clone()}</bdi>
            </li>
        }
    });
    view! { <ul class="chart__key chart__key--areas" aria-hidden="true">{names.collect_view()}</ul> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_what_is_less_than_nothing_adds_nothing() {
        let series = [
            Series::new("a", vec![Some(2.0), None]),
            Series::new("b", vec![Some(-5.0)]),
            Series::new("c", vec![Some(3.0), Some(1.0)]),
        ];
        assert_eq!(parts(&series, 0), [(0.0, 2.0), (2.0, 2.0), (2.0, 5.0)]);
        assert_eq!(parts(&series, 1), [(0.0, 0.0), (0.0, 0.0), (0.0, 1.0)]);
        assert_eq!(parts(&[], 0), []);
    }
}
