//! Which format a file has: by its content first, because extensions lie.

use serde_json::Value;

use super::{encoding, fields};
use crate::wording::{Message, message};

/// A format the importer reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// One JSON value.
    Json,
    /// A JSON value a line.
    JsonLines,
    /// A table; the separator is sniffed.
    Csv,
    /// A table with tabs.
    Tsv,
    /// A Word document (DOCX).
    Word,
    /// An OpenDocument text (ODT).
    OpenDocument,
    /// Rich Text Format.
    Rtf,
    /// Not text, or text that holds no article; with what it seems to be.
    Unsupported(Message),
}

/// Recognises a file by its extension (lower case, no point) and its beginning.
pub(super) fn format(extension: &str, head: &[u8]) -> Format {
    if head.starts_with(b"PK\x03\x04")
        && let Some(format) = archive(extension, head)
    {
        return format;
    }
    if head.starts_with(b"{\\rtf") {
        return Format::Rtf;
    }
    if encoding::is_binary(head) {
        return Format::Unsupported(binary_name(extension, head));
    }
    let decoded = encoding::decode(trim_to_characters(head), encoding::declared(head).as_deref());
    let text = decoded.text.trim_start_matches('\u{feff}').trim_start();
    if is_web_archive(text) {
        return Format::Unsupported(message!("a web archive (MHTML)"));
    }
    if let Some(format) = by_extension(extension, text) {
        return format;
    }
    by_content(text).unwrap_or(Format::Plain)
}

/// A ZIP archive that is a document: by the names in it, else by its own.
fn archive(extension: &str, head: &[u8]) -> Option<Format> {
    let holds = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    if holds(b"mimetypeapplication/vnd.oasis.opendocument.text") {
        return Some(Format::OpenDocument);
    }
    if holds(b"word/document.xml") {
        return Some(Format::Word);
    }
    match extension {
        "docx" | "docm" => Some(Format::Word),
        "odt" => Some(Format::OpenDocument),
        _ => None,
    }
}

/// The beginning of a file may end inside a character.
fn trim_to_characters(head: &[u8]) -> &[u8] {
    match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() => &head[..error.valid_up_to()],
        _ => head,
    }
}

fn by_extension(extension: &str, text: &str) -> Option<Format> {
    match extension {
        "html" | "htm" | "xhtml" | "shtml" => {
            Some(if looks_like_markup(text) || !looks_like_json(text) { Format::Html } else { by_content(text)? })
        }
        "md" | "markdown" | "mdown" if !looks_like_page(text) => Some(Format::Markdown),
        "jsonl" | "ndjson" | "jsonlines" => {
            Some(if text.starts_with('[') || is_spread_out(text) { Format::Json } else { Format::JsonLines })
        }
        "json" => Some(if is_json_lines(text) { Format::JsonLines } else { Format::Json }),
        "csv" if !looks_like_page(text) && !looks_like_json(text) => Some(Format::Csv),
        "tsv" | "tab" if !looks_like_page(text) && !looks_like_json(text) => Some(Format::Tsv),
        "css" | "js" | "mjs" | "ts" | "py" | "rs" | "r" | "c" | "h" | "java" | "sh" | "bat" | "ps1" | "toml"
        | "yaml" | "yml" | "ini" | "cfg" | "lock" | "log" | "svg" | "sql" | "tex" | "bib" | "ipynb" => {
            Some(Format::Unsupported(message!("a program's file")))
        }
        "xml" | "rss" | "atom" if !looks_like_page(text) => Some(Format::Unsupported(message!("an XML file"))),
        _ => None,
    }
}

fn by_content(text: &str) -> Option<Format> {
    if looks_like_page(text) {
        return Some(Format::Html);
    }
    if looks_like_json(text) {
        return Some(if is_json_lines(text) { Format::JsonLines } else { Format::Json });
    }
    if text.starts_with("---\n") || text.starts_with("---\r\n") {
        return Some(Format::Markdown);
    }
    // A table's first row names its columns.
    let first = text.lines().next().unwrap_or("");
    for (separator, format) in [('\t', Format::Tsv), (',', Format::Csv), (';', Format::Csv)] {
        let names: Vec<&str> = first.split(separator).map(|name| name.trim().trim_matches('"')).collect();
        if names.len() >= 2
            && names.iter().filter(|name| fields::field_of(name).is_some()).count() >= 2
            && names.iter().all(|name| name.len() <= 40)
        {
            return Some(format);
        }
    }
    None
}

