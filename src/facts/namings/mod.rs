//! Namings: the noun phrases by which an article refers to an actor.
//!
//! Four kinds of actor. **States** come from a table: name, adjective with an institution (`the Kestovian regime`), and
//! the capital where it acts or speaks. **Aliases** are the analyst's own. **Persons** are capitalised names of two
//! words or more, with later mentions by the last word. **Other names** (invented states, organisations) are those the
//! article repeats, with their adjectives and short forms. A common noun phrase that introduces or follows a name
//! (`the armed group Talmari Front`) is a naming of it.

mod learnt;
mod spellings;
mod tables;

pub use spellings::{SpellingVariant, merge_spellings, spelling_variants};
pub use tables::Alias;
pub(super) use tables::Names;

use super::words::{Flags, Words};
use crate::model::Naming;
use crate::text::{Reading, TokenKind};

/// The namings of one article, in text order.
pub(super) fn find(reading: &Reading<'_>, words: &Words, names: &Names) -> Vec<Naming> {
    let finder = Finder { reading, words };
    let mut taken = vec![false; reading.tokens().len()];
    let mut out: Vec<Naming> = Vec::new();
    finder.from_tables(names, &mut taken, &mut out);
    let runs = finder.runs(&taken);
    finder.from_runs(&runs, &mut taken, &mut out);
    out.sort_by_key(|naming| (naming.span.start, naming.span.end));
    out.dedup_by(|next, kept| kept.span.overlaps(next.span));
    out
}

struct Finder<'a, 'b> {
    reading: &'b Reading<'a>,
    words: &'b Words,
}

impl Finder<'_, '_> {
    fn flags(&self, token: usize) -> Flags {
        self.reading.tokens().get(token).map_or(Flags::default(), |token| self.words.of(token.form))
    }

    fn is_word(&self, token: usize) -> bool {
        token < self.reading.tokens().len() && self.reading.form(token).kind == TokenKind::Word
    }

    fn naming(&self, tokens: std::ops::Range<usize>, actor: &str, sentence: usize) -> Naming {
        Naming { span: self.reading.tokens_span(tokens), actor: actor.to_owned(), sentence: sentence as u32 }
    }

    fn with_determiner(&self, start: usize, first: usize) -> usize {
        if start > first && self.flags(start - 1).has(Flags::DETERMINER) { start - 1 } else { start }
    }

    /// A name without an institution behind it: *the* belongs to it (*the US*), but not in front of a further noun (*the
    /// Syria talks*); other determiners never do (*his Syria policy*), and behind *a* the name only describes (*a Syria
    /// expert*).
    fn plain_name(&self, start: usize, end: usize, range: &std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let before =
            start.checked_sub(1).filter(|&token| token >= range.start && self.flags(token).has(Flags::DETERMINER));
        let Some(before) = before else { return Some(start..end) };
        match self.reading.folded(before) {
            "a" | "an" | "some" => None,
            "the" => {
                let noun = end < range.end
                    && self.is_word(end)
                    && !self.flags(end).has(Flags::FUNCTION.or(Flags::ACTS))
                    && !self.reading.folded(end).ends_with("ed")
                    && !self.reading.form(end).capitalised;
                Some(if noun { start } else { before }..end)
            }
            _ => Some(start..end),
        }
    }

