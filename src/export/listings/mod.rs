//! Tables about how coverage of events differs: telling changes between aligned sentences, names and roles of actors,
//! figures side by side, how texts are built, what was copied. The window shows the same rows as the exported files;
//! every row knows the sentences it rests on.

mod actors;
mod changes;
mod figures;
mod structures;
mod wire;

pub use actors::{agency, harm, labels};
pub use changes::changes;
pub use figures::{ABSENT, figures};
pub use structures::{groups, structures};
pub use wire::wire;

use super::table::{Cell, Table};
use crate::analysis::Analysis;
use crate::model::{Article, ArticleIndex, Event, SentenceRef, Span};
use crate::statistics::Selection;
use crate::wording::Message;

/// A table whose rows rest on sentences.
#[derive(Clone, PartialEq, Debug)]
pub struct Listing {
    /// The table.
    pub table: Table,
    /// By row: the sentences it rests on, in corpus order. None where a row rests on whole texts.
    pub sentences: Vec<Vec<SentenceRef>>,
}

impl Listing {
    fn new(name: &str, columns: &[&'static str]) -> Listing {
        Listing { table: Table::new(name, columns), sentences: Vec::new() }
    }

    fn note(mut self, note: Message) -> Listing {
        self.table = self.table.note(note);
        self
    }

    fn push(&mut self, cells: Vec<Cell>, mut sentences: Vec<SentenceRef>) {
        sentences.sort_unstable();
        sentences.dedup();
        self.table.rows.push(cells);
        self.sentences.push(sentences);
    }
}

/// An analysed corpus.
#[derive(Clone, Copy, Debug)]
pub struct Analysed<'a> {
    /// The articles.
    pub articles: &'a [Article],
    /// What was found in them.
    pub analysis: &'a Analysis,
}

impl Analysed<'_> {
    fn sentence(&self, at: SentenceRef) -> Span {
        self.analysis.documents[at.article.index()].sentences[at.sentence as usize].span
    }

    fn source(&self, article: ArticleIndex) -> Cell {
        self.articles[article.index()].source.value.as_str().into()
    }

    fn words(&self, article: ArticleIndex, span: Span) -> Cell {
        span.of(&self.articles[article.index()].text).into()
    }

    fn id(&self, article: ArticleIndex) -> Cell {
        self.articles[article.index()].id.as_str().into()
    }
}

/// A share of 1 with four decimals, empty if there is nothing to share.
fn share(part: usize, whole: usize) -> Cell {
    if whole == 0 { Cell::Empty } else { ((part as f64 / whole as f64 * 1e4).round() / 1e4).into() }
}

/// Some events with those of their articles that count, where these are two or more.
fn chosen<'a>(
    of: Analysed<'a>,
    events: &'a [usize],
    selection: &'a Selection,
) -> impl Iterator<Item = Event> + use<'a> {
    let counted = move |&event: &usize| selection.of_event(&of.analysis.events[event], &[]).0;
    events.iter().map(counted).filter(|event| event.articles.len() > 1)
}

/// All listings over what counts of a corpus, in the order in which they are exported.
pub fn listings(of: Analysed<'_>, selection: &Selection) -> Vec<Listing> {
    let events: Vec<usize> = (0..of.analysis.events.len()).collect();
    let articles = &selection.articles;
    vec![
        changes(of, &events, selection),
        figures(of, &events, selection),
        labels(of, articles),
        agency(of, articles),
        harm(of, articles),
        structures(of, articles),
        groups(of, articles),
        wire(of, &events, selection),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Settings;
    use crate::model::{Language, Progress};

    fn analysed(texts: &[(&str, &str)]) -> (Vec<Article>, Analysis) {
        let articles: Vec<Article> = texts
            .iter()
            .enumerate()
            .map(|(n, (source, text))| {
                let mut article = Article { id: format!("a{n}"), text: (*text).to_owned(), ..Article::default() };
                article.source.value = (*source).to_owned();
                article.language = Language::from_tag("en").expect("a language");
                article.metadata.insert("event".to_owned(), "one".to_owned());
                article
            })
            .collect();
        let settings = Settings { event_field: Some("event".to_owned()), ..Settings::default() };
        let analysis = Analysis::run(&articles, &settings, &Progress::default()).expect("nobody cancels");
        (articles, analysis)
    }

    fn all(articles: &[Article], analysis: &Analysis) -> Selection {
        let corpus = crate::export::statistics::corpus(articles, analysis);
        corpus.everything()
    }

    fn texts(listing: &Listing, columns: &[&str]) -> Vec<Vec<String>> {
        let at: Vec<usize> = columns
            .iter()
            .map(|name| listing.table.columns.iter().position(|column| column == name).expect("a column"))
            .collect();
        listing.table.rows.iter().map(|row| at.iter().map(|&n| row[n].text()).collect()).collect()
    }

    const TWO: [(&str, &str); 2] = [
        (
            "Lowmark Chronicle",
            "The army shelled the market of Vessary on Thursday. The terrorist group Talmari Front killed 40 traders in \
             the market of Vessary, the ministry said. The harbour stayed open.",
        ),
        (
            "Radio Corvane",
            "The army shelled the market of Vessary on Thursday. The resistance movement Talmari Front killed 12 traders \
             in the market of Vessary, the ministry said.",
        ),
    ];

    #[test]
    fn a_change_of_words_is_listed_with_both_sides_and_its_sentences() {
        let (articles, analysis) = analysed(&TWO);
        let found = changes(Analysed { articles: &articles, analysis: &analysis }, &[0], &all(&articles, &analysis));
        let rows = texts(&found, &["source_a", "before", "source_b", "after", "kinds"]);
        assert!(
            rows.iter().any(|row| row[1].contains("terrorist group")
                && row[3].contains("resistance movement")
                && row[4].contains("term")),
            "{rows:?}"
        );
        assert!(found.sentences.iter().all(|sentences| sentences.len() == 2), "{:?}", found.sentences);
    }

    #[test]
    fn a_figure_that_a_text_lacks_is_a_row_that_says_so() {
        let texts_of = [TWO[0], ("Radio Corvane", "The army shelled the market of Vessary on Thursday.")];
        let (articles, analysis) = analysed(&texts_of);
        let found = figures(Analysed { articles: &articles, analysis: &analysis }, &[0], &all(&articles, &analysis));
        let rows = texts(&found, &["counted", "source", "figures"]);
        assert!(rows.contains(&["killed", "Radio Corvane", ABSENT].map(str::to_owned).to_vec()), "{rows:?}");
    }

    #[test]
    fn every_listing_has_as_many_sentence_lists_as_rows_and_full_rows() {
        let (articles, analysis) = analysed(&TWO);
        for listing in listings(Analysed { articles: &articles, analysis: &analysis }, &all(&articles, &analysis)) {
            assert_eq!(listing.table.rows.len(), listing.sentences.len(), "{}", listing.table.name);
            for row in &listing.table.rows {
                assert_eq!(row.len(), listing.table.columns.len(), "{}", listing.table.name);
            }
        }
    }

    #[test]
    fn copies_are_listed_with_their_longest_passage() {
        let copied = [TWO[0], ("Radio Corvane", TWO[0].1)];
        let (articles, analysis) = analysed(&copied);
        let found = wire(Analysed { articles: &articles, analysis: &analysis }, &[0], &all(&articles, &analysis));
        assert_eq!(texts(&found, &["share_of_a", "share_of_b", "copy"]), [["1", "1", "yes"]]);
    }
}
