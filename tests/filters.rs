//! A filter holds for every table and every chart alike: what is counted under it is what would be counted if the rest were
//! not there. Articles that a filter leaves out are compared with a corpus that never had them, terms and voices with an
//! analysis that never found them.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own sample has failed")]

use std::collections::{BTreeMap, BTreeSet};

use parallax::analysis::{Analysis, Settings};
use parallax::chart::{Size, Style, Theme};
use parallax::export::figures::{Choices, Figures, Kind};
use parallax::export::{Material, Provenance, Table, tables, usual_scope};
use parallax::import;
use parallax::model::{Article, ArticleIndex, Progress, Voice};
use parallax::statistics::{Indices, Scope, Selection};
use parallax::wording::Language;

/// Rows by the name of the table or chart.
type Counts = BTreeMap<String, Vec<Vec<String>>>;

/// A corpus with its analysis, its events called by their titles.
struct Study {
    articles: Vec<Article>,
    settings: Settings,
    analysis: Analysis,
}

impl Study {
    /// The sample, its events those that are found in it and kept as a field of the articles, so that they are the same in
    /// any part of it.
    fn sample() -> Study {
        let mut articles = import::sample().articles;
        let found = Analysis::run(&articles, &Settings::default(), &Progress::default()).unwrap();
        for event in &found.events {
            for article in &event.articles {
                articles[article.index()].metadata.insert("event".to_owned(), event.title.clone());
            }
        }
        Study::of(articles)
    }

    fn of(articles: Vec<Article>) -> Study {
        // Which spellings are one name is decided over the whole corpus.
        let settings =
            Settings { event_field: Some("event".to_owned()), merge_spellings: false, ..Settings::default() };
        let mut analysis = Analysis::run(&articles, &settings, &Progress::default()).unwrap();
        for event in &mut analysis.events {
            event.id.clone_from(&event.title);
        }
        Study { articles, settings, analysis }
    }

    /// The articles a filter lets through, and nothing else. Sentences are lined up as before: how much a word says for
    /// that depends on how rare it is in the whole corpus.
    fn part(&self, scope: &Scope) -> Study {
        let kept = Selection::of(&self.analysis.corpus(&self.articles), scope).articles;
        let mut part = Study::of(kept.iter().map(|article| self.articles[article.index()].clone()).collect());
        let place = |article: ArticleIndex| kept.binary_search(&article).ok().map(|n| ArticleIndex(n as u32));
        for (event, alignments) in part.analysis.events.iter().zip(&mut part.analysis.alignments) {
            let before = self.analysis.events.iter().position(|known| known.id == event.id).unwrap();
            *alignments = self.analysis.alignments[before]
                .iter()
                .filter_map(|alignment| {
                    let mut alignment = *alignment;
                    alignment.a.article = place(alignment.a.article)?;
                    alignment.b.article = place(alignment.b.article)?;
                    Some(alignment)
                })
                .collect();
        }
        part
    }

    /// The same with the hits of the terms and voices that a filter lets through, and no others.
    fn heard(&self, scope: &Scope) -> Study {
        let mut study = Study::of(self.articles.clone());
        let selection = Selection::of(&self.analysis.corpus(&self.articles), scope);
        for hits in &mut study.analysis.hits {
            hits.retain(|hit| selection.admits(hit));
        }
        study
    }

    fn material<'a>(&'a self, scope: &'a Scope, provenance: &'a Provenance, indices: &'a Indices) -> Material<'a> {
        Material {
            articles: &self.articles,
            warnings: &[],
            analysis: &self.analysis,
            settings: &self.settings,
            scope,
            provenance,
            indices,
            language: Language::English,
        }
    }

    /// The rows of every table and of the data and the labels of every chart, by its name, in a fixed order. Left out is
    /// what is complete by intent (articles, the import's problems) and what the tables say of the filters.
    fn counted(&self, scope: &Scope) -> Counts {
        let provenance = Provenance::of(&self.articles, &self.settings);
        let indices = Indices::default();
        let material = self.material(scope, &provenance, &indices);
        let mut out: Counts = BTreeMap::new();
        for table in tables(&material, &Progress::default()).unwrap() {
            if !["articles", "warnings", "about"].contains(&table.name.as_str()) {
                out.insert(format!("table {}", table.name), rows(&table));
            }
        }
        let figures = Figures::new(material, Choices::default());
        let style = Style::new(Theme::Light, Size::Page);
        for kind in Kind::ALL {
            let (mut data, mut labels) = (Vec::new(), Vec::new());
            if let Some(figure) = figures.draw(kind, &style) {
                data = rows(&figure.data);
                labels = figure.scene.data.iter().map(|datum| vec![datum.tooltip.clone()]).collect();
                labels.sort();
            }
            out.insert(format!("data of {}", kind.id()), data);
            out.insert(format!("chart {}", kind.id()), labels);
        }
        out
    }
}

