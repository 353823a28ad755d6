//! The sentences behind a number: every hit it counts, in the middle of its sentence.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align, CornerRadius, Frame, Label, Layout, Margin, Panel, Rect, ScrollArea, Stroke, Ui};
use jiff::civil::Date;

use super::counted::counted;
use super::filters::Filters;
use super::options::corpus;
use super::panels::{COLLAPSED, collapse_button, collapse_by_edge, is_collapsed};
use super::{cache, note_size, own, table_export};
use crate::app::command::Command;
use crate::app::exports::Request;
use crate::app::panes::SizedPanel;
use crate::app::state::State;
use crate::app::study::{HitRef, Study};
use crate::app::texts::tables as texts;
use crate::app::texts::{grouped, voice_short};
use crate::app::theme::{self, layout};
use crate::app::widgets;
use crate::export::concordance;
use crate::lexicon::Term;
use crate::model::{ArticleIndex, Voice};
use crate::statistics::{ByVoice, Concordance, Corpus, Narrow, Order, Selection, all_voices};

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
    /// The same for the library.
    fn narrow(&self, terms: &[Term]) -> Narrow {
        let wanted = |names: &BTreeSet<TermName>| {
            let named = terms.iter().enumerate().filter(|(_, term)| names.contains(&TermName::of(term)));
            named.map(|(n, _)| n as u32).collect()
        };
        Narrow {
            terms: self.terms.as_ref().map(wanted),
            source: self.source,
            voices: self.voices,
            article: self.article,
            hit: self.hit.map(|hit| hit as usize),
            days: self.days,
            speaker: self.speaker.clone(),
        }
    }
}

/// A term by its name, which outlives a change of the lexicon.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

impl LineOrder {
    fn order(self) -> Order {
        match self {
            LineOrder::Voice => Order::Voice,
            LineOrder::Source => Order::Source,
            LineOrder::Left => Order::Left,
            LineOrder::Right => Order::Right,
        }
    }
}

/// The hits a question counts, in an order; what is equal stays in text order.
pub(super) fn lines(corpus: &Corpus<'_>, selection: &Selection, question: &Question, order: LineOrder) -> Concordance {
    let mut found = Concordance::behind(corpus, selection, &question.narrow(corpus.terms));
    found.sort(corpus, selection, &[order.order()]);
    found
}

/// What the panel keeps between frames.
#[derive(Default)]
struct Found {
    key: Option<(u64, Filters, Question, LineOrder)>,
    lines: Arc<Concordance>,
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
    let folded = is_collapsed(ui, state, SizedPanel::Concordance);
    let id = if folded { "folded" } else { "open" };
    let panel = Panel::bottom((id, "concordance", state.opened))
        .frame(Frame::NONE.fill(colours.panel))
        .resizable(!folded)
        .show_separator_line(false)
        .default_size(state.sizes.concordance.unwrap_or(layout::KWIC_PANEL).min(tallest))
        .size_range(if folded { COLLAPSED..=COLLAPSED } else { 120.0..=tallest });
    let shown = panel.show(ui, |ui| {
        let edge = ui.max_rect();
        ui.painter().hline(edge.x_range(), edge.top() + 1.0, Stroke::new(2.0, colours.acc));
        collapse_by_edge(ui, state, SizedPanel::Concordance, edge);
        let id = own(state, "concordance-lines");
        let kept = cache::<Found>(ui, id);
        let mut found = kept.lock();
        let key = (state.revision, state.options.filters.clone(), asked.clone(), *order);
        if found.key.as_ref() != Some(&key) {
            found.lines = Arc::new(lines(&corpus(study), &counted(ui, state, study).selection, &asked, *order));
            found.counts = ByVoice::default();
            for voice in found.lines.lines.iter().map(|line| line.voice).collect::<Vec<_>>() {
                found.counts[voice.index()] += 1;
            }
            found.key = Some(key);
        }
        heading(ui, (state, study), &asked, &found, question, order, commands);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show_rows(
            ui,
            layout::KWIC_ROW,
            found.lines.lines.len(),
            |ui, range| {
                for line in &found.lines.lines[range] {
                    let at = HitRef { article: line.article, span: line.node };
                    if widgets::kwic_row(ui, state, study, at) {
                        commands.push(Command::ReadHit(at));
                    }
                }
            },
        );
    });
    if folded {
        return;
    }
    note_size(ui, state, SizedPanel::Concordance, shown.response.rect.height(), commands);
}

fn heading(
    ui: &mut Ui,
    (state, study): (&State, &Study),
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
                if widgets::icon_button(ui, theme::Icon::Close, &texts::CLOSE).clicked() {
                    *question = None;
                }
                collapse_button(ui, state, SizedPanel::Concordance);
                let selection = &counted(ui, state, study).selection;
                table_export::button(ui, commands, |format| {
                    let table = concordance(&corpus(study), selection, &found.lines.lines);
                    Request::Made(asked.title.clone(), Box::new(table), format)
                });
                let orders = [
                    (LineOrder::Voice, texts::BY_VOICE),
                    (LineOrder::Source, texts::BY_SOURCE),
                    (LineOrder::Left, texts::LEFT_WORD),
                    (LineOrder::Right, texts::RIGHT_WORD),
                ];
                if let Some(chosen) = widgets::segmented(ui, &texts::SORT, &orders, *order) {
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
