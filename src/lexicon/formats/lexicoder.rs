//! Lexicoder 3 dictionaries: a category is a line that begins with `+`, its words stand below it, one a line.

use super::{Draft, Problem};
use crate::wording::message;

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    let mut category = None;
    for (line, row) in (1..).zip(text.lines()) {
        let row = row.trim();
        if row.is_empty() {
            continue;
        }
        if let Some(name) = row.strip_prefix('+') {
            let name = without_colour(name);
            if name.trim().is_empty() {
                return Err(Problem::at(
                    line,
                    message!("A category has no name."),
                    message!("Write its name behind the +."),
                ));
            }
            category = Some(draft.category(&[name.trim().to_owned()]));
        } else if let Some(category) = category {
            draft.add(category, line, &row.to_lowercase());
        } else {
            return Err(Problem::at(
                line,
                message!("“{row}” stands before the first category.", row),
                message!("Put a line with + and the category's name above it."),
            ));
        }
    }
    Ok(())
}

/// Takes off the colour Lexicoder shows a category in, `#AA0000`.
fn without_colour(name: &str) -> &str {
    match name.rsplit_once('#') {
        Some((name, colour)) if colour.len() == 6 && colour.bytes().all(|b| b.is_ascii_hexdigit()) => name,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entries, refused};

    #[test]
    fn categories_and_words() {
        assert_eq!(
            entries("a.lc3", "+NEGATIVE#AA0000\na lie \nABANDON*\n\n+NEG_POSITIVE\nnot good\n"),
            ["NEGATIVE: a lie", "NEGATIVE: abandon*", "NEG_POSITIVE: not good"]
        );
    }

    #[test]
    fn a_word_needs_a_category() {
        refused("a.lc3", "lie\n+NEGATIVE\n", &["a.lc3", "line 1", "“lie”", "+"]);
        refused("a.lc3", "+\nlie\n", &["line 1", "no name"]);
    }
}
