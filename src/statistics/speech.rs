//! Who is reported in every article, how and how much: made from texts and attributions once, and summed by whatever the
//! filters let through.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::scope::Corpus;
use super::sources::merged;
use super::words::Words;
use crate::model::{ArticleIndex, AttributionKind, Span};
use crate::voice::{self, Stance};

/// One speaker in one article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Report {
    /// Position in [`Speech::speakers`].
    pub(super) speaker: u32,
    /// Attributions: direct, mixed, indirect.
    pub(super) kinds: [u32; 3],
    /// Words between quotation marks; words in nested reports count once.
    pub(super) quoted_words: u32,
    /// Words of all that is reported, quoted or not.
    pub(super) content_words: u32,
}

/// The reports of every article. Scare quotes, credits and attitudes, which change nobody's voice, are left out.
#[derive(Debug, Default)]
pub struct Speech {
    /// The fullest name the articles give; the first is empty, for reports that name nobody.
    speakers: Vec<Arc<str>>,
    numbers: FxHashMap<Arc<str>, u32>,
    /// By speaker: the place of its name in the order of all names.
    ranks: Vec<u32>,
    /// Reporting words by lemma, ascending.
    lemmas: Arc<[Arc<str>]>,
    /// What each of them implies.
    stances: Vec<Stance>,
    of_article: Vec<Reports>,
}

/// One article's reports.
#[derive(Debug, Default)]
struct Reports {
    /// Speakers, in the order of their first attribution.
    reports: Box<[Report]>,
    /// Speaker and reporting word of every attribution that has one.
    cues: Box<[(u32, u32)]>,
}

/// One article's reports before names and verbs have numbers.
#[derive(Default)]
struct Draft<'a> {
    /// `None` for reports that name nobody.
    speakers: Vec<Option<&'a Arc<str>>>,
    reports: Vec<Report>,
    /// Position in `speakers`, the cue as it stands, and whether it is English.
    cues: Vec<(u32, &'a str, bool)>,
}

impl Speech {
    /// Reads the attributions of every article, on all processors.
    pub fn of(corpus: &Corpus<'_>, words: &Words) -> Speech {
        let drafts: Vec<Draft<'_>> =
            (0..corpus.articles.len()).into_par_iter().map(|n| draft(corpus, words, ArticleIndex(n as u32))).collect();
        let nobody: Arc<str> = "".into();
        let mut speech = Speech::default();
        let mut number = |speaker: &Arc<str>| {
            *speech.numbers.entry(Arc::clone(speaker)).or_insert_with(|| {
                speech.speakers.push(Arc::clone(speaker));
                speech.speakers.len() as u32 - 1
            })
        };
        number(&nobody);
        // A cue comes again and again; what it says is looked up once, in English and in other languages.
        let mut cues: FxHashMap<(&str, bool), Option<u32>> = FxHashMap::default();
        let mut lemmas: FxHashMap<String, u32> = FxHashMap::default();
        let mut stances: Vec<Stance> = Vec::new();
        for draft in drafts {
            let numbers: Vec<u32> = draft.speakers.iter().map(|speaker| number(speaker.unwrap_or(&nobody))).collect();
            let mut reports = draft.reports;
            for (report, &speaker) in reports.iter_mut().zip(&numbers) {
                report.speaker = speaker;
            }
            let mut verb = |cue: (&str, bool)| {
                let (lemma, stance) = verb(cue.0, cue.1)?;
                let number = *lemmas.entry(lemma).or_insert_with(|| {
                    stances.push(stance);
                    stances.len() as u32 - 1
                });
                // Of a word that only some languages' tables know, what they say counts.
                if stances[number as usize] == Stance::Neutral {
                    stances[number as usize] = stance;
                }
                Some(number)
            };
            let mut said = Vec::with_capacity(draft.cues.len());
            for (speaker, cue, english) in draft.cues {
                let found = *cues.entry((cue, english)).or_insert_with(|| verb((cue, english)));
                said.extend(found.map(|verb| (numbers[speaker as usize], verb)));
            }
            speech.of_article.push(Reports { reports: reports.into(), cues: said.into() });
        }
        speech.sort_verbs(lemmas, &stances);
        let mut order: Vec<u32> = (0..speech.len()).collect();
        order.par_sort_unstable_by_key(|&number| &speech.speakers[number as usize]);
        speech.ranks = vec![0; order.len()];
        for (rank, number) in order.into_iter().enumerate() {
            speech.ranks[number as usize] = rank as u32;
        }
        speech
    }

