//! Messages that tell what happened and what can be done about it.

use super::language::{fill, said, say};
use crate::app::state::Origin;
use crate::model::Warning;
use crate::project::association::{AssociationError, Deed, Report};

/// Not one article of a project is where it was.
fn articles_gone(project: &str) -> String {
    fill(
        "None of the articles of “{project}” is where it was. Put their folder back beside the project, and open it again. The project file was not changed.",
        &[("project", &project)],
    )
}

/// Project files are opened by double click now, or no longer; below it what was done for that.
pub fn associated(on: bool, report: &Report) -> String {
    if report.is_empty() {
        return say("Nothing was to be removed: .parallax files were not opened in Parallax by double click.")
            .to_owned();
    }
    let head = if on {
        say("Files that end in .parallax are now opened in this program by double click. What was done:")
    } else {
        say("Files that end in .parallax are no longer opened in this program by double click. What was done:")
    };
    let mut lines = vec![head.to_owned()];
    lines.extend(report.deeds.iter().map(deed));
    lines.join("\n")
}

fn deed(deed: &Deed) -> String {
    let it = [("it", &deed.about() as &dyn std::fmt::Display)];
    match deed {
        Deed::Written(_) => fill("written: {it}", &it),
        Deed::Replaced(_) => fill("replaced: {it}", &it),
        Deed::Kept(_) => fill("was there already: {it}", &it),
        Deed::Removed(_) => fill("removed: {it}", &it),
        Deed::Foreign(_) => fill("left as it is, because Parallax did not write it: {it}", &it),
        Deed::Told(_) => fill("told the system: {it}", &it),
        Deed::NotTold(_) => fill("not installed or failed, the system will find out later: {it}", &it),
    }
}

/// Why project files cannot be opened by double click.
pub fn not_associated(error: &AssociationError) -> String {
    match error {
        AssociationError::Foreign(it) => fill(
            "{it} is there already, and Parallax did not write it. Move it away, then try again. Nothing was changed.",
            &[("it", it)],
        ),
        AssociationError::Bundle => say(
            "On macOS the application bundle says which files it opens. Drop the project on the window or choose File, Open project….",
        )
        .to_owned(),
        other => other.to_string(),
    }
}

/// Nothing that was opened is an article.
pub fn nothing_found(origin: &Origin, warnings: &[Warning]) -> String {
    let place = match origin {
        Origin::Paths(paths) => paths.iter().map(|path| format!("“{}”", path.display())).collect::<Vec<_>>().join(", "),
        Origin::Sample => say("the sample").to_owned(),
        Origin::Project(path, _) => return articles_gone(&path.display().to_string()),
        Origin::Recovered(abandoned) => return articles_gone(&abandoned.about.title),
    };
    let mut text = fill("No article found in {place}.", &[("place", &place)]);
    if warnings.is_empty() {
        text.push(' ');
        text.push_str(say(
            "Choose a folder with plain text, Markdown, HTML, Word, OpenDocument, RTF, JSON, CSV or TSV files.",
        ));
    }
    list(&mut text, warnings.iter());
    text
}

/// Problems in lines of their own: the first three, and how many more there are.
fn list<'a>(text: &mut String, warnings: impl ExactSizeIterator<Item = &'a Warning>) {
    let all = warnings.len();
    for warning in warnings.take(SHOWN) {
        text.push('\n');
        if !warning.path.is_empty() {
            text.push_str(&warning.path);
            text.push_str(": ");
        }
        text.push_str(&said(&warning.message));
    }
    if all > SHOWN {
        text.push('\n');
        text.push_str(&fill("… and {n} more problems.", &[("n", &(all - SHOWN))]));
    }
}

/// Problems told at once; the list of things to check has all.
const SHOWN: usize = 3;

/// Codes of warnings that say that something is not there to be counted.
const LEFT_OUT: [&str; 15] = [
    "article-missing",
    "csv-broken-row",
    "csv-no-header",
    "csv-unclosed-quotation",
    "csv-uneven-row",
    "dangling-link",
    "document-damaged",
    "json-broken",
    "json-broken-line",
    "json-no-articles",
    "record-not-an-object",
    "record-without-text",
    "too-large",
    "unreadable",
    "unsupported-format",
];

/// Not everything of a corpus was read, or not as it stands: what and why. `None` if everything was.
pub fn left_out(warnings: &[Warning]) -> Option<String> {
    let left: Vec<&Warning> = warnings.iter().filter(|warning| LEFT_OUT.contains(&warning.code.as_str())).collect();
    if left.is_empty() {
        return None;
    }
    let mut text = say("Not everything could be read; the rest is loaded.").to_owned();
    list(&mut text, left.into_iter());
    Some(text)
}
