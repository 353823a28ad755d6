//! The charts view: a board of figures. A click on a mark opens the sentences it counts.

mod board;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{
    Align, CornerRadius, CursorIcon, Frame, Id, Image, Label, Layout, Margin, Popup, PopupCloseBehavior, Rect, Role,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use self::board::{Board, Drawn, Goal, Key};
use super::concordance::{self, Question, TermName};
use super::filters::Filters;
use super::{ViewOptions, cache, texts};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::study::Study;
use crate::app::theme::{self, Icon, layout};
use crate::app::widgets;
use crate::chart::{Size, Style, Theme, VoiceMeasure};
use crate::export::figures::{Choices, Kind, SourceOrder, Target};
use crate::lexicon::Term;

/// The figures of the board, in order.
const BOARD: [Kind; 10] = [
    Kind::VoiceBars,
    Kind::Rates,
    Kind::Keyness,
    Kind::Dispersion,
    Kind::HeatMap,
    Kind::Naming,
    Kind::Timeline,
    Kind::Scatter,
    Kind::Collocates,
    Kind::Map,
];

/// What a figure is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// Pixels.
    #[default]
    Png,
    /// A drawing.
    Svg,
    /// A page.
    Pdf,
    /// The numbers behind it, as text.
    Csv,
    /// The numbers behind it, as a workbook.
    Xlsx,
}

impl Format {
    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Png => "png",
            Format::Svg => "svg",
            Format::Pdf => "pdf",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// Whether the figure itself is written, and not its numbers.
    fn is_drawing(self) -> bool {
        !matches!(self, Format::Csv | Format::Xlsx)
    }
}

/// How a figure is exported.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Export {
    /// File format.
    pub format: Format,
    /// Width.
    pub size: Size,
    /// Pixels to one of the drawing's, 1 to 3.
    pub scale: u8,
    /// Palette.
    pub theme: Theme,
    /// Whether filters, counts and method stand below the figure.
    pub caption: bool,
}

impl Default for Export {
    fn default() -> Self {
        Self { format: Format::Png, size: Size::Column, scale: 2, theme: Theme::Light, caption: true }
    }
}

impl Export {
    /// The look of the exported figure.
    pub fn style(self) -> Style {
        Style { caption: self.caption, ..Style::new(self.theme, self.size) }
    }
}

/// What the view is told.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Options {
    /// What the voice bars measure.
    pub measure: VoiceMeasure,
    /// In which order sources stand.
    pub order: SourceOrder,
    /// The two sources compared, by position; else those with most words.
    pub pair: Option<[usize; 2]>,
    /// The card selected.
    pub selected: Option<Kind>,
    /// How figures are exported.
    pub export: Export,
}

impl Options {
    /// Forgets what belongs to one corpus.
    pub(super) fn forget_corpus(&mut self) {
        self.pair = None;
        self.selected = None;
    }

    /// What the figures are told.
    pub fn choices(&self) -> Choices {
        Choices { measure: self.measure, order: self.order, pair: self.pair, ..Choices::default() }
    }
}

/// Least width of a card.
const CARD: f32 = 420.0;
/// Space between cards.
const GAP: f32 = 14.0;
/// Height of a card's heading.
const HEADING: f32 = 50.0;

/// Shows the view in the middle of the window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let board = cache::<Board>(ui, Id::unique("charts"));
    commands.append(&mut board.lock().done);
    let mut options = state.options.clone();
    ui.spacing_mut().item_spacing.y = 0.0;
    let complete = board.lock().complete;
    toolbar(ui, &mut options.charts, complete);
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
        width: ((card - 28.0) / 4.0).floor().max(40.0) as u32 * 4,
        dark: ui.visuals().dark_mode,
        scale: (ui.pixels_per_point() * 100.0) as u32,
    };
    board::request(ui.ctx(), &board, state, study, key.clone());
    let (drawn, complete) = {
        let board = board.lock();
        (board.drawn.clone(), board.complete)
    };
    if complete && drawn.is_empty() {
        if widgets::empty_state(ui, Icon::Charts, texts::NOTHING_COUNTS, Some(texts::CLEAR_FILTERS)) {
            options.filters = Filters::default();
        }
    } else if drawn.is_empty() {
        ui.centered_and_justified(|ui| ui.add(egui::Spinner::new()));
    } else {
        let mut view = View { state, study, board: &board, options: &mut options };
        view.cards(ui, &drawn, columns, card);
    }
    if options != state.options {
        commands.push(Command::SetOptions(Box::new(options)));
    }
}

