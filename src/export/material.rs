//! What tables, charts and the report are made from.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Analysis, Settings};
use crate::compare::CopyCounting;
use crate::export::report::corpus_hash;
use crate::lexicon::Family;
use crate::model::{Article, CorrectionCounts, Voice, Warning};
use crate::statistics::{Corpus, Indices, RoleName, Scope, Selection};
use crate::wording::{Language, Message, message, say};

/// An analysed corpus and the filter that holds for every figure and table of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The articles.
    pub articles: &'a [Article],
    /// Problems of the import.
    pub warnings: &'a [Warning],
    /// What was found in them.
    pub analysis: &'a Analysis,
    /// How it was found.
    pub settings: &'a Settings,
    /// What counts.
    pub scope: &'a Scope,
    /// What the numbers rest on.
    pub provenance: &'a Provenance,
    /// What was made from the texts once; empty at first.
    pub indices: &'a Indices,
    /// The language of titles, notes, the report and the methods paragraph. What tables hold is the same in every one.
    pub language: Language,
}

impl<'a> Material<'a> {
    /// The view the statistics are counted over.
    pub fn corpus(&self) -> Corpus<'a> {
        Corpus {
            articles: self.articles,
            documents: &self.analysis.documents,
            vocabulary: &self.analysis.vocabulary,
            attributions: &self.analysis.attributions,
            hits: &self.analysis.hits,
            terms: self.analysis.matcher.terms(),
            events: &self.analysis.events,
            copies: &self.analysis.copies,
        }
    }
}

/// What the analyst noted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Remark {
    /// What it is about: an article by outlet, date and title, or an event by its name.
    pub about: String,
    /// The words it is on; empty if it is on the whole.
    pub words: String,
    /// The note; may be empty where there are tags.
    pub note: String,
    /// Words it is filed under.
    pub tags: Vec<String>,
}

/// What numbers rest on: corpus, lexicons, program. Takes reading every text, so it is made once for a corpus.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Provenance {
    /// `sha256:…` over the articles.
    pub corpus: String,
    /// Name, version and `sha256:…` of every lexicon.
    pub lexicons: Vec<(String, String, String)>,
    /// How much of it the analyst corrected.
    pub corrections: CorrectionCounts,
    /// What people coded by hand and what came of it, a paragraph for each sample.
    pub validation: Vec<String>,
    /// Notes and tags, in the order of the articles, then of the events.
    pub remarks: Vec<Remark>,
}

impl Provenance {
    /// Works out the hashes.
    pub fn of(articles: &[Article], settings: &Settings) -> Provenance {
        Provenance {
            corpus: corpus_hash(articles),
            lexicons: settings
                .lexicons
                .iter()
                .map(|lexicon| (lexicon.name.clone(), lexicon.version.clone(), lexicon.hash()))
                .collect(),
            corrections: CorrectionCounts::default(),
            validation: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// With the number of corrections in force.
    #[must_use]
    pub fn corrected(self, corrections: CorrectionCounts) -> Provenance {
        Provenance { corrections, ..self }
    }

    /// With what people coded by hand.
    #[must_use]
    pub fn validated(self, validation: Vec<String>) -> Provenance {
        Provenance { validation, ..self }
    }

    /// With what the analyst noted.
    #[must_use]
    pub fn remarked(self, remarks: Vec<Remark>) -> Provenance {
        Provenance { remarks, ..self }
    }

    /// For captions: `Lexicon: English 1 (sha256 1a2b3c4d). Corpus: sha256 5e6f7a8b. Parallax 0.1.0.`
    pub fn caption(&self, language: Language) -> String {
        let short = |hash: &str| hash.trim_start_matches("sha256:").chars().take(8).collect::<String>();
        let lexicons: Vec<String> = self
            .lexicons
            .iter()
            .map(|(name, version, hash)| format!("{name} {version} (sha256 {})", short(hash)))
            .collect();
        say!(
            language,
            "Lexicon: {lexicons}. Corpus: sha256 {corpus}. Parallax {version}.",
            lexicons = lexicons.join(", "),
            corpus = short(&self.corpus),
            version = env!("CARGO_PKG_VERSION")
        )
    }
}

/// What charts count unless told otherwise: terms that are marked in the text, of every family but attribution and
/// doubt, whose words are nearly always the outlet's own and would hide the difference.
pub fn usual_scope() -> Scope {
    Scope {
        families: Family::ALL
            .into_iter()
            .filter(|&family| family != Family::Attrib)
            .map(|family| family.id().to_owned())
            .collect(),
        roles: [RoleName::Highlight].into(),
        ..Scope::default()
    }
}

/// How many articles there are in each language: `en 18, es 2`, the most frequent first.
pub(super) fn languages(articles: &[Article], language: Language) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles {
        *counts.entry(article.language.code()).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(code, n)| (std::cmp::Reverse(n), code));
    let name = |code: &str| if code.is_empty() { say!(language, "unknown | language") } else { code.to_owned() };
    counts.into_iter().map(|(code, n)| format!("{} {n}", name(code))).collect::<Vec<_>>().join(", ")
}

/// The languages of the selected articles that `is_read` does not hold for, with the number of articles: `es 1, pl 3`.
/// Nothing if it holds for all.
pub(super) fn not_read(
    articles: &[Article],
    selection: &Selection,
    is_read: impl Fn(crate::model::Language) -> bool,
) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in selection.articles.iter().map(|article| &articles[article.index()]) {
        if !is_read(article.language) {
            *counts.entry(article.language.code()).or_default() += 1;
        }
    }
    let listed: Vec<String> = counts.into_iter().map(|(code, n)| format!("{code} {n}")).collect();
    (!listed.is_empty()).then(|| listed.join(", "))
}

