//! The window in another language: every view, menu and explanation speaks it, and English comes back at once.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use parallax::app::actions::{ACTIONS, Menu};
use parallax::app::coding::{CodingCommand, Mode};
use parallax::app::command::Command;
use parallax::app::preferences::Preferences;
use parallax::app::search::Request;
use parallax::app::state::{Overlay, Picking, View};
use parallax::app::texts::{self, Language};
use parallax::model::ArticleIndex;

use super::Driven;

/// English words of the window and how they are said in Spanish.
fn spanish() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("../../assets/interface/es.json")).unwrap()
}

/// Whatever a screen reader would say of the window.
fn said(driven: &Driven) -> Vec<String> {
    let mut out = Vec::new();
    for node in driven.harness.root().children_recursive() {
        let node = node.accesskit_node();
        out.extend(node.label());
        if node.role() != Role::TextInput {
            out.extend(node.value());
        }
    }
    out
}

/// Fails if anything of the window is English. The articles are, and what stands in their place: `here` says where.
fn all_is_spanish(driven: &Driven, here: &str) {
    let rules = parallax::voice::rule_descriptions();
    let table = spanish();
    for words in said(driven) {
        // The guide's paragraphs tell of queries, which are English.
        let parts = if words.len() < 160 { words.split([':', ',', '·', '›', '\n']) } else { words.split(['\0'; 5]) };
        for part in parts.map(str::trim) {
            if let Some(expect) = table.get(part).filter(|expect| *expect != part)
                && part != "strike"
                && rules.iter().all(|(id, _)| *id != part)
            {
                panic!("{here}: “{words}” says “{part}”, not “{expect}”");
            }
        }
    }
    assert_eq!(texts::missing(), Vec::<&str>::new(), "{here}");
}

/// Chooses an entry of a menu in a menu.
fn choose(driven: &mut Driven, menu: &str, inner: &str, entry: &str) {
    for name in [menu, inner] {
        driven.harness.get_all_by_role_and_label(Role::Button, name).last().unwrap().click();
        driven.harness.step();
        driven.harness.step();
    }
    driven.click(entry);
}

#[test]
fn the_window_speaks_spanish_everywhere_and_english_again() {
    let mut driven = Driven::sample();
    choose(&mut driven, "View", "Language", "Language: Español");
    assert_eq!(driven.look(|state| state.preferences.language), Some(Language::Spanish));
    for (tab, view, there) in [
        ("Comparar", View::Compare, "Filas: Todas"),
        ("Cobertura", View::Coverage, "Falta en alguno"),
        ("Términos", View::Terms, "Mín. aparic. 2"),
        ("Hablantes", View::Speakers, "Verbos de habla"),
        ("Gráficos", View::Charts, "Exportar todo"),
        ("Lector", View::Reader, "Líneas suprimidas"),
        ("Búsqueda", View::Search, "Buscar en todos los textos"),
        ("Codificación", View::Coding, "Extraer una muestra"),
    ] {
        let names = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() != Role::Label;
        let found = driven.harness.get_all_by_label(tab).find(names).expect(tab);
        found.click();
        driven.settle();
        assert_eq!(driven.look(|state| state.focus.view), view);
        assert!(driven.harness.query_all_by_label_contains(there).next().is_some(), "{tab} has no “{there}”");
        all_is_spanish(&driven, tab);
    }
    for menu in Menu::ALL {
        driven.harness.get_all_by_role_and_label(Role::Button, &menu.title()).next().unwrap().click();
        driven.harness.step();
        driven.harness.step();
        let actions = ACTIONS.iter().filter(|action| action.menu == menu);
        let names = actions.map(|action| action.under.unwrap_or(action.name));
        for name in names {
            assert!(driven.harness.query_all_by_label_contains(&name).next().is_some(), "{menu:?} has no “{name}”");
        }
        all_is_spanish(&driven, &menu.title());
        driven.harness.key_press(egui::Key::Escape);
        driven.settle();
    }
    choose(&mut driven, "Ver", "Idioma", "Idioma: English");
    driven.click("Compare");
    assert!(driven.harness.query_by_label("Rows: All").is_some());
    assert!(driven.harness.query_by_label("Comparar").is_none());
}

