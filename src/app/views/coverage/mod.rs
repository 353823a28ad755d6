//! The coverage view: which outlet has which statement of an event, and how outlets name the actors.

mod inspector;
mod names;
mod pages;
mod sentences;
mod statements;

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Frame, Id, Label, Layout, Margin, Pos2, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use serde::{Deserialize, Serialize};

pub use self::inspector::inspector;
pub use self::pages::{Page, PageOptions};
use self::statements::{Cell, Row};
use super::counted::counted;
use super::filters::Filters;
use super::scroll::Scroll;
use super::sidebar::one_line;
use super::{cache, own, table_export};
use crate::app::bidi;
use crate::app::command::Command;
use crate::app::exports::Request;
use crate::app::state::{State, View};
use crate::app::study::Study;
use crate::app::texts::{Text, coverage as texts};
use crate::app::theme::{self, Icon, Palette, Weight, layout};
use crate::app::widgets;
use crate::app::widgets::matrix::{Column, Matrix, Part};
use crate::compare::Coverage;
use crate::export::Table;
use crate::model::{ArticleIndex, SentenceRef};
use crate::statistics::Selection;

/// Which statements are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those an outlet with an article on the event lacks.
    Missing,
    /// Those that one outlet alone has.
    OnlyHere,
    /// Those in which outlets give different numbers.
    FiguresDiffer,
}

/// What statements must have to be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Having {
    /// Nothing in particular.
    #[default]
    Anything,
    /// A loaded term.
    Terms,
    /// A figure.
    Figures,
    /// Words of somebody else: quoted or reported.
    Quotations,
}

impl Having {
    const ALL: [Having; 4] = [Having::Anything, Having::Terms, Having::Figures, Having::Quotations];
}

/// What the sentences below belong to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Selected {
    /// A statement, by the sentence quoted for it.
    Statement {
        /// That sentence.
        sentence: SentenceRef,
        /// The outlet, by position, whose empty cell was clicked.
        lacking: Option<usize>,
    },
    /// An actor as an outlet names it, under one name or any.
    Naming {
        /// The actor.
        actor: String,
        /// The outlet, by position.
        source: usize,
        /// The name.
        name: Option<String>,
    },
    /// A row of a page.
    Row {
        /// What it is about.
        title: String,
        /// The sentences it rests on.
        list: Vec<SentenceRef>,
    },
}

/// What the view is told.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// What is listed.
    pub page: Page,
    /// How it is listed, if it is not statements.
    pub listed: PageOptions,
    /// Which statements are shown.
    pub filter: Filter,
    /// Only statements with these.
    pub having: Having,
    /// What the sentences below belong to.
    #[serde(skip)]
    pub selected: Option<Selected>,
    /// The actor whose names are shown; else the one named most often.
    pub actor: Option<String>,
}

/// What is kept between frames.
#[derive(Default)]
struct Kept {
    key: Option<(u64, usize, Filters)>,
    columns: Vec<usize>,
    rows: Vec<Row>,
    page: pages::Kept,
}

/// The event in question: that of the compare view, else the one with most articles.
fn event(state: &State, study: &Study) -> Option<usize> {
    let article = state.focus.compare.columns.first().copied().or(state.focus.article);
    let of = article.and_then(|article| study.event_of.get(article.index()));
    let events = &study.analysis.events;
    let largest = || (0..events.len()).max_by_key(|&n| (events[n].articles.len(), std::cmp::Reverse(n)));
    of.map(|&event| event as usize).filter(|&event| event < events.len()).or_else(largest)
}

/// Shows the view in the middle of the window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let Some(event) = event(state, study) else { return };
    let kept = cache::<Kept>(ui, own(state, "coverage"));
    let mut kept = kept.lock();
    let key = (state.revision, event, state.options.filters.clone());
    let selection = &counted(ui, state, study).selection;
    if kept.key.as_ref() != Some(&key) {
        kept.columns = statements::columns(study, &study.analysis.events[event], selection);
        kept.rows = statements::rows(study, event, selection, &kept.columns);
        kept.page = pages::Kept::default();
        kept.key = Some(key);
    }
    let mut options = state.options.coverage.clone();
    ui.spacing_mut().item_spacing.y = 0.0;
    page_bar(ui, &mut options);
    if options.page == Page::Statements {
        toolbar(ui, study, &kept, event, &mut options, commands);
    }
    heading(ui, study, &kept, event);
    sentences::show(ui, state, study, &kept, event, &mut options, commands);
    if options.page == Page::Statements {
        let shown: Vec<usize> = (0..kept.rows.len()).filter(|&n| passes(&kept.rows[n], &options)).collect();
        if kept.rows.is_empty() && !state.options.filters.all_articles() {
            if widgets::empty_state(ui, Icon::Coverage, &texts::EVENT_FILTERED_OUT, Some(&texts::CLEAR_FILTERS)) {
                let mut options = state.options.clone();
                options.filters = Filters::default();
                commands.push(Command::SetOptions(Box::new(options)));
            }
        } else if shown.is_empty() {
            if widgets::empty_state(ui, Icon::Coverage, &texts::NO_STATEMENT, Some(&texts::SHOW_ALL)) {
                (options.filter, options.having) = (Filter::All, Having::Anything);
            }
        } else {
            table(ui, (state, study), &kept, &shown, &mut options, commands);
        }
    } else {
        pages::show(ui, (state, study), (event, selection), &mut kept.page, &mut options, commands);
    }
    keep(state, options, commands);
}

