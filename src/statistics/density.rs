//! Lexical density: what part of the words carries content.

use std::sync::OnceLock;

use rayon::prelude::*;
use serde::Serialize;

use super::random::Random;
use super::scope::Corpus;
use crate::model::{ArticleIndex, Cancelled, Language, Progress};
use crate::text::{self, SentenceKind, Tag};

/// Content words of all words (J. Ure 1971): nouns, proper nouns, verbs, adjectives and adverbs, as a part-of-speech
/// tagger sees them; auxiliaries are no content words, numbers are not counted at all. The tagger errs on about one word
/// in twenty, so differences of a point or two mean nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Density {
    /// Words that carry content.
    pub content: u64,
    /// All words that were tagged.
    pub words: u64,
    /// Sentences that were tagged.
    pub sentences: usize,
    /// Sentences there are.
    pub of: usize,
}

impl Density {
    /// The part of content words, from 0 to 1; `None` without words.
    pub fn value(&self) -> Option<f64> {
        (self.words > 0).then(|| self.content as f64 / self.words as f64)
    }

    /// Whether not all sentences were tagged.
    pub fn is_sample(&self) -> bool {
        self.sentences < self.of
    }
}

/// Content words and all words of the sentences of each article, tagged when they are first asked for.
#[derive(Debug, Default)]
pub struct Tagged {
    /// By article: content words and words of its sentences.
    of_article: Vec<OnceLock<Box<[[u16; 2]]>>>,
}

impl Tagged {
    /// Nothing is tagged yet.
    pub fn new(articles: usize) -> Tagged {
        Tagged { of_article: (0..articles).map(|_| OnceLock::new()).collect() }
    }

    /// Tags every article that is in English, one after the other on this thread alone, so that whatever else is counted
    /// meanwhile has the processors.
    ///
    /// # Errors
    /// If cancelled; what is tagged by then stays.
    pub(super) fn all(&self, corpus: &Corpus<'_>, progress: &Progress) -> Result<(), Cancelled> {
        for (n, article) in corpus.articles.iter().enumerate() {
            progress.check()?;
            if article.language == Language::ENGLISH {
                self.sentences(corpus, ArticleIndex(n as u32));
            }
        }
        Ok(())
    }

    /// The content words and words of the sentences of an article.
    fn sentences(&self, corpus: &Corpus<'_>, article: ArticleIndex) -> &[[u16; 2]] {
        self.of_article[article.index()].get_or_init(|| {
            let reading = corpus.reading(article);
            let count = |sentence: &text::Sentence| {
                let tags = text::tag(&reading, sentence);
                let words = sentence
                    .token_range()
                    .zip(tags)
                    .filter(|(token, _)| reading.form(*token).kind == text::TokenKind::Word);
                words.fold([0, 0], |[content, words]: [u16; 2], (_, tag)| {
                    [content.saturating_add(u16::from(carries(tag))), words.saturating_add(1)]
                })
            };
            reading.document.sentences.iter().map(count).collect()
        })
    }
}

/// The density of the running text of some articles, over at most `sentences` of their sentences drawn at random with a
/// stated seed: tagging is slow, and a few thousand sentences say all there is to say. Articles that are not in English
/// are left out, since there is no tagger for them; `None` if no sentence is left.
pub fn lexical_density(
    corpus: &Corpus<'_>,
    tagged: &Tagged,
    articles: &[ArticleIndex],
    sentences: usize,
    seed: u64,
) -> Option<Density> {
    let all: Vec<(ArticleIndex, usize)> = articles
        .iter()
        .filter(|article| corpus.articles[article.index()].language == Language::ENGLISH)
        .flat_map(|&article| {
            let list = corpus.documents[article.index()].sentences.iter().enumerate();
            list.filter(|(_, sentence)| sentence.kind == SentenceKind::Body).map(move |(n, _)| (article, n))
        })
        .collect();
    let chosen = Random::new(seed).sample(all.len(), sentences);
    let (content, words) = chosen
        .par_iter()
        .map(|&n| {
            let (article, sentence) = all[n];
            let [content, words] = tagged.sentences(corpus, article)[sentence];
            (u64::from(content), u64::from(words))
        })
        .reduce(|| (0, 0), |a: (u64, u64), b| (a.0 + b.0, a.1 + b.1));
    (words > 0).then_some(Density { content, words, sentences: chosen.len(), of: all.len() })
}

fn carries(tag: Option<Tag>) -> bool {
    matches!(tag, Some(Tag::NOUN | Tag::PROPN | Tag::VERB | Tag::ADJ | Tag::ADV))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;

    #[test]
    fn words_that_carry_content_are_nouns_verbs_adjectives_and_adverbs() {
        let fixture = Fixture::new(&[("A", "", "The old bridge of the city was closed by the police.")]);
        let corpus = fixture.corpus();
        let tagged = Tagged::new(corpus.articles.len());
        let found = lexical_density(&corpus, &tagged, &corpus.everything().articles, 100, 1).unwrap();
        // old, bridge, city, closed, police
        assert_eq!(found, Density { content: 5, words: 11, sentences: 1, of: 1 });
    }

    #[test]
    fn a_sample_is_said_to_be_one_and_repeats() {
        let fixture = Fixture::new(&[("A", "", &"The mob ran quickly to the sea. It was not there. ".repeat(20))]);
        let corpus = fixture.corpus();
        let articles = corpus.everything().articles;
        let tagged = Tagged::new(corpus.articles.len());
        let found = lexical_density(&corpus, &tagged, &articles, 7, 3).unwrap();
        assert!(found.is_sample() && found.sentences == 7 && found.of == 40);
        assert_eq!(lexical_density(&corpus, &tagged, &articles, 7, 3), Some(found));
        assert_eq!(lexical_density(&corpus, &tagged, &[], 7, 3), None);
    }
}
