//! The events with their articles, and the legend of what is marked in the text.

mod list;

use std::sync::Arc;

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Frame, Layout, Margin, Panel, Rect, Role, ScrollArea, Sense, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

pub(super) use self::list::holds;
use self::list::{Line, List, list, outlets};
use super::super::command::Command;
use super::super::state::{EventOrder, State, View};
use super::super::study::{Study, Totals};
use super::super::theme::{self, Icon, Weight, radius};
use super::super::{bidi, highlight, texts, widgets};
use super::grouping::{self, Dragged};
use crate::lexicon::Family;
use crate::model::{ArticleIndex, Voice};

/// Shows the sidebar of Compare, Coverage and Reader.
pub fn show(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let number = texts::grouped(study.analysis.events.len() as u64);
    widgets::panel_header(ui, &texts::EVENTS, &number, |ui| {
        if widgets::icon_button(ui, Icon::Left, &texts::HIDE_SIDEBAR).clicked() {
            commands.push(Command::ToggleSidebar);
        }
        if widgets::icon_button(ui, Icon::Plus, &texts::OPEN_FOLDER).clicked() {
            commands.push(Command::ChooseFolder);
        }
        let gear = widgets::icon_button(ui, Icon::Gear, &texts::GROUPING_SETTINGS);
        egui::Popup::menu(&gear)
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| grouping::settings(ui, state, commands));
        let sort = widgets::icon_button(ui, Icon::Sort, &texts::SORT);
        egui::Popup::menu(&sort).show(|ui| {
            for order in EventOrder::ALL {
                if ui.radio(state.sidebar.order == order, theme::body(texts::order(order))).clicked() {
                    commands.push(Command::Order(order));
                }
            }
        });
    });
    let legend = Frame::new().fill(colours.panel2).inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 8 });
    Panel::bottom("legend").resizable(false).frame(legend).show(ui, |ui| show_legend(ui, state, study, commands));
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 10, bottom: 8 }).show(ui, |ui| {
        let mut text = state.sidebar.filter.clone();
        let width = ui.available_width();
        let field = widgets::text_field(ui, &mut text, Some(Icon::Filter), &texts::FILTER, &texts::FILTER, width);
        if field.changed() {
            commands.push(Command::Filter(text));
        }
    });
    events(ui, state, study, commands);
}

fn events(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    let list = list(ui, state, study);
    if list.lines.is_empty() {
        let text = texts::NO_MATCH;
        if widgets::empty_state(ui, Icon::Filter, &text, Some(&texts::CLEAR_FILTER)) {
            commands.push(Command::Filter(String::new()));
        }
        return;
    }
    let current = state
        .focus
        .compare
        .columns
        .first()
        .or(state.focus.article.as_ref())
        .map(|a| study.event_of[a.index()] as usize);
    ScrollArea::vertical().auto_shrink(false).id_salt("events").show_viewport(ui, |ui, viewport| {
        let total = list.tops.last().copied().unwrap_or(0.0);
        ui.set_height(total);
        let origin = ui.max_rect().min;
        let width = ui.available_width();
        let first = list.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
        let last = list.tops.partition_point(|top| *top < viewport.bottom()).min(list.lines.len());
        if let Some(current) = current {
            frame_event(ui, &list, current, origin.x, origin.y, width);
        }
        for n in first..last {
            let rect = Rect::from_min_size(
                pos2(origin.x, origin.y + list.tops[n]),
                vec2(width, list.tops[n + 1] - list.tops[n]),
            );
            match list.lines[n] {
                Line::Event(event) => event_line(ui, rect, state, study, event, commands),
                Line::Article(article) => article_line(ui, rect, state, study, article, commands),
                Line::Gap => {}
            }
        }
    });
}

