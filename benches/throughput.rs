//! How fast text is read: words and sentences, loaded terms, and the whole pipeline, in bytes a second.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use parallax::analysis::{Analysis, Settings};
use parallax::import;
use parallax::model::{Article, Progress};
use parallax::text;

/// The built-in sample over and over, each copy with its own id: `copies` × 20 articles.
fn corpus(copies: usize) -> Vec<Article> {
    let sample = import::sample().articles;
    (0..copies)
        .flat_map(|copy| {
            sample.iter().cloned().map(move |mut article| {
                article.id = format!("{copy}/{}", article.id);
                article
            })
        })
        .collect()
}

fn throughput(criterion: &mut Criterion) {
    let articles = corpus(100);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let progress = Progress::default();
    let settings = Settings::default();

    let mut group = criterion.benchmark_group("throughput");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("words and sentences", |bencher| {
        bencher.iter(|| text::read_all(black_box(&articles), &progress));
    });
    let mut analysis = Analysis::run(&articles, &settings, &progress).expect("nobody cancels");
    group.bench_function("loaded terms", |bencher| {
        bencher.iter(|| analysis.find_hits(black_box(&articles), &settings, &progress));
    });
    group.finish();

    let articles = corpus(5);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let mut group = criterion.benchmark_group("pipeline");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("everything", |bencher| {
        bencher.iter(|| Analysis::run(black_box(&articles), &settings, &progress));
    });
    group.finish();
}

criterion_group!(benches, throughput);
criterion_main!(benches);
