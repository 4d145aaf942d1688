//! What stands around a drawing: its names where there is no room beside it, and its table.

use leptos::prelude::*;

use super::{Format, Series, names::Key, table::ChartTable};
use crate::{locale, words::words};

/// A drawing with its table below, folded.
#[component]
pub(super) fn Frame(
    /// What it shows.
    label: String,
    /// What the labels are of.
    corner: String,
    /// The labels.
    labels: Vec<String>,
    /// What is drawn.
    series: Vec<Series>,
    /// How a number is written.
    format: Format,
    /// Whether it has a key of names on narrow screens.
    #[prop(optional)]
    has_key: bool,
    /// A table that shows more, in place of the chart's own.
    table: Option<Children>,
    /// The drawing.
    children: Children,
) -> impl IntoView {
    let words = words(locale());
    let key = (has_key && series.len() > 1).then(|| view! { <Key series=series.clone()/> });
    let table = match table {
        Some(table) => table(),
        None => view! { <ChartTable caption=label corner labels series format/> }.into_any(),
    };
    view! {
        <div class="chart">
            {key}
            {children()}
            <details class="chart__table">
                <summary>{words.as_table}</summary>
                {table}
            </details>
        </div>
    }
}
