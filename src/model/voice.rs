//! Whose words a stretch of text is in, and the loaded terms found.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Span;

/// Whose voice a word is in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The outlet's own words.
    #[default]
    Own,
    /// Somebody's words without quotation marks, in the complement of a speech act.
    IndirectSpeech,
    /// Inside quotation marks, with a speaker.
    DirectQuote,
    /// A few words in quotation marks from which the outlet keeps its distance, without a speaker.
    ScareQuote,
}

impl Voice {
    /// All four, in the order in which tables and charts show them.
    pub const ALL: [Voice; 4] = [Voice::Own, Voice::IndirectSpeech, Voice::DirectQuote, Voice::ScareQuote];

    /// Position in [`Voice::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The report's name: `own`, `indirect_speech`, `direct_quote`, `scare_quote`.
    pub fn name(self) -> &'static str {
        match self {
            Voice::Own => "own",
            Voice::IndirectSpeech => "indirect_speech",
            Voice::DirectQuote => "direct_quote",
            Voice::ScareQuote => "scare_quote",
        }
    }
}

/// What kind of report an attribution is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributionKind {
    /// All of the content stands between quotation marks (or is set off as a quotation).
    Direct,
    /// Part of the content stands between quotation marks.
    Mixed,
    /// None of it does.
    Indirect,
    /// Quotation marks of distance, no speaker.
    Scare,
}

/// A stretch of text whose words belong to somebody other than the outlet, with the evidence for it.
/// All spans lie in the article's text, in order.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Attribution {
    /// What kind of report it is.
    pub kind: AttributionKind,
    /// The words that name the speaker; may be empty.
    pub source: Vec<Span>,
    /// The reporting words; may be empty.
    pub cue: Vec<Span>,
    /// The reported words. Quotation marks themselves are included for direct content.
    pub content: Vec<Span>,
    /// The parts of `content` that stand between quotation marks, without the marks.
    pub quoted: Vec<Span>,
    /// The parts of `content` the outlet presupposes (condemned *the massacre*).
    pub presupposed: Vec<Span>,
    /// The speaker, resolved to the fullest name the article gives; `None` if nobody is named.
    pub speaker: Option<Arc<str>>,
    /// From 0 (a guess) to 1 (certain). Below 0.6 the case is listed as one that could be read two ways.
    pub confidence: f32,
    /// Which rule fired, for example `verb-that` or `according-to`.
    pub rule: Arc<str>,
}

/// The voice of one span, with the reason.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct VoiceLabel {
    /// Whose words.
    pub voice: Voice,
    /// Whether the outlet presupposes what is reported.
    pub presupposed: bool,
    /// The speaker, if one is known.
    pub speaker: Option<Arc<str>>,
    /// From 0 to 1.
    pub confidence: f32,
    /// The article's attribution the label comes from; `None` for the outlet's own voice.
    pub attribution: Option<u32>,
}

/// Whether a category's words are worth looking at one by one, or only make sense as a frequency.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Marked in the text.
    #[default]
    Highlight,
    /// Counted; marked on demand.
    Rate,
}

/// One occurrence of a lexicon entry.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// The words found.
    pub span: Span,
    /// Index of the entry in the compiled lexicon ([`crate::lexicon::Matcher::terms`]).
    pub term: u32,
    /// Index of the sentence it stands in.
    pub sentence: u32,
    /// Whose voice it is in.
    pub label: VoiceLabel,
}
