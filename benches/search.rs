//! How fast 10,000 articles are searched: the index, and queries from a rare word to a regular expression. The articles
//! are drawn from an invented vocabulary whose frequencies fall as those of a language do.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use parallax::analysis::{Analysis, Parts, Settings};
use parallax::model::{Article, Language, Progress, Sourced};
use parallax::search::{Index, Query, find};
use parallax::statistics::{Corpus, Order, Random};

const ARTICLES: usize = 10_000;
const WORDS: usize = 800;
const VOCABULARY: usize = 60_000;

/// The word of a rank: short for frequent words.
fn word(rank: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ka", "ren", "to", "mil", "sa", "vor", "ne", "lun", "di", "pre", "go", "tas", "u", "bel", "fi", "com"];
    let mut out = String::new();
    let mut rest = rank + 1;
    while rest > 0 {
        out.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    out
}

fn articles() -> Vec<Article> {
    let mut random = Random::new(2024);
    let words: Vec<String> = (0..VOCABULARY).map(word).collect();
    (0..ARTICLES)
        .map(|n| {
            let mut body = String::new();
            for at in 0..WORDS {
                // Zipf's law: the rank is the exponential of an even number.
                let rank = (VOCABULARY as f64).powf(random.unit()) as usize - 1;
                body.push_str(&words[rank.min(VOCABULARY - 1)]);
                body.push_str(match at % 16 {
                    15 if at % 80 == 79 => ".\n\n",
                    15 => ". ",
                    7 => ", ",
                    _ => " ",
                });
            }
            let mut article = Article {
                id: format!("{n}"),
                language: Language::ENGLISH,
                source: Sourced { value: format!("Outlet {}", n % 12), ..Sourced::default() },
                ..Article::default()
            };
            article.set_text("", &body);
            article
        })
        .collect()
}

fn search(criterion: &mut Criterion) {
    let articles = articles();
    let settings = Settings { parts: Parts { attributions: true, ..Parts::NONE }, ..Settings::default() };
    let Ok(analysis) = Analysis::run(&articles, &settings, &Progress::default()) else { return };
    let corpus = Corpus {
        articles: &articles,
        documents: &analysis.documents,
        vocabulary: &analysis.vocabulary,
        attributions: &analysis.attributions,
        hits: &analysis.hits,
        terms: analysis.matcher.terms(),
        events: &analysis.events,
        copies: &analysis.copies,
    };
    let mut group = criterion.benchmark_group("search in 10,000 articles");
    group.sample_size(10);
    group.bench_function("index", |bencher| {
        bencher.iter(|| Index::new(black_box(corpus.documents), corpus.vocabulary, &Progress::default()));
    });
    let Ok(index) = Index::new(corpus.documents, corpus.vocabulary, &Progress::default()) else { return };
    let selection = corpus.everything();
    let (frequent, common, rare) = (word(0), word(200), word(50_000));
    for (name, query) in [
        ("frequent word", frequent.clone()),
        ("common word", common.clone()),
        ("rare word", rare.clone()),
        ("phrase", format!("{frequent} {common}")),
        ("wildcard", "pre*".to_owned()),
        ("both in a sentence", format!("{common} AND {}", word(300))),
        ("source and voice", format!("{common} source:\"Outlet 3\" voice:own")),
        ("regular expression", format!("/{common}\\w*/")),
    ] {
        let Ok(query) = Query::parse(&query) else { continue };
        group.bench_with_input(BenchmarkId::new("find", name), &query, |bencher, query| {
            bencher.iter(|| find(&corpus, &selection, &index, query));
        });
    }
    if let Ok(found) = Query::parse(&common).and_then(|query| find(&corpus, &selection, &index, &query)) {
        group.bench_function("sort by the words before", |bencher| {
            bencher.iter(|| {
                let mut found = found.clone();
                found.sort(&corpus, &selection, &[Order::Left]);
                found
            });
        });
    }
    group.finish();
}

criterion_group!(benches, search);
criterion_main!(benches);
