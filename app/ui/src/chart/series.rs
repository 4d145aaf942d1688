//! What a chart draws.

use super::scale::drawable;

/// How a number is written.
pub type Format = fn(f64) -> String;

/// Values of one kind, in the order of the chart's labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// What it is called.
    pub label: String,
    /// The values; none where nothing is known.
    pub values: Vec<Option<f64>>,
    /// Whether it only stands behind another to compare with.
    pub is_muted: bool,
}

impl Series {
    /// A series.
    pub fn new(label: impl Into<String>, values: Vec<Option<f64>>) -> Self {
        Self { label: label.into(), values, is_muted: false }
    }

    /// What another is compared with.
    pub fn muted(label: impl Into<String>, values: Vec<Option<f64>>) -> Self {
        Self { is_muted: true, ..Self::new(label, values) }
    }

    /// The value at a place, where one is that can be drawn.
    pub(super) fn at(&self, place: usize) -> Option<f64> {
        self.values.get(place).copied().flatten().and_then(drawable)
    }

    /// Every value that can be drawn, with its place.
    pub(super) fn known(&self) -> impl Iterator<Item = (usize, f64)> {
        (0..self.values.len()).filter_map(|place| Some((place, self.at(place)?)))
    }
}

/// The class of a series by its place: what sets it apart.
pub(super) fn kind(series: &Series, place: usize) -> String {
    if series.is_muted { "muted".to_owned() } else { (place % KINDS + 1).to_string() }
}

/// How many series are told apart before the first look comes again.
pub(super) const KINDS: usize = 6;
