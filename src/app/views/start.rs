//! The start screen: what to open at the left; at the right the import under way, its articles, things to check.

use std::sync::Arc;

use egui::{
    Align, Align2, CornerRadius, Id, Label, Layout, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};
use jiff::civil::Date;

use super::super::command::Command;
use super::super::state::{Loading, State};
use super::super::study::{Source, Study, sources};
use super::super::theme::{self, Icon, Weight, layout, radius};
use super::super::{texts, widgets};
use super::sidebar::elided;
use crate::model::{Article, ArticleIndex, Stage, Warning};

/// Shows the start screen.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let whole = ui.max_rect();
    let busy = state.loading.is_some() || state.study.is_some();
    let left_width = if busy { (whole.width() * 0.3).clamp(300.0, 424.0) } else { whole.width() };
    let left = Rect::from_min_size(whole.min, vec2(left_width, whole.height()));
    ui.painter().rect_filled(left, 0, colours.panel2);
    let side = (left.width() - 80.0).min(if busy { 344.0 } else { 480.0 });
    let column = Rect::from_min_max(
        pos2(left.center().x - side / 2.0, left.top()),
        pos2(left.center().x + side / 2.0, left.bottom()),
    );
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(column).id_salt("start-left"));
    welcome(&mut inside, state, column, commands);
    if busy {
        ui.painter().vline(left.right(), whole.y_range(), colours.hairline());
        let right = Rect::from_min_max(pos2(left.right() + 32.0, whole.top()), whole.max - vec2(32.0, 0.0));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(right).id_salt("start-right"));
        import(&mut inside, state, commands);
    }
}

fn welcome(ui: &mut Ui, state: &State, column: Rect, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let note = Rect::from_min_max(pos2(column.left(), column.bottom() - 58.0), column.max);
    Icon::Lock.paint(ui.painter(), note.min + vec2(8.0, 14.0), 14.0, colours.ink3);
    let mut text =
        ui.new_child(egui::UiBuilder::new().max_rect(note.with_min_x(note.left() + 24.0)).id_salt("private"));
    text.add(Label::new(theme::small(texts::PRIVATE_LONG).color(colours.ink3)).wrap());
    ui.set_max_height(column.height() - 64.0);
    ui.add_space((column.height() * 0.05).clamp(16.0, 44.0));
    let (mark, _) = ui.allocate_exact_size(vec2(column.width(), 36.0), Sense::hover());
    super::shell::logo(ui, Rect::from_min_size(mark.min, vec2(42.0, 36.0)));
    let name = mark.left_center() + vec2(58.0, 0.0);
    ui.painter().text(name, Align2::LEFT_CENTER, texts::APP, theme::ui_font(24.0, Weight::Bold), colours.ink);
    ui.add_space(8.0);
    ui.label(theme::article(texts::TAGLINE, 18.0));
    ui.add_space(12.0);
    drop_zone(ui, commands);
    ui.add_space(6.0);
    let wide = |ui: &mut Ui, icon: Icon, name: &str| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), layout::BUTTON + 2.0), Sense::hover());
        let response = ui.interact(rect, ui.scope_id().with(name), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        let fill = if response.hovered() { colours.hover } else { colours.panel };
        let round = CornerRadius::same(radius::BUTTON);
        ui.painter().rect(rect, round, fill, colours.border(), StrokeKind::Inside);
        let galley = ui.painter().layout_no_wrap(name.to_owned(), theme::ui_font(13.0, Weight::Medium), colours.ink);
        let x = rect.center().x - f32::midpoint(galley.size().x, 22.0);
        icon.paint(ui.painter(), pos2(x + 7.0, rect.center().y), 15.0, colours.ink);
        ui.painter().galley(pos2(x + 22.0, rect.center().y - galley.size().y / 2.0), galley, colours.ink);
        if response.has_focus() {
            let ring = Stroke::new(2.0, colours.acc);
            ui.painter().rect_stroke(rect.expand(2.0), round, ring, StrokeKind::Middle);
        }
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    };
    if wide(ui, Icon::File, &texts::OPEN_PROJECT).clicked() {
        commands.push(Command::ChooseProject);
    }
    if wide(ui, Icon::Reader, &texts::OPEN_SAMPLE).clicked() {
        commands.push(Command::OpenSample);
    }
    if wide(ui, Icon::Info, &texts::tour::TOUR).clicked() {
        commands.push(Command::Tour(Some(0)));
    }
    if state.study.is_some() && state.loading.is_none() {
        let back = texts::back_to(state.study.as_ref().map_or("", |study| texts::shipped(&study.title)));
        if wide(ui, Icon::Right, &back).clicked() {
            commands.push(Command::OpenNow);
        }
    }
    ui.add_space(14.0);
    if !state.preferences.recent.is_empty() {
        recent(ui, state, commands);
    }
}

