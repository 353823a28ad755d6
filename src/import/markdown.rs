//! Markdown with an optional YAML head.

use serde_json::{Map, Value};

use super::draft::Draft;
use super::{fields, plain};
use crate::model::BlockKind;

/// Reads a Markdown text.
pub(super) fn read(text: &str) -> Draft {
    let (head, rest) = split_head(text);
    let mut title = None;
    let mut stated = Map::new();
    for (name, value) in head {
        if matches!(fields::field_of(&name), Some((fields::Field::Title, _))) && title.is_none() {
            title = value.as_str().map(str::to_owned).filter(|title| !title.trim().is_empty());
        } else if !matches!(fields::field_of(&name), Some((fields::Field::Text, _))) {
            stated.insert(name, value);
        }
    }
    let mut paragraphs = paragraphs(rest);
    if title.is_none()
        && let Some(at) = paragraphs.iter().take(4).position(|paragraph| paragraph.level == 1)
    {
        title = Some(paragraphs.remove(at).text);
    }
    let pieces: Vec<(&str, Option<BlockKind>)> =
        paragraphs.iter().map(|paragraph| (paragraph.text.as_str(), paragraph.kind)).collect();
    let mut draft = plain::article(&pieces, title.as_deref());
    if !stated.is_empty() {
        // The head's fields are read by the same names as those of a record; its text is a stand-in.
        stated.insert("text".to_owned(), Value::String("-".to_owned()));
        if let Some(known) = fields::article(stated) {
            let (article, known, language) = (&mut draft.article, known.article, known.language);
            draft.language = language;
            draft.own_id = !known.id.is_empty();
            article.id = known.id;
            article.source = known.source;
            article.url = known.url;
            article.metadata = known.metadata;
            if !known.authors.is_empty() {
                article.authors = known.authors;
            }
            if known.published.date.is_some() || known.published.doubt.is_some() {
                article.published = known.published;
            }
        }
    }
    draft
}

/// Splits off a YAML head between two lines of dashes.
fn split_head(text: &str) -> (Vec<(String, Value)>, &str) {
    let body = text.trim_start_matches('\u{feff}');
    let Some(rest) = body.strip_prefix("---\n").or_else(|| body.strip_prefix("---\r\n")) else {
        return (Vec::new(), body);
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return (read_head(&rest[..at]), &rest[at + line.len()..]);
        }
        at += line.len();
    }
    (Vec::new(), body)
}

/// The part of YAML that heads of articles use: `key: value`, quoted values, lists in brackets or with dashes, folded
/// lines. Anything else is kept as the text it is.
fn read_head(head: &str) -> Vec<(String, Value)> {
    let mut fields: Vec<(String, Value)> = Vec::new();
    for line in head.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let indented = line.starts_with([' ', '\t']);
        if let Some(item) = trimmed.strip_prefix("- ").filter(|_| !fields.is_empty()) {
            if let Some((_, value)) = fields.last_mut() {
                match value {
                    Value::Array(items) => items.push(scalar(item)),
                    _ => *value = Value::Array(vec![scalar(item)]),
                }
            }
        } else if let Some((key, value)) =
            trimmed.split_once(':').filter(|(key, _)| !indented && !key.contains(['"', '\'']))
        {
            let value = value.trim();
            let value = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
                Some(list) => Value::Array(split_list(list).iter().map(|item| scalar(item)).collect()),
                None if matches!(value, "|" | ">" | "|-" | ">-") => Value::String(String::new()),
                None => scalar(value),
            };
            fields.push((key.trim().to_owned(), value));
        } else if indented && let Some((_, Value::String(value))) = fields.last_mut() {
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(trimmed);
        }
    }
    fields
}

/// Items between commas that are not inside quotation marks.
fn split_list(list: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut quote = None;
    for c in list.chars() {
        match (c, quote) {
            (',', None) => items.push(String::new()),
            ('"' | '\'', None) => {
                quote = Some(c);
                if let Some(item) = items.last_mut() {
                    item.push(c);
                }
            }
            _ => {
                if quote == Some(c) {
                    quote = None;
                }
                if let Some(item) = items.last_mut() {
                    item.push(c);
                }
            }
        }
    }
    items.into_iter().filter(|item| !item.trim().is_empty()).collect()
}

