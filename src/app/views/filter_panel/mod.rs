//! The panel of filters: what it ticks and asks for restricts every number of Coverage, Terms, Speakers and Charts.

mod period;
mod tick;

use egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

use self::tick::{Done, ROW, Sign, TALL_ROW, group, list, tick, toggle};
use super::cache;
use super::filters::{Filters, Tallied, event_name};
use super::options::corpus;
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::texts::{family as family_name, grouped, shipped, voice as voice_name, words_short};
use crate::app::theme;
use crate::app::widgets;
use crate::compare::CopyCounting;
use crate::lexicon::Family;
use crate::model::Voice;

/// Most events listed one by one if some have a single article.
const MOST_EVENTS: usize = 24;

/// What the panel keeps between frames.
#[derive(Default)]
struct Kept {
    key: Option<(u64, Filters)>,
    tallied: Tallied,
    /// Positions of the events listed, those with most articles first.
    events: Vec<usize>,
    /// Events with a single article that are not listed one by one.
    single: usize,
    /// Languages by code with the number of their articles, the most frequent first.
    languages: Vec<(String, String, usize)>,
    /// Subjects that terms of the lexicon name, by id, with the number of those terms.
    topics: Vec<(String, usize)>,
}

impl Kept {
    fn of(state: &State, study: &Study) -> Kept {
        let filters = &state.options.filters;
        let corpus = corpus(study);
        let all = &study.analysis.events;
        let mut events: Vec<usize> = (0..all.len()).collect();
        let single = all.iter().filter(|event| event.articles.len() == 1).count();
        let gathered = all.len() > MOST_EVENTS && single > 0;
        if gathered {
            events.retain(|&event| all[event].articles.len() > 1);
        }
        events.sort_by_key(|&event| std::cmp::Reverse(all[event].articles.len()));
        let mut languages: Vec<(String, String, usize)> = Vec::new();
        for article in study.articles.iter() {
            let code = article.language.code();
            match languages.iter_mut().find(|(known, ..)| known == code) {
                Some((.., articles)) => *articles += 1,
                None => languages.push((code.to_owned(), texts::language(code).to_owned(), 1)),
            }
        }
        languages.sort_by_key(|(.., articles)| std::cmp::Reverse(*articles));
        let mut topics: Vec<(String, usize)> = Vec::new();
        for topic in corpus.terms.iter().flat_map(|term| &term.entry.topics) {
            match topics.iter_mut().find(|(known, _)| known == topic) {
                Some((_, terms)) => *terms += 1,
                None => topics.push((topic.clone(), 1)),
            }
        }
        topics.sort();
        Kept {
            key: Some((state.revision, filters.clone())),
            tallied: Tallied::of(&corpus, &filters.selection(&corpus), filters),
            events,
            single: if gathered { single } else { 0 },
            languages,
            topics,
        }
    }
}

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let kept = cache::<Kept>(ui, Id::unique("filters"));
    let mut kept = kept.lock();
    if kept
        .key
        .as_ref()
        .is_none_or(|(revision, filters)| *revision != state.revision || *filters != state.options.filters)
    {
        *kept = Kept::of(state, study);
    }
    let mut filters = state.options.filters.clone();
    widgets::panel_header(ui, &texts::FILTERS, "", |ui| {
        if widgets::link(ui, &texts::CLEAR_ALL, 12.0).clicked() {
            filters = Filters::default();
        }
    });
    ScrollArea::vertical().id_salt("filter-ticks").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        period::show(ui, study, state.revision, &mut filters);
        sources(ui, study, &mut filters);
        events(ui, study, &kept, &mut filters);
        if kept.languages.len() > 1 {
            languages(ui, &kept, &mut filters);
        }
        if !study.analysis.copies.is_empty() {
            copies(ui, study, &mut filters);
        }
        voices(ui, &kept.tallied, &mut filters);
        families(ui, &kept.tallied, &mut filters);
        categories(ui, &kept.tallied, &mut filters);
        if !kept.topics.is_empty() {
            topics(ui, &kept, &mut filters);
        }
        ui.add_space(12.0);
    });
    if filters != state.options.filters {
        let mut options = state.options.clone();
        options.filters = filters;
        commands.push(Command::SetOptions(Box::new(options)));
    }
}

/// How copies of one article count.
fn copies(ui: &mut Ui, study: &Study, filters: &mut Filters) {
    let groups = &study.analysis.copies;
    group(ui, &texts::WIRE_COPIES, false);
    let articles: usize = groups.iter().map(Vec::len).sum();
    Frame::NONE.inner_margin(Margin::symmetric(14, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(theme::small(texts::copies_found(groups.len(), articles)).color(theme::palette(ui).ink2));
        for counting in [CopyCounting::Each, CopyCounting::Once, CopyCounting::LeaveOut] {
            ui.radio_value(&mut filters.copies, counting, texts::copies(counting));
        }
    });
    widgets::separator(ui);
}

