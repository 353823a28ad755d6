//! The outlet, where the file itself does not name it: by folder, by file name, by what the text says of itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Article, Basis, Sourced};

/// Folder names that say what a folder holds and not whose it is.
const GENERIC: &[&str] = &[
    "articles",
    "article",
    "news",
    "data",
    "html",
    "txt",
    "text",
    "texts",
    "json",
    "csv",
    "corpus",
    "documents",
    "docs",
    "files",
    "pages",
    "raw",
    "clean",
    "input",
    "in",
    "output",
    "out",
    "new",
    "old",
    "test",
    "train",
    "dev",
    "misc",
    "other",
    "sample",
    "samples",
    "archive",
    "export",
    "downloads",
    "left",
    "right",
    "center",
    "centre",
    "en",
    "de",
    "fr",
    "es",
    "ar",
    "ru",
    "fa",
    "he",
    "hi",
    "zh",
];

/// Files without an outlet that are counted each on its own; in a larger folder they are counted together.
const MOST_FILES_APART: usize = 24;

/// Sets the source of every article that has none yet.
pub(super) fn complete(articles: &mut [Article]) {
    let level = outlet_level(articles);
    let by_prefix = prefixes(articles);
    for article in articles.iter_mut().filter(|article| article.source.value.is_empty()) {
        let folder =
            level.and_then(|level| folders(&article.path).get(level).copied().filter(|name| names_an_outlet(name)));
        article.source = if let Some(folder) = folder {
            Sourced { value: readable(folder), basis: Basis::Folder }
        } else if let Some(name) = by_prefix.get(&article.path).cloned().or_else(|| domain(&article.path)) {
            Sourced { value: name, basis: Basis::FileName }
        } else if let Some(name) = self_reference(article) {
            Sourced { value: name, basis: Basis::Text }
        } else {
            Sourced::default()
        };
    }
    name_after_files(articles);
}

/// A few texts whose outlet nothing names are most often one per outlet, put together to be compared. Counting them
/// together would hide just that, so each stands under its file's name until the analyst names its outlet. Records of
/// a table or list are left as they are: there an empty field means what it says.
fn name_after_files(articles: &mut [Article]) {
    let unnamed: Vec<usize> = (0..articles.len())
        .filter(|&n| articles[n].source.value.is_empty() && articles[n].id == articles[n].path)
        .collect();
    if unnamed.len() > MOST_FILES_APART {
        return;
    }
    let stems: Vec<String> = unnamed.iter().map(|&n| stem(&articles[n].path).to_owned()).collect();
    let taken: BTreeSet<String> = articles.iter().map(|article| article.source.value.clone()).collect();
    let short = |stem: &str| stem.split(['_', ' ', '-']).next().unwrap_or(stem).to_owned();
    let heads: BTreeSet<String> = stems.iter().map(|stem| short(stem)).collect();
    let distinct = heads.len() == stems.len() && heads.iter().all(|head| head.chars().count() >= 2);
    for (&n, stem) in unnamed.iter().zip(&stems) {
        let mut name = if distinct { short(stem) } else { stem.clone() };
        if taken.contains(&name) || stems.iter().filter(|other| *other == stem).count() > 1 {
            name.clone_from(&articles[n].path);
        }
        articles[n].source = Sourced { value: name, basis: Basis::FileName };
    }
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn folders(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    parts
}

/// The level of folders that are outlets: the second, if its names come back under several of the first (events with
/// their outlets); else the first, if there are several that look like outlets.
fn outlet_level(articles: &[Article]) -> Option<usize> {
    let mut first: BTreeSet<&str> = BTreeSet::new();
    let mut second: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for article in articles {
        let parts = folders(&article.path);
        if let Some(&name) = parts.first() {
            first.insert(name);
            if let Some(&inner) = parts.get(1) {
                second.entry(inner).or_default().insert(name);
            }
        }
    }
    let outlets = |names: &mut dyn Iterator<Item = &str>| names.filter(|name| names_an_outlet(name)).count() >= 2;
    if second.values().any(|parents| parents.len() > 1) && outlets(&mut second.keys().copied()) {
        Some(1)
    } else if outlets(&mut first.iter().copied()) {
        Some(0)
    } else {
        None
    }
}

fn names_an_outlet(name: &str) -> bool {
    let plain = name.to_lowercase();
    name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !GENERIC.contains(&plain.as_str())
        && name.chars().filter(char::is_ascii_digit).count() * 2 < name.chars().count()
        && !["event", "story", "topic", "cluster", "batch", "part", "week", "day"]
            .iter()
            .any(|word| plain.starts_with(word) && plain.chars().any(|c| c.is_ascii_digit()))
}

/// `the-gangway` as `The Gangway`; names with capitals of their own stay as they are.
fn readable(name: &str) -> String {
    if name.contains('.') {
        return name.to_owned();
    }
    let spaced = name.replace(['-', '_'], " ");
    if spaced.chars().any(char::is_uppercase) {
        return spaced.trim().to_owned();
    }
    spaced
        .split_whitespace()
        .map(|word| {
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap_or_else(|error| unreachable!("{error}"))
}

/// A domain at the start of a file's name.
fn domain(path: &str) -> Option<String> {
    static DOMAIN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:www\.)?((?:[a-z0-9-]+\.)+(?:com|org|net|co\.uk|gov|edu|info|news|tv|io|de|fr|es|it|ru|ir|il|in|cn|jp|uk|eu|ca|au|nl|pl|tr|ua))[_\-. ]",
        )
    });
    let name = path.rsplit('/').next()?;
    DOMAIN.captures(&name.to_lowercase()).map(|found| found[1].to_owned())
}

