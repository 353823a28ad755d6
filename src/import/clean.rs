//! Lines that belong to the page and not to the article: a table of rules, each a name and a test.
//!
//! A rule looks at one line alone; what needs the neighbours of a line (the fields of a comment form, whatever follows
//! `Trending`) is in [`sweep`]. Rules are written so that a sentence of the article is kept when in doubt: all but the
//! firmest ask for a short line, and none fires on a line that reads as prose.

use super::dates;
use super::patterns::*;

/// One line with what the rules want to know about it.
pub(super) struct Line<'a> {
    /// Without white space at its ends.
    pub text: &'a str,
    /// Lower case, curly quotation marks and dashes made plain, without closing punctuation.
    pub plain: String,
    /// Words by white space.
    pub words: usize,
    /// Whether it ends as a sentence does.
    pub sentence: bool,
}

impl<'a> Line<'a> {
    /// Reads a line.
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.trim();
        let mut plain: String = text
            .chars()
            .map(|c| match c {
                '‘' | '’' | 'ʼ' | '`' => '\'',
                '“' | '”' | '„' => '"',
                '–' | '—' | '‑' => '-',
                '\u{a0}' | '\u{202f}' => ' ',
                other => other,
            })
            .flat_map(char::to_lowercase)
            .collect();
        let end = plain.trim_end_matches([' ', '.', ':', '!', '…', '*', '»', '>', '›', '→', '|', '-']).len();
        plain.truncate(end);
        let start = plain.len()
            - plain
                .trim_start_matches([' ', '*', '•', '»', '>', '›', '|', '-', '·', '▪', '■', '►', '▶', '+', '#'])
                .len();
        plain.drain(..start);
        let words = text.split_whitespace().count();
        let sentence = text
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '“'])
            .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।']);
        Self { text, plain, words, sentence }
    }

    fn is_prose(&self) -> bool {
        self.sentence && self.words > 14
    }
}

