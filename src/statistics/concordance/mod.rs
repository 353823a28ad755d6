//! Concordance: every occurrence of a term, word or phrase with its context inside the sentence, and what stands near it.

mod near;
mod order;
mod query;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::random::Random;
use super::scope::{Corpus, Selection};
use crate::model::{ArticleIndex, Attribution, Hit, Span, Voice, VoiceLabel};
use crate::text::FormId;

pub use near::{Collocate, Mark, Strip, Window, by_log_dice};
pub use order::Order;
pub use query::Query;
pub(in crate::statistics) use query::articles_with;
use query::{begins, begun};

/// A number somebody points at, such as a bar of a chart: which of the hits in a selection it counts. What is `None`
/// is any.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Narrow {
    /// Terms of the lexicon, by index.
    pub terms: Option<Vec<u32>>,
    /// The outlet, by position.
    pub source: Option<usize>,
    /// By [`Voice::index`].
    pub voices: Option<[bool; 4]>,
    /// One article.
    pub article: Option<ArticleIndex>,
    /// One hit, by its position among the hits of its article.
    pub hit: Option<usize>,
    /// Articles published from the first to the last of these days.
    pub days: Option<(Date, Date)>,
    /// Direct and indirect speech of this speaker; of reports that name nobody if the name is empty.
    pub speaker: Option<String>,
}

impl Narrow {
    fn admits_article(&self, corpus: &Corpus<'_>, selection: &Selection, article: ArticleIndex) -> bool {
        self.article.is_none_or(|wanted| wanted == article)
            && self.source.is_none_or(|source| selection.sources.of_article(article) == source)
            && self.days.is_none_or(|(from, to)| {
                let date = corpus.articles[article.index()].published.date;
                date.is_some_and(|date| from <= date && date <= to)
            })
    }
}

/// One occurrence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The article.
    pub article: ArticleIndex,
    /// Index of the sentence in the article.
    pub sentence: u32,
    /// The occurrence itself.
    pub node: Span,
    /// Its tokens in the article.
    pub tokens: Range<u32>,
    /// Whose words.
    pub voice: Voice,
    /// Who speaks, if it is somebody other than the outlet and he is known.
    pub speaker: Option<Arc<str>>,
    /// The term of the lexicon it is a hit of, when terms were looked for.
    pub term: Option<u32>,
}

/// The occurrences found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Concordance {
    /// In the order asked for; in text order to begin with.
    pub lines: Vec<Line>,
}

impl Concordance {
    /// Finds every occurrence in the selected articles. Hits of terms must be admitted by the selection; words only by
    /// their voice. `label` says whose words a span is ([`crate::voice::label`]).
    pub fn find(
        corpus: &Corpus<'_>,
        selection: &Selection,
        query: &Query,
        label: impl Fn(Span, &[Attribution]) -> VoiceLabel + Sync,
    ) -> Concordance {
        let lines: Vec<Vec<Line>> = match query {
            Query::Terms(terms) => {
                let mut wanted = vec![false; corpus.terms.len()];
                for &term in terms {
                    wanted[term as usize] = true;
                }
                let admits = |_: usize, hit: &Hit| wanted[hit.term as usize] && selection.admits(hit);
                selection.articles.par_iter().map(|&article| of_hits(corpus, article, admits)).collect()
            }
            Query::Words(slots) => {
                let Some((first, rest)) = slots.split_first() else {
                    return Concordance::default();
                };
                let begins = begins(corpus, first);
                selection
                    .articles
                    .par_iter()
                    .map(|&article| {
                        let mut lines = of_words(corpus, article, &begins, rest);
                        let attributions = &corpus.attributions[article.index()];
                        for line in &mut lines {
                            let label = label(line.node, attributions);
                            (line.voice, line.speaker) = (label.voice, label.speaker);
                        }
                        lines.retain(|line| selection.voices[line.voice.index()]);
                        lines
                    })
                    .collect()
            }
        };
        Concordance { lines: lines.concat() }
    }

    /// Finds the hits of each of some different terms, as the selection admits them: one look at the hits for all of them.
    pub fn of_each(corpus: &Corpus<'_>, selection: &Selection, terms: &[u32]) -> Vec<Concordance> {
        let found = Concordance::find(corpus, selection, &Query::Terms(terms.to_vec()), crate::voice::label);
        let mut of_each = vec![Concordance::default(); terms.len()];
        for line in found.lines {
            if let Some(at) = terms.iter().position(|term| line.term == Some(*term)) {
                of_each[at].lines.push(line);
            }
        }
        of_each
    }

