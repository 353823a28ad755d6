//! One hit in its sentence, and what is asked about it.

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Event, Frame, Id, Key, Label, Layout, Margin, Rect, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::{cache, own};
use crate::app::bidi;
use crate::app::coding::{CodingCommand, coder_id};
use crate::app::command::Command;
use crate::app::highlight::{self, Emphasis, Mark, Setting};
use crate::app::state::State;
use crate::app::study::{HitRef, Study};
use crate::app::texts::coding as texts;
use crate::app::texts::{dated, shipped, voice};
use crate::app::theme::{self, Icon, Weight, radius, space};
use crate::app::widgets;
use crate::coding::{Codings, ItemId, Kind, Located, Sample, SampledItem, Variable, locate};
use crate::lexicon::Family;
use crate::model::{ArticleIndex, Span};

/// Greatest width of the text.
const WIDTH: f32 = 720.0;

/// Shows the item in front.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    codings: &Codings,
    sample: &Sample,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let Some(item) = sample.items.get(state.coding.at) else { return };
    keys(ui, state, commands);
    let width = WIDTH.min(ui.available_width() - 48.0);
    let side = ((ui.available_width() - width) / 2.0).max(0.0);
    ScrollArea::vertical().auto_shrink(false).id_salt(("item", item.id.as_str())).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 0, right: 0, top: 18, bottom: 18 }).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 6.0;
                    text(ui, state, study, item, width, commands);
                    ui.add_space(space::SMALL);
                    said(ui, state, study, item);
                    ui.add_space(space::LARGE);
                    let coder = coder_id(&state.preferences.coder);
                    for (position, variable) in codings.book.variables.iter().enumerate() {
                        if codings.asks(&coder, &item.id, variable) {
                            question(ui, state, codings, (position, variable), (&coder, &item.id), commands);
                        }
                    }
                    note(ui, state, codings, &coder, item, commands);
                    ui.add_space(space::SMALL);
                    if codings.next_open(sample, &coder).is_none() && !coder.is_empty() {
                        ui.label(theme::strong(texts::ALL_CODED).color(colours.acc));
                    }
                    ui.label(theme::small(texts::KEYS).color(colours.ink3));
                });
            });
        });
    });
}

/// The id of the field for a remark.
fn note_field(state: &State) -> Id {
    own(state, "coding-note")
}

/// Keys that decide or lead on, as long as nothing is typed into a field.
fn keys(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    if !super::takes_keys(state)
        || state.panes.front() != state.panes.active()
        || ui.ctx().text_edit_focused()
        || !state.preferences.single_keys
    {
        return;
    }
    let pressed: Vec<Key> = ui.input(|input| {
        let plain = |event: &Event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => Some(*key),
            _ => None,
        };
        input.events.iter().filter_map(plain).collect()
    });
    for key in pressed {
        let command = match key {
            Key::ArrowLeft | Key::Backspace => CodingCommand::Back,
            Key::ArrowRight => CodingCommand::Skip,
            key => {
                let mut letters = key.name().chars();
                match (letters.next(), letters.next()) {
                    (Some(letter), None) => CodingCommand::Key(letter.to_ascii_lowercase()),
                    _ => continue,
                }
            }
        };
        commands.push(match command {
            CodingCommand::Key('j') if !chooses(state, 'j') => Command::Coding(CodingCommand::NextOpen),
            CodingCommand::Key('m') if !chooses(state, 'm') => {
                ui.memory_mut(|memory| memory.request_focus(note_field(state)));
                continue;
            }
            command => Command::Coding(command),
        });
    }
}

/// Whether a letter stands for a value of the variable in front.
fn chooses(state: &State, letter: char) -> bool {
    let codings = state.study.as_ref().map(|study| &study.corrections.codings);
    let variable = codings.and_then(|codings| codings.book.variables.get(state.coding.variable));
    variable.is_some_and(|variable| variable.values().iter().any(|value| value.key == Some(letter)))
}

/// Where the item is, looked for once.
fn located(ui: &Ui, state: &State, study: &Study, item: &SampledItem) -> Located {
    let kept = cache::<Option<(ItemId, u64, Located)>>(ui, Id::unique("coding-located"));
    let mut kept = kept.lock();
    let revision = state.layout_revision;
    match &*kept {
        Some((id, known, found)) if *id == item.id && *known == revision => *found,
        _ => {
            let found = locate(&study.articles, &item.item);
            *kept = Some((item.id.clone(), revision, found));
            found
        }
    }
}

