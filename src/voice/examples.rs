//! One example per rule and per trap. `[…]` marks the source, `{…}` the cue and `<…>` the content that must be found
//! together in one attribution; an example without marks must yield none.

use super::{Rules, label, rule_description};
use crate::model::{Article, Attribution, AttributionKind, Block, BlockKind, Language, Span, Voice};
use crate::text::{Reading, Vocabulary, read};

pub(super) fn attribute(article: &Article) -> Vec<Attribution> {
    let mut vocabulary = Vocabulary::default();
    let document = read(article, &mut vocabulary);
    let rules = Rules::new(&vocabulary);
    rules.attribute(&Reading { article, document: &document, vocabulary: &vocabulary })
}

pub(super) fn article(language: &str, title: &str, body: &str) -> Article {
    let mut article = Article { language: Language::from_tag(language).unwrap(), ..Article::default() };
    article.set_text(title, body);
    article
}

pub(super) fn found_in(language: &str, text: &str) -> Vec<Attribution> {
    attribute(&article(language, "", text))
}

/// Takes the marks out: the plain text, and the spans of source, cue and content.
fn unmark(marked: &str) -> (String, [Vec<Span>; 3]) {
    let mut text = String::new();
    let mut open = [0; 3];
    let mut spans: [Vec<Span>; 3] = Default::default();
    for c in marked.chars() {
        match "[{<".find(c).or("]}>".find(c)) {
            Some(n) if "[{<".contains(c) => open[n] = text.len(),
            Some(n) => spans[n].push(Span::new(open[n], text.len())),
            None => text.push(c),
        }
    }
    (text, spans)
}

pub(super) fn check_in(language: &str, marked: &str) {
    let (text, [source, cue, content]) = unmark(marked);
    let found = found_in(language, &text);
    let show = |spans: &[Span]| spans.iter().map(|s| s.of(&text).to_owned()).collect::<Vec<_>>();
    let seen: Vec<_> =
        found.iter().map(|a| (show(&a.source), show(&a.cue), show(&a.content), a.rule.to_string())).collect();
    if content.is_empty() {
        assert!(found.is_empty(), "{text}\nfound {seen:#?}");
        return;
    }
    let trim = |s: &Span| s.trim(&text);
    let fits = |a: &Attribution| {
        a.content.iter().map(trim).eq(content.iter().map(trim))
            && (source.is_empty() || a.source == source)
            && (cue.is_empty() || a.cue == cue)
    };
    assert!(found.iter().any(fits), "{marked}\nfound {seen:#?}");
}

pub(super) fn check(marked: &str) {
    check_in("en", marked);
}

/// The voice of the word between asterisks.
pub(super) fn voice(marked: &str, expect: (Voice, bool)) {
    voice_in("en", marked, expect);
}

pub(super) fn voice_in(language: &str, marked: &str, expect: (Voice, bool)) {
    let start = marked.find('*').unwrap();
    let text = marked.replacen('*', "", 2);
    let end = start + marked[start + 1..].find('*').unwrap();
    let label = label(Span::new(start, end), &found_in(language, &text));
    assert_eq!((label.voice, label.presupposed), expect, "{marked}");
}

pub(super) const OWN: (Voice, bool) = (Voice::Own, false);
pub(super) const INDIRECT: (Voice, bool) = (Voice::IndirectSpeech, false);
pub(super) const PRESUPPOSED: (Voice, bool) = (Voice::IndirectSpeech, true);
pub(super) const DIRECT: (Voice, bool) = (Voice::DirectQuote, false);
pub(super) const SCARE: (Voice, bool) = (Voice::ScareQuote, false);

