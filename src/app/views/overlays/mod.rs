//! What lies over the other views: command palette, results of a search, the lexicon, explanations.

mod events;
mod find;
mod guide;
mod help;
mod lexicon;
mod log;
mod names;
mod palette;
mod path;
mod preferences;
mod project;
mod sentence;
mod sources;
mod two_way;
mod why;

use egui::{Align, Area, Color32, CornerRadius, Frame, Id, Layout, Margin, Order, Sense, Ui, vec2};

use super::super::command::Command;
use super::super::state::{Overlay, State};
use super::super::theme::{self, Icon, radius, space};
use super::super::{texts, widgets};

pub use find::show as find_results;

/// Shows the one that is open.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(overlay) = state.overlay else { return };
    let (title, size) = match overlay {
        Overlay::CommandPalette => (texts::COMMAND_PALETTE, vec2(560.0, 420.0)),
        Overlay::Lexicon => (texts::LEXICON, vec2(1080.0, 680.0)),
        Overlay::VoiceRules => (texts::HOW_VOICE_IS_DECIDED, vec2(720.0, 640.0)),
        Overlay::Guide => (texts::GUIDE, vec2(760.0, 680.0)),
        Overlay::Measures => (texts::MEASURES, vec2(760.0, 680.0)),
        Overlay::Shortcuts => (texts::SHORTCUTS, vec2(640.0, 640.0)),
        Overlay::About => (texts::ABOUT, vec2(520.0, 232.0)),
        Overlay::TwoWay => (texts::TWO_WAY, vec2(960.0, 560.0)),
        Overlay::Unsaved => (texts::UNSAVED, vec2(460.0, 128.0)),
        Overlay::TypePath => (path::title(state), vec2(560.0, 168.0)),
        Overlay::Recover => (texts::RECOVER_TITLE, vec2(560.0, 126.0 + 46.0 * state.recoverable.len().min(6) as f32)),
        Overlay::PickEvent => (events::title(state), vec2(560.0, 460.0)),
        Overlay::NameEvent => (texts::NAME_EVENT, vec2(520.0, 96.0)),
        Overlay::Names => (texts::actors::TITLE, vec2(760.0, 600.0)),
        Overlay::SplitSentence => (texts::panes::SPLIT_TITLE, vec2(620.0, 260.0)),
        Overlay::WhyTogether => (texts::WHY_TOGETHER, vec2(680.0, 560.0)),
        Overlay::CodeBook => (texts::coding::CODE_BOOK, vec2(940.0, 620.0)),
        Overlay::Merged => (texts::coding::TAKEN_IN, vec2(760.0, 520.0)),
        Overlay::Sources => (texts::dialogs::SOURCE_NAMES, vec2(640.0, 560.0)),
        Overlay::Corrections => (texts::dialogs::LOG, vec2(980.0, 600.0)),
        Overlay::Preferences => (texts::dialogs::PREFERENCES, vec2(560.0, 400.0)),
    };
    let screen = ui.ctx().content_rect();
    let size = size.min(screen.size() - vec2(48.0, 80.0));
    // Whatever lies under the overlay takes no clicks; a click beside it closes it.
    let beside =
        Area::new(Id::unique("overlay-shade")).order(Order::Middle).fixed_pos(screen.min).show(ui.ctx(), |ui| {
            let (rect, response) = ui.allocate_exact_size(screen.size(), Sense::click());
            ui.painter().rect_filled(rect, CornerRadius::ZERO, Color32::from_black_alpha(70));
            response
        });
    if beside.inner.clicked() {
        commands.push(Command::Overlay(None));
    }
    let colours = theme::palette(ui);
    let at = screen.center() - size / 2.0;
    Area::new(Id::unique("overlay")).order(Order::Foreground).fixed_pos(at).constrain(true).show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(colours.panel)
            .stroke(colours.border())
            .corner_radius(radius::CARD)
            .inner_margin(Margin::same(space::PANEL as i8));
        frame.show(ui, |ui| {
            ui.set_min_width(size.x);
            ui.set_max_size(size);
            // What is scrolled keeps clear of the bar.
            ui.spacing_mut().scroll.floating_allocated_width = space::PANEL;
            ui.horizontal(|ui| {
                ui.label(theme::card_title(title));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if widgets::icon_button(ui, Icon::Close, &texts::CLOSE).clicked() {
                        commands.push(Command::Overlay(None));
                    }
                });
            });
            ui.add_space(space::SMALL);
            match overlay {
                Overlay::CommandPalette => palette::show(ui, state, commands),
                Overlay::Lexicon => lexicon::show(ui, state, commands),
                Overlay::VoiceRules => help::voice_rules(ui),
                Overlay::Guide => guide::guide(ui),
                Overlay::Measures => guide::measures(ui),
                Overlay::Shortcuts => help::shortcuts(ui),
                Overlay::About => help::about(ui),
                Overlay::TwoWay => two_way::show(ui, state, commands),
                Overlay::Unsaved => project::unsaved(ui, state, commands),
                Overlay::TypePath => path::show(ui, state, commands),
                Overlay::Recover => project::recover(ui, state, commands),
                Overlay::PickEvent => events::pick(ui, state, commands),
                Overlay::NameEvent => events::name(ui, state, commands),
                Overlay::Names => names::show(ui, state, commands),
                Overlay::SplitSentence => sentence::show(ui, state, commands),
                Overlay::WhyTogether => why::show(ui, state),
                Overlay::CodeBook => super::coding::code_book(ui, state, commands),
                Overlay::Merged => super::coding::merged(ui, state, commands),
                Overlay::Sources => sources::show(ui, state, commands),
                Overlay::Corrections => log::show(ui, state, commands),
                Overlay::Preferences => preferences::show(ui, state, commands),
            }
        });
    });
}
