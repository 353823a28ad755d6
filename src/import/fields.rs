//! Records of structured inputs: which of their fields is which, whatever it is called.

use serde_json::{Map, Value};

use super::dates;
use super::draft::{Draft, plain_line_ends};
use crate::model::{Article, Basis, Language, Published, Sourced};

/// The fields an article has a place for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    /// The record's own id.
    Id,
    /// The outlet.
    Source,
    /// The headline.
    Title,
    /// The day of publication.
    Date,
    /// The web address.
    Url,
    /// Authors.
    Authors,
    /// The body.
    Text,
    /// The language.
    Language,
}

/// Names by field, the best first, without case and punctuation.
const NAMES: &[(Field, &[&str])] = &[
    (Field::Id, &["id", "articleid", "docid", "documentid", "uid", "uuid", "guid", "storyid", "newsid", "recordid"]),
    (
        Field::Source,
        &[
            "source",
            "outlet",
            "publication",
            "publisher",
            "newspaper",
            "sourcename",
            "outletname",
            "publicationname",
            "publicationtitle",
            "sourcetitle",
            "medianame",
            "media",
            "medium",
            "site",
            "sitename",
            "newssource",
            "website",
            "journal",
            "channel",
            "domain",
            "sourcedomain",
            "fuente",
            "medio",
            "diario",
            "periódico",
            "periodico",
            "quelle",
            "zeitung",
            "fonte",
            "jornal",
            "veículo",
        ],
    ),
    (
        Field::Title,
        &[
            "title",
            "headline",
            "articletitle",
            "newstitle",
            "head",
            "heading",
            "hl",
            "titular",
            "título",
            "titulo",
            "titre",
            "titel",
            "überschrift",
            "schlagzeile",
            "name",
        ],
    ),
    (
        Field::Date,
        &[
            "date",
            "published",
            "publishdate",
            "publisheddate",
            "publicationdate",
            "datepublished",
            "publishedat",
            "pubdate",
            "datepublish",
            "publishedon",
            "publishtime",
            "articledate",
            "datetime",
            "timestamp",
            "createdat",
            "datecreated",
            "time",
            "fecha",
            "fechapublicación",
            "fechapublicacion",
            "datum",
            "datapublicação",
        ],
    ),
    (
        Field::Url,
        &[
            "url",
            "link",
            "href",
            "permalink",
            "weburl",
            "articleurl",
            "sourceurl",
            "canonicalurl",
            "uri",
            "address",
            "enlace",
            "lien",
        ],
    ),
    (
        Field::Authors,
        &[
            "authors",
            "author",
            "byline",
            "bylines",
            "creator",
            "writer",
            "journalist",
            "by",
            "autor",
            "autores",
            "auteur",
            "auteurs",
        ],
    ),
    (
        Field::Text,
        &[
            "text",
            "body",
            "content",
            "fulltext",
            "articletext",
            "articlebody",
            "bodytext",
            "maintext",
            "contenttext",
            "newstext",
            "articlecontent",
            "plaintext",
            "rawtext",
            "story",
            "article",
            "document",
            "paragraphs",
            "contents",
            "message",
            "texto",
            "cuerpo",
            "contenido",
            "texte",
            "contenu",
            "inhalt",
            "volltext",
            "artikeltext",
            "conteúdo",
            "corpo",
        ],
    ),
    (Field::Language, &["language", "lang", "languagecode", "inlanguage", "idioma", "langue", "sprache"]),
];

/// A field's name without case and punctuation.
pub(super) fn plain_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The field a name stands for, and how good a name for it that is (0 is best).
pub(super) fn field_of(name: &str) -> Option<(Field, usize)> {
    let name = plain_name(name);
    NAMES.iter().find_map(|(field, names)| Some((*field, names.iter().position(|known| *known == name)?)))
}

/// Turns a record into an article. `None` if it has neither title nor text.
pub(super) fn article(record: Map<String, Value>) -> Option<Draft> {
    // Of several names for one field the best one wins; the others stay metadata.
    let mut best: [Option<(usize, usize)>; 8] = [None; 8];
    for (at, (name, value)) in record.iter().enumerate() {
        let Some((field, rank)) = field_of(name) else {
            continue;
        };
        if is_empty(value) || field == Field::Text && !is_text(value) {
            continue;
        }
        let slot = &mut best[field as usize];
        if slot.is_none_or(|(known, _)| rank < known) {
            *slot = Some((rank, at));
        }
    }
    let mut article = Article::default();
    let (mut title, mut text, mut own_id, mut language) = (String::new(), String::new(), false, None);
    for (at, (name, value)) in record.into_iter().enumerate() {
        let field = field_of(&name)
            .map(|(field, _)| field)
            .filter(|field| best[*field as usize].is_some_and(|(_, known)| known == at));
        match field {
            Some(Field::Id) => {
                article.id = scalar(value);
                own_id = !article.id.is_empty();
            }
            Some(Field::Source) => article.source = Sourced { value: named(value).join(", "), basis: Basis::Metadata },
            Some(Field::Title) => title = one_line(&plain_line_ends(scalar(inner(value)))),
            Some(Field::Date) => article.published = published(&scalar(inner(value))),
            Some(Field::Url) => article.url = Some(scalar(inner(value))),
            Some(Field::Authors) => article.authors = split_authors(named(value)),
            Some(Field::Text) => text = plain_line_ends(paragraphs(value)),
            Some(Field::Language) => {
                let value = scalar(value);
                language = Language::from_tag(&value);
                article.metadata.insert(name, value);
            }
            None if is_empty(&value) => {}
            None => {
                article.metadata.insert(name, scalar(value));
            }
        }
    }
    if title.is_empty() && text.trim().is_empty() {
        return None;
    }
    if text.is_empty() {
        article.set_text(&title, "");
        article.text.truncate(title.len());
    } else {
        article.set_text(&title, &text);
    }
    Some(Draft { article, language, own_id })
}

