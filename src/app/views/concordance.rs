//! The sentences behind a number: every hit it counts, in the middle of its sentence.

use std::collections::BTreeSet;
use std::ops::Range;

use egui::{Align, CornerRadius, Frame, Id, Label, Layout, Margin, Panel, Rect, ScrollArea, Stroke, Ui};
use jiff::civil::Date;

use super::counted::counted;
use super::filters::Filters;
use super::options::corpus;
use super::{cache, csv, texts};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::study::{HitRef, Study};
use crate::app::texts::{grouped, voice_short};
use crate::app::theme::{self, layout};
use crate::app::widgets;
use crate::lexicon::Term;
use crate::model::{ArticleIndex, Hit, Voice};
use crate::statistics::{ByVoice, Corpus, Selection, all_voices};
use crate::text::Reading;

/// A number somebody pointed at: which of the hits in scope it counts. What is `None` is any.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Question {
    /// What the number is about, for the heading.
    pub title: String,
    /// Terms of the lexicon.
    pub terms: Option<BTreeSet<TermName>>,
    /// The outlet, by its position.
    pub source: Option<usize>,
    /// Who says it; empty for reports that name nobody.
    pub speaker: Option<String>,
    /// By [`Voice::index`].
    pub voices: Option<[bool; 4]>,
    /// One article.
    pub article: Option<ArticleIndex>,
    /// One hit, by its position among the article's.
    pub hit: Option<u32>,
    /// Articles published from the first to the last of these days.
    pub days: Option<(Date, Date)>,
}

impl Question {
    fn admits_article(&self, corpus: &Corpus<'_>, selection: &Selection, article: ArticleIndex) -> bool {
        self.article.is_none_or(|wanted| wanted == article)
            && self.source.is_none_or(|source| selection.sources.of_article(article) == source)
            && self.days.is_none_or(|(from, to)| {
                let date = corpus.articles[article.index()].published.date;
                date.is_some_and(|date| from <= date && date <= to)
            })
    }

    /// By term of the corpus.
    fn terms(&self, terms: &[Term]) -> Vec<bool> {
        let admits = |wanted: &BTreeSet<TermName>, term| wanted.contains(&TermName::of(term));
        terms.iter().map(|term| self.terms.as_ref().is_none_or(|wanted| admits(wanted, term))).collect()
    }

    fn admits(&self, position: usize, hit: &Hit, terms: &[bool]) -> bool {
        self.hit.is_none_or(|wanted| wanted as usize == position)
            && terms[hit.term as usize]
            && self.voices.is_none_or(|voices| voices[hit.label.voice.index()])
            && self.speaker.as_ref().is_none_or(|speaker| {
                matches!(hit.label.voice, Voice::DirectQuote | Voice::IndirectSpeech)
                    && hit.label.speaker.as_deref().unwrap_or_default() == speaker
            })
    }
}

/// A term by its name, which outlives a change of the lexicon.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TermName {
    category: String,
    term: String,
}

impl TermName {
    /// The name of a term.
    pub fn of(term: &Term) -> TermName {
        TermName { category: term.category.clone(), term: term.term.clone() }
    }
}

/// What the lines are sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum LineOrder {
    /// Own words first, then the others in the order of the legend.
    #[default]
    Voice,
    /// Outlets in their order.
    Source,
    /// The words before the hit, the nearest first.
    Left,
    /// The words after it.
    Right,
}

/// How many words to either side sorting looks at.
const SORTED_WORDS: usize = 4;

/// The hits a question counts, in an order; what is equal stays in text order.
pub(super) fn lines(corpus: &Corpus<'_>, selection: &Selection, question: &Question, order: LineOrder) -> Vec<HitRef> {
    let terms = question.terms(corpus.terms);
    let mut lines: Vec<(ArticleIndex, &Hit)> = Vec::new();
    for &article in &selection.articles {
        if question.admits_article(corpus, selection, article) {
            let hits = corpus.hits[article.index()].iter().enumerate();
            let wanted = hits.filter(|(n, hit)| selection.admits(hit) && question.admits(*n, hit, &terms));
            lines.extend(wanted.map(|(_, hit)| (article, hit)));
        }
    }
    match order {
        LineOrder::Voice => lines.sort_by_key(|(_, hit)| hit.label.voice),
        LineOrder::Source => lines.sort_by_key(|(article, _)| selection.sources.of_article(*article)),
        LineOrder::Left | LineOrder::Right => lines.sort_by_cached_key(|(article, hit)| {
            let reading = corpus.reading(*article);
            let (before, after) = around(&reading, hit);
            let word = |token: &usize| reading.form(*token).is_word();
            let folded = |token: usize| reading.folded(token);
            if order == LineOrder::Left {
                before.rev().filter(word).take(SORTED_WORDS).map(folded).collect::<Vec<_>>()
            } else {
                after.filter(word).take(SORTED_WORDS).map(folded).collect()
            }
        }),
    }
    lines.into_iter().map(|(article, hit)| HitRef { article, span: hit.span }).collect()
}

/// The tokens of the sentence before and after a hit.
fn around(reading: &Reading<'_>, hit: &Hit) -> (Range<usize>, Range<usize>) {
    let sentence = reading.document.sentences[hit.sentence as usize].token_range();
    let tokens = reading.tokens_in(hit.span);
    let inside = |at: usize| at.clamp(sentence.start, sentence.end);
    (sentence.start..inside(tokens.start), inside(tokens.end)..sentence.end)
}

