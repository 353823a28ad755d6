//! Brings a project and the articles that are there now together: by place and hash, then by hash alone, then by place
//! alone. What is missing or has changed is reported and kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::change::Change;
use super::corrections::Corrections;
use super::document::{ArticleEntry, Opened, Project, ProjectError};
use super::history::History;
use super::key::{ArticleKey, content_hash, keys};
use crate::import::{self, Imported};
use crate::model::{Article, Cancelled, Progress, Warning};
use crate::wording::{Message, message};

/// Up to this many articles of one kind are reported one by one.
const REPORTED: usize = 50;

/// A project with its articles.
#[derive(Debug)]
pub struct Linked {
    /// The project; places of articles that were moved are the new ones.
    pub project: Project,
    /// The articles that are there, as imported, in the order of `entries`.
    pub articles: Vec<Article>,
    /// What the project knows of each of them.
    pub entries: Arc<Vec<ArticleEntry>>,
    /// Articles that are not there.
    pub missing: Arc<Vec<ArticleEntry>>,
    /// Problems of the import and of the linking.
    pub warnings: Vec<Warning>,
}

/// Why a project could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file could not be read.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// The job was stopped.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Reads a project file and the articles it refers to.
///
/// # Errors
/// If the file cannot be read or the job is stopped. Missing articles are no error.
pub fn open(path: &Path, progress: &Progress) -> Result<Linked, OpenError> {
    let mut project = super::save::read(path)?;
    project.opened = project.opened.absolute(path);
    let imported = import(&project.opened, progress)?;
    Ok(link(project, imported))
}

/// Imports what a project was opened from. Paths are absolute.
///
/// # Errors
/// If cancelled.
pub fn import(opened: &Opened, progress: &Progress) -> Result<Imported, Cancelled> {
    if opened.sample {
        return Ok(import::sample());
    }
    if opened.paths.is_empty() {
        return Ok(Imported::default());
    }
    import::import(&opened.paths, progress)
}

impl Opened {
    /// With paths relative to the folder of a project file, where they can be.
    #[must_use]
    pub fn relative(&self, project: &Path) -> Opened {
        let folder = folder_of(project);
        let paths = self.paths.iter().map(|path| relative(&absolute(path), &folder)).collect();
        Opened { paths, ..self.clone() }
    }

    /// With paths that hold wherever the program runs.
    #[must_use]
    pub fn absolute(&self, project: &Path) -> Opened {
        let folder = folder_of(project);
        // A path of another system is read with the separators of this one.
        let join = |path: &PathBuf| folder.join(path.to_string_lossy().split('/').collect::<PathBuf>().as_path());
        let paths = self.paths.iter().map(|path| if path.is_absolute() { path.clone() } else { clean(&join(path)) });
        Opened { paths: paths.collect(), ..self.clone() }
    }
}

