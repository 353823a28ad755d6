//! Speed of the voice rules over the bundled sample corpus, in bytes per second on one core.

use std::path::PathBuf;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use parallax::model::{Article, Language, Progress};
use parallax::text::{self, Reading};
use parallax::voice::Rules;

/// The sample's articles, each taken as English, repeated until they make about a megabyte.
fn articles() -> Vec<Article> {
    let mut texts = Vec::new();
    let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample"))];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                texts.push(text);
            }
        }
    }
    let size: usize = texts.iter().map(String::len).sum();
    let times = (1_000_000 / size.max(1)).max(1);
    let language = Language::from_tag("en").unwrap_or_default();
    texts
        .iter()
        .cycle()
        .take(texts.len() * times)
        .map(|text| {
            let mut article = Article { language, ..Article::default() };
            article.set_text("", text);
            article
        })
        .collect()
}

fn voice(criterion: &mut Criterion) {
    let articles = articles();
    let Ok((vocabulary, documents)) = text::read_all(&articles, &Progress::default()) else { return };
    let rules = Rules::new(&vocabulary);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let mut group = criterion.benchmark_group("voice");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
    group.bench_function("attribute", |bencher| {
        bencher.iter(|| {
            articles
                .iter()
                .zip(&documents)
                .map(|(article, document)| {
                    rules.attribute(&Reading { article, document, vocabulary: &vocabulary }).len()
                })
                .sum::<usize>()
        });
    });
    group.bench_function("compile", |bencher| bencher.iter(|| Rules::new(&vocabulary)));
    group.finish();
}

criterion_group!(benches, voice);
criterion_main!(benches);