#[test]
fn clauses() {
    check("[Mayor Orla Venn] {said} <that the harbour was closed>.");
    check("[Mayor Orla Venn] {said} <the harbour was closed>.");
    check("[Venn] {said} in a statement on Monday <that the harbour was closed>.");
    check("[Venn] {told} reporters <the harbour was closed>.");
    check("[Venn] {told} the Courier on Monday <that the harbour was closed>.");
    check("[The union] {warned} <that the port would close>.");
    check("[Analysts] {say} <they’re losing patience>.");
    check("[She] {pointed out} <that the levy had failed>.");
    check("[He] {believes}, for example, <that the levy will fail>.");
    check("[Venn], the mayor of Port Ansel, {said} <the harbour was closed>.");
    check("Venn, who runs the port, {said} <the harbour was closed>.");
    check("[The minister] {asked} <whether the bridge was safe>.");
    check("[The minister] {explained} <how the bridge had failed>.");
    check("[The minister] has repeatedly {claimed} <that the bridge was safe>.");
}

#[test]
fn demands_and_judgements() {
    check("[Venn] {urged} the council <to repair the bridge>.");
    check("[Venn] {called on} all parties <to end the strike>.");
    check("[Venn] {called for} <an end to the strike>.");
    check("[The council] {demanded} <an immediate end to the strike>.");
    check("[Venn] {condemned} <the raid on the harbour>.");
    check("[Venn] {accused} <the council of lying about the bridge>.");
    check("[Venn] {blamed} <the council for the collapse>.");
    check("[Venn] {described} <the plan as a betrayal>.");
    check("[Venn] {called} <the plan a betrayal>.");
    check("[Venn] {vowed} <to rebuild the bridge>.");
    check("[Venn] {denied} <taking money from the port>.");
    check("[Venn] {expressed serious concern} over <the state of the bridge>.");
    check("[The envoys] {voiced their deep concern} over <the killing of dockers>.");
    check("[Venn] {warned against} <a return to open war>.");
    check("Venn was proud of the bridge.");
}

#[test]
fn nouns_adjectives_passives() {
    check("The council rejected Venn’s {claim} <that the bridge was unsafe>.");
    check("[She] is {confident} <that the bridge is safe>.");
    check("It was {reported} <that the bridge had fallen>.");
    check("The two men are {believed} <to be hiding in Lowmark>.");
    check("The council was {accused} <of lying about the bridge>.");
    check("He was {asked} by [a reporter] <whether he would resign>.");
}

#[test]
fn asides() {
    check("<The harbour will stay closed>, [Venn] {said}.");
    check("<The harbour will stay closed>, {said} [Orla Venn], the mayor.");
    check("<The harbour>, [she] {said}, <will stay closed>.");
    check("<Russia is worried about the strike>, [he] {added}.");
    check("As [the Courier] {noted}, <the bridge had been repaired twice>.");
}

#[test]
fn according_to() {
    check("{According to} [the union], <the port lost ten ships>.");
    check("<The port lost ten ships>, {according to} [the union].");
    check("<The crisis>, {according to} [analysts], <has helped the council>.");
    check(
        "The army shelled the town, killing <at least 40 people, including 12 children>, {according to} [officials].",
    );
}

#[test]
fn quotations() {
    check("<“We will not yield,”> [Venn] {said}.");
    check("<“We will not yield,”> {said} [Venn].");
    check("[Venn] {said}: <“We will not yield.”>");
    check("[Venn] {said}, <“We will not yield.”>");
    check("<\"We will not yield,\"> [Venn] {said} on Monday. <\"The bridge is ours.\">");
    check("<“We will not yield,”> [Venn] {said}, <“not to the council.”>");
    check("[Venn] laughed and {replied}, <“We will not yield.”>");
    check("[Venn] {tweeted} on Monday: <“We will not yield.”>");
    check("<‘We will not yield,’> [Venn] {said}.");
    check("[Venn] {said} <the plan was “a betrayal of the dockers”>.");
    check("[Venn] {accused} <the council of “betrayal”>.");
    check("<“We will not yield,”> [Venn] {told} the Courier.");
    check("<“We will not yield,”> [a spokesman for the port] {said}.");
    check("<If it rains>, [she] {said}, <“we stay at home.”>");
}

