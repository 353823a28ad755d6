//! What counts under the filters, counted once for all views.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Frame, Id, Label, Margin, Sense, Ui, vec2};

use super::cache;
use super::filters::Filters;
use super::options::corpus;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::theme;
use crate::model::Language;
use crate::statistics::{Advice, Evidence, Selection, Tally, TermRow};

/// The hits that count.
pub(super) struct Counted {
    /// Articles, terms and voices that count.
    pub selection: Selection,
    /// Their hits by term, source and voice.
    pub tally: Tally,
    /// What differences between outlets can carry, for how many of the outlets; `None` if there is but one.
    pub advice: Option<(Advice, usize)>,
    /// The languages of the articles.
    pub languages: BTreeSet<Language>,
}

impl Counted {
    /// Counts.
    pub(super) fn of(study: &Study, filters: &Filters) -> Counted {
        let corpus = corpus(study);
        let selection = filters.selection(&corpus);
        let tally = Tally::of(&corpus, &selection);
        let languages = selection.articles.iter().map(|article| study.articles[article.index()].language).collect();
        Counted { advice: advice(&tally, &selection.active_sources()), tally, selection, languages }
    }

    /// Says in a line what the numbers can carry.
    pub(super) fn show_advice(&self, ui: &mut Ui, state: &State) {
        let advice = self
            .advice
            .map(|(advice, sources)| texts::advice(advice.text(), sources, self.selection.active_sources().len()));
        let unread = texts::without_lexicon(&self.languages, &state.settings);
        let text = match (unread, advice) {
            (None, None) => return,
            (Some(text), None) | (None, Some(text)) => text,
            (Some(unread), Some(advice)) => format!("{unread} {advice}"),
        };
        remark(ui, &text);
    }
}

/// A line above a view that says what to beware of.
pub(super) fn remark(ui: &mut Ui, text: &str) {
    let colours = theme::palette(ui);
    let frame = Frame::NONE.inner_margin(Margin::symmetric(14, 5)).fill(colours.panel);
    let drawn = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let (icon, _) = ui.allocate_exact_size(vec2(15.0, 15.0), Sense::hover());
            theme::Icon::Info.paint(ui.painter(), icon.center(), 14.0, colours.ink2);
            ui.add(Label::new(theme::small(text).color(colours.ink2)).truncate());
            ui.allocate_space(vec2(ui.available_width(), 0.0));
        });
    });
    let rect = drawn.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
}

/// What is kept between frames, and what it was counted from.
#[derive(Default)]
struct Kept {
    key: Option<(u64, Filters)>,
    counted: Option<Arc<Counted>>,
}

/// What counts under the filters of the state.
pub(super) fn counted(ui: &Ui, state: &State, study: &Study) -> Arc<Counted> {
    let kept = cache::<Kept>(ui, Id::unique("counted"));
    let mut kept = kept.lock();
    let filters = &state.options.filters;
    let fresh = kept.key.as_ref().is_some_and(|(revision, known)| *revision == state.revision && known == filters);
    match &kept.counted {
        Some(counted) if fresh => Arc::clone(counted),
        _ => {
            let counted = Arc::new(Counted::of(study, filters));
            kept.key = Some((state.revision, filters.clone()));
            kept.counted = Some(Arc::clone(&counted));
            counted
        }
    }
}

/// The lowest level of all outlets, each held against the others, and how many outlets are on it.
fn advice(tally: &Tally, columns: &[usize]) -> Option<(Advice, usize)> {
    let first = tally.table().rows.into_iter().next();
    if columns.len() < 2 {
        return None;
    }
    let articles: u32 = columns.iter().map(|&source| tally.articles[source]).sum();
    let hits = first.as_ref().map_or(0, TermRow::total);
    let levels: Vec<Advice> = columns
        .iter()
        .map(|&source| {
            let own = first.as_ref().map_or(0, |row| row.in_source(source));
            Advice::on(&Evidence {
                articles: [tally.articles[source], articles - tally.articles[source]],
                hits: [own, hits - own],
                dp_norm: None,
            })
        })
        .collect();
    let lowest = levels.iter().copied().min()?;
    Some((lowest, levels.iter().filter(|&&level| level == lowest).count()))
}
