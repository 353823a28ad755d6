//! Figures of two sources held against each other, and of a term's neighbours.

use super::{Figures, NamedFigure, Room, Side, Target, Words as Wording};
use crate::chart::{Collocate, Collocates, KeyTerm, Keyness, Scatter, ScatterTerm, Style, isolated};
use crate::export::table::Table;
use crate::statistics::advice::RANKED_FROM_HITS;
use crate::statistics::{
    Advice, Concordance, Count, Evidence, KeyRow, Query, TermRow, Window, by_log_dice, smallest_detectable_ratio,
    term_keyness,
};
use crate::voice;
use crate::wording::{message, say};

/// Words to either side of a term that count as its neighbours.
const NEIGHBOURS: u8 = 5;
/// Terms of a scatter plot, unless more rows are asked for: those most frequent.
const SCATTERED: usize = 60;
/// A neighbour is shown if it stands near the term at least so often.
const LEAST_TOGETHER: u64 = 2;

impl Figures<'_> {
    /// Whether no event has articles of both sides.
    fn share_no_event(&self, sides: &[Side; 2]) -> bool {
        let covers = |event: &crate::model::Event, side: &Side| {
            event.articles.iter().any(|&article| {
                self.selection.holds(article) && side.sources.contains(&self.selection.sources.of_article(article))
            })
        };
        !self.corpus.events.iter().any(|event| sides.iter().all(|side| covers(event, side)))
    }

    /// A term in the sources of a side.
    fn in_side(&self, row: &TermRow, side: &Side) -> Count {
        let hits = side.sources.iter().map(|&source| row.in_source(source)).sum();
        Count::new(hits, side.sources.iter().map(|&source| self.tally.words[source]).sum())
    }

    pub(super) fn keyness(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let sides = self.sides()?;
        let [left, right] = &sides;
        let articles = [right, left].map(|side| self.articles_of(&side.sources));
        let table = term_keyness(&self.corpus, &self.selection, &articles[0], &articles[1]);
        let most = table.rows.iter().map(|row| row.contrast.target.hits.min(row.contrast.reference.hits)).max()?;
        let advice = Advice::on(&Evidence { articles: table.articles, hits: [most, most], dp_norm: None });
        // Those the data allow to put in order come first, by the effect; the others by their frequency.
        let m = table.rows.len();
        let frequency = |row: &KeyRow| row.contrast.target.hits + row.contrast.reference.hits;
        let conservative = |row: &KeyRow| row.contrast.conservative_log_ratio(0.05, m);
        let (ordered, mut rest): (Vec<&KeyRow>, Vec<&KeyRow>) =
            table.rows.iter().partition(|row| row.ranks(conservative(row)));
        let mut sized: Vec<(f64, &KeyRow)> = ordered.into_iter().map(|row| (conservative(row).abs(), row)).collect();
        sized.sort_by(|(a, one), (b, other)| {
            b.total_cmp(a).then(frequency(other).cmp(&frequency(one))).then(one.item.cmp(&other.item))
        });
        let mut ordered: Vec<&KeyRow> = sized.into_iter().map(|(_, row)| row).collect();
        rest.sort_by_key(|row| (std::cmp::Reverse(frequency(row)), row.item));
        ordered.truncate(room.rows);
        rest.truncate(room.rows - ordered.len());
        let ranked = ordered.len();
        let effect = |row: &KeyRow| row.contrast.odds_ratio(self.choices.confidence);
        ordered.sort_by(|a, b| effect(b).value.total_cmp(&effect(a).value).then(a.item.cmp(&b.item)));
        let rows: Vec<_> = ordered
            .into_iter()
            .chain(rest)
            .map(|row| {
                let odds = effect(row);
                (row, odds.value.log2(), odds.interval.low.log2(), odds.interval.high.log2(), odds.adjusted)
            })
            .collect();

        let names = [left, right].map(|side| isolated(&side.source.name));
        let compared: Vec<usize> = left.sources.iter().chain(&right.sources).copied().collect();
        let advised = style.language.word(advice.text()).to_owned();
        let mut note = std::iter::once(advised).chain(self.unread(&compared)).collect::<Vec<_>>().join(" ");
        if self.share_no_event(&sides) {
            note += &say!(
                style.language,
                " {one} and {other} cover different events: topic and wording are mixed here.",
                one = names[0],
                other = names[1]
            );
        }
        let count = |n: usize| style.numbers.count(n as u64);
        let (shown, terms) = (count(rows.len()), count(table.rows.len()));
        let differing =
            rows.iter().filter(|(row, ..)| row.ranks(conservative(row)) && conservative(row) != 0.0).count();
        let some = if rows.len() == table.rows.len() {
            say!(style.language, "{shown} of {terms} terms.", shown, terms)
        } else if differing == 0 {
            say!(style.language, "{shown} of {terms} terms, the most frequent.", shown, terms)
        } else if differing == rows.len() {
            say!(style.language, "{shown} of {terms} terms, those that differ most.", shown, terms)
        } else {
            say!(
                style.language,
                "{shown} of {terms} terms, those that differ most and the most frequent.",
                shown,
                terms
            )
        };
        let labels = self.labels(
            style,
            "keyness",
            Wording {
                title: match left.sources.len() {
                    1 => say!(style.language, "Which words set two sources apart?"),
                    _ => say!(style.language, "Which words set one source apart from all others?"),
                },
                subtitle: say!(style.language, "Binary logarithm of the odds ratio, {percent} interval; filled square = interval clear of 0. {some}", percent = self.percent(), some),
                note,
            },
            Some(message!("Log odds ratio with Woolf’s interval, 0.5 added to every cell where one is empty.")),
        );
        let mut data = Table::new(
            "keyness",
            &[
                "term",
                "family",
                "hits_left",
                "words_left",
                "articles_left",
                "hits_right",
                "words_right",
                "articles_right",
                "log2_odds_ratio_right_to_left",
                "interval_low",
                "interval_high",
                "half_added",
                "own_left",
                "own_right",
                "log_ratio",
                "smallest_detectable_ratio",
                "g2_two_term",
                "g2_four_term",
                "q",
                "advice",
            ],
        );
        let mut terms = Vec::new();
        for &(row, effect, low, high, adjusted) in &rows {
            let term = &self.corpus.terms[row.item as usize];
            let [target, reference] = [row.contrast.target, row.contrast.reference];
            let detectable = smallest_detectable_ratio(target.hits, reference.hits);
            data.rows.push(vec![
                term.term.clone().into(),
                term.family.id().into(),
                reference.hits.into(),
                reference.words.into(),
                row.articles[1].into(),
                target.hits.into(),
                target.words.into(),
                row.articles[0].into(),
                effect.into(),
                low.into(),
                high.into(),
                if adjusted { "yes" } else { "no" }.into(),
                row.own[1].into(),
                row.own[0].into(),
                row.contrast.log_ratio().value.into(),
                detectable.into(),
                row.contrast.g2_two_term().into(),
                row.contrast.g2_four_term().into(),
                if row.advice.tests() { row.q } else { None }.into(),
                row.advice.text().into(),
            ]);
            terms.push(KeyTerm {
                term: term.term.clone(),
                family: Some(term.family),
                effect,
                low,
                high,
                counts: [reference.hits, target.hits],
                articles: [row.articles[1], row.articles[0]],
                detectable,
            });
        }
        let chart = Keyness {
            labels: labels.clone(),
            left: left.source.clone(),
            right: right.source.clone(),
            effect: say!(style.language, "log₂ odds ratio"),
            terms,
            ranked,
        };
        let items: Vec<usize> = rows.iter().map(|row| row.0.item as usize).collect();
        Some(Self::figure(&labels, chart.scene(style), data, |row, _| Target {
            term: Some(items[row]),
            ..Target::default()
        }))
    }

    pub(super) fn scatter(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let sides = self.sides()?;
        let mut rows: Vec<_> =
            self.terms.iter().filter(|row| sides.iter().any(|side| self.in_side(row, side).hits > 0)).collect();
        let all = rows.len();
        rows.truncate(SCATTERED.max(room.rows));
        if rows.is_empty() {
            return None;
        }
        let count = |n: usize| style.numbers.count(n as u64);
        let some = if rows.len() == all {
            String::new()
        } else {
            say!(
                style.language,
                " The {shown} most frequent of {terms} terms.",
                shown = count(rows.len()),
                terms = count(all)
            )
        };
        let single: Vec<usize> =
            sides.iter().filter(|side| side.sources.len() == 1).map(|side| side.sources[0]).collect();
        let mut note = self.caution(&single);
        if self.share_no_event(&sides) {
            note += &say!(style.language, " The two cover different events.");
            note = note.trim_start().to_owned();
        }
        let labels = self.labels(
            style,
            "scatter",
            Wording {
                title: say!(style.language, "Two sources, term by term"),
                subtitle: say!(style.language, "Hits per {thousand} words in either; on the broken line both use a term as often. Terms without room for \
                     their name stand in the table.{some}", thousand = style.numbers.count(1000), some),
                note,
            },
            None,
        );
        let mut data = Table::new(
            "scatter",
            &["term", "family", "hits_across", "per_1000_words_across", "hits_up", "per_1000_words_up"],
        );
        let terms = rows
            .iter()
            .map(|row| {
                let term = &self.corpus.terms[row.term as usize];
                let found = sides.each_ref().map(|side| self.in_side(row, side));
                let (counts, rates) = (found.map(|count| count.hits), found.map(Count::rate));
                data.rows.push(vec![
                    term.term.clone().into(),
                    term.family.id().into(),
                    counts[0].into(),
                    rates[0].into(),
                    counts[1].into(),
                    rates[1].into(),
                ]);
                ScatterTerm { term: term.term.clone(), family: Some(term.family), rates, counts }
            })
            .collect();
        let chart =
            Scatter { labels: labels.clone(), across: sides[0].source.clone(), up: sides[1].source.clone(), terms };
        Some(Self::figure(&labels, chart.scene(style), data, |row, _| Target {
            term: Some(rows[row].term as usize),
            ..Target::default()
        }))
    }

    pub(super) fn collocates(&self, style: &Style, room: Room) -> Option<NamedFigure> {
        let term = match self.choices.term {
            Some(term) => term as u32,
            None => self.terms.first()?.term,
        };
        let found = Concordance::find(&self.corpus, &self.selection, &Query::Terms(vec![term]), voice::label);
        let indices = self.material.indices;
        let everywhere = indices.everywhere(&self.corpus, &self.selection.articles);
        let words = indices.words(&self.corpus);
        let near = found.collocates(&self.corpus, &everywhere, words, Window::Words(NEIGHBOURS));
        let near = by_log_dice(near, LEAST_TOGETHER, room.rows.min(16));
        if near.is_empty() {
            return None;
        }
        let name = &self.corpus.terms[term as usize].term;
        let occurrences = found.lines.len() as u64;
        let labels = self.labels(
            style,
            "collocates",
            Wording {
                title: say!(style.language, "Which words stand near “{name}”?", name = isolated(name)),
                subtitle: say!(
                    style.language,
                    "{occurrences} occurrences; up to {neighbours} words to either side, within the sentence.",
                    occurrences = style.numbers.count(occurrences),
                    neighbours = NEIGHBOURS
                ),
                note: if occurrences < RANKED_FROM_HITS * 4 {
                    say!(style.language, "Few occurrences: read the sentences, not the scores.")
                } else {
                    String::new()
                },
            },
            Some(message!("logDice (Rychlý 2008); words found near it fewer than 2 times left out.")),
        );
        let mut data = Table::new(
            "collocates",
            &[
                "term",
                "collocate",
                "together",
                "together_own",
                "collocate_in_all",
                "log_dice",
                "mutual_information",
                "t_score",
            ],
        );
        let bars = near
            .iter()
            .map(|collocate| {
                let word = &self.corpus.vocabulary.form(collocate.word).surface;
                let counts = collocate.counts;
                data.rows.push(vec![
                    name.clone().into(),
                    word.to_string().into(),
                    counts.observed.into(),
                    collocate.own.into(),
                    counts.collocate.into(),
                    counts.log_dice().into(),
                    counts.mutual_information().into(),
                    counts.t_score().into(),
                ]);
                Collocate {
                    word: word.to_string(),
                    score: counts.log_dice(),
                    together: counts.observed,
                    overall: counts.collocate,
                }
            })
            .collect();
        let chart = Collocates { labels: labels.clone(), measure: "logDice".to_owned(), words: bars };
        Some(Self::figure(&labels, chart.scene(style), data, |_, _| Target {
            term: Some(term as usize),
            ..Target::default()
        }))
    }
}
