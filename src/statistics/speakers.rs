//! Who is quoted in which source, how much, with which reporting verbs, and which loaded terms each speaker brings.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::scope::{Corpus, Selection, SourceIndex};
use super::speech::{Report, Speech};
use crate::model::{ArticleIndex, Voice};
use crate::voice::Stance;

/// A reporting verb or noun and how often a source uses it for a speaker.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct VerbCount {
    /// As the cue table lists it (`say`, `call for`); words the table does not list as they stand in the text.
    pub lemma: Arc<str>,
    /// What it implies.
    pub stance: Stance,
    /// How often.
    pub count: u32,
}

/// A loaded term in a speaker's mouth.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SpeakerTerm {
    /// Index into the compiled lexicon's terms.
    pub term: u32,
    /// Occurrences in the speaker's voice.
    pub count: u32,
    /// How many of them the outlet presupposes.
    pub presupposed: u32,
}

/// One speaker in one source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SpeakerRow {
    /// Position of the outlet in [`SpeakerTable::sources`].
    pub source: usize,
    /// The fullest name the articles give; empty for reports that name nobody.
    pub speaker: Arc<str>,
    /// Articles in which the speaker is reported.
    pub articles: u32,
    /// Attributions that stand between quotation marks as a whole.
    pub direct: u32,
    /// Attributions of which a part does.
    pub mixed: u32,
    /// Attributions without quotation marks.
    pub indirect: u32,
    /// Words between quotation marks.
    pub quoted_words: u64,
    /// Words of reports outside quotation marks.
    pub reported_words: u64,
    /// Reporting verbs and nouns, most frequent first, then by lemma.
    pub verbs: Vec<VerbCount>,
    /// Loaded terms, most frequent first, then by term.
    pub terms: Vec<SpeakerTerm>,
}

impl SpeakerRow {
    /// Attributions in all.
    pub fn attributions(&self) -> u32 {
        self.direct + self.mixed + self.indirect
    }

    /// Words in all, quoted or not.
    pub fn words(&self) -> u64 {
        self.quoted_words + self.reported_words
    }

    /// Uses of verbs of one stance.
    pub fn with_stance(&self, stance: Stance) -> u32 {
        self.verbs.iter().filter(|verb| verb.stance == stance).map(|verb| verb.count).sum()
    }
}

/// Speakers by source: sources in corpus order, within a source most words first, then by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpeakerTable {
    /// The outlets.
    pub sources: SourceIndex,
    /// The rows.
    pub rows: Vec<SpeakerRow>,
}

/// Counts the selected articles from what is known of each ([`Speech`]). Terms are the selected hits whose voice is direct
/// or indirect speech.
pub fn speakers(corpus: &Corpus<'_>, selection: &Selection, speech: &Speech) -> SpeakerTable {
    let rows = selection
        .by_source()
        .par_iter()
        .enumerate()
        .flat_map_iter(|(source, articles)| {
            let mut rows = Counts::of(corpus, selection, speech, articles).rows(source, speech);
            rows.sort_by(|a, b| (b.words(), &a.speaker).cmp(&(a.words(), &b.speaker)));
            rows
        })
        .collect();
    SpeakerTable { sources: selection.sources.clone(), rows }
}

/// What the articles of one source give to each speaker.
#[derive(Default)]
struct Counts<'a> {
    /// Sums over articles, and the number of articles.
    reports: Vec<(Report, u32)>,
    /// By a speaker's number: where it stands in `reports`.
    known: FxHashMap<u32, u32>,
    /// Speakers of hits that no attribution names: the analyst said who it is. Numbered on from those of the attributions.
    others: Vec<&'a Arc<str>>,
    /// Position in `reports`, and the verb.
    verbs: Vec<(u32, u32)>,
    /// Position in `reports`, the term, and whether the outlet presupposes it.
    terms: Vec<(u32, u32, bool)>,
}

