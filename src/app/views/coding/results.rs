//! How far the coders agree, and how often the program was right.

use egui::{Frame, Grid, Label, Margin, ScrollArea, Ui};

use crate::app::coding::{CodingCommand, Results};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::texts::{coding as texts, shipped};
use crate::app::theme::{self, Icon, space};
use crate::app::widgets;
use crate::coding::{Codings, Precision, VariableAgreement};

/// Shows the figures, and asks for them if they are of before.
pub(super) fn show(ui: &mut Ui, state: &State, codings: &Codings, commands: &mut Vec<Command>) {
    let desk = &state.coding;
    let wanted = (state.history.position(), desk.sample);
    let results = desk.results.as_ref().filter(|results| (results.position, results.sample) == wanted);
    let Some(results) = results else {
        if desk.computing.is_none() {
            commands.push(Command::Coding(CodingCommand::Compute));
        }
        widgets::empty_state(ui, Icon::Charts, &texts::COMPUTING, None);
        return;
    };
    if results.methods.is_empty() {
        widgets::empty_state(ui, Icon::Charts, &texts::NOTHING_CODED, None);
        return;
    }
    ScrollArea::vertical().auto_shrink(false).id_salt("coding-results").show(ui, |ui| {
        Frame::new().inner_margin(Margin::same(20)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.set_max_width(900.0);
            precision(ui, results);
            ui.add_space(space::LARGE);
            agreement(ui, codings, results);
            ui.add_space(space::LARGE);
            methods(ui, results, commands);
        });
    });
}

fn card(ui: &mut Ui, title: &str, hint: &str, contents: impl FnOnce(&mut Ui)) {
    let colours = theme::palette(ui);
    widgets::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::card_title(title));
        if !hint.is_empty() {
            ui.add(Label::new(theme::small(hint).color(colours.ink3)).wrap());
        }
        ui.add_space(space::SMALL);
        contents(ui);
    });
}

fn head(ui: &mut Ui, names: &[&str]) {
    let colours = theme::palette(ui);
    for name in names {
        ui.label(theme::group_title(*name).color(colours.ink3));
    }
    ui.end_row();
}

fn precision(ui: &mut Ui, results: &Results) {
    let colours = theme::palette(ui);
    card(ui, &texts::PRECISION, &texts::PRECISION_HINT, |ui| {
        Grid::new("precision").num_columns(4).spacing([28.0, 8.0]).show(ui, |ui| {
            head(ui, &[&texts::OF, &texts::RIGHT_SHARE, &texts::INTERVAL, &texts::LEFT_OUT]);
            for (name, found) in [(texts::LEXICON, &results.lexicon), (texts::VOICE, &results.voice)] {
                ui.label(theme::strong(name));
                match &found.weighted {
                    Some(weighted) => {
                        let counted = &found.counted;
                        let of = texts::share_of(weighted.value, counted.successes, counted.trials);
                        ui.label(theme::body(of));
                        ui.label(theme::body(texts::share_interval(weighted.interval)));
                    }
                    None => {
                        ui.label(theme::body(texts::UNDECIDED).color(colours.ink3));
                        ui.label("");
                    }
                }
                ui.label(theme::small(texts::left_out(found.unsure, found.split, found.open)).color(colours.ink3));
                ui.end_row();
            }
        });
        groups(ui, &results.lexicon);
    });
}

/// Precision of the lexicon by category, the least precise first.
fn groups(ui: &mut Ui, found: &Precision) {
    if found.groups.len() < 2 {
        return;
    }
    let colours = theme::palette(ui);
    let mut groups: Vec<_> = found.groups.iter().collect();
    groups.sort_by(|(_, a), (_, b)| a.value().unwrap_or(1.0).total_cmp(&b.value().unwrap_or(1.0)));
    ui.add_space(space::SMALL);
    ui.collapsing(theme::body(texts::BY_CATEGORY), |ui| {
        Grid::new("precision-groups").num_columns(3).spacing([28.0, 6.0]).show(ui, |ui| {
            for (name, of) in groups {
                ui.label(theme::body(shipped(name)));
                ui.label(theme::body(texts::proportion(*of)));
                ui.label(theme::small(texts::share_interval(of.wilson(0.95))).color(colours.ink3));
                ui.end_row();
            }
        });
    });
}

fn agreement(ui: &mut Ui, codings: &Codings, results: &Results) {
    let colours = theme::palette(ui);
    card(ui, &texts::AGREEMENT, &texts::AGREEMENT_HINT, |ui| {
        let shared: Vec<&VariableAgreement> =
            results.agreement.iter().filter(|variable| variable.pairwise.pairs > 0).collect();
        if shared.is_empty() {
            ui.label(theme::body(texts::ONE_CODER).color(colours.ink2));
            return;
        }
        Grid::new("agreement").num_columns(4).spacing([28.0, 8.0]).show(ui, |ui| {
            head(ui, &[&texts::VARIABLE, &texts::AGREE, &texts::ALPHA, &texts::KAPPA]);
            for found in shared {
                let title = codings.book.variable(&found.variable).map_or(&*found.variable, |known| &known.title);
                ui.label(theme::strong(shipped(title)));
                let pairs = &found.pairwise;
                ui.label(theme::body(texts::agreed(pairs.share(), pairs.agreed, pairs.pairs)));
                let alpha = found.alpha.map(|alpha| texts::coefficient(alpha, found.alpha_interval));
                ui.label(theme::body(alpha.unwrap_or_else(|| texts::UNDECIDED.to_string())));
                ui.vertical(|ui| {
                    for pair in &found.pairs {
                        let kappa = pair.agreement.kappa.map_or_else(
                            || texts::UNDECIDED.to_string(),
                            |kappa| texts::coefficient(kappa.value, Some(kappa.interval(0.95))),
                        );
                        ui.label(theme::body(format!("{kappa}  {} – {}", pair.first, pair.second)));
                    }
                });
                ui.end_row();
            }
        });
    });
}

fn methods(ui: &mut Ui, results: &Results, commands: &mut Vec<Command>) {
    card(ui, &texts::METHODS, "", |ui| {
        ui.add(Label::new(theme::body(&results.methods)).wrap().selectable(true));
        ui.add_space(space::SMALL);
        if widgets::button(ui, Some(Icon::Copy), &texts::COPY).clicked() {
            commands.push(Command::Copy(results.methods.clone()));
        }
    });
}
