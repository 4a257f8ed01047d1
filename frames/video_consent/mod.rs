//! Consent by a recorded statement (`exp-lookit-video-consent`).

#[cfg(any(test, feature = "view"))]
mod clip;
#[cfg(any(test, feature = "view"))]
mod document;
mod params;
#[cfg(feature = "view")]
mod recording;
#[cfg(feature = "view")]
mod view;

pub use params::{On, Params, Segment, Template};

use kit::{
    Frame, Logged, Needs, ParamProblem, RecordingNeeds, Role,
    groups::{Group, Groups},
};
use serde::Serialize;

/// Saved with the frame; the recordings' names are added by the player.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// Text content of the document as it was shown.
    pub consent_form_text: String,
    /// The document that the study named: `consent_005`.
    pub consent_form_template: String,
    /// The language it was shown in, such as `en`.
    pub consent_form_language: String,
    /// SHA-256 of `consentFormText` in UTF-8, hexadecimal: the same for every family that agreed to the same words.
    pub consent_form_sha256: String,
}

/// What this kind logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// The family downloaded the document.
    DownloadConsentForm,
    /// The document exists in the frame's language, could not be loaded, and was shown in English.
    DocumentInEnglish,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        Self::plain(match event {
            Event::DownloadConsentForm => "downloadConsentForm",
            Event::DocumentInEnglish => "documentInEnglish",
        })
    }
}

/// The kind.
#[derive(Debug)]
pub struct VideoConsent;

impl Frame for VideoConsent {
    const KIND: &'static str = "exp-lookit-video-consent";
    const ROLE: Role = Role::Consent;
    const GROUPS: &'static [Group] = &[Group::Camera];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        params.problems()
    }

    fn needs(_params: &Params, groups: &Groups) -> Needs {
        Needs {
            role: Role::Consent,
            recording: Some(RecordingNeeds {
                wait_cover: false,
                ..groups.recording.needs(false, 7200.0)
            }),
            ..Needs::default()
        }
    }
}
