//! Why the articles of an event stand together: what they share.

use egui::{Label, ScrollArea, Ui};

use super::super::super::state::State;
use super::super::super::theme::{self, space};
use super::super::super::update::current_event;
use super::super::super::{texts, widgets};
use super::super::cache;
use crate::compare::{EventReasons, SharedTerm, why};

const ALONE: &str =
    "This article stands alone: no other is about the same event, as far as names, rare words and dates tell.";
const HOW_ALIKE: &str = "How alike, on average";
const NAMES: &str = "Names they share";
const TERMS: &str = "Rare words they share";
const NUMBERS: &str = "Numbers they share";
const PUBLISHED: &str = "Published";
const UNDATED: &str = "no date";
const SHARED_TEXT: &str = "Text they share word for word";
const NOTHING: &str = "none";
const DECIDED: &str = "An analyst decided about this event: merged, moved, split or pinned by hand.";
const MORE: &str = "Move an article, split it off, merge events or change how strictly events are grouped from the \
                    sidebar’s menu of the event.";

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
        ui.add(Label::new(theme::body(ALONE).color(colours.ink2)).wrap());
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let line = |ui: &mut Ui, name: &str, value: &str| {
            widgets::heading(ui, name);
            ui.add(Label::new(theme::body(value).color(colours.ink)).wrap());
            ui.add_space(space::SMALL);
        };
        line(ui, HOW_ALIKE, &format!("{:.0} %", reasons.likeness * 100.0));
        let days = match reasons.days {
            Some((first, last)) if first == last => texts::day(first),
            Some((first, last)) => format!("{} to {}", texts::day(first), texts::day(last)),
            None => UNDATED.to_owned(),
        };
        let undated = match reasons.undated {
            0 => String::new(),
            number => format!(" · {} without a date", texts::count(number, "article", "articles")),
        };
        line(ui, PUBLISHED, &format!("{days}{undated}"));
        line(ui, NAMES, &shared(&reasons.names, data.articles.len()));
        line(ui, TERMS, &shared(&reasons.terms, data.articles.len()));
        line(ui, NUMBERS, &shared(&reasons.numbers, data.articles.len()));
        widgets::heading(ui, SHARED_TEXT);
        if reasons.reuse.is_empty() {
            ui.label(theme::body(NOTHING).color(colours.ink3));
        }
        for pair in &reasons.reuse {
            let name = |article| widgets::badge_tooltip(study.source(article).1).to_owned();
            let note = format!(
                "{} and {}: {:.0} % of the shorter one, {} at a stretch{}",
                name(pair.a),
                name(pair.b),
                pair.degree() * 100.0,
                texts::count(pair.longest.words, "word", "words"),
                if pair.is_copy() { " · copy" } else { "" }
            );
            ui.add(Label::new(theme::small(note).color(colours.ink2)).wrap());
            let passage = pair.longest.a.of(&study.article(pair.a).text);
            ui.add(Label::new(theme::article(passage, 14.0).color(colours.ink)).wrap());
            ui.add_space(space::SMALL);
        }
        ui.add_space(space::SMALL);
        if study.marks.get(event).is_some_and(|marks| *marks != Default::default()) {
            ui.add(Label::new(theme::small(DECIDED).color(colours.ink2)).wrap());
        }
        ui.add(Label::new(theme::small(MORE).color(colours.ink3)).wrap());
    });
}

/// Words with the number of articles that have them, unless all have.
fn shared(terms: &[SharedTerm], articles: usize) -> String {
    let one = |term: &SharedTerm| {
        if term.articles == articles { term.text.clone() } else { format!("{} ({})", term.text, term.articles) }
    };
    let list = terms.iter().map(one).collect::<Vec<_>>().join(", ");
    if list.is_empty() { NOTHING.to_owned() } else { list }
}
