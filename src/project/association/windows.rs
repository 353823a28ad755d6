//! Windows: a class for the ending and what opens it, in the user's own part of the registry, set by the system's `reg`.

use std::path::Path;

use super::{AssociationError, Deed, Report, System};

/// Where the ending stands.
const ENDING: &str = r"HKCU\Software\Classes\.parallax";
/// Where the class of project files stands.
const CLASS: &str = r"HKCU\Software\Classes\Parallax.Project";
/// Its name.
const CLASS_NAME: &str = "Parallax.Project";

/// What is set: each key and its standard value. The ending comes last, so that it never names a class that is not there.
fn values(program: &Path) -> [(String, String); 3] {
    [
        (CLASS.to_owned(), "Parallax project".to_owned()),
        (format!(r"{CLASS}\shell\open\command"), format!(r#""{}" "%1""#, program.display())),
        (ENDING.to_owned(), CLASS_NAME.to_owned()),
    ]
}

fn reg(system: &mut dyn System, arguments: &[&str]) -> Result<super::Said, AssociationError> {
    let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
    let failed = |reason: String| AssociationError::Program { program: format!("reg {}", arguments.join(" ")), reason };
    system.run("reg", &arguments).map_err(|error| failed(error.to_string()))
}

/// The standard value of a key; `None` if it has none. What `reg query` prints is the key, and below it, between runs of
/// blanks, the value's name in the system's language, its kind and the value.
fn value(system: &mut dyn System, key: &str) -> Result<Option<String>, AssociationError> {
    let (good, said) = reg(system, &["query", key, "/ve"])?;
    let value = said.lines().find_map(|line| line.split_once("REG_SZ")).map(|(_, value)| value.trim().to_owned());
    Ok(value.filter(|_| good))
}

/// Lets project files be opened with `program` by double click.
///
/// # Errors
/// If the ending belongs to another program, or `reg` fails.
pub fn associate(program: &Path, system: &mut dyn System) -> Result<Report, AssociationError> {
    if value(system, ENDING)?.is_some_and(|class| class != CLASS_NAME) {
        return Err(AssociationError::Foreign(ENDING.to_owned()));
    }
    let mut report = Report::default();
    for (key, ours) in values(program) {
        let there = value(system, &key)?;
        if there.as_ref() == Some(&ours) {
            report.deeds.push(Deed::Kept(key));
            continue;
        }
        let (good, said) = reg(system, &["add", &key, "/ve", "/t", "REG_SZ", "/d", &ours, "/f"])?;
        if !good {
            return Err(AssociationError::Program { program: format!("reg add {key}"), reason: said });
        }
        report.deeds.push(if there.is_some() { Deed::Replaced(key) } else { Deed::Written(key) });
    }
    Ok(report)
}

/// Takes the class away, and the ending if it names it.
///
/// # Errors
/// If `reg` fails.
pub fn dissociate(system: &mut dyn System) -> Result<Report, AssociationError> {
    let mut report = Report::default();
    let ending = value(system, ENDING)?;
    if ending.as_ref().is_some_and(|class| class != CLASS_NAME) {
        report.deeds.push(Deed::Foreign(ENDING.to_owned()));
    }
    let class = value(system, CLASS)?;
    for (key, ours) in [(ENDING, ending.is_some_and(|class| class == CLASS_NAME)), (CLASS, class.is_some())] {
        if !ours {
            continue;
        }
        let (good, said) = reg(system, &["delete", key, "/f"])?;
        if !good {
            return Err(AssociationError::Program { program: format!("reg delete {key}"), reason: said });
        }
        report.deeds.push(Deed::Removed(key.to_owned()));
    }
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::super::Pretended;
    use super::*;

    #[test]
    fn the_class_is_set_before_the_ending_names_it() {
        let mut system = Pretended { answers: vec![("reg query", false, "ERROR")], ..Pretended::default() };
        let report = associate(Path::new(r"C:\Program Files\Parallax\parallax.exe"), &mut system).unwrap();
        assert!(report.deeds.iter().all(|deed| matches!(deed, Deed::Written(_))), "{report}");
        let set: Vec<&String> = system.run.iter().filter(|call| call.starts_with("reg add")).collect();
        assert_eq!(
            set,
            [
                r"reg add HKCU\Software\Classes\Parallax.Project /ve /t REG_SZ /d Parallax project /f",
                r#"reg add HKCU\Software\Classes\Parallax.Project\shell\open\command /ve /t REG_SZ /d "C:\Program Files\Parallax\parallax.exe" "%1" /f"#,
                r"reg add HKCU\Software\Classes\.parallax /ve /t REG_SZ /d Parallax.Project /f",
            ]
        );
    }

    #[test]
    fn an_ending_of_another_program_is_left_alone() {
        let another = "\nHKEY_CURRENT_USER\\Software\\Classes\\.parallax\n    (Standard)    REG_SZ    Other.File\n";
        let mut system = Pretended {
            answers: vec![(r"reg query HKCU\Software\Classes\.parallax", true, another), ("reg query", false, "ERROR")],
            ..Pretended::default()
        };
        let error = associate(Path::new("parallax.exe"), &mut system).unwrap_err();
        assert!(matches!(error, AssociationError::Foreign(_)), "{error}");
        let report = dissociate(&mut system).unwrap();
        assert_eq!(report.deeds, [Deed::Foreign(ENDING.to_owned())]);
        assert!(system.run.iter().all(|call| call.starts_with("reg query")), "{:?}", system.run);
    }

    #[test]
    fn what_is_set_is_taken_away() {
        let own = "    (Default)    REG_SZ    Parallax.Project";
        let mut system = Pretended { answers: vec![("reg query", true, own)], ..Pretended::default() };
        let report = dissociate(&mut system).unwrap();
        assert_eq!(report.deeds, [Deed::Removed(ENDING.to_owned()), Deed::Removed(CLASS.to_owned())]);
    }
}
