//! Who is quoted in which source, how much, with which reporting verbs, and which loaded terms each speaker brings.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::scope::{Corpus, Selection, SourceIndex};
use super::speech::{Report, Speech};
use crate::model::{ArticleIndex, Voice};
use crate::voice::Stance;

/// A reporting verb or noun and how often a source uses it for a speaker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerbCount {
    /// Its number; [`SpeakerTable::lemma`] is the word.
    pub verb: u32,
    /// What it implies.
    pub stance: Stance,
    /// How often.
    pub count: u32,
}

/// A loaded term in a speaker's mouth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpeakerTerm {
    /// Index into the compiled lexicon's terms.
    pub term: u32,
    /// Occurrences in the speaker's voice.
    pub count: u32,
    /// How many of them the outlet presupposes.
    pub presupposed: u32,
}

/// One speaker in one source.
#[derive(Clone, PartialEq, Eq, Debug)]
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
    /// Where its verbs stand in the table's list.
    verbs: Range<u32>,
    /// Where its terms stand in the table's list.
    terms: Range<u32>,
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
}

/// Speakers by source: sources in corpus order, within a source most words first, then by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpeakerTable {
    /// The outlets.
    pub sources: SourceIndex,
    /// The rows.
    pub rows: Vec<SpeakerRow>,
    /// The verbs of each row, one row after the other.
    verbs: Vec<VerbCount>,
    /// The terms of each row, one row after the other.
    terms: Vec<SpeakerTerm>,
    /// By a verb's number: its lemma.
    lemmas: Arc<[Arc<str>]>,
}

impl SpeakerTable {
    /// A row's reporting verbs and nouns, most frequent first, then by lemma.
    pub fn verbs(&self, row: &SpeakerRow) -> &[VerbCount] {
        &self.verbs[row.verbs.start as usize..row.verbs.end as usize]
    }

    /// A row's loaded terms, most frequent first, then by term.
    pub fn terms(&self, row: &SpeakerRow) -> &[SpeakerTerm] {
        &self.terms[row.terms.start as usize..row.terms.end as usize]
    }

    /// The word a verb is counted as: as the cue table lists it (`say`, `call for`), words the table does not list as they
    /// stand in the text.
    pub fn lemma(&self, verb: VerbCount) -> &str {
        &self.lemmas[verb.verb as usize]
    }

    /// A row's uses of verbs of one stance.
    pub fn with_stance(&self, row: &SpeakerRow, stance: Stance) -> u32 {
        self.verbs(row).iter().filter(|verb| verb.stance == stance).map(|verb| verb.count).sum()
    }
}

/// Counts the selected articles from what is known of each ([`Speech`]). Terms are the selected hits whose voice is direct
/// or indirect speech.
pub fn speakers(corpus: &Corpus<'_>, selection: &Selection, speech: &Speech) -> SpeakerTable {
    let of_sources: Vec<OfSource> = selection
        .by_source()
        .par_iter()
        .enumerate()
        .filter(|(_, articles)| !articles.is_empty())
        .map_init(
            || vec![NOWHERE; speech.len() as usize],
            |places, (source, articles)| Counts::of(corpus, selection, speech, articles, places).rows(source, speech),
        )
        .collect();
    let sum = |length: fn(&OfSource) -> usize| of_sources.iter().map(length).sum();
    let mut table = SpeakerTable {
        sources: selection.sources.clone(),
        rows: Vec::with_capacity(sum(|part| part.rows.len())),
        verbs: Vec::with_capacity(sum(|part| part.verbs.len())),
        terms: Vec::with_capacity(sum(|part| part.terms.len())),
        lemmas: speech.lemmas(),
    };
    for OfSource { rows, verbs, terms } in of_sources {
        let (verbs_before, terms_before) = (table.verbs.len() as u32, table.terms.len() as u32);
        let after = |range: Range<u32>, before: u32| range.start + before..range.end + before;
        table.rows.extend(rows.into_iter().map(|row| SpeakerRow {
            verbs: after(row.verbs.clone(), verbs_before),
            terms: after(row.terms.clone(), terms_before),
            ..row
        }));
        table.verbs.extend(verbs);
        table.terms.extend(terms);
    }
    table
}

