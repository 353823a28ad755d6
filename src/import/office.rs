//! Documents of word processors: Word (DOCX) and OpenDocument text (ODT), both ZIP archives of XML.
//!
//! What is read is the running text with its headings and quotations. Footnotes, comments, headers, deleted passages and
//! field codes are not part of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::draft::Draft;
use super::{LARGEST_ARTICLE, plain};
use crate::model::BlockKind;
use crate::wording::{Message, message};

/// A paragraph as the document marks it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// The title.
    Title,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A quotation set off.
    Quotation,
    /// Anything else.
    Body,
}

/// Reads a Word document.
///
/// # Errors
/// What is wrong with the file, a sentence.
pub(super) fn read_word(bytes: &[u8]) -> Result<Draft, Message> {
    let mut archive = open(bytes)?;
    let styles = match part(&mut archive, "word/styles.xml") {
        Ok(xml) => word_styles(&xml),
        Err(_) => BTreeMap::new(),
    };
    let document = part(&mut archive, "word/document.xml")?;
    Ok(article(word_paragraphs(&document, &styles)?))
}

/// Reads an OpenDocument text.
///
/// # Errors
/// What is wrong with the file, a sentence.
pub(super) fn read_open(bytes: &[u8]) -> Result<Draft, Message> {
    let mut archive = open(bytes)?;
    let content = part(&mut archive, "content.xml")?;
    Ok(article(open_paragraphs(&content)?))
}

/// An article out of marked paragraphs: the title is the one marked so, else a heading of the first level on top.
pub(super) fn article(mut paragraphs: Vec<(String, Mark)>) -> Draft {
    paragraphs.retain(|(text, _)| !text.trim().is_empty());
    let at = paragraphs
        .iter()
        .position(|(_, mark)| *mark == Mark::Title)
        .or_else(|| paragraphs.iter().take(4).position(|(_, mark)| *mark == Mark::Heading(1)));
    let title = at.map(|at| paragraphs.remove(at).0);
    let pieces: Vec<(&str, Option<BlockKind>)> = paragraphs
        .iter()
        .map(|(text, mark)| {
            let kind = match mark {
                Mark::Title | Mark::Heading(_) => Some(BlockKind::Heading),
                Mark::Quotation => Some(BlockKind::Quotation),
                Mark::Body => None,
            };
            (text.as_str(), kind)
        })
        .collect();
    plain::article(&pieces, title.as_deref())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Message> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        message!(
            "The document is damaged: {error}. Open it in the program it comes from and save it again.",
            error = error.to_string()
        )
    })
}

