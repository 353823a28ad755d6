//! Selecting words of articles with the mouse, in blocks of text that stand below each other: by dragging, by a double
//! click on a word and a triple click on a sentence; Shift and a click move the end of what is selected.

use egui::text_selection::LabelSelectionState;
use egui::{Button, Id, Pos2, Rect, Ui, vec2};

use super::own;
use crate::app::actions::ACTIONS;
use crate::app::command::Command;
use crate::app::highlight::{Laid, Setting};
use crate::app::selection::{Selection, SelectionCommand, word_at};
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::texts::actions as texts;
use crate::app::theme;
use crate::app::update::has_selection;
use crate::model::{ArticleIndex, SentenceRef, Span};

/// How fast the text scrolls under a pointer that drags beyond it, in its distance a second.
const SCROLLING: f32 = 8.0;

/// A block of text as it is laid out.
#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    /// The article it is of.
    pub article: ArticleIndex,
    /// What of its text.
    pub span: Span,
    /// How it is laid out, and with family letters or not.
    pub laid: &'a Laid,
    /// As in [`crate::app::highlight::Setting::letters`].
    pub letters: bool,
    /// Where it stands.
    pub origin: Pos2,
}

/// Where the button of the mouse went down.
#[derive(Clone, Copy)]
struct Pressed {
    article: ArticleIndex,
    anchor: Span,
}

/// What the mouse selects in a view, in one frame.
pub(super) struct Selecting<'a> {
    state: &'a State,
    study: &'a Study,
    id: Id,
    /// What is being dragged over, from where, to where.
    dragged: Option<(Pressed, Pos2)>,
    /// The offset nearest to the pointer, with its distance.
    nearest: Option<(f32, u32)>,
    clicked: Option<Selection>,
}

