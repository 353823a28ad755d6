//! The fonts that come with the program. Origin and licences stand beside them in `assets/fonts`.

use std::sync::{Arc, LazyLock};

use usvg::fontdb::{Database, ID, Source, Style};
use usvg::{FontResolver, Options};

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

    /// How drawings are read: these fonts and no files.
    pub(super) fn options(&self) -> Options<'static> {
        Options {
            font_family: "Inter".into(),
            fontdb: Arc::clone(&self.0),
            resources_dir: None,
            font_resolver: FontResolver {
                select_fallback: Box::new(|c, used, fonts| fallback(c, used, fonts)),
                ..FontResolver::default()
            },
            ..Options::default()
        }
    }

    /// The bundled fonts and those that `load` adds to the database, for scripts the bundled ones lack.
    #[must_use]
    pub fn with(load: impl FnOnce(&mut Database)) -> Fonts {
        let mut fonts = Database::clone(&Fonts::bundled().0);
        load(&mut fonts);
        Fonts(Arc::new(fonts))
    }
}

/// The font for a character that the fonts in use lack: upright, of the weight nearest to theirs, without serifs if
/// there is one, and always the same of those.
fn fallback(c: char, used: &[ID], fonts: &Database) -> Option<ID> {
    let weight = used.first().and_then(|&id| fonts.face(id)).map_or(400, |face| face.weight.0);
    let mut faces: Vec<_> =
        fonts.faces().filter(|face| face.style == Style::Normal && !used.contains(&face.id)).collect();
    faces.sort_by_key(|face| {
        let name = face.post_script_name.as_str();
        (face.weight.0.abs_diff(weight), !name.contains("Sans"), name)
    });
    let has = |id: ID| {
        let glyph = |data: &[u8], index| ttf_parser::Face::parse(data, index).ok()?.glyph_index(c);
        fonts.with_face_data(id, glyph).flatten().is_some()
    };
    faces.into_iter().map(|face| face.id).find(|&id| has(id))
}
