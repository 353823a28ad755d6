//! A lexicon as a table.

use super::Table;
use crate::lexicon::Lexicon;

/// One row an entry: term, further forms (separated by semicolons), category, definition. It can be read back
/// ([`crate::lexicon::formats`]); guards, wordings and the rest are in the JSON file only.
pub fn lexicon_table(lexicon: &Lexicon) -> Table {
    let mut table = Table::new("lexicon", &["term", "forms", "category", "definition"]);
    for (category, entry) in lexicon.entries() {
        table.rows.push(vec![
            entry.term.as_str().into(),
            entry.forms.join("; ").into(),
            category.id.as_str().into(),
            entry.definition.as_str().into(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::formats;

    #[test]
    fn a_table_is_read_back_and_safe_in_a_spreadsheet() {
        let text = "term,forms,category\nmob,mobs; lynch mob,people\n\"=cmd()\",,people\nterror*,,imported\n";
        let lexicon = formats::read("Mine.csv", text.as_bytes()).unwrap().lexicon;
        let written = lexicon_table(&lexicon).csv(true);
        assert!(String::from_utf8_lossy(&written).contains("'=cmd()"));
        let again = formats::read("Mine.csv", &written).unwrap();
        assert_eq!(again.lexicon, lexicon);
    }
}
