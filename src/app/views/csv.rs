//! Tables as CSV files.

/// Writes a table. Cells a spreadsheet would take for a formula get an apostrophe in front.
pub(super) fn write(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::from("\u{FEFF}");
    for row in rows {
        for (n, cell) in row.iter().enumerate() {
            if n > 0 {
                out.push(',');
            }
            push(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

fn push(out: &mut String, cell: &str) {
    let number = cell.parse::<f64>().is_ok();
    let formula = !number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula || cell.contains([',', '"', '\n', '\r']) {
        out.push('"');
        if formula {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

/// A file name made of a title.
pub(super) fn file_name(title: &str) -> String {
    let kept: String = title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = kept.split('-').filter(|part| !part.is_empty()).collect();
    format!("{}.csv", if parts.is_empty() { "table".to_owned() } else { parts.join("-") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_read_cells_as_they_are_meant() {
        for (cell, expect) in [
            ("plain", "plain"),
            ("-3.5", "-3.5"),
            ("a, b", "\"a, b\""),
            ("the \"mob\"", "\"the \"\"mob\"\"\""),
            ("=1+1", "\"'=1+1\""),
            ("@import", "\"'@import\""),
        ] {
            let rows = [vec![cell.to_owned(), "x".to_owned()]];
            assert_eq!(String::from_utf8(write(&rows)).unwrap(), format!("\u{FEFF}{expect},x\r\n"));
        }
    }

    #[test]
    fn files_are_named_after_what_they_hold() {
        for (title, expect) in [("“genocide” in A/B", "genocide-in-a-b.csv"), ("…", "table.csv")] {
            assert_eq!(file_name(title), expect);
        }
    }
}
