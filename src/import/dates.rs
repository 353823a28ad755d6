//! Dates as newsrooms write them: machine forms, month names in many languages, numbers whose order must be known.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::model::{Basis, Published};

/// What a piece of text says about a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// One day, without doubt.
    Day(Date),
    /// `03/04/2024`: day and month could be either; the words as they stand.
    Ambiguous(String),
}

/// A date found in running text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    /// What it says.
    pub reading: Reading,
    /// Byte range in the (digit-normalised) text that was searched.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Month names by month, lower case. Genitives and common short forms stand beside the full names.
const MONTHS: [&str; 12] = [
    "january jan januar jänner januari janeiro janvier enero gennaio gen januarie styczeń stycznia ledna leden január január január január január január januára январь января янв січня січень ocak يناير كانون الثاني جانفي ژانویه ינואר בינואר जनवरी ianuarie tammikuuta januára",
    "february feb februar februari fevereiro février fevrier fév febrero febbraio lutego luty února únor február февраль февраля фев лютого şubat فبراير شباط فيفري فوریه פברואר בפברואר फरवरी फ़रवरी februarie helmikuuta",
    "march mar märz maerz mrz mars maart março marco marzo marzec marca březen března március март марта березня mart مارس آذار מרץ במרץ मार्च martie maaliskuuta",
    "april apr avril avr abril abr aprile kwiecień kwietnia duben dubna április апрель апреля апр квітня nisan أبريل ابريل إبريل نيسان أفريل آوریل אפריל באפריל अप्रैल aprilie huhtikuuta",
    "may mai mei maj mayo maio maggio mag mája květen května május май мая травня mayıs مايو أيار ماي مه מאי במאי मई toukokuuta",
    "june jun juni juin junho junio giugno giu czerwiec czerwca červen června június júna июнь июня июн червня haziran يونيو يونيه حزيران جوان ژوئن יוני ביוני जून iunie kesäkuuta",
    "july jul juli juillet juil julho julio luglio lug lipiec lipca červenec července július júla июль июля июл липня temmuz يوليو يوليه تموز جويلية ژوئیه ژوئيه יולי ביולי जुलाई iulie heinäkuuta",
    "august aug août aout agosto ago augustus augusti sierpień sierpnia srpen srpna augusztus augusta август августа авг серпня ağustos أغسطس اغسطس آب أوت اوت אוגוסט באוגוסט अगस्त elokuuta",
    "september sep sept septembre setembro set septiembre settembre wrzesień września září szeptember septembra сентябрь сентября сен сент вересня eylül سبتمبر أيلول سپتامبر ספטמבר בספטמבר सितंबर सितम्बर septembrie syyskuuta",
    "october oct oktober okt octobre outubro out octubre ottobre ott październik października říjen října október októbra октябрь октября окт жовтня ekim أكتوبر اكتوبر تشرين الأول اکتبر אוקטובר באוקטובר अक्टूबर अक्तूबर octombrie lokakuuta",
    "november nov novembre novembro noviembre listopad listopada listopadu novembra ноябрь ноября ноя листопада kasım نوفمبر تشرين الثاني نوامبر נובמבר בנובמבר नवंबर नवम्बर noiembrie marraskuuta",
    "december dec dezember dez décembre déc decembre dezembro diciembre dic dicembre grudzień grudnia prosinec prosince decembra декабрь декабря дек грудня aralık ديسمبر كانون الأول دسامبر דצמבר בדצמבר दिसंबर दिसम्बर decembrie joulukuuta",
];

/// Names of two words, which the table above cannot hold apart.
const LONG_MONTHS: [(&str, i8); 4] =
    [("كانون الثاني", 1), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12)];

fn month(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.').to_lowercase();
    if let Some((_, month)) = LONG_MONTHS.iter().find(|(long, _)| *long == name) {
        return Some(*month);
    }
    MONTHS
        .iter()
        .position(|names| {
            names.split(' ').any(|known| known == name && !matches!(known, "كانون" | "الثاني" | "تشرين" | "الأول"))
        })
        .map(|at| at as i8 + 1)
}

fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap_or_else(|error| unreachable!("{error}"))
}

