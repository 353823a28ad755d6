//! The panes the middle of the window is divided into. Each has a view of its own and remembers what it looks at, so
//! that two comparisons stand side by side; what counts is the same in all of them.
//!
//! One pane is in front: [`State::focus`] and [`State::options`] are its own, those of the others are laid aside.
//! Commands go to the pane in front; [`State::bring_forward`] changes places.

mod keep;
mod layout;

use std::collections::BTreeMap;

pub use keep::{keep, restore};
pub use layout::{Direction, Layout, Side, Split};

use super::selection::Selection;
use super::state::{Compare, State, View};
use super::study::HitRef;
use super::views::ViewOptions;
use crate::model::{ArticleIndex, SentenceRef};

/// Most panes at once.
pub const MOST_PANES: usize = 6;

/// Names a pane.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct PaneId(pub u32);

/// What a pane looks at.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Focus {
    /// The view.
    pub view: View,
    /// Views left, for going back: view, article and hit.
    pub back: Vec<Place>,
    /// Views to go forward to.
    pub forward: Vec<Place>,
    /// The article in the reader.
    pub article: Option<ArticleIndex>,
    /// The selected hit.
    pub hit: Option<HitRef>,
    /// A stretch to be shown in the reader that is no hit.
    pub passage: Option<HitRef>,
    /// The words selected.
    pub selection: Option<Selection>,
    /// What the compare view shows.
    pub compare: Compare,
    /// How much of the height of each view is above what is seen.
    pub scroll: BTreeMap<View, f32>,
    /// The sentence selected there.
    pub sentence: Option<SentenceRef>,
    /// A sentence on its way to becoming a pair with another one.
    pub taken_up: Option<SentenceRef>,
}

/// Somewhere to go back to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The view.
    pub view: View,
    /// The article.
    pub article: Option<ArticleIndex>,
    /// The hit.
    pub hit: Option<HitRef>,
}

impl Focus {
    /// Where it is now.
    pub fn place(&self) -> Place {
        Place { view: self.view, article: self.article, hit: self.hit }
    }
}

/// The panes and how they are arranged.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Panes {
    /// How they share the room.
    pub layout: Layout,
    /// The one the analyst works in.
    active: PaneId,
    /// The one in front: the active one, but while another is drawn or told something, that one.
    front: PaneId,
    /// What the others look at and are told.
    aside: BTreeMap<PaneId, (Focus, ViewOptions)>,
}

impl Panes {
    /// The pane in front: the one commands go to, and while a pane is drawn, that one.
    pub fn front(&self) -> PaneId {
        self.front
    }

    /// The pane the analyst works in.
    pub fn active(&self) -> PaneId {
        self.active
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.aside.len() + 1
    }

    fn has(&self, pane: PaneId) -> bool {
        pane == self.front || self.aside.contains_key(&pane)
    }
}

/// Something to be done with panes.
#[derive(Clone, PartialEq, Debug)]
pub enum PaneCommand {
    /// Work in a pane.
    Activate(PaneId),
    /// Work in the next one.
    Next,
    /// Divide the pane in front: the new one stands on this side and shows the same.
    Split(Side),
    /// Put a new pane with a view on a side of another pane.
    Open(View, PaneId, Side),
    /// Move a pane to a side of another one.
    Move(PaneId, PaneId, Side),
    /// Let two panes change places.
    Exchange(PaneId, PaneId),
    /// Close a pane.
    Close(PaneId),
    /// Close all but the one in front.
    CloseOthers,
    /// Give the first part of a division this share of its room; divisions are numbered from the outermost inwards.
    Share(usize, f32),
    /// A panel was made this large, in points.
    Resize(SizedPanel, f32),
}

/// A panel whose size the analyst sets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SizedPanel {
    /// Events and articles, at the left.
    Sidebar,
    /// At the right.
    Inspector,
    /// The sentences behind a number in Terms, Speakers and Charts.
    Concordance,
    /// The sentences behind a cell of Coverage.
    Sentences,
}

/// How large the panels are that the analyst sized, in points.
#[derive(Clone, Copy, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Sizes {
    /// Width of [`SizedPanel::Sidebar`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sidebar: Option<f32>,
    /// Width of [`SizedPanel::Inspector`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inspector: Option<f32>,
    /// Height of [`SizedPanel::Concordance`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concordance: Option<f32>,
    /// Height of [`SizedPanel::Sentences`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentences: Option<f32>,
}

impl Sizes {
    /// The size of a panel, if the analyst set it.
    pub fn of(&self, panel: SizedPanel) -> Option<f32> {
        match panel {
            SizedPanel::Sidebar => self.sidebar,
            SizedPanel::Inspector => self.inspector,
            SizedPanel::Concordance => self.concordance,
            SizedPanel::Sentences => self.sentences,
        }
    }

