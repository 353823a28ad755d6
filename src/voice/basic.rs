//! Languages with a small table (`assets/voice/{es,fr,de,pt,ar,ru}.json`) and languages without one.
//!
//! A small table lists the forms of the commonest reporting verbs as they are written, the words that open a reported
//! clause, phrases like *according to*, and the words at which the outlet speaks again; `sentence` reads them. A
//! language without a table gets quotation marks alone: four words or more are somebody's, fewer are quoted with
//! distance.

#[cfg(test)]
mod examples;
mod sentence;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::indirect::Draft;
use super::marks::Quote;
use crate::model::{Language, Span};
use crate::text::{FormId, ParagraphKind, Reading, Vocabulary};

/// A table as it is written. Words stand as [`crate::text::fold`] leaves them.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Data {
    language: String,
    /// Finite forms of verbs of saying.
    verbs: Vec<String>,
    /// Participles of reporting verbs, which report behind an auxiliary: *a déclaré*.
    participles: Vec<String>,
    auxiliaries: Vec<String>,
    /// What makes a participle a passive one: *a été condamné*.
    #[serde(default)]
    passive: Vec<String>,
    /// A pronoun that makes another verb of an object verb: *se negó a hablar*.
    #[serde(default)]
    reflexive: Vec<String>,
    /// Verbs whose object is what somebody says: *accused of*, *denied*.
    objects: Vec<String>,
    /// Verbs of judging, whose object the outlet takes for granted: *condemned*.
    judging: Vec<String>,
    /// Verbs of demanding: content begins behind whoever is spoken to.
    demanding: Vec<String>,
    /// Words that open what is demanded, before an infinitive.
    openers: Vec<String>,
    /// Endings of infinitives.
    infinitives: Vec<String>,
    /// Verbs of naming, whose quoted word is their subject's even if it is one word.
    naming: Vec<String>,
    /// Verb forms that are nouns behind a determiner.
    nouns: Vec<String>,
    /// Verb forms with the particle at the end of their clause: *warf … vor*.
    separable: FxHashMap<String, String>,
    /// Forms that make a clause without a conjunction a reported one: *sagte, das Regime sei gefallen*.
    subjunctive: Vec<String>,
    /// Forms that make a whole sentence a reported one, behind or before a report.
    #[serde(default)]
    mood: Vec<String>,
    complementisers: Vec<String>,
    /// Whether a comma stands before a reported clause.
    comma: bool,
    /// Whether a dash opens direct speech: *—No —dijo Venn.*
    #[serde(default)]
    dialogue: bool,
    according: Vec<String>,
    /// Words behind their source: *dem Ministerium zufolge*.
    behind: Vec<String>,
    /// Whether every noun has a capital, so that a noun phrase can be told from the verb behind it.
    #[serde(default)]
    capitalised_nouns: bool,
    /// The article written together with its noun.
    #[serde(default)]
    article_prefix: String,
    determiners: Vec<String>,
    /// Prepositions that do not belong to a speaker's name or office.
    prepositions: Vec<String>,
    /// Days, which are nobody's name.
    days: Vec<String>,
    handback: Vec<String>,
}

/// What a form can be. A form may be several.
mod role {
    pub(super) const SAYS: u8 = 1;
    pub(super) const PARTICIPLE: u8 = 2;
    pub(super) const OBJECT: u8 = 4;
    pub(super) const JUDGES: u8 = 8;
    pub(super) const DEMANDS: u8 = 16;
    pub(super) const NAMES: u8 = 32;
    pub(super) const NOUN: u8 = 64;
    /// A finite form, which needs no auxiliary.
    pub(super) const FINITE: u8 = 128;
}

/// A small table, compiled against a vocabulary.
#[derive(Debug)]
pub(super) struct Basic {
    roles: Vec<u8>,
    according: Vec<Vec<String>>,
    data: Data,
}

/// The tables, one per language.
const TABLES: [&str; 6] = [
    include_str!("../../assets/voice/es.json"),
    include_str!("../../assets/voice/fr.json"),
    include_str!("../../assets/voice/de.json"),
    include_str!("../../assets/voice/pt.json"),
    include_str!("../../assets/voice/ar.json"),
    include_str!("../../assets/voice/ru.json"),
];

/// The languages of the small tables.
pub(super) const LANGUAGES: [&str; 6] = ["es", "fr", "de", "pt", "ar", "ru"];

/// Compiles every small table.
pub(super) fn tables(vocabulary: &Vocabulary) -> Vec<Basic> {
    TABLES
        .iter()
        .map(|text| {
            let data: Data = match serde_json::from_str(text) {
                Ok(data) => data,
                // The tables are part of the program; a test reads them.
                Err(error) => unreachable!("a bundled cue table: {error}"),
            };
            let mut roles = vec![0; vocabulary.len()];
            let mut give = |forms: &[String], role: u8| {
                for id in forms.iter().filter_map(|form| vocabulary.find(form)) {
                    roles[id.index()] |= role;
                }
            };
            give(&data.verbs, role::SAYS);
            give(&data.participles, role::PARTICIPLE | role::SAYS);
            give(&data.objects, role::OBJECT);
            give(&data.judging, role::JUDGES);
            give(&data.demanding, role::DEMANDS);
            give(&data.naming, role::NAMES);
            give(&data.nouns, role::NOUN);
            give(&data.verbs, role::FINITE);
            for forms in [&data.objects, &data.judging, &data.demanding, &data.naming] {
                for form in forms.iter().filter(|form| !data.participles.contains(form)) {
                    give(std::slice::from_ref(form), role::FINITE);
                }
            }
            let according =
                data.according.iter().map(|phrase| phrase.split(' ').map(str::to_owned).collect()).collect();
            Basic { roles, according, data }
        })
        .collect()
}