fn keep(state: &State, coverage: Options, commands: &mut Vec<Command>) {
    if coverage != state.options.coverage {
        let mut options = state.options.clone();
        options.coverage = coverage;
        commands.push(Command::SetOptions(Box::new(options)));
    }
}

fn passes(row: &Row, options: &Options) -> bool {
    let which = match options.filter {
        Filter::All => true,
        Filter::Missing => row.missing,
        Filter::OnlyHere => row.only_one,
        Filter::FiguresDiffer => row.figures_differ,
    };
    let having = match options.having {
        Having::Anything => true,
        Having::Terms => row.terms,
        Having::Figures => row.figures,
        Having::Quotations => row.quotations,
    };
    which && having
}

/// What can be listed, one beside the other.
fn page_bar(ui: &mut Ui, options: &mut Options) {
    widgets::toolbar(ui, |ui| {
        let pages = Page::ALL.map(|page| (page, texts::page(page)));
        egui::ScrollArea::horizontal().id_salt("coverage-pages").show(ui, |ui| {
            if let Some(page) = widgets::segmented(ui, &texts::LIST, &pages, options.page) {
                options.page = page;
                options.selected = None;
                options.listed = PageOptions::default();
            }
        });
    });
}

fn toolbar(ui: &mut Ui, study: &Study, kept: &Kept, event: usize, options: &mut Options, commands: &mut Vec<Command>) {
    widgets::wide_toolbar(ui, 660.0, |ui| {
        let filters = [
            (Filter::All, texts::ALL_STATEMENTS),
            (Filter::Missing, texts::MISSING_SOMEWHERE),
            (Filter::OnlyHere, texts::ONLY_IN_ONE),
            (Filter::FiguresDiffer, texts::FIGURES_DIFFER),
        ];
        if let Some(filter) = widgets::segmented(ui, &texts::STATEMENTS, &filters, options.filter) {
            options.filter = filter;
        }
        egui::ComboBox::from_id_salt("having").width(130.0).selected_text(texts::having(options.having)).show_ui(
            ui,
            |ui| {
                for having in Having::ALL {
                    ui.selectable_value(&mut options.having, having, texts::having(having));
                }
            },
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let title = || format!("coverage {}", study.analysis.events[event].title);
            table_export::button(ui, commands, |format| {
                Request::Made(title(), Box::new(statement_table(study, kept)), format)
            });
            if ui.available_width() > 470.0 {
                let colours = theme::palette(ui);
                for (sign, name) in LEGEND.iter().rev() {
                    ui.label(theme::small(*name).color(colours.ink2));
                    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
                    paint_sign(ui, rect.center(), *sign, colours);
                    ui.add_space(4.0);
                }
            }
        });
    });
}

/// One row for each statement and outlet.
fn statement_table(study: &Study, kept: &Kept) -> Table {
    let mut out = Table::new("coverage", &["statement", "source", "coverage", "sentences"]);
    for row in &kept.rows {
        for (cell, &source) in row.cells.iter().zip(&kept.columns) {
            let words = match cell {
                Cell::Covered { sentences, .. } => {
                    let text = |at: &SentenceRef| statements::span(study, *at).of(&study.article(at.article).text);
                    sentences.iter().map(text).collect::<Vec<_>>().join(" ")
                }
                _ => String::new(),
            };
            let name = widgets::badge_tooltip(&study.sources[source]);
            let said = described(cell, row.only_one).english();
            out.rows.push(vec![row.label.as_str().into(), name.into(), said.into(), words.into()]);
        }
    }
    out
}

