//! How much of what stands in the tables is the analyst's word.

use crate::wording::{Language, Message, message};

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
    pub fn describe(&self, language: Language) -> String {
        let parts: Vec<String> = self
            .named()
            .iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, one, several)| {
                let what = language.say(if *number == 1 { one } else { several });
                format!("{number} {what}")
            })
            .collect();
        parts.join(", ")
    }

    fn named(&self) -> [(usize, Message, Message); 12] {
        [
            (self.sources, message!("source named"), message!("sources named")),
            (self.dates, message!("date set"), message!("dates set")),
            (self.titles, message!("title changed"), message!("titles changed")),
            (self.languages, message!("language set"), message!("languages set")),
            (self.lines_put_back, message!("removed line put back"), message!("removed lines put back")),
            (self.lines_taken_out, message!("line taken out"), message!("lines taken out")),
            (self.sentences, message!("sentence boundary set"), message!("sentence boundaries set")),
            (self.pairs, message!("pair of sentences set"), message!("pairs of sentences set")),
            (self.voices, message!("voice set"), message!("voices set")),
            (self.speakers, message!("speaker set"), message!("speakers set")),
            (self.dismissed, message!("hit dismissed"), message!("hits dismissed")),
            (self.events, message!("event regrouped"), message!("events regrouped")),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_are_said_in_words() {
        assert_eq!(CorrectionCounts::default().describe(Language::English), "");
        let counts = CorrectionCounts { voices: 2, dismissed: 1, ..CorrectionCounts::default() };
        assert_eq!(counts.describe(Language::English), "2 voices set, 1 hit dismissed");
        assert_eq!(counts.total(), 3);
    }
}
