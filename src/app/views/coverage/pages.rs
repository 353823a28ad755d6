//! The pages of the coverage view beside the statements: telling changes, figures, names and roles of actors, how texts
//! are built, wire copy. Each shows the rows that are exported; a click shows the sentences a row rests on.

use egui::{Align, Label, Layout, Role, Sense, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder};
use serde::{Deserialize, Deserializer, Serialize};

use super::super::scroll::Scroll;
use super::super::table_export;
use super::Selected;
use crate::app::bidi;
use crate::app::command::Command;
use crate::app::exports::Request;
use crate::app::state::{State, View};
use crate::app::study::Study;
use crate::app::texts::{coverage as texts, decimal, percent, said, shipped};
use crate::app::theme::{self, Icon};
use crate::app::widgets;
use crate::compare::FramingKind;
use crate::export::Cell;
use crate::export::listings::{self, Analysed, Listing};
use crate::model::{ArticleIndex, SentenceRef};
use crate::statistics::Selection;

/// What the view lists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// Which outlet has which statement.
    #[default]
    Statements,
    /// What is put otherwise in sentences that say the same.
    Changes,
    /// Figures side by side.
    Figures,
    /// What actors are called.
    Labels,
    /// What actors do and suffer.
    Agency,
    /// How harm is told.
    Harm,
    /// How texts are built.
    Structure,
    /// What sets groups of texts apart.
    Groups,
    /// Wire copy.
    Wire,
}

impl Page {
    /// In the order in which they are offered.
    pub(super) const ALL: [Page; 9] = [
        Page::Statements,
        Page::Changes,
        Page::Figures,
        Page::Labels,
        Page::Agency,
        Page::Harm,
        Page::Structure,
        Page::Groups,
        Page::Wire,
    ];

    /// Whether it is about one event, whatever the size of the corpus.
    fn is_of_event(self) -> bool {
        matches!(self, Page::Statements | Page::Changes | Page::Figures | Page::Wire)
    }

    fn list(self, study: &Study, event: usize, selection: &Selection) -> Listing {
        let of = Analysed { articles: &study.articles, analysis: &study.analysis };
        let articles = &super::named_in(study, event, selection);
        match self {
            Page::Statements | Page::Changes => listings::changes(of, &[event], selection),
            Page::Figures => listings::figures(of, &[event], selection),
            Page::Labels => listings::labels(of, articles),
            Page::Agency => listings::agency(of, articles),
            Page::Harm => listings::harm(of, articles),
            Page::Structure => listings::structures(of, articles),
            Page::Groups => listings::groups(of, articles),
            Page::Wire => listings::wire(of, &[event], selection),
        }
    }

    /// The columns shown, with the room they begin with; 0 takes what is left.
    fn columns(self) -> &'static [(&'static str, f32)] {
        match self {
            Page::Statements | Page::Changes => &[
                ("kinds", 96.0),
                ("source_a", BADGE),
                ("before", 0.0),
                ("voice_before", 88.0),
                ("source_b", BADGE),
                ("after", 0.0),
                ("voice_after", 88.0),
            ],
            Page::Figures => &[
                ("counted", 100.0),
                ("source", 130.0),
                ("published", 84.0),
                ("figures", 0.0),
                ("when", 110.0),
                ("attributed_to", 0.0),
            ],
            Page::Labels => &[
                ("actor", 150.0),
                ("source", 150.0),
                ("label", 0.0),
                ("mentions", 76.0),
                ("own", 60.0),
                ("indirect_speech", 70.0),
                ("direct_quote", 60.0),
                ("scare_quote", 60.0),
            ],
            Page::Agency => &[
                ("actor", 140.0),
                ("source", 140.0),
                ("acts", 56.0),
                ("acted_on", 76.0),
                ("share_acting", 96.0),
                ("verbs_acting", 0.0),
                ("verbs_acted_on", 0.0),
            ],
            Page::Harm => &[
                ("source", 0.0),
                ("clauses", 70.0),
                ("active", 66.0),
                ("passive_with_agent", 92.0),
                ("agentless_passive", 92.0),
                ("nominal", 76.0),
                ("share_agentless_passive", 110.0),
            ],
            Page::Structure => &[
                ("source", BADGE),
                ("title", 0.0),
                ("group", 72.0),
                ("words", 62.0),
                ("share_own", 62.0),
                ("share_indirect", 68.0),
                ("share_direct", 62.0),
                ("share_passive_sentences", 72.0),
                ("figures_per_1000", 72.0),
                ("namings_per_1000", 76.0),
                ("words_per_sentence", 84.0),
            ],
            Page::Groups => &[
                ("group", 90.0),
                ("articles", 80.0),
                ("measure", 0.0),
                ("inside", 110.0),
                ("outside", 110.0),
                ("deviations", 130.0),
            ],
            Page::Wire => &[
                ("source_a", BADGE),
                ("agencies_a", 62.0),
                ("share_of_a", 58.0),
                ("source_b", BADGE),
                ("agencies_b", 62.0),
                ("share_of_b", 58.0),
                ("copy", 44.0),
                ("longest_words", 50.0),
                ("longest_passage", 0.0),
            ],
        }
    }
}