    /// Finds the hits that a number counts: those the selection admits, narrowed.
    pub fn behind(corpus: &Corpus<'_>, selection: &Selection, narrow: &Narrow) -> Concordance {
        let mut wanted = vec![narrow.terms.is_none(); corpus.terms.len()];
        for &term in narrow.terms.iter().flatten() {
            wanted[term as usize] = true;
        }
        let admits = |position: usize, hit: &Hit| {
            narrow.hit.is_none_or(|only| only == position)
                && wanted[hit.term as usize]
                && narrow.voices.is_none_or(|voices| voices[hit.label.voice.index()])
                && narrow.speaker.as_ref().is_none_or(|speaker| {
                    matches!(hit.label.voice, Voice::DirectQuote | Voice::IndirectSpeech)
                        && hit.label.speaker.as_deref().unwrap_or_default() == speaker
                })
                && selection.admits(hit)
        };
        let lines: Vec<Vec<Line>> = selection
            .articles
            .par_iter()
            .filter(|&&article| narrow.admits_article(corpus, selection, article))
            .map(|&article| of_hits(corpus, article, admits))
            .collect();
        Concordance { lines: lines.concat() }
    }

    /// Keeps a random sample of the lines in their order; all if there are no more than `size`.
    pub fn sample(&mut self, size: usize, seed: u64) {
        let kept = Random::new(seed).sample(self.lines.len(), size);
        self.lines = kept.into_iter().map(|n| self.lines[n].clone()).collect();
    }
}

impl Line {
    /// The tokens of the sentence before the node.
    pub fn before(&self, corpus: &Corpus<'_>) -> Range<usize> {
        self.in_sentence(corpus).start..self.tokens.start as usize
    }

    /// The tokens of the sentence after the node.
    pub fn after(&self, corpus: &Corpus<'_>) -> Range<usize> {
        self.tokens.end as usize..self.in_sentence(corpus).end
    }

    /// The text of the sentence before the node, without the white space next to it.
    pub fn left(&self, corpus: &Corpus<'_>) -> Span {
        let text = &corpus.articles[self.article.index()].text;
        Span { start: self.sentence_span(corpus).start.min(self.node.start), end: self.node.start }.trim(text)
    }

    /// The text of the sentence after the node, without the white space next to it.
    pub fn right(&self, corpus: &Corpus<'_>) -> Span {
        let text = &corpus.articles[self.article.index()].text;
        Span { start: self.node.end, end: self.sentence_span(corpus).end.max(self.node.end) }.trim(text)
    }

    fn sentence_span(&self, corpus: &Corpus<'_>) -> Span {
        corpus.documents[self.article.index()].sentences[self.sentence as usize].span
    }

    fn in_sentence(&self, corpus: &Corpus<'_>) -> Range<usize> {
        let sentence = corpus.documents[self.article.index()].sentences[self.sentence as usize].token_range();
        sentence.start.min(self.tokens.start as usize)..sentence.end.max(self.tokens.end as usize)
    }
}

fn of_hits(corpus: &Corpus<'_>, article: ArticleIndex, admits: impl Fn(usize, &Hit) -> bool) -> Vec<Line> {
    let document = &corpus.documents[article.index()];
    corpus.hits[article.index()]
        .iter()
        .enumerate()
        .filter(|(position, hit)| admits(*position, hit))
        .map(|(_, hit)| Line {
            article,
            sentence: hit.sentence,
            node: hit.span,
            tokens: document.token_from(hit.span.start) as u32..document.token_from(hit.span.end) as u32,
            voice: hit.label.voice,
            speaker: hit.label.speaker.clone(),
            term: Some(hit.term),
        })
        .collect()
}

