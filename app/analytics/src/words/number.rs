//! Numbers as people of a language write them.

/// A whole number, its thousands apart.
pub(super) fn count(value: f64, thousands: &str) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push_str(thousands);
        }
        text.push(digit);
    }
    if value < 0.0 && digits != "0" { format!("−{text}") } else { text }
}

/// A number with one place behind its mark.
pub(super) fn one_place(value: f64, mark: &str) -> String {
    format!("{value:.1}").replace('.', mark).replace('-', "−")
}

/// A part as a hundredth; small ones with one place, so that not all of them are nothing.
pub(super) fn percent(share: f64, mark: &str) -> String {
    let hundredths = share * 100.0;
    if hundredths != 0.0 && hundredths.abs() < 9.95 && (hundredths - hundredths.round()).abs() > 0.05 {
        one_place(hundredths, mark)
    } else {
        count(hundredths, "")
    }
}

/// Seconds in the two largest units that say something: `units` are those of a second, a minute, an hour, a day.
pub(super) fn duration(seconds: f64, units: [&str; 4]) -> String {
    let [second, minute, hour, day] = units;
    let sign = if seconds <= -0.5 { "−" } else { "" };
    let seconds = seconds.abs().round();
    let minutes = (seconds / 60.0).round();
    let hours = (seconds / 3_600.0).round();
    let (large, small) = match () {
        () if seconds < 60.0 => ((seconds, second), (0.0, second)),
        () if seconds < 600.0 => (((seconds / 60.0).floor(), minute), (seconds % 60.0, second)),
        () if minutes < 60.0 => ((minutes, minute), (0.0, second)),
        () if minutes < 1_440.0 => (((minutes / 60.0).floor(), hour), (minutes % 60.0, minute)),
        () => (((hours / 24.0).floor(), day), (hours % 24.0, hour)),
    };
    let said = |(number, unit): (f64, &str)| format!("{}\u{a0}{unit}", count(number, "\u{a0}"));
    if small.0 > 0.0 {
        format!("{sign}{} {}", said(large), said(small))
    } else {
        format!("{sign}{}", said(large))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: [&str; 4] = ["s", "min", "h", "d"];

    #[test]
    fn thousands_are_told_apart() {
        let written = [0.0, -0.2, 999.0, 1_000.0, 1_234_567.0, -12_345.0].map(|value| count(value, ","));
        assert_eq!(written, ["0", "0", "999", "1,000", "1,234,567", "−12,345"]);
    }

    #[test]
    fn small_parts_are_not_nothing() {
        let written = [0.0, 0.004, 0.05, 0.25, 1.0, 0.0996].map(|share| percent(share, "."));
        assert_eq!(written, ["0", "0.4", "5", "25", "100", "10"]);
    }

    #[test]
    fn time_is_said_in_two_units_at_most() {
        let written = [0.0, 59.0, 90.0, 1_790.0, 3_599.0, 5_400.0, 86_400.0, 187_200.0, -60.0]
            .map(|seconds| duration(seconds, UNITS));
        let plain = written.map(|text| text.replace('\u{a0}', " "));
        assert_eq!(
            plain,
            ["0 s", "59 s", "1 min 30 s", "30 min", "1 h", "1 h 30 min", "1 d", "2 d 4 h", "−1 min"]
        );
    }
}
