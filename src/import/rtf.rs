//! Rich Text Format, up to version 1.9.1: running text with its headings. Tables of fonts and styles, pictures, headers,
//! footnotes and hidden text are not part of it.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::draft::Draft;
use super::office::{Mark, article};

/// Destinations whose text is not the article's; so is every one that begins with `\*`.
const SILENT: [&str; 24] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "themedata",
    "datastore",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "filetbl",
    "fldinst",
];

/// How deep groups may lie in each other.
const DEEPEST: usize = 1000;

/// What holds inside a group.
#[derive(Clone, Copy)]
struct Group {
    silent: bool,
    /// In the table of fonts.
    fonts: bool,
    hidden: bool,
    /// Characters that stand for a `\u` where it is not understood.
    fallback: usize,
    font: i64,
    mark: Mark,
}

struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
    group: Group,
    around: Vec<Group>,
    /// Groups opened beyond [`DEEPEST`]; they change nothing.
    deeper: usize,
    /// The encoding of the document, and by font.
    encoding: &'static Encoding,
    by_font: BTreeMap<i64, &'static Encoding>,
    /// Bytes not decoded yet, and halves of a surrogate pair.
    pending: Vec<u8>,
    units: Vec<u16>,
    /// Characters still to be skipped after a `\u`.
    skip: usize,
    paragraph: String,
    done: Vec<(String, Mark)>,
}

/// Reads an RTF text; whatever is broken is left out.
pub(super) fn read(bytes: &[u8]) -> Draft {
    let group = Group { silent: false, fonts: false, hidden: false, fallback: 1, font: -1, mark: Mark::Body };
    let mut parser = Parser {
        bytes,
        at: 0,
        group,
        around: Vec::new(),
        deeper: 0,
        encoding: WINDOWS_1252,
        by_font: BTreeMap::new(),
        pending: Vec::new(),
        units: Vec::new(),
        skip: 0,
        paragraph: String::new(),
        done: Vec::new(),
    };
    parser.run();
    parser.end_paragraph();
    article(parser.done)
}

