//! How much of what stands in the tables is the analyst's word.

/// How many corrections of each kind are in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CorrectionCounts {
    /// Articles whose source was named.
    pub sources: usize,
    /// Articles whose date was set.
    pub dates: usize,
    /// Articles whose title was changed.
    pub titles: usize,
    /// Articles whose language was set.
    pub languages: usize,
    /// Removed lines put back.
    pub lines_put_back: usize,
    /// Lines taken out.
    pub lines_taken_out: usize,
    /// Places where a sentence was split, or two were joined.
    pub sentences: usize,
    /// Pairs of sentences made, unmade, or said to be alike otherwise.
    pub pairs: usize,
    /// Hits whose voice was set.
    pub voices: usize,
    /// Hits whose speaker was set.
    pub speakers: usize,
    /// Hits dismissed.
    pub dismissed: usize,
    /// Events whose articles are not those the grouping gave.
    pub events: usize,
}

impl CorrectionCounts {
    /// All of them.
    pub fn total(&self) -> usize {
        self.named().iter().map(|(number, ..)| number).sum()
    }

    /// In words, for a methods paragraph: `2 voices set, 1 hit dismissed`; empty if nothing was corrected.
    pub fn describe(&self) -> String {
        let parts: Vec<String> = self
            .named()
            .iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, one, several)| format!("{number} {}", if *number == 1 { one } else { several }))
            .collect();
        parts.join(", ")
    }

    fn named(&self) -> [(usize, &'static str, &'static str); 12] {
        [
            (self.sources, "source named", "sources named"),
            (self.dates, "date set", "dates set"),
            (self.titles, "title changed", "titles changed"),
            (self.languages, "language set", "languages set"),
            (self.lines_put_back, "removed line put back", "removed lines put back"),
            (self.lines_taken_out, "line taken out", "lines taken out"),
            (self.sentences, "sentence boundary set", "sentence boundaries set"),
            (self.pairs, "pair of sentences set", "pairs of sentences set"),
            (self.voices, "voice set", "voices set"),
            (self.speakers, "speaker set", "speakers set"),
            (self.dismissed, "hit dismissed", "hits dismissed"),
            (self.events, "event regrouped", "events regrouped"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_are_said_in_words() {
        assert_eq!(CorrectionCounts::default().describe(), "");
        let counts = CorrectionCounts { voices: 2, dismissed: 1, ..CorrectionCounts::default() };
        assert_eq!(counts.describe(), "2 voices set, 1 hit dismissed");
        assert_eq!(counts.total(), 3);
    }
}
