//! Yoshikoder dictionaries: XML in which `cnode` is a category, which may lie in another, and `pnode` a pattern.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Draft, Problem};
use crate::wording::message;

/// How deep categories may lie in each other.
const DEEPEST: usize = 64;

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut patterns: Vec<(Vec<String>, u32, String)> = Vec::new();
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| {
            let line = line_of(text, reader.error_position() as usize);
            Problem::at(
                line,
                message!("The XML is broken: {error}.", error = error.to_string()),
                message!("Export the dictionary again from Yoshikoder."),
            )
        })?;
        let line = || line_of(text, before);
        match event {
            Event::Start(element) if element.name().as_ref() == b"cnode" => {
                path.push(name(&element, line())?);
                if path.len() > DEEPEST {
                    let message = message!("Categories lie more than {deepest} deep in each other.", deepest = DEEPEST);
                    return Err(Problem::at(line(), message, message!("Move the innermost ones up.")));
                }
            }
            Event::Start(element) if element.name().as_ref() == b"dictionary" => {
                let engine = value(&element, b"patternengine", line())?.unwrap_or_default();
                if engine.to_lowercase().starts_with("regex") {
                    let message =
                        message!("The patterns of this dictionary are regular expressions, which a lexicon has not.");
                    return Err(Problem::at(
                        line(),
                        message,
                        message!("Write them as words with * in Yoshikoder and export it again."),
                    ));
                }
            }
            Event::End(element) if element.name().as_ref() == b"cnode" => {
                path.pop();
            }
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() == b"pnode" => {
                let pattern = name(&element, line())?;
                if path.is_empty() {
                    let message = message!("The pattern “{pattern}” lies in no category.", pattern);
                    return Err(Problem::at(line(), message, message!("Put it into a cnode.")));
                }
                patterns.push((path.clone(), line(), pattern));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if let Some(open) = path.last() {
        let message = message!("The file ends inside the category “{open}”.", open);
        return Err(Problem::at(line_of(text, text.len()), message, message!("The file is cut off; export it again.")));
    }
    // One category around everything is the dictionary itself.
    let root = patterns
        .first()
        .map(|(path, ..)| path[0].clone())
        .filter(|root| patterns.iter().all(|(path, ..)| path.len() > 1 && path[0] == *root));
    if let Some(root) = &root {
        draft.rename(root);
    }
    for (path, line, pattern) in &patterns {
        let category = draft.category(&path[usize::from(root.is_some())..]);
        draft.add(category, *line, pattern);
    }
    Ok(())
}

fn name(element: &BytesStart<'_>, line: u32) -> Result<String, Problem> {
    value(element, b"name", line)?.ok_or_else(|| {
        let problem = if element.name().as_ref() == b"cnode" {
            message!("A category has no name.")
        } else {
            message!("A pattern has no name.")
        };
        Problem::at(line, problem, message!("Add the attribute name=\"…\"."))
    })
}

fn value(element: &BytesStart<'_>, name: &[u8], line: u32) -> Result<Option<String>, Problem> {
    let broken = |error: &dyn std::fmt::Display| {
        Problem::at(
            line,
            message!("An attribute is broken: {error}.", error = error.to_string()),
            message!("Export the dictionary again from Yoshikoder."),
        )
    };
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| broken(&error))?;
        if attribute.key.as_ref() == name {
            let value =
                attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|error| broken(&error))?;
            return Ok(Some(value.trim().to_owned()));
        }
    }
    Ok(None)
}

fn line_of(text: &str, position: usize) -> u32 {
    1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..position.min(text.len())]).count() as u32
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entries, refused};

    #[test]
    fn nested_categories() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dictionary style=\"050805\">\n<cnode name=\"Top\">\n\
                    <pnode name=\"law &amp; order\"/>\n<cnode name=\"In\"><pnode name=\"riot*\"></pnode></cnode>\n</cnode>\n\
                    </dictionary>";
        assert_eq!(entries("a.ykd", text), ["Top: law & order", "Top › In: riot*"]);
    }

    #[test]
    fn the_category_around_everything_names_the_dictionary() {
        let text = "<dictionary patternengine=\"substring\"><cnode name=\"Unrest\"><cnode name=\"A\"><pnode name=\"riot\"/></cnode>\
                    <cnode name=\"B\"><pnode name=\"mob\"/></cnode></cnode></dictionary>";
        assert_eq!(entries("a.ykd", text), ["A: riot", "B: mob"]);
        assert_eq!(super::super::read("a.ykd", text.as_bytes()).unwrap().lexicon.name, "Unrest");
    }

    #[test]
    fn errors_name_the_line() {
        refused(
            "a.ykd",
            "<dictionary patternengine='regexp'>\n<cnode name='x'/></dictionary>",
            &["line 1", "regular expressions"],
        );
        refused("a.ykd", "<dictionary>\n<cnode>\n</cnode></dictionary>", &["a.ykd", "line 2", "no name"]);
        refused("a.ykd", "<dictionary>\n<pnode name='x'/></dictionary>", &["line 2", "no category"]);
        refused("a.ykd", "<dictionary>\n<cnode name='x'>\n</dictionary>", &["line 3", "broken"]);
        refused("a.ykd", "<cnode name='x'>\n<pnode name='y'/>", &["line 2", "cut off"]);
    }
}
