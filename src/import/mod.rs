//! From bytes to articles: walking folders, recognising formats and encodings, removing boilerplate, finding metadata.
//!
//! An import never fails: what cannot be read becomes a [`Warning`] that says what to do, and the rest is loaded.

mod clean;
mod columns;
mod csv;
mod dates;
mod dating;
mod detect;
mod draft;
mod encoding;
mod fields;
#[cfg(test)]
mod hostile;
mod html;
mod json;
mod language;
mod languages;
mod markdown;
mod office;
mod patterns;
mod plain;
mod quoting;
mod remains;
mod rtf;
mod sample;
mod sources;
mod walk;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::PathBuf;

use rayon::prelude::*;

pub use self::sample::sample;

use self::detect::Format;
use self::draft::Draft;
use crate::model::{Article, Basis, Cancelled, Progress, Published, Stage, Warning};
use crate::wording::{Fill, Message, message};

/// Bytes of a file that are looked at to recognise it.
const HEAD: usize = 64 << 10;
/// The largest file that is read as one article, or as one JSON value or table, in bytes.
const LARGEST_ARTICLE: u64 = 64 << 20;

/// Warnings of one kind that are told one by one for a file.
const MOST_WARNINGS: usize = 50;

/// What an import brought: articles in a fixed order, and everything that went wrong on the way.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Imported {
    /// The articles, ordered by path and by position in their file.
    pub articles: Vec<Article>,
    /// Problems, ordered by path.
    pub warnings: Vec<Warning>,
}

/// Imports files and folders. A bad file becomes a warning; the rest is loaded.
///
/// # Errors
/// Only if cancelled.
pub fn import(paths: &[PathBuf], progress: &Progress) -> Result<Imported, Cancelled> {
    progress.enter(Stage::Read, 0);
    let (files, warnings) = walk::walk(paths, progress)?;
    progress.enter(Stage::Read, files.len());
    let outcomes: Vec<(String, Outcome)> = files
        .into_par_iter()
        .map(|file| {
            progress.check()?;
            let mut outcome = Outcome::default();
            outcome.read_file(&file, progress)?;
            progress.advance(1);
            Ok((file.relative, outcome))
        })
        .collect::<Result<_, Cancelled>>()?;
    Ok(gather(outcomes, warnings))
}

/// Imports texts that are already in memory, by path and content: the built-in sample, tests.
pub fn import_embedded(files: &[(&str, &str)]) -> Imported {
    let mut files = files.to_vec();
    files.sort_unstable();
    let outcomes = files
        .into_iter()
        .map(|(path, text)| {
            let mut outcome = Outcome::default();
            let format = detect::format(extension(path), &text.as_bytes()[..text.len().min(HEAD)]);
            outcome.read_text(format, text);
            (path.to_owned(), outcome)
        })
        .collect();
    gather(outcomes, Vec::new())
}

/// What one file gave.
#[derive(Debug, Default)]
struct Outcome {
    /// Articles with their number in the file, counted from 1.
    drafts: Vec<(usize, Draft)>,
    /// Codes and messages.
    warnings: Vec<(&'static str, Message)>,
    /// How often each code was met; past [`MOST_WARNINGS`] it is counted only.
    met: BTreeMap<&'static str, usize>,
    /// Whether the reader was told that the encoding was guessed.
    encoding_warned: bool,
}

impl Outcome {
    fn warn(&mut self, code: &'static str, message: Message) {
        let met = self.met.entry(code).or_default();
        *met += 1;
        if *met <= MOST_WARNINGS {
            self.warnings.push((code, message));
        }
    }

    /// Says what was counted only, and that nothing came of a file if nothing else says so.
    fn conclude(&mut self) {
        for (&code, &met) in &self.met {
            if met > MOST_WARNINGS {
                self.warnings.push((code, repeated(met - MOST_WARNINGS)));
            }
        }
        if self.drafts.is_empty() && self.warnings.is_empty() {
            self.warn("no-articles", message!("The file holds no articles: it has the form of a list or table, but no rows. Check that it was saved completely."));
        }
    }

