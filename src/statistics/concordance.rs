//! Concordance: every occurrence of a term, word or phrase with its context inside the sentence, and what stands near it.

use std::cmp::Ordering;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::collocation::Cooccurrence;
use super::random::Random;
use super::scope::{Corpus, Selection};
use super::words::Words;
use crate::model::{Article, ArticleIndex, Attribution, Span, Voice, VoiceLabel};
use crate::text::{self, FormId, Vocabulary, Wildcard};

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
    /// The term of the lexicon it is a hit of, when terms were looked for.
    pub term: Option<u32>,
}

/// A level of sorting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As the articles run.
    Text,
    /// By the words before the node, the nearest first.
    Left,
    /// By the node itself.
    Node,
    /// By the words after the node, the nearest first.
    Right,
    /// By voice.
    Voice,
    /// By outlet, in the order of the sources.
    Source,
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
                selection.articles.par_iter().map(|&article| of_terms(corpus, selection, article, &wanted)).collect()
            }
            Query::Words(slots) => {
                let Some((first, rest)) = slots.split_first() else {
                    return Concordance::default();
                };
                // By form, so that scanning a text takes one look-up a token.
                let mut begins = vec![false; corpus.vocabulary.len()];
                for (form, begins) in corpus.vocabulary.forms().iter().zip(&mut begins) {
                    *begins = first.binary_search(&form.word).is_ok();
                }
                selection
                    .articles
                    .par_iter()
                    .map(|&article| {
                        let mut lines = of_words(corpus, article, &begins, rest);
                        let attributions = &corpus.attributions[article.index()];
                        for line in &mut lines {
                            line.voice = label(line.node, attributions).voice;
                        }
                        lines.retain(|line| selection.voices[line.voice.index()]);
                        lines
                    })
                    .collect()
            }
        };
        Concordance { lines: lines.concat() }
    }

    /// Sorts by several levels, the first one first; lines equal in all stay in text order.
    pub fn sort(&mut self, corpus: &Corpus<'_>, selection: &Selection, levels: &[Order]) {
        self.lines.sort_by_key(|line| (line.article, line.tokens.start));
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
                Order::Node => {
                    let tokens = line.tokens.start as usize..line.tokens.end as usize;
                    for (key, token) in key.iter_mut().zip(tokens) {
                        *key = rank(line, token) + 1;
                    }
                }
                Order::Left => {
                    for (key, token) in key.iter_mut().zip(line.before(corpus).rev()) {
                        *key = rank(line, token) + 1;
                    }
                }
                Order::Right => {
                    for (key, token) in key.iter_mut().zip(line.after(corpus)) {
                        *key = rank(line, token) + 1;
                    }
                }
            }
            key
        };
        for &level in levels.iter().rev().filter(|&&level| level != Order::Text) {
            self.lines.sort_by_cached_key(|line| key(line, level));
        }
    }

    /// The folded words in and around the nodes, numbered in alphabetical order.
    fn ranks(&self, corpus: &Corpus<'_>) -> FxHashMap<FormId, u32> {
        let mut seen = vec![false; corpus.vocabulary.len()];
        let mut found: Vec<FormId> = Vec::new();
        for line in &self.lines {
            let tokens = &corpus.documents[line.article.index()].tokens;
            let before = line.before(corpus).rev().take(SORTED_WORDS);
            let after = line.after(corpus).take(SORTED_WORDS);
            let node = line.tokens.start as usize..line.tokens.end as usize;
            for token in before.chain(after).chain(node) {
                let word = corpus.vocabulary.form(tokens[token].form).word;
                if !seen[word.index()] {
                    seen[word.index()] = true;
                    found.push(word);
                }
            }
        }
        found.sort_by(|&a, &b| corpus.vocabulary.folded(a).cmp(corpus.vocabulary.folded(b)));
        found.into_iter().zip(0..).collect()
    }

    /// Keeps a random sample of the lines in their order; all if there are no more than `size`.
    pub fn sample(&mut self, size: usize, seed: u64) {
        let kept = Random::new(seed).sample(self.lines.len(), size);
        self.lines = kept.into_iter().map(|n| self.lines[n].clone()).collect();
    }

    /// The words near the nodes, most frequent first. A word near two nodes counts once; the nodes themselves do not
    /// count. `collocate` and `words` of each row are taken over all selected articles.
    pub fn collocates(
        &self,
        corpus: &Corpus<'_>,
        selection: &Selection,
        words: &Words,
        window: Window,
    ) -> Vec<Collocate> {
        const OUTSIDE: u8 = 0;
        const NEAR: u8 = 1;
        const NODE: u8 = 2;
        let mut lines: FxHashMap<ArticleIndex, Vec<&Line>> = FxHashMap::default();
        for line in &self.lines {
            lines.entry(line.article).or_default().push(line);
        }
        let forms = corpus.vocabulary.len();
        let mut near = vec![0u32; forms];
        let mut everywhere = vec![0u32; forms];
        let (mut window_words, mut all_words) = (0u64, 0u64);
        for article in &selection.articles {
            let document = &corpus.documents[article.index()];
            let mut place = vec![OUTSIDE; document.tokens.len()];
            for line in lines.get(article).into_iter().flatten() {
                let sentence = document.sentences[line.sentence as usize].token_range();
                let node = line.tokens.start as usize..line.tokens.end as usize;
                let is_word = |token: &usize| words.of(document.tokens[*token].form).is_some();
                let before = (sentence.start..node.start).rev().filter(is_word);
                let after = (node.end..sentence.end).filter(is_word);
                let (left, right) = window.sides();
                for token in before.take(left).chain(after.take(right)) {
                    place[token] = place[token].max(NEAR);
                }
                place[node].fill(NODE);
            }
            for (token, place) in document.tokens.iter().zip(place) {
                if let Some(word) = words.of(token.form)
                    && place != NODE
                {
                    everywhere[word.index()] += 1;
                    all_words += 1;
                    if place == NEAR {
                        near[word.index()] += 1;
                        window_words += 1;
                    }
                }
            }
        }
        let mut rows: Vec<Collocate> = (0..forms)
            .filter(|&word| near[word] > 0)
            .map(|word| Collocate {
                word: FormId(word as u32),
                counts: Cooccurrence {
                    observed: u64::from(near[word]),
                    node: self.lines.len() as u64,
                    collocate: u64::from(everywhere[word]),
                    window: window_words,
                    words: all_words,
                },
            })
            .collect();
        rows.sort_by(|a, b| b.counts.observed.cmp(&a.counts.observed).then(a.word.cmp(&b.word)));
        rows
    }

    /// Where the nodes stand along their articles, for a dispersion barcode: one row per selected article that has
    /// words, in corpus order, those without an occurrence included.
    pub fn barcode(&self, corpus: &Corpus<'_>, selection: &Selection) -> Vec<Strip> {
        let mut strips: Vec<Strip> = selection
            .articles
            .iter()
            .filter(|article| corpus.documents[article.index()].words > 0)
            .map(|&article| Strip { article, marks: Vec::new() })
            .collect();
        for line in &self.lines {
            if let Ok(at) = strips.binary_search_by_key(&line.article, |strip| strip.article) {
                let tokens = corpus.documents[line.article.index()].tokens.len();
                let position = f64::from(line.tokens.start) / tokens as f64;
                strips[at].marks.push(Mark { position: position as f32, voice: line.voice });
            }
        }
        for strip in &mut strips {
            strip.marks.sort_by(|a, b| a.position.partial_cmp(&b.position).unwrap_or(Ordering::Equal));
        }
        strips
    }
}

