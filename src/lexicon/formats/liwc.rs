//! LIWC dictionaries, 2001 to 2015: between two lines with `%` the categories with their numbers, indented where one lies
//! in another; then a word a line with the numbers of its categories.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{Draft, Problem};
use crate::wording::message;

/// A category that counts only beside certain other words: `(of)131/125`, `<of>131/125`.
static CONDITIONAL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:\([^)\t]*\)|<[^>\t]*>)[0-9/]*").expect("a constant expression"));

pub(super) fn read(text: &str, draft: &mut Draft) -> Result<(), Problem> {
    let mut lines = (1..).zip(text.lines());
    if !lines.by_ref().any(|(_, line)| line.trim() == "%") {
        let remedy = message!("Put one line with % above the list of categories and one below it.");
        return Err(Problem::whole(message!("A LIWC dictionary begins with a line that holds only %."), remedy));
    }
    let mut categories: BTreeMap<u32, usize> = BTreeMap::new();
    let mut path: Vec<(usize, String)> = Vec::new();
    let mut last = 1;
    let mut closed = false;
    for (line, row) in lines.by_ref() {
        last = line;
        if row.trim() == "%" {
            closed = true;
            break;
        }
        if row.trim().is_empty() {
            continue;
        }
        let depth = row.chars().take_while(|&c| c == '\t').count();
        let (number, name) = row.trim().split_once(char::is_whitespace).unwrap_or((row.trim(), ""));
        let (Ok(number), name) = (number.parse::<u32>(), name.trim()) else {
            return Err(Problem::at(
                line,
                message!("`{row}` is no category.", row = row.trim()),
                message!(
                    "Write a number, a tab and the category's name, or end the list with a line that holds only %."
                ),
            ));
        };
        if name.is_empty() {
            return Err(Problem::at(
                line,
                message!("Category {number} has no name.", number),
                message!("Write its name behind the number."),
            ));
        }
        path.retain(|(above, _)| *above < depth);
        path.push((depth, name.to_owned()));
        let names: Vec<String> = path.iter().map(|(_, name)| name.clone()).collect();
        if categories.insert(number, draft.category(&names)).is_some() {
            return Err(Problem::at(
                line,
                message!("Category {number} is there twice.", number),
                message!("Give each its own number."),
            ));
        }
    }
    if !closed {
        let remedy = message!("Put a line that holds only % between the categories and the words.");
        return Err(Problem::at(last, message!("The list of categories does not end."), remedy));
    }
    for (line, row) in lines {
        if !row.trim().is_empty() {
            read_word(line, row, &categories, draft)?;
        }
    }
    Ok(())
}

fn read_word(line: u32, row: &str, categories: &BTreeMap<u32, usize>, draft: &mut Draft) -> Result<(), Problem> {
    let (word, rest) = match row.trim_start().split_once('\t') {
        Some((word, rest)) => (word.trim(), rest.to_owned()),
        None => split_at_numbers(row.trim()),
    };
    let plain = CONDITIONAL.replace_all(&rest, " ");
    if plain != rest {
        draft.note(line, message!("“{word}”: a category that depends on other words was left out.", word));
    }
    let mut numbers = Vec::new();
    for piece in plain.split_whitespace() {
        let Ok(number) = piece.parse::<u32>() else {
            let message = message!("`{piece}` behind “{word}” is no number of a category.", piece, word);
            return Err(Problem::at(
                line,
                message,
                message!("Behind a word stand a tab and the numbers of its categories."),
            ));
        };
        let Some(&category) = categories.get(&number) else {
            return Err(Problem::at(
                line,
                message!("“{word}” is in category {number}, which the head of the file does not list.", word, number),
                message!("Add a line `{number}`, tab, name between the two % lines, or take the number out.", number),
            ));
        };
        if !numbers.contains(&category) {
            numbers.push(category);
        }
    }
    if numbers.is_empty() {
        draft.note(line, message!("“{word}” is in no category and was left out.", word));
    }
    // A word with a condition in it, `kind (of)`, stands for the word alone.
    let bare = CONDITIONAL.replace_all(word, " ");
    if bare != word && bare.chars().any(char::is_alphanumeric) {
        draft.note(line, message!("“{word}” was read as “{bare}”.", word, bare = bare.trim()));
    }
    for category in numbers {
        draft.add(category, line, if bare.chars().any(char::is_alphanumeric) { &bare } else { word });
    }
    Ok(())
}

/// A line without a tab: the numbers at its end are categories.
fn split_at_numbers(row: &str) -> (&str, String) {
    let mut end = row.len();
    while let Some((before, piece)) = row[..end].rsplit_once(char::is_whitespace) {
        if piece.parse::<u32>().is_err() {
            break;
        }
        end = before.trim_end().len();
    }
    (&row[..end], row[end..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entries, notes, refused};

    #[test]
    fn categories_and_words() {
        let text = "%\r\n1\tfear\r\n12\tviolence\r\n%\r\nafraid\t1\r\nterror*\t1\t12\r\nno longer  12\r\n";
        assert_eq!(
            entries("a.dic", text),
            ["fear: afraid", "fear: terror*", "violence: no longer", "violence: terror*"]
        );
    }

    #[test]
    fn categories_may_lie_in_others() {
        let text = "%\n1\tfunction (Function Words)\n\t2\tpronoun\n\t\t3\tI\n\t4\tarticle\n%\nme\t1\t2\t3\nthe\t1\t4\n";
        let found = entries("a.dic", text);
        assert!(found.contains(&"function (Function Words) › pronoun › I: me".to_owned()), "{found:?}");
        assert!(found.contains(&"function (Function Words) › article: the".to_owned()));
    }

    #[test]
    fn conditions_are_left_out_and_said() {
        let text = "%\n125\taffect\n253\tlook\n%\nlike\t(02 134)125/464\t253\nkind\t<of>131/125\nmad\t125\n";
        assert_eq!(entries("a.dic", text), ["affect: mad", "look: like"]);
        assert_eq!(
            notes("a.dic", text),
            [
                "line 5: “like”: a category that depends on other words was left out.",
                "line 6: “kind”: a category that depends on other words was left out.",
                "line 6: “kind” is in no category and was left out.",
            ]
        );
    }

    #[test]
    fn errors_name_the_line_and_the_remedy() {
        refused("a.dic", "fear\t1\n", &["a.dic", "%"]);
        refused("a.dic", "%\n1\tfear\nterror\n%\n", &["line 3", "`terror`", "number"]);
        refused("a.dic", "%\n1\tfear\n1\tjoy\n%\nx\t1", &["line 3", "twice"]);
        refused("a.dic", "%\n1\n%\nx\t1", &["line 2", "no name"]);
        refused("a.dic", "%\n1\tfear\n", &["line 2", "does not end"]);
        refused("a.dic", "%\n1\tfear\n%\nmob\t2\n", &["line 4", "category 2", "Add a line"]);
        refused("a.dic", "%\n1\tfear\n%\nmob\tfear\n", &["line 4", "`fear`"]);
        refused("a.dic", "%\n1\tfear\n%\n", &["No word"]);
    }
}
