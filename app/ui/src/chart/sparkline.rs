//! Sparkline: how something went, as small as a word, beside its number.

use leptos::prelude::*;

use super::{
    Scale, Series, Steps,
    geometry::{across, line_path, percent, short},
};

const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 24.0;
/// The line's own room within, so that its end is not cut off.
const EDGE: f64 = 4.0;

/// A line without axes. It is for the eye alone: whatever it says stands beside it as a number or a table.
#[component]
pub fn Sparkline(
    /// The values.
    values: Vec<Option<f64>>,
) -> impl IntoView {
    let series = Series::new("", values);
    let scale = Scale::of(series.known().map(|(_, value)| value), Steps::Decimal);
    let count = series.values.len();
    let down = |value: f64| EDGE + (1.0 - scale.part(value)) * (HEIGHT - 2.0 * EDGE);
    let points = (0..count).map(|at| Some((across(at, count) * WIDTH, down(series.at(at)?))));
    let end = series.known().last().map(|(at, value)| {
        view! { <circle class="sparkline__end" cx=percent(across(at, count)) cy=short(down(value)) r="2.5"></circle> }
    });
    view! {
        <svg class="sparkline" width="100%" height=short(HEIGHT) aria-hidden="true">
            <svg x="0" y="0" width="100%" height=short(HEIGHT) viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none">
                <path class="sparkline__line" d=line_path(points) vector-effect="non-scaling-stroke"></path>
            </svg>
            {end}
        </svg>
    }
}