    /// Whether a verb of acting or speaking follows, perhaps behind an auxiliary or adverb.
    fn acts(&self, from: usize, end: usize) -> bool {
        for token in from..end.min(from + 4) {
            if self.flags(token).has(Flags::ACTS) {
                return true;
            }
            let word = self.reading.folded(token);
            if !(matches!(
                word,
                "has" | "have" | "had" | "will" | "would" | "also" | "not" | "again" | "later" | "could" | "may"
            ) || word.ends_with("ly"))
            {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tables;
    use super::*;
    use crate::model::{Article, Language};
    use crate::text::{Vocabulary, read};

    fn found(body: &str, aliases: &[Alias]) -> Vec<(String, String)> {
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        Tables::with_aliases(&vocabulary, aliases)
            .namings(&reading)
            .into_iter()
            .map(|naming| (naming.span.of(body).to_owned(), naming.actor))
            .collect()
    }

    fn check(body: &str, expect: &[(&str, &str)]) {
        let found = found(body, &[]);
        let found: Vec<(&str, &str)> = found.iter().map(|(span, actor)| (span.as_str(), actor.as_str())).collect();
        assert_eq!(found, expect, "{body}");
    }

    #[test]
    fn states_are_named_in_many_ways() {
        check("Norway agreed.", &[("Norway", "Norway")]);
        check("He blamed the Norwegian government.", &[("the Norwegian government", "Norway")]);
        check("The Norwegian occupation regime fell.", &[("The Norwegian occupation regime", "Norway")]);
        check("Oslo has denied it.", &[("Oslo", "Norway")]);
        check("They met in Oslo on Monday.", &[]);
        check("A Norwegian novel won.", &[]);
        check(
            "They told us about the US and the U.S. military.",
            &[("the US", "United States"), ("the U.S. military", "United States")],
        );
        check("We ate turkey.", &[]);
    }

    #[test]
    fn determiners_that_are_no_part_of_a_name() {
        check("He defended his Norway policy.", &[("Norway", "Norway")]);
        check("He met a Norway expert.", &[]);
        check("The Norway talks failed.", &[("Norway", "Norway")]);
        check("They left the US on Monday.", &[("the US", "United States")]);
        check("They said the US agreed.", &[("the US", "United States")]);
        check("This Norway is not that Norway.", &[("Norway", "Norway"), ("Norway", "Norway")]);
    }

    #[test]
    fn persons_are_followed_by_their_last_name() {
        check(
            "President Aldric Venn spoke. Later Venn left, and Mr Venn slept.",
            &[("President Aldric Venn", "Aldric Venn"), ("Venn", "Aldric Venn"), ("Mr Venn", "Aldric Venn")],
        );
    }

    #[test]
    fn invented_names_are_learnt_from_the_article() {
        check(
            "Kestovia denied it. The charge angered Kestovia and the Kestovian army. Again Kestovia said no.",
            &[
                ("Kestovia", "Kestovia"),
                ("Kestovia", "Kestovia"),
                ("the Kestovian army", "Kestovia"),
                ("Kestovia", "Kestovia"),
            ],
        );
    }

    #[test]
    fn appositions_name_the_actor_too() {
        check(
            "They blamed the Ostran terrorist group Talmari Front for it.",
            &[("the Ostran terrorist group Talmari Front", "Talmari Front")],
        );
        check(
            "It hit the Talmari Front, the armed group that runs the town.",
            &[("the Talmari Front", "Talmari Front"), ("the armed group", "Talmari Front")],
        );
    }

    #[test]
    fn appositions_are_whole_phrases_and_do_not_speak() {
        check(
            "Joren Halv, the army’s spokesman, left. Halv, an old man, slept.",
            &[("Joren Halv", "Joren Halv"), ("the army’s spokesman", "Joren Halv"), ("Halv", "Joren Halv")],
        );
        check(
            "They asked Stellan Rudd, the chief executive of the port. Later Rudd left.",
            &[("Stellan Rudd", "Stellan Rudd"), ("the chief executive", "Stellan Rudd"), ("Rudd", "Stellan Rudd")],
        );
        check(
            "She died in front of Maeve Carrow, the ministry of the republic said. Carrow wept.",
            &[("Maeve Carrow", "Maeve Carrow"), ("Carrow", "Maeve Carrow")],
        );
    }

    #[test]
    fn appositions_name_repeated_names_and_aliases() {
        check(
            "They blamed the Norwegian terrorist group Talmar. Later Talmar denied it, and Talmar said no.",
            &[("the Norwegian terrorist group Talmar", "Talmar"), ("Talmar", "Talmar"), ("Talmar", "Talmar")],
        );
        let aliases = [Alias { actor: "Talmar".into(), names: vec!["Talmar".into()] }];
        assert_eq!(
            found("The Ostran terrorist group Talmar fled. Talmar, the armed group that runs it, said no.", &aliases),
            [
                ("The Ostran terrorist group Talmar".to_owned(), "Talmar".to_owned()),
                ("Talmar".to_owned(), "Talmar".to_owned()),
                ("the armed group".to_owned(), "Talmar".to_owned()),
            ]
        );
    }

    #[test]
    fn aliases_belong_to_the_analyst() {
        let aliases = [Alias { actor: "Norway".into(), names: vec!["the northern entity".into()] }];
        assert_eq!(
            found("They cursed the Northern entity.", &aliases),
            [("the Northern entity".to_owned(), "Norway".to_owned())]
        );
    }
}