    fn warn_encoding(&mut self, name: impl Fill) {
        self.encoding_warned = true;
        self.warn("encoding-guessed", message!("The file does not say how its characters are encoded; it was read as {name}. If letters look wrong, save it as UTF-8 and open it again.", name));
    }

    fn read_file(&mut self, file: &walk::Found, progress: &Progress) -> Result<(), Cancelled> {
        let opened = File::open(&file.path).and_then(|mut open| {
            let mut head = Vec::with_capacity(HEAD);
            open.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
            let size = open.metadata()?.len();
            open.rewind()?;
            Ok((open, head, size))
        });
        let (mut open, head, size) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                self.warn(
                    "unreadable",
                    message!(
                        "The file could not be read: {error}. Check its permissions and open it again.",
                        error = error.to_string()
                    ),
                );
                return Ok(());
            }
        };
        if head.is_empty() {
            self.warn("empty-file", message!("The file is empty."));
            return Ok(());
        }
        let name = file.relative.rsplit('/').next().unwrap_or(&file.relative);
        if is_readme(name) {
            self.warn("skipped-readme", message!("A file of this name usually describes a folder and was not taken for an article. Rename it if it is one."));
            return Ok(());
        }
        let format = detect::format(&extension(name).to_lowercase(), &head);
        let utf8 =
            !head.starts_with(b"\xff\xfe") && !head.starts_with(b"\xfe\xff") && memchr::memchr(0, &head).is_none();
        if format == Format::JsonLines && utf8 {
            return json::read_lines(BufReader::with_capacity(1 << 20, open), progress, self);
        }
        if let Format::Unsupported(what) = format {
            self.warn("unsupported-format", message!("This seems to be {what} and was left out. Save it as plain text, Markdown, HTML, DOCX, ODT, RTF, JSON or CSV to load it.", what));
            return Ok(());
        }
        if size > LARGEST_ARTICLE && !matches!(format, Format::Json | Format::Csv | Format::Tsv | Format::JsonLines) {
            self.warn("too-large", message!("The file has {size} MB, too much for one article, and was left out. Split it, or convert it to JSON Lines or CSV with one article per row.", size = size >> 20));
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        if let Err(error) = open.read_to_end(&mut bytes) {
            self.warn(
                "unreadable",
                message!(
                    "The file could not be read: {error}. Check the disk and open it again.",
                    error = error.to_string()
                ),
            );
            return Ok(());
        }
        progress.check()?;
        let document = match format {
            Format::Word => Some(office::read_word(&bytes)),
            Format::OpenDocument => Some(office::read_open(&bytes)),
            Format::Rtf => Some(Ok(rtf::read(&bytes))),
            _ => None,
        };
        if let Some(document) = document {
            self.read_document(document);
            return Ok(());
        }
        let declared = if format == Format::Html { encoding::declared(&bytes) } else { None };
        let decoded = encoding::decode(&bytes, declared.as_deref());
        if let Some(name) = decoded.guessed {
            self.warn_encoding(name);
        }
        if decoded.damaged {
            self.warn("encoding-damaged", message!("Some bytes fit no encoding and are shown as \u{fffd}. Save the file again as UTF-8 from the program it came from."));
        }
        self.read_text(format, &decoded.text);
        Ok(())
    }

    fn read_text(&mut self, format: Format, text: &str) {
        let text = text.trim_start_matches('\u{feff}');
        let draft = match format {
            Format::Plain => plain::read(text),
            Format::Markdown => markdown::read(text),
            Format::Html => return self.take_page(html::read(text)),
            Format::Json => return json::read(text, self),
            Format::JsonLines => {
                // Without cancellation there is no error to hand on.
                let _ = json::read_lines(text.as_bytes(), &Progress::default(), self);
                return;
            }
            Format::Csv => return csv::read(text, None, self),
            Format::Tsv => return csv::read(text, Some(b'\t'), self),
            Format::Rtf => rtf::read(text.as_bytes()),
            // These are never text.
            Format::Word | Format::OpenDocument | Format::Unsupported(_) => return,
        };
        self.take(draft);
    }

    fn read_document(&mut self, draft: Result<Draft, Message>) {
        match draft {
            Ok(draft) => self.take(draft),
            Err(message) => self.warn("document-damaged", message),
        }
    }