    /// Remembers the size of a panel.
    pub fn set(&mut self, panel: SizedPanel, size: f32) {
        let place = match panel {
            SizedPanel::Sidebar => &mut self.sidebar,
            SizedPanel::Inspector => &mut self.inspector,
            SizedPanel::Concordance => &mut self.concordance,
            SizedPanel::Sentences => &mut self.sentences,
        };
        *place = Some(size.round());
    }
}

impl State {
    /// Brings a pane forward; nothing happens if it is not there. The filters are everybody's and stay.
    pub fn bring_forward(&mut self, pane: PaneId) {
        let Some((focus, mut options)) = self.panes.aside.remove(&pane) else { return };
        std::mem::swap(&mut options.filters, &mut self.options.filters);
        let left = (std::mem::replace(&mut self.focus, focus), std::mem::replace(&mut self.options, options));
        self.panes.aside.insert(self.panes.front, left);
        self.panes.front = pane;
    }

    /// Makes a pane the one the analyst works in; nothing happens if it is not there.
    pub fn activate(&mut self, pane: PaneId) {
        if self.panes.has(pane) {
            self.bring_forward(pane);
            self.panes.active = pane;
        }
    }

    /// Does something with every pane in front in turn; the one in front stays it.
    pub fn in_every_pane(&mut self, mut work: impl FnMut(&mut State)) {
        let front = self.panes.front;
        work(self);
        for pane in self.panes.aside.keys().copied().collect::<Vec<_>>() {
            self.bring_forward(pane);
            work(self);
        }
        self.bring_forward(front);
    }

    /// Puts a new pane beside another one and makes it the active one; it shows what the one in front shows. `None` if there
    /// is no room for more.
    pub fn add_pane(&mut self, beside: PaneId, side: Side) -> Option<PaneId> {
        if self.panes.count() >= MOST_PANES {
            return None;
        }
        let new = (0..=MOST_PANES as u32).map(PaneId).find(|pane| !self.panes.has(*pane))?;
        if !self.panes.layout.insert(beside, side, new) {
            return None;
        }
        let focus = Focus { back: Vec::new(), forward: Vec::new(), ..self.focus.clone() };
        self.panes.aside.insert(new, (focus, self.options.clone()));
        self.activate(new);
        Some(new)
    }

    /// Closes a pane, unless it is the only one. If it was the active one, its neighbour becomes that.
    pub fn close_pane(&mut self, pane: PaneId) {
        let order = self.panes.layout.panes();
        let Some(at) = order.iter().position(|&other| other == pane).filter(|_| order.len() > 1) else { return };
        if pane == self.panes.front {
            self.activate(order[if at == 0 { 1 } else { at - 1 }]);
        }
        self.panes.layout.remove(pane);
        self.panes.aside.remove(&pane);
    }

    /// Closes all panes but the one in front.
    pub fn close_other_panes(&mut self) {
        let front = self.panes.front;
        self.panes = Panes { layout: Layout::Pane(front), active: front, front, ..Panes::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(state: &mut State, view: View) {
        state.focus.view = view;
    }

    #[test]
    fn each_pane_keeps_what_it_looks_at_and_all_share_the_filters() {
        let mut state = State::default();
        let first = state.panes.front();
        state.focus.article = Some(ArticleIndex(3));
        let second = state.add_pane(first, Side::Right).unwrap();
        assert_eq!((state.panes.front(), state.focus.article), (second, Some(ArticleIndex(3))));
        view(&mut state, View::Terms);
        state.focus.article = Some(ArticleIndex(7));
        state.options.filters.sources.insert("Courier".to_owned());
        state.options.coverage.actor = Some("Harbour board".to_owned());
        state.activate(first);
        assert_eq!((state.focus.view, state.focus.article), (View::Compare, Some(ArticleIndex(3))));
        assert!(state.options.filters.sources.contains("Courier"));
        assert_eq!(state.options.coverage.actor, None);
        state.activate(second);
        assert_eq!((state.focus.view, state.focus.article), (View::Terms, Some(ArticleIndex(7))));
    }

    #[test]
    fn a_closed_pane_leaves_its_neighbour_in_front_and_the_last_one_stays() {
        let mut state = State::default();
        let first = state.panes.front();
        let second = state.add_pane(first, Side::Below).unwrap();
        state.close_pane(second);
        assert_eq!((state.panes.front(), state.panes.count()), (first, 1));
        state.close_pane(first);
        assert_eq!((state.panes.front(), state.panes.count()), (first, 1));
    }

    #[test]
    fn there_is_a_most() {
        let mut state = State::default();
        let added = (0..10).filter_map(|_| state.add_pane(PaneId(0), Side::Right)).count();
        assert_eq!(added + 1, MOST_PANES);
    }

    #[test]
    fn work_in_every_pane_leaves_the_one_in_front_there() {
        let mut state = State::default();
        let second = state.add_pane(PaneId(0), Side::Right).unwrap();
        state.in_every_pane(|state| state.focus.hit = None);
        let mut seen = Vec::new();
        state.in_every_pane(|state| seen.push(state.panes.front()));
        assert_eq!((seen, state.panes.front()), (vec![second, PaneId(0)], second));
    }
}
