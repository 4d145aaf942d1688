//! Direct labels: each series named where it ends; on narrow screens in a key above.

use base::isolated;
use leptos::prelude::*;

use super::{
    Series,
    geometry::{HEIGHT, TOP, WHOLE, room_for, short, spread},
    series::kind,
};

/// How far apart two names stand at least.
const LINE: f64 = 15.0;
/// The most room that names take.
const WIDEST: f64 = 150.0;

/// The names beside the drawing, each as near as it can be to how far down its series ends.
#[component]
pub(super) fn Names(
    /// The series.
    series: Vec<Series>,
    /// Where each ends; none where it has no end.
    ends: Vec<Option<f64>>,
    /// Whether they are areas, not lines.
    #[prop(optional)]
    are_areas: bool,
) -> impl IntoView {
    let middle = TOP + HEIGHT / 2.0;
    let wanted: Vec<_> = ends.iter().map(|end| end.unwrap_or(middle)).collect();
    let placed = spread(&wanted, LINE, TOP, TOP + HEIGHT);
    let width = room_for(series.iter().map(|series| &*series.label), 40.0, WIDEST);
    let shape = if are_areas { "area" } else { "line" };
    let names = series.iter().zip(placed).enumerate().map(|(place, (series, y))| {
        let class = format!("chart__name chart__name--{shape}-{}", kind(series, place));
        view! { <text class=class x="6" y=short(y) dy="0.35em">{isolated(&series.label)}</text> }
    });
    let names = names.collect_view();
    view! {
        <svg class="chart__names" width=short(width) height=short(WHOLE) aria-hidden="true">{names}</svg>
    }
}

/// The names of lines with a sample of each, where there is no room beside the drawing.
#[component]
pub(super) fn Key(series: Vec<Series>) -> impl IntoView {
    let names = series.into_iter().enumerate().map(|(place, series)| {
        let class = format!("chart__line chart__line--{}", kind(&series, place));
        view! {
            <li>
                <svg class="chart__sample" width="28" height="10">
                    <path class=class d="M1 5H27"></path>
                </svg>
                <bdi>{series.label}</bdi>
            </li>
        }
    });
    view! { <ul class="chart__key" aria-hidden="true">{names.collect_view()}</ul> }
}