fn drop_zone(ui: &mut Ui, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 164.0), Sense::hover());
    let hovering = ui.ctx().input(|input| !input.raw.hovered_files.is_empty());
    let (fill, line) = if hovering { (colours.acctint, colours.acc) } else { (colours.panel, colours.line2) };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::DROP_ZONE), fill);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.2, line), 4.0, 3.0));
    Icon::Folder.paint(ui.painter(), rect.center_top() + vec2(0.0, 34.0), 28.0, colours.acc);
    let text = |y: f32, text: &str, size: f32, weight: Weight, ink: egui::Color32| {
        let at = rect.center_top() + vec2(0.0, y);
        ui.painter().text(at, Align2::CENTER_CENTER, text, theme::ui_font(size, weight), ink);
    };
    text(68.0, &texts::DROP_HERE, 14.0, Weight::SemiBold, colours.ink);
    text(88.0, &texts::DROP_FORMATS, 12.0, Weight::Regular, colours.ink3);
    let row = Rect::from_center_size(rect.center_top() + vec2(0.0, 126.0), vec2(250.0, 34.0));
    let mut inside = ui.new_child(
        egui::UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)).id_salt("drop-buttons"),
    );
    if widgets::primary_button(&mut inside, Some(Icon::Folder), &texts::OPEN_FOLDER).clicked() {
        commands.push(Command::ChooseFolder);
    }
    if widgets::button(&mut inside, None, &texts::OPEN_FILES).clicked() {
        commands.push(Command::ChooseFiles);
    }
}

fn recent(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.label(theme::strong(texts::RECENT_FOLDERS));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::link(ui, &texts::CLEAR, 12.0).clicked() {
                commands.push(Command::ClearRecent);
            }
        });
    });
    ScrollArea::vertical().id_salt("recent").max_height(ui.available_height()).show(ui, |ui| {
        for path in &state.preferences.recent {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 42.0), Sense::click());
            let name =
                path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if response.hovered() || response.has_focus() {
                ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), colours.hover);
            }
            // A project stands out among folders: it holds what was decided.
            let project = crate::project::is_project(path);
            let (icon, ink) = if project { (Icon::File, colours.acc) } else { (Icon::Folder, colours.ink2) };
            icon.paint(ui.painter(), rect.left_center() + vec2(18.0, 0.0), 15.0, ink);
            let at = rect.min + vec2(36.0, 5.0);
            let width = rect.width() - 44.0;
            elided(ui, at, width, &name, theme::ui_font(13.0, Weight::Medium), colours.ink);
            let place = path.display().to_string();
            elided(ui, at + vec2(0.0, 17.0), width, &place, theme::ui_font(11.5, Weight::Regular), colours.ink3);
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                commands.push(Command::Open(vec![path.clone()]));
            }
        }
    });
}

/// What the right side lists: articles on their way in, or those of the open study.
struct Listed<'a> {
    articles: &'a [Article],
    warnings: &'a [Warning],
    sources: Arc<Vec<Source>>,
    study: Option<&'a Study>,
}

