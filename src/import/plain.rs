//! Plain text as it is saved or scraped from pages: which line is the title, which lines are no part of the article,
//! which short lines are subheadings.

use std::collections::BTreeSet;

use super::clean::{self, Line};
use super::dates::{self, Reading};
use super::draft::{BodyBuilder, Draft};
use crate::model::{Basis, BlockKind, Published};

/// How many lines at the top may belong to the head (section, tagline, title, standfirst, date, byline, picture).
const HEAD_LINES: usize = 12;

/// Reads one article out of plain text.
pub(super) fn read(text: &str) -> Draft {
    let paragraphs = paragraphs(text);
    article(&paragraphs.iter().map(|text| (text.as_str(), None)).collect::<Vec<_>>(), None)
}

/// One article out of paragraphs whose kind may be known already; `title` if the format states it.
pub(super) fn article(paragraphs: &[(&str, Option<BlockKind>)], title: Option<&str>) -> Draft {
    let lines: Vec<Line<'_>> = paragraphs.iter().map(|(text, _)| Line::new(text)).collect();
    let mut reasons = clean::sweep(&lines);
    for (reason, (_, kind)) in reasons.iter_mut().zip(paragraphs) {
        // What the format marks as a quotation is not furniture.
        if *kind == Some(BlockKind::Quotation) {
            *reason = None;
        }
    }
    restore_labelled_title(&lines, &mut reasons);
    let chosen = if title.is_some() { None } else { find_title(&lines, &reasons) };
    if let Some(at) = chosen {
        reasons[at] = Some("title");
        for above in 0..at {
            // A longer line above the title may be a sentence of the article; only a short one is surely furniture.
            if reasons[above].is_none() && lines[above].words <= 8 && !lines[above].sentence {
                reasons[above] = Some(if lines[above].words > 3 { "tagline" } else { "section-line" });
            }
        }
    }
    if let Some(title) = title.map(|title| Line::new(title).plain) {
        // The title once more on top of the text.
        if let Some(at) = lines.iter().take(4).position(|line| line.plain == title) {
            reasons[at] = Some("title-repeated");
        }
    }
    remove_short_captions(&lines, &mut reasons);
    let mut draft = Draft::default();
    let mut builder = BodyBuilder::default();
    for (at, (line, reason)) in lines.iter().zip(&reasons).enumerate() {
        match reason {
            Some("title") => {}
            Some(reason) => {
                note(&mut draft, line, reason, at);
                builder.remove(line.text, reason);
            }
            None => builder.push(
                line.text,
                paragraphs[at].1.or_else(|| is_subheading(&lines, &reasons, at).then_some(BlockKind::Heading)),
            ),
        }
    }
    let title = title.map_or_else(|| chosen.map_or("", |at| lines[at].text), str::trim);
    let (published, authors) = (draft.article.published, draft.article.authors);
    draft.article = builder.finish(title);
    draft.article.published = published;
    draft.article.authors = authors;
    draft
}

/// `OPINION: …` on the very first line is the title and no link to another article.
fn restore_labelled_title(lines: &[Line<'_>], reasons: &mut [Option<&'static str>]) {
    let (Some(first), Some(reason)) = (lines.first(), reasons.first_mut()) else {
        return;
    };
    let label = matches!(*reason, Some("related-link" | "agency-credit" | "subscribe" | "photo-credit"))
        && first.words >= 4
        && !first.text.contains(['(', '[']);
    let next = lines.iter().skip(1).find(|line| clean::reason(line).is_none());
    if label && next.is_some_and(is_body) {
        *reason = None;
    }
}

/// Keeps what a removed line tells: the date, the authors.
fn note(draft: &mut Draft, line: &Line<'_>, reason: &str, at: usize) {
    match reason {
        "date-line" if draft.article.published == Published::default() && at < HEAD_LINES => {
            match dates::parse(line.text) {
                Some(Reading::Day(date)) => {
                    draft.article.published = Published { date: Some(date), basis: Basis::Text, doubt: None }
                }
                Some(Reading::Ambiguous(words)) => {
                    draft.article.published = Published { date: None, basis: Basis::Unknown, doubt: Some(words) }
                }
                None => {}
            }
        }
        "byline" if draft.article.authors.is_empty() => {
            draft.article.authors = clean::byline_names(line.text);
        }
        _ => {}
    }
}

