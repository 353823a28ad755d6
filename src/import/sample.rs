//! The built-in sample corpus: invented articles on invented events, so that the program can be tried at once.

use super::{Imported, import_embedded};

macro_rules! embed {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../assets/sample/", $path)))),*]
    };
}

/// Paths and texts; the folder's README is about the corpus and not part of it.
const FILES: &[(&str, &str)] = embed![
    "brenholt-courier/2024-06-23-marenza-riot.md",
    "brenholt-courier/2024-11-21-lowmark-levy.md",
    "brenholt-courier/2025-03-13-vessary-command-post.md",
    "brenholt-courier/2025-05-07-kestovian-drivers.md",
    "cronica-de-ardalia/2024-06-23-muere-una-estudiante.md",
    "lowmark-chronicle/2024-06-24-marenza-student.md",
    "lowmark-chronicle/2024-11-20-clean-heat-levy.md",
    "lowmark-chronicle/2025-03-13-vessary-strike-wire.md",
    "lowmark-chronicle/2025-03-14-vessary-counts-its-dead.md",
    "lowmark-chronicle/2025-05-06-port-ansel-dispute.md",
    "radio-corvane/2024-06-23-marenza-clashes.md",
    "radio-corvane/2025-03-13-vessary-market.md",
    "radio-corvane/2025-05-06-lowmark-port.md",
    "the-gangway/2024-06-23-cordal-bridge.md",
    "the-gangway/2024-11-20-polluters-exempt.md",
    "the-gangway/2025-03-15-mothers-of-brenholt.md",
    "the-gangway/2025-05-05-dockers-walk-out.md",
    "tradewind-daily/2024-11-20-heating-tax.md",
    "tradewind-daily/2025-03-13-vessary-strike-wire.md",
    "tradewind-daily/2025-05-06-port-ansel-strike.md",
];

/// Imports the sample.
pub fn sample() -> Imported {
    import_embedded(FILES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_complete_and_clean() {
        let imported = sample();
        assert_eq!(imported.articles.len(), 20);
        assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);
        for article in &imported.articles {
            assert!(
                article.title.is_some() && article.published.date.is_some() && !article.source.value.is_empty(),
                "{}",
                article.path
            );
            let expected = if article.path.starts_with("cronica") { "es" } else { "en" };
            assert_eq!(article.language.code(), expected, "{}", article.path);
            assert!(!["READ:", "Source link"].iter().any(|line| article.text.contains(line)), "{}", article.path);
        }
        assert_eq!(imported.articles.iter().map(|article| article.removed.len()).sum::<usize>(), 3);
    }

    #[test]
    fn every_file_of_the_sample_is_embedded() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        let mut count = 0;
        for folder in std::fs::read_dir(root).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
            count += std::fs::read_dir(folder.path()).unwrap().count();
        }
        assert_eq!(count, FILES.len());
    }
}
