//! Concordance: every occurrence of a term, word or phrase with its context inside the sentence, and what stands near it.

mod near;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::random::Random;
use super::scope::{Corpus, Selection};
use crate::model::{Article, ArticleIndex, Attribution, Hit, Span, Voice, VoiceLabel};
use crate::text::{self, FormId, Reading, Vocabulary, Wildcard};

/// What to look for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Query {
    /// Hits of these terms of the lexicon (by index), as the selection admits them.
    Terms(Vec<u32>),
    /// Words in a row; each position lists the folded words that fit, sorted.
    Words(Vec<Vec<FormId>>),
}

impl Query {
    /// A word or phrase, upper and lower case alike; `*` and `?` in a word are wildcards ([`Wildcard`]). `None` if it
    /// holds no word.
    pub fn phrase(vocabulary: &Vocabulary, phrase: &str) -> Option<Query> {
        let mut slots: Vec<Vec<FormId>> = Vec::new();
        for part in phrase.split_whitespace() {
            if let Some(wildcard) = Wildcard::new(part).filter(|wildcard| !wildcard.is_bare()) {
                slots.push(wildcard.words(vocabulary));
                continue;
            }
            // Cut as the texts were cut, so that `dog's` is a word and its ending.
            let mut article = Article::default();
            article.set_text("", part);
            let mut local = Vocabulary::default();
            let document = text::read(&article, &mut local);
            for token in &document.tokens {
                slots.push(vocabulary.find(local.folded(token.form)).into_iter().collect());
            }
        }
        (!slots.is_empty()).then_some(Query::Words(slots))
    }
}

pub use near::{Collocate, Mark, Strip, Window, by_log_dice};

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

/// A level of sorting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As the articles run.
    Text,
    /// By the words before the node, the nearest first; punctuation does not count.
    Left,
    /// By the node itself.
    Node,
    /// By the words after the node, the nearest first; punctuation does not count.
    Right,
    /// By voice.
    Voice,
    /// By outlet, in the order of the sources.
    Source,
    /// By day of publication; articles without one come last.
    Date,
}

