//! Names given on the command line that must be in the corpus or the lexicon. A misspelt one would count nothing, and
//! figures of nothing look like a finding.

use std::collections::BTreeSet;
use std::fmt;

use crate::analysis::{Analysis, Settings};
use crate::lexicon::Lexicon;
use crate::model::Article;
use crate::statistics::Scope;

/// Most known names that are listed.
const MOST_LISTED: usize = 40;

/// Something was named that is not there; with what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Unknown(String);

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unknown {}

/// Whether every name a scope gives is there, and its days are in order.
pub(super) fn check_scope(
    scope: &Scope,
    articles: &[Article],
    analysis: &Analysis,
    settings: &Settings,
) -> Result<(), Unknown> {
    let categories = || settings.lexicons.iter().flat_map(|lexicon| &lexicon.categories);
    let entries = || settings.lexicons.iter().flat_map(Lexicon::entries);
    for (option, asked, known) in [
        ("--source", &scope.sources, articles.iter().map(|article| article.source.value.as_str()).collect()),
        ("--event", &scope.events, analysis.events.iter().map(|event| event.id.as_str()).collect()),
        ("--language", &scope.languages, articles.iter().map(|article| article.language.code()).collect()),
        ("--category", &scope.categories, categories().map(|category| category.id.as_str()).collect()),
        ("--topic", &scope.topics, entries().flat_map(|(_, entry)| &entry.topics).map(String::as_str).collect()),
    ] {
        let known: BTreeSet<&str> = known;
        if let Some(name) = asked.iter().find(|name| !known.contains(name.as_str())) {
            return Err(unknown(option, name, &known));
        }
    }
    match (scope.from, scope.to) {
        (Some(from), Some(to)) if from > to => {
            Err(Unknown(format!("--from {from} is later than --until {to}, so no article counts")))
        }
        _ => Ok(()),
    }
}

/// Whether an article has the field that the grouping is to be taken from.
pub(super) fn check_event_field(field: &str, articles: &[Article]) -> Result<(), Unknown> {
    let known: BTreeSet<&str> =
        articles.iter().flat_map(|article| article.metadata.keys().map(String::as_str)).collect();
    if known.contains(field) { Ok(()) } else { Err(unknown("--event-field", field, &known)) }
}

fn unknown(option: &str, name: &str, known: &BTreeSet<&str>) -> Unknown {
    if known.is_empty() {
        return Unknown(format!("{option}: there is no `{name}`, nor any other name to give here"));
    }
    let mut listed: Vec<&str> = known.iter().copied().take(MOST_LISTED).collect();
    if known.len() > listed.len() {
        listed.push("…");
    }
    Unknown(format!("{option}: there is no `{name}`; known are {}", listed.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import;
    use crate::model::Progress;

    #[test]
    fn names_that_are_not_there_are_refused() {
        let articles = import::sample().articles;
        let settings = Settings::default();
        let analysis = Analysis::run(&articles[..2], &settings, &Progress::default()).unwrap();
        let one = |name: &str| BTreeSet::from([name.to_owned()]);
        let check = |scope: &Scope| check_scope(scope, &articles, &analysis, &settings).map_err(|error| error.0);
        let source = articles[0].source.value.clone();
        assert_eq!(check(&Scope { sources: one(&source), languages: one("en"), ..Scope::default() }), Ok(()));
        for (scope, says) in [
            (Scope { sources: one("Nobody"), ..Scope::default() }, source.as_str()),
            (Scope { events: one("event-99"), ..Scope::default() }, "event-1"),
            (Scope { languages: one("english"), ..Scope::default() }, "en"),
            (Scope { categories: one("legal"), ..Scope::default() }, "legal_crime"),
            (Scope { topics: one("nowhere"), ..Scope::default() }, "nowhere"),
        ] {
            let error = check(&scope).unwrap_err();
            assert!(error.contains(says), "{error}");
        }
        let (from, to) = ("2024-05-02".parse().ok(), "2024-05-01".parse().ok());
        assert!(check(&Scope { from, to, ..Scope::default() }).is_err());
        assert!(check_event_field("nofield", &articles).is_err());
    }
}
