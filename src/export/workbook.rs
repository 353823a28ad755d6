//! Tables as XLSX workbooks for spreadsheets.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::table::{Cell, Table};
use crate::wording::{Language, message};

/// Most rows of a sheet, its heading included.
const MOST_ROWS: usize = 1_048_576;
/// Most UTF-16 units of a cell.
const LONGEST_TEXT: usize = 32_767;
/// Most letters of a sheet's name.
const LONGEST_NAME: usize = 31;
/// Name of the second sheet.
const ABOUT: &str = "about";

/// Writes a table as a workbook: a sheet with the table, and a sheet `about` with its notes in a language and `about`, what it rests
/// on. Words are stored as words, so that no cell can be run as a formula; numbers keep all their digits. The workbook
/// bears a fixed date: the same table gives the same bytes. Rows beyond what a sheet holds are left out and the second
/// sheet says so; text beyond what a cell holds ends in `…`.
///
/// # Errors
/// If the writer fails.
pub fn write(table: &Table, about: &str, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_author(concat!("Parallax ", env!("CARGO_PKG_VERSION")))
            .set_creation_datetime(&created),
    );
    let heading = Format::new().set_bold();
    let sheet = workbook.add_worksheet();
    sheet.set_name(table.name.chars().take(LONGEST_NAME).collect::<String>())?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in table.columns.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, *name, &heading)?;
        sheet.set_column_width(column as u16, (name.len() as f64 + 2.0).max(10.0))?;
    }
    for (n, row) in table.rows.iter().take(MOST_ROWS - 1).enumerate() {
        for (column, cell) in row.iter().enumerate() {
            write_cell(sheet, n as u32 + 1, column as u16, cell)?;
        }
    }
    if let Some(last) = table.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, table.rows.len().min(MOST_ROWS - 1) as u32, last as u16)?;
    }
    if table.name != ABOUT {
        let sheet = workbook.add_worksheet();
        sheet.set_name(ABOUT)?;
        sheet.set_column_width(0, 120)?;
        let left_out = table.rows.len().saturating_sub(MOST_ROWS - 1);
        let cut = (left_out > 0)
            .then(|| message!("{left_out} rows did not fit into the sheet; the CSV file holds all.", left_out));
        let wrapped = Format::new().set_text_wrap();
        let notes = cut.iter().chain(&table.notes).map(|note| language.say(note));
        for (row, note) in notes.chain([about.to_owned()]).enumerate() {
            sheet.write_string_with_format(row as u32, 0, shortened(&note), &wrapped)?;
        }
    }
    workbook.save_to_buffer()
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, &*shortened(text))?;
        }
        Cell::Count(count) => {
            sheet.write_number(row, column, *count as f64)?;
        }
        Cell::Number(number) if number.is_finite() => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Number(number) => {
            sheet.write_string(row, column, number.to_string())?;
        }
    }
    Ok(())
}

/// The text without characters XML forbids, as far as a cell holds it.
fn shortened(text: &str) -> String {
    let kept =
        |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    let mut units = 0;
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(kept) {
        units += c.len_utf16();
        if units >= LONGEST_TEXT {
            out.push('…');
            break;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn parts(workbook: &[u8]) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
        let mut out = String::new();
        for n in 0..archive.len() {
            archive.by_index(n).unwrap().read_to_string(&mut out).unwrap();
        }
        out
    }

    #[test]
    fn words_stay_words_and_numbers_numbers() {
        let mut table =
            Table::new("t", &["what", "hits", "rate"]).note(crate::wording::Message::verbatim("rate = a/c"));
        table.rows.push(vec!["=HYPERLINK(\"http://x\")".into(), 3u64.into(), 0.1.into()]);
        table.rows.push(vec!["\u{1}\tb <i>".into(), Cell::Empty, (1.0 / 3.0).into()]);
        table.rows.push(vec!["é".repeat(40_000).into(), 1u64.into(), 0.0.into()]);
        let one = write(&table, "Corpus: sha256 0123", Language::English).unwrap();
        assert!(one == write(&table, "Corpus: sha256 0123", Language::English).unwrap(), "two workbooks differ");
        let text = parts(&one);
        assert!(!text.contains("<f>") && text.contains("=HYPERLINK("));
        assert!(text.contains("b &lt;i&gt;") && text.contains("0.3333333333333333"));
        assert!(text.contains("2000-01-01T00:00:00Z") && text.contains("é…"));
        assert!(text.contains("rate = a/c") && text.contains("Corpus: sha256 0123"));
    }

    #[test]
    fn a_table_may_have_any_name_and_no_rows() {
        for name in ["a-name-that-is-longer-than-a-sheet-may-have", "about"] {
            assert!(write(&Table::new(name, &["x"]), "", Language::English).is_ok(), "{name}");
        }
    }
}