fn scalar(text: &str) -> Value {
    let text = text.trim();
    let inner = |quote: char| text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    let value = if let Some(inner) = inner('\'') {
        inner.replace("''", "'")
    } else if let Some(inner) = inner('"') {
        serde_json::from_str(text).unwrap_or_else(|_| inner.to_owned())
    } else {
        text.split(" #").next().unwrap_or(text).trim().to_owned()
    };
    if value == "null" || value == "~" { Value::Null } else { Value::String(value) }
}

/// A paragraph of Markdown without its marks.
struct Paragraph {
    text: String,
    kind: Option<BlockKind>,
    /// Of a heading; 0 for the rest.
    level: usize,
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    for group in text.split("\n\n") {
        let mut open: Option<Paragraph> = None;
        for line in group.lines() {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            let level = line.bytes().take_while(|&b| b == b'#').count();
            let (kind, level, rest) = if (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']) {
                (Some(BlockKind::Heading), level, line[level..].trim().trim_end_matches('#'))
            } else if let Some(quoted) = line.strip_prefix('>') {
                (Some(BlockKind::Quotation), 0, quoted.trim())
            } else {
                (None, 0, line)
            };
            let item = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("* ")).or_else(|| rest.strip_prefix("+ "));
            let starts =
                level > 0 || item.is_some() || open.as_ref().is_none_or(|open| open.kind != kind || open.level > 0);
            if starts {
                out.extend(open.take());
            }
            let text = without_marks(item.unwrap_or(rest));
            match &mut open {
                Some(open) => {
                    open.text.push(' ');
                    open.text.push_str(&text);
                }
                None => open = Some(Paragraph { text, kind, level }),
            }
        }
        out.extend(open);
    }
    out.retain(|paragraph| !paragraph.text.trim().is_empty());
    out
}

/// Links become their words, images nothing, emphasis what is emphasised.
fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let image = rest[..at].ends_with('!');
        let linked = rest[at..]
            .find("](")
            .and_then(|middle| rest[at + middle..].find(')').map(|end| (at + middle, at + middle + end)));
        let Some((middle, end)) = linked.filter(|(middle, _)| !rest[at + 1..*middle].contains('[')) else {
            out.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            continue;
        };
        out.push_str(if image { &rest[..at - 1] } else { &rest[..at] });
        if !image {
            out.push_str(&rest[at + 1..middle]);
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    if out.contains("**") || out.contains("__") {
        out = out.replace("**", "").replace("__", "");
    }
    if out.matches('*').count() == 2 && !out.contains(" * ") {
        out = out.replace('*', "");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_bodies() {
        let article = read("---\ntitle: 'The minister calls it an \"incident\"'\nsource: The Gangway\ndate: 2024-06-23\nauthors: [Emrik Dane, \"Jo Ferris\"]\nevent: bridge\n---\n\nOne **sentence** with [a link](https://x.example).\n\n## What next\n\nAnother sentence that is long enough to be read as prose here.\n\n> Somebody else said this.\n").article;
        assert_eq!(article.title(), "The minister calls it an \"incident\"");
        assert_eq!(article.source.value, "The Gangway");
        assert_eq!(article.authors, ["Emrik Dane", "Jo Ferris"]);
        assert_eq!(article.metadata["event"], "bridge");
        assert_eq!(
            article.body(),
            "One sentence with a link.\n\nWhat next\n\nAnother sentence that is long enough to be read as prose here.\n\nSomebody else said this."
        );
        assert_eq!(
            article.blocks.iter().map(|block| block.kind).collect::<Vec<_>>(),
            [BlockKind::Heading, BlockKind::Quotation]
        );
    }

    #[test]
    fn the_first_heading_is_the_title_without_a_head() {
        let article = read("# Ferry late\n\nThe ferry was late again on Monday, the board said.").article;
        assert_eq!(article.title(), "Ferry late");
    }

    #[test]
    fn block_lists_and_comments() {
        let head = read_head("# a note\nauthors:\n  - Ada\n  - 'Bo ''B'' Li'\ntitle: One: two # not this\n");
        assert_eq!(head[0].1, serde_json::json!(["Ada", "Bo 'B' Li"]));
        assert_eq!(head[1], ("title".to_owned(), Value::String("One: two".to_owned())));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(---\n|[a-z]{1,5}: |[\\[\\]()!*>#-]|\\PC|\n){0,80}") {
            read(&text);
        }
    }
}
