//! The map of sources by correspondence analysis.

use super::{Figures, NamedFigure, Room, Target, Words};
use crate::chart::{MapTerm, SourceMap, Style};
use crate::export::table::Table;
use crate::statistics::Correspondence;
use crate::statistics::advice::RANKED_FROM_HITS;
use crate::wording::{message, say};

/// A term is on the map from so many hits: rarer ones would pull an axis to a single article.
const LEAST_HITS: u64 = 3;
/// A map needs at least so many sources and terms: two sources lie on one line.
const LEAST_POINTS: usize = 3;

/// How many badges find room on a map.
fn badges(style: &Style) -> usize {
    ((style.width / (27.0 * style.text)) as usize).max(LEAST_POINTS)
}

impl Figures<'_> {
    pub(super) fn map(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let mut shown = self.shown(usize::MAX);
        shown.retain(|&source| self.hits(source) >= RANKED_FROM_HITS);
        let eligible = shown.len();
        let shown = self.most_words(shown, room.sources.min(badges(style)));
        let in_shown = |row: &crate::statistics::TermRow| -> Vec<u64> {
            shown.iter().map(|&source| row.in_source(source)).collect()
        };
        let (terms, counts): (Vec<u32>, Vec<Vec<u64>>) = self
            .terms
            .iter()
            .map(|row| (row.term, in_shown(row)))
            .filter(|(_, counts)| counts.iter().sum::<u64>() >= LEAST_HITS)
            .unzip();
        if shown.len() < LEAST_POINTS || terms.len() < LEAST_POINTS {
            return None;
        }
        let found = Correspondence::of(&counts)?;
        let place = |at: &[f64]| [at[0], at.get(1).copied().unwrap_or(0.0)];
        let mut pulling = found.pulling();
        pulling.truncate(room.rows);
        let count = |n: usize| style.numbers.count(n as u64);
        let share = |axis: usize| {
            say!(
                style.language,
                "axis {number} ({percent}%)",
                number = axis + 1,
                percent = style.numbers.write(100.0 * found.share(axis), 0)
            )
        };
        let sources = if shown.len() < eligible {
            say!(
                style.language,
                "{sources} of {all} sources with at least {hits} hits, those with most words; the {shown} of {terms} terms that pull most.",
                sources = count(shown.len()),
                all = count(eligible),
                hits = RANKED_FROM_HITS,
                shown = count(pulling.len()),
                terms = count(terms.len())
            )
        } else {
            say!(
                style.language,
                "{sources} sources with at least {hits} hits; the {shown} of {terms} terms that pull most.",
                sources = count(shown.len()),
                hits = RANKED_FROM_HITS,
                shown = count(pulling.len()),
                terms = count(terms.len())
            )
        };
        let both = 100.0 * (found.share(0) + found.share(1));
        let labels = self.labels(
            style,
            "map",
            Words {
                title: say!(style.language, "Which sources word alike?"),
                subtitle: format!("{} {sources}", say!(style.language, "Near each other: alike in which loaded terms they use; a term lies towards the sources that use it more than others do.")),
                note: self.caution(&shown),
            },
            Some(message!(
                "Correspondence analysis of terms found at least {hits} times by sources, principal coordinates (Greenacre 2017); the two axes show {percent} of the differences.",
                hits = LEAST_HITS,
                percent = style.percent(both, 0)
            )),
        );
        let mut data = Table::new(
            "map",
            &["kind", "name", "hits", "axis_1", "axis_2", "contribution_to_axis_1", "contribution_to_axis_2"],
        )
        .note(message!(
            "Correspondence analysis: S = D_r^(−½)(P − r·cᵀ)D_c^(−½) = UΣVᵀ; coordinates D_r^(−½)UΣ of the terms, D_c^(−½)VΣ of the sources (Greenacre 2017). The sign of an axis is free."
        ));
        for (&source, at) in shown.iter().zip(&found.columns) {
            let [x, y] = place(at);
            let hits = self.hits(source);
            data.rows.push(vec![
                "source".into(),
                self.cell(source),
                hits.into(),
                x.into(),
                y.into(),
                crate::export::table::Cell::Empty,
                crate::export::table::Cell::Empty,
            ]);
        }
        for (n, &term) in terms.iter().enumerate() {
            let [x, y] = place(&found.rows[n]);
            let pulls = place(&found.contributions[n]);
            data.rows.push(vec![
                "term".into(),
                self.corpus.terms[term as usize].term.as_str().into(),
                counts[n].iter().sum::<u64>().into(),
                x.into(),
                y.into(),
                pulls[0].into(),
                pulls[1].into(),
            ]);
        }
        let chart = SourceMap {
            labels: labels.clone(),
            sources: shown
                .iter()
                .zip(&found.columns)
                .map(|(&source, at)| (self.sources[source].clone(), place(at)))
                .collect(),
            terms: pulling
                .iter()
                .map(|&n| {
                    let term = &self.corpus.terms[terms[n] as usize];
                    MapTerm { term: term.term.clone(), family: Some(term.family), at: place(&found.rows[n]) }
                })
                .collect(),
            axes: [share(0), share(1)],
        };
        Some(Self::figure(&labels, chart.scene(style), data, |row, _| match row.checked_sub(shown.len()) {
            None => Target { source: Some(shown[row]), ..Target::default() },
            Some(term) => Target { term: Some(terms[pulling[term]] as usize), ..Target::default() },
        }))
    }
}