impl<'a> Selecting<'a> {
    /// Begins a frame of a view.
    pub(super) fn begin(ui: &Ui, state: &'a State, study: &'a Study) -> Selecting<'a> {
        let id = own(state, "selecting");
        let pressed = ui.data(|data| data.get_temp::<Pressed>(id));
        let (down, at) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.primary_down(), pointer.interact_pos().filter(|_| pointer.is_decidedly_dragging()))
        });
        if pressed.is_some() && !down {
            ui.data_mut(|data| data.remove::<Pressed>(id));
        }
        Selecting { state, study, id, dragged: pressed.filter(|_| down).zip(at), nearest: None, clicked: None }
    }

    /// Whether a stretch of an article is selected from end to end.
    pub(super) fn has(&self, article: ArticleIndex, span: Span) -> bool {
        let selection = self.state.focus.selection.filter(|selection| selection.article == article);
        selection.is_some_and(|selection| selection.span().contains(span))
    }

    /// Shows what is selected of a stretch of an article, before it is painted.
    pub(super) fn show(&self, ui: &Ui, laid: &mut Laid, (article, whole): (ArticleIndex, Span), setting: Setting) {
        let Some(selection) = self.state.focus.selection.filter(|selection| selection.article == article) else {
            return;
        };
        let text = &self.study.article(article).text;
        let Some(span) = selection.within(text).filter(|span| span.overlaps(whole)) else { return };
        let span = Span { start: span.start.max(whole.start), end: span.end.min(whole.end) };
        laid.select(text, whole, span, setting.letters, setting.line, theme::palette(ui));
    }

    /// Lets the mouse select in a block.
    pub(super) fn take(&mut self, ui: &Ui, block: Block<'_>) {
        let text = &self.study.article(block.article).text;
        let offset = |place: Pos2| block.laid.offset_at(place - block.origin, text, block.span, block.letters);
        let rect = Rect::from_min_size(block.origin, block.laid.galley.size());
        if let Some((_, place)) = self.dragged.filter(|(pressed, _)| pressed.article == block.article) {
            let far = (rect.top() - place.y).max(place.y - rect.bottom()).max(0.0);
            if self.nearest.is_none_or(|(nearest, _)| far < nearest) {
                self.nearest = Some((far, offset(place)));
            }
        }
        if !ui.rect_contains_pointer(rect.expand2(vec2(4.0, 0.0))) {
            return;
        }
        let (pressed, clicks, shift, place) = ui.input(|input| {
            let pointer = &input.pointer;
            let button = egui::PointerButton::Primary;
            let clicks = [
                pointer.button_clicked(button),
                pointer.button_double_clicked(button),
                pointer.button_triple_clicked(button),
            ];
            // A finger that is drawn over the text scrolls it.
            let pressed = pointer.primary_pressed() && !input.any_touches();
            (pressed, clicks, input.modifiers.shift, pointer.interact_pos())
        });
        let Some(place) = place.filter(|_| pressed || clicks[0]) else { return };
        let at = offset(place);
        let here = Selection::of(block.article, Span { start: at, end: at });
        let kept = self.state.focus.selection.filter(|kept| shift && kept.article == block.article);
        if pressed {
            let anchor = kept.map_or(here.anchor, |kept| kept.anchor);
            ui.data_mut(|data| data.insert_temp(self.id, Pressed { article: block.article, anchor }));
        }
        self.clicked = match (clicks, kept) {
            ([false, ..], _) => self.clicked,
            (_, Some(kept)) => Some(kept.to(at)),
            ([_, _, true], None) => Some(Selection::of(block.article, self.sentence(block.article, at))),
            ([_, true, _], None) => Some(Selection::of(block.article, word_at(text, block.span, at))),
            _ => Some(here),
        };
    }

    fn sentence(&self, article: ArticleIndex, at: u32) -> Span {
        let sentences = &self.study.analysis.documents[article.index()].sentences;
        let n = sentences.partition_point(|sentence| sentence.span.end <= at).min(sentences.len().saturating_sub(1));
        sentences.get(n).map_or(Span { start: at, end: at }, |sentence| sentence.span)
    }

    /// Scrolls what an article stands in while the pointer drags beyond it.
    pub(super) fn scroll(&self, ui: &Ui, article: Option<ArticleIndex>) {
        let dragged = self.dragged.filter(|(pressed, _)| article.is_none_or(|article| article == pressed.article));
        let Some((_, place)) = dragged else { return };
        let room = ui.clip_rect();
        let beyond = (place.y - room.bottom() + 12.0).max(0.0) - (room.top() + 12.0 - place.y).max(0.0);
        if beyond != 0.0 {
            let time = ui.input(|input| input.stable_dt).min(0.1);
            ui.scroll_with_delta(vec2(0.0, -beyond * SCROLLING * time));
            ui.ctx().request_repaint();
        }
    }

    /// Ends the frame: what the mouse did becomes a command.
    pub(super) fn end(self, ui: &Ui, commands: &mut Vec<Command>) {
        let before = self.state.focus.selection;
        let dragged = self
            .dragged
            .zip(self.nearest)
            .map(|((pressed, _), (_, to))| Selection::of(pressed.article, pressed.anchor).to(to));
        let beside = self.clicked.is_none()
            && before.is_some()
            && ui.input(|input| input.pointer.primary_clicked())
            && ui.rect_contains_pointer(ui.clip_rect());
        let now = if beside { None } else { dragged.or(self.clicked).or(before) };
        if now != before {
            if now.is_some() {
                ui.ctx().plugin::<LabelSelectionState>().lock().clear_selection();
            }
            commands.push(Command::Selection(SelectionCommand::Set(now)));
        }
    }
}

/// Menu entries that copy what is selected, or else the sentence pointed at.
pub(super) fn copy_items(ui: &mut Ui, state: &State, study: &Study, at: SentenceRef, commands: &mut Vec<Command>) {
    let mut item = |ui: &mut Ui, name: crate::app::texts::Text, command: Command| {
        let keys = ACTIONS.iter().find(|action| action.name == name).and_then(|action| action.shortcut);
        let keys = keys.map_or_else(String::new, |keys| ui.ctx().format_shortcut(&keys));
        if ui.add(Button::new(theme::body(name)).shortcut_text(keys)).clicked() {
            commands.push(command);
            ui.close();
        }
    };
    if has_selection(state) {
        item(ui, texts::COPY, Command::Selection(SelectionCommand::Copy));
        item(ui, texts::COPY_WITH_SOURCE, Command::Selection(SelectionCommand::CopyWithSource));
    } else {
        let span = study.analysis.documents[at.article.index()].sentences[at.sentence as usize].span;
        let words = span.of(&study.article(at.article).text);
        item(ui, texts::COPY_SENTENCE_WITH_SOURCE, Command::Copy(crate::app::cited(study, at.article, words)));
    }
    ui.separator();
}
