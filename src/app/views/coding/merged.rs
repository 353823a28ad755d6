//! What taking in a coder's file did, and what is to be decided because of it.

use egui::{Label, ScrollArea, Ui};

use crate::app::coding::CodingCommand;
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::texts::{coding as texts, shipped};
use crate::app::theme::{self, space};
use crate::app::widgets;
use crate::coding::{Coding, Codings};

/// Shows the report.
pub(in crate::app::views) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let codings = &*study.corrections.codings;
    let colours = theme::palette(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if let Some(report) = &state.coding.report {
            ui.add(Label::new(theme::body(texts::taken_in(report))).wrap().selectable(true));
            ui.add_space(space::LARGE);
        }
        if !codings.unresolved.is_empty() {
            ui.label(theme::strong(texts::SAID_OTHERWISE));
            ui.add(Label::new(theme::small(texts::SAID_OTHERWISE_LONG).color(colours.ink2)).wrap());
            for (position, theirs) in codings.unresolved.iter().enumerate() {
                conflict(ui, codings, position, theirs, commands);
            }
            ui.add_space(space::LARGE);
        }
        let Some(report) = &state.coding.report else { return };
        if !report.merged.refused.is_empty() {
            ui.label(theme::strong(texts::REFUSED));
            for (coding, why) in &report.merged.refused {
                let text =
                    format!("{}, {}: {} – {why}", coding.coder, coding.variable, coding.value, why = texts::said(why));
                ui.add(Label::new(theme::small(text)).wrap().selectable(true));
            }
            ui.add_space(space::LARGE);
        }
        if !report.merged.differences.is_empty() {
            ui.label(theme::strong(texts::DIFFERENCES));
            for difference in &report.merged.differences {
                ui.add(Label::new(theme::small(texts::said(difference))).wrap().selectable(true));
            }
        }
    });
}

fn conflict(ui: &mut Ui, codings: &Codings, position: usize, theirs: &Coding, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let variable = codings.book.variable(&theirs.variable);
    let title = |value: &str| {
        let known = variable.and_then(|variable| variable.values().iter().find(|known| known.id == value));
        known.map_or_else(|| value.to_owned(), |known| shipped(&known.title).to_owned())
    };
    let ours = codings.get(&theirs.coder, &theirs.item, &theirs.variable).map(|ours| title(&ours.value));
    let ours = ours.unwrap_or_else(|| "–".to_owned());
    let theirs_title = title(&theirs.value);
    ui.add_space(space::SMALL);
    widgets::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(item) = codings.item(&theirs.item) {
            let words = format!("… {}", item.item.before);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.label(theme::article(words, 14.0).color(colours.ink2));
                ui.label(theme::article(&item.item.surface, 14.0).strong());
                ui.label(theme::article(format!("{} …", item.item.after), 14.0).color(colours.ink2));
            });
        }
        ui.horizontal(|ui| {
            let name = variable.map_or(&*theirs.variable, |variable| shipped(&variable.title));
            ui.label(theme::small(format!("{}, {name}:", theirs.coder)).color(colours.ink3));
            if widgets::button(ui, None, &format!("{} “{ours}”", texts::KEEP_OURS)).clicked() {
                commands.push(Command::Coding(CodingCommand::Resolve(position, false)));
            }
            if widgets::button(ui, None, &format!("{} “{theirs_title}”", texts::TAKE_THEIRS)).clicked() {
                commands.push(Command::Coding(CodingCommand::Resolve(position, true)));
            }
        });
    });
}
