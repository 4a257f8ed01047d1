//! Sections of the documents in which researchers' texts are plain: `consent_001` and `consent_002`.

use super::{Page, Params, Study, shared};
use kit::escaped;

/// Title, opening sentence, and everything up to the payment.
pub(super) fn study(page: &mut Page, params: &Params, study: &Study, title: &str) {
    let name = escaped(&study.name);
    page.title(&format!("{title}: {name}"));
    page.text(&format!(
        "{} of {} invites you and your child to take part in the study \u{201c}{name}\u{201d}, which runs online on Lookit.",
        escaped(&params.pi_name),
        escaped(&params.institution)
    ));
    page.heading("Purpose");
    let purpose = page.own(&params.purpose);
    page.text(&purpose);
    page.heading("Procedures");
    shared::procedures(page, params, study);
    page.heading("Participation");
    page.text("Taking part is your own choice. You and your child may stop at any moment, for any reason and without any disadvantage. If your child becomes fussy you can pause or stop. Some studies have several sessions; doing one does not oblige you to do another.");
    page.heading("Payment");
    let payment = page.own(&params.payment);
    page.text(&payment);
}

/// What is recorded, and who may see it; `kept` tells for how long.
pub(super) fn recordings(page: &mut Page, kept: &str) {
    page.heading("Data collection and webcam recording");
    page.text(&format!("Your webcam and microphone record video and sound during parts of this study. The recordings and your answers are sent to Lookit over an encrypted connection while you take part.{kept} At the end you choose who may see the recordings, and you may withdraw all of them except this consent recording."));
    shared::security(page);
    page.text("No recording is shared, or viewed beyond checking this consent, unless your consent recording shows that you agree.");
}

/// Who uses the data for what, and the sections that the study adds.
pub(super) fn use_of_data(page: &mut Page, params: &Params) {
    page.heading("Use of data by study researchers");
    page.text(&format!("The research group of {} at {} analyses the recordings and answers together with what you have told about your child and family.", escaped(&params.pi_name), escaped(&params.institution)));
    let own = page.own(&params.datause);
    page.text(&own);
    page.heading("Use of data by Lookit");
    shared::use_by_lookit(page);
    page.heading("Publication of results");
    page.text("Results are published for groups of children. Nobody's name is published. Pictures or video of you appear only if you allow it at the end of the study.");
    shared::segments(page, params);
}

pub(super) fn contact(page: &mut Page, params: &Params) {
    page.heading("Researcher contact information");
    shared::contact(
        page,
        params,
        ", or feel that you were injured by taking part",
    );
}
