//! What of Fluent is taken, and what is said of the rest.

#[path = "../build/compile.rs"]
mod compile;

use compile::compile;

fn text(source: &str) -> String {
    compile(source).expect("good")[0].text.clone()
}

fn fault(source: &str) -> (usize, String) {
    compile(source).expect_err("a mistake")
}

#[test]
fn texts_variables_literals_and_terms() {
    assert_eq!(text("a = One word\n"), "One word");
    assert_eq!(text("a =\n    One\n\n    Two\n"), "One\n\nTwo");
    assert_eq!(
        text("a = { $b } and { \"\\u00e9 \" }{ \"{\" }\n"),
        "\u{1}b\u{1} and \u{e9} {"
    );
    assert_eq!(
        text("-lab = the { $x } lab\na = In { -lab }.\n"),
        "In the \u{1}x\u{1} lab."
    );
    let found = compile("# Note\na = <em>{ $b }</em>\n").expect("good");
    assert_eq!(found[0].tags, ["em", "/em"]);
    assert_eq!(found[0].shown, "<em>{b}</em>");
    assert_eq!(found[0].line, 2);
}

#[test]
fn cases_stand_with_exact_numbers_first_and_what_is_left_last() {
    let source = "a = { $n ->\n    [one] one\n   *[other] { $n } of them\n    [0] none\n}\n";
    assert_eq!(
        text(source),
        "\u{2}n\u{3}0\u{4}none\u{3}one\u{4}one\u{3}\u{4}\u{1}n\u{1} of them\u{5}"
    );
    let found = compile(source).expect("good");
    assert_eq!(found[0].shown, "{n} of them");
    assert_eq!(Vec::from_iter(&found[0].categories), ["0", "one"]);
}

#[test]
fn the_rest_of_fluent_is_a_mistake_with_its_line() {
    for (source, line, part) in [
        (
            "a = b\nc = { NUMBER($x) }\n",
            2,
            "c: NUMBER() is no function here",
        ),
        ("a = b\nc = { a }\n", 2, "{ a } is another message"),
        ("a = b\n    .title = c\n", 1, "a: has an attribute"),
        ("a = b\n\na = c\n", 1, "a: stands here twice"),
        ("a = { -lab }\n", 1, "there is no term -lab"),
        ("-lab = { -lab }\na = { -lab }\n", 2, "leads back to itself"),
        ("-lab = x\na = { -lab(case: \"y\") }\n", 2, "no arguments"),
        (
            "a = { $n ->\n    [first] x\n   *[other] y\n}\n",
            1,
            "[first] is neither a number",
        ),
        ("a = { -lab ->\n   *[other] y\n}\n", 1, ""),
        ("a = b\nc d = e\n", 2, ""),
        ("a = { $b\n", 1, ""),
        ("Big = b\n", 1, "small letters"),
        ("a = \u{1}\n", 1, "control character"),
    ] {
        let (found, what) = fault(source);
        assert!(what.contains(part), "{source:?}: {what}");
        assert!(found.abs_diff(line) <= 1, "{source:?}: line {found}");
    }
}
