//! The address of the page, with who takes part in its query.

/// Has a scheme, or a placeholder of the server in its place.
pub(super) fn is_full(address: &str) -> bool {
    if address.starts_with("{BASE}") || address.starts_with("{FILES}") {
        return true;
    }
    let Some((scheme, rest)) = address.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+.-".contains(letter));
    // A script would run in the place of a page.
    let is_script = scheme.eq_ignore_ascii_case("javascript");
    // `https:` and `https:///path` name no host.
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let host = rest.trim_start_matches('/');
    is_scheme && !is_script && !(is_web && host.is_empty())
}

/// The address with `child` and `response` in its query, in place of what had these names; one that is not known yet is left out.
/// Nothing when it is no full address.
#[cfg(any(test, feature = "view"))]
pub(super) fn with_names(address: &str, child: &str, response: &str) -> Option<String> {
    let address = address.trim();
    if !is_full(address) {
        return None;
    }
    let (page, fragment) = match address.split_once('#') {
        Some((page, fragment)) => (page, ["#", fragment].concat()),
        None => (address, String::new()),
    };
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let mut pairs: Vec<String> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !matches!(name, "" | "child" | "response")
        })
        .map(str::to_owned)
        .collect();
    for (name, value) in [("child=", child), ("response=", response)] {
        if !value.is_empty() {
            pairs.push([name, &encoded(value)].concat());
        }
    }
    let mark = if pairs.is_empty() { "" } else { "?" };
    Some([path, mark, &pairs.join("&"), &fragment].concat())
}

#[cfg(any(test, feature = "view"))]
fn encoded(value: &str) -> String {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let mut out = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._*".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|half| HEX[usize::from(half)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_scheme_is_told() {
        for (address, full) in [
            ("https://x.org/?a=b", true),
            ("{BASE}/form/", true),
            ("data:text/html,hello", true),
            ("/form/", false),
            ("x.org/a:b", false),
            ("https://", false),
            ("HTTP:", false),
            ("JavaScript:alert(1)", false),
            ("", false),
        ] {
            assert_eq!(is_full(address), full, "{address}");
        }
    }

    #[test]
    fn the_names_replace_their_like_and_leave_the_rest() {
        for (address, child, response, expected) in [
            (
                "https://x.org/f",
                "c",
                "r",
                "https://x.org/f?child=c&response=r",
            ),
            (
                " https://x.org/f?a=1&child=me&childhood=2#end?x ",
                "c",
                "r",
                "https://x.org/f?a=1&childhood=2&child=c&response=r#end?x",
            ),
            (
                "https://x.org/?response=9&b",
                "a b/ä",
                "",
                "https://x.org/?b&child=a%20b%2F%C3%A4",
            ),
            ("https://x.org/?child=1", "", "", "https://x.org/"),
        ] {
            assert_eq!(
                with_names(address, child, response).as_deref(),
                Some(expected)
            );
        }
        assert_eq!(with_names("form.html", "c", "r"), None);
    }

    /// Whatever is written, the two names stand in the query once.
    #[test]
    fn any_query_has_the_names_once() {
        let parts = [
            "?", "&", "#", "child=", "response", "a", "=", "/", "&child", "ü",
        ];
        let mut state = 11_u32;
        for _ in 0..500 {
            let mut address = "https://x.org/".to_owned();
            for _ in 0..8 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                address += parts[(state >> 16) as usize % parts.len()];
            }
            let whole = with_names(&address, "C", "R").expect("full");
            let query = whole
                .split('#')
                .next()
                .and_then(|page| page.split_once('?'));
            let pairs: Vec<&str> = query.expect("a query").1.split('&').collect();
            let named = |name: &str| {
                let fits = pairs
                    .iter()
                    .filter(|pair| pair.split('=').next() == Some(name));
                fits.count()
            };
            assert_eq!(
                (named("child"), named("response")),
                (1, 1),
                "{address}: {whole}"
            );
        }
    }
}
