//! The coverage view: which outlet has which statement of an event, and how outlets name the actors.

mod names;
mod statements;

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Frame, Id, Label, Layout, Margin, Panel, Pos2, Rect, Role, ScrollArea,
    Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use self::names::Actor;
use self::statements::{Cell, Row};
use super::counted::counted;
use super::filters::Filters;
use super::{cache, table_export, texts};
use crate::app::command::Command;
use crate::app::exports::Request;
use crate::app::state::{State, View};
use crate::app::study::{HitRef, Study};
use crate::app::theme::{self, Icon, Palette, Weight, layout};
use crate::app::widgets::matrix::{Column, Matrix, Part};
use crate::app::{highlight, widgets};
use crate::compare::Coverage;
use crate::export::Table;
use crate::model::{ArticleIndex, SentenceRef};

/// Which statements are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those an outlet with an article on the event lacks.
    Missing,
    /// Those in which outlets give different numbers.
    FiguresDiffer,
}

/// What the sentences below belong to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Selected {
    /// A statement, by the sentence quoted for it.
    Statement(SentenceRef),
    /// An actor as an outlet names it, under one name or any.
    Naming {
        /// The actor.
        actor: String,
        /// The outlet, by position.
        source: usize,
        /// The name.
        name: Option<String>,
    },
}

/// What the view is told.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// Which statements are shown.
    pub filter: Filter,
    /// What the sentences below belong to.
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
}

/// The event in question: that of the compare view, else the one with most articles.
fn event(state: &State, study: &Study) -> Option<usize> {
    let article = state.compare.columns.first().copied().or(state.article);
    let of = article.and_then(|article| study.event_of.get(article.index()));
    let events = &study.analysis.events;
    let largest = || (0..events.len()).max_by_key(|&n| (events[n].articles.len(), std::cmp::Reverse(n)));
    of.map(|&event| event as usize).filter(|&event| event < events.len()).or_else(largest)
}

