//! The interned forms of a corpus.

use rustc_hash::FxHashMap;

use super::fold;

/// A form's position in its [`Vocabulary`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FormId(pub u32);

impl FormId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What sort of token a form is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters, perhaps with digits, apostrophes or full stops inside.
    Word,
    /// Begins with a digit.
    Number,
    /// The possessive or contracted ending `'s`, split from its word. Not counted as a word.
    Clitic,
    /// A single mark: punctuation, quotation mark, symbol.
    Mark,
}

/// A spelling found in the corpus.
#[derive(Clone, Debug)]
pub struct Form {
    /// As it stands in the text.
    pub surface: Box<str>,
    /// The form of the folded spelling (itself, if the form is its own folding). Compare words by this.
    pub word: FormId,
    /// What sort of token it is.
    pub kind: TokenKind,
    /// Whether the first letter is upper case.
    pub capitalised: bool,
    /// Whether it has two letters or more and all are upper case.
    pub all_capitals: bool,
}

impl Form {
    /// Whether the form counts as a word: it has letters or digits and is not a clitic.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// Every form of a corpus once. Ids are given in order of first appearance, so they do not depend on threads.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    forms: Vec<Form>,
    index: FxHashMap<Box<str>, FormId>,
}

impl Vocabulary {
    /// Number of forms, folded spellings included.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The form of an id.
    pub fn form(&self, id: FormId) -> &Form {
        &self.forms[id.index()]
    }

    /// All forms in order of their ids.
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The folded spelling of a form.
    pub fn folded(&self, id: FormId) -> &str {
        &self.form(self.form(id).word).surface
    }

    /// The id of a spelling, if the corpus has it.
    pub fn find(&self, surface: &str) -> Option<FormId> {
        self.index.get(surface).copied()
    }

    /// The id of a spelling; entered if it is new.
    pub fn intern(&mut self, surface: &str) -> FormId {
        if let Some(&id) = self.index.get(surface) {
            return id;
        }
        let id = FormId(self.forms.len() as u32);
        self.forms.push(describe(surface, id));
        self.index.insert(surface.into(), id);
        let folded = fold(surface);
        if folded != surface {
            let word = self.intern(&folded);
            self.forms[id.index()].word = word;
        }
        id
    }
}

fn describe(surface: &str, id: FormId) -> Form {
    let mut letters = 0;
    let mut upper = 0;
    for c in surface.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        upper += usize::from(c.is_uppercase());
    }
    let first = surface.chars().next();
    let kind = if first.is_some_and(char::is_numeric) {
        TokenKind::Number
    } else if matches!(surface, "'s" | "’s" | "'S" | "’S" | "ʼs") {
        TokenKind::Clitic
    } else if surface.chars().any(char::is_alphanumeric) {
        TokenKind::Word
    } else {
        TokenKind::Mark
    };
    Form {
        surface: surface.into(),
        word: id,
        kind,
        capitalised: first.is_some_and(char::is_uppercase),
        all_capitals: letters >= 2 && letters == upper,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_knows_its_folding() {
        let mut vocabulary = Vocabulary::default();
        let upper = vocabulary.intern("Regime");
        let lower = vocabulary.intern("regime");
        assert_eq!(vocabulary.form(upper).word, lower);
        assert_eq!(vocabulary.folded(upper), "regime");
        assert!(vocabulary.form(upper).capitalised);
        let clitic = vocabulary.intern("’s");
        assert_eq!(vocabulary.form(clitic).kind, TokenKind::Clitic);
    }
}
