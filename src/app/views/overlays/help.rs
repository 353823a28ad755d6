//! Explanations: how voice is decided, the keys, what this program is.

use egui::{Grid, ScrollArea, Ui};

use super::super::super::actions::ACTIONS;
use super::super::super::texts;
use super::super::super::texts::accuracy as accuracy_texts;
use super::super::super::theme::{self, space};
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
                ui.add(egui::Label::new(theme::small(texts::shipped(description)).color(ink)).wrap());
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
                egui::Label::new(
                    theme::small(format!("{} ({})", texts::shipped(found.measure), found.data)).color(ink),
                )
                .wrap(),
            );
            ui.end_row();
        }
    });
    ui.add_space(space::SMALL);
    let quote = accuracy_texts::to_quote(voice::ACCURACY);
    ui.label(theme::small(accuracy_texts::QUOTE).color(ink));
    ui.add(egui::Label::new(theme::body(quote)).wrap().selectable(true));
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
        ui.label(theme::small(texts::SINGLE_KEYS_LONG).color(ink));
        ui.add_space(space::SMALL);
        Grid::new("shortcuts").num_columns(2).striped(true).spacing([30.0, 6.0]).min_col_width(120.0).show(ui, |ui| {
            for action in ACTIONS {
                if let Some(keys) = action.shortcut {
                    ui.label(theme::strong(ui.ctx().format_shortcut(&keys)));
                    ui.label(theme::body(action.name));
                    ui.end_row();
                }
            }
        });
        for (part, keys) in texts::panes::KEYS_OF_PARTS {
            ui.add_space(space::LARGE);
            widgets::heading(ui, part);
            ui.add_space(space::TINY);
            let grid = Grid::new(("shortcuts", part)).num_columns(2).striped(true).spacing([30.0, 6.0]);
            grid.min_col_width(120.0).show(ui, |ui| {
                for (key, what) in *keys {
                    ui.label(theme::strong(*key));
                    ui.label(theme::body(*what));
                    ui.end_row();
                }
            });
        }
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
