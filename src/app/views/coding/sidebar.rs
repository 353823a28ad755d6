//! Who codes which sample, the code book, and files.

use std::sync::Arc;

use egui::{Align, CornerRadius, Frame, Label, Layout, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::super::filter_panel;
use super::super::sidebar::elided;
use super::progress;
use crate::app::coding::{CodingCommand, Mode, coder_id};
use crate::app::command::Command;
use crate::app::exports::Work;
use crate::app::state::{Overlay, State};
use crate::app::study::Study;
use crate::app::texts::{coding as texts, shipped};
use crate::app::theme::{self, Icon, Weight, radius};
use crate::app::widgets;
use crate::export::file_name;

/// Shows the sidebar: the filters while a sample is planned, else samples, coders and files.
pub(in crate::app::views) fn show(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    if state.coding.mode == Mode::Draw {
        return filter_panel::show(ui, state, commands);
    }
    widgets::panel_header(ui, &texts::CODINGS, "", |ui| {
        if widgets::icon_button(ui, Icon::Plus, &texts::NEW_SAMPLE).clicked() {
            commands.push(Command::Coding(CodingCommand::Mode(Mode::Draw)));
        }
    });
    ScrollArea::vertical().auto_shrink(false).id_salt("coding-sidebar").show(ui, |ui| {
        group(ui, |ui| coder(ui, state, commands));
        group(ui, |ui| samples(ui, state, study, commands));
        group(ui, |ui| coders(ui, state, study));
        group(ui, |ui| book(ui, study, commands));
        group(ui, |ui| files(ui, state, study, commands));
    });
}

fn group(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 6 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
        contents(ui);
    });
    widgets::separator(ui);
}

fn coder(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    widgets::heading(ui, &texts::CODER);
    let mut name = state.preferences.coder.clone();
    let width = ui.available_width();
    if widgets::text_field(ui, &mut name, Some(Icon::User), &texts::CODER_HINT, &texts::CODER, width).changed() {
        commands.push(Command::Coding(CodingCommand::Coder(name)));
    }
}

fn samples(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let codings = &study.corrections.codings;
    widgets::heading(ui, &texts::SAMPLES);
    if codings.samples.is_empty() {
        ui.label(theme::small(texts::NO_SAMPLE).color(colours.ink3));
    }
    let coder = coder_id(&state.preferences.coder);
    for (position, sample) in codings.samples.iter().enumerate() {
        let on = state.coding.sample == position;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 42.0), Sense::click());
        let name = texts::sample(sample.items.len(), sample.plan.seed, sample.plan.by);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
        if on || response.hovered() {
            let fill = if on { colours.acctint } else { colours.hover };
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), fill);
        }
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, colours.acc);
            let round = CornerRadius::same(radius::CHIP);
            ui.painter().rect_stroke(rect, round, ring, egui::StrokeKind::Inside);
        }
        let at = rect.min + vec2(8.0, 4.0);
        elided(ui, at, rect.width() - 44.0, &name, theme::ui_font(13.0, Weight::Medium), colours.ink);
        let done = progress(ui, state, codings, sample).get(&coder).copied().unwrap_or(0);
        let note = texts::coded(done, sample.items.len());
        let font = theme::ui_font(11.5, Weight::Regular);
        elided(ui, at + vec2(0.0, 18.0), rect.width() - 44.0, &note, font, colours.ink3);
        let place = egui::Rect::from_center_size(rect.right_center() - vec2(17.0, 0.0), vec2(26.0, 26.0));
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(("discard", position)));
        if widgets::icon_button(&mut corner, Icon::Close, &texts::DISCARD).clicked() {
            commands.push(Command::Coding(CodingCommand::Discard(position)));
        } else if response.clicked() {
            commands.push(Command::Coding(CodingCommand::Choose(position)));
        }
    }
}

fn coders(ui: &mut Ui, state: &State, study: &Study) {
    let colours = theme::palette(ui);
    let codings = &study.corrections.codings;
    let Some(sample) = state.coding.drawn(codings) else { return };
    widgets::heading(ui, &texts::CODERS);
    let counted = progress(ui, state, codings, sample);
    if codings.coders.is_empty() {
        ui.label(theme::small(texts::NO_SAMPLE).color(colours.ink3));
    }
    for coder in &codings.coders {
        ui.horizontal(|ui| {
            let done = counted.get(&coder.id).copied().unwrap_or(0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme::small(texts::coded(done, sample.items.len())).color(colours.ink3));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::body(&coder.name)).truncate());
                });
            });
        });
    }
}

fn book(ui: &mut Ui, study: &Study, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let book = &study.corrections.codings.book;
    widgets::heading(ui, &texts::CODE_BOOK);
    for variable in &book.variables {
        ui.add(Label::new(theme::body(shipped(&variable.title)).color(colours.ink2)).truncate())
            .on_hover_text(shipped(&variable.description));
    }
    ui.horizontal_wrapped(|ui| {
        if widgets::button(ui, Some(Icon::Pencil), &texts::EDIT_BOOK).clicked() {
            commands.push(Command::Overlay(Some(Overlay::CodeBook)));
        }
        if widgets::button(ui, None, &texts::LOAD_BOOK).clicked() {
            commands.push(Command::Coding(CodingCommand::ChooseBook));
        }
        if widgets::button(ui, None, &texts::SAVE_BOOK).clicked() {
            let work = Work::CodeBook(Box::new(book.clone()));
            commands.push(Command::SaveWork { name: "code-book.qdc".to_owned(), work });
        }
    });
}

fn files(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    let codings = &study.corrections.codings;
    widgets::heading(ui, &texts::FILES);
    let coder = coder_id(&state.preferences.coder);
    let mine = codings.coders.iter().any(|known| known.id == coder);
    let name = |what: &str, ending: &str| file_name(&format!("{} {what}", study.title), ending);
    if widgets::button(ui, None, &texts::TAKE_IN).on_hover_text(texts::TAKE_IN_HINT).clicked() {
        commands.push(Command::Coding(CodingCommand::ChooseCodings));
    }
    ui.add_enabled_ui(mine, |ui| {
        if widgets::button(ui, None, &texts::MY_FILE).on_hover_text(texts::MY_FILE_HINT).clicked() {
            let work = Work::Codings(Arc::clone(codings), coder.clone());
            commands.push(Command::SaveWork { name: name(&format!("codings {coder}"), "json"), work });
        }
    });
    ui.horizontal(|ui| {
        if widgets::button(ui, None, &texts::TABLE).on_hover_text(texts::TABLE_HINT).clicked() {
            let work = Work::CodingsTable(Arc::clone(codings));
            commands.push(Command::SaveWork { name: name("codings", "csv"), work });
        }
        if widgets::button(ui, None, &texts::EXCHANGE).on_hover_text(texts::EXCHANGE_HINT).clicked() {
            let work = Work::Exchange(Arc::clone(codings), study.title.clone());
            commands.push(Command::SaveWork { name: name("codings", "qdpx"), work });
        }
    });
    if !codings.unresolved.is_empty() {
        let text = format!("{} {}", codings.unresolved.len(), texts::UNRESOLVED);
        if widgets::link(ui, &text, 12.5).clicked() {
            commands.push(Command::Overlay(Some(Overlay::Merged)));
        }
    }
}
