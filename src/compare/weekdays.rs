//! Days of the week that a report names for its event.
//!
//! Undated articles still say "on Thursday". Reports of one happening name the same day; two leads that name different
//! ones are about two happenings, however alike they are otherwise (two meetings in one week).

use crate::text::{Reading, SentenceKind};

/// Sentences of the body that count as the lead.
const LEAD: usize = 3;

/// Names of the days from Monday, folded, by language.
const NAMES: [(&str, [&str; 7]); 5] = [
    ("en", ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
    ("es", ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]),
    ("fr", ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
    ("de", ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]),
    ("pt", ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"]),
];

/// The days named in the lead of an article: one bit a day, Monday lowest.
pub(super) fn weekdays(reading: &Reading<'_>) -> u8 {
    let language = reading.article.language;
    let Some((_, names)) = NAMES.iter().find(|(code, _)| *code == language.code()) else { return 0 };
    let lead = reading.document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).take(LEAD);
    let mut days = 0;
    for token in lead.flat_map(crate::text::Sentence::token_range) {
        if let Some(day) = names.iter().position(|name| *name == reading.folded(token)) {
            days |= 1 << day;
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Language};
    use crate::text::{Vocabulary, read};

    #[test]
    fn the_lead_says_which_day() {
        for (body, expect) in [
            ("The ministers met on Thursday. They talked.", 0b000_1000),
            ("They met. They talked. They ate. On Monday they left.", 0),
            ("They met on Monday, a day after Sunday’s vote.", 0b100_0001),
        ] {
            let mut article = Article { language: Language::ENGLISH, ..Article::default() };
            article.set_text("", body);
            let mut vocabulary = Vocabulary::default();
            let document = read(&article, &mut vocabulary);
            let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
            assert_eq!(weekdays(&reading), expect, "{body}");
        }
    }
}
