//! Average-link clustering of a sparse graph: pairs that were never compared count as wholly unlike.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// A pair of items and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    /// The first item, smaller than the second.
    pub(super) a: u32,
    /// The second item.
    pub(super) b: u32,
    /// How alike they are, from 0 to 1.
    pub(super) likeness: f32,
}

/// A possible merge; the heap gives the most alike first, ties by the smaller numbers.
struct Merge {
    likeness: f32,
    a: u32,
    b: u32,
    versions: (u32, u32),
    /// Whether what speaks against it is subtracted already.
    weighed: bool,
}

impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.likeness.total_cmp(&other.likeness).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Merge {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Merge {}

/// When groups are joined.
pub(super) struct Joining<F> {
    /// Mean likeness over all pairs between two groups from which they are joined.
    pub(super) threshold: f32,
    /// Share of the mean likeness inside the looser of the two groups that the likeness between them must reach as well,
    /// so that two close groups that resemble each other stay two; groups of one have no inside.
    pub(super) cohesion: f32,
    /// What speaks against joining two groups (asked with their members), as a sum over the pairs between them.
    pub(super) against: F,
}

/// Joins the two most alike groups as long as [`Joining`] allows it. Returns the groups in order of their first member,
/// members ascending. Takes time in the number of links, not of pairs.
pub(super) fn average_link(
    items: usize,
    links: &[Link],
    joining: &Joining<impl Fn(&[u32], &[u32]) -> f32>,
) -> Vec<Vec<u32>> {
    let mut groups = Groups::new(items, links);
    let mut heap = BinaryHeap::new();
    for link in links.iter().filter(|link| link.likeness >= joining.threshold) {
        heap.push(Merge { likeness: link.likeness, a: link.a, b: link.b, versions: (0, 0), weighed: false });
    }
    while let Some(merge) = heap.pop() {
        let (a, b) = (merge.a as usize, merge.b as usize);
        if (groups.versions[a], groups.versions[b]) != merge.versions {
            continue;
        }
        if !merge.weighed {
            let against = (joining.against)(&groups.members[a], &groups.members[b]);
            let likeness = merge.likeness - against / groups.pairs(a, b);
            if likeness >= joining.threshold {
                heap.push(Merge { likeness, weighed: true, ..merge });
            }
            continue;
        }
        let inside = groups.likeness_inside(a).min(groups.likeness_inside(b));
        if merge.likeness < joining.cohesion * inside {
            continue;
        }
        groups.join(a, b);
        for (&other, &sum) in &groups.sums[a] {
            let (left, right) = (merge.a.min(other), merge.a.max(other));
            let likeness = sum / groups.pairs(left as usize, right as usize);
            if likeness >= joining.threshold {
                let versions = (groups.versions[left as usize], groups.versions[right as usize]);
                heap.push(Merge { likeness, a: left, b: right, versions, weighed: false });
            }
        }
    }
    groups.members.retain(|group| !group.is_empty());
    groups.members.sort_unstable_by_key(|group| group[0]);
    groups.members
}

/// The groups while they grow. A group bears the number of one of its members.
struct Groups {
    members: Vec<Vec<u32>>,
    /// By group and other group: the sum of the likeness of the pairs between them.
    sums: Vec<BTreeMap<u32, f32>>,
    /// The sum of the likeness of the pairs inside.
    inside: Vec<f32>,
    /// How often the group has grown, so that merges thought of before are known to be out of date.
    versions: Vec<u32>,
}

impl Groups {
    fn new(items: usize, links: &[Link]) -> Groups {
        let mut sums: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); items];
        for link in links {
            sums[link.a as usize].insert(link.b, link.likeness);
            sums[link.b as usize].insert(link.a, link.likeness);
        }
        let members = (0..items as u32).map(|item| vec![item]).collect();
        Groups { members, sums, inside: vec![0.0; items], versions: vec![0; items] }
    }

    /// Number of pairs between two groups.
    fn pairs(&self, a: usize, b: usize) -> f32 {
        (self.members[a].len() * self.members[b].len()) as f32
    }

    /// Mean likeness of the pairs inside a group; 0 for a group of one.
    fn likeness_inside(&self, group: usize) -> f32 {
        let members = self.members[group].len();
        let pairs = members * (members - 1) / 2;
        if pairs == 0 { 0.0 } else { self.inside[group] / pairs as f32 }
    }

    /// Adds the second group to the first.
    fn join(&mut self, a: usize, b: usize) {
        let gone = std::mem::take(&mut self.members[b]);
        self.members[a].extend(gone);
        self.members[a].sort_unstable();
        self.versions[a] += 1;
        self.versions[b] = u32::MAX;
        self.inside[a] += self.inside[b] + self.sums[a].get(&(b as u32)).copied().unwrap_or(0.0);
        for (other, sum) in std::mem::take(&mut self.sums[b]) {
            self.sums[other as usize].remove(&(b as u32));
            if other as usize != a {
                let both = self.sums[a].entry(other).or_insert(0.0);
                *both += sum;
                let both = *both;
                self.sums[other as usize].insert(a as u32, both);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, likeness: f32) -> Link {
        Link { a, b, likeness }
    }

    fn joined(items: usize, links: &[Link], against: impl Fn(&[u32], &[u32]) -> f32) -> Vec<Vec<u32>> {
        average_link(items, links, &Joining { threshold: 0.5, cohesion: 0.8, against })
    }

    #[test]
    fn average_link_does_not_chain() {
        // 0–1–2–3–4 in a row, each only like its neighbours: a chain, not an event.
        let row = [link(0, 1, 0.9), link(1, 2, 0.8), link(2, 3, 0.9), link(3, 4, 0.8)];
        assert_eq!(joined(5, &row, |_, _| 0.0), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn a_missing_link_is_outweighed_by_the_others() {
        let links = [link(0, 1, 0.9), link(0, 2, 0.8), link(1, 3, 0.9), link(2, 3, 0.9), link(0, 3, 0.7)];
        let joining = Joining { threshold: 0.5, cohesion: 0.5, against: |_: &[u32], _: &[u32]| 0.0 };
        assert_eq!(average_link(4, &links, &joining), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn what_speaks_against_a_pair_keeps_small_groups_apart_and_not_large_ones() {
        let pair_0_2 = |a: &[u32], b: &[u32]| {
            let between = |x, y| a.contains(&x) && b.contains(&y) || a.contains(&y) && b.contains(&x);
            if between(0, 2) { 0.5 } else { 0.0 }
        };
        let joining = Joining { threshold: 0.5, cohesion: 0.5, against: pair_0_2 };
        let three = [link(0, 1, 0.9), link(1, 2, 0.8), link(0, 2, 0.5)];
        assert_eq!(average_link(3, &three, &joining), [vec![0, 1], vec![2]]);
        let six: Vec<Link> = (0..6)
            .flat_map(|a| (a + 1..6).map(move |b| link(a, b, 0.9)))
            .filter(|link| (link.a, link.b) != (0, 2))
            .collect();
        assert_eq!(average_link(6, &six, &joining), [[0, 1, 2, 3, 4, 5]]);
    }

    #[test]
    fn two_close_groups_that_resemble_each_other_stay_two() {
        let between = |likeness| {
            let mut links = vec![link(0, 1, 0.9), link(2, 3, 0.95)];
            links.extend([(0, 2), (0, 3), (1, 2), (1, 3)].map(|(a, b)| link(a, b, likeness)));
            links
        };
        assert_eq!(joined(4, &between(0.6), |_, _| 0.0), [[0, 1], [2, 3]]);
        assert_eq!(joined(4, &between(0.8), |_, _| 0.0), [[0, 1, 2, 3]]);
    }
}
