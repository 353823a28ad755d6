//! Days of publication, and words that articles must contain: what is typed, not ticked.

use std::collections::BTreeSet;

use egui::{Frame, Id, Label, Margin, Ui, vec2};
use jiff::civil::Date;

use super::super::cache;
use super::super::filters::Filters;
use super::tick::group;
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::theme;
use crate::app::widgets;

/// What stands in a field, which may not be a date yet, and what it stands for.
#[derive(Default)]
struct Field {
    text: String,
    value: String,
}

impl Field {
    /// Shows the field; the text as soon as Enter is pressed or the field is left.
    fn show(&mut self, ui: &mut Ui, now: String, hint: &str, name: &str, width: f32) -> Option<String> {
        if self.value != now {
            self.text.clone_from(&now);
            self.value = now;
        }
        let response = widgets::text_field(ui, &mut self.text, None, hint, name, width);
        (response.lost_focus() && self.text != self.value).then(|| self.text.trim().to_owned())
    }
}

/// What is kept between frames.
#[derive(Default)]
struct Kept {
    key: Option<u64>,
    /// First and last day of the corpus, and articles without a date.
    days: Option<(Date, Date)>,
    undated: usize,
    from: Field,
    to: Field,
    containing: Field,
    /// What was typed and is no date.
    wrong: Option<String>,
}

/// Shows both.
pub(super) fn show(ui: &mut Ui, study: &Study, revision: u64, filters: &mut Filters) {
    let kept = cache::<Kept>(ui, Id::unique("filter-period"));
    let mut kept = kept.lock();
    if kept.key != Some(revision) {
        let dates = || study.articles.iter().filter_map(|article| article.published.date);
        kept.days = dates().min().zip(dates().max());
        kept.undated = study.articles.len() - dates().count();
        kept.key = Some(revision);
    }
    let kept = &mut *kept;
    group(ui, &texts::PUBLISHED, false);
    Frame::NONE.inner_margin(Margin::symmetric(14, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let half = (ui.available_width() - 8.0) / 2.0;
        let written = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        ui.horizontal(|ui| {
            let hints = kept.days.map_or_else(Default::default, |(from, to)| [from.to_string(), to.to_string()]);
            let from = kept.from.show(ui, written(filters.from), &hints[0], &texts::FIRST_DAY, half);
            // The field inside its frame is a little narrower than it.
            ui.add_space(6.0);
            let to = kept.to.show(ui, written(filters.to), &hints[1], &texts::LAST_DAY, half);
            for (typed, day) in [(from, &mut filters.from), (to, &mut filters.to)] {
                match typed.as_deref().map(|text| (text, text.parse::<Date>())) {
                    None => {}
                    Some(("", _)) => (*day, kept.wrong) = (None, None),
                    Some((_, Ok(date))) => (*day, kept.wrong) = (Some(date), None),
                    Some((text, Err(_))) => kept.wrong = Some(text.to_owned()),
                }
            }
        });
        let colours = theme::palette(ui);
        let (note, ink) = match (&kept.wrong, kept.days) {
            (Some(text), _) => (texts::no_date(text), colours.err),
            (None, Some(_)) if kept.undated > 0 => (texts::undated(kept.undated), colours.ink3),
            (None, None) => (texts::NO_DATES.to_string(), colours.ink3),
            _ => (String::new(), colours.ink3),
        };
        if !note.is_empty() {
            ui.add(Label::new(theme::caption(note).color(ink)).wrap());
        }
    });
    group(ui, &texts::CONTAINING, false);
    Frame::NONE.inner_margin(Margin::symmetric(14, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 4.0);
        let now = filters.containing.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let width = ui.available_width();
        if let Some(text) = kept.containing.show(ui, now, &texts::CONTAINING_HINT, &texts::CONTAINING, width) {
            let phrases: BTreeSet<String> =
                text.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()).map(str::to_owned).collect();
            filters.containing = phrases;
        }
    });
    ui.add_space(8.0);
    widgets::separator(ui);
}
