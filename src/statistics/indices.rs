//! What is made from the texts once and counted from whatever the filters.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::actors::Actors;
use super::density::Tagged;
use super::ngrams::Sequences;
use super::scope::Corpus;
use super::sources::{ArticleProfile, profiles};
use super::speech::Speech;
use super::words::{Frequencies, WordCounts, Words};
use crate::model::{ArticleIndex, Cancelled, Naming, Progress, Stage};
use crate::voice;

/// Lengths of the sequences that are listed.
const LENGTHS: [usize; 3] = [2, 3, 4];

/// Frequencies, profiles, reports and sequences of a corpus, each made when it is first asked for. They depend on texts and
/// attributions alone, the actors on the names that were found: new hits, events and sources leave them as they are.
///
/// Each is made on all processors; ask for it from outside their pool, or [`Indices::make`] them first, since a thread of the
/// pool that waits for one could be the one that is to make it.
#[derive(Debug, Default)]
pub struct Indices {
    words: OnceLock<Words>,
    frequencies: OnceLock<Frequencies>,
    profiles: OnceLock<Vec<ArticleProfile>>,
    sequences: OnceLock<Vec<Sequences>>,
    speech: OnceLock<Speech>,
    tagged: OnceLock<Tagged>,
    /// Set once every article is tagged.
    all_tagged: OnceLock<()>,
    actors: OnceLock<Actors>,
    everywhere: Mutex<Summed>,
}

/// The words of some articles together, with the articles.
type Summed = Option<(Vec<ArticleIndex>, Arc<WordCounts>)>;

impl Indices {
    /// Which folded word each form counts as.
    pub fn words(&self, corpus: &Corpus<'_>) -> &Words {
        self.words.get_or_init(|| Words::new(corpus.vocabulary))
    }

    /// The words of every article.
    pub fn frequencies(&self, corpus: &Corpus<'_>) -> &Frequencies {
        self.frequencies.get_or_init(|| Frequencies::of(corpus, self.words(corpus)))
    }

    /// The words of some articles together; kept until other articles are asked for.
    pub fn everywhere(&self, corpus: &Corpus<'_>, articles: &[ArticleIndex]) -> Arc<WordCounts> {
        let known =
            |summed: &Summed| summed.as_ref().filter(|(of, _)| of == articles).map(|(_, sums)| Arc::clone(sums));
        if let Some(sums) = known(&self.everywhere.lock().unwrap_or_else(PoisonError::into_inner)) {
            return sums;
        }
        let sums = Arc::new(WordCounts::of(self.frequencies(corpus), articles));
        *self.everywhere.lock().unwrap_or_else(PoisonError::into_inner) = Some((articles.to_vec(), Arc::clone(&sums)));
        sums
    }

    /// Sizes, quotation, readability and diversity of every article.
    pub fn profiles(&self, corpus: &Corpus<'_>) -> &[ArticleProfile] {
        self.profiles.get_or_init(|| profiles(corpus, self.words(corpus)))
    }

    /// The sequences of two, three and four words, with their lengths.
    pub fn sequences(&self, corpus: &Corpus<'_>) -> impl Iterator<Item = (usize, &Sequences)> {
        LENGTHS.into_iter().zip(self.all_sequences(corpus))
    }

    fn all_sequences(&self, corpus: &Corpus<'_>) -> &[Sequences] {
        self.sequences.get_or_init(|| Sequences::of(corpus, self.words(corpus), &LENGTHS, voice::label))
    }

    /// Parts of speech, sentence by sentence, for lexical density.
    pub fn tagged(&self, corpus: &Corpus<'_>) -> &Tagged {
        self.tagged.get_or_init(|| Tagged::new(corpus.articles.len()))
    }

    /// Who is reported in every article, how and how much.
    pub fn speech(&self, corpus: &Corpus<'_>) -> &Speech {
        self.speech.get_or_init(|| Speech::of(corpus, self.words(corpus)))
    }

    /// Who is named in every article, by the names that were found.
    pub fn actors(&self, namings: &[Vec<Naming>]) -> &Actors {
        self.actors.get_or_init(|| Actors::of(namings))
    }

    /// Without the actors, for other names that were found.
    #[must_use]
    pub fn without_actors(self) -> Indices {
        Indices { actors: OnceLock::new(), ..self }
    }

    /// Makes what most tables count from. Sequences, which take more room than all else together, are made when they are
    /// asked for, and parts of speech are found article by article.
    ///
    /// # Errors
    /// If cancelled.
    pub fn prepare(&self, corpus: &Corpus<'_>, progress: &Progress) -> Result<(), Cancelled> {
        progress.enter(Stage::Statistics, 3);
        self.frequencies(corpus);
        progress.advance(1);
        progress.check()?;
        self.profiles(corpus);
        progress.advance(1);
        progress.check()?;
        self.speech(corpus);
        progress.advance(1);
        Ok(())
    }

    /// Finds the parts of speech of every article, so that no table waits for them. Takes a millisecond an article.
    ///
    /// # Errors
    /// If cancelled; what was found by then is kept.
    pub fn tag(&self, corpus: &Corpus<'_>, progress: &Progress) -> Result<(), Cancelled> {
        self.tagged(corpus).all(corpus, progress)?;
        self.all_tagged.get_or_init(|| ());
        Ok(())
    }

    /// Whether the parts of speech of every article are known.
    pub fn is_tagged(&self) -> bool {
        self.all_tagged.get().is_some()
    }

    /// Makes all of them but the parts of speech.
    ///
    /// # Errors
    /// If cancelled.
    pub fn make(&self, corpus: &Corpus<'_>, progress: &Progress) -> Result<(), Cancelled> {
        self.prepare(corpus, progress)?;
        self.all_sequences(corpus);
        progress.check()
    }
}
