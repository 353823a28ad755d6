//! What the sidebar offers to do with events: menus, dragging, marks of what was done, settings of the grouping.

use egui::{Button, CursorIcon, Frame, Id, Margin, Pos2, Rect, Response, Slider, Stroke, StrokeKind, Ui, vec2};

use super::super::command::Command;
use super::super::state::{Picking, State};
use super::super::study::Study;
use super::super::theme::{self, Icon, radius, space};
use super::super::{texts, widgets};
use crate::compare::EventSettings;
use crate::model::ArticleIndex;

/// A row on its way to another event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dragged {
    /// The article goes there.
    Article(ArticleIndex),
    /// The events become one.
    Event(usize),
}

/// What a row dropped here does to the event.
pub(super) fn take_drop(
    ui: &Ui,
    rect: Rect,
    response: &Response,
    study: &Study,
    event: usize,
    commands: &mut Vec<Command>,
) {
    let wanted = |dragged: Dragged| match dragged {
        Dragged::Article(article) => {
            (study.event_of[article.index()] as usize != event).then_some(Command::MoveArticle(article, event))
        }
        Dragged::Event(other) => (other != event).then_some(Command::MergeEvents(event, other)),
    };
    if let Some(dragged) = response.dnd_hover_payload::<Dragged>()
        && wanted(*dragged).is_some()
    {
        let stroke = Stroke::new(2.0, theme::palette(ui).acc);
        ui.painter().rect_stroke(rect.shrink2(vec2(10.0, 1.0)), radius::CHIP, stroke, StrokeKind::Inside);
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    if let Some(dragged) = response.dnd_release_payload::<Dragged>() {
        commands.extend(wanted(*dragged));
    }
}

fn item(ui: &mut Ui, name: &str, enabled: bool) -> bool {
    let clicked = ui.add_enabled(enabled, Button::new(theme::body(name))).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// What can be done with an event.
pub(super) fn event_menu(ui: &mut Ui, study: &Study, event: usize, commands: &mut Vec<Command>) {
    ui.set_min_width(230.0);
    if item(ui, &texts::RENAME, true) {
        commands.push(Command::AskName(event));
    }
    if item(ui, &texts::MERGE_WITH, study.analysis.events.len() > 1) {
        commands.push(Command::PickEvent(Picking::Merge(event)));
    }
    let pinned = study.marks.get(event).is_some_and(|marks| marks.pinned.is_some());
    if item(ui, if pinned { &texts::UNPIN } else { &texts::PIN }, true) {
        commands.push(Command::PinEvent(event, !pinned));
    }
}

/// What can be done with an article of an event.
pub(super) fn article_menu(ui: &mut Ui, study: &Study, article: ArticleIndex, commands: &mut Vec<Command>) {
    ui.set_min_width(230.0);
    if item(ui, &texts::MOVE_TO, study.analysis.events.len() > 1) {
        commands.push(Command::PickEvent(Picking::Move(article)));
    }
    if item(ui, &texts::SPLIT_OFF, study.event(article).articles.len() > 1) {
        commands.push(Command::SplitArticle(article));
    }
    ui.separator();
    if item(ui, &texts::EDIT_SOURCE, true) {
        commands.push(Command::ShowStart);
    }
}

/// Signs of what the analyst did to an event, from the right end of its line; returns how much room they take.
pub(super) fn marks(ui: &Ui, at: Pos2, study: &Study, event: usize) -> f32 {
    const SIDE: f32 = 16.0;
    let Some(marks) = study.marks.get(event) else { return 0.0 };
    let shown = [
        (marks.pinned.is_some(), Icon::Pin, texts::EVENT_PINNED.words()),
        (marks.regrouped, Icon::Link, texts::EVENT_REGROUPED.words()),
        (marks.named, Icon::Pencil, texts::EVENT_NAMED.words()),
        (!marks.note.is_empty(), Icon::Note, marks.note.as_str()),
    ];
    let mut taken = 0.0;
    for (_, icon, name) in shown.into_iter().filter(|(on, ..)| *on) {
        let rect = Rect::from_center_size(at - vec2(taken + SIDE / 2.0, 0.0), vec2(SIDE, SIDE));
        icon.paint(ui.painter(), rect.center(), 12.0, theme::palette(ui).acc);
        let response = ui.interact(rect, Id::unique("event-mark").with((event, name)), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
        response.on_hover_text(name);
        taken += SIDE;
    }
    taken
}

/// How strictly articles are grouped, and how many days an event may last.
pub(super) fn settings(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    const LOOSEST: f32 = 0.1;
    const STRICTEST: f32 = 0.9;
    let id = Id::unique("grouping-settings");
    let known = &state.settings.events;
    let mut wanted = ui.data(|data| data.get_temp::<EventSettings>(id)).unwrap_or_else(|| known.clone());
    let colours = theme::palette(ui);
    let frame = Frame::new().inner_margin(Margin::same(space::SMALL as i8));
    let settled = frame
        .show(ui, |ui| {
            ui.vertical(|ui| {
                ui.set_width(300.0);
                widgets::sliders(ui);
                ui.label(theme::strong(texts::STRICTNESS));
                let name = texts::strictness(wanted.threshold);
                let slider =
                    Slider::new(&mut wanted.threshold, LOOSEST..=STRICTEST).step_by(0.01).show_value(false).text(name);
                let strictness = ui.add(slider).accessible_name(texts::STRICTNESS);
                ui.add(egui::Label::new(theme::small(texts::STRICTNESS_LONG).color(colours.ink2)).wrap());
                ui.add_space(space::SMALL);
                ui.label(theme::strong(texts::DATE_WINDOW));
                let days = ui
                    .add(Slider::new(&mut wanted.window_days, 0..=60).logarithmic(true).drag_value_speed(1.0))
                    .accessible_name(texts::DATE_WINDOW);
                ui.add_space(space::SMALL);
                ui.add_enabled_ui(*known != EventSettings::default(), |ui| {
                    if widgets::button(ui, None, &texts::ORDINARY).clicked() {
                        wanted = EventSettings::default();
                    }
                });
                !strictness.dragged() && !days.dragged()
            })
            .inner
        })
        .inner;
    // While the slider moves nothing is grouped; where it is let go counts.
    if settled {
        ui.data_mut(|data| data.remove_temp::<EventSettings>(id));
        if wanted != *known {
            commands.push(Command::SetGrouping(wanted));
        }
    } else {
        ui.data_mut(|data| data.insert_temp(id, wanted));
    }
}
