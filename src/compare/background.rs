//! How common English words are in general, from a bundled list (`assets/background/README.md`).
//!
//! Rarity measured on the open collection changes with every file added, and in a collection about one affair the words
//! that identify the affair look common. A general list gives weights, and so thresholds, that travel.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

const ENGLISH: &str = include_str!("../../assets/background/english.txt");

/// Frequency assumed for a word the list does not have: the rarest it lists is 10^-6.5.
pub(super) const UNLISTED: f32 = 1e-7;

/// Relative frequencies of English stems.
pub(super) struct Background {
    frequency: FxHashMap<&'static str, f32>,
}

impl Background {
    /// The bundled list, read on first use.
    pub(super) fn english() -> &'static Background {
        static LIST: OnceLock<Background> = OnceLock::new();
        LIST.get_or_init(|| Background::read(ENGLISH))
    }

    fn read(list: &'static str) -> Background {
        let mut frequency = FxHashMap::default();
        for line in list.lines() {
            let mut fields = line.split(' ');
            let centibels: f32 = fields.next().and_then(|field| field.parse().ok()).unwrap_or(0.0);
            let share = 10f32.powf(-centibels / 100.0);
            frequency.extend(fields.map(|stem| (stem, share)));
        }
        Background { frequency }
    }

    /// Occurrences per word of running text.
    pub(super) fn frequency(&self, stem: &str) -> f32 {
        self.frequency.get(stem).copied().unwrap_or(UNLISTED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_more_frequent_than_rare_ones() {
        let list = Background::english();
        let [the, govern, drone, unknown] = ["the", "govern", "drone", "vessary"].map(|stem| list.frequency(stem));
        assert!(the > 0.01 && the > govern && govern > drone && drone > unknown);
        assert_eq!(unknown, UNLISTED);
    }

    #[test]
    fn every_line_begins_with_its_frequency() {
        assert!(
            ENGLISH.lines().all(|line| { line.split(' ').next().is_some_and(|field| field.parse::<u16>().is_ok()) })
        );
    }
}
