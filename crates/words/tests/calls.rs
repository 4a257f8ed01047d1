//! Whoever fills a text in gives the values that the text has: all of them, and no other.

mod common;
#[path = "../build/compile.rs"]
mod compile;
#[path = "../build/folders.rs"]
#[expect(dead_code, reason = "only messages are read here")]
mod folders;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

type Names = BTreeSet<String>;

/// Where a text goes through other hands before it is filled in: file, the function it is given to, and the values it gets in the end.
const HANDED_ON: [(&str, &str, &[&str]); 3] = [
    ("frames/survey/validate.rs", "say_count", &["count"]),
    ("frames/survey/validate.rs", "count", &["count"]),
    ("frames/survey/validate.rs", "say_number", &["number"]),
];
/// Fill a text, their first argument, with the values of their second.
const FILLERS: [&str; 2] = ["with", "say_with"];

/// The texts that have values: name of the constant → names of the values.
fn forms() -> BTreeMap<String, Names> {
    let english = common::root().join("assets/locales").join(folders::ENGLISH);
    let found = folders::messages(&english).expect("readable").into_iter();
    found
        .map(|one| one.message)
        .filter(|message| !message.variables.is_empty())
        .map(|message| {
            let name = message.id.replace('-', "_").to_uppercase();
            (name, message.variables)
        })
        .collect()
}

struct Reading<'a> {
    file: &'a str,
    forms: &'a BTreeMap<String, Names>,
    /// What was read of the blocks around the place, outermost first.
    before: Vec<Vec<TokenTree>>,
    /// Places of the texts that were seen to be filled in.
    filled: BTreeSet<(usize, usize)>,
    /// Every text that has values.
    seen: Vec<Ident>,
    faults: Vec<String>,
}

/// What is wrong in a file, and how many texts are filled in there.
fn read(file: &str, text: &str, forms: &BTreeMap<String, Names>) -> (Vec<String>, usize) {
    let tokens: TokenStream = text.parse().expect("Rust");
    let mut reading = Reading {
        file,
        forms,
        before: Vec::new(),
        filled: BTreeSet::new(),
        seen: Vec::new(),
        faults: Vec::new(),
    };
    reading.block(tokens);
    for ident in std::mem::take(&mut reading.seen) {
        if !reading.filled.contains(&place(ident.span())) {
            let told = format!("{ident} is filled in where this test can't follow it");
            reading.fault(ident.span(), &told);
        }
    }
    (reading.faults, reading.filled.len())
}

fn place(span: Span) -> (usize, usize) {
    (span.start().line, span.start().column)
}

impl Reading<'_> {
    fn fault(&mut self, span: Span, what: &str) {
        let line = span.start().line;
        self.faults.push(format!("{}:{line}: {what}", self.file));
    }

    fn block(&mut self, tokens: TokenStream) {
        self.before.push(Vec::new());
        let mut is_import = false;
        for token in tokens {
            match &token {
                TokenTree::Ident(ident) if ident == "use" => is_import = true,
                TokenTree::Punct(mark) if mark.as_char() == ';' => is_import = false,
                TokenTree::Ident(ident) if !is_import && self.is_form(ident) => {
                    self.seen.push(ident.clone());
                }
                TokenTree::Group(group) if !is_import => {
                    let last = self.before.last().and_then(|block| block.last());
                    if let Some(TokenTree::Ident(function)) = last.cloned() {
                        self.call(&function, group);
                    }
                    self.block(group.stream());
                }
                _ => {}
            }
            if let Some(block) = self.before.last_mut() {
                block.push(token);
            }
        }
        self.before.pop();
    }

    fn call(&mut self, function: &Ident, group: &Group) {
        if group.delimiter() != Delimiter::Parenthesis {
            return;
        }
        let file = self.file;
        let mut handed = HANDED_ON.iter().filter(|(place, ..)| *place == file);
        let function_name = function.to_string();
        let args = split(group.stream());
        if let Some((.., values)) = handed.clone().find(|(_, name, _)| *name == function_name) {
            let values = values.iter().map(|name| (*name).to_owned()).collect();
            for form in self.forms_in(&group.stream().into_iter().collect::<Vec<_>>()) {
                self.compare(&form, &values);
            }
        } else if FILLERS.contains(&function_name.as_str())
            && let [form, values, ..] = &args[..]
        {
            let forms = self.forms_of(form);
            let values = self.values_of(values);
            match values {
                None if forms.is_empty() => {}
                None => self.fault(function.span(), "the values can't be read by this test"),
                Some(values) if forms.is_empty() => {
                    let is_known =
                        |known: &[&str]| values.iter().map(String::as_str).eq(sorted(known));
                    if !handed.any(|(.., known)| is_known(known)) {
                        self.fault(function.span(), "which text is filled in here?");
                    }
                }
                Some(values) => {
                    for form in forms {
                        self.compare(&form, &values);
                    }
                }
            }
        }
    }

    fn compare(&mut self, form: &Ident, given: &Names) {
        self.filled.insert(place(form.span()));
        let wanted = &self.forms[&form.to_string()];
        if wanted != given {
            let told = format!("{form} has the values {wanted:?} and gets {given:?}");
            self.fault(form.span(), &told);
        }
    }

    fn is_form(&self, ident: &Ident) -> bool {
        self.forms.contains_key(&ident.to_string())
    }

    /// All texts with values that are named here.
    fn forms_in(&self, tokens: &[TokenTree]) -> Vec<Ident> {
        let mut found = Vec::new();
        for token in tokens {
            match token {
                TokenTree::Ident(ident) if self.is_form(ident) => found.push(ident.clone()),
                TokenTree::Group(group) => {
                    found.extend(self.forms_in(&group.stream().into_iter().collect::<Vec<_>>()));
                }
                _ => {}
            }
        }
        found
    }

    /// The texts that an argument may be: named in it, or where its variable got its value.
    fn forms_of(&self, arg: &[TokenTree]) -> Vec<Ident> {
        let named = self.forms_in(arg);
        match (named.is_empty(), arg) {
            (true, [TokenTree::Ident(variable)]) => {
                let value = self.value_of(variable).unwrap_or_default();
                self.forms_in(&value)
            }
            _ => named,
        }
    }

    /// The names in `&[("name", …), …]`, or in the variable that holds it.
    fn values_of(&self, arg: &[TokenTree]) -> Option<Names> {
        match arg {
            [TokenTree::Punct(mark), rest @ ..] if mark.as_char() == '&' => self.values_of(rest),
            [TokenTree::Ident(variable)] => self.values_of(&self.value_of(variable)?),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                let pairs = split(group.stream())
                    .into_iter()
                    .map(|pair| match &pair[..] {
                        [TokenTree::Group(pair)] => match pair.stream().into_iter().next()? {
                            TokenTree::Literal(name) => {
                                Some(name.to_string().trim_matches('"').to_owned())
                            }
                            _ => None,
                        },
                        _ => None,
                    });
                pairs.collect()
            }
            _ => None,
        }
    }

    /// What the last `let variable = …;` before this place says.
    fn value_of(&self, variable: &Ident) -> Option<Vec<TokenTree>> {
        let is_word = |token: &TokenTree, wanted: &str| matches!(token, TokenTree::Ident(word) if word == wanted);
        let is_mark = |token: &TokenTree, wanted| matches!(token, TokenTree::Punct(mark) if mark.as_char() == wanted);
        let name = variable.to_string();
        self.before.iter().rev().find_map(|block| {
            (0..block.len()).rev().find_map(|at| match &block[at..] {
                [word, named, after @ ..] if is_word(word, "let") && is_word(named, &name) => {
                    let from = after.iter().position(|token| is_mark(token, '='))? + 1;
                    let to = after.iter().position(|token| is_mark(token, ';'))?;
                    Some(after.get(from..to)?.to_vec())
                }
                _ => None,
            })
        })
    }
}

