//! The guide and the glossary of measures: the texts of `assets/guide`, set for the window.

use std::sync::LazyLock;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Grid, Label, ScrollArea, Ui};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::app::texts::{self, Language};
use crate::app::theme::{self, Weight, space};

/// The guide and the glossary in one language.
struct Help {
    guide: LazyLock<Vec<Block>>,
    measures: LazyLock<Vec<Block>>,
}

static ENGLISH: Help = Help {
    guide: LazyLock::new(|| read(include_str!("../../../../assets/guide/guide.md"))),
    measures: LazyLock::new(|| read(include_str!("../../../../assets/guide/measures.md"))),
};
static SPANISH: Help = Help {
    guide: LazyLock::new(|| read(include_str!("../../../../assets/guide/guide.es.md"))),
    measures: LazyLock::new(|| read(include_str!("../../../../assets/guide/measures.es.md"))),
};

fn help() -> &'static Help {
    match texts::language() {
        Language::English => &ENGLISH,
        Language::Spanish => &SPANISH,
    }
}

/// A study from folder to figure.
pub(super) fn guide(ui: &mut Ui) {
    show(ui, &help().guide);
}

/// What each measure is.
pub(super) fn measures(ui: &mut Ui) {
    show(ui, &help().measures);
}

/// Words of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Piece {
    text: String,
    strong: bool,
    code: bool,
}

/// A part of the text that stands on its own.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Block {
    /// A heading and its level.
    Heading(u8, Vec<Piece>),
    /// A paragraph.
    Paragraph(Vec<Piece>),
    /// An item of a list.
    Item(Vec<Piece>),
    /// A table's rows, the heading first.
    Table(Vec<Vec<Vec<Piece>>>),
}

/// Headings, paragraphs, flat lists and tables; what else Markdown has does not stand in these texts.
fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rows: Vec<Vec<Vec<Piece>>> = Vec::new();
    let (mut strong, mut item) = (false, false);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Strong | Tag::Emphasis) => strong = true,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => strong = false,
            Event::Text(text) => pieces.push(Piece { text: text.into_string(), strong, code: false }),
            Event::Code(text) => pieces.push(Piece { text: text.into_string(), strong: false, code: true }),
            Event::SoftBreak | Event::HardBreak => pieces.push(Piece { text: " ".to_owned(), strong, code: false }),
            Event::Start(Tag::Item) => item = true,
            Event::End(TagEnd::Item) => {
                item = false;
                blocks.push(Block::Item(std::mem::take(&mut pieces)));
            }
            Event::End(TagEnd::Heading(level)) => {
                blocks.push(Block::Heading(level as u8, std::mem::take(&mut pieces)));
            }
            Event::End(TagEnd::Paragraph) if !item => blocks.push(Block::Paragraph(std::mem::take(&mut pieces))),
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                if let Some(row) = rows.last_mut() {
                    row.push(std::mem::take(&mut pieces));
                }
            }
            Event::End(TagEnd::Table) => blocks.push(Block::Table(std::mem::take(&mut rows))),
            _ => {}
        }
    }
    blocks
}

fn set(pieces: &[Piece], size: f32, heading: bool, ink: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for piece in pieces {
        let weight = if heading || piece.strong { Weight::SemiBold } else { Weight::Regular };
        let font = if piece.code { egui::FontId::monospace(size) } else { theme::ui_font(size, weight) };
        job.append(
            &piece.text,
            0.0,
            TextFormat { font_id: font, color: ink, line_height: Some(size * 1.5), ..TextFormat::default() },
        );
    }
    job
}

fn show(ui: &mut Ui, blocks: &[Block]) {
    let colours = theme::palette(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(680.0));
        for (n, block) in blocks.iter().enumerate() {
            match block {
                Block::Heading(level, pieces) => {
                    ui.add_space(if n == 0 { 0.0 } else { space::LARGE });
                    let size = if *level == 1 { 20.0 } else { 15.0 };
                    ui.add(Label::new(set(pieces, size, true, colours.ink)).wrap());
                    ui.add_space(space::TINY);
                }
                Block::Paragraph(pieces) => {
                    ui.add(Label::new(set(pieces, 13.5, false, colours.ink)).wrap());
                    ui.add_space(space::SMALL);
                }
                Block::Item(pieces) => {
                    ui.horizontal_top(|ui| {
                        ui.add_space(space::SMALL);
                        ui.label(theme::body("•"));
                        ui.add(Label::new(set(pieces, 13.5, false, colours.ink)).wrap());
                    });
                    ui.add_space(space::TINY);
                }
                Block::Table(rows) => table(ui, n, rows),
            }
        }
    });
}

fn table(ui: &mut Ui, id: usize, rows: &[Vec<Vec<Piece>>]) {
    let colours = theme::palette(ui);
    let widths = [130.0, 220.0, 290.0];
    Grid::new(("guide-table", id)).striped(true).spacing([14.0, 8.0]).show(ui, |ui| {
        for (n, row) in rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(widths) {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add(Label::new(set(cell, 12.5, n == 0, colours.ink)).wrap());
                });
            }
            ui.end_row();
        }
    });
    ui.add_space(space::SMALL);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::actions::ACTIONS;

    fn words(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn headings_lists_and_tables_are_set_and_nothing_is_lost() {
        let blocks = read("# One\n\nA **b** `c`\nd.\n\n- x\n- y\n\n| h | i |\n|---|---|\n| 1 | 2 |\n");
        let seen: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Heading(level, pieces) => format!("{level} {}", words(pieces)),
                Block::Paragraph(pieces) => words(pieces),
                Block::Item(pieces) => format!("- {}", words(pieces)),
                Block::Table(rows) => rows
                    .iter()
                    .map(|row| row.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("|"))
                    .collect::<Vec<_>>()
                    .join("/"),
            })
            .collect();
        assert_eq!(seen, ["1 One", "A b c d.", "- x", "- y", "h|i/1|2"]);
    }

    #[test]
    fn every_menu_the_guide_names_is_there() {
        for (language, guide) in [
            (Language::English, include_str!("../../../../assets/guide/guide.md")),
            (Language::Spanish, include_str!("../../../../assets/guide/guide.es.md")),
        ] {
            texts::set_language(language);
            let named: Vec<&str> =
                guide.split("**").filter_map(|part| part.split_once(" › ")).map(|(_, n)| n).collect();
            assert_eq!(named.len(), 11, "{language:?}");
            for named in named {
                let plain = |name: &str| name.trim_end_matches('…').to_owned();
                let known = ACTIONS.iter().any(|action| plain(&action.under.unwrap_or(action.name)) == plain(named));
                assert!(known, "no command “{named}”");
            }
        }
    }

    #[test]
    fn guide_and_glossary_have_the_same_parts_in_every_language() {
        let kinds = |blocks: &[Block]| -> Vec<(u8, usize)> {
            let kind = |block: &Block| match block {
                Block::Heading(level, _) => (*level, 0),
                Block::Paragraph(_) => (10, 0),
                Block::Item(_) => (11, 0),
                Block::Table(rows) => (12, rows.len()),
            };
            blocks.iter().map(kind).collect()
        };
        assert_eq!(kinds(&ENGLISH.guide), kinds(&SPANISH.guide));
        assert_eq!(kinds(&ENGLISH.measures), kinds(&SPANISH.measures));
    }
}
