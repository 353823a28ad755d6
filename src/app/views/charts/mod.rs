//! The charts view: a board of figures. A click on a mark opens the sentences it counts.

mod board;
mod options;
mod settings;

use std::collections::BTreeSet;

use egui::scroll_area::ScrollAreaOutput;
use egui::{
    Align, CornerRadius, CursorIcon, Image, Label, Layout, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use self::board::{Board, Drawn, Key};
pub use self::options::Options;
use self::settings::Subjects;
use super::concordance::{self, Question, TermName};
use super::coverage::Selected;
use super::filters::Filters;
use super::scroll::Scroll;
use super::{ViewOptions, cache, own};
use crate::app::command::Command;
use crate::app::state::{State, View};
use crate::app::study::Study;
use crate::app::texts::tables as texts;
use crate::app::theme::{self, Icon};
use crate::app::widgets;
use crate::export::figures::{Kind, Target};
use crate::lexicon::Term;

/// The figures of the board, in order.
const BOARD: [Kind; 12] = [
    Kind::VoiceBars,
    Kind::Rates,
    Kind::Keyness,
    Kind::Dispersion,
    Kind::VoiceShares,
    Kind::HeatMap,
    Kind::Naming,
    Kind::Timeline,
    Kind::Scatter,
    Kind::Collocates,
    Kind::Coverage,
    Kind::Map,
];

/// Least width of a card.
const CARD: f32 = 420.0;
/// Space between cards.
const GAP: f32 = 14.0;
/// Height of a card's heading with one line under the title.
const HEADING: f32 = 50.0;
/// Height of each further line.
const LINE: f32 = 15.0;
/// Cards that begin side by side and differ by less than this end side by side too.
const NEARLY: f32 = 64.0;

/// Shows the view in the middle of the window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let board = cache::<Board>(ui, own(state, "charts"));
    let mut options = state.options.clone();
    ui.spacing_mut().item_spacing.y = 0.0;
    let complete = board.lock().complete;
    settings::toolbar(ui, &mut options.charts, complete, commands);
    let ViewOptions { question, line_order, .. } = &mut options;
    concordance::show(ui, state, study, question, line_order, commands);
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, CornerRadius::ZERO, theme::palette(ui).bg);
    let room = whole.width() - 2.0 * GAP - 10.0;
    let columns = if ui.max_rect().width() >= 2.0 * CARD + GAP { 2 } else { 1 };
    let card = (room - GAP * (columns - 1) as f32) / columns as f32;
    let key = Key {
        revision: state.revision,
        filters: options.filters.clone(),
        choices: options.charts.choices(),
        style: options.charts.card(ui.visuals().dark_mode, ((card - 28.0) / 4.0).floor().max(40.0) * 4.0),
        scale: (ui.pixels_per_point() * 100.0) as u32,
    };
    board::request(ui.ctx(), &board, (state, study), key, commands);
    let (drawn, subjects, complete) = {
        let board = board.lock();
        (board.drawn.clone(), board.subjects.clone(), board.complete)
    };
    if complete && drawn.is_empty() {
        if widgets::empty_state(ui, Icon::Charts, &texts::NOTHING_COUNTS, Some(&texts::CLEAR_FILTERS)) {
            options.filters = Filters::default();
        }
    } else if drawn.is_empty() {
        ui.centered_and_justified(|ui| ui.add(egui::Spinner::new()));
    } else {
        let scroll = Scroll::begin(ui, state, View::Charts);
        let mut view = Cards { study, subjects: &subjects, options: &mut options, commands };
        let output = view.cards(ui, &drawn, columns, card, scroll.offset());
        scroll.end(ui, state, &output, complete, commands);
    }
    if options != state.options {
        commands.push(Command::SetOptions(Box::new(options)));
    }
}

/// The board being drawn.
struct Cards<'a> {
    study: &'a Study,
    subjects: &'a Subjects,
    options: &'a mut ViewOptions,
    commands: &'a mut Vec<Command>,
}