/// Room for a source's badge alone.
const BADGE: f32 = 40.0;

/// What a page is told.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PageOptions {
    /// Only rows with these words.
    pub filter: String,
    /// Only changes of this kind.
    pub kind: Option<FramingKind>,
    /// The column the rows are ordered by, by its name in the table, and whether the largest come first; else they
    /// stand in their own order.
    #[serde(deserialize_with = "column")]
    pub sort: Option<(&'static str, bool)>,
}

/// The column a project names, if a page has it.
fn column<'de, D: Deserializer<'de>>(from: D) -> Result<Option<(&'static str, bool)>, D::Error> {
    let sorted = Option::<(String, bool)>::deserialize(from)?;
    let known = |name: &str| {
        Page::ALL.iter().flat_map(|page| page.columns()).map(|&(known, _)| known).find(|known| *known == name)
    };
    Ok(sorted.and_then(|(name, descending)| Some((known(&name)?, descending))))
}

/// A page as last listed; thrown away with the statements when what counts changes.
#[derive(Default)]
pub(super) struct Kept {
    page: Option<Page>,
    listing: Option<Listing>,
    ordered: Option<PageOptions>,
    rows: Vec<usize>,
}

impl Kept {
    fn update(&mut self, study: &Study, event: usize, selection: &Selection, page: Page, options: &PageOptions) {
        if self.page != Some(page) {
            self.listing = Some(page.list(study, event, selection));
            self.page = Some(page);
            self.ordered = None;
        }
        if self.ordered.as_ref() == Some(options) {
            return;
        }
        let Some(Listing { table, .. }) = &self.listing else { return };
        let wanted = options.filter.to_lowercase();
        let of_kind = |row: &[Cell]| {
            let kinds = table.columns.iter().position(|&name| name == "kinds");
            let kinds = kinds.map(|at| row[at].text()).unwrap_or_default();
            options.kind.is_none_or(|kind| page != Page::Changes || kinds.split(", ").any(|name| name == kind.name()))
        };
        let has = |row: &[Cell]| wanted.is_empty() || row.iter().any(|c| c.text().to_lowercase().contains(&wanted));
        self.rows = (0..table.rows.len()).filter(|&n| of_kind(&table.rows[n]) && has(&table.rows[n])).collect();
        if let Some((name, descending)) = options.sort
            && let Some(at) = table.columns.iter().position(|&column| column == name)
        {
            self.rows.sort_by(|&a, &b| order(&table.rows[a][at], &table.rows[b][at]));
            if descending {
                self.rows.sort_by(|&a, &b| order(&table.rows[b][at], &table.rows[a][at]));
            }
        }
        self.ordered = Some(options.clone());
    }
}

/// Numbers by size, words by letters, nothing last.
fn order(a: &Cell, b: &Cell) -> std::cmp::Ordering {
    let number = |cell: &Cell| match cell {
        Cell::Count(count) => Some(*count as f64),
        Cell::Number(number) => Some(*number),
        Cell::Text(_) | Cell::Empty => None,
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => a.text().to_lowercase().cmp(&b.text().to_lowercase()),
    }
}

