//! The language of a text: by its script, by letters and words that only one language of that script has, and by
//! letter trigrams (whatlang) for the rest.

use whatlang::{Detector, Lang};

use crate::model::Language;

/// How much of the text is looked at, in characters. Enough for certainty on prose, and cheap on long texts.
const SAMPLE: usize = 2400;

/// Words so frequent that a text in the language cannot do without them.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "that", "for", "is", "was", "on", "with", "said", "by", "as", "at", "it",
    "he", "from", "are",
];

/// Letters from which a text can tell its language against what is said of it.
const TELLING_LETTERS: u32 = 60;

/// Small words of languages whose headlines trigrams take for one another's.
const SMALL_WORDS: [(&str, &str); 5] = [
    ("es", " el los las la del una un por que en y con tras lo al "),
    ("fr", " le les la des du une un est et que dans au aux pour après "),
    ("de", " der die das und ist ein eine nicht mit im den dem nach von zu "),
    ("pt", " o os as uma um do da dos em no na com que e após não "),
    ("it", " il gli la del della un una e che di per dopo nel con "),
];

/// The language with most of its small words in a text: two at least, and more than any other.
fn by_small_words(text: &str) -> Option<Language> {
    let mut counts = SMALL_WORDS.map(|(code, words)| {
        let met = text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty() && words.contains(&format!(" {} ", word.to_lowercase())));
        (met.count(), code)
    });
    counts.sort_unstable_by_key(|&(count, _)| std::cmp::Reverse(count));
    (counts[0].0 >= 2 && counts[0].0 > counts[1].0).then(|| Language::from_tag(counts[0].1)).flatten()
}

/// A language, and how it was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Detected {
    /// The language.
    pub language: Language,
    /// Whether the text alone leaves it open, so that other texts of its outlet know better.
    pub open: bool,
}

/// The language of `text`. `hint` is what the page claims (`<html lang>`, a metadata field): it decides when the text
/// is too short to tell or leaves two near relatives open.
pub(super) fn detect(text: &str, hint: Option<Language>) -> Detected {
    let sure = |language| Detected { language, open: false };
    let sample = sample(text);
    let letters = Letters::count(sample);
    if letters.all < 3 {
        return Detected { language: hint.unwrap_or_default(), open: hint.is_none() };
    }
    if let Some(language) = letters.by_script(hint) {
        return sure(language);
    }
    if letters.latin * 10 >= letters.all * 9 && is_english(sample) {
        return sure(Language::ENGLISH);
    }
    let Some(info) = Detector::new().detect(sample) else {
        return Detected { language: hint.unwrap_or_default(), open: hint.is_none() };
    };
    let found = language_of(info.lang());
    match hint {
        // Too short to contradict the page, or a choice between near relatives.
        Some(hint)
            if letters.all < TELLING_LETTERS
                || !info.is_reliable() && same_script(hint, &letters)
                || relatives(found, hint) =>
        {
            sure(hint)
        }
        _ if info.is_reliable() => sure(found),
        // A language that has no lexicon hides every hit, so a headline is given none rather than any.
        _ if letters.all < TELLING_LETTERS => {
            Detected { language: by_small_words(sample).unwrap_or_default(), open: true }
        }
        _ => Detected { language: found, open: true },
    }
}

/// The one of `languages` that `text` is in, if it is in one of them: by its script, then by trigrams.
pub(super) fn among(text: &str, languages: &[Language]) -> Option<Language> {
    let sample = sample(text);
    let letters = Letters::count(sample);
    let fitting: Vec<Language> =
        languages.iter().copied().filter(|&language| letters.all < 3 || same_script(language, &letters)).collect();
    if fitting.len() < 2 {
        return fitting.first().copied();
    }
    let known = Lang::all().iter().copied().filter(|&lang| fitting.contains(&language_of(lang))).collect();
    Detector::with_allowlist(known).detect(sample).map(|info| language_of(info.lang())).or(fitting.first().copied())
}

/// The beginning of the text; of a long one the part after its first few lines, which are often headings.
fn sample(text: &str) -> &str {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Whether the words of a text are English ones. A headline needs two, one of them a word that no other language has.
fn is_english(text: &str) -> bool {
    let (mut all, mut known, mut only_english) = (0_u32, 0_u32, false);
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|word| !word.is_empty()) {
        all += 1;
        known += u32::from(ENGLISH.iter().any(|one| word.eq_ignore_ascii_case(one)));
        only_english |= ["the", "and", "said", "with", "that"].iter().any(|one| word.eq_ignore_ascii_case(one));
    }
    known as f32 >= 0.2 * all as f32 && (all >= 12 || known >= 2 && only_english)
}

