//! Anomaly detection: a day's count against a seasonal baseline, the median of the same weekdays before it, and a robust
//! deviation, their MAD. Pure.

/// The same weekdays that are looked back on: the most, and the fewest that tell what is usual.
pub(super) const WEEKS: usize = 8;
const FEWEST_WEEKS: usize = 4;
/// Less is no news, whatever is usual.
pub(super) const SMALLEST: i64 = 5;
/// From so many deviations on, a day is unlike others.
const UNLIKE: f64 = 4.0;
/// A MAD of a normal distribution times this is its standard deviation.
const NORMAL: f64 = 1.4826;
/// Counts vary by so much of what is usual, however alike the last weeks were: what grows slowly is no news.
const FLOOR: f64 = 0.1;

/// A count that is unlike others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unlike {
    /// What is usual.
    pub expected: f64,
    /// How many deviations away it is.
    pub score: f64,
}

/// Whether a day's count is unlike those of the same weekdays before it. Of a day that is not over, too little tells nothing.
pub(super) fn unlike(same_weekdays: &[i64], seen: i64, is_over: bool) -> Option<Unlike> {
    if same_weekdays.len() < FEWEST_WEEKS {
        return None;
    }
    let before: Vec<f64> = same_weekdays.iter().map(|count| *count as f64).collect();
    let expected = median(before.clone());
    let spread = NORMAL * median(before.iter().map(|count| (count - expected).abs()).collect());
    // Counts of something that happens by itself vary by their root.
    let deviation = spread.max(expected.sqrt()).max(FLOOR * expected).max(1.0);
    let score = (seen as f64 - expected) / deviation;
    let is_spike = score >= UNLIKE && seen >= SMALLEST;
    let is_drop = is_over && score <= -UNLIKE && expected >= SMALLEST as f64;
    (is_spike || is_drop).then_some(Unlike { expected, score })
}

/// The middle one; zero of none.
fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    let (half, is_odd) = (all.len() / 2, all.len() % 2 == 1);
    match all.get(half) {
        Some(upper) if is_odd || half == 0 => *upper,
        Some(upper) => (all[half - 1] + upper) / 2.0,
        None => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The days of a series that are unlike others.
    fn found(series: &[i64]) -> Vec<usize> {
        let before = |day: usize| -> Vec<i64> {
            (1..=WEEKS).filter_map(|week| day.checked_sub(7 * week)).map(|then| series[then]).collect()
        };
        (0..series.len()).filter(|day| unlike(&before(*day), series[*day], true).is_some()).collect()
    }

    /// Counts that vary as counts do, the same every time.
    fn noise(day: usize, usual: f64) -> i64 {
        let turn = ((day as f64 * 12.9898).sin() * 43_758.545_3).fract();
        (usual + turn * usual.sqrt()).round().max(0.0) as i64
    }

    #[test]
    fn a_planted_spike_and_a_planted_silence_are_found() {
        let mut series: Vec<i64> = (0..90).map(|day| noise(day, 20.0)).collect();
        series[80] = 60;
        series[85] = 0;
        assert_eq!(found(&series), [80, 85]);
    }

    #[test]
    fn something_new_is_found() {
        let mut series = vec![0; 90];
        series[80] = 12;
        assert_eq!(found(&series), [80]);
        series[80] = SMALLEST - 1;
        assert!(found(&series).is_empty(), "too few to be news");
    }

    #[test]
    fn a_quiet_month_and_a_weekly_rhythm_are_silent() {
        assert!(found(&[0; 90]).is_empty());
        assert!(found(&(0..90).map(|day| noise(day, 3.0)).collect::<Vec<_>>()).is_empty());
        let rhythm = |day: usize| noise(day, if day % 7 < 5 { 100.0 } else { 4.0 });
        assert!(found(&(0..365).map(rhythm).collect::<Vec<_>>()).is_empty());
    }

    #[test]
    fn slow_growth_is_silent() {
        for usual in [10.0, 1_000.0, 100_000.0] {
            let grows = |day: usize| (usual * 1.03_f64.powf(day as f64 / 7.0)) as i64;
            assert!(found(&(0..365).map(grows).collect::<Vec<_>>()).is_empty(), "{usual}");
        }
    }

    #[test]
    fn what_is_usual_is_not_told_by_three_weeks_nor_a_silence_by_half_a_day() {
        assert_eq!(unlike(&[1, 1, 1], 100, true), None);
        assert_eq!(unlike(&[50; 8], 0, false), None);
        assert_eq!(unlike(&[50; 8], 0, true).unwrap().expected, 50.0);
    }

    proptest! {
        #[test]
        fn any_counts_are_taken_and_what_is_usual_is_no_news(
            before in prop::collection::vec(0..i64::from(i32::MAX), 0..12),
            seen in 0..i64::from(i32::MAX),
        ) {
            if let Some(unlike) = unlike(&before, seen, true) {
                prop_assert!(unlike.score.is_finite() && unlike.score.abs() >= UNLIKE);
            }
            prop_assert_eq!(unlike(&[seen; 8], seen, true), None);
        }
    }
}
