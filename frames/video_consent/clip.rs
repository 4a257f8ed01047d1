//! Whether the clip will do: as long as the statement, with a voice in it, and not dark. It advises and holds nobody up. Pure.

use kit::words::{self, Key};

/// Nobody reads aloud faster than this; most people take twice the time.
const LETTERS_PER_SEC: f64 = 18.0;
/// A sign of a script in which one stands for a syllable or a word takes as long as so many letters.
const LETTERS_OF_A_SIGN: f64 = 3.0;
/// The first letter of these scripts.
const SIGNS: char = '\u{2e80}';
/// A voice counts as heard above this running level, as in the camera check.
const HEARD_LEVEL: f64 = 0.1;
/// A picture that is never brighter, from 0 to 1, shows nobody.
const DARK: f64 = 0.12;

/// What is learned while a clip is recorded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum News {
    /// Capture began, in milliseconds of the monotonic clock.
    Began(f64),
    /// The microphone's running level; infinite when it can't be measured.
    Level(f64),
    /// The mean brightness of the picture, from 0 to 1.
    Brightness(f64),
    /// Capture was asked to end.
    Ended(f64),
}

/// What is known of the newest clip.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Clip {
    began: Option<f64>,
    millis: Option<f64>,
    loudest: Option<f64>,
    brightest: Option<f64>,
}

impl Clip {
    /// Keeps what counts. News from before or after the recording say nothing of the clip.
    pub(super) fn told(&mut self, news: News) {
        let runs = self.began.is_some() && self.millis.is_none();
        match (news, self.began) {
            (News::Began(now), _) => {
                *self = Self {
                    began: Some(now),
                    ..Self::default()
                }
            }
            (News::Level(level), _) if runs => raise(&mut self.loudest, level),
            (News::Brightness(mean), _) if runs => raise(&mut self.brightest, mean),
            (News::Ended(now), Some(began)) if runs => self.millis = Some(now - began),
            _ => {}
        }
    }

    /// What may be wrong with a clip that has ended. What could not be measured is not doubted.
    pub(super) fn doubts(&self, statement: &str, may_be_signed: bool) -> Vec<Key> {
        let Some(millis) = self.millis else {
            return Vec::new();
        };
        let is_below = |most: Option<f64>, limit: f64| most.is_some_and(|most| most <= limit);
        let no_voice = if may_be_signed {
            words::CONSENT_CLIP_SILENT_OR_SIGNED
        } else {
            words::CONSENT_CLIP_SILENT
        };
        let doubts = [
            (
                millis / 1000.0 < shortest_secs(statement),
                words::CONSENT_CLIP_SHORT,
            ),
            (is_below(self.loudest, HEARD_LEVEL), no_voice),
            (is_below(self.brightest, DARK), words::CONSENT_CLIP_DARK),
        ];
        let doubts = doubts.iter().filter(|doubt| doubt.0);
        doubts.map(|doubt| doubt.1).collect()
    }
}

/// How long at least the statement takes to read aloud.
fn shortest_secs(statement: &str) -> f64 {
    let letters = statement.chars().filter(|letter| letter.is_alphanumeric());
    let weights = letters.map(|letter| {
        if letter < SIGNS {
            1.0
        } else {
            LETTERS_OF_A_SIGN
        }
    });
    weights.sum::<f64>() / LETTERS_PER_SEC
}

fn raise(most: &mut Option<f64>, new: f64) {
    *most = Some(most.map_or(new, |most| most.max(new)));
}

