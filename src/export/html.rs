//! The report: one HTML file with settings, corpus, figures, tables, comparisons and every article with its highlights.
//! It needs no script and no network, and forbids both; whatever the articles contain stands in it as text.

use std::fmt::{Display, Write as _};

use super::figures::NamedFigure;
use super::material::{Material, describe};
use super::methods::methods;
use super::table::{Cell, Table, column_title};
use crate::chart::svg::{self, Escaped};
use crate::chart::{Palette, Theme};
use crate::compare::{self, Coverage};
use crate::lexicon::Family;
use crate::model::{ArticleIndex, Direction, Event, Hit, Role, Span, Voice};
use crate::statistics::Selection;
use crate::wording::{Language, Message, message, say};

/// An event with more articles than this is shown as marks instead of sentences side by side.
const MOST_COLUMNS: usize = 4;
/// Most rows of a table in the report; the CSV files hold all.
const MOST_ROWS: usize = 200;

/// Writes the report. `figures` are drawn as they are, once each; of `tables` those are shown that have a place in it.
pub fn report(material: &Material<'_>, tables: &[Table], figures: &[NamedFigure]) -> String {
    let mut page = Page { material, out: String::new() };
    page.head();
    page.overview();
    page.figures(figures);
    page.tables(tables);
    page.events();
    page.articles();
    page.remarks();
    page.methods();
    page.out.push_str("</main>\n</body>\n</html>\n");
    page.out
}

struct Page<'a> {
    material: &'a Material<'a>,
    out: String,
}