/// The rows of one source; their verbs and terms are places in its own lists.
struct OfSource {
    rows: Vec<SpeakerRow>,
    verbs: Vec<VerbCount>,
    terms: Vec<SpeakerTerm>,
}

/// Where a speaker stands that was not met yet.
const NOWHERE: u32 = u32::MAX;

/// What the articles of one source give to each speaker.
struct Counts<'a, 'p> {
    /// Sums over articles, and the number of articles.
    reports: Vec<(Report, u32)>,
    /// By a speaker's number: where it stands in `reports`, or [`NOWHERE`]; all are that again afterwards.
    places: &'p mut [u32],
    /// Speakers of hits that no attribution names: the analyst said who it is. Numbered on from those of the attributions;
    /// with where they stand in `reports`.
    others: Vec<(&'a Arc<str>, u32)>,
    /// Position in `reports` in the upper half, and the verb.
    verbs: Vec<u64>,
    /// Position in `reports` in the upper half, the term, and in the lowest bit whether the outlet presupposes it.
    terms: Vec<u64>,
}

impl<'a, 'p> Counts<'a, 'p> {
    fn of(
        corpus: &Corpus<'a>,
        selection: &Selection,
        speech: &Speech,
        articles: &[ArticleIndex],
        places: &'p mut [u32],
    ) -> Counts<'a, 'p> {
        let mut counts =
            Counts { reports: Vec::new(), places, others: Vec::new(), verbs: Vec::new(), terms: Vec::new() };
        // The speakers of an article's hits: what says the same of two hits is one and the same text.
        let mut named: Vec<(&Arc<str>, u32)> = Vec::new();
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
                counts.verbs.push(u64::from(at) << 32 | u64::from(verb));
            }
            named.clear();
            for hit in corpus.hits[article.index()].iter().filter(|hit| selection.admits(hit)) {
                if !matches!(hit.label.voice, Voice::DirectQuote | Voice::IndirectSpeech) {
                    continue;
                }
                let at = match &hit.label.speaker {
                    None => counts.position(0),
                    Some(name) => match named.iter().find(|(known, _)| Arc::ptr_eq(known, name)) {
                        Some((_, at)) => *at,
                        None => {
                            let at = match speech.number(name) {
                                Some(number) => counts.position(number),
                                None => counts.other(name, speech),
                            };
                            named.push((name, at));
                            at
                        }
                    },
                };
                counts.terms.push(u64::from(at) << 32 | u64::from(hit.term) << 1 | u64::from(hit.label.presupposed));
            }
        }
        counts
    }

    fn other(&mut self, name: &'a Arc<str>, speech: &Speech) -> u32 {
        if let Some((_, at)) = self.others.iter().find(|(other, _)| *other == name) {
            return *at;
        }
        let at = self.reports.len() as u32;
        let speaker = speech.len() + self.others.len() as u32;
        self.reports.push((Report { speaker, ..Report::default() }, 0));
        self.others.push((name, at));
        at
    }

    fn position(&mut self, speaker: u32) -> u32 {
        let place = &mut self.places[speaker as usize];
        if *place == NOWHERE {
            *place = self.reports.len() as u32;
            self.reports.push((Report { speaker, ..Report::default() }, 0));
        }
        *place
    }

    /// The rows of a source, most words first, then by name.
    fn rows(self, source: usize, speech: &Speech) -> OfSource {
        let Counts { reports, places, others, mut verbs, mut terms } = self;
        for (report, _) in &reports {
            if let Some(place) = places.get_mut(report.speaker as usize) {
                *place = NOWHERE;
            }
        }
        let name = |number: u32| speech.speaker(number).unwrap_or_else(|| others[(number - speech.len()) as usize].0);
        let words = |report: &Report| report.quoted_words.max(report.content_words);
        let mut order: Vec<u32> = (0..reports.len() as u32).collect();
        let key = |at: u32| {
            let report = &reports[at as usize].0;
            (Reverse(words(report)), speech.rank(report.speaker))
        };
        if others.is_empty() {
            order.sort_by_cached_key(|&at| key(at));
        } else {
            let named = |at: u32| name(reports[at as usize].0.speaker);
            order.sort_by(|&a, &b| key(a).0.cmp(&key(b).0).then_with(|| named(a).cmp(named(b))));
        }
        verbs.sort_unstable();
        terms.sort_unstable();
        let mut out = OfSource { rows: Vec::with_capacity(reports.len()), verbs: Vec::new(), terms: Vec::new() };
        // By report: where its verbs and terms begin.
        let (verbs_of, terms_of) = (begins(&verbs, reports.len()), begins(&terms, reports.len()));
        for at in order {
            let at = at as usize;
            let (sum, articles) = &reports[at];
            let first = (out.verbs.len(), out.terms.len());
            for same in verbs[verbs_of[at]..verbs_of[at + 1]].chunk_by(|one, other| one == other) {
                let verb = same[0] as u32;
                out.verbs.push(VerbCount { verb, stance: speech.stance(verb), count: same.len() as u32 });
            }
            for same in terms[terms_of[at]..terms_of[at + 1]].chunk_by(|one, other| one >> 1 == other >> 1) {
                let presupposed = same.iter().filter(|term| *term & 1 == 1).count() as u32;
                out.terms.push(SpeakerTerm { term: same[0] as u32 >> 1, count: same.len() as u32, presupposed });
            }
            out.verbs[first.0..].sort_by_key(|verb| Reverse(verb.count));
            out.terms[first.1..].sort_by_key(|term| Reverse(term.count));
            out.rows.push(SpeakerRow {
                source,
                speaker: Arc::clone(name(sum.speaker)),
                articles: *articles,
                direct: sum.kinds[0],
                mixed: sum.kinds[1],
                indirect: sum.kinds[2],
                quoted_words: u64::from(sum.quoted_words),
                reported_words: u64::from(sum.content_words.saturating_sub(sum.quoted_words)),
                verbs: first.0 as u32..out.verbs.len() as u32,
                terms: first.1 as u32..out.terms.len() as u32,
            });
        }
        out
    }
}

