//! What remains in texts of the way they came: tags of web pages, and letters of a wrong encoding. Texts of structured
//! input are taken as they are, so both are counted as words, and a quotation mark read wrongly hides a quotation.

use crate::model::{Article, Warning};
use crate::wording::{Message, message};

/// How many articles of a file have something, and the id of the first.
#[derive(Default)]
struct Met {
    count: usize,
    first: String,
}

impl Met {
    fn note(&mut self, found: bool, article: &Article) {
        if found {
            if self.count == 0 {
                self.first.clone_from(&article.id);
            }
            self.count += 1;
        }
    }
}

/// What the articles of one file have.
#[derive(Default)]
pub(super) struct Remains {
    markup: Met,
    garbled: Met,
}

impl Remains {
    /// Looks at one article.
    pub(super) fn look(&mut self, article: &Article) {
        self.markup.note(has_markup(&article.text), article);
        self.garbled.note(is_garbled(&article.text), article);
    }

    /// Says what was found.
    pub(super) fn warn(self, path: &str, warnings: &mut Vec<Warning>) {
        let mut warn = |code: &str, message: Message| {
            warnings.push(Warning { path: path.to_owned(), article: None, code: code.to_owned(), message });
        };
        let Met { count, first } = self.markup;
        if count > 0 {
            warn(
                "markup-in-text",
                message!(
                    "{count} texts hold HTML tags or entities (the first is “{first}”), which are counted as words. Export the texts without them, or save each as an HTML file.",
                    count,
                    first
                ),
            );
        }
        let Met { count, first } = self.garbled;
        if count > 0 {
            warn(
                "text-garbled",
                message!(
                    "{count} texts hold letters of a wrong encoding, such as “â€œ” for a quotation mark (the first is “{first}”); quotations in them may not be found. Export the texts again as UTF-8.",
                    count,
                    first
                ),
            );
        }
    }
}

fn has_markup(text: &str) -> bool {
    const ENTITIES: [&str; 6] = ["amp;", "nbsp;", "quot;", "#39;", "#8", "lt;"];
    const TAGS: [&str; 10] = ["/p>", "p>", "br>", "br/>", "br />", "/a>", "/div>", "/span>", "/strong>", "/em>"];
    let after = |mark: u8, names: &[&str]| {
        memchr::memchr_iter(mark, text.as_bytes())
            .any(|at| names.iter().any(|name| text.as_bytes()[at + 1..].starts_with(name.as_bytes())))
    };
    after(b'<', &TAGS) || after(b'&', &ENTITIES)
}

/// UTF-8 that was read as Windows-1252: its quotation marks and dashes begin with `â€`, its letters are `Ã`, `Ð`, `Ñ`,
/// `Ø` or `Ù` before a sign that never follows them.
fn is_garbled(text: &str) -> bool {
    let mut pairs = 0;
    let mut before = ' ';
    for c in text.chars() {
        let pair = matches!(before, 'Ã' | 'Ð' | 'Ñ' | 'Ø' | 'Ù') && matches!(c, '\u{80}'..='\u{bf}');
        if before == 'â' && matches!(c, '€' | '\u{80}') {
            return true;
        }
        pairs += usize::from(pair && c != '»' && c != '\u{a0}');
        before = c;
    }
    pairs >= 2
}

#[cfg(test)]
mod tests {
    use super::super::import_embedded;

    fn codes(text: &str) -> Vec<String> {
        let record = serde_json::json!({ "id": "a", "text": text }).to_string();
        import_embedded(&[("a.jsonl", &record)]).warnings.into_iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn remains_are_told() {
        for (text, code) in [
            ("<p>The ferry was late.</p>", "markup-in-text"),
            ("The ferry was late.<br>It rained.", "markup-in-text"),
            ("Board &amp; crews", "markup-in-text"),
            ("â€œIt is over,â€\u{9d} she said.", "text-garbled"),
            ("La grÃ¨ve est terminÃ©e.", "text-garbled"),
            ("Ð—Ð°Ð±Ð°ÑÑ‚Ð¾Ð²ÐºÐ°", "text-garbled"),
        ] {
            assert_eq!(codes(text), [code], "{text}");
        }
        for text in
            ["5 < 6 & 7 > 3, AT&T said.", "“It is over,” she said.", "»Ø« og ÅRHUS, SÃO PAULO, ESPAÑA»", "<3 &c."]
        {
            assert_eq!(codes(text), Vec::<String>::new(), "{text}");
        }
    }
}
