//! Dialogs of the system: what is asked, and which command the answer is.

use std::path::PathBuf;

use super::super::coding::CodingCommand;
use super::super::command::Command;
use super::super::exports::Work;
use super::super::texts::{self, Text};

/// A dialog of the system.
#[derive(Clone, PartialEq, Debug)]
pub enum Dialog {
    /// Choose a folder of articles.
    Folder,
    /// Choose files of articles.
    Files,
    /// Choose a project file.
    Project,
    /// Choose the folder in which the articles of the open project are.
    Articles,
    /// Choose a lexicon file to read.
    Lexicon,
    /// Choose a coder's file to take in.
    Codings,
    /// Choose a code book to read.
    CodeBook,
    /// Choose where to write a file.
    Save {
        /// The name suggested, with its ending.
        name: String,
        /// What to write.
        contents: Vec<u8>,
    },
    /// Choose where to write something.
    Work {
        /// The name suggested, with its ending.
        name: String,
        /// What to write.
        work: Work,
    },
    /// Choose where to write a file and others beside it.
    SaveWith {
        /// The name suggested, with its ending.
        name: String,
        /// What to write.
        contents: Vec<u8>,
        /// What to write beside it, by the ending of the name.
        beside: Vec<(&'static str, Vec<u8>)>,
    },
    /// Choose a folder to export into.
    ExportFolder,
    /// Choose where to save the project.
    SaveProject {
        /// The name suggested, with its ending.
        name: String,
        /// What to do once it is saved.
        then: Option<Box<Command>>,
    },
}

impl Dialog {
    /// What it is headed with.
    pub fn title(&self) -> Text {
        match self {
            Dialog::Folder => texts::OPEN_FOLDER,
            Dialog::Files => texts::OPEN_FILES,
            Dialog::Project => texts::OPEN_PROJECT,
            Dialog::Articles => texts::LOCATE_ARTICLES,
            Dialog::Lexicon => texts::LOAD_LEXICON,
            Dialog::Codings => texts::coding::TAKE_IN,
            Dialog::CodeBook => texts::coding::LOAD_BOOK,
            Dialog::Save { .. } | Dialog::Work { .. } | Dialog::SaveWith { .. } => texts::SAVE_AS,
            Dialog::ExportFolder => texts::EXPORT_ALL,
            Dialog::SaveProject { .. } => texts::SAVE_PROJECT,
        }
    }

    /// The name suggested for a file to be written; `None` if something is chosen that is there.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Dialog::Save { name, .. }
            | Dialog::Work { name, .. }
            | Dialog::SaveWith { name, .. }
            | Dialog::SaveProject { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The command that an answer is. Nothing is to be done if nothing was chosen.
    pub fn answer(self, mut chosen: Vec<PathBuf>) -> Option<Command> {
        if let Dialog::Files = self {
            return (!chosen.is_empty()).then_some(Command::Open(chosen));
        }
        let path = (!chosen.is_empty()).then(|| chosen.swap_remove(0))?;
        Some(match self {
            Dialog::Folder | Dialog::Files | Dialog::Project => Command::Open(vec![path]),
            Dialog::Articles => Command::LocateArticles(path),
            Dialog::Lexicon => Command::ReadLexicon(path),
            Dialog::Codings => Command::Coding(CodingCommand::ReadCodings(path)),
            Dialog::CodeBook => Command::Coding(CodingCommand::ReadBook(path)),
            Dialog::Save { contents, .. } => Command::Write(path, contents),
            Dialog::Work { work, .. } => Command::WriteWork(path, work),
            Dialog::SaveWith { contents, beside, .. } => {
                let also = beside.into_iter().map(|(ending, bytes)| (path.with_extension(ending), bytes));
                let mut files: Vec<(PathBuf, Vec<u8>)> = also.collect();
                files.push((path, contents));
                Command::WriteAll(files)
            }
            Dialog::ExportFolder => Command::ExportInto(path),
            Dialog::SaveProject { then, .. } => Command::SaveProjectTo(path, then),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_beside_a_file_bears_its_name() {
        let beside = vec![("csv", vec![1]), ("about.txt", vec![2])];
        let dialog = Dialog::SaveWith { name: "rates.png".into(), contents: vec![3], beside };
        assert_eq!(dialog.clone().answer(Vec::new()), None);
        let written = dialog.answer(vec!["out/mine.png".into()]);
        let expect = [("out/mine.csv", 1), ("out/mine.about.txt", 2), ("out/mine.png", 3)];
        assert_eq!(written, Some(Command::WriteAll(expect.map(|(path, byte)| (path.into(), vec![byte])).to_vec())));
    }
}
