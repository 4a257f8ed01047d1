//! `consent_001`: the shortest document, without the section on rights.

use super::{Page, Params, Researchers, Study, plain};

pub(super) fn document(params: &Params, study: &Study) -> String {
    let mut page = Page::new(Researchers::Plain);
    let title = "Consent to participate in non-biomedical research";
    plain::study(&mut page, params, study, title);
    plain::recordings(&mut page, "");
    plain::use_of_data(&mut page, params);
    plain::contact(&mut page, params);
    page.html
}
