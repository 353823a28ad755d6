//! The headless commands.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};

use super::arguments::{AnalyzeRequest, ExportRequest, Request};
use super::monitor::watched;
use super::names;
use crate::analysis::{Analysis, Settings};
use crate::coding;
use crate::export::{self, WholeFile, bundle, report};
use crate::import::{self, Imported};
use crate::model::{CorrectionCounts, Progress};
use crate::project;

/// `parallax analyze`.
pub(super) fn analyze(job: &AnalyzeRequest) -> anyhow::Result<()> {
    let Loaded { imported, analysis, settings, .. } = load(&job.request)?;
    let write = |out: &mut dyn Write| -> std::io::Result<()> {
        report::write(out, &imported, &analysis, &settings, job.with_text)?;
        out.write_all(b"\n")?;
        out.flush()
    };
    match &job.output {
        None => write(&mut std::io::stdout().lock()).context("cannot write the report to standard output"),
        Some(path) => {
            let failed =
                || format!("cannot write {}; check its folder, its permissions and free space", path.display());
            let mut file = WholeFile::create(path).with_context(failed)?;
            write(&mut file).with_context(failed)?;
            file.finish().with_context(failed)
        }
    }
}

/// `parallax export`.
pub(super) fn export(job: &ExportRequest) -> anyhow::Result<()> {
    let Loaded { imported, analysis, settings, corrections, codings, remarks } = load(&job.request)?;
    let settings = &settings;
    names::check_scope(&job.scope, &imported.articles, &analysis, settings)?;
    let provenance = export::Provenance::of(&imported.articles, settings)
        .corrected(corrections)
        .validated(coding::validation(&codings, job.language))
        .remarked(remarks);
    let material = export::Material {
        articles: &imported.articles,
        warnings: &imported.warnings,
        analysis: &analysis,
        settings,
        scope: &job.scope,
        provenance: &provenance,
        indices: &crate::statistics::Indices::default(),
        language: job.language,
    };
    watched(|progress| bundle::write_all(&job.directory, &material, &job.choices, &job.look, progress))?;
    Ok(())
}

/// What a command works on.
struct Loaded {
    imported: Imported,
    analysis: Analysis,
    settings: Settings,
    corrections: CorrectionCounts,
    codings: Arc<coding::Codings>,
    remarks: Vec<export::Remark>,
}

/// Imports and analyses, or opens a project with everything decided in it; warnings go to standard error.
fn load(request: &Request) -> anyhow::Result<Loaded> {
    let loaded = watched(|progress| {
        if let Some(path) = request.project() {
            load_project(path, request, progress)
        } else {
            let imported =
                if request.paths.is_empty() { import::sample() } else { import::import(&request.paths, progress)? };
            let analysis = Analysis::run(&imported.articles, &request.settings, progress)?;
            let settings = request.settings.clone();
            Ok(Loaded {
                imported,
                analysis,
                settings,
                corrections: CorrectionCounts::default(),
                codings: Arc::default(),
                remarks: Vec::new(),
            })
        }
    })?;
    for warning in &loaded.imported.warnings {
        eprintln!("parallax: {}: {} [{}]", warning.path, warning.message, warning.code);
    }
    if loaded.imported.articles.is_empty() {
        bail!("no article could be loaded");
    }
    if let Some(field) = &request.settings.event_field {
        names::check_event_field(field, &loaded.imported.articles)?;
    }
    Ok(loaded)
}

/// Opens a project. Lexicons and the grouping named on the command line stand before those of the project.
fn load_project(path: &Path, request: &Request, progress: &Progress) -> anyhow::Result<Loaded> {
    let project::Linked { project, articles, entries, mut warnings, .. } = project::open(path, progress)?;
    let mut settings = Settings { parts: request.settings.parts, ..project.settings.settings() };
    if request.lexicons_given {
        settings.lexicons.clone_from(&request.settings.lexicons);
    }
    if request.settings.event_field.is_some() {
        settings.event_field.clone_from(&request.settings.event_field);
    }
    let decided = &project.corrections;
    let corrected = project::correct_articles(articles, &entries, decided);
    let mut analysed = project::analyse(&corrected.articles, &entries, &settings, decided, progress)?;
    let hits = &mut analysed.analysis.hits;
    let (found, unfit) = project::correct_hits(hits, &corrected.articles, &corrected.maps, &entries, decided);
    let (paired, unpaired) =
        project::correct_pairs(&mut analysed.analysis, &corrected.articles, &corrected.maps, &entries, decided);
    let found = (&found, &paired);
    let corrections = project::counts(decided, &entries, &analysed.marks, found, &corrected.articles, &corrected.maps);
    warnings.extend(unpaired);
    warnings.extend(corrected.warnings);
    warnings.extend(analysed.warnings);
    warnings.extend(unfit);
    warnings.sort_by(|a, b| a.path.cmp(&b.path));
    let imported = Imported { articles: corrected.articles, warnings };
    let codings = Arc::clone(&decided.codings);
    let events = &analysed.analysis.events;
    let remarks = project::remarks(decided, &entries, &imported.articles, events, &analysed.marks);
    Ok(Loaded { imported, analysis: analysed.analysis, settings, corrections, codings, remarks })
}
