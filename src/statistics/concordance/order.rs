//! The order of the lines of a concordance: by what stands to either side, by voice, outlet or day.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Concordance, Line};
use crate::statistics::scope::{Corpus, Selection};
use crate::text::FormId;

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

impl Concordance {
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
}

fn is_word(corpus: &Corpus<'_>, line: &Line, token: usize) -> bool {
    corpus.vocabulary.form(corpus.documents[line.article.index()].tokens[token].form).is_word()
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::super::tests::{label, texts};
    use super::*;

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
}