#[test]
fn explanations_lists_and_what_is_selected_are_spanish() {
    let mut driven = Driven::sample();
    driven.give(Command::Speak(Some(Language::Spanish)));
    let hit = driven.first_hit();
    driven.give(Command::ReadHit(hit));
    all_is_spanish(&driven, "a selected term");
    assert!(driven.harness.query_by_role_and_label(Role::TextInput, "Hablante").is_some());
    driven.give(Command::SetSpeaker(hit, Some("Ilse Brandvik".to_owned())));
    assert!(driven.harness.query_by_label_contains("Deshacer cambio de hablante").is_some());
    driven.give(Command::Search(Request { query: "strike".to_owned(), ..Request::default() }));
    driven.give(Command::Show(View::Search));
    all_is_spanish(&driven, "a search");
    assert!(driven.harness.query_by_label_contains("coincidencias en").is_some());
    driven.give(Command::Coding(CodingCommand::Draw));
    driven.give(Command::Coding(CodingCommand::Coder("Ilse".to_owned())));
    for mode in [Mode::Draw, Mode::Code, Mode::Results] {
        driven.give(Command::Coding(CodingCommand::Mode(mode)));
        all_is_spanish(&driven, "coding");
    }
    for overlay in [
        Overlay::CommandPalette,
        Overlay::Lexicon,
        Overlay::VoiceRules,
        Overlay::Guide,
        Overlay::Measures,
        Overlay::Shortcuts,
        Overlay::About,
        Overlay::TwoWay,
        Overlay::Unsaved,
        Overlay::NameEvent,
        Overlay::Names,
        Overlay::WhyTogether,
        Overlay::SplitSentence,
    ] {
        driven.give(Command::Overlay(Some(overlay)));
        all_is_spanish(&driven, &format!("{overlay:?}"));
        driven.give(Command::Overlay(None));
    }
    // The code book is the project's, in the words in which it is kept.
    driven.give(Command::Overlay(Some(Overlay::CodeBook)));
    assert!(driven.harness.query_by_label("Usar este libro de códigos").is_some());
    driven.give(Command::Overlay(None));
    driven.give(Command::PickEvent(Picking::Move(ArticleIndex(0))));
    all_is_spanish(&driven, "which event");
    driven.give(Command::Overlay(None));
    for step in 0..texts::tour::STEPS.len() {
        driven.give(Command::Tour(Some(step)));
        all_is_spanish(&driven, "the tour");
    }
    driven.give(Command::Tour(None));
    driven.give(Command::ShowStart);
    all_is_spanish(&driven, "the start screen");
}

#[test]
fn what_threads_report_is_spanish() {
    let folder = tempfile::tempdir().unwrap();
    let open = Command::Open(vec![folder.path().to_owned()]);
    let mut driven = Driven::with(vec![Command::Speak(Some(Language::Spanish)), open]);
    driven.settle();
    driven.look(|state| assert!(state.message.as_ref().unwrap().text.starts_with("No se encontró ningún artículo")));
}

#[test]
fn what_is_wrong_with_files_queries_and_entries_is_said_in_spanish() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("a.txt", "Ferry late\n\nThe ferry was late again on Monday, the harbour board said, and nobody knew why."),
        ("b.json", "{\"text\":"),
        ("c.csv", "id,text\nx,\"open\n"),
        ("d.pdf", "%PDF-1.4"),
        ("e.txt", ""),
    ] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let open = Command::Open(vec![folder.path().to_owned()]);
    let mut driven = Driven::with(vec![Command::Speak(Some(Language::Spanish)), open]);
    driven.settle();
    driven.give(Command::ShowStart);
    for part in ["JSON válido", "comillas que se abren", "un documento PDF", "El archivo está vacío"] {
        assert!(driven.harness.query_all_by_label_contains(part).next().is_some(), "no warning says “{part}”");
    }
    all_is_spanish(&driven, "warnings");
    driven.give(Command::OpenNow);
    driven.give(Command::Show(View::Search));
    for (query, expect) in [
        ("source:Nobody", "Ningún artículo es del medio"),
        ("\"open", "Hay unas comillas sin cerrar"),
        ("voise:own", "¿Quería decir `voice:`?"),
    ] {
        driven.give(Command::Search(Request { query: query.to_owned(), ..Request::default() }));
        assert!(driven.harness.query_all_by_label_contains(expect).next().is_some(), "{query} is not explained");
        assert_eq!(texts::missing(), Vec::<&str>::new(), "{query}");
    }
    let lexicon = folder.path().join("f.dic");
    std::fs::write(&lexicon, "%\n1 joy\n").unwrap();
    let project = folder.path().join("g.parallax");
    std::fs::write(&project, "{}").unwrap();
    for (command, expect) in [
        (Command::ReadLexicon(lexicon), "La lista de categorías no termina."),
        (Command::Open(vec![project]), "esto no es un proyecto"),
    ] {
        driven.give(command);
        driven.look(|state| {
            let said = &state.message.as_ref().unwrap().text;
            assert!(said.contains(expect), "“{said}”, not “{expect}”");
        });
    }
}

#[test]
fn the_language_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("preferences.json");
    let mut driven = Driven::keeping(Some(path.clone()), vec![Command::Speak(Some(Language::Spanish))]);
    driven.settle();
    driven.click("Abrir la muestra");
    drop(driven);
    assert_eq!(Preferences::load(&path).unwrap().language, Some(Language::Spanish));
}
