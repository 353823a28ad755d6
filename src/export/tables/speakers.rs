//! Who is quoted in which source.

use rayon::prelude::*;

use super::Counted;
use crate::export::table::{Cell, Table};
use crate::statistics;
use crate::voice::Stance;
use crate::wording::message;

/// A line for every speaker and source; reports that name nobody stand under an empty name.
pub(super) fn speakers(counted: &Counted<'_>) -> Table {
    let columns = [
        "speaker",
        "source",
        "articles",
        "direct",
        "mixed",
        "indirect",
        "words_quoted",
        "words_reported",
        "verbs_neutral",
        "verbs_doubting",
        "verbs_endorsing",
        "verbs_conceding",
        "verbs_demanding",
        "verbs_judging",
        "verbs",
        "loaded_terms",
        "presupposed",
        "terms",
    ];
    let mut table = Table::new("speakers", &columns).note(
        message!("direct, mixed, indirect: reports with all, some and none of their words between quotation marks; words within \
         one another count once. verbs_…: reporting verbs by what they imply of the truth of what is said. loaded_terms: \
         hits in the speaker’s voice; presupposed: those the outlet shares."),
    );
    let terms = counted.corpus.terms;
    let found = statistics::speakers(&counted.corpus, &counted.selection, counted.indices.speech(&counted.corpus));
    let write = |row: &statistics::SpeakerRow| {
        let listed = |items: Vec<String>| Cell::from(items.join("; "));
        let mut line: Vec<Cell> = vec![(&*row.speaker).into(), counted.source(row.source)];
        line.extend([row.articles, row.direct, row.mixed, row.indirect].map(Cell::from));
        line.extend([row.quoted_words, row.reported_words].map(Cell::from));
        line.extend(STANCES.map(|stance| Cell::from(row.with_stance(stance))));
        line.push(listed(row.verbs.iter().map(|verb| format!("{} {}", verb.lemma, verb.count)).collect()));
        line.push(row.terms.iter().map(|term| term.count).sum::<u32>().into());
        line.push(row.terms.iter().map(|term| term.presupposed).sum::<u32>().into());
        let named = |term: &statistics::SpeakerTerm| format!("{} {}", terms[term.term as usize].term, term.count);
        line.push(listed(row.terms.iter().map(named).collect()));
        line
    };
    table.rows = found.rows.par_iter().map(write).collect();
    table
}

/// In the order of the columns.
const STANCES: [Stance; 6] =
    [Stance::Neutral, Stance::Doubting, Stance::Endorsing, Stance::Conceding, Stance::Demanding, Stance::Judging];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stance_has_its_column() {
        assert_eq!(STANCES.len(), Stance::ALL.len());
        assert!(Stance::ALL.iter().all(|stance| STANCES.contains(stance)));
        assert_eq!(
            STANCES.map(Stance::name),
            ["neutral", "doubting", "endorsing", "conceding", "demanding", "judging"]
        );
    }
}
