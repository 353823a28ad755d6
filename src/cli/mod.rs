//! The command line: raw arguments become a [`Job`] once, and the job is run.

mod analyze;
mod arguments;
mod export;
mod monitor;
mod names;

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
pub use arguments::{Arguments, Job};
use clap::Parser;

use crate::project::association;

/// Exit status when nothing could be loaded or the output could not be written.
const FAILED: u8 = 1;
/// Exit status for wrong usage.
const USAGE: u8 = 2;

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("error")),
        )
        .init();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors; clap sends them to standard output itself.
            let status = if error.use_stderr() { USAGE } else { 0 };
            let _ = error.print();
            return ExitCode::from(status);
        }
    };
    let job = match arguments.into_job() {
        Ok(job) => job,
        Err(error) => {
            eprintln!("parallax: {}", told(&error));
            return ExitCode::from(USAGE);
        }
    };
    match run(job) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("parallax: {}", told(&error));
            ExitCode::from(if error.is::<names::Unknown>() { USAGE } else { FAILED })
        }
    }
}

/// An error with its causes, each said once: some errors say their cause themselves.
fn told(error: &anyhow::Error) -> String {
    let mut all = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if !all.contains(&cause) {
            if !all.is_empty() {
                all.push_str(": ");
            }
            all.push_str(&cause);
        }
    }
    all
}

fn run(job: Job) -> anyhow::Result<()> {
    match job {
        Job::Analyze(request) => analyze::analyze(&request),
        Job::Export(request) => analyze::export(&request),
        Job::Window { paths, sample } => open_window(paths, sample),
        Job::Associate { remove } => associate(remove),
        Job::Screenshots { directory } => take_screenshots(&directory),
    }
}

/// `parallax associate`: says on standard output what was done.
fn associate(remove: bool) -> anyhow::Result<()> {
    let report = if remove { association::dissociate()? } else { association::associate()? };
    let all =
        if report.is_empty() { "nothing of Parallax was there to be removed".to_owned() } else { report.to_string() };
    writeln!(std::io::stdout().lock(), "{all}").context("cannot write to standard output")
}

#[cfg(feature = "window")]
fn open_window(paths: Vec<std::path::PathBuf>, sample: bool) -> anyhow::Result<()> {
    crate::app::run(paths, sample)
}

#[cfg(not(feature = "window"))]
fn open_window(_: Vec<std::path::PathBuf>, _: bool) -> anyhow::Result<()> {
    anyhow::bail!("this build has no window; use `parallax analyze` or `parallax export`")
}

#[cfg(feature = "window")]
fn take_screenshots(directory: &std::path::Path) -> anyhow::Result<()> {
    crate::app::screenshots(directory)
}

#[cfg(not(feature = "window"))]
fn take_screenshots(_: &std::path::Path) -> anyhow::Result<()> {
    anyhow::bail!("this build has no window to take pictures of")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_said_once() {
        let cause = std::io::Error::other("the disk is full");
        let error =
            anyhow::Error::new(cause).context("cannot write a.json: the disk is full").context("nothing was saved");
        assert_eq!(told(&error), "nothing was saved: cannot write a.json: the disk is full");
    }
}
