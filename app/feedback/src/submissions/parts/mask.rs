//! The boxes that black out parts of a screenshot before it leaves the page: drawn with a pointer, or by keys.

/// A box, in pixels of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Mask {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// How far a key moves a box, as a part of the picture's longer side.
const STEP: f64 = 0.02;
/// A box that is smaller was no more than a click.
const LEAST: f64 = 4.0;

impl Mask {
    /// The box between two corners.
    pub fn between((x, y): (f64, f64), (other_x, other_y): (f64, f64)) -> Self {
        Self { x: x.min(other_x), y: y.min(other_y), width: (x - other_x).abs(), height: (y - other_y).abs() }
    }

    /// A box in the middle of a picture, a quarter of it wide and high, for the keys to move.
    pub fn in_the_middle(width: f64, height: f64) -> Self {
        Self { x: width * 0.375, y: height * 0.375, width: width / 4.0, height: height / 4.0 }
    }

    /// Whether it is more than a click.
    pub fn is_drawn(self) -> bool {
        self.width >= LEAST && self.height >= LEAST
    }

    /// The box after a key: arrows move it, with Shift they change its size. None for every other key.
    pub fn after_key(self, key: &str, is_resized: bool, (width, height): (f64, f64)) -> Option<Self> {
        let step = width.max(height) * STEP;
        let (dx, dy) = match key {
            "ArrowLeft" => (-step, 0.0),
            "ArrowRight" => (step, 0.0),
            "ArrowUp" => (0.0, -step),
            "ArrowDown" => (0.0, step),
            _ => return None,
        };
        Some(if is_resized {
            Self {
                width: (self.width + dx).clamp(step, width),
                height: (self.height + dy).clamp(step, height),
                ..self
            }
        } else {
            let (x, y) = (self.x + dx, self.y + dy);
            Self {
                x: x.clamp(0.0, (width - self.width).max(0.0)),
                y: y.clamp(0.0, (height - self.height).max(0.0)),
                ..self
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_the_same_from_either_corner_and_a_click_is_none() {
        let drawn = Mask::between((10.0, 20.0), (40.0, 60.0));
        assert_eq!(drawn, Mask::between((40.0, 60.0), (10.0, 20.0)));
        assert_eq!(drawn, Mask { x: 10.0, y: 20.0, width: 30.0, height: 40.0 });
        assert!(drawn.is_drawn() && !Mask::between((1.0, 1.0), (2.0, 90.0)).is_drawn());
    }

    #[test]
    fn keys_move_a_box_within_the_picture_and_change_its_size() {
        let size = (1_000.0, 500.0);
        let middle = Mask::in_the_middle(1_000.0, 500.0);
        let right = middle.after_key("ArrowRight", false, size).unwrap();
        assert_eq!((right.x - middle.x, right.y - middle.y), (20.0, 0.0));
        let wide = middle.after_key("ArrowRight", true, size).unwrap();
        assert_eq!((wide.x, wide.width), (middle.x, middle.width + 20.0));
        assert_eq!(middle.after_key("a", false, size), None);
        let mut gone = middle;
        for _ in 0..100 {
            gone = gone.after_key("ArrowUp", false, size).unwrap();
            gone = gone.after_key("ArrowLeft", true, size).unwrap();
        }
        assert_eq!((gone.y, gone.width), (0.0, 20.0), "it neither leaves the picture nor vanishes");
    }
}
