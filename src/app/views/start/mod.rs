//! The start screen: what to open at the left; at the right the import under way, its articles, things to check.

mod articles;
mod checks;
mod import;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Align2, CornerRadius, Label, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use self::import::import;
use super::super::command::Command;
use super::super::state::State;
use super::super::theme::{self, Icon, Weight, layout, radius};
use super::super::{texts, widgets};
use super::sidebar::elided;

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
    Icon::Lock.paint(ui.painter(), note.min + vec2(8.0, 7.5), 14.0, colours.ink3);
    let mut text =
        ui.new_child(egui::UiBuilder::new().max_rect(note.with_min_x(note.left() + 24.0)).id_salt("private"));
    text.add(Label::new(theme::small(texts::PRIVATE_LONG).color(colours.ink3)).wrap());
    ui.set_max_height(column.height() - 64.0);
    ui.add_space((column.height() * 0.05).clamp(16.0, 44.0));
    let (mark, _) = ui.allocate_exact_size(vec2(column.width(), 36.0), Sense::hover());
    super::shell::logo(ui, Rect::from_min_size(mark.min, vec2(42.0, 36.0)));
    let name = mark.left_center() + vec2(58.0, 0.0);
    let letters = TextFormat {
        font_id: theme::ui_font(24.0, Weight::Bold),
        extra_letter_spacing: 2.2,
        color: colours.ink,
        ..TextFormat::default()
    };
    let word = ui.painter().layout_job(LayoutJob::single_section(texts::APP.to_owned(), letters));
    ui.painter().galley(name - vec2(0.0, word.size().y / 2.0), word, colours.ink);
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
    widgets::dashed(ui, rect, radius::DROP_ZONE, Stroke::new(1.2, line));
    Icon::Folder.paint(ui.painter(), rect.center_top() + vec2(0.0, 34.0), 28.0, colours.acc);
    let text = |y: f32, text: &str, size: f32, weight: Weight, ink: egui::Color32| {
        let at = rect.center_top() + vec2(0.0, y);
        ui.painter().text(at, Align2::CENTER_CENTER, text, theme::ui_font(size, weight), ink);
    };
    text(68.0, &texts::DROP_HERE, 14.0, Weight::SemiBold, colours.ink);
    // In the narrow column beside the articles the formats take two lines.
    let font = theme::ui_font(12.0, Weight::Regular);
    let mut formats = LayoutJob::simple(texts::DROP_FORMATS.to_string(), font, colours.ink3, rect.width() - 24.0);
    formats.halign = Align::Center;
    let galley = ui.painter().layout_job(formats);
    ui.painter().galley(rect.center_top() + vec2(0.0, 80.0), galley, colours.ink3);
    let buttons = [(Some(Icon::Folder), texts::OPEN_FOLDER), (None, texts::OPEN_FILES)];
    let width = buttons.iter().map(|(icon, name)| widgets::button_width(ui, *icon, name)).sum::<f32>();
    let width = width + ui.spacing().item_spacing.x;
    let row = Rect::from_center_size(rect.center_top() + vec2(0.0, 131.0), vec2(width, 34.0));
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
