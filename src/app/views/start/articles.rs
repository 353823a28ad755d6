//! The list of articles, in which sources and dates can be put right.

use egui::{Align, Align2, Id, Layout, Rect, ScrollArea, Sense, Ui, pos2, vec2};
use jiff::civil::Date;

use super::super::super::command::Command;
use super::super::super::theme::{self, Icon, Weight};
use super::super::super::{texts, widgets};
use super::super::sidebar::elided;
use super::import::Listed;
use crate::model::ArticleIndex;

/// Height of a row.
const ROW: f32 = 36.0;

/// A field of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    /// The outlet's name.
    Source,
    /// The day.
    Date,
}

fn wanted_field() -> Id {
    Id::unique("start-field")
}

/// Brings the row of an article into view and puts the keyboard's focus into a field of it.
pub(super) fn type_into(ui: &Ui, article: ArticleIndex, field: Field) {
    ui.data_mut(|data| data.insert_temp(wanted_field(), (article, field)));
    ui.ctx().request_repaint();
}

pub(super) fn articles(ui: &mut Ui, listed: &Listed<'_>, height: f32, commands: &mut Vec<Command>) {
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
        label(columns.words, Align2::RIGHT_CENTER, &texts::WORDS);
        label(columns.removed, Align2::RIGHT_CENTER, &texts::LINES_REMOVED);
        label(width - 16.0, Align2::RIGHT_CENTER, &texts::NOTES);
        ui.painter().hline(head.x_range(), head.bottom(), colours.hairline());
        let rows = (height - 40.0).min(ROW * listed.articles.len() as f32).max(ROW);
        let mut area = ScrollArea::vertical().id_salt("articles").max_height(rows).auto_shrink([false, true]);
        let wanted: Option<(ArticleIndex, Field)> = ui.data(|data| data.get_temp(wanted_field()));
        ui.data_mut(|data| data.remove::<(ArticleIndex, Field)>(wanted_field()));
        if let Some((article, _)) = wanted {
            let row = ROW * article.index() as f32;
            area = area.vertical_scroll_offset((row - f32::midpoint(rows, -ROW)).max(0.0));
        }
        area.show_rows(ui, ROW, listed.articles.len(), |ui, range| {
            for number in range {
                let wanted = wanted.filter(|(article, _)| article.index() == number).map(|(_, field)| field);
                article_row(ui, listed, number, &columns, wanted, commands);
            }
        });
    });
}

/// Where the columns of the list begin, or end for numbers.
struct Columns {
    source: f32,
    date: f32,
    words: f32,
    removed: f32,
}

impl Columns {
    fn of(width: f32) -> Columns {
        let source = width * 0.31;
        let date = source + (width * 0.22).clamp(140.0, 230.0) + 14.0;
        Columns { source, date, words: width - 160.0, removed: width - 86.0 }
    }
}

fn article_row(
    ui: &mut Ui,
    listed: &Listed<'_>,
    number: usize,
    columns: &Columns,
    wanted: Option<Field>,
    commands: &mut Vec<Command>,
) {
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
    let hint = texts::basis(article.source.basis);
    let focus = wanted == Some(Field::Source);
    if let Some(name) = committed(&mut inside, (&name, hint), &article.source.value, width, focus) {
        commands.push(Command::SetSource(index, name));
    }
    let date = article.published.date.map(|date| date.to_string()).unwrap_or_default();
    let mut inside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(Rect::from_min_max(
                pos2(rect.left() + columns.date, rect.top() + 4.0),
                pos2(rect.left() + columns.words - 54.0, rect.bottom() - 4.0),
            ))
            .layout(Layout::left_to_right(Align::Center))
            .id_salt(("date", number)),
    );
    widgets::date_dot(&mut inside, article.published.dated());
    let name = format!("{}, {title}", texts::DATE);
    let hint =
        article.published.doubt.as_ref().map_or_else(|| texts::NO_DATE.to_string(), |doubt| format!("“{doubt}”"));
    let width = inside.available_width().clamp(96.0, 150.0);
    if let Some(text) = committed(&mut inside, (&name, &hint), &date, width, wanted == Some(Field::Date)) {
        match read_date(&text) {
            Some(date) => commands.push(Command::SetDate(index, date)),
            None => commands.push(Command::Complain(texts::not_a_date(&text))),
        }
    }
    let font = theme::ui_font(12.5, Weight::Regular);
    let y = rect.center().y;
    if let Some(study) = listed.study {
        let words = texts::grouped(u64::from(study.analysis.documents[number].words));
        let at = pos2(rect.left() + columns.words, y);
        ui.painter().text(at, Align2::RIGHT_CENTER, words, font.clone(), colours.ink2);
    }
    let removed = article.removed.len().to_string();
    if listed.study.is_some() && !article.removed.is_empty() {
        let place = Rect::from_min_max(
            pos2(rect.left() + columns.words, rect.top()),
            pos2(rect.left() + columns.removed, rect.bottom()),
        );
        let layout = egui::UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center));
        let link = widgets::link(&mut ui.new_child(layout.id_salt(("removed", number))), &removed, 12.5);
        if link.on_hover_text(texts::REMOVED_LINES).clicked() {
            commands.extend([Command::OpenNow, Command::Read(index)]);
        }
    } else {
        let at = pos2(rect.left() + columns.removed, y);
        ui.painter().text(at, Align2::RIGHT_CENTER, removed, font.clone(), colours.ink2);
    }
    let warnings = listed.warnings.iter().filter(|warning| warning.concerns(article)).count();
    if warnings > 0 {
        let at = pos2(rect.right() - 16.0, y);
        let drawn = ui.painter().text(at, Align2::RIGHT_CENTER, warnings.to_string(), font, colours.warn);
        Icon::Warning.paint(ui.painter(), pos2(drawn.left() - 12.0, y), 14.0, colours.warn);
    }
}

/// A field whose text counts once Enter is pressed or the field is left. Returns the new text.
/// Given the keyboard's focus first, if `focus` says so.
fn committed(ui: &mut Ui, (name, hint): (&str, &str), value: &str, width: f32, focus: bool) -> Option<String> {
    let id = ui.scope_id().with(("typed", name));
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| value.to_owned());
    let response = widgets::text_field(ui, &mut text, None, hint, name, width);
    if focus {
        response.request_focus();
    }
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    if response.lost_focus() {
        ui.data_mut(|data| data.remove_temp::<String>(id));
        // Enter confirms what was only inferred.
        let entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
        return (text != value || (entered && !text.is_empty())).then_some(text);
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
