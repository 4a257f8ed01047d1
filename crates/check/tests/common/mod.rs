//! What every test of the checker needs.
#![expect(clippy::unwrap_used, reason = "test code")]

use check::{Declaration, Finding, Options, Problems, Role};
use script_native::NativeEngine;
use std::sync::LazyLock;

/// The kinds as this player declares them; made once, for that takes longer than most checks.
pub(crate) fn declarations() -> Vec<Declaration> {
    static ALL: LazyLock<Vec<Declaration>> = LazyLock::new(all);
    ALL.clone()
}

fn all() -> Vec<Declaration> {
    let role = |role| match role {
        kit::Role::Page => Role::Page,
        kit::Role::Consent => Role::Consent,
        kit::Role::Exit => Role::Exit,
    };
    let all = frames::declared().zip(frames::declarations());
    all.map(|(kind, declared)| Declaration {
        kind: declared.kind.to_owned(),
        role: role(declared.role),
        records: declared.records,
        saved: declared.saved(),
        schema: declared.schema,
        problems: Some(Problems::new(|params| {
            let problems = (kind.open)(params).problems.into_iter();
            problems.map(|found| (found.path, found.message)).collect()
        })),
    })
    .collect()
}

pub(crate) fn check_named(source: &str, file: &str) -> Vec<Finding> {
    let mut engine = NativeEngine::new().unwrap();
    check::check(
        source,
        file,
        &Options::default(),
        &mut engine,
        &declarations(),
    )
}
