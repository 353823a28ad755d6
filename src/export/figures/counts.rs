//! Figures of counts by source: voice bars, rates, heat map.

use super::{Figures, NamedFigure, Target};
use crate::chart::{HeatCell, HeatMap, HeatRow, Rate, RateRow, Rates, Style, VoiceBars, VoiceMeasure, VoiceRow};
use crate::export::table::{Cell, Table};
use crate::model::Voice;
use crate::statistics::{ByVoice, Count, TermRow, all_voices};

/// How rates and intervals are computed, for captions.
pub(super) const RATE_METHOD: &str = "Rates per 1,000 words; exact Poisson intervals (Garwood 1936).";

fn wide(counts: &ByVoice) -> [u64; 4] {
    counts.map(u64::from)
}

impl Figures<'_> {
    pub(super) fn voice_bars(&self, style: &Style) -> Option<NamedFigure> {
        let active = self.selection.active_sources();
        if active.is_empty() {
            return None;
        }
        let all: u64 = active.iter().map(|&source| self.hits(source)).sum();
        let articles = self.selection.articles.len();
        let measure = match self.choices.measure {
            VoiceMeasure::Count => "Number of hits by voice.",
            VoiceMeasure::Share => "Percent of each source’s hits.",
            VoiceMeasure::Rate => "Hits per 1,000 words by voice.",
        };
        let labels = self.labels(
            "voice-bars",
            "Who says the loaded words?".to_owned(),
            format!("{measure} {all} loaded terms in {articles} articles."),
            String::new(),
            "",
        );
        let mut data = Table::new(
            "voice-bars",
            &["source", "articles", "words", "own", "indirect_speech", "direct_quote", "scare_quote", "all"],
        );
        let rows: Vec<VoiceRow> = active
            .iter()
            .map(|&source| {
                let hits = wide(&self.tally.sum(source, |_| true));
                let words = self.tally.words[source];
                let mut row: Vec<Cell> =
                    vec![self.sources[source].name.clone().into(), self.tally.articles[source].into(), words.into()];
                row.extend(hits.iter().map(|&hits| Cell::from(hits)));
                row.push(hits.iter().sum::<u64>().into());
                data.rows.push(row);
                VoiceRow { source: self.sources[source].clone(), hits, words }
            })
            .collect();
        let chart = VoiceBars {
            labels: labels.clone(),
            rows,
            measure: self.choices.measure,
            diverging: self.choices.diverging,
        };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| Target {
            source: Some(active[row]),
            voices: Some(std::array::from_fn(|voice| if part < 4 { voice == part } else { voice > 0 })),
            ..Target::default()
        }))
    }

    fn rate(&self, hits: u64, words: u64) -> Rate {
        let count = Count::new(hits, words);
        let interval = count.interval(self.choices.confidence);
        Rate { hits, rate: count.rate(), low: interval.low, high: interval.high }
    }

    pub(super) fn rates(&self, style: &Style) -> Option<NamedFigure> {
        let active: Vec<usize> =
            self.selection.active_sources().into_iter().filter(|&source| self.tally.words[source] > 0).collect();
        if active.is_empty() {
            return None;
        }
        let few = active.iter().any(|&source| self.hits(source) < 5);
        let note = if few {
            "Few hits: the intervals are wide; where they overlap, the data cannot tell."
        } else {
            "Where intervals overlap widely, the data cannot tell."
        };
        let labels = self.labels(
            "rates",
            "How often, per 1,000 words?".to_owned(),
            format!("Mark = rate, bar = {} exact Poisson interval.", self.percent()),
            note.to_owned(),
            RATE_METHOD,
        );
        let series = ["own words", "all voices"];
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
                    self.sources[source].name.clone().into(),
                    (*name).into(),
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
            series: series.map(str::to_owned).to_vec(),
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
    fn top_terms(&self) -> Vec<TermRow> {
        let terms = self.corpus.terms;
        let mut rows = self.tally.table().rows;
        rows.truncate(self.choices.rows);
        rows.sort_by_key(|row| (terms[row.term as usize].family, std::cmp::Reverse(row.total()), row.term));
        rows
    }

    pub(super) fn heat_map(&self, style: &Style) -> Option<NamedFigure> {
        let active = self.selection.active_sources();
        let table = self.top_terms();
        if active.is_empty() || table.is_empty() {
            return None;
        }
        let shown = table.len();
        let found = self.tally.table().rows.len();
        let labels = self.labels(
            "heat-map",
            "Which words, in which source?".to_owned(),
            format!("Hits per 1,000 words and their voices; the {shown} most frequent of {found} terms."),
            String::new(),
            RATE_METHOD,
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
                    self.sources[source].name.clone().into(),
                ];
                line.extend(hits.iter().map(|&hits| Cell::from(hits)));
                line.extend([rate.hits.into(), words.into(), rate.rate.into(), rate.low.into(), rate.high.into()]);
                data.rows.push(line);
                let interval = rate.high.is_finite().then_some((rate.low, rate.high));
                cells.push(HeatCell { hits, value: rate.rate, interval });
            }
            rows.push(HeatRow { term: term.term.clone(), family: Some(term.family), cells });
        }
        let chart = HeatMap {
            labels: labels.clone(),
            sources: active.iter().map(|&source| self.sources[source].clone()).collect(),
            rows,
            decimals: 1,
        };
        Some(Self::figure(&labels, chart.scene(style), data, |row, part| Target {
            source: Some(active[part]),
            term: Some(table[row].term as usize),
            ..Target::default()
        }))
    }
}
