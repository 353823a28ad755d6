//! The open corpus: articles, what the analysis found in them, who the sources are, and the analyst's corrections.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::lexicon::{Family, Term};
use crate::model::{Article, ArticleIndex, Event, Hit, Role, Span, Voice, VoiceLabel, Warning};
use crate::text::Reading;

/// One occurrence of a term, named so that it outlives a new search for hits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct HitRef {
    /// The article it stands in.
    pub article: ArticleIndex,
    /// Where it stands.
    pub span: Span,
}

/// An outlet of the open corpus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its name; empty for articles without one.
    pub name: String,
    /// Two letters, unique in the corpus.
    pub monogram: String,
    /// Its articles, in corpus order.
    pub articles: Vec<ArticleIndex>,
    /// Running words of its articles.
    pub words: u64,
}

/// How many hits there are by family and by voice, rate-only terms left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// By [`Family::index`].
    pub families: [u32; 8],
    /// By [`Voice::index`].
    pub voices: [u32; 4],
    /// All of them.
    pub hits: u32,
    /// Hits whose voice could be read two ways.
    pub doubtful: u32,
}

impl Totals {
    fn add(&mut self, hit: &Hit, term: &Term) {
        if term.role == Role::Rate {
            return;
        }
        self.families[term.family.index()] += 1;
        self.voices[hit.label.voice.index()] += 1;
        self.hits += 1;
        self.doubtful += u32::from(hit.label.voice != Voice::Own && hit.label.confidence < DOUBTFUL);
    }
}

/// Below this confidence a voice is listed as one that could be read two ways.
pub const DOUBTFUL: f32 = 0.6;

/// The open corpus.
#[derive(Debug)]
pub struct Study {
    /// What it is called: the folder's name.
    pub title: String,
    /// The articles, in corpus order.
    pub articles: Arc<Vec<Article>>,
    /// What was found in them. Hits are as corrected: a voice the analyst set is set, a dismissed hit is gone.
    pub analysis: Arc<Analysis>,
    /// Problems of the import.
    pub warnings: Vec<Warning>,
    /// The outlets in order of first appearance.
    pub sources: Vec<Source>,
    /// By article: its position in [`Study::sources`].
    pub source_of: Vec<u32>,
    /// By article: its position in the analysis' events.
    pub event_of: Vec<u32>,
    /// By term of the lexicon, by source, by voice: number of hits.
    pub counts: Vec<Vec<[u32; 4]>>,
    /// By article.
    pub totals: Vec<Totals>,
    /// Over all articles.
    pub total: Totals,
    /// Labels the analyst changed: what he set.
    pub corrected: BTreeMap<HitRef, VoiceLabel>,
    /// Hits the analyst dismissed.
    pub dismissed: BTreeSet<HitRef>,
}

impl Study {
    /// An analysed corpus.
    pub fn new(title: String, articles: Arc<Vec<Article>>, analysis: Analysis, warnings: Vec<Warning>) -> Study {
        let mut study = Study {
            title,
            articles,
            analysis: Arc::new(analysis),
            warnings,
            sources: Vec::new(),
            source_of: Vec::new(),
            event_of: Vec::new(),
            counts: Vec::new(),
            totals: Vec::new(),
            total: Totals::default(),
            corrected: BTreeMap::new(),
            dismissed: BTreeSet::new(),
        };
        study.index();
        study
    }

    /// Brings sources, events and counts up to date with articles and analysis.
    pub fn index(&mut self) {
        self.sources = sources(&self.articles, |article| u64::from(self.analysis.documents[article.index()].words));
        self.source_of = vec![0; self.articles.len()];
        for (position, source) in self.sources.iter().enumerate() {
            for article in &source.articles {
                self.source_of[article.index()] = position as u32;
            }
        }
        self.event_of = vec![0; self.articles.len()];
        for (position, event) in self.analysis.events.iter().enumerate() {
            for article in &event.articles {
                self.event_of[article.index()] = position as u32;
            }
        }
        self.count();
    }

    /// Counts the hits anew.
    pub fn count(&mut self) {
        let terms = self.analysis.matcher.terms();
        self.counts = vec![vec![[0; 4]; self.sources.len()]; terms.len()];
        self.totals = vec![Totals::default(); self.articles.len()];
        self.total = Totals::default();
        for (article, hits) in self.analysis.hits.iter().enumerate() {
            let source = self.source_of[article] as usize;
            for hit in hits {
                let term = &terms[hit.term as usize];
                self.counts[hit.term as usize][source][hit.label.voice.index()] += 1;
                self.totals[article].add(hit, term);
                self.total.add(hit, term);
            }
        }
    }

