//! Parts of speech for English, by a Brill tagger (universal tags).
//!
//! Tagging is the dearest step of the pipeline; callers tag the sentences that need it and no others.

use harper_brill::{Tagger as _, UPOS, brill_tagger};

use super::{Reading, Sentence};

/// A universal part-of-speech tag.
pub type Tag = UPOS;

/// Tags the tokens of one sentence, one tag per token; `None` where the tagger does not know. English only.
pub fn tag(reading: &Reading<'_>, sentence: &Sentence) -> Vec<Option<Tag>> {
    let words: Vec<String> = sentence
        .token_range()
        .map(|token| match reading.surface(token) {
            "’s" => "'s".to_owned(),
            surface => surface.to_owned(),
        })
        .collect();
    brill_tagger().tag_sentence(&words)
}

/// The tag a word has when nothing is known of its neighbours. English only.
pub fn tag_word(word: &str) -> Option<Tag> {
    brill_tagger()
        .tag_sentence(&[word.to_owned()])
        .into_iter()
        .next()
        .flatten()
}