/// Names listed one by one in a description; more are counted.
const MOST_NAMED: usize = 6;

/// `Sources: A, B.`, or `Sources: all but C.`, or `Sources: 40 of 281.`, whichever is short; which articles these are
/// says the table of articles.
fn some<'a>(
    language: Language,
    name: &Message,
    chosen: &BTreeSet<String>,
    all: impl Iterator<Item = &'a str>,
) -> String {
    // With nothing chosen the names need not be gathered.
    let all: BTreeSet<&str> = if chosen.is_empty() { BTreeSet::new() } else { all.collect() };
    let value = |name: &str| if name.is_empty() { say!(language, "(none)") } else { name.to_owned() };
    let inside: Vec<String> = chosen.iter().map(|name| value(name)).collect();
    let outside: Vec<String> = all.iter().filter(|name| !chosen.contains(**name)).map(|name| value(name)).collect();
    let values = match (inside.len(), outside.len()) {
        (0, _) | (_, 0) => say!(language, "all | of a filter"),
        (few, many) if few <= MOST_NAMED && few <= many => inside.join(", "),
        (_, few) if few <= MOST_NAMED => say!(language, "all but {names}", names = outside.join(", ")),
        (few, _) if few <= MOST_NAMED => inside.join(", "),
        (chosen, others) => say!(language, "{chosen} of {all}", chosen, all = chosen + others),
    };
    say!(language, "{name}: {values}.", name, values)
}

/// A voice in running text: `indirect speech`.
fn voice_words(voice: Voice, language: Language) -> String {
    match voice {
        Voice::Own => say!(language, "own | a voice"),
        Voice::IndirectSpeech => say!(language, "indirect speech"),
        Voice::DirectQuote => say!(language, "direct quote"),
        Voice::ScareQuote => say!(language, "scare quote"),
    }
}

