//! The columns of the compare view scrolled each on its own: every article whole and in its own order.

use std::sync::Arc;

use egui::{Align2, CursorIcon, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::NUMBER;
use crate::app::command::Command;
use crate::app::highlight::{self, Setting};
use crate::app::state::State;
use crate::app::study::{Shown, Study};
use crate::app::theme::{self, Weight, layout};
use crate::app::views::own;
use crate::app::views::selecting::{Block, Selecting, copy_items};
use crate::model::{ArticleIndex, SentenceRef};
use crate::text::SentenceKind;

/// Room between two sentences.
const GAP: f32 = 6.0;

/// Where the sentences of a column begin, with what that depends on.
#[derive(Clone, PartialEq, Debug)]
struct Tops {
    key: (u64, ArticleIndex, Shown, bool, u32),
    /// By sentence; one more for the end.
    tops: Vec<f32>,
}

/// Shows the columns.
pub(super) fn columns(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    width: f32,
    selecting: &mut Selecting<'_>,
    commands: &mut Vec<Command>,
) {
    let whole = ui.available_rect_before_wrap();
    for (column, &article) in state.focus.compare.columns.iter().enumerate() {
        let left = whole.left() + column as f32 * (width + layout::COMPARE_GUTTER);
        let rect = Rect::from_min_max(pos2(left, whole.top()), pos2(left + width, whole.bottom()));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("free", column)));
        inside.set_clip_rect(rect.intersect(ui.clip_rect()));
        one(&mut inside, state, study, article, width, selecting, commands);
    }
}

fn setting(state: &State, width: f32) -> Setting {
    Setting { letters: state.preferences.letters_in_compare, ..Setting::compare(width - NUMBER - 20.0) }
}

fn laid(ui: &Ui, state: &State, study: &Study, article: ArticleIndex, n: usize, width: f32) -> highlight::Laid {
    let span = study.analysis.documents[article.index()].sentences[n].span;
    let marks = highlight::marks(study, state, article, span);
    highlight::lay_out(ui, &study.article(article).text, span, marks, &[], setting(state, width))
}

fn tops(ui: &Ui, state: &State, study: &Study, article: ArticleIndex, width: f32) -> Arc<Tops> {
    let letters = state.preferences.letters_in_compare;
    let key = (state.revision, article, state.shown, letters, width.round() as u32);
    let id = own(state, "compare-free").with(article);
    if let Some(kept) = ui.data(|data| data.get_temp::<Arc<Tops>>(id))
        && kept.key == key
    {
        return kept;
    }
    let mut tops = vec![0.0];
    let mut top = GAP;
    for (n, sentence) in study.analysis.documents[article.index()].sentences.iter().enumerate() {
        // The title stands in the head of the column.
        if sentence.kind != SentenceKind::Title {
            top += laid(ui, state, study, article, n, width).galley.size().y + GAP;
        }
        tops.push(top);
    }
    let made = Arc::new(Tops { key, tops });
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
    made
}

fn one(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    article: ArticleIndex,
    width: f32,
    selecting: &mut Selecting<'_>,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let kept = tops(ui, state, study, article, width);
    let text = &study.article(article).text;
    let sentences = &study.analysis.documents[article.index()].sentences;
    ScrollArea::vertical().id_salt(("free", article)).auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(kept.tops.last().copied().unwrap_or(0.0) + 24.0);
        let origin = ui.max_rect().min;
        let first = kept.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
        let last = kept.tops.partition_point(|top| *top < viewport.bottom()).min(sentences.len());
        for (n, sentence) in sentences.iter().enumerate().take(last).skip(first) {
            if sentence.kind == SentenceKind::Title {
                continue;
            }
            let at = pos2(origin.x + NUMBER, origin.y + kept.tops[n].max(GAP));
            if let Some(number) = study.sentence_number(article, n) {
                let place = at + vec2(-9.0, 10.0);
                let font = theme::ui_font(11.5, Weight::Regular);
                ui.painter().text(place, Align2::RIGHT_CENTER, number, font, colours.ink3);
            }
            let mut laid = laid(ui, state, study, article, n, width);
            let area = Rect::from_min_size(at, laid.galley.size());
            let response = ui.interact(area, ui.scope_id().with(("sentence", article, n)), Sense::click());
            let words = sentence.span.of(text);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Paragraph, true, words));
            response.on_hover_cursor(CursorIcon::Text).context_menu(|ui| {
                copy_items(ui, state, study, SentenceRef { article, sentence: n as u32 }, commands);
            });
            let setting = setting(state, width);
            selecting.show(ui, &mut laid, (article, sentence.span), setting);
            laid.paint(ui.painter(), at, colours);
            if let Some(hit) = laid.interact(ui, at, study, article) {
                commands.push(Command::SelectHit(Some(hit)));
            }
            selecting
                .take(ui, Block { article, span: sentence.span, laid: &laid, letters: setting.letters, origin: at });
        }
        selecting.scroll(ui, Some(article));
    });
}
