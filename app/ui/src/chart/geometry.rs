//! Where things stand in a chart: parts of its width in percent, its height in pixels.

/// How wide the drawing space of lines is in its own units; it is stretched to the chart's width.
pub(super) const WIDTH: f64 = 1_000.0;
/// How high the drawing is, in pixels.
pub(super) const HEIGHT: f64 = 200.0;
/// How far the drawing begins below the chart's edge, so that the highest label has room.
pub(super) const TOP: f64 = 10.0;
/// How far it goes on below the drawing, for the labels of the axis.
pub(super) const BOTTOM: f64 = 26.0;
/// How high the whole is.
pub(super) const WHOLE: f64 = TOP + HEIGHT + BOTTOM;

/// About how wide a letter of a label is, in pixels.
const LETTER: f64 = 7.0;

/// A part of the width as an attribute.
pub(super) fn percent(part: f64) -> String {
    format!("{}%", short(part * 100.0))
}

/// A number with two places at most: addresses of points need no more, and a page has thousands.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// How far down a part of the height is, in pixels.
pub(super) fn down(part: f64) -> f64 {
    TOP + (1.0 - part) * HEIGHT
}

/// Which part of the width the point of a line is at; the only one stands in the middle.
pub(super) fn across(place: usize, count: usize) -> f64 {
    if count < 2 { 0.5 } else { place as f64 / (count - 1) as f64 }
}

/// How many pixels the longest of some labels needs, within bounds.
pub(super) fn room_for<'a>(labels: impl Iterator<Item = &'a str>, least: f64, most: f64) -> f64 {
    let letters = labels.map(|label| label.chars().count()).max().unwrap_or_default();
    (letters as f64 * LETTER + 10.0).clamp(least, most)
}

/// The path of a line over points with gaps. Each run of points is a stroke; a point alone is one of no length, which round
/// caps make a dot.
pub(super) fn line_path(points: impl IntoIterator<Item = Option<(f64, f64)>>) -> String {
    let mut path = String::new();
    let mut run = 0;
    for point in points {
        match point {
            Some((x, y)) => {
                path.push_str(if run == 0 { "M" } else { "L" });
                path.push_str(&format!("{} {}", short(x), short(y)));
                run += 1;
            }
            None => {
                close_dot(&mut path, run);
                run = 0;
            }
        }
    }
    close_dot(&mut path, run);
    path
}

fn close_dot(path: &mut String, run: usize) {
    if run == 1 {
        path.push_str("h0");
    }
}

/// Moves labels apart that would lie on each other: each stays as near to where it wants to be as `gap` allows, within
/// `low` and `high` where all have room there.
pub(super) fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<_> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].total_cmp(&wanted[*other]));
    let mut placed = wanted.to_vec();
    let mut least = low;
    for at in &order {
        placed[*at] = placed[*at].max(least);
        least = placed[*at] + gap;
    }
    let mut most = high;
    for at in order.iter().rev() {
        placed[*at] = placed[*at].min(most);
        most = placed[*at] - gap;
    }
    placed
}

/// Which of `count` labels are written where `most` have room: the first, the last, and some between at even distances.
pub(super) fn thinned(count: usize, most: usize) -> Vec<usize> {
    if count <= most {
        return (0..count).collect();
    }
    if most < 2 {
        return vec![0];
    }
    let last = count - 1;
    let mut shown: Vec<_> = (0..most).map(|at| (at * last + (most - 1) / 2) / (most - 1)).collect();
    shown.dedup();
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_gap_breaks_the_line_and_a_point_alone_is_a_dot() {
        let points = [Some((0.0, 1.0)), Some((1.0, 2.0)), None, Some((3.0, 4.5)), None, None];
        assert_eq!(line_path(points), "M0 1L1 2M3 4.5h0");
        assert_eq!(line_path([]), "");
        assert_eq!(line_path([None, None]), "");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [short(1.0), short(0.256), short(-0.001), short(1e15)],
            ["1", "0.26", "0", "1000000000000000"]
        );
        assert_eq!(percent(1.0 / 3.0), "33.33%");
    }

    #[test]
    fn one_point_stands_in_the_middle() {
        assert_eq!((across(0, 1), across(0, 3), across(2, 3)), (0.5, 0.0, 1.0));
    }

    #[test]
    fn the_first_and_the_last_label_are_written() {
        assert_eq!(thinned(3, 6), [0, 1, 2]);
        assert_eq!(thinned(30, 4), [0, 10, 19, 29]);
        assert_eq!((thinned(0, 4), thinned(9, 1)), (vec![], vec![0]));
    }

    proptest! {
        #[test]
        fn labels_never_lie_on_each_other(wanted in prop::collection::vec(0.0..200.0_f64, 0..8)) {
            let mut placed = spread(&wanted, 14.0, 0.0, 200.0);
            prop_assert!(placed.iter().all(|at| (-1e-9..=200.0 + 1e-9).contains(at)), "{placed:?}");
            placed.sort_by(f64::total_cmp);
            prop_assert!(placed.windows(2).all(|two| two[1] - two[0] >= 14.0 - 1e-9), "{placed:?}");
        }

        #[test]
        fn thinned_labels_are_few_and_in_order(count in 0..2_000_usize, most in 2..12_usize) {
            let shown = thinned(count, most);
            prop_assert!(shown.len() <= most.max(1) && shown.windows(2).all(|two| two[0] < two[1]));
            prop_assert!(count == 0 || (shown.first() == Some(&0) && shown.last() == Some(&(count - 1))));
        }
    }
}
