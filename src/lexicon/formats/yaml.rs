//! Dictionaries of quanteda in YAML: keys are categories, nested where one lies in another; lists hold the patterns.

use saphyr_parser::{Event, Parser, ScanError};

use super::{Draft, Problem};
use crate::wording::message;

/// How deep keys may nest.
const DEEPEST: usize = 64;

/// Whether the text reads like keys with values.
pub(super) fn looks_like(text: &str) -> bool {
    text.lines()
        .map(str::trim_end)
        .filter(|row| !row.trim_start().starts_with('#') && !row.is_empty() && *row != "---")
        .take(1)
        .any(|row| row.ends_with(':') || row.contains(": ") || row.starts_with("%YAML"))
}

/// Where the reader is.
enum Level {
    /// In a mapping; whether the next scalar is a key, and how many names of the path are its own.
    Mapping { key: bool },
    /// In a list.
    List,
}

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    let mut levels: Vec<Level> = Vec::new();
    // One name for each mapping whose key has been read.
    let mut path: Vec<String> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| broken(&error))?;
        let line = span.start.line() as u32;
        match event {
            Event::Alias(_) => {
                return Err(Problem::at(
                    line,
                    message!("An alias (`*name`) is used."),
                    message!("Put patterns in quotation marks and write out what the alias stands for."),
                ));
            }
            Event::Scalar(value, ..) => match levels.last_mut() {
                Some(Level::Mapping { key }) if *key => {
                    *key = false;
                    path.push(value.trim().to_owned());
                    draft.category(&path);
                }
                _ => {
                    pattern(&value, line, &path, draft)?;
                    value_ended(&mut levels, &mut path);
                }
            },
            Event::MappingStart(..) => {
                if let Some(Level::Mapping { key: true }) = levels.last() {
                    return Err(Problem::at(
                        line,
                        message!("A key is no plain word."),
                        message!("Write the category's name before the colon."),
                    ));
                }
                levels.push(Level::Mapping { key: true });
            }
            Event::SequenceStart(..) => {
                if let Some(Level::Mapping { key: true }) = levels.last() {
                    return Err(Problem::at(
                        line,
                        message!("A key is a list."),
                        message!("Write the category's name before the colon."),
                    ));
                }
                levels.push(Level::List);
            }
            Event::MappingEnd | Event::SequenceEnd => {
                levels.pop();
                value_ended(&mut levels, &mut path);
            }
            _ => {}
        }
        if levels.len() > DEEPEST {
            let message = message!("Keys and lists nest more than {deepest} deep.", deepest = DEEPEST);
            return Err(Problem::at(line, message, message!("Move the innermost ones up.")));
        }
    }
    Ok(())
}

/// A value of the mapping around is complete: the next scalar there is a key.
fn value_ended(levels: &mut [Level], path: &mut Vec<String>) {
    if let Some(Level::Mapping { key }) = levels.last_mut() {
        *key = true;
        path.pop();
    }
}

fn pattern(value: &str, line: u32, path: &[String], draft: &mut Draft) -> Result<(), Problem> {
    // An empty value is an empty category.
    if value.trim().is_empty() || value == "~" || value == "null" && path.is_empty() {
        return Ok(());
    }
    if path.is_empty() {
        let message = message!("“{value}” stands under no key.", value);
        return Err(Problem::at(line, message, message!("Write the category's name and a colon above the list.")));
    }
    let category = draft.category(path);
    draft.add(category, line, value);
    Ok(())
}

fn broken(error: &ScanError) -> Problem {
    Problem::at(
        error.marker().line() as u32,
        message!("The YAML is broken: {error}.", error = error.info()),
        message!("Indent lists with spaces, and put patterns that begin with * or hold a colon in quotation marks."),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entries, refused};

    #[test]
    fn keys_may_nest() {
        let text = "# a comment\nfear:\n  - terror*\n  - \"*phobia\"\nlaw:\n  court: [judge, 'jury?']\n  police:\n    - cop\n\
                    mixed:\n  - a word\n  - inner:\n    - deep\nnone:\nsingle: one\n";
        assert_eq!(
            entries("a.yml", text),
            [
                "fear: *phobia",
                "fear: terror*",
                "law › court: judge",
                "law › court: jury?",
                "law › police: cop",
                "mixed: a word",
                "mixed › inner: deep",
                "single: one",
            ]
        );
    }

    #[test]
    fn errors_name_the_line() {
        refused("a.yml", "fear:\n  - *phobia\n", &["a.yml", "line 2", "quotation marks"]);
        refused("a.yml", "fear:\n  - a\n - b\n", &["a.yml", "line 3"]);
        refused("a.yml", "a: &x [b]\nc: *x\n", &["line 2", "alias"]);
        refused("a.yml", "? [a]\n: b\n", &["a.yml"]);
        refused("a.yml", &"a: {".repeat(100), &["a.yml"]);
        refused("a.yml", "fear:\n", &["No word"]);
    }
}
