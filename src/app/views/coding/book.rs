//! Editing the code book.

use egui::{Align, Align2, Id, Label, Layout, Panel, ScrollArea, Sense, Ui, vec2};

use crate::app::coding::{CodingCommand, coder_id};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::texts::coding as texts;
use crate::app::theme::{self, Icon, Weight, layout, space};
use crate::app::widgets;
use crate::coding::{CodeBook, Codings, Kind, Value, Variable};

/// The code book as it is edited, and the variable in front; forgotten when the editor closes.
#[derive(Clone, Default)]
struct Draft {
    frame: u64,
    book: CodeBook,
    variable: usize,
}

/// Shows the editor.
pub(in crate::app::views) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let codings = &*study.corrections.codings;
    let id = Id::unique("code-book-draft");
    let now = ui.ctx().cumulative_frame_nr();
    let kept = ui.data(|data| data.get_temp::<Draft>(id)).filter(|draft| now <= draft.frame + 1);
    let mut draft = kept.unwrap_or_else(|| Draft { frame: now, book: codings.book.clone(), variable: 0 });
    draft.frame = now;
    let colours = theme::palette(ui);
    ui.add(Label::new(theme::small(texts::BOOK_LONG).color(colours.ink2)).wrap());
    ui.add_space(space::SMALL);
    let mut kept = false;
    Panel::bottom("code-book-buttons").resizable(false).show_separator_line(false).show(ui, |ui| {
        ui.add_space(space::SMALL);
        ui.horizontal(|ui| {
            let lost = lost(codings, &draft.book);
            if lost > 0 {
                ui.label(theme::small(texts::codings_lost(lost)).color(colours.warn));
            }
            if let Err(error) = draft.book.check() {
                ui.add(Label::new(theme::small(texts::said(&error)).color(colours.err)).truncate());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let fit = draft.book.check().is_ok() && draft.book != codings.book;
                ui.add_enabled_ui(fit, |ui| kept = widgets::primary_button(ui, None, &texts::KEEP_BOOK).clicked());
            });
        });
    });
    Panel::left("code-book-variables").resizable(false).exact_size(240.0).show_separator_line(false).show(ui, |ui| {
        variables(ui, &mut draft);
    });
    ScrollArea::vertical().auto_shrink(false).id_salt("code-book-variable").show(ui, |ui| {
        let at = draft.variable;
        if let Some(variable) = draft.book.variables.get_mut(at)
            && one(ui, variable)
        {
            draft.book.variables.remove(at);
            draft.variable = at.saturating_sub(1);
        }
    });
    if kept {
        commands.push(Command::Coding(CodingCommand::Book(Box::new(named(draft.book, &codings.book)))));
        commands.push(Command::Overlay(None));
        ui.data_mut(|data| data.remove_temp::<Draft>(id));
    } else {
        ui.data_mut(|data| data.insert_temp(id, draft));
    }
}

/// How many codings a book does not admit.
fn lost(codings: &Codings, book: &CodeBook) -> usize {
    let admitted = |variable: &str, value: &str| book.variable(variable).is_some_and(|variable| variable.admits(value));
    codings.all().iter().filter(|coding| !admitted(&coding.variable, &coding.value)).count()
}

fn variables(ui: &mut Ui, draft: &mut Draft) {
    widgets::heading(ui, &texts::VARIABLES);
    for (position, variable) in draft.book.variables.iter().enumerate() {
        let title = if variable.title.is_empty() { texts::NEW_VARIABLE.words() } else { &variable.title };
        if ui.selectable_label(draft.variable == position, theme::body(title)).clicked() {
            draft.variable = position;
        }
    }
    ui.add_space(space::SMALL);
    if widgets::button(ui, Some(Icon::Plus), &texts::NEW_VARIABLE).clicked() {
        let known: Vec<&str> = draft.book.variables.iter().map(|variable| variable.id.as_str()).collect();
        let id = fresh("variable", &known);
        draft.variable = draft.book.variables.len();
        draft.book.variables.push(Variable {
            id,
            title: String::new(),
            description: String::new(),
            kind: Kind::Choice(vec![Value::new("value-1", &*texts::YES), Value::new("value-2", &*texts::NO)]),
            only_if: None,
        });
    }
    if draft.book.variables.is_empty() && widgets::button(ui, None, &texts::STANDARD_BOOK).clicked() {
        draft.book = CodeBook::standard();
    }
}

