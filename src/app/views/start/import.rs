//! The import under way, or the corpus that is open: stages, articles, things to check.

use std::sync::Arc;

use egui::{Align, Align2, CornerRadius, Id, Label, Layout, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::super::super::command::Command;
use super::super::super::state::{Loading, State};
use super::super::super::study::{Source, Study, sources};
use super::super::super::theme::{self, Icon, Weight};
use super::super::super::{texts, widgets};
use super::articles::articles;
use super::checks;
use crate::model::{Article, Stage, Warning};

/// What the right side lists: articles on their way in, or those of the open study.
pub(super) struct Listed<'a> {
    /// The articles.
    pub(super) articles: &'a [Article],
    /// What is to be checked.
    pub(super) warnings: &'a [Warning],
    /// The outlets of the articles.
    pub(super) sources: Arc<Vec<Source>>,
    /// The corpus that is open, if it is what is listed.
    pub(super) study: Option<&'a Study>,
}

pub(super) fn import(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    ui.add_space(26.0);
    let (title, note) = match (&state.loading, &state.study) {
        (Some(loading), _) => (texts::importing(texts::shipped(&loading.title)), files_note(loading)),
        (None, Some(study)) => {
            let note = texts::articles_read(study.articles.len());
            (texts::shipped(&study.title).to_owned(), note)
        }
        (None, None) => return,
    };
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(theme::screen_title(title)).truncate());
            ui.label(theme::body(note).color(colours.ink2));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| match &state.loading {
            Some(loading) => {
                if loading.open_when_ready {
                    ui.add_enabled_ui(false, |ui| widgets::primary_button(ui, None, &texts::OPENS_WHEN_READY));
                } else if widgets::primary_button(ui, None, &texts::OPEN_WHEN_READY).clicked() {
                    commands.push(Command::OpenNow);
                }
                if widgets::button(ui, None, &texts::CANCEL).clicked() {
                    commands.push(Command::Cancel);
                }
            }
            None => {
                if widgets::primary_button(ui, None, &texts::OPEN).clicked() {
                    commands.push(Command::OpenNow);
                }
            }
        });
    });
    ui.add_space(8.0);
    if let Some(loading) = &state.loading {
        stages(ui, loading);
        ui.add_space(6.0);
    }
    let listed = match (&state.loading, &state.study) {
        (Some(loading), _) => loading.articles.as_ref().map(|articles| Listed {
            articles,
            warnings: &loading.warnings,
            sources: kept_sources(ui, articles),
            study: None,
        }),
        (None, Some(study)) => Some(Listed {
            articles: &study.articles,
            warnings: &study.warnings,
            sources: kept_sources(ui, &study.articles),
            study: Some(study),
        }),
        (None, None) => None,
    };
    let Some(listed) = listed else { return };
    let room = ui.available_height() - 24.0;
    let notes = kept_notes(ui, &listed);
    if notes.is_empty() && listed.warnings.is_empty() {
        articles(ui, &listed, room, commands);
        return;
    }
    // A short list of articles leaves its room to what is to be checked.
    let needed = checks::height(notes.len() + listed.warnings.len());
    let list = (room * 0.5).max(room - needed - 24.0).max(160.0);
    let top = ui.cursor().top();
    articles(ui, &listed, list, commands);
    ui.add_space(8.0);
    let left = room - (ui.cursor().top() - top);
    checks::show(ui, &listed, &notes, left.max(120.0), commands);
}

/// The outlets of a list of articles, made anew only when the list is another one.
fn kept_sources(ui: &Ui, articles: &Arc<Vec<Article>>) -> Arc<Vec<Source>> {
    type Kept = (usize, String, Arc<Vec<Source>>);
    let id = Id::unique("start-sources");
    let key = Arc::as_ptr(articles) as usize;
    // A source that is typed in changes the list in place; the names are part of the key.
    let names: String = if articles.len() <= 2_000 {
        articles.iter().map(|article| article.source.value.as_str()).collect::<Vec<_>>().join("\n")
    } else {
        String::new()
    };
    if let Some((at, known, kept)) = ui.data(|data| data.get_temp::<Kept>(id))
        && at == key
        && known == names
    {
        return kept;
    }
    let made = Arc::new(sources(articles, |_| 0));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (key, names, Arc::clone(&made))));
    made
}