impl<'a> Counts<'a> {
    fn of(corpus: &Corpus<'a>, selection: &Selection, speech: &Speech, articles: &[ArticleIndex]) -> Counts<'a> {
        let mut counts = Counts::default();
        for &article in articles {
            for report in speech.reports(article) {
                let at = counts.position(report.speaker);
                let (sum, articles) = &mut counts.reports[at as usize];
                sum.kinds.iter_mut().zip(report.kinds).for_each(|(sum, count)| *sum += count);
                sum.quoted_words += report.quoted_words;
                sum.content_words += report.content_words;
                *articles += 1;
            }
            for &(speaker, verb) in speech.cues(article) {
                let at = counts.position(speaker);
                counts.verbs.push((at, verb));
            }
            for hit in corpus.hits[article.index()].iter().filter(|hit| selection.admits(hit)) {
                if !matches!(hit.label.voice, Voice::DirectQuote | Voice::IndirectSpeech) {
                    continue;
                }
                let speaker = match &hit.label.speaker {
                    Some(name) => speech.number(name).unwrap_or_else(|| counts.other(name, speech)),
                    None => 0,
                };
                let at = counts.position(speaker);
                counts.terms.push((at, hit.term, hit.label.presupposed));
            }
        }
        counts
    }

    fn other(&mut self, name: &'a Arc<str>, speech: &Speech) -> u32 {
        let at = self.others.iter().position(|other| *other == name).unwrap_or_else(|| {
            self.others.push(name);
            self.others.len() - 1
        });
        speech.len() + at as u32
    }

    fn position(&mut self, speaker: u32) -> u32 {
        *self.known.entry(speaker).or_insert_with(|| {
            self.reports.push((Report { speaker, ..Report::default() }, 0));
            self.reports.len() as u32 - 1
        })
    }

    /// The rows of a source, in no particular order.
    fn rows(mut self, source: usize, speech: &Speech) -> Vec<SpeakerRow> {
        let name = |number: u32| {
            let other = || self.others[(number - speech.len()) as usize];
            Arc::clone(speech.speaker(number).unwrap_or_else(other))
        };
        let mut rows: Vec<SpeakerRow> = self
            .reports
            .iter()
            .map(|(sum, articles)| SpeakerRow {
                source,
                speaker: name(sum.speaker),
                articles: *articles,
                direct: sum.kinds[0],
                mixed: sum.kinds[1],
                indirect: sum.kinds[2],
                quoted_words: u64::from(sum.quoted_words),
                reported_words: u64::from(sum.content_words.saturating_sub(sum.quoted_words)),
                verbs: Vec::new(),
                terms: Vec::new(),
            })
            .collect();
        self.verbs.sort_unstable();
        for same in self.verbs.chunk_by(|one, other| one == other) {
            let (lemma, stance) = speech.verb(same[0].1).clone();
            rows[same[0].0 as usize].verbs.push(VerbCount { lemma, stance, count: same.len() as u32 });
        }
        self.terms.sort_unstable();
        for same in self.terms.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let presupposed = same.iter().filter(|(.., presupposed)| *presupposed).count() as u32;
            let term = SpeakerTerm { term: same[0].1, count: same.len() as u32, presupposed };
            rows[same[0].0 as usize].terms.push(term);
        }
        for row in &mut rows {
            row.verbs.sort_by_key(|verb| std::cmp::Reverse(verb.count));
            row.terms.sort_by_key(|term| std::cmp::Reverse(term.count));
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Hit, Language, Sourced, Span};
    use crate::text;
    use crate::voice;

    /// The table of articles given by source and text, with `regime` as the only loaded term.
    fn table(texts: &[(&str, &str)]) -> SpeakerTable {
        let articles: Vec<Article> = texts
            .iter()
            .map(|(source, body)| {
                let mut article = Article {
                    id: (*body).to_owned(),
                    source: Sourced { value: (*source).to_owned(), ..Sourced::default() },
                    language: Language::ENGLISH,
                    ..Article::default()
                };
                article.set_text("", body);
                article
            })
            .collect();
        let (vocabulary, documents) = text::read_all(&articles, &crate::model::Progress::default()).unwrap();
        let rules = voice::Rules::new(&vocabulary);
        let term = crate::lexicon::Term {
            term: "regime".to_owned(),
            category: "state_legitimacy".to_owned(),
            category_title: String::new(),
            family: crate::lexicon::Family::Actor,
            role: crate::model::Role::Highlight,
            polarity: 0,
            lexicon: 0,
            entry: crate::lexicon::Entry::default(),
        };
        let mut attributions = Vec::new();
        let mut hits = Vec::new();
        for (article, document) in articles.iter().zip(&documents) {
            let found = rules.attribute(&text::Reading { article, document, vocabulary: &vocabulary });
            let labelled = article.text.match_indices("regime").map(|(at, word)| {
                let span = Span::new(at, at + word.len());
                Hit { span, term: 0, sentence: 0, label: voice::label(span, &found) }
            });
            hits.push(labelled.collect::<Vec<_>>());
            attributions.push(found);
        }
        let corpus = Corpus {
            articles: &articles,
            documents: &documents,
            vocabulary: &vocabulary,
            attributions: &attributions,
            hits: &hits,
            terms: &[term],
            events: &[],
            copies: &[],
        };
        let speech = Speech::of(&corpus, &crate::statistics::Words::new(&vocabulary));
        speakers(&corpus, &corpus.everything(), &speech)
    }

    fn brief(table: &SpeakerTable) -> Vec<(usize, &str, [u32; 3], u64, u64)> {
        table
            .rows
            .iter()
            .map(|r| (r.source, &*r.speaker, [r.direct, r.mixed, r.indirect], r.quoted_words, r.reported_words))
            .collect()
    }

    #[test]
    fn speakers_by_source_with_words_and_kinds() {
        let found = table(&[
            ("Courier", "Mayor Orla Venn said the regime was doomed. “We will not yield to them,” Venn said."),
            ("Herald", "Pavel Korst claimed that the regime would stand. Officials said no more."),
            ("Courier", "Pavel Korst said the plan was “a great betrayal”."),
        ]);
        assert_eq!(
            brief(&found),
            [
                (0, "Orla Venn", [1, 0, 1], 6, 4),
                (0, "Pavel Korst", [0, 1, 0], 3, 3),
                (1, "Pavel Korst", [0, 0, 1], 0, 5),
            ]
        );
        assert_eq!(found.rows[0].articles, 1);
    }

    #[test]
    fn verbs_are_counted_by_what_they_imply() {
        let found = table(&[(
            "Courier",
            "Mayor Orla Venn said the bridge was safe. Venn claimed that the road was not. Venn admitted that she knew it. Venn said it again was safe.",
        )]);
        let verbs: Vec<_> = found.rows[0].verbs.iter().map(|v| (&*v.lemma, v.stance, v.count)).collect();
        assert_eq!(
            verbs,
            [("say", Stance::Neutral, 2), ("admit", Stance::Conceding, 1), ("claim", Stance::Doubting, 1)]
        );
        assert_eq!(found.rows[0].with_stance(Stance::Doubting), 1);
    }

    #[test]
    fn terms_go_to_whoever_says_them() {
        let found = table(&[(
            "Courier",
            "The regime fell. Mayor Orla Venn said the regime was doomed. Venn condemned the regime in Lowmark.",
        )]);
        assert_eq!(found.rows[0].terms, [SpeakerTerm { term: 0, count: 2, presupposed: 1 }]);
    }

    #[test]
    fn attitudes_scare_quotes_and_credits_are_nobodys_speech() {
        let found = table(&[("Courier", "Orla Venn wants to close the port. The “safe” bridge fell.")]);
        assert!(found.rows.is_empty(), "{:?}", found.rows);
    }
}
