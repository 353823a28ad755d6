//! Figures of the texts of an event side by side.

use super::{Analysed, Listing, chosen};
use crate::export::table::Cell;
use crate::facts::match_figures;
use crate::model::{ArticleIndex, Figure, SentenceRef};
use crate::statistics::Selection;
use crate::wording::message;

/// What stands where a text has no figure of a kind.
pub const ABSENT: &str = "not in this text";

/// The figures of some events by what they count ([`match_figures`]): one row for each kind and article, also where the
/// article has none, if two articles or more have figures of that kind or the event has one article only.
pub fn figures(of: Analysed<'_>, events: &[usize], selection: &Selection) -> Listing {
    let mut listing = Listing::new(
        "figures-compared",
        &["event", "counted", "article", "source", "published", "figures", "when", "attributed_to", "sentences"],
    )
    .note(message!(
        "One row for each kind of figure and article of the event. Two values are not a contradiction: they may be of \
         different days, areas or sources; the time each sentence names and the day of publication stand beside them."
    ));
    let analysis = of.analysis;
    for event in chosen(of, events, selection) {
        let lists: Vec<&[Figure]> = event
            .articles
            .iter()
            .map(|article| analysis.figures.get(article.index()).map_or(&[][..], Vec::as_slice))
            .collect();
        for row in match_figures(&lists) {
            for (&article, found) in event.articles.iter().zip(&row.figures) {
                let (cells, sentences) = side(of, article, found);
                let published = of.articles[article.index()].published.date.map(|date| date.to_string());
                let mut line: Vec<Cell> = vec![
                    event.id.as_str().into(),
                    row.unit.as_str().into(),
                    of.id(article),
                    of.source(article),
                    published.into(),
                ];
                line.extend(cells);
                listing.push(line, sentences);
            }
        }
    }
    listing
}

/// The figures of one article: as they stand, of which time, from whom, and the sentences.
fn side(of: Analysed<'_>, article: ArticleIndex, found: &[usize]) -> ([Cell; 4], Vec<SentenceRef>) {
    let figures: Vec<&Figure> = found.iter().map(|&n| &of.analysis.figures[article.index()][n]).collect();
    if figures.is_empty() {
        return ([ABSENT.into(), Cell::Empty, Cell::Empty, Cell::Empty], Vec::new());
    }
    let text = &of.articles[article.index()].text;
    let list = |words: &mut dyn Iterator<Item = &str>| -> Cell {
        let mut known: Vec<&str> = Vec::new();
        for word in words {
            if !known.contains(&word) {
                known.push(word);
            }
        }
        known.join("; ").into()
    };
    let cells = [
        list(&mut figures.iter().map(|figure| figure.span.of(text))),
        list(&mut figures.iter().filter_map(|figure| figure.when.as_deref())),
        list(&mut figures.iter().filter_map(|figure| figure.attributed_to.as_deref())),
        figures.iter().map(|figure| figure.sentence.to_string()).collect::<Vec<_>>().join("; ").into(),
    ];
    (cells, figures.iter().map(|figure| SentenceRef { article, sentence: figure.sentence }).collect())
}
