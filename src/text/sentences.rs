//! Where sentences end.
//!
//! Works on the tokens of one paragraph. A full stop ends a sentence unless it belongs to an abbreviation or an initial;
//! closing quotation marks and brackets stay with the sentence they close; what follows must look like a beginning.

use std::ops::Range;

use super::document::Token;
use super::vocabulary::{TokenKind, Vocabulary};
use crate::model::{Language, SentenceBreak, Span};

/// Splits a paragraph's tokens into sentences. The ranges are non-empty, in order, and cover every token.
/// `whole` keeps the paragraph in one piece (titles and headings).
pub(super) fn split(
    text: &str,
    paragraph: Span,
    tokens: &[Token],
    vocabulary: &Vocabulary,
    language: Language,
    whole: bool,
) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    if tokens.is_empty() {
        return out;
    }
    if whole {
        out.push(0..tokens.len());
        return out;
    }
    let surface = |i: usize| -> &str { &vocabulary.form(tokens[i].form).surface };
    let end_of = |i: usize| -> usize { tokens[i].start as usize + surface(i).len() };
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let mark = surface(at);
        if !is_terminal(mark) {
            at += 1;
            continue;
        }
        // Further terminals, then closing marks, belong to the same end.
        let mut last = at;
        while last + 1 < tokens.len() && (is_terminal(surface(last + 1)) || closes(text, tokens, vocabulary, last + 1))
        {
            last += 1;
        }
        let next = last + 1;
        if next >= tokens.len() {
            break;
        }
        let gap = end_of(last) < tokens[next].start as usize;
        let wide = matches!(mark, "。" | "！" | "？" | "।" | "؟" | "۔");
        let bare = last == at;
        let ends = wide
            || (gap
                && begins(text, tokens, vocabulary, next)
                && !(mark == "." && bare && at > start && abbreviation(tokens, vocabulary, at, next, language)));
        if ends {
            out.push(start..next);
            start = next;
        }
        at = next;
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    debug_assert!(out.iter().all(|r| !r.is_empty()), "empty sentence in {paragraph:?}");
    out
}

/// Sentences with the analyst's decisions over them. Those that stand at no word inside the paragraph change nothing.
pub(super) fn corrected(ranges: Vec<Range<usize>>, tokens: &[Token], breaks: &[SentenceBreak]) -> Vec<Range<usize>> {
    let mut begins: Vec<usize> = ranges.iter().map(|range| range.start).collect();
    for decided in breaks {
        let Ok(token) = tokens.binary_search_by_key(&decided.at, |token| token.start) else { continue };
        match (begins.binary_search(&token), decided.begins) {
            (Err(position), true) => begins.insert(position, token),
            (Ok(position), false) if token > 0 => drop(begins.remove(position)),
            _ => {}
        }
    }
    let ends = begins.iter().skip(1).copied().chain([tokens.len()]);
    begins.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn is_terminal(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "。" | "！" | "？" | "।" | "؟" | "۔" | "‽")
}

/// Whether the token is a closing mark that touches what stands before it.
fn closes(text: &str, tokens: &[Token], vocabulary: &Vocabulary, at: usize) -> bool {
    let mark = &*vocabulary.form(tokens[at].form).surface;
    let start = tokens[at].start as usize;
    let touches = !text[..start].ends_with(char::is_whitespace);
    match mark {
        "”" | "’" | "»" | "›" | ")" | "]" | "」" | "』" | "''" => touches,
        "\"" | "'" => {
            let after = text[start + mark.len()..].chars().next();
            touches && after.is_none_or(|c| !c.is_alphanumeric())
        }
        _ => false,
    }
}

/// Whether the token can begin a sentence.
fn begins(text: &str, tokens: &[Token], vocabulary: &Vocabulary, at: usize) -> bool {
    for &Token { start, form } in &tokens[at..] {
        let form = vocabulary.form(form);
        match form.kind {
            TokenKind::Word => {
                let first = text[start as usize..].chars().next();
                // Letters without case (Arabic, Hebrew, Han) can always begin.
                return first.is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
            }
            TokenKind::Number => return true,
            TokenKind::Clitic => return false,
            TokenKind::Mark => match &*form.surface {
                "“" | "\"" | "‘" | "'" | "«" | "‹" | "„" | "(" | "[" | "「" | "¿" | "¡" | "–" | "—" | "-" | "•"
                | "*" | "$" | "£" | "€" | "#" | "@" | "``" => {}
                _ => return false,
            },
        }
    }
    true
}

/// Whether the full stop at `at` belongs to the word before it and the sentence goes on at `next`.
fn abbreviation(tokens: &[Token], vocabulary: &Vocabulary, at: usize, next: usize, language: Language) -> bool {
    let before = vocabulary.form(tokens[at - 1].form);
    let touches = tokens[at - 1].start as usize + before.surface.len() == tokens[at].start as usize;
    if !touches || before.kind != TokenKind::Word {
        return false;
    }
    let word = &*before.surface;
    let folded = &*vocabulary.form(before.word).surface;
    let following = vocabulary.form(tokens[next].form);
    let starter = STARTERS.binary_search(&vocabulary.folded(tokens[next].form)).is_ok();
    if ALWAYS.binary_search(&folded).is_ok() {
        return true;
    }
    // An initial: `George W. Bush`, `J. K. Rowling`; but `Plan B. The`.
    let mut letters = word.chars();
    if let (Some(first), None) = (letters.next(), letters.next())
        && first.is_uppercase()
    {
        return following.capitalised && !starter && word != "I";
    }
    // `U.S. President`, `a.m. Monday`: goes on unless a typical first word follows.
    if word.contains('.') || SOMETIMES.binary_search(&folded).is_ok() {
        return !starter;
    }
    // `No. 5`, `Art. 4`
    if matches!(folded, "no" | "nos" | "art" | "vol" | "pp" | "fig" | "sec" | "nr") {
        return following.kind == TokenKind::Number;
    }
    language.code() == "de" && before.kind == TokenKind::Number
}