#[test]
fn clauses_hand_back_to_the_outlet() {
    check("[Venn] {said} <the siege must end>, as shells fell on the town.");
    check("[Venn] {said} <the siege would end>, while the army shelled the town.");
    check("[Venn] {said} <the bridge was safe>, which engineers doubt.");
    check("[Venn] {said} <the bridge was safe>, but the council closed it.");
    check("[Venn] {said} <the bridge was safe>, a view that few share.");
    check("[Venn] {said} <the bridge was safe> and warned that the road was not.");
    check("[Venn] said the bridge was safe and {warned} <that the road was not>.");
    check("[Venn] {said} <the bridge was safe>, adding that the road was not.");
    check("[Venn] said the bridge was safe, {adding} <that the road was not>.");
    check("[Venn] {said} <such claims are false, given that the bridge stands>.");
    check("[Venn] {said} <the road was closed because the bridge had fallen>.");
    check("[Analysts] {say} <the war helped the port, enabling it to grow>.");
}

#[test]
fn talk_and_description_report_nothing() {
    check("Venn addressed the council on Monday.");
    check("The envoys exchanged views about the massacre.");
    check("The stated goal is to rebuild the bridge.");
    check("Venn met the dockers to condemn the raid.");
    check("The road was closed on Monday after the bridge fell.");
    check("The song was played at the end of the report.");
}

#[test]
fn scare_quotes_titles_and_names() {
    voice("The army imposed a “complete *siege*” on the town.", SCARE);
    voice("The film “A *Massacre* at Brenholt” won a prize.", OWN);
    voice("Robert “*Butcher*” Vane left the town.", OWN);
    voice("The so-called “*butcher*” left the town.", SCARE);
    voice("Venn accused the council of aiding “*genocide*” in the north.", DIRECT);
    voice("“*Worrisome*” was the word mayor Orla Venn used.", DIRECT);
}

#[test]
fn whose_word_it_is() {
    voice("Venn said the *regime* was doomed.", INDIRECT);
    voice("Venn urged the *regime* to end the attacks.", OWN);
    voice("I think the *regime* is doomed.", OWN);
    voice("The *regime*, we believe, is doomed.", OWN);
    voice("“I think the *regime* is doomed,” Venn said.", DIRECT);
    voice("Ministers must say that the *regime* is doomed.", OWN);
    voice("Venn urged the council to end the *carnage*.", PRESUPPOSED);
    voice("Venn condemned the *massacre* in the north.", PRESUPPOSED);
    voice("Venn called for an end to the *atrocities*.", PRESUPPOSED);
    voice("Venn accused the council of *genocide*.", INDIRECT);
    voice("Venn accused the *regime* of lying.", INDIRECT);
    voice("Venn said the council must end its *brutal* raids.", PRESUPPOSED);
    voice("Venn said such claims are hypocritical, given that the council *slaughtered* thousands.", PRESUPPOSED);
    voice("Venn said that claims of *genocide* are abhorrent.", INDIRECT);
    voice("Venn hailed the stance of Ardalia in condemning *war crimes*.", PRESUPPOSED);
    voice("The talks ended on Friday as the regime continued its *brutal* attacks.", OWN);
    voice("Venn said the talks had failed, as the *regime* continued its attacks.", OWN);
    voice("The two sides discussed the *crimes* of the army.", OWN);
    voice("The *genocidal* war began in October.", OWN);
    voice("“This is *genocide*,” Venn said.", DIRECT);
    voice("The army shelled the town, *massacring* at least 40 people, according to officials.", OWN);
    voice("The regime *slaughtered* the dockers, according to the union.", INDIRECT);
}