fn heading(ui: &mut Ui, study: &Study, kept: &Kept, event: usize) {
    let colours = theme::palette(ui);
    let sources = kept.columns.iter().filter(|&&source| {
        study.analysis.events[event].articles.iter().any(|&article| study.source(article).0 == source)
    });
    let note = texts::statements(kept.rows.len(), sources.count());
    Frame::NONE.fill(colours.panel2).inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_width(ui.available_width());
            ui.label(theme::strong(bidi::shown(&study.analysis.events[event].title)));
            ui.add(Label::new(theme::small(note).color(colours.ink3)).truncate());
        });
    });
}

/// What stands before the words of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Disc,
    Half,
    Ring,
    Dash,
}

const LEGEND: [(Sign, Text); 4] = [
    (Sign::Disc, texts::SAME_OR_ONLY),
    (Sign::Half, texts::WORDED_DIFFERENTLY),
    (Sign::Ring, texts::PARTLY),
    (Sign::Dash, texts::NOT_IN_THIS_TEXT),
];

fn paint_sign(ui: &Ui, centre: Pos2, sign: Sign, colours: &Palette) {
    let painter = ui.painter();
    let ring = Stroke::new(1.3, colours.ink2);
    const RADIUS: f32 = 5.0;
    let around = |from: f32, to: f32| -> Vec<Pos2> {
        (0..=24)
            .map(|n| from + (to - from) * n as f32 / 24.0)
            .map(|a| centre + RADIUS * vec2(a.cos(), a.sin()))
            .collect()
    };
    match sign {
        Sign::Disc => {
            painter.circle_filled(centre, RADIUS, colours.ink2);
        }
        Sign::Half => {
            let (from, to) = (std::f32::consts::FRAC_PI_2, 1.5 * std::f32::consts::PI);
            painter.add(Shape::convex_polygon(around(from, to), colours.ink2, Stroke::NONE));
            painter.circle_stroke(centre, RADIUS, ring);
        }
        Sign::Ring => {
            painter.extend(Shape::dashed_line(&around(0.0, std::f32::consts::TAU), ring, 2.0, 2.0));
        }
        Sign::Dash => {
            painter.hline(centre.x - 5.0..=centre.x + 5.0, centre.y, ring);
        }
    }
}

/// What a cell says.
fn described(cell: &Cell, only_one: bool) -> Text {
    match cell {
        Cell::OtherEvent => texts::OTHER_EVENT,
        Cell::Absent => texts::NOT_IN_THIS_TEXT,
        Cell::Covered { .. } if only_one => texts::ONLY_HERE,
        Cell::Covered { coverage: Coverage::Verbatim, .. } => texts::SAME_WORDING,
        Cell::Covered { coverage: Coverage::Reworded, .. } => texts::WORDED_DIFFERENTLY,
        Cell::Covered { .. } => texts::PARTLY,
    }
}

fn table(
    ui: &mut Ui,
    (state, study): (&State, &Study),
    kept: &Kept,
    shown: &[usize],
    options: &mut Options,
    commands: &mut Vec<Command>,
) {
    let scroll = Scroll::begin(ui, state, View::Coverage);
    let width = ui.available_width();
    let matrix = Matrix {
        rows: shown.len(),
        columns: kept.columns.len(),
        heading: 36.0,
        row: layout::COVERAGE_ROW,
        first: (width * 0.34).clamp(200.0, 520.0),
        middle: 146.0,
        last: 0.0,
    };
    let output = matrix.show(ui, Id::unique("coverage-table"), scroll.offset(), |ui, part, rect| match part {
        Part::Row(n) => {
            let colours = theme::palette(ui);
            let here = kept.rows[shown[n]].sentence;
            if matches!(options.selected, Some(Selected::Statement { sentence, .. }) if sentence == here) {
                ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.acctint);
                let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
                ui.painter().rect_filled(bar, CornerRadius::ZERO, colours.acc);
            }
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
        }
        Part::Heading(column) => column_heading(ui, study, kept, column, rect),
        Part::Cell(n, Column::First) => statement(ui, &kept.rows[shown[n]], shown[n], rect, options),
        Part::Cell(n, Column::Middle(column)) => {
            let row = &kept.rows[shown[n]];
            let position = kept.columns[column];
            let source = widgets::badge_tooltip(&study.sources[position]);
            draw_cell(ui, row, (shown[n], column), (position, source), rect, options);
        }
        Part::Cell(_, Column::Last) => {}
    });
    scroll.end(ui, state, &output, true, commands);
}

