//! Words with wildcards: `*` for any number of characters, none included, and `?` for exactly one.

use super::{FormId, Vocabulary, fold};

/// A word with wildcards, folded as words of the text are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wildcard {
    pattern: Vec<char>,
}

impl Wildcard {
    /// Reads a word; `None` if it holds neither `*` nor `?`.
    pub fn new(word: &str) -> Option<Wildcard> {
        is_wildcard(word).then(|| Wildcard { pattern: fold(word).chars().collect() })
    }

    /// Whether it has nothing but wildcards, so that nearly every word fits.
    pub fn is_bare(&self) -> bool {
        self.pattern.iter().all(|&c| matches!(c, '*' | '?'))
    }

    /// Whether a folded word fits as a whole.
    pub fn fits(&self, word: &str) -> bool {
        let pattern = &self.pattern;
        let mut rest = word.chars();
        let mut at = 0;
        // Where the last `*` stands and what of the word followed when it was met: it takes one more character
        // whenever what comes after it does not fit. Only the last one ever needs to be tried again.
        let mut star: Option<(usize, std::str::Chars<'_>)> = None;
        loop {
            let before = rest.clone();
            match (pattern.get(at), rest.next()) {
                (Some('*'), _) => {
                    at += 1;
                    rest = before;
                    star = Some((at, rest.clone()));
                }
                (Some(&wanted), Some(c)) if wanted == '?' || wanted == c => at += 1,
                (None, None) => return true,
                (_, _) => {
                    let Some((after, taken)) = &mut star else { return false };
                    if taken.next().is_none() {
                        return false;
                    }
                    at = *after;
                    rest = taken.clone();
                }
            }
        }
    }

    /// The folded words of a vocabulary that fit, by id. [`WordList`] is faster where many wildcards are looked up.
    pub fn words(&self, vocabulary: &Vocabulary) -> Vec<FormId> {
        let ids = (0..).map(FormId).zip(vocabulary.forms());
        let words = ids.filter(|(id, form)| form.word == *id && form.is_word());
        words.filter(|(_, form)| self.fits(&form.surface)).map(|(id, _)| id).collect()
    }

    /// The letters before the first wildcard.
    fn beginning(&self) -> String {
        self.pattern.iter().take_while(|c| !matches!(c, '*' | '?')).collect()
    }
}

/// Whether a word holds a wildcard.
pub fn is_wildcard(word: &str) -> bool {
    word.contains(['*', '?'])
}

/// The folded words of a vocabulary in alphabetical order, to look up what a wildcard stands for.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    sorted: Vec<FormId>,
}

impl WordList {
    /// Sorts the words; marks and endings are left out.
    pub fn new(vocabulary: &Vocabulary) -> WordList {
        let spelt = |id: &FormId| &*vocabulary.form(*id).surface;
        let mut sorted: Vec<FormId> = (0..)
            .map(FormId)
            .zip(vocabulary.forms())
            .filter(|(id, form)| form.word == *id && form.is_word())
            .map(|(id, _)| id)
            .collect();
        sorted.sort_unstable_by(|a, b| spelt(a).cmp(spelt(b)));
        WordList { sorted }
    }

    /// The words that fit, in alphabetical order.
    pub fn fitting(&self, vocabulary: &Vocabulary, wildcard: &Wildcard) -> Vec<FormId> {
        let spelt = |id: &FormId| &*vocabulary.form(*id).surface;
        let beginning = wildcard.beginning();
        let from = self.sorted.partition_point(|id| spelt(id) < beginning.as_str());
        self.sorted[from..]
            .iter()
            .take_while(|id| spelt(id).starts_with(&beginning))
            .filter(|id| wildcard.fits(spelt(id)))
            .copied()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stars_stand_for_anything_and_question_marks_for_one_letter() {
        for (pattern, word, expect) in [
            ("terror*", "terror", true),
            ("terror*", "terrorists", true),
            ("terror*", "error", false),
            ("*ism", "racism", true),
            ("*ism", "racisms", false),
            ("un*able", "unable", true),
            ("un*able", "unbearable", true),
            ("w?man", "woman", true),
            ("w?man", "wman", false),
            ("*a*b*c", "xaxbxbxc", true),
            ("*a*b*c", "xaxcxb", false),
            ("??", "é́", true),
            ("TERROR*", "terrors", true),
            ("*", "", true),
            ("?", "", false),
        ] {
            assert_eq!(Wildcard::new(pattern).unwrap().fits(word), expect, "{pattern} {word}");
        }
        assert_eq!(Wildcard::new("terror"), None);
        assert!(Wildcard::new("*?").unwrap().is_bare());
    }

    #[test]
    fn both_ways_to_look_words_up_agree() {
        let mut vocabulary = Vocabulary::default();
        for word in ["Terrorist", "tern", "error", "terror", "’s", "."] {
            vocabulary.intern(word);
        }
        for pattern in ["ter*", "*r", "?????", "*"] {
            let wildcard = Wildcard::new(pattern).unwrap();
            let mut listed = WordList::new(&vocabulary).fitting(&vocabulary, &wildcard);
            listed.sort_unstable();
            assert_eq!(listed, wildcard.words(&vocabulary), "{pattern}");
        }
    }

    #[test]
    fn a_vocabulary_is_searched_in_order_and_without_marks() {
        let mut vocabulary = Vocabulary::default();
        for word in ["Terrorist", "tern", "terror", "’s", ".", "Terror", "tea"] {
            vocabulary.intern(word);
        }
        let words = WordList::new(&vocabulary);
        let fitting = |pattern: &str| -> Vec<&str> {
            let found = words.fitting(&vocabulary, &Wildcard::new(pattern).unwrap());
            found.into_iter().map(|id| vocabulary.folded(id)).collect()
        };
        assert_eq!(fitting("ter*"), ["tern", "terror", "terrorist"]);
        assert_eq!(fitting("*r*t"), ["terrorist"]);
        assert_eq!(fitting("*").len(), 4);
        assert!(fitting("z*").is_empty());
    }

    proptest! {
        #[test]
        fn it_agrees_with_a_regular_expression(pattern in "[ab*?]{0,8}", word in "[ab]{0,10}") {
            let expression = format!("^{}$", pattern.replace('*', ".*").replace('?', "."));
            let expect = regex::Regex::new(&expression).unwrap().is_match(&word);
            if let Some(wildcard) = Wildcard::new(&pattern) {
                prop_assert_eq!(wildcard.fits(&word), expect);
            }
        }

        #[test]
        fn many_stars_are_no_burden(word in "a{0,60}") {
            prop_assert!(!Wildcard::new("*a*a*a*a*a*a*a*a*a*b").unwrap().fits(&word));
        }
    }
}
