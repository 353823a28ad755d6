//! The heads of the columns: who wrote it, when, its title, and what it has.

use std::sync::Arc;

use egui::{Align, Align2, CursorIcon, Layout, Rect, Sense, Ui, pos2, vec2};

use super::Table;
use crate::app::command::Command;
use crate::app::highlight::Setting;
use crate::app::state::{Rows, State};
use crate::app::study::Study;
use crate::app::theme::{Weight, layout};
use crate::app::views::sidebar::{elided, one_line};
use crate::app::{highlight, texts, theme, widgets};

/// The head of each column: bar in the source's colour, name, date, title with its marks, counts.
pub(super) fn heads(ui: &mut Ui, state: &State, study: &Study, width: f32, table: &Table, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let columns = &state.focus.compare.columns;
    let titles: Vec<Option<highlight::Laid>> = columns
        .iter()
        .map(|article| {
            let data = study.article(*article);
            let span = data.title?;
            let marks = highlight::marks(study, state, *article, span);
            Some(highlight::lay_out(ui, &data.text, span, marks, &[], Setting::headline(width - 28.0)))
        })
        .collect();
    let title_height = titles.iter().flatten().map(|laid| laid.galley.size().y).fold(20.0_f32, f32::max);
    let height = 36.0 + title_height + 32.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.border());
    for (column, (article, laid)) in columns.iter().zip(&titles).enumerate() {
        let left = rect.left() + column as f32 * (width + layout::COMPARE_GUTTER);
        let head = Rect::from_min_size(pos2(left, rect.top()), vec2(width, height));
        let (position, source) = study.source(*article);
        let data = study.article(*article);
        let bar = Rect::from_min_size(head.min, vec2(width, 4.0));
        ui.painter().rect_filled(bar, 0, colours.source(position));
        let line = Rect::from_min_size(head.min + vec2(12.0, 10.0), vec2(width - 24.0, 24.0));
        let mut inside = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(line)
                .layout(Layout::left_to_right(Align::Center))
                .id_salt(("head", column)),
        );
        inside.spacing_mut().item_spacing.x = 7.0;
        widgets::badge(&mut inside, position, source);
        let name_at = inside.cursor().min + vec2(0.0, 4.0);
        let name = widgets::badge_tooltip(source);
        let strong = theme::ui_font(13.0, Weight::SemiBold);
        let needed = one_line(ui, f32::INFINITY, name, strong.clone(), colours.ink).size().x;
        // A narrow column says less of the date before it cuts the outlet's name; the dot is there always.
        let whole = texts::dated(&data.published);
        let day = data.published.date.map_or_else(String::new, texts::day);
        let font = theme::ui_font(12.0, Weight::Regular);
        let said = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), colours.ink3);
        let room = |date: &egui::Galley| line.right() - date.size().x - 30.0 - name_at.x;
        let choices = [said(&whole), said(&day), said("")];
        let fits = choices.iter().find(|date| room(date) >= needed).unwrap_or(&choices[2]);
        let date = Arc::clone(fits);
        elided(ui, name_at, room(&date).max(40.0), name, strong, colours.ink);
        let at = pos2(line.right() - date.size().x, line.center().y - date.size().y / 2.0);
        let dot = Rect::from_center_size(pos2(at.x - 10.0, line.center().y), vec2(12.0, 15.0));
        let mut mark = ui.new_child(egui::UiBuilder::new().max_rect(dot).id_salt(("dot", column)));
        widgets::date_dot(&mut mark, data.published.dated()).on_hover_text(whole);
        ui.painter().galley(at, date, colours.ink3);
        let origin = head.min + vec2(14.0, 36.0);
        if let Some(laid) = laid {
            let area = Rect::from_min_size(origin, laid.galley.size());
            let title = ui.interact(area, ui.scope_id().with(("headline", column)), Sense::click());
            title.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, data.title()));
            if title.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                commands.push(Command::Read(*article));
            }
            laid.paint(ui.painter(), origin, colours);
            if let Some(hit) = laid.interact(ui, origin, study, *article) {
                commands.push(Command::SelectHit(Some(hit)));
            }
        }
        let foot = Rect::from_min_size(pos2(left + 14.0, head.bottom() - 26.0), vec2(width - 28.0, 20.0));
        let words = texts::words(u64::from(study.analysis.documents[article.index()].words));
        let font = theme::ui_font(12.0, Weight::Regular);
        ui.painter().text(foot.left_center(), Align2::LEFT_CENTER, words, font, colours.ink3);
        let totals = &study.totals[article.index()];
        let mut inside = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(foot)
                .layout(Layout::right_to_left(Align::Center))
                .id_salt(("foot", column)),
        );
        let text = texts::own_words(totals.voices[0], totals.hits);
        if widgets::link(&mut inside, &text, 12.0).clicked() {
            commands.push(Command::Read(*article));
        }
        inside.add_space(6.0);
        if inside.available_width() > 150.0 {
            widgets::voice_bar(&mut inside, &totals.voices, 80.0);
        }
    }
    for gap in 0..columns.len().saturating_sub(1) {
        let left = rect.left() + gap as f32 * (width + layout::COMPARE_GUTTER) + width;
        let centre = left + layout::COMPARE_GUTTER / 2.0;
        let matched = table.rows.iter().filter(|row| row.links.get(gap).is_some_and(Option::is_some)).count();
        let text = |y: f32, text: String, font: egui::FontId, ink: egui::Color32| {
            ui.painter().text(pos2(centre, rect.top() + y), Align2::CENTER_CENTER, text, font, ink);
        };
        text(22.0, matched.to_string(), theme::ui_font(15.0, Weight::SemiBold), colours.ink);
        text(38.0, texts::MATCHED.to_string(), theme::ui_font(11.0, Weight::Regular), colours.ink2);
        for (line, column) in [(56.0, gap), (73.0, gap + 1)] {
            let only = table
                .rows
                .iter()
                .filter(|row| row.only() == Some(column))
                .map(|row| row.cells[column].len())
                .sum::<usize>();
            let monogram = &study.source(columns[column]).1.monogram;
            let area = Rect::from_center_size(pos2(centre, rect.top() + line), vec2(70.0, 16.0));
            let mut inside = ui.new_child(
                egui::UiBuilder::new()
                    .max_rect(area)
                    .layout(Layout::centered_and_justified(egui::Direction::LeftToRight))
                    .id_salt(("only", gap, column)),
            );
            let label = texts::only_count(only, monogram);
            let response = inside
                .add(egui::Label::new(theme::caption(label).color(colours.acc).underline()).sense(Sense::click()));
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                commands.push(Command::ShowRows(Rows::OnlyHere));
            }
        }
    }
}