/// How many letters of each script a text has, and of the letters that tell languages of one script apart.
#[derive(Default)]
struct Letters {
    all: u32,
    latin: u32,
    cyrillic: u32,
    arabic: u32,
    persian: u32,
    urdu: u32,
    pashto: u32,
    kurdish: u32,
    uighur: u32,
    sindhi: u32,
    arabic_only: u32,
    hebrew: u32,
    yiddish: u32,
    devanagari: u32,
    marathi: u32,
    han: u32,
    kana: u32,
    hangul: u32,
    other: Option<&'static str>,
    other_count: u32,
}

impl Letters {
    fn count(text: &str) -> Self {
        let mut n = Self::default();
        for c in text.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => n.latin += 1,
                '\u{400}'..='\u{52f}' => n.cyrillic += 1,
                '\u{590}'..='\u{5ff}' => {
                    n.hebrew += 1;
                    n.yiddish += u32::from(matches!(c, '\u{5f0}'..='\u{5f2}' | '\u{5b7}' | '\u{5b8}'));
                }
                '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => {
                    n.arabic += 1;
                    match c {
                        'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک' => n.persian += 1,
                        'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ھ' => n.urdu += 1,
                        'ټ' | 'ډ' | 'ړ' | 'ښ' | 'ږ' | 'ځ' | 'څ' | 'ې' | 'ۍ' | 'ګ' => n.pashto += 1,
                        'ڕ' | 'ڵ' | 'ۆ' | 'ێ' | 'ڤ' => n.kurdish += 1,
                        'ۇ' | 'ۈ' | 'ۋ' | 'ڭ' => n.uighur += 1,
                        'ڀ' | 'ٿ' | 'ٽ' | 'ڏ' | 'ڄ' | 'ڃ' | 'ڳ' | 'ڱ' | 'ڻ' | 'ڪ' => n.sindhi += 1,
                        'ة' | 'ي' | 'ك' | 'ى' | 'أ' | 'إ' => n.arabic_only += 1,
                        _ => {}
                    }
                }
                '\u{900}'..='\u{97f}' => {
                    n.devanagari += 1;
                    n.marathi += u32::from(c == 'ळ');
                }
                '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => n.han += 1,
                '\u{3040}'..='\u{30ff}' => n.kana += 1,
                '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => n.hangul += 1,
                _ => {
                    if let Some(code) = one_language_script(c) {
                        n.other = Some(code);
                        n.other_count += 1;
                    } else {
                        continue;
                    }
                }
            }
            n.all += 1;
        }
        n
    }

    /// The language, if the script settles it.
    fn by_script(&self, hint: Option<Language>) -> Option<Language> {
        let half = self.all / 2;
        let code = if self.other_count > half {
            self.other?
        } else if self.kana * 20 > self.han + self.kana && self.han + self.kana > half {
            "ja"
        } else if self.hangul > half {
            "ko"
        } else if self.han * 3 > self.all {
            "zh"
        } else if self.hebrew > half {
            if self.yiddish * 50 > self.hebrew { "yi" } else { "he" }
        } else if self.arabic > half {
            return Some(self.arabic_language(hint));
        } else if self.devanagari > half {
            if let Some(hint) = hint.filter(|hint| matches!(hint.code(), "hi" | "mr" | "ne" | "sa")) {
                return Some(hint);
            }
            if self.marathi * 100 > self.devanagari {
                "mr"
            } else {
                return None;
            }
        } else {
            return None;
        };
        Language::from_tag(code)
    }

    fn arabic_language(&self, hint: Option<Language>) -> Language {
        let share = |count: u32| count as f32 / self.arabic.max(1) as f32;
        let code = if share(self.uighur) > 0.02 {
            "ug"
        } else if share(self.kurdish) > 0.02 {
            "ckb"
        } else if share(self.sindhi) > 0.02 {
            "sd"
        } else if share(self.pashto) > 0.015 {
            "ps"
        } else if share(self.urdu) > 0.03 {
            "ur"
        } else if self.persian > self.arabic_only {
            "fa"
        } else if self.persian == self.arabic_only {
            return hint.unwrap_or_else(|| Language::from_tag("ar").unwrap_or_default());
        } else {
            "ar"
        };
        Language::from_tag(code).unwrap_or_default()
    }
}

