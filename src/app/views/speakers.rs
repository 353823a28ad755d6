//! Who is quoted in which source: how often and how much, with which reporting verbs, and which loaded terms each
//! speaker brings.

use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

use egui::{Align, Label, Layout, Response, Role, Sense, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder};

use super::concordance::{self, Question};
use super::counted::{Counted, counted};
use super::filters::Filters;
use super::options::{ViewOptions, corpus};
use super::scroll::Scroll;
use super::{cache, own, table_export};
use crate::app::bidi;
use crate::app::command::Command;
use crate::app::exports::Request;
use crate::app::state::{State, View};
use crate::app::study::Study;
use crate::app::texts::{Text, grouped, tables as texts};
use crate::app::theme::{self, Icon, Weight};
use crate::app::widgets;
use crate::export::TableKind;
use crate::statistics::{SpeakerRow, SpeakerTable, SpeakerTerm, speakers};
use crate::voice::Stance;

/// A column of the table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The speaker's name.
    Speaker,
    /// Position of the source.
    Source,
    /// Articles with the speaker.
    Articles,
    /// Attributions, direct and mixed ones first.
    Quotations,
    /// Indirect attributions.
    Indirect,
    /// Words, quoted or not.
    #[default]
    Words,
    /// Reporting verbs that doubt.
    Doubting,
    /// Loaded terms.
    Terms,
}

impl By {
    /// In the order of the columns.
    const ALL: [By; 8] =
        [By::Speaker, By::Source, By::Articles, By::Quotations, By::Indirect, By::Words, By::Doubting, By::Terms];

    fn title(self) -> Text {
        match self {
            By::Speaker => texts::SPEAKER,
            By::Source => texts::SOURCE,
            By::Articles => texts::IN_ARTICLES,
            By::Quotations => texts::QUOTED,
            By::Indirect => texts::INDIRECTLY,
            By::Words => texts::WORDS_GIVEN,
            By::Doubting => texts::REPORTING_VERBS,
            By::Terms => texts::LOADED_TERMS,
        }
    }
}

/// What the view is told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Column the table is sorted by.
    pub sort: By,
    /// Largest first, or last letter first.
    pub descending: bool,
    /// Whether reports that name nobody are listed.
    pub unnamed: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { sort: By::Words, descending: true, unnamed: false }
    }
}

/// The table as last counted and sorted.
#[derive(Default)]
struct Kept {
    counted: Option<(u64, Filters)>,
    sorted: Option<Options>,
    table: Option<SpeakerTable>,
    rows: Vec<usize>,
}

impl Kept {
    fn update(&mut self, study: &Study, key: (u64, Filters), counted: &Counted, options: &Options) {
        if self.counted.as_ref() != Some(&key) {
            let corpus = corpus(study);
            self.table = Some(speakers(&corpus, &counted.selection, study.indices.speech(&corpus)));
            self.counted = Some(key);
            self.sorted = None;
        }
        if self.sorted.as_ref() != Some(options) {
            let rows = self.table.as_ref().map_or(&[][..], |table| &table.rows);
            self.rows = (0..rows.len()).filter(|&row| options.unnamed || !rows[row].speaker.is_empty()).collect();
            let Some(table) = &self.table else { return };
            let value = |row: &usize| number(table, &rows[*row], options.sort);
            match (options.sort, options.descending) {
                (By::Speaker, descending) => {
                    self.rows.sort_by_cached_key(|&row| rows[row].speaker.to_lowercase());
                    if descending {
                        self.rows.reverse();
                    }
                }
                (_, false) => self.rows.sort_by_cached_key(value),
                (_, true) => self.rows.sort_by_cached_key(|row| Reverse(value(row))),
            }
            self.sorted = Some(options.clone());
        }
    }
}

/// What a column sorts by.
fn number(table: &SpeakerTable, row: &SpeakerRow, by: By) -> u64 {
    match by {
        By::Speaker => 0,
        By::Source => row.source as u64,
        By::Articles => u64::from(row.articles),
        By::Quotations => u64::from(row.direct + row.mixed),
        By::Indirect => u64::from(row.indirect),
        By::Words => row.words(),
        By::Doubting => u64::from(table.with_stance(row, Stance::Doubting)),
        By::Terms => table.terms(row).iter().map(|term| u64::from(term.count)).sum(),
    }
}

/// Shows the view in the middle of the window.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let Some(study) = state.open_study() else { return };
    let mut options = state.options.clone();
    let kept = cache::<Kept>(ui, own(state, "speakers"));
    let mut kept = kept.lock();
    let key = (state.revision, options.filters.clone());
    let counted = counted(ui, state, study);
    kept.update(study, key, &counted, &options.speakers);
    ui.spacing_mut().item_spacing.y = 0.0;
    toolbar(ui, &kept, &mut options.speakers, commands);
    counted.show_advice(ui);
    let ViewOptions { question, line_order, .. } = &mut options;
    concordance::show(ui, state, study, question, line_order, commands);
    if kept.rows.is_empty() {
        if widgets::empty_state(ui, Icon::User, &texts::NOBODY_SPEAKS, Some(&texts::CLEAR_FILTERS)) {
            options.filters = Filters::default();
        }
    } else {
        table(ui, (state, study), &kept, &mut options, commands);
    }
    if options != state.options {
        commands.push(Command::SetOptions(Box::new(options)));
    }
}

