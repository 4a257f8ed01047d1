//! How fast the family's line sends, and how many bits a recording may have for it.
//!
//! A recording is sent while it runs and afterwards, and nobody waits for it; a line that is a little too slow only sends longer. One that is much
//! too slow would still send when the family closes the page, so its videos are made smaller.

/// What a recording has where nothing is known of the line; 720p of a face that hardly moves. It never has more.
pub const MOST_BITS_PER_SECOND: u32 = 2_000_000;
/// With fewer, eyes are hard to see.
const LEAST_BITS_PER_SECOND: u32 = 500_000;
/// Sound, which is not made smaller.
pub const AUDIO_BITS_PER_SECOND: u32 = 96_000;
/// The share of the line that recordings take; the rest is for answers, for stimuli, and for lines that were slower than measured.
const SHARE: f64 = 0.8;

/// The first body is small, so that the slowest lines are measured too.
pub const FIRST_BYTES: u32 = 32 << 10;
/// A body that took less says little: most of that is the way there and back.
const TELLING_MILLIS: f64 = 400.0;
/// The largest body; a line that sends it faster than it can be measured has room enough.
const LARGEST_BYTES: u32 = 1 << 20;

/// What follows from one body that was sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// It was too fast to tell: send so many bytes.
    Again(u32),
    /// Bits per second.
    Speed(f64),
}

/// A body of that length was taken after `millis`; one without a byte after `empty_millis`.
pub fn measured(bytes: u32, millis: f64, empty_millis: f64) -> Measured {
    let sending = millis - empty_millis;
    if sending < TELLING_MILLIS && bytes < LARGEST_BYTES {
        return Measured::Again((bytes * 4).min(LARGEST_BYTES));
    }
    Measured::Speed(f64::from(bytes) * 8.0 * 1000.0 / sending.max(1.0))
}

/// Bits per second of the picture, for a line that sends so many; without a measure, as many as ever.
pub fn video_bits_per_second(line: Option<f64>) -> u32 {
    let Some(line) = line.filter(|line| line.is_finite()) else {
        return MOST_BITS_PER_SECOND;
    };
    let room = line * SHARE - f64::from(AUDIO_BITS_PER_SECOND);
    let (least, most) = (LEAST_BITS_PER_SECOND, MOST_BITS_PER_SECOND);
    room.clamp(f64::from(least), f64::from(most)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_grow_until_one_tells() {
        assert_eq!(
            measured(FIRST_BYTES, 60.0, 50.0),
            Measured::Again(128 << 10)
        );
        assert_eq!(measured(512 << 10, 60.0, 50.0), Measured::Again(1 << 20));
        // 128 KiB in half a second.
        let speed = measured(128 << 10, 550.0, 50.0);
        assert_eq!(speed, Measured::Speed(2_097_152.0));
        // The largest tells, however fast it was; also when the clock saw nothing pass.
        assert_eq!(
            measured(1 << 20, 150.0, 50.0),
            Measured::Speed(83_886_080.0)
        );
        assert_eq!(
            measured(1 << 20, 50.0, 50.0),
            Measured::Speed(8_388_608_000.0)
        );
        let mut bytes = FIRST_BYTES;
        let mut bodies = 1;
        while let Measured::Again(more) = measured(bytes, 10.0, 10.0) {
            assert!(more > bytes);
            bytes = more;
            bodies += 1;
        }
        assert_eq!(bodies, 4, "the fastest line sends four");
    }

    #[test]
    fn a_recording_takes_what_the_line_has_and_never_more_than_by_default() {
        for (line, bits) in [
            (None, 2_000_000),
            (Some(f64::INFINITY), 2_000_000),
            (Some(f64::NAN), 2_000_000),
            (Some(50e6), 2_000_000),
            (Some(2.62e6), 2_000_000),
            (Some(2e6), 1_504_000),
            (Some(1e6), 704_000),
            (Some(0.5e6), 500_000),
            (Some(0.0), 500_000),
        ] {
            assert_eq!(video_bits_per_second(line), bits, "{line:?}");
        }
        let mut before = 0;
        for line in (0..4_000_000).step_by(10_000) {
            let bits = video_bits_per_second(Some(f64::from(line)));
            assert!(bits >= before, "a faster line never has less");
            before = bits;
        }
    }
}
