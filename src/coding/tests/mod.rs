mod exchange;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::analysis::{Analysis, Settings};
use crate::model::{Article, Language, Progress, Sourced, Span};
use crate::statistics::{Bootstrap, Corpus, Scope, Selection};

struct Study {
    articles: Vec<Article>,
    analysis: Analysis,
}

fn article(n: usize, source: &str, body: &str) -> Article {
    let mut article = Article {
        id: format!("{source}/{n}.txt"),
        path: format!("{source}/{n}.txt"),
        source: Sourced { value: source.to_owned(), ..Sourced::default() },
        language: Language::ENGLISH,
        ..Article::default()
    };
    article.set_text("Unrest in Oru", body);
    article
}

impl Study {
    fn new() -> Study {
        let mut articles = Vec::new();
        for n in 0..12 {
            let source = if n % 4 == 0 { "Tradewind Daily" } else { "Radio Corvane" };
            articles.push(article(
                n,
                source,
                &format!("The brutal regime sent a mob ({n}) – “terrorists”, the minister said. The massacre went on."),
            ));
        }
        let analysis = Analysis::run(&articles, &Settings::default(), &Progress::default()).unwrap();
        Study { articles, analysis }
    }

    fn corpus(&self) -> Corpus<'_> {
        Corpus {
            articles: &self.articles,
            documents: &self.analysis.documents,
            vocabulary: &self.analysis.vocabulary,
            attributions: &self.analysis.attributions,
            hits: &self.analysis.hits,
            terms: self.analysis.matcher.terms(),
            events: &self.analysis.events,
            copies: &self.analysis.copies,
        }
    }

    fn draw(&self, size: usize, by: Stratify) -> Sample {
        let corpus = self.corpus();
        let plan = Plan { size, seed: 7, by, allocation: Allocation::Equal };
        draw(&corpus, &corpus.everything(), plan)
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn coding(coder: &str, item: &ItemId, variable: &str, value: &str) -> Coding {
    Coding {
        coder: coder.to_owned(),
        item: item.clone(),
        variable: variable.to_owned(),
        value: value.to_owned(),
        at: at(0),
        note: String::new(),
    }
}

/// Two coders; of every ten items `a` says nine are right, `b` eight.
fn coded(study: &Study) -> Codings {
    let mut codings = Codings::new(CodeBook::standard());
    for (id, name) in [("a", "Ana Brell"), ("b", "Bo Carran")] {
        codings.coders.push(Coder { id: id.to_owned(), name: name.to_owned() });
    }
    let sample = study.draw(20, Stratify::Source);
    codings.samples.push(sample.clone());
    for (n, item) in sample.items.iter().enumerate() {
        let value = |limit: usize| if n % 10 < limit { RIGHT } else { WRONG };
        for (coder, limit) in [("a", 9), ("b", 8)] {
            codings.set(coding(coder, &item.id, HIT, value(limit))).unwrap();
        }
        codings.set(coding("a", &item.id, VOICE, if n == 3 { UNSURE } else { RIGHT })).unwrap();
    }
    codings
}

#[test]
fn a_sample_is_stratified_and_repeatable() {
    let study = Study::new();
    let sample = study.draw(20, Stratify::Source);
    assert_eq!(sample, study.draw(20, Stratify::Source));
    assert_eq!(sample.items.len(), 20);
    let drawn: Vec<(&str, u64)> = sample.strata.iter().map(|stratum| (&*stratum.name, stratum.drawn)).collect();
    assert_eq!(drawn, [("Radio Corvane", 10), ("Tradewind Daily", 10)]);
    let all: u64 = study.analysis.hits.iter().map(|hits| hits.len() as u64).sum();
    assert_eq!(sample.population(), all);
    for item in &sample.items {
        let article = study.articles.iter().find(|article| article.path == item.item.path).unwrap();
        assert_eq!(item.item.span.of(&article.text), item.item.surface);
        assert_eq!((&item.stratum, item.id.clone()), (&article.source.value, item.item.id()));
    }
    let first: Vec<&str> = sample.items[..10].iter().map(|item| item.source.as_str()).collect();
    assert!(first.contains(&"Radio Corvane") && first.contains(&"Tradewind Daily"), "strata come mixed");
    assert_eq!(study.draw(100_000, Stratify::Category).items.len() as u64, all);
    assert_ne!(study.draw(20, Stratify::Nothing).id, sample.id);
    let corpus = study.corpus();
    let scope = Scope { sources: ["Tradewind Daily".to_owned()].into(), ..Scope::default() };
    let plan = Plan { size: 5, ..sample.plan };
    assert_eq!(draw(&corpus, &Selection::of(&corpus, &scope), plan).strata.len(), 1);
}

#[test]
fn items_are_found_again_after_a_new_import() {
    let old = article(1, "Radio Corvane", "The mob came. Later the mob left, and nobody followed the mob home again.");
    let second = old.text.match_indices("mob").nth(1).unwrap().0;
    let item = Item::new(&old, &content_hash(&old.text), Span::new(second, second + 3));
    let locate = |articles: &[Article]| Locator::new(articles).locate(&item);
    assert!(matches!(locate(std::slice::from_ref(&old)), Located::Same(_, span) if span == item.span));
    let mut renamed = old.clone();
    renamed.path = "moved.txt".to_owned();
    renamed.id = "moved.txt".to_owned();
    assert!(matches!(locate(&[renamed]), Located::Same(..)));
    let changed = article(
        1,
        "Radio Corvane",
        "A correction was made. The mob came. Later the mob left, and nobody followed the mob home again.",
    );
    let Located::Moved(_, span) = locate(std::slice::from_ref(&changed)) else { panic!("it is there") };
    assert!(changed.text[span.range().start - 6..].starts_with("r the mob left"));
    let gone = article(1, "Radio Corvane", "The crowd came. Later a mob, it seems, or two.");
    assert!(matches!(locate(&[gone]), Located::Lost(_)));
    assert_eq!(locate(&[article(2, "Radio Corvane", "The mob.")]), Located::Absent);
}

#[test]
fn codings_are_set_taken_back_and_checked() {
    let study = Study::new();
    let mut codings = coded(&study);
    let sample = codings.samples[0].clone();
    let item = &sample.items[0].id;
    let old = codings.set(coding("a", item, HIT, WRONG)).unwrap().unwrap();
    assert_eq!((old.value.as_str(), codings.get("a", item, HIT).unwrap().value.as_str()), (RIGHT, WRONG));
    assert_eq!(codings.set(old).unwrap().unwrap().value, WRONG);
    assert_eq!(codings.next_open(&sample, "a"), None);
    assert_eq!(codings.next_open(&sample, "b"), Some(0));
    assert_eq!(codings.remove("a", item, VOICE).unwrap().value, RIGHT);
    assert_eq!(codings.next_open(&sample, "a"), Some(0));
    for (wrong, expect) in [
        (coding("c", item, HIT, RIGHT), "no coder `c`"),
        (coding("a", item, "tone", RIGHT), "no variable `tone`"),
        (coding("a", item, HIT, "maybe"), "does not admit the value `maybe`"),
    ] {
        assert!(codings.set(wrong).unwrap_err().to_string().contains(expect), "{expect}");
    }
}

#[test]
fn files_are_read_back_and_broken_ones_refused() {
    let codings = coded(&Study::new());
    let text = codings.to_json().unwrap();
    assert_eq!(Codings::from_json("a.json", text.as_bytes()).unwrap(), codings);
    let refused = |text: &str, expect: &str| {
        let error = Codings::from_json("team/a.json", text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("a.json") && error.contains(expect), "{error}");
    };
    refused("", "line 1");
    refused("{}", "no file of codings");
    refused(&text.replace("coding/1", "coding/2"), "later version");
    refused(&text.replace("\"value\": \"wrong\"", "\"value\": \"wronk\""), "wronk");
    refused(&text.replacen("\"surface\"", "\"surfaces\"", 1), "line");
    refused(&text.replace("12.txt", "13.txt").replace("/1.txt", "/2.txt"), "not what its name says");
    refused(&text[..text.len() / 2], "line");
}

#[test]
fn coders_files_are_merged_and_conflicts_reported() {
    let all = coded(&Study::new());
    let mut together = all.of_coder("a");
    let theirs = all.of_coder("b");
    let merged = together.merge(&theirs);
    assert_eq!((merged.added, merged.conflicts.len(), together == all), (20, 0, true));
    assert_eq!(together.merge(&theirs).unchanged, 20);
    let item = all.samples[0].items[0].id.clone();
    let mut changed = theirs.clone();
    changed.set(coding("b", &item, HIT, UNSURE)).unwrap();
    let merged = together.merge(&changed);
    assert_eq!((merged.added, merged.unchanged, merged.conflicts.len()), (0, 19, 1));
    assert_eq!((merged.conflicts[0].ours.value.as_str(), merged.conflicts[0].theirs.value.as_str()), (RIGHT, UNSURE));
    assert_eq!(together.all(), all.all(), "a merge changes nothing that is here");
    assert_eq!(together.unresolved, [merged.conflicts[0].theirs.clone()], "what the file says is kept");
    together.set(merged.conflicts[0].theirs.clone()).unwrap();
    assert_eq!(together.get("b", &item, HIT).unwrap().value, UNSURE);
}

#[test]
fn code_books_that_differ_are_put_together() {
    let mut ours = coded(&Study::new());
    let mut theirs = ours.clone();
    if let Kind::Choice(values) = &mut theirs.book.variables[0].kind {
        values.push(Value { key: Some('y'), ..Value::new("irony", "Irony") });
    }
    let tone = Variable {
        id: "tone".into(),
        title: "Tone".into(),
        description: String::new(),
        kind: Kind::Text,
        only_if: None,
    };
    theirs.book.variables.push(tone);
    theirs.coders[1].name = "Bea Carran".to_owned();
    theirs.coders.push(Coder { id: "c".into(), name: "Cy Dorn".into() });
    let item = theirs.samples[0].items[0].id.clone();
    theirs.set(coding("c", &item, HIT, "irony")).unwrap();
    theirs.set(coding("c", &item, "tone", "angry")).unwrap();
    let merged = ours.merge(&theirs);
    assert_eq!((merged.added, merged.refused.len()), (2, 0));
    assert_eq!(merged.differences.len(), 3, "{:?}", merged.differences);
    ours.book.check().unwrap();
    theirs.book.variables[0].kind = Kind::Number;
    theirs.book.variables[0].id = HIT.to_owned();
    let merged = coded(&Study::new()).merge(&theirs);
    assert!(merged.refused.iter().all(|(coding, _)| coding.value == "irony") && merged.refused.len() == 1);
}

#[test]
fn agreement_and_precision_of_two_coders() {
    let codings = coded(&Study::new());
    let sample = &codings.samples[0];
    let found = agreement(&codings, sample, &Bootstrap::default());
    assert_eq!(found.len(), 3);
    // Of twenty items both say right 16 times, wrong twice.
    assert_eq!((found[0].pairwise.units, found[0].pairwise.agreed), (20, 18));
    let kappa = found[0].pairs[0].agreement.kappa.unwrap();
    // Observed .9, by chance .9·.8 + .1·.2.
    assert!((kappa.value - 0.16 / 0.26).abs() < 1e-12 && found[0].alpha.is_some());
    assert_eq!((found[1].coders.len(), found[1].alpha), (1, None));

    let hit = precision(&codings, sample, HIT, &Verdict::Of("a".into()), Grouping::Source, 0.95);
    assert_eq!((hit.counted.successes, hit.counted.trials, hit.groups.len()), (18, 20, 2));
    let majority = precision(&codings, sample, HIT, &Verdict::Majority, Grouping::Term, 0.95);
    assert_eq!((majority.counted.trials, majority.split), (18, 2));
    let voice = precision(&codings, sample, VOICE, &Verdict::Majority, Grouping::Voice, 0.95);
    assert_eq!((voice.unsure, voice.open, voice.counted.successes), (1, 0, 19));
    // Radio Corvane has three times the hits: its precision weighs three times as much.
    let weighted = hit.weighted.unwrap();
    let of = |name: &str| hit.groups.iter().find(|(group, _)| group == name).unwrap().1.value().unwrap();
    assert!((weighted.value - (0.75 * of("Radio Corvane") + 0.25 * of("Tradewind Daily"))).abs() < 1e-12);
}

#[test]
fn the_methods_paragraph_names_what_the_figures_rest_on() {
    let codings = coded(&Study::new());
    let text = methods(&codings, &codings.samples[0], &Bootstrap::default(), crate::wording::Language::English);
    for part in [
        "2 coders coded a random sample of 20 of",
        "seed 7, stratified by outlet",
        "On “Hit” 90.0% of 20 pairs",
        "Krippendorff’s α (nominal) is",
        "2000 resamples, seed 20240501",
        "Cohen’s κ of a and b is",
        "The precision of the lexicon, strata weighted by size, is",
        "16 of 18 right, by majority; left out: 2 disputed evenly",
        "The precision of voice",
        "left out: 1 unsure",
    ] {
        assert!(text.contains(part), "{text:?} should say {part:?}");
    }
    assert_eq!(
        methods(&Codings::default(), &codings.samples[0], &Bootstrap::default(), crate::wording::Language::English),
        ""
    );
}

#[test]
fn the_table_has_a_row_for_every_decision() {
    let mut codings = coded(&Study::new());
    let item = codings.samples[0].items[0].id.clone();
    codings.set(Coding { note: "=SUM(A1)".into(), ..coding("a", &item, HIT, RIGHT) }).unwrap();
    let table = codings_table(&codings);
    assert_eq!(table.rows.len(), 60);
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    let csv = String::from_utf8(table.csv(false)).unwrap();
    assert!(csv.contains("'=SUM(A1)") && csv.contains("2023-11-14T22:13:20Z"));
}

proptest! {
    #[test]
    fn items_lie_in_any_changed_text(text in "(mob|a |é|\n){0,30}", other in "(mob|a |é|\n){0,30}") {
        let mut old = Article::default();
        old.set_text("", &text);
        let mut new = Article::default();
        new.set_text("", &other);
        for (start, found) in text.match_indices("mob") {
            let item = Item::new(&old, &content_hash(&text), Span::new(start, start + found.len()));
            if let Located::Same(_, span) | Located::Moved(_, span) = Locator::new(std::slice::from_ref(&new)).locate(&item) {
                prop_assert_eq!(span.of(&new.text), "mob");
            }
        }
    }
}
