//! Dictionaries of other tools, read as lexicons: LIWC, Lexicoder, Yoshikoder, WordStat, quanteda's YAML, CSV tables, and
//! the program's own JSON.
//!
//! A format is recognised by what is in the file; the name decides only where that leaves it open. Patterns (`terror*`)
//! become entries with wildcards. What a format says and a lexicon cannot is never dropped silently: it is in
//! [`Imported::notes`], with its line.

mod csv;
mod draft;
mod lexicoder;
mod liwc;
mod wordstat;
mod yaml;
mod yoshikoder;

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{Encoding, WINDOWS_1252};

use self::draft::Draft;
use super::entry::Lexicon;
use crate::wording::{Message, Said, message};

/// The largest dictionary that is read, in bytes.
const LARGEST: usize = 64 << 20;

/// A file format of dictionaries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// The program's own (`assets/lexicons/README.md`).
    Json,
    /// LIWC 2001 to 2015: `%`, numbered categories, `%`, words with numbers.
    Liwc,
    /// Lexicoder 3: `+category`, words below it.
    Lexicoder,
    /// Yoshikoder: XML with `cnode` and `pnode`.
    Yoshikoder,
    /// WordStat: categories by indentation, words with a weight in brackets.
    WordStat,
    /// quanteda's YAML: nested keys with lists of patterns.
    Yaml,
    /// A table with a row of column names: term and category, or LIWC-22's `.dicx` with one column a category.
    Csv,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 7] = [
        Format::Json,
        Format::Liwc,
        Format::Lexicoder,
        Format::Yoshikoder,
        Format::WordStat,
        Format::Yaml,
        Format::Csv,
    ];

    /// What the format is called.
    pub fn name(self) -> Message {
        match self {
            Format::Json => message!("Parallax lexicon (JSON)"),
            Format::Liwc => message!("LIWC dictionary"),
            Format::Lexicoder => message!("Lexicoder dictionary"),
            Format::Yoshikoder => message!("Yoshikoder dictionary"),
            Format::WordStat => message!("WordStat dictionary"),
            Format::Yaml => message!("quanteda dictionary (YAML)"),
            Format::Csv => message!("table (CSV)"),
        }
    }

    /// Endings of file names it usually has, in lower case and without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Format::Json => &["json"],
            Format::Liwc => &["dic"],
            Format::Lexicoder => &["lc3"],
            Format::Yoshikoder => &["ykd"],
            Format::WordStat => &["cat"],
            Format::Yaml => &["yml", "yaml"],
            Format::Csv => &["csv", "tsv", "dicx"],
        }
    }
}

/// A dictionary that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Imported {
    /// The lexicon; it keeps the rules of [`Lexicon::check`].
    pub lexicon: Lexicon,
    /// What the file turned out to be.
    pub format: Format,
    /// What was left out or understood in a way the user should know, in the order of the file.
    pub notes: Vec<Note>,
}

/// Something a user should know about an imported dictionary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The line, counted from 1; `None` where it concerns the whole file.
    pub line: Option<u32>,
    /// What happened.
    pub message: Message,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl Said for Note {
    fn message(&self) -> Message {
        match self.line {
            Some(line) => message!("line {line}: {message}", line, message = &self.message),
            None => self.message.clone(),
        }
    }
}

/// Why a dictionary could not be read: which file, where, what is wrong and what helps.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.said())]
pub struct FormatError {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<u32>,
    /// What is wrong, a sentence.
    pub message: Message,
    /// What to do about it, a sentence.
    pub remedy: Message,
}

impl FormatError {
    fn said(&self) -> Message {
        let (file, message, remedy) = (&self.file, &self.message, &self.remedy);
        match self.line {
            Some(line) => message!("{file}, line {line}: {message} {remedy}", file, line, message, remedy),
            None => message!("{file}: {message} {remedy}", file, message, remedy),
        }
    }
}

impl Said for FormatError {
    fn message(&self) -> Message {
        self.said()
    }
}

/// What is wrong, before the file's name is known.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Problem {
    line: Option<u32>,
    message: Message,
    remedy: Message,
}

impl Problem {
    fn at(line: u32, message: Message, remedy: Message) -> Problem {
        Problem { line: Some(line), message, remedy }
    }

    fn whole(message: Message, remedy: Message) -> Problem {
        Problem { line: None, message, remedy }
    }
}

/// Reads a dictionary. `file` is the file's name, with or without its folder; the lexicon is named after it where the
/// file gives no name.
///
/// # Errors
/// If the format is not recognised or something in the file cannot be understood. The error names file and line and
/// says what helps.
pub fn read(file: &str, bytes: &[u8]) -> Result<Imported, FormatError> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    read_named(name, bytes).map_err(|problem| FormatError {
        file: name.to_owned(),
        line: problem.line,
        message: problem.message,
        remedy: problem.remedy,
    })
}