/// `2023-12-07`, `2023/12/07`, `20231207T…`, `2023年12月7日`.
static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^\d])((?:19|20)\d\d)(?:\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?|[-/.](\d{1,2})[-/.](\d{1,2})|(\d\d)(\d\d)T\d\d)(?:$|[^\d])",
    )
});
/// `7 December 2023`, `7. Dezember 2023`, `7 de diciembre de 2023`.
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[^\d\p{L}:])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-)?[\s\u{a0}-]{0,2}(?:de\s|del\s|of\s|d')?(كانون الثاني|تشرين الأول|تشرين الثاني|كانون الأول|[\p{L}\p{M}]{3,12})\.?,?[\s\u{a0}-]{0,2}(?:de\s|del\s)?((?:19|20)\d\d)",
    )
});
/// `December 7, 2023`, `Dec. 7th 2023`.
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[^\p{L}])(\p{L}{3,9})\.?[\s\u{a0}]{1,2}(\d{1,2})(?:st|nd|rd|th)?(?:,[\s\u{a0}]*|[\s\u{a0}]{1,2})((?:19|20)\d\d)(?:$|[^\d])",
    )
});
/// `07.12.2023`, `07/12/2023`, `7-12-23`.
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[^\d./-])(\d{1,2})([./-])\s?(\d{1,2})([./-])\s?((?:19|20)\d\d|\d\d)(?:$|[^\d./-])")
});
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"/((?:19|20)\d\d)[/-]?(\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]?(\d{1,2})(?:[/_.-]|$)")
});
static FILE_NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\d])((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:$|[^\d])"));
/// What else may stand on a line that holds nothing but a date.
static DATE_COMPANY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?:published|posted|updated|modified|created|first|last|on|at|date|edited|by|and|of|the|time|edition|issue|
        mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|uhr|am|pm|a\.m|p\.m|um|vom|den|stand|veröffentlicht|aktualisiert|geändert|erstellt|
        lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|publié|le|à|mis|jour|modifié|
        lunes|martes|miércoles|jueves|viernes|sábado|domingo|publicado|actualizado|el|las|h|hs|hrs|
        segunda|terça|quarta|quinta|sexta|feira|às|atualizado|em|
        lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|pubblicato|aggiornato|il|alle|ore|
        понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|опубликовано|обновлено|в|г|года|
        gmt|utc|est|edt|et|pt|pst|pdt|ct|cst|cdt|mst|bst|cet|cest|ist|msk|eet|aest|local|hours?|min|
        الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|نشر|في|تاريخ|آخر|تحديث|
        शनिवार|रविवार|सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार)\b|星期[一二三四五六日天]|周[一二三四五六日]|[月火水木金土日]曜日?|发布|更新|时间|公開|\d{1,2}[:h.]\d{2}(?::\d{2})?(?:\.\d+)?|\d{4}|[+-]\d{2}:?\d{2}|[\W_]+|\bt\b|\bz\b",
    )
});

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|date| (1900..=2100).contains(&date.year()))
}

/// Arabic-Indic, Persian and Devanagari digits as ASCII; everything else stays.
fn plain_digits(text: &str) -> String {
    text.chars()
        .map(|c| {
            let zero = match c {
                '٠'..='٩' => '٠',
                '۰'..='۹' => '۰',
                '०'..='९' => '०',
                '০'..='৯' => '০',
                '0'..='9' => '0',
                _ => return c,
            };
            char::from_u32(u32::from(c) - u32::from(zero) + u32::from('0')).unwrap_or(c)
        })
        .collect()
}

/// Reads a value that is meant to be a date: a metadata field, a `datetime` attribute, a column of a table.
pub(super) fn parse(value: &str) -> Option<Reading> {
    let value = plain_digits(value.trim());
    let value = value.as_str();
    if let Some(date) = value.get(..10).and_then(|head| head.parse::<Date>().ok()) {
        // Other years are those of other calendars (1403 in Persia, 2567 in Thailand).
        return (1600..=2100).contains(&date.year()).then_some(Reading::Day(date));
    }
    // `20240506`, `20240506T080000Z`, `20240506080000`.
    if let Some((first, rest)) = value.split_at_checked(8)
        && first.bytes().all(|b| b.is_ascii_digit())
        && (rest.is_empty() || rest.starts_with('T') || rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_digit()))
    {
        let number: u32 = first.parse().ok()?;
        return day((number / 10_000) as i16, (number / 100 % 100) as i8, (number % 100) as i8).map(Reading::Day);
    }
    if (10..=13).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = value.parse().ok()?;
        let seconds = if value.len() == 13 { number / 1000 } else { number };
        let stamp = jiff::Timestamp::from_second(seconds).ok()?;
        let date = stamp.to_zoned(jiff::tz::TimeZone::UTC).date();
        return (1990..=2100).contains(&date.year()).then_some(Reading::Day(date));
    }
    find(value).into_iter().next().map(|found| found.reading)
}