/// How many words to either side [`Order::Left`] and [`Order::Right`] compare.
const SORTED_WORDS: usize = 4;

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

    /// Sorts by several levels, the first one first; lines equal in all stay in text order.
    pub fn sort(&mut self, corpus: &Corpus<'_>, selection: &Selection, levels: &[Order]) {
        self.lines.par_sort_by_key(|line| (line.article, line.tokens.start));
        let sides = levels.iter().any(|level| matches!(level, Order::Left | Order::Node | Order::Right));
        let ranks = if sides { self.ranks(corpus) } else { FxHashMap::default() };
        let rank = |line: &Line, token: usize| -> u32 {
            let form = corpus.documents[line.article.index()].tokens[token].form;
            ranks.get(&corpus.vocabulary.form(form).word).copied().unwrap_or(u32::MAX)
        };
        let key = |line: &Line, level: Order| -> [u32; SORTED_WORDS] {
            let mut key = [0; SORTED_WORDS];
            match level {
                Order::Text => {}
                Order::Voice => key[0] = line.voice.index() as u32,
                Order::Source => key[0] = selection.sources.of_article(line.article) as u32,
                Order::Date => {
                    let date = corpus.articles[line.article.index()].published.date;
                    key[0] = date.map_or(u32::MAX, |date| {
                        // Years begin at −9999.
                        let year = u32::try_from(i32::from(date.year()) + 10_000).unwrap_or(0);
                        year * 400 + u32::try_from(date.day_of_year()).unwrap_or(0)
                    });
                }
                Order::Node => {
                    let tokens = line.tokens.start as usize..line.tokens.end as usize;
                    for (key, token) in key.iter_mut().zip(tokens) {
                        *key = rank(line, token) + 1;
                    }
                }
                Order::Left => {
                    for (key, token) in
                        key.iter_mut().zip(line.before(corpus).rev().filter(|&token| is_word(corpus, line, token)))
                    {
                        *key = rank(line, token) + 1;
                    }
                }
                Order::Right => {
                    for (key, token) in
                        key.iter_mut().zip(line.after(corpus).filter(|&token| is_word(corpus, line, token)))
                    {
                        *key = rank(line, token) + 1;
                    }
                }
            }
            key
        };
        for &level in levels.iter().rev().filter(|&&level| level != Order::Text) {
            self.lines.par_sort_by_cached_key(|line| key(line, level));
        }
    }

    /// The folded words in and around the nodes, numbered in alphabetical order.
    fn ranks(&self, corpus: &Corpus<'_>) -> FxHashMap<FormId, u32> {
        let mut seen = vec![false; corpus.vocabulary.len()];
        let mut found: Vec<FormId> = Vec::new();
        for line in &self.lines {
            let tokens = &corpus.documents[line.article.index()].tokens;
            let word = |token: &usize| is_word(corpus, line, *token);
            let before = line.before(corpus).rev().filter(word).take(SORTED_WORDS);
            let after = line.after(corpus).filter(word).take(SORTED_WORDS);
            let node = line.tokens.start as usize..line.tokens.end as usize;
            for token in before.chain(after).chain(node) {
                let word = corpus.vocabulary.form(tokens[token].form).word;
                if !seen[word.index()] {
                    seen[word.index()] = true;
                    found.push(word);
                }
            }
        }
        found.par_sort_by_key(|&word| corpus.vocabulary.folded(word));
        found.into_iter().zip(0..).collect()
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

fn is_word(corpus: &Corpus<'_>, line: &Line, token: usize) -> bool {
    corpus.vocabulary.form(corpus.documents[line.article.index()].tokens[token].form).is_word()
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

/// By form, whether it fits the first place of a phrase: scanning a text then takes one look-up a token.
fn begins(corpus: &Corpus<'_>, first: &[FormId]) -> Vec<bool> {
    corpus.vocabulary.forms().iter().map(|form| first.binary_search(&form.word).is_ok()).collect()
}

/// The sentence in which a phrase stands that begins at a token; `None` if none begins there.
fn begun(reading: &Reading<'_>, at: usize, begins: &[bool], rest: &[Vec<FormId>]) -> Option<usize> {
    let tokens = reading.tokens();
    if !begins[tokens[at].form.index()] {
        return None;
    }
    let end = at + 1 + rest.len();
    let fits = end <= tokens.len()
        && rest.iter().zip(at + 1..).all(|(slot, token)| slot.binary_search(&reading.word(token)).is_ok());
    let sentence = fits.then(|| reading.document.sentence_at(tokens[at].start))?;
    (end <= reading.sentences()[sentence].tokens.end as usize).then_some(sentence)
}

/// By article of the corpus: whether it contains one of the phrases ([`Query::phrase`]), whoever says it.
pub(super) fn articles_with<'p>(corpus: &Corpus<'_>, phrases: impl Iterator<Item = &'p str>) -> Vec<bool> {
    let slots: Vec<Vec<Vec<FormId>>> = phrases
        .filter_map(|phrase| match Query::phrase(corpus.vocabulary, phrase) {
            Some(Query::Words(slots)) => Some(slots),
            _ => None,
        })
        .collect();
    let parts: Vec<(Vec<bool>, &[Vec<FormId>])> = slots
        .iter()
        .filter_map(|slots| slots.split_first())
        .map(|(first, rest)| (begins(corpus, first), rest))
        .collect();
    (0..corpus.articles.len())
        .into_par_iter()
        .map(|n| {
            let reading = corpus.reading(ArticleIndex(n as u32));
            let holds = |at| parts.iter().any(|(begins, rest)| begun(&reading, at, begins, rest).is_some());
            (0..reading.tokens().len()).any(holds)
        })
        .collect()
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

    fn texts() -> Fixture {
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
    fn phrases_and_beginnings_are_found() {
        let fixture = texts();
        let corpus = fixture.corpus();
        let count = |phrase: &str| {
            let query = Query::phrase(corpus.vocabulary, phrase).unwrap();
            Concordance::find(&corpus, &corpus.everything(), &query, label).lines.len()
        };
        for (phrase, expect) in [
            ("mob", 5),
            ("THE MOB", 2),
            ("mob came", 1),
            ("m* came", 1),
            ("mob ran the", 0),
            ("riot", 0),
            ("mob No", 0),
        ] {
            assert_eq!(count(phrase), expect, "{phrase}");
        }
        assert_eq!(Query::phrase(corpus.vocabulary, "  "), None);
    }

    #[test]
    fn lines_sort_by_either_side_voice_and_source() {
        let fixture = texts();
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let query = Query::phrase(corpus.vocabulary, "mob").unwrap();
        let check = |levels: &[Order], expect: &[u32]| {
            let mut found = Concordance::find(&corpus, &selection, &query, label);
            found.sort(&corpus, &selection, levels);
            let starts: Vec<u32> = found.lines.iter().map(|line| line.article.0 * 100 + line.tokens.start).collect();
            assert_eq!(starts, expect, "{levels:?}");
        };
        check(&[Order::Text], &[2, 7, 15, 101, 106]);
        // angry, big, no, the, the of
        check(&[Order::Left], &[2, 106, 101, 7, 15]);
        // nothing, came, left, ran, won
        check(&[Order::Right], &[15, 101, 106, 2, 7]);
        check(&[Order::Voice, Order::Right], &[15, 101, 106, 2, 7]);
        check(&[Order::Source, Order::Right], &[15, 2, 7, 101, 106]);
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
