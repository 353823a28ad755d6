//! The look of the window: colours, fonts, spacing, icons. Nothing else in the window names a colour or a font.

mod contrast;
mod icons;
mod palette;

use std::sync::Arc;

use egui::epaint::text::{FontData, FontDefinitions};
use egui::style::{Selection, WidgetVisuals};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke, TextStyle, Ui, Visuals, vec2,
};

pub use icons::Icon;
pub use palette::{BADGES, Badge, Ink, Palette};

use crate::lexicon::Family;

/// Distances between things, in points.
pub mod space {
    /// Between an icon and its word.
    pub const TINY: f32 = 4.0;
    /// Between controls of one group.
    pub const SMALL: f32 = 8.0;
    /// Around the contents of a panel.
    pub const PANEL: f32 = 14.0;
    /// Between groups.
    pub const LARGE: f32 = 16.0;
}

/// Sizes of the window's parts, in points.
pub mod layout {
    use egui::Rangef;

    /// Smallest window.
    pub const MINIMUM_WINDOW: [f32; 2] = [1024.0, 640.0];
    /// Height of the menu bar.
    pub const MENU_BAR: f32 = 30.0;
    /// Height of the tab bar.
    pub const TAB_BAR: f32 = 46.0;
    /// Height of a view's toolbar.
    pub const TOOLBAR: f32 = 42.0;
    /// Height of a side panel's heading.
    pub const PANEL_HEADER: f32 = 38.0;
    /// Height of the status bar.
    pub const STATUS_BAR: f32 = 26.0;
    /// Width of the sidebar at first.
    pub const SIDEBAR: f32 = 260.0;
    /// Widths the sidebar can have.
    pub const SIDEBAR_RANGE: Rangef = Rangef { min: 220.0, max: 360.0 };
    /// Width of the inspector at first.
    pub const INSPECTOR: f32 = 308.0;
    /// Widths the inspector can have.
    pub const INSPECTOR_RANGE: Rangef = Rangef { min: 280.0, max: 420.0 };
    /// Windows narrower than this hide the sidebar.
    pub const SIDEBAR_NEEDS: f32 = 1180.0;
    /// Least width of a pane beside others for which the inspector keeps its room.
    pub const PANE: f32 = 320.0;
    /// Windows narrower than this hide the inspector.
    pub const INSPECTOR_NEEDS: f32 = 1280.0;
    /// Width of the gutter between two columns of the compare view.
    pub const COMPARE_GUTTER: f32 = 88.0;
    /// Smallest width of a column of the compare view.
    pub const COMPARE_COLUMN: f32 = 300.0;
    /// Width of the map at the right of the compare view.
    pub const OVERVIEW_STRIP: f32 = 16.0;
    /// Height of a row of a table.
    pub const TABLE_ROW: f32 = 27.0;
    /// Height of a row of the coverage table.
    pub const COVERAGE_ROW: f32 = 31.0;
    /// Height of a row of the concordance.
    pub const KWIC_ROW: f32 = 25.0;
    /// Height of the concordance panel at first.
    pub const KWIC_PANEL: f32 = 242.0;
    /// Height of a button.
    pub const BUTTON: f32 = 28.0;
    /// Height of a small button.
    pub const SMALL_BUTTON: f32 = 24.0;
}

/// Rounding of corners, in points.
pub mod radius {
    /// Highlights.
    pub const HIGHLIGHT: u8 = 2;
    /// Boxes around direct quotation, badges and check boxes.
    pub const BOX: u8 = 3;
    /// Chips.
    pub const CHIP: u8 = 4;
    /// Buttons.
    pub const BUTTON: u8 = 5;
    /// Cards and popovers.
    pub const CARD: u8 = 6;
    /// The area files are dropped on.
    pub const DROP_ZONE: u8 = 8;
}

/// Weights of the interface font.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

const INTER: &str = "Inter";
const INTER_MEDIUM: &str = "Inter Medium";
const INTER_SEMIBOLD: &str = "Inter SemiBold";
const INTER_BOLD: &str = "Inter Bold";
const SERIF: &str = "Source Serif 4";
const SERIF_SEMIBOLD: &str = "Source Serif 4 SemiBold";
const SERIF_ITALIC: &str = "Source Serif 4 Italic";

/// The interface font.
pub fn ui_font(size: f32, weight: Weight) -> FontId {
    let name = match weight {
        Weight::Regular => return FontId::new(size, FontFamily::Proportional),
        Weight::Medium => INTER_MEDIUM,
        Weight::SemiBold => INTER_SEMIBOLD,
        Weight::Bold => INTER_BOLD,
    };
    FontId::new(size, FontFamily::Name(name.into()))
}

/// The font of articles.
pub fn article_font(size: f32, semibold: bool) -> FontId {
    FontId::new(size, FontFamily::Name(if semibold { SERIF_SEMIBOLD } else { SERIF }.into()))
}

/// The colours of the theme in use.
pub fn palette(ui: &Ui) -> &'static Palette {
    palette_of(ui.visuals().dark_mode)
}

/// The colours of the dark or the light theme.
pub fn palette_of(dark: bool) -> &'static Palette {
    if dark { &palette::DARK } else { &palette::LIGHT }
}

impl Palette {
    /// How a word family is drawn.
    pub fn family(&self, family: Family) -> &'static Ink {
        let hue = &palette::HUES[family.index()];
        if self.dark { &hue.dark } else { &hue.light }
    }

    /// The colour of a cell of a heat map; `share` runs from 0 to 1 (the largest value).
    pub fn heat_cell(&self, share: f32) -> Color32 {
        mix(self.panel, self.heat, 0.06 + 0.44 * share.clamp(0.0, 1.0))
    }

    /// A hairline.
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }

    /// The border of a control.
    pub fn border(&self) -> Stroke {
        Stroke::new(1.0, self.line2)
    }
}