fn import(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
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
    let list = (room * if listed.warnings.is_empty() { 1.0 } else { 0.56 }).max(160.0);
    articles(ui, &listed, list, commands);
    if !listed.warnings.is_empty() {
        ui.add_space(8.0);
        things_to_check(ui, &listed, (room - list - 16.0).max(120.0), commands);
    }
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

const ROW: f32 = 36.0;

fn articles(ui: &mut Ui, listed: &Listed<'_>, height: f32, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    widgets::card(ui).inner_margin(0.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = ui.available_width();
        let columns = Columns::of(width);
        let (head, _) = ui.allocate_exact_size(vec2(width, 34.0), Sense::hover());
        let font = theme::ui_font(12.0, Weight::SemiBold);
        let y = head.center().y;
        let label = |x: f32, align: Align2, text: &str| {
            ui.painter().text(pos2(head.left() + x, y), align, text, font.clone(), colours.ink2);
        };
        label(16.0, Align2::LEFT_CENTER, &texts::ARTICLE);
        label(columns.source, Align2::LEFT_CENTER, &texts::SOURCE_HINT);
        label(columns.date, Align2::LEFT_CENTER, &texts::DATE_HINT);
        label(columns.removed, Align2::RIGHT_CENTER, &texts::LINES_REMOVED);
        label(width - 16.0, Align2::RIGHT_CENTER, &texts::NOTES);
        ui.painter().hline(head.x_range(), head.bottom(), colours.hairline());
        let rows = (height - 40.0).min(ROW * listed.articles.len() as f32).max(ROW);
        ScrollArea::vertical().id_salt("articles").max_height(rows).auto_shrink([false, true]).show_rows(
            ui,
            ROW,
            listed.articles.len(),
            |ui, range| {
                for number in range {
                    article_row(ui, listed, number, &columns, commands);
                }
            },
        );
    });
}

/// Where the columns of the list begin, or end for numbers.
struct Columns {
    source: f32,
    date: f32,
    removed: f32,
}

impl Columns {
    fn of(width: f32) -> Columns {
        let source = width * 0.36;
        let date = source + (width * 0.24).clamp(140.0, 230.0) + 14.0;
        Columns { source, date, removed: width - 90.0 }
    }
}

fn article_row(ui: &mut Ui, listed: &Listed<'_>, number: usize, columns: &Columns, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let article = &listed.articles[number];
    let index = ArticleIndex(number as u32);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if number > 0 {
        ui.painter().hline(rect.x_range(), rect.top(), colours.hairline());
    }
    let title = if article.title().is_empty() { article.path.as_str() } else { article.title() };
    let at = pos2(rect.left() + 16.0, rect.center().y - 10.0);
    elided(ui, at, columns.source - 30.0, title, theme::article_font(14.5, false), colours.ink);
    let hover = Rect::from_min_max(rect.min, pos2(rect.left() + columns.source - 10.0, rect.bottom()));
    let response = ui.interact(hover, ui.scope_id().with(("listed", number)), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, title));
    let response = response.on_hover_text(format!("{title}\n{}", article.path));
    if response.clicked() && listed.study.is_some() {
        commands.push(Command::OpenNow);
        commands.push(Command::Read(index));
    }
    let position = listed.sources.iter().position(|source| source.name == article.source.value);
    let mut inside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(Rect::from_min_max(
                pos2(rect.left() + columns.source, rect.top() + 4.0),
                pos2(rect.left() + columns.date - 12.0, rect.bottom() - 4.0),
            ))
            .layout(Layout::left_to_right(Align::Center))
            .id_salt(("source", number)),
    );
    inside.spacing_mut().item_spacing.x = 6.0;
    if let Some(position) = position {
        widgets::badge(&mut inside, position, &listed.sources[position]);
    }
    let width = inside.available_width();
    let name = format!("{}, {title}", texts::SOURCE);
    if let Some(name) = committed(&mut inside, &name, &article.source.value, texts::basis(article.source.basis), width)
    {
        commands.push(Command::SetSource(index, name));
    }
    let date = article.published.date.map(|date| date.to_string()).unwrap_or_default();
    let mut inside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(Rect::from_min_max(
                pos2(rect.left() + columns.date, rect.top() + 4.0),
                pos2(rect.left() + columns.removed - 70.0, rect.bottom() - 4.0),
            ))
            .layout(Layout::left_to_right(Align::Center))
            .id_salt(("date", number)),
    );
    widgets::date_dot(&mut inside, article.published.dated());
    let name = format!("{}, {title}", texts::DATE);
    let hint = texts::dated(&article.published);
    if let Some(text) = committed(&mut inside, &name, &date, &hint, 116.0) {
        match read_date(&text) {
            Some(date) => commands.push(Command::SetDate(index, date)),
            None => commands.push(Command::Complain(texts::not_a_date(&text))),
        }
    }
    let font = theme::ui_font(12.5, Weight::Regular);
    let y = rect.center().y;
    let removed = article.removed.len().to_string();
    let at = pos2(rect.left() + columns.removed, y);
    ui.painter().text(at, Align2::RIGHT_CENTER, removed, font.clone(), colours.ink2);
    let warnings = listed.warnings.iter().filter(|warning| warning.concerns(article)).count();
    if warnings > 0 {
        let at = pos2(rect.right() - 16.0, y);
        let drawn = ui.painter().text(at, Align2::RIGHT_CENTER, warnings.to_string(), font, colours.warn);
        Icon::Warning.paint(ui.painter(), pos2(drawn.left() - 12.0, y), 14.0, colours.warn);
    }
}