#[test]
fn headlines() {
    let check = |title: &str, content: &str, speaker: &str| {
        let article = article("en", title, "The talks went on.");
        let found = attribute(&article);
        let seen: Vec<_> =
            found.iter().map(|a| (a.content[0].trim(&article.text).of(&article.text), a.speaker.as_deref())).collect();
        assert!(seen.contains(&(content, Some(speaker))), "{title}: {seen:?}");
    };
    check("Venn: We will never yield to them", "We will never yield to them", "Venn");
    check("Bridge is not safe for lorries: mayor", "Bridge is not safe for lorries", "mayor");
    check("Bridge is not safe for lorries, mayor says", "Bridge is not safe for lorries", "mayor");
    check("Venn says bridge is safe", "bridge is safe", "Venn");
    check("Venn condemns Brenholt ‘genocide’", "Brenholt ‘genocide’", "Venn");
    check("Venn accuses council of genocide", "council of genocide", "Venn");
}

#[test]
fn set_off_statements_and_block_quotations() {
    let mut block = article("en", "", "Venn was angry.\nWe will not yield to them.\nThe talks went on.");
    block.blocks = vec![Block { span: Span::new(16, 42), kind: BlockKind::Quotation }];
    let found = attribute(&block);
    assert_eq!(
        (found.len(), found[0].kind, found[0].content[0].of(&block.text)),
        (1, AttributionKind::Direct, "We will not yield to them.")
    );
    let text = "On Monday Orla Venn wrote:\nWe will not yield to anyone in this town.\nThe talks went on.";
    let found = found_in("en", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].kind, found[0].speaker.as_deref(), found[0].content[0].of(text)),
        (AttributionKind::Direct, Some("Orla Venn"), "We will not yield to anyone in this town.")
    );
}

#[test]
fn quotations_over_several_paragraphs_keep_their_speaker() {
    let text = "“We will not yield,” Orla Venn said. “The bridge is ours.\n\n“The council has lied to us for years.”";
    let found = found_in("en", text);
    assert!(found.iter().all(|a| a.speaker.as_deref() == Some("Orla Venn")), "{found:#?}");
    let label = label(Span::new(text.find("lied").unwrap(), text.find("lied").unwrap() + 4), &found);
    assert_eq!((label.voice, label.speaker.as_deref()), (Voice::DirectQuote, Some("Orla Venn")));
}

#[test]
fn speakers_are_named_in_full() {
    let check = |text: &str, expect: &[&str]| {
        let found: Vec<String> =
            found_in("en", text).iter().map(|a| a.speaker.as_deref().unwrap_or("-").to_owned()).collect();
        assert_eq!(found, expect, "{text}");
    };
    check("Mayor Orla Venn said the bridge was safe. Venn said the road was not.", &["Orla Venn", "Orla Venn"]);
    check("Mayor Orla Venn said the bridge was safe. She added that the road was not.", &["Orla Venn", "Orla Venn"]);
    check(
        "Ardalian President Pavel Korst said the war was over. The Ardalian president warned that it could return.",
        &["Pavel Korst", "Pavel Korst"],
    );
    check(
        "Ardalia’s President Pavel Korst said the war was over. The Ardalian president warned that it could return.",
        &["Pavel Korst", "Pavel Korst"],
    );
    check(
        "Mr. Korst said the war was over. Ms. Venn said it was not. He said talks would go on.",
        &["Korst", "Venn", "Korst"],
    );
    check("Officials said the bridge was safe. They said the road was not.", &["Officials", "Officials"]);
    check("The Ardalian government said the war was over.", &["The Ardalian government"]);
}

#[test]
fn an_outlets_credit_is_no_speaker() {
    let text = "According to Reuters, Orla Venn accused the regime of genocide.";
    let found = found_in("en", text);
    let at = text.find("genocide").unwrap();
    let label = label(Span::new(at, at + 8), &found);
    assert_eq!((label.voice, label.speaker.as_deref()), (Voice::IndirectSpeech, Some("Orla Venn")));
    let at = text.find("accused").unwrap();
    assert_eq!(super::label(Span::new(at, at + 7), &found).voice, Voice::Own);
}

