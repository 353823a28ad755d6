//! Figures: numbers that count or measure something.
//!
//! A figure needs a unit: a noun after it (`35 of its fighters`), a currency or per cent sign, or a word that says what
//! happened to those counted (`63 killed`). Dates, years, ages, times, scores and numbers inside names have none and
//! are left out. The unit is found without a tagger: the first plural behind the number ends its noun phrase.

mod dates;
mod quantities;
mod units;

use quantities::Number;

use super::words::{Flags, Words};
use crate::model::{Attribution, AttributionKind, Figure, Span};
use crate::text::{Reading, Sentence, TokenKind};
use crate::voice;

/// Qualifiers before a number, longest first.
const QUALIFIERS: &[&[&str]] = &[
    &["no", "fewer", "than"],
    &["no", "less", "than"],
    &["no", "more", "than"],
    &["not", "more", "than"],
    &["as", "many", "as"],
    &["as", "few", "as"],
    &["as", "much", "as"],
    &["in", "excess", "of"],
    &["more", "than"],
    &["less", "than"],
    &["fewer", "than"],
    &["greater", "than"],
    &["at", "least"],
    &["at", "most"],
    &["up", "to"],
    &["close", "to"],
    &["well", "over"],
    &["just", "over"],
    &["just", "under"],
    &["upwards", "of"],
    &["upward", "of"],
    &["an", "estimated"],
    &["some"],
    &["about"],
    &["around"],
    &["approximately"],
    &["roughly"],
    &["nearly"],
    &["almost"],
    &["over"],
    &["under"],
    &["estimated"],
    &["only"],
    &["exactly"],
    &["another"],
];

/// The figures of one article, in text order.
pub(super) fn find(reading: &Reading<'_>, words: &Words, attributions: &[Attribution]) -> Vec<Figure> {
    let mut out = Vec::new();
    for (index, sentence) in reading.sentences().iter().enumerate() {
        let mut at = sentence.tokens.start as usize;
        while at < sentence.tokens.end as usize {
            let flags = words.of(reading.tokens()[at].form);
            let starts = Flags::DIGITS.or(Flags::SPELLED).or(Flags::SCALE).or(Flags::VAGUE);
            if !flags.has(starts) {
                at += 1;
                continue;
            }
            let finder = Finder { reading, words, sentence };
            let Some(number) = finder.number(at) else {
                at += 1;
                continue;
            };
            at = number.end;
            if let Some((span, unit, qualifier)) = finder.measure(&number) {
                out.push(Figure {
                    span,
                    value: number.value,
                    upper: number.upper,
                    qualifier: qualifier.or(number.vague),
                    unit: Some(unit),
                    attributed_to: attributed(reading, span, attributions)
                        .or_else(|| according_to(reading, words, sentence, number.end)),
                    when: dates::nearest(reading, sentence, span).map(|when| when.of(reading.text()).to_owned()),
                    sentence: index as u32,
                });
            }
        }
    }
    out
}

struct Finder<'a, 'b> {
    reading: &'b Reading<'a>,
    words: &'b Words,
    sentence: &'b Sentence,
}

