//! Tables: CSV with any of the usual separators, and TSV.

use serde_json::{Map, Value};

use super::fields::{self, Field};
use super::{Outcome, dates, quoting};
use crate::wording::message;

/// Rows in which the column names are looked for: programs put titles and dates of export above them.
const MOST_LINES_ABOVE: usize = 20;

/// Reads a table. `separator` if the format fixes it.
pub(super) fn read(text: &str, separator: Option<u8>, outcome: &mut Outcome) {
    let (text, stated) = stated_separator(text);
    let separator = separator.filter(|&separator| names_columns(text, separator) > 0 || stated.is_none());
    let separator = stated.or(separator.filter(|&separator| text.bytes().any(|byte| byte == separator)));
    let separator = separator.unwrap_or_else(|| sniff_separator(text));
    let mended = quoting::mend(text, separator);
    for line in &mended.guessed {
        outcome.warn("csv-loose-quotation", message!("The quotation marks of a cell at line {line} are not doubled; it was taken to go on to the last of them. Double the marks inside cells to be sure.", line = *line));
    }
    let text = &*mended.text;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    if let Some(line) = unclosed_quotation(text, separator) {
        outcome.warn("csv-unclosed-quotation", message!("The quotation mark that opens at line {line} is never closed, so everything after it was read as one cell. Close it, or double it if it is part of the text, and open the file again.", line));
    }
    let mut rows: Vec<(usize, csv::StringRecord)> = Vec::new();
    for row in reader.records() {
        match row {
            Ok(row) => rows.push((row.position().map_or(0, |at| at.line() as usize), row)),
            Err(error) => outcome.warn(
                "csv-broken-row",
                message!(
                    "A row could not be read ({error}) and was left out. Check its quotation marks and separators.",
                    error = error.to_string()
                ),
            ),
        }
    }
    if rows.is_empty() {
        outcome.warn("empty-file", message!("The table has no rows."));
        return;
    }
    let header = rows.iter().take(MOST_LINES_ABOVE).position(|(_, row)| is_header(row.iter()));
    let (names, rows) = if let Some(header) = header {
        if header > 0 {
            outcome.warn("csv-lines-above", message!("{count} rows stand above the column names and were left out. Remove them if the names were not found rightly.", count = header));
        }
        let names = rows[header].1.iter().map(|name| name.trim().trim_start_matches('\u{feff}').to_owned()).collect();
        (names, &rows[header + 1..])
    } else {
        let Some(names) = guess_names(&rows) else {
            outcome.warn("csv-no-header", message!("The table has no row of column names, and no column is clearly the text. Add a first row such as id,source,title,date,text."));
            return;
        };
        outcome.warn("csv-no-header", message!("The table has no row of column names; the columns were taken to be: {names}. Add a first row with the names to be sure.", names = names.join(", ")));
        (names, rows.as_slice())
    };
    for (number, (line, row)) in rows.iter().enumerate() {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if row.len() != names.len() {
            outcome.warn("csv-uneven-row", message!("The row at line {line} has {cells} cells instead of {wanted}; check its quotation marks. It was loaded as far as it goes.", line, cells = row.len(), wanted = names.len()));
        }
        let mut record = Map::new();
        for (at, (name, cell)) in names.iter().zip(row.iter()).enumerate() {
            let name =
                if name.is_empty() || record.contains_key(name) { format!("column {}", at + 1) } else { name.clone() };
            record.insert(name, Value::String(cell.to_owned()));
        }
        match fields::article(record) {
            Some(draft) => outcome.drafts.push((number + 1, draft)),
            None => outcome.warn(
                "record-without-text",
                message!("The row at line {line} has neither a title nor a text and was left out.", line),
            ),
        }
    }
}

/// Whether the cells of a row are column names.
fn is_header<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let known: Vec<Field> = cells.filter_map(|name| fields::field_of(name).map(|(field, _)| field)).collect();
    known.contains(&Field::Text) || known.len() >= 2
}

/// What Excel writes above a table: `sep=;`. The line stays, empty, so that line numbers hold.
fn stated_separator(text: &str) -> (&str, Option<u8>) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_matches(['"', ' ', '\u{feff}']);
    match line.as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] => (&text[end..], Some(*separator)),
        _ => (text, None),
    }
}

/// The most column names that one of the first lines has if `separator` parts them.
fn names_columns(text: &str, separator: u8) -> usize {
    let name = |cell: &str| fields::field_of(cell.trim_matches(['"', ' '])).is_some();
    text.lines()
        .take(MOST_LINES_ABOVE)
        .map(|line| line.split(char::from(separator)).filter(|cell| name(cell)).count())
        .max()
        .unwrap_or(0)
}

/// The line of a quotation mark at the beginning of a cell that no other one closes.
fn unclosed_quotation(text: &str, separator: u8) -> Option<usize> {
    let mut line = 1;
    let mut opened = None;
    let mut cell_begins = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        if opened.is_some() {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                opened = None;
            }
            continue;
        }
        if byte == b'"' && cell_begins {
            opened = Some(line);
        }
        cell_begins = byte == separator || byte == b'\n' || byte == b'\r';
    }
    opened
}

