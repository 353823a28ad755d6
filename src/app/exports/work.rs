//! What the analyst gathered, as files: lines of a search, codings, code books. Made on the thread that writes, so that the
//! window goes on.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::app::search::Found;
use crate::app::texts;
use crate::coding::{CodeBook, Codings, codings_table, qda};
use crate::export::{self, Table, workbook};
use crate::model::Article;
use crate::wording::{Message, Said as _};

/// What can be written.
#[derive(Clone, PartialEq, Debug)]
pub enum Work {
    /// The lines a search found: `.csv` or `.xlsx`.
    Lines(Arc<Found>),
    /// What one coder did, by id, as a file others take in.
    Codings(Arc<Codings>, String),
    /// All codings as a table: `.csv` or `.xlsx`.
    CodingsTable(Arc<Codings>),
    /// All codings with the texts they are about, as a REFI-QDA project of that name: `.qdpx`.
    Exchange(Arc<Codings>, String),
    /// The code book as REFI-QDA's `.qdc`.
    CodeBook(Box<CodeBook>),
}

/// What is written, with the articles it is about.
#[derive(Debug)]
pub struct Writing {
    /// What.
    pub work: Work,
    /// The articles.
    pub articles: Arc<Vec<Article>>,
    /// What was found in them.
    pub analysis: Arc<Analysis>,
}

impl Writing {
    /// Writes the file; its ending says in which format. Returns what could not be written into it, each a sentence.
    pub(in crate::app) fn write(self, path: &Path) -> Result<Vec<Message>, Message> {
        let Writing { work, articles, analysis } = self;
        let mut left_out = Vec::new();
        let bytes = match work {
            Work::Lines(found) => {
                let corpus = analysis.corpus(&articles);
                let table = export::concordance(&corpus, &corpus.everything(), &found.concordance.lines);
                of_table(&table, path, &texts::search::rests_on(&found))?
            }
            Work::Codings(codings, coder) => {
                codings.of_coder(&coder).to_json().map_err(|error| error.message())?.into_bytes()
            }
            Work::CodingsTable(codings) => {
                of_table(&codings_table(&codings), path, concat!("Parallax ", env!("CARGO_PKG_VERSION")))?
            }
            Work::Exchange(codings, name) => {
                let exchange =
                    qda::project(&codings, &articles, &name, Timestamp::now()).map_err(|error| error.message())?;
                left_out = exchange.left_out;
                exchange.bytes
            }
            Work::CodeBook(book) => qda::code_book_to_qdc(&book).into_bytes(),
        };
        drop((articles, analysis));
        export::write_whole(path, &bytes).map_err(|error| Message::verbatim(format!("{}: {error}", path.display())))?;
        Ok(left_out)
    }
}

/// A table as a workbook if the file is one, else as CSV.
fn of_table(table: &Table, path: &Path, about: &str) -> Result<Vec<u8>, Message> {
    let workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    Ok(if workbook {
        workbook::write(table, about, texts::language()).map_err(|error| Message::verbatim(error.to_string()))?
    } else {
        table.csv(true)
    })
}