fn toolbar(ui: &mut Ui, options: &mut Options, complete: bool) {
    widgets::toolbar(ui, |ui| {
        ui.label(theme::body(texts::VOICE_BARS).color(theme::palette(ui).ink2));
        let measures = [
            (VoiceMeasure::Count, texts::COUNT),
            (VoiceMeasure::Share, texts::SHARE),
            (VoiceMeasure::Rate, texts::RATE),
        ];
        if let Some(measure) = widgets::segmented(ui, texts::VOICE_BARS, &measures, options.measure) {
            options.measure = measure;
        }
        ui.label(theme::body(texts::ORDER).color(theme::palette(ui).ink2));
        ui.menu_button(texts::source_order(options.order), |ui| {
            for order in [SourceOrder::Appearance, SourceOrder::Name, SourceOrder::Words, SourceOrder::Rate] {
                if ui.selectable_label(options.order == order, texts::source_order(order)).clicked() {
                    options.order = order;
                    ui.close();
                }
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let note = if complete { texts::CLICK_ANY_MARK } else { texts::DRAWING };
            ui.add(Label::new(theme::small(note).color(theme::palette(ui).ink2)).truncate());
        });
    });
}

/// The board being drawn.
struct View<'a> {
    state: &'a State,
    study: &'a Study,
    board: &'a Arc<Mutex<Board>>,
    options: &'a mut ViewOptions,
}