fn sources(ui: &mut Ui, study: &Study, filters: &mut Filters) {
    let all = || study.sources.iter().map(|source| source.name.clone());
    if let Some(leave_out) = group(ui, &texts::SOURCES, study.sources.len() > 2) {
        filters.sources = if leave_out { all().collect() } else { Default::default() };
    }
    list(ui, "filter-sources", study.sources.len(), ROW, |ui, n| {
        let source = &study.sources[n];
        let on = !filters.sources.contains(&source.name);
        let words = words_short(source.words);
        let done = tick(ui, on, &Sign::Badge(n, source), widgets::badge_tooltip(source), "", &words);
        toggle(done, &source.name, &mut filters.sources, all());
    });
    widgets::separator(ui);
}

fn events(ui: &mut Ui, study: &Study, kept: &Kept, filters: &mut Filters) {
    let all = &study.analysis.events;
    let name = |event: usize| event_name(&all[event], &study.articles);
    let names = || kept.events.iter().map(|&event| name(event).to_owned());
    if let Some(leave_out) = group(ui, &texts::EVENTS, all.len() > 2) {
        filters.events.clear();
        if leave_out {
            filters.events.extend(names());
        }
        filters.single_events = leave_out && kept.single > 0;
    }
    list(ui, "filter-events", kept.events.len(), TALL_ROW, |ui, n| {
        let event = &all[kept.events[n]];
        let on = !filters.events.contains(name(kept.events[n]));
        let note = texts::articles(event.articles.len());
        let done = tick(ui, on, &Sign::None, &event.title, &note, "");
        toggle(done, name(kept.events[n]), &mut filters.events, names());
        if done == Some(Done::Only) {
            filters.single_events = kept.single > 0;
        }
    });
    if kept.single > 0 {
        let number = grouped(kept.single as u64);
        if tick(ui, !filters.single_events, &Sign::None, &texts::OTHER_EVENTS, "", &number).is_some() {
            filters.single_events ^= true;
        }
    }
    widgets::separator(ui);
}

fn languages(ui: &mut Ui, kept: &Kept, filters: &mut Filters) {
    group(ui, &texts::LANGUAGES, false);
    list(ui, "filter-languages", kept.languages.len(), ROW, |ui, n| {
        let (code, name, articles) = &kept.languages[n];
        let on = !filters.languages.contains(code);
        let done = tick(ui, on, &Sign::None, name, "", &grouped(*articles as u64));
        toggle(done, code, &mut filters.languages, kept.languages.iter().map(|(code, ..)| code.clone()));
    });
    widgets::separator(ui);
}

fn families(ui: &mut Ui, tallied: &Tallied, filters: &mut Filters) {
    group(ui, &texts::FAMILIES, false);
    for family in Family::ALL {
        let at = family.index();
        let number = grouped(tallied.families[at]);
        match tick(ui, !filters.families[at], &Sign::Family(family), family_name(family), "", &number) {
            Some(Done::Toggled) => filters.families[at] ^= true,
            Some(Done::Only) => filters.families = std::array::from_fn(|other| other != at),
            None => {}
        }
    }
    if filters.families[Family::Attrib.index()] {
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 3)).show(ui, |ui| {
            let note = theme::caption(texts::WHY_WITHOUT_ATTRIBUTION).color(theme::palette(ui).ink3);
            ui.add(egui::Label::new(note).wrap());
        });
        ui.add_space(4.0);
    }
    let number = grouped(tallied.rates);
    let counted = tick(ui, !filters.rates, &Sign::None, &texts::COUNTED_ONLY, &texts::WHAT_COUNTED_ONLY, &number);
    if counted.is_some() {
        filters.rates ^= true;
    }
    widgets::separator(ui);
}

fn categories(ui: &mut Ui, tallied: &Tallied, filters: &mut Filters) {
    let all = || tallied.categories.iter().map(|(id, ..)| id.clone());
    if let Some(leave_out) = group(ui, &texts::CATEGORIES, true) {
        filters.categories = if leave_out { all().collect() } else { Default::default() };
    }
    list(ui, "filter-categories", tallied.categories.len(), ROW, |ui, n| {
        let (id, title, hits) = &tallied.categories[n];
        let done = tick(ui, !filters.categories.contains(id), &Sign::None, shipped(title), "", &grouped(*hits));
        toggle(done, id, &mut filters.categories, all());
    });
    widgets::separator(ui);
}

fn topics(ui: &mut Ui, kept: &Kept, filters: &mut Filters) {
    let all = || kept.topics.iter().map(|(id, _)| id.clone());
    if let Some(leave_out) = group(ui, &texts::TOPICS, true) {
        filters.topics = if leave_out { all().collect() } else { Default::default() };
    }
    list(ui, "filter-topics", kept.topics.len(), ROW, |ui, n| {
        let (id, terms) = &kept.topics[n];
        let done = tick(ui, !filters.topics.contains(id), &Sign::None, shipped(id), "", &texts::terms(*terms));
        toggle(done, id, &mut filters.topics, all());
    });
}

fn voices(ui: &mut Ui, tallied: &Tallied, filters: &mut Filters) {
    group(ui, &texts::VOICE, false);
    for voice in Voice::ALL {
        let at = voice.index();
        let number = grouped(tallied.voices[at]);
        match tick(ui, !filters.voices[at], &Sign::Voice(voice), voice_name(voice), "", &number) {
            Some(Done::Toggled) => filters.voices[at] ^= true,
            Some(Done::Only) => filters.voices = std::array::from_fn(|other| other != at),
            None => {}
        }
    }
    widgets::separator(ui);
}