/// `coast-daily_2024-05-06_ferry.txt`: the part before the first `_` or ` - `, where all files of a folder have one and
/// it comes back.
fn prefixes(articles: &[Article]) -> BTreeMap<String, String> {
    let mut by_folder: BTreeMap<&str, Vec<(&Article, Option<&str>)>> = BTreeMap::new();
    for article in articles {
        let (folder, name) = article.path.rsplit_once('/').unwrap_or(("", &article.path));
        let prefix = name
            .split_once('_')
            .or_else(|| name.split_once(" - "))
            .map(|(prefix, _)| prefix.trim())
            .filter(|prefix| names_an_outlet(prefix) && !prefix.contains('.') && prefix.len() <= 40);
        by_folder.entry(folder).or_default().push((article, prefix));
    }
    let mut out = BTreeMap::new();
    for files in by_folder.into_values() {
        let distinct: BTreeSet<&str> = files.iter().filter_map(|(_, prefix)| *prefix).collect();
        if files.iter().any(|(_, prefix)| prefix.is_none())
            || distinct.len() < 2
            || distinct.len() * 3 > files.len() * 2
        {
            continue;
        }
        out.extend(files.into_iter().filter_map(|(article, prefix)| Some((article.path.clone(), readable(prefix?)))));
    }
    out
}

/// `The post … appeared first on Coast Daily.`, `© 2024 Coast Daily`: lines in which a site names itself.
fn self_reference(article: &Article) -> Option<String> {
    static FIRST_ON: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:appeared first on|first appeared on)\s+([^.|]{2,60})\.?\s*$"));
    static COPYRIGHT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:©|\(c\)|(?i:copyright)(?:\s*©)?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*([\p{Lu}][^.,|]{2,50}?)(?:\.|,|\||\s[Aa]ll [Rr]ights.*|$)",
        )
    });
    article.removed.iter().find_map(|line| {
        let found = FIRST_ON.captures(&line.text).or_else(|| COPYRIGHT.captures(&line.text))?;
        let name = found[1].trim();
        (name.split_whitespace().count() <= 6).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sources of records, whose own ids keep them from being named after their file.
    fn sources(paths: &[&str]) -> Vec<String> {
        let mut articles: Vec<Article> =
            paths.iter().map(|path| Article { path: (*path).to_owned(), ..Article::default() }).collect();
        complete(&mut articles);
        articles.into_iter().map(|article| article.source.value).collect()
    }

    #[test]
    fn folders_that_look_like_outlets_are() {
        assert_eq!(sources(&["coast-daily/a.txt", "The Gangway/b.txt"]), ["Coast Daily", "The Gangway"]);
        assert_eq!(
            sources(&["event1/coast/a.txt", "event1/gangway/b.txt", "event2/coast/c.txt"]),
            ["Coast", "Gangway", "Coast"]
        );
        assert_eq!(sources(&["html/a.txt", "txt/b.txt"]), ["", ""]);
        assert_eq!(sources(&["2023/a.txt", "2024/b.txt"]), ["", ""]);
        assert_eq!(sources(&["only/a.txt", "only/b.txt"]), ["", ""]);
    }

    #[test]
    fn file_names_may_name_outlets() {
        assert_eq!(
            sources(&["coast_1.txt", "coast_2.txt", "gangway_1.txt", "gangway_2.txt"]),
            ["Coast", "Coast", "Gangway", "Gangway"]
        );
        assert_eq!(sources(&["000_acf01a.txt", "001_bc.txt"]), ["", ""]);
        assert_eq!(sources(&["www.coast.com_ferry.txt"]), ["coast.com"]);
    }

    #[test]
    fn a_few_files_that_nothing_names_stand_each_on_its_own() {
        let named = |paths: &[&str]| -> Vec<String> {
            let mut articles: Vec<Article> = paths
                .iter()
                .map(|path| Article { id: (*path).to_owned(), path: (*path).to_owned(), ..Article::default() })
                .collect();
            complete(&mut articles);
            articles.into_iter().map(|article| article.source.value).collect()
        };
        assert_eq!(named(&["000_acf01a.txt", "001_bc.txt"]), ["000", "001"]);
        assert_eq!(named(&["talks-1.txt", "talks-2.txt"]), ["talks-1", "talks-2"]);
        assert_eq!(named(&["1/a.txt", "2/a.txt"]), ["1/a.txt", "2/a.txt"]);
        let many: Vec<String> = (0..=MOST_FILES_APART).map(|n| format!("{n:03}.txt")).collect();
        assert!(named(&many.iter().map(String::as_str).collect::<Vec<_>>()).iter().all(String::is_empty));
    }
}