impl View<'_> {
    fn cards(&mut self, ui: &mut Ui, drawn: &[Drawn], columns: usize, width: f32) {
        ScrollArea::vertical().id_salt("board").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            ui.add_space(GAP);
            for row in drawn.chunks(columns) {
                let height = row.iter().map(height).fold(0.0, f32::max);
                let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                if ui.is_rect_visible(line) {
                    for (n, card) in row.iter().enumerate() {
                        let left = line.left() + GAP + n as f32 * (width + GAP);
                        let rect = Rect::from_min_size(pos2(left, line.top()), vec2(width, height));
                        self.card(ui, card, rect);
                    }
                }
                ui.add_space(GAP);
            }
        });
    }

    fn card(&mut self, ui: &mut Ui, card: &Drawn, rect: Rect) {
        let colours = theme::palette(ui);
        let selected = self.options.charts.selected == Some(card.kind);
        let response = ui.interact(rect, ui.scope_id().with(("card", &card.figure.id)), Sense::click());
        let description = &card.figure.scene.description;
        response.widget_info(|| WidgetInfo::selected(Role::Figure, true, selected, description));
        let round = CornerRadius::same(theme::radius::CARD);
        let border = if selected { Stroke::new(2.0, colours.acc) } else { colours.hairline() };
        ui.painter().rect(rect, round, colours.panel, border, StrokeKind::Inside);
        self.heading(ui, card, rect);
        let scene = &card.figure.scene;
        let place = Rect::from_min_size(rect.min + vec2(14.0, HEADING + 4.0), vec2(scene.width, scene.height));
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
                self.options.question = Some(self.question(target, &scene.data[datum].tooltip));
            }
        }
    }

    fn heading(&mut self, ui: &mut Ui, card: &Drawn, rect: Rect) {
        let colours = theme::palette(ui);
        let top = Rect::from_min_size(rect.min + vec2(14.0, 8.0), vec2(rect.width() - 24.0, HEADING - 8.0));
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
                    .show(|ui| self.export(ui, card));
                if matches!(card.kind, Kind::Keyness | Kind::Scatter) {
                    self.pair(ui);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::card_title(&card.figure.title)).truncate());
                });
            });
        });
        let subtitle = theme::small(&card.figure.subtitle).color(colours.ink2);
        head.add(Label::new(subtitle).truncate()).on_hover_text(&card.figure.subtitle);
    }

    /// Menus for the two sources compared.
    fn pair(&mut self, ui: &mut Ui) {
        let sources = &self.study.sources;
        let mut by_words: Vec<usize> =
            (0..sources.len()).filter(|&n| !self.options.filters.sources.contains(&sources[n].name)).collect();
        by_words.sort_by_key(|&n| (std::cmp::Reverse(sources[n].words), n));
        by_words.truncate(2);
        by_words.sort_unstable();
        let Ok(usual) = <[usize; 2]>::try_from(by_words) else { return };
        let now = self.options.charts.pair.filter(|pair| pair.iter().all(|&n| n < sources.len())).unwrap_or(usual);
        for side in [1, 0] {
            ui.menu_button(&sources[now[side]].monogram, |ui| {
                ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                    for (n, source) in sources.iter().enumerate().filter(|(n, _)| *n != now[1 - side]) {
                        if ui.selectable_label(n == now[side], widgets::badge_tooltip(source)).clicked() {
                            let mut pair = now;
                            pair[side] = n;
                            self.options.charts.pair = Some(pair);
                            ui.close();
                        }
                    }
                });
            })
            .response
            .on_hover_text(widgets::badge_tooltip(&sources[now[side]]));
        }
    }

    fn export(&mut self, ui: &mut Ui, card: &Drawn) {
        ui.set_width(290.0);
        ui.spacing_mut().item_spacing.y = 8.0;
        Frame::NONE.inner_margin(Margin::same(8)).show(ui, |ui| {
            ui.label(theme::strong(format!("{} “{}”", texts::EXPORT, card.figure.title)));
            let export = &mut self.options.charts.export;
            for (format, name) in [
                (Format::Png, texts::PNG_IMAGE),
                (Format::Svg, texts::SVG_DRAWING),
                (Format::Pdf, texts::PDF_PAGE),
                (Format::Csv, texts::CSV_TABLE),
                (Format::Xlsx, texts::XLSX_TABLE),
            ] {
                ui.radio_value(&mut export.format, format, name);
            }
            ui.add_enabled_ui(export.format.is_drawing(), |ui| {
                let sizes = [(Size::Column, texts::COLUMN), (Size::Page, texts::PAGE), (Size::Slide, texts::SLIDE)];
                choice(ui, texts::SIZE, &sizes, &mut export.size);
                ui.add_enabled_ui(export.format == Format::Png, |ui| {
                    choice(ui, texts::SCALE, &[(1, "1×"), (2, "2×"), (3, "3×")], &mut export.scale);
                });
                let themes = [(Theme::Light, texts::LIGHT), (Theme::Dark, texts::DARK), (Theme::Grey, texts::GREY)];
                choice(ui, texts::THEME, &themes, &mut export.theme);
                if widgets::check(ui, export.caption, texts::WITH_CAPTION, true).clicked() {
                    export.caption ^= true;
                }
            });
            let mut goal = None;
            ui.horizontal(|ui| {
                ui.set_height(layout::BUTTON);
                let textual = !matches!(export.format, Format::Pdf | Format::Xlsx);
                let copy = ui.add_enabled_ui(textual, |ui| widgets::button(ui, Some(Icon::Copy), texts::COPY));
                if copy.inner.clicked() {
                    goal = Some(Goal::Copy);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if widgets::primary_button(ui, None, texts::SAVE_AS).clicked() {
                        goal = Some(Goal::Save);
                    }
                });
            });
            if let Some(goal) = goal {
                let options = &self.options.charts;
                board::export(ui.ctx(), self.board, self.state, self.study, card.kind, goal, options);
                ui.close();
            }
        });
    }

    fn question(&self, target: &Target, title: &str) -> Question {
        question(self.study.analysis.matcher.terms(), target, title)
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
        days: None,
    }
}

fn choice<T: Copy + PartialEq>(ui: &mut Ui, name: &str, choices: &[(T, &str)], value: &mut T) {
    ui.horizontal(|ui| {
        let (label, _) = ui.allocate_exact_size(vec2(64.0, layout::BUTTON), Sense::hover());
        let font = theme::ui_font(13.0, theme::Weight::Regular);
        let ink = theme::palette(ui).ink2;
        ui.painter().text(label.left_center(), egui::Align2::LEFT_CENTER, name, font, ink);
        if let Some(chosen) = widgets::segmented(ui, name, choices, *value) {
            *value = chosen;
        }
    });
}

fn height(card: &Drawn) -> f32 {
    HEADING + card.figure.scene.height + 18.0
}
