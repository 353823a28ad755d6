//! News agencies credited in an article.

use crate::model::Span;
use crate::text::Reading;

/// Agencies: how they are shown, then how they are written in words, case-sensitive where the name is a plain
/// abbreviation.
const AGENCIES: &[(&str, &[&str])] = &[
    ("AFP", &["AFP", "Agence France-Presse", "Agence France Presse"]),
    ("Anadolu", &["Anadolu", "AA"]),
    ("ANSA", &["ANSA"]),
    ("AP", &["AP", "Associated Press"]),
    ("Bloomberg", &["Bloomberg"]),
    ("dpa", &["dpa", "DPA", "Deutsche Presse-Agentur"]),
    ("EFE", &["EFE", "Agencia EFE"]),
    ("Interfax", &["Interfax"]),
    ("IRNA", &["IRNA", "Islamic Republic News Agency"]),
    ("Kyodo", &["Kyodo"]),
    ("PA", &["PA", "Press Association", "PA Media"]),
    ("PTI", &["PTI", "Press Trust of India"]),
    ("Reuters", &["Reuters"]),
    ("RIA Novosti", &["RIA Novosti", "RIA"]),
    ("SANA", &["SANA"]),
    ("SPA", &["SPA", "Saudi Press Agency"]),
    ("TASS", &["TASS", "Tass", "ITAR-TASS"]),
    ("UPI", &["UPI", "United Press International"]),
    ("Wafa", &["WAFA", "Wafa"]),
    ("Xinhua", &["Xinhua"]),
    ("Yonhap", &["Yonhap"]),
];

/// An agency named in an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgencyCredit {
    /// The agency's usual name.
    pub agency: &'static str,
    /// Where it is named; `None` if it stands among the authors or in a line taken out as boilerplate.
    pub span: Option<Span>,
    /// Whether it is credited with the article (author, byline, dateline, or in brackets at either end) and not merely
    /// named for a piece of news.
    pub byline: bool,
}

/// Sentences at either end of an article in which a name in brackets or after a dash is a credit.
const END_SENTENCES: usize = 2;

/// The agencies an article names, in text order, authors first. Plain abbreviations (AP, PA, AA) count only where they
/// stand as a credit: elsewhere they are too often something else.
pub fn agency_credits(reading: &Reading<'_>) -> Vec<AgencyCredit> {
    let mut found = Vec::new();
    let removed = reading.article.removed.iter().map(|line| line.text.as_str());
    for line in reading.article.authors.iter().map(String::as_str).chain(removed) {
        for agency in AGENCIES.iter().filter(|(_, names)| names.iter().any(|name| names_agency(line, name))) {
            let credit = AgencyCredit { agency: agency.0, span: None, byline: true };
            if !found.contains(&credit) {
                found.push(credit);
            }
        }
    }
    let sentences = reading.sentences().len();
    for (n, sentence) in reading.sentences().iter().enumerate() {
        let text = reading.slice(sentence.span);
        let at_end = n < END_SENTENCES + 1 || n + END_SENTENCES >= sentences;
        let mut here: Vec<AgencyCredit> = Vec::new();
        for (agency, names) in AGENCIES {
            for name in *names {
                for (at, _) in text.match_indices(name).filter(|(at, _)| whole(text, *at, name.len())) {
                    let byline = at_end && stands_as_credit(text, at, name.len());
                    let start = sentence.span.start as usize + at;
                    let span = Span::new(start, start + name.len());
                    if (byline || !ambiguous(name))
                        && !here.iter().any(|other| other.span.is_some_and(|s| s.overlaps(span)))
                    {
                        here.push(AgencyCredit { agency, span: Some(span), byline });
                    }
                }
            }
        }
        here.sort_by_key(|credit| credit.span);
        found.extend(here);
    }
    found
}

/// Two or three capitals, which may stand for many things.
fn ambiguous(name: &str) -> bool {
    name.len() <= 3
}

/// Whether a line of authors names the agency as a word.
fn names_agency(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| whole(line, at, name.len()))
}

/// Whether the match is not part of a longer word.
fn whole(text: &str, at: usize, len: usize) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '-';
    !text[..at].chars().next_back().is_some_and(word) && !text[at + len..].chars().next().is_some_and(word)
}

/// Whether the match stands in brackets, before a dash (`LOWMARK, May 6 (Reuters) –`, `Reuters –`), or is all there is.
fn stands_as_credit(text: &str, at: usize, len: usize) -> bool {
    let before = text[..at].trim_end();
    let after = text[at + len..].trim_start();
    let bracketed = before.ends_with(['(', '[', '/']) && after.starts_with([')', ']', '/']);
    let dateline = at < 40 && (after.starts_with(['–', '—']) || after.starts_with("- "));
    let signed = before.ends_with(['–', '—']) && after.trim_matches(['.', ' ']).is_empty();
    let alone = before.is_empty() && after.trim_matches(['.', ' ']).is_empty();
    bracketed || dateline || signed || alone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::text::{Vocabulary, read};

    fn check(authors: &[&str], body: &str, expect: &[(&str, bool)]) {
        let mut article =
            Article { authors: authors.iter().map(|&name| name.to_owned()).collect(), ..Article::default() };
        article.set_text("Talks go on", body);
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        let found: Vec<(&str, bool)> =
            agency_credits(&reading).iter().map(|credit| (credit.agency, credit.byline)).collect();
        assert_eq!(found, expect, "{body}");
    }

    #[test]
    fn credits_are_told_from_mentions() {
        check(&["Associated Press"], "Talks went on.", &[("AP", true)]);
        check(&[], "LOWMARK, May 6 (Reuters) – Talks went on.", &[("Reuters", true)]);
        check(&[], "BRENHOLT (AP) — Talks went on. They ended late.", &[("AP", true)]);
        check(&[], "Talks went on, Reuters has reported.", &[("Reuters", false)]);
        check(&[], "The minister told Agence France-Presse that talks went on.", &[("AFP", false)]);
        check(&[], "She passed her AP exam and called her PA.", &[]);
    }
}
