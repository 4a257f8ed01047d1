//! Sections that every document has, plain or rich.

use super::{Page, Params, Study};
use kit::escaped;

/// Recordings have no date of deletion; not in `consent_001`.
pub(super) const KEPT: &str =
    " They are kept without a set end, and you can see your past recordings on Lookit.";

/// How long the study takes, and what happens.
pub(super) fn procedures(page: &mut Page, params: &Params, study: &Study) {
    let own = page.own(&params.procedures);
    if study.duration.is_empty() {
        page.text(&own);
    } else {
        page.text(&format!(
            "This study takes about this long: {}. {own}",
            escaped(&study.duration)
        ));
    }
}

pub(super) fn security(page: &mut Page) {
    page.text("Only people who are allowed to see the data have access to them. As with everything sent over the internet, perfect security cannot be promised.");
}

pub(super) fn use_by_lookit(page: &mut Page) {
    page.text("The people who run Lookit may use the data to keep the site working, to improve it, and to check that studies are run as described.");
}

/// The sections that a study adds; their text may hold HTML in every document.
pub(super) fn segments(page: &mut Page, params: &Params) {
    for segment in &params.additional_segments {
        let title = page.own(&segment.title);
        page.heading(&title);
        page.text(&segment.text.html());
    }
}

/// Rights as a participant, and what the GDPR asks for; not in `consent_001`.
pub(super) fn rights(page: &mut Page, params: &Params, heading: &str) {
    page.heading(heading);
    let own = page.own(&params.research_rights_statement);
    page.text(&own);
    if params.gdpr {
        page.heading("General Data Protection Regulation (GDPR) information");
        let personal = page.own(&params.gdpr_personal_data);
        page.text(&format!("We process these personal data: {personal}"));
        let sensitive = page.own(&params.gdpr_sensitive_data);
        page.text(&format!(
            "We process these special categories of data: {sensitive}"
        ));
        page.text("Your data are transferred to the United States of America, where the law may protect them less than where you live. By consenting you agree to this transfer.");
    }
}

/// Whom to ask; `matter` follows "If you have questions".
pub(super) fn contact(page: &mut Page, params: &Params, matter: &str) {
    page.text(&format!(
        "This study is run by {} at {}. If you have questions{matter}, please contact {}.",
        escaped(&params.pi_name),
        escaped(&params.institution),
        escaped(&params.pi_contact)
    ));
    page.text("Questions about Lookit itself can be sent to lookit@mit.edu.");
}
