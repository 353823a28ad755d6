//! The middle of the window: panes beside and above each other, each with a view of its own. While there is only one
//! it has no heading; tabs and headings are dragged to a side of a pane to divide it.

use egui::{
    Align, CornerRadius, CursorIcon, DragAndDrop, Id, Key, LayerId, Layout as Flow, Order, Rect, Role, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{charts, coding, compare, coverage, filter_bar, parts, reader, search, speakers, terms};
use crate::app::command::Command;
use crate::app::panes::{Direction, Layout, PaneCommand, PaneId, Side};
use crate::app::state::{State, View};
use crate::app::theme::{self, Icon, Weight, space};
use crate::app::{texts, widgets};

/// Height of a pane's heading.
const HEADING: f32 = 30.0;
/// Width of the room between two panes.
const DIVIDER: f32 = 5.0;
/// How far a key moves a divider, as a share.
const KEY_STEP: f32 = 0.02;

/// What is dragged over the panes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dragged {
    /// A tab: its view is to be shown somewhere.
    View(View),
    /// A pane, by its heading.
    Pane(PaneId),
}

/// The name of a pane's heading, by which the keyboard gets there.
pub fn heading(pane: PaneId) -> Id {
    Id::unique(("pane-heading", pane))
}

/// What stands where.
#[derive(Default)]
struct Places {
    panes: Vec<(PaneId, Rect)>,
    /// By number of the division: which way it goes, its divider, and all the room it divides.
    dividers: Vec<(Direction, Rect, Rect)>,
}

impl Places {
    fn of(layout: &Layout, room: Rect) -> Places {
        let mut places = Places::default();
        places.put(layout, room);
        places
    }

    fn put(&mut self, layout: &Layout, room: Rect) {
        let split = match layout {
            Layout::Pane(pane) => return self.panes.push((*pane, room)),
            Layout::Split(split) => split,
        };
        let (mut first, mut second, mut divider) = (room, room, room);
        match split.direction {
            Direction::Across => {
                let at = (room.left() + (room.width() - DIVIDER) * split.share).round();
                (first.max.x, divider.min.x, divider.max.x, second.min.x) = (at, at, at + DIVIDER, at + DIVIDER);
            }
            Direction::Down => {
                let at = (room.top() + (room.height() - DIVIDER) * split.share).round();
                (first.max.y, divider.min.y, divider.max.y, second.min.y) = (at, at, at + DIVIDER, at + DIVIDER);
            }
        }
        self.dividers.push((split.direction, divider, room));
        self.put(&split.parts[0], first);
        self.put(&split.parts[1], second);
    }
}

/// Shows the panes in all the room there is.
pub fn show(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let places = Places::of(&state.panes.layout, ui.max_rect());
    let active = state.panes.active();
    if let Some(pane) = taken_up(ui, &places, active) {
        commands.push(Command::Pane(PaneCommand::Activate(pane)));
    }
    for (number, &(pane, rect)) in places.panes.iter().enumerate() {
        state.bring_forward(pane);
        let mut given = Vec::new();
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("pane", pane)));
        inside.shrink_clip_rect(rect);
        if places.panes.len() > 1 {
            let bar = Rect::from_min_size(rect.min, vec2(rect.width(), HEADING));
            inside.scope_builder(UiBuilder::new().max_rect(bar).id_salt("heading"), |ui| {
                bar_of(ui, state, (number, places.panes.len()), rect, commands);
            });
            let below = rect.with_min_y(bar.bottom());
            inside.scope_builder(UiBuilder::new().max_rect(below).id_salt("contents"), |ui| {
                contents(ui, state, &mut given);
            });
        } else {
            parts::anchor(&inside, heading(pane), rect, &texts::panes::MIDDLE);
            contents(&mut inside, state, &mut given);
        }
        if pane == active {
            commands.append(&mut given);
        } else {
            commands.extend(given.into_iter().map(|command| Command::In(pane, Box::new(command))));
        }
    }
    state.bring_forward(active);
    for (number, &(direction, rect, room)) in places.dividers.iter().enumerate() {
        divider(ui, number, direction, rect, room, commands);
    }
    drop_here(ui, &places, commands);
}

fn contents(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let view = state.focus.view;
    if matches!(view, View::Coverage | View::Terms | View::Speakers | View::Charts) {
        ui.spacing_mut().item_spacing.y = 0.0;
        filter_bar::show(ui, state, study, commands);
    }
    match view {
        View::Compare => compare::show(ui, state, commands),
        View::Coverage => coverage::show(ui, state, commands),
        View::Terms => terms::show(ui, state, commands),
        View::Speakers => speakers::show(ui, state, commands),
        View::Charts => charts::show(ui, state, commands),
        View::Reader => reader::show(ui, state, commands),
        View::Search => search::show(ui, state, commands),
        View::Coding => coding::show(ui, state, commands),
    }
}