/// By the number in the upper half of sorted keys: where they begin; one more for the end.
fn begins(keys: &[u64], numbers: usize) -> Vec<usize> {
    let mut begins = vec![0; numbers + 1];
    for key in keys {
        begins[(key >> 32) as usize + 1] += 1;
    }
    for n in 0..numbers {
        begins[n + 1] += begins[n];
    }
    begins
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
        let verbs: Vec<_> =
            found.verbs(&found.rows[0]).iter().map(|verb| (found.lemma(*verb), verb.stance, verb.count)).collect();
        assert_eq!(
            verbs,
            [("say", Stance::Neutral, 2), ("admit", Stance::Conceding, 1), ("claim", Stance::Doubting, 1)]
        );
        assert_eq!(found.with_stance(&found.rows[0], Stance::Doubting), 1);
    }

    #[test]
    fn terms_go_to_whoever_says_them() {
        let found = table(&[(
            "Courier",
            "The regime fell. Mayor Orla Venn said the regime was doomed. Venn condemned the regime in Lowmark.",
        )]);
        assert_eq!(found.terms(&found.rows[0]), [SpeakerTerm { term: 0, count: 2, presupposed: 1 }]);
    }

    #[test]
    fn attitudes_scare_quotes_and_credits_are_nobodys_speech() {
        let found = table(&[("Courier", "Orla Venn wants to close the port. The “safe” bridge fell.")]);
        assert!(found.rows.is_empty(), "{:?}", found.rows);
    }
}
