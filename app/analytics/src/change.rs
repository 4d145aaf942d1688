//! How a figure differs from the period before.

use crate::Unit;

/// What differs less than this is the same: nobody reads a smaller part.
const SAME: f64 = 0.005;

/// By how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A part of what it was: 0.25 is a quarter.
    Part(f64),
    /// A part of the whole, of what is a part itself: 0.03 are three points.
    Points(f64),
    /// As much as the number itself says.
    Number(f64),
}

/// The difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// None to speak of.
    Same,
    /// It is more.
    Up(Amount),
    /// It is less.
    Down(Amount),
}

impl Change {
    /// Of a number from what it was; none where one of them is not known.
    pub fn of(unit: Unit, value: Option<f64>, before: Option<f64>) -> Option<Self> {
        let (value, before) =
            (value.filter(|value| value.is_finite())?, before.filter(|before| before.is_finite())?);
        let by = value - before;
        let amount = match unit {
            Unit::Share => Amount::Points(by.abs()),
            Unit::Rating => Amount::Number(by.abs()),
            // There is no part of nothing.
            Unit::Count | Unit::Seconds if before == 0.0 => Amount::Number(by.abs()),
            Unit::Count | Unit::Seconds => Amount::Part((by / before).abs()),
        };
        let (Amount::Part(size) | Amount::Points(size) | Amount::Number(size)) = amount;
        Some(match by {
            _ if size < SAME => Self::Same,
            by if by > 0.0 => Self::Up(amount),
            _ => Self::Down(amount),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_said_as_people_compare() {
        let of = |unit, value, before| Change::of(unit, Some(value), Some(before));
        assert_eq!(of(Unit::Count, 15.0, 12.0), Some(Change::Up(Amount::Part(0.25))));
        assert_eq!(of(Unit::Seconds, 30.0, 60.0), Some(Change::Down(Amount::Part(0.5))));
        assert_eq!(of(Unit::Share, 0.75, 0.5), Some(Change::Up(Amount::Points(0.25))));
        assert_eq!(of(Unit::Rating, 4.0, 4.5), Some(Change::Down(Amount::Number(0.5))));
        assert_eq!(of(Unit::Count, 3.0, 0.0), Some(Change::Up(Amount::Number(3.0))));
        assert_eq!(of(Unit::Count, 0.0, 0.0), Some(Change::Same));
        assert_eq!(of(Unit::Count, 1_001.0, 1_000.0), Some(Change::Same));
        assert_eq!(Change::of(Unit::Count, None, Some(1.0)), None);
        assert_eq!(Change::of(Unit::Count, Some(f64::NAN), Some(1.0)), None);
    }
}