/// A page with its pictures in one file, coded as mail is: its letters and quotation marks are not as they are read.
fn is_web_archive(text: &str) -> bool {
    let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
    head.contains("mime-version:") && head.contains("content-type: multipart/related")
}

fn looks_like_json(text: &str) -> bool {
    let mut bytes = text.bytes().filter(|b| !b.is_ascii_whitespace());
    matches!((bytes.next(), bytes.next()), (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{')))
}

/// An object over several lines.
fn is_spread_out(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|line| line.trim_end() == "{") && lines.next().is_some_and(|line| !line.starts_with('{'))
}

/// Several lines, each an object of its own.
fn is_json_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let whole = |line: &str| line.trim_start().starts_with('{') && serde_json::from_str::<Value>(line).is_ok();
    match (lines.next(), lines.next()) {
        (Some(first), Some(second)) => {
            whole(first) && second.trim_start().starts_with('{')
                || second.starts_with("{\"") && first.trim_end().ends_with('}')
        }
        _ => false,
    }
}

/// A whole page, whatever the file is called.
fn looks_like_page(text: &str) -> bool {
    let head: String = text.chars().take(2000).flat_map(char::to_lowercase).collect();
    head.starts_with("<!doctype html")
        || head.starts_with('<') && (head.contains("<html") || head.contains("<body") || head.contains("<head"))
        || head.starts_with('<') && ["<p>", "<p ", "<div", "<article", "<h1"].iter().any(|tag| head.contains(tag))
}

fn looks_like_markup(text: &str) -> bool {
    text.starts_with('<')
}

fn binary_name(extension: &str, head: &[u8]) -> Message {
    if head.starts_with(b"%PDF") {
        return message!("a PDF document");
    }
    if head.starts_with(b"PK\x03\x04") {
        return match extension {
            "epub" => message!("an e-book"),
            "xlsx" | "ods" => message!("a spreadsheet"),
            _ => message!("a ZIP archive"),
        };
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return message!("an old Office document");
    }
    if head.starts_with(b"\x89PNG") || head.starts_with(b"\xff\xd8\xff") || head.starts_with(b"GIF8") {
        return message!("a picture");
    }
    if head.starts_with(b"\x1f\x8b") {
        return message!("a compressed file");
    }
    message!("not a text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_beats_a_lying_extension() {
        for (extension, head, expected) in [
            ("txt", "Ferry late\n\nThe ferry was late.", Format::Plain),
            ("txt", "<!DOCTYPE html><html><body>", Format::Html),
            ("", "<html><head>", Format::Html),
            ("txt", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", Format::JsonLines),
            ("json", "[{\"text\":\"a\"}]", Format::Json),
            ("json", "{\"text\":\"a\"}\n{\"text\":\"b\"}", Format::JsonLines),
            ("jsonl", "[{\"text\":\"a\"}]", Format::Json),
            ("csv", "title,text\n", Format::Csv),
            ("dat", "title\tdate\ttext\n", Format::Tsv),
            ("txt", "---\ntitle: x\n---\n", Format::Markdown),
            ("html", "plain words in a page file", Format::Html),
            ("css", "p { color: red }", Format::Unsupported(message!("a program's file"))),
        ] {
            assert_eq!(format(extension, head.as_bytes()), expected, "{extension} {head}");
        }
        assert!(matches!(format("txt", b"%PDF-1.4"), Format::Unsupported(_)));
        for (extension, head, expected) in [
            ("docx", &b"PK\x03\x04..."[..], Format::Word),
            ("txt", b"PK\x03\x04...word/document.xml", Format::Word),
            ("zip", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", Format::OpenDocument),
            ("doc", b"{\\rtf1\\ansi", Format::Rtf),
            ("rtf", b"plain words", Format::Plain),
        ] {
            assert_eq!(format(extension, head), expected, "{extension}");
        }
        assert!(matches!(format("zip", b"PK\x03\x04..."), Format::Unsupported(_)));
    }
}