/// What is to be checked. In a long list it is looked for again once a second at most, not in every frame.
fn kept_notes(ui: &Ui, listed: &Listed<'_>) -> Arc<Vec<checks::Note>> {
    type Kept = (usize, f64, Arc<Vec<checks::Note>>);
    if listed.articles.len() <= 2_000 {
        return Arc::new(checks::notes(listed));
    }
    let id = Id::unique("start-notes");
    let (key, now) = (listed.articles.as_ptr() as usize, ui.input(|input| input.time));
    if let Some((at, made, kept)) = ui.data(|data| data.get_temp::<Kept>(id))
        && at == key
        && now - made < 1.0
    {
        return kept;
    }
    let made = Arc::new(checks::notes(listed));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (key, now, Arc::clone(&made))));
    made
}

fn files_note(loading: &Loading) -> String {
    let (stage, done, total) = loading.progress.state();
    match &loading.articles {
        None if total > 0 && stage == Stage::Read => texts::files_read(done, total),
        None => texts::LOOKING.to_string(),
        Some(articles) => texts::read_so_far(articles.len(), loading.warnings.len()),
    }
}

/// The stages with the one under way, and how far it is.
fn stages(ui: &mut Ui, loading: &Loading) {
    let colours = theme::palette(ui);
    let (stage, done, total) = loading.progress.state();
    widgets::card(ui).show(ui, |ui| {
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, 26.0), Sense::hover());
        let shown = [Stage::Read, Stage::Split, Stage::Voice, Stage::Terms, Stage::Events, Stage::Align];
        let names = rect.width() > 700.0;
        let font = |on: bool| theme::ui_font(12.0, if on { Weight::SemiBold } else { Weight::Regular });
        let widths: Vec<f32> = shown
            .iter()
            .map(|s| {
                let label = ui.painter().layout_no_wrap(texts::stage(*s).to_owned(), font(*s == stage), colours.ink);
                26.0 + if names || *s == stage { label.size().x } else { 0.0 }
            })
            .collect();
        let gap = ((rect.width() - widths.iter().sum::<f32>()) / (shown.len() as f32 - 1.0)).max(4.0);
        let mut x = rect.left();
        for (position, (each, width)) in shown.iter().zip(&widths).enumerate() {
            let centre = pos2(x + 9.0, rect.center().y);
            let passed = *each < stage;
            let now = *each == stage;
            if passed {
                ui.painter().circle_filled(centre, 9.0, colours.acc);
                Icon::Check.paint(ui.painter(), centre, 11.0, colours.accink);
            } else {
                let ink = if now { colours.acc } else { colours.line2 };
                ui.painter().circle_stroke(centre, 8.3, Stroke::new(1.5, ink));
                if now {
                    ui.painter().circle_filled(centre, 4.0, colours.acc);
                }
            }
            if names || now {
                let ink = if now { colours.ink } else { colours.ink3 };
                let at = pos2(x + 24.0, rect.center().y);
                ui.painter().text(at, Align2::LEFT_CENTER, texts::stage(*each), font(now), ink);
            }
            x += width;
            if position + 1 < shown.len() {
                let line = [pos2(x + 6.0, rect.center().y), pos2(x + gap - 6.0, rect.center().y)];
                if gap > 16.0 {
                    ui.painter().line_segment(line, colours.border());
                }
            }
            x += gap;
        }
        ui.add_space(4.0);
        let (bar, response) = ui.allocate_exact_size(vec2(width, 5.0), Sense::hover());
        let within = if total == 0 { 0.0 } else { done.min(total) as f32 / total as f32 };
        let share = (stage as usize as f32 + within) / shown.len() as f32;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, texts::stage(stage)));
        let round = CornerRadius::same(2);
        ui.painter().rect_filled(bar, round, colours.grid);
        let filled = Rect::from_min_size(bar.min, vec2(bar.width() * share.clamp(0.0, 1.0), bar.height()));
        ui.painter().rect_filled(filled, round, colours.acc);
    });
}
