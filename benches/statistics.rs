//! How long every table takes to be counted and sorted again, and every chart to be drawn, over 10,000 articles: each
//! should take less than 100 ms.
//!
//! `PARALLAX_CORPUS=/some/folder cargo bench --bench statistics -- [WORD…]`: the articles of that file or folder, else
//! invented ones; only what has one of the words in its name. Each line gives the shortest of several runs by the clock
//! and the processors' time of one run; what takes 100 ms and more by the clock is listed at the end. What is made once
//! for a corpus stands first, and what an export adds stands last: neither is done again when a filter changes.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::hint::black_box;
use std::time::Instant;

use parallax::analysis::{Analysis, Parts, Settings};
use parallax::chart::{Size, Style, Theme, raster, svg};
use parallax::export::bundle::{Look, write_all};
use parallax::export::figures::{Choices, Figures, Kind, NamedFigure};
use parallax::export::listings::{self, Analysed, Listing};
use parallax::export::{Material, Provenance, Table, TableKind, fonts_for, table, usual_scope};
use parallax::import;
use parallax::model::{Article, Progress};
use parallax::statistics::{
    Concordance, Indices, Narrow, Order, Query, Scope, Selection, Tally, Window, WordCounts, source_summaries,
    speakers, term_keyness, word_keyness,
};
use parallax::voice;

/// What a table or chart may take, in milliseconds.
const BUDGET: f64 = 100.0;
/// Runs of each, unless `--runs=N` says otherwise; the shortest counts.
const RUNS: u32 = 5;

/// 10,000 articles: the built-in sample over and over, from sixty outlets on a hundred days, in events of twenty.
fn corpus() -> Vec<Article> {
    if let Some(path) = std::env::var_os("PARALLAX_CORPUS") {
        return import::import(&[path.into()], &Progress::default()).expect("nobody cancels").articles;
    }
    let sample = import::sample().articles;
    let first = jiff::civil::date(2025, 1, 1);
    (0..500)
        .flat_map(|copy: i32| {
            sample.iter().cloned().map(move |mut article| {
                article.id = format!("{copy}/{}", article.id);
                article.source.value = format!("{} {}", article.source.value, copy % 10);
                article.published.date = first.checked_add(jiff::Span::new().days(copy % 100)).ok();
                article.metadata.insert("event".to_owned(), copy.to_string());
                article
            })
        })
        .collect()
}

/// Milliseconds the processors have worked for this program; 0 where the system does not tell.
fn processors() -> f64 {
    let read = || {
        let line = std::fs::read_to_string("/proc/self/stat").ok()?;
        let fields: Vec<&str> = line.rsplit(')').next()?.split_whitespace().collect();
        Some((fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?) * 10.0)
    };
    read().unwrap_or(0.0)
}

/// What was measured.
struct Measured {
    /// Parts of the names that are asked for; all if there are none.
    wanted: Vec<String>,
    runs: u32,
    /// What took longer than it may.
    slow: Vec<(String, f64)>,
}

impl Measured {
    fn wants(&self, name: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|word| name.contains(word.as_str()))
    }

    /// Runs something and says how long it took: the shortest run, and the processors' time of one.
    fn run<T>(&self, name: &str, runs: u32, mut work: impl FnMut() -> T) -> Option<f64> {
        if !self.wants(name) {
            return None;
        }
        let begun = processors();
        let mut shortest = f64::MAX;
        for _ in 0..runs {
            let start = Instant::now();
            let made = black_box(work());
            shortest = shortest.min(start.elapsed().as_secs_f64() * 1e3);
            // Giving memory back is part of it.
            drop(made);
        }
        println!("{name:<58} {shortest:>9.1} ms   processors {:>8.1} ms", (processors() - begun) / f64::from(runs));
        Some(shortest)
    }

    /// Something that is made once, or in an export: it has no budget.
    fn once<T>(&self, name: &str, work: impl FnMut() -> T) {
        self.run(name, 1, work);
    }

    /// Something that is done again whenever a filter or a setting changes.
    fn again<T>(&mut self, name: &str, work: impl FnMut() -> T) {
        if let Some(time) = self.run(name, self.runs, work).filter(|time| *time >= BUDGET) {
            self.slow.push((name.to_owned(), time));
        }
    }

    /// Sorting a table by each of its columns; the slowest counts.
    fn sorted(&mut self, name: &str, table: &Table) {
        if !self.wants(name) {
            return;
        }
        let mut slowest = 0.0_f64;
        for column in 0..table.columns.len() {
            let mut shortest = f64::MAX;
            for run in 0..self.runs {
                let start = Instant::now();
                black_box(table.order(column, run % 2 == 0));
                shortest = shortest.min(start.elapsed().as_secs_f64() * 1e3);
            }
            slowest = slowest.max(shortest);
        }
        println!(
            "{:<58} {slowest:>9.1} ms   {} rows",
            format!("{name}, sorted by its slowest column"),
            table.rows.len()
        );
        if slowest >= BUDGET {
            self.slow.push((format!("{name}, sorted"), slowest));
        }
    }
}