fn read_named(name: &str, bytes: &[u8]) -> Result<Imported, Problem> {
    if bytes.len() > LARGEST {
        let message = message!("The file has {size} MB, too much for a dictionary.", size = bytes.len() >> 20);
        return Err(Problem::whole(message, message!("Choose the dictionary, not the texts, or split it.")));
    }
    let (text, mut notes) = decode(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let format = detect(text, &extension.to_lowercase())?;
    let mut draft = Draft::new(stem);
    match format {
        Format::Json => {
            let lexicon = Lexicon::from_json(text).map_err(|error| json_problem(&error))?;
            return Ok(Imported { lexicon, format, notes });
        }
        Format::Liwc => liwc::read(text, &mut draft)?,
        Format::Lexicoder => lexicoder::read(text, &mut draft)?,
        Format::Yoshikoder => yoshikoder::read(text, &mut draft)?,
        Format::WordStat => wordstat::read(text, &mut draft)?,
        Format::Yaml => yaml::read(text, &mut draft)?,
        Format::Csv => csv::read(text, &mut draft)?,
    }
    let (lexicon, more) = draft.finish()?;
    notes.extend(more);
    Ok(Imported { lexicon, format, notes })
}

fn json_problem(error: &super::LexiconError) -> Problem {
    let written = error.to_string();
    // serde_json ends its messages with the place.
    let line = written.rsplit_once(" at line ").and_then(|(_, place)| place.split(' ').next()?.parse().ok());
    Problem {
        line,
        message: message!("The lexicon cannot be used: {message}.", message = error.message()),
        remedy: message!("Correct it in a text editor; assets/lexicons/README.md describes the fields."),
    }
}

/// Bytes to text: by byte order mark, as UTF-8, else as Windows-1252, the encoding of older dictionaries.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Note>), Problem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::whole(message!("The file is empty."), message!("Choose another file.")));
    }
    let (text, guessed) = if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        (encoding.decode_without_bom_handling(&bytes[length..]).0, None)
    } else {
        match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), None),
            Err(error) => {
                let line = 1 + memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count() as u32;
                (WINDOWS_1252.decode_without_bom_handling(bytes).0, Some(line))
            }
        }
    };
    if let Some(at) = text.find('\0') {
        let line = 1 + text[..at].matches('\n').count() as u32;
        return Err(Problem::at(
            line,
            message!("The file holds zero bytes, so it is no text."),
            message!("Export the dictionary as text."),
        ));
    }
    let notes = guessed.map(|line| Note {
        line: Some(line),
        message:
            message!("The file is not UTF-8 and was read as Windows-1252. If letters look wrong, save it as UTF-8 and import it again."),
    });
    Ok((text, notes.into_iter().collect()))
}

