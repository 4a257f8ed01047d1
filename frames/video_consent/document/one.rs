//! `consent_001`: researchers' texts are plain, except extra segments.

use super::{Page, Params, Study, duration, escaped};

pub(super) fn document(params: &Params, study: &Study) -> String {
    let mut page = Page::default();
    let pi = escaped(&params.pi_name);
    let institution = escaped(&params.institution);
    let name = escaped(&study.name);
    page.title(&format!(
        "Consent to participate in non-biomedical research: {name}"
    ));
    page.text(&format!("{pi} of {institution} invites you and your child to take part in the study \u{201c}{name}\u{201d}, which runs online on Lookit."));
    page.heading("Purpose");
    page.text(&escaped(&params.purpose.0));
    page.heading("Procedures");
    page.text(&format!(
        "{}{}",
        duration(study),
        escaped(&params.procedures.0)
    ));
    page.heading("Participation");
    page.text("Taking part is your own choice. You and your child may stop at any moment, for any reason and without any disadvantage. If your child becomes fussy you can pause or stop. Some studies have several sessions; doing one does not oblige you to do another.");
    page.heading("Payment");
    page.text(&escaped(&params.payment.0));
    page.heading("Data collection and webcam recording");
    page.text("Your webcam and microphone record video and sound during parts of this study. The recordings and your answers are sent to Lookit over an encrypted connection while you take part. At the end you choose who may see the recordings, and you may withdraw all of them except this consent recording.");
    page.text("Recordings are stored protected, and access is limited to people who are allowed to see them. As with everything sent over the internet, perfect security cannot be promised.");
    page.text("No recording is shared, or viewed beyond checking this consent, unless your consent recording shows that you agree.");
    page.heading("Use of data by study researchers");
    page.text(&format!("The research group of {pi} at {institution} analyses the recordings and answers together with what you have told about your child and family."));
    page.text(&escaped(&params.datause.0));
    page.heading("Use of data by Lookit");
    page.text("The people who run Lookit may use the data to keep the site working, to improve it, and to check that studies are run as described.");
    page.heading("Publication of results");
    page.text("Results are published for groups of children. Nobody's name is published. Pictures or video of you appear only if you allow it at the end of the study.");
    for segment in &params.additional_segments {
        page.heading(&escaped(&segment.title.0));
        page.text(&segment.text.html());
    }
    page.heading("Researcher contact information");
    page.text(&format!("This study is run by {pi} at {institution}. If you have questions, or feel that you were injured or harmed by taking part, please contact {}.", escaped(&params.pi_contact)));
    page.text("Questions about Lookit itself can be sent to lookit@mit.edu.");
    page.0
}
