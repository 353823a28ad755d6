//! Lexicons as a simple CSV table: one entry a row, its term, further forms and category.

use super::entry::{Category, Entry, Family, Lexicon};
use super::json::LexiconError;

/// Between the forms of one cell.
const SEPARATOR: &str = "; ";

impl Lexicon {
    /// The entries as CSV with the columns `term`, `forms` (separated by semicolons), `category`. Definitions, guards
    /// and the rest are left out.
    ///
    /// # Errors
    /// None that can be met in practice: writing to memory does not fail.
    pub fn to_csv(&self) -> Result<String, LexiconError> {
        let table = |e: &dyn std::fmt::Display| LexiconError::Table(e.to_string());
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["term", "forms", "category"]).map_err(|e| table(&e))?;
        for (category, entry) in self.entries() {
            let forms = entry.forms.join(SEPARATOR);
            writer.write_record([&entry.term, &forms, &category.id]).map_err(|e| table(&e))?;
        }
        let bytes = writer.into_inner().map_err(|e| table(&e))?;
        String::from_utf8(bytes).map_err(|e| table(&e))
    }

    /// Reads a CSV table with a column `term` and, if there are any, `forms` (separated by semicolons) and `category`.
    /// A category of the bundled lexicon keeps its title, family and role; any other one is marked in the text and gets
    /// the family of issue wording. Rows without a category go to one called `imported`.
    ///
    /// # Errors
    /// If there is no column `term`, or an entry breaks a rule of [`Lexicon::check`]; the error names the row.
    pub fn from_csv(name: &str, csv: &str) -> Result<Lexicon, LexiconError> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(csv.as_bytes());
        let table = |e: csv::Error| LexiconError::Table(e.to_string());
        let headers = reader.headers().map_err(table)?.clone();
        let column = |wanted: &str| {
            headers.iter().position(|header| header.trim_start_matches('\u{feff}').eq_ignore_ascii_case(wanted))
        };
        let Some(term_column) = column("term") else {
            let message = "the first row must name the columns, and one of them `term`";
            return Err(LexiconError::Table(message.to_owned()));
        };
        let (forms_column, category_column) = (column("forms"), column("category"));
        let bundled = Lexicon::bundled();
        let mut lexicon = Lexicon { name: name.to_owned(), version: "1".to_owned(), ..Lexicon::default() };
        for row in reader.records() {
            let row = row.map_err(table)?;
            let cell = |column: Option<usize>| column.and_then(|n| row.get(n)).unwrap_or("");
            let term = cell(Some(term_column));
            if term.is_empty() {
                continue;
            }
            let entry = Entry {
                forms: cell(forms_column)
                    .split(';')
                    .map(str::trim)
                    .filter(|form| !form.is_empty())
                    .map(str::to_owned)
                    .collect(),
                ..Entry::new(term)
            };
            let id = match cell(category_column) {
                "" => "imported",
                id => id,
            };
            if lexicon.category(id).is_none() {
                lexicon.categories.push(category(id, &bundled));
            }
            let line = row.position().map_or(0, csv::Position::line);
            lexicon.add_entry(id, entry).map_err(|e| LexiconError::Table(format!("line {line}: {e}")))?;
        }
        lexicon.check()?;
        Ok(lexicon)
    }
}

/// An empty category: like the bundled one of that id, if there is one.
fn category(id: &str, bundled: &Lexicon) -> Category {
    match bundled.category(id) {
        Some(known) => Category { entries: Vec::new(), ..known.clone() },
        None => Category {
            id: id.to_owned(),
            title: id.to_owned(),
            definition: String::new(),
            family: Family::Issue,
            role: crate::model::Role::Highlight,
            evaluates: None,
            polarity: 0,
            entries: Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_and_written() {
        let csv = "Term,Category,forms\nmob,people,\"mobs; lynch mob\"\ntriumph,,\n";
        let lexicon = Lexicon::from_csv("Mine", csv).unwrap();
        assert_eq!(lexicon.entry("people", "mob").unwrap().forms, ["mobs", "lynch mob"]);
        assert!(lexicon.entry("imported", "triumph").is_some());
        let written = lexicon.to_csv().unwrap();
        assert_eq!(written, "term,forms,category\nmob,mobs; lynch mob,people\ntriumph,,imported\n");
        assert_eq!(Lexicon::from_csv("Mine", &written).unwrap(), lexicon);
    }

    #[test]
    fn a_table_that_cannot_be_used_says_why() {
        let check = |csv: &str, expect: &str| {
            let error = Lexicon::from_csv("Mine", csv).unwrap_err().to_string();
            assert!(error.contains(expect), "{error}");
        };
        check("word,kind\nmob,people\n", "`term`");
        check("term\nmob\nmob\n", "line 3");
        check("term\nmob*\n", "wildcard");
    }
}
