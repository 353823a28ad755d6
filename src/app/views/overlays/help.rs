//! Explanations: how voice is decided, the keys, what this program is.

use egui::{Align, Frame, Grid, Label, Layout, Margin, ScrollArea, Ui, vec2};

use super::super::super::actions::{ACTIONS, Menu};
use super::super::super::texts;
use super::super::super::texts::accuracy as accuracy_texts;
use super::super::super::theme::{self, radius, space};
use super::super::super::widgets;
use crate::model::Voice;
use crate::voice;

/// The definition of the four voices and the rules that decide.
pub(super) fn voice_rules(ui: &mut Ui) {
    let ink = theme::palette(ui).ink2;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.label(theme::body(texts::VOICE_INTRODUCTION));
        ui.add_space(space::LARGE);
        for kind in Voice::ALL {
            ui.horizontal(|ui| {
                widgets::voice_swatch(ui, kind);
                ui.label(theme::strong(texts::voice(kind)));
            });
            ui.label(theme::body(texts::voice_definition(kind)).color(ink));
            ui.add_space(space::SMALL);
        }
        ui.add_space(space::SMALL);
        ui.label(theme::strong(texts::PRESUPPOSED));
        ui.label(theme::body(texts::PRESUPPOSED_LONG).color(ink));
        ui.add_space(space::LARGE);
        ui.label(theme::strong(texts::RULES));
        ui.add_space(space::TINY);
        Grid::new("voice-rules").num_columns(2).spacing([18.0, 6.0]).show(ui, |ui| {
            for (id, description) in voice::rule_descriptions() {
                ui.label(theme::small(*id).monospace());
                ui.add(Label::new(theme::small(texts::shipped(description)).color(ink)).wrap());
                ui.end_row();
            }
        });
        ui.add_space(space::LARGE);
        ui.label(theme::strong(texts::TRUST));
        ui.label(theme::body(texts::TRUST_LONG).color(ink));
        ui.add_space(space::LARGE);
        accuracy(ui);
    });
}

/// How often the rules are right, as measured.
fn accuracy(ui: &mut Ui) {
    let ink = theme::palette(ui).ink2;
    ui.label(theme::strong(accuracy_texts::MEASURED));
    ui.label(theme::body(accuracy_texts::MEASURED_LONG).color(ink));
    ui.add_space(space::SMALL);
    Grid::new("voice-accuracy").num_columns(2).spacing([18.0, 5.0]).show(ui, |ui| {
        for found in voice::ACCURACY {
            ui.label(theme::strong(texts::percent(f64::from(found.percent) / 100.0, 0)));
            ui.add(
                Label::new(theme::small(format!("{} ({})", texts::shipped(found.measure), found.data)).color(ink))
                    .wrap(),
            );
            ui.end_row();
        }
    });
    ui.add_space(space::SMALL);
    let quote = accuracy_texts::to_quote(voice::ACCURACY);
    ui.label(theme::small(accuracy_texts::QUOTE).color(ink));
    ui.add(Label::new(theme::body(quote)).wrap().selectable(true));
    ui.add_space(space::LARGE);
    ui.label(theme::strong(accuracy_texts::BY_RULE));
    ui.add_space(space::TINY);
    Grid::new("rule-accuracy").num_columns(4).striped(true).spacing([24.0, 4.0]).show(ui, |ui| {
        for name in accuracy_texts::COLUMNS {
            ui.label(theme::small(name).color(ink));
        }
        ui.end_row();
        for row in voice::RULE_ACCURACY {
            ui.label(theme::small(row.rule).monospace());
            ui.label(theme::small(texts::grouped(u64::from(row.attributions))));
            ui.label(theme::small(texts::percent(f64::from(row.precision) / 100.0, 0)));
            ui.label(theme::small(
                row.speaker.map_or_else(|| "–".to_owned(), |share| texts::percent(f64::from(share) / 100.0, 0)),
            ));
            ui.end_row();
        }
    });
}

/// Every key.
pub(super) fn shortcuts(ui: &mut Ui) {
    let ink = theme::palette(ui).ink2;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(theme::small(texts::SINGLE_KEYS_LONG).color(ink));
        for menu in Menu::ALL {
            part_of_keys(ui, &menu.title());
            let with_keys = ACTIONS.iter().filter(|action| action.menu == menu);
            let lines = with_keys.filter_map(|action| Some((ui.ctx().format_shortcut(&action.shortcut?), action.name)));
            let lines: Vec<_> = lines.collect();
            for (number, (keys, name)) in lines.iter().enumerate() {
                key(ui, number, keys, name);
            }
        }
        for (part, keys) in texts::panes::KEYS_OF_PARTS {
            part_of_keys(ui, part);
            for (number, (keys, what)) in keys.iter().enumerate() {
                key(ui, number, keys, what);
            }
        }
    });
}

fn part_of_keys(ui: &mut Ui, name: &str) {
    ui.add_space(space::LARGE);
    widgets::heading(ui, name);
    ui.add_space(space::TINY);
}

/// A line across the dialog: keys, and what they do. Every other line is tinted.
fn key(ui: &mut Ui, number: usize, keys: &str, what: &str) {
    let fill = if number.is_multiple_of(2) { theme::palette(ui).panel2 } else { egui::Color32::TRANSPARENT };
    Frame::new().fill(fill).corner_radius(radius::CHIP).inner_margin(Margin::symmetric(8, 3)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(170.0, 20.0), layout, |ui| {
                ui.set_min_width(170.0);
                ui.label(theme::strong(keys));
            });
            ui.add(Label::new(theme::body(what)).wrap());
        });
    });
}

/// Name, version, licences.
pub(super) fn about(ui: &mut Ui) {
    let ink = theme::palette(ui).ink2;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.label(theme::screen_title(format!("Parallax {}", env!("CARGO_PKG_VERSION"))));
        ui.add_space(space::TINY);
        ui.label(theme::body(texts::TAGLINE));
        ui.add_space(space::LARGE);
        for line in texts::ABOUT_LINES {
            ui.label(theme::small(*line).color(ink));
            ui.add_space(space::TINY);
        }
    });
}
