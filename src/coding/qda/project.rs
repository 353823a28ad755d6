//! Codings as a REFI-QDA project: a ZIP archive of `project.qde` and the plain text of every coded article.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};

use jiff::Timestamp;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::code_book::write_codes;
use super::xml::Xml;
use super::{QdaError, guid, origin};
use crate::coding::codings::{Coding, Codings};
use crate::coding::item::{Located, Locator};
use crate::coding::sample::SampledItem;
use crate::model::{Article, ArticleIndex, Span};
use crate::wording::{Message, message};

/// A project for other programs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exchange {
    /// The `.qdpx` file.
    pub bytes: Vec<u8>,
    /// Items that could not be written because their article, or their words in it, are gone. Each a sentence.
    pub left_out: Vec<Message>,
}

/// An item with its place in the corpus.
struct Placed<'a> {
    item: &'a SampledItem,
    span: Span,
}

/// Writes code book, coders, every article with a drawn hit, and the codings as a `.qdpx` file. `at` is the time of the
/// export. The same codings at the same time give the same bytes.
///
/// Variables with values become codes: one that cannot be applied, with a code for each value below it. Numbers and words
/// become notes on the selection, remarks notes on the coding. Positions count Unicode code points.
///
/// # Errors
/// If the archive cannot be put together.
pub fn project(codings: &Codings, articles: &[Article], name: &str, at: Timestamp) -> Result<Exchange, QdaError> {
    let (places, left_out) = place(codings, articles);
    let at = at.to_string();
    let document = write_project(codings, articles, &places, name, &at);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("project.qde", options)?;
    zip.write_all(document.as_bytes())?;
    for &article in places.keys() {
        let article = &articles[article.index()];
        zip.start_file(format!("Sources/{}.txt", source_guid(article)), options)?;
        zip.write_all(article.text.as_bytes())?;
    }
    Ok(Exchange { bytes: zip.finish()?.into_inner(), left_out })
}

fn source_guid(article: &Article) -> String {
    guid(&["source", &article.path, &article.id])
}

fn coder_guid(coder: &str) -> String {
    guid(&["coder", coder])
}

/// The items by article, in text order, none twice.
fn place<'a>(codings: &'a Codings, articles: &[Article]) -> (BTreeMap<ArticleIndex, Vec<Placed<'a>>>, Vec<Message>) {
    let locator = Locator::new(articles);
    let mut places: BTreeMap<ArticleIndex, Vec<Placed<'a>>> = BTreeMap::new();
    let mut left_out = Vec::new();
    let mut seen = BTreeSet::new();
    for item in codings.samples.iter().flat_map(|sample| &sample.items) {
        if !seen.insert(&item.id) {
            continue;
        }
        match locator.locate(&item.item) {
            Located::Same(article, span) | Located::Moved(article, span) => {
                places.entry(article).or_default().push(Placed { item, span });
            }
            Located::Lost(_) => left_out.push(message!(
                "“{surface}” in {path} was left out: the article has changed and the words are not there any more.",
                surface = item.item.surface,
                path = item.item.path
            )),
            Located::Absent => left_out.push(message!(
                "“{surface}” in {path} was left out: the article is not in the project.",
                surface = item.item.surface,
                path = item.item.path
            )),
        }
    }
    for list in places.values_mut() {
        list.sort_by(|a, b| a.span.cmp(&b.span).then_with(|| a.item.id.cmp(&b.item.id)));
    }
    (places, left_out)
}

/// A remark, number or words, written as a note.
struct Note {
    guid: String,
    name: String,
    text: String,
    coder: String,
    at: String,
}

