//! How fast tables are counted again and charts drawn over 10,000 articles: each must take less than 100 ms. The articles
//! are invented, or those of the file or folder that the variable `PARALLAX_CORPUS` names.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use parallax::analysis::{Analysis, Parts, Settings};
use parallax::chart::{Size, Style, Theme, raster, svg};
use parallax::export::figures::{Choices, Figures, Kind};
use parallax::export::{Material, Provenance, TableKind, fonts_for, table, usual_scope};
use parallax::import;
use parallax::model::{Article, Progress};
use parallax::statistics::{
    Concordance, Indices, Query, Scope, Selection, Tally, Window, WordCounts, Words, source_summaries, speakers,
    term_keyness, word_keyness,
};
use parallax::voice;

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

fn statistics(criterion: &mut Criterion) {
    let articles = corpus();
    let parts = Parts { hits: true, attributions: true, namings: true, events: true, ..Parts::NONE };
    let event_field = std::env::var_os("PARALLAX_CORPUS").is_none().then(|| "event".to_owned());
    let settings = Settings { parts, event_field, ..Settings::default() };
    let analysis = Analysis::run(&articles, &settings, &Progress::default()).expect("nobody cancels");
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
    let selection = Selection::of(&corpus, &scope);
    let tally = Tally::of(&corpus, &selection);
    let words = Words::new(corpus.vocabulary);
    let sides = [
        selection.of_source(0),
        (1..selection.sources.len()).flat_map(|source| selection.of_source(source)).collect::<Vec<_>>(),
    ];
    let term = tally.table().rows[0].term;

    let mut group = criterion.benchmark_group("tables");
    group.sample_size(10);
    group.bench_function("filter", |bencher| {
        let narrower = Scope { from: Some(jiff::civil::date(2025, 1, 20)), ..scope.clone() };
        bencher.iter(|| Selection::of(&corpus, black_box(&narrower)));
    });
    group.bench_function("terms by source", |bencher| bencher.iter(|| Tally::of(&corpus, &selection).table()));
    group.bench_function("keyness of terms", |bencher| {
        bencher.iter(|| term_keyness(&corpus, &selection, &sides[0], &sides[1]));
    });
    group.bench_function("keyness of all words", |bencher| {
        let frequencies = indices.frequencies(&corpus);
        bencher.iter(|| word_keyness(&corpus, frequencies, &sides[0], &sides[1]));
    });
    group.bench_function("concordance, sorted", |bencher| {
        bencher.iter(|| {
            let mut found = Concordance::find(&corpus, &selection, &Query::Terms(vec![term]), voice::label);
            found.sort(&corpus, &selection, &[parallax::statistics::Order::Left]);
            found
        });
    });
    group.bench_function("collocates", |bencher| {
        let found = Concordance::find(&corpus, &selection, &Query::Terms(vec![term]), voice::label);
        bencher.iter(|| {
            let everywhere = WordCounts::of(indices.frequencies(&corpus), &selection.articles);
            found.collocates(&corpus, &everywhere, &words, Window::Words(5))
        });
    });
    group.bench_function("sequences of two words", |bencher| {
        let (_, pairs) = indices.sequences(&corpus).next().expect("there are pairs");
        bencher.iter(|| pairs.table(&corpus, &selection, 5, 200));
    });
    group.bench_function("indices, once for an analysis", |bencher| {
        bencher.iter(|| Indices::default().make(&corpus));
    });
    group.bench_function("summaries of sources", |bencher| {
        bencher.iter(|| source_summaries(&corpus, &selection, &tally, &indices));
    });
    group.bench_function("speakers", |bencher| {
        let speech = indices.speech(&corpus);
        bencher.iter(|| speakers(&corpus, &selection, speech));
    });
    for kind in TableKind::ALL.into_iter().filter(|kind| kind.is_counted()) {
        group.bench_function(kind.title(), |bencher| bencher.iter(|| table(black_box(&material), kind)));
    }
    group.finish();

    let mut group = criterion.benchmark_group("charts");
    group.sample_size(10);
    let style = Style::new(Theme::Light, Size::Page);
    group.bench_function("counts for all", |bencher| {
        bencher.iter(|| Figures::new(black_box(material), Choices::default()));
    });
    let figures = Figures::new(material, Choices::default());
    for kind in Kind::ALL {
        group.bench_function(kind.id(), |bencher| bencher.iter(|| figures.draw(kind, &style)));
    }
    for kind in [Kind::VoiceBars, Kind::HeatMap] {
        let Some(figure) = figures.draw(kind, &style) else { continue };
        group.bench_function(format!("pixels of {}", kind.id()), |bencher| {
            bencher.iter(|| raster::pixels(&svg::write(&figure.scene), 1.0, &fonts_for(&figure.scene)));
        });
    }
    group.finish();
}

criterion_group!(benches, statistics);
criterion_main!(benches);