/// The mean brightness of pixels as a canvas gives them, four bytes each, from 0 to 1; nothing without pixels.
pub(super) fn mean_brightness(pixels: &[u8]) -> Option<f64> {
    let (pixels, _) = pixels.as_chunks::<4>();
    let luma = |[red, green, blue, _]: &[u8; 4]| {
        0.299 * f64::from(*red) + 0.587 * f64::from(*green) + 0.114 * f64::from(*blue)
    };
    let sum: f64 = pixels.iter().map(luma).sum();
    (!pixels.is_empty()).then(|| sum / (pixels.len() as f64 * 255.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::video_consent::Params;
    use kit::Words;

    fn clip(secs: f64, between: &[News]) -> Clip {
        let mut clip = Clip::default();
        clip.told(News::Began(1000.0));
        for news in between {
            clip.told(*news);
        }
        clip.told(News::Ended(1000.0 + secs * 1000.0));
        clip
    }

    fn doubts(clip: Clip) -> Vec<Key> {
        let statement = Params::default().statement(Words::default());
        clip.doubts(&statement, false)
    }

    const GOOD: [News; 2] = [News::Level(0.4), News::Brightness(0.5)];

    #[test]
    fn a_good_clip_has_no_advice() {
        assert_eq!(doubts(clip(12.0, &GOOD)), []);
        assert_eq!(doubts(Clip::default()), [], "nothing was recorded");
    }

    #[test]
    fn each_doubt_is_told() {
        use words::{CONSENT_CLIP_DARK, CONSENT_CLIP_SHORT, CONSENT_CLIP_SILENT};
        let (quiet, dark) = (News::Level(0.05), News::Brightness(0.03));
        for (clip, expected) in [
            (clip(3.0, &GOOD), &[CONSENT_CLIP_SHORT][..]),
            (clip(12.0, &[quiet, GOOD[1]]), &[CONSENT_CLIP_SILENT]),
            (clip(12.0, &[GOOD[0], dark]), &[CONSENT_CLIP_DARK]),
            (
                clip(12.0, &[quiet, dark]),
                &[CONSENT_CLIP_SILENT, CONSENT_CLIP_DARK],
            ),
            (
                clip(3.0, &[quiet, dark]),
                &[CONSENT_CLIP_SHORT, CONSENT_CLIP_SILENT, CONSENT_CLIP_DARK],
            ),
        ] {
            assert_eq!(doubts(clip), expected);
        }
    }

    #[test]
    fn one_loud_moment_and_one_bright_look_are_enough() {
        let news = [
            News::Level(0.0),
            News::Brightness(0.0),
            News::Level(0.2),
            News::Brightness(0.3),
            News::Level(0.0),
            News::Brightness(0.0),
        ];
        assert_eq!(doubts(clip(12.0, &news)), []);
    }

    #[test]
    fn what_was_not_measured_is_not_doubted() {
        assert_eq!(doubts(clip(12.0, &[])), []);
        assert_eq!(doubts(clip(12.0, &[News::Level(f64::INFINITY)])), []);
    }

    #[test]
    fn only_news_from_the_recording_count_and_a_new_one_begins_anew() {
        let mut clip = clip(12.0, &[News::Level(0.0), News::Brightness(0.0)]);
        let before = clip;
        for late in [News::Level(0.9), News::Brightness(0.9), News::Ended(9e9)] {
            clip.told(late);
        }
        assert_eq!(clip, before);
        clip.told(News::Began(0.0));
        assert_eq!(doubts(clip), [], "it runs");
        let mut unstarted = Clip::default();
        for news in [News::Level(0.9), News::Brightness(0.9), News::Ended(1.0)] {
            unstarted.told(news);
        }
        assert_eq!(unstarted, Clip::default());
    }

    /// Whatever comes in whatever order, a clip is spoken of only after it has ended, and only its own news count.
    #[test]
    fn any_order_of_news() {
        let mut seed = 1_u32;
        let mut next = move |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..2000 {
            let (mut clip, mut runs, mut ended, mut heard) = (Clip::default(), false, false, None);
            for _ in 0..20 {
                let value = f64::from(next(100)) / 100.0;
                match next(4) {
                    0 => {
                        clip.told(News::Began(0.0));
                        (runs, ended, heard) = (true, false, None);
                    }
                    1 => {
                        clip.told(News::Ended(20_000.0));
                        (runs, ended) = (false, ended || runs);
                    }
                    2 => {
                        clip.told(News::Level(value));
                        if runs {
                            heard = Some(heard.unwrap_or(false) || value > HEARD_LEVEL);
                        }
                    }
                    _ => clip.told(News::Brightness(1.0)),
                }
                assert_eq!(
                    !doubts(clip).is_empty(),
                    ended && heard == Some(false),
                    "{clip:?}"
                );
            }
        }
    }

    #[test]
    fn who_signs_is_not_sent_back() {
        let silent = clip(12.0, &[News::Level(0.0)]);
        let told = silent.doubts("I agree.", true);
        assert_eq!(told, [words::CONSENT_CLIP_SILENT_OR_SIGNED]);
    }

    #[test]
    fn longer_statements_take_longer_and_none_takes_no_time() {
        assert!(shortest_secs("").abs() < f64::EPSILON);
        let usual = shortest_secs(&Params::default().statement(Words::default()));
        assert!((5.0..9.0).contains(&usual), "{usual}");
        assert!(shortest_secs("同意します") > shortest_secs("agree"));
        assert!(shortest_secs("a a") > shortest_secs("a"));
    }

    #[test]
    fn brightness_of_pixels() {
        assert_eq!(mean_brightness(&[]), None);
        let close = |pixels: &[u8], expected: f64| {
            (mean_brightness(pixels).unwrap_or(9.0) - expected).abs() < 1e-9
        };
        assert!(close(&[255, 255, 255, 255], 1.0));
        assert!(close(&[0, 0, 0, 255, 255, 255, 255, 255], 0.5));
        assert!(close(&[0, 255, 0, 255, 7], 0.587));
    }
}