/// Gives what is new the id its name suggests, so that tables and other programs show it by that.
fn named(mut book: CodeBook, before: &CodeBook) -> CodeBook {
    let taken = |id: &str, others: &[String]| others.iter().any(|other| other == id);
    for at in 0..book.variables.len() {
        let others: Vec<String> =
            book.variables.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, other)| other.id.clone()).collect();
        let variable = &mut book.variables[at];
        let known = before.variable(&variable.id);
        if let Kind::Choice(values) = &mut variable.kind {
            for at in 0..values.len() {
                let others: Vec<String> =
                    values.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, other)| other.id.clone()).collect();
                let value = &mut values[at];
                let fresh = known.is_none_or(|known| known.values().iter().all(|old| old.id != value.id));
                let id = coder_id(&value.title).replace('-', "_");
                if fresh && !id.is_empty() && !taken(&id, &others) {
                    value.id = id;
                }
            }
        }
        let id = coder_id(&variable.title).replace('-', "_");
        if known.is_none() && !id.is_empty() && !taken(&id, &others) {
            variable.id = id;
        }
    }
    book
}

/// A name that is not taken: `value-3`.
fn fresh(stem: &str, known: &[&str]) -> String {
    let mut number = known.len() + 1;
    loop {
        let name = format!("{stem}-{number}");
        if !known.contains(&name.as_str()) {
            return name;
        }
        number += 1;
    }
}

/// One variable. Returns whether it is to be removed.
fn one(ui: &mut Ui, variable: &mut Variable) -> bool {
    ui.spacing_mut().item_spacing.y = 6.0;
    widgets::heading(ui, &texts::NAME);
    let width = ui.available_width() - 16.0;
    widgets::text_field(ui, &mut variable.title, Some(Icon::Pencil), &texts::NAME, &texts::NAME, width);
    widgets::heading(ui, &texts::RULE);
    widgets::text_field(ui, &mut variable.description, None, &texts::RULE, &texts::RULE, width);
    widgets::heading(ui, &texts::KIND);
    let kinds = [(0, texts::CHOICE), (1, texts::NUMBER), (2, texts::WORDS)];
    let now = match variable.kind {
        Kind::Choice(_) => 0,
        Kind::Number => 1,
        Kind::Text => 2,
    };
    if let Some(chosen) = widgets::segmented(ui, &texts::KIND, &kinds, now).filter(|chosen| *chosen != now) {
        variable.kind = match chosen {
            0 => Kind::Choice(vec![Value::new("value-1", &*texts::YES), Value::new("value-2", &*texts::NO)]),
            1 => Kind::Number,
            _ => Kind::Text,
        };
    }
    if let Kind::Choice(values) = &mut variable.kind {
        ui.add_space(space::SMALL);
        values_of(ui, values, width);
    }
    ui.add_space(space::LARGE);
    widgets::button(ui, Some(Icon::Close), &texts::REMOVE_VARIABLE).clicked()
}

fn values_of(ui: &mut Ui, values: &mut Vec<Value>, width: f32) {
    let mut removed = None;
    let wide = width - 130.0;
    ui.horizontal(|ui| {
        ui.add_space(28.0);
        let (rect, _) = ui.allocate_exact_size(vec2(wide, 16.0), Sense::hover());
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        widgets::heading(&mut inside, &texts::VALUE);
        widgets::heading(ui, &texts::KEY);
    });
    for (position, value) in values.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, layout::BUTTON), Sense::hover());
            let font = theme::ui_font(12.0, Weight::Regular);
            let ink = theme::palette(ui).ink3;
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, (position + 1).to_string(), font, ink);
            let name = format!("{} {}", texts::VALUE, position + 1);
            widgets::text_field(ui, &mut value.title, None, &texts::VALUE, &name, wide);
            let mut key = value.key.map(String::from).unwrap_or_default();
            let name = format!("{} {}", texts::KEY, position + 1);
            if widgets::text_field(ui, &mut key, None, "", &name, 44.0).changed() {
                value.key = key.chars().rev().find(|c| c.is_alphabetic()).map(|c| c.to_ascii_lowercase());
            }
            if widgets::icon_button(ui, Icon::Close, &texts::REMOVE_VALUE).clicked() {
                removed = Some(position);
            }
        });
    }
    if let Some(position) = removed {
        values.remove(position);
    }
    if widgets::button(ui, Some(Icon::Plus), &texts::NEW_VALUE).clicked() {
        let known: Vec<&str> = values.iter().map(|value| value.id.as_str()).collect();
        let id = fresh("value", &known);
        values.push(Value::new(id, String::new()));
    }
}