impl Cards<'_> {
    fn cards(
        &mut self,
        ui: &mut Ui,
        drawn: &[Drawn],
        columns: usize,
        width: f32,
        offset: Option<f32>,
    ) -> ScrollAreaOutput<()> {
        let mut area = ScrollArea::vertical().id_salt("board").auto_shrink(false);
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(offset);
        }
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            ui.add_space(GAP);
            // Each card goes below the shortest column, so that no card waits beside a long one.
            let origin = ui.cursor().min;
            let mut ends = vec![0.0_f32; columns];
            let heights: Vec<f32> = drawn.iter().map(|card| height(ui, card, width)).collect();
            for (number, card) in drawn.iter().enumerate() {
                let mut height = heights[number];
                if columns == 2 {
                    // The one beside it: the next where both columns end here, the last where this one fills up.
                    let beside = if ends[0] == ends[1] { heights.get(number + 1) } else { None };
                    let beside = beside.filter(|other| (**other - height).abs() < NEARLY);
                    height = beside.map_or(height, |other| height.max(*other));
                    let short = (ends[0] - ends[1]).abs() - GAP - height;
                    if (0.0..NEARLY).contains(&short) {
                        height += short;
                    }
                }
                let shortest = |a: &usize, b: &usize| ends[*a].total_cmp(&ends[*b]);
                let Some(column) = (0..columns).min_by(shortest) else { break };
                let at = origin + vec2(GAP + column as f32 * (width + GAP), ends[column]);
                let rect = Rect::from_min_size(at, vec2(width, height));
                ends[column] += rect.height() + GAP;
                // Those next to what is seen are there too, so that the keyboard gets to them.
                if ui.is_rect_visible(rect.expand2(vec2(0.0, ui.clip_rect().height()))) {
                    self.card(ui, card, rect);
                }
            }
            let tallest = ends.into_iter().fold(0.0, f32::max);
            ui.allocate_exact_size(vec2(ui.available_width(), tallest), Sense::hover());
        })
    }

    fn card(&mut self, ui: &mut Ui, card: &Drawn, rect: Rect) {
        let colours = theme::palette(ui);
        let selected = self.options.charts.selected == Some(card.kind);
        let response = ui.interact(rect, ui.scope_id().with(("card", &card.figure.id)), Sense::click());
        let description = &card.figure.scene.description;
        response.widget_info(|| WidgetInfo::selected(Role::Figure, true, selected, description));
        let round = CornerRadius::same(theme::radius::CARD);
        let border = if selected || response.has_focus() { Stroke::new(2.0, colours.acc) } else { colours.hairline() };
        ui.painter().rect(rect, round, colours.panel, border, StrokeKind::Inside);
        self.heading(ui, card, rect);
        let scene = &card.figure.scene;
        let above = heading_height(ui, card, rect.width());
        let place = Rect::from_min_size(rect.min + vec2(14.0, above + 4.0), vec2(scene.width, scene.height));
        match &card.texture {
            Ok(texture) => Image::new((texture.id(), place.size())).paint_at(ui, place),
            Err(error) => {
                ui.painter().text(
                    place.min,
                    egui::Align2::LEFT_TOP,
                    error,
                    theme::ui_font(12.0, theme::Weight::Regular),
                    colours.err,
                );
            }
        }
        let mut picked = None;
        if let Some(at) = response.hover_pos().filter(|at| place.contains(*at))
            && let Some(datum) = scene.at(at.x - place.left(), at.y - place.top())
        {
            picked = scene.data.iter().position(|other| std::ptr::eq(other, datum));
            ui.set_cursor_icon(CursorIcon::PointingHand);
            response.clone().on_hover_text_at_pointer(&datum.tooltip);
        }
        if response.clicked() {
            self.options.charts.selected = Some(card.kind);
            if let Some(datum) = picked
                && let Some(target) = card.figure.targets.get(datum)
            {
                self.open(target, &scene.data[datum].tooltip);
            }
        }
    }

    fn heading(&mut self, ui: &mut Ui, card: &Drawn, rect: Rect) {
        let colours = theme::palette(ui);
        let above = heading_height(ui, card, rect.width());
        let top = Rect::from_min_size(rect.min + vec2(14.0, 8.0), vec2(rect.width() - 24.0, above - 8.0));
        let mut head = ui.new_child(UiBuilder::new().max_rect(top).id_salt(("heading", &card.figure.id)));
        head.spacing_mut().item_spacing.y = 1.0;
        head.horizontal(|ui| {
            ui.set_height(24.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let name = format!("{} “{}”", texts::EXPORT, card.figure.title);
                let button = widgets::icon_button(ui, Icon::Export, &name);
                if button.clicked() {
                    self.options.charts.selected = Some(card.kind);
                }
                Popup::from_toggle_button_response(&button)
                    .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
                    .show(|ui| {
                        let options = &mut self.options.charts;
                        self.commands.extend(settings::export(ui, &card.figure.title, card.kind, options));
                    });
                settings::subject(ui, card.kind, self.study, self.subjects, &mut self.options.charts);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::card_title(&card.figure.title)).truncate());
                });
            });
        });
        let subtitle = theme::small(&card.figure.subtitle).color(colours.ink2);
        head.add(Label::new(subtitle).wrap());
    }

    /// Opens the sentences a mark counts.
    fn open(&mut self, target: &Target, title: &str) {
        if let Some((event, sentence)) = target.statement {
            self.options.coverage.selected = Some(Selected::Statement { sentence, lacking: None });
            self.commands.push(Command::SelectEvent(event));
        } else if let (Some((actor, name)), Some(source)) = (target.naming.clone(), target.source) {
            self.options.coverage.actor = Some(actor.clone());
            self.options.coverage.selected = Some(Selected::Naming { actor, source, name });
        } else {
            self.options.question = Some(question(self.study.analysis.matcher.terms(), target, title));
            return;
        }
        self.commands.push(Command::Show(View::Coverage));
    }
}

/// The sentences a mark counts.
fn question(terms: &[Term], target: &Target, title: &str) -> Question {
    Question {
        speaker: None,
        title: title.split([':', '(']).next().unwrap_or(title).trim().to_owned(),
        terms: target.term.and_then(|term| terms.get(term)).map(|term| BTreeSet::from([TermName::of(term)])),
        source: target.source,
        voices: target.voices,
        article: target.article,
        hit: target.hit.map(|hit| hit as u32),
        days: target.days,
    }
}

fn height(ui: &Ui, card: &Drawn, width: f32) -> f32 {
    heading_height(ui, card, width) + card.figure.scene.height + 18.0
}

/// What a card says of how it is measured is never cut: it takes the lines it needs.
fn heading_height(ui: &Ui, card: &Drawn, width: f32) -> f32 {
    let font = theme::ui_font(12.0, theme::Weight::Regular);
    let galley = ui.painter().layout(card.figure.subtitle.clone(), font, theme::palette(ui).ink2, width - 24.0);
    HEADING + LINE * (galley.rows.len().max(1) - 1) as f32
}