fn absolute(path: &Path) -> PathBuf {
    clean(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

fn folder_of(project: &Path) -> PathBuf {
    absolute(project).parent().map(Path::to_owned).unwrap_or_default()
}

/// Without `.` and `..`, as far as that can be seen from the path alone.
fn clean(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// A path as seen from a folder, with `/` between the parts; as it is, if the two have nothing in common.
fn relative(path: &Path, folder: &Path) -> PathBuf {
    let (to, from): (Vec<_>, Vec<_>) = (path.components().collect(), folder.components().collect());
    let common = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    // A path that shares nothing but the root is a place of its own: seen from elsewhere it would lead astray.
    if common < 2 {
        return path.to_owned();
    }
    let up = std::iter::repeat_n("..".to_owned(), from.len() - common);
    let down = to[common..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    PathBuf::from(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// What the project knows of articles that were just imported.
pub fn entries(articles: &[Article]) -> Vec<ArticleEntry> {
    let hashes: Vec<String> = articles.par_iter().map(content_hash).collect();
    keys(articles)
        .into_iter()
        .zip(hashes)
        .map(|(key, hash)| ArticleEntry { path: key.path, record: key.record, hash, ..ArticleEntry::default() })
        .collect()
}

/// Brings a project and imported articles together.
pub fn link(mut project: Project, imported: Imported) -> Linked {
    let Imported { articles, mut warnings } = imported;
    let mut known: Vec<ArticleEntry> = project.articles.to_vec();
    let listed: BTreeSet<ArticleKey> = known.iter().map(ArticleEntry::article_key).collect();
    // Decisions about an article the list does not have are about one that is missing.
    for key in project.corrections.articles.keys().filter(|key| !listed.contains(key)) {
        known.push(ArticleEntry { path: key.path.clone(), record: key.record, ..ArticleEntry::default() });
    }
    let fresh = entries(&articles);
    let pairs = pair(&known, &fresh);

    let mut taken: BTreeSet<ArticleKey> = fresh.iter().map(ArticleEntry::article_key).collect();
    let mut renamed: BTreeMap<ArticleKey, ArticleKey> = BTreeMap::new();
    let mut present: Vec<(ArticleEntry, Article)> = Vec::with_capacity(articles.len());
    let mut missing: Vec<ArticleEntry> = Vec::new();
    let (mut moved, mut changed, mut lost, mut copies) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut articles: Vec<Option<Article>> = articles.into_iter().map(Some).collect();
    for (mut entry, place) in known.into_iter().zip(&pairs) {
        let old = entry.article_key();
        let found = place.and_then(|place| Some((&fresh[place], articles[place].take()?)));
        if let Some((now, article)) = found {
            let key = now.article_key();
            if key != old {
                moved.push((
                    key.path.clone(),
                    message!(
                        "This article stood at {old} when the project was saved; it was recognised by its text.",
                        old = old.to_string()
                    ),
                ));
                renamed.insert(old, key);
            }
            (entry.path, entry.record) = (now.path.clone(), now.record);
            if now.hash == entry.hash {
                present.push((entry, article));
            } else if let Some(copy) = &entry.embedded {
                changed.push((entry.path.clone(), message!("The file has changed since the project was saved. The copy inside the project is used, so that corrections still fit. Save the project without copies to use the files.")));
                let copy = Article { path: entry.path.clone(), ..(**copy).clone() };
                present.push((entry, copy));
            } else {
                changed.push((entry.path.clone(), message!("The file has changed since the project was saved. Corrections whose words still stand where they stood are applied; the others are kept and listed here.")));
                entry.hash.clone_from(&now.hash);
                present.push((entry, article));
            }
            continue;
        }
        // Its place may be another article's now.
        if taken.contains(&old) {
            let record = taken.iter().filter(|key| key.path == old.path).map(|key| key.record).max().unwrap_or(0);
            entry.record = record + 1;
            renamed.insert(old, entry.article_key());
        }
        taken.insert(entry.article_key());
        if let Some(copy) = &entry.embedded {
            copies.push((entry.path.clone(), message!("The file is not there; the copy inside the project is used.")));
            let copy = Article { path: entry.path.clone(), ..(**copy).clone() };
            present.push((entry, copy));
        } else {
            lost.push((entry.path.clone(), message!("This article of the project is not there. What you decided about it is kept. Put the file back, or open the project's folder under its new place with File, Locate articles.")));
            missing.push(entry);
        }
    }
    let had_articles = !project.articles.is_empty();
    let mut new = 0;
    for (entry, article) in fresh.into_iter().zip(articles) {
        if let Some(article) = article {
            new += 1;
            present.push((entry, article));
        }
    }
    present.sort_by(|(a, _), (b, _)| a.key().cmp(&b.key()));
    missing.sort_by(|a, b| a.key().cmp(&b.key()));
    report(&mut warnings, "article-moved", moved, |n| {
        message!(
            "{n} articles were moved or renamed since the project was saved; they were recognised by their text.",
            n
        )
    });
    report(&mut warnings, "article-changed", changed, |n| {
        message!(
            "{n} articles have changed since the project was saved. Corrections that still fit are applied, the others are kept.",
            n
        )
    });
    report(&mut warnings, "article-missing", lost, |n| {
        message!(
            "{n} articles of the project are not there. What you decided about them is kept. Put the files back, or use File, Locate articles.",
            n
        )
    });
    report(&mut warnings, "article-from-project", copies, |n| {
        message!("{n} articles are not there; the copies inside the project are used.", n)
    });
    if had_articles && new > 0 {
        let message =
            message!("{new} of the articles were not there when the project was saved. They are part of it now.", new);
        warnings.push(Warning { path: String::new(), article: None, code: "article-new".to_owned(), message });
    }
    warnings.sort_by(|a, b| a.path.cmp(&b.path));
    if !renamed.is_empty() {
        rename(Arc::make_mut(&mut project.corrections), &mut project.history, &renamed);
    }
    let (entries, articles): (Vec<_>, Vec<_>) = present.into_iter().unzip();
    let mut all: Vec<ArticleEntry> = entries.iter().chain(&missing).cloned().collect();
    all.sort_by(|a, b| a.key().cmp(&b.key()));
    project.articles = Arc::new(all);
    Linked { project, articles, entries: Arc::new(entries), missing: Arc::new(missing), warnings }
}

/// By known article: which of the fresh ones it is.
fn pair(known: &[ArticleEntry], fresh: &[ArticleEntry]) -> Vec<Option<usize>> {
    let by_key: FxHashMap<(&str, u32), usize> = fresh.iter().enumerate().map(|(n, entry)| (entry.key(), n)).collect();
    let mut used = vec![false; fresh.len()];
    let mut pairs: Vec<Option<usize>> =
        known.iter().map(|entry| by_key.get(&entry.key()).copied().filter(|n| fresh[*n].hash == entry.hash)).collect();
    for n in pairs.iter().flatten() {
        used[*n] = true;
    }
    let mut by_hash: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (n, entry) in fresh.iter().enumerate().rev().filter(|(n, _)| !used[*n]) {
        by_hash.entry(entry.hash.as_str()).or_default().push(n);
    }
    for (entry, place) in known.iter().zip(&mut pairs).filter(|(_, place)| place.is_none()) {
        *place = by_hash.get_mut(entry.hash.as_str()).and_then(Vec::pop);
        if let Some(n) = *place {
            used[n] = true;
        }
    }
    for (entry, place) in known.iter().zip(&mut pairs).filter(|(_, place)| place.is_none()) {
        *place = by_key.get(&entry.key()).copied().filter(|n| !std::mem::replace(&mut used[*n], true));
    }
    pairs
}

fn report(warnings: &mut Vec<Warning>, code: &str, cases: Vec<(String, Message)>, together: impl Fn(usize) -> Message) {
    if cases.len() > REPORTED {
        let message = together(cases.len());
        warnings.push(Warning { path: String::new(), article: None, code: code.to_owned(), message });
        return;
    }
    warnings.extend(cases.into_iter().map(|(path, message)| Warning {
        path,
        article: None,
        code: code.to_owned(),
        message,
    }));
}

/// Gives articles their new names wherever decisions and history name them.
fn rename(corrections: &mut Corrections, history: &mut History, names: &BTreeMap<ArticleKey, ArticleKey>) {
    let new = |key: &ArticleKey| names.get(key).unwrap_or(key).clone();
    corrections.articles =
        std::mem::take(&mut corrections.articles).into_iter().map(|(key, decided)| (new(&key), decided)).collect();
    for key in corrections.events.iter_mut().flat_map(super::corrections::EventDecision::articles_mut) {
        *key = new(key);
    }
    history.for_each_change(|change| match change {
        Change::Article { article, .. } | Change::Line { article, .. } | Change::Hit { article, .. } => {
            *article = new(article);
        }
        Change::Event { to: Some(decision), .. } => {
            for key in decision.articles_mut() {
                *key = new(key);
            }
        }
        _ => {}
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Settings;
    use crate::import::import_embedded;
    use crate::project::{ArticleCorrections, EventDecision};

    const ONE: &str = "Dam opens\n\nThe dam opened on Monday, the mayor said. Nobody was hurt in the valley below it.";
    const TWO: &str = "Ferry late\n\nThe ferry was late again on Monday, the harbour board said, and nobody knew why.";
    const THREE: &str =
        "Levy passed\n\nThe council passed the levy by one vote on Tuesday after a debate of nine hours.";

    fn key(path: &str) -> ArticleKey {
        ArticleKey { path: path.to_owned(), record: 1 }
    }

    /// A project on files, in which the source of every article was set to its path.
    fn project(files: &[(&str, &str)], embed: bool) -> Project {
        let imported = import_embedded(files);
        let mut entries = entries(&imported.articles);
        if embed {
            for (entry, article) in entries.iter_mut().zip(&imported.articles) {
                entry.embedded = Some(Arc::new(article.clone()));
            }
        }
        let mut project = Project::new(Opened::default(), Arc::new(entries), &Settings::default());
        let corrections = Arc::make_mut(&mut project.corrections);
        for (path, _) in files {
            let mut article = ArticleCorrections::default();
            article.fields.source = Some((*path).to_owned());
            corrections.articles.insert(key(path), article);
        }
        corrections.events.push(EventDecision::Split { article: key(files[0].0) });
        project
    }

    fn codes(linked: &Linked) -> Vec<(&str, &str)> {
        linked.warnings.iter().map(|warning| (warning.path.as_str(), warning.code.as_str())).collect()
    }

    fn source<'a>(linked: &'a Linked, path: &str) -> Option<&'a str> {
        linked.project.corrections.articles.get(&key(path))?.fields.source.as_deref()
    }

    #[test]
    fn articles_are_known_again_wherever_they_are() {
        let before = [("a.txt", ONE), ("b.txt", TWO)];
        let check = |now: &[(&str, &str)], warned: &[(&str, &str)], sources: &[(&str, Option<&str>)]| {
            let linked = link(project(&before, false), import_embedded(now));
            assert_eq!(codes(&linked), warned, "{now:?}");
            for (path, expect) in sources {
                assert_eq!(source(&linked, path), *expect, "{path} of {now:?}");
            }
            assert_eq!(linked.articles.len(), linked.entries.len());
            assert!(linked.entries.is_sorted_by(|a, b| a.key() < b.key()));
        };
        check(&before, &[], &[("a.txt", Some("a.txt")), ("b.txt", Some("b.txt"))]);
        check(
            &[("a.txt", ONE), ("c/d.txt", TWO)],
            &[("c/d.txt", "article-moved")],
            &[("c/d.txt", Some("b.txt")), ("b.txt", None)],
        );
        check(&[("a.txt", ONE), ("b.txt", THREE)], &[("b.txt", "article-changed")], &[("b.txt", Some("b.txt"))]);
        check(&[("a.txt", ONE)], &[("b.txt", "article-missing")], &[("b.txt", Some("b.txt"))]);
        check(&[("a.txt", ONE), ("b.txt", TWO), ("c.txt", THREE)], &[("", "article-new")], &[("c.txt", None)]);
        // Two files that changed places keep what was decided about their texts.
        check(
            &[("a.txt", TWO), ("b.txt", ONE)],
            &[("a.txt", "article-moved"), ("b.txt", "article-moved")],
            &[("a.txt", Some("b.txt")), ("b.txt", Some("a.txt"))],
        );
    }

    #[test]
    fn a_missing_article_keeps_its_decisions_when_another_takes_its_place() {
        let linked = link(project(&[("a.txt", ONE), ("b.txt", TWO)], false), import_embedded(&[("a.txt", TWO)]));
        assert_eq!(source(&linked, "a.txt"), Some("b.txt"));
        let kept = &linked.missing[0];
        assert_eq!((kept.path.as_str(), kept.record), ("a.txt", 2));
        assert_eq!(linked.project.corrections.articles[&kept.article_key()].fields.source.as_deref(), Some("a.txt"));
        assert_eq!(linked.project.corrections.events, [EventDecision::Split { article: kept.article_key() }]);
        // It is found again once it is back.
        let again = link(linked.project, import_embedded(&[("a.txt", TWO), ("z.txt", ONE)]));
        assert_eq!(source(&again, "z.txt"), Some("a.txt"));
        assert!(again.missing.is_empty());
    }

    #[test]
    fn articles_the_project_carries_along_are_used_where_files_are_gone_or_changed() {
        let linked = link(project(&[("a.txt", ONE), ("b.txt", TWO)], true), import_embedded(&[("a.txt", THREE)]));
        assert_eq!(codes(&linked), [("a.txt", "article-changed"), ("b.txt", "article-from-project")]);
        let titles: Vec<&str> = linked.articles.iter().map(Article::title).collect();
        assert_eq!(titles, ["Dam opens", "Ferry late"]);
    }

    #[test]
    fn paths_are_kept_relative_to_the_project() {
        let check = |path: &str, project: &str, expect: &str| {
            let opened = Opened { paths: vec![path.into()], ..Opened::default() };
            let kept = opened.relative(Path::new(project));
            assert_eq!(kept.paths, [PathBuf::from(expect)]);
            assert_eq!(kept.absolute(Path::new(project)), opened);
        };
        if cfg!(unix) {
            check("/home/ada/study/articles", "/home/ada/study/levy.parallax", "articles");
            check("/home/ada/study", "/home/ada/study/levy.parallax", ".");
            check("/home/ada/corpus/2024", "/home/ada/study/levy.parallax", "../corpus/2024");
            check("/data/corpus", "/home/ada/levy.parallax", "/data/corpus");
        }
    }
}