/// One file of the archive, no larger than an article may be.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, Message> {
    let broken = |error: &dyn std::fmt::Display| {
        message!(
            "The document's part {name} cannot be read: {error}. Open it in the program it comes from and save it again without a password.",
            name,
            error = error.to_string()
        )
    };
    let file = archive.by_name(name).map_err(|error| broken(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST_ARTICLE + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    if bytes.len() as u64 > LARGEST_ARTICLE {
        return Err(message!("The document's text has more than {size} MB. Split it.", size = LARGEST_ARTICLE >> 20));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Paragraphs in the making: one may lie in another (a text box), so they are a stack.
#[derive(Default)]
struct Paragraphs {
    done: Vec<(String, Mark)>,
    open: Vec<(String, Mark)>,
}

impl Paragraphs {
    fn begin(&mut self, mark: Mark) {
        self.open.push((String::new(), mark));
    }

    fn end(&mut self) {
        self.done.extend(self.open.pop());
    }

    fn push(&mut self, text: &str) {
        if let Some((paragraph, _)) = self.open.last_mut() {
            paragraph.extend(text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name).and_then(|attribute| {
        attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    })
}

/// What `&amp;` or `&#8230;` stands for.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
}

fn damaged(error: &quick_xml::Error) -> Message {
    message!(
        "The document's text is damaged: {error}. Open it in the program it comes from and save it again.",
        error = error.to_string()
    )
}

/// By style id what its English name says; ids are translated, names are not.
fn word_styles(xml: &str) -> BTreeMap<String, Mark> {
    let mut reader = Reader::from_str(xml);
    let mut out = BTreeMap::new();
    let mut id = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if element.local_name().as_ref() == b"style" => {
                id = attribute(&element, b"styleId").unwrap_or_default();
            }
            Event::Empty(element) | Event::Start(element) if element.local_name().as_ref() == b"name" => {
                let mark = by_name(&attribute(&element, b"val").unwrap_or_default());
                if mark != Mark::Body {
                    out.insert(id.clone(), mark);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out
}

fn by_name(name: &str) -> Mark {
    let name = name.to_lowercase().replace(['_', ' '], "");
    match name.as_str() {
        "title" => Mark::Title,
        "quote" | "intensequote" | "quotations" | "blocktext" => Mark::Quotation,
        _ => match name.strip_prefix("heading").map(str::parse) {
            Some(Ok(level)) => Mark::Heading(level),
            _ => Mark::Body,
        },
    }
}

fn word_paragraphs(xml: &str, styles: &BTreeMap<String, Mark>) -> Result<Vec<(String, Mark)>, Message> {
    let mut reader = Reader::from_str(xml);
    let mut out = Paragraphs::default();
    // Inside an element whose text is not part of the article.
    let mut silent = 0;
    let mut in_text = false;
    loop {
        match reader.read_event().map_err(|error| damaged(&error))? {
            Event::Start(element) => match element.local_name().as_ref() {
                b"del" | b"moveFrom" | b"Fallback" | b"instrText" | b"delText" => silent += 1,
                _ if silent > 0 => {}
                b"p" => out.begin(Mark::Body),
                b"t" => in_text = true,
                name => word_element(name, &element, styles, &mut out),
            },
            Event::Empty(element) if silent == 0 => match element.local_name().as_ref() {
                b"p" | b"t" | b"del" | b"moveFrom" | b"instrText" => {}
                name => word_element(name, &element, styles, &mut out),
            },
            Event::End(element) => match element.local_name().as_ref() {
                b"del" | b"moveFrom" | b"Fallback" | b"instrText" | b"delText" => silent -= 1,
                _ if silent > 0 => {}
                b"p" => out.end(),
                b"t" => in_text = false,
                _ => {}
            },
            Event::Text(text) if in_text && silent == 0 => out.push(&text.decode().unwrap_or_default()),
            Event::GeneralRef(reference) if in_text && silent == 0 => out.push(&resolved(&reference)),
            Event::Eof => return Ok(out.done),
            _ => {}
        }
    }
}

fn word_element(name: &[u8], element: &BytesStart<'_>, styles: &BTreeMap<String, Mark>, out: &mut Paragraphs) {
    match name {
        b"tab" | b"br" | b"cr" => out.push(" "),
        b"noBreakHyphen" => out.push("\u{2011}"),
        b"pStyle" => {
            let id = attribute(element, b"val").unwrap_or_default();
            let mark = styles.get(&id).copied().unwrap_or_else(|| by_name(&id));
            if let Some((_, known)) = out.open.last_mut() {
                *known = mark;
            }
        }
        _ => {}
    }
}

fn open_paragraphs(xml: &str) -> Result<Vec<(String, Mark)>, Message> {
    const SILENT: [&[u8]; 5] = [b"annotation", b"note", b"tracked-changes", b"sequence-decls", b"forms"];
    let mut reader = Reader::from_str(xml);
    let mut out = Paragraphs::default();
    let mut parents: BTreeMap<String, String> = BTreeMap::new();
    let mut silent = 0;
    loop {
        match reader.read_event().map_err(|error| damaged(&error))? {
            Event::Start(element) => match element.local_name().as_ref() {
                name if SILENT.contains(&name) => silent += 1,
                _ if silent > 0 => {}
                b"p" | b"h" => out.begin(open_mark(&element, &parents)),
                name => open_element(name, &element, &mut parents, &mut out),
            },
            Event::Empty(element) if silent == 0 && !SILENT.contains(&element.local_name().as_ref()) => {
                open_element(element.local_name().as_ref(), &element, &mut parents, &mut out);
            }
            Event::End(element) => match element.local_name().as_ref() {
                name if SILENT.contains(&name) => silent -= 1,
                b"p" | b"h" if silent == 0 => out.end(),
                _ => {}
            },
            Event::Text(text) if silent == 0 => out.push(&text.decode().unwrap_or_default()),
            Event::GeneralRef(reference) if silent == 0 => out.push(&resolved(&reference)),
            Event::Eof => return Ok(out.done),
            _ => {}
        }
    }
}

fn open_element(name: &[u8], element: &BytesStart<'_>, parents: &mut BTreeMap<String, String>, out: &mut Paragraphs) {
    match name {
        b"tab" | b"line-break" => out.push(" "),
        b"s" => {
            let count = attribute(element, b"c").and_then(|count| count.parse().ok()).unwrap_or(1);
            out.push(&" ".repeat(usize::min(count, 100)));
        }
        // A paragraph formatted by hand has a style of its own, whose parent tells what it is.
        b"style" => {
            if let (Some(name), Some(parent)) = (attribute(element, b"name"), attribute(element, b"parent-style-name"))
            {
                parents.insert(name, parent);
            }
        }
        _ => {}
    }
}

fn open_mark(element: &BytesStart<'_>, parents: &BTreeMap<String, String>) -> Mark {
    let style = attribute(element, b"style-name").unwrap_or_default();
    let style = parents.get(&style).cloned().unwrap_or(style);
    if element.local_name().as_ref() == b"h" && by_name(&style) != Mark::Title {
        return Mark::Heading(attribute(element, b"outline-level").and_then(|level| level.parse().ok()).unwrap_or(1));
    }
    // `Heading_20_1`: OpenDocument writes a space as its code.
    by_name(&style.replace("_20_", ""))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use zip::write::SimpleFileOptions;

    pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    const SENTENCE: &str = "The ferry was late again on Monday, the harbour board said, and nobody knew why.";

    #[test]
    fn a_word_document_gives_title_headings_quotations_and_text() {
        let document = format!(
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>Ferry late &amp; loud</w:t></w:r></w:p>\
             <w:p><w:r><w:t xml:space=\"preserve\">{SENTENCE} </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
             <w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>More of it.</w:t></w:r></w:p>\
             <w:p><w:pPr><w:pStyle w:val=\"berschrift2\"/></w:pPr><w:r><w:t>What the crew says</w:t></w:r></w:p>\
             <w:p><w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr><w:r><w:t>We were promised the part in March, and nobody has seen it.</w:t></w:r></w:p>\
             <w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
        );
        let styles = "<w:styles><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
                      <w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
        let draft = read_word(&archive(&[("word/styles.xml", styles), ("word/document.xml", &document)])).unwrap();
        let article = draft.article;
        assert_eq!(article.title(), "Ferry late & loud");
        let blocks: Vec<_> = article.blocks.iter().map(|block| (block.kind, block.span.of(&article.text))).collect();
        assert_eq!(blocks[0], (BlockKind::Heading, "What the crew says"));
        assert_eq!(blocks[1].0, BlockKind::Quotation);
        assert!(
            article.text.contains("nobody knew why.  More of it.") && !article.text.contains("gone"),
            "{}",
            article.text
        );
        assert!(!article.text.contains("PAGE") && article.text.matches("The ferry was late").count() == 2);
    }

    #[test]
    fn an_open_document_gives_the_same() {
        let content = format!(
            "<office:document-content><office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Quotations\"/>\
             </office:automatic-styles><office:body><office:text><text:h text:outline-level=\"1\">Ferry late</text:h>\
             <text:p>{SENTENCE}<text:s text:c=\"2\"/>More<text:note><text:p>A footnote.</text:p></text:note> of it.</text:p>\
             <text:h text:outline-level=\"2\">What the crew says</text:h>\
             <text:p text:style-name=\"P1\">We were promised the part in March, and nobody has seen it.</text:p>\
             </office:text></office:body></office:document-content>"
        );
        let article = read_open(&archive(&[("content.xml", &content)])).unwrap().article;
        assert_eq!(article.title(), "Ferry late");
        assert!(article.text.contains("nobody knew why.  More of it.") && !article.text.contains("footnote"));
        let kinds: Vec<BlockKind> = article.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Quotation]);
    }

    #[test]
    fn damaged_documents_say_so() {
        for bytes in [
            b"PK\x03\x04".to_vec(),
            archive(&[("other.xml", "x")]),
            archive(&[("word/document.xml", "<w:p><w:t>x</w:p>")]),
        ] {
            assert!(read_word(&bytes).unwrap_err().to_string().contains("save it again"));
        }
        let bomb = archive(&[("content.xml", &" ".repeat(LARGEST_ARTICLE as usize + 10))]);
        assert!(read_open(&bomb).unwrap_err().to_string().contains("Split it"));
    }

    proptest::proptest! {
        #[test]
        fn no_markup_panics(xml in "(<(/)?(w:p|w:t|w:del|text:p|text:note|text:s text:c='9')>|<w:p/>|<w:tab/>|&amp;|&#x41;|[a-z ]{1,20}|\\PC){0,30}") {
            let bytes = archive(&[("word/document.xml", &xml), ("word/styles.xml", &xml), ("content.xml", &xml)]);
            let _ = read_word(&bytes);
            let _ = read_open(&bytes);
        }
    }
}