impl Basic {
    /// Whether this is the table of a language.
    pub(super) fn is_for(&self, language: Language) -> bool {
        self.data.language == language.code()
    }

    fn roles(&self, word: FormId) -> u8 {
        self.roles.get(word.index()).copied().unwrap_or(0)
    }
}

/// Reads an article with a small table, or with none. Returns the drafts and the scare quotes.
pub(super) fn read(reading: &Reading<'_>, table: Option<&Basic>, quotes: &[Quote]) -> (Vec<Draft>, Vec<Span>) {
    let mut drafts = Vec::new();
    let mut scares = Vec::new();
    let mut held = vec![false; quotes.len()];
    if let Some(table) = table {
        for sentence in reading.sentences() {
            sentence::Sentence::new(reading, table, quotes, sentence.token_range()).read(&mut held, &mut drafts);
        }
        if !table.data.mood.is_empty() {
            reported_mood(reading, table, quotes, &mut drafts);
        }
    }
    for paragraph in &reading.document.paragraphs {
        if paragraph.kind == ParagraphKind::Quotation {
            drafts.push(Draft {
                content: vec![paragraph.span],
                rule: "block-quotation",
                confidence: 0.9,
                ..Draft::default()
            });
        }
    }
    for (n, quote) in quotes.iter().enumerate() {
        if held[n] || reading.document.paragraphs[quote.paragraph as usize].kind == ParagraphKind::Quotation {
            continue;
        }
        let words = reading.tokens_in(quote.inner).filter(|&t| reading.form(t).is_word()).count();
        if words >= 4 {
            let source = n
                .checked_sub(1)
                .filter(|&p| held[p] && quotes[p].paragraph == quote.paragraph)
                .and_then(|_| drafts.last())
                .map(|d: &Draft| d.source.clone());
            let rule = if source.is_some() { "quote-recent" } else { "quote-alone" };
            drafts.push(Draft {
                source: source.unwrap_or_default(),
                content: vec![quote.span],
                rule,
                confidence: 0.6,
                ..Draft::default()
            });
        } else if words > 0 {
            scares.push(quote.span);
        }
    }
    (drafts, scares)
}

/// Sentences without a cue in the mood of reported speech (*Das Regime habe gelogen.*) go on with a report of their
/// paragraph: the one before them, or else the one behind.
fn reported_mood(reading: &Reading<'_>, table: &Basic, quotes: &[Quote], drafts: &mut Vec<Draft>) {
    for paragraph in &reading.document.paragraphs {
        let mut near = drafts
            .iter()
            .filter(|draft| draft.content.iter().all(|c| paragraph.span.overlaps(*c)))
            .map(|draft| (draft.content[0].start, draft.source.clone()))
            .collect::<Vec<_>>();
        near.sort_by_key(|(start, _)| *start);
        if near.is_empty() {
            continue;
        }
        for sentence in &reading.sentences()[paragraph.sentences.start as usize..paragraph.sentences.end as usize] {
            let mut words = sentence.token_range().map(|t| reading.folded(t));
            let reported = words.clone().any(|word| table.data.mood.iter().any(|form| form == word))
                && !words.any(|word| matches!(word, "ich" | "denn" | "ob"));
            let taken = drafts.iter().any(|draft| draft.content.iter().any(|c| c.overlaps(sentence.span)))
                || quotes.iter().any(|quote| quote.span.overlaps(sentence.span));
            if !reported || taken {
                continue;
            }
            let next = near.partition_point(|(start, _)| *start < sentence.span.start);
            let source = near.get(next.saturating_sub(1)).map(|(_, source)| source.clone()).unwrap_or_default();
            drafts.push(Draft {
                source,
                content: vec![sentence.span],
                rule: "reported-mood",
                confidence: 0.7,
                ..Draft::default()
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_tables_are_sound() {
        for (text, language) in TABLES.iter().zip(LANGUAGES) {
            let data: Data = serde_json::from_str(text).unwrap();
            assert_eq!(data.language, language);
            assert!(data.verbs.len() >= 30, "{language}");
            assert!(!data.complementisers.is_empty() && !data.according.is_empty());
            let lists = [
                &data.verbs,
                &data.participles,
                &data.auxiliaries,
                &data.passive,
                &data.reflexive,
                &data.objects,
                &data.judging,
                &data.demanding,
                &data.openers,
                &data.naming,
                &data.nouns,
                &data.subjunctive,
                &data.mood,
                &data.complementisers,
                &data.behind,
                &data.determiners,
                &data.prepositions,
                &data.days,
                &data.handback,
            ];
            for form in lists.into_iter().flatten().chain(data.separable.keys()) {
                assert_eq!(&*crate::text::fold(form), form, "{language} lists forms as they are folded");
            }
            for form in data.participles.iter().chain(&data.nouns) {
                let verb =
                    [&data.verbs, &data.objects, &data.judging, &data.demanding, &data.naming, &data.participles];
                assert!(verb.iter().any(|list| list.contains(form)), "{language}: {form} is no verb");
            }
        }
    }
}
