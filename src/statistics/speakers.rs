//! Who is quoted in which source, how much, with which reporting verbs, and which loaded terms each speaker brings.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::scope::{Corpus, Selection, SourceIndex};
use crate::model::{ArticleIndex, AttributionKind, Span, Voice};
use crate::voice::{self, Stance};

/// A reporting verb or noun and how often a source uses it for a speaker.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct VerbCount {
    /// As the cue table lists it (`say`, `call for`); words the table does not list as they stand in the text.
    pub lemma: String,
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

/// What is counted for one speaker in one source.
#[derive(Default)]
struct Counts {
    articles: u32,
    kinds: [u32; 3],
    quoted_words: u64,
    content_words: u64,
    verbs: BTreeMap<String, (Stance, u32)>,
    terms: BTreeMap<u32, (u32, u32)>,
}

/// Counts the selected articles. Scare quotes, credits and attitudes, which change nobody's voice, are left out. Words
/// in nested reports of one speaker count once. Terms are the selected hits whose voice is direct or indirect speech.
pub fn speakers(corpus: &Corpus<'_>, selection: &Selection) -> SpeakerTable {
    let mut of_source: Vec<Vec<ArticleIndex>> = vec![Vec::new(); selection.sources.len()];
    for &article in &selection.articles {
        of_source[selection.sources.of_article(article)].push(article);
    }
    let rows = of_source
        .par_iter()
        .enumerate()
        .flat_map_iter(|(source, articles)| {
            let counts = count(corpus, selection, articles);
            let mut rows: Vec<SpeakerRow> =
                counts.into_iter().map(|(speaker, counts)| row(source, speaker, counts)).collect();
            rows.sort_by(|a, b| (b.words(), &a.speaker).cmp(&(a.words(), &b.speaker)));
            rows
        })
        .collect();
    SpeakerTable { sources: selection.sources.clone(), rows }
}

/// What the articles of one source give to each speaker.
#[expect(clippy::iter_over_hash_type, reason = "sums are the same in any order")]
fn count<'a>(corpus: &Corpus<'a>, selection: &Selection, articles: &[ArticleIndex]) -> FxHashMap<Arc<str>, Counts> {
    let mut counts: FxHashMap<Arc<str>, Counts> = FxHashMap::default();
    // A cue comes again and again; what it says is looked up once, in English and in other languages.
    let mut cues: [FxHashMap<&'a str, Option<(String, Stance)>>; 2] = Default::default();
    let nobody: Arc<str> = "".into();
    for &article in articles {
        let reading = corpus.reading(article);
        let english = reading.article.language.code() == "en";
        let mut spans: FxHashMap<Arc<str>, (Vec<Span>, Vec<Span>)> = FxHashMap::default();
        for attribution in &corpus.attributions[article.index()] {
            let kind = match attribution.kind {
                AttributionKind::Direct => 0,
                AttributionKind::Mixed => 1,
                AttributionKind::Indirect => 2,
                AttributionKind::Scare => continue,
            };
            if !voice::changes_voice(&attribution.rule) {
                continue;
            }
            let speaker = attribution.speaker.clone().unwrap_or_else(|| nobody.clone());
            let entry = counts.entry(speaker.clone()).or_default();
            entry.kinds[kind] += 1;
            if let Some(cue) = attribution.cue.first().map(|cue| cue.of(&corpus.articles[article.index()].text)) {
                let found = cues[usize::from(english)].entry(cue).or_insert_with(|| verb(cue, english));
                if let Some((lemma, stance)) = found {
                    if let Some((_, times)) = entry.verbs.get_mut(lemma) {
                        *times += 1;
                    } else {
                        entry.verbs.insert(lemma.clone(), (*stance, 1));
                    }
                }
            }
            let (quoted, content) = spans.entry(speaker).or_default();
            let direct = attribution.kind == AttributionKind::Direct;
            quoted.extend(if direct { &attribution.content } else { &attribution.quoted });
            content.extend(&attribution.content);
        }
        let words = |spans: Vec<Span>| -> u64 {
            super::sources::merged(spans)
                .into_iter()
                .map(|span| reading.tokens_in(span).filter(|&token| reading.form(token).is_word()).count() as u64)
                .sum()
        };
        for (speaker, (quoted, mut content)) in spans {
            content.extend(&quoted);
            let entry = counts.entry(speaker).or_default();
            entry.articles += 1;
            entry.quoted_words += words(quoted);
            entry.content_words += words(content);
        }
        for hit in corpus.hits[article.index()].iter().filter(|hit| selection.admits(hit)) {
            if !matches!(hit.label.voice, Voice::DirectQuote | Voice::IndirectSpeech) {
                continue;
            }
            let speaker = hit.label.speaker.clone().unwrap_or_else(|| nobody.clone());
            let term = counts.entry(speaker).or_default().terms.entry(hit.term).or_default();
            term.0 += 1;
            term.1 += u32::from(hit.label.presupposed);
        }
    }
    counts
}

fn row(source: usize, speaker: Arc<str>, counts: Counts) -> SpeakerRow {
    let mut verbs: Vec<VerbCount> =
        counts.verbs.into_iter().map(|(lemma, (stance, count))| VerbCount { lemma, stance, count }).collect();
    verbs.sort_by_key(|verb| std::cmp::Reverse(verb.count));
    let mut terms: Vec<SpeakerTerm> =
        counts.terms.into_iter().map(|(term, (count, presupposed))| SpeakerTerm { term, count, presupposed }).collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.count));
    let [direct, mixed, indirect] = counts.kinds;
    SpeakerRow {
        source,
        speaker,
        articles: counts.articles,
        direct,
        mixed,
        indirect,
        quoted_words: counts.quoted_words,
        reported_words: counts.content_words.saturating_sub(counts.quoted_words),
        verbs,
        terms,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Hit, Language, Sourced};
    use crate::text;

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
        speakers(&corpus, &corpus.everything())
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
        let verbs: Vec<_> = found.rows[0].verbs.iter().map(|v| (v.lemma.as_str(), v.stance, v.count)).collect();
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
