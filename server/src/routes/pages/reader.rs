//! Who asks for a page, and in which language they read.

use axum::http::{HeaderMap, Method, Request, header};
use wire::StudyAttributes;
use words::{Language, Words};

/// What a request tells of whoever will read the answer.
pub(crate) struct Reader {
    /// `Accept-Language`.
    wishes: String,
    /// A window or a frame of it shows the answer; programs and players read it otherwise.
    is_page: bool,
}

impl Reader {
    pub(crate) fn of<T>(request: &Request<T>) -> Self {
        let is_page = request.method() == Method::GET
            && text(request.headers(), header::ACCEPT).contains("text/html");
        Self {
            is_page,
            ..Self::from(request.headers())
        }
    }

    pub(super) fn wants_page(&self) -> bool {
        self.is_page
    }

    /// The study's language if it names one that we have, as its player does; else what the browser's owner likes best.
    pub(super) fn words(&self, study: Option<&StudyAttributes>) -> Words {
        let named = study.and_then(|study| study.structure.get("language")?.as_str());
        let own = named.and_then(Language::named);
        Words::built_in(own.unwrap_or_else(|| Language::best(by_quality(&self.wishes))))
    }
}

impl From<&HeaderMap> for Reader {
    fn from(headers: &HeaderMap) -> Self {
        Self {
            wishes: text(headers, header::ACCEPT_LANGUAGE).to_owned(),
            is_page: true,
        }
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default()
}

/// The tags of `Accept-Language`, the most wanted first; of equals, the one that stands first.
fn by_quality(header: &str) -> impl Iterator<Item = &str> {
    let mut wishes: Vec<(f32, &str)> = header
        .split(',')
        .filter_map(|wish| {
            let mut parts = wish.split(';').map(str::trim);
            let tag = parts.next()?;
            let quality = parts.find_map(|part| part.strip_prefix("q="));
            let quality = quality.map_or(Some(1.0), |quality| quality.parse().ok())?;
            (quality > 0.0).then_some((quality, tag))
        })
        .collect();
    wishes.sort_by(|one, other| other.0.total_cmp(&one.0));
    wishes.into_iter().map(|(_, tag)| tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_sorted_and_what_is_refused_is_left_out() {
        let tags = |header| by_quality(header).collect::<Vec<_>>();
        assert_eq!(
            tags("de;q=0.5, fr-CA, nl ; q=0.8,ja;q=0, it;q=x,pt"),
            ["fr-CA", "pt", "nl", "de"]
        );
        assert_eq!(Language::best(by_quality("")), Language::ENGLISH);
        assert_eq!(Language::best(by_quality("*")), Language::ENGLISH);
        assert_eq!(
            Language::best(by_quality("de, en;q=0.3, pt-br;q=0.4")).name(),
            "pt-BR"
        );
    }
}
