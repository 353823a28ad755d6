//! What `parallax export` may be told: the look of the figures, and what counts.

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::chart::{Size, Theme};
use crate::compare::CopyCounting;
use crate::export::bundle::Look;
use crate::export::figures::{Choices, SourceOrder};
use crate::export::usual_scope;
use crate::model::Voice;
use crate::statistics::Scope;
use crate::wording::{Language, Numbers};

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Width {
    /// 85 mm, one column of a journal
    #[value(name = "85")]
    Column,
    /// 180 mm, a page
    #[value(name = "180")]
    Page,
    /// 960 pixels with large type
    Slide,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Palette {
    Light,
    Dark,
    /// Without any hue, for print in black and white
    Grey,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Order {
    /// As they appear in the corpus
    Appearance,
    Name,
    /// Most words first
    Words,
    /// Most loaded terms per 1,000 words first
    Rate,
}

/// The look of the figures.
#[derive(Args, Debug)]
#[command(next_help_heading = "Figures")]
pub(super) struct LookArguments {
    /// Width of the figures in millimetres
    #[arg(long, value_enum, default_value = "180")]
    width: Width,
    /// Palette of the figures
    #[arg(long, value_enum, default_value = "light")]
    theme: Palette,
    /// Size of labels in points
    #[arg(long, value_name = "POINTS", default_value_t = 9.0, value_parser = points)]
    font_size: f32,
    /// Pixels to the inch of PNG files
    #[arg(long, value_name = "DPI", default_value_t = 300, value_parser = clap::value_parser!(u16).range(36..=1200))]
    dpi: u16,
    /// Language of titles, notes, the report and the methods paragraph; what tables hold is the same in every one
    #[arg(long, value_name = "LANGUAGE", value_parser = language, default_value = "en", help = "Language of figures, notes, report and methods: en, es")]
    written_in: Language,
    /// Write numbers in figures as readers of this language expect them (en, de, de-CH, fr …); as the figures' own
    #[arg(long, value_name = "LANGUAGE")]
    numbers: Option<String>,
    /// Order of the sources
    #[arg(long, value_enum, default_value = "appearance")]
    order: Order,
    /// Most sources in a figure: those with most words
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u16).range(2..=200))]
    most_sources: u16,
    /// Most terms or articles in a figure
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u16).range(3..=200))]
    rows: u16,
}

fn points(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(points) if (5.0..=36.0).contains(&points) => Ok(points),
        _ => Err("must be a number from 5 to 36".to_owned()),
    }
}

fn language(code: &str) -> Result<Language, String> {
    let known = || Language::ALL.map(Language::code).join(", ");
    Language::ALL.into_iter().find(|language| language.code() == code).ok_or_else(|| format!("known are {}", known()))
}

impl LookArguments {
    /// What the figures are told.
    pub(super) fn choices(&self) -> Choices {
        Choices {
            order: match self.order {
                Order::Appearance => SourceOrder::Appearance,
                Order::Name => SourceOrder::Name,
                Order::Words => SourceOrder::Words,
                Order::Rate => SourceOrder::Rate,
            },
            sources: usize::from(self.most_sources),
            rows: usize::from(self.rows),
            ..Choices::default()
        }
    }

    /// The language they are in.
    pub(super) fn language(&self) -> Language {
        self.written_in
    }

    /// What they look like.
    pub(super) fn into_look(self) -> Look {
        Look {
            size: match self.width {
                Width::Column => Size::Column,
                Width::Page => Size::Page,
                Width::Slide => Size::Slide,
            },
            theme: match self.theme {
                Palette::Light => Theme::Light,
                Palette::Dark => Theme::Dark,
                Palette::Grey => Theme::Grey,
            },
            points: self.font_size,
            dots_per_inch: f32::from(self.dpi),
            numbers: self.numbers.as_deref().map_or_else(|| self.written_in.numbers(), Numbers::of_locale),
            caption: true,
        }
    }
}

/// What counts in figures and counted tables.
#[derive(Args, Debug)]
#[command(next_help_heading = "What counts in figures and counts")]
pub(super) struct ScopeArguments {
    /// Only this outlet; may be repeated
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,
    /// Only this event, by id; may be repeated
    #[arg(long, value_name = "ID")]
    event: Vec<String>,
    /// Only articles in this language, by code; may be repeated
    #[arg(long, value_name = "CODE")]
    language: Vec<String>,
    /// Only articles published on this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<Date>,
    /// Only articles published on this day or before
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<Date>,
    /// Only articles that contain this word or phrase, with * and ? as wildcards; may be repeated, one is enough
    #[arg(long, value_name = "WORDS")]
    containing: Vec<String>,
    #[arg(long, value_name = "HOW", value_parser = copies, default_value = "each", help = "Copies of one article: each, once, leave-out")]
    copies: CopyCounting,
    /// Only this category of the lexicon, by id; may be repeated
    #[arg(long, value_name = "ID")]
    category: Vec<String>,
    /// Only terms of this subject, by id; may be repeated
    #[arg(long, value_name = "ID")]
    topic: Vec<String>,
    /// Only hits in this voice; may be repeated
    #[arg(
        long,
        value_name = "VOICE",
        value_parser = voice,
        help = "Only this voice: own, indirect_speech, direct_quote, scare_quote; may be repeated"
    )]
    voice: Vec<Voice>,
}

fn voice(name: &str) -> Result<Voice, String> {
    let known = || Voice::ALL.map(Voice::name).join(", ");
    Voice::ALL.into_iter().find(|voice| voice.name() == name).ok_or_else(|| format!("known are {}", known()))
}

fn copies(how: &str) -> Result<CopyCounting, String> {
    match how {
        "each" => Ok(CopyCounting::Each),
        "once" => Ok(CopyCounting::Once),
        "leave-out" => Ok(CopyCounting::LeaveOut),
        _ => Err("known are each, once, leave-out".to_owned()),
    }
}

impl ScopeArguments {
    /// The usual scope, narrowed. A category that is named counts whatever its family and role.
    pub(super) fn into_scope(self) -> Scope {
        let usual = usual_scope();
        let chosen = !self.category.is_empty();
        Scope {
            sources: self.source.into_iter().collect(),
            events: self.event.into_iter().collect(),
            languages: self.language.into_iter().collect(),
            from: self.from,
            to: self.until,
            containing: self.containing.into_iter().collect(),
            copies: self.copies,
            families: if chosen { Default::default() } else { usual.families },
            roles: if chosen { Default::default() } else { usual.roles },
            categories: self.category.into_iter().collect(),
            topics: self.topic.into_iter().collect(),
            voices: self.voice.into_iter().collect(),
            ..Scope::default()
        }
    }
}
