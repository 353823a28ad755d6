//! How many hits there are, by article and in all.

use rayon::prelude::*;

use super::{Study, Titles, sources};
use crate::export::statistics::corpus;
use crate::lexicon::Term;
use crate::model::{Article, ArticleIndex, Hit, Role};
use crate::statistics::Tally;

/// How many hits there are by family and by voice, rate-only terms left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// By [`crate::lexicon::Family::index`].
    pub families: [u32; 8],
    /// By [`crate::model::Voice::index`].
    pub voices: [u32; 4],
    /// All of them.
    pub hits: u32,
    /// Hits whose voice could be read two ways.
    pub doubtful: u32,
}

impl Totals {
    fn count(&mut self, hit: &Hit, term: &Term, more: bool) {
        if term.role == Role::Rate {
            return;
        }
        let step = |number: &mut u32| *number = if more { *number + 1 } else { number.saturating_sub(1) };
        step(&mut self.families[term.family.index()]);
        step(&mut self.voices[hit.label.voice.index()]);
        step(&mut self.hits);
        if hit.label.confidence < DOUBTFUL {
            step(&mut self.doubtful);
        }
    }

    /// Of an article's hits.
    fn of(hits: &[Hit], terms: &[Term]) -> Totals {
        let mut totals = Totals::default();
        for hit in hits {
            totals.count(hit, &terms[hit.term as usize], true);
        }
        totals
    }

    fn plus(mut self, other: &Totals) -> Totals {
        self.families.iter_mut().zip(other.families).for_each(|(sum, count)| *sum += count);
        self.voices.iter_mut().zip(other.voices).for_each(|(sum, count)| *sum += count);
        self.hits += other.hits;
        self.doubtful += other.doubtful;
        self
    }
}

/// Below this confidence a voice is listed as one that could be read two ways.
pub const DOUBTFUL: f32 = 0.6;

impl Study {
    /// Brings sources, events and counts up to date with articles and analysis.
    pub fn index(&mut self) {
        self.sources = sources(&self.articles, |article| u64::from(self.analysis.documents[article.index()].words));
        self.source_of = vec![0; self.articles.len()];
        for (position, source) in self.sources.iter().enumerate() {
            for article in &source.articles {
                self.source_of[article.index()] = position as u32;
            }
        }
        self.titles = Titles::of(self.articles.iter().map(Article::title));
        self.index_events();
        self.count();
    }

    /// Brings up to date which event an article belongs to.
    pub(in crate::app) fn index_events(&mut self) {
        self.event_titles = Titles::of(self.analysis.events.iter().map(|event| event.title.as_str()));
        self.event_of = vec![0; self.articles.len()];
        for (position, event) in self.analysis.events.iter().enumerate() {
            for article in &event.articles {
                self.event_of[article.index()] = position as u32;
            }
        }
    }

    /// Counts the hits anew.
    pub fn count(&mut self) {
        let terms = self.analysis.matcher.terms();
        let corpus = corpus(&self.articles, &self.analysis);
        self.tally = Tally::of(&corpus, &corpus.everything());
        self.totals = self.analysis.hits.par_iter().map(|hits| Totals::of(hits, terms)).collect();
        self.total = self.totals.iter().fold(Totals::default(), Totals::plus);
    }

    /// Counts the hits of an article's source anew.
    pub(super) fn recount(&mut self, article: ArticleIndex) {
        let corpus = corpus(&self.articles, &self.analysis);
        self.tally.recount(&corpus, &corpus.everything(), self.source_of[article.index()] as usize);
    }

    /// Counts a hit, or no longer counts it.
    pub(super) fn count_hit(&mut self, index: ArticleIndex, hit: &Hit, more: bool) {
        let term = &self.analysis.matcher.terms()[hit.term as usize];
        self.totals[index.index()].count(hit, term, more);
        self.total.count(hit, term, more);
    }
}
