//! JSON that holds a table column by column, as pandas writes it: `{"title": ["A", "B"], "text": ["…", "…"]}`, or each
//! column as an object by row (`{"0": "A", "1": "B"}`). Read as one record, its articles would be one.

use serde_json::{Map, Value};

use super::fields::{self, Field};

/// The rows of the table, if the object is one: its text is a column, and another known field is one of the same rows.
pub(super) fn records(object: &Map<String, Value>) -> Option<Vec<Value>> {
    let text = object.iter().find(|(name, value)| is(name, Field::Text) && rows(value).is_some())?.1;
    let keys = rows(text)?;
    let others = object.iter().filter(|(name, _)| fields::field_of(name).is_some() && !is(name, Field::Text));
    // Authors are lists in a record too.
    if !others.filter(|(name, _)| !is(name, Field::Authors)).any(|(_, value)| rows(value).as_ref() == Some(&keys)) {
        return None;
    }
    let cell = |column: &Value, at: usize, key: &str| match column {
        Value::Array(cells) => cells.get(at).cloned(),
        Value::Object(cells) => cells.get(key).cloned(),
        other => Some(other.clone()),
    };
    let row = |(at, key): (usize, &String)| {
        object.iter().filter_map(|(name, column)| Some((name.clone(), cell(column, at, key)?))).collect()
    };
    Some(keys.iter().enumerate().map(row).map(Value::Object).collect())
}

fn is(name: &str, field: Field) -> bool {
    matches!(fields::field_of(name), Some((found, _)) if found == field)
}

/// The names of a column's rows, if the value is a column.
fn rows(value: &Value) -> Option<Vec<String>> {
    let is_cell = |value: &Value| !value.is_array() && !value.is_object();
    match value {
        Value::Array(cells) if !cells.is_empty() && cells.iter().all(is_cell) => {
            Some((0..cells.len()).map(|at| at.to_string()).collect())
        }
        Value::Object(cells) if !cells.is_empty() && cells.iter().all(|(key, cell)| is_row(key) && is_cell(cell)) => {
            Some(cells.keys().cloned().collect())
        }
        _ => None,
    }
}

fn is_row(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::import_embedded;

    fn texts(json: &str) -> Vec<String> {
        import_embedded(&[("a.json", json)]).articles.into_iter().map(|article| article.text).collect()
    }

    #[test]
    fn a_table_by_columns_is_as_many_articles_as_it_has_rows() {
        for json in [
            r#"{"title":["A","B"],"text":["One.","Two."],"source":["Coast","Gangway"]}"#,
            r#"{"title":{"0":"A","1":"B"},"text":{"0":"One.","1":"Two."}}"#,
            r#"{"title":{"7":"A","12":"B"},"text":{"7":"One.","12":"Two."}}"#,
        ] {
            assert_eq!(texts(json), ["A\n\nOne.", "B\n\nTwo."], "{json}");
        }
    }

    #[test]
    fn a_text_of_paragraphs_is_one_article() {
        for json in [
            r#"{"title":"A","text":["One.","Two."]}"#,
            r#"{"title":"A","text":["One.","Two."],"authors":["Mira Tolland","Jo Ferris"]}"#,
            r#"{"title":{"rendered":"A"},"content":[{"type":"p","text":"One."},{"type":"p","text":"Two."}]}"#,
            r#"{"headline":{"main":"A","kicker":null},"text":["One.",["Two."]]}"#,
        ] {
            assert_eq!(texts(json), ["A\n\nOne.\n\nTwo."], "{json}");
        }
    }
}
