//! Heat map: where in two directions most of something is, as weekdays and hours. The darker the more, which grey shows too;
//! where there is room, each cell says its number.

use base::isolated;
use leptos::prelude::*;

use super::{
    Format, Series,
    frame::Frame,
    geometry::{percent, room_for, short},
    line_chart::tip_text,
    summary::summary,
};

/// How high a row is.
const ROW: f64 = 24.0;
/// How much room the labels above have.
const HEAD: f64 = 18.0;
/// How many shades there are above none.
const SHADES: f64 = 5.0;
/// A label above every so many columns.
const EVERY: usize = 3;

/// Rows of cells, darker where there is more.
#[component]
pub fn HeatMap(
    /// What it shows.
    #[prop(into)]
    label: String,
    /// What the columns are of: the head of the table's first column.
    #[prop(into)]
    corner: String,
    /// The labels of the columns.
    columns: Vec<String>,
    /// The rows, a value a column.
    rows: Vec<Series>,
    /// How a number is written.
    format: Format,
    /// A table that shows more, in place of the chart's own.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let most = rows.iter().flat_map(Series::known).map(|(_, value)| value).fold(0.0, f64::max);
    let side = room_for(rows.iter().map(|row| &*row.label), 20.0, 110.0);
    let height = short(HEAD + ROW * rows.len() as f64);
    let count = columns.len();
    let names = rows.iter().enumerate().map(|(place, row)| {
        view! {
            <text class="chart__tick" x=short(side - 6.0) y=short(middle(place)) dy="0.35em" text-anchor="end">
                {isolated(&row.label)}
            </text>
        }
    });
    let names = names.collect_view();
    let heads = columns.iter().enumerate().step_by(EVERY).map(|(place, column)| {
        view! {
            <text class="chart__label" x=percent((place as f64 + 0.5) / count as f64) y="12" text-anchor="middle">
                {isolated(column)}
            </text>
        }
    });
    let heads = heads.collect_view();
    let said = format!("{}. {}", isolated(&label), summary(&rows, &columns, format));
    let cells =
        rows.iter().enumerate().map(|(place, row)| cells(row, place, &columns, most, format)).collect_view();
    view! {
        <Frame label=label.clone() corner labels=columns.clone() series=rows.clone() format table=children>
            <div class="chart__drawing">
                <svg class="chart__ticks" width=short(side) height=height.clone() aria-hidden="true">{names}</svg>
                <svg class="chart__plot" role="img" width="100%" height=height
                    aria-label=said>
                    {heads}
                    {cells}
                </svg>
            </div>
        </Frame>
    }
}

fn cells(row: &Series, place: usize, columns: &[String], most: f64, format: Format) -> AnyView {
    let width = 1.0 / columns.len().max(1) as f64;
    let cells = columns.iter().enumerate().map(|(at, column)| {
        let value = row.at(at);
        let class = match value {
            Some(value) => format!("heat-map__cell heat-map__cell--{}", shade(value, most)),
            None => "heat-map__cell heat-map__cell--unknown".to_owned(),
        };
        let number = value.filter(|value| *value > 0.0).map(|value| {
            let class = format!("heat-map__number heat-map__number--{}", shade(value, most));
            view! {
                <text class=class x=percent((at as f64 + 0.5) * width) y=short(middle(place)) dy="0.35em" text-anchor="middle">
                    {format(value)}
                </text>
            }
        });
        view! {
            <rect class=class x=percent(at as f64 * width) y=short(middle(place) - ROW / 2.0 + 1.0) width=percent(width * 0.94)
                height=short(ROW - 2.0) rx="2">
                <title>{tip_text(std::slice::from_ref(row), column, at, format)}</title>
            </rect>
            {number}
        }
    });
    cells.collect_view().into_any()
}

fn middle(row: usize) -> f64 {
    HEAD + (row as f64 + 0.5) * ROW
}

/// The shade of a value beside the highest: none for nothing, the lightest for whatever is more, the darkest for the most.
fn shade(value: f64, most: f64) -> u8 {
    if value <= 0.0 || most <= 0.0 {
        return 0;
    }
    (value / most * SHADES).ceil().clamp(1.0, SHADES) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_darkest_and_one_is_more_than_none() {
        assert_eq!([shade(0.0, 10.0), shade(0.1, 10.0), shade(5.0, 10.0), shade(10.0, 10.0)], [0, 1, 3, 5]);
        assert_eq!([shade(-1.0, 10.0), shade(3.0, 0.0), shade(1e15, 1e15)], [0, 0, 5]);
    }
}
