//! The correction log: everything the analyst decided that is in force, each leading to its place.

use std::sync::Arc;

use egui::{Align, CursorIcon, Id, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::super::command::Command;
use super::super::super::exports::Request;
use super::super::super::state::State;
use super::super::super::study::{HitRef, Study};
use super::super::super::theme::{self, Icon, Weight, space};
use super::super::super::{texts, widgets};
use super::super::sidebar::elided;
use super::super::table_export;
use crate::app::texts::dialogs;
use crate::export::Table;
use crate::model::ArticleIndex;
use crate::project::{ArticleCorrections, ArticleKey, EventDecision, LineCorrection, Pairing, StepName, find};

/// Height of a row.
const ROW: f32 = 27.0;

/// One decision in force.
#[derive(Clone, PartialEq, Debug)]
struct Logged {
    what: StepName,
    /// The article, as the project names it.
    key: ArticleKey,
    /// The article, if it is there.
    article: Option<ArticleIndex>,
    /// Where in it, if the decision is about a stretch of its text.
    place: Option<HitRef>,
    /// The words it is about.
    words: String,
    /// What was decided.
    value: String,
}

/// The log for one state of the corpus.
type Kept = (u64, Arc<Vec<Logged>>);

pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let id = Id::unique("correction-log");
    let known: Option<Kept> = ui.data(|data| data.get_temp(id));
    let log = match known {
        Some((revision, log)) if revision == state.revision => log,
        _ => {
            let log = Arc::new(log(study));
            ui.data_mut(|data| data.insert_temp::<Kept>(id, (state.revision, Arc::clone(&log))));
            log
        }
    };
    if log.is_empty() {
        widgets::empty_state(ui, Icon::Pencil, &dialogs::NOTHING_CORRECTED, None);
        return;
    }
    ui.horizontal(|ui| {
        ui.label(theme::body(dialogs::corrected(log.len())).color(theme::palette(ui).ink2));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let made = |format| Request::Made("corrections".to_owned(), Box::new(table(study)), format);
            table_export::button(ui, commands, made);
        });
    });
    ui.add_space(space::SMALL);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, log.len(), |ui, rows| {
        for n in rows {
            if line(ui, study, &log[n], n) {
                commands.push(Command::Overlay(None));
                commands.extend(match (log[n].place, log[n].article) {
                    (Some(place), _) => Some(Command::ReadPassage(place)),
                    (None, Some(article)) => Some(Command::Read(article)),
                    (None, None) => None,
                });
            }
        }
    });
}

/// One decision: what, where, about which words, and what it is now. Returns whether it was clicked.
fn line(ui: &mut Ui, study: &Study, logged: &Logged, n: usize) -> bool {
    let colours = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let what = texts::edit(logged.what);
    let outlet = logged.article.map_or(logged.key.path.as_str(), |at| widgets::badge_tooltip(study.source(at).1));
    let name = format!("{what}, {outlet}: {} {}", logged.words, logged.value);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, logged.article.is_some(), &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0, colours.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
    let y = rect.center().y - 8.0;
    let at = |share: f32| rect.left() + 4.0 + (rect.width() - 8.0) * share;
    let font = theme::ui_font(12.5, Weight::Regular);
    elided(ui, pos2(at(0.0), y), at(0.18) - at(0.0) - 8.0, what, theme::ui_font(12.5, Weight::Medium), colours.ink);
    match logged.article {
        Some(article) => {
            let (position, source) = study.source(article);
            let badge = Rect::from_center_size(pos2(at(0.18) + 13.0, rect.center().y), vec2(25.0, 19.0));
            widgets::badge(&mut ui.new_child(UiBuilder::new().max_rect(badge).id_salt(n)), position, source);
            let title = study.article(article).title();
            elided(ui, pos2(at(0.18) + 34.0, y), at(0.48) - at(0.18) - 44.0, title, font.clone(), colours.ink2);
        }
        None => {
            let width = at(0.48) - at(0.18) - 8.0;
            elided(ui, pos2(at(0.18), y), width, &logged.key.path, font.clone(), colours.ink3);
        }
    }
    let words = theme::article_font(13.5, false);
    elided(ui, pos2(at(0.48), y - 1.0), at(0.76) - at(0.48) - 8.0, &logged.words, words, colours.ink);
    elided(ui, pos2(at(0.76), y), at(1.0) - at(0.76), &logged.value, font, colours.ink);
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, colours.acc);
        ui.painter().rect_stroke(rect, 0, ring, egui::StrokeKind::Inside);
    }
    let response = if logged.article.is_some() { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    response.on_hover_text(name).clicked() && logged.article.is_some()
}