/// The badge of a source by its position among the sources.
pub fn badge(source: usize) -> &'static Badge {
    &BADGES[source % BADGES.len()]
}

/// A colour between two others, in sRGB; `t` is the share of `b`.
pub fn mix(a: Color32, b: Color32, t: f32) -> Color32 {
    let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * t).round() as u8;
    Color32::from_rgb(channel(a.r(), b.r()), channel(a.g(), b.g()), channel(a.b(), b.b()))
}

/// Text of the interface: size 13.
pub fn body(text: impl Into<String>) -> RichText {
    RichText::new(text).font(ui_font(13.0, Weight::Regular))
}

/// Emphasised text of the interface: size 13, semibold.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(ui_font(13.0, Weight::SemiBold))
}

/// Small text: size 12.
pub fn small(text: impl Into<String>) -> RichText {
    RichText::new(text).font(ui_font(12.0, Weight::Regular))
}

/// The smallest text: size 11.
pub fn caption(text: impl Into<String>) -> RichText {
    RichText::new(text).font(ui_font(11.0, Weight::Regular))
}

/// The heading of a group inside a panel: size 11.5, medium.
pub fn group_title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(ui_font(11.5, Weight::Medium))
}

/// The heading of a card or panel: size 14, semibold.
pub fn card_title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(ui_font(14.0, Weight::SemiBold))
}

/// The heading of a screen: size 18, semibold.
pub fn screen_title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(ui_font(18.0, Weight::SemiBold))
}

/// Text of an article.
pub fn article(text: impl Into<String>, size: f32) -> RichText {
    RichText::new(text).font(article_font(size, false))
}

/// Installs fonts and both themes. Call once per context.
pub fn install(ctx: &Context) {
    // Systems that do not say which theme they are in get the light one.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    ctx.set_fonts(fonts());
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let colours = palette_of(theme == egui::Theme::Dark);
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(colours);
            style.text_styles = [
                (TextStyle::Small, ui_font(11.0, Weight::Regular)),
                (TextStyle::Body, ui_font(13.0, Weight::Regular)),
                (TextStyle::Button, ui_font(13.0, Weight::Regular)),
                (TextStyle::Heading, ui_font(18.0, Weight::SemiBold)),
                (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
            ]
            .into();
            style.animation_time = 0.08;
            let spacing = &mut style.spacing;
            spacing.item_spacing = vec2(8.0, 6.0);
            spacing.button_padding = vec2(10.0, 5.0);
            spacing.interact_size = vec2(24.0, layout::SMALL_BUTTON);
            spacing.menu_margin = Margin::same(6);
            spacing.icon_width = 15.0;
            spacing.icon_width_inner = 9.0;
            spacing.icon_spacing = 8.0;
            spacing.tooltip_width = 340.0;
            style.interaction.selectable_labels = false;
            style.interaction.tooltip_delay = 0.35;
        });
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let files: [(&str, &'static [u8]); 7] = [
        (INTER, include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
        (INTER_MEDIUM, include_bytes!("../../../assets/fonts/Inter-Medium.ttf")),
        (INTER_SEMIBOLD, include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
        (INTER_BOLD, include_bytes!("../../../assets/fonts/Inter-Bold.ttf")),
        (SERIF, include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf")),
        (SERIF_SEMIBOLD, include_bytes!("../../../assets/fonts/SourceSerif4-SemiBold.ttf")),
        (SERIF_ITALIC, include_bytes!("../../../assets/fonts/SourceSerif4-Italic.ttf")),
    ];
    let fallback: Vec<String> = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut chain = vec![name.to_owned()];
        if name != INTER {
            chain.push(INTER.to_owned());
        }
        chain.extend(fallback.iter().cloned());
        fonts.families.insert(FontFamily::Name(name.into()), chain.clone());
        if name == INTER {
            fonts.families.insert(FontFamily::Proportional, chain);
        }
    }
    fonts
}

fn visuals(colours: &Palette) -> Visuals {
    let mut visuals = if colours.dark { Visuals::dark() } else { Visuals::light() };
    let widget = |fill: Color32, border: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: border,
        corner_radius: CornerRadius::same(radius::BUTTON),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(colours.panel, colours.hairline(), colours.ink);
    visuals.widgets.inactive = widget(colours.panel, colours.border(), colours.ink);
    visuals.widgets.hovered = widget(colours.hover, colours.border(), colours.ink);
    visuals.widgets.active = widget(colours.hover, Stroke::new(2.0, colours.acc), colours.ink);
    visuals.widgets.open = widget(colours.hover, colours.border(), colours.ink);
    visuals.selection = Selection { bg_fill: colours.acctint, stroke: Stroke::new(1.0, colours.acc) };
    visuals.hyperlink_color = colours.acc;
    visuals.weak_text_color = Some(colours.ink3);
    visuals.faint_bg_color = colours.panel2;
    visuals.extreme_bg_color = colours.panel;
    visuals.warn_fg_color = colours.warn;
    visuals.error_fg_color = colours.err;
    visuals.window_fill = colours.panel;
    visuals.window_stroke = colours.border();
    visuals.window_corner_radius = CornerRadius::same(radius::CARD);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.panel_fill = colours.panel;
    let shadow = Shadow { offset: [0, 3], blur: 0, spread: 0, color: Color32::from_black_alpha(0x1A) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals
}
