use super::*;
use crate::video_consent::{On, Segment, Template};
use kit::RichText;

fn rich(text: &str) -> RichText {
    RichText(text.to_owned())
}

fn params(template: &str) -> Params {
    Params {
        template: Template(template.to_owned()),
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
    let numbered = (0..10).map(|number| format!("consent_00{number}"));
    for name in numbered.chain(["consent_garden".to_owned(), String::new()]) {
        let params = params(&name);
        assert_eq!(
            document(&params, &study()).is_some(),
            params.has_document(),
            "{name}"
        );
        let is_offered = super::super::params::TEMPLATES.contains(&name) && !name.is_empty();
        assert_eq!(is_offered, params.has_document(), "{name}");
    }
}

#[test]
fn one_to_four_are_plain_and_five_is_rich() {
    for template in ["consent_001", "consent_002", "consent_003", "consent_004"] {
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
        template: Template("consent_002".to_owned()),
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

const ALL: [&str; 6] = [
    "consent_001",
    "consent_002",
    "consent_003",
    "consent_004",
    "consent_005",
    "consent_garden",
];

/// The names in the placeholders of a text.
fn names(text: &str) -> Vec<&str> {
    let after = text.split('{').skip(1);
    after
        .map(|rest| &rest[..rest.find(['?', '|', '}']).unwrap_or(rest.len())])
        .collect()
}

/// Whoever replaces a text runs these tests: `cargo test -p frames texts_are_well_formed`.
#[test]
fn texts_are_well_formed() {
    let (params, study) = (Params::default(), study());
    let values = Values {
        params: &params,
        study: &study,
    };
    for template in ALL {
        let text = words(template).unwrap();
        let mut depth = 0;
        for line in text.lines() {
            let at = format!("{template}: {line}");
            if let Some((name, _)) = condition(line) {
                depth += 1;
                assert!(
                    values
                        .switch(name)
                        .or(values.html(name).map(|_| true))
                        .is_some(),
                    "no such name: {at}"
                );
                continue;
            }
            depth -= i32::from(line == "[end]");
            assert!(depth >= 0, "[end] without [if …]: {at}");
            assert!(
                line == "[end]" || !line.starts_with('['),
                "neither [if …] nor [end]: {at}"
            );
            let (opened, closed) = (line.matches('{').count(), line.matches('}').count());
            assert_eq!(opened, closed, "a brace is missing: {at}");
            if line == "{additional_segments}" {
                continue;
            }
            for name in names(line) {
                let is_known = values.switch(name).is_some() || values.html(name).is_some();
                assert!(is_known, "no such name as {name}: {at}");
            }
        }
        assert_eq!(depth, 0, "{template}: [if …] without [end]");
        for needed in [
            "{PIName}",
            "{institution}",
            "{PIContact}",
            "{study_name}",
            "{additional_segments}",
        ] {
            assert!(text.contains(needed), "{template}: {needed} is missing");
        }
    }
}

#[test]
fn three_and_four_say_what_two_says_under_another_heading() {
    let full = |template| Params {
        gdpr: true,
        research_rights_statement: rich("(rights)"),
        ..params(template)
    };
    let of = |template| document(&full(template), &study()).unwrap();
    let (two, three, four) = (of("consent_002"), of("consent_003"), of("consent_004"));
    let heading = "<h3>Benefits, risks, and payment</h3>";
    assert_eq!(two.replace("<h3>Payment</h3>", heading), three);
    let sorted = |text: &str| {
        let mut parts: Vec<String> = text
            .split(['.', '>'])
            .map(|part| part.trim().to_owned())
            .collect();
        parts.sort();
        parts
    };
    assert_ne!(three, four);
    assert_eq!(
        sorted(&three),
        sorted(&four),
        "the same sentences in another order"
    );
}

/// Every text that a study may write for it.
fn garden() -> Params {
    let example: serde_json::Value =
        serde_json::from_str(include_str!("../examples/consent_garden.json")).unwrap();
    kit::parse(example.as_object().unwrap()).0
}

fn garden_of(params: &Params) -> String {
    document(params, &study()).unwrap()
}

#[test]
fn every_text_of_garden_is_shown_and_may_hold_html() {
    let text = words("consent_garden").unwrap();
    let fixed = ["study_name", "study_duration"];
    let mut seen = 0;
    for name in names(text) {
        let probe = "(<i>own</i>)";
        let mut frame = serde_json::json!({"template": "consent_garden", name: probe});
        // Inside these texts there are others, which their replacement replaces; the names of switches are not texts.
        if fixed.contains(&name) || name == "additional_segments" {
            continue;
        }
        let usual = kit::parse::<Params>(frame.as_object().unwrap()).0;
        let is_switch = Values {
            params: &usual,
            study: &study(),
        }
        .switch(name)
        .is_some();
        if is_switch {
            continue;
        }
        frame["include_databrary"] = true.into();
        let params = kit::parse::<Params>(frame.as_object().unwrap()).0;
        assert!(garden_of(&params).contains(probe), "{name}");
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn garden_follows_its_switches() {
    let usual = garden_of(&Params {
        include_databrary: false,
        ..garden()
    });
    for part in [
        "Rhymes",
        "5 minutes",
        "The Rhyme Lab at Example University",
        "<ol>",
        "webcam and microphone make",
        "Publicity",
    ] {
        assert!(usual.contains(part), "{part}: {usual}");
    }
    for part in [
        "Databrary",
        "concern or a complaint",
        "no video is recorded",
        "{",
        "}",
        "[if",
        "[end",
    ] {
        assert!(!usual.contains(part), "{part}: {usual}");
    }
    let other = garden_of(&Params {
        include_databrary: true,
        private_level_only: true,
        include_duration_in_procedures: On(false),
        include_irb_contact_statement: true,
        ..garden()
    });
    for part in ["Databrary", "concern or a complaint", "stay private"] {
        assert!(other.contains(part), "{part}");
    }
    for part in ["Publicity", "takes about this long: 5 minutes"] {
        assert!(!other.contains(part), "{part}");
    }
    let unfilmed = garden_of(&Params {
        data_collection_omit_video: true,
        ..garden()
    });
    assert!(unfilmed.contains("no video is recorded"));
    for part in ["Publicity", "webcam and microphone make"] {
        assert!(!unfilmed.contains(part), "{part}");
    }
}

#[test]
fn a_sentence_of_garden_that_lacks_its_end_is_left_out() {
    let bare = garden_of(&Params {
        irb_contact: RichText::default(),
        ..garden()
    });
    assert!(!bare.contains("you may contact"));
    let replaced = garden_of(&Params {
        eligibility_header: rich("Who?"),
        duration_statement: rich("An hour."),
        ..garden()
    });
    for part in ["<h3>Who?</h3>", "<p>An hour.</p>", "short poems"] {
        assert!(replaced.contains(part), "{part}");
    }
}
