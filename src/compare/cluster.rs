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

/// Joins the two most alike groups as long as the mean likeness over all pairs between them is at least `threshold`
/// and `may_join` allows it (asked with the two groups' members). Returns the groups in order of their first member,
/// members ascending. Takes time in the number of links, not of pairs.
pub(super) fn average_link(
    items: usize,
    links: &[Link],
    threshold: f32,
    may_join: impl Fn(&[u32], &[u32]) -> bool,
) -> Vec<Vec<u32>> {
    let mut members: Vec<Vec<u32>> = (0..items as u32).map(|item| vec![item]).collect();
    let mut sums: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); items];
    let mut versions = vec![0u32; items];
    let mut heap = BinaryHeap::new();
    for link in links {
        sums[link.a as usize].insert(link.b, link.likeness);
        sums[link.b as usize].insert(link.a, link.likeness);
        if link.likeness >= threshold {
            heap.push(Merge { likeness: link.likeness, a: link.a, b: link.b, versions: (0, 0) });
        }
    }
    while let Some(merge) = heap.pop() {
        let (a, b) = (merge.a as usize, merge.b as usize);
        if (versions[a], versions[b]) != merge.versions || !may_join(&members[a], &members[b]) {
            continue;
        }
        let gone = std::mem::take(&mut members[b]);
        members[a].extend(gone);
        members[a].sort_unstable();
        versions[a] += 1;
        versions[b] = u32::MAX;
        for (other, sum) in std::mem::take(&mut sums[b]) {
            sums[other as usize].remove(&merge.b);
            if other != merge.a {
                *sums[a].entry(other).or_insert(0.0) += sum;
            }
        }
        sums[a].remove(&merge.b);
        for (&other, &sum) in &sums[a] {
            let (left, right) = (merge.a.min(other), merge.a.max(other));
            let pairs = members[left as usize].len() * members[right as usize].len();
            let likeness = sum / pairs as f32;
            if likeness >= threshold {
                let versions = (versions[left as usize], versions[right as usize]);
                heap.push(Merge { likeness, a: left, b: right, versions });
            }
        }
        let updates: Vec<(u32, f32)> = sums[a].iter().map(|(&other, &sum)| (other, sum)).collect();
        for (other, sum) in updates {
            sums[other as usize].insert(merge.a, sum);
        }
    }
    members.retain(|group| !group.is_empty());
    members.sort_unstable_by_key(|group| group[0]);
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, likeness: f32) -> Link {
        Link { a, b, likeness }
    }

    #[test]
    fn average_link_does_not_chain() {
        // 0–1–2–3–4 in a row, each only like its neighbours: a chain, not an event.
        let row = [link(0, 1, 0.9), link(1, 2, 0.8), link(2, 3, 0.9), link(3, 4, 0.8)];
        assert_eq!(average_link(5, &row, 0.5, |_, _| true), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn a_missing_link_is_outweighed_by_the_others() {
        let links = [link(0, 1, 0.9), link(0, 2, 0.8), link(1, 3, 0.9), link(2, 3, 0.9), link(0, 3, 0.7)];
        assert_eq!(average_link(4, &links, 0.5, |_, _| true), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn forbidden_merges_do_not_happen() {
        let links = [link(0, 1, 0.9), link(1, 2, 0.9), link(0, 2, 0.9)];
        let groups = average_link(3, &links, 0.5, |a, b| !(a.contains(&0) && b.contains(&2)));
        assert_eq!(groups, [vec![0, 1], vec![2]]);
    }
}