/// The rows as text, sorted: equally frequent words stand in the order of their first appearance in the whole corpus.
fn rows(table: &Table) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(parallax::export::Cell::text).collect()).collect();
    let column = |name: &str| table.columns.iter().position(|column| *column == name);
    match table.name.as_str() {
        // The list ends amid sequences of one frequency; which of them are in it hangs on their order.
        "n-grams" => {
            let (length, sequence, hits) = (0, 1, column("hits").unwrap());
            let mut sums: BTreeMap<(String, String), u64> = BTreeMap::new();
            for row in &rows {
                *sums.entry((row[length].clone(), row[sequence].clone())).or_default() +=
                    row[hits].parse::<u64>().unwrap();
            }
            let least = |of: &str| sums.iter().filter(|((length, _), _)| length == of).map(|(_, n)| *n).min();
            rows.retain(|row| Some(sums[&(row[length].clone(), row[sequence].clone())]) > least(&row[length]));
        }
        // Every category of the lexicon has its row, also those of which nothing is found.
        "categories-by-source" => rows.retain(|row| row[column("all").unwrap()] != "0"),
        _ => {}
    }
    rows.sort();
    rows
}

fn set(values: &[&str]) -> BTreeSet<String> {
    values.iter().map(|&value| value.to_owned()).collect()
}

