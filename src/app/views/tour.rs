//! The card of the tour: what the view in front is for.

use egui::{Align, Align2, Area, Frame, Id, Label, Layout, Margin, Order, Ui, vec2};

use crate::app::command::Command;
use crate::app::state::State;
use crate::app::texts::tour as texts;
use crate::app::theme::{self, layout, radius, space};
use crate::app::widgets;

/// Width of the card.
const WIDTH: f32 = 520.0;

/// Shows the card while the tour is on.
pub(super) fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(number) = state.tour.filter(|_| state.open_study().is_some() && state.overlay.is_none()) else { return };
    let Some((_, title, text)) = texts::STEPS.get(number) else { return };
    let colours = theme::palette(ui);
    let above = vec2(0.0, -(layout::STATUS_BAR + space::LARGE));
    let card = Area::new(Id::unique("tour")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, above);
    card.show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(colours.panel)
            .stroke(egui::Stroke::new(2.0, colours.acc))
            .corner_radius(radius::CARD)
            .inner_margin(Margin::same(space::PANEL as i8));
        frame.show(ui, |ui| {
            ui.set_width(WIDTH);
            ui.label(theme::small(texts::step(number)).color(colours.ink3));
            ui.label(theme::card_title(*title));
            ui.add(Label::new(theme::body(*text).color(colours.ink2)).wrap());
            ui.add_space(space::SMALL);
            ui.horizontal(|ui| {
                if widgets::link(ui, &texts::END, 12.5).clicked() {
                    commands.push(Command::Tour(None));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let last = number + 1 == texts::STEPS.len();
                    if widgets::primary_button(ui, None, if last { &texts::DONE } else { &texts::NEXT }).clicked() {
                        commands.push(Command::Tour((!last).then_some(number + 1)));
                    }
                    if number > 0 && widgets::button(ui, None, &texts::BEFORE).clicked() {
                        commands.push(Command::Tour(Some(number - 1)));
                    }
                });
            });
        });
    });
}
