//! JSON (a list of articles, or an object that holds one) and JSON Lines (an article a line, read in batches).

use std::io::{BufRead, Read};

use rayon::prelude::*;
use serde_json::{Map, Value};

use super::draft::Draft;
use super::{Outcome, columns, encoding, fields};
use crate::model::{Cancelled, Progress};
use crate::wording::{Message, message};

/// Bytes of lines read before they are parsed together: keeps memory flat on files of any size.
const BATCH: usize = 8 << 20;

/// Reads a JSON text.
pub(super) fn read(text: &str, outcome: &mut Outcome) {
    let value: Value = match parse(text) {
        Ok((value, mended)) => {
            if mended {
                outcome.warn("json-broken-characters", mended_characters());
            }
            value
        }
        Err(error) => {
            // Several values one after the other, each over several lines.
            if error.to_string().contains("trailing characters")
                && let Ok(values) =
                    serde_json::Deserializer::from_str(text).into_iter().collect::<Result<Vec<Value>, _>>()
            {
                for (at, record) in values.into_iter().enumerate() {
                    add(record, at + 1, outcome);
                }
                return;
            }
            outcome.warn("json-broken", message!("This is not valid JSON: {error}. Correct the file at that place, or save it as JSON Lines so that one bad record does not stop the others.", error = error.to_string()));
            return;
        }
    };
    let records = match list_of_articles(value) {
        Ok(records) => records,
        Err(found) => {
            outcome.warn("json-no-articles", message!("No list of articles was found in {found}. Use a list of objects, or an object with a field `articles`, each with at least `text` or `title`.", found));
            return;
        }
    };
    for (at, record) in records.into_iter().enumerate() {
        add(record, at + 1, outcome);
    }
}

fn mended_characters() -> Message {
    message!(
        "Some characters are written as half of a pair (\\ud83d alone, say) and are shown as \u{fffd}. Export the data again if they matter."
    )
}