    /// Numbers the verbs in the order of the alphabet.
    fn sort_verbs(&mut self, lemmas: FxHashMap<String, u32>, stances: &[Stance]) {
        let mut order: Vec<(String, u32)> = lemmas.into_iter().collect();
        order.sort_unstable();
        let mut places = vec![0; order.len()];
        for (place, (_, number)) in order.iter().enumerate() {
            places[*number as usize] = place as u32;
            self.stances.push(stances[*number as usize]);
        }
        self.lemmas = order.into_iter().map(|(lemma, _)| lemma.into()).collect();
        self.of_article.par_iter_mut().for_each(|reports| {
            for (_, verb) in &mut reports.cues {
                *verb = places[*verb as usize];
            }
        });
    }

    /// The name of a speaker.
    pub(super) fn speaker(&self, number: u32) -> Option<&Arc<str>> {
        self.speakers.get(number as usize)
    }

    /// How many speakers there are.
    pub(super) fn len(&self) -> u32 {
        self.speakers.len() as u32
    }

    /// The number of a speaker, if an attribution names it; 0 is nobody.
    pub(super) fn number(&self, speaker: &str) -> Option<u32> {
        self.numbers.get(speaker).copied()
    }

    /// The place of a speaker's name in the order of all names; that of no name for numbers beyond.
    pub(super) fn rank(&self, number: u32) -> u32 {
        self.ranks.get(number as usize).copied().unwrap_or(u32::MAX)
    }

    /// The lemmas of the reporting words, by number.
    pub(super) fn lemmas(&self) -> Arc<[Arc<str>]> {
        Arc::clone(&self.lemmas)
    }

    /// What a reporting word implies.
    pub(super) fn stance(&self, verb: u32) -> Stance {
        self.stances[verb as usize]
    }

    /// The speakers of an article.
    pub(super) fn reports(&self, article: ArticleIndex) -> &[Report] {
        &self.of_article[article.index()].reports
    }

    /// Speaker and reporting word of the attributions of an article.
    pub(super) fn cues(&self, article: ArticleIndex) -> &[(u32, u32)] {
        &self.of_article[article.index()].cues
    }
}

fn draft<'a>(corpus: &Corpus<'a>, words: &Words, article: ArticleIndex) -> Draft<'a> {
    let reading = corpus.reading(article);
    let english = reading.article.language.code() == "en";
    let attributions: &'a [crate::model::Attribution] = &corpus.attributions[article.index()];
    let mut draft = Draft::default();
    let mut spans: Vec<(Vec<Span>, Vec<Span>)> = Vec::new();
    for attribution in attributions {
        let kind = match attribution.kind {
            AttributionKind::Direct => 0,
            AttributionKind::Mixed => 1,
            AttributionKind::Indirect => 2,
            AttributionKind::Scare => continue,
        };
        if !voice::changes_voice(&attribution.rule) {
            continue;
        }
        let speaker = attribution.speaker.as_ref().filter(|speaker| !speaker.is_empty());
        let at = draft.speakers.iter().position(|known| *known == speaker).unwrap_or_else(|| {
            draft.speakers.push(speaker);
            draft.reports.push(Report::default());
            spans.push(Default::default());
            spans.len() - 1
        });
        draft.reports[at].kinds[kind] += 1;
        if let Some(cue) = attribution.cue.first() {
            draft.cues.push((at as u32, reading.slice(*cue), english));
        }
        let (quoted, content) = &mut spans[at];
        let direct = attribution.kind == AttributionKind::Direct;
        quoted.extend(if direct { &attribution.content } else { &attribution.quoted });
        content.extend(&attribution.content);
    }
    let count = |spans: Vec<Span>| -> u32 {
        let tokens = merged(spans).into_iter().flat_map(|span| reading.tokens_in(span));
        tokens.filter(|&token| words.of(reading.document.tokens[token].form).is_some()).count() as u32
    };
    for (report, (quoted, mut content)) in draft.reports.iter_mut().zip(spans) {
        content.extend(&quoted);
        report.quoted_words = count(quoted);
        report.content_words = count(content);
    }
    draft
}

/// The reporting word of a cue: its lemma where the English table lists it, else the folded cue; `None` where the cue is
/// a punctuation mark.
fn verb(cue: &str, english: bool) -> Option<(String, Stance)> {
    if !cue.contains(char::is_alphabetic) {
        return None;
    }
    Some(match voice::reporting_word(cue).filter(|_| english) {
        Some(word) => (word.lemma.clone(), word.stance),
        None => (crate::text::fold(cue).into_owned(), Stance::Neutral),
    })
}
