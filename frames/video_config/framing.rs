//! What the browser's faces say about where the family sits; and hints that don't flicker. Pure.

/// A face, in dots of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Face {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// What could be better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    Nobody,
    Far,
    Near,
    Aside,
}

/// A face that is smaller, as a share of the picture's height, has eyes of a few dots.
const FAR: f64 = 0.12;
/// A face that is larger leaves the picture when somebody moves.
const NEAR: f64 = 0.7;
/// The middle of the face keeps so far away from the picture's edges.
const EDGE: f64 = 0.2;

/// What could be better about the place of the largest face, in a picture of that width and height.
pub(super) fn framing(faces: &[Face], width: f64, height: f64) -> Option<Framing> {
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let by_size = |one: &&Face, other: &&Face| one.height.total_cmp(&other.height);
    let Some(face) = faces.iter().max_by(by_size) else {
        return Some(Framing::Nobody);
    };
    let across = (face.left + face.width / 2.0) / width;
    let down = (face.top + face.height / 2.0) / height;
    let is_inside = |place: f64| (EDGE..=1.0 - EDGE).contains(&place);
    match face.height / height {
        share if share < FAR => Some(Framing::Far),
        share if share > NEAR => Some(Framing::Near),
        _ if is_inside(across) && is_inside(down) => None,
        _ => Some(Framing::Aside),
    }
}

/// A look that differs from what is told is told when it came so often in a row.
const LOOKS: u32 = 3;

/// A hint that changes only when the picture has really changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Steady<T> {
    told: Option<T>,
    seen: Option<T>,
    times: u32,
}

impl<T> Default for Steady<T> {
    fn default() -> Self {
        Self {
            told: None,
            seen: None,
            times: 0,
        }
    }
}

impl<T: Copy + PartialEq> Steady<T> {
    /// Takes a look in, and says what is to be told.
    pub(super) fn look(&mut self, now: Option<T>) -> Option<T> {
        if now == self.seen {
            self.times += 1;
        } else {
            self.seen = now;
            self.times = 1;
        }
        if self.times >= LOOKS {
            self.told = now;
        }
        self.told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(left: f64, top: f64, height: f64) -> Face {
        Face {
            left,
            top,
            width: height * 0.8,
            height,
        }
    }

    #[test]
    fn the_largest_face_tells() {
        let good = face(560.0, 260.0, 200.0);
        for (faces, expected) in [
            (vec![], Some(Framing::Nobody)),
            (vec![good], None),
            (vec![face(10.0, 10.0, 60.0), good], None),
            (vec![face(600.0, 300.0, 60.0)], Some(Framing::Far)),
            (vec![face(400.0, 50.0, 600.0)], Some(Framing::Near)),
            (vec![face(0.0, 260.0, 200.0)], Some(Framing::Aside)),
            (vec![face(560.0, 0.0, 200.0)], Some(Framing::Aside)),
        ] {
            assert_eq!(framing(&faces, 1280.0, 720.0), expected, "{faces:?}");
        }
        assert_eq!(framing(&[], 0.0, 0.0), None);
    }

    #[test]
    fn a_hint_comes_and_goes_with_the_third_look() {
        let mut steady = Steady::default();
        let looks = [
            Some(1),
            None,
            Some(1),
            Some(1),
            Some(1),
            None,
            Some(2),
            None,
            None,
            None,
        ];
        let told = looks.map(|look| steady.look(look));
        assert_eq!(
            told,
            [
                None,
                None,
                None,
                None,
                Some(1),
                Some(1),
                Some(1),
                Some(1),
                Some(1),
                None
            ]
        );
    }
}