fn of_words(corpus: &Corpus<'_>, article: ArticleIndex, begins: &[bool], rest: &[Vec<FormId>]) -> Vec<Line> {
    let reading = corpus.reading(article);
    let tokens = reading.tokens();
    let places = (0..tokens.len()).filter_map(|at| {
        let sentence = begun(&reading, at, begins, rest)?;
        let end = at + 1 + rest.len();
        Some(Line {
            article,
            sentence: sentence as u32,
            node: reading.tokens_span(at..end),
            tokens: at as u32..end as u32,
            voice: Voice::Own,
            speaker: None,
            term: None,
        })
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::super::scope::Scope;
    use super::*;

    pub(super) fn label(span: Span, attributions: &[Attribution]) -> VoiceLabel {
        let quoted = attributions.iter().any(|a| a.content.iter().any(|content| content.contains(span)));
        VoiceLabel { voice: if quoted { Voice::DirectQuote } else { Voice::Own }, ..VoiceLabel::default() }
    }

    pub(super) fn texts() -> Fixture {
        Fixture::new(&[
            ("B", "", "An angry mob ran. “The mob won”, he said of the mob."),
            ("A", "", "No mob came. A big mob left."),
        ])
    }

    fn rows(corpus: &Corpus<'_>, found: &Concordance) -> Vec<(String, String)> {
        let text = |line: &Line, span: Span| span.of(&corpus.articles[line.article.index()].text).to_owned();
        found.lines.iter().map(|line| (text(line, line.left(corpus)), text(line, line.right(corpus)))).collect()
    }

    #[test]
    fn context_stays_inside_the_sentence() {
        let fixture = texts();
        let corpus = fixture.corpus();
        let found = Concordance::find(&corpus, &corpus.everything(), &Query::Terms(vec![1]), label);
        let rows = rows(&corpus, &found);
        let rows: Vec<(&str, &str)> = rows.iter().map(|(left, right)| (left.as_str(), right.as_str())).collect();
        assert_eq!(
            rows,
            [
                ("An angry", "ran."),
                ("“The", "won”, he said of the mob."),
                ("“The mob won”, he said of the", "."),
                ("No", "came."),
                ("A big", "left.")
            ]
        );
    }

    #[test]
    fn a_number_opens_the_hits_it_counts() {
        let fixture = Fixture::new(&[
            ("B", "2024-05-01", "The mob met the regime. “The mob won”, he said."),
            ("A", "2024-05-03", "No mob came. A regime fell."),
        ]);
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let check = |narrow: Narrow, expect: &[(u32, u32)]| {
            let found = Concordance::behind(&corpus, &selection, &narrow);
            let lines: Vec<(u32, u32)> = found.lines.iter().map(|line| (line.article.0, line.tokens.start)).collect();
            assert_eq!(lines, expect, "{narrow:?}");
        };
        let day = |day| jiff::civil::date(2024, 5, day);
        check(Narrow { terms: Some(vec![1]), ..Narrow::default() }, &[(0, 1), (0, 8), (1, 1)]);
        check(Narrow { terms: Some(vec![1]), source: Some(1), ..Narrow::default() }, &[(1, 1)]);
        check(Narrow { voices: Some([false, false, true, false]), ..Narrow::default() }, &[(0, 8)]);
        check(Narrow { article: Some(ArticleIndex(1)), hit: Some(1), ..Narrow::default() }, &[(1, 5)]);
        check(Narrow { terms: Some(vec![0]), days: Some((day(2), day(9))), ..Narrow::default() }, &[(1, 5)]);
        check(Narrow { terms: Some(Vec::new()), ..Narrow::default() }, &[]);
    }

    #[test]
    fn a_voice_filter_holds_for_words_too() {
        let fixture = texts();
        let corpus = fixture.corpus();
        let selection = Selection::of(&corpus, &Scope { voices: [Voice::DirectQuote].into(), ..Scope::default() });
        let query = Query::phrase(corpus.vocabulary, "mob").unwrap();
        assert_eq!(Concordance::find(&corpus, &selection, &query, label).lines.len(), 1);
    }

    #[test]
    fn samples_keep_their_order() {
        let fixture = texts();
        let corpus = fixture.corpus();
        let mut found = Concordance::find(&corpus, &corpus.everything(), &Query::Terms(vec![1]), label);
        let all = found.lines.clone();
        found.sample(3, 11);
        assert_eq!(found.lines.len(), 3);
        let places: Vec<usize> =
            found.lines.iter().map(|line| all.iter().position(|other| other == line).unwrap()).collect();
        assert!(places.is_sorted());
    }
}