fn column_heading(ui: &mut Ui, study: &Study, kept: &Kept, column: Column, rect: Rect) {
    let colours = theme::palette(ui);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.line2));
    let font = theme::ui_font(13.0, Weight::SemiBold);
    let y = rect.center().y;
    match column {
        Column::First => {
            let at = pos2(rect.left() + 14.0, y);
            ui.painter().text(at, Align2::LEFT_CENTER, texts::STATEMENT, font, colours.ink);
        }
        Column::Middle(column) => {
            let source = kept.columns[column];
            let at = Rect::from_center_size(pos2(rect.left() + 18.0, y), vec2(25.0, 19.0));
            widgets::badge(&mut ui.new_child(UiBuilder::new().max_rect(at)), source, &study.sources[source]);
            let name = widgets::badge_tooltip(&study.sources[source]);
            line(ui, pos2(rect.left() + 38.0, y), rect.width() - 44.0, name, font, colours.ink);
        }
        Column::Last => {}
    }
}

/// One line of text, shortened to the room there is.
fn line(ui: &Ui, at: Pos2, room: f32, text: &str, font: egui::FontId, ink: egui::Color32) {
    let galley = one_line(ui, room, text, font, ink);
    ui.painter().galley(pos2(at.x, at.y - galley.size().y / 2.0), galley, ink);
}

fn statement(ui: &mut Ui, row: &Row, n: usize, rect: Rect, options: &mut Options) {
    let colours = theme::palette(ui);
    let response = ui.interact(rect, ui.scope_id().with(("statement", n)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &row.label));
    let at = pos2(rect.left() + 14.0, rect.center().y);
    line(ui, at, rect.width() - 24.0, &row.label, theme::article_font(14.0, false), colours.ink);
    focus(ui, &response, rect);
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&row.label);
    if response.clicked() {
        options.selected = Some(Selected::Statement { sentence: row.sentence, lacking: None });
    }
}

fn draw_cell(
    ui: &mut Ui,
    row: &Row,
    at: (usize, usize),
    (position, source): (usize, &str),
    rect: Rect,
    options: &mut Options,
) {
    let colours = theme::palette(ui);
    let cell = &row.cells[at.1];
    let said = described(cell, row.only_one);
    let plate = rect.shrink2(vec2(3.0, 3.0));
    let font = theme::ui_font(12.0, Weight::Regular);
    let words = pos2(plate.left() + 24.0, plate.center().y);
    let room = plate.width() - 30.0;
    if *cell == Cell::OtherEvent {
        line(ui, pos2(plate.left() + 7.0, plate.center().y), room, &said, font, colours.ink3);
        return;
    }
    let response = ui.interact(rect.intersect(ui.clip_rect()), ui.scope_id().with(("cell", at)), Sense::click());
    let round = CornerRadius::same(theme::radius::BOX);
    let sign = pos2(plate.left() + 12.0, plate.center().y);
    let name = match cell {
        Cell::Covered { coverage, wording, .. } => {
            let (fill, kind) = match (coverage, row.only_one) {
                (_, true) | (Coverage::Verbatim, _) => (colours.acctint, Sign::Disc),
                (Coverage::Reworded, _) => (colours.acctint, Sign::Half),
                (Coverage::Partly | Coverage::Absent, _) => (colours.panel, Sign::Ring),
            };
            ui.painter().rect(plate, round, fill, colours.hairline(), StrokeKind::Inside);
            paint_sign(ui, sign, kind, colours);
            let text = if wording.is_empty() || row.only_one { said.words() } else { wording };
            line(ui, words, room, text, font, colours.ink);
            format!("{source}: {said}, {wording}: {}", row.label)
        }
        Cell::Absent | Cell::OtherEvent => {
            ui.painter().rect_filled(plate, round, colours.panel);
            widgets::dashed(ui, plate, theme::radius::BOX, colours.border());
            paint_sign(ui, sign, Sign::Dash, colours);
            line(ui, words, room, &said, font, colours.ink3);
            format!("{source}: {said}: {}", row.label)
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &name));
    focus(ui, &response, plate);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        let lacking = (*cell == Cell::Absent).then_some(position);
        options.selected = Some(Selected::Statement { sentence: row.sentence, lacking });
    }
}

fn focus(ui: &Ui, response: &egui::Response, rect: Rect) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme::palette(ui).acc);
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(3), ring, StrokeKind::Inside);
    }
}

/// Most articles whose names are gathered all at once.
const MOST_NAMED: usize = 500;

/// The articles whose namings are shown, of those that count: all, or those of the event where there are many.
fn named_in(study: &Study, event: usize, selection: &Selection) -> Vec<ArticleIndex> {
    if study.articles.len() <= MOST_NAMED {
        selection.articles.clone()
    } else {
        let articles = &study.analysis.events[event].articles;
        articles.iter().copied().filter(|&article| selection.holds(article)).collect()
    }
}
