//! How fast coverage is compared: 37,554 articles grouped by event, tokens at hand, and 1,448 events with some 4.95
//! million sentence pairs aligned.
//!
//! The articles are made up: each event has words of its own, each of its articles says much the same in another order.
//! `PARALLAX_BENCH_PATH=/some/folder` measures the articles of that folder instead. Each figure is from one run; the
//! budgets are 10 s and 2 s on two cores.

use std::time::Instant;

use parallax::compare::{EventSettings, align, group};
use parallax::import;
use parallax::model::{Article, ArticleIndex, Event, Language, Progress, Published};
use parallax::text::read_all;

const ARTICLES: usize = 37_554;
const EVENTS: usize = 1_448;
const PER_EVENT: usize = 3;
const SENTENCES: usize = 34;

/// A linear congruential generator (Knuth's MMIX constants): the same articles on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit as u64) as usize
    }
}

const COMMON: &str = "the of and to in a for that on with as was at by from said he it has were they who had been after \
    which people their would about not new more its two first last year government police state minister officials \
    city country report week president group law court members party public time million percent";

const SYLLABLES: [&str; 24] = [
    "ba", "cor", "da", "el", "fin", "ga", "hol", "im", "ja", "kes", "lo", "mar", "nu", "os", "pel", "qua", "ri",
    "sten", "tor", "ul", "ves", "wen", "yar", "zo",
];

/// A word made of the digits of its number.
fn word(mut number: usize, name: bool) -> String {
    let mut out = String::new();
    for _ in 0..3 {
        out += SYLLABLES[number % SYLLABLES.len()];
        number /= SYLLABLES.len();
    }
    if name { out[..1].to_uppercase() + &out[1..] } else { out }
}

/// Articles of `per_event` to an event, one event after the other, three days of news to each date.
fn articles(count: usize, per_event: usize, sentences: usize) -> Vec<Article> {
    let common: Vec<&str> = COMMON.split_whitespace().collect();
    let mut chance = Chance(7);
    (0..count)
        .map(|n| {
            let event = n / per_event;
            let mut own = Chance(event as u64 * 7919 + 1);
            let names: Vec<String> = (0..8).map(|_| word(own.below(13_000), true)).collect();
            let terms: Vec<String> = (0..60).map(|_| word(own.below(13_000), false)).collect();
            let mut sentence = |at: usize| {
                let mut words: Vec<String> = vec![names[at % names.len()].clone()];
                for place in 0..20 {
                    words.push(match place % 4 {
                        0 => terms[(at * 3 + chance.below(4)) % terms.len()].clone(),
                        1 if place % 8 == 1 => word(chance.below(13_000), false),
                        _ => common[chance.below(common.len())].to_owned(),
                    });
                }
                words.join(" ") + "."
            };
            let title = sentence(0);
            let body: Vec<String> = (1..sentences).map(&mut sentence).collect();
            let mut article = Article { id: format!("{n}"), language: Language::ENGLISH, ..Article::default() };
            article.set_text(title.trim_end_matches('.'), &body.join(" "));
            let date = jiff::civil::date(2030, 1, 1)
                .checked_add(jiff::Span::new().days((event * 2_000 / (count / per_event).max(1)) as i64));
            article.published = Published { date: date.ok(), ..Published::default() };
            article
        })
        .collect()
}

fn main() {
    let progress = Progress::default();
    let corpus = match std::env::var("PARALLAX_BENCH_PATH") {
        Ok(path) => import::import(&[path.into()], &progress).expect("nobody cancels").articles,
        Err(_) => articles(ARTICLES, PER_EVENT, SENTENCES),
    };
    let (vocabulary, documents) = read_all(&corpus, &progress).expect("nobody cancels");
    let start = Instant::now();
    let events = group(&corpus, &documents, &vocabulary, &EventSettings::default(), &progress).expect("nobody cancels");
    println!("grouped {} articles into {} events in {:.2?}", corpus.len(), events.len(), start.elapsed());

    let corpus = articles(EVENTS * PER_EVENT, PER_EVENT, SENTENCES);
    let events: Vec<Event> = (0..EVENTS as u32)
        .map(|event| Event {
            id: format!("event-{}", event + 1),
            title: String::new(),
            articles: (0..PER_EVENT as u32).map(|at| ArticleIndex(event * PER_EVENT as u32 + at)).collect(),
        })
        .collect();
    let (vocabulary, documents) = read_all(&corpus, &progress).expect("nobody cancels");
    let pairs: usize = EVENTS * PER_EVENT * (PER_EVENT - 1) / 2 * SENTENCES * SENTENCES;
    let start = Instant::now();
    let aligned = align(&corpus, &documents, &vocabulary, &events, &progress).expect("nobody cancels");
    let found: usize = aligned.iter().map(Vec::len).sum();
    println!("aligned {pairs} sentence pairs of {EVENTS} events in {:.2?}: {found} alignments", start.elapsed());
}