/// The border around the event that is being compared.
fn frame_event(ui: &Ui, list: &List, event: usize, x: f32, y: f32, width: f32) {
    let Some(first) = list.lines.iter().position(|line| *line == Line::Event(event)) else { return };
    let end = list.lines[first..].iter().position(|line| *line == Line::Gap).map_or(list.lines.len(), |n| first + n);
    let rect =
        Rect::from_min_max(pos2(x + 8.0, y + list.tops[first] + 1.0), pos2(x + width - 8.0, y + list.tops[end] + 5.0));
    let colours = theme::palette(ui);
    let round = CornerRadius::same(radius::CARD);
    let stroke = egui::Stroke::new(1.0, colours.acc);
    ui.painter().rect(rect, round, colours.panel, stroke, StrokeKind::Inside);
}

fn event_line(ui: &mut Ui, rect: Rect, state: &State, study: &Study, event: usize, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let data = &study.analysis.events[event];
    let folded = state.sidebar.folded.contains(&event);
    let fold = Rect::from_min_size(rect.min + vec2(12.0, 6.0), vec2(20.0, 22.0));
    let response = ui.interact(fold, ui.scope_id().with(("fold", event)), Sense::click());
    let name = if folded { texts::UNFOLD } else { texts::FOLD };
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, format!("{name} {}", data.title)));
    let icon = if folded { Icon::Right } else { Icon::Down };
    icon.paint(ui.painter(), fold.center(), 12.0, colours.ink2);
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, colours.acc);
        ui.painter().rect_stroke(fold, CornerRadius::same(radius::BOX), ring, StrokeKind::Inside);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        commands.push(Command::ToggleFold(event));
    }
    let body = Rect::from_min_max(pos2(fold.right(), rect.top()), pos2(rect.right() - 14.0, rect.bottom()));
    let response = ui.interact(body, ui.scope_id().with(("event", event)), Sense::click_and_drag());
    let title = if data.title.is_empty() { texts::UNTITLED.words() } else { &data.title };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    grouping::take_drop(ui, rect, &response, study, event, commands);
    response.dnd_set_drag_payload(Dragged::Event(event));
    response.context_menu(|ui| grouping::event_menu(ui, study, event, commands));
    let at = pos2(body.left() + 4.0, rect.top() + 8.0);
    let ink = if response.hovered() || response.has_focus() { colours.acc } else { colours.ink };
    let room = body.width() - 6.0 - grouping::marks(ui, body.right_top() + vec2(-2.0, 16.0), study, event);
    elided(ui, at, room, title, theme::ui_font(13.0, Weight::SemiBold), ink);
    let mut parts = Vec::new();
    let date = data.articles.iter().filter_map(|article| study.article(*article).published.date).min();
    parts.push(date.map_or_else(|| texts::NO_DATE.to_string(), texts::day));
    parts.push(texts::sources(outlets(study, &data.articles)));
    let note = parts.join(" · ");
    elided(ui, at + vec2(0.0, 18.0), body.width() - 6.0, &note, theme::ui_font(11.5, Weight::Regular), colours.ink3);
    let response = response.on_hover_text(title).on_hover_cursor(CursorIcon::PointingHand);
    if response.clicked() {
        commands.push(Command::SelectEvent(event));
        if matches!(state.focus.view, View::Reader | View::Search) && data.articles.len() > 1 {
            commands.push(Command::Show(View::Compare));
        }
    }
}

