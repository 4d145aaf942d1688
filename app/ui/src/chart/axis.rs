//! The axes of a drawing: the ticks in a column of their own, the lines across it, the labels below.

use base::isolated;
use leptos::prelude::*;

use super::{
    Format, Scale,
    geometry::{HEIGHT, TOP, WHOLE, down, percent, room_for, short, thinned},
};

/// Labels below a wide drawing, and below a narrow one.
const WIDE: usize = 7;
const NARROW: usize = 3;

/// The ticks.
#[component]
pub(super) fn Ticks(scale: Scale, format: Format) -> impl IntoView {
    let texts: Vec<_> = scale.ticks.iter().map(|tick| format(*tick)).collect();
    let width = room_for(texts.iter().map(String::as_str), 20.0, 90.0);
    let ticks = texts.iter().zip(&scale.ticks).map(|(text, tick)| {
        view! {
            <text class="chart__tick" x=short(width - 6.0) y=short(down(scale.part(*tick))) dy="0.35em" text-anchor="end">
                {isolated(text)}
            </text>
        }
    });
    let ticks = ticks.collect_view();
    view! {
        <svg class="chart__ticks" width=short(width) height=short(WHOLE) aria-hidden="true">{ticks}</svg>
    }
}

/// The lines across the drawing at each tick; the one at zero is stronger.
pub(super) fn lines(scale: &Scale) -> AnyView {
    let lines = scale.ticks.iter().map(|tick| {
        let y = short(down(scale.part(*tick)));
        let class = if *tick == 0.0 { "chart__zero" } else { "chart__grid" };
        view! { <line class=class x1="0" x2="100%" y1=y.clone() y2=y></line> }
    });
    lines.collect_view().into_any()
}

/// The labels below, at the parts of the width that `across` says. Fewer on narrow screens.
pub(super) fn labels(labels: &[String], across: impl Fn(usize) -> f64) -> AnyView {
    let narrow = thinned(labels.len(), NARROW);
    let written = thinned(labels.len(), WIDE).into_iter().chain(narrow.iter().copied());
    let mut written: Vec<_> = written.collect();
    written.sort_unstable();
    written.dedup();
    let wide = thinned(labels.len(), WIDE);
    let texts = written.into_iter().map(|place| {
        let part = across(place);
        let anchor = match part {
            part if part < 0.08 => "start",
            part if part > 0.92 => "end",
            _ => "middle",
        };
        let class = match (wide.contains(&place), narrow.contains(&place)) {
            (true, true) => "chart__label",
            (true, false) => "chart__label chart__label--wide",
            _ => "chart__label chart__label--narrow",
        };
        view! {
            <text class=class x=percent(part) y=short(TOP + HEIGHT + 18.0) text-anchor=anchor>{isolated(&labels[place])}</text>
        }
    });
    texts.collect_view().into_any()
}
