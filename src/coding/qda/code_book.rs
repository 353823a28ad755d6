//! Code books as REFI-QDA's `.qdc`.
//!
//! A code with codes below it is a variable, those below it are its values. A code that stands alone is a variable of its
//! own: it applies or it does not.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::xml::Xml;
use super::{QdaError, guid, origin};
use crate::coding::code_book::{CodeBook, Kind, Value, Variable};
use crate::wording::{Message, message};

/// How deep codes may lie in each other.
const DEEPEST: usize = 64;
/// The value of a code that was applied.
const APPLIES: &str = "yes";
/// The value of one that was not.
const APPLIES_NOT: &str = "no";

/// A code book as a `.qdc` file. Variables that are numbers or words are no codes and are left out.
pub fn code_book_to_qdc(book: &CodeBook) -> String {
    let mut xml = Xml::new();
    xml.open("CodeBook", &[("xmlns", "urn:QDA-XML:codebook:1.0"), ("origin", &origin())]);
    write_codes(&mut xml, book);
    xml.finish()
}

/// The element `Codes`.
pub(super) fn write_codes(xml: &mut Xml, book: &CodeBook) {
    xml.open("Codes", &[]);
    for variable in book.variables.iter().filter(|variable| !variable.values().is_empty()) {
        let own = guid(&["variable", &variable.id]);
        xml.open("Code", &[("guid", &own), ("name", &variable.title), ("isCodable", "false")]);
        xml.text("Description", &variable.description);
        for value in variable.values() {
            let own = guid(&["value", &variable.id, &value.id]);
            let attributes = [("guid", &*own), ("name", &*value.title), ("isCodable", "true")];
            if value.description.is_empty() {
                xml.empty("Code", &attributes);
            } else {
                xml.open("Code", &attributes);
                xml.text("Description", &value.description);
                xml.close();
            }
        }
        xml.close();
    }
    xml.close();
}

/// A code as it stands in the file.
#[derive(Debug, Default)]
struct Code {
    name: String,
    description: String,
    codable: bool,
    below: Vec<Code>,
}

/// Reads a `.qdc` file. `file` is its name, for messages.
///
/// # Errors
/// If it is no XML, or holds no codes; names file and line.
pub fn code_book_from_qdc(file: &str, text: &str) -> Result<CodeBook, QdaError> {
    let codes = read(text).map_err(|(line, message)| QdaError::Read { file: file.to_owned(), line, message })?;
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let name = stem.rsplit_once('.').map_or(stem, |(name, _)| name);
    let mut book = CodeBook { name: name.to_owned(), ..CodeBook::default() };
    for code in codes {
        let mut values: Vec<Value> = Vec::new();
        if code.below.is_empty() {
            values.push(Value::new(APPLIES, "Yes"));
            values.push(Value::new(APPLIES_NOT, "No"));
        } else {
            if code.codable {
                values.push(Value::new(unique(&code.name, values.iter().map(|value| &value.id)), code.name.clone()));
            }
            flatten(&code.below, "", &mut values);
        }
        book.variables.push(Variable {
            id: unique(&code.name, book.variables.iter().map(|variable| &variable.id)),
            title: code.name,
            description: code.description,
            kind: Kind::Choice(values),
            only_if: None,
        });
    }
    Ok(book)
}

/// The codes below a code as values, those deeper down with their path.
fn flatten(codes: &[Code], above: &str, values: &mut Vec<Value>) {
    for code in codes {
        let title = if above.is_empty() { code.name.clone() } else { format!("{above} › {}", code.name) };
        if code.codable || code.below.is_empty() {
            let id = unique(&title, values.iter().map(|value| &value.id));
            values.push(Value { description: code.description.clone(), ..Value::new(id, title.clone()) });
        }
        flatten(&code.below, &title, values);
    }
}

/// A name made an id: lower case, `_` for what is neither letter nor digit, a number where it is taken.
fn unique<'a>(name: &str, taken: impl Iterator<Item = &'a String>) -> String {
    let taken: Vec<&String> = taken.collect();
    let plain: String =
        name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect::<String>();
    let plain = match plain.trim_matches('_') {
        "" => "code",
        plain => plain,
    };
    let mut id = plain.to_owned();
    let mut n = 1;
    while taken.iter().any(|other| **other == id) {
        n += 1;
        id = format!("{plain}_{n}");
    }
    id
}

fn read(text: &str) -> Result<Vec<Code>, (u32, Message)> {
    let line_of =
        |position: usize| 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..position.min(text.len())]).count() as u32;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    let mut stack: Vec<Code> = Vec::new();
    let mut codes: Vec<Code> = Vec::new();
    let mut describing = false;
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| {
            (
                line_of(reader.error_position() as usize),
                message!("The XML is broken: {error}. Export the code book again.", error = error.to_string()),
            )
        })?;
        match event {
            Event::Start(element) if element.local_name().as_ref() == b"Code" => {
                stack.push(code(&element).map_err(|message| (line_of(before), message))?);
                if stack.len() > DEEPEST {
                    return Err((
                        line_of(before),
                        message!("Codes lie more than {deepest} deep in each other.", deepest = DEEPEST),
                    ));
                }
            }
            Event::Empty(element) if element.local_name().as_ref() == b"Code" => {
                let code = code(&element).map_err(|message| (line_of(before), message))?;
                stack.last_mut().map_or(&mut codes, |above| &mut above.below).push(code);
            }
            Event::End(element) if element.local_name().as_ref() == b"Code" => {
                if let Some(code) = stack.pop() {
                    stack.last_mut().map_or(&mut codes, |above| &mut above.below).push(code);
                }
            }
            Event::Start(element) if element.local_name().as_ref() == b"Description" => describing = true,
            Event::End(element) if element.local_name().as_ref() == b"Description" => describing = false,
            Event::Text(words) if describing => {
                if let (Some(code), Ok(words)) = (stack.last_mut(), words.decode()) {
                    code.description.push_str(&words);
                }
            }
            Event::CData(words) if describing => {
                if let (Some(code), Ok(words)) = (stack.last_mut(), words.decode()) {
                    code.description.push_str(&words);
                }
            }
            Event::GeneralRef(reference) if describing => {
                if let Some(code) = stack.last_mut() {
                    code.description.push_str(&resolved(&reference));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if let Some(open) = stack.last() {
        return Err((
            line_of(text.len()),
            message!("The file ends inside the code “{name}”; it is cut off. Export it again.", name = open.name),
        ));
    }
    if codes.is_empty() {
        return Err((1, message!("No codes were found. Choose a code book that was exported as .qdc.")));
    }
    Ok(codes)
}

/// What `&amp;` or `&#8230;` stands for; nothing known stays as it is.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    quick_xml::escape::resolve_predefined_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
}

fn code(element: &BytesStart<'_>) -> Result<Code, Message> {
    let mut code = Code { codable: true, ..Code::default() };
    for attribute in element.attributes() {
        let broken = |error: &dyn std::fmt::Display| {
            message!("An attribute is broken: {error}. Export the code book again.", error = error.to_string())
        };
        let attribute = attribute.map_err(|error| broken(&error))?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|error| broken(&error))?;
        match attribute.key.local_name().as_ref() {
            b"name" => code.name = value.trim().to_owned(),
            b"isCodable" => code.codable = !matches!(value.trim(), "false" | "0"),
            _ => {}
        }
    }
    if code.name.is_empty() {
        return Err(message!("A code has no name. Give it one in the program it comes from."));
    }
    Ok(code)
}