/// The filters in words: `Sources: all. Families: all but Attribution & doubt. …`
pub fn describe(material: &Material<'_>) -> String {
    let scope = material.scope;
    let terms = material.analysis.matcher.terms();
    let mut out = Vec::new();
    let sources = material.articles.iter().map(|article| article.source.value.as_str());
    out.push(some(material.language, &message!("Sources"), &scope.sources, sources));
    let events = material.analysis.events.iter().map(|event| event.id.as_str());
    out.push(some(material.language, &message!("Events"), &scope.events, events));
    if !scope.articles.is_empty() {
        out.push(say!(material.language, "{n} articles chosen one by one.", n = scope.articles.len()));
    }
    match scope.copies {
        CopyCounting::Each => {}
        CopyCounting::Once => out.push(say!(material.language, "Of copies of one article one is counted.")),
        CopyCounting::LeaveOut => out.push(say!(material.language, "Articles with copies are left out.")),
    }
    if !scope.languages.is_empty() {
        let languages = material.articles.iter().map(|article| article.language.code());
        out.push(some(material.language, &message!("Languages"), &scope.languages, languages));
    }
    match (scope.from, scope.to) {
        (Some(from), Some(to)) => out.push(say!(material.language, "Published {from} to {to}.", from, to)),
        (Some(from), None) => out.push(say!(material.language, "Published on {from} or later.", from)),
        (None, Some(to)) => out.push(say!(material.language, "Published on {to} or before.", to)),
        (None, None) => {}
    }
    if !scope.containing.is_empty() {
        let phrases: Vec<String> =
            scope.containing.iter().map(|phrase| say!(material.language, "“{phrase}”", phrase)).collect();
        let or = say!(material.language, " or ");
        out.push(say!(material.language, "Articles that contain {phrases}.", phrases = phrases.join(&or)));
    }
    let title = |family: Family| material.language.word(family.title());
    let families = Family::ALL.into_iter().map(title);
    let inside = Family::ALL.into_iter().filter(|family| scope.families.contains(family.id()));
    out.push(some(
        material.language,
        &message!("Families"),
        &inside.map(|family| title(family).to_owned()).collect(),
        families,
    ));
    if !scope.categories.is_empty() {
        let categories = terms.iter().map(|term| term.category.as_str());
        out.push(some(material.language, &message!("Categories"), &scope.categories, categories));
    }
    if !scope.topics.is_empty() {
        let topics = terms.iter().flat_map(|term| &term.entry.topics).map(String::as_str);
        out.push(some(material.language, &message!("Terms of the subjects"), &scope.topics, topics));
    }
    if !scope.voices.is_empty() {
        let voices: Vec<String> = scope.voices.iter().map(|&voice| voice_words(voice, material.language)).collect();
        out.push(say!(material.language, "Voices: {voices}.", voices = voices.join(", ")));
    }
    if scope.roles.len() == 1 {
        let marked = scope.roles.contains(&RoleName::Highlight);
        out.push(if marked {
            say!(material.language, "Terms marked in the text only.")
        } else {
            say!(material.language, "Terms counted as rates only.")
        });
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_said_in_words() {
        let articles: Vec<Article> = ["Radio Corvane", "Gazette", ""]
            .into_iter()
            .map(|source| {
                let mut article = Article { id: source.to_owned(), ..Article::default() };
                article.source.value = source.to_owned();
                article.set_text("", "The regime fell.");
                article
            })
            .collect();
        let settings = Settings::default();
        let analysis = Analysis::run(&articles, &settings, &crate::model::Progress::default()).unwrap();
        let provenance = Provenance::of(&articles, &settings);
        let check = |scope: Scope, expect: &str| {
            let material = Material {
                articles: &articles,
                warnings: &[],
                analysis: &analysis,
                settings: &settings,
                scope: &scope,
                provenance: &provenance,
                indices: &Indices::default(),
                language: Language::English,
            };
            assert_eq!(describe(&material), expect);
        };
        let set = |values: &[&str]| -> BTreeSet<String> { values.iter().map(|&value| value.to_owned()).collect() };
        check(
            usual_scope(),
            "Sources: all. Events: all. Families: all but Attribution & doubt. Terms marked in the text only.",
        );
        check(
            Scope {
                sources: set(&["Radio Corvane"]),
                from: Some(jiff::civil::date(2025, 1, 2)),
                voices: [crate::model::Voice::IndirectSpeech].into(),
                ..Scope::default()
            },
            "Sources: Radio Corvane. Events: all. Published on 2025-01-02 or later. Families: all. Voices: indirect \
             speech.",
        );
        check(
            Scope {
                sources: set(&["Radio Corvane", "Gazette"]),
                containing: set(&["port", "dock*"]),
                copies: CopyCounting::Once,
                ..Scope::default()
            },
            "Sources: all but (none). Events: all. Of copies of one article one is counted. Articles that \
             contain “dock*” or “port”. Families: all.",
        );
    }
}
