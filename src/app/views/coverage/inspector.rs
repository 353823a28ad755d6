//! How each outlet names the actors: the view's inspector.

use egui::{Align, Frame, Id, Label, Layout, Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::names::{self, Actor};
use super::{MOST_NAMED, Options, Selected, event, keep, named_in};
use crate::app::bidi;
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::theme;
use crate::app::views::counted::counted;
use crate::app::views::filters::Filters;
use crate::app::views::{cache, concordance};
use crate::app::widgets;

/// What is kept of the actors between frames.
#[derive(Default)]
struct Named {
    key: Option<(u64, usize, Filters)>,
    actors: Vec<Actor>,
}

/// Shows how each outlet names the actors, in the inspector.
pub fn inspector(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let Some(event) = event(state, study) else { return };
    let named = cache::<Named>(ui, Id::unique("namings"));
    let mut named = named.lock();
    let key = (state.revision, event, state.options.filters.clone());
    if named.key.as_ref() != Some(&key) {
        let articles = named_in(study, event, &counted(ui, state, study).selection);
        named.actors = names::actors(study, articles.into_iter());
        named.key = Some(key);
    }
    let mut options = state.options.coverage.clone();
    widgets::panel_header(ui, &texts::HOW_OUTLETS_NAME, "", |_| {});
    let chosen = named.actors.iter().position(|actor| options.actor.as_ref() == Some(&actor.name)).unwrap_or(0);
    let Some(actor) = named.actors.get(chosen) else {
        Frame::NONE.inner_margin(Margin::same(14)).show(ui, |ui| {
            ui.add(Label::new(theme::small(texts::NO_ACTOR).color(theme::palette(ui).ink2)).wrap());
        });
        return;
    };
    let everywhere = study.articles.len() <= MOST_NAMED;
    Frame::NONE.inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        let width = ui.available_width();
        egui::ComboBox::from_id_salt("actor").width(width).selected_text(&actor.name).show_ui(ui, |ui| {
            for other in &named.actors {
                let name = format!("{} · {}", other.name, other.total);
                if ui.selectable_label(other.name == actor.name, name).clicked() {
                    options.actor = Some(other.name.clone());
                }
            }
        });
        let note = texts::actors(named.actors.len(), everywhere);
        ui.label(theme::caption(note).color(theme::palette(ui).ink3));
    });
    ScrollArea::vertical().id_salt("namings").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(14, 0)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            outlets(ui, study, actor, &mut options);
        });
    });
    keep(state, options, commands);
}

fn outlets(ui: &mut Ui, study: &Study, actor: &Actor, options: &mut Options) {
    let colours = theme::palette(ui);
    let names = actor.outlets.iter().flat_map(|outlet| &outlet.names);
    let most = names.map(|(_, counts)| crate::statistics::all_voices(counts)).max().unwrap_or(1);
    for outlet in &actor.outlets {
        let source = &study.sources[outlet.source];
        let mut pressed = None;
        ui.horizontal(|ui| {
            widgets::badge(ui, outlet.source, source);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::link(ui, &outlet.total().to_string(), 13.0).clicked() {
                    pressed = Some(None);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::strong(bidi::shown(widgets::badge_tooltip(source)))).truncate());
                });
            });
        });
        for (name, counts) in &outlet.names {
            let total = crate::statistics::all_voices(counts);
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if widgets::link(ui, &total.to_string(), 13.0).clicked() {
                        pressed = Some(Some(name.clone()));
                    }
                    let (room, _) = ui.allocate_exact_size(vec2(76.0, 12.0), Sense::hover());
                    let width = (room.width() * total as f32 / most as f32).max(6.0);
                    let bar = Rect::from_min_size(room.min, vec2(width, room.height()));
                    widgets::voice_bar(&mut ui.new_child(UiBuilder::new().max_rect(bar)), counts, width)
                        .on_hover_text(concordance::voices(counts));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(theme::article(name, 14.0).color(colours.ink)).truncate());
                    });
                });
            });
        }
        if let Some(name) = pressed {
            let (actor, source) = (actor.name.clone(), outlet.source);
            options.selected = Some(Selected::Naming { actor, source, name });
        }
        widgets::separator(ui);
    }
}
