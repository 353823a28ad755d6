//! Rates over time: a line per source by day, week or month, and every article as a tick below.

use jiff::civil::Date;

use super::calendar::{date_ticks, days_between};
use super::frame::{Canvas, LegendEntry, LegendKey};
use super::scale::{Scale, round_up, tick_step, ticks};
use super::{Anchor, Fill, Labels, MarkKind, PeriodLength, Scene, Shape, Source, Stroke, Style};
use crate::wording::{message, say};

/// A stretch of time in one source.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Hits per 1,000 words.
    pub rate: f64,
    /// Lower bound of the interval.
    pub low: f64,
    /// Upper bound of the interval.
    pub high: f64,
    /// Hits.
    pub hits: u64,
    /// Words.
    pub words: u64,
}

/// One source.
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    /// Whose line.
    pub source: Source,
    /// The periods in which it has articles, in order.
    pub periods: Vec<Period>,
    /// The day of each of its articles.
    pub articles: Vec<Date>,
}

/// A tick of the rug below a course.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RugTick {
    /// The first day with an article it stands for.
    pub from: Date,
    /// The last one.
    pub to: Date,
    /// How many articles.
    pub articles: usize,
}

impl Course {
    /// The ticks of its articles, in order: those of `days` days share one. Days are counted from 1970 on, so that the
    /// same days share a tick in every course.
    pub fn rug(&self, days: u16) -> Vec<RugTick> {
        let mut articles = self.articles.clone();
        articles.sort_unstable();
        let group = |date: &Date| days_between(Date::constant(1970, 1, 1), *date).div_euclid(i32::from(days.max(1)));
        articles
            .chunk_by(|one, other| group(one) == group(other))
            .map(|same| RugTick { from: same[0], to: same[same.len() - 1], articles: same.len() })
            .collect()
    }
}

/// Days to a tick so that no more than about five hundred stand side by side, as many as the width of a page has room for.
pub fn days_to_a_tick(days: i32) -> u16 {
    u16::try_from(days / 500 + 1).unwrap_or(u16::MAX)
}

/// Width of a tick of the rug.
const TICK: f32 = 1.25;

/// Input of the timeline. A datum's row is the position in `courses`; its part that in `periods`, or the number of
/// periods plus the position in its [`Course::rug`].
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// The words around the figure.
    pub labels: Labels,
    /// One panel each, in the order given.
    pub courses: Vec<Course>,
    /// How long a period is.
    pub length: PeriodLength,
    /// Days to a tick of the rug, from [`days_to_a_tick`].
    pub rug: u16,
}

impl Timeline {
    /// The first and the last day of all periods and articles.
    fn days(&self) -> Option<(Date, Date)> {
        let periods = || self.courses.iter().flat_map(|course| course.periods.iter().map(|period| period.from));
        let articles = || self.courses.iter().flat_map(|course| course.articles.iter().copied());
        let first = periods().chain(articles()).min()?;
        let last = periods().map(|from| self.length.last_day(from)).chain(articles()).max()?;
        Some((first, last))
    }

    /// Draws the figure: one small panel per source, all on the same scales.
    pub fn scene(&self, style: &Style) -> Scene {
        let mut canvas = Canvas::new(style, &self.labels);
        let Some((first, last)) = self.days() else {
            canvas.group("labels");
            let kind = canvas.small();
            canvas.bottom += kind.size * 1.5;
            canvas.text(
                canvas.left(),
                canvas.bottom,
                Anchor::Start,
                say!(style.language, "No article has a date."),
                kind,
            );
            return canvas.finish();
        };
        let day = |date: Date| f64::from(days_between(first, date)) + 0.5;
        let extent = f64::from(days_between(first, last)) + 1.0;
        let faint = canvas.faint();
        let greatest = self
            .courses
            .iter()
            .flat_map(|course| &course.periods)
            .map(|period| period.high.max(period.rate))
            .filter(|value| value.is_finite())
            .fold(0.0, f64::max)
            .max(1e-9);
        let step = tick_step(greatest, 3);
        let limit = round_up(greatest, step);
        let axis = faint.width_of(&style.numbers.tick(limit, step)) + canvas.em(8.0);
        let (start, end) = (canvas.left() + axis, canvas.right() - canvas.em(4.0));
        let across = Scale::new(0.0, extent, start, end);
        let (heading, plot, rug) = (canvas.em(20.0), canvas.em(62.0), canvas.em(12.0));
        let dates: Vec<(f32, String)> =
            date_ticks(first, last).into_iter().map(|(date, written)| (across.at(day(date)), written)).collect();

        for (n, course) in self.courses.iter().enumerate() {
            canvas.group("labels");
            let middle = canvas.bottom + heading / 2.0;
            canvas.source(&course.source, canvas.left(), middle, canvas.right() - canvas.left());
            let top = canvas.bottom + heading + canvas.em(7.0);
            let bottom = top + plot;
            let up = Scale::new(0.0, limit, bottom, top);
            canvas.group("axis");
            for tick in ticks(0.0, limit, step) {
                let y = up.at(tick);
                canvas.line((start, y), (end, y), Stroke::new(style.palette.grid, 1.0));
                let label = style.numbers.tick(tick, step);
                canvas.text(start - canvas.em(4.0), y + faint.size * 0.36, Anchor::End, label, faint);
            }
            for (x, _) in &dates {
                canvas.line((*x, top), (*x, bottom + rug), Stroke::new(style.palette.grid, 1.0));
            }
            canvas.group("marks");
            // A period's mark stands in its middle.
            let middle = |from: Date| across.at(day(from) + f64::from(self.length.days(from) - 1) / 2.0);
            self.course(&mut canvas, n, course, &middle, &up);
            for (part, RugTick { from, to, articles }) in course.rug(self.rug).into_iter().enumerate() {
                let x = f32::midpoint(across.at(day(from)), across.at(day(to)));
                let source = &course.source.name;
                let tooltip = if articles == 1 {
                    say!(style.language, "{source}, article of {date}", source, date = from)
                } else if from == to {
                    say!(style.language, "{source}, {n} articles of {date}", source, n = articles, date = from)
                } else {
                    say!(style.language, "{source}, {n} articles from {from} to {to}", source, n = articles, from, to)
                };
                canvas.datum(n, course.periods.len() + part, tooltip, |canvas| {
                    let stroke = Stroke::new(style.palette.ink2, TICK);
                    canvas.line((x, bottom + 3.0), (x, bottom + rug), stroke);
                });
            }
            canvas.bottom = bottom + rug + canvas.em(6.0);
        }
        canvas.group("axis");
        let y = canvas.bottom + faint.size;
        let mut free = f32::NEG_INFINITY;
        for (x, label) in dates {
            let half = faint.width_of(&label) / 2.0;
            let x = x.clamp(canvas.left() + half, canvas.right() - half);
            if x - half >= free {
                canvas.text(x, y, Anchor::Middle, label, faint);
                free = x + half + canvas.em(8.0);
            }
        }
        canvas.bottom = y + canvas.em(4.0);
        let ink = style.palette.ink2;
        let period = match self.length {
            PeriodLength::Day => message!("day | hits by …"),
            PeriodLength::Week => message!("week | hits by …"),
            PeriodLength::Month => message!("month | hits by …"),
        };
        canvas.legend(&[
            LegendEntry {
                key: LegendKey::Mark(MarkKind::Circle, Fill::Solid(ink), Stroke::new(ink, 1.0)),
                title: say!(
                    style.language,
                    "hits per {thousand} words by {period}",
                    thousand = style.numbers.count(1000),
                    period
                ),
            },
            LegendEntry {
                key: LegendKey::Tick(Stroke::new(ink, TICK)),
                title: match self.rug {
                    ..=1 => say!(style.language, "a day with articles"),
                    days => say!(style.language, "{n} days with articles", n = u64::from(days)),
                },
            },
        ]);
        canvas.finish()
    }

