//! WordStat dictionaries: categories by indentation, words with a weight in brackets, `_` between the words of
//! a phrase.

use std::sync::LazyLock;

use regex::Regex;

use super::{Draft, Problem};
use crate::wording::message;

/// A word with its weight.
static WEIGHTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(.+?)\s*\(\s*([0-9]+(?:[.,][0-9]+)?)\s*\)$").expect("a constant expression"));

/// Whether some line is a word with a weight.
pub(super) fn has_weights(text: &str) -> bool {
    text.lines().take(2000).any(|row| WEIGHTED.is_match(row.trim()))
}

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    let mut path: Vec<(usize, String)> = Vec::new();
    for (line, row) in (1..).zip(text.lines()) {
        let depth = column(row);
        let row = row.trim();
        if row.is_empty() {
            continue;
        }
        let names = |path: &[(usize, String)]| path.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
        let Some(found) = WEIGHTED.captures(row) else {
            path.retain(|(above, _)| *above < depth);
            path.push((depth, row.to_owned()));
            draft.category(&names(&path));
            continue;
        };
        path.retain(|(above, _)| *above < depth.max(1));
        if path.is_empty() {
            return Err(Problem::at(
                line,
                message!("“{row}” stands before the first category.", row),
                message!("Put a line with the category's name above it."),
            ));
        }
        let (word, weight) = (&found[1], &found[2]);
        if word.starts_with('@') || word.contains(['[', '{']) {
            draft.note(line, message!("The rule `{word}` was left out: a lexicon has words and phrases only.", word));
            continue;
        }
        if weight.replace(',', ".").parse() != Ok(1.0) {
            draft.note(line, message!("“{word}” has the weight {weight}; every hit counts as one here.", word, weight));
        }
        let category = draft.category(&names(&path));
        draft.add(category, line, &word.replace('_', " ").to_lowercase());
    }
    Ok(())
}

/// The column in which a line begins; a tab goes to the next multiple of eight.
fn column(row: &str) -> usize {
    row.chars()
        .take_while(|c| c.is_whitespace())
        .fold(0, |column, c| if c == '\t' { column / 8 * 8 + 8 } else { column + 1 })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entries, notes, refused};

    #[test]
    fn indentation_makes_categories() {
        let text = "ECONOMY\n\t+STATE\n\t\tACCOMMODATION (1)\n\t\tAGE* (1)\n\t-STATE\n\t\tFREE_MARKET (1)\n\tTAX (1)\nLAW\n\tCOURT? (1)\n";
        assert_eq!(
            entries("a.cat", text),
            [
                "ECONOMY: tax",
                "ECONOMY › +STATE: accommodation",
                "ECONOMY › +STATE: age*",
                "ECONOMY › -STATE: free market",
                "LAW: court?",
            ]
        );
    }

    #[test]
    fn spaces_may_stand_among_the_tabs() {
        let text = "SOUTH\n   \tBW\n   \t\tGaborone (1)\n   \tLS\n\t\tMaseru (1)\n";
        assert_eq!(entries("a.cat", text), ["SOUTH › BW: gaborone", "SOUTH › LS: maseru"]);
    }

    #[test]
    fn weights_and_rules_are_said() {
        let text = "FEAR\n\tDREAD (2.5)\n\t@R1 [DREAD NEAR DEATH] (1)\n\tPANIC (1)\n";
        assert_eq!(entries("a.cat", text), ["FEAR: dread", "FEAR: panic"]);
        assert_eq!(
            notes("a.cat", text),
            [
                "line 2: “DREAD” has the weight 2.5; every hit counts as one here.",
                "line 3: The rule `@R1 [DREAD NEAR DEATH]` was left out: a lexicon has words and phrases only.",
            ]
        );
        refused("a.cat", "DREAD (1)\n", &["a.cat", "line 1", "first category"]);
    }
}