impl Parser<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    self.skip = 0;
                    if self.around.len() < DEEPEST {
                        self.around.push(self.group);
                    } else {
                        self.deeper += 1;
                    }
                }
                b'}' => {
                    self.flush();
                    self.skip = 0;
                    if self.deeper > 0 {
                        self.deeper -= 1;
                    } else if let Some(group) = self.around.pop() {
                        // The kind of a paragraph holds until it ends, whatever group said it.
                        self.group = Group { mark: self.group.mark, ..group };
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                _ => self.byte(byte),
            }
        }
    }

    /// A character as a byte of the encoding in force.
    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if !self.group.silent && !self.group.hidden {
            self.flush_units();
            self.pending.push(byte);
        }
    }

    fn flush(&mut self) {
        self.flush_units();
        if !self.pending.is_empty() {
            let encoding = self.by_font.get(&self.group.font).copied().unwrap_or(self.encoding);
            self.paragraph.push_str(&encoding.decode_without_bom_handling(&self.pending).0);
            self.pending.clear();
        }
    }

    fn flush_units(&mut self) {
        if !self.units.is_empty() {
            self.paragraph.push_str(&String::from_utf16_lossy(&self.units));
            self.units.clear();
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if !self.group.silent && !self.group.hidden {
            self.flush();
            self.paragraph.push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        let text = std::mem::take(&mut self.paragraph).replace('\0', "");
        self.done.push((text, self.group.mark));
    }

    fn control(&mut self) {
        let Some(&byte) = self.bytes.get(self.at) else { return };
        if !byte.is_ascii_alphabetic() {
            self.at += 1;
            match byte {
                b'\'' => {
                    let digits =
                        self.bytes.get(self.at..self.at + 2).and_then(|digits| std::str::from_utf8(digits).ok());
                    if let Some(value) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                        self.at += 2;
                        self.byte(value);
                    }
                }
                b'~' => self.text("\u{a0}"),
                b'_' => self.text("\u{2011}"),
                b'*' => self.group.silent = true,
                b'\n' | b'\r' => self.paragraph_mark(),
                b'\\' | b'{' | b'}' => self.byte(byte),
                _ => {}
            }
            return;
        }
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
            self.at += 1;
        }
        let word = String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned();
        let digits = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        let number = std::str::from_utf8(&self.bytes[digits..self.at]).ok().and_then(|text| text.parse::<i64>().ok());
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.word(&word, number);
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        match word {
            "par" | "sect" | "page" | "row" => self.paragraph_mark(),
            "pard" => {
                self.flush();
                self.group.mark = Mark::Body;
            }
            "line" | "tab" | "cell" => self.text(" "),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "u" => self.unit(number.unwrap_or(0)),
            "uc" => self.group.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "v" => {
                self.flush();
                self.group.hidden = number != Some(0);
            }
            "plain" => {
                self.flush();
                self.group.hidden = false;
            }
            "outlinelevel" => {
                if let Some(level @ 0..=8) = number {
                    self.group.mark = Mark::Heading(level as u8 + 1);
                }
            }
            "ansicpg" => self.encoding = number.and_then(code_page).unwrap_or(WINDOWS_1252),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "f" => {
                self.flush();
                self.group.font = number.unwrap_or(-1);
            }
            "fcharset" if self.group.fonts => {
                if let Some(encoding) = number.and_then(charset) {
                    self.by_font.insert(self.group.font, encoding);
                }
            }
            "bin" => {
                let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(length).min(self.bytes.len());
            }
            "fonttbl" => {
                self.group.silent = true;
                self.group.fonts = true;
            }
            _ if SILENT.contains(&word) => {
                self.flush();
                self.group.silent = true;
            }
            _ => {}
        }
    }

    fn paragraph_mark(&mut self) {
        if !self.group.silent && !self.group.hidden {
            self.end_paragraph();
        }
    }

    /// A UTF-16 unit, written as a signed number; `fallback` characters after it say the same.
    fn unit(&mut self, number: i64) {
        if !self.group.silent && !self.group.hidden {
            if !self.pending.is_empty() {
                self.flush();
            }
            self.units.push(number as u16);
        }
        self.skip = self.group.fallback;
    }
}

/// The encoding of a Windows code page.
fn code_page(number: i64) -> Option<&'static Encoding> {
    let label = match number {
        874 => "windows-874".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        1250..=1258 => format!("windows-{number}"),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font's character set.
fn charset(number: i64) -> Option<&'static Encoding> {
    code_page(match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    #[test]
    fn text_without_its_tables() {
        let rtf = br"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Helvetica;}{\f1\fcharset204 Arial;}}
{\info{\title Not this}{\author Nobody}}{\*\generator Word;}
\pard\outlinelevel0 Ferry late\par
\pard\f0 The ferry was \b late\b0  again on Monday, the caf\'e9\rquote s owner said {\v hidden }\emdash  \ldblquote nobody\rdblquote  knew why.\par
\pard\outlinelevel1 What the crew says\par
\pard\f1 \'cf\'f0\'e8\'e2\'e5\'f2 \f0\u8364?\uc2\u-10179\'5f\'5f\u-8704__\uc1 and so on, until the harbour closed for the night.\par}";
        let article = read(rtf).article;
        assert_eq!(article.title(), "Ferry late");
        assert!(
            article.text.contains("late again on Monday, the café’s owner said — “nobody” knew why."),
            "{}",
            article.text
        );
        assert!(article.text.contains("Привет €😀and so on"), "{}", article.text);
        assert_eq!(article.blocks[0].kind, BlockKind::Heading);
        for part in ["Helvetica", "Not this", "Nobody", "hidden", "Word"] {
            assert!(!article.text.contains(part), "{part}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_panic(text in r"(\{|\}|\\|\\par |\\'e9|\\'z|\\u-?[0-9]{1,6} ?|\\uc[0-9]|\\bin[0-9]{1,20} |\\f1 |\\fonttbl|\\fcharset204|\\\*|[a-zé ]{1,9}|-){0,40}") {
            let article = read(text.as_bytes()).article;
            proptest::prop_assert!(!article.text.contains('\0'));
        }
    }
}