/// Paragraphs of a text: by empty lines if it has them, else by lines. Lines that an editor has wrapped at a fixed
/// width are joined.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{85}', '\u{c}', '\u{b}'], "\n")
        .replace('\u{2029}', "\n\n")
        .replace('\0', "");
    let mut out = Vec::new();
    for group in text.split("\n\n") {
        let lines: Vec<&str> = group.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if is_wrapped(&lines) {
            out.push(lines.join(" "));
        } else {
            out.extend(lines.into_iter().map(str::to_owned));
        }
    }
    out
}

/// Whether lines are one paragraph cut at a fixed width: all but the last about as long, and few of them end a sentence.
fn is_wrapped(lines: &[&str]) -> bool {
    let Some((_, full)) = lines.split_last() else {
        return false;
    };
    if full.is_empty() {
        return false;
    }
    let lengths: Vec<usize> = full.iter().map(|line| line.chars().count()).collect();
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let shortest = lengths.iter().copied().min().unwrap_or(0);
    let ends = full.iter().filter(|line| Line::new(line).sentence).count();
    (50..=100).contains(&longest) && shortest * 10 >= longest * 7 && ends * 3 <= full.len()
}

/// The line that is the title: in the head, neither a whole paragraph nor removed, and the one whose words come back in
/// the text below it. A tagline or a section's name does not speak of what the article speaks of.
fn find_title(lines: &[Line<'_>], reasons: &[Option<&'static str>]) -> Option<usize> {
    let mut head: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate().take(HEAD_LINES) {
        if reasons[at].is_some()
            || line.text.ends_with(':') && line.words <= 3
            || line.text.starts_with('(') && line.text.ends_with(')')
        {
            continue;
        }
        if is_body(line) || head.len() == 4 {
            break;
        }
        head.push(at);
    }
    let &first = head.first()?;
    let rest: Vec<&Line<'_>> = lines
        .iter()
        .enumerate()
        .filter(|(at, _)| reasons[*at].is_none() && !head.contains(at))
        .map(|(_, line)| line)
        .take(8)
        .collect();
    if rest.is_empty() {
        // Nothing but short lines: the first one is the title if others follow.
        return (head.len() > 1).then_some(first);
    }
    let body: BTreeSet<String> = rest.iter().flat_map(|line| stems(&line.plain)).collect();
    let score = |at: usize| {
        let line = &lines[at];
        let words: BTreeSet<String> = stems(&line.plain).collect();
        let shared = words.intersection(&body).count() as f32;
        let position = if at == first { 0.75 } else { 0.0 };
        let length = match line.words {
            2 | 3 => -0.25,
            4..=30 => 0.75,
            _ => -1.0,
        };
        let quoted = if line.text.ends_with([':', '.']) { -1.0 } else { 0.0 };
        // Many words shared with the text count, and so does their share of the line.
        shared.min(5.0) * 0.5 + 1.5 * shared / words.len().max(1) as f32 + position + length + quoted
    };
    // A first line that speaks of what the text speaks of is the title.
    let own: BTreeSet<String> = stems(&lines[first].plain).collect();
    let shared = own.intersection(&body).count();
    if lines[first].words >= 4
        && (shared >= 2 || shared * 5 >= own.len() * 2 && shared > 0 && !lines[first].plain.contains("since "))
    {
        return Some(first);
    }
    let mut best = first;
    for &at in &head[1..] {
        // Of two candidates the upper one is the title and the lower one the standfirst, unless it fits far worse.
        if score(at) > score(best) + 0.8 {
            best = at;
        }
    }
    Some(best)
}

/// A line that is a paragraph of the text and no title.
fn is_body(line: &Line<'_>) -> bool {
    if is_title_case(line) && line.words <= 34 {
        return false;
    }
    line.sentence && line.words > 16 && !line.text.ends_with('?')
        || line.words > 34
        || line.words <= 3 && line.text.chars().count() > 60 && line.sentence
}

/// Whether Nearly All Longer Words Are Capitalised.
fn is_title_case(line: &Line<'_>) -> bool {
    let long = || line.text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let capitals =
        long().filter(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)).count();
    let all = long().count();
    all >= 4 && capitals * 10 >= all * 9
}

