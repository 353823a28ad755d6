//! What stands near the occurrences of a concordance, and where along the articles they stand.

use std::cmp::{Ordering, Reverse};

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
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        // As they were found they are in the order of the articles.
        if !lines.is_sorted_by_key(|line| line.article) {
            lines.sort_by_key(|line| line.article);
        }
        let lines: Vec<&[&Line]> = lines.chunk_by(|one, other| one.article == other.article).collect();
        let found = lines
            .par_iter()
            .fold(Near::default, |mut near, lines| {
                near.count(corpus, words, lines, window);
                near
            })
            .reduce(Near::default, Near::plus);
        let window_words = found.words.values().map(|found| u64::from(found.near)).sum();
        let all_words = everywhere.words - found.words.values().map(|found| u64::from(found.node)).sum::<u64>();
        let mut rows: Vec<Collocate> = found
            .words
            .into_iter()
            .filter(|(_, found)| found.near > 0)
            .map(|(word, found)| Collocate {
                word,
                own: u64::from(found.own),
                counts: Cooccurrence {
                    observed: u64::from(found.near),
                    node: self.lines.len() as u64,
                    collocate: everywhere.count(word).hits - u64::from(found.node),
                    window: window_words,
                    words: all_words,
                },
            })
            .collect();
        rows.sort_unstable_by_key(|row| (Reverse(row.counts.observed), row.word));
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
    words: FxHashMap<FormId, Found>,
}

/// Occurrences of a word.
#[derive(Clone, Copy, Default)]
struct Found {
    /// Near a node.
    near: u32,
    /// Near a node in the outlet's own voice.
    own: u32,
    /// In a node.
    node: u32,
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
    /// Counts the words near the nodes of one article.
    fn count(&mut self, corpus: &Corpus<'_>, words: &Words, lines: &[&Line], window: Window) {
        let Some(first) = lines.first() else { return };
        let document = &corpus.documents[first.article.index()];
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
            let found = self.words.entry(word).or_default();
            match place {
                Place::Node => found.node += 1,
                Place::NearOwn | Place::Near => found.near += 1,
            }
            found.own += u32::from(place == Place::NearOwn);
        }
    }

    #[expect(clippy::iter_over_hash_type, reason = "sums are the same in any order")]
    fn plus(self, other: Near) -> Near {
        let (mut more, fewer) = if self.words.len() < other.words.len() { (other, self) } else { (self, other) };
        for (word, found) in fewer.words {
            let sum = more.words.entry(word).or_default();
            sum.near += found.near;
            sum.own += found.own;
            sum.node += found.node;
        }
        more
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

/// The collocates that stand near a node at least so often, by logDice, the first ones of them: at most `most`.
pub fn by_log_dice(mut collocates: Vec<Collocate>, least: u64, most: usize) -> Vec<Collocate> {
    collocates.retain(|collocate| collocate.counts.observed >= least);
    let mut scored: Vec<(f64, Collocate)> =
        collocates.into_iter().map(|collocate| (collocate.counts.log_dice(), collocate)).collect();
    scored.sort_unstable_by(|(a, one), (b, other)| b.total_cmp(a).then(one.word.cmp(&other.word)));
    scored.into_iter().take(most).map(|(_, collocate)| collocate).collect()
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
