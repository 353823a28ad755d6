//! How panes share the room: a pane, or a division whose two parts are arranged likewise.

use serde::{Deserialize, Serialize};

use super::PaneId;

/// Which way a division goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The parts stand side by side.
    Across,
    /// One part stands above the other.
    Down,
}

/// A side of a pane.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Side {
    /// Left of it.
    Left,
    /// Right of it.
    Right,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

impl Side {
    /// How a division that puts something there goes.
    pub fn direction(self) -> Direction {
        match self {
            Side::Left | Side::Right => Direction::Across,
            Side::Above | Side::Below => Direction::Down,
        }
    }

    /// Whether what is put there comes first.
    pub fn is_before(self) -> bool {
        matches!(self, Side::Left | Side::Above)
    }
}

/// How panes share the room.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One pane has it all.
    Pane(PaneId),
    /// It is divided.
    Split(Box<Split>),
}

/// A division in two.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Split {
    /// Which way.
    pub direction: Direction,
    /// Share of the first part, between [`Split::LEAST`] and 1 less that.
    pub share: f32,
    /// The parts: left and right, or upper and lower.
    pub parts: [Layout; 2],
}

impl Split {
    /// Least share of a part.
    pub const LEAST: f32 = 0.1;

    /// A share within the limits.
    pub fn limited(share: f32) -> f32 {
        if share.is_finite() { share.clamp(Split::LEAST, 1.0 - Split::LEAST) } else { 0.5 }
    }
}

impl Default for Layout {
    fn default() -> Self {
        Layout::Pane(PaneId::default())
    }
}

impl Layout {
    /// The panes, in reading order.
    pub fn panes(&self) -> Vec<PaneId> {
        match self {
            Layout::Pane(pane) => vec![*pane],
            Layout::Split(split) => split.parts.iter().flat_map(Layout::panes).collect(),
        }
    }

    /// How many panes stand beside each other at most, in the direction.
    pub fn beside(&self, direction: Direction) -> usize {
        match self {
            Layout::Pane(_) => 1,
            Layout::Split(split) => {
                let [one, other] = [0, 1].map(|part: usize| split.parts[part].beside(direction));
                if split.direction == direction { one + other } else { one.max(other) }
            }
        }
    }

    /// Gives half of a pane's room to a new one. `false` if the pane is not there.
    pub fn insert(&mut self, beside: PaneId, side: Side, new: PaneId) -> bool {
        match self {
            Layout::Pane(pane) if *pane == beside => {
                let mut parts = [Layout::Pane(*pane), Layout::Pane(new)];
                if side.is_before() {
                    parts.swap(0, 1);
                }
                *self = Layout::Split(Box::new(Split { direction: side.direction(), share: 0.5, parts }));
                true
            }
            Layout::Pane(_) => false,
            Layout::Split(split) => split.parts.iter_mut().any(|part| part.insert(beside, side, new)),
        }
    }

    /// Takes a pane out; its neighbour gets its room. `false` if it is not there, or has all the room.
    pub fn remove(&mut self, pane: PaneId) -> bool {
        let Layout::Split(split) = self else { return false };
        match split.parts.iter().position(|part| *part == Layout::Pane(pane)) {
            Some(part) => {
                *self = split.parts[1 - part].clone();
                true
            }
            None => split.parts.iter_mut().any(|part| part.remove(pane)),
        }
    }

    /// Lets two panes change places.
    pub fn exchange(&mut self, one: PaneId, other: PaneId) {
        match self {
            Layout::Pane(pane) if *pane == one => *pane = other,
            Layout::Pane(pane) if *pane == other => *pane = one,
            Layout::Pane(_) => {}
            Layout::Split(split) => split.parts.iter_mut().for_each(|part| part.exchange(one, other)),
        }
    }

    /// The division with a number, counted from the outermost inwards, the first part before the second.
    pub fn split_mut(&mut self, number: usize) -> Option<&mut Split> {
        fn find<'a>(layout: &'a mut Layout, number: usize, next: &mut usize) -> Option<&'a mut Split> {
            let Layout::Split(split) = layout else { return None };
            let here = *next;
            *next += 1;
            if here == number {
                return Some(split);
            }
            split.parts.iter_mut().find_map(|part| find(part, number, next))
        }
        find(self, number, &mut 0)
    }

    /// Brings shares within their limits.
    pub fn limit(&mut self) {
        if let Layout::Split(split) = self {
            split.share = Split::limited(split.share);
            split.parts.iter_mut().for_each(Layout::limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pane(id: u32) -> PaneId {
        PaneId(id)
    }

    fn ids(layout: &Layout) -> Vec<u32> {
        layout.panes().into_iter().map(|pane| pane.0).collect()
    }

    #[test]
    fn panes_stand_where_they_are_put() {
        let check = |steps: &[(u32, Side, u32)], expect: &[u32], across, down| {
            let mut layout = Layout::default();
            for &(beside, side, new) in steps {
                assert!(layout.insert(pane(beside), side, pane(new)), "{steps:?}");
            }
            let beside = (layout.beside(Direction::Across), layout.beside(Direction::Down));
            assert_eq!((ids(&layout).as_slice(), beside), (expect, (across, down)), "{steps:?}");
        };
        check(&[], &[0], 1, 1);
        check(&[(0, Side::Right, 1)], &[0, 1], 2, 1);
        check(&[(0, Side::Left, 1)], &[1, 0], 2, 1);
        check(&[(0, Side::Right, 1), (1, Side::Below, 2)], &[0, 1, 2], 2, 2);
        check(&[(0, Side::Above, 1), (0, Side::Right, 2), (2, Side::Right, 3)], &[1, 0, 2, 3], 3, 2);
        assert!(!Layout::default().insert(pane(9), Side::Right, pane(1)));
    }

    #[test]
    fn what_is_taken_out_leaves_its_room_to_its_neighbour() {
        let mut layout = Layout::default();
        layout.insert(pane(0), Side::Right, pane(1));
        layout.insert(pane(1), Side::Below, pane(2));
        assert!(layout.remove(pane(1)));
        assert_eq!(ids(&layout), [0, 2]);
        assert!(!layout.remove(pane(1)));
        assert!(layout.remove(pane(0)));
        assert!(!layout.remove(pane(2)), "the last one stays");
    }

    #[test]
    fn divisions_are_numbered_from_the_outermost() {
        let mut layout = Layout::default();
        layout.insert(pane(0), Side::Right, pane(1));
        layout.insert(pane(0), Side::Below, pane(2));
        layout.insert(pane(1), Side::Below, pane(3));
        let mut first = |number: usize| layout.split_mut(number).map(|split| split.parts[0].panes()[0].0);
        assert_eq!([first(0), first(1), first(2), first(3)], [Some(0), Some(0), Some(1), None]);
        layout.exchange(pane(0), pane(3));
        assert_eq!(ids(&layout), [3, 2, 1, 0]);
    }

    #[test]
    fn a_share_that_is_none_becomes_half() {
        assert_eq!([f32::NAN, -3.0, 0.3, 7.0].map(Split::limited), [0.5, 0.1, 0.3, 0.9]);
    }
}