    /// Keeps a page's article, and says if there is nothing but its title.
    fn take_page(&mut self, draft: Draft) {
        if draft.article.title.is_some() && draft.article.body().trim().is_empty() {
            self.warn("title-only", message!("Only a title was found on this page. It may build its text while it is read, or ask for a subscription: open it in a browser, and save it again once the text is there."));
        }
        self.take(draft);
    }

    /// Keeps an article, unless it is empty.
    fn take(&mut self, draft: Draft) {
        if draft.article.text.trim().is_empty() {
            self.warn(
                "no-text",
                message!("No article text was found in this file. If it is a saved page, save it again once it is fully loaded."),
            );
        } else {
            self.drafts.push((1, draft));
        }
    }
}

/// What is said of warnings past [`MOST_WARNINGS`].
fn repeated(n: usize) -> Message {
    message!("The same happened {n} more times in this file.", n)
}

fn extension(name: &str) -> &str {
    name.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, extension)| extension)
}

fn is_readme(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.eq_ignore_ascii_case("readme")
        && matches!(extension(name).to_lowercase().as_str(), "" | "md" | "txt" | "markdown" | "rst")
}

/// Puts the files' articles together: paths, ids, languages, sources, dates.
fn gather(outcomes: Vec<(String, Outcome)>, mut warnings: Vec<Warning>) -> Imported {
    let mut articles = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for (path, mut outcome) in outcomes {
        outcome.conclude();
        let several = outcome.drafts.len() > 1;
        for (code, message) in outcome.warnings {
            warnings.push(Warning { path: path.clone(), article: None, code: code.to_owned(), message });
        }
        let mut remains = remains::Remains::default();
        for (number, mut draft) in outcome.drafts {
            draft.article.path.clone_from(&path);
            if !draft.own_id {
                draft.article.id = if several { format!("{path}#{number}") } else { path.clone() };
            }
            remains.look(&draft.article);
            drafts.push(draft);
        }
        remains.warn(&path, &mut warnings);
    }
    let open: Vec<bool> = drafts.par_iter_mut().map(finish).collect();
    articles.extend(drafts.into_iter().map(|draft| draft.article));
    make_ids_unique(&mut articles, &mut warnings);
    sources::complete(&mut articles);
    languages::settle(&mut articles, &open);
    dating::warn(&articles, &mut warnings);
    warnings.sort_by(|a, b| a.path.cmp(&b.path));
    Imported { articles, warnings }
}

/// Language and date, from what the article has. Says whether the language is open.
fn finish(draft: &mut Draft) -> bool {
    let article = &mut draft.article;
    let body = if article.body().trim().is_empty() { article.text.as_str() } else { article.body() };
    let detected = language::detect(body, draft.language);
    article.language = detected.language;
    if article.published.date.is_some() || article.published.doubt.is_some() {
        return detected.open;
    }
    let name = article.path.rsplit('/').next().unwrap_or(&article.path);
    if let Some(date) = article.url.as_deref().and_then(dates::in_address) {
        article.published = Published { date: Some(date), basis: Basis::Metadata, doubt: None };
    } else if let Some(date) = dates::in_file_name(name) {
        article.published = Published { date: Some(date), basis: Basis::FileName, doubt: None };
    } else {
        article.published.doubt = dates::relative(article.body());
    }
    detected.open
}