/// Shows the view in the middle of the window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let Some(event) = event(state, study) else { return };
    let kept = cache::<Kept>(ui, Id::unique("coverage"));
    let mut kept = kept.lock();
    let key = (state.revision, event, state.options.filters.clone());
    if kept.key.as_ref() != Some(&key) {
        let selection = &counted(ui, state, study).selection;
        kept.columns = statements::columns(study, &study.analysis.events[event], selection);
        kept.rows = statements::rows(study, event, selection, &kept.columns);
        kept.key = Some(key);
    }
    let mut options = state.options.coverage.clone();
    ui.spacing_mut().item_spacing.y = 0.0;
    toolbar(ui, study, &kept, event, &mut options, commands);
    heading(ui, study, &kept, event);
    sentences(ui, state, study, &kept, event, &mut options, commands);
    let shown: Vec<usize> = (0..kept.rows.len()).filter(|&n| passes(&kept.rows[n], options.filter)).collect();
    if kept.rows.is_empty() && !state.options.filters.all_articles() {
        if widgets::empty_state(ui, Icon::Coverage, texts::EVENT_FILTERED_OUT, Some(texts::CLEAR_FILTERS)) {
            let mut options = state.options.clone();
            options.filters = Filters::default();
            commands.push(Command::SetOptions(Box::new(options)));
        }
    } else if shown.is_empty() {
        if widgets::empty_state(ui, Icon::Coverage, texts::NO_STATEMENT, Some(texts::SHOW_ALL)) {
            options.filter = Filter::All;
        }
    } else {
        table(ui, study, &kept, &shown, &mut options);
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

fn passes(row: &Row, filter: Filter) -> bool {
    match filter {
        Filter::All => true,
        Filter::Missing => row.missing,
        Filter::FiguresDiffer => row.figures_differ,
    }
}

fn toolbar(ui: &mut Ui, study: &Study, kept: &Kept, event: usize, options: &mut Options, commands: &mut Vec<Command>) {
    widgets::toolbar(ui, |ui| {
        let filters = [
            (Filter::All, texts::ALL),
            (Filter::Missing, texts::MISSING_SOMEWHERE),
            (Filter::FiguresDiffer, texts::FIGURES_DIFFER),
        ];
        if let Some(filter) = widgets::segmented(ui, texts::STATEMENTS, &filters, options.filter) {
            options.filter = filter;
        }
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
            let said = described(cell, row.only_one);
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
            ui.label(theme::strong(&study.analysis.events[event].title));
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

const LEGEND: [(Sign, &str); 4] = [
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
fn described(cell: &Cell, only_one: bool) -> &'static str {
    match cell {
        Cell::OtherEvent => texts::OTHER_EVENT,
        Cell::Absent => texts::NOT_IN_THIS_TEXT,
        Cell::Covered { .. } if only_one => texts::ONLY_HERE,
        Cell::Covered { coverage: Coverage::Verbatim, .. } => texts::SAME_WORDING,
        Cell::Covered { coverage: Coverage::Reworded, .. } => texts::WORDED_DIFFERENTLY,
        Cell::Covered { .. } => texts::PARTLY,
    }
}

fn table(ui: &mut Ui, study: &Study, kept: &Kept, shown: &[usize], options: &mut Options) {
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
    matrix.show(ui, Id::unique("coverage-table"), None, |ui, part, rect| match part {
        Part::Row(n) => {
            let colours = theme::palette(ui);
            if options.selected == Some(Selected::Statement(kept.rows[shown[n]].sentence)) {
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
            let source = widgets::badge_tooltip(&study.sources[kept.columns[column]]);
            draw_cell(ui, row, (shown[n], column), source, rect, options);
        }
        Part::Cell(_, Column::Last) => {}
    });
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
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(10.0));
    let galley = ui.painter().layout_job(job);
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
        options.selected = Some(Selected::Statement(row.sentence));
    }
}

fn draw_cell(ui: &mut Ui, row: &Row, at: (usize, usize), source: &str, rect: Rect, options: &mut Options) {
    let colours = theme::palette(ui);
    let cell = &row.cells[at.1];
    let said = described(cell, row.only_one);
    let plate = rect.shrink2(vec2(3.0, 3.0));
    let font = theme::ui_font(12.0, Weight::Regular);
    let words = pos2(plate.left() + 24.0, plate.center().y);
    let room = plate.width() - 30.0;
    if *cell == Cell::OtherEvent {
        line(ui, pos2(plate.left() + 7.0, plate.center().y), room, said, font, colours.ink3);
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
            let text = if wording.is_empty() || row.only_one { said } else { wording };
            line(ui, words, room, text, font, colours.ink);
            format!("{source}: {said}, {wording}: {}", row.label)
        }
        Cell::Absent | Cell::OtherEvent => {
            ui.painter().rect_filled(plate, round, colours.panel);
            let corners =
                [plate.left_top(), plate.right_top(), plate.right_bottom(), plate.left_bottom(), plate.left_top()];
            ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, colours.line2), 4.0, 3.0));
            paint_sign(ui, sign, Sign::Dash, colours);
            line(ui, words, room, said, font, colours.ink3);
            format!("{source}: {said}: {}", row.label)
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &name));
    focus(ui, &response, plate);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        options.selected = Some(Selected::Statement(row.sentence));
    }
}

fn focus(ui: &Ui, response: &egui::Response, rect: Rect) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme::palette(ui).acc);
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(3), ring, StrokeKind::Inside);
    }
}

