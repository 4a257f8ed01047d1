//! Where the family goes at the end (spec: protocol-and-player 4.7).

/// The study's exit address with `child` and `response` in its query: replaced where they stand, other parameters and the fragment kept.
/// An address that is not absolute gives `/`.
pub fn exit_url(exit_url: &str, child_hash: &str, response_id: &str) -> String {
    let Some((scheme, after)) = exit_url.trim().split_once("://") else {
        return "/".to_owned();
    };
    let host = after.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host =
        !host.is_empty() && !host.contains([' ', '\t', '<', '>', '^', '|', '%', '\\', '"']);
    if scheme.is_empty() || !is_host || !scheme.chars().all(|c| c.is_ascii_alphanumeric()) {
        return "/".to_owned();
    }
    let (address, fragment) = match exit_url.trim().split_once('#') {
        Some((address, fragment)) => (address, format!("#{fragment}")),
        None => (exit_url.trim(), String::new()),
    };
    let (page, query) = address.split_once('?').unwrap_or((address, ""));
    let slash = if after
        .split(['?', '#'])
        .next()
        .is_some_and(|host| !host.contains('/'))
    {
        "/"
    } else {
        ""
    };
    let mut parts: Vec<String> = query
        .split('&')
        .filter(|part| !part.is_empty())
        .filter(|part| !matches!(part.split('=').next(), Some("child" | "response")))
        .map(str::to_owned)
        .collect();
    parts.push(format!("child={child_hash}"));
    parts.push(format!("response={response_id}"));
    format!("{page}{slash}?{}{fragment}", parts.join("&"))
}

#[cfg(test)]
mod tests {
    use super::exit_url;

    #[test]
    fn keeps_what_is_there_and_adds_two() {
        assert_eq!(
            exit_url("https://x.org", "C", "R"),
            "https://x.org/?child=C&response=R"
        );
        assert_eq!(
            exit_url("https://x.org/p?a=1&child=old#frag", "C", "R"),
            "https://x.org/p?a=1&child=C&response=R#frag"
        );
        for bad in [
            "/studies/history/",
            "",
            "://x",
            "https://",
            "https://a b.org",
            "https:///thanks",
        ] {
            assert_eq!(exit_url(bad, "C", "R"), "/");
        }
    }
}