    /// Intervals, line and dots of one source. The line breaks where a period has no article.
    fn course(&self, canvas: &mut Canvas<'_>, n: usize, course: &Course, x: &dyn Fn(Date) -> f32, up: &Scale) {
        let style = canvas.style;
        let (colour, _) = style.palette.source(course.source.position);
        let mut run: Vec<(f32, f32)> = Vec::new();
        let mut runs = Vec::new();
        let mut before: Option<Date> = None;
        for period in &course.periods {
            if before.is_some_and(|before| days_between(self.length.last_day(before), period.from) > 1) {
                runs.push(std::mem::take(&mut run));
            }
            run.push((x(period.from), up.at(period.rate)));
            before = Some(period.from);
        }
        runs.push(run);
        for points in runs.into_iter().filter(|points| points.len() > 1) {
            let stroke = Some(Stroke::new(colour, 1.75));
            canvas.shape(Shape::Path { points, closed: false, fill: Fill::None, stroke });
        }
        for (part, period) in course.periods.iter().enumerate() {
            let numbers = &style.numbers;
            let tooltip = say!(
                style.language,
                "{source}, {when} {from}: {rate} per {thousand} words, interval {low} to {high} ({hits} hits in {words} words)",
                source = course.source.name,
                when = match self.length {
                    PeriodLength::Day => message!("on | a day"),
                    PeriodLength::Week => message!("week from | a day"),
                    PeriodLength::Month => message!("month from | a day"),
                },
                from = period.from,
                rate = numbers.write(period.rate, 1),
                thousand = numbers.count(1000),
                low = numbers.write(period.low, 1),
                high = numbers.write(period.high, 1),
                hits = numbers.count(period.hits),
                words = numbers.count(period.words)
            );
            let at = x(period.from);
            canvas.datum(n, part, tooltip, |canvas| {
                let line = Stroke::new(style.palette.ink3, 1.0);
                canvas.line((at, up.at(period.low)), (at, up.at(period.high)), line);
                let outline = Stroke::new(style.palette.ink2, 1.0);
                canvas.mark(
                    MarkKind::Circle,
                    at,
                    up.at(period.rate),
                    canvas.em(3.2),
                    Fill::Solid(colour),
                    Some(outline),
                );
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ticks_of_many_years_stand_for_several_days_the_same_in_every_course() {
        assert_eq!((days_to_a_tick(0), days_to_a_tick(499), days_to_a_tick(500), days_to_a_tick(1800)), (1, 1, 2, 4));
        let source = Source { name: "The Gangway".into(), monogram: "GA".into(), position: 0 };
        let course = |articles: Vec<Date>| Course { source: source.clone(), periods: Vec::new(), articles };
        let days = vec![date(2024, 5, 3), date(2024, 5, 2), date(2024, 5, 3), date(2024, 5, 9)];
        let tick = |from, to, articles| RugTick { from, to, articles };
        let (second, third, ninth) = (date(2024, 5, 2), date(2024, 5, 3), date(2024, 5, 9));
        assert_eq!(
            course(days.clone()).rug(1),
            [tick(second, second, 1), tick(third, third, 2), tick(ninth, ninth, 1)]
        );
        // 2 May 2024 is day 19,845, a multiple of 5.
        assert_eq!(course(days).rug(5), [tick(second, third, 3), tick(ninth, ninth, 1)]);
        assert_eq!(course(vec![third]).rug(5), [tick(third, third, 1)]);
    }
}