/// The sentences of what is selected, below the table.
fn sentences(
    ui: &mut Ui,
    state: &State,
    study: &Study,
    kept: &Kept,
    event: usize,
    options: &mut Options,
    commands: &mut Vec<Command>,
) {
    let Some(selected) = options.selected.clone() else { return };
    let (title, note, list) = match &selected {
        Selected::Statement(sentence) => {
            let Some(row) = kept.rows.iter().find(|row| row.sentence == *sentence) else { return };
            let list: Vec<SentenceRef> = row.sentences().collect();
            let (covered, absent) = row.reach();
            (row.label.clone(), texts::reach(list.len(), covered, absent), list)
        }
        Selected::Naming { actor, source, name } => {
            let Some(outlet) = study.sources.get(*source) else { return };
            let selection = &counted(ui, state, study).selection;
            let articles = named_in(study, event).into_iter().filter(|&article| selection.holds(article));
            let list = names::sentences(study, articles, actor, *source, name.as_deref());
            let title = format!("{} · {}", name.as_deref().unwrap_or(actor), widgets::badge_tooltip(outlet));
            (title, texts::sentences(list.len()), list)
        }
    };
    let colours = theme::palette(ui);
    let tallest = (ui.available_height() * 0.6).max(100.0);
    Panel::bottom("coverage-sentences")
        .frame(Frame::NONE.fill(colours.panel))
        .resizable(true)
        .show_separator_line(false)
        .default_size(170.0_f32.min(tallest))
        .size_range(100.0..=tallest)
        .show(ui, |ui| {
            let edge = ui.max_rect();
            ui.painter().hline(edge.x_range(), edge.top() + 1.0, Stroke::new(2.0, colours.acc));
            Frame::NONE.inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 4 }).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if widgets::icon_button(ui, Icon::Close, texts::CLOSE).clicked() {
                            options.selected = None;
                        }
                        if widgets::link(ui, texts::OPEN_IN_COMPARE, 13.0).clicked() {
                            commands.push(Command::SelectEvent(event));
                            commands.push(Command::Show(View::Compare));
                        }
                        ui.add(Label::new(theme::small(note).color(colours.ink2)));
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            ui.add(Label::new(theme::strong(&title)).truncate()).on_hover_text(&title);
                        });
                    });
                });
            });
            ScrollArea::vertical().id_salt("coverage-lines").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                for (n, &at) in list.iter().enumerate() {
                    sentence(ui, state, study, at, n, commands);
                }
            });
        });
}

fn sentence(ui: &mut Ui, state: &State, study: &Study, at: SentenceRef, n: usize, commands: &mut Vec<Command>) {
    let colours = theme::palette(ui);
    let span = statements::span(study, at);
    let text = &study.article(at.article).text;
    let width = ui.available_width();
    let setting = highlight::Setting::snippet((width - 160.0).max(100.0));
    let marks = highlight::marks(study, state, at.article, span);
    let laid = highlight::lay_out(ui, text, span, marks, &[], setting);
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.galley.size().y + 9.0), Sense::click());
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, colours.hover);
    }
    let (position, source) = study.source(at.article);
    let badge = Rect::from_min_size(rect.min + vec2(14.0, 4.0), vec2(25.0, 19.0));
    widgets::badge(&mut ui.new_child(UiBuilder::new().max_rect(badge).id_salt(n)), position, source);
    laid.paint(ui.painter(), rect.min + vec2(50.0, 4.0), colours);
    let number = crate::app::texts::sentence(study.sentence_number(at.article, at.sentence as usize));
    let place = rect.right_top() + vec2(-14.0, 14.0);
    let font = theme::ui_font(12.0, Weight::Medium);
    let drawn = ui.painter().text(place, Align2::RIGHT_CENTER, &number, font, colours.acc);
    ui.painter().hline(drawn.x_range(), drawn.bottom() - 1.0, Stroke::new(1.0, colours.acc));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, colours.hairline());
    let name = format!("{}, {number}: {}", widgets::badge_tooltip(source), span.of(text));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        let hit = study.hits(at.article).iter().find(|hit| hit.sentence == at.sentence);
        commands.push(match hit {
            Some(hit) => Command::ReadHit(HitRef { article: at.article, span: hit.span }),
            None => Command::Read(at.article),
        });
    }
}

/// Most articles whose names are gathered all at once.
const MOST_NAMED: usize = 500;