/// A field whose text counts once Enter is pressed or the field is left. Returns the new text.
fn committed(ui: &mut Ui, name: &str, value: &str, hint: &str, width: f32) -> Option<String> {
    let id = ui.scope_id().with(("typed", name));
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| value.to_owned());
    let response = widgets::text_field(ui, &mut text, None, hint, name, width);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    if response.lost_focus() {
        ui.data_mut(|data| data.remove_temp::<String>(id));
        return (text != value).then_some(text);
    }
    None
}

/// Reads `2024-12-07`; an empty field is no date. `None` if it is neither.
fn read_date(text: &str) -> Option<Option<Date>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    text.parse::<Date>().ok().map(Some)
}

fn things_to_check(ui: &mut Ui, listed: &Listed<'_>, height: f32, commands: &mut Vec<Command>) {
    const LINE: f32 = 42.0;
    let colours = theme::palette(ui);
    widgets::card(ui).inner_margin(0.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = ui.available_width();
        let (head, _) = ui.allocate_exact_size(vec2(width, 36.0), Sense::hover());
        let at = head.left_center() + vec2(16.0, 0.0);
        let drawn = ui.painter().text(
            at,
            Align2::LEFT_CENTER,
            texts::THINGS_TO_CHECK,
            theme::ui_font(13.0, Weight::SemiBold),
            colours.ink,
        );
        let note = texts::warnings_note(listed.warnings.len());
        let at = pos2(drawn.right() + 12.0, head.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, note, theme::ui_font(12.0, Weight::Regular), colours.ink2);
        ui.painter().hline(head.x_range(), head.bottom(), colours.hairline());
        ScrollArea::vertical().id_salt("warnings").max_height(height - 36.0).auto_shrink([false, true]).show_rows(
            ui,
            LINE,
            listed.warnings.len(),
            |ui, range| {
                for warning in &listed.warnings[range] {
                    let message = texts::said(&warning.message);
                    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, &message));
                    if response.hovered() {
                        ui.painter().rect_filled(rect, 0, colours.hover);
                    }
                    ui.painter().hline(rect.x_range(), rect.top(), colours.hairline());
                    Icon::Warning.paint(ui.painter(), rect.left_center() + vec2(23.0, 0.0), 15.0, colours.warn);
                    let at = rect.min + vec2(44.0, 5.0);
                    let width = rect.width() - 60.0;
                    elided(ui, at, width, &message, theme::ui_font(12.5, Weight::Medium), colours.ink);
                    elided(
                        ui,
                        at + vec2(0.0, 17.0),
                        width,
                        &warning.path,
                        theme::ui_font(11.5, Weight::Regular),
                        colours.ink3,
                    );
                    let at = listed.articles.iter().position(|article| article.path == warning.path);
                    let response = response.on_hover_text(message);
                    if let (true, Some(number), true) = (response.clicked(), at, listed.study.is_some()) {
                        commands.push(Command::OpenNow);
                        commands.push(Command::Read(ArticleIndex(number as u32)));
                    }
                }
            },
        );
    });
}
