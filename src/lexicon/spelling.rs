//! A form as the matcher sees it: its words, folded and as written, without hyphens.

use crate::model::Article;
use crate::text::{self, Vocabulary, fold, is_wildcard};

/// The words of one form. Marks other than hyphens (the full stop of `U.S.-backed`) are kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Spelling {
    /// Under which spelling each word is compared.
    pub(super) folded: Vec<Box<str>>,
    /// Each word as written.
    pub(super) exact: Vec<Box<str>>,
}

/// Whether a mark joins the two parts of a compound.
pub(super) fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}")
}

/// Cuts forms into words by the rules by which articles are cut, one result per form. All forms are cut in one go:
/// one paragraph each.
pub(super) fn spell<'a>(forms: impl IntoIterator<Item = &'a str>) -> Vec<Spelling> {
    let mut article = Article::default();
    let mut starts = Vec::new();
    for form in forms {
        starts.push(article.text.len() as u32);
        article.text.extend(form.chars().map(|c| if c == '\n' { ' ' } else { c }));
        article.text.push('\n');
    }
    let mut vocabulary = Vocabulary::default();
    let document = text::read(&article, &mut vocabulary);
    let mut out = vec![Spelling::default(); starts.len()];
    for token in &document.tokens {
        let form = vocabulary.form(token.form);
        if is_hyphen(&form.surface) {
            continue;
        }
        let spelling = &mut out[starts.partition_point(|&start| start <= token.start) - 1];
        spelling.exact.push(form.surface.clone());
        spelling.folded.push(vocabulary.folded(token.form).into());
    }
    out
}

/// Cuts a form with wildcards into words. A word with a wildcard is kept whole, wildcards included; the others are cut
/// as by [`spell`].
pub(super) fn spell_wildcards(form: &str) -> Spelling {
    let mut out = Spelling::default();
    for piece in form.split(|c: char| c.is_whitespace() || is_hyphen(c.encode_utf8(&mut [0; 4]))) {
        if !is_wildcard(piece) {
            let plain = spell([piece]).pop().unwrap_or_default();
            out.folded.extend(plain.folded);
            out.exact.extend(plain.exact);
            continue;
        }
        let folded = fold(piece);
        let (word, ending) = match folded.strip_suffix("'s") {
            Some(word) if is_wildcard(word) => (word, true),
            _ => (&*folded, false),
        };
        out.folded.push(word.into());
        if ending {
            out.folded.push("'s".into());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_stay_in_their_words() {
        let folded =
            |form: &str| -> Vec<String> { spell_wildcards(form).folded.iter().map(ToString::to_string).collect() };
        assert_eq!(folded("Anti-Terror* law?"), ["anti", "terror*", "law?"]);
        assert_eq!(folded("terror*’s men"), ["terror*", "'s", "men"]);
        assert_eq!(folded("not * good"), ["not", "*", "good"]);
    }

    #[test]
    fn hyphens_and_spaces_are_alike() {
        let spelt = spell(["far-right", "Far right", "", "coup d’état"]);
        assert_eq!(spelt[0].folded, spelt[1].folded);
        assert_eq!(spelt[2], Spelling::default());
        assert_eq!(spelt[3].folded, ["coup".into(), "d'état".into()]);
    }
}