/// Words of more than three letters, cut to five: enough to match `president` with `presidential`.
fn stems(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 || word.chars().any(|c| c > '\u{590}') && !word.is_empty())
        .map(|word| word.chars().take(5).collect())
}

/// A caption without a credit: between title and text, no sentence, and its words name a place and a date. Only what
/// stands directly beside a line already removed as a credit is taken.
fn remove_short_captions(lines: &[Line<'_>], reasons: &mut [Option<&'static str>]) {
    let first_body = (0..lines.len()).find(|&at| reasons[at].is_none() && is_body(&lines[at])).unwrap_or(lines.len());
    for at in 1..first_body {
        let credit_only = reasons[at] == Some("photo-credit") && lines[at].words <= 6;
        if credit_only
            && reasons[at - 1].is_none()
            && !lines[at - 1].sentence
            && lines[at - 1].words >= 4
            && lines[at - 1].words <= 30
            && !is_title_case(&lines[at - 1])
        {
            reasons[at - 1] = Some("photo-caption");
        }
    }
}

/// A short line without closing punctuation between paragraphs.
fn is_subheading(lines: &[Line<'_>], reasons: &[Option<&'static str>], at: usize) -> bool {
    let line = &lines[at];
    let short = (1..=12).contains(&line.words) && line.text.chars().count() <= 90;
    let begins = line.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let open = !line.sentence
        && !line.text.ends_with([',', ';', ':', '”', '"', '-', '–', '—', '»'])
        && !line.text.starts_with(['•', '-', '–', '*', '·', '“', '"', '«']);
    let next = (at + 1..lines.len()).find(|&next| reasons[next].is_none());
    short && begins && open && next.is_some_and(|next| clean::reads_as_prose(&lines[next]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "Keeping the coast informed since 1911\n\nHarbour board president blames ministry for ferry delays\n\nMay 6, 2024 at 8:15 am\n\nA ferry waits at Port Ansel, May 3, 2024 [Harbour Board/ Handout – Coast Agency]\n\nThe president of the harbour board on Monday blamed the ministry for three delays of the ferry in one week.\n\nREAD: Island school to close in autumn\n\nTIES TO THE MINISTRY\n\nThe ministry owns a fifth of the board and has appointed two of its five members since the spring.\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nTrending\n\nExit mobile version\n";

    #[test]
    fn scraped_text_is_cleaned() {
        let article = read(PAGE).article;
        assert_eq!(article.title(), "Harbour board president blames ministry for ferry delays");
        assert_eq!(article.published.date.map(|date| date.to_string()).as_deref(), Some("2024-05-06"));
        assert_eq!(
            article.body(),
            "The president of the harbour board on Monday blamed the ministry for three delays of the ferry in one week.\n\nTIES TO THE MINISTRY\n\nThe ministry owns a fifth of the board and has appointed two of its five members since the spring."
        );
        assert_eq!(article.blocks.len(), 1);
        assert_eq!(article.blocks[0].kind, BlockKind::Heading);
        let reasons: Vec<&str> = article.removed.iter().map(|line| line.reason.as_str()).collect();
        assert_eq!(
            reasons,
            [
                "tagline",
                "date-line",
                "photo-credit",
                "related-link",
                "comment-form",
                "comment-form",
                "related-link",
                "advertisement"
            ]
        );
    }

    #[test]
    fn text_without_a_title_has_none() {
        let article = read("The president of the harbour board on Monday blamed the ministry for three delays of the ferry in one week.\n\nHe resigned later.").article;
        assert!(article.title.is_none());
        assert!(article.body().ends_with("He resigned later."));
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let wrapped = "Ferry late\n\nThe ferry to the island was two hours late on Monday, the third\ndelay in a week, the harbour board said in a statement that it gave\nout at noon.\n";
        assert_eq!(paragraphs(wrapped).len(), 2);
        assert_eq!(paragraphs("One line.\nAnother line.\n"), ["One line.", "Another line."]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_it(text in "(\\PC|\n){0,400}") {
            let article = read(&text).article;
            for block in &article.blocks {
                let _ = block.span.of(&article.text);
            }
            for line in &article.removed {
                proptest::prop_assert!(article.text.is_char_boundary(line.before as usize));
            }
        }
    }
}