/// The pane that is not active yet in which the pointer was pressed, or into which the keyboard's focus went.
fn taken_up(ui: &Ui, places: &Places, active: PaneId) -> Option<PaneId> {
    let within = |at| places.panes.iter().find(|(_, rect)| rect.contains(at)).map(|(pane, _)| *pane);
    let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    let pressed =
        pressed.filter(|at| ui.ctx().layer_id_at(*at).is_none_or(|layer| layer == ui.layer_id())).and_then(within);
    let seen = Id::unique("panes-focus");
    let focused = ui.memory(egui::Memory::focused);
    let before: Option<Option<Id>> = ui.data(|data| data.get_temp(seen));
    ui.data_mut(|data| data.insert_temp(seen, focused));
    let moved = focused.filter(|_| before != Some(focused)).and_then(|id| ui.ctx().read_response(id));
    let moved = moved.filter(|response| response.layer_id == ui.layer_id()).and_then(|at| within(at.rect.center()));
    pressed.or(moved).filter(|pane| *pane != active)
}

/// The sign of a view.
pub(super) fn icon(view: View) -> Icon {
    match view {
        View::Compare => Icon::Compare,
        View::Coverage => Icon::Coverage,
        View::Terms => Icon::Terms,
        View::Speakers => Icon::User,
        View::Charts => Icon::Charts,
        View::Reader => Icon::Reader,
        View::Search => Icon::Search,
        View::Coding => Icon::Check,
    }
}

/// What a pane looks at, in words.
fn subject(state: &State) -> String {
    let Some(study) = state.open_study() else { return String::new() };
    let focus = &state.focus;
    match focus.view {
        View::Compare | View::Coverage => {
            let article = focus.compare.columns.first().copied().or(focus.article);
            article.map_or_else(String::new, |article| study.event(article).title.clone())
        }
        View::Reader => focus.article.map_or_else(String::new, |article| study.article(article).title().to_owned()),
        View::Search => state.search.request.query.clone(),
        View::Terms | View::Speakers | View::Charts | View::Coding => String::new(),
    }
}

/// A pane's heading: what it shows; a bar of colour above it, and words in bold, if it is the active one.
fn bar_of(ui: &mut Ui, state: &State, (number, of): (usize, usize), room: Rect, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let pane = state.panes.front();
    let on = pane == state.panes.active();
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0, if on { colours.panel } else { colours.panel2 });
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
    if on {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(rect.width(), 3.0)), 0, colours.acc);
    }
    let view = texts::view(state.focus.view);
    let subject = subject(state);
    let response = ui.interact(rect, heading(pane), Sense::click_and_drag());
    response
        .widget_info(|| WidgetInfo::selected(Role::Tab, true, on, texts::panes::pane(number + 1, of, view, &subject)));
    parts::note(ui.ctx(), heading(pane), room);
    response.dnd_set_drag_payload(Dragged::Pane(pane));
    if response.clicked() {
        commands.push(Command::Pane(PaneCommand::Activate(pane)));
    }
    let ink = if on { colours.acc } else { colours.ink2 };
    icon(state.focus.view).paint(ui.painter(), pos2(rect.left() + 18.0, rect.center().y + 1.0), 14.0, ink);
    let weight = if on { Weight::SemiBold } else { Weight::Medium };
    let name = ui.painter().layout_no_wrap(view.to_owned(), theme::ui_font(12.5, weight), ink);
    let at = pos2(rect.left() + 32.0, rect.center().y + 1.0 - name.size().y / 2.0);
    let after = at.x + name.size().x + 10.0;
    ui.painter().galley(at, name, ink);
    let room = rect.right() - 34.0 - after;
    if room > 40.0 {
        let ink = if on { colours.ink } else { colours.ink2 };
        let font = theme::ui_font(12.0, Weight::Regular);
        super::sidebar::elided(ui, pos2(after, rect.center().y - 7.0), room, &subject, font, ink);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(2.0), 2, Stroke::new(2.0, colours.acc), StrokeKind::Inside);
    }
    response.context_menu(|ui| {
        let mut item = |ui: &mut Ui, name: &str, command: PaneCommand| {
            if ui.button(theme::body(name)).clicked() {
                commands.extend([PaneCommand::Activate(pane), command].map(Command::Pane));
                ui.close();
            }
        };
        item(ui, &texts::panes::SPLIT_RIGHT, PaneCommand::Split(Side::Right));
        item(ui, &texts::panes::SPLIT_DOWN, PaneCommand::Split(Side::Below));
        ui.separator();
        item(ui, &texts::panes::CLOSE, PaneCommand::Close(pane));
        item(ui, &texts::panes::CLOSE_OTHERS, PaneCommand::CloseOthers);
    });
    response.on_hover_text(texts::panes::HINT);
    let close = Rect::from_min_max(pos2(rect.right() - 30.0, rect.top() + 3.0), rect.right_bottom());
    let mut corner = ui.new_child(UiBuilder::new().max_rect(close).layout(Flow::right_to_left(Align::Center)));
    corner.add_space(space::SMALL);
    if widgets::icon_button(&mut corner, Icon::Close, &texts::panes::CLOSE).clicked() {
        commands.push(Command::Pane(PaneCommand::Close(pane)));
    }
}