/// Scripts that one language alone is commonly written in.
fn one_language_script(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "el",
        '\u{530}'..='\u{58f}' => "hy",
        '\u{780}'..='\u{7bf}' => "dv",
        '\u{980}'..='\u{9ff}' => "bn",
        '\u{a00}'..='\u{a7f}' => "pa",
        '\u{a80}'..='\u{aff}' => "gu",
        '\u{b00}'..='\u{b7f}' => "or",
        '\u{b80}'..='\u{bff}' => "ta",
        '\u{c00}'..='\u{c7f}' => "te",
        '\u{c80}'..='\u{cff}' => "kn",
        '\u{d00}'..='\u{d7f}' => "ml",
        '\u{d80}'..='\u{dff}' => "si",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{e80}'..='\u{eff}' => "lo",
        '\u{f00}'..='\u{fff}' => "bo",
        '\u{1000}'..='\u{109f}' => "my",
        '\u{10a0}'..='\u{10ff}' => "ka",
        '\u{1200}'..='\u{137f}' => "am",
        '\u{1780}'..='\u{17ff}' => "km",
        _ => return None,
    })
}

/// Pairs that trigrams mix up and whose pages know better.
fn relatives(a: Language, b: Language) -> bool {
    const NEAR: &[&[&str]] = &[
        &["no", "nb", "nn", "da", "sv"],
        &["hr", "sr", "bs", "sl"],
        &["cs", "sk"],
        &["pt", "gl", "es", "ca"],
        &["id", "ms", "jv"],
        &["nl", "af"],
        &["ru", "uk", "be", "bg", "mk"],
        &["tr", "az"],
    ];
    a == b || NEAR.iter().any(|group| group.contains(&a.code()) && group.contains(&b.code()))
}

fn same_script(hint: Language, letters: &Letters) -> bool {
    let latin = letters.latin * 2 > letters.all;
    let elsewhere = matches!(
        hint.code(),
        "ru" | "uk" | "be" | "bg" | "mk" | "ar" | "fa" | "he" | "ur" | "zh" | "ja" | "ko" | "hi" | "el" | "th"
    );
    latin != elsewhere
}

/// ISO 639-1 where there is one.
fn language_of(lang: Lang) -> Language {
    let code = match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "no",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    };
    Language::from_tag(code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(detect(text, None).language.code(), expected, "{text}");
    }

    #[test]
    fn languages() {
        for (text, expected) in [
            (
                "The harbour board said on Monday that the strike at the gate was over and that the ferries would sail.",
                "en",
            ),
            ("قال وزير الداخلية في العاصمة إن الاحتجاج انتهى وإن الطرق إلى الميناء مفتوحة أمام الجميع.", "ar"),
            ("وزیر کشور روز دوشنبه گفت که اعتراض در پایتخت پایان یافته و راه‌های بندر باز است.", "fa"),
            (
                "وزیر داخلہ نے پیر کے روز کہا کہ دارالحکومت میں احتجاج ختم ہو گیا ہے اور بندرگاہ کے راستے کھلے ہیں۔",
                "ur",
            ),
            ("שר הפנים אמר ביום שני כי ההפגנה בבירה הסתיימה וכי הדרכים אל הנמל פתוחות.", "he"),
            (
                "Министр внутренних дел заявил в понедельник, что протест в столице закончился и дороги к порту открыты.",
                "ru",
            ),
            ("Le ministre de l'Intérieur a déclaré lundi que la manifestation dans la capitale était terminée.", "fr"),
            (
                "Der Innenminister sagte am Montag, der Protest in der Hauptstadt sei beendet und die Straßen zum Hafen seien frei.",
                "de",
            ),
            (
                "El ministro del Interior dijo el lunes que la protesta en la capital había terminado y que el puerto estaba abierto.",
                "es",
            ),
            ("गृह मंत्री ने सोमवार को कहा कि राजधानी में विरोध समाप्त हो गया है और बंदरगाह के रास्ते खुले हैं।", "hi"),
            ("El régimen cayó el lunes por la noche en la capital.", "es"),
            ("La grève des ferries est terminée", "fr"),
            ("Terrorists attack Ardal port", "und"),
            ("内政部长星期一表示，首都的抗议活动已经结束，通往港口的道路已经开放。", "zh"),
            ("内務大臣は月曜日、首都での抗議は終わり、港への道は開いていると述べた。", "ja"),
            ("내무부 장관은 월요일 수도의 시위가 끝났다고 말했다.", "ko"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn the_page_decides_when_the_text_is_too_short() {
        assert_eq!(detect("Port", Language::from_tag("da")).language.code(), "da");
        assert_eq!(detect("", None).language, Language::UNKNOWN);
    }
}
