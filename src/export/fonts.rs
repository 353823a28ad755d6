//! The fonts drawings are made with: the bundled ones, so that pictures are the same everywhere, and those of the system
//! only where a figure has characters the bundled ones lack.

use std::sync::LazyLock;

use crate::chart::Scene;
use crate::chart::fonts::Fonts;

/// Fonts that can draw every word of the scene, as far as the system has some.
pub fn fonts_for(scene: &Scene) -> Fonts {
    static WITH_SYSTEM: LazyLock<Fonts> = LazyLock::new(|| Fonts::with(usvg::fontdb::Database::load_system_fonts));
    if scene.words().all(Fonts::cover) { Fonts::bundled() } else { WITH_SYSTEM.clone() }
}
