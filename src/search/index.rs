//! Which articles have which words.

use crate::model::{Cancelled, Progress, Stage};
use crate::text::{Document, FormId, Vocabulary, WordList};

/// For every word the articles that have it, and the words in alphabetical order. Made once for a vocabulary; about
/// four bytes for each different word of each article.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// By form: the folded word, as in the vocabulary but close together.
    word_of: Vec<FormId>,
    /// By word: where its articles begin in `articles`; one more at the end.
    starts: Vec<u32>,
    /// Article numbers by word, rising within a word.
    articles: Vec<u32>,
    words: WordList,
}

impl Index {
    /// Reads all documents once over. They must be those of the vocabulary.
    ///
    /// # Errors
    /// If cancelled.
    pub fn new(documents: &[Document], vocabulary: &Vocabulary, progress: &Progress) -> Result<Index, Cancelled> {
        // Once to count, once to list.
        progress.enter(Stage::Split, 2 * documents.len());
        let word_of: Vec<FormId> = vocabulary.forms().iter().map(|form| form.word).collect();
        let mut starts = vec![0u32; word_of.len() + 1];
        each_once(documents, &word_of, progress, |word, _| starts[word.index() + 1] += 1)?;
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        let mut next = starts.clone();
        let mut articles = vec![0u32; starts.last().map_or(0, |&n| n as usize)];
        each_once(documents, &word_of, progress, |word, article| {
            let place = &mut next[word.index()];
            articles[*place as usize] = article;
            *place += 1;
        })?;
        Ok(Index { word_of, starts, articles, words: WordList::new(vocabulary) })
    }

    /// The articles that have a folded word, by number, rising.
    pub fn articles_with(&self, word: FormId) -> &[u32] {
        match (self.starts.get(word.index()), self.starts.get(word.index() + 1)) {
            (Some(&start), Some(&end)) => &self.articles[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The folded word of a form.
    pub(super) fn word(&self, form: FormId) -> FormId {
        self.word_of[form.index()]
    }

    /// The words in alphabetical order.
    pub(super) fn words(&self) -> &WordList {
        &self.words
    }
}

/// Calls `take` for every word of every article, once an article.
fn each_once(
    documents: &[Document],
    word_of: &[FormId],
    progress: &Progress,
    mut take: impl FnMut(FormId, u32),
) -> Result<(), Cancelled> {
    let mut seen = vec![u32::MAX; word_of.len()];
    for (article, document) in (0..).zip(documents) {
        progress.check()?;
        for token in &document.tokens {
            let word = word_of[token.form.index()];
            if seen[word.index()] != article {
                seen[word.index()] = article;
                take(word, article);
            }
        }
        progress.advance(1);
    }
    Ok(())
}
