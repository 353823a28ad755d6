//! Quotation marks in tables that stand for themselves.
//!
//! A cell that begins with a quotation mark is a quoted one only if the mark that closes it ends the cell. News begins
//! with quotations often enough (`"It is over," she said.`), and programs that write tables by hand do not double the
//! marks. Read strictly, these cells lose their marks, and a quotation becomes the outlet's own words.

use std::borrow::Cow;

/// A table whose loose cells are quoted as they should be.
pub(super) struct Mended<'a> {
    /// The table.
    pub text: Cow<'a, str>,
    /// Lines of cells where it had to be guessed how far they go.
    pub guessed: Vec<usize>,
}

/// What becomes of a cell that begins with a quotation mark.
enum Cell {
    /// It is quoted as it should be, or nothing better can be made of it.
    Sound,
    /// Its marks are part of the text.
    Plain,
    /// It is quoted, and marks inside are not doubled.
    Undoubled,
}

/// Quotes every cell of `text` whose marks stand for themselves.
pub(super) fn mend(text: &str, separator: u8) -> Mended<'_> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut guessed = Vec::new();
    let (mut at, mut copied, mut line) = (0, 0, 1);
    while at < bytes.len() {
        // At the beginning of a cell.
        let mut end = at + plain_length(&bytes[at..], separator);
        if bytes[at] == b'"' {
            let strict = quoted_length(&bytes[at..], separator);
            let (cell, length) = loose(&bytes[at..], strict, separator);
            let inner = match cell {
                Cell::Sound => None,
                Cell::Plain => Some(Cow::Borrowed(&text[at..at + length])),
                Cell::Undoubled => {
                    guessed.push(line);
                    Some(Cow::Owned(text[at + 1..at + length - 1].replace("\\\"", "\"")))
                }
            };
            if let Some(inner) = inner {
                out.push_str(&text[copied..at]);
                out.push('"');
                out.push_str(&inner.replace('"', "\"\""));
                out.push('"');
                copied = at + length;
            }
            end = at + length;
        }
        // Over the cell and what ends it.
        let next = (end + 1).min(bytes.len());
        line += memchr::memchr_iter(b'\n', &bytes[at..next]).count();
        at = next;
    }
    let text = if copied == 0 {
        Cow::Borrowed(text)
    } else {
        out.push_str(&text[copied..]);
        Cow::Owned(out)
    };
    Mended { text, guessed }
}

fn ends_cell(byte: Option<&u8>, separator: u8) -> bool {
    byte.is_none_or(|&byte| byte == separator || byte == b'\n' || byte == b'\r')
}

/// Bytes up to the separator or the end of the line.
fn plain_length(bytes: &[u8], separator: u8) -> usize {
    memchr::memchr3(separator, b'\n', b'\r', bytes).unwrap_or(bytes.len())
}

/// Bytes of a quoted cell with its marks, read strictly; `None` if another character follows the mark that closes it, or
/// none closes it.
fn quoted_length(bytes: &[u8], separator: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr(b'"', &bytes[at..])?;
        if bytes.get(at + 1) == Some(&b'"') {
            at += 2;
        } else {
            return ends_cell(bytes.get(at + 1), separator).then_some(at + 1);
        }
    }
}

/// What a cell that begins with a mark is, and its length.
fn loose(bytes: &[u8], strict: Option<usize>, separator: u8) -> (Cell, usize) {
    if let Some(length) = strict {
        return (Cell::Sound, length);
    }
    let plain = plain_length(bytes, separator);
    let marks: Vec<usize> = memchr::memchr_iter(b'"', &bytes[..plain]).collect();
    // `"He said "no" and left."`: the second mark opens, so the first one was not a quotation's.
    let second_opens = marks.get(1).is_some_and(|&at| matches!(bytes[at - 1], b' ' | b'('));
    if second_opens && marks.last() == Some(&(plain - 1)) {
        return (Cell::Undoubled, plain);
    }
    // Between tabs nothing needs quoting; elsewhere the marks of a cell that is whole come in pairs.
    if separator == b'\t' || marks.len().is_multiple_of(2) && bytes[..plain].windows(2).all(|two| two != b"\\\"") {
        return (Cell::Plain, plain);
    }
    let line = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
    let closes = memchr::memchr_iter(b'"', &bytes[1..line])
        .map(|at| at + 1)
        .find(|&at| ends_cell(bytes.get(at + 1), separator) && bytes[at - 1] != b'\\');
    match closes {
        Some(at) => (Cell::Undoubled, at + 1),
        // Nothing on this line closes it: left as it is, and told where the rows are read.
        None => (Cell::Sound, bytes.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_stand_for_themselves_are_kept() {
        for (table, separator, expected) in [
            ("1\t\"It is over,\" she said.\n", b'\t', "1\t\"\"\"It is over,\"\" she said.\"\n"),
            ("1\t\"It is over.\n2\t\"No.\"\n", b'\t', "1\t\"\"\"It is over.\"\n2\t\"No.\"\n"),
            ("\"A\" and \"B\",x\n", b',', "\"\"\"A\"\" and \"\"B\"\"\",x\n"),
            ("1,\"He said \"no\" and left.\"\n2,x\n", b',', "1,\"He said \"\"no\"\" and left.\"\n2,x\n"),
            ("1,\"He, too, said \"no\" at last.\"\n", b',', "1,\"He, too, said \"\"no\"\" at last.\"\n"),
            ("1,\"He said \\\"no\\\", and left.\"\n", b',', "1,\"He said \"\"no\"\", and left.\"\n"),
        ] {
            assert_eq!(mend(table, separator).text, expected, "{table}");
        }
    }

    #[test]
    fn sound_tables_stay_as_they_are() {
        for table in [
            "a,b\n1,\"one\ntwo, \"\"three\"\".\"\n",
            "a,b\r\n\"1\",\"\"\r\n",
            "1,He said \"no\" and left.\n",
            "1,\"never closed\n2,x\n",
            "",
        ] {
            assert!(matches!(mend(table, b',').text, Cow::Borrowed(_)), "{table}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(table in "(\"|\"\"|,|\t|\n|\r|[a-zé]{1,4}| |\\\\){0,40}") {
            for separator in [b',', b'\t'] {
                let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
                proptest::prop_assert_eq!(letters(&mend(&table, separator).text), letters(&table));
            }
        }
    }
}
