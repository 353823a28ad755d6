//! What two sentences have in common in order: their longest and their heaviest common subsequence, and the passages
//! their common words fall into.
//!
//! All three look only at which word of the one is which of the other, so a sentence is a row of bit masks: where in the
//! other sentence each of its words stands. Words that the other has not are rows without bits and cost nothing.

/// Stems of a sentence that are compared in order; what follows is not looked at. As many as a mask has bits.
pub(super) const LONGEST: usize = 128;

/// By position in the first sentence: where its word stands in the second.
pub(super) struct Places {
    rows: [u128; LONGEST],
    /// Positions in the first sentence whose word the second has.
    matched: u128,
    /// Length of the first sentence.
    length: usize,
}

/// The positions a mask has, ascending.
fn positions(mut mask: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(lowest)
    })
}

/// A mask of the positions below `end`.
fn below(end: usize) -> u128 {
    if end >= LONGEST { u128::MAX } else { (1u128 << end) - 1 }
}

impl Places {
    /// Of a first sentence of so many words, of which nothing is known yet.
    pub(super) fn new(length: usize) -> Places {
        Places { rows: [0; LONGEST], matched: 0, length: length.min(LONGEST) }
    }

    /// A word that stands here in the first sentence and there in the second.
    pub(super) fn add(&mut self, here: u128, there: u128) {
        self.matched |= here;
        positions(here).for_each(|at| self.rows[at] = there);
    }

    /// Length of the longest common subsequence, by Hyyrö's bit-parallel rows: one bit per word of the second sentence.
    pub(super) fn common_subsequence(&self) -> usize {
        let mut row = u128::MAX;
        for at in positions(self.matched) {
            let kept = row & self.rows[at];
            row = row.wrapping_add(kept) | (row - kept);
        }
        // Bits beyond the second sentence's end are never cleared: no word stands there.
        row.count_zeros() as usize
    }

    /// Weight of the common subsequence that weighs most; `weight` is that of a position in the first sentence.
    pub(super) fn heaviest_subsequence(&self, weight: impl Fn(usize) -> f32) -> f32 {
        let mut columns = [0u8; LONGEST];
        let mut count = 0;
        for column in positions(positions(self.matched).fold(0, |all, at| all | self.rows[at])) {
            columns[count] = column as u8;
            count += 1;
        }
        let mut sums = [0.0f32; LONGEST + 1];
        for at in positions(self.matched) {
            let (row, weight) = (self.rows[at], weight(at));
            let mut diagonal = 0.0;
            for (n, &column) in columns[..count].iter().enumerate() {
                let above = sums[n + 1];
                let matched = if row >> column & 1 == 1 { diagonal + weight } else { 0.0 };
                sums[n + 1] = matched.max(above).max(sums[n]);
                diagonal = above;
            }
        }
        sums[count]
    }

    /// Number of passages the common words fall into: the longest common passage, and so on to the left and right of it.
    pub(super) fn passages(&self) -> usize {
        passages(&self.rows[..self.length], u128::MAX)
    }
}

/// The passages in some rows and columns. Of several that are the longest, the one that ends first in the first
/// sentence counts, and of those the one that ends last in the second.
fn passages(rows: &[u128], columns: u128) -> usize {
    let mut runs = [0u128; LONGEST];
    let runs = &mut runs[..rows.len()];
    for (run, row) in runs.iter_mut().zip(rows) {
        *run = row & columns;
    }
    // After n rounds a bit is set where a common passage of n + 1 words ends.
    let (mut words, mut end) = (0, (0, 0));
    while let Some(row) = runs.iter().position(|&run| run != 0) {
        words += 1;
        end = (row + 1, LONGEST - runs[row].leading_zeros() as usize);
        for at in (1..runs.len()).rev() {
            runs[at] &= runs[at - 1] << 1;
        }
        runs[0] = 0;
    }
    if words == 0 {
        return 0;
    }
    let before = passages(&rows[..end.0 - words], columns & below(end.1 - words));
    before + 1 + passages(&rows[end.0..], columns & !below(end.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(a: &[u32], b: &[u32]) -> Places {
        let mut places = Places::new(a.len());
        let mask = |words: &[u32], word| {
            words.iter().enumerate().fold(0u128, |mask, (at, &other)| mask | u128::from(other == word) << at)
        };
        for &word in a {
            let there = mask(b, word);
            if there != 0 {
                places.add(mask(a, word), there);
            }
        }
        places
    }

    #[test]
    fn the_longest_common_subsequence_is_counted() {
        for (a, b, expect) in [
            (&[][..], &[1, 2][..], 0),
            (&[1, 2, 3], &[1, 2, 3], 3),
            (&[1, 2, 3, 4], &[2, 4, 1], 2),
            (&[1, 1, 2], &[1, 2, 1, 1], 2),
            (&[5, 6, 7, 8, 9], &[9, 8, 7, 6, 5], 1),
        ] {
            assert_eq!(places(a, b).common_subsequence(), expect, "{a:?} {b:?}");
            assert_eq!(places(b, a).common_subsequence(), expect, "{b:?} {a:?}");
        }
        let longest: Vec<u32> = (0..LONGEST as u32).collect();
        assert_eq!(places(&longest, &longest).common_subsequence(), LONGEST);
    }

    #[test]
    fn common_words_fall_into_passages() {
        for (a, b, expect) in [
            (&[][..], &[1][..], 0),
            (&[1, 2, 3], &[1, 2, 3], 1),
            (&[1, 2, 9, 3, 4], &[1, 2, 3, 4], 2),
            (&[1, 2, 3, 4], &[3, 4, 1, 2], 1),
        ] {
            assert_eq!(places(a, b).passages(), expect, "{a:?} {b:?}");
        }
        let longest: Vec<u32> = (0..LONGEST as u32).collect();
        assert_eq!(places(&longest, &longest).passages(), 1);
    }

    /// The textbook's table of all pairs of positions.
    fn heaviest_by_table(a: &[u32], b: &[u32]) -> f32 {
        let mut table = vec![vec![0.0f32; b.len() + 1]; a.len() + 1];
        for (i, x) in a.iter().enumerate() {
            for (j, y) in b.iter().enumerate() {
                let matched = if x == y { table[i][j] + *x as f32 } else { 0.0 };
                table[i + 1][j + 1] = matched.max(table[i][j + 1]).max(table[i + 1][j]);
            }
        }
        table[a.len()][b.len()]
    }

    /// Passages by trying every pair of positions.
    fn passages_by_trial(a: &[u32], b: &[u32]) -> usize {
        let mut best = (0, 0, 0);
        for i in 0..a.len() {
            for j in (0..b.len()).rev() {
                let words = (0..=i.min(j)).take_while(|&back| a[i - back] == b[j - back]).count();
                if words > best.0 {
                    best = (words, i + 1 - words, j + 1 - words);
                }
            }
        }
        let (words, i, j) = best;
        if words == 0 {
            return 0;
        }
        1 + passages_by_trial(&a[..i], &b[..j]) + passages_by_trial(&a[i + words..], &b[j + words..])
    }

    proptest! {
        #[test]
        fn masks_find_what_tables_find(
            a in prop::collection::vec(1u32..9, 0..40), b in prop::collection::vec(1u32..9, 0..40)
        ) {
            let found = places(&a, &b);
            prop_assert_eq!(found.heaviest_subsequence(|at| a[at] as f32), heaviest_by_table(&a, &b));
            prop_assert_eq!(found.passages(), passages_by_trial(&a, &b));
        }
    }
}
