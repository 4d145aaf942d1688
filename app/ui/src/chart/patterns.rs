//! Fills that are told apart without colour: the first is plain, the others are drawn over with lines and dots.

use leptos::prelude::*;

use super::series::KINDS;

/// What each look draws over its ground, in a square of eight pixels.
const MARKS: [&str; KINDS] =
    ["", "M-2 2L2 -2M0 8L8 0M6 10L10 6", "M2 2h0M6 6h0", "M0 4H8", "M4 0V8", "M0 4H8M4 0V8"];

/// The fill of a look in the drawing `name`.
pub(super) fn fill(name: &str, kind: &str) -> String {
    format!("url(#{name}-fill-{kind})")
}

/// The fills of the drawing `name`: an id is the page's, so each drawing has its own.
pub(super) fn patterns(name: &str) -> AnyView {
    let patterns = MARKS.into_iter().enumerate().map(|(place, marks)| {
        let kind = place + 1;
        view! {
            <pattern id=format!("{name}-fill-{kind}") width="8" height="8" patternUnits="userSpaceOnUse">
                <rect class=format!("chart__ground chart__ground--{kind}") width="8" height="8"></rect>
                <path class="chart__marks" d=marks></path>
            </pattern>
        }
    });
    view! { <defs>{patterns.collect_view()}</defs> }.into_any()
}