/// Counting, by the pieces that tables and views are made of.
fn counts(measured: &mut Measured, material: &Material<'_>) {
    println!("\ncounts");
    let corpus = material.corpus();
    let indices = material.indices;
    let selection = Selection::of(&corpus, material.scope);
    let tally = Tally::of(&corpus, &selection);
    let sides = [
        selection.of_source(0),
        (1..selection.sources.len()).flat_map(|source| selection.of_source(source)).collect::<Vec<_>>(),
    ];
    let Some(term) = tally.table().rows.first().map(|row| row.term) else { return };
    let narrower = Scope { from: Some(jiff::civil::date(2025, 1, 20)), ..material.scope.clone() };
    measured.again("filter by date", || Selection::of(&corpus, &narrower));
    let narrower = Scope { containing: ["police".to_owned()].into(), ..material.scope.clone() };
    measured.again("filter by a word of the text", || Selection::of(&corpus, &narrower));
    measured.again("terms by source", || Tally::of(&corpus, &selection).table());
    measured.again("keyness of terms", || term_keyness(&corpus, &selection, &sides[0], &sides[1]));
    measured
        .again("keyness of all words", || word_keyness(&corpus, indices.frequencies(&corpus), &sides[0], &sides[1]));
    measured.again("concordance of the most frequent term", || {
        Concordance::find(&corpus, &selection, &Query::Terms(vec![term]), voice::label)
    });
    let everything = Concordance::behind(&corpus, &selection, &Narrow::default());
    measured
        .again("concordance of all terms", || Concordance::behind(&corpus, &selection, &Narrow::default()).lines.len());
    for order in [Order::Left, Order::Right, Order::Voice, Order::Source, Order::Date] {
        measured.again(&format!("concordance of all terms, sorted by {order:?}"), || {
            let mut found = everything.clone();
            found.sort(&corpus, &selection, &[order]);
            found
        });
    }
    measured.again("collocates of the most frequent term", || {
        let everywhere = WordCounts::of(indices.frequencies(&corpus), &selection.articles);
        let found = Concordance::find(&corpus, &selection, &Query::Terms(vec![term]), voice::label);
        found.collocates(&corpus, &everywhere, indices.words(&corpus), Window::Words(5))
    });
    measured.again("summaries of sources", || source_summaries(&corpus, &selection, &tally, indices));
    measured.again("speakers", || speakers(&corpus, &selection, indices.speech(&corpus)));
}

/// The tables that hold to the filters, counted and sorted again.
fn tables(measured: &mut Measured, material: &Material<'_>) {
    println!("\ntables");
    for kind in TableKind::ALL.into_iter().filter(|kind| kind.is_counted()) {
        let name = kind.title();
        if measured.wants(name) {
            // What a table alone needs is made when it is first asked for.
            measured.once(&format!("{name}, the first time"), || table(material, kind));
            measured.again(name, || table(material, kind));
            measured.sorted(name, &table(material, kind));
        }
    }
}