/// How near a collocate must be. Never beyond the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Window {
    /// So many words to either side.
    Words(u8),
    /// Anywhere in the sentence.
    Sentence,
}

impl Window {
    fn sides(self) -> (usize, usize) {
        match self {
            Window::Words(words) => (words as usize, words as usize),
            Window::Sentence => (usize::MAX, usize::MAX),
        }
    }
}

/// A word near a node.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Collocate {
    /// The folded word.
    pub word: FormId,
    /// The frequencies its association is computed from.
    pub counts: Cooccurrence,
}

/// One article of a barcode.
#[derive(Clone, PartialEq, Debug)]
pub struct Strip {
    /// The article.
    pub article: ArticleIndex,
    /// The occurrences in it, in order.
    pub marks: Vec<Mark>,
}

/// One line of a barcode.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Mark {
    /// From 0, the article's start, to 1, its end, in tokens.
    pub position: f32,
    /// Whose words.
    pub voice: Voice,
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

fn of_terms(corpus: &Corpus<'_>, selection: &Selection, article: ArticleIndex, wanted: &[bool]) -> Vec<Line> {
    let document = &corpus.documents[article.index()];
    corpus.hits[article.index()]
        .iter()
        .filter(|hit| wanted[hit.term as usize] && selection.admits(hit))
        .map(|hit| Line {
            article,
            sentence: hit.sentence,
            node: hit.span,
            tokens: document.token_from(hit.span.start) as u32..document.token_from(hit.span.end) as u32,
            voice: hit.label.voice,
            term: Some(hit.term),
        })
        .collect()
}

