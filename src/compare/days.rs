//! Days that the beginning of a report names: of the week, of the month, and the date printed on it.
//!
//! Reports of one happening name the same days; two that name different ones are about two happenings, however alike
//! they are otherwise (two meetings in one week, the same storm in two years). Reports without a date in their metadata
//! often have one printed above or in their first sentences.

use jiff::civil::Date;

use crate::text::{Reading, SentenceKind, TokenKind};

/// Sentences of the body in which a day of the week counts.
const LEAD: usize = 3;

/// Sentences, the title among them, and words in which a date counts.
const DATED_SENTENCES: usize = 4;
const DATED_WORDS: usize = 80;

/// A language's names of days and months, folded.
struct Names {
    language: &'static str,
    /// From Monday.
    days: [&'static str; 7],
    /// From January: the name and its short forms, with blanks between.
    months: [&'static str; 12],
    /// Whether months are written with a capital letter (which tells `May` from `may`).
    capital: bool,
}

const NAMES: [Names; 5] = [
    Names {
        language: "en",
        days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        months: [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        capital: true,
    },
    Names {
        language: "es",
        days: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre setiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        capital: false,
    },
    Names {
        language: "fr",
        days: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        capital: false,
    },
    Names {
        language: "de",
        days: ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
        months: [
            "januar jänner",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ],
        capital: true,
    },
    Names {
        language: "pt",
        days: ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"],
        months: [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        capital: false,
    },
];

/// The days an article names at its beginning.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Days {
    /// Days of the week, one bit a day, Monday lowest. Where none is named but the date is known: that day and the one
    /// before, which a report without the day's name is about.
    pub(super) week: u8,
    /// Whether the text names a day of the week.
    pub(super) named: bool,
    /// Months and days of the month, ascending.
    pub(super) calendar: Vec<(i8, i8)>,
    /// The first date with a year, counted in days ([`day_number`]).
    pub(super) printed: Option<i32>,
}

/// The day as a number, counted from the beginning of the year 1970; only differences matter.
pub(super) fn day_number(date: Date) -> i32 {
    (date - Date::constant(1970, 1, 1)).get_days()
}

impl Days {
    /// Reads the beginning of an article.
    pub(super) fn of(reading: &Reading<'_>) -> Days {
        let language = reading.article.language.code();
        let language = if language == "und" { "en" } else { language };
        let Some(names) = NAMES.iter().find(|names| names.language == language) else { return Days::default() };
        let week = named_weekdays(reading, names);
        let mut days = Days { week, named: week != 0, ..Days::default() };
        let mut first = None;
        for (year, month, day) in dates(reading, names) {
            days.calendar.push((month, day));
            if first.is_none() {
                first = year.and_then(|year| Date::new(year, month, day).ok());
            }
        }
        days.calendar.sort_unstable();
        days.calendar.dedup();
        days.printed = first.map(day_number);
        if days.week == 0
            && let Some(date) = first.or(reading.article.published.date)
        {
            let day = date.weekday().to_monday_zero_offset();
            days.week = 1 << day | 1 << ((day + 6) % 7);
        }
        days
    }

    /// Whether both name days of the week, and the same or others.
    pub(super) fn same_weekday(&self, other: &Days) -> Option<bool> {
        (self.week != 0 && other.week != 0).then_some(self.week & other.week != 0)
    }

    /// Whether both name days of the month, and the same or others.
    pub(super) fn same_date(&self, other: &Days) -> Option<bool> {
        (!self.calendar.is_empty() && !other.calendar.is_empty())
            .then(|| self.calendar.iter().any(|day| other.calendar.contains(day)))
    }
}

fn named_weekdays(reading: &Reading<'_>, names: &Names) -> u8 {
    let lead = reading.document.sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body).take(LEAD);
    let mut days = 0;
    for token in lead.flat_map(crate::text::Sentence::token_range) {
        if let Some(day) = names.days.iter().position(|name| *name == reading.folded(token)) {
            days |= 1 << day;
        }
    }
    days
}

/// A word as far as dates go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Month(i8),
    Number(i16),
    Other,
}

/// The dates at the beginning, in text order: year if given, month, day.
fn dates(reading: &Reading<'_>, names: &Names) -> Vec<(Option<i16>, i8, i8)> {
    let mut parts: Vec<Part> = Vec::new();
    for sentence in reading.sentences().iter().take(DATED_SENTENCES) {
        for token in sentence.token_range() {
            let form = reading.form(token);
            let word = reading.folded(token).trim_end_matches('.');
            if matches!(form.kind, TokenKind::Mark | TokenKind::Clitic) || matches!(word, "of" | "de" | "del") {
                continue;
            }
            if form.kind == TokenKind::Number {
                // `24,2005` where the blank is missing; `16th`.
                parts.extend(word.split([',', '/', '-']).filter(|part| !part.is_empty()).map(|part| {
                    let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
                    digits.parse().map_or(Part::Other, Part::Number)
                }));
            } else {
                let month = names.months.iter().position(|names| names.split(' ').any(|name| name == word));
                let month = month.filter(|_| form.capitalised || !names.capital);
                parts.push(month.map_or(Part::Other, |month| Part::Month(month as i8 + 1)));
            }
        }
        if parts.len() > DATED_WORDS {
            break;
        }
        parts.push(Part::Other);
    }
    parts.truncate(DATED_WORDS);
    let number = |at: Option<usize>| match at.and_then(|at| parts.get(at)) {
        Some(Part::Number(number)) => Some(*number),
        _ => None,
    };
    let day = |at: Option<usize>| number(at).filter(|day| (1..=31).contains(day)).map(|day| day as i8);
    let year = |at: usize| number(Some(at)).filter(|year| (1900..2100).contains(year));
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Part::Month(month) = *part else { continue };
        if let Some(day) = day(Some(at + 1)) {
            found.push((year(at + 2), month, day));
        } else if let Some(day) = day(at.checked_sub(1)) {
            found.push((year(at + 1), month, day));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Language};
    use crate::text::{Vocabulary, read};

    fn days(language: &str, title: &str, body: &str, published: &str) -> Days {
        let mut article = Article { language: Language::from_tag(language).unwrap(), ..Article::default() };
        article.set_text(title, body);
        article.published.date = published.parse().ok();
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        Days::of(&Reading { article: &article, document: &document, vocabulary: &vocabulary })
    }

    #[test]
    fn the_lead_says_which_day_of_the_week() {
        for (body, expect) in [
            ("The ministers met on Thursday. They talked.", 0b000_1000),
            ("They met. They talked. They ate. On Monday they left.", 0),
            ("They met on Monday, a day after Sunday’s vote.", 0b100_0001),
        ] {
            assert_eq!(days("en", "", body, "").week, expect, "{body}");
        }
    }

    #[test]
    fn a_known_date_stands_in_for_a_day_that_is_not_named() {
        // 4 March 2031 is a Tuesday.
        assert_eq!(days("en", "", "The ministers met.", "2031-03-04").week, 0b000_0011);
        assert_eq!(days("en", "", "The ministers met on Friday.", "2031-03-04").week, 0b001_0000);
    }

    #[test]
    fn dates_are_read_in_several_orders() {
        let printed = |date: Date| Some(day_number(date));
        let march = Date::constant(2031, 3, 4);
        for (language, body, calendar, expect) in [
            ("en", "Posted: March 4, 2031. The ferry sank.", &[(3, 4)][..], printed(march)),
            ("en", "4 March 2031. The ferry sank.", &[(3, 4)], printed(march)),
            ("en", "It may 5 times have sunk in the strait.", &[], None),
            ("en", "The ferry sank on March 4 and was raised on June 1.", &[(3, 4), (6, 1)], None),
            ("es", "El 4 de marzo de 2031 se hundió el barco.", &[(3, 4)], printed(march)),
            ("en", "February 30, 2031. The ferry sank.", &[(2, 30)], None),
        ] {
            let found = days(language, "", body, "");
            assert_eq!((&found.calendar[..], found.printed), (calendar, expect), "{body}");
        }
    }

    #[test]
    fn days_agree_differ_or_say_nothing() {
        let day = |body: &str| days("en", "", body, "");
        let (monday, tuesday, none) = (day("It fell on Monday."), day("It fell on Tuesday."), day("It fell."));
        assert_eq!(monday.same_weekday(&monday), Some(true));
        assert_eq!(monday.same_weekday(&tuesday), Some(false));
        assert_eq!(monday.same_weekday(&none), None);
        assert_eq!(day("It fell on May 1.").same_date(&day("On May 2 it fell.")), Some(false));
    }
}
