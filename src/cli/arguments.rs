//! What the user may type, and what it means.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Parser, Subcommand};

use super::export::{LookArguments, ScopeArguments};
use crate::analysis::{Parts, Settings};
use crate::export::bundle::Look;
use crate::export::figures::Choices;
use crate::lexicon::formats;
use crate::project;
use crate::statistics::Scope;
use crate::wording::Language;

/// See how the same event looks from different newsrooms.
#[derive(Parser, Debug)]
#[command(name = "parallax", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Folders, article files, or one project file to open in the window
    paths: Vec<PathBuf>,
    /// Open the built-in sample corpus
    #[arg(long)]
    sample: bool,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Import and analyse articles, and write the report as JSON
    Analyze {
        #[command(flatten)]
        input: Input,
        /// Where to write the report; `-` for standard output
        #[arg(short, long, value_name = "REPORT")]
        output: PathBuf,
        /// Leave the articles' texts and removed lines out of the report
        #[arg(long)]
        no_text: bool,
        /// Compute only these parts: hits, attributions, figures, namings, agency, events, alignments, statistics
        #[arg(long, value_delimiter = ',', value_name = "PARTS")]
        only: Option<Vec<String>>,
    },
    /// Write tables (CSV, XLSX), charts (SVG, PNG, PDF) and the HTML report into a folder
    Export {
        #[command(flatten)]
        input: Input,
        /// The folder; made if it does not exist
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        #[command(flatten)]
        look: LookArguments,
        #[command(flatten)]
        scope: ScopeArguments,
    },
    /// Let project files (.parallax) be opened with this program by double click
    Associate {
        /// Take that back
        #[arg(long)]
        remove: bool,
    },
    /// Take the pictures for the documentation from the built-in sample
    #[command(hide = true)]
    Screenshots {
        /// The folder to write the pictures into
        directory: PathBuf,
    },
}

#[derive(Args, Debug)]
struct Input {
    /// Folders and article files, or one project file
    #[arg(required_unless_present = "sample")]
    paths: Vec<PathBuf>,
    /// Use the built-in sample corpus
    #[arg(long, conflicts_with = "paths")]
    sample: bool,
    /// Take the event grouping from this metadata field instead of computing it
    #[arg(long, value_name = "NAME")]
    event_field: Option<String>,
    /// Use this lexicon instead of the bundled one: JSON, CSV, or a dictionary of LIWC, Lexicoder, Yoshikoder, WordStat or
    /// quanteda; may be repeated
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
}

/// What the program is to do.
#[derive(Debug)]
pub enum Job {
    /// Open the window.
    Window {
        /// What to load.
        paths: Vec<PathBuf>,
        /// Load the built-in sample.
        sample: bool,
    },
    /// Write the report.
    Analyze(AnalyzeRequest),
    /// Write tables and charts.
    Export(Box<ExportRequest>),
    /// Let project files be opened by double click, or no longer.
    Associate {
        /// No longer.
        remove: bool,
    },
    /// Take pictures of the window.
    Screenshots {
        /// Where to.
        directory: PathBuf,
    },
}

/// What is to be analysed, and how.
#[derive(Debug)]
pub struct Request {
    /// Folders and files; the built-in sample if empty.
    pub paths: Vec<PathBuf>,
    /// Settings of the analysis.
    pub settings: Settings,
    /// Whether the lexicons were named on the command line.
    pub lexicons_given: bool,
}

impl Request {
    /// The project to open, if that is what is to be analysed.
    pub fn project(&self) -> Option<&Path> {
        self.paths.first().map(PathBuf::as_path).filter(|path| project::is_project(path))
    }
}

/// An `analyze` call.
#[derive(Debug)]
pub struct AnalyzeRequest {
    /// What and how.
    pub request: Request,
    /// Where the report goes; `None` for standard output.
    pub output: Option<PathBuf>,
    /// Whether texts are part of the report.
    pub with_text: bool,
}

/// An `export` call.
#[derive(Debug)]
pub struct ExportRequest {
    /// What and how.
    pub request: Request,
    /// The folder.
    pub directory: PathBuf,
    /// What the figures are told.
    pub choices: Choices,
    /// What they look like.
    pub look: Look,
    /// What counts.
    pub scope: Scope,
    /// The language of titles, notes, the report and the methods paragraph.
    pub language: Language,
}