fn of_words(corpus: &Corpus<'_>, article: ArticleIndex, begins: &[bool], rest: &[Vec<FormId>]) -> Vec<Line> {
    let reading = corpus.reading(article);
    let tokens = reading.tokens();
    let mut lines: Vec<Line> = Vec::new();
    for at in 0..tokens.len() {
        if !begins[tokens[at].form.index()] {
            continue;
        }
        let end = at + 1 + rest.len();
        let fits = end <= tokens.len()
            && rest.iter().zip(at + 1..).all(|(slot, token)| slot.binary_search(&reading.word(token)).is_ok());
        let sentence = reading.document.sentence_at(tokens[at].start);
        if fits && end <= reading.sentences()[sentence].tokens.end as usize {
            lines.push(Line {
                article,
                sentence: sentence as u32,
                node: reading.tokens_span(at..end),
                tokens: at as u32..end as u32,
                voice: Voice::Own,
                term: None,
            });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::super::scope::Scope;
    use super::*;

    fn label(span: Span, attributions: &[Attribution]) -> VoiceLabel {
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
        // angry, big, no, the “, the of
        check(&[Order::Left], &[2, 106, 101, 15, 7]);
        // full stop, came, left, ran, won
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
    fn collocates_count_each_word_once() {
        let fixture = Fixture::new(&[("A", "", "The red mob met a red mob. The red car stood.")]);
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let words = Words::new(corpus.vocabulary);
        let query = Query::phrase(corpus.vocabulary, "mob").unwrap();
        let found = Concordance::find(&corpus, &selection, &query, label);
        let rows = found.collocates(&corpus, &selection, &words, Window::Words(2));
        let red = rows.iter().find(|row| corpus.vocabulary.folded(row.word) == "red").unwrap();
        assert_eq!(red.counts, Cooccurrence { observed: 2, node: 2, collocate: 3, window: 5, words: 9 });
        assert!(rows.iter().all(|row| corpus.vocabulary.folded(row.word) != "mob"));
        let sentence = found.collocates(&corpus, &selection, &words, Window::Sentence);
        assert_eq!(sentence[0].counts.window, 5);
    }

    #[test]
    fn barcodes_show_empty_articles() {
        let fixture = Fixture::new(&[("A", "", "mob a b mob"), ("A", "", "nothing here")]);
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let found = Concordance::find(&corpus, &selection, &Query::Terms(vec![1]), label);
        let strips = found.barcode(&corpus, &selection);
        let positions: Vec<Vec<f32>> =
            strips.iter().map(|strip| strip.marks.iter().map(|mark| mark.position).collect()).collect();
        assert_eq!(positions, [vec![0.0, 0.75], vec![]]);
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
