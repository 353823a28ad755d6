//! Figures of several texts side by side.

use std::collections::BTreeMap;

use crate::model::Figure;

/// Figures that count the same kind of thing, by text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureRow {
    /// What is counted: `killed`, `wounded`, `percent`, or the head noun.
    pub unit: String,
    /// By text, in the order given: indices into that text's figures; empty where the text has none.
    pub figures: Vec<Vec<usize>>,
}

/// Lines up the figures of the texts of one event by what they count. Rows that most texts share come first, then those
/// that appear first. Two different values are not a contradiction: they may be of different days, areas or sources.
pub fn match_figures(texts: &[&[Figure]]) -> Vec<FigureRow> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows: Vec<FigureRow> = Vec::new();
    for (text, figures) in texts.iter().enumerate() {
        for (index, figure) in figures.iter().enumerate() {
            let Some(unit) = figure.unit.as_deref().map(kind) else {
                continue;
            };
            let place = *places.entry(unit.clone()).or_insert_with(|| {
                rows.push(FigureRow { unit, figures: vec![Vec::new(); texts.len()] });
                rows.len() - 1
            });
            rows[place].figures[text].push(index);
        }
    }
    let sharing = |row: &FigureRow| row.figures.iter().filter(|figures| !figures.is_empty()).count();
    rows.sort_by_key(|row| std::cmp::Reverse(sharing(row)));
    rows
}

/// What a unit counts: whatever befell those counted, else the noun.
fn kind(unit: &str) -> String {
    let last = unit.rsplit(' ').next().unwrap_or(unit);
    match last {
        "killed" | "dead" | "deaths" | "slain" | "massacred" | "murdered" | "fatalities" => "killed".into(),
        "wounded" | "injured" | "hurt" | "injuries" | "hospitalised" | "hospitalized" => "wounded".into(),
        "displaced" | "refugees" | "evacuated" | "homeless" => "displaced".into(),
        "arrested" | "detained" | "jailed" | "arrests" => "arrested".into(),
        "captured" | "kidnapped" | "abducted" | "hostages" => "captured".into(),
        _ => unit.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn figure(value: f64, unit: &str) -> Figure {
        Figure {
            span: Span::default(),
            value,
            upper: None,
            qualifier: None,
            unit: Some(unit.into()),
            attributed_to: None,
            when: None,
            sentence: 0,
        }
    }

    #[test]
    fn the_dead_are_one_row_however_they_are_counted() {
        let one = [figure(12.0, "days"), figure(63.0, "people killed")];
        let other = [figure(58.0, "dead"), figure(11.0, "children killed")];
        let rows = match_figures(&[&one, &other]);
        assert_eq!(
            rows,
            [
                FigureRow { unit: "killed".into(), figures: vec![vec![1], vec![0, 1]] },
                FigureRow { unit: "days".into(), figures: vec![vec![0], vec![]] },
            ]
        );
    }
}
