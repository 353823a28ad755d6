//! The headless commands.

use std::io::Write;

use anyhow::{Context, bail};

use super::arguments::{AnalyzeRequest, ExportRequest, Request};
use super::monitor::watched;
use crate::analysis::Analysis;
use crate::export::{self, bundle, report};
use crate::import::{self, Imported};

/// `parallax analyze`.
pub(super) fn analyze(job: &AnalyzeRequest) -> anyhow::Result<()> {
    let (imported, analysis) = load(&job.request)?;
    let write = |out: &mut dyn Write| -> std::io::Result<()> {
        report::write(out, &imported, &analysis, &job.request.settings, job.with_text)?;
        out.write_all(b"\n")?;
        out.flush()
    };
    match &job.output {
        None => write(&mut std::io::stdout().lock()).context("cannot write the report to standard output"),
        Some(path) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let file = tempfile::NamedTempFile::new_in(folder.unwrap_or_else(|| std::path::Path::new(".")))
                .with_context(|| format!("cannot write beside {}; does its folder exist?", path.display()))?;
            let mut out = std::io::BufWriter::with_capacity(1 << 20, file);
            write(&mut out).with_context(|| format!("cannot write {}", path.display()))?;
            let file = out.into_inner().with_context(|| format!("cannot write {}", path.display()))?;
            file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
            Ok(())
        }
    }
}

/// `parallax export`.
pub(super) fn export(job: &ExportRequest) -> anyhow::Result<()> {
    let (imported, analysis) = load(&job.request)?;
    let settings = &job.request.settings;
    let provenance = export::Provenance::of(&imported.articles, settings);
    let material = export::Material {
        articles: &imported.articles,
        warnings: &imported.warnings,
        analysis: &analysis,
        settings,
        scope: &job.scope,
        provenance: &provenance,
    };
    bundle::write_all(&job.directory, &material, &job.choices, &job.look)?;
    Ok(())
}

/// Imports and analyses; warnings go to standard error.
fn load(request: &Request) -> anyhow::Result<(Imported, Analysis)> {
    let (imported, analysis) = watched(|progress| -> anyhow::Result<_> {
        let imported =
            if request.paths.is_empty() { import::sample() } else { import::import(&request.paths, progress)? };
        let analysis = Analysis::run(&imported.articles, &request.settings, progress)?;
        Ok((imported, analysis))
    })?;
    for warning in &imported.warnings {
        eprintln!("parallax: {}: {} [{}]", warning.path, warning.message, warning.code);
    }
    if imported.articles.is_empty() {
        bail!("no article could be loaded");
    }
    Ok((imported, analysis))
}
