//! Dividing, arranging and leaving panes.

use super::super::command::Command;
use super::super::panes::{Layout, PaneCommand, PaneId, Split};
use super::super::state::State;
use super::{Effect, update};

/// Does what a command about panes says.
pub(super) fn perform(state: &mut State, command: PaneCommand) -> Vec<Effect> {
    let before = state.panes.active();
    match command {
        PaneCommand::Activate(pane) => {
            // A click has put the focus where it belongs.
            state.activate(pane);
            return Vec::new();
        }
        PaneCommand::Next => {
            let order = state.panes.layout.panes();
            let here = order.iter().position(|&pane| pane == before).unwrap_or(0);
            state.activate(order[(here + 1) % order.len()]);
        }
        PaneCommand::Split(side) => {
            state.add_pane(before, side);
        }
        PaneCommand::Open(view, beside, side) => {
            if state.add_pane(beside, side).is_some() {
                state.focus.view = view;
            }
        }
        PaneCommand::Move(pane, beside, side) => {
            let mut layout = state.panes.layout.clone();
            if pane != beside && layout.remove(pane) && layout.insert(beside, side, pane) {
                state.panes.layout = layout;
                state.activate(pane);
            }
        }
        PaneCommand::Exchange(one, other) => {
            state.panes.layout.exchange(one, other);
            state.activate(one);
        }
        PaneCommand::Close(pane) => state.close_pane(pane),
        PaneCommand::CloseOthers => state.close_other_panes(),
        PaneCommand::Share(number, share) => {
            if let Some(split) = state.panes.layout.split_mut(number) {
                split.share = Split::limited(share);
            }
            return Vec::new();
        }
        PaneCommand::Resize(panel, size) => {
            state.sizes.set(panel, size);
            return Vec::new();
        }
    }
    let now = state.panes.active();
    let several = !matches!(state.panes.layout, Layout::Pane(_));
    if now != before && several { vec![Effect::FocusPane(now)] } else { Vec::new() }
}

/// Does something in a pane; the active one stays that. Nothing is done if the pane is gone.
pub(super) fn inside(state: &mut State, pane: PaneId, command: Command) -> Vec<Effect> {
    let front = state.panes.front();
    state.bring_forward(pane);
    if state.panes.front() != pane {
        return Vec::new();
    }
    let effects = update(state, command);
    state.bring_forward(front);
    let again = |effect| match effect {
        Effect::Later(command) => Effect::Later(Command::In(pane, Box::new(command))),
        other => other,
    };
    effects.into_iter().map(again).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::panes::Side;
    use super::super::super::state::View;
    use super::*;

    #[test]
    fn commands_go_to_the_pane_they_come_from() {
        let mut state = State::default();
        perform(&mut state, PaneCommand::Split(Side::Right));
        let [first, second] = [PaneId(0), PaneId(1)];
        assert_eq!(state.panes.active(), second);
        inside(&mut state, first, Command::Show(View::Terms));
        assert_eq!((state.panes.active(), state.panes.front(), state.focus.view), (second, second, View::Compare));
        state.activate(first);
        assert_eq!((state.focus.view, state.focus.back.len()), (View::Terms, 1));
        assert!(inside(&mut state, PaneId(9), Command::Show(View::Charts)).is_empty());
        assert_eq!(state.focus.view, View::Terms);
    }

    #[test]
    fn panes_are_gone_through_in_reading_order() {
        let mut state = State::default();
        perform(&mut state, PaneCommand::Split(Side::Right));
        perform(&mut state, PaneCommand::Open(View::Charts, PaneId(0), Side::Below));
        assert_eq!((state.panes.active(), state.focus.view), (PaneId(2), View::Charts));
        let mut seen = Vec::new();
        for _ in 0..3 {
            assert!(matches!(perform(&mut state, PaneCommand::Next)[..], [Effect::FocusPane(_)]));
            seen.push(state.panes.active().0);
        }
        assert_eq!(seen, [1, 0, 2]);
        perform(&mut state, PaneCommand::Move(PaneId(2), PaneId(1), Side::Right));
        assert_eq!(state.panes.layout.panes(), [PaneId(0), PaneId(1), PaneId(2)]);
        perform(&mut state, PaneCommand::Close(PaneId(1)));
        assert_eq!(state.panes.layout.panes(), [PaneId(0), PaneId(2)]);
    }
}
