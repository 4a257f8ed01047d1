//! `consent_005`: researchers' texts are rich; headings can be replaced; a form for adults alone.

use super::{Page, Params, Researchers, Study, shared};
use kit::escaped;

pub(super) fn document(params: &Params, study: &Study) -> String {
    let mut page = Page::new(Researchers::Rich);
    opening(&mut page, params, study);
    recordings(&mut page, params);
    use_of_data(&mut page, params);
    rights(&mut page, params);
    page.html
}

/// A heading that the study may replace.
fn or<'a>(own: &'a str, usual: &'a str) -> String {
    escaped(if own.is_empty() { usual } else { own })
}

fn opening(page: &mut Page, params: &Params, study: &Study) {
    let name = escaped(&study.name);
    let who = if params.prompt_only_adults {
        "you"
    } else {
        "you and your child"
    };
    page.title(&format!("Consent to participate in research: {name}"));
    page.text(&format!(
        "{} of {} invites {who} to take part in the study \u{201c}{name}\u{201d}. {}",
        escaped(&params.pi_name),
        escaped(&params.institution),
        params.summary_statement.html()
    ));
    page.heading(&or(&params.purpose_header, "Why we are running this study"));
    page.text(&params.purpose.html());
    page.heading(&or(
        &params.procedures_header,
        "What happens during this study",
    ));
    shared::procedures(page, params, study);
    page.heading(&or(
        &params.participation_header,
        "Participation is voluntary",
    ));
    let fussy = if params.prompt_only_adults {
        ""
    } else {
        " If your child becomes fussy, pause or stop whenever you like."
    };
    page.text(&format!("It is up to {who} whether to take part. You may stop at any moment, for any reason and without any disadvantage.{fussy} Finishing one session does not oblige you to do another."));
    page.text(&params.voluntary_participation.html());
    if !params.risk_statement.is_empty() {
        page.heading(&or(&params.risk_header, "What are the risks?"));
        page.text(&params.risk_statement.html());
    }
    page.heading(&or(&params.benefits_header, "What are the benefits?"));
    page.text(&params.payment.html());
}

fn recordings(page: &mut Page, params: &Params) {
    let who = if params.prompt_only_adults {
        "you"
    } else {
        "you and your child"
    };
    page.heading("Data collection and webcam recording");
    page.text(&format!("During parts of this study your webcam and microphone record {who}. Recordings and answers are sent over an encrypted connection while you take part.{}", shared::KEPT));
    shared::security(page);
    page.heading("Who will be able to see your webcam recordings?");
    page.text("First of all a researcher watches your consent recording. Unless it shows that you agree, nothing else you recorded is viewed or used.");
    if params.private_level_only {
        page.text("Your recordings stay private: only the researchers of this study and the people who run Lookit can see them. When you finish you may also withdraw them; then all are deleted except the consent recording.");
    } else {
        page.text("When you finish you choose how your recordings may be used:");
        page.list(&[
            "\u{201c}Private\u{201d}: only the researchers of this study and the people who run Lookit can see them.",
            "\u{201c}Scientific\u{201d}: they may also be shown to other researchers and students for science and teaching.",
            "\u{201c}Publicity\u{201d}: they may also be shown to the public, for example on a web site or in the news.",
        ]);
        page.text("You may also withdraw your recordings then; all are deleted except the consent recording.");
    }
    if params.include_databrary {
        page.text("You can also allow the recordings to be shared on <a href=\"https://databrary.org\" target=\"_blank\" rel=\"noopener\">Databrary</a>, a library of videos open to authorised researchers only.");
    }
    page.text(&params.additional_video_privacy_statement.html());
}

fn use_of_data(page: &mut Page, params: &Params) {
    let adult = params.prompt_only_adults;
    page.heading("How we use your data");
    page.text(&format!(
        "The research group of {} at {} uses:",
        escaped(&params.pi_name),
        escaped(&params.institution)
    ));
    let profile = if adult {
        "what you entered in the profile of the family member who takes part"
    } else {
        "what you entered in the profile of the child who takes part"
    };
    page.list(&[
        "your recordings and answers in this study,",
        "what you told Lookit about your family,",
        profile,
    ]);
    page.text(if adult {
        "The researchers may also relate this to other studies in which you or family members took part."
    } else {
        "The researchers may also relate this to other studies in which your child or siblings took part."
    });
    page.text(&params.datause.html());
    page.heading("How Lookit uses your data");
    shared::use_by_lookit(page);
    page.heading("Publishing the results of this study");
    page.text(&format!("We publish results about groups, and data that do not name anyone. Pictures or video that show {} appear only if you allow it.", if adult { "you" } else { "you or your child" }));
    shared::segments(page, params);
}

fn rights(page: &mut Page, params: &Params) {
    shared::rights(page, params, "Your rights as a participant");
    page.heading("How to reach us");
    let injury = if params.omit_injury_phrase {
        ""
    } else {
        ", or feel that you were injured by taking part"
    };
    let child = if params.prompt_only_adults {
        ""
    } else {
        " about your child's participation"
    };
    shared::contact(page, params, &format!("{child}{injury}"));
}