impl<'a> Finder<'a, '_> {
    fn flags(&self, token: usize) -> Flags {
        if self.sentence.token_range().contains(&token) {
            self.words.of(self.reading.tokens()[token].form)
        } else {
            Flags::default()
        }
    }

    fn folded(&self, token: usize) -> &'a str {
        if self.sentence.token_range().contains(&token) { self.reading.folded(token) } else { "" }
    }

    fn before(&self, token: usize) -> Option<usize> {
        (token > self.sentence.tokens.start as usize).then(|| token - 1)
    }

    fn capitalised(&self, token: usize) -> bool {
        self.sentence.token_range().contains(&token) && self.reading.form(token).capitalised
    }

    fn touches(&self, token: usize) -> bool {
        token > 0 && self.reading.token_span(token - 1).end == self.reading.token_span(token).start
    }

    /// Span with qualifier, unit and qualifier of a number that is a figure; `None` if it is a date, an age, a name …
    fn measure(&self, number: &Number) -> Option<(Span, String, Option<String>)> {
        let (start, qualifier) = self.qualifier(number.start);
        let span = self.reading.tokens_span(start..number.end);
        // A number glued to a name or another number: `Su-35`, `F-16`, `3-1`, `9:30`.
        if self.before(number.start).is_some_and(|t| {
            matches!(self.folded(t), "-" | "–" | "/" | ":" | "." | "#" | "№") && self.touches(number.start)
        }) {
            return None;
        }
        if matches!(self.folded(number.end), "/" | ":")
            && self.sentence.token_range().contains(&(number.end + 1))
            && self.touches(number.end + 1)
        {
            return None;
        }
        if let Some(unit) = self.percent(number) {
            return Some((span.join(self.reading.tokens_span(number.end..unit)), "percent".into(), qualifier));
        }
        if let Some(currency) = number.currency {
            return Some((span, currency.into(), qualifier));
        }
        if self.folded(number.end) == "-" && self.touches(number.end) && self.touches(number.end + 1) {
            return None;
        }
        if let Some(currency) = sign(self.folded(number.end)) {
            return Some((span.join(self.reading.token_span(number.end)), currency.into(), qualifier));
        }
        if self.is_date(number, qualifier.is_some()) || self.is_age_or_name(number, qualifier.is_some()) {
            return None;
        }
        let unit = self.unit(number)?;
        Some((span, unit, qualifier))
    }

    fn percent(&self, number: &Number) -> Option<usize> {
        match self.folded(number.end) {
            "%" | "percent" | "٪" => Some(number.end + 1),
            "per" if self.folded(number.end + 1) == "cent" => Some(number.end + 2),
            "percentage" if self.folded(number.end + 1).starts_with("point") => Some(number.end + 2),
            _ => None,
        }
    }

    /// The qualifier right before a token, and where it begins.
    fn qualifier(&self, start: usize) -> (usize, Option<String>) {
        let first = self.sentence.tokens.start as usize;
        for words in QUALIFIERS {
            let Some(from) = start.checked_sub(words.len()).filter(|&from| from >= first) else {
                continue;
            };
            if words.iter().zip(from..).all(|(&word, token)| self.folded(token) == word) {
                return (from, Some(words.join(" ")));
            }
        }
        (start, None)
    }

    fn is_date(&self, number: &Number, qualified: bool) -> bool {
        let before = self.before(number.start);
        let month = |token: usize| self.flags(token).has(Flags::MONTH) && self.capitalised(token);
        if month(number.end) && number.value <= 31.0 {
            return true;
        }
        if before.is_some_and(month) {
            return true;
        }
        // `October 7, 2023`; `7 October 2023`
        let comma = before.filter(|&t| self.folded(t) == ",").and_then(|t| self.before(t));
        if number.plain && comma.is_some_and(|t| self.flags(t).has(Flags::DIGITS)) && number.value > 1500.0 {
            return true;
        }
        let year = number.plain && (1500.0..2200.0).contains(&number.value) && number.end == number.start + 1;
        if year && !qualified {
            // `2024 people` and `1,950 dead` are counts; a year stands alone or before what happened in it.
            let counted = self.flags(number.end).has(Flags::FATE)
                || matches!(self.folded(number.end), "people" | "civilians" | "children" | "troops" | "soldiers");
            let after_preposition =
                before.is_some_and(|t| self.flags(t).has(Flags::PREPOSITION) || self.flags(t).has(Flags::DETERMINER));
            return !counted || after_preposition;
        }
        // Times: `9 a.m.`, `at 5pm`, `2100 GMT`.
        matches!(
            self.folded(number.end),
            "a.m" | "p.m" | "am" | "pm" | "gmt" | "o'clock" | "bst" | "est" | "utc" | "hrs"
        )
    }

    fn is_age_or_name(&self, number: &Number, qualified: bool) -> bool {
        let before = self.before(number.start);
        if before.is_some_and(|t| {
            matches!(
                self.folded(t),
                "aged"
                    | "age"
                    | "no"
                    | "number"
                    | "article"
                    | "section"
                    | "page"
                    | "chapter"
                    | "route"
                    | "flight"
                    | "room"
                    | "resolution"
                    | "highway"
                    | "group"
                    | "channel"
                    | "covid"
            )
        }) {
            return true;
        }
        // `Ada Voss, 34, said`
        if number.value < 120.0
            && !qualified
            && before
                .is_some_and(|t| self.folded(t) == "," && self.before(t).is_some_and(|name| self.capitalised(name)))
            && matches!(self.folded(number.end), "," | "." | ")")
        {
            return true;
        }
        // `UN 242`, `Boeing 737`: a capitalised word in front and no noun behind.
        number.plain
            && !qualified
            && before.is_some_and(|t| {
                self.capitalised(t) && self.before(t).is_some() && self.reading.form(t).kind == TokenKind::Word
            })
            && !self.flags(number.end).has(Flags::PLURAL.or(Flags::FATE))
    }
}

fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "$" => "dollars",
        "€" | "euro" => "euros",
        "£" => "pounds",
        "¥" => "yen",
        "₪" => "shekels",
        "₽" => "roubles",
        "₹" => "rupees",
        _ => return None,
    })
}

/// The speaker of the attribution that covers the figure, else the words that name one.
fn attributed(reading: &Reading<'_>, span: Span, attributions: &[Attribution]) -> Option<String> {
    attributions
        .iter()
        .filter(|attribution| attribution.kind != AttributionKind::Scare && !voice::is_question(&attribution.rule))
        .filter(|attribution| attribution.content.iter().any(|content| content.contains(span)))
        .min_by_key(|attribution| attribution.content.iter().map(|content| content.len()).sum::<usize>())
        .and_then(|attribution| {
            attribution
                .speaker
                .as_deref()
                .map(str::to_owned)
                .or_else(|| attribution.source.first().map(|source| reading.slice(*source).to_owned()))
        })
}

/// The words after `according to`, up to the next mark.
fn according_to(reading: &Reading<'_>, words: &Words, sentence: &Sentence, from: usize) -> Option<String> {
    let end = sentence.tokens.end as usize;
    let at = (from..end).find(|&token| reading.folded(token) == "according")?;
    let start = at + 2;
    if start >= end || reading.folded(at + 1) != "to" {
        return None;
    }
    let stop = (start..end).find(|&token| {
        reading.form(token).kind == TokenKind::Mark && reading.folded(token) != "-"
            || words.of(reading.tokens()[token].form).has(Flags::AUXILIARY)
            || matches!(reading.folded(token), "which" | "who" | "that" | "as" | "while" | "and")
    });
    let stop = stop.unwrap_or(end);
    (stop > start).then(|| reading.slice(reading.tokens_span(start..stop)).to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::Tables;
    use crate::model::{Article, Language};
    use crate::text::{Reading, Vocabulary, read};

    fn found(body: &str, language: &str) -> Vec<(f64, Option<String>, String)> {
        let mut article = Article { language: Language::from_tag(language).unwrap(), ..Article::default() };
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        Tables::new(&vocabulary)
            .figures(&reading, &[])
            .into_iter()
            .map(|figure| (figure.value, figure.qualifier, figure.unit.unwrap_or_default()))
            .collect()
    }

    fn check(body: &str, expect: &[(f64, &str, &str)]) {
        let found = found(body, "en");
        let found: Vec<(f64, &str, &str)> = found
            .iter()
            .map(|(value, qualifier, unit)| (*value, qualifier.as_deref().unwrap_or(""), unit.as_str()))
            .collect();
        assert_eq!(found, expect, "{body}");
    }

    #[test]
    fn figures_have_value_qualifier_and_unit() {
        for (body, expect) in [
            ("The raid killed at least 63 people.", (63.0, "at least", "people killed")),
            ("More than 16,000 civilians have been killed in Ostra.", (16_000.0, "more than", "civilians killed")),
            ("It killed 35 of its fighters.", (35.0, "", "fighters killed")),
            ("Some 18,000 people fled the town.", (18_000.0, "some", "people")),
            ("Eleven were children.", (11.0, "", "children")),
            ("Prices rose by nearly 3.5 percent.", (3.5, "nearly", "percent")),
            ("Support fell to 41% in May.", (41.0, "", "percent")),
            ("About 40 per cent voted.", (40.0, "about", "percent")),
            ("They pledged $2.5 million to the town.", (2_500_000.0, "", "dollars")),
            ("A fine of up to €300 was set.", (300.0, "up to", "euros")),
            ("The levy raised £5m last year.", (5e6, "", "pounds")),
            ("Two million people need food.", (2e6, "", "people")),
            ("Dozens of protesters were arrested.", (24.0, "dozens", "protesters arrested")),
            ("Tens of thousands of residents left.", (20_000.0, "tens of thousands", "residents")),
            ("Twenty-one miners were rescued.", (21.0, "", "miners rescued")),
            ("The blast wounded two dozen.", (24.0, "", "people wounded")),
            ("They spoke to two weapons analysts.", (2.0, "", "analysts")),
            ("The gunmen killed three Kestovian conscripts.", (3.0, "", "conscripts killed")),
            ("Half a million refugees crossed.", (500_000.0, "", "refugees")),
            ("Two hundred and fifty soldiers were captured.", (250.0, "", "soldiers captured")),
            ("The siege lasted 12 days.", (12.0, "", "days")),
            ("63 killed in market strike", (63.0, "", "people killed")),
            ("No fewer than 40 of the women were detained.", (40.0, "no fewer than", "women detained")),
            ("A hundred trucks waited.", (100.0, "", "trucks")),
            ("In Brenholt 16,000 people marched.", (16_000.0, "", "people")),
        ] {
            check(body, &[expect]);
        }
    }

    #[test]
    fn several_figures_in_one_sentence() {
        check("It left 63 dead and 120 wounded.", &[(63.0, "", "people dead"), (120.0, "", "people wounded")]);
    }

    #[test]
    fn what_only_looks_like_a_figure() {
        for body in [
            "It began on 7 October 2023.",
            "On October 7, 2023, it began.",
            "In 2019 officials left.",
            "The 2024 election was held.",
            "A 35-year-old man spoke.",
            "Ada Voss, 34, spoke.",
            "Ada Voss, aged 34, spoke.",
            "They flew Su-35 jets and an F-16.",
            "UN 242 was adopted.",
            "They met at 9:30 and at 5 p.m. again.",
            "The home side won 3-1.",
            "It was the 19th century.",
            "He bought a Boeing 737 there.",
            "No one came.",
            "One of the men spoke.",
            "In 1995 people voted.",
        ] {
            check(body, &[]);
        }
    }

    #[test]
    fn ranges_have_two_ends() {
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", "Between 20 and 30 came. It cost 2 to 3 million dollars. From 20-30 people died.");
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        let found = Tables::new(&vocabulary).figures(&reading, &[]);
        let ends: Vec<(f64, Option<f64>)> = found.iter().map(|figure| (figure.value, figure.upper)).collect();
        assert_eq!(ends, [(2e6, Some(3e6)), (20.0, Some(30.0))]);
    }

    #[test]
    fn other_languages_group_in_their_own_way() {
        for (body, language, expect) in [
            ("Es gab 16.000 Tote in der Stadt.", "de", (16_000.0, "tote")),
            ("Il y a 16\u{a0}000 morts dans la ville.", "fr", (16_000.0, "morts")),
            ("Murieron 3,5 millones.", "es", (3.5, "millones")),
        ] {
            let found = found(body, language);
            assert_eq!(found.len(), 1, "{body}");
            assert_eq!((found[0].0, found[0].2.as_str()), expect);
        }
    }

    #[test]
    fn a_figure_knows_who_gave_it() {
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", "The bombs killed 63 people, according to the town’s hospital.");
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        let found = Tables::new(&vocabulary).figures(&reading, &[]);
        assert_eq!(found[0].attributed_to.as_deref(), Some("the town’s hospital"));
    }

    #[test]
    fn a_figure_has_the_time_named_nearest_to_it() {
        for (body, expect) in [
            (
                "More than 16,000 civilians have been killed since October 7, 2031, the ministry said on Monday.",
                "since October 7, 2031",
            ),
            ("At least 63 people were killed in Ostra on Thursday.", "on Thursday"),
            ("Over the past month 40 houses burned down.", "Over the past month"),
            ("Some 300 miners were hired last year.", "last year"),
            ("So far 12 ships have left the port.", "So far"),
            ("Some 2,400 people had fled by 3 May.", "by 3 May"),
            ("The army may send 500 soldiers to march on the port.", ""),
        ] {
            let mut article = Article { language: Language::from_tag("en").unwrap(), ..Article::default() };
            article.set_text("", body);
            let mut vocabulary = Vocabulary::default();
            let document = read(&article, &mut vocabulary);
            let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
            let figures = Tables::new(&vocabulary).figures(&reading, &[]);
            let when = figures.first().and_then(|figure| figure.when.as_deref()).unwrap_or("");
            assert_eq!(when, expect, "{body}: {figures:?}");
        }
    }
}
