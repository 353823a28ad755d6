//! Messages that tell what happened and what can be done about it.

use super::language::{fill, said, say};
use crate::app::state::Origin;
use crate::model::Warning;

/// Not one article of a project is where it was.
fn articles_gone(project: &str) -> String {
    fill(
        "None of the articles of “{project}” is where it was. Put their folder back beside the project, and open it again. The project file was not changed.",
        &[("project", &project)],
    )
}

/// Nothing that was opened is an article.
pub fn nothing_found(origin: &Origin, warnings: &[Warning]) -> String {
    let place = match origin {
        Origin::Paths(paths) => paths.iter().map(|path| format!("“{}”", path.display())).collect::<Vec<_>>().join(", "),
        Origin::Sample => say("the sample").to_owned(),
        Origin::Project(path, _) => return articles_gone(&path.display().to_string()),
        Origin::Recovered(abandoned) => return articles_gone(&abandoned.about.title),
    };
    let mut text = fill(
        "No article found in {place}. Choose a folder with plain text, Markdown, HTML, JSON, CSV or TSV files.",
        &[("place", &place)],
    );
    for warning in warnings.iter().take(3) {
        text.push_str(&format!("\n{}: {}", warning.path, said(&warning.message)));
    }
    if warnings.len() > 3 {
        text.push('\n');
        text.push_str(&fill("… and {n} more problems.", &[("n", &(warnings.len() - 3))]));
    }
    text
}