/// All dates with a year in a text, in order. Offsets are into the text with its digits made ASCII.
pub(super) fn find(text: &str) -> Vec<Found> {
    if !text.bytes().any(|b| b.is_ascii_digit() || b >= 0x80) {
        return Vec::new();
    }
    let text = plain_digits(text);
    let mut all: Vec<Found> = Vec::new();
    let mut push = |reading: Option<Reading>, start: usize, end: usize| {
        if let Some(reading) = reading
            && !all.iter().any(|known| known.start < end && start < known.end)
        {
            all.push(Found { reading, start, end });
        }
    };
    let number = |part: Option<regex::Match<'_>>| part.and_then(|part| part.as_str().parse::<i16>().ok());
    for found in YEAR_FIRST.captures_iter(&text) {
        let (Some(whole), Some(year)) = (found.get(1), number(found.get(1))) else {
            continue;
        };
        let (m, d) = (2..=6)
            .step_by(2)
            .find_map(|at| Some((number(found.get(at))?, number(found.get(at + 1))?)))
            .unwrap_or((0, 0));
        push(
            day(year, m as i8, d as i8).map(Reading::Day),
            whole.start(),
            found.get(0).map_or(whole.end(), |all| all.end()),
        );
    }
    for found in DAY_FIRST.captures_iter(&text) {
        let (Some(d), Some(name), Some(year), Some(first), Some(last)) =
            (number(found.get(1)), found.get(2), number(found.get(3)), found.get(1), found.get(3))
        else {
            continue;
        };
        push(month(name.as_str()).and_then(|m| day(year, m, d as i8)).map(Reading::Day), first.start(), last.end());
    }
    for found in MONTH_FIRST.captures_iter(&text) {
        let (Some(name), Some(d), Some(year), Some(last)) =
            (found.get(1), number(found.get(2)), number(found.get(3)), found.get(3))
        else {
            continue;
        };
        push(month(name.as_str()).and_then(|m| day(year, m, d as i8)).map(Reading::Day), name.start(), last.end());
    }
    for found in NUMBERS.captures_iter(&text) {
        let (Some(a), Some(first), Some(b), Some(second), Some(year)) =
            (found.get(1), found.get(2), found.get(3), found.get(4), found.get(5))
        else {
            continue;
        };
        if first.as_str() != second.as_str() {
            continue;
        }
        let words = &text[a.start()..year.end()];
        push(numeric(words, a.as_str(), b.as_str(), year.as_str(), first.as_str()), a.start(), year.end());
    }
    all.sort_by_key(|found| found.start);
    all
}

/// `a.b.year`. Points mean day first wherever they are used; slashes and dashes are read only if one number is above 12
/// or both are the same.
fn numeric(words: &str, a: &str, b: &str, year: &str, separator: &str) -> Option<Reading> {
    let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
    let full: i16 = year.parse().ok()?;
    let full = match year.len() {
        4 => full,
        _ if full < 70 => 2000 + full,
        _ => 1900 + full,
    };
    if year.len() == 2 && separator == "-" {
        return None;
    }
    match (separator == "." || a > 12 || a == b, b > 12) {
        (true, _) => day(full, b, a).map(Reading::Day),
        (false, true) => day(full, a, b).map(Reading::Day),
        (false, false) => {
            day(full, a, b)?;
            Some(Reading::Ambiguous(words.to_owned()))
        }
    }
}

/// Whether the line holds a date and nothing but what goes with one (weekday, time of day, "Published on").
pub(super) fn is_date_line(text: &str) -> bool {
    if text.len() > 160 || !text.chars().any(char::is_numeric) {
        return false;
    }
    let found = find(text);
    let Some(first) = found.first() else { return false };
    let plain = plain_digits(text);
    let mut rest = String::new();
    let mut at = 0;
    for date in &found {
        rest.push_str(&plain[at..date.start.max(at)]);
        rest.push(' ');
        at = date.end.max(at);
    }
    rest.push_str(&plain[at..]);
    let _ = first;
    let left = DATE_COMPANY.replace_all(&rest, "");
    left.chars().filter(|c| c.is_alphanumeric()).count() <= 3
}