fn text(ui: &mut Ui, state: &State, study: &Study, item: &SampledItem, width: f32, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let (at, remark) = match located(ui, state, study, item) {
        Located::Same(article, span) => (Some((article, span)), None),
        Located::Moved(article, span) => (Some((article, span)), Some(texts::MOVED)),
        Located::Lost(_) => (None, Some(texts::LOST)),
        Located::Absent => (None, Some(texts::ABSENT)),
    };
    match at.filter(|(article, _)| article.index() < study.articles.len()) {
        Some((article, span)) => {
            ui.horizontal(|ui| {
                let (position, source) = study.source(article);
                widgets::badge(ui, position, source);
                ui.label(theme::strong(bidi::shown(widgets::badge_tooltip(source))));
                ui.label(theme::small(dated(&study.article(article).published)).color(colours.ink3));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if widgets::link(ui, &texts::IN_READER, 12.0).clicked() {
                        commands.push(Command::ReadPassage(HitRef { article, span }));
                    }
                });
            });
            let title = study.article(article).title();
            if !title.is_empty() {
                ui.add(Label::new(theme::article(title, 14.0).color(colours.ink2)).truncate());
            }
            ui.add_space(space::SMALL);
            in_sentence(ui, study, article, span, item, width);
        }
        None => {
            ui.label(theme::strong(&item.source));
            ui.add_space(space::SMALL);
            let words = &item.item;
            let mut job = egui::text::LayoutJob::default();
            let format = |semibold, color| egui::TextFormat {
                font_id: theme::article_font(19.0, semibold),
                color,
                ..egui::TextFormat::default()
            };
            job.append(&format!("… {}", words.before), 0.0, format(false, colours.ink2));
            job.append(&words.surface, 0.0, format(true, colours.ink));
            job.append(&format!("{} …", words.after), 0.0, format(false, colours.ink2));
            ui.add(Label::new(job).wrap());
        }
    }
    if let Some(remark) = remark {
        ui.label(theme::small(remark).color(colours.warn));
    }
}

/// The sentence with the hit marked, between its neighbours in grey.
fn in_sentence(ui: &mut Ui, study: &Study, article: ArticleIndex, span: Span, item: &SampledItem, width: f32) {
    let colours = theme::palette(ui);
    let document = &study.analysis.documents[article.index()];
    let text = &study.article(article).text;
    let number = document.sentence_at(span.start);
    let (first, last) = (number.saturating_sub(1), (number + 1).min(document.sentences.len().saturating_sub(1)));
    let (Some(from), Some(own), Some(to)) =
        (document.sentences.get(first), document.sentences.get(number), document.sentences.get(last))
    else {
        return;
    };
    let own = Span { start: own.span.start.min(span.start), end: own.span.end.max(span.end) };
    let setting = Setting { size: 19.0, line: 30.0, semibold: false, letters: false, width };
    let mark =
        Mark { span, family: family(study, item), voice: item.voice, corrected: false, selected: true, place: (1, 1) };
    for (part, marks, grey) in [
        (Span { start: from.span.start, end: own.start }, Vec::new(), true),
        (own, vec![mark], false),
        (Span { start: own.end, end: to.span.end.max(own.end) }, Vec::new(), true),
    ] {
        let part = part.trim(text);
        if part.is_empty() {
            continue;
        }
        let emphasis = if grey { vec![(part, Emphasis::Shared)] } else { Vec::new() };
        let setting = if grey { Setting { size: 15.5, line: 24.0, ..setting } } else { setting };
        let laid = highlight::lay_out(ui, text, part, marks, &emphasis, setting);
        let (rect, response) = ui.allocate_exact_size(vec2(width, laid.galley.size().y), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, part.of(text)));
        laid.paint(ui.painter(), rect.min, colours);
    }
}

fn family(study: &Study, item: &SampledItem) -> Family {
    let terms = study.analysis.matcher.terms();
    terms.iter().find(|term| term.category == item.category).map_or(Family::ALL[0], |term| term.family)
}

/// What the program found, on which the coder decides.
fn said(ui: &mut Ui, state: &State, study: &Study, item: &SampledItem) {
    let colours = theme::palette(ui);
    let terms = study.analysis.matcher.terms();
    let category = terms.iter().find(|term| term.category == item.category);
    let category = category.map_or(item.category.as_str(), |term| shipped(&term.category_title));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(theme::small(texts::PROGRAM_SAYS).color(colours.ink3));
        ui.label(theme::strong(&item.term));
        ui.label(theme::small(category).color(colours.ink2));
        ui.label(theme::small("·").color(colours.ink3));
        widgets::voice_swatch(ui, item.voice);
        ui.label(theme::strong(voice(item.voice)));
        let hit = match located(ui, state, study, item) {
            Located::Same(article, span) | Located::Moved(article, span) => study.hit(HitRef { article, span }),
            Located::Lost(_) | Located::Absent => None,
        };
        if let Some(speaker) = hit.and_then(|hit| hit.label.speaker.as_deref()) {
            ui.label(theme::small(speaker).color(colours.ink2));
        }
    });
}

