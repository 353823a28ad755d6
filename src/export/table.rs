//! Tables and their CSV form.

use std::cmp::Ordering;

use crate::wording::Message;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// A table: a name for its file, column names, rows as long as those.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// Name of the file without its ending, `terms-by-source`.
    pub name: String,
    /// Column names.
    pub columns: Vec<&'static str>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// Formulas, parameters and advice: what a reader must know. They stand in the workbook and in the table `about`.
    pub notes: Vec<Message>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing: not known, or not computed.
    Empty,
    /// Words.
    Text(String),
    /// A count.
    Count(u64),
    /// A measure, written with at most six decimals; in powers of ten where these would all be 0, such as a small p.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Cell {
        Cell::Count(count)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Cell {
        Cell::Count(u64::from(count))
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Cell {
        Cell::Count(count as u64)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Cell {
        if number.is_finite() { Cell::Number(number) } else { Cell::Empty }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

impl Cell {
    /// The cell as text: numbers with a decimal point, no grouping.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Number(number) if *number != 0.0 && number.abs() < 5e-7 => format!("{number:.3e}"),
            Cell::Number(number) => {
                let text = format!("{number:.6}");
                let text = text.trim_end_matches('0').trim_end_matches('.');
                if text == "-0" { "0".to_owned() } else { text.to_owned() }
            }
        }
    }
}

/// What a cell is sorted by: words by their place among all words of the column.
#[derive(Clone, Copy)]
enum Sorted {
    Nothing,
    Number(f64),
    Words(u32),
}

impl Sorted {
    fn compare(self, other: Sorted) -> Ordering {
        match (self, other) {
            (Sorted::Number(a), Sorted::Number(b)) => a.total_cmp(&b),
            (Sorted::Words(a), Sorted::Words(b)) => a.cmp(&b),
            (Sorted::Number(_), _) => Ordering::Less,
            _ => Ordering::Greater,
        }
    }
}

/// By each of some words: its place among them, upper and lower case alike.
fn ranks<'w>(words: impl Iterator<Item = &'w str>) -> FxHashMap<&'w str, u32> {
    let different: FxHashSet<&str> = words.collect();
    let mut folded: Vec<(String, &str)> = different.into_iter().map(|words| (words.to_lowercase(), words)).collect();
    folded.par_sort_unstable();
    let mut ranks = FxHashMap::default();
    let mut rank = 0;
    for (n, (words, as_written)) in folded.iter().enumerate() {
        rank += u32::from(n > 0 && folded[n - 1].0 != *words);
        ranks.insert(*as_written, rank);
    }
    ranks
}

/// The title of a column for people: `hits_per_1000_words` becomes `Hits per 1,000 words`.
pub fn column_title(name: &str) -> String {
    let spelt = name.replace("log2_", "log₂ ").replace("g2_", "G² ").replace('_', " ");
    let spelt = spelt.replace("per 1000", "per 1,000").replace("interval 95", "95% interval");
    let mut letters = spelt.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Table {
    /// An empty table.
    pub fn new(name: impl Into<String>, columns: &[&'static str]) -> Table {
        Table { name: name.into(), columns: columns.to_vec(), rows: Vec::new(), notes: Vec::new() }
    }

    /// The table with a note.
    #[must_use]
    pub fn note(mut self, note: Message) -> Table {
        self.notes.push(note);
        self
    }

    /// The positions of the rows sorted by a column: numbers by size, words by letter, upper and lower case alike; what is
    /// empty comes last. Rows that are equal stay in their order.
    pub fn order(&self, column: usize, descending: bool) -> Vec<u32> {
        let cells = || self.rows.iter().map(|row| row.get(column).unwrap_or(&Cell::Empty));
        // A word comes again in many rows: it is folded and compared once.
        let ranks =
            ranks(cells().filter_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None }));
        let key = |cell: &Cell| match cell {
            Cell::Empty => Sorted::Nothing,
            Cell::Count(count) => Sorted::Number(*count as f64),
            Cell::Number(number) => Sorted::Number(*number),
            Cell::Text(text) => Sorted::Words(ranks[text.as_str()]),
        };
        let mut keyed: Vec<(Sorted, u32)> = cells().map(key).zip(0..).collect();
        keyed.par_sort_by(|&(a, _), &(b, _)| match (a, b) {
            (Sorted::Nothing, Sorted::Nothing) => Ordering::Equal,
            (Sorted::Nothing, _) => Ordering::Greater,
            (_, Sorted::Nothing) => Ordering::Less,
            _ if descending => b.compare(a),
            _ => a.compare(b),
        });
        keyed.into_iter().map(|(_, n)| n).collect()
    }

    /// The table with tabs between cells, to be pasted into a spreadsheet; line ends inside cells become spaces.
    pub fn tabbed(&self) -> String {
        let plain = |text: &str| neutralised(text).replace(['\t', '\r', '\n'], " ");
        let mut out = self.columns.join("\t");
        for row in &self.rows {
            out.push('\n');
            let cells: Vec<String> = row
                .iter()
                .map(|cell| match cell {
                    Cell::Text(text) => plain(text),
                    cell => cell.text(),
                })
                .collect();
            out.push_str(&cells.join("\t"));
        }
        out
    }

    /// The table as CSV after RFC 4180 in UTF-8, lines ended by CR LF. With `mark` a byte-order mark stands at the
    /// beginning, without which some spreadsheets misread the letters. Text a spreadsheet would run as a formula gets
    /// an apostrophe in front.
    pub fn csv(&self, mark: bool) -> Vec<u8> {
        let mut out = Vec::new();
        if mark {
            out.extend_from_slice("\u{FEFF}".as_bytes());
        }
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            for (n, cell) in cells.enumerate() {
                if n > 0 {
                    out.push(b',');
                }
                if cell.contains(['"', ',', '\n', '\r']) {
                    out.push(b'"');
                    out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
                    out.push(b'"');
                } else {
                    out.extend_from_slice(cell.as_bytes());
                }
            }
            out.extend_from_slice(b"\r\n");
        };
        line(&mut self.columns.iter().map(|&name| name.to_owned()));
        for row in &self.rows {
            line(&mut row.iter().map(|cell| match cell {
                Cell::Text(text) => neutralised(text),
                _ => cell.text(),
            }));
        }
        out
    }
}

