//! Decisions for all hits that are alike, made in one step.

use super::study::{HitRef, Study};
use crate::model::{ArticleIndex, Hit, Voice};

/// Where alike hits are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Within {
    /// In the same article.
    Article,
    /// In all articles.
    #[default]
    Corpus,
}

/// What is decided for all of them. What it is says which hits are alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Whose voice: hits of the same term, in the same voice, with the same reporting words.
    Voice(Voice),
    /// Who speaks: hits given to the same speaker in the same voice, whatever the term; where nobody is named, hits of the
    /// same term with the same reporting words.
    Speaker(Option<String>),
    /// That they are no loaded terms, and why: all hits of the term.
    Dismiss(String),
}

/// A decision for a hit and all that are like it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ForAlike {
    /// The hit.
    pub at: HitRef,
    /// Where to look for others.
    pub within: Within,
    /// What is decided.
    pub verdict: Verdict,
}

/// The reporting words that govern a hit, in lower case; empty without any.
fn cue(study: &Study, article: ArticleIndex, hit: &Hit) -> String {
    let attributions = &study.analysis.attributions[article.index()];
    let cues = hit.label.attribution.and_then(|n| attributions.get(n as usize)).map_or(&[][..], |found| &found.cue);
    let text = &study.article(article).text;
    cues.iter().map(|span| span.of(text).to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// The hits that are like one, itself included, as they stand now; none if there is no hit there.
pub fn alike(study: &Study, at: HitRef, within: Within, verdict: &Verdict) -> Vec<HitRef> {
    let Some(hit) = study.hit(at) else { return Vec::new() };
    // A hit that was corrected by itself is like those that are as it was found.
    let model = study.found_at(at).unwrap_or(hit);
    let model_cue = match verdict {
        Verdict::Voice(_) | Verdict::Speaker(_) => cue(study, at.article, model),
        Verdict::Dismiss(_) => String::new(),
    };
    let reported_alike = |article: ArticleIndex, other: &Hit| {
        other.term == model.term && other.label.voice == model.label.voice && cue(study, article, other) == model_cue
    };
    let same = |article: ArticleIndex, other: &Hit| match verdict {
        Verdict::Voice(_) => reported_alike(article, other),
        Verdict::Speaker(_) if model.label.speaker.is_none() => {
            other.label.speaker.is_none() && reported_alike(article, other)
        }
        Verdict::Speaker(_) => other.label.voice == model.label.voice && other.label.speaker == model.label.speaker,
        Verdict::Dismiss(_) => other.term == model.term,
    };
    let of = |article: ArticleIndex| {
        let hits = study
            .hits(article)
            .iter()
            .filter(move |other| other.span == at.span && article == at.article || same(article, other));
        hits.map(move |other| HitRef { article, span: other.span }).collect::<Vec<_>>()
    };
    match within {
        Within::Article => of(at.article),
        Within::Corpus => (0..study.articles.len()).flat_map(|n| of(ArticleIndex(n as u32))).collect(),
    }
}
