//! Whether the child is old enough to be asked.

/// A day of the calendar: year, month from 1, day.
pub(super) type Day = [u32; 3];

/// Full years between a birthday (`YYYY-MM-DD`) and a day; nothing when the birthday is unknown or still to come.
fn years(birthday: &str, today: Day) -> Option<u32> {
    let mut parts = birthday.split(['-', 'T']);
    let mut number = || parts.next()?.parse::<u32>().ok();
    let born = [number()?, number()?, number()?];
    let had_birthday = today[1..] >= born[1..];
    today[0]
        .checked_sub(born[0])?
        .checked_sub(u32::from(!had_birthday))
}

/// The study does not ask a child of that age. A child whose birthday is not known is asked.
pub(super) fn is_too_young(minimum_years: f64, birthday: &str, today: Day) -> bool {
    let age = years(birthday, today);
    minimum_years > 0.0 && age.is_some_and(|age| f64::from(age) < minimum_years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_counted_in_full_years() {
        for (birthday, expected) in [
            ("2019-11-27", Some(7)),
            ("2019-11-28", Some(6)),
            ("2019-12-01", Some(6)),
            ("2019-01-31", Some(7)),
            ("2019-11-27T00:00:00.000Z", Some(7)),
            ("2026-11-27", Some(0)),
            ("2026-12-24", None),
            ("2027-01-01", None),
            ("child_birthday", None),
            ("", None),
        ] {
            assert_eq!(years(birthday, [2026, 11, 27]), expected, "{birthday}");
        }
    }

    #[test]
    fn only_a_child_known_to_be_younger_is_not_asked() {
        let today = [2026, 11, 27];
        assert!(is_too_young(7.0, "2020-01-01", today));
        assert!(!is_too_young(7.0, "2019-11-27", today));
        assert!(!is_too_young(0.0, "2026-01-01", today));
        assert!(!is_too_young(7.0, "", today));
        assert!(is_too_young(6.5, "2020-01-01", today));
    }
}