fn sorted<'a>(names: &[&'a str]) -> BTreeSet<&'a str> {
    names.iter().copied().collect()
}

/// Arguments: what stands between commas.
fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in tokens {
        if matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ',') {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[test]
fn every_call_gives_the_values_that_its_text_has() {
    let forms = forms();
    let mut faults = Vec::new();
    let mut count = 0;
    for (file, text) in common::sources() {
        let (found, filled) = read(&file, &text, &forms);
        faults.extend(found);
        count += filled;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // Each text with values is used somewhere (tests/sources.rs).
    assert!(count >= forms.len(), "only {count} calls were found");
}

#[test]
fn what_is_wrong_is_found() {
    let texts = [("A_B", ["x", "y"].as_slice()), ("ONE", &["x"])];
    let forms = texts.map(|(name, values)| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        (name.to_owned(), values)
    });
    let forms = BTreeMap::from(forms);
    let found = |code: &str| read("a.rs", code, &forms).0.join("; ");
    for good in [
        "fn f() { words.with(words::A_B, &[(\"y\", 1), (\"x\", &*g(2))]) }",
        "fn f() { let values = [(\"y\", 1), (\"x\", 2)]; view! { <b>{words.with(A_B, &values)}</b> } }",
        "fn f() { let form = if so { words::ONE } else { ONE }; told.say_with(form, &[(\"x\", \"\")]) }",
        "fn f() { let form = ONE; let form = words.with(form, &[(\"x\", 1)]); }",
        "use words::{ONE, A_B}; fn f() { signal.with(is_so); logged.with(side, shown); }",
    ] {
        assert_eq!(found(good), "", "{good}");
    }
    for (bad, part) in [
        (
            "fn f() { words.with(words::A_B, &[(\"x\", 1)]) }",
            "a.rs:1: A_B has the values",
        ),
        (
            "fn f() {\n words.with(ONE, &[(\"x\", 1), (\"z\", 1)]) }",
            "a.rs:2: ONE has the values {\"x\"} and gets {\"x\", \"z\"}",
        ),
        (
            "fn f() { let form = if so { A_B } else { ONE }; words.with(form, &[(\"x\", 1)]) }",
            "A_B has",
        ),
        ("fn f() { words.with(ONE, values) }", "can't be read"),
        ("fn f() { words.with(form, &[(\"x\", 1)]) }", "which text"),
        ("fn f() { other(ONE) }", "can't follow"),
        (
            "fn f() { let values = [(\"x\", 1)]; } fn g() { words.with(ONE, &values) }",
            "can't be read",
        ),
    ] {
        assert!(found(bad).contains(part), "{bad}: {}", found(bad));
    }
}
