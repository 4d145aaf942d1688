//! The numbers of a chart, for whoever reads numbers.

use leptos::prelude::*;

use super::{Format, Series};
use crate::{Table, locale, words::words};

/// A row a label, a column a series.
#[component]
pub(super) fn ChartTable(
    caption: String,
    corner: String,
    labels: Vec<String>,
    series: Vec<Series>,
    format: Format,
) -> impl IntoView {
    let words = words(locale());
    let columns = std::iter::once(corner).chain(series.iter().map(|series| series.label.clone())).collect();
    let rows = labels.into_iter().enumerate().map(|(place, label)| {
        let cells = series.iter().map(|series| {
            let value = series.at(place).map_or_else(|| words.no_value.to_owned(), format);
            view! { <td><bdi>{value}</bdi></td> }
        });
        view! { <tr><th scope="row"><bdi>{label}</bdi></th>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    view! { <Table caption columns>{rows}</Table> }
}
