//! The block of text that most pages are made of.

use crate::RichText;
use serde::{Deserialize, Serialize};

/// A picture in a text block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BlockImage {
    /// Full address of the picture.
    pub src: String,
    /// What the picture shows, for those who can't see it.
    pub alt: String,
}

/// A titled block of text with an optional picture and bullets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextBlock {
    /// Heading of the block.
    #[serde(skip_serializing_if = "RichText::is_empty")]
    pub title: RichText,
    /// The text.
    #[serde(skip_serializing_if = "RichText::is_empty")]
    pub text: RichText,
    /// Show the text bold.
    pub emph: bool,
    /// Picture beside the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<BlockImage>,
    /// Bullets; each may have bullets of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub listblocks: Vec<TextBlock>,
}
