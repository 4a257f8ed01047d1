//! What the names in a document mean.

use super::{Params, Study};
use kit::{RichText, escaped, rich_text};

/// The study's own texts and switches, by the names of the parameters.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) params: &'a Params,
    pub(super) study: &'a Study,
}

/// How a document shows what researchers wrote.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Researchers {
    /// Letter by letter; the texts of extra sections alone may hold HTML.
    Plain,
    /// As HTML, but names and headings letter by letter.
    Rich,
    /// As HTML.
    AllRich,
}

/// The field of a name, in a list of fields that are called as the parameters are.
macro_rules! field {
    ($name:expr, $params:expr; $($field:ident)*) => {
        match $name {
            $(stringify!($field) => Some(&$params.$field),)*
            _ => None,
        }
    };
}

impl Values<'_> {
    /// The text of a name as HTML; nothing when there is no such name.
    pub(super) fn html(&self, name: &str) -> Option<String> {
        match name {
            "study_name" => return Some(escaped(&self.study.name)),
            "study_duration" => return Some(escaped(&self.study.duration)),
            _ => {}
        }
        let how = self.researchers();
        if let Some(short) = self.short(name) {
            let as_html = how == Researchers::AllRich;
            return Some(if as_html {
                rich_text(short)
            } else {
                escaped(short)
            });
        }
        self.long(name).map(|text| own(text, how))
    }

    /// A switch is on, or a text is not empty.
    pub(super) fn holds(&self, name: &str) -> bool {
        let is_text = || self.html(name).is_some_and(|text| !text.is_empty());
        self.switch(name).unwrap_or_else(is_text)
    }

    /// The switch of a name.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        if name == "include_duration_in_procedures" {
            return Some(self.params.include_duration_in_procedures.0);
        }
        field!(name, self.params; gdpr include_databrary private_level_only prompt_only_adults omit_injury_phrase
            data_collection_omit_video include_irb_contact_statement)
        .copied()
    }

    /// Titles and texts of the sections that a study adds; the text may hold HTML in every document.
    pub(super) fn segments(&self) -> impl Iterator<Item = (String, String)> {
        let how = self.researchers();
        let segments = self.params.additional_segments.iter();
        segments.map(move |segment| (own(&segment.title, how), segment.text.html()))
    }

    fn researchers(&self) -> Researchers {
        match self.params.template.0.as_str() {
            "consent_garden" => Researchers::AllRich,
            "consent_005" => Researchers::Rich,
            _ => Researchers::Plain,
        }
    }

    fn short(&self, name: &str) -> Option<&String> {
        match name {
            "PIName" => Some(&self.params.pi_name),
            "PIContact" => Some(&self.params.pi_contact),
            _ => {
                field!(name, self.params; institution purpose_header procedures_header participation_header risk_header
                benefits_header)
            }
        }
    }

    fn long(&self, name: &str) -> Option<&RichText> {
        field!(name, self.params;
            purpose procedures payment datause research_rights_statement gdpr_personal_data
            gdpr_sensitive_data summary_statement risk_statement voluntary_participation
            additional_video_privacy_statement lab study_info_description purpose_content
            eligibility_content procedures_content benefits_content data_sharing_learn irb_contact
            risk_content_additional risk_content_discontinue_options
            risk_content_breach_of_confidentiality irb_extra header intro_sentence overview_header
            overview_content study_info_header study_info_content eligibility_header
            duration_statement payment_header payment_content risk_content data_collection_header
            data_collection_content data_use_header data_use_content data_access_header
            data_access_content data_management_header data_management_content data_sharing_header
            data_sharing_content research_rights_irb_header research_rights_irb_content
            lookit_info_header lookit_info_content voluntary_participation_header
            voluntary_participation_content video_sharing_header video_sharing_consent
            video_sharing_study databrary_header databrary_content contact_header contact_content)
    }
}

/// What a researcher wrote, as HTML.
fn own(text: &RichText, how: Researchers) -> String {
    match how {
        Researchers::Plain => escaped(&text.0),
        Researchers::Rich | Researchers::AllRich => text.html(),
    }
}