impl Page<'_> {
    fn add(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(text);
    }

    fn head(&mut self) {
        let language = self.material.language;
        let title = say!(language, "Parallax report");
        self.add(format_args!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n",
            language.code(),
        ));
        self.out.push_str(STYLE);
        let palette = Palette::of(Theme::Light);
        for family in Family::ALL {
            let stroke = palette.family(Some(family));
            let (own, indirect) = (stroke.over(palette.panel, 0.24), stroke.over(palette.panel, 0.1));
            let id = family.id();
            self.add(format_args!("mark.{id}{{border-color:{stroke};text-decoration-color:{stroke}}}"));
            self.add(format_args!(
                "mark.{id}.own{{background:{own}}}mark.{id}.indirect_speech{{background:{indirect}}}\n"
            ));
        }
        let notes = (!self.material.provenance.remarks.is_empty()).then(|| ("notes", message!("Notes")));
        let parts = [
            ("corpus", message!("Corpus")),
            ("figures", message!("Figures | drawings")),
            ("tables", message!("Tables")),
            ("events", message!("Comparisons")),
            ("articles", message!("Articles")),
        ];
        let links = parts.into_iter().chain(notes).chain([("methods", message!("Methods"))]);
        let links: Vec<String> =
            links.map(|(id, title)| format!("<a href=\"#{id}\">{}</a>", language.say(&title))).collect();
        self.add(format_args!(
            "</style>\n</head>\n<body>\n<header><h1>{title}</h1>\n<nav>{}</nav></header>\n<main>\n",
            links.join(" ")
        ));
    }

    /// Begins a part with its heading.
    fn section(&mut self, id: &str, title: &Message) {
        let title = self.material.language.say(title);
        self.add(format_args!("<section id=\"{id}\"><h2>{title}</h2>\n"));
    }

    /// A name and what is said of it; `value` is markup.
    fn item(&mut self, name: &Message, value: impl Display) {
        let name = self.material.language.say(name);
        self.add(format_args!("<dt>{name}</dt><dd>{value}</dd>"));
    }

    fn overview(&mut self) {
        let material = self.material;
        let words: u64 = material.analysis.documents.iter().map(|document| u64::from(document.words)).sum();
        let corpus = material.corpus();
        let selection = Selection::of(&corpus, material.scope);
        let language = material.language;
        self.section("corpus", &message!("Corpus and settings"));
        self.out.push_str("<dl>");
        self.item(&message!("Articles"), material.articles.len());
        self.item(&message!("Sources"), selection.sources.len());
        self.item(&message!("Events found"), material.analysis.events.len());
        self.item(&message!("Words"), words);
        let (filters, provenance) = (describe(material), material.provenance);
        self.item(&message!("Filters of figures and counts"), Escaped(&filters));
        for (name, version, hash) in &provenance.lexicons {
            let (name, version, hash) = (Escaped(name), Escaped(version), Escaped(hash));
            self.item(&message!("Lexicon"), format_args!("{name} {version} <code>{hash}</code>"));
        }
        let settings = material.settings;
        let grouping = match &settings.event_field {
            Some(field) => say!(language, "by the field “{field}”", field),
            None => {
                let threshold = language.number(&settings.events.threshold.to_string());
                say!(language, "by likeness, threshold {threshold}", threshold)
            }
        };
        self.item(&message!("Events grouped"), Escaped(&grouping));
        if !settings.categories_off.is_empty() {
            let off = settings.categories_off.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            self.item(&message!("Categories switched off"), Escaped(&off));
        }
        self.item(&message!("Languages"), Escaped(&super::material::languages(material.articles, language)));
        self.item(&message!("Corpus hash"), format_args!("<code>{}</code>", Escaped(&provenance.corpus)));
        self.item(&message!("Program"), format_args!("Parallax {}", env!("CARGO_PKG_VERSION")));
        self.add(format_args!("</dl>\n<p class=\"legend\">{} ", say!(language, "Marks:")));
        for voice in Voice::ALL {
            let title = voice_title(voice, language);
            self.add(format_args!("<mark class=\"violence {}\">{title}</mark> ", voice.name()));
        }
        self.add(format_args!("{} ", say!(language, "— the letter behind a term is its family:")));
        let families = Family::ALL.map(|family| format!("{} {}", family.letter(), language.word(family.title())));
        self.add(format_args!("{}.</p>\n", Escaped(&families.join(", "))));
        if !material.warnings.is_empty() {
            let title = say!(language, "Warnings of the import ({n})", n = material.warnings.len());
            self.add(format_args!("<h3>{title}</h3>\n<ul>"));
            for warning in material.warnings.iter().take(MOST_ROWS) {
                self.add(format_args!(
                    "<li>{}: {}</li>",
                    Escaped(&warning.path),
                    Escaped(&language.say(&warning.message))
                ));
            }
            self.out.push_str("</ul>\n");
        }
        self.out.push_str("</section>\n");
    }

    fn figures(&mut self, figures: &[NamedFigure]) {
        self.section("figures", &message!("Figures | drawings"));
        for figure in figures {
            self.add(format_args!("<figure id=\"figure-{}\">\n", figure.id));
            self.out.push_str(&svg::write(&figure.scene));
            let numbers = say!(self.material.language, "The numbers");
            self.add(format_args!("<details><summary>{numbers}</summary>"));
            self.table(&figure.data, &figure.data.columns);
            self.out.push_str("</details></figure>\n");
        }
        self.out.push_str("</section>\n");
    }

    fn tables(&mut self, tables: &[Table]) {
        self.section("tables", &message!("Tables"));
        let language = self.material.language;
        let shown = shown();
        for table in tables {
            let Some((_, title, columns)) = shown.iter().find(|(name, ..)| *name == table.name) else { continue };
            let columns: &[&str] = if columns.is_empty() { &table.columns } else { columns };
            let title = say!(language, "{title} ({n} rows)", title, n = table.rows.len());
            self.add(format_args!("<details><summary>{title}</summary>"));
            self.table(table, columns);
            for note in &table.notes {
                self.add(format_args!("<p class=\"note\">{}</p>\n", Escaped(&language.say(note))));
            }
            self.out.push_str("</details>\n");
        }
        self.out.push_str("</section>\n");
    }

    fn table(&mut self, table: &Table, columns: &[&str]) {
        let shown: Vec<usize> =
            columns.iter().filter_map(|name| table.columns.iter().position(|column| column == name)).collect();
        let language = self.material.language;
        self.out.push_str("<div class=\"wide\"><table><thead><tr>");
        for &n in &shown {
            self.add(format_args!("<th>{}</th>", heading(table.columns[n], language)));
        }
        self.out.push_str("</tr></thead><tbody>\n");
        for row in table.rows.iter().take(MOST_ROWS) {
            self.out.push_str("<tr>");
            for &n in &shown {
                match &row[n] {
                    Cell::Number(number) => {
                        self.add(format_args!("<td class=\"n\">{}</td>", language.measure(*number)));
                    }
                    Cell::Count(count) => self.add(format_args!("<td class=\"n\">{count}</td>")),
                    cell => self.add(format_args!("<td dir=\"auto\">{}</td>", Escaped(&cell.text()))),
                }
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></div>");
        if table.rows.len() > MOST_ROWS {
            let all = table.rows.len();
            let cut = say!(language, "The first {most} of {all} rows; the CSV file holds all.", most = MOST_ROWS, all);
            self.add(format_args!("<p>{cut}</p>"));
        }
    }

    fn events(&mut self) {
        self.section("events", &message!("Comparisons"));
        let material = self.material;
        let several = material.analysis.events.iter().zip(&material.analysis.alignments);
        for (event, alignments) in several.filter(|(event, _)| event.articles.len() > 1) {
            let (title, n) = (&event.title, event.articles.len());
            let title = say!(material.language, "{title} ({n} articles)", title, n);
            self.add(format_args!("<details><summary>{}</summary>", Escaped(&title)));
            let documents = &material.analysis.documents;
            let statements = compare::coverage(event, material.articles, documents, alignments);
            self.event(event, &statements);
            self.out.push_str("</details>\n");
        }
        self.out.push_str("</section>\n");
    }

    /// The statements of an event, each article in a column.
    fn event(&mut self, event: &Event, statements: &[compare::Statement]) {
        let material = self.material;
        let full = event.articles.len() <= MOST_COLUMNS;
        self.out.push_str("<div class=\"wide\"><table class=\"compare\"><thead><tr>");
        if !full {
            self.add(format_args!("<th>{}</th>", say!(material.language, "Statement")));
        }
        for &index in &event.articles {
            let article = &material.articles[index.index()];
            self.add(format_args!(
                "<th dir=\"auto\"><a href=\"#article-{}\">{}</a></th>",
                index.0,
                Escaped(&source_name(&article.source.value, material.language))
            ));
        }
        self.out.push_str("</tr></thead><tbody>\n");
        for statement in statements {
            self.out.push_str("<tr>");
            if !full {
                self.add(format_args!("<td dir=\"auto\">{}</td>", Escaped(&statement.label)));
            }
            for cell in &statement.cells {
                if cell.coverage == Coverage::Absent {
                    self.out.push_str("<td class=\"absent\">–</td>");
                    continue;
                }
                let (mark, words) = match cell.coverage {
                    Coverage::Verbatim => ("●", message!("same wording, or only here")),
                    Coverage::Reworded => ("◐", message!("worded differently")),
                    Coverage::Partly | Coverage::Absent => ("◌", message!("partly")),
                };
                let words = material.language.say(&words);
                self.add(format_args!("<td dir=\"auto\"><span title=\"{words}\">{mark}</span> "));
                if full {
                    for &sentence in &cell.sentences {
                        let span = material.analysis.documents[cell.article.index()].sentences[sentence as usize].span;
                        self.marked(cell.article, span);
                        self.out.push(' ');
                    }
                }
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></div>");
    }

    fn articles(&mut self) {
        self.section("articles", &message!("Articles"));
        let language = self.material.language;
        for (n, article) in self.material.articles.iter().enumerate() {
            let index = ArticleIndex(n as u32);
            let direction = if article.direction() == Direction::RightToLeft { "rtl" } else { "ltr" };
            let date = article.published.date.map_or_else(|| say!(language, "no date"), |date| date.to_string());
            self.add(format_args!(
                "<article id=\"article-{n}\" dir=\"{direction}\" lang=\"{}\">\n<p class=\"source\">{} · {date} · {}</p>\n",
                Escaped(article.language.code()),
                Escaped(&source_name(&article.source.value, language)),
                Escaped(&article.path)
            ));
            if let Some(title) = article.title {
                self.out.push_str("<h3>");
                self.marked(index, title);
                self.out.push_str("</h3>\n");
            }
            let mut start = article.body_start();
            for paragraph in article.body().split('\n') {
                let span = Span::new(start, start + paragraph.len());
                start += paragraph.len() + 1;
                if !paragraph.trim().is_empty() {
                    self.out.push_str("<p>");
                    self.marked(index, span);
                    self.out.push_str("</p>\n");
                }
            }
            self.out.push_str("</article>\n");
        }
        self.out.push_str("</section>\n");
    }

    /// A stretch of an article with its highlights. Hits that cross its ends are shown as far as they lie inside.
    fn marked(&mut self, index: ArticleIndex, span: Span) {
        let material = self.material;
        let text = &material.articles[index.index()].text;
        let terms = material.analysis.matcher.terms();
        let mut at = span.start;
        for hit in &material.analysis.hits[index.index()] {
            let term = &terms[hit.term as usize];
            let (start, end) = (hit.span.start.max(at), hit.span.end.min(span.end));
            if term.role != Role::Highlight || start >= end {
                continue;
            }
            self.add(format_args!("{}", Escaped(&text[at as usize..start as usize])));
            self.add(format_args!(
                "<mark class=\"{} {}\" title=\"{}\">{}<sup>{}</sup></mark>",
                term.family.id(),
                hit.label.voice.name(),
                Escaped(&said(hit, &term.term, &term.category_title, material.language)),
                Escaped(&text[start as usize..end as usize]),
                term.family.letter()
            ));
            at = end;
        }
        self.add(format_args!("{}", Escaped(&text[at as usize..span.end as usize])));
    }

    /// What the analyst noted; nothing if there is none.
    fn remarks(&mut self) {
        let remarks = &self.material.provenance.remarks;
        if remarks.is_empty() {
            return;
        }
        self.section("notes", &message!("Notes and tags"));
        self.out.push_str("<table><tr>");
        for heading in [message!("On | what a note is on"), message!("Words"), message!("Note"), message!("Tags")] {
            self.add(format_args!("<th>{}</th>", self.material.language.say(&heading)));
        }
        self.out.push_str("</tr>\n");
        for remark in remarks {
            self.add(format_args!(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                Escaped(&remark.about),
                Escaped(&remark.words),
                Escaped(&remark.note),
                Escaped(&remark.tags.join(", "))
            ));
        }
        self.out.push_str("</table></section>\n");
    }

    fn methods(&mut self) {
        self.section("methods", &message!("Methods"));
        for paragraph in methods(self.material).split("\n\n") {
            self.add(format_args!("<p>{}</p>\n", Escaped(paragraph)));
        }
        self.out.push_str("</section>\n");
    }
}

/// `terrorist: Actor labels, indirect speech, speaker Ebrahim Raisi`
fn said(hit: &Hit, term: &str, category: &str, language: Language) -> String {
    let voice = voice_title(hit.label.voice, language);
    let speaker = match (&hit.label.speaker, hit.label.voice) {
        (Some(speaker), _) => say!(language, ", speaker {speaker}", speaker = **speaker),
        (None, Voice::Own) => String::new(),
        (None, _) => say!(language, ", no speaker named"),
    };
    format!("{term}: {}, {voice}{speaker}", language.word(category))
}

fn source_name(name: &str, language: Language) -> String {
    if name.is_empty() { say!(language, "(no source)") } else { name.to_owned() }
}

/// The heading of a column: its name in files, in another language spelt out where the table has words for it.
fn heading(column: &str, language: Language) -> String {
    let spelt = column_title(column);
    let said = language.word(&spelt);
    if said == spelt { column.replace('_', " ") } else { said.to_owned() }
}

fn voice_title(voice: Voice, language: Language) -> String {
    match voice {
        Voice::Own => say!(language, "own words | a voice"),
        Voice::IndirectSpeech => say!(language, "indirect speech"),
        Voice::DirectQuote => say!(language, "direct quote"),
        Voice::ScareQuote => say!(language, "scare quotes"),
    }
}

/// The tables of the report: name, title, columns (none: all). The files hold every table with every column.
fn shown() -> [(&'static str, Message, &'static [&'static str]); 9] {
    [
        ("sources", message!("Sources"), &[]),
        ("terms-by-source", message!("Terms by source and voice"), &[]),
        (
            "categories-by-source",
            message!("Categories by source and voice"),
            &[
                "category",
                "source",
                "own",
                "indirect_speech",
                "direct_quote",
                "scare_quote",
                "all",
                "per_1000_words",
                "interval_95_low",
                "interval_95_high",
                "own_per_1000_words",
            ],
        ),
        (
            "keyness-against-rest",
            message!("Each source against all others, term by term"),
            &[
                "source",
                "term",
                "hits",
                "hits_own",
                "words",
                "articles_with",
                "hits_against",
                "hits_own_against",
                "words_against",
                "articles_with_against",
                "log_ratio",
                "half_added",
                "conservative_log_ratio",
                "g2_two_term",
                "g2_four_term",
                "q",
                "dp_norm",
                "smallest_detectable_ratio",
                "ranked",
                "advice",
            ],
        ),
        ("term-dispersion", message!("How evenly terms are spread over articles"), &[]),
        (
            "reporting-verbs",
            message!("Reporting verbs"),
            &["source", "verb", "hits", "hits_own", "share_of_reporting_verbs", "per_1000_words"],
        ),
        (
            "collocates",
            message!("Words near terms"),
            &[
                "term",
                "collocate",
                "together",
                "expected",
                "collocate_in_all",
                "log_dice",
                "mutual_information",
                "t_score",
            ],
        ),
        (
            "figures",
            message!("Numbers in the texts"),
            &["source", "surface", "unit", "qualifier", "attributed_to", "article"],
        ),
        ("removed-lines", message!("Lines removed from the files"), &[]),
    ]
}

const STYLE: &str = "\
body{margin:0;font:14px/1.5 Inter,'Helvetica Neue',Arial,sans-serif;color:#14181F;background:#fff}\
header,main{max-width:1040px;margin:0 auto;padding:16px}nav a{margin-right:12px}a{color:#0B5A78}\
h1{font-size:24px;margin:0}h2{font-size:18px;border-bottom:1px solid #D5DAE1;padding-bottom:4px;margin-top:32px}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{color:#626C7B}dd{margin:0;overflow-wrap:anywhere}\
figure{margin:24px 0}figure svg{max-width:100%;height:auto;border:1px solid #D5DAE1}\
.note{font-size:12px;color:#626C7B;max-width:720px;margin:4px 0}summary{cursor:pointer;padding:4px 0}.wide{overflow-x:auto}\
table{border-collapse:collapse;font-size:12px}th,td{text-align:start;vertical-align:top;padding:3px 8px;border-bottom:1px solid #D5DAE1}\
td.n{text-align:right;font-variant-numeric:tabular-nums}td.absent{color:#626C7B}\
article,.compare td{font-family:'Source Serif 4','Noto Serif',Georgia,serif;font-size:16px}.compare td{font-size:14px;min-width:180px}\
article{max-width:640px;margin:0 0 40px}.source{font:12px Inter,Arial,sans-serif;color:#626C7B;margin:0}\
mark{background:none;color:inherit;padding:0 1.5px}mark sup{font:700 9px Inter,Arial,sans-serif;color:#454E5C}\
mark.own{border-bottom:2px solid;border-radius:2px}mark.indirect_speech{border-bottom:1.5px dashed}\
mark.direct_quote{border:1.25px solid;border-radius:3px}mark.scare_quote{text-decoration:underline wavy 1.25px}\
@media print{nav{display:none}details>*{display:block}}\n";