/// The room between two parts; dragging it, or the arrow keys while it has the focus, shares the room otherwise.
fn divider(ui: &Ui, number: usize, direction: Direction, rect: Rect, room: Rect, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let sense = Sense::drag() | Sense::FOCUSABLE;
    let response = ui.interact(rect.expand(1.0), ui.scope_id().with(("divider", number)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, texts::panes::DIVIDER));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.line);
    if response.hovered() || response.dragged() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::ZERO, colours.acc);
    }
    let (cursor, keys) = match direction {
        Direction::Across => (CursorIcon::ResizeHorizontal, [Key::ArrowLeft, Key::ArrowRight]),
        Direction::Down => (CursorIcon::ResizeVertical, [Key::ArrowUp, Key::ArrowDown]),
    };
    let here = match direction {
        Direction::Across => (rect.left() - room.left()) / (room.width() - DIVIDER).max(1.0),
        Direction::Down => (rect.top() - room.top()) / (room.height() - DIVIDER).max(1.0),
    };
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let [back, on] = keys.map(|key| ui.input(|input| input.num_presses(key)) as f32);
        if back != on {
            commands.push(Command::Pane(PaneCommand::Share(number, here + (on - back) * KEY_STEP)));
        }
    }
    if response.dragged()
        && let Some(at) = response.interact_pointer_pos()
    {
        let share = match direction {
            Direction::Across => (at.x - room.left() - DIVIDER / 2.0) / (room.width() - DIVIDER).max(1.0),
            Direction::Down => (at.y - room.top() - DIVIDER / 2.0) / (room.height() - DIVIDER).max(1.0),
        };
        commands.push(Command::Pane(PaneCommand::Share(number, share)));
    }
    response.on_hover_and_drag_cursor(cursor);
}

/// The side of a pane a pointer is near; `None` in its middle.
fn side(rect: Rect, at: egui::Pos2) -> Option<Side> {
    let across = (at.x - rect.left()) / rect.width().max(1.0);
    let down = (at.y - rect.top()) / rect.height().max(1.0);
    let sides = [(across, Side::Left), (1.0 - across, Side::Right), (down, Side::Above), (1.0 - down, Side::Below)];
    let nearest = sides.into_iter().min_by(|one, other| one.0.total_cmp(&other.0));
    nearest.filter(|(distance, _)| *distance < 0.28).map(|(_, side)| side)
}

/// Half of a pane, or all of it.
fn part(rect: Rect, side: Option<Side>) -> Rect {
    let centre = rect.center();
    match side {
        None => rect,
        Some(Side::Left) => rect.with_max_x(centre.x),
        Some(Side::Right) => rect.with_min_x(centre.x),
        Some(Side::Above) => rect.with_max_y(centre.y),
        Some(Side::Below) => rect.with_min_y(centre.y),
    }
}

/// Shows where a dragged tab or pane would go, and puts it there once it is let go.
fn drop_here(ui: &Ui, places: &Places, commands: &mut Vec<Command>) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let Some(at) = ui.ctx().pointer_interact_pos() else { return };
    let Some(&(pane, rect)) = places.panes.iter().find(|(_, rect)| rect.contains(at)) else { return };
    let side = side(rect, at);
    let command = match (*dragged, side) {
        (Dragged::Pane(dragged), _) if dragged == pane => return,
        (Dragged::View(view), Some(side)) => vec![PaneCommand::Open(view, pane, side)],
        (Dragged::View(_), None) => vec![PaneCommand::Activate(pane)],
        (Dragged::Pane(dragged), Some(side)) => vec![PaneCommand::Move(dragged, pane, side)],
        (Dragged::Pane(dragged), None) => vec![PaneCommand::Exchange(dragged, pane)],
    };
    let colours = theme::palette(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("panes-drop")));
    painter.rect(
        part(rect, side).shrink(2.0),
        4,
        colours.acctint.gamma_multiply(0.6),
        Stroke::new(2.0, colours.acc),
        StrokeKind::Inside,
    );
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        commands.extend(command.into_iter().map(Command::Pane));
        if let (Dragged::View(view), None) = (*dragged, side) {
            commands.push(Command::Show(view));
        }
    }
}
