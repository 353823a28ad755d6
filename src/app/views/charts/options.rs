//! What the charts are told: what they compare and how they look.

use crate::app::texts;
use crate::chart::{Size, Style, Theme, VoiceMeasure};
use crate::export::bundle::{FigureFormat, Look};
use crate::export::figures::{Choices, Kind, Sides, SourceOrder};
use crate::wording::Numbers;
use serde::{Deserialize, Deserializer, Serialize};

/// What the view is told.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// What the voice bars measure.
    pub measure: VoiceMeasure,
    /// Whether the voice bars put attributed words to the left and own words to the right.
    pub diverging: bool,
    /// In which order sources stand.
    pub order: SourceOrder,
    /// Most sources in a figure.
    pub sources: usize,
    /// Most terms or articles in a figure.
    pub rows: usize,
    /// What is held against what; else the two sources with most words.
    #[serde(skip)]
    pub sides: Option<Sides>,
    /// The actor whose names are shown; else the one most sources name.
    pub actor: Option<String>,
    /// The term whose neighbours are shown, by index in the lexicon; else the most frequent one.
    #[serde(skip)]
    pub term: Option<usize>,
    /// The event whose coverage is shown, by position; else the one most sources cover.
    #[serde(skip)]
    pub event: Option<usize>,
    /// The card selected.
    pub selected: Option<Kind>,
    /// Width of exported figures.
    pub size: Size,
    /// Palette; as the window if nothing is chosen, and light in files.
    pub palette: Option<Theme>,
    /// Size of labels in points.
    pub points: f32,
    /// Pixels to the inch of PNG files.
    pub dots_per_inch: u16,
    /// How numbers are written, by the code of a language; as the window's language does where none is chosen.
    #[serde(deserialize_with = "locale")]
    pub locale: Option<LocaleCode>,
    /// Whether filters, counts and method stand below exported figures.
    pub caption: bool,
    /// What figures are written as.
    pub format: FigureFormat,
}

impl Default for Options {
    fn default() -> Self {
        let (look, choices) = (Look::default(), Choices::default());
        Self {
            measure: choices.measure,
            diverging: choices.diverging,
            order: choices.order,
            sources: choices.sources,
            rows: choices.rows,
            sides: None,
            actor: None,
            term: None,
            event: None,
            selected: None,
            size: look.size,
            palette: None,
            points: look.points,
            dots_per_inch: look.dots_per_inch as u16,
            locale: None,
            caption: look.caption,
            format: FigureFormat::default(),
        }
    }
}

/// Ways of writing numbers, by the code of a language.
pub(super) const LOCALES: [&str; 5] = ["en", "de", "de-CH", "fr", "sv"];
/// Sizes of labels in points.
pub(super) const POINTS: [f32; 7] = [6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0];
/// Pixels to the inch.
pub(super) const DOTS: [u16; 5] = [96, 150, 300, 600, 1200];
/// Most sources or rows of a figure.
pub(super) const MOST: [usize; 6] = [6, 12, 24, 48, 96, 200];

/// The code of a way of writing numbers. By this name the derived reading does not take it for something borrowed.
type LocaleCode = &'static str;

/// The way of writing numbers a project names, if it is known.
fn locale<'de, D: Deserializer<'de>>(from: D) -> Result<Option<LocaleCode>, D::Error> {
    let code = Option::<String>::deserialize(from)?;
    Ok(LOCALES.into_iter().find(|known| code.as_deref() == Some(known)))
}

impl Options {
    /// Forgets what belongs to one corpus.
    pub(in crate::app::views) fn forget_corpus(&mut self) {
        self.sides = None;
        self.actor = None;
        self.term = None;
        self.event = None;
        self.selected = None;
    }

    /// What exported figures look like and what they are told.
    pub fn look(&self) -> (Look, Choices) {
        let look = Look {
            size: self.size,
            theme: self.palette.unwrap_or_default(),
            points: self.points,
            dots_per_inch: f32::from(self.dots_per_inch),
            numbers: self.numbers(),
            caption: self.caption,
        };
        (look, self.choices())
    }

    /// What the figures are told.
    pub fn choices(&self) -> Choices {
        Choices {
            measure: self.measure,
            diverging: self.diverging,
            order: self.order,
            sources: self.sources,
            rows: self.rows,
            sides: self.sides,
            actor: self.actor.clone(),
            term: self.term,
            event: self.event,
            ..Choices::default()
        }
    }

    fn numbers(&self) -> Numbers {
        self.locale.map_or_else(|| texts::language().numbers(), Numbers::of_locale)
    }

    /// The style of a card of the window, `width` pixels wide.
    pub(super) fn card(&self, dark: bool, width: f32) -> Style {
        let theme = self.palette.unwrap_or(if dark { Theme::Dark } else { Theme::Light });
        let card = Style::card(theme, width);
        let usual = Look::default().points;
        Style { text: card.text * self.points / usual, numbers: self.numbers(), language: texts::language(), ..card }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_exports_what_the_command_exports_unless_told_otherwise() {
        assert_eq!(Options::default().look(), (Look::default(), Choices::default()));
    }
}
