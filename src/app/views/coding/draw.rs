//! Saying what sample to draw.

use egui::{DragValue, Grid, Id, ScrollArea, Ui};

use super::super::cache;
use crate::app::coding::CodingCommand;
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts::coding as texts;
use crate::app::theme::{self, space};
use crate::app::views::Filters;
use crate::app::widgets;
use crate::coding::{Allocation, Stratify};

const BY: [Stratify; 4] = [Stratify::Nothing, Stratify::Source, Stratify::Category, Stratify::Voice];
const ALLOCATIONS: [Allocation; 2] = [Allocation::Equal, Allocation::Proportional];

/// Shows the form.
pub(super) fn show(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let mut plan = state.coding.plan;
    ScrollArea::vertical().auto_shrink(false).id_salt("draw-sample").show(ui, |ui| {
        ui.add_space(28.0);
        ui.horizontal(|ui| {
            ui.add_space(((ui.available_width() - 640.0) / 2.0).max(14.0));
            widgets::card(ui).inner_margin(24).show(ui, |ui| {
                ui.set_width(580.0_f32.min(ui.available_width() - 40.0));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 6.0;
                    ui.label(theme::screen_title(texts::DRAW_TITLE));
                    ui.label(theme::body(texts::DRAW_LONG).color(colours.ink2));
                    ui.add_space(space::LARGE);
                    Grid::new("plan").num_columns(2).spacing([20.0, 12.0]).show(ui, |ui| {
                        ui.label(theme::body(texts::DRAWN_FROM));
                        ui.horizontal(|ui| {
                            ui.label(theme::strong(texts::hits(population(ui, state, study))));
                            ui.label(theme::small(texts::SCOPE_HINT).color(colours.ink3));
                        });
                        ui.end_row();
                        ui.label(theme::body(texts::SIZE));
                        ui.add(DragValue::new(&mut plan.size).range(1..=10_000)).accessible_name(texts::SIZE);
                        ui.end_row();
                        ui.label(theme::body(texts::SEED));
                        ui.add(DragValue::new(&mut plan.seed).range(0..=u64::from(u32::MAX)))
                            .accessible_name(texts::SEED);
                        ui.end_row();
                        ui.label(theme::body(texts::STRATIFY));
                        let choices = BY.map(|by| (by, texts::stratify(by)));
                        if let Some(by) = widgets::segmented(ui, &texts::STRATIFY, &choices, plan.by) {
                            plan.by = by;
                        }
                        ui.end_row();
                        if plan.by != Stratify::Nothing {
                            ui.label(theme::body(texts::SHARE));
                            let choices = ALLOCATIONS.map(|allocation| (allocation, texts::allocation(allocation)));
                            if let Some(chosen) = widgets::segmented(ui, &texts::SHARE, &choices, plan.allocation) {
                                plan.allocation = chosen;
                            }
                            ui.end_row();
                        }
                    });
                    ui.add_space(space::LARGE);
                    let drawing = state.coding.drawing.is_some();
                    let name = if drawing { texts::DRAWING } else { texts::DRAW_ONE };
                    ui.add_enabled_ui(!drawing, |ui| {
                        if widgets::primary_button(ui, None, &name).clicked() {
                            commands.push(Command::Coding(CodingCommand::Draw));
                        }
                    });
                });
            });
        });
    });
    if plan != state.coding.plan {
        commands.push(Command::Coding(CodingCommand::Plan(plan)));
    }
}

/// How many hits the scope lets through; counted anew only when something changed.
fn population(ui: &Ui, state: &State, study: &Study) -> usize {
    let kept = cache::<Option<((u64, Filters), usize)>>(ui, Id::unique("sample-population"));
    let mut kept = kept.lock();
    let key = (state.revision, state.options.filters.clone());
    match &*kept {
        Some((known, counted)) if *known == key => *counted,
        _ => {
            let corpus = study.analysis.corpus(&study.articles);
            let selection = state.options.filters.selection(&corpus);
            let hits = selection.articles.iter().flat_map(|article| &corpus.hits[article.index()]);
            let counted = hits.filter(|hit| selection.admits(hit)).count();
            *kept = Some((key, counted));
            counted
        }
    }
}