#[test]
fn other_languages() {
    check_in("es", "El alcalde {dijo} <que el puente era seguro>, mientras caían las bombas.");
    check_in("es", "<«No cederemos nunca a nadie»>, {dijo} [Venn].");
    check_in("fr", "[Le maire] {affirme} <que le pont est sûr>.");
    check_in("fr", "{Selon} [le syndicat], <le port a perdu dix navires>.");
    check_in("de", "[Die Bürgermeisterin] {sagte}, <dass die Brücke sicher sei>.");
    check_in("de", "<„Wir geben niemals auf“>, {sagte} [Venn].");
    check_in("pt", "[O prefeito] {disse} <que a ponte era segura>.");
    check_in("ar", "{قال} [العمدة] <إن الجسر آمن>.");
    check_in("ru", "[Мэр] {сказал}, <что мост безопасен>.");
    check_in("ru", "<«Мы никогда не сдадимся»>, {заявил} [Венн].");
}

#[test]
fn a_language_without_a_table_gets_quotation_marks_only() {
    assert!(!Rules::covers(Language::from_tag("pl").unwrap()));
    assert!(Rules::covers(Language::from_tag("es").unwrap()));
    let found = found_in("pl", "„Nie poddamy się im nigdy”, powiedział burmistrz, że most stoi.");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, &*found[0].rule), (AttributionKind::Direct, "quote-alone"));
}

#[test]
fn close_calls_have_a_low_confidence() {
    let text = "The dockers were massacred by the army, officials confirmed.";
    let at = text.find("massacred").unwrap();
    let label = label(Span::new(at, at + 9), &found_in("en", text));
    assert_eq!(label.voice, Voice::IndirectSpeech);
    assert!(label.confidence < 0.6);
}

#[test]
fn every_rule_that_fires_is_described() {
    let text =
        "Venn said the bridge “was safe enough”. It was reported that he lied, according to officials. “No,” she said.";
    for attribution in found_in("en", text) {
        assert_ne!(rule_description(&attribution.rule), &*attribution.rule, "{}", attribution.rule);
    }
}

#[test]
fn content_lies_inside_the_text_and_in_order() {
    let text = "“A,” she said, “b.” \"C\" ‘d’, he added: “e. He said f, as g, Venn said.";
    for attribution in found_in("en", text) {
        assert!(attribution.content.is_sorted());
        assert!(attribution.content.iter().all(|s| text.get(s.range()).is_some_and(|t| !t.is_empty())));
    }
}

#[test]
fn what_stands_between_cue_and_clause() {
    check("[Venn] had {said} in an interview taped before the raid <that the army had burned farms>.");
    check(
        "[Lind] is {telling} a packed crowd in snowy Ansel, Norland, on the last day <that he recalls the massacre>.",
    );
    check("[Venn] {said} when she left the palace <that the regime was doomed>.");
    check("[Venn] {told} a crowd of farmers who had waited since dawn <that the regime was doomed>.");
    check("[Lind] {told} the Courier before he spoke <that he believed the regime was doomed>.");
    check("[Venn] {says} <despite her wealth, she is poor>.");
    check("[Many reporters] {noted} on Twitter <the change of slogan>.");
    check("<“It is theft,”> [Venn] {said} of the levy that the regime wants.");
}

#[test]
fn questions_put_to_nobody_in_particular() {
    check("{Asked} <which county was his favourite>, he shrugged.");
    check("{Asked} during a debate <why he trailed Venn so badly>, Lind left.");
    check("When {told} <the envoy was in the palace>, Lind left.");
    check("When {asked} <to confirm the massacre>, the army stayed silent.");
}

#[test]
fn what_goes_on_behind_an_aside() {
    check("<These were no slips>, [Lind] {noted}; <the regime had slanted its case>.");
    check("<While the army is weak>, [she] {said}, <the regime is strong>.");
    check("<So it makes sense>, [strategists] {said}, <for farmers to remember the massacre>.");
}

#[test]
fn verbs_the_tagger_hides() {
    check("[The mayor] also {claims} <he was the only one punished for the massacre>.");
    check("But [16 percent of farmers] still {say} <they don’t yet know enough about the massacre>.");
    check("[Weaver] {dismissed} <that suggestion as a sign of panic>.");
    check("[Three studies] published since May {show} <that the levy hurts farmers>.");
    check("A grim warning about the regime hung on the door.");
}

