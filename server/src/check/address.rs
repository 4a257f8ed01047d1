//! Where the address of a stimulus leads.

use std::path::{Component, Path, PathBuf};
use url::Url;

/// What an address means to the player.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Target {
    /// Somewhere on the network.
    Web(Url),
    /// A file of the study.
    File(PathBuf),
    /// The text itself holds the stimulus.
    Inline,
    /// The server that shows the study decides (`{BASE}`).
    OwnServer,
    /// No stimulus can lie there.
    Nowhere,
}

/// Reads an address as the player does; `files` is the study's own folder.
pub(crate) fn target(address: &str, files: &Path) -> Target {
    let address = address.trim();
    if let Some(name) = address.strip_prefix("{FILES}") {
        return local(name, files).map_or(Target::Nowhere, Target::File);
    }
    if address.starts_with("{BASE}") {
        return Target::OwnServer;
    }
    if address.starts_with("data:") || address.starts_with("blob:") {
        return Target::Inline;
    }
    let whole = if address.starts_with("//") {
        format!("https:{address}")
    } else {
        address.to_owned()
    };
    match Url::parse(&whole) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Target::Web(url),
        // A relative address leads to the page of the player, where no study keeps its stimuli.
        _ => Target::Nowhere,
    }
}

/// A file in the study's folder, never outside it.
fn local(name: &str, files: &Path) -> Option<PathBuf> {
    let name = name.split(['?', '#']).next().unwrap_or_default();
    let name = name.trim_start_matches('/');
    let plain = percent_encoding::percent_decode_str(name)
        .decode_utf8()
        .ok()?;
    let path = Path::new(&*plain);
    let stays = path
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    stays.then(|| files.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_where_the_player_looks() {
        let files = Path::new("/s/files");
        let at = |address: &str| target(address, files);
        assert_eq!(
            at("{FILES}/img/a%20b.png?x=1"),
            Target::File("/s/files/img/a b.png".into())
        );
        assert_eq!(at("{FILES}/../study.json"), Target::Nowhere);
        assert_eq!(at("img/a.png"), Target::Nowhere);
        assert_eq!(at("{BASE}/x"), Target::OwnServer);
        assert_eq!(at("data:image/png;base64,AA"), Target::Inline);
        assert!(matches!(at("//x.org/a.png"), Target::Web(url) if url.scheme() == "https"));
    }
}