fn published(value: &str) -> Published {
    dates::published(value, Basis::Metadata)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// A title is one line; line breaks in it would end it early.
fn one_line(text: &str) -> String {
    let text = text.trim();
    if text.contains('\n') {
        text.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

fn scalar(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Null => String::new(),
        Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            items.into_iter().map(scalar).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// A name, a list of names, or objects that have one (`{"id": …, "name": …}`).
fn named(value: Value) -> Vec<String> {
    match value {
        Value::Object(mut fields) => ["name", "title", "label", "id"]
            .iter()
            .find_map(|key| fields.remove(*key))
            .map(|value| vec![scalar(value)])
            .unwrap_or_default(),
        Value::Array(items) => items.into_iter().flat_map(named).collect(),
        other => vec![scalar(other).trim().to_owned()],
    }
}

fn split_authors(names: Vec<String>) -> Vec<String> {
    let several = names.len() > 1;
    names
        .into_iter()
        .flat_map(|name| {
            let name = name.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']).to_owned();
            if several { vec![name] } else { super::clean::byline_names(&name) }
        })
        .map(|name| name.trim().trim_matches(['\'', '"']).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Names under which an object keeps what it is about: `{"rendered": …}` as blogs have it, or `{"type": "p", "text": …}`.
const INNER: [&str; 9] = ["rendered", "main", "text", "plain", "value", "content", "body", "#text", "$t"];

/// What an object is about, if it says so.
fn inner(value: Value) -> Value {
    match value {
        Value::Object(mut fields) => match INNER.iter().find(|name| fields.get(**name).is_some_and(is_text)) {
            Some(name) => fields.remove(*name).map_or(Value::Null, inner),
            None => Value::Object(fields),
        },
        other => other,
    }
}

/// Whether a value can be a text: a string, a list, or an object about one.
pub(super) fn is_text(value: &Value) -> bool {
    match value {
        Value::String(_) | Value::Array(_) => true,
        Value::Object(fields) => INNER.iter().any(|name| fields.get(*name).is_some_and(is_text)),
        _ => false,
    }
}

/// A text, or a list of paragraphs, which may be lists again. What an object in it is not about is no text.
fn paragraphs(value: Value) -> String {
    match inner(value) {
        Value::Array(items) => {
            items.into_iter().map(paragraphs).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
        }
        Value::Object(_) => String::new(),
        other => scalar(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Article {
        article(serde_json::from_str(json).unwrap()).unwrap().article
    }

    #[test]
    fn fields_are_found_under_other_names() {
        let article = read(
            r#"{"Outlet":"Coast Daily","headline":"Late","publishedAt":"2024-05-06T08:00:00Z","body":"One.\r\nTwo.","byline":"By Mira Tolland and Jo Ferris","topic":"ferry","link":"https://c.example/1"}"#,
        );
        assert_eq!(article.source.value, "Coast Daily");
        assert_eq!(article.text, "Late\n\nOne.\nTwo.");
        assert_eq!(article.published.date.map(|date| date.to_string()).as_deref(), Some("2024-05-06"));
        assert_eq!(article.authors, ["Mira Tolland", "Jo Ferris"]);
        assert_eq!(article.metadata["topic"], "ferry");
        assert_eq!(article.url.as_deref(), Some("https://c.example/1"));
    }

    #[test]
    fn the_better_name_wins_and_the_other_stays_metadata() {
        let article = read(
            r#"{"publisher":"Coast Group","source":{"id":null,"name":"Coast Daily"},"content":["One.","Two."],"title":"Late"}"#,
        );
        assert_eq!(article.source.value, "Coast Daily");
        assert_eq!(article.metadata["publisher"], "Coast Group");
        assert_eq!(article.body(), "One.\n\nTwo.");
    }

    #[test]
    fn ambiguous_dates_are_not_guessed() {
        let article = read(r#"{"text":"x","date":"03/04/2024"}"#);
        assert_eq!(article.published.date, None);
        assert_eq!(article.published.doubt.as_deref(), Some("03/04/2024"));
    }

    #[test]
    fn a_record_without_title_and_text_is_none() {
        assert!(article(serde_json::from_str(r#"{"id":"1","date":"2024-01-01"}"#).unwrap()).is_none());
    }
}
