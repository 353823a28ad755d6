//! Figures along a text, along time, and of names: dispersion, timeline, naming.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::counts::rate_method;
use super::{Figures, NamedFigure, Room, Target, Words};
use crate::chart::{
    self, Course, Dispersion, NamingRow, Period, PeriodLength, Strip, Style, Tick, Timeline, days_to_a_tick, isolated,
};
use crate::export::table::Table;
use crate::model::ArticleIndex;
use crate::statistics::advice::RANKED_FROM_HITS;
use crate::statistics::{Count, Interval};
use crate::wording::say;

/// Most sources of a timeline, each of which has a panel of its own.
pub(super) const PANELS: usize = 12;
/// Names told apart in the naming chart; the last one stands for all others.
const NAMES: usize = 7;

/// What a tick below a course stands for: the one article of a day, or the day.
#[derive(Clone, Copy, Default)]
struct DayTick {
    days: Option<(Date, Date)>,
    article: Option<ArticleIndex>,
}

impl Figures<'_> {
    pub(super) fn dispersion(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let shown: Vec<ArticleIndex> = self.selection.articles.iter().copied().take(room.rows).collect();
        let all = self.selection.articles.len();
        if shown.is_empty() {
            return None;
        }
        let count = |n: usize| style.numbers.count(n as u64);
        let some = if shown.len() < all {
            say!(style.language, " The first {shown} of {all} articles.", shown = count(shown.len()), all = count(all))
        } else {
            String::new()
        };
        let labels = self.labels(
            style,
            "dispersion",
            Words {
                title: say!(style.language, "Where in the article?"),
                subtitle: say!(style.language, "Full height = own words, lower half = attributed.{some}", some),
                note: String::new(),
            },
            None,
        );
        let mut data =
            Table::new("dispersion", &["article", "source", "position", "surface", "term", "family", "voice"]);
        let mut strips = Vec::new();
        let mut hits: Vec<Vec<usize>> = Vec::new();
        for &index in &shown {
            let article = &self.corpus.articles[index.index()];
            let mine = self.selection.sources.of_article(index);
            let source = &self.sources[mine];
            let mut ticks = Vec::new();
            let mut places = Vec::new();
            for (n, hit) in self.corpus.hits[index.index()].iter().enumerate() {
                if !self.selection.admits(hit) {
                    continue;
                }
                let term = &self.corpus.terms[hit.term as usize];
                let at = hit.span.start as f32 / article.text.len().max(1) as f32;
                let surface = hit.span.of(&article.text);
                data.rows.push(vec![
                    article.id.clone().into(),
                    self.cell(mine),
                    f64::from(at).into(),
                    surface.into(),
                    term.term.clone().into(),
                    term.family.id().into(),
                    hit.label.voice.name().into(),
                ]);
                ticks.push(Tick { at, voice: hit.label.voice, family: Some(term.family), term: surface.to_owned() });
                places.push(n);
            }
            let title = if article.title().is_empty() { article.id.clone() } else { article.title().to_owned() };
            strips.push(Strip { source: source.clone(), title, ticks });
            hits.push(places);
        }
        let chart = Dispersion { labels: labels.clone(), strips };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| Target {
            article: Some(shown[row]),
            hit: Some(hits[row][part]),
            ..Target::default()
        }))
    }

    pub(super) fn timeline(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let dated: Vec<(ArticleIndex, Date)> = self
            .selection
            .articles
            .iter()
            .filter_map(|&index| Some((index, self.corpus.articles[index.index()].published.date?)))
            .collect();
        let first = dated.iter().map(|(_, date)| *date).min()?;
        let last = dated.iter().map(|(_, date)| *date).max()?;
        let extent = days(first, last);
        let length = PeriodLength::for_extent(extent);
        let rug = days_to_a_tick(extent);
        let undated = self.selection.articles.len() - dated.len();
        // A source without a dated article has no course.
        let mut of_source: Vec<Vec<(ArticleIndex, Date)>> = vec![Vec::new(); self.sources.len()];
        for &(index, date) in &dated {
            of_source[self.selection.sources.of_article(index)].push((index, date));
        }
        let mut shown = self.shown(usize::MAX);
        shown.retain(|&source| !of_source[source].is_empty());
        let (dated_sources, active) = (shown.len(), self.selection.active_sources().len());
        let shown = self.most_words(shown, room.sources);
        let some = if shown.len() == dated_sources && dated_sources < active {
            let count = |n: usize| style.numbers.count(n as u64);
            say!(
                style.language,
                " {shown} of {all} sources, those with dated articles.",
                shown = count(dated_sources),
                all = count(active)
            )
        } else {
            self.some_sources(shown.len(), style)
        };
        let mut note = self.caution(&shown);
        if undated > 0 {
            let gap = if note.is_empty() { "" } else { " " };
            let left_out = say!(
                style.language,
                "{n} articles without a date are left out.",
                n = style.numbers.count(undated as u64)
            );
            note = format!("{note}{gap}{left_out}");
        }
        let labels = self.labels(
            style,
            "timeline",
            Words {
                title: match length {
                    PeriodLength::Day => say!(style.language, "How often, day by day?"),
                    PeriodLength::Week => say!(style.language, "How often, week by week?"),
                    PeriodLength::Month => say!(style.language, "How often, month by month?"),
                },
                subtitle: say!(style.language, "Hits per {thousand} words with {percent} interval; the line breaks where there is no article.{some}", thousand = style.numbers.count(1000), percent = self.percent(), some),
                note,
            },
            Some(rate_method()),
        );
        let mut data = Table::new(
            "timeline",
            &["source", "from", "days", "articles", "hits", "words", "per_1000_words", "interval_low", "interval_high"],
        );
        let mut courses = Vec::new();
        // By source: where its periods begin, and of each tick the days or the one article it stands for.
        let mut ticks_of: Vec<(Vec<Date>, Vec<DayTick>)> = Vec::new();
        for source in shown {
            let mine = &of_source[source];
            let mut periods: BTreeMap<Date, (u64, Count)> = BTreeMap::new();
            for &(index, date) in mine {
                let hits = self.corpus.hits[index.index()].iter().filter(|hit| self.selection.admits(hit)).count();
                let words = u64::from(self.corpus.documents[index.index()].words);
                let entry = periods.entry(length.first_day(date)).or_default();
                entry.0 += 1;
                entry.1 = entry.1 + Count::new(hits as u64, words);
            }
            let periods: Vec<(Date, (u64, Count))> =
                periods.into_iter().filter(|(_, (_, count))| count.words > 0).collect();
            let intervals: Vec<Interval> =
                periods.par_iter().map(|(_, (_, count))| count.interval(self.choices.confidence)).collect();
            let periods: Vec<Period> = periods
                .into_iter()
                .zip(intervals)
                .map(|((from, (articles, count)), interval)| {
                    data.rows.push(vec![
                        self.cell(source),
                        from.to_string().into(),
                        u64::from(length.days(from).unsigned_abs()).into(),
                        articles.into(),
                        count.hits.into(),
                        count.words.into(),
                        count.rate().into(),
                        interval.low.into(),
                        interval.high.into(),
                    ]);
                    let (low, high) = (interval.low, interval.high);
                    Period { from, rate: count.rate(), low, high, hits: count.hits, words: count.words }
                })
                .collect();
            let from = periods.iter().map(|period| period.from).collect();
            let articles = mine.iter().map(|(_, date)| *date).collect();
            let course = Course { source: self.sources[source].clone(), periods, articles };
            let by_day: FxHashMap<Date, ArticleIndex> = mine.iter().map(|&(index, date)| (date, index)).collect();
            let ticks = course.rug(rug).into_iter().map(|tick| match tick.articles {
                1 => DayTick { days: None, article: by_day.get(&tick.from).copied() },
                _ => DayTick { days: Some((tick.from, tick.to)), article: None },
            });
            ticks_of.push((from, ticks.collect()));
            courses.push((source, course));
        }
        let positions: Vec<usize> = courses.iter().map(|(source, _)| *source).collect();
        let chart = Timeline {
            labels: labels.clone(),
            courses: courses.into_iter().map(|(_, course)| course).collect(),
            length,
            rug,
        };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| {
            let (periods, ticks) = &ticks_of[row];
            let tick = part.checked_sub(periods.len()).map(|n| ticks[n]).unwrap_or_default();
            Target {
                source: Some(positions[row]),
                article: tick.article,
                days: periods.get(part).map(|&from| (from, length.last_day(from))).or(tick.days),
                ..Target::default()
            }
        }))
    }

    /// The actors, those whom two sources or more name first, then those named most often.
    pub fn actors(&self) -> Vec<String> {
        let actors = self.material.indices.actors(&self.material.analysis.namings);
        actors.of_selection(&self.selection).into_iter().map(|named| actors.name(named).to_owned()).collect()
    }

    /// Which sources mention an actor too seldom for shares to mean something.
    fn few_mentions(&self, shown: &[usize], mentions: &[u64], style: &Style) -> String {
        let few: Vec<_> = shown
            .iter()
            .filter(|&&source| mentions[source] < RANKED_FROM_HITS)
            .map(|&source| isolated(&self.sources[source].monogram))
            .collect();
        match few.len() {
            0 => String::new(),
            n if n == shown.len() => {
                say!(style.language, "All sources: under 5 mentions; counts only, shares mean little.")
            }
            n if n > 8 => {
                say!(style.language, "{n} sources: under 5 mentions; counts only, their shares mean little.", n)
            }
            _ => say!(
                style.language,
                "{sources}: under 5 mentions; counts only, their shares mean little.",
                sources = few.join(", ")
            ),
        }
    }

    pub(super) fn naming(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let namings = &self.material.analysis.namings;
        let actors = self.material.indices.actors(namings);
        let actor = match &self.choices.actor {
            Some(actor) => actor.clone(),
            None => actors.name(actors.first(&self.selection)?).to_owned(),
        };
        // As they are written; broken over lines or not is the same name.
        let mut written: FxHashMap<(&str, usize), u64> = FxHashMap::default();
        // By source, under any name.
        let mut mentions = vec![0u64; self.sources.len()];
        for index in actors.articles_with(&actor, &self.selection) {
            let source = self.selection.sources.of_article(index);
            for naming in namings[index.index()].iter().filter(|naming| naming.actor == actor) {
                let name = naming.span.of(&self.corpus.articles[index.index()].text);
                *written.entry((name, source)).or_default() += 1;
                mentions[source] += 1;
            }
        }
        let mut written: Vec<((&str, usize), u64)> = written.into_iter().collect();
        written.sort_unstable();
        let mut counts: BTreeMap<String, BTreeMap<usize, u64>> = BTreeMap::new();
        for ((name, source), mentions) in written {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            *counts.entry(name).or_default().entry(source).or_default() += mentions;
        }
        let mut names: Vec<(String, BTreeMap<usize, u64>)> = counts.into_iter().collect();
        // Names are in the order of the alphabet, and stay so where they are equally frequent.
        names.sort_by_cached_key(|(_, by_source)| Reverse(by_source.values().sum::<u64>()));
        if names.is_empty() {
            return None;
        }
        let mut active = self.shown(usize::MAX);
        active.retain(|&source| mentions[source] > 0);
        let mentioned = active.len();
        if active.len() > room.sources {
            let mut most = active.clone();
            most.sort_by_key(|&source| (Reverse(mentions[source]), source));
            most.truncate(room.sources);
            active.retain(|source| most.contains(source));
        }
        let others = self.selection.active_sources().len() - mentioned;
        let count = |n: usize| style.numbers.count(n as u64);
        let mut subtitle = say!(style.language, "Share of its mentions under each name, all voices.");
        if active.len() < mentioned {
            subtitle = say!(
                style.language,
                "{subtitle} {shown} of {all} sources, those that do so most.",
                subtitle,
                shown = count(active.len()),
                all = count(mentioned)
            );
        }
        if others > 0 {
            let others = match others {
                1 => say!(style.language, "{n} source does not name it.", n = count(others)),
                _ => say!(style.language, "{n} sources do not name it.", n = count(others)),
            };
            subtitle = format!("{subtitle} {others}");
        }
        let labels = self.labels(
            style,
            "naming",
            Words {
                title: say!(style.language, "How each source names {name}", name = isolated(&actor)),
                subtitle,
                note: self.few_mentions(&active, &mentions, style),
            },
            None,
        );
        let mut data = Table::new("naming", &["actor", "source", "name", "mentions"]);
        for (name, by_source) in &names {
            for (&source, &mentions) in by_source {
                data.rows.push(vec![actor.clone().into(), self.cell(source), name.clone().into(), mentions.into()]);
            }
        }
        let others = if names.len() > NAMES + 1 { names.split_off(NAMES) } else { Vec::new() };
        let mut titles: Vec<String> = names.iter().map(|(name, _)| name.clone()).collect();
        if !others.is_empty() {
            titles.push(say!(style.language, "{n} other names", n = others.len()));
        }
        let rows: Vec<NamingRow> = active
            .iter()
            .map(|&source| {
                let of = |by_source: &BTreeMap<usize, u64>| by_source.get(&source).copied().unwrap_or(0);
                let mut mentions: Vec<u64> = names.iter().map(|(_, by_source)| of(by_source)).collect();
                if !others.is_empty() {
                    mentions.push(others.iter().map(|(_, by_source)| of(by_source)).sum());
                }
                NamingRow { source: self.sources[source].clone(), mentions }
            })
            .collect();
        let chart = chart::Naming { labels: labels.clone(), names: titles, rows };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| {
            let name = names.get(part).map(|(name, _)| name.clone());
            Target { source: Some(active[row]), naming: Some((actor.clone(), name)), ..Target::default() }
        }))
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