fn toolbar(ui: &mut Ui, kept: &Kept, options: &mut Options, commands: &mut Vec<Command>) {
    widgets::wide_toolbar(ui, 480.0, |ui| {
        ui.label(theme::body(texts::who_speaks(kept.rows.len())).color(theme::palette(ui).ink2));
        ui.checkbox(&mut options.unnamed, texts::REPORTS_OF_NOBODY);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            table_export::button(ui, commands, |format| Request::Table(TableKind::Speakers, format));
        });
    });
}

fn table(
    ui: &mut Ui,
    (state, study): (&State, &Study),
    kept: &Kept,
    options: &mut ViewOptions,
    commands: &mut Vec<Command>,
) {
    let Some(table) = &kept.table else { return };
    let scroll = Scroll::begin(ui, state, View::Speakers);
    ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
    widgets::quiet_columns(ui);
    let mut builder = TableBuilder::new(ui)
        .id_salt("speakers")
        .striped(false)
        .sense(Sense::hover())
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::initial(190.0).at_least(120.0).clip(true).resizable(true))
        .column(Column::initial(150.0).at_least(60.0).clip(true).resizable(true))
        .columns(Column::exact(74.0), 4)
        .column(Column::initial(152.0).at_least(100.0).clip(true).resizable(true))
        .column(Column::remainder().at_least(120.0).clip(true));
    if let Some(offset) = scroll.offset() {
        builder = builder.vertical_scroll_offset(offset);
    }
    let output = builder
        .header(32.0, |mut header| {
            for by in By::ALL {
                header.col(|ui| {
                    inset(ui, by);
                    heading(ui, by, &mut options.speakers);
                });
            }
        })
        .body(|body| {
            body.rows(26.0, kept.rows.len(), |mut line| {
                let row = &table.rows[kept.rows[line.index()]];
                for by in By::ALL {
                    line.col(|ui| {
                        widgets::row_line(ui);
                        inset(ui, by);
                        if cell(ui, study, (table, row), by).is_some_and(|response| response.clicked()) {
                            options.question = Some(question(study, row));
                        }
                    });
                }
            });
        });
    scroll.end(ui, state, &output, true, commands);
}

/// The first column stands in from the edge as in the other tables.
fn inset(ui: &mut Ui, by: By) {
    if by == By::Speaker {
        ui.add_space(14.0);
    }
}

fn heading(ui: &mut Ui, by: By, options: &mut Options) {
    let sorted = options.sort == by;
    let response = widgets::column_title(ui, &by.title(), sorted.then_some(options.descending));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, by.title().words()));
    if response.clicked() {
        options.descending = if sorted { !options.descending } else { !matches!(by, By::Speaker | By::Source) };
        options.sort = by;
    }
}

/// Draws a cell; what was drawn if a click on it asks for the speaker's loaded words.
fn cell(ui: &mut Ui, study: &Study, (table, row): (&SpeakerTable, &SpeakerRow), by: By) -> Option<Response> {
    let colours = theme::palette(ui);
    let plain = |ui: &mut Ui, text: String| {
        let ink = if text == "0" { colours.ink3 } else { colours.ink };
        ui.add(Label::new(theme::body(bidi::shown(&text)).color(ink)).truncate());
    };
    match by {
        By::Speaker if row.speaker.is_empty() => plain(ui, texts::NOBODY_NAMED.to_string()),
        By::Speaker => plain(ui, row.speaker.to_string()),
        By::Source => {
            widgets::badge(ui, row.source, &study.sources[row.source]);
            plain(ui, widgets::badge_tooltip(&study.sources[row.source]).to_owned());
        }
        By::Doubting => {
            for stance in Stance::ALL {
                let verbs = table.verbs(row).iter().filter(|verb| verb.stance == stance);
                let said = verbs.map(|verb| format!("{} {}", table.lemma(*verb), verb.count));
                let text = said.collect::<Vec<_>>().join(", ");
                if !text.is_empty() {
                    let weight = if stance == Stance::Neutral { Weight::Regular } else { Weight::SemiBold };
                    let shown = egui::RichText::new(&text).font(theme::ui_font(12.5, weight));
                    let ink = if stance == Stance::Neutral { colours.ink2 } else { colours.ink };
                    let label = Label::new(shown.color(ink)).truncate().show_tooltip_when_elided(false);
                    ui.add(label).on_hover_text(format!("{}: {text}", texts::stance(stance)));
                }
            }
        }
        By::Terms if table.terms(row).is_empty() => plain(ui, "0".to_owned()),
        By::Terms => {
            let all = terms(study, table.terms(row));
            let room = ui.available_width() - 14.0;
            return Some(widgets::link_in(ui, &all, 12.5, room).on_hover_text(all));
        }
        by => plain(ui, grouped(number(table, row, by))),
    }
    None
}

fn terms(study: &Study, terms: &[SpeakerTerm]) -> String {
    let name = |term: u32| study.analysis.matcher.terms()[term as usize].term.as_str();
    terms.iter().map(|term| format!("{} {}", name(term.term), term.count)).collect::<Vec<_>>().join(", ")
}

/// The loaded words a speaker brings in a source.
fn question(study: &Study, row: &SpeakerRow) -> Question {
    let title = format!("{} · {}", row.speaker, widgets::badge_tooltip(&study.sources[row.source]));
    Question { title, speaker: Some(row.speaker.to_string()), source: Some(row.source), ..Question::default() }
}