fn question(
    ui: &mut Ui,
    state: &State,
    codings: &Codings,
    (position, variable): (usize, &Variable),
    (coder, item): (&str, &ItemId),
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let current = state.coding.variable == position;
    let said = codings.get(coder, item, &variable.id).map(|coding| coding.value.as_str());
    let frame = Frame::new()
        .fill(if current { colours.acctint } else { colours.panel })
        .stroke(if current { Stroke::new(1.0, colours.acc) } else { colours.hairline() })
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::strong(shipped(&variable.title)));
        if !variable.description.is_empty() {
            ui.add(Label::new(theme::small(shipped(&variable.description)).color(colours.ink2)).wrap());
        }
        ui.add_space(4.0);
        let set = |value: String| Command::Coding(CodingCommand::Set { variable: variable.id.clone(), value });
        match &variable.kind {
            Kind::Choice(values) => {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                    for (number, value) in values.iter().enumerate() {
                        let key =
                            value.key.map_or_else(|| (number + 1).to_string(), |key| key.to_uppercase().collect());
                        let on = said == Some(value.id.as_str());
                        let response = choice(ui, &key, shipped(&value.title), shipped(&variable.title), on);
                        let hint = shipped(&value.description);
                        let response = if hint.is_empty() { response } else { response.on_hover_text(hint) };
                        if response.clicked() {
                            commands.push(set(value.id.clone()));
                        }
                    }
                });
            }
            Kind::Number | Kind::Text => {
                let id = Id::unique("coding-words").with((item.as_str(), &variable.id));
                let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or(said.unwrap_or("").to_owned());
                let width = ui.available_width();
                let field = widgets::text_field(
                    ui,
                    &mut text,
                    Some(Icon::Pencil),
                    &texts::WORDS_HINT,
                    shipped(&variable.title),
                    width,
                );
                let asked = own(state, "coding-asked");
                let now = (item.as_str().to_owned(), position);
                let arrived = current && ui.data(|data| data.get_temp::<(String, usize)>(asked)) != Some(now.clone());
                if arrived {
                    field.request_focus();
                    ui.data_mut(|data| data.insert_temp(asked, now));
                }
                if field.changed() {
                    ui.data_mut(|data| data.insert_temp(id, text.clone()));
                }
                if field.lost_focus() {
                    ui.data_mut(|data| data.remove_temp::<String>(id));
                    let entered = ui.input(|input| input.key_pressed(Key::Enter));
                    if entered || text != said.unwrap_or("") {
                        commands.push(set(text));
                    }
                }
            }
        }
    });
    if current && variable.values().len() > 1 {
        // Coming back to a field of words later focuses it again.
        ui.data_mut(|data| data.remove_temp::<(String, usize)>(own(state, "coding-asked")));
    }
}

/// A value to choose, with the key that chooses it.
fn choice(ui: &mut Ui, key: &str, title: &str, variable: &str, on: bool) -> egui::Response {
    let colours = theme::palette(ui);
    let ink = if on { colours.accink } else { colours.ink };
    let label = ui.painter().layout_no_wrap(title.to_owned(), theme::ui_font(13.0, Weight::Medium), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(label.size().x + 52.0, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{variable}: {title}")));
    let fill = match (on, response.hovered()) {
        (true, _) => colours.acc,
        (false, true) => colours.hover,
        (false, false) => colours.panel,
    };
    let round = CornerRadius::same(radius::BUTTON);
    ui.painter().rect(rect, round, fill, colours.border(), StrokeKind::Inside);
    let cap = Rect::from_min_size(rect.min + vec2(8.0, 7.0), vec2(20.0, 20.0));
    let edge = Stroke::new(1.0, if on { colours.accink } else { colours.line2 });
    ui.painter().rect_stroke(cap, CornerRadius::same(radius::BOX), edge, StrokeKind::Inside);
    ui.painter().text(cap.center(), Align2::CENTER_CENTER, key, theme::ui_font(12.0, Weight::SemiBold), ink);
    ui.painter().galley(pos2(cap.right() + 10.0, rect.center().y - label.size().y / 2.0), label, ink);
    if response.has_focus() {
        let ring = Stroke::new(2.0, colours.acc);
        ui.painter().rect_stroke(rect.expand(2.0), round, ring, StrokeKind::Middle);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A remark on the item.
fn note(ui: &mut Ui, state: &State, codings: &Codings, coder: &str, item: &SampledItem, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let decided = codings.book.variables.iter().find_map(|variable| codings.get(coder, &item.id, &variable.id));
    let known = decided.map_or("", |coding| coding.note.as_str());
    let id = Id::unique("coding-note-text").with(item.id.as_str());
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| known.to_owned());
    let hint = if decided.is_some() { texts::NOTE_HINT } else { texts::NOTE_LATER };
    ui.add_enabled_ui(decided.is_some(), |ui| {
        let edit = egui::TextEdit::singleline(&mut text)
            .id(note_field(state))
            .hint_text(theme::body(hint).color(colours.ink3))
            .margin(Margin::symmetric(10, 7))
            .desired_width(f32::INFINITY);
        let field = ui.add(edit).accessible_name(texts::NOTE);
        if field.changed() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        }
        if field.lost_focus() {
            ui.data_mut(|data| data.remove_temp::<String>(id));
            if text != known {
                commands.push(Command::Coding(CodingCommand::Note(text)));
            }
        }
    });
}
