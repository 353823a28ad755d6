//! The parts of the window one goes through with the keyboard: tabs, sidebar, panes, inspector. Each begins with a place
//! that takes the focus, so that Tab goes on from there.

use std::sync::Arc;

use egui::{Context, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, vec2};

use crate::app::theme;

/// The parts drawn in a frame, in order: the place that takes the focus, and the room.
type Parts = Arc<Vec<(Id, Rect)>>;

fn kept() -> (Id, Id) {
    (Id::unique("parts-drawn"), Id::unique("parts-of-last-frame"))
}

/// Brings what got the focus by a key into view: whatever scrolls does not do so by itself. What screen readers ask for
/// does, and is asked for here.
pub fn reveal_focus(ctx: &Context) {
    let seen = Id::unique("focus-in-view");
    let focused = ctx.memory(egui::Memory::focused);
    let before: Option<Option<Id>> = ctx.data(|data| data.get_temp(seen));
    if before == Some(focused) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(seen, focused));
    let Some(response) = focused.and_then(|id| ctx.read_response(id)) else { return };
    if response.interact_rect.contains_rect(response.rect.shrink(1.0)) {
        return;
    }
    let request = accesskit::ActionRequest {
        action: accesskit::Action::ScrollIntoView,
        target_tree: accesskit::TreeId::ROOT,
        target_node: response.id.accesskit_id(),
        data: None,
    };
    ctx.input_mut(|input| input.events.push(egui::Event::AccessKitActionRequest(request)));
    ctx.request_repaint();
}

/// Shows that a handle has the focus, such as the edge of a panel or of a column: those draw themselves alike with it
/// and without.
pub(super) fn mark_handle(ui: &Ui) {
    /// How thin handles are.
    const THIN: f32 = 8.0;
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let Some(rect) = focused.map(|response| response.interact_rect) else { return };
    let thin = rect.size().min_elem();
    if thin > 1.0 && thin <= THIN && rect.size().max_elem() > 4.0 * THIN {
        let layer = egui::LayerId::new(egui::Order::Middle, Id::unique("handle-focus"));
        let colours = theme::palette(ui);
        ui.ctx().layer_painter(layer).rect_filled(rect.shrink(thin / 4.0), 1, colours.acc);
    }
}

/// Begins a frame: what was drawn in the one before is what keys go through.
pub(super) fn begin(ctx: &Context) {
    let (drawn, last) = kept();
    ctx.data_mut(|data| {
        let parts: Parts = data.get_temp(drawn).unwrap_or_default();
        data.insert_temp(last, parts);
        data.insert_temp(drawn, Parts::default());
    });
}

/// Says that a part fills a room and begins with something that takes the focus.
pub(super) fn note(ctx: &Context, id: Id, room: Rect) {
    let (drawn, _) = kept();
    ctx.data_mut(|data| Arc::make_mut(data.get_temp_mut_or_default::<Parts>(drawn)).push((id, room)));
}

/// Begins a part that has nothing of its own to take the focus: a place without size does, and a ring around the part
/// shows that it has it.
pub(super) fn anchor(ui: &Ui, id: Id, room: Rect, name: &str) {
    let response = ui.interact(Rect::from_min_size(room.min, vec2(1.0, 1.0)), id, Sense::FOCUSABLE);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme::palette(ui).acc);
        let layer = egui::LayerId::new(egui::Order::Middle, id);
        ui.ctx().layer_painter(layer).rect_stroke(room.shrink(1.0), 2, ring, StrokeKind::Inside);
    }
    note(ui.ctx(), id, room);
}

/// Puts the focus on the part after or before the one that has it now.
pub fn focus_next(ctx: &Context, forward: bool) {
    let parts: Parts = ctx.data(|data| data.get_temp(kept().1)).unwrap_or_default();
    if parts.is_empty() {
        return;
    }
    let mut parts = parts.to_vec();
    parts.sort_by(|(_, one), (_, other)| {
        one.left().round().total_cmp(&other.left().round()).then(one.top().total_cmp(&other.top()))
    });
    let focused = ctx.memory(egui::Memory::focused);
    let place = focused.and_then(|id| ctx.read_response(id)).map(|response| response.rect.center());
    let here = parts.iter().position(|(id, room)| focused == Some(*id) || place.is_some_and(|at| room.contains(at)));
    let count = parts.len();
    let to = match (here, forward) {
        (Some(n), true) => (n + 1) % count,
        (Some(n), false) => (n + count - 1) % count,
        (None, true) => 0,
        (None, false) => count - 1,
    };
    ctx.memory_mut(|memory| memory.request_focus(parts[to].0));
}