fn article_line(
    ui: &mut Ui,
    rect: Rect,
    state: &State,
    study: &Study,
    article: ArticleIndex,
    commands: &mut Vec<Command>,
) {
    let colours = theme::palette(ui);
    let (position, source) = study.source(article);
    let data = study.article(article);
    let row = Rect::from_min_max(rect.min + vec2(16.0, 1.0), rect.max - vec2(16.0, 1.0));
    let reading = state.focus.view == View::Reader;
    let column = state.focus.compare.columns.contains(&article);
    let on = if reading { state.focus.article == Some(article) } else { column };
    let ticks = !reading && study.event(article).articles.len() > 1;
    let response = ui.interact(row, ui.scope_id().with(("article", article)), Sense::click_and_drag());
    grouping::take_drop(ui, rect, &response, study, study.event_of[article.index()] as usize, commands);
    response.dnd_set_drag_payload(Dragged::Article(article));
    response.context_menu(|ui| grouping::article_menu(ui, study, article, commands));
    let title = data.title();
    let label = format!("{}, {title}", widgets::badge_tooltip(source));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &label));
    if on {
        ui.painter().rect_filled(row, CornerRadius::same(radius::CHIP), colours.acctint);
    } else if response.hovered() {
        ui.painter().rect_filled(row, CornerRadius::same(radius::CHIP), colours.hover);
    }
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, colours.acc);
        ui.painter().rect_stroke(row, CornerRadius::same(radius::CHIP), ring, StrokeKind::Inside);
    }
    if response.on_hover_text(title).on_hover_cursor(CursorIcon::PointingHand).clicked() {
        commands.push(Command::Read(article));
    }
    let mut inside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(Rect::from_min_max(row.min + vec2(if ticks { 5.0 } else { 13.0 }, 2.0), row.max))
            .layout(Layout::left_to_right(Align::TOP))
            .id_salt(("article-line", article)),
    );
    let ui = &mut inside;
    ui.spacing_mut().item_spacing.x = 5.0;
    if ticks {
        let name = format!("{}: {label}", texts::IN_COMPARE);
        if widgets::check(ui, column, &name, false).clicked() {
            commands.push(Command::ToggleColumn(article));
        }
    }
    ui.scope(|ui| {
        ui.add_space(2.0);
        widgets::badge(ui, position, source);
    });
    let at = ui.cursor().min + vec2(3.0, 2.0);
    let words = texts::words_short(u64::from(study.analysis.documents[article.index()].words));
    let font = theme::ui_font(11.5, Weight::Regular);
    let end = pos2(row.right() - 6.0, at.y);
    let words = ui.painter().text(end, Align2::RIGHT_TOP, words, font.clone(), colours.ink3);
    elided(
        ui,
        at,
        words.left() - at.x - 6.0,
        widgets::badge_tooltip(source),
        theme::ui_font(13.0, Weight::Regular),
        colours.ink,
    );
    let below = at + vec2(0.0, 18.0);
    let mut date = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(Rect::from_min_max(below - vec2(0.0, 1.0), row.max))
            .layout(Layout::left_to_right(Align::TOP)),
    );
    widgets::date_dot(&mut date, data.published.dated());
    let left = below + vec2(16.0, 0.0);
    elided(ui, left, row.right() - left.x - 4.0, &texts::dated(&data.published), font, colours.ink3);
}

/// Paints one line of text, cut with an ellipsis where it does not fit.
pub(super) fn elided(ui: &Ui, at: egui::Pos2, width: f32, text: &str, font: egui::FontId, ink: egui::Color32) -> f32 {
    let galley = one_line(ui, width, text, font, ink);
    let width = galley.size().x;
    ui.painter().galley(at, galley, ink);
    width
}

/// One line of text, cut with an ellipsis where it does not fit.
pub(super) fn one_line(ui: &Ui, width: f32, text: &str, font: egui::FontId, ink: egui::Color32) -> Arc<egui::Galley> {
    if bidi::is_needed(text) {
        return bidi::one_line(ui, &text.replace('\n', " "), font, ink, width.max(10.0));
    }
    let mut job = egui::text::LayoutJob::simple_singleline(text.replace('\n', " "), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(10.0));
    ui.painter().layout_job(job)
}