/// The log as a table to export. What it holds is English in every language.
fn table(study: &Study) -> Table {
    let spoken = texts::language();
    texts::set_language(texts::Language::English);
    let mut out = Table::new("corrections", &["decision", "file", "record", "source", "words", "value"]);
    for logged in log(study) {
        let source = logged.article.map_or("", |at| study.source(at).1.name.as_str());
        out.rows.push(vec![
            texts::edit(logged.what).into(),
            logged.key.path.as_str().into(),
            logged.key.record.to_string().as_str().into(),
            source.into(),
            logged.words.as_str().into(),
            logged.value.as_str().into(),
        ]);
    }
    texts::set_language(spoken);
    out
}

/// Every decision in force: article by article, then about pairs of sentences and about events.
fn log(study: &Study) -> Vec<Logged> {
    let mut out = Vec::new();
    for (key, decided) in &study.corrections.articles {
        of_article(study, key, decided, &mut out);
    }
    for pair in &study.corrections.pairs {
        let what = if pair.pairing == Pairing::Apart { StepName::Unpair } else { StepName::Pair };
        let article = find(&study.entries, &pair.a.article);
        let place = article.and_then(|at| Some(HitRef { article: at, span: study.span_of(at, &pair.a.at)? }));
        let (key, words) = (pair.a.article.clone(), pair.a.words.clone());
        out.push(Logged { what, key, article, place, words, value: pair.b.words.clone() });
    }
    for event in &study.corrections.events {
        let (what, value) = match event {
            EventDecision::Merge { .. } => (StepName::Merge, String::new()),
            EventDecision::Split { .. } => (StepName::Split, String::new()),
            EventDecision::Move { .. } => (StepName::Move, String::new()),
            EventDecision::Pin { .. } => (StepName::Pin, String::new()),
            EventDecision::Name { title, .. } => (StepName::Name, title.clone()),
            EventDecision::Note { note, .. } => (StepName::Note, note.clone()),
        };
        let Some(key) = event.articles().next().cloned() else { continue };
        let article = find(&study.entries, &key);
        let words = article.map_or_else(String::new, |at| study.event(at).title.clone());
        out.push(Logged { what, key, article, place: None, words, value });
    }
    out
}

fn of_article(study: &Study, key: &ArticleKey, decided: &ArticleCorrections, out: &mut Vec<Logged>) {
    let article = find(&study.entries, key);
    let mut add = |what, place, words: &str, value: String| {
        out.push(Logged { what, key: key.clone(), article, place, words: words.to_owned(), value });
    };
    let fields = &decided.fields;
    let tags = fields.tags.iter().cloned().collect::<Vec<_>>().join(", ");
    let date = fields.date.map(|date| date.map_or_else(|| dialogs::NONE.to_string(), |date| date.to_string()));
    let remark = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let language = fields.language.map(|language| language.code().to_owned());
    let of_all = [
        (StepName::Source, fields.source.clone()),
        (StepName::Date, date),
        (StepName::Title, fields.title.clone()),
        (StepName::Language, language),
        (StepName::Note, remark(&fields.note)),
        (StepName::Tags, remark(&tags)),
    ];
    for (what, value) in of_all {
        if let Some(value) = value {
            add(what, None, "", value);
        }
    }
    for line in &decided.lines {
        match line {
            LineCorrection::PutBack(line) => add(StepName::PutBack, None, &line.text, dialogs::PUT_BACK.into()),
            LineCorrection::TakeOut(line) => add(StepName::TakeOut, None, &line.text, dialogs::TAKEN_OUT.into()),
        }
    }
    let place = |at| article.and_then(|article| Some(HitRef { article, span: study.span_of(article, at)? }));
    for known in &decided.breaks {
        let what = if known.begins { StepName::SplitSentence } else { StepName::JoinSentences };
        add(what, None, &format!("{}|{}", known.before, known.after), String::new());
    }
    for hit in &decided.hits {
        let at = place(&hit.at);
        let mut add = |what, value| add(what, at, &hit.surface, value);
        if let Some(voice) = hit.voice {
            add(StepName::Voice, texts::voice(voice).to_owned());
        }
        if let Some(speaker) = &hit.speaker {
            add(StepName::Speaker, speaker.clone().unwrap_or_else(|| dialogs::NONE.to_string()));
        }
        if let Some(reason) = &hit.dismissed {
            add(StepName::Dismiss, reason.clone());
        }
        if let Some(note) = remark(&hit.note) {
            add(StepName::Note, note);
        }
    }
}
