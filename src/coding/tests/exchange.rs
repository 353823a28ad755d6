//! Projects and code books of REFI-QDA, out and in.

use std::io::Read as _;

use proptest::prelude::*;

use super::*;

fn unpack(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|n| {
            let mut file = zip.by_index(n).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Element names with their attributes, as the schema of 18 March 2019 allows them below their parent, in its order.
const SCHEMA: [(&str, &[&str], &[&str]); 14] = [
    (
        "Project",
        &[
            "Users",
            "CodeBook",
            "Variables",
            "Cases",
            "Sources",
            "Notes",
            "Links",
            "Sets",
            "Graphs",
            "Description",
            "NoteRef",
        ],
        &[
            "xmlns",
            "name",
            "origin",
            "creatingUserGUID",
            "creationDateTime",
            "modifyingUserGUID",
            "modifiedDateTime",
            "basePath",
        ],
    ),
    ("Users", &["User"], &[]),
    ("User", &[], &["guid", "name", "id"]),
    ("CodeBook", &["Codes"], &["xmlns", "origin"]),
    ("Codes", &["Code"], &[]),
    ("Code", &["Description", "NoteRef", "Code"], &["guid", "name", "isCodable", "color"]),
    ("Sources", &["TextSource"], &[]),
    (
        "TextSource",
        &["Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
        &[
            "guid",
            "name",
            "richTextPath",
            "plainTextPath",
            "creatingUser",
            "creationDateTime",
            "modifyingUser",
            "modifiedDateTime",
        ],
    ),
    (
        "PlainTextSelection",
        &["Description", "Coding", "NoteRef"],
        &[
            "guid",
            "name",
            "startPosition",
            "endPosition",
            "creatingUser",
            "creationDateTime",
            "modifyingUser",
            "modifiedDateTime",
        ],
    ),
    ("Coding", &["CodeRef", "NoteRef"], &["guid", "creatingUser", "creationDateTime"]),
    ("CodeRef", &[], &["targetGUID"]),
    ("NoteRef", &[], &["targetGUID"]),
    ("Notes", &["Note"], &[]),
    ("Note", &["Description", "PlainTextContent"], &["guid", "name", "creatingUser", "creationDateTime"]),
];

/// Checks names, nesting, order and references; returns the start, end and name of every selection.
fn validate(document: &str) -> Vec<(usize, usize, String)> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(document);
    let mut stack: Vec<(String, usize)> = Vec::new();
    let (mut guids, mut targets, mut selections) = (std::collections::BTreeSet::new(), Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let name = String::from_utf8(element.name().as_ref().to_vec()).unwrap();
                if let Some((parent, last)) = stack.last_mut() {
                    let (_, children, _) = SCHEMA.iter().find(|(known, ..)| known == parent).expect("a known element");
                    let place = children.iter().position(|child| *child == name);
                    let place = place.unwrap_or_else(|| panic!("{name} in {parent}"));
                    assert!(place >= *last, "{name} comes too late in {parent}");
                    *last = place;
                }
                let mut selection = (0, 0, String::new());
                for attribute in element.attributes() {
                    let attribute = attribute.unwrap();
                    let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned();
                    if let Some((_, _, attributes)) = SCHEMA.iter().find(|(known, ..)| *known == name) {
                        assert!(attributes.contains(&key.as_str()), "{key} of {name}");
                    }
                    match key.as_str() {
                        "guid" => assert!(guids.insert(value), "a guid is there twice"),
                        "targetGUID" | "creatingUser" | "creatingUserGUID" => targets.push(value),
                        "startPosition" => selection.0 = value.parse().unwrap(),
                        "endPosition" => selection.1 = value.parse().unwrap(),
                        "name" => selection.2 = value,
                        _ => {}
                    }
                }
                if name == "PlainTextSelection" {
                    selections.push(selection);
                }
                if !empty {
                    stack.push((name, 0));
                }
            }
            Event::End(_) => {
                stack.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(stack.is_empty() && targets.iter().all(|target| guids.contains(target)), "a reference leads nowhere");
    selections
}

#[test]
fn a_project_for_other_programs_follows_the_schema() {
    let mut study = Study::new();
    let mut codings = coded(&study);
    let tone = Variable {
        id: "tone".into(),
        title: "Tone".into(),
        description: String::new(),
        kind: Kind::Text,
        only_if: None,
    };
    codings.book.variables.push(tone);
    let item = codings.samples[0].items[0].id.clone();
    codings.set(coding("a", &item, "tone", "“angry” & <loud>\u{1}")).unwrap();
    codings.set(Coding { note: "Look again".into(), ..coding("b", &item, HIT, RIGHT) }).unwrap();
    let found = qda::project(&codings, &study.articles, "Oru \"2024\"", at(9)).unwrap();
    assert_eq!(found, qda::project(&codings, &study.articles, "Oru \"2024\"", at(9)).unwrap());
    assert!(found.left_out.is_empty());
    let files = unpack(&found.bytes);
    assert_eq!(files[0].0, "project.qde");
    let selections = validate(&files[0].1);
    assert_eq!(selections.len(), 20);
    let texts: Vec<Vec<char>> = files[1..].iter().map(|(_, text)| text.chars().collect()).collect();
    for (start, end, name) in selections {
        // Twelve articles share their words, so any of them will do.
        assert!(texts.iter().any(|text| text[start..end].iter().collect::<String>() == name), "{start} {end} {name}");
    }
    for (path, text) in &files[1..] {
        assert!(
            files[0].1.contains(&path.replace("Sources/", "internal://"))
                && study.articles.iter().any(|a| a.text == *text)
        );
    }
    study.articles.remove(0);
    let fewer = qda::project(&codings, &study.articles, "x", at(9)).unwrap();
    assert!(!fewer.left_out.is_empty() && fewer.left_out[0].to_string().contains("not in the project"));
    validate(&unpack(&fewer.bytes)[0].1);
    validate(&unpack(&qda::project(&Codings::default(), &[], "x", at(9)).unwrap().bytes)[0].1);
}

#[test]
fn code_books_go_out_and_come_in() {
    let book = CodeBook::standard();
    let text = qda::code_book_to_qdc(&book);
    validate(&text);
    let again = qda::code_book_from_qdc("Validation.qdc", &text).unwrap();
    assert_eq!(again.variables.len(), 3);
    for (ours, theirs) in book.variables.iter().zip(&again.variables) {
        assert_eq!((&ours.id, &ours.title, &ours.description), (&theirs.id, &theirs.title, &theirs.description));
        let ids = |variable: &Variable| variable.values().iter().map(|value| value.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(ours), ids(theirs));
    }
    let text = "<?xml version=\"1.0\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes>\n\
                <Code guid=\"1\" name=\"Frame\" isCodable=\"true\"><Description>Law &amp; order &#8211; or not</Description>\n\
                <Code guid=\"2\" name=\"Victim\" isCodable=\"false\"><Code guid=\"3\" name=\"Child\" isCodable=\"true\"/></Code>\
                </Code>\n<Code guid=\"4\" name=\"Irony!\" isCodable=\"true\"/></Codes></CodeBook>";
    let book = qda::code_book_from_qdc("team/mine.qdc", text).unwrap();
    book.check().unwrap();
    assert_eq!((book.name.as_str(), book.variables[0].description.as_str()), ("mine", "Law & order – or not"));
    let titles: Vec<&str> = book.variables[0].values().iter().map(|value| value.title.as_str()).collect();
    assert_eq!(titles, ["Frame", "Victim › Child"]);
    let yes: Vec<&str> = book.variables[1].values().iter().map(|value| value.id.as_str()).collect();
    assert_eq!((book.variables[1].id.as_str(), yes), ("irony", vec!["yes", "no"]));
    for (text, expect) in [
        ("", "No codes"),
        ("<CodeBook>\n<Codes>\n</CodeBook>", "line 3"),
        ("<Codes>\n<Code guid='1'/></Codes>", "line 2: A code has no name"),
        ("<Codes><Code name='a'>\n", "cut off"),
        (&"<Code name='a'>".repeat(100), "deep"),
    ] {
        let error = qda::code_book_from_qdc("x.qdc", text).unwrap_err().to_string();
        assert!(error.contains("x.qdc") && error.contains(expect), "{error}");
    }
}

#[test]
fn code_books_that_cannot_be_used_say_why() {
    for (change, expect) in [
        (
            Box::new(|book: &mut CodeBook| book.variables[1].id = HIT.into()) as Box<dyn Fn(&mut CodeBook)>,
            "two variables",
        ),
        (Box::new(|book| book.variables[0].kind = Kind::Choice(Vec::new())), "no values"),
        (Box::new(|book| book.variables[0].title.clear()), "no name"),
        (
            Box::new(|book| {
                if let Kind::Choice(values) = &mut book.variables[0].kind {
                    values[1].key = Some('Y');
                }
            }),
            "same key",
        ),
    ] {
        let mut book = CodeBook::standard();
        change(&mut book);
        assert!(book.check().unwrap_err().to_string().contains(expect), "{expect}");
    }
}

proptest! {
    #[test]
    fn any_file_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Codings::from_json("x", &bytes);
        let _ = qda::code_book_from_qdc("x", &String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_code_book_is_read_or_refused(text in "(<Code name='[a-z]{0,3}'( isCodable='false')?>|<Code name='b'/>|</Code>|<Description>|</Description>|&amp;|&x;|&#0;|<!\\[CDATA\\[|\\]\\]>|\\PC){0,20}") {
        if let Ok(book) = qda::code_book_from_qdc("x", &text) {
            prop_assert!(book.check().is_ok());
            validate(&qda::code_book_to_qdc(&book));
        }
    }
}
