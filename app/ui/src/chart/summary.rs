//! What a chart says to whoever does not see it, in one sentence.

use base::isolated;

use super::{Format, Series};
use crate::{locale, words::words};

/// The lowest and the highest of each series with their labels, and the last: the whole is in the table beside.
pub(super) fn summary(series: &[Series], labels: &[String], format: Format) -> String {
    let words = words(locale());
    let name = |place: usize| isolated(labels.get(place).map_or("", String::as_str));
    let sentences = series.iter().filter(|series| !series.is_muted).map(|series| {
        let by_value = |one: &(usize, f64), other: &(usize, f64)| one.1.total_cmp(&other.1);
        let (low, high) = (series.known().min_by(by_value), series.known().max_by(by_value));
        let label = isolated(&series.label);
        match (low, high) {
            (Some(low), Some(high)) => (words.lowest_highest)(
                &label,
                [&format(low.1), &name(low.0)],
                [&format(high.1), &name(high.0)],
            ),
            _ => (words.nothing_known)(&label),
        }
    });
    sentences.collect::<Vec<_>>().join(" ")
}
