//! What tables, charts and the report are made from.

use std::collections::BTreeMap;

use crate::analysis::{Analysis, Settings};
use crate::export::report::corpus_hash;
use crate::lexicon::Family;
use crate::model::{Article, Warning};
use crate::statistics::{Corpus, RoleName, Scope};

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
        }
    }
}

/// What numbers rest on: corpus, lexicons, program. Takes reading every text, so it is made once for a corpus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provenance {
    /// `sha256:…` over the articles.
    pub corpus: String,
    /// Name, version and `sha256:…` of every lexicon.
    pub lexicons: Vec<(String, String, String)>,
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
        }
    }

    /// For captions: `Lexicon: English 1 (sha256 1a2b3c4d). Corpus: sha256 5e6f7a8b. Parallax 0.1.0.`
    pub fn caption(&self) -> String {
        let short = |hash: &str| hash.trim_start_matches("sha256:").chars().take(8).collect::<String>();
        let lexicons: Vec<String> = self
            .lexicons
            .iter()
            .map(|(name, version, hash)| format!("{name} {version} (sha256 {})", short(hash)))
            .collect();
        format!(
            "Lexicon: {}. Corpus: sha256 {}. Parallax {}.",
            lexicons.join(", "),
            short(&self.corpus),
            env!("CARGO_PKG_VERSION")
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
pub(super) fn languages(articles: &[Article]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles {
        *counts.entry(article.language.code()).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(code, n)| (std::cmp::Reverse(n), code));
    let name = |code: &str| if code.is_empty() { "unknown".to_owned() } else { code.to_owned() };
    counts.into_iter().map(|(code, n)| format!("{} {n}", name(code))).collect::<Vec<_>>().join(", ")
}

/// The filters in words: `Sources: all. Families: all but Attribution & doubt. …`
pub fn describe(scope: &Scope) -> String {
    let mut out = Vec::new();
    let list = |name: &str, set: &std::collections::BTreeSet<String>| {
        let value = |name: &'_ String| if name.is_empty() { "(none)".to_owned() } else { name.clone() };
        let values: Vec<String> = set.iter().map(value).collect();
        format!("{name}: {}.", if values.is_empty() { "all".to_owned() } else { values.join(", ") })
    };
    out.push(list("Sources", &scope.sources));
    out.push(list("Events", &scope.events));
    if !scope.articles.is_empty() {
        out.push(format!("{} articles chosen one by one.", scope.articles.len()));
    }
    if !scope.languages.is_empty() {
        out.push(list("Languages", &scope.languages));
    }
    if scope.from.is_some() || scope.to.is_some() {
        let day = |date: Option<jiff::civil::Date>| date.map_or_else(|| "…".to_owned(), |date| date.to_string());
        out.push(format!("Published {} to {}.", day(scope.from), day(scope.to)));
    }
    let (inside, outside): (Vec<Family>, Vec<Family>) =
        Family::ALL.into_iter().partition(|family| scope.families.is_empty() || scope.families.contains(family.id()));
    let titles = |families: &[Family]| families.iter().map(|family| family.title()).collect::<Vec<_>>().join(", ");
    out.push(match (outside.len(), inside.len()) {
        (0, _) => "Families: all.".to_owned(),
        (without, with) if without < with => format!("Families: all but {}.", titles(&outside)),
        _ => format!("Families: {}.", titles(&inside)),
    });
    if !scope.categories.is_empty() {
        out.push(list("Categories", &scope.categories));
    }
    if !scope.topics.is_empty() {
        out.push(list("Topics", &scope.topics));
    }
    if !scope.voices.is_empty() {
        let voices: Vec<&str> = scope.voices.iter().map(|voice| voice.name()).collect();
        out.push(format!("Voices: {}.", voices.join(", ").replace('_', " ")));
    }
    if scope.roles.len() == 1 {
        let marked = scope.roles.contains(&RoleName::Highlight);
        out.push(if marked { "Terms marked in the text only." } else { "Terms counted as rates only." }.to_owned());
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_said_in_words() {
        assert_eq!(
            describe(&usual_scope()),
            "Sources: all. Events: all. Families: all but Attribution & doubt. Terms marked in the text only."
        );
        let scope = Scope {
            sources: ["Radio Corvane".to_owned()].into(),
            from: Some(jiff::civil::date(2025, 1, 2)),
            voices: [crate::model::Voice::IndirectSpeech].into(),
            ..Scope::default()
        };
        assert_eq!(
            describe(&scope),
            "Sources: Radio Corvane. Events: all. Published 2025-01-02 to …. Families: all. Voices: indirect speech."
        );
    }
}