/// Parses JSON. Halves of surrogate pairs, which some programs write, are no characters; they are replaced rather than
/// the text refused. Says whether that was needed. `NaN` and `Infinity`, which Python writes for empty cells, are null.
fn parse(text: &str) -> Result<(Value, bool), serde_json::Error> {
    match serde_json::from_str(text) {
        Ok(value) => Ok((value, false)),
        Err(error) if error.to_string().contains("expected value") => match without_no_numbers(text) {
            Some(mended) => parse(&mended),
            None => Err(error),
        },
        Err(error) if error.to_string().contains("surrogate") || error.to_string().contains("hex escape") => {
            match serde_json::from_str(&without_halves(text)) {
                Ok(value) => Ok((value, true)),
                Err(_) => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

/// The text with `null` for `NaN`, `Infinity` and `-Infinity` outside strings; nothing if there are none.
fn without_no_numbers(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut at, mut copied) = (0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
            }
            b'N' | b'I' | b'-' => {
                let Some(name) =
                    ["NaN", "Infinity", "-Infinity"].iter().find(|name| bytes[at..].starts_with(name.as_bytes()))
                else {
                    at += 1;
                    continue;
                };
                out.push_str(&text[copied..at]);
                out.push_str("null");
                at += name.len();
                copied = at;
            }
            _ => at += 1,
        }
    }
    (copied > 0).then(|| out + &text[copied..])
}

/// Replaces every `\uD800` to `\uDFFF` that is no half of a pair.
fn without_halves(text: &str) -> String {
    let unit = |at: usize| -> Option<u16> {
        let escape = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(escape, 16).ok()
    };
    let mut out = String::with_capacity(text.len());
    let (mut at, mut copied) = (0, 0);
    while let Some(next) = memchr::memchr(b'\\', &text.as_bytes()[at..]) {
        at += next;
        match (unit(at), unit(at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => at += 12,
            (Some(0xd800..=0xdfff), _) => {
                out.push_str(&text[copied..at]);
                out.push_str("\\ufffd");
                at += 6;
                copied = at;
            }
            // The backslash and what it escapes, whatever that is.
            _ => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    out.push_str(&text[copied..]);
    out
}

fn add(record: Value, number: usize, outcome: &mut Outcome) {
    match draft(record) {
        Ok(draft) => outcome.drafts.push((number, draft)),
        Err(why) => outcome.warn(why.code(), why.message(false, number)),
    }
}

/// Why a record gave no article.
enum Unusable {
    NoObject,
    NoText,
    Broken(String),
}

impl Unusable {
    fn code(&self) -> &'static str {
        match self {
            Unusable::NoObject => "record-not-an-object",
            Unusable::NoText => "record-without-text",
            Unusable::Broken(_) => "json-broken-line",
        }
    }

    fn message(&self, is_line: bool, number: usize) -> Message {
        let place =
            || if is_line { message!("The line {number}", number) } else { message!("The record {number}", number) };
        match self {
            Unusable::NoObject => {
                message!("{place} is no object with named fields and was left out.", place = place())
            }
            Unusable::NoText => message!(
                "{place} has neither a title nor a text and was left out. The text is looked for in fields such as `text`, `body` or `content`.",
                place = place()
            ),
            Unusable::Broken(error) => message!(
                "Line {number} is not valid JSON ({error}) and was left out; the other lines were loaded. Correct the line and open the file again.",
                number,
                error
            ),
        }
    }
}

fn draft(record: Value) -> Result<Draft, Unusable> {
    match record {
        Value::Object(fields) => fields::article(fields).ok_or(Unusable::NoText),
        _ => Err(Unusable::NoObject),
    }
}

/// The list of records in a JSON value: itself, the field that is called so, the one list of objects in it, or the
/// object itself if it is an article.
fn list_of_articles(value: Value) -> Result<Vec<Value>, Message> {
    match value {
        Value::Array(items) => Ok(items),
        Value::Object(mut object) => {
            for name in [
                "articles",
                "documents",
                "docs",
                "items",
                "results",
                "data",
                "records",
                "rows",
                "news",
                "stories",
                "entries",
                "hits",
                "response",
                "corpus",
            ] {
                match object.get(name) {
                    Some(Value::Array(items)) if items.iter().any(Value::is_object) => {
                        return object.remove(name).map_or_else(|| Err(message!("this object")), list_of_articles);
                    }
                    Some(Value::Object(_)) if !has_text(&object) => {
                        return object.remove(name).map_or_else(|| Err(message!("this object")), list_of_articles);
                    }
                    _ => {}
                }
            }
            if let Some(columns) = columns::records(&object) {
                return Ok(columns);
            }
            if has_text(&object) {
                return Ok(vec![Value::Object(object)]);
            }
            // An object of articles by id.
            if !object.is_empty() && object.values().all(|value| value.as_object().is_some_and(has_text)) {
                return Ok(object
                    .into_iter()
                    .map(|(id, mut value)| {
                        if let Value::Object(fields) = &mut value
                            && !fields.contains_key("id")
                        {
                            fields.insert("id".to_owned(), Value::String(id));
                        }
                        value
                    })
                    .collect());
            }
            Err(message!("this object"))
        }
        _ => Err(message!("this value")),
    }
}

fn has_text(object: &Map<String, Value>) -> bool {
    object
        .iter()
        .any(|(name, value)| matches!(fields::field_of(name), Some((fields::Field::Text, _))) && fields::is_text(value))
}

/// Reads JSON Lines from a stream, batch by batch, each batch's lines in parallel.
///
/// # Errors
/// If cancelled. Problems of reading become warnings.
pub(super) fn read_lines(mut input: impl BufRead, progress: &Progress, outcome: &mut Outcome) -> Result<(), Cancelled> {
    let mut number = 0;
    let mut guessed = false;
    loop {
        progress.check()?;
        let mut batch = Vec::with_capacity(BATCH + 4096);
        let read = input
            .by_ref()
            .take(BATCH as u64)
            .read_to_end(&mut batch)
            .and_then(|_| if batch.ends_with(b"\n") { Ok(0) } else { input.read_until(b'\n', &mut batch) });
        if let Err(error) = read {
            outcome.warn(
                "unreadable",
                message!(
                    "Reading stopped after line {number}: {error}. Check the disk and open the file again.",
                    number,
                    error = error.to_string()
                ),
            );
            return Ok(());
        }
        if batch.is_empty() {
            return Ok(());
        }
        if number == 0 && batch.starts_with(b"\xef\xbb\xbf") {
            batch.drain(..3);
        }
        let lines: Vec<&[u8]> = batch.split(|&b| b == b'\n').collect();
        let parsed: Vec<Option<Line>> = lines.par_iter().map(|line| read_line(line)).collect();
        // What follows the last line feed is no line.
        let count = if batch.ends_with(b"\n") { lines.len() - 1 } else { lines.len() };
        for (at, result) in parsed.into_iter().enumerate() {
            let Some(line) = result else { continue };
            guessed |= line.guessed;
            if line.mended {
                outcome.warn(
                    "json-broken-characters",
                    message!("Line {number}: {problem}", number = number + at + 1, problem = mended_characters()),
                );
            }
            match line.result {
                Ok(draft) => outcome.drafts.push((number + at + 1, draft)),
                Err(why) => outcome.warn(why.code(), why.message(true, number + at + 1)),
            }
        }
        number += count;
        if guessed && !outcome.encoding_warned {
            outcome.warn_encoding(message!("a Windows code page"));
        }
    }
}

/// What a line gave.
struct Line {
    result: Result<Draft, Unusable>,
    /// Whether its encoding was guessed.
    guessed: bool,
    /// Whether halves of characters were replaced.
    mended: bool,
}

/// One line; nothing if it is empty.
fn read_line(line: &[u8]) -> Option<Line> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return None;
    }
    let (parsed, guessed) = match std::str::from_utf8(line) {
        Ok(text) => (parse(text), false),
        Err(_) => (parse(&encoding::decode(line, None).text), true),
    };
    let mended = matches!(parsed, Ok((_, true)));
    let result = parsed.map_err(|error| Unusable::Broken(error.to_string())).and_then(|(value, _)| draft(value));
    Some(Line { result, guessed, mended })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Outcome {
        let mut outcome = Outcome::default();
        read_lines(text.as_bytes(), &Progress::default(), &mut outcome).unwrap();
        outcome
    }

    #[test]
    fn a_broken_line_is_named_and_the_rest_is_loaded() {
        let outcome = lines("{\"text\":\"One.\"}\n{\"text\": oops}\n\n{\"text\":\"Three.\"}\n");
        assert_eq!(outcome.drafts.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(outcome.warnings.len(), 1);
        assert!(outcome.warnings[0].0 == "json-broken-line" && outcome.warnings[0].1.to_string().contains("Line 2"));
    }

    #[test]
    fn json_lists_are_found() {
        for text in [
            r#"[{"text":"a"}]"#,
            r#"{"articles":[{"text":"a"}]}"#,
            r#"{"text":"a"}"#,
            r#"{"status":"ok","response":{"docs":[{"body":"a"}]}}"#,
            r#"{"x1":{"text":"a"}}"#,
            "{\n \"text\": \"a\"\n}\n",
            r#"[{"text":"a","score":NaN,"rest":[Infinity,-Infinity]}]"#,
            r#"{"text":{"rendered":"a"}}"#,
        ] {
            let mut outcome = Outcome::default();
            read(text, &mut outcome);
            assert_eq!(outcome.drafts.len(), 1, "{text}");
        }
        let mut outcome = Outcome::default();
        read("{\"a\":1}", &mut outcome);
        assert_eq!(outcome.warnings[0].0, "json-no-articles");
    }

    #[test]
    fn values_one_after_the_other_are_records() {
        let mut outcome = Outcome::default();
        read("{\n \"text\": \"One, NaN.\"\n}\n{\n \"text\": \"Two.\"\n}\n", &mut outcome);
        assert_eq!(
            outcome.drafts.iter().map(|(_, draft)| draft.article.body()).collect::<Vec<_>>(),
            ["One, NaN.", "Two."]
        );
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
            let mut outcome = Outcome::default();
            read_lines(bytes.as_slice(), &Progress::default(), &mut outcome).unwrap();
            read(&String::from_utf8_lossy(&bytes), &mut outcome);
        }
    }
}
