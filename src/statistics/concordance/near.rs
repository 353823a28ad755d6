//! What stands near the occurrences of a concordance, and where along the articles they stand.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Concordance, Line};
use crate::model::{ArticleIndex, Voice};
use crate::statistics::collocation::Cooccurrence;
use crate::statistics::scope::{Corpus, Selection};
use crate::statistics::words::{WordCounts, Words};
use crate::text::FormId;

impl Concordance {
    /// The words near the nodes, most frequent first. A word near two nodes counts once; the nodes themselves do not
    /// count. `collocate` and `words` of each row are taken over all selected articles, whose words are `everywhere`.
    pub fn collocates(
        &self,
        corpus: &Corpus<'_>,
        everywhere: &WordCounts,
        words: &Words,
        window: Window,
    ) -> Vec<Collocate> {
        let mut lines: FxHashMap<ArticleIndex, Vec<&Line>> = FxHashMap::default();
        for line in &self.lines {
            lines.entry(line.article).or_default().push(line);
        }
        let mut lines: Vec<(ArticleIndex, Vec<&Line>)> = lines.into_iter().collect();
        lines.sort_unstable_by_key(|(article, _)| *article);
        let Near { neighbours, own, nodes } = lines
            .par_iter()
            .fold(Near::default, |mut near, (article, lines)| {
                near.count(corpus, words, *article, lines, window);
                near
            })
            .reduce(Near::default, Near::plus);
        let window_words = neighbours.values().map(|&count| u64::from(count)).sum();
        let all_words = everywhere.words - nodes.values().map(|&count| u64::from(count)).sum::<u64>();
        let mut rows: Vec<Collocate> = neighbours
            .into_iter()
            .map(|(word, together)| Collocate {
                word,
                own: u64::from(own.get(&word).copied().unwrap_or_default()),
                counts: Cooccurrence {
                    observed: u64::from(together),
                    node: self.lines.len() as u64,
                    collocate: everywhere.count(word).hits - nodes.get(&word).map_or(0, |&count| u64::from(count)),
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

/// Counts of some articles. Adding counts gives the same sums however the articles are shared out.
#[derive(Default)]
struct Near {
    /// Occurrences near a node.
    neighbours: FxHashMap<FormId, u32>,
    /// Occurrences near a node in the outlet's own voice.
    own: FxHashMap<FormId, u32>,
    /// Occurrences in a node.
    nodes: FxHashMap<FormId, u32>,
}

/// How a token stands to the nodes; what comes first prevails.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Node,
    /// Near a node in the outlet's own voice.
    NearOwn,
    Near,
}

impl Near {
    fn count(&mut self, corpus: &Corpus<'_>, words: &Words, article: ArticleIndex, lines: &[&Line], window: Window) {
        let document = &corpus.documents[article.index()];
        let mut places: Vec<(usize, Place)> = Vec::new();
        for line in lines {
            let sentence = document.sentences[line.sentence as usize].token_range();
            let node = line.tokens.start as usize..line.tokens.end as usize;
            let is_word = |token: &usize| words.of(document.tokens[*token].form).is_some();
            let before = (sentence.start..node.start).rev().filter(is_word);
            let after = (node.end..sentence.end).filter(is_word);
            let (left, right) = window.sides();
            let near = if line.voice == Voice::Own { Place::NearOwn } else { Place::Near };
            places.extend(before.take(left).chain(after.take(right)).map(|token| (token, near)));
            places.extend(node.map(|token| (token, Place::Node)));
        }
        // A token near two nodes counts once, and one in a node counts there.
        places.sort_unstable();
        places.dedup_by_key(|(token, _)| *token);
        for (token, place) in places {
            let Some(word) = words.of(document.tokens[token].form) else { continue };
            let counts = if place == Place::Node { &mut self.nodes } else { &mut self.neighbours };
            *counts.entry(word).or_default() += 1;
            if place == Place::NearOwn {
                *self.own.entry(word).or_default() += 1;
            }
        }
    }

    #[expect(clippy::iter_over_hash_type, reason = "sums are the same in any order")]
    fn plus(mut self, other: Near) -> Near {
        for (sums, counts) in
            [(&mut self.neighbours, other.neighbours), (&mut self.own, other.own), (&mut self.nodes, other.nodes)]
        {
            for (word, count) in counts {
                *sums.entry(word).or_default() += count;
            }
        }
        self
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
    /// Occurrences near a node in the outlet's own voice.
    pub own: u64,
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

#[cfg(test)]
mod tests {
    use super::super::tests::label;
    use super::*;
    use crate::statistics::fixture::Fixture;
    use crate::statistics::{Frequencies, Query};

    #[test]
    fn collocates_count_each_word_once() {
        let fixture = Fixture::new(&[("A", "", "The red mob met a red mob. The red car stood.")]);
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let words = Words::new(corpus.vocabulary);
        let query = Query::phrase(corpus.vocabulary, "mob").unwrap();
        let found = Concordance::find(&corpus, &selection, &query, label);
        let everywhere = WordCounts::of(&Frequencies::of(&corpus, &words), &selection.articles);
        let rows = found.collocates(&corpus, &everywhere, &words, Window::Words(2));
        let red = rows.iter().find(|row| corpus.vocabulary.folded(row.word) == "red").unwrap();
        assert_eq!(red.counts, Cooccurrence { observed: 2, node: 2, collocate: 3, window: 5, words: 9 });
        assert!(rows.iter().all(|row| corpus.vocabulary.folded(row.word) != "mob"));
        let sentence = found.collocates(&corpus, &everywhere, &words, Window::Sentence);
        assert_eq!(sentence[0].counts.window, 5);
    }

    #[test]
    fn collocates_of_the_outlets_own_words_stand_beside_all() {
        let fixture = Fixture::new(&[("A", "", "The red mob ran. “The red mob ran,” he said.")]);
        let corpus = fixture.corpus();
        let selection = corpus.everything();
        let words = Words::new(corpus.vocabulary);
        let query = Query::phrase(corpus.vocabulary, "mob").unwrap();
        let everywhere = WordCounts::of(&Frequencies::of(&corpus, &words), &selection.articles);
        let found = Concordance::find(&corpus, &selection, &query, crate::voice::label);
        let rows = found.collocates(&corpus, &everywhere, &words, Window::Words(1));
        let red = rows.iter().find(|row| corpus.vocabulary.folded(row.word) == "red").unwrap();
        assert_eq!((red.counts.observed, red.own), (2, 1));
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
}