/// Shows a page: its tools, its heading, its rows.
pub(super) fn show(
    ui: &mut Ui,
    (state, study): (&State, &Study),
    (event, selection): (usize, &Selection),
    kept: &mut Kept,
    options: &mut super::Options,
    commands: &mut Vec<Command>,
) {
    let page = options.page;
    kept.update(study, event, selection, page, &options.listed);
    let Some(listing) = &kept.listing else { return };
    tools(ui, study, kept, listing, event, options, commands);
    if kept.rows.is_empty() {
        let filtered = !listing.table.rows.is_empty();
        let offer = filtered.then_some(texts::SHOW_ALL_ROWS.words());
        if widgets::empty_state(ui, Icon::Coverage, texts::nothing_listed(page, filtered), offer) {
            options.listed = PageOptions::default();
        }
        return;
    }
    table(ui, (state, study), kept, listing, options, commands);
}

fn tools(
    ui: &mut Ui,
    study: &Study,
    kept: &Kept,
    listing: &Listing,
    event: usize,
    options: &mut super::Options,
    commands: &mut Vec<Command>,
) {
    let page = options.page;
    widgets::wide_toolbar(ui, 560.0, |ui| {
        let hint = texts::FILTER_ROWS;
        widgets::text_field(ui, &mut options.listed.filter, Some(Icon::Search), &hint, &hint, 170.0);
        if page == Page::Changes {
            let chosen = options.listed.kind.map_or(texts::ANY_CHANGE.words(), texts::change);
            egui::ComboBox::from_id_salt("kind-of-change").width(120.0).selected_text(chosen).show_ui(ui, |ui| {
                ui.selectable_value(&mut options.listed.kind, None, texts::ANY_CHANGE);
                for kind in FramingKind::ALL {
                    ui.selectable_value(&mut options.listed.kind, Some(kind), texts::change(kind));
                }
            });
        }
        let everywhere = study.articles.len() <= super::MOST_NAMED;
        let number = texts::listed(kept.rows.len(), page.is_of_event(), everywhere);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let title = format!("{} {}", listing.table.name, study.analysis.events[event].title);
            table_export::button(ui, commands, |format| Request::Made(title, Box::new(listing.table.clone()), format));
            let note = listing.table.notes.iter().map(said).collect::<Vec<_>>().join(" ");
            widgets::icon_button(ui, Icon::Info, &note);
            let ink = theme::palette(ui).ink2;
            ui.add(Label::new(theme::small(number).color(ink)).truncate());
        });
    });
}

fn table(
    ui: &mut Ui,
    (state, study): (&State, &Study),
    kept: &Kept,
    listing: &Listing,
    options: &mut super::Options,
    commands: &mut Vec<Command>,
) {
    let page = options.page;
    let scroll = Scroll::begin(ui, state, View::Coverage);
    let columns = page.columns();
    let fixed: f32 = columns.iter().map(|(_, width)| width + 10.0).sum::<f32>() + 14.0;
    let open = columns.iter().filter(|(_, width)| *width == 0.0).count().max(1) as f32;
    let rest = ((ui.available_width() - fixed - 8.0) / open).max(110.0);
    let places: Vec<usize> =
        columns.iter().filter_map(|(name, _)| listing.table.columns.iter().position(|column| column == name)).collect();
    ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
    widgets::quiet_columns(ui);
    egui::ScrollArea::horizontal().id_salt(("listing-wide", page)).auto_shrink(false).show(ui, |ui| {
        let mut builder = TableBuilder::new(ui)
            .id_salt(("listing", page))
            .sense(Sense::click())
            .cell_layout(Layout::left_to_right(Align::Center));
        for (n, (_, width)) in columns.iter().enumerate() {
            let width = if *width == 0.0 { rest } else { *width } + if n == 0 { 14.0 } else { 0.0 };
            builder = builder.column(Column::initial(width).at_least(36.0).clip(true).resizable(true));
        }
        if let Some(offset) = scroll.offset() {
            builder = builder.vertical_scroll_offset(offset);
        }
        let output = builder
            .header(32.0, |mut header| {
                for (n, (name, width)) in columns.iter().enumerate() {
                    header.col(|ui| {
                        ui.add_space(if n == 0 { 14.0 } else { 0.0 });
                        heading(
                            ui,
                            name,
                            if *width == BADGE { &texts::IN } else { texts::column(name) },
                            &mut options.listed,
                        );
                    });
                }
            })
            .body(|body| {
                body.rows(28.0, kept.rows.len(), |mut line| {
                    let row = kept.rows[line.index()];
                    let cells = &listing.table.rows[row];
                    for (n, &place) in places.iter().enumerate() {
                        line.col(|ui| {
                            widgets::row_line(ui);
                            ui.add_space(if n == 0 { 14.0 } else { 0.0 });
                            cell(ui, study, columns[n].0, columns[n].1, &cells[place]);
                        });
                    }
                    let response = line.response();
                    let said: Vec<String> = places.iter().map(|&place| cells[place].text()).collect();
                    let said = said.join(", ");
                    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &said));
                    let sentences: &[SentenceRef] = &listing.sentences[row];
                    if response.clicked() && !sentences.is_empty() {
                        let title = title(page, cells, &places);
                        options.selected = Some(Selected::Row { title, list: sentences.to_vec() });
                    } else if response.clicked() && page == Page::Structure {
                        let id = cells[0].text();
                        if let Some(at) = study.articles.iter().position(|article| article.id == id) {
                            commands.push(Command::Read(ArticleIndex(at as u32)));
                        }
                    }
                });
            });
        scroll.end(ui, state, &output, true, commands);
    });
}