/// The lines as a table, one a row, for a file or the clipboard.
pub(super) fn table(study: &Study, lines: &[HitRef]) -> Vec<Vec<String>> {
    let header = ["source", "article", "sentence", "term", "voice", "speaker", "left", "hit", "right"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for &at in lines {
        let Some(hit) = study.hit(at) else { continue };
        let text = &study.article(at.article).text;
        let sentence = study.analysis.documents[at.article.index()].sentences[hit.sentence as usize].span;
        let context = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default().trim().to_owned();
        rows.push(vec![
            widgets::badge_tooltip(study.source(at.article).1).to_owned(),
            study.article(at.article).id.clone(),
            crate::app::texts::sentence(study.sentence_number(at.article, hit.sentence as usize)),
            study.term(hit).term.clone(),
            hit.label.voice.name().to_owned(),
            hit.label.speaker.as_deref().unwrap_or_default().to_owned(),
            context(sentence.start, hit.span.start),
            hit.span.of(text).to_owned(),
            context(hit.span.end, sentence.end),
        ]);
    }
    rows
}

/// What the panel keeps between frames.
#[derive(Default)]
struct Found {
    key: Option<(u64, Filters, Question, LineOrder)>,
    lines: Vec<HitRef>,
    counts: ByVoice,
}

/// The panel below a view. Sets `question` to `None` when it is closed.
pub(super) fn show(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    question: &mut Option<Question>,
    order: &mut LineOrder,
    commands: &mut Vec<Command>,
) {
    let Some(asked) = question.clone() else { return };
    let colours = theme::palette(ui);
    let tallest = (ui.available_height() * 0.6).max(120.0);
    let panel = Panel::bottom("concordance")
        .frame(Frame::NONE.fill(colours.panel))
        .resizable(true)
        .show_separator_line(false)
        .default_size(layout::KWIC_PANEL.min(tallest))
        .size_range(120.0..=tallest);
    panel.show(ui, |ui| {
        let edge = ui.max_rect();
        ui.painter().hline(edge.x_range(), edge.top() + 1.0, Stroke::new(2.0, colours.acc));
        let id = Id::unique("concordance-lines");
        let kept = cache::<Found>(ui, id);
        let mut found = kept.lock();
        let key = (state.revision, state.options.filters.clone(), asked.clone(), *order);
        if found.key.as_ref() != Some(&key) {
            found.lines = lines(&corpus(study), &counted(ui, state, study).selection, &asked, *order);
            found.counts = ByVoice::default();
            for hit in found.lines.clone().into_iter().filter_map(|at| study.hit(at)) {
                found.counts[hit.label.voice.index()] += 1;
            }
            found.key = Some(key);
        }
        heading(ui, study, &asked, &found, question, order, commands);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show_rows(
            ui,
            layout::KWIC_ROW,
            found.lines.len(),
            |ui, range| {
                for &at in &found.lines[range] {
                    if widgets::kwic_row(ui, state, study, at) {
                        commands.push(Command::ReadHit(at));
                    }
                }
            },
        );
    });
}

fn heading(
    ui: &mut Ui,
    study: &Study,
    asked: &Question,
    found: &Found,
    question: &mut Option<Question>,
    order: &mut LineOrder,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    Frame::NONE.inner_margin(Margin { left: 14, right: 14, top: 6, bottom: 4 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(layout::BUTTON);
            ui.label(theme::strong(texts::IN_CONTEXT));
            ui.add(Label::new(theme::article(&asked.title, 15.0).color(colours.ink)).truncate());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::icon_button(ui, theme::Icon::Close, texts::CLOSE).clicked() {
                    *question = None;
                }
                if widgets::button(ui, None, texts::CSV).on_hover_text(texts::CSV_OF_LINES).clicked() {
                    let contents = csv::write(&table(study, &found.lines));
                    commands.push(Command::Save { name: csv::file_name(&asked.title), contents });
                }
                if widgets::button(ui, Some(theme::Icon::Copy), texts::COPY).on_hover_text(texts::COPY_LINES).clicked()
                {
                    let rows = table(study, &found.lines);
                    let text: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
                    commands.push(Command::Copy(text.join("\n")));
                }
                let orders = [
                    (LineOrder::Voice, texts::BY_VOICE),
                    (LineOrder::Source, texts::BY_SOURCE),
                    (LineOrder::Left, texts::LEFT_WORD),
                    (LineOrder::Right, texts::RIGHT_WORD),
                ];
                if let Some(chosen) = widgets::segmented(ui, texts::SORT, &orders, *order) {
                    *order = chosen;
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::small(voices(&found.counts)).color(colours.ink2)).truncate());
                });
            });
        });
    });
    let y = ui.cursor().top();
    let row = Rect::from_x_y_ranges(ui.max_rect().x_range(), y - 1.0..=y);
    ui.painter().rect_filled(row, CornerRadius::ZERO, colours.line);
}

/// How many hits, and in whose voices: `14 hits · 1 own, 6 indirect`.
pub(super) fn voices(counts: &ByVoice) -> String {
    let parts: Vec<String> = Voice::ALL
        .into_iter()
        .filter(|voice| counts[voice.index()] > 0)
        .map(|voice| format!("{} {}", grouped(u64::from(counts[voice.index()])), voice_short(voice).to_lowercase()))
        .collect();
    let total = texts::hits(all_voices(counts));
    if parts.is_empty() { total } else { format!("{total} · {}", parts.join(", ")) }
}