fn write_project(
    codings: &Codings,
    articles: &[Article],
    places: &BTreeMap<ArticleIndex, Vec<Placed<'_>>>,
    name: &str,
    at: &str,
) -> String {
    let mut xml = Xml::new();
    let mut attributes: Vec<(&str, &str)> = vec![("xmlns", "urn:QDA-XML:project:1.0"), ("name", name)];
    let origin = origin();
    attributes.extend([("origin", origin.as_str()), ("creationDateTime", at)]);
    let creator = codings.coders.first().map(|coder| coder_guid(&coder.id));
    if let Some(creator) = &creator {
        attributes.push(("creatingUserGUID", creator));
    }
    xml.open("Project", &attributes);
    if !codings.coders.is_empty() {
        xml.open("Users", &[]);
        for coder in &codings.coders {
            xml.empty("User", &[("guid", &coder_guid(&coder.id)), ("name", &coder.name), ("id", &coder.id)]);
        }
        xml.close();
    }
    if codings.book.variables.iter().any(|variable| !variable.values().is_empty()) {
        xml.open("CodeBook", &[]);
        write_codes(&mut xml, &codings.book);
        xml.close();
    }
    let mut notes = Vec::new();
    if !places.is_empty() {
        xml.open("Sources", &[]);
        for (index, list) in places {
            write_source(&mut xml, codings, &articles[index.index()], list, at, &mut notes);
        }
        xml.close();
    }
    if !notes.is_empty() {
        xml.open("Notes", &[]);
        for note in &notes {
            let attributes = [
                ("guid", &*note.guid),
                ("name", &*note.name),
                ("creatingUser", &*note.coder),
                ("creationDateTime", &*note.at),
            ];
            xml.open("Note", &attributes);
            xml.text("PlainTextContent", &note.text);
            xml.close();
        }
        xml.close();
    }
    xml.text("Description", &codings.book.description);
    xml.finish()
}

fn write_source(
    xml: &mut Xml,
    codings: &Codings,
    article: &Article,
    list: &[Placed<'_>],
    at: &str,
    notes: &mut Vec<Note>,
) {
    let source = source_guid(article);
    let path = format!("internal://{source}.txt");
    let title = if article.title().is_empty() { &article.id } else { article.title() };
    let attributes = [("guid", &*source), ("name", title), ("plainTextPath", &path), ("creationDateTime", at)];
    xml.open("TextSource", &attributes);
    xml.text("Description", &format!("{} ({})", article.source.value, article.path));
    let mut points = CodePoints::new(&article.text);
    for placed in list {
        let (start, end) = (points.at(placed.span.start).to_string(), points.at(placed.span.end).to_string());
        let item = placed.item;
        let selection = guid(&["selection", item.id.as_str()]);
        let attributes = [
            ("guid", &*selection),
            ("name", &*item.item.surface),
            ("startPosition", &*start),
            ("endPosition", &*end),
            ("creationDateTime", at),
        ];
        xml.open("PlainTextSelection", &attributes);
        xml.text(
            "Description",
            &format!("{} · {} · {}", item.term, item.category, item.voice.name().replace('_', " ")),
        );
        let mut references = Vec::new();
        for coder in &codings.coders {
            for variable in &codings.book.variables {
                let Some(coding) = codings.get(&coder.id, &item.id, &variable.id) else { continue };
                if variable.values().is_empty() {
                    let note = note(coding, &variable.title, &coding.value, "value");
                    references.push(note.guid.clone());
                    notes.push(note);
                    continue;
                }
                let of = coder_guid(&coder.id);
                let own = guid(&["coding", &coding.coder, coding.item.as_str(), &coding.variable]);
                let code = guid(&["value", &coding.variable, &coding.value]);
                let made = coding.at.to_string();
                xml.open("Coding", &[("guid", &*own), ("creatingUser", &*of), ("creationDateTime", &*made)]);
                xml.empty("CodeRef", &[("targetGUID", &code)]);
                if !coding.note.is_empty() {
                    let note = note(coding, &variable.title, &coding.note, "remark");
                    xml.empty("NoteRef", &[("targetGUID", &note.guid)]);
                    notes.push(note);
                }
                xml.close();
            }
        }
        for reference in references {
            xml.empty("NoteRef", &[("targetGUID", &reference)]);
        }
        xml.close();
    }
    xml.close();
}

fn note(coding: &Coding, title: &str, text: &str, kind: &str) -> Note {
    Note {
        guid: guid(&[kind, &coding.coder, coding.item.as_str(), &coding.variable]),
        name: title.to_owned(),
        text: text.to_owned(),
        coder: coder_guid(&coding.coder),
        at: coding.at.to_string(),
    }
}

/// Byte offsets as code points, fast where they rise.
struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    point: usize,
}

impl<'a> CodePoints<'a> {
    fn new(text: &'a str) -> CodePoints<'a> {
        CodePoints { text, byte: 0, point: 0 }
    }

    fn at(&mut self, byte: u32) -> usize {
        let byte = byte as usize;
        if byte < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        self.point += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.point
    }
}