#[test]
fn who_found_it_when_other_names_stand_nearer() {
    check("[A national poll] released Sunday by the Courier and the Herald {shows} <the mayor ahead of the thugs>.");
    check("[A new batch of ministry emails] released this week {showed} <the ties between the regime and the cartel>.");
    check("[The little polling] that was done in the state before the vote {showed} <a dead heat>.");
    check("Orry spoke in August after [Lind] {announced} <it was laying off 600 workers>.");
}

#[test]
fn who_spoke_when() {
    check("[Venn] has in the past {said} <the plan was a fraud>.");
    check("[Venn] at one point {said} <the plan was a fraud>.");
    check("At one point [Venn] {said} <the plan was a fraud>.");
    check("Earlier in the day [Venn] {said} <the plan was a fraud>.");
    check("[Venn and her deputies] have in recent weeks {said} <the plan was a fraud>.");
    check("[Venn] was the first to {say} <the plan was a fraud>.");
    check("[Farmers] took to the streets to {protest} <what they called a fraud>.");
    check("The plan came under fire from [farmers], [who] {said} <it was a fraud>.");
    check("[Police] {said} <he had killed two and was considered dangerous>.");
}

#[test]
fn reports_from_the_field() {
    check("[Some] {expressed concern} <the regime could fall>.");
    check("State television aired footage [it] {said} <showed terrorists laying down their arms>.");
    check("[The foreign ministry] on Tuesday summoned the envoy to {protest} <what it called a massacre>.");
    check("The Courier cited [two officials] as {saying} <the regime was on the brink>.");
    check("It is {believed} <the regime is on the brink>.");
    check("There are {fears} <the regime will fall>.");
    check("{Rumours} swirled <that the despot had fled>.");
    check("[The regime] {called} <the report baseless>.");
    check("[Norland] {called} <the attack cowardly>.");
    check("[Norland] {expressed} <“grave concern” at the massacre>.");
}

#[test]
fn figures_put_at() {
    check("[The health ministry] {put} <the number of dead at 16,000>.");
    check("[The army] {put} <the toll at more than 400 people>.");
    check("Venn put the box at the door of the 40 farmers.");
    check("[Lind] {equated} <the regime with a mafia>.");
}

/// Sentences of random words, heavy with cues and marks: whatever somebody opens, every span lies in its text.
#[test]
fn no_salad_of_words_breaks_the_rules() {
    const MARKS: [&str; 30] = [
        "Venn",
        "Ansel",
        "farmers",
        "regime",
        "poll",
        "40",
        "May",
        "of",
        "that",
        "to",
        "by",
        "“",
        "”",
        "'",
        "\"",
        ",",
        ",",
        ";",
        ":",
        "—",
        "-",
        "(",
        ")",
        "?",
        ".",
        "the",
        "who",
        "as",
        "“They will hang.”",
        "“thugs”",
    ];
    let (cues, grammar) = super::cues::reporting_words();
    let words: Vec<&str> =
        cues.iter().flat_map(|cue| &cue.forms).chain(grammar.values().flatten()).map(String::as_str).collect();
    // A linear congruential generator: the same sentences in every run.
    let mut state = 1u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..150 {
        let mut text = String::new();
        for _ in 0..60 {
            for _ in 0..=next(14) {
                let word = if next(2) == 0 { MARKS[next(MARKS.len())] } else { words[next(words.len())] };
                text.push_str(word);
                text.push(' ');
            }
            text.push_str([". ", ": ", "\n\n"][next(3)]);
        }
        let article = article("en", "", &text);
        for found in attribute(&article) {
            for span in found.content.iter().chain(&found.source).chain(&found.cue) {
                assert!(article.text.get(span.start as usize..span.end as usize).is_some(), "{found:?}\n{text}");
            }
        }
    }
}
