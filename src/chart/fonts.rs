//! The fonts that come with the program. Origin and licences stand beside them in `assets/fonts`.

use std::sync::{Arc, LazyLock};

use usvg::fontdb::{Database, Source};

use super::measure::is_covered;
use super::{Typeface, Weight};

/// Inter 400.
pub const INTER_REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
/// Inter 500.
pub const INTER_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/Inter-Medium.ttf");
/// Inter 600.
pub const INTER_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// Inter 700.
pub const INTER_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-Bold.ttf");
/// Source Serif 4, 400.
pub const SERIF_REGULAR: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf");
/// Source Serif 4, 400 italic.
pub const SERIF_ITALIC: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-Italic.ttf");
/// Source Serif 4, 600.
pub const SERIF_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-SemiBold.ttf");

/// The file a text of this typeface and weight is set in.
pub fn file(typeface: Typeface, weight: Weight) -> &'static [u8] {
    match (typeface, weight) {
        (Typeface::Sans, Weight::Regular) => INTER_REGULAR,
        (Typeface::Sans, Weight::Medium) => INTER_MEDIUM,
        (Typeface::Sans, Weight::SemiBold) => INTER_SEMIBOLD,
        (Typeface::Sans, Weight::Bold) => INTER_BOLD,
        (Typeface::Serif, Weight::Regular | Weight::Medium) => SERIF_REGULAR,
        (Typeface::Serif, Weight::SemiBold | Weight::Bold) => SERIF_SEMIBOLD,
    }
}

/// The fonts a chart is drawn with: the bundled ones, which make drawings the same on every machine, and on request
/// others for scripts that those lack.
#[derive(Clone, Debug)]
pub struct Fonts(pub(super) Arc<Database>);

impl Fonts {
    /// The bundled fonts alone: Latin, Greek and Cyrillic.
    pub fn bundled() -> Fonts {
        static BUNDLED: LazyLock<Arc<Database>> = LazyLock::new(|| {
            let mut fonts = Database::new();
            for file in [INTER_REGULAR, INTER_MEDIUM, INTER_SEMIBOLD, INTER_BOLD, SERIF_REGULAR, SERIF_SEMIBOLD] {
                fonts.load_font_source(Source::Binary(Arc::new(file)));
            }
            fonts.set_sans_serif_family("Inter");
            fonts.set_serif_family("Source Serif 4");
            Arc::new(fonts)
        });
        Fonts(Arc::clone(&BUNDLED))
    }

    /// Whether the bundled fonts can draw every character of a text.
    pub fn cover(text: &str) -> bool {
        is_covered(text)
    }

    /// The bundled fonts and those that `load` adds to the database, for scripts the bundled ones lack.
    #[must_use]
    pub fn with(load: impl FnOnce(&mut Database)) -> Fonts {
        let mut fonts = Database::clone(&Fonts::bundled().0);
        load(&mut fonts);
        Fonts(Arc::new(fonts))
    }
}