/// Puts an apostrophe before text that a spreadsheet would take for a formula: whatever begins with `=`, `+`, `-`, `@`,
/// a tab or a line end and is not a plain number.
fn neutralised(text: &str) -> String {
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let number = text.parse::<f64>().is_ok_and(f64::is_finite);
    if dangerous && !number { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_sort_by_size_and_letter_and_what_is_empty_stays_last() {
        let mut table = Table::new("t", &["word", "n"]);
        table.rows.push(vec!["b".into(), 3u64.into()]);
        table.rows.push(vec!["A".into(), Cell::Empty]);
        table.rows.push(vec!["c".into(), 10.5.into()]);
        for (column, descending, expect) in [
            (0, false, [1, 0, 2]),
            (0, true, [2, 0, 1]),
            (1, true, [2, 0, 1]),
            (1, false, [0, 2, 1]),
            (2, true, [0, 1, 2]),
        ] {
            assert_eq!(table.order(column, descending), expect, "{column} {descending}");
        }
    }

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for (text, expect) in [
            ("=1+1", "'=1+1"),
            ("+49 30 1234", "'+49 30 1234"),
            ("-12.5", "-12.5"),
            ("+3", "+3"),
            ("-inf", "'-inf"),
            ("-rw", "'-rw"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
            ("plain = text", "plain = text"),
            ("", ""),
        ] {
            assert_eq!(neutralised(text), expect, "{text:?}");
        }
    }

    #[test]
    fn what_is_not_nothing_is_not_written_as_nothing() {
        for (number, expect) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.5, "12.5"),
            (0.000_001_4, "0.000001"),
            (1.25e-9, "1.250e-9"),
            (-4e-40, "-4.000e-40"),
        ] {
            assert_eq!(Cell::Number(number).text(), expect);
        }
    }

    #[test]
    fn csv_keeps_every_cell_in_its_place() {
        let mut table = Table::new("t", &["a", "b", "c"]);
        table.rows.push(vec!["x, \"y\"\nz".into(), Cell::Empty, 3u64.into()]);
        table.rows.push(vec!["=cmd()".into(), 0.1.into(), f64::INFINITY.into()]);
        let bytes = table.csv(false);
        assert_eq!(String::from_utf8(bytes.clone()).unwrap(), "a,b,c\r\n\"x, \"\"y\"\"\nz\",,3\r\n'=cmd(),0.1,\r\n");
        let rows = csv::Reader::from_reader(&bytes[..]).into_records().collect::<Result<Vec<_>, _>>().unwrap();
        assert_eq!(&rows[0][0], "x, \"y\"\nz");
        assert!(table.csv(true).starts_with(&[0xEF, 0xBB, 0xBF]));
        assert_eq!(table.tabbed(), "a\tb\tc\nx, \"y\" z\t\t3\n'=cmd()\t0.1\t");
    }
}
