//! The project as one JSON document: what it holds, how it is read and written, and how older versions become this one.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::corrections::{Corrections, Extra};
use super::history::History;
use super::key::ArticleKey;
use crate::analysis::Settings;
use crate::compare::EventSettings;
use crate::facts::Alias;
use crate::lexicon::Lexicon;
use crate::model::Article;
use crate::wording::{Message, Said, message};

/// The word in the file's first field by which it is known.
pub const FORMAT: &str = "parallax.project";
/// The version this program writes. It reads this one and every earlier one.
pub const VERSION: u32 = 1;

/// A project.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Project {
    /// Always [`FORMAT`].
    pub format: String,
    /// Of the document, see [`VERSION`].
    pub version: u32,
    /// The program that wrote it.
    #[serde(default)]
    pub program: String,
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved: Option<Timestamp>,
    /// What the articles are read from.
    pub opened: Opened,
    /// The articles, ordered by key. Those that are missing stay listed.
    pub articles: Arc<Vec<ArticleEntry>>,
    /// Lexicons and other settings of the analysis.
    pub settings: Arc<ProjectSettings>,
    /// What the analyst decided.
    #[serde(default)]
    pub corrections: Arc<Corrections>,
    /// What can be undone and redone.
    #[serde(default)]
    pub history: History,
    /// What the window showed.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub view: Value,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What the articles of a project are read from.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Opened {
    /// Folders and files, relative to the project file's folder where they can be, with `/` between the parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<PathBuf>,
    /// The corpus that comes with the program.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An article as a project knows it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// See [`ArticleKey::path`].
    pub path: String,
    /// See [`ArticleKey::record`].
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub record: u32,
    /// See [`super::content_hash`].
    pub hash: String,
    /// The article as imported, if the project carries it along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embedded: Option<Arc<Article>>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_one(record: &u32) -> bool {
    *record == 1
}

impl ArticleEntry {
    /// The parts of its key, by which entries are ordered.
    pub fn key(&self) -> (&str, u32) {
        (self.path.as_str(), self.record)
    }

    /// Its key.
    pub fn article_key(&self) -> ArticleKey {
        ArticleKey { path: self.path.clone(), record: self.record }
    }
}

/// The settings of the analysis that belong to a project.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ProjectSettings {
    /// The lexicons with all their entries, the first one first, so that counts can be made again with any version of
    /// the program.
    pub lexicons: Vec<Lexicon>,
    /// Ids of categories that are switched off.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub categories_off: BTreeSet<String>,
    /// How articles are grouped.
    #[serde(default)]
    pub events: EventSettings,
    /// The metadata field the grouping is taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_field: Option<String>,
    /// The analyst's names for actors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Alias>,
    /// Whether spellings of one person's name are counted as one.
    #[serde(default = "spellings_are_merged")]
    pub merge_spellings: bool,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What holds for a project that says nothing of spellings.
fn spellings_are_merged() -> bool {
    Settings::default().merge_spellings
}

impl ProjectSettings {
    /// What of the analysis' settings belongs to a project.
    pub fn of(settings: &Settings, extra: Extra) -> ProjectSettings {
        ProjectSettings {
            lexicons: settings.lexicons.clone(),
            categories_off: settings.categories_off.clone(),
            events: settings.events.clone(),
            event_field: settings.event_field.clone(),
            aliases: settings.aliases.clone(),
            merge_spellings: settings.merge_spellings,
            extra,
        }
    }

    /// The analysis' settings, all parts on.
    pub fn settings(&self) -> Settings {
        Settings {
            lexicons: self.lexicons.clone(),
            categories_off: self.categories_off.clone(),
            events: self.events.clone(),
            event_field: self.event_field.clone(),
            aliases: self.aliases.clone(),
            merge_spellings: self.merge_spellings,
            parts: Settings::default().parts,
        }
    }
}

/// Why a project cannot be read or written; each message names the file and what helps.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum ProjectError {
    /// The system refused.
    File {
        /// What was tried: to read, to write.
        verb: Message,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something is wrong with what the file holds.
    In {
        /// The file.
        path: PathBuf,
        /// What.
        source: Box<ProjectError>,
    },
    /// It is no project.
    NotAProject(Message),
    /// It is written by a later program.
    Later(u64),
    /// Something in it is not as it must be.
    Damaged(Message),
}

