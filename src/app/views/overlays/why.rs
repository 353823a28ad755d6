//! Why the articles of an event stand together: what they share.

use egui::{Label, ScrollArea, Ui};

use super::super::super::state::State;
use super::super::super::theme::{self, space};
use super::super::super::update::current_event;
use super::super::super::{texts, widgets};
use super::super::cache;
use crate::app::texts::why as said;
use crate::compare::{EventReasons, SharedTerm, why};

#[derive(Default)]
struct Kept {
    key: Option<(u64, usize)>,
    reasons: EventReasons,
}

/// What the articles have in common.
pub(super) fn show(ui: &mut Ui, state: &State) {
    let (Some(study), Some((event, _))) = (state.open_study(), current_event(state)) else { return };
    let kept = cache::<Kept>(ui, egui::Id::unique("why-together"));
    let mut kept = kept.lock();
    let data = &study.analysis.events[event];
    if kept.key != Some((state.revision, event)) {
        kept.reasons = why(&study.articles, &study.analysis.documents, &study.analysis.vocabulary, data);
        kept.key = Some((state.revision, event));
    }
    let reasons = &kept.reasons;
    let colours = theme::palette(ui);
    ui.add(Label::new(theme::strong(&data.title)).wrap());
    ui.add_space(space::SMALL);
    if data.articles.len() < 2 {
        ui.add(Label::new(theme::body(said::ALONE).color(colours.ink2)).wrap());
        return;
    }
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        let line = |ui: &mut Ui, name: &str, value: &str| {
            widgets::heading(ui, name);
            let ink = if value == said::NOTHING.words() { colours.ink3 } else { colours.ink };
            ui.add(Label::new(theme::body(value).color(ink)).wrap());
            ui.add_space(space::SMALL);
        };
        line(ui, &said::HOW_ALIKE, &texts::percent(reasons.likeness.into(), 0));
        let days = match reasons.days {
            Some((first, last)) if first == last => texts::day(first),
            Some((first, last)) => texts::from_to(first, last),
            None => said::UNDATED.to_string(),
        };
        let undated = match reasons.undated {
            0 => String::new(),
            number => format!(" · {}", texts::without_date(number)),
        };
        line(ui, &said::PUBLISHED, &format!("{days}{undated}"));
        for (name, terms) in
            [(said::NAMES, &reasons.names), (said::TERMS, &reasons.terms), (said::NUMBERS, &reasons.numbers)]
        {
            line(ui, &name, &shared(terms, data.articles.len()));
        }
        widgets::heading(ui, &said::SHARED_TEXT);
        if reasons.reuse.is_empty() {
            ui.label(theme::body(said::NOTHING).color(colours.ink3));
        }
        for pair in &reasons.reuse {
            let name = |article| widgets::badge_tooltip(study.source(article).1).to_owned();
            let note = texts::shared_text(
                &name(pair.a),
                &name(pair.b),
                pair.degree().into(),
                pair.longest.words,
                pair.is_copy(),
            );
            ui.add(Label::new(theme::small(note).color(colours.ink2)).wrap());
            let passage = pair.longest.a.of(&study.article(pair.a).text);
            widgets::passage(ui, passage, 14.0);
            ui.add_space(space::SMALL);
        }
        ui.add_space(space::SMALL);
        if study.marks.get(event).is_some_and(|marks| *marks != Default::default()) {
            ui.add(Label::new(theme::small(said::DECIDED).color(colours.ink2)).wrap());
        }
        ui.add(Label::new(theme::small(said::MORE).color(colours.ink3)).wrap());
    });
}

/// Words with the number of articles that have them, unless all have.
fn shared(terms: &[SharedTerm], articles: usize) -> String {
    let one = |term: &SharedTerm| {
        if term.articles == articles { term.text.clone() } else { format!("{} ({})", term.text, term.articles) }
    };
    let list = terms.iter().map(one).collect::<Vec<_>>().join(", ");
    if list.is_empty() { said::NOTHING.to_string() } else { list }
}