/// The separator that parts the most column names, else the one that stands equally often in the first rows.
fn sniff_separator(text: &str) -> u8 {
    let by_names = b"|\t;,".iter().copied().max_by_key(|&separator| names_columns(text, separator));
    if let Some(separator) = by_names.filter(|&separator| names_columns(text, separator) > 1) {
        return separator;
    }
    let best = b",;\t|".iter().copied().max_by_key(|&separator| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> = reader.records().take(5).flatten().map(|row| row.len()).collect();
        let first = widths.first().copied().unwrap_or(1);
        let even = widths.iter().filter(|&&width| width == first).count();
        if first < 2 { (0, 0) } else { (even, first) }
    });
    best.unwrap_or(b',')
}

/// Column names by what the cells look like; `None` if no column is clearly the text.
fn guess_names(rows: &[(usize, csv::StringRecord)]) -> Option<Vec<String>> {
    let width = rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
    let sample: Vec<&csv::StringRecord> = rows.iter().take(50).map(|(_, row)| row).collect();
    let cells =
        |column: usize| sample.iter().filter_map(move |row| row.get(column)).filter(|cell| !cell.trim().is_empty());
    let average =
        |column: usize| cells(column).map(|cell| cell.chars().count()).sum::<usize>() / cells(column).count().max(1);
    let text = (0..width).max_by_key(|&column| average(column))?;
    let rest = (0..width).filter(|&column| column != text).map(average).max().unwrap_or(0);
    if average(text) < 120 || rest * 2 > average(text) {
        return None;
    }
    let mut names: Vec<String> = (1..=width).map(|at| format!("column {at}")).collect();
    text_name(&mut names, text, "text");
    for column in (0..width).filter(|&column| column != text) {
        let all = |test: fn(&str) -> bool| cells(column).next().is_some() && cells(column).all(test);
        let name = if all(|cell| cell.starts_with("http")) {
            "url"
        } else if all(|cell| cell.len() < 40 && dates::parse(cell).is_some()) {
            "date"
        } else if (20..=200).contains(&average(column)) && average(column) > 25 {
            "title"
        } else {
            continue;
        };
        if !names.iter().any(|known| known == name) {
            text_name(&mut names, column, name);
        }
    }
    Some(names)
}

fn text_name(names: &mut [String], column: usize, name: &str) {
    if let Some(slot) = names.get_mut(column) {
        name.clone_into(slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Outcome {
        let mut outcome = Outcome::default();
        read(text, None, &mut outcome);
        outcome
    }

    #[test]
    fn separators_and_quotation_marks() {
        for text in [
            "title,text\nLate,\"One, two.\nThree.\"\n",
            "title;text\nLate;\"One, two.\nThree.\"\n",
            "title\ttext\nLate\t\"One, two.\nThree.\"\n",
        ] {
            let outcome = table(text);
            assert_eq!(outcome.drafts.len(), 1, "{text}");
            assert_eq!(outcome.drafts[0].1.article.text, "Late\n\nOne, two.\nThree.");
        }
    }

    #[test]
    fn a_table_without_a_header_is_read_and_told() {
        let long =
            "The ferry to the island was late again on Monday and nobody at the board could say why it happened. "
                .repeat(3);
        let outcome = table(&format!(
            "2024-05-06,Ferry to the island late once again,{long}\n2024-05-07,Board meets over the island ferry,{long}\n"
        ));
        assert_eq!(outcome.warnings[0].0, "csv-no-header");
        assert_eq!(outcome.drafts.len(), 2);
        assert_eq!(outcome.drafts[0].1.article.title(), "Ferry to the island late once again");
        assert!(outcome.drafts[0].1.article.published.date.is_some());
        assert!(table("1,2\n3,4\n").drafts.is_empty());
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_told() {
        let outcome = table("title,text\nLate,\"One.\"\nEarly,\"Two.\nGone,Three.\n");
        assert_eq!(outcome.warnings[0].0, "csv-unclosed-quotation");
        assert!(outcome.warnings[0].1.to_string().contains("line 3"));
        for closed in ["title,text\nA \"b,\"c \"\"d\"\"\"\n", "title,text\nIt's 5\" long,x\n"] {
            assert!(table(closed).warnings.is_empty(), "{closed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "([a-z ,;\"\t]|\n|\\PC){0,200}") {
            table(&text);
        }
    }

    #[test]
    fn tables_as_programs_write_them() {
        for text in [
            "sep=;\r\nsource;text\r\nCoast;One, two.\r\n",
            "\"sep=,\"\nsource,text\nCoast,\"One, two.\"\n",
            "Export of 3 May\n\nsource;text\nCoast;One, two.\n",
            "# exported\nsource\ttext\nCoast\tOne, two.\n",
            "medio;texto\nCoast;One, two.\n",
            "Quelle;Inhalt\nCoast;One, two.\n",
        ] {
            let mut outcome = Outcome::default();
            read(text, None, &mut outcome);
            let article = &outcome.drafts[0].1.article;
            assert_eq!(
                (outcome.drafts.len(), article.source.value.as_str(), article.body()),
                (1, "Coast", "One, two.")
            );
        }
        let mut outcome = Outcome::default();
        read("source,text\nCoast,One.\n", Some(b'\t'), &mut outcome);
        assert_eq!(outcome.drafts[0].1.article.body(), "One.");
    }

    #[test]
    fn a_quotation_that_begins_a_cell_keeps_its_marks() {
        let mut outcome = Outcome::default();
        read("id\ttext\n1\t\"It is over,\" she said.\n2\tNo.\n", Some(b'\t'), &mut outcome);
        assert_eq!(outcome.drafts[0].1.article.body(), "\"It is over,\" she said.");
        assert_eq!((outcome.drafts.len(), outcome.warnings.len()), (2, 0));
    }
}