impl Said for ProjectError {
    fn message(&self) -> Message {
        match self {
            ProjectError::File { verb, path, source } => {
                let (path, source) = (path.display().to_string(), source.to_string());
                message!(
                    "cannot {verb} {path}: {source}; check that the folder is there, its permissions and free space",
                    verb,
                    path,
                    source
                )
            }
            ProjectError::In { path, source } => {
                message!("{path}: {message}", path = path.display().to_string(), message = source.message())
            }
            ProjectError::NotAProject(why) => message!(
                "this is no Parallax project: {why}; open a .parallax file, or restore it from the folder of backups beside it",
                why
            ),
            ProjectError::Later(version) => message!(
                "this project is of format version {version}, written by a later Parallax; this program reads up to version {newest}. Install the current Parallax to open it; nothing was changed",
                version,
                newest = VERSION
            ),
            ProjectError::Damaged(why) => message!(
                "the project cannot be understood: {why}; restore it from the folder of backups beside it",
                why
            ),
        }
    }
}

/// The head of a project, read before the rest so that a later version is told from a damaged file.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: String,
    #[serde(default)]
    version: Option<u64>,
}

/// A step from one version to the next.
type Migration = fn(&mut Map<String, Value>) -> Result<(), ProjectError>;

/// `MIGRATIONS[n]` makes version `n + 2` of version `n + 1`. Version 1 is the first, so the chain is still empty.
const MIGRATIONS: &[Migration] = &[];

const _: () = assert!(MIGRATIONS.len() + 1 == VERSION as usize, "every version needs its step");

impl Project {
    /// A project of what was opened.
    pub fn new(opened: Opened, articles: Arc<Vec<ArticleEntry>>, settings: &Settings) -> Project {
        Project {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: concat!("Parallax ", env!("CARGO_PKG_VERSION")).to_owned(),
            saved: None,
            opened,
            articles,
            settings: Arc::new(ProjectSettings::of(settings, Extra::new())),
            corrections: Arc::default(),
            history: History::default(),
            view: Value::Null,
            extra: Extra::new(),
        }
    }

    /// Reads a project of this or an earlier version.
    ///
    /// # Errors
    /// If it is no project, of a later version, or damaged.
    pub fn from_json(json: &[u8]) -> Result<Project, ProjectError> {
        // Editors put a byte order mark before a file they save.
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        let head: Head = serde_json::from_slice(json)
            .map_err(|error| ProjectError::NotAProject(Message::verbatim(error.to_string())))?;
        if head.format != FORMAT {
            return Err(ProjectError::NotAProject(message!("its field `format` is not `{format}`", format = FORMAT)));
        }
        let damaged = |error: serde_json::Error| ProjectError::Damaged(Message::verbatim(error.to_string()));
        let version = head.version.ok_or_else(|| ProjectError::Damaged(message!("its field `version` is missing")))?;
        let mut project: Project = if version == u64::from(VERSION) {
            serde_json::from_slice(json).map_err(damaged)?
        } else {
            let value = serde_json::from_slice(json).map_err(damaged)?;
            serde_json::from_value(migrate(value, version, MIGRATIONS)?).map_err(damaged)?
        };
        for lexicon in &project.settings.lexicons {
            lexicon.check().map_err(|error| {
                ProjectError::Damaged(message!(
                    "lexicon {lexicon}: {error}",
                    lexicon = lexicon.name,
                    error = error.message()
                ))
            })?;
        }
        if !project.articles.is_sorted_by(|a, b| a.key() < b.key()) {
            let articles = Arc::make_mut(&mut project.articles);
            articles.sort_by(|a, b| a.key().cmp(&b.key()));
            articles.dedup_by(|a, b| a.key() == b.key());
        }
        Arc::make_mut(&mut project.corrections).order();
        Ok(project)
    }

    /// The project as a file: one space of indentation a level, a line feed at the end.
    ///
    /// # Errors
    /// If it cannot be put into JSON, which no project this program made can cause.
    pub fn to_json(&self) -> Result<Vec<u8>, ProjectError> {
        let mut out = Vec::with_capacity(1 << 16);
        let format = serde_json::ser::PrettyFormatter::with_indent(b" ");
        let mut writer = serde_json::Serializer::with_formatter(&mut out, format);
        self.serialize(&mut writer).map_err(|error| ProjectError::Damaged(Message::verbatim(error.to_string())))?;
        out.push(b'\n');
        Ok(out)
    }
}

