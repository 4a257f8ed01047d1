//! The kinds of this player, as the checker reads them.

use ::check::{Declaration, Problems, Role};

/// Every kind of the protocol language.
pub(crate) fn all() -> Vec<Declaration> {
    let all = frames::declared().zip(frames::declarations());
    all.map(|(kind, declared)| Declaration {
        kind: declared.kind.to_owned(),
        role: match declared.role {
            kit::Role::Page => Role::Page,
            kit::Role::Consent => Role::Consent,
            kit::Role::Exit => Role::Exit,
        },
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
