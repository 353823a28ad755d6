//! Which sentences of an event have a stem: what finds the pairs that are worth a closer look.

use super::likeness::Content;
use crate::model::SentenceRef;

/// Sentences of one other article that a sentence is compared with closely: those that share most.
pub(super) const MOST_CANDIDATES: usize = 64;

/// Which sentences have which stem.
pub(super) struct Index {
    /// By sentence and position in its bag: the stem's position in `begins`.
    lists: Vec<u32>,
    /// By sentence: where its stems begin in `lists`.
    of_sentence: Vec<u32>,
    /// By stem that is there: where its sentences begin in `having`; one more for the end.
    begins: Vec<u32>,
    /// The sentences that have a stem, ascending.
    having: Vec<u32>,
    /// By place of an article: the first sentence behind it.
    pub(super) ends: Vec<u32>,
}

impl Index {
    pub(super) fn new(sentences: &[(usize, SentenceRef, Content<'_>)], places: usize) -> Index {
        let count = sentences.iter().map(|(.., content)| content.bag().len()).sum();
        // Stem and place among all stems of all sentences: sorted, they are the lists.
        let mut entries: Vec<(u32, u32)> = Vec::with_capacity(count);
        let mut sentence_of: Vec<u32> = Vec::with_capacity(count);
        let mut of_sentence = Vec::with_capacity(sentences.len());
        let mut ends = vec![0; places];
        for (n, (place, _, content)) in sentences.iter().enumerate() {
            of_sentence.push(entries.len() as u32);
            for word in content.bag() {
                entries.push((word.stem, entries.len() as u32));
                sentence_of.push(n as u32);
            }
            ends[*place] = n as u32 + 1;
        }
        entries.sort_unstable();
        let mut index = Index { lists: vec![0; count], of_sentence, begins: vec![0], having: Vec::new(), ends };
        index.having.reserve_exact(count);
        for same in entries.chunk_by(|one, other| one.0 == other.0) {
            for &(_, at) in same {
                index.lists[at as usize] = index.begins.len() as u32 - 1;
                index.having.push(sentence_of[at as usize]);
            }
            index.begins.push(index.having.len() as u32);
        }
        index
    }

    /// The sentences that have the stem at a position of a sentence's bag, ascending.
    pub(super) fn having(&self, sentence: usize, position: usize) -> &[u32] {
        let list = self.lists[self.of_sentence[sentence] as usize + position] as usize;
        &self.having[self.begins[list] as usize..self.begins[list + 1] as usize]
    }
}

/// Of the sentences of each article, ascending, with what they share: the [`MOST_CANDIDATES`] that share most, the
/// earlier where they share as much. `place` gives a sentence's article.
pub(super) fn keep_nearest(near: &mut Vec<(u32, f32)>, place: impl Fn(u32) -> usize) {
    let same_article = |one: &(u32, f32), other: &(u32, f32)| place(one.0) == place(other.0);
    if near.chunk_by(same_article).all(|of_one| of_one.len() <= MOST_CANDIDATES) {
        return;
    }
    let mut kept = Vec::with_capacity(near.len());
    for of_one in near.chunk_by_mut(same_article) {
        of_one.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let most = of_one.len().min(MOST_CANDIDATES);
        let first = &mut of_one[..most];
        first.sort_unstable_by_key(|&(b, _)| b);
        kept.extend_from_slice(first);
    }
    *near = kept;
}