/// The date in a web address (`/2019/05/21/`).
pub(super) fn in_address(url: &str) -> Option<Date> {
    let lower = url.to_lowercase();
    ADDRESS.captures_iter(&lower).find_map(|found| {
        let m = &found[2];
        let m = m.parse::<i8>().ok().or_else(|| month(m))?;
        day(found[1].parse().ok()?, m, found[3].parse().ok()?)
    })
}

/// The date in a file's name (`2024-06-23-cordal-bridge.md`).
pub(super) fn in_file_name(name: &str) -> Option<Date> {
    FILE_NAME
        .captures(name)
        .and_then(|found| day(found[1].parse().ok()?, found[2].parse().ok()?, found[3].parse().ok()?))
}

/// A stated value as [`Published`]. A value that can be read in two ways, or in none, becomes a doubt.
pub(super) fn published(value: &str, basis: Basis) -> Published {
    match parse(value) {
        Some(Reading::Day(date)) => Published { date: Some(date), basis, doubt: None },
        Some(Reading::Ambiguous(words)) => Published { date: None, basis: Basis::Unknown, doubt: Some(words) },
        None if value.trim().is_empty() => Published::default(),
        None => Published { date: None, basis: Basis::Unknown, doubt: Some(value.trim().chars().take(80).collect()) },
    }
}

/// `on Thursday`, `am Donnerstag`: a day that only the date of publication would tell. The first in the text.
pub(super) fn relative(text: &str) -> Option<String> {
    static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:on|last|this|late|early|late on|am|le|ce|el|nesta|na|w|в|во) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b|\b(?:yesterday|today|tomorrow)\b",
        )
    });
    let head: String = text.chars().take(1500).collect();
    RELATIVE.find(&head).map(|found| found.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        let got = match parse(value) {
            Some(Reading::Day(date)) => date.to_string(),
            Some(Reading::Ambiguous(words)) => format!("? {words}"),
            None => String::new(),
        };
        assert_eq!(got, expected, "{value}");
    }

    #[test]
    fn written_forms() {
        for (value, expected) in [
            ("2023-12-07T16:46:00+01:00", "2023-12-07"),
            ("20231207", "2023-12-07"),
            ("1701964800", "2023-12-07"),
            ("Thu, 07 Dec 2023 16:46:00 GMT", "2023-12-07"),
            ("December 7, 2023 at 4:46 pm", "2023-12-07"),
            ("Dec. 7th, 2023", "2023-12-07"),
            ("7. Dezember 2023", "2023-12-07"),
            ("07.12.2023, 16:46 Uhr", "2023-12-07"),
            ("7 de diciembre de 2023", "2023-12-07"),
            ("1er août 2023", "2023-08-01"),
            ("7 декабря 2023 г.", "2023-12-07"),
            ("٧ ديسمبر ٢٠٢٣", "2023-12-07"),
            ("7 كانون الأول 2023", "2023-12-07"),
            ("7 בדצמבר 2023", "2023-12-07"),
            ("7 दिसंबर 2023", "2023-12-07"),
            ("2023年12月7日", "2023-12-07"),
            ("13/04/2024", "2024-04-13"),
            ("04/13/2024", "2024-04-13"),
            ("03/04/2024", "? 03/04/2024"),
            ("31 February 2024", ""),
            ("soon", ""),
        ] {
            check(value, expected);
        }
    }

    #[test]
    fn a_date_line_holds_nothing_else() {
        for line in [
            "December 7, 2023 at 4:46 pm",
            "Published on: Thursday, 7 December 2023 16:46 GMT",
            "07.12.2023",
            "Updated Dec. 7, 2023 | Posted 5 December 2023",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in ["On 7 December 2023 the harbour closed.", "7 December 2023: the day of the fire", "1,726 women"] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn addresses_and_file_names() {
        assert_eq!(in_address("https://a.example/2019/05/21/shower"), Date::new(2019, 5, 21).ok());
        assert_eq!(in_address("https://a.example/2019/05/shower"), None);
        assert_eq!(in_file_name("2024-06-23-cordal-bridge.md"), Date::new(2024, 6, 23).ok());
        assert_eq!(in_file_name("report_20240623.txt"), Date::new(2024, 6, 23).ok());
        assert_eq!(in_file_name("000_acf01a7736d8dbf0.txt"), None);
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,120}") {
            let _ = parse(&text);
            let _ = is_date_line(&text);
            for found in find(&text) {
                proptest::prop_assert!(found.start < found.end);
            }
        }
    }
}