/// Gives the second and later articles of one id a number, and says so once per file.
fn make_ids_unique(articles: &mut [Article], warnings: &mut Vec<Warning>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut told: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for article in articles.iter() {
        *seen.entry(article.id.clone()).or_default() += 1;
    }
    if seen.len() == articles.len() {
        return;
    }
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles.iter_mut().filter(|article| seen[&article.id] > 1) {
        let count = used.entry(article.id.clone()).or_default();
        *count += 1;
        if *count == 1 {
            continue;
        }
        let mut id = format!("{}-{count}", article.id);
        while seen.contains_key(&id) {
            id.push('\'');
        }
        let old = std::mem::replace(&mut article.id, id);
        told.entry(article.path.clone()).or_insert((0, old)).0 += 1;
    }
    for (path, (count, first)) in told {
        warnings.push(Warning {
            path,
            article: None,
            code: "duplicate-id".to_owned(),
            message: message!("{count} articles have an id that another article has too (the first is “{first}”); a number was added to theirs. Give each article its own id if you link to them from elsewhere.", count, first),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Imported) {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let imported = import(&[folder.path().to_owned()], &Progress::default()).unwrap();
        (folder, imported)
    }

    fn codes(imported: &Imported) -> Vec<(&str, &str)> {
        imported.warnings.iter().map(|warning| (warning.path.as_str(), warning.code.as_str())).collect()
    }

    #[test]
    fn a_mixed_folder_is_read_in_order() {
        let (_folder, imported) = folder(&[
            ("b.jsonl", b"{\"id\":\"x\",\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"),
            ("a/one.txt", b"Ferry late\n\nThe ferry was late again on Monday, the harbour board said."),
            ("c.csv", b"id,text\nx,Three.\n"),
            (".hidden", b"no"),
            ("README.md", b"About"),
            ("d.pdf", b"%PDF-1.4"),
            ("e.txt", b""),
        ]);
        let ids: Vec<&str> = imported.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(ids, ["a/one.txt", "x", "b.jsonl#2", "x-2"]);
        assert_eq!(
            codes(&imported),
            [
                ("README.md", "skipped-readme"),
                ("c.csv", "duplicate-id"),
                ("d.pdf", "unsupported-format"),
                ("e.txt", "empty-file")
            ]
        );
    }

    #[test]
    fn an_empty_folder_says_what_to_do() {
        let (_folder, imported) = folder(&[]);
        assert_eq!(codes(&imported), [("", "empty-folder")]);
    }

    #[test]
    fn structured_text_is_taken_as_it_is() {
        let imported = import_embedded(&[(
            "a.jsonl",
            "{\"title\":\"Late\",\"text\":\"Advertisement\\r\\nOne.\\n\\nSource link\"}\n",
        )]);
        assert_eq!(imported.articles[0].text, "Late\n\nAdvertisement\nOne.\n\nSource link");
        assert!(imported.articles[0].removed.is_empty());
    }

    #[test]
    fn ambiguous_dates_are_told() {
        let imported = import_embedded(&[("a.jsonl", "{\"text\":\"One.\",\"date\":\"03/04/2024\"}\n")]);
        assert_eq!(codes(&imported), [("a.jsonl", "date-ambiguous")]);
        let imported =
            import_embedded(&[("a.jsonl", "{\"text\":\"One.\",\"date\":\"03/04/2024\"}\n{\"text\":\"Two.\"}\n")]);
        let concerned: Vec<bool> = imported.articles.iter().map(|it| imported.warnings[0].concerns(it)).collect();
        assert_eq!(concerned, [true, false], "the other record of the file has nothing to check");
    }

    #[cfg(unix)]
    #[test]
    fn broken_and_circular_links_are_warnings() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), "The ferry was late again on Monday, the harbour board said.")
            .unwrap();
        std::os::unix::fs::symlink(folder.path().join("gone"), folder.path().join("b.txt")).unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        let imported = import(&[folder.path().to_owned()], &Progress::default()).unwrap();
        assert_eq!(imported.articles.len(), 1);
        assert_eq!(codes(&imported), [("b.txt", "dangling-link"), ("loop", "link-loop")]);
    }

    #[test]
    fn a_cancelled_import_stops() {
        let progress = Progress::default();
        progress.cancel();
        assert_eq!(import(&[PathBuf::from(".")], &progress), Err(Cancelled));
    }

    proptest::proptest! {
        #[test]
        fn arbitrary_bytes_of_any_name_never_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400), kind in 0..8_usize) {
            let name = ["a.txt", "a.html", "a.md", "a.json", "a.jsonl", "a.csv", "a.tsv", "a"][kind];
            let text = String::from_utf8_lossy(&bytes);
            for article in import_embedded(&[(name, &text)]).articles {
                proptest::prop_assert!(article.title.is_none_or(|title| article.text.is_char_boundary(title.end as usize)));
            }
            let decoded = encoding::decode(&bytes, None);
            let _ = detect::format(extension(name), &bytes);
            drop(decoded);
        }
    }
}
