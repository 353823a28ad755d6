//! The sentences behind what was clicked, below the table.

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Frame, Label, Layout, Margin, Panel, Rect, Role, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::{Kept, Options, Selected, named_in, names, statements};
use crate::app::command::Command;
use crate::app::panes::SizedPanel;
use crate::app::sentences::SentenceCommand;
use crate::app::state::{State, View};
use crate::app::study::{HitRef, Study};
use crate::app::texts::panes::CLOSEST_HINT;
use crate::app::texts::tables as texts;
use crate::app::theme::{self, Icon, Weight};
use crate::app::views::counted::counted;
use crate::app::views::note_size;
use crate::app::{highlight, widgets};
use crate::model::SentenceRef;

/// The sentences of what is selected, below the table.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    kept: &Kept,
    event: usize,
    options: &mut Options,
    commands: &mut Vec<Command>,
) {
    let Some(selected) = options.selected.clone() else { return };
    let (title, note, list) = match &selected {
        Selected::Statement { sentence, .. } => {
            let Some(row) = kept.rows.iter().find(|row| row.sentence == *sentence) else { return };
            let list: Vec<SentenceRef> = row.sentences().collect();
            let (covered, absent) = row.reach();
            (row.label.clone(), texts::reach(list.len(), covered, absent), list)
        }
        Selected::Row { title, list } => (title.clone(), texts::sentences(list.len()), list.clone()),
        Selected::Naming { actor, source, name } => {
            let Some(outlet) = study.sources.get(*source) else { return };
            let articles = named_in(study, event, &counted(ui, state, study).selection);
            let list = names::sentences(study, articles.into_iter(), actor, *source, name.as_deref());
            let title = format!("{} · {}", name.as_deref().unwrap_or(actor), widgets::badge_tooltip(outlet));
            (title, texts::sentences(list.len()), list)
        }
    };
    let colours = theme::palette(ui);
    let tallest = (ui.available_height() * 0.6).max(100.0);
    let panel = Panel::bottom(("coverage-sentences", state.opened))
        .frame(Frame::NONE.fill(colours.panel))
        .resizable(true)
        .show_separator_line(false)
        .default_size(state.sizes.sentences.unwrap_or(170.0).min(tallest))
        .size_range(100.0..=tallest)
        .show(ui, |ui| {
            let edge = ui.max_rect();
            ui.painter().hline(edge.x_range(), edge.top() + 1.0, Stroke::new(2.0, colours.acc));
            Frame::NONE.inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 4 }).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if widgets::icon_button(ui, Icon::Close, &texts::CLOSE).clicked() {
                            options.selected = None;
                        }
                        links(ui, study, kept, event, &selected, commands);
                        ui.add(Label::new(theme::small(note).color(colours.ink2)));
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            ui.add(Label::new(theme::strong(&title)).truncate());
                        });
                    });
                });
            });
            ScrollArea::vertical().id_salt("coverage-lines").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                for (n, &at) in list.iter().enumerate() {
                    sentence(ui, state, study, at, n, commands);
                }
            });
        });
    note_size(ui, state, SizedPanel::Sentences, panel.response.rect.height(), commands);
}

/// What leads on to Compare: the statement itself, and what comes nearest to it in a text that lacks it.
fn links(ui: &mut Ui, study: &Study, kept: &Kept, event: usize, selected: &Selected, commands: &mut Vec<Command>) {
    let Selected::Statement { sentence, lacking } = selected else {
        if widgets::link(ui, &texts::OPEN_IN_COMPARE, 13.0).clicked() {
            commands.push(Command::SelectEvent(event));
            commands.push(Command::Show(View::Compare));
        }
        return;
    };
    if widgets::link(ui, &texts::OPEN_IN_COMPARE, 13.0).clicked() {
        commands.push(Command::Sentence(SentenceCommand::Open(*sentence)));
    }
    let Some(row) = kept.rows.iter().find(|row| row.sentence == *sentence) else { return };
    let empty = || row.cells.iter().position(|cell| *cell == statements::Cell::Absent).map(|n| kept.columns[n]);
    let Some(source) = lacking.or_else(empty) else { return };
    let outlet = widgets::badge_tooltip(&study.sources[source]);
    if widgets::link(ui, &texts::closest_in(outlet), 13.0).on_hover_text(CLOSEST_HINT).clicked() {
        let articles = study.analysis.events[event].articles.iter().copied();
        let articles = articles.filter(|&article| study.source(article).0 == source).collect();
        commands.push(Command::Sentence(SentenceCommand::Closest(row.sentences().collect(), articles)));
    }
}

fn sentence(ui: &mut Ui, state: &State, study: &Study, at: SentenceRef, n: usize, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let span = statements::span(study, at);
    let text = &study.article(at.article).text;
    let width = ui.available_width();
    let setting = highlight::Setting::snippet((width - 160.0).max(100.0));
    let marks = highlight::marks(study, state, at.article, span);
    let laid = highlight::lay_out(ui, text, span, marks, &[], setting);
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.galley.size().y + 9.0), Sense::click());
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.hover);
    }
    let (position, source) = study.source(at.article);
    let badge = Rect::from_min_size(rect.min + vec2(14.0, 4.0), vec2(25.0, 19.0));
    widgets::badge(&mut ui.new_child(UiBuilder::new().max_rect(badge).id_salt(n)), position, source);
    laid.paint(ui.painter(), rect.min + vec2(50.0, 4.0), colours);
    let number = crate::app::texts::sentence(study.sentence_number(at.article, at.sentence as usize));
    let place = rect.right_top() + vec2(-14.0, 14.0);
    let font = theme::ui_font(12.0, Weight::Medium);
    let drawn = ui.painter().text(place, Align2::RIGHT_CENTER, &number, font, colours.acc);
    ui.painter().hline(drawn.x_range(), drawn.bottom() - 1.0, Stroke::new(1.0, colours.acc));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
    let name = format!("{}, {number}: {}", widgets::badge_tooltip(source), span.of(text));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        let hit = study.hits(at.article).iter().find(|hit| hit.sentence == at.sentence);
        commands.push(match hit {
            Some(hit) => Command::ReadHit(HitRef { article: at.article, span: hit.span }),
            None => Command::Read(at.article),
        });
    }
}
