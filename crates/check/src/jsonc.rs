//! JSON with comments and trailing commas: where everything stands, and the plain JSON it amounts to.

use std::ops::Range;

use jsonc_parser::ast::{ObjectPropName, Value as Ast};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::tokens::Token;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

use crate::tree::{Inner, Member, Members, Node};

/// A text read as JSON with comments.
pub(crate) struct Read {
    pub(crate) tree: Node,
    /// The same text with spaces for comments and for commas before a closing bracket, byte for byte as long.
    pub(crate) plain: String,
    /// The first comment or trailing comma.
    pub(crate) first_extra: Option<Range<usize>>,
}

/// What stands in the way of reading a text.
pub(crate) struct Broken {
    pub(crate) span: Range<usize>,
    /// The parser's own words.
    pub(crate) reason: String,
    pub(crate) too_deep: bool,
}

/// Reads a text.
pub(crate) fn read(text: &str) -> Result<Read, Broken> {
    let options = ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let collect = CollectOptions {
        comments: CommentCollectionStrategy::AsTokens,
        tokens: true,
    };
    let parsed = parse_to_ast(text, &collect, &options).map_err(|fault| broken(text, &fault))?;
    let Some(value) = parsed.value else {
        return Err(Broken {
            span: text.len()..text.len(),
            reason: "there is no value".to_owned(),
            too_deep: false,
        });
    };
    let extras = extras(&parsed.tokens.unwrap_or_default());
    Ok(Read {
        tree: node(value),
        plain: blanked(text, &extras),
        first_extra: extras.into_iter().next(),
    })
}

fn broken(text: &str, fault: &ParseError) -> Broken {
    let range = fault.range();
    let start = crate::lines::floor(text, range.start);
    let end = crate::lines::floor(text, range.end.max(start));
    Broken {
        span: start..end,
        reason: fault.kind().to_string(),
        too_deep: matches!(fault.kind(), ParseErrorKind::NestingDepthExceeded),
    }
}

fn span(of: &impl Ranged) -> Range<usize> {
    let range = of.range();
    range.start..range.end
}

fn node(value: Ast<'_>) -> Node {
    let place = span(&value);
    let inner = match value {
        Ast::StringLit(text) => Inner::Text(text.value.into_owned()),
        Ast::Array(list) => Inner::List(list.elements.into_iter().map(node).collect()),
        Ast::Object(object) => {
            let members = object.properties.into_iter().map(|property| {
                let (key, key_span) = match property.name {
                    ObjectPropName::String(name) => (name.value.clone().into_owned(), span(&name)),
                    ObjectPropName::Word(name) => (name.value.to_owned(), span(&name)),
                };
                Member {
                    key,
                    key_span: Some(key_span),
                    node: node(property.value),
                }
            });
            Inner::Object(Members::of(members.collect()))
        }
        Ast::NumberLit(_) | Ast::BooleanLit(_) | Ast::NullKeyword(_) => Inner::Plain,
    };
    Node {
        span: Some(place),
        inner,
    }
}

/// Comments, and commas that close a list or object, in the order of the text.
fn extras(tokens: &[jsonc_parser::tokens::TokenAndRange<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut comma: Option<Range<usize>> = None;
    for token in tokens {
        match token.token {
            Token::CommentLine(_) | Token::CommentBlock(_) => found.push(span(token)),
            Token::Comma => comma = Some(span(token)),
            Token::CloseBrace | Token::CloseBracket => found.extend(comma.take()),
            _ => comma = None,
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

fn blanked(text: &str, extras: &[Range<usize>]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut done = 0;
    for extra in extras {
        plain.push_str(text.get(done..extra.start).unwrap_or_default());
        let hidden = text.get(extra.clone()).unwrap_or_default();
        // A character of several bytes becomes as many spaces, so that offsets stay.
        plain.extend(hidden.bytes().map(|byte| match byte {
            b'\n' => '\n',
            b'\r' => '\r',
            _ => ' ',
        }));
        done = extra.end;
    }
    plain.push_str(text.get(done..).unwrap_or_default());
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_trailing_commas_are_read_and_taken_out() {
        let text = "{ // é\n \"a\": [1, 2,], /* x */ }";
        let read = read(text).unwrap_or_else(|broken| panic!("{}", broken.reason));
        assert_eq!(read.plain.len(), text.len());
        let value: serde_json::Value = serde_json::from_str(&read.plain).expect("plain JSON");
        assert_eq!(value, serde_json::json!({"a": [1, 2]}));
        assert_eq!(read.first_extra.map(|span| span.start), Some(2));
        let reached = read.tree.find("a[1]");
        let span = reached.node.span.clone().expect("a place");
        assert_eq!(&text[span], "2");
    }

    #[test]
    fn depth_is_limited() {
        let deep = "[".repeat(100_000);
        assert!(read(&deep).is_err_and(|broken| broken.too_deep));
    }
}