/// The lists of the coverage view, over all events.
fn lists(measured: &mut Measured, material: &Material<'_>) {
    println!("\nlists of all events and articles (the window shows those of one event)");
    let of = Analysed { articles: material.articles, analysis: material.analysis };
    let selection = Selection::of(&material.corpus(), material.scope);
    let (articles, events) = (&selection.articles, &(0..material.analysis.events.len()).collect::<Vec<_>>());
    let list = |name: &str, make: &dyn Fn() -> Listing| measured.run(name, 1, make);
    list("changes of wording", &|| listings::changes(of, events, &selection));
    list("figures side by side", &|| listings::figures(of, events, &selection));
    list("names of actors", &|| listings::labels(of, articles));
    list("what actors do", &|| listings::agency(of, articles));
    list("how harm is told", &|| listings::harm(of, articles));
    list("how texts are built", &|| listings::structures(of, articles));
    list("groups of texts", &|| listings::groups(of, articles));
    list("wire copy", &|| listings::wire(of, events, &selection));
    if let Some(largest) = (0..events.len()).max_by_key(|&n| material.analysis.events[n].articles.len()) {
        let event = &[largest];
        measured.again("changes of wording in the largest event", || listings::changes(of, event, &selection));
        measured.again("figures side by side in the largest event", || listings::figures(of, event, &selection));
        measured.again("wire copy in the largest event", || listings::wire(of, event, &selection));
    }
    for kind in TableKind::ALL.into_iter().filter(|kind| !kind.is_counted()) {
        measured.run(kind.title(), 1, || table(material, kind));
    }
}

/// The charts: counted, laid out, and turned into the pixels of the screen.
fn charts(measured: &mut Measured, material: &Material<'_>) {
    println!("\ncharts");
    let style = Style::new(Theme::Light, Size::Page);
    let pixels = |figure: NamedFigure| {
        raster::pixels(&svg::picture(&figure.scene), 1.0, &fonts_for(&figure.scene)).expect("drawn")
    };
    measured.again("chart: what all charts count", || Figures::new(*material, Choices::default()));
    let figures = Figures::new(*material, Choices::default());
    for kind in Kind::ALL {
        measured.again(&format!("chart: {}, counted and laid out", kind.id()), || figures.draw(kind, &style));
        measured.again(&format!("chart: {}, with its pixels", kind.id()), || figures.draw(kind, &style).map(pixels));
    }
}

fn main() {
    let wanted = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let runs = std::env::args().find_map(|word| word.strip_prefix("--runs=")?.parse().ok()).unwrap_or(RUNS);
    let mut measured = Measured { wanted, runs, slow: Vec::new() };
    let articles = corpus();
    let event_field = std::env::var_os("PARALLAX_CORPUS").is_none().then(|| "event".to_owned());
    let settings = Settings { parts: Parts::ALL, event_field, ..Settings::default() };
    let start = Instant::now();
    let analysis = Analysis::run(&articles, &settings, &Progress::default()).expect("nobody cancels");
    println!("{} articles analysed in {:.1} s", articles.len(), start.elapsed().as_secs_f64());
    let indices = Indices::default();
    let (scope, provenance) = (usual_scope(), Provenance::of(&articles, &settings));
    let material = Material {
        articles: &articles,
        warnings: &[],
        analysis: &analysis,
        settings: &settings,
        scope: &scope,
        provenance: &provenance,
        indices: &indices,
        language: parallax::wording::Language::English,
    };
    let corpus = material.corpus();
    println!(
        "{} sources, {} events, {} terms, {} hits, {} forms",
        Selection::of(&corpus, &scope).sources.len(),
        analysis.events.len(),
        corpus.terms.len(),
        analysis.hits.iter().map(Vec::len).sum::<usize>(),
        corpus.vocabulary.len()
    );
    println!("\nonce for a corpus");
    measured.once("what the tables count from, with the analysis", || indices.prepare(&corpus, &Progress::default()));
    measured
        .once("who is named in every article", || indices.actors(&analysis.namings).of_selection(&corpus.everything()));
    measured.once("sequences of words, when first asked for", || indices.sequences(&corpus).count());
    counts(&mut measured, &material);
    tables(&mut measured, &material);
    charts(&mut measured, &material);
    lists(&mut measured, &material);
    println!("\nan export");
    measured.once("export of everything into files", || {
        let folder = tempfile::tempdir().expect("a folder");
        write_all(folder.path(), &material, &Choices::default(), &Look::default(), &Progress::default())
            .expect("written")
    });
    println!("\n{BUDGET} ms and more:");
    for (name, time) in &measured.slow {
        println!("  {name}: {time:.1} ms");
    }
    if measured.slow.is_empty() {
        println!("  nothing");
    }
}
