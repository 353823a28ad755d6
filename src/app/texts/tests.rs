//! That the table of each language is complete: every text of the sources has an entry, no entry is left over, places in
//! braces are the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;

use super::language::Language;
use crate::app::study::Study;
use crate::export::bundle::Look;
use crate::export::figures::{Choices, Figures};
use crate::export::{Material, TableKind, table, usual_scope};

/// Words of lists.
const ELSEWHERE: &[&str] = &["yes", "no"];

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(at: &Path, out: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let code = std::fs::read_to_string(&path).unwrap();
                let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
                let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                out.push((path, lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    let mut out = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut out);
    out.sort();
    out
}

const LITERAL: &str = r#""((?:[^"\\]|(?s:\\.))*)""#;

/// What a literal of the sources stands for.
fn unescaped(literal: &str) -> String {
    let code_point = Regex::new(r"\\u\{([0-9a-fA-F]+)\}").unwrap();
    let joined = Regex::new(r"\\\n\s*").unwrap().replace_all(literal, "");
    let out = code_point.replace_all(&joined, |found: &regex::Captures<'_>| {
        u32::from_str_radix(&found[1], 16).ok().and_then(char::from_u32).unwrap().to_string()
    });
    out.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\")
}

/// Every sentence of the library: what `message!` and `say!` are given.
fn texts_of_the_library() -> BTreeSet<String> {
    let sentence = Regex::new(&format!(r"\b(?:message!\(|say!\(\s*[^,\x22]+,)\s*{LITERAL}")).unwrap();
    let call = Regex::new(r"\b(?:message|say)!\(").unwrap();
    let mut out = BTreeSet::new();
    for (path, code) in sources("src") {
        if path.components().any(|part| part.as_os_str() == "wording") {
            continue;
        }
        let found: Vec<_> = sentence.captures_iter(&code).collect();
        assert_eq!(call.find_iter(&code).count(), found.len(), "a sentence in {} is missed", path.display());
        out.extend(found.iter().map(|found| unescaped(&found[1])));
    }
    out
}

/// Every text of the window: what the constructors of [`super::language`] are given. They can be called in this folder
/// only, which the compiler sees to.
fn texts_of_the_window() -> BTreeSet<String> {
    let one = Regex::new(&format!(r"\b(?:text|say|fill)\(\s*{LITERAL}")).unwrap();
    let two = Regex::new(&format!(r"\b(?:count|plural)\(\s*[^,]+(?:\([^()]*\))?,\s*{LITERAL},\s*{LITERAL}")).unwrap();
    let call = Regex::new(r"\b(?:text|say|fill|count|plural)\(").unwrap();
    let method = Regex::new(r"\.(?:fill|count)\(").unwrap();
    let mut out = BTreeSet::new();
    let mut code = sources("src/app/texts");
    code.push((
        PathBuf::new(),
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/app/texts.rs")).unwrap(),
    ));
    for (path, code) in code {
        if path.ends_with("language.rs") {
            continue;
        }
        out.extend(one.captures_iter(&code).map(|found| unescaped(&found[1])));
        for found in two.captures_iter(&code) {
            out.extend([unescaped(&found[1]), unescaped(&found[2])]);
        }
        // What is counted here and what was found must be the same number: a call of another form would be missed.
        let found = one.find_iter(&code).count() + two.find_iter(&code).count();
        let calls = call.find_iter(&code).count() - method.find_iter(&code).count();
        assert_eq!(calls, found, "a text in {} is not given as a literal", path.display());
    }
    out
}

