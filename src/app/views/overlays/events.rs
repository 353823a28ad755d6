//! Choosing an event to move an article to or to merge with, and naming one.

use std::sync::Arc;

use egui::{Align, Align2, Id, Key, Layout, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::super::super::command::Command;
use super::super::super::state::{Picking, State};
use super::super::super::study::Study;
use super::super::super::theme::{self, Icon, Weight, layout, space};
use super::super::super::update::picked;
use super::super::super::{texts, widgets};
use super::super::sidebar::elided;

/// What was typed, which row is chosen, and the events that match; forgotten when the list closes.
#[derive(Clone, Default)]
struct Typed {
    text: String,
    row: usize,
    /// Made for this text; `None` at first.
    listed: Option<(String, Arc<Vec<usize>>)>,
}

/// What was typed while the list was open; what is left from an earlier time is forgotten.
pub(super) fn kept<T: Clone + Send + Sync + 'static>(ui: &Ui, id: Id) -> Option<T> {
    let (frame, typed): (u64, T) = ui.data(|data| data.get_temp(id))?;
    (ui.ctx().cumulative_frame_nr() <= frame + 1).then_some(typed)
}

pub(super) fn keep<T: Clone + Send + Sync + 'static>(ui: &Ui, id: Id, typed: T) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(id, (frame, typed)));
}

/// What the event is chosen for.
pub(super) fn title(state: &State) -> texts::Text {
    match state.picking {
        Some(Picking::Merge(_)) => texts::PICK_MERGE,
        _ => texts::PICK_MOVE,
    }
}

/// The list of events, narrowed by typing.
pub(super) fn pick(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let (Some(study), Some(picking)) = (state.open_study(), state.picking) else { return };
    let id = Id::unique("pick-event");
    let before: Option<Typed> = kept(ui, id);
    let opened = before.is_none();
    let mut typed = before.unwrap_or_default();
    let width = ui.available_width();
    let field = widgets::text_field(ui, &mut typed.text, Some(Icon::Search), &texts::FILTER, &texts::FILTER, width);
    if opened {
        field.request_focus();
    }
    let found = match &typed.listed {
        Some((text, found)) if *text == typed.text => Arc::clone(found),
        _ => {
            typed.row = 0;
            let found = Arc::new(matching(study, picking, &typed.text));
            typed.listed = Some((typed.text.clone(), Arc::clone(&found)));
            found
        }
    };
    let (up, down, enter) = ui.input(|input| {
        (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown), input.key_pressed(Key::Enter))
    });
    if down {
        typed.row += 1;
    }
    if up {
        typed.row = typed.row.saturating_sub(1);
    }
    typed.row = typed.row.min(found.len().saturating_sub(1));
    ui.add_space(space::SMALL);
    if found.is_empty() {
        ui.label(theme::body(texts::NO_MATCH).color(theme::palette(ui).ink3));
    }
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, found.len(), |ui, rows| {
        for row in rows {
            let response = line(ui, study, found[row], row == typed.row);
            if row == typed.row && (up || down) {
                response.scroll_to_me(None);
            }
            if response.clicked() || (enter && row == typed.row) {
                chosen = Some(found[row]);
            }
        }
    });
    if let Some(event) = chosen {
        commands.push(Command::Overlay(None));
        commands.push(picked(picking, event));
    } else {
        keep(ui, id, typed);
    }
}

/// The events that can be chosen: the nearest in time first, those without a date last.
fn matching(study: &Study, picking: Picking, text: &str) -> Vec<usize> {
    let own = match picking {
        Picking::Move(article) => study.event_of[article.index()] as usize,
        Picking::Merge(event) => event,
    };
    let day = |event: usize| {
        let articles = &study.analysis.events[event].articles;
        articles.iter().filter_map(|article| study.article(*article).published.date).min()
    };
    let here = day(own);
    let wanted = text.to_lowercase();
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut out: Vec<usize> = (0..study.analysis.events.len())
        .filter(|event| *event != own)
        .filter(|event| {
            let title = study.analysis.events[*event].title.to_lowercase();
            words.iter().all(|word| title.contains(word))
        })
        .collect();
    out.sort_by_cached_key(|event| {
        let apart = here.zip(day(*event)).map(|(a, b)| (a - b).get_days().abs());
        (apart.is_none(), apart, *event)
    });
    out
}

const ROW: f32 = 44.0;

fn line(ui: &mut Ui, study: &Study, event: usize, on: bool) -> egui::Response {
    let colours = theme::palette(ui);
    let data = &study.analysis.events[event];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &data.title));
    if on || response.hovered() {
        let fill = if on { colours.acctint } else { colours.hover };
        ui.painter().rect_filled(rect, 4, fill);
    }
    let at = rect.min + vec2(8.0, 5.0);
    elided(ui, at, rect.width() - 16.0, &data.title, theme::ui_font(13.0, Weight::Medium), colours.ink);
    let date = data.articles.iter().filter_map(|article| study.article(*article).published.date).min();
    let date = date.map_or_else(|| texts::NO_DATE.to_string(), texts::day);
    let note = format!("{date} · {}", texts::articles(data.articles.len()));
    let font = theme::ui_font(11.5, Weight::Regular);
    ui.painter().text(at + vec2(0.0, 18.0), Align2::LEFT_TOP, note, font, colours.ink3);
    response
}

/// The field for an event's name.
pub(super) fn name(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let (Some(study), Some(event)) = (state.open_study(), state.naming) else { return };
    let Some(data) = study.analysis.events.get(event) else { return };
    let id = Id::unique("name-event").with(event);
    let before: Option<String> = kept(ui, id);
    let opened = before.is_none();
    let mut text = before.unwrap_or_else(|| data.title.clone());
    let width = ui.available_width();
    let field = widgets::text_field(ui, &mut text, Some(Icon::Pencil), &data.title, &texts::NAME_EVENT, width);
    if opened {
        field.request_focus();
    }
    let mut done = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
        done |= widgets::primary_button(ui, None, &texts::NAME).clicked();
        ui.add_space(layout::BUTTON / 8.0);
        if widgets::button(ui, None, &texts::CANCEL).clicked() {
            commands.push(Command::Overlay(None));
        }
    });
    if done {
        commands.push(Command::NameEvent(event, text));
    } else {
        keep(ui, id, text);
    }
}