/// Says where two counts differ, and what a filter leaves as it is, unless that may remain unchanged.
fn check(name: &str, all: &Study, alone: &Study, scope: &Scope, before: (&Scope, &Counts), unchanged: &[&str]) {
    let filtered = all.counted(scope);
    let (unfiltered, before) = before;
    let expected = alone.counted(unfiltered);
    assert_eq!(filtered.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (what, rows) in &filtered {
        // Words in a row are no terms and stay where hits are taken away; `voices_of_words_in_a_row` looks at them.
        if what == "table n-grams" && !scope.voices.is_empty() {
            continue;
        }
        let other = &expected[what];
        let only_here: Vec<_> = rows.iter().filter(|row| !other.contains(row)).take(3).collect();
        let only_there: Vec<_> = other.iter().filter(|row| !rows.contains(row)).take(3).collect();
        assert!(rows == other, "{name}, {what}: filtered {only_here:#?}\nalone {only_there:#?}");
    }
    for (what, rows) in &filtered {
        assert!(*rows != before[what] || unchanged.contains(&what.as_str()), "{name} leaves {what} as it is");
    }
}

#[test]
fn articles_left_out_count_nowhere() {
    let all = Study::sample();
    let event = all.analysis.events.iter().max_by_key(|event| event.articles.len()).unwrap().id.clone();
    let usual = usual_scope();
    let before = all.counted(&usual);
    let spring = (jiff::civil::date(2025, 1, 1), jiff::civil::date(2025, 4, 1));
    // One event has all the copies, and the actor who is named most.
    let of_one_event: &[&str] = &["chart naming", "data of naming", "table removed-lines", "table wire-copy"];
    let removed: &[&str] = &["table removed-lines"];
    for (name, scope, unchanged) in [
        ("date", Scope { from: Some(spring.0), to: Some(spring.1), ..usual_scope() }, of_one_event),
        (
            "source",
            Scope { sources: set(&["Radio Corvane", "The Gangway", "Tradewind Daily"]), ..usual_scope() },
            removed,
        ),
        ("event", Scope { events: set(&[&event]), ..usual_scope() }, of_one_event),
        ("language", Scope { languages: set(&["es"]), ..usual_scope() }, &[]),
        ("words", Scope { containing: set(&["police", "dock*"]), ..usual_scope() }, removed),
    ] {
        let part = all.part(&scope);
        assert!((1..all.articles.len()).contains(&part.articles.len()), "{name}");
        check(name, &all, &part, &scope, (&usual, &before), unchanged);
    }
}

#[test]
fn terms_and_voices_left_out_count_nowhere() {
    let all = Study::sample();
    let everything = Scope::default();
    let before = all.counted(&everything);
    // Words in a row have voices but are no terms; many terms belong to every subject.
    let more: [&[&str]; 3] = [
        &["table n-grams"],
        &["table n-grams", "table reporting-verbs", "table collocates", "chart collocates", "data of collocates"],
        &[],
    ];
    for (name, scope, more) in [
        ("category", Scope { categories: set(&["violence_naming", "actor_label"]), ..Scope::default() }, more[0]),
        ("topic", Scope { topics: set(&["terrorism"]), ..Scope::default() }, more[1]),
        ("voice", Scope { voices: [Voice::Own].into(), ..Scope::default() }, more[2]),
        ("voice of others", Scope { voices: [Voice::DirectQuote].into(), ..Scope::default() }, more[2]),
    ] {
        let heard = all.heard(&scope);
        check(name, &all, &heard, &scope, (&everything, &before), &[&WITHOUT_TERMS[..], more].concat());
    }
}

#[test]
fn voices_of_words_in_a_row() {
    let all = Study::sample();
    let counts = |voices: &[Voice]| -> BTreeMap<[String; 3], [u64; 2]> {
        let scope = Scope { voices: voices.iter().copied().collect(), ..Scope::default() };
        let found = all.counted(&scope).remove("table n-grams").unwrap();
        let number = |cell: &String| cell.parse::<u64>().unwrap();
        found
            .iter()
            .map(|row| ([row[0].clone(), row[1].clone(), row[2].clone()], [number(&row[3]), number(&row[4])]))
            .collect()
    };
    let (every, own, others) =
        (counts(&[]), counts(&[Voice::Own]), counts(&[Voice::DirectQuote, Voice::IndirectSpeech, Voice::ScareQuote]));
    assert!(own.len() > 10 && others.len() > 10);
    assert!(own.values().all(|[hits, own]| hits == own) && others.values().all(|[_, own]| *own == 0));
    for (sequence, [hits, own_hits]) in &every {
        let own = own.get(sequence).map_or(0, |[hits, _]| *hits);
        let others = others.get(sequence).map_or(0, |[hits, _]| *hits);
        // A list ends somewhere; what is in both is complete.
        assert!(own == *own_hits || own == 0, "{sequence:?}");
        assert!(others == hits - own_hits || others == 0, "{sequence:?}");
    }
}

/// What counts neither terms nor their voices.
const WITHOUT_TERMS: [&str; 19] = [
    "chart coverage",
    "chart naming",
    "data of coverage",
    "data of naming",
    "table actor-agency",
    "table actor-labels",
    "table agency",
    "table alignments",
    "table attributions",
    "table events",
    "table figures",
    "table figures-compared",
    "table harm-forms",
    "table namings",
    "table removed-lines",
    "table structure",
    "table structure-groups",
    "table wire-copy",
    "table words-against-rest",
];

#[test]
fn an_article_has_the_marked_hits_that_are_listed_of_it() {
    let study = Study::sample();
    let scope = usual_scope();
    let provenance = Provenance::of(&study.articles, &study.settings);
    let indices = Indices::default();
    let all = tables(&study.material(&scope, &provenance, &indices), &Progress::default()).unwrap();
    let column = |table: &str, column: &str| -> Vec<String> {
        let table = all.iter().find(|known| known.name == table).unwrap();
        let at = table.columns.iter().position(|known| *known == column).unwrap();
        table.rows.iter().map(|row| row[at].text()).collect()
    };
    let mut listed: BTreeMap<(String, String), usize> = BTreeMap::new();
    for of in column("hits", "article").into_iter().zip(column("hits", "role")) {
        *listed.entry(of).or_default() += 1;
    }
    for (n, article) in column("articles", "article").into_iter().enumerate() {
        for (name, role) in [("hits", "highlight"), ("hits_for_rates_only", "rate")] {
            let counted: usize = column("articles", name)[n].parse().unwrap();
            let expect = listed.get(&(article.clone(), role.to_owned())).copied().unwrap_or_default();
            assert_eq!(counted, expect, "{article} {role}");
        }
    }
}
