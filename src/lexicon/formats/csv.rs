//! Dictionaries as tables: a row of column names, then an entry a row with its category, or, as in LIWC-22's `.dicx`, one
//! column a category with a mark where the word belongs to it.

use super::{Draft, Problem};
use crate::wording::message;

const TERM: [&str; 8] = ["term", "word", "pattern", "entry", "dicterm", "token", "lemma", "phrase"];
const CATEGORY: [&str; 6] = ["category", "categories", "cat", "key", "label", "group"];
const FORMS: [&str; 2] = ["forms", "variants"];

fn is_one_of(names: &[&str], cell: &str) -> bool {
    names.iter().any(|name| cell.trim().eq_ignore_ascii_case(name))
}

fn delimiter(first: &str) -> u8 {
    let count = |mark: u8| memchr::memchr_iter(mark, first.as_bytes()).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

/// Whether the first row names a column for the terms and it is no other format that begins so.
pub(super) fn has_columns(text: &str) -> bool {
    let first = text.lines().next().unwrap_or("");
    let cells: Vec<&str> = first.split(delimiter(first) as char).map(|cell| cell.trim().trim_matches('"')).collect();
    cells.iter().any(|cell| is_one_of(&TERM, cell)) && (cells.len() > 1 || text.lines().nth(1).is_some())
}

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    let mut reader = ::csv::ReaderBuilder::new()
        .flexible(true)
        .trim(::csv::Trim::All)
        .delimiter(delimiter(text.lines().next().unwrap_or("")))
        .from_reader(text.as_bytes());
    let broken = |error: &::csv::Error| {
        let line = error.position().map(|position| position.line() as u32);
        let message = message!("The table is broken: {error}.", error = error.to_string());
        Problem { line, message, remedy: message!("Save it again as CSV in UTF-8.") }
    };
    let headers = reader.headers().map_err(|error| broken(&error))?.clone();
    let column = |names: &[&str]| headers.iter().position(|header| is_one_of(names, header));
    let Some(term) = column(&TERM) else {
        return Err(Problem::at(
            1,
            message!("The first row names no column `term`."),
            message!(
                "Make the first row `term,category`, or `term,forms,category` with further forms separated by semicolons."
            ),
        ));
    };
    let (category, forms) = (column(&CATEGORY), column(&FORMS));
    let wide = category.is_none() && forms.is_none() && headers.len() > 1;
    for row in reader.records() {
        let row = row.map_err(|error| broken(&error))?;
        let line = row.position().map_or(0, |position| position.line() as u32);
        let cell = |column: Option<usize>| without_guard(column.and_then(|n| row.get(n)).unwrap_or(""));
        let word = cell(Some(term));
        if word.is_empty() {
            if row.iter().any(|cell| !cell.is_empty()) {
                draft.note(line, message!("The row has no term and was left out."));
            }
            continue;
        }
        if wide {
            let marked: Vec<usize> = (0..headers.len())
                .filter(|&n| n != term && row.get(n).is_some_and(|cell| !matches!(cell, "" | "0")))
                .collect();
            if marked.is_empty() {
                draft.note(line, message!("“{word}” is in no category and was left out.", word));
            }
            for n in marked {
                let category = draft.category(&[headers[n].to_owned()]);
                draft.add(category, line, word);
            }
            continue;
        }
        let name = match cell(category) {
            "" => "imported",
            name => name,
        };
        let more = cell(forms).split(';').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned).collect();
        let category = draft.category(&[name.to_owned()]);
        draft.add_forms(category, line, word, more);
    }
    Ok(())
}

/// Takes off the apostrophe that the program's own tables put before what a spreadsheet would run as a formula.
fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::super::tests::{entries, notes, refused};

    #[test]
    fn a_table_with_forms() {
        let found = read("Mine.csv", b"Term,Category,forms\nmob,people,\"mobs; lynch mob\"\ntriumph,,\n,,\n").unwrap();
        assert_eq!(found.lexicon.name, "Mine");
        assert_eq!(found.lexicon.entry("people", "mob").unwrap().forms, ["mobs", "lynch mob"]);
        assert!(found.lexicon.entry("imported", "triumph").is_some() && found.notes.is_empty());
    }

    #[test]
    fn columns_may_be_categories() {
        let text = "DicTerm,fear,joy\nterror*,X,\nthrill*,X,X\ndull,,\n";
        assert_eq!(entries("a.dicx", text), ["fear: terror*", "fear: thrill*", "joy: thrill*"]);
        assert!(notes("a.dicx", text).contains(&"line 4: “dull” is in no category and was left out.".to_owned()));
    }

    #[test]
    fn other_separators() {
        assert_eq!(entries("a.csv", "word;key\nmob;people\n"), ["people: mob"]);
        assert_eq!(entries("a.tsv", "\u{feff}word\tkey\nmob\tpeople\n"), ["people: mob"]);
        assert_eq!(entries("a.csv", "term\nmob\n'-phobia x\n"), ["imported: -phobia x", "imported: mob"]);
    }

    #[test]
    fn errors_say_what_is_missing() {
        refused("a.csv", "kind,people\nmob,people\n", &["a.csv", "line 1", "`term`"]);
        refused("a.csv", "term,category\n", &["a.csv", "No word"]);
        assert_eq!(
            notes("a.csv", "term,category\nmob,people\n,people\n"),
            ["line 3: The row has no term and was left out."]
        );
    }
}