impl Arguments {
    /// Checks the arguments and reads the lexicons they name.
    ///
    /// # Errors
    /// If a part is not known, or a lexicon cannot be read.
    pub fn into_job(self) -> anyhow::Result<Job> {
        Ok(match self.command {
            None => Job::Window { paths: self.paths, sample: self.sample },
            Some(Command::Analyze { input, output, no_text, only }) => Job::Analyze(AnalyzeRequest {
                request: input.into_request(only.as_deref().map_or(Ok(Parts::ALL), parts)?)?,
                output: (output.as_os_str() != "-").then_some(output),
                with_text: !no_text,
            }),
            Some(Command::Export { input, to, look, scope }) => Job::Export(Box::new(ExportRequest {
                request: input.into_request(Parts::ALL)?,
                directory: to,
                choices: look.choices(),
                language: look.language(),
                look: look.into_look(),
                scope: scope.into_scope(),
            })),
            Some(Command::Associate { remove }) => Job::Associate { remove },
            Some(Command::Screenshots { directory }) => Job::Screenshots { directory },
        })
    }
}

impl Input {
    fn into_request(self, parts: Parts) -> anyhow::Result<Request> {
        let mut settings = Settings { parts, event_field: self.event_field, ..Settings::default() };
        if self.paths.len() > 1 && self.paths.iter().any(|path| project::is_project(path)) {
            bail!("a project file is opened alone, without other files and folders");
        }
        let lexicons_given = !self.lexicon.is_empty();
        if lexicons_given {
            settings.lexicons = self
                .lexicon
                .iter()
                .map(|path| {
                    let bytes =
                        std::fs::read(path).with_context(|| format!("cannot read the lexicon {}", path.display()))?;
                    let imported = formats::read(&path.to_string_lossy(), &bytes)?;
                    for note in &imported.notes {
                        eprintln!("parallax: {}: {note}", path.display());
                    }
                    Ok(imported.lexicon)
                })
                .collect::<anyhow::Result<_>>()?;
        }
        Ok(Request { paths: self.paths, settings, lexicons_given })
    }
}

/// Reads the list of `--only`.
fn parts(names: &[String]) -> anyhow::Result<Parts> {
    let mut parts = Parts::NONE;
    for name in names {
        match name.trim() {
            "hits" => parts.hits = true,
            "attributions" => parts.attributions = true,
            "figures" => parts.figures = true,
            "namings" => parts.namings = true,
            "agency" => parts.agency = true,
            "events" => parts.events = true,
            "alignments" => parts.alignments = true,
            "statistics" => parts.statistics = true,
            other => bail!(
                "`{other}` is not a part; known are hits, attributions, figures, namings, agency, events, alignments, statistics"
            ),
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(line: &str) -> anyhow::Result<Job> {
        Arguments::try_parse_from(line.split(' '))?.into_job()
    }

    #[test]
    fn a_dash_means_standard_output() {
        let Ok(Job::Analyze(analyze)) = job("parallax analyze texts -o -") else { panic!("not an analyze job") };
        assert_eq!(analyze.output, None);
        assert!(analyze.with_text);
    }

    #[test]
    fn only_the_named_parts_are_computed() {
        let Ok(Job::Analyze(analyze)) = job("parallax analyze texts -o r.json --only hits,events") else {
            panic!("not an analyze job")
        };
        assert_eq!(analyze.request.settings.parts, Parts { hits: true, events: true, ..Parts::NONE });
    }

    #[test]
    fn an_unknown_part_is_named() {
        let error = job("parallax analyze texts -o r.json --only hots").unwrap_err();
        assert!(error.to_string().contains("`hots`"), "{error}");
    }

    #[test]
    fn without_a_command_the_window_opens() {
        assert!(matches!(job("parallax --sample"), Ok(Job::Window { sample: true, .. })));
        assert!(matches!(job("parallax study.parallax"), Ok(Job::Window { paths, .. }) if paths.len() == 1));
        assert!(matches!(job("parallax associate --remove"), Ok(Job::Associate { remove: true })));
        assert!(matches!(job("parallax some/folder"), Ok(Job::Window { paths, .. }) if paths.len() == 1));
    }
}