/// Recognises the format by what is in the file; `extension` decides only between those it could be.
fn detect(text: &str, extension: &str) -> Result<Format, Problem> {
    let named = Format::ALL.into_iter().find(|format| format.extensions().contains(&extension));
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("").trim();
    if text.trim_start().starts_with('{') {
        return Ok(Format::Json);
    }
    if first.starts_with('<') {
        return if text.contains("<pnode") || text.contains("<cnode") {
            Ok(Format::Yoshikoder)
        } else {
            let remedy = message!("Export it from Yoshikoder as .ykd, or save the words as a CSV table.");
            Err(Problem::whole(
                message!("This is XML, but no Yoshikoder dictionary: it has no cnode and no pnode."),
                remedy,
            ))
        };
    }
    if first == "%" {
        return Ok(Format::Liwc);
    }
    if wordstat::has_weights(text) {
        return Ok(Format::WordStat);
    }
    if first.starts_with('+') {
        return Ok(Format::Lexicoder);
    }
    if csv::has_columns(text) {
        return Ok(Format::Csv);
    }
    if named != Some(Format::Csv) && yaml::looks_like(text) {
        return Ok(Format::Yaml);
    }
    match named {
        // An empty table or one without column names gets a message of its own there.
        Some(format @ (Format::Csv | Format::Liwc | Format::Lexicoder | Format::WordStat)) => Ok(format),
        Some(Format::Yoshikoder) => Err(Problem::whole(
            message!("This is no Yoshikoder dictionary: it is not XML."),
            message!("Export it again from Yoshikoder."),
        )),
        Some(format) => Err(Problem::whole(
            message!("By its name this should be a {format}, but its content is none.", format = format.name()),
            message!("Choose another file, or save the words as a CSV table with the columns `term` and `category`."),
        )),
        None => Err(Problem::whole(
            message!("The format was not recognised."),
            message!(
                "Dictionaries of LIWC (.dic), Lexicoder (.lc3), Yoshikoder (.ykd), WordStat (.cat) and quanteda (.yml) can be \
             read, and CSV tables with the columns `term` and `category`."
            ),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a file gives: `category: term` by entry.
    pub(super) fn entries(file: &str, text: &str) -> Vec<String> {
        let found = read(file, text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        found.lexicon.check().unwrap();
        found.lexicon.entries().map(|(category, entry)| format!("{}: {}", category.title, entry.term)).collect()
    }

    /// The notes of a file.
    pub(super) fn notes(file: &str, text: &str) -> Vec<String> {
        read(file, text.as_bytes()).unwrap().notes.iter().map(ToString::to_string).collect()
    }

    /// The error of a file holds all of these.
    pub(super) fn refused(file: &str, text: &str, expect: &[&str]) {
        let error = read(file, text.as_bytes()).unwrap_err().to_string();
        for part in expect {
            assert!(error.contains(part), "{error:?} should say {part:?}");
        }
    }

    #[test]
    fn formats_are_recognised_by_what_is_in_the_file() {
        for (text, expect) in [
            ("%\n1\tfear\n%\nterror*\t1\n", Format::Liwc),
            ("+FEAR\nterror*\n", Format::Lexicoder),
            (
                "<?xml version=\"1.0\"?><dictionary><cnode name=\"fear\"><pnode name=\"terror*\"/></cnode></dictionary>",
                Format::Yoshikoder,
            ),
            ("FEAR\n\tTERROR* (1)\n", Format::WordStat),
            ("fear:\n  - terror*\n", Format::Yaml),
            ("term,category\nterror*,fear\n", Format::Csv),
            ("DicTerm,fear,joy\nterror*,X,\n", Format::Csv),
        ] {
            for name in ["words.txt", "words.dic", "words.cat"] {
                let found = read(name, text.as_bytes()).unwrap();
                assert_eq!(found.format, expect, "{name}: {text}");
                assert_eq!(found.lexicon.name, "words");
                let (category, entry) = found.lexicon.entries().next().unwrap();
                assert_eq!(
                    (category.title.to_lowercase().as_str(), entry.term.as_str()),
                    ("fear", "terror*"),
                    "{text}"
                );
                assert!(entry.wildcards && found.notes.is_empty(), "{:?}", found.notes);
            }
        }
        let own = Lexicon::bundled();
        assert_eq!(read("x", own.to_json().as_bytes()).unwrap().lexicon.hash(), own.hash());
    }

    #[test]
    fn what_cannot_be_read_says_so() {
        refused("a/b.txt", "Dear diary\nnothing here", &["b.txt", "not recognised", "CSV"]);
        refused("a.xml", "<html></html>", &["a.xml", "cnode"]);
        refused("a.ykd", "words", &["a.ykd", "not XML"]);
        refused("a.dic", " \n ", &["a.dic", "empty"]);
        refused("a.json", "{\"name\": \"x\",\n oops}", &["a.json", "line 2"]);
        refused("a.dic", "%\n1\tx\n%\nb\0ad\t1\n", &["line 4", "zero bytes"]);
    }

    #[test]
    fn older_encodings_are_read_and_said() {
        let found = read("a.dic", b"%\n1\tangst\n%\nfurchtbar\t1\nsch\xf6n\t1\n").unwrap();
        assert_eq!(found.lexicon.categories[0].entries[1].term, "schön");
        assert_eq!(found.notes[0].line, Some(5));
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("%\n1\ta\n%\nb\t1\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert!(read("a.dic", &wide).unwrap().notes.is_empty());
    }

    const NAMES: [&str; 9] = ["a", "a.json", "a.dic", "a.lc3", "a.ykd", "a.cat", "a.yml", "a.csv", "a.dicx"];

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), name in 0..NAMES.len()) {
            if let Ok(found) = read(NAMES[name], &bytes) {
                prop_assert!(found.lexicon.check().is_ok());
            }
        }

        #[test]
        fn anything_like_a_dictionary_is_read_or_refused(
            text in "(%\n|\\+A\n|<cnode name=\"a\">|</cnode>|<pnode name=\"b\"/>|<!--|&x;|[a-z]{1,4}\\*? ?|\t|\n|  |- |: |, |\"|'|\\(1\\)\n|[0-9]{1,2}|\\{|\\[|\\]|&a |\\*a |term,category\n|DicTerm,a\n|X|\\PC){0,40}",
            name in 0..NAMES.len(),
        ) {
            if let Ok(found) = read(NAMES[name], text.as_bytes()) {
                prop_assert!(found.lexicon.check().is_ok(), "{:?}", found.lexicon.check());
                prop_assert!(!found.lexicon.is_empty());
            }
        }
    }
}
