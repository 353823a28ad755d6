use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::analysis::{Analysis, Settings};
use crate::lexicon::Lexicon;
use crate::model::{Article, Language, Progress, Published, Sourced};
use crate::statistics::{Order, Scope, Selection};

struct Fixture {
    articles: Vec<Article>,
    analysis: Analysis,
    index: Index,
}

static FIXTURE: LazyLock<Fixture> = LazyLock::new(Fixture::new);

impl Fixture {
    fn new() -> Fixture {
        let texts = [
            (
                "Radio Corvane",
                "2024-05-03",
                "en",
                "Mob storms Oru court",
                "An angry mob, led by Varn’s men, broke the doors. Police watched the mob.",
            ),
            (
                "Tradewind Daily",
                "2024-05-20",
                "en",
                "Protest in Oru",
                "A crowd gathered at the court. “The mob will hang,” the minister said. The far-right march ended.",
            ),
            (
                "Radio Corvane",
                "",
                "en",
                "",
                "Women and a woman marched. The MOB left. Far right groups, not very brave, fled. US police told us so.",
            ),
            ("El Faro", "2023-12-31", "es", "", "La mob salió."),
        ];
        let articles: Vec<Article> = texts
            .iter()
            .enumerate()
            .map(|(n, (source, date, language, title, body))| {
                let mut article = Article {
                    id: format!("a{n}"),
                    source: Sourced { value: (*source).to_owned(), ..Sourced::default() },
                    published: Published { date: date.parse().ok(), ..Published::default() },
                    language: Language::from_tag(language).unwrap(),
                    ..Article::default()
                };
                article.set_text(title, body);
                article
            })
            .collect();
        let settings = Settings { lexicons: vec![Lexicon::bundled()], ..Settings::default() };
        let analysis = Analysis::run(&articles, &settings, &Progress::default()).unwrap();
        let index = Index::new(&analysis.documents, &analysis.vocabulary, &Progress::default()).unwrap();
        Fixture { articles, analysis, index }
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

    fn find(&self, query: &str) -> Result<Vec<String>, QueryError> {
        let corpus = self.corpus();
        let query = Query::parse(query)?;
        let found = find(&corpus, &corpus.everything(), &self.index, &query)?;
        Ok(found.lines.iter().map(|line| format!("{} {}", line.article.0, row(&corpus, line).node)).collect())
    }
}

#[test]
fn what_a_query_finds() {
    let fixture = &*FIXTURE;
    for (query, expect) in [
        ("mob", &["0 Mob", "0 mob", "0 mob", "1 mob", "2 MOB", "3 mob"][..]),
        ("angry mob", &["0 angry mob"]),
        ("\"the MOB\"", &["0 the mob", "1 The mob", "2 The MOB"]),
        ("“the mob”", &["0 the mob", "1 The mob", "2 The MOB"]),
        ("wom?n", &["2 Women", "2 woman"]),
        ("mar*d", &["2 marched"]),
        ("not * brave", &["2 not very brave"]),
        ("far right", &["1 far-right", "2 Far right"]),
        ("far-right", &["1 far-right", "2 Far right"]),
        ("varn's men", &["0 Varn’s men"]),
        ("/br[ao]\\w+/", &["0 broke", "2 brave"]),
        ("/hang, the/", &[]),
        ("/hang,” the/", &["1 hang,” the"]),
        ("crowd OR woman", &["1 crowd", "2 woman"]),
        ("mob AND police", &["0 mob"]),
        ("mob \"police\"", &["0 mob"]),
        ("mob NOT (police OR minister) source:Radio*", &["0 Mob", "0 mob", "2 MOB"]),
        ("mob -police source:Radio*", &["0 Mob", "0 mob", "2 MOB"]),
        ("mob | women AND marched", &["0 Mob", "0 mob", "0 mob", "1 mob", "2 Women", "2 MOB", "3 mob"]),
        ("US case:exact", &["2 US"]),
        ("/us/ case:exact", &["2 us"]),
        ("court ended", &[]),
        ("doors police", &[]),
        ("absent", &[]),
        ("zzz*", &[]),
    ] {
        let mut found = fixture.find(query).unwrap_or_else(|error| panic!("{query}: {error}"));
        found.sort_by_key(|line| line.chars().next());
        assert_eq!(found, expect, "{query}");
    }
}

#[test]
fn restrictions_hold_together() {
    let fixture = &*FIXTURE;
    for (query, expect) in [
        ("mob voice:direct", &["1 mob"][..]),
        ("mob -voice:direct language:en", &["0 Mob", "0 mob", "0 mob", "2 MOB"]),
        ("mob source:\"radio corvane\"", &["0 Mob", "0 mob", "0 mob", "2 MOB"]),
        ("mob source:\"Radio Corvane\",\"El Faro\" -date:none", &["0 Mob", "0 mob", "0 mob", "3 mob"]),
        ("mob source:\"El Faro\" source:Tradewind*", &["1 mob", "3 mob"]),
        ("mob date:2024-05", &["0 Mob", "0 mob", "0 mob", "1 mob"]),
        ("mob date:2024-05-04..", &["1 mob"]),
        ("mob date:..2023", &["3 mob"]),
        ("mob date:none", &["2 MOB"]),
        ("mob language:es", &["3 mob"]),
        ("court event:1", &["0 court"]),
        ("court event:\"storms oru\"", &["0 court"]),
        (
            "category:actor_label language:en",
            &["0 Mob", "0 mob", "0 mob", "1 mob", "2 MOB", "1 far-right", "2 Far right"],
        ),
        ("mob category:actor_label voice:direct", &["1 mob"]),
        ("police category:actor_label", &[]),
    ] {
        let found = fixture.find(query).unwrap_or_else(|error| panic!("{query}: {error}"));
        if query.starts_with("category:") {
            assert!(found.iter().any(|line| line == "0 mob"), "{query}: {found:?}");
            continue;
        }
        assert_eq!(found, expect, "{query}");
    }
}

#[test]
fn mistakes_are_explained() {
    let fixture = &*FIXTURE;
    for (query, expect) in [
        ("", "Type a word"),
        ("\"angry mob", "not closed"),
        ("/mob", "not closed"),
        ("/mo(b/", "unclosed group"),
        ("//", "nothing between the slashes"),
        ("/(\\w{1000}){1000}/", "too large"),
        ("(mob", "not closed"),
        ("mob)", "not opened"),
        ("OR mob", "missing before OR"),
        ("mob OR", "breaks off"),
        ("NOT mob", "stands behind"),
        ("*", "every word"),
        ("\"\"", "nothing to look for"),
        ("voice:loud mob", "own, indirect, direct and scare"),
        ("voice: mob", "has no value"),
        ("sourc:x mob", "Did you mean `source:`"),
        ("http://x", "quotation marks"),
        ("source:\"The Gangway\" mob", "El Faro, Radio Corvane, Tradewind Daily"),
        ("language:fr mob", "en, es"),
        ("event:99 mob", "no event"),
        ("category:joy mob", "Categories are"),
        ("date:yesterday mob", "2024-05-17"),
        ("date:2024-02-30 mob", "is no date"),
        ("date:2024..2023 mob", "later than"),
        ("Terror* case:exact", "exclude"),
        ("case:maybe mob", "case:exact"),
        (&"(".repeat(1000), "nested"),
    ] {
        let error = fixture.find(query).unwrap_err();
        assert!(error.message.to_string().contains(expect), "{query}: {error}");
        assert!(query.get(error.at.clone()).is_some(), "{query}: {:?}", error.at);
    }
}

#[test]
fn the_panel_filters_hold_too() {
    let fixture = &*FIXTURE;
    let corpus = fixture.corpus();
    let scope = Scope { sources: ["Tradewind Daily".to_owned()].into(), ..Scope::default() };
    let selection = Selection::of(&corpus, &scope);
    let mut found = find(&corpus, &selection, &fixture.index, &Query::parse("mob OR court").unwrap()).unwrap();
    assert_eq!(found.lines.len(), 2);
    found.sort(&corpus, &selection, &[Order::Left]);
    let shown = row(&corpus, &found.lines[0]);
    assert_eq!((shown.left, shown.node, shown.right), ("“The", "mob", "will hang,” the minister said."));
    assert_eq!((shown.source, shown.title, shown.voice), ("Tradewind Daily", "Protest in Oru", Voice::DirectQuote));
    found.sample(1, 7);
    assert_eq!(found.lines.len(), 1);
}

#[test]
fn the_index_lists_every_article_of_a_word_once() {
    let fixture = &*FIXTURE;
    let articles = |word: &str| {
        let id = fixture.analysis.vocabulary.find(word).unwrap();
        fixture.index.articles_with(id).to_vec()
    };
    assert_eq!(articles("mob"), [0, 1, 2, 3]);
    assert_eq!(articles("court"), [0, 1]);
}

proptest! {
    #[test]
    fn any_query_is_read_or_explained(query in "(mob|\\*|\\?|\"|/|\\(|\\)| |OR|AND|NOT|-|:|,|voice:own|date:|source:|\\\\|\\[|“|\\PC){0,12}") {
        if let Err(error) = Query::parse(&query) {
            prop_assert!(query.get(error.at.clone()).is_some(), "{:?} in {query:?}", error.at);
            prop_assert!(!error.message.to_string().is_empty());
        }
    }

    #[test]
    fn what_is_found_lies_in_the_text(query in "(mob|the|p?l*|\\*|/[a-z]{1,2}/|/\\\\W+/|/[,”.] ?/| |OR|AND|NOT|\"){0,8}") {
        let fixture = &*FIXTURE;
        let corpus = fixture.corpus();
        if let Ok(query) = Query::parse(&query) {
            let mut found = find(&corpus, &corpus.everything(), &fixture.index, &query).unwrap();
            prop_assert!(found.lines.is_sorted_by_key(|line| (line.article, line.node)));
            for line in &found.lines {
                let _ = row(&corpus, line);
                let tokens = &corpus.documents[line.article.index()].tokens;
                prop_assert!(line.tokens.start < line.tokens.end && line.tokens.end as usize <= tokens.len());
            }
            found.sort(&corpus, &corpus.everything(), &[Order::Left, Order::Right]);
        }
    }
}
