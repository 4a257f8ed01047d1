use super::*;
use crate::video_consent::Segment;

fn rich(text: &str) -> RichText {
    RichText(text.to_owned())
}

fn params(template: &str) -> Params {
    Params {
        template: template.to_owned(),
        pi_name: "Ada <Roe>".to_owned(),
        purpose: rich("a <b>b</b>"),
        ..Params::default()
    }
}

fn study() -> Study {
    Study {
        name: "Rhymes".to_owned(),
        duration: "5 minutes".to_owned(),
    }
}

#[test]
fn a_document_is_there_exactly_when_the_parameters_say_so() {
    for number in 0..10 {
        let params = params(&format!("consent_00{number}"));
        assert_eq!(
            document(&params, &study()).is_some(),
            params.has_document(),
            "{number}"
        );
        assert_eq!(
            super::super::params::TEMPLATES.contains(&params.template),
            params.has_document()
        );
    }
}

#[test]
fn one_and_two_are_plain_and_five_is_rich() {
    for template in ["consent_001", "consent_002"] {
        let plain = document(&params(template), &study()).unwrap();
        for part in ["a &lt;b&gt;", "Ada &lt;Roe&gt;", "Rhymes", "5 minutes"] {
            assert!(plain.contains(part), "{template}: {part}");
        }
    }
    let five = document(&params("consent_005"), &study()).unwrap();
    assert!(five.contains("a <b>b</b>") && five.contains("Rhymes"));
}

#[test]
fn every_parameter_of_two_is_shown() {
    let params = Params {
        template: "consent_002".to_owned(),
        pi_name: "(name)".to_owned(),
        institution: "(institution)".to_owned(),
        pi_contact: "(contact)".to_owned(),
        purpose: rich("(purpose)"),
        procedures: rich("(procedures)"),
        payment: rich("(payment)"),
        datause: rich("(datause)"),
        research_rights_statement: rich("(rights)"),
        gdpr: true,
        gdpr_personal_data: rich("(personal)"),
        gdpr_sensitive_data: rich("(sensitive)"),
        additional_segments: vec![Segment {
            title: rich("(<title>)"),
            text: rich("(<b>text</b>)"),
        }],
        ..Params::default()
    };
    let two = document(&params, &study()).unwrap();
    let mut from = 0;
    let in_order = [
        "(name)",
        "(institution)",
        "(purpose)",
        "5 minutes",
        "(procedures)",
        "(payment)",
        "(datause)",
        "(&lt;title&gt;)",
        "(<b>text</b>)",
        "(rights)",
        "GDPR",
        "(personal)",
        "(sensitive)",
        "(contact)",
    ];
    for part in in_order {
        let place = two[from..].find(part);
        assert!(place.is_some(), "{part} is missing or in the wrong place");
        from += place.unwrap_or_default();
    }
}

#[test]
fn two_says_more_than_one() {
    let full = |template| Params {
        gdpr: true,
        research_rights_statement: rich("(rights)"),
        ..params(template)
    };
    let one = document(&full("consent_001"), &study()).unwrap();
    let two = document(&full("consent_002"), &study()).unwrap();
    for part in ["(rights)", "GDPR", "past recordings"] {
        assert!(!one.contains(part) && two.contains(part), "{part}");
    }
    assert!(one.contains("non-biomedical") && !two.contains("non-biomedical"));
    let without = document(&params("consent_002"), &study()).unwrap();
    assert!(without.contains("Rights of research subjects") && !without.contains("GDPR"));
}

#[test]
fn conditions_of_five() {
    let plain = document(&params("consent_005"), &Study::default()).unwrap();
    for part in ["GDPR", "What are the risks?", "Databrary"] {
        assert!(!plain.contains(part), "{part}");
    }
    let full = Params {
        gdpr: true,
        include_databrary: true,
        private_level_only: true,
        prompt_only_adults: true,
        omit_injury_phrase: true,
        risk_statement: rich("none"),
        benefits_header: "Why join".to_owned(),
        ..params("consent_005")
    };
    let full = document(&full, &Study::default()).unwrap();
    for part in ["GDPR", "What are the risks?", "Databrary", "Why join"] {
        assert!(full.contains(part), "{part}");
    }
    for part in ["Publicity", "your child", "injur"] {
        assert!(!full.contains(part), "{part}");
    }
}

#[test]
fn a_section_without_a_title_has_no_empty_heading() {
    let params = Params {
        additional_segments: vec![Segment {
            title: rich(""),
            text: rich("(text)"),
        }],
        ..params("consent_005")
    };
    let five = document(&params, &study()).unwrap();
    assert!(five.contains("(text)") && !five.contains("<h3></h3>"));
}
