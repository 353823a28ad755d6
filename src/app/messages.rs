//! Messages that tell what happened and what can be done about it.

use std::path::Path;

use super::state::Origin;
use crate::model::Warning;

/// A file was written.
pub(super) fn saved(path: &Path) -> String {
    format!("Saved {}", path.display())
}

/// A folder was filled.
pub(super) fn exported(folder: &Path, files: usize) -> String {
    format!("Exported {} to {}", super::texts::count(files, "file", "files"), folder.display())
}

/// Not one article of a project is where it was.
fn articles_gone(project: &str) -> String {
    format!(
        "None of the articles of “{project}” is where it was. Put their folder back beside the project, and open it again. The project file was not changed."
    )
}

/// Nothing that was opened is an article.
pub(super) fn nothing_found(origin: &Origin, warnings: &[Warning]) -> String {
    let place = match origin {
        Origin::Paths(paths) => paths.iter().map(|path| format!("“{}”", path.display())).collect::<Vec<_>>().join(", "),
        Origin::Sample => "the sample".to_owned(),
        Origin::Project(path, _) => return articles_gone(&path.display().to_string()),
        Origin::Recovered(abandoned) => return articles_gone(&abandoned.about.title),
    };
    let mut text = format!(
        "No article found in {place}. Choose a folder with plain text, Markdown, HTML, JSON, CSV or TSV files."
    );
    for warning in warnings.iter().take(3) {
        text.push_str(&format!("\n{}: {}", warning.path, warning.message));
    }
    if warnings.len() > 3 {
        text.push_str(&format!("\n… and {} more problems.", warnings.len() - 3));
    }
    text
}