/// The articles whose namings are shown: all, or those of the event where there are many.
fn named_in(study: &Study, event: usize) -> Vec<ArticleIndex> {
    if study.articles.len() <= MOST_NAMED {
        (0..study.articles.len() as u32).map(ArticleIndex).collect()
    } else {
        study.analysis.events[event].articles.clone()
    }
}

/// What is kept of the actors between frames.
#[derive(Default)]
struct Named {
    key: Option<(u64, usize, Filters)>,
    actors: Vec<Actor>,
}

/// Shows how each outlet names the actors, in the inspector.
pub fn inspector(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let Some(event) = event(state, study) else { return };
    let named = cache::<Named>(ui, Id::unique("namings"));
    let mut named = named.lock();
    let key = (state.revision, event, state.options.filters.clone());
    if named.key.as_ref() != Some(&key) {
        let selection = &counted(ui, state, study).selection;
        let articles = named_in(study, event).into_iter().filter(|&article| selection.holds(article));
        named.actors = names::actors(study, articles);
        named.key = Some(key);
    }
    let mut options = state.options.coverage.clone();
    widgets::panel_header(ui, texts::HOW_OUTLETS_NAME, "", |_| {});
    let chosen = named.actors.iter().position(|actor| options.actor.as_ref() == Some(&actor.name)).unwrap_or(0);
    let Some(actor) = named.actors.get(chosen) else {
        Frame::NONE.inner_margin(Margin::same(14)).show(ui, |ui| {
            ui.add(Label::new(theme::small(texts::NO_ACTOR).color(theme::palette(ui).ink2)).wrap());
        });
        return;
    };
    let everywhere = study.articles.len() <= MOST_NAMED;
    Frame::NONE.inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        let width = ui.available_width();
        egui::ComboBox::from_id_salt("actor").width(width).selected_text(&actor.name).show_ui(ui, |ui| {
            for other in &named.actors {
                let name = format!("{} · {}", other.name, other.total);
                if ui.selectable_label(other.name == actor.name, name).clicked() {
                    options.actor = Some(other.name.clone());
                }
            }
        });
        let note = texts::actors(named.actors.len(), everywhere);
        ui.label(theme::caption(note).color(theme::palette(ui).ink3));
    });
    ScrollArea::vertical().id_salt("namings").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(14, 0)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            outlets(ui, study, actor, &mut options);
        });
    });
    keep(state, options, commands);
}

fn outlets(ui: &mut Ui, study: &Study, actor: &Actor, options: &mut Options) {
    let colours = theme::palette(ui);
    let names = actor.outlets.iter().flat_map(|outlet| &outlet.names);
    let most = names.map(|(_, counts)| crate::statistics::all_voices(counts)).max().unwrap_or(1);
    for outlet in &actor.outlets {
        let source = &study.sources[outlet.source];
        let mut pressed = None;
        ui.horizontal(|ui| {
            widgets::badge(ui, outlet.source, source);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::link(ui, &outlet.total().to_string(), 13.0).clicked() {
                    pressed = Some(None);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::strong(widgets::badge_tooltip(source))).truncate());
                });
            });
        });
        for (name, counts) in &outlet.names {
            let total = crate::statistics::all_voices(counts);
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if widgets::link(ui, &total.to_string(), 13.0).clicked() {
                        pressed = Some(Some(name.clone()));
                    }
                    let (room, _) = ui.allocate_exact_size(vec2(76.0, 12.0), Sense::hover());
                    let width = (room.width() * total as f32 / most as f32).max(6.0);
                    let bar = Rect::from_min_size(room.min, vec2(width, room.height()));
                    widgets::voice_bar(&mut ui.new_child(UiBuilder::new().max_rect(bar)), counts, width)
                        .on_hover_text(super::concordance::voices(counts));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(theme::article(name, 14.0).color(colours.ink)).truncate());
                    });
                });
            });
        }
        if let Some(name) = pressed {
            let (actor, source) = (actor.name.clone(), outlet.source);
            options.selected = Some(Selected::Naming { actor, source, name });
        }
        widgets::separator(ui);
    }
}