/// Abbreviations that never end a sentence (sorted).
const ALWAYS: &[&str] = &[
    "adm",
    "atty",
    "bishop-elect",
    "brig",
    "capt",
    "cf",
    "cmdr",
    "col",
    "cpl",
    "det",
    "dr",
    "dra",
    "e.g",
    "fr",
    "ft",
    "gen",
    "gov",
    "hon",
    "i.e",
    "insp",
    "lt",
    "m",
    "maj",
    "messrs",
    "mgr",
    "mlle",
    "mm",
    "mme",
    "mr",
    "mrs",
    "ms",
    "msgr",
    "mt",
    "mx",
    "ofc",
    "pfc",
    "pres",
    "prof",
    "pvt",
    "rep",
    "reps",
    "rev",
    "sen",
    "sens",
    "sgt",
    "spc",
    "sr",
    "sra",
    "srta",
    "st",
    "supt",
    "viz",
    "vs",
];

/// Abbreviations that may end a sentence (sorted).
const SOMETIMES: &[&str] = &[
    "al", "apr", "ariz", "assn", "aug", "ave", "blvd", "calif", "co", "colo", "conn", "corp", "ct", "dec", "del",
    "dept", "est", "etc", "feb", "fla", "fri", "ga", "ill", "inc", "ind", "jan", "jr", "kan", "ky", "ltd", "mass",
    "md", "mich", "minn", "miss", "mo", "mon", "mont", "neb", "nev", "nov", "oct", "okla", "ore", "pa", "ph.d", "rd",
    "sat", "sept", "sr", "sun", "tenn", "tex", "thu", "thurs", "tue", "tues", "u.k", "u.n", "u.s", "va", "vt", "wash",
    "wed", "wis", "wyo",
];

/// Words that often begin a sentence and seldom follow an abbreviation within one (sorted).
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "even",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "it",
    "its",
    "last",
    "like",
    "many",
    "meanwhile",
    "more",
    "most",
    "no",
    "not",
    "now",
    "on",
    "one",
    "our",
    "several",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "whether",
    "while",
    "who",
    "why",
    "with",
    "yet",
    "you",
];

#[cfg(test)]
mod tests {
    use super::super::{Vocabulary, read};
    use super::{ALWAYS, SOMETIMES, STARTERS};
    use crate::model::{Article, Language, SentenceBreak};

    fn check(body: &str, expect: &[&str]) {
        let mut article = Article::default();
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let found: Vec<&str> = document.sentences.iter().map(|s| s.span.of(&article.text)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn the_analyst_says_where_sentences_end() {
        let text = "She spoke to Lt. Marwick of No. 9 Company. He said nothing; she left.";
        let check = |breaks: &[(&str, bool)], expect: &[&str]| {
            let mut article = Article { language: Language::ENGLISH, ..Article::default() };
            article.set_text("", text);
            article.breaks = breaks
                .iter()
                .map(|&(word, begins)| SentenceBreak { at: text.find(word).unwrap() as u32, begins })
                .collect();
            let mut vocabulary = Vocabulary::default();
            let document = read(&article, &mut vocabulary);
            let found: Vec<&str> = document.sentences.iter().map(|sentence| sentence.span.of(text)).collect();
            assert_eq!(found, expect, "{breaks:?}");
        };
        let [first, second] = ["She spoke to Lt. Marwick of No. 9 Company.", "He said nothing; she left."];
        check(&[], &[first, second]);
        check(&[("He said", false)], &[text]);
        check(&[("she left", true)], &[first, "He said nothing;", "she left."]);
        check(&[("Marwick", true), ("He said", false)], &["She spoke to Lt.", &text[17..]]);
        check(&[("She", false)], &[first, second]);
        check(&[("e spoke", true)], &[first, second]);
    }

    #[test]
    fn word_lists_are_sorted() {
        for list in [ALWAYS, SOMETIMES, STARTERS] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn titles_and_initials_do_not_end_a_sentence() {
        check(
            "Gen. Mark A. Milley met Mr. Smith. They talked.",
            &["Gen. Mark A. Milley met Mr. Smith.", "They talked."],
        );
    }

    #[test]
    fn an_abbreviated_country_ends_a_sentence_only_before_a_beginning() {
        check("The U.S. President left the U.S. He flew.", &["The U.S. President left the U.S.", "He flew."]);
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        check("“We won.” “They lost!” he said.", &["“We won.”", "“They lost!” he said."]);
        check("\"We won.\" \"They lost.\" It ended.", &["\"We won.\"", "\"They lost.\"", "It ended."]);
    }

    #[test]
    fn numbers_with_points_are_whole() {
        check("Prices rose 3.5 percent. No. 5 fell.", &["Prices rose 3.5 percent.", "No. 5 fell."]);
    }

    #[test]
    fn other_scripts_have_their_own_stops() {
        check("他说。我们走了。", &["他说。", "我们走了。"]);
        check("هل انتهت الحرب؟ نعم انتهت.", &["هل انتهت الحرب؟", "نعم انتهت."]);
    }
}
