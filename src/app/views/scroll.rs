//! Where views are scrolled to, as a share of their height: kept for each pane and view, taken up again when a project is
//! opened.

use egui::scroll_area::ScrollAreaOutput;
use egui::{Id, Ui};

use super::own;
use crate::app::command::Command;
use crate::app::state::{State, View};

/// What is kept between frames: for which opening a view was put where it belongs, and where it is put next.
#[derive(Clone, Copy, Default)]
struct Put {
    opened: Option<u64>,
    offset: Option<f32>,
}

/// The scrolling of a view in the pane that is drawn.
pub(super) struct Scroll {
    id: Id,
    view: View,
    put: Put,
}

impl Scroll {
    /// Before the view is drawn.
    pub(super) fn begin(ui: &Ui, state: &State, view: View) -> Scroll {
        let id = own(state, ("scroll", view));
        let put: Put = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        Scroll { id, view, put }
    }

    /// Where the view is to be put in this frame, in points.
    pub(super) fn offset(&self) -> Option<f32> {
        self.put.offset
    }

    /// Whether the view still has to be put where the project says, so that nothing else may scroll it.
    pub(super) fn is_due(&self, state: &State) -> bool {
        self.put.opened != Some(state.opened) || self.put.offset.is_some()
    }

    /// After the view was drawn; `ready` once it is as high as it will be. The height of what scrolls is known only now,
    /// so a corpus that was just opened is put where it belongs in the next frame.
    pub(super) fn end<R>(
        mut self,
        ui: &Ui,
        state: &State,
        output: &ScrollAreaOutput<R>,
        ready: bool,
        commands: &mut Vec<Command>,
    ) {
        let height = output.content_size.y;
        let scrolls = height > output.inner_rect.height();
        let kept = state.focus.scroll.get(&self.view).copied();
        let at = output.state.clamped_offset().y;
        if self.put.opened == Some(state.opened) {
            self.put.offset = None;
            let share = if scrolls { at / height } else { 0.0 };
            if ready && kept.unwrap_or_default() != share {
                commands.push(Command::Scrolled(self.view, share));
            }
        } else {
            let wanted = kept.unwrap_or_default() * height;
            if !ready || (wanted > 0.0 && !scrolls) {
                return;
            }
            self.put = Put { opened: Some(state.opened), offset: Some(wanted).filter(|wanted| *wanted != at) };
            ui.ctx().request_repaint();
        }
        ui.data_mut(|data| data.insert_temp(self.id, self.put));
    }
}
