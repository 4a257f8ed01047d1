//! “Did you mean …?”

/// Below this likeness two names are different words.
const LIKENESS: f64 = 0.78;

/// The known name that is most like `name`, if any is.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let plain = plain(name);
    let scored = known
        .into_iter()
        .filter(|other| *other != name)
        .map(|other| {
            let other_plain = self::plain(other);
            let score = if other_plain == plain {
                1.0
            } else {
                strsim::normalized_damerau_levenshtein(&plain, &other_plain)
            };
            (other, score)
        });
    scored
        .filter(|(_, score)| *score >= LIKENESS)
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(other, _)| other)
}

/// Case, hyphens and underscores are what people get wrong most.
fn plain(name: &str) -> String {
    const LONGEST: usize = 100;
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(LONGEST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely_names_are_suggested_and_others_not() {
        let known = ["showPreviousButton", "backgroundColor", "blocks"];
        assert_eq!(
            nearest("showPreviousbuton", known),
            Some("showPreviousButton")
        );
        assert_eq!(nearest("background-color", known), Some("backgroundColor"));
        assert_eq!(nearest("block", known), Some("blocks"));
        assert_eq!(nearest("stimulus", known), None);
    }
}
