//! Codings as a table: one decision a row.

use super::codings::Codings;
use crate::export::Table;

/// One row for every decision, with the item it is about; items without one have a row with empty coder and value.
/// `start` and `end` count bytes of the article's text.
pub fn codings_table(codings: &Codings) -> Table {
    let mut table = Table::new(
        "codings",
        &[
            "sample", "item", "path", "article", "start", "end", "surface", "before", "after", "source", "category",
            "term", "voice", "stratum", "coder", "variable", "value", "at", "note",
        ],
    );
    for sample in &codings.samples {
        for item in &sample.items {
            let about = || {
                vec![
                    sample.id.as_str().into(),
                    item.id.as_str().into(),
                    item.item.path.as_str().into(),
                    item.item.record.as_str().into(),
                    item.item.span.start.into(),
                    item.item.span.end.into(),
                    item.item.surface.as_str().into(),
                    item.item.before.as_str().into(),
                    item.item.after.as_str().into(),
                    item.source.as_str().into(),
                    item.category.as_str().into(),
                    item.term.as_str().into(),
                    item.voice.name().into(),
                    item.stratum.as_str().into(),
                ]
            };
            let mut any = false;
            for coder in &codings.coders {
                for variable in &codings.book.variables {
                    if let Some(coding) = codings.get(&coder.id, &item.id, &variable.id) {
                        any = true;
                        let mut row = about();
                        row.extend([
                            coder.id.as_str().into(),
                            variable.id.as_str().into(),
                            coding.value.as_str().into(),
                            coding.at.to_string().into(),
                            coding.note.as_str().into(),
                        ]);
                        table.rows.push(row);
                    }
                }
            }
            if !any {
                let mut row = about();
                row.extend(["".into(), "".into(), "".into(), "".into(), "".into()]);
                table.rows.push(row);
            }
        }
    }
    table
}