/// What is marked in the articles in view, by family and voice.
fn show_legend(ui: &mut Ui, state: &State, study: &Study, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let line = Rect::from_min_size(ui.max_rect().min - vec2(14.0, 8.0), vec2(ui.max_rect().width() + 28.0, 1.0));
    ui.painter().hline(line.x_range(), line.top(), colours.hairline());
    let totals = totals_here(state, study);
    ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
    ui.horizontal(|ui| {
        widgets::heading(ui, &texts::HIGHLIGHTED_HERE);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::link(ui, &texts::NONE, 12.0).clicked() {
                commands.push(Command::HighlightNone);
            }
            ui.add_space(6.0);
            if widgets::link(ui, &texts::ALL, 12.0).clicked() {
                commands.push(Command::HighlightAll);
            }
        });
    });
    ui.add_space(2.0);
    for family in Family::ALL {
        let on = state.shown.family(family);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 19.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, texts::family(family)));
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), CornerRadius::same(radius::BOX), colours.hover);
        }
        let mut inside =
            ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
        widgets::family_chip(&mut inside, family, on);
        let ink = if on { colours.ink } else { colours.ink3 };
        let font = theme::ui_font(12.5, Weight::Regular);
        ui.painter().text(
            rect.left_center() + vec2(25.0, 0.0),
            Align2::LEFT_CENTER,
            texts::family(family),
            font.clone(),
            ink,
        );
        let number = texts::grouped(u64::from(totals.families[family.index()]));
        ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, number, font, colours.ink3);
        toggle(ui, &response, rect, commands, Command::ToggleFamily(family), Command::OnlyFamily(family));
    }
    ui.add_space(3.0);
    let wide = ui.available_width();
    let sample_font = theme::article_font(13.5, false);
    let font = theme::ui_font(12.5, Weight::Regular);
    let number = |voice: Voice| texts::grouped(u64::from(totals.voices[voice.index()]));
    // The first of two columns gets what its words and numbers need: in a large corpus they need more than half.
    let size = |ui: &Ui, voice: Voice| {
        let words =
            ui.painter().layout_no_wrap(texts::voice_sample(voice).to_owned(), sample_font.clone(), colours.ink);
        let number = ui.painter().layout_no_wrap(number(voice), font.clone(), colours.ink);
        words.size().x + number.size().x + 10.0
    };
    let first = Voice::ALL.chunks(2).map(|pair| size(ui, pair[0])).fold(wide / 2.0 - 12.0, f32::max);
    for pair in Voice::ALL.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (column, &voice) in pair.iter().enumerate() {
                let on = state.shown.voices[voice.index()];
                let width = if column == 0 { first + 12.0 } else { wide - first - 12.0 };
                let (rect, _) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
                let inner = Rect::from_min_max(rect.min, rect.max - vec2(if column == 0 { 12.0 } else { 0.0 }, 0.0));
                let mut inside =
                    ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
                let response = highlight::sample(
                    &mut inside,
                    texts::voice_sample(voice),
                    sample_font.clone(),
                    Family::Actor,
                    voice,
                    on,
                );
                response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, texts::voice(voice)));
                let at = inner.right_center();
                ui.painter().text(at, Align2::RIGHT_CENTER, number(voice), font.clone(), colours.ink3);
                let around = response.rect;
                toggle(ui, &response, around, commands, Command::ToggleVoice(voice), Command::OnlyVoice(voice));
            }
        });
    }
}

fn toggle(ui: &Ui, response: &egui::Response, rect: Rect, commands: &mut Vec<Command>, each: Command, only: Command) {
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, theme::palette(ui).acc);
        ui.painter().rect_stroke(rect.expand(1.0), CornerRadius::same(radius::BOX), ring, StrokeKind::Outside);
    }
    let response = response.clone().on_hover_cursor(CursorIcon::PointingHand).on_hover_text(texts::TOGGLE_HINT);
    if response.clicked() {
        let alone = ui.input(|input| input.modifiers.alt);
        commands.push(if alone { only } else { each });
    }
}

/// The counts of the articles in view.
pub(super) fn totals_here(state: &State, study: &Study) -> Totals {
    let articles: Vec<ArticleIndex> = match state.focus.view {
        View::Reader => state.focus.article.into_iter().collect(),
        View::Compare | View::Coverage => state.focus.compare.columns.clone(),
        View::Terms | View::Speakers | View::Charts | View::Search | View::Coding => return study.total,
    };
    let mut sum = Totals::default();
    for article in articles {
        let one = &study.totals[article.index()];
        for (sum, one) in sum.families.iter_mut().zip(one.families) {
            *sum += one;
        }
        for (sum, one) in sum.voices.iter_mut().zip(one.voices) {
            *sum += one;
        }
        sum.hits += one.hits;
        sum.doubtful += one.doubtful;
    }
    sum
}