/// Brings a document of an earlier version up to the last one of the chain.
fn migrate(mut value: Value, version: u64, chain: &[Migration]) -> Result<Value, ProjectError> {
    let newest = chain.len() as u64 + 1;
    if version > newest {
        return Err(ProjectError::Later(version));
    }
    let Some(fields) = value.as_object_mut() else {
        return Err(ProjectError::NotAProject(message!("it is no object")));
    };
    let Some(done) = (version as usize).checked_sub(1) else {
        return Err(ProjectError::Damaged(message!("version 0 never was")));
    };
    for (n, step) in chain.iter().enumerate().skip(done) {
        step(fields)?;
        fields.insert("version".to_owned(), Value::from(n as u64 + 2));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{ArticleCorrections, Change, StepName};

    fn project() -> Project {
        let settings =
            Settings { lexicons: vec![Lexicon { name: "Small".into(), ..Lexicon::default() }], ..Settings::default() };
        let entry = |path: &str, record| ArticleEntry {
            path: path.into(),
            record,
            hash: "sha256:00".into(),
            ..ArticleEntry::default()
        };
        let articles = Arc::new(vec![entry("a.txt", 1), entry("b.jsonl", 1), entry("b.jsonl", 2)]);
        let mut project =
            Project::new(Opened { paths: vec!["articles".into()], ..Opened::default() }, articles, &settings);
        let mut article = ArticleCorrections::default();
        article.fields.source = Some("The Gangway".into());
        article.fields.date = Some(None);
        Arc::make_mut(&mut project.corrections)
            .articles
            .insert(ArticleKey { path: "a.txt".into(), record: 1 }, article);
        project.history.push(StepName::Source, vec![Change::Category { id: "x".into(), on: true }]);
        project
    }

    fn edited(change: impl Fn(&mut Map<String, Value>)) -> Vec<u8> {
        let mut value: Value = serde_json::from_slice(&project().to_json().unwrap()).unwrap();
        change(value.as_object_mut().unwrap());
        serde_json::to_vec(&value).unwrap()
    }

    #[test]
    fn a_project_is_read_as_it_was_written() {
        let project = project();
        let json = project.to_json().unwrap();
        assert_eq!(Project::from_json(&[b"\xef\xbb\xbf", &json[..]].concat()).unwrap(), project);
        let again = Project::from_json(&json).unwrap();
        assert_eq!(again, project);
        assert_eq!(again.to_json().unwrap(), project.to_json().unwrap());
    }

    #[test]
    fn fields_of_other_programs_are_written_again() {
        let json = edited(|fields| {
            fields.insert("codings".into(), serde_json::json!({"coder": "ML"}));
            fields["articles"][0]["starred"] = true.into();
            fields["corrections"]["palette"] = "warm".into();
            fields["corrections"]["articles"]["a.txt#1"]["genre"] = "report".into();
            fields["settings"]["depth"] = 3.into();
        });
        let written = Project::from_json(&json).unwrap().to_json().unwrap();
        let (before, after): (Value, Value) =
            (serde_json::from_slice(&json).unwrap(), serde_json::from_slice(&written).unwrap());
        assert_eq!(before, after);
    }

    #[test]
    fn what_cannot_be_opened_says_why_and_what_helps() {
        let check = |json: &[u8], expect: &str| {
            let error = Project::from_json(json).unwrap_err().to_string();
            assert!(error.contains(expect), "{error:?} should say {expect:?}");
        };
        check(b"", "no Parallax project");
        check(b"{\"schema\": \"parallax.report/1\"}", "no Parallax project");
        check(&edited(|fields| drop(fields.insert("version".into(), 7.into()))), "Install the current Parallax");
        check(&edited(|fields| drop(fields.insert("version".into(), 0.into()))), "version 0");
        check(&edited(|fields| drop(fields.remove("version"))), "`version`");
        check(&edited(|fields| drop(fields.insert("articles".into(), 7.into()))), "backups");
        check(&edited(|fields| fields["settings"]["lexicons"][0]["name"] = 7.into()), "cannot be understood");
        let whole = project().to_json().unwrap();
        check(&whole[..whole.len() / 2], "backups");
    }

    #[test]
    fn older_versions_go_through_every_step_of_the_chain() {
        let chain: &[Migration] = &[
            |fields| {
                let title = fields.remove("name").unwrap_or_default();
                fields.insert("title".to_owned(), title);
                Ok(())
            },
            |fields| {
                fields.insert("steps".to_owned(), Value::from("second"));
                Ok(())
            },
        ];
        let old = serde_json::json!({"version": 1, "name": "x"});
        let new = serde_json::json!({"version": 3, "title": "x", "steps": "second"});
        assert_eq!(migrate(old, 1, chain).unwrap(), new);
        assert_eq!(migrate(new.clone(), 3, chain).unwrap(), new);
        assert!(matches!(migrate(new, 4, chain), Err(ProjectError::Later(4))));
        let current = serde_json::json!({"version": VERSION});
        assert_eq!(migrate(current.clone(), VERSION.into(), MIGRATIONS).unwrap(), current);
    }

    proptest::proptest! {
        #[test]
        fn arbitrary_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            proptest::prop_assert!(Project::from_json(&bytes).is_err());
        }
    }
}