/// A rule: the reason it gives, the largest number of words of a line it may take, and its test.
struct Rule {
    reason: &'static str,
    at_most: usize,
    test: fn(&Line<'_>) -> bool,
}

static RULES: &[Rule] = &[
    Rule { reason: "agency-credit", at_most: 60, test: |l| AGENCY_CREDIT.is_match(l.text) },
    Rule {
        reason: "aggregator-note",
        at_most: 60,
        test: |l| AGGREGATOR.is_match(&l.plain) && (l.words <= 12 || !l.is_prose() || firm_aggregator(l)),
    },
    Rule { reason: "comment-form", at_most: 30, test: |l| COMMENT.is_match(&l.plain) },
    Rule {
        reason: "related-link",
        at_most: 40,
        test: |l| RELATED_LABEL.is_match(&l.plain) && related_label_is_sure(l),
    },
    Rule { reason: "related-link", at_most: 12, test: |l| RELATED_HEADING.is_match(&l.plain) },
    Rule { reason: "share", at_most: 20, test: |l| SHARE.is_match(&l.plain) },
    Rule { reason: "subscribe", at_most: 32, test: |l| SUBSCRIBE.is_match(&l.plain) && subscribe_is_sure(l) },
    Rule { reason: "subscribe", at_most: 60, test: |l| FOLLOW.is_match(&l.plain) && !l.text.contains(['“', '”']) },
    Rule {
        reason: "cookie-notice",
        at_most: 60,
        test: |l| COOKIES.is_match(&l.plain) && !l.text.contains(['“', '”', '"']),
    },
    Rule { reason: "advertisement", at_most: 12, test: |l| ADVERTISEMENT.is_match(&l.plain) },
    Rule { reason: "publication-note", at_most: 8, test: |l| TIMES.is_match(&l.plain) },
    Rule { reason: "byline", at_most: 18, test: |l| is_byline(l.text) },
    Rule { reason: "photo-credit", at_most: 70, test: |l| CREDIT.is_match(&l.plain) && credit_is_sure(l) },
    Rule { reason: "tags", at_most: 40, test: |l| SECTION_ONLY.is_match(&l.plain) && !l.sentence },
    Rule { reason: "contact", at_most: 16, test: |l| CONTACT.is_match(&l.plain) },
    Rule { reason: "date-line", at_most: 16, test: |l| dates::is_date_line(l.text) },
    Rule { reason: "ornament", at_most: 12, test: |l| !l.text.chars().any(char::is_alphanumeric) },
];

/// An aggregator's note that is one even as a full sentence: it speaks of itself.
fn firm_aggregator(line: &Line<'_>) -> bool {
    line.plain.starts_with("this ")
        || line.plain.starts_with("the post ")
        || line.plain.contains("rights reserved")
        || line.plain.contains("may not be")
}

/// A label such as `Read:` or `Watch` counts in capitals, or with a colon; `Opinion:` and its kind only so.
fn related_label_is_sure(line: &Line<'_>) -> bool {
    let head = line.text.split([':', '|', '>', '»', '：']).next().unwrap_or(line.text);
    let shouted = head.chars().any(char::is_uppercase) && !head.chars().any(char::is_lowercase);
    // A sentence of the body may begin "Analysis: …"; another article's title seldom ends in a full stop.
    if ["opinion", "analysis", "explainer", "video", "photo", "gallery", "podcast", "watch", "listen"]
        .iter()
        .any(|word| line.plain.starts_with(word))
    {
        return shouted;
    }
    shouted
        || !line.is_prose() && !line.text.ends_with('.')
        || line.plain.starts_with("read more")
        || line.plain.starts_with("also read")
}

/// A call to the reader is short, or speaks of a newsletter or of following.
fn subscribe_is_sure(line: &Line<'_>) -> bool {
    if line.text.contains(['“', '”']) {
        return false;
    }
    let names_it = [
        "newsletter",
        "subscri",
        "sign up",
        "follow",
        "inbox",
        "donate",
        "mailing list",
        "abonn",
        "app",
        "account",
        "member",
        "support our",
        "support us",
        "log in",
        "sign in",
    ]
    .iter()
    .any(|word| line.plain.contains(word));
    names_it && (line.words <= 22 || line.plain.contains("newsletter") || line.plain.contains("inbox"))
        || line.words <= 5
}

/// A credit ends the line, or the line is short, or it stands in brackets at the end of something that is no sentence.
fn credit_is_sure(line: &Line<'_>) -> bool {
    if line.text.ends_with([']', ')']) || line.text.ends_with("].") {
        // A paragraph that closes with a bracket is a caption only if the bracket speaks of a picture.
        let bracket = line.plain.rfind(['[', '(']).map_or("", |at| &line.plain[at..]);
        let picture = ["photo", "image", "foto", "getty", "handout", "picture", "/ap", "/reuters", "/afp"]
            .iter()
            .any(|word| bracket.contains(word));
        let before = line.text.rfind(['[', '(']).map_or("", |at| line.text[..at].trim_end());
        let sentences = before.matches(". ").count() + usize::from(before.ends_with(['.', '!', '?', '”', '"']));
        return picture && line.words <= 60 || line.words <= 45 && sentences < 2;
    }
    !line.sentence || line.words <= 14
}

/// Whether the line credits the author and does nothing else.
pub(super) fn is_byline(text: &str) -> bool {
    let text = text.trim();
    if BYLINE_LABEL.is_match(&text.to_lowercase())
        && text.split_whitespace().count() <= 14
        && !text.ends_with(['.', '?', '!'])
        && names_only(text)
    {
        // The label is followed by a colon, `by` or `from`; without them it is a noun like any other.
        return text
            .split_whitespace()
            .take(3)
            .any(|word| word.ends_with(':') || word.eq_ignore_ascii_case("by") || word.eq_ignore_ascii_case("from"));
    }
    let mut probe = String::with_capacity(text.len());
    // The pattern wants its preposition in lower case and the names as they are.
    for (n, word) in text.split(' ').enumerate() {
        if n > 0 {
            probe.push(' ');
        }
        if n < 2
            && matches!(
                word.trim_end_matches(':').to_lowercase().as_str(),
                "by" | "von"
                    | "par"
                    | "por"
                    | "di"
                    | "door"
                    | "av"
                    | "af"
                    | "written"
                    | "reported"
                    | "posted"
                    | "published"
                    | "story"
                    | "report"
                    | "text"
                    | "words"
                    | "edited"
                    | "compiled"
                    | "автор"
            )
        {
            probe.push_str(&word.to_lowercase());
        } else {
            probe.push_str(word);
        }
    }
    BYLINE.is_match(&probe) && !text.ends_with(['?', '!'])
}

fn names_only(text: &str) -> bool {
    let mut words = text.split_whitespace().skip(1);
    words.all(|word| {
        word.chars().next().is_some_and(char::is_uppercase)
            || matches!(
                word,
                "by" | "and" | "from" | "&" | "in" | "und" | "et" | "y" | "for" | "of" | "the" | "reporting" | ":"
            )
    })
}

/// The names in a byline, without the words around them.
pub(super) fn byline_names(text: &str) -> Vec<String> {
    let mut rest = text.trim().trim_end_matches('.');
    while let Some((first, after)) = rest.split_once(char::is_whitespace) {
        let word = first.trim_end_matches(':').to_lowercase();
        if matches!(
            word.as_str(),
            "by" | "von"
                | "par"
                | "por"
                | "di"
                | "door"
                | "av"
                | "af"
                | "written"
                | "reported"
                | "posted"
                | "published"
                | "story"
                | "report"
                | "text"
                | "words"
                | "edited"
                | "compiled"
                | "author"
                | "authors"
                | "автор"
                | "autor"
                | "reporter"
                | "reporting"
                | "editing"
                | "editor"
                | "additional"
                | "reporters"
        ) {
            rest = after.trim_start();
        } else {
            break;
        }
    }
    let rest = rest.split(['|', '/']).next().unwrap_or(rest);
    rest.split([',', '&', ';'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" und "))
        .map(str::trim)
        .filter(|name| !name.is_empty() && name.split_whitespace().count() <= 6)
        .map(str::to_owned)
        .collect()
}

/// Why a line is no part of an article; `None` for a line to keep.
pub(super) fn reason(line: &Line<'_>) -> Option<&'static str> {
    RULES.iter().find(|rule| line.words <= rule.at_most && (rule.test)(line)).map(|rule| rule.reason)
}

/// Why each line goes, or `None`: the rules, and what only the neighbours tell.
///
/// After the heading of a list of other articles (`Trending`, `Related stories`) the short lines go with it, up to the
/// next line that reads as prose; so do the fields of a comment form.
pub(super) fn sweep(lines: &[Line<'_>]) -> Vec<Option<&'static str>> {
    let mut reasons: Vec<Option<&'static str>> = lines.iter().map(reason).collect();
    let last_prose = lines.iter().zip(&reasons).rposition(|(line, reason)| reason.is_none() && reads_as_prose(line));
    let mut run: Option<&'static str> = None;
    for at in 0..lines.len() {
        let line = &lines[at];
        let after_the_body = last_prose.is_none_or(|last| at > last);
        match reasons[at] {
            Some("related-link") if RELATED_HEADING.is_match(&line.plain) && after_the_body => {
                run = Some("related-link");
            }
            Some("comment-form") if after_the_body => run = Some("comment-form"),
            Some(_) => {}
            None if run.is_some() && after_the_body => reasons[at] = run,
            None => run = None,
        }
    }
    reasons
}

/// A line that is surely a paragraph of an article.
pub(super) fn reads_as_prose(line: &Line<'_>) -> bool {
    line.sentence && line.words >= 8 || line.words >= 25 || line.words <= 3 && line.text.chars().count() >= 40
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(reason(&Line::new(text)), expected, "{text}");
    }

    #[test]
    fn lines_of_the_page_go() {
        for (text, expected) in [
            ("READ: Harbour council splits over the new crane", "related-link"),
            ("Read more: Why the ferry was late", "related-link"),
            ("Lire aussi : Le port rouvre lundi", "related-link"),
            ("Leave a Reply", "comment-form"),
            ("Your email address will not be published. Required fields are marked *", "comment-form"),
            ("Trending", "related-link"),
            ("Exit mobile version", "advertisement"),
            ("Source link", "aggregator-note"),
            (
                "This news has been collected from trusted wires in the region. Click here to enter the source.",
                "aggregator-note",
            ),
            ("The post Ferry late again appeared first on Coast Daily.", "aggregator-note"),
            ("Published", "publication-note"),
            ("5 min read", "publication-note"),
            ("By Mira Tolland", "byline"),
            ("(Reporting by Mira Tolland; editing by Jo Ferris)", "agency-credit"),
            ("By MIRA TOLLAND and Jo Ferris, Staff Writers", "byline"),
            ("Von Anna Berg", "byline"),
            ("Dockers wait at gate four, Port Ansel, 3 May 2024 [Harbour Board/Handout]", "photo-credit"),
            ("(Photo by Mira Tolland/Getty Images)", "photo-credit"),
            ("Share this article", "share"),
            ("Share on Facebook", "share"),
            ("Sign up to our daily newsletter", "subscribe"),
            ("Advertisement", "advertisement"),
            ("We use cookies to improve your visit.", "cookie-notice"),
            ("December 7, 2023 at 4:46 pm", "date-line"),
            ("Tags: harbour, strike", "tags"),
            ("* * *", "ornament"),
            ("© 2024 Coast Daily. All rights reserved.", "aggregator-note"),
        ] {
            check(text, Some(expected));
        }
    }

    #[test]
    fn sentences_and_subheadings_stay() {
        for text in [
            "TIES TO THE HARBOUR",
            "He read the letter aloud and then asked the board to vote.",
            "By Monday the strike had spread to three more ports.",
            "Cookies were handed out to the strikers on the quay.",
            "The source of the fire is unknown.",
            "Follow the money, she told the inquiry.",
            "“Subscribe to what you like,” he said, “but pay your crew.”",
            "Published figures show that the harbour lost 4 million crowns.",
            "On December 7, 2023 the harbour closed.",
            "Trending upwards for a year, prices fell in May.",
            "What happens next",
            "Reporting by local papers was closer to the facts than anything the ministry said.",
            "REPORTER 2: Is the board going to resign?",
            "(A note on the harbour’s tax credit: the board has raised it, but small boats gain little from it.)",
            "Reporters Kept Out Of The Harbour Walk Home",
            "He sold the boat in May. Nobody asked for the papers. The board heard of it in June (it had no minutes/records).",
            "“Leave a reply at the gate,” the guard told them, according to two of the drivers.",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn names_come_out_of_bylines() {
        assert_eq!(byline_names("By Mira Tolland and Jo Ferris"), ["Mira Tolland", "Jo Ferris"]);
        assert_eq!(byline_names("Von Anna Berg"), ["Anna Berg"]);
    }

    #[test]
    fn short_lines_after_a_list_heading_go_with_it() {
        let lines: Vec<Line<'_>> =
            ["The board voted to close the gate on Monday night.", "Trending", "Ferry late", "Gull bites man"]
                .into_iter()
                .map(Line::new)
                .collect();
        assert_eq!(sweep(&lines), [None, Some("related-link"), Some("related-link"), Some("related-link")]);
    }
}
