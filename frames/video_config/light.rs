//! What the picture says about the light, from a few dots of it. Pure.

/// The picture is looked at in so many dots, side by side and one below the other.
pub(super) const DOTS: (usize, usize) = (16, 9);
/// A picture that is darker, from 0 to 1, shows nobody's eyes.
const DARK: f64 = 0.15;
/// One that is brighter shows as little.
const GLARING: f64 = 0.92;
/// Behind the family it is so much brighter than in the middle, where the family sits.
const BACKLIGHT: f64 = 0.3;
/// With so much light on the faces a bright window behind them does no harm.
const LIT: f64 = 0.4;

/// What could be better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    Dark,
    Glaring,
    FromBehind,
}

/// What could be better about the light, from [`DOTS`] as a canvas gives them, four bytes each. Nothing that can be said: nothing.
pub(super) fn light(pixels: &[u8]) -> Option<Light> {
    let (dots, _) = pixels.as_chunks::<4>();
    let (width, height) = DOTS;
    if dots.len() < width * height {
        return None;
    }
    let (mut middle, mut around) = (Mean::default(), Mean::default());
    for (place, [red, green, blue, _]) in dots.iter().take(width * height).enumerate() {
        let luma = 0.299 * f64::from(*red) + 0.587 * f64::from(*green) + 0.114 * f64::from(*blue);
        let (column, row) = (place % width, place / width);
        let is_middle =
            (width / 3..width - width / 3).contains(&column) && (2..height).contains(&row);
        let part = if is_middle { &mut middle } else { &mut around };
        part.add(luma / 255.0);
    }
    let (middle, around) = (middle.value(), around.value());
    if middle < LIT && around - middle > BACKLIGHT {
        return Some(Light::FromBehind);
    }
    match f64::midpoint(middle, around) {
        mean if mean < DARK => Some(Light::Dark),
        mean if mean > GLARING => Some(Light::Glaring),
        _ => None,
    }
}

#[derive(Clone, Copy, Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn value(self) -> f64 {
        self.sum / self.count.max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture with so much light in the middle and around it.
    fn picture(middle: u8, around: u8) -> Vec<u8> {
        let (width, height) = DOTS;
        let dot = |place: usize| {
            let (column, row) = (place % width, place / width);
            let is_middle = (5..11).contains(&column) && row >= 2;
            let light = if is_middle { middle } else { around };
            [light, light, light, 255]
        };
        (0..width * height).flat_map(dot).collect()
    }

    #[test]
    fn each_light_is_told() {
        for (middle, around, expected) in [
            (128, 128, None),
            (10, 10, Some(Light::Dark)),
            (30, 30, Some(Light::Dark)),
            (60, 60, None),
            (250, 250, Some(Light::Glaring)),
            (20, 200, Some(Light::FromBehind)),
            (90, 220, Some(Light::FromBehind)),
            (140, 255, None),
            // Lit from the front in a dark room.
            (160, 10, None),
        ] {
            assert_eq!(
                light(&picture(middle, around)),
                expected,
                "{middle} {around}"
            );
        }
    }

    #[test]
    fn too_few_dots_say_nothing() {
        assert_eq!(light(&[]), None);
        assert_eq!(light(&[0; 100]), None);
    }

    #[test]
    fn colours_count_as_eyes_see_them() {
        let blue: Vec<u8> = [0, 0, 255, 255].repeat(DOTS.0 * DOTS.1);
        assert_eq!(light(&blue), Some(Light::Dark));
        let green: Vec<u8> = [0, 255, 0, 255].repeat(DOTS.0 * DOTS.1);
        assert_eq!(light(&green), None);
    }
}
