//! Figures: numbers that count or measure something.
//!
//! A figure needs a unit: a noun after it (`35 of its fighters`), a currency or per cent sign, or a word that says what
//! happened to those counted (`63 killed`). Dates, years, ages, times, scores and numbers inside names have none and
//! are left out. The unit is found without a tagger: the first plural behind the number ends its noun phrase.

use super::numbers;
use super::words::{Flags, Words};
use crate::model::{Attribution, AttributionKind, Figure, Span};
use crate::text::{Reading, Sentence, TokenKind};

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

/// Units that are not plurals, after which no noun phrase needs to follow.
const SINGULAR_UNITS: &[&str] = &["person", "child", "man", "woman", "soldier", "civilian", "policeman", "officer"];

/// A number found, before its unit is known.
struct Number {
    /// Tokens of the number itself.
    start: usize,
    end: usize,
    value: f64,
    upper: Option<f64>,
    vague: Option<String>,
    currency: Option<&'static str>,
    /// Only digits, no separator: could be a year.
    plain: bool,
}

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

    /// Reads a number that starts at a token, with its multiplier and, if it is a range, its upper end.
    fn number(&self, at: usize) -> Option<Number> {
        let mut number = self.simple(at)?;
        // `20 to 30`, `20–30`: one figure with two ends.
        if matches!(self.folded(number.end), "to" | "-" | "–" | "—")
            && self.flags(number.end + 1).has(Flags::DIGITS.or(Flags::SPELLED))
            && let Some(upper) = self.simple(number.end + 1)
            && upper.vague.is_none()
            && let scale = self.unscaled(number.end + 1).map_or(1.0, |plain| upper.value / plain)
            // `2 to 3 million` counts millions at both ends.
            && let scaled = if number.value < 1000.0 { number.value * scale.max(1.0) } else { number.value }
            && scaled < upper.value
        {
            number.value = scaled;
            number.upper = Some(upper.value);
            number.end = upper.end;
            number.plain = number.plain && upper.plain;
        }
        Some(number)
    }

    fn unscaled(&self, at: usize) -> Option<f64> {
        numbers::digits(self.reading.surface(at), self.reading.article.language)
            .or_else(|| numbers::spelled(self.folded(at)))
    }

    fn simple(&self, at: usize) -> Option<Number> {
        let flags = self.flags(at);
        let mut end = at + 1;
        let mut vague = None;
        let mut plain = false;
        let mut value;
        if flags.has(Flags::DIGITS) {
            let surface = self.reading.surface(at);
            value = numbers::digits(surface, self.reading.article.language)?;
            plain = surface.bytes().all(|b| b.is_ascii_digit());
            // `16 000` with a no-break space, or a plain one where the language groups so.
            while plain && self.flags(end).has(Flags::DIGITS) && self.groups(end) {
                value = value * 1000.0 + self.reading.surface(end).parse::<f64>().ok()?;
                end += 1;
            }
            plain = plain && end == at + 1;
        } else if flags.has(Flags::VAGUE) {
            value = numbers::vague(self.folded(at))?;
            let mut name = self.folded(at).to_owned();
            // `hundreds of thousands`, `tens of thousands` (the latter begins at `tens`, see below).
            if self.folded(end) == "of" && self.flags(end + 1).has(Flags::VAGUE) {
                value = value / 2.0 * numbers::vague(self.folded(end + 1))?;
                name = format!("{name} of {}", self.folded(end + 1));
                end += 2;
            } else if self
                .before(at)
                .is_some_and(|of| self.folded(of) == "of" && self.before(of).is_some_and(|t| self.folded(t) == "tens"))
            {
                value *= 10.0;
                name = format!("tens of {name}");
                return Some(Number {
                    start: at - 2,
                    end,
                    value,
                    upper: None,
                    vague: Some(name),
                    currency: None,
                    plain: false,
                });
            }
            vague = Some(name);
        } else if flags.has(Flags::SPELLED) {
            value = numbers::spelled(self.folded(at))?;
            // `twenty-one` is three tokens.
            if value >= 20.0
                && self.folded(end) == "-"
                && let Some(unit) = numbers::spelled(self.folded(end + 1)).filter(|&unit| unit < 10.0)
            {
                value += unit;
                end += 2;
            }
        } else {
            // `a hundred`, `half a million`; a scale word by itself is none (`hundred per cent` aside).
            let article = self.before(at).filter(|&t| matches!(self.folded(t), "a" | "an"))?;
            value = numbers::scale(self.folded(at))?;
            let start = match self.before(article) {
                Some(half) if self.folded(half) == "half" => {
                    value /= 2.0;
                    half
                }
                _ => article,
            };
            let (value, end) = self.scaled(value, end);
            return Some(Number { start, end, value, upper: None, vague: None, currency: None, plain: false });
        }
        let (scaled, after) = self.scaled(value, end);
        if after > end {
            plain = false;
        }
        let currency = self.before(at).and_then(|t| sign(self.folded(t)));
        let start = if currency.is_some() { at - 1 } else { at };
        Some(Number {
            start,
            end: after,
            value: scaled,
            upper: None,
            vague,
            currency,
            plain: plain && currency.is_none(),
        })
    }

    /// Multiplies by the scale words that follow (`2.5 million`, `three hundred thousand`, `two dozen`).
    fn scaled(&self, mut value: f64, mut end: usize) -> (f64, usize) {
        while self.flags(end).has(Flags::SCALE)
            && let Some(factor) = numbers::scale(self.folded(end))
        {
            value *= factor;
            end += 1;
            // `two hundred and fifty`, `one thousand two hundred`
            let next = if self.folded(end) == "and" { end + 1 } else { end };
            if factor <= 1000.0
                && self.flags(next).has(Flags::SPELLED)
                && let Some(rest) = numbers::spelled(self.folded(next))
                && !self.flags(next + 1).has(Flags::SCALE)
                && rest < factor
            {
                value += rest;
                end = next + 1;
            }
        }
        (value, end)
    }

    fn groups(&self, token: usize) -> bool {
        let surface = self.reading.surface(token);
        let gap = Span { start: self.reading.token_span(token - 1).end, end: self.reading.token_span(token).start };
        let gap = self.reading.slice(gap);
        let spaced = matches!(
            self.reading.article.language.code(),
            "fr" | "ru" | "uk" | "pl" | "cs" | "sv" | "no" | "nb" | "fi" | "hu" | "bg"
        );
        surface.len() == 3
            && surface.bytes().all(|b| b.is_ascii_digit())
            && (matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") || (gap == " " && spaced))
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

    /// What is counted.
    fn unit(&self, number: &Number) -> Option<String> {
        let english = matches!(self.reading.article.language.code(), "en" | "und");
        let mut at = number.end;
        let mut partitive = false;
        // `35 of its fighters`, `dozens of people`, `11 were children`
        if self.folded(at) == "of" {
            partitive = true;
            at += 1;
            while self.flags(at).has(Flags::DETERMINER) || self.folded(at) == "them" {
                at += 1;
            }
        } else if self.flags(at).has(Flags::BE) {
            let fate = self.fate(at);
            if fate.is_some() {
                return fate.map(|fate| format!("people {fate}"));
            }
            at += 1;
        }
        if !english {
            return self.foreign_unit(at);
        }
        // `63 killed`, `12 others wounded`
        if self.flags(at).has(Flags::FATE) && !self.flags(at + 1).has(Flags::PLURAL) {
            return Some(format!("people {}", self.folded(at)));
        }
        let mut head = None;
        for token in at..(at + 6).min(self.sentence.tokens.end as usize) {
            let flags = self.flags(token);
            let kind = self.reading.form(token).kind;
            let joins = kind == TokenKind::Mark && self.folded(token) == "-";
            if number.value != 1.0 && flags.has(Flags::PLURAL) && !self.reading.form(token).all_capitals {
                head = Some(token);
                // `weapons analysts`: a plural right behind a plural is the head.
                if self.flags(token + 1).has(Flags::PLURAL) && !self.flags(token + 1).has(Flags::FATE) && !partitive {
                    head = Some(token + 1);
                }
                break;
            }
            if flags.has(Flags::FUNCTION) || (kind == TokenKind::Mark && !joins) || kind == TokenKind::Number {
                break;
            }
            if number.value == 1.0 && SINGULAR_UNITS.contains(&self.folded(token)) {
                head = Some(token);
                break;
            }
        }
        let before_fate = || {
            let (start, _) = self.qualifier(number.start);
            self.before(start).filter(|&t| self.flags(t).has(Flags::FATE)).map(|t| self.folded(t))
        };
        let Some(head) = head else {
            // `killed 63 in`, with nothing counted but people
            return (number.value > 1.0 || number.vague.is_some())
                .then(before_fate)
                .flatten()
                .map(|fate| format!("people {fate}"));
        };
        let noun = self.folded(head);
        let fate = self.fate(head + 1).or_else(before_fate);
        Some(fate.map_or_else(|| noun.to_owned(), |fate| format!("{noun} {fate}")))
    }

    /// What happened to those counted: `have been killed`, `killed`, `were wounded`.
    fn fate(&self, from: usize) -> Option<&'a str> {
        (from..from + 4).find_map(|token| {
            let flags = self.flags(token);
            if flags.has(Flags::FATE) {
                Some(Some(self.folded(token)))
            } else if flags.has(Flags::AUXILIARY) {
                None
            } else {
                Some(None)
            }
        })?
    }

    /// In other languages: the next word, if it can be a noun.
    fn foreign_unit(&self, at: usize) -> Option<String> {
        let mut at = at;
        if matches!(self.folded(at), "de" | "d'" | "di") {
            at += 1;
        }
        if !self.sentence.token_range().contains(&at) {
            return None;
        }
        let form = self.reading.form(at);
        (form.kind == TokenKind::Word && self.folded(at).chars().count() >= 4).then(|| self.folded(at).to_owned())
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
        .filter(|attribution| attribution.kind != AttributionKind::Scare)
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
}
