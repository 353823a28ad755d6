//! Stretches of the calendar: how long the periods of a timeline are, and where its axis bears dates.

use jiff::Span;
use jiff::civil::Date;

/// How long a period of a timeline is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PeriodLength {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
}

/// A corpus that spans more days than this is shown by week.
const MOST_DAYS: i32 = 45;
/// One that spans more days than this, two years, is shown by month: the marks of more weeks would touch each other on
/// the page of a journal.
const MOST_DAYS_OF_WEEKS: i32 = 731;

impl PeriodLength {
    /// The length for a corpus whose first and last article lie so many days apart.
    pub fn for_extent(days: i32) -> PeriodLength {
        if days <= MOST_DAYS {
            PeriodLength::Day
        } else if days <= MOST_DAYS_OF_WEEKS {
            PeriodLength::Week
        } else {
            PeriodLength::Month
        }
    }

    /// The first day of the period in which a date lies.
    pub fn first_day(self, date: Date) -> Date {
        match self {
            PeriodLength::Day => date,
            PeriodLength::Week => after(date, -i32::from(date.weekday().to_monday_zero_offset())),
            PeriodLength::Month => date.first_of_month(),
        }
    }

    /// The last day of the period that begins with a day.
    pub fn last_day(self, first: Date) -> Date {
        match self {
            PeriodLength::Day => first,
            PeriodLength::Week => after(first, 6),
            PeriodLength::Month => first.last_of_month(),
        }
    }

    /// How many days the period has that begins with a day.
    pub fn days(self, first: Date) -> i32 {
        days_between(first, self.last_day(first)) + 1
    }
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// So many days after a date; the date itself at the ends of the calendar.
fn after(date: Date, days: i32) -> Date {
    date.checked_add(Span::new().days(days)).unwrap_or(date)
}

/// Most dates on an axis.
const MOST_TICKS: usize = 8;

/// Dates for an axis from one day to another, and how they are written: the finest of days, Mondays, first days of
/// months, quarters, half-years or years (every one, second, fifth and so on) of which there are no more than eight.
pub(super) fn date_ticks(first: Date, last: Date) -> Vec<(Date, String)> {
    let monday = PeriodLength::Week.first_day(first);
    let beginnings = [
        (first, Span::new().days(1)),
        (monday, Span::new().days(7)),
        (monday, Span::new().days(14)),
        (first.first_of_month(), Span::new().months(1)),
        (of_year(first, 3), Span::new().months(3)),
        (of_year(first, 6), Span::new().months(6)),
    ];
    let years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map(|years: i16| {
        let year = first.year().div_euclid(years) * years;
        (Date::new(year, 1, 1).unwrap_or(first), Span::new().years(years))
    });
    let every = |begin: Date, span: Span| -> Vec<Date> {
        begin.series(span).take_while(|day| *day <= last).filter(|day| *day >= first).take(MOST_TICKS + 1).collect()
    };
    let all = beginnings.into_iter().chain(years);
    let days = all.map(|(begin, span)| every(begin, span)).find(|days| days.len() <= MOST_TICKS).unwrap_or_default();
    let of_days = days.iter().any(|day| day.day() != 1) || days.len() < 2;
    let of_months = days.iter().any(|day| day.month() != 1);
    let written = |day: Date| match (of_days, of_months) {
        (true, _) => day.to_string(),
        (_, true) => day.strftime("%Y-%m").to_string(),
        _ => day.year().to_string(),
    };
    days.into_iter().map(|day| (day, written(day))).collect()
}

/// The first day of the part of the year, of so many months, in which a date lies.
fn of_year(date: Date, months: i8) -> Date {
    let month = (date.month() - 1).div_euclid(months) * months + 1;
    Date::new(date.year(), month, 1).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_are_days_then_weeks_then_months_of_the_calendar() {
        for (extent, expect) in [
            (0, PeriodLength::Day),
            (45, PeriodLength::Day),
            (46, PeriodLength::Week),
            (731, PeriodLength::Week),
            (732, PeriodLength::Month),
        ] {
            assert_eq!(PeriodLength::for_extent(extent), expect, "{extent}");
        }
        let thursday = date(2024, 2, 29);
        for (length, first, last, days) in [
            (PeriodLength::Day, thursday, thursday, 1),
            (PeriodLength::Week, date(2024, 2, 26), date(2024, 3, 3), 7),
            (PeriodLength::Month, date(2024, 2, 1), thursday, 29),
        ] {
            let begun = length.first_day(thursday);
            assert_eq!((begun, length.last_day(begun), length.days(begun)), (first, last, days), "{length:?}");
        }
    }

    #[test]
    fn an_axis_bears_round_dates() {
        for (first, last, expect) in [
            (date(2024, 5, 3), date(2024, 5, 3), "2024-05-03"),
            (date(2024, 5, 30), date(2024, 6, 2), "2024-05-30 2024-05-31 2024-06-01 2024-06-02"),
            (date(2024, 5, 3), date(2024, 5, 28), "2024-05-06 2024-05-13 2024-05-20 2024-05-27"),
            (date(2024, 5, 3), date(2024, 7, 28), "2024-05-13 2024-05-27 2024-06-10 2024-06-24 2024-07-08 2024-07-22"),
            (date(2024, 5, 3), date(2024, 9, 28), "2024-06 2024-07 2024-08 2024-09"),
            (date(2024, 5, 3), date(2025, 4, 30), "2024-07 2024-10 2025-01 2025-04"),
            (date(2022, 5, 3), date(2024, 12, 31), "2022-07 2023-01 2023-07 2024-01 2024-07"),
            (date(2012, 6, 1), date(2018, 2, 3), "2013 2014 2015 2016 2017 2018"),
            (date(1899, 1, 1), date(2018, 2, 3), "1900 1920 1940 1960 1980 2000"),
        ] {
            let ticks: Vec<String> = date_ticks(first, last).into_iter().map(|(_, written)| written).collect();
            assert_eq!(ticks.join(" "), expect, "{first} to {last}");
        }
    }
}
