//! Axis: the range that holds all values and zero, with ticks at numbers that people count in.

/// Beyond this no value is drawn apart from another; sums of several stay finite.
const LARGEST: f64 = 1e15;
/// About how many steps an axis has.
const STEPS: f64 = 4.0;
/// How long people say that something takes, in seconds; longer than the last, in its multiples.
const DURATIONS: [f64; 18] = [
    1.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0, 7_200.0, 14_400.0,
    21_600.0, 43_200.0, 86_400.0, 172_800.0,
];
const DAY: f64 = 86_400.0;

/// In which steps an axis counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Steps {
    /// Things that are there or not: no step is smaller than one.
    #[default]
    Whole,
    /// Any number.
    Decimal,
    /// Seconds, in minutes, hours and days.
    Time,
}

/// An axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Where it begins: zero, or less.
    pub low: f64,
    /// Where it ends: always above `low`.
    pub high: f64,
    /// What is written beside it, from low to high.
    pub ticks: Vec<f64>,
}

impl Scale {
    /// The axis of some values. What is no number is passed over.
    pub fn of(values: impl IntoIterator<Item = f64>, steps: Steps) -> Self {
        let drawn = values.into_iter().filter_map(drawable);
        let (low, high) =
            drawn.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let step = step(high - low, steps);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let last = if first < last { last } else { first + 1.0 };
        let count = (last - first).round();
        let ticks = std::iter::successors(Some(0.0), |at| Some(at + 1.0)).take_while(|at| *at <= count);
        Self { low: first * step, high: last * step, ticks: ticks.map(|at| (first + at) * step).collect() }
    }

    /// Which part of the way from low to high a value is, from 0 to 1.
    pub fn part(&self, value: f64) -> f64 {
        let part = (value.clamp(-LARGEST, LARGEST) - self.low) / (self.high - self.low);
        if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// A value as it can be drawn; nothing of what is no number.
pub(super) fn drawable(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-LARGEST, LARGEST))
}

/// The step that divides `range` into about [`STEPS`].
fn step(range: f64, steps: Steps) -> f64 {
    let wanted = range / STEPS;
    match steps {
        _ if wanted <= 0.0 => 1.0,
        Steps::Whole => decimal(wanted).max(1.0),
        Steps::Decimal => decimal(wanted),
        Steps::Time => match DURATIONS.into_iter().find(|step| *step >= wanted) {
            Some(step) => step,
            None => decimal(wanted / DAY).ceil() * DAY,
        },
    }
}

/// The next of 1, 2, 5, 10, 20, 50 …
fn decimal(wanted: f64) -> f64 {
    // A number so small that its power of ten is none is drawn on an axis of one.
    let power = 10.0_f64.powf(wanted.log10().floor());
    if !power.is_normal() {
        return 1.0;
    }
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().find(|step| step * power >= wanted * 0.999_999);
    step.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(values: &[f64], steps: Steps) -> Vec<f64> {
        Scale::of(values.iter().copied(), steps).ticks
    }

    #[test]
    fn nothing_zeros_and_one_value_have_an_axis() {
        for values in [&[][..], &[0.0], &[0.0, 0.0], &[f64::NAN, f64::INFINITY]] {
            assert_eq!(ticks(values, Steps::Whole), [0.0, 1.0], "{values:?}");
        }
        assert_eq!(ticks(&[1.0], Steps::Whole), [0.0, 1.0]);
        assert_eq!(ticks(&[7.0, 7.0, 7.0], Steps::Whole), [0.0, 2.0, 4.0, 6.0, 8.0]);
    }

    #[test]
    fn people_are_not_counted_in_halves() {
        assert_eq!(ticks(&[2.0], Steps::Whole), [0.0, 1.0, 2.0]);
        assert_eq!(ticks(&[2.0], Steps::Decimal), [0.0, 0.5, 1.0, 1.5, 2.0]);
    }

    #[test]
    fn below_zero_the_axis_goes_on() {
        assert_eq!(ticks(&[-7.0, 12.0], Steps::Whole), [-10.0, -5.0, 0.0, 5.0, 10.0, 15.0]);
        assert_eq!(ticks(&[-3.0], Steps::Whole), [-3.0, -2.0, -1.0, 0.0]);
    }

    #[test]
    fn time_is_counted_as_clocks_do() {
        assert_eq!(ticks(&[200.0], Steps::Time), [0.0, 60.0, 120.0, 180.0, 240.0]);
        assert_eq!(ticks(&[5_400.0], Steps::Time), [0.0, 1_800.0, 3_600.0, 5_400.0]);
        assert_eq!(ticks(&[30.0 * DAY], Steps::Time), [0.0, 10.0 * DAY, 20.0 * DAY, 30.0 * DAY]);
    }

    #[test]
    fn what_cannot_be_counted_is_still_drawn() {
        let scale = Scale::of([1e300, -1e300], Steps::Whole);
        assert!(scale.low <= -LARGEST && scale.high >= LARGEST && scale.ticks.len() < 12, "{scale:?}");
        assert_eq!((scale.part(1e300), scale.part(f64::NAN)), (scale.part(LARGEST), 0.0));
        let scale = Scale::of([1e-320], Steps::Decimal);
        assert!(scale.high > scale.low && scale.ticks.len() < 12, "{scale:?}");
    }

    proptest! {
        #[test]
        fn every_value_is_within_its_axis(values in prop::collection::vec(prop::num::f64::ANY, 0..20), which in 0..3_u8) {
            let steps = [Steps::Whole, Steps::Decimal, Steps::Time][usize::from(which)];
            let scale = Scale::of(values.iter().copied(), steps);
            prop_assert!(scale.low <= 0.0 && scale.high >= 0.0 && scale.low < scale.high, "{:?}", scale);
            prop_assert!((2..14).contains(&scale.ticks.len()), "{:?}", scale);
            for value in values {
                prop_assert!((0.0..=1.0).contains(&scale.part(value)));
                if let Some(value) = drawable(value) {
                    let slack = (scale.high - scale.low) * 1e-9;
                    prop_assert!(scale.low - slack <= value && value <= scale.high + slack, "{value} {:?}", scale);
                }
            }
        }
    }
}
