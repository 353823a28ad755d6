//! Figures of counts by source: voice bars, rates, heat map.

use super::{Figures, NamedFigure, Room, Target, Words, columns};
use crate::chart::{HeatCell, HeatMap, HeatRow, Rate, RateRow, Rates, Style, VoiceBars, VoiceMeasure, VoiceRow};
use crate::export::table::{Cell, Table};
use crate::model::Voice;
use crate::statistics::{ByVoice, Count, TermRow, all_voices};
use crate::wording::{Message, message, say};

/// How rates and intervals are computed, for captions.
pub(super) fn rate_method() -> Message {
    message!("Rates per 1,000 words; exact Poisson intervals (Garwood 1936).")
}

/// What sets the two kinds of voice bars apart.
struct Bars {
    id: &'static str,
    words: Message,
    measure: VoiceMeasure,
    diverging: bool,
}

fn wide(counts: &ByVoice) -> [u64; 4] {
    counts.map(u64::from)
}

impl Figures<'_> {
    pub(super) fn voice_bars(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let words = match self.choices.measure {
            VoiceMeasure::Count => message!("Number of hits by voice."),
            VoiceMeasure::Share => message!("Percent of each source’s hits."),
            VoiceMeasure::Rate => message!("Hits per 1,000 words by voice."),
        };
        let bars = Bars { id: "voice-bars", words, measure: self.choices.measure, diverging: self.choices.diverging };
        self.voices(style, room, &bars)
    }

    pub(super) fn voice_shares(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let bars = Bars {
            id: "voice-shares",
            words: message!("Percent of each source’s hits."),
            measure: VoiceMeasure::Share,
            diverging: false,
        };
        self.voices(style, room, &bars)
    }

    fn voices(&self, style: &Style, room: Room, bars: &Bars) -> Option<NamedFigure> {
        let shown = self.shown(room.sources);
        if shown.is_empty() {
            return None;
        }
        let all: u64 = shown.iter().map(|&source| self.hits(source)).sum();
        let articles: u64 = shown.iter().map(|&source| u64::from(self.tally.articles[source])).sum();
        let count = |n| style.numbers.count(n);
        let labels = self.labels(
            style,
            bars.id,
            Words {
                title: say!(style.language, "Who says the loaded words?"),
                subtitle: say!(
                    style.language,
                    "{what} {hits} loaded terms in {articles} articles.{some}",
                    what = &bars.words,
                    hits = count(all),
                    articles = count(articles),
                    some = self.some_sources(shown.len(), style)
                ),
                note: self.caution(&shown),
            },
            None,
        );
        let mut data = Table::new(
            bars.id,
            &["source", "articles", "words", "own", "indirect_speech", "direct_quote", "scare_quote", "all"],
        );
        let rows: Vec<VoiceRow> = shown
            .iter()
            .map(|&source| {
                let hits = wide(&self.tally.sum(source, |_| true));
                let words = self.tally.words[source];
                let mut row: Vec<Cell> = vec![self.cell(source), self.tally.articles[source].into(), words.into()];
                row.extend(hits.iter().map(|&hits| Cell::from(hits)));
                row.push(hits.iter().sum::<u64>().into());
                data.rows.push(row);
                VoiceRow { source: self.sources[source].clone(), hits, words }
            })
            .collect();
        let chart = VoiceBars { labels: labels.clone(), rows, measure: bars.measure, diverging: bars.diverging };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| Target {
            source: Some(shown[row]),
            voices: Some(std::array::from_fn(|voice| if part < 4 { voice == part } else { voice > 0 })),
            ..Target::default()
        }))
    }

    fn rate(&self, hits: u64, words: u64) -> Rate {
        let count = Count::new(hits, words);
        let interval = count.interval(self.choices.confidence);
        Rate { hits, rate: count.rate(), low: interval.low, high: interval.high }
    }

    pub(super) fn rates(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let mut active = self.shown(room.sources);
        active.retain(|&source| self.tally.words[source] > 0);
        if active.is_empty() {
            return None;
        }
        let labels = self.labels(
            style,
            "rates",
            Words {
                title: say!(style.language, "How often, per {thousand} words?", thousand = style.numbers.count(1000)),
                subtitle: say!(style.language, "Mark = rate, bar = {percent} exact Poisson interval; where bars overlap widely, the data cannot tell.{some}", percent = self.percent(), some = self.some_sources(active.len(), style)),
                note: self.caution(&active),
            },
            Some(rate_method()),
        );
        let series = [message!("own words | a series"), message!("all voices | a series")];
        let mut data = Table::new(
            "rates",
            &["source", "voice", "hits", "words", "per_1000_words", "interval_low", "interval_high"],
        );
        let mut rows = Vec::new();
        for &source in &active {
            let sum = self.tally.sum(source, |_| true);
            let words = self.tally.words[source];
            let rates: Vec<Rate> = [u64::from(sum[Voice::Own.index()]), all_voices(&sum)]
                .into_iter()
                .map(|hits| self.rate(hits, words))
                .collect();
            for (name, rate) in series.iter().zip(&rates) {
                data.rows.push(vec![
                    self.cell(source),
                    name.to_string().into(),
                    rate.hits.into(),
                    words.into(),
                    rate.rate.into(),
                    rate.low.into(),
                    rate.high.into(),
                ]);
            }
            rows.push(RateRow { source: self.sources[source].clone(), words, rates });
        }
        let chart = Rates {
            labels: labels.clone(),
            series: series.iter().map(|name| style.language.say(name)).collect(),
            rows,
            level: (self.choices.confidence * 100.0).round() as u8,
        };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| Target {
            source: Some(active[row]),
            voices: (part == 0).then_some([true, false, false, false]),
            ..Target::default()
        }))
    }

    /// The most frequent terms, by family.
    fn top_terms(&self, rows_shown: usize) -> Vec<TermRow> {
        let terms = self.corpus.terms;
        let mut rows: Vec<TermRow> = self.terms.iter().take(rows_shown).cloned().collect();
        rows.sort_by_key(|row| (terms[row.term as usize].family, std::cmp::Reverse(row.total()), row.term));
        rows
    }

    pub(super) fn heat_map(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let active = self.shown(columns(style, room, 38.0));
        let table = self.top_terms(room.rows);
        if active.is_empty() || table.is_empty() {
            return None;
        }
        let shown = table.len();
        let found = self.terms.len();
        let count = |n: usize| style.numbers.count(n as u64);
        let labels = self.labels(
            style,
            "heat-map",
            Words {
                title: say!(style.language, "Which words, in which source?"),
                subtitle: say!(
                    style.language,
                    "Hits per {thousand} words and their voices; the {shown} most frequent of {terms} terms.{some}",
                    thousand = count(1000),
                    shown = count(shown),
                    terms = count(found),
                    some = self.some_sources(active.len(), style)
                ),
                note: self.caution(&active),
            },
            Some(rate_method()),
        );
        let columns = ["term", "family", "category", "source", "own", "indirect_speech", "direct_quote", "scare_quote"];
        let rest = ["all", "words", "per_1000_words", "interval_low", "interval_high"];
        let mut data = Table::new("heat-map", &[&columns[..], &rest[..]].concat());
        let mut rows = Vec::new();
        for row in &table {
            let term = &self.corpus.terms[row.term as usize];
            let mut cells = Vec::new();
            for &source in &active {
                let hits = wide(&row.by_source[source]);
                let words = self.tally.words[source];
                let rate = self.rate(hits.iter().sum(), words);
                let mut line: Vec<Cell> = vec![
                    term.term.clone().into(),
                    term.family.id().into(),
                    term.category.clone().into(),
                    self.cell(source),
                ];
                line.extend(hits.iter().map(|&hits| Cell::from(hits)));
                line.extend([rate.hits.into(), words.into(), rate.rate.into(), rate.low.into(), rate.high.into()]);
                data.rows.push(line);
                let interval = rate.high.is_finite().then_some((rate.low, rate.high));
                cells.push(HeatCell { hits, value: rate.rate, interval });
            }
            rows.push(HeatRow { term: term.term.clone(), family: Some(term.family), cells });
        }
        let greatest = rows.iter().flat_map(|row: &HeatRow| &row.cells).map(|cell| cell.value).fold(0.0, f64::max);
        let chart = HeatMap {
            labels: labels.clone(),
            sources: active.iter().map(|&source| self.sources[source].clone()).collect(),
            rows,
            // Rare words would all read 0.1.
            decimals: if greatest < 2.0 { 2 } else { 1 },
        };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| Target {
            source: Some(active[part]),
            term: Some(table[row].term as usize),
            ..Target::default()
        }))
    }
}