/// What the sentences of a row are headed with.
fn title(page: Page, cells: &[Cell], places: &[usize]) -> String {
    let text = |n: usize| places.get(n).map(|&place| cells[place].text()).unwrap_or_default();
    match page {
        Page::Statements | Page::Changes => {
            let or_nothing = |text: String| if text.is_empty() { "–".to_owned() } else { text };
            format!("{} ↔ {}", or_nothing(text(2)), or_nothing(text(5)))
        }
        Page::Labels => format!("{} · {}", text(2), text(1)),
        Page::Harm => text(0),
        Page::Wire => texts::LONGEST_PASSAGE.to_string(),
        Page::Figures | Page::Agency | Page::Structure | Page::Groups => format!("{} · {}", text(0), text(1)),
    }
}

fn heading(ui: &mut Ui, name: &'static str, title: &'static str, options: &mut PageOptions) {
    let sorted = options.sort.filter(|(sorted, _)| *sorted == name).map(|(_, descending)| descending);
    let response = widgets::column_title(ui, title, sorted);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    if response.on_hover_text(title).clicked() {
        options.sort = match options.sort {
            Some((sorted, true)) if sorted == name => Some((name, false)),
            Some((sorted, false)) if sorted == name => None,
            _ => Some((name, true)),
        };
    }
}

fn cell(ui: &mut Ui, study: &Study, name: &str, width: f32, cell: &Cell) {
    let colours = theme::palette(ui);
    let text = cell.text();
    if name.starts_with("source") {
        if let Some(at) = study.sources.iter().position(|source| source.name == text) {
            let source = &study.sources[at];
            widgets::badge(ui, at, source).on_hover_text(widgets::badge_tooltip(source));
            if width == BADGE {
                return;
            }
            ui.add(Label::new(theme::body(bidi::shown(widgets::badge_tooltip(source)))).selectable(false).truncate());
        }
        return;
    }
    let (text, ink) = match cell {
        Cell::Empty => ("–".to_owned(), colours.ink3),
        Cell::Number(number) if name.starts_with("share") => (percent(*number, 0), colours.ink),
        Cell::Number(number) => (decimal(*number, 2), colours.ink),
        Cell::Count(0) => (text, colours.ink3),
        _ if text.is_empty() => ("–".to_owned(), colours.ink3),
        _ if name == "kinds" => (text.split(", ").map(shipped).collect::<Vec<_>>().join(", "), colours.ink),
        _ if matches!(name, "copy" | "measure") => (shipped(&text.replace('_', " ")).to_owned(), colours.ink),
        _ if name.starts_with("voice") => (texts::voice_named(&text).to_owned(), colours.ink2),
        _ if name == "group" => (texts::group(&text), colours.ink),
        _ if text == listings::ABSENT => (shipped(&text).to_owned(), colours.ink3),
        _ => (text, colours.ink),
    };
    let words = if matches!(name, "before" | "after" | "label" | "figures" | "longest_passage") {
        theme::article(bidi::shown(&text), 14.0)
    } else {
        theme::body(bidi::shown(&text))
    };
    ui.add(Label::new(words.color(ink)).selectable(false).truncate());
}