    /// One article with what is needed to read it.
    pub fn reading(&self, article: ArticleIndex) -> Reading<'_> {
        self.analysis.reading(&self.articles, article)
    }

    /// An article.
    pub fn article(&self, article: ArticleIndex) -> &Article {
        &self.articles[article.index()]
    }

    /// The outlet of an article and its position among the outlets.
    pub fn source(&self, article: ArticleIndex) -> (usize, &Source) {
        let position = self.source_of[article.index()] as usize;
        (position, &self.sources[position])
    }

    /// The event an article is about.
    pub fn event(&self, article: ArticleIndex) -> &Event {
        &self.analysis.events[self.event_of[article.index()] as usize]
    }

    /// The hits of an article, in text order, none overlapping.
    pub fn hits(&self, article: ArticleIndex) -> &[Hit] {
        &self.analysis.hits[article.index()]
    }

    /// A hit by its place.
    pub fn hit(&self, at: HitRef) -> Option<&Hit> {
        let hits = self.hits(at.article);
        let position = hits.binary_search_by_key(&at.span.start, |hit| hit.span.start).ok()?;
        (hits[position].span == at.span).then_some(&hits[position])
    }

    /// The term of a hit.
    pub fn term(&self, hit: &Hit) -> &Term {
        &self.analysis.matcher.terms()[hit.term as usize]
    }

    /// The sentence's number as shown: body sentences from 1; `None` for title and headings.
    pub fn sentence_number(&self, article: ArticleIndex, sentence: usize) -> Option<usize> {
        let sentences = &self.analysis.documents[article.index()].sentences;
        (sentences.get(sentence)?.kind == crate::text::SentenceKind::Body)
            .then(|| sentences[..=sentence].iter().filter(|s| s.kind == crate::text::SentenceKind::Body).count())
    }

    /// Whether the analysis can be changed in place now: no job is reading it.
    pub fn is_free(&self) -> bool {
        Arc::strong_count(&self.analysis) == 1
    }

    /// Puts the analyst's corrections over hits that were just found.
    pub fn apply_corrections(&mut self) {
        let Some(analysis) = Arc::get_mut(&mut self.analysis) else { return };
        for at in &self.dismissed {
            analysis.hits[at.article.index()].retain(|hit| hit.span != at.span);
        }
        for (at, label) in &self.corrected {
            if let Some(hit) = analysis.hits[at.article.index()].iter_mut().find(|hit| hit.span == at.span) {
                hit.label = label.clone();
            }
        }
    }
}

/// Which hits are marked in the text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Shown {
    /// By [`Family::index`].
    pub families: [bool; 8],
    /// By [`Voice::index`].
    pub voices: [bool; 4],
    /// Also terms that are only counted.
    pub rates: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self { families: [true; 8], voices: [true; 4], rates: false }
    }
}

impl Shown {
    /// Whether a hit of this term and voice is marked.
    pub fn shows(&self, term: &Term, voice: Voice) -> bool {
        (self.rates || term.role == Role::Highlight) && self.families[term.family.index()] && self.voices[voice.index()]
    }

    /// Whether a family is marked.
    pub fn family(&self, family: Family) -> bool {
        self.families[family.index()]
    }
}

/// The outlets in order of first appearance, with two letters each that no other has.
pub fn sources(articles: &[Article], words: impl Fn(ArticleIndex) -> u64) -> Vec<Source> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut out: Vec<Source> = Vec::new();
    for (n, article) in articles.iter().enumerate() {
        let index = ArticleIndex(n as u32);
        let name = article.source.value.as_str();
        let at = *known.entry(name).or_insert_with(|| {
            out.push(Source { name: name.to_owned(), monogram: String::new(), articles: Vec::new(), words: 0 });
            out.len() - 1
        });
        out[at].articles.push(index);
        out[at].words += words(index);
    }
    let names: Vec<String> = out.iter().map(|source| source.name.clone()).collect();
    for (source, monogram) in out.iter_mut().zip(crate::chart::monograms(&names)) {
        source.monogram = monogram;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monograms(names: &[&str]) -> Vec<String> {
        let articles: Vec<Article> = names
            .iter()
            .map(|name| {
                let mut article = Article::default();
                article.source.value = (*name).to_owned();
                article
            })
            .collect();
        sources(&articles, |_| 0).into_iter().map(|source| source.monogram).collect()
    }

    #[test]
    fn every_source_has_two_letters_of_its_own() {
        assert_eq!(
            monograms(&["Lowmark Chronicle", "The Gangway", "Lowmark Courier", "Late Courant", ""]),
            ["LC", "GA", "LO", "LA", "??"]
        );
    }
}