/// What the library says of its own accord and the window shows, as far as it can be listed from the library itself.
fn labels_of_the_library() -> BTreeSet<String> {
    let mut out: BTreeSet<String> = BTreeSet::new();
    let mut add = |words: &str| {
        if !words.is_empty() {
            out.insert(words.to_owned());
        }
    };
    for family in crate::lexicon::Family::ALL {
        add(family.title());
    }
    for category in &crate::lexicon::Lexicon::bundled().categories {
        add(&category.title);
        add(&category.definition);
        category.entries.iter().flat_map(|entry| &entry.topics).for_each(|topic| add(topic));
    }
    for (_, description) in crate::voice::rule_descriptions() {
        add(description);
    }
    for figure in crate::voice::ACCURACY {
        add(figure.measure);
    }
    for advice in crate::statistics::Advice::ALL {
        add(advice.text());
    }
    for measure in crate::compare::MEASURES {
        add(measure);
    }
    add(crate::export::listings::ABSENT);
    for kind in crate::compare::FramingKind::ALL {
        add(kind.name());
    }
    let book = crate::coding::CodeBook::standard();
    add(&book.name);
    add(&book.description);
    for variable in &book.variables {
        add(&variable.title);
        add(&variable.description);
        if let crate::coding::Kind::Choice(values) = &variable.kind {
            for value in values {
                add(&value.title);
                add(&value.description);
            }
        }
    }
    add(&super::reason(crate::project::compose::TAKEN_OUT));
    let reason = Regex::new(r#"(?:reason: |Some\()"([a-z-]+)""#).unwrap();
    for (_, code) in sources("src/import") {
        reason.captures_iter(&code).for_each(|found| add(&found[1].replace('-', " ")));
    }
    out
}

/// What the library makes up when it counts: titles of tables and their columns, titles of figures.
fn labels_of_counting() -> BTreeSet<String> {
    let articles = crate::import::sample().articles;
    let analysis =
        crate::analysis::Analysis::run(&articles, &Default::default(), &crate::model::Progress::default()).unwrap();
    let study = Study::without_project("Test", articles, analysis);
    let (settings, provenance, indices) = Default::default();
    let material = Material {
        articles: &study.articles,
        warnings: &study.warnings,
        analysis: &study.analysis,
        settings: &settings,
        scope: &usual_scope(),
        provenance: &provenance,
        indices: &indices,
        language: Language::English,
    };
    let mut out = BTreeSet::new();
    for kind in TableKind::ALL.into_iter().filter(|kind| kind.is_counted()) {
        out.insert(kind.title().to_owned());
        if kind != TableKind::Speakers {
            out.extend(table(&material, kind).columns.iter().map(|name| super::tables::column(name)));
        }
    }
    // The report shows the numbers behind figures, and these lists.
    let figures = Figures::new(material, Choices::default()).draw_all(&Look::default().style());
    let lists = [TableKind::Figures, TableKind::RemovedLines].map(|kind| table(&material, kind));
    for table in figures.into_iter().map(|figure| figure.data).chain(lists) {
        out.extend(table.columns.iter().map(|name| super::tables::column(name)));
    }
    out
}

#[test]
fn every_text_has_its_words_in_every_language_and_no_words_are_left_over() {
    let window = texts_of_the_window();
    assert!(window.len() > 800, "{} texts are found", window.len());
    let library = labels_of_the_library();
    let counting = labels_of_counting();
    let sentences = texts_of_the_library();
    assert!(sentences.len() > 200, "{} sentences are found", sentences.len());
    for language in Language::ALL {
        let Some(words) = language.table() else { continue };
        let wanted: BTreeSet<&String> = window.iter().chain(&library).chain(&counting).chain(&sentences).collect();
        let missing: Vec<_> = wanted.iter().filter(|text| !words.contains_key(**text)).collect();
        assert!(missing.is_empty(), "{language:?} has no words for {missing:#?}");
        let seen = |text: &String| wanted.contains(text) || ELSEWHERE.contains(&text.as_str());
        let unused: Vec<_> = words.keys().filter(|text| !seen(text)).collect();
        assert!(unused.is_empty(), "{language:?} has words nobody says: {unused:#?}");
    }
}

#[test]
fn sentences_have_the_same_places_in_every_language() {
    let place = Regex::new(r"\{[a-z_0-9]+\}").unwrap();
    let places = |sentence: &str| {
        let mut found: Vec<String> = place.find_iter(sentence).map(|found| found.as_str().to_owned()).collect();
        found.sort();
        found
    };
    for language in Language::ALL {
        for (english, said) in language.table().into_iter().flatten() {
            assert_eq!(places(english), places(said), "{english}");
            assert!(!said.trim().is_empty(), "{english}");
            assert!(!said.contains(" | "), "{said}");
        }
    }
}

/// Words stand in `texts/` alone: elsewhere in the window no literal reads like a sentence.
#[test]
fn nothing_is_said_outside_this_folder() {
    // What goes into files and logs, pictures and the system's dialogs, and the names of fonts.
    const OTHERWISE: [&str; 6] =
        ["exports/work.rs", "frame.rs", "app/mod.rs", "pictures.rs", "preferences.rs", "theme/mod.rs"];
    let literal = Regex::new(LITERAL).unwrap();
    let sentence = Regex::new(r"[A-Za-z]{2,}[,:;]? [a-z(]{2,}|^[A-Z][a-z]{2,}…?$").unwrap();
    let reason = Regex::new(r#"reason = "[^"]*""#).unwrap();
    let known = |word: &str| word == "Parallax";
    for (path, code) in sources("src/app") {
        if path.components().any(|part| part.as_os_str() == "texts")
            || path.ends_with("texts.rs")
            || OTHERWISE.iter().any(|file| path.ends_with(file))
        {
            continue;
        }
        for found in literal.captures_iter(&reason.replace_all(&code, "")) {
            let words = &found[1];
            assert!(known(words) || !sentence.is_match(words), "“{words}” in {} belongs into texts/", path.display());
        }
    }
}

#[test]
fn a_language_is_spoken_on_the_thread_it_is_set_on() {
    assert_eq!((super::UNDO.words(), super::articles(1200)), ("Undo", "1,200 articles".to_owned()));
    super::set_language(Language::Spanish);
    assert_eq!((super::UNDO.words(), super::articles(1200)), ("Deshacer", "1200 artículos".to_owned()));
    assert_eq!(super::articles(1), "1 artículo");
    assert_eq!(super::more_sources(1), "y 1 medio más");
    assert_eq!(super::rate(0.034), "0,03");
    assert_eq!(super::percent(0.125, 1), "12,5\u{A0}%");
    assert_eq!(super::day(jiff::civil::date(2023, 1, 7)), "7 ene 2023");
    assert_eq!(super::shipped("A category of my own"), "A category of my own");
    assert!(super::missing().is_empty());
    super::set_language(Language::English);
    assert_eq!(super::UNDO.words(), "Undo");
}
