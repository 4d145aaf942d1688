//! Charts as SVG drawn by the server: sized in percent and pixels, so that they fit every width and their letters stay as large
//! as they are; named beside what they name; told apart by dashes and patterns as well as colours; each with its table.

mod axis;
mod bar_chart;
mod column_chart;
mod frame;
mod geometry;
mod heat_map;
mod line_chart;
mod names;
mod patterns;
mod scale;
mod series;
mod sparkline;
mod summary;
mod table;

pub use bar_chart::{Bar, BarChart};
pub use column_chart::StackedBarChart;
pub use heat_map::HeatMap;
pub use line_chart::LineChart;
pub use scale::{Scale, Steps};
pub use series::{Format, Series};
pub use sparkline::Sparkline;

#[cfg(test)]
mod tests;
