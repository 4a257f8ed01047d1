//! `consent_002`: like `consent_001`, and tells how long recordings are kept, the participant's rights and the GDPR.

use super::{Page, Params, Researchers, Study, plain, shared};

pub(super) fn document(params: &Params, study: &Study) -> String {
    let mut page = Page::new(Researchers::Plain);
    plain::study(
        &mut page,
        params,
        study,
        "Consent to participate in research",
    );
    plain::recordings(&mut page, shared::KEPT);
    plain::use_of_data(&mut page, params);
    shared::rights(&mut page, params, "Rights of research subjects");
    plain::contact(&mut page, params);
    page.html
}
