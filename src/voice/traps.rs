//! More examples, one per trap: where a report begins and ends, what only looks like one, and who speaks.

use super::examples::{DIRECT, INDIRECT, OWN, PRESUPPOSED, article, attribute, check, found_in, voice};
use super::{changes_voice, label};
use crate::model::{AttributionKind, Span};

fn speakers(text: &str, expect: &[&str]) {
    let found: Vec<String> =
        found_in("en", text).iter().map(|a| a.speaker.as_deref().unwrap_or("-").to_owned()).collect();
    assert_eq!(found, expect, "{text}");
}

fn kinds(text: &str, expect: &[AttributionKind]) {
    let found: Vec<AttributionKind> = found_in("en", text).iter().map(|a| a.kind).collect();
    assert_eq!(found, expect, "{text}");
}

fn rule(text: &str, expect: &str) {
    let found: Vec<String> = found_in("en", text).iter().map(|a| a.rule.to_string()).collect();
    assert!(found.iter().any(|rule| rule == expect), "{text}: {found:?}");
}

#[test]
fn the_comma_inside_closing_marks() {
    check("<The plan is “a disgrace,”> [Venn] {said}.");
    check("<The plan is “a disgrace,”> {said} [Orla Venn], the mayor.");
    check("[Venn] {said} <the plan was “a disgrace,” and the bridge would fall>.");
    check("[Venn] {said} <the plan was “a disgrace,”> while the council laughed.");
    check("[Venn] {called} <the plan “shocking.”>");
    check("[Spokesman Tam Orry] {called} <Venn “unhinged.”>");
}

#[test]
fn a_speaker_behind_a_question_or_an_exclamation() {
    check("<“Is the bridge safe?”> [Orla Venn] {asked} on Monday. <“It is not.”>");
    check("<“That is enough!”> {said} [Orla Venn], the mayor.");
    check("“Is the bridge safe?” [Venn] {said} <that it was not>.");
}

#[test]
fn turned_order() {
    check("<The port will close>, {said} [Orla Venn], who runs it.");
    check("<The port will close>, {said} [Orla Venn], another veteran of the council.");
    check("The club, a private one in Lowmark, charged a fee of ten crowns.");
    check("<“We lost,”> {said} [Gregor Slay], whom Orla Venn appointed.");
}

#[test]
fn clauses_in_front_end_at_their_comma() {
    check("When [Venn] {said} <the bridge was safe>, the council opened it.");
    check("While [the union] {says} <the port is lost>, the council wants to keep it open.");
    check("As [Venn] {announced} <that the port would close>, the dockers were on the quay.");
}

#[test]
fn glosses_hand_back_to_the_outlet() {
    check("[Venn] {said} <the bridge was built by Pavel Korst>, who left the town in May.");
    check("[Venn] {said} <the levy, which had failed twice, was dead>.");
    check("[Venn] {said} <the bridge was safe>, a view the council shares.");
    check("[Venn] {said} <the road was closed - and the bridge would fall>.");
    voice("Venn said the talks had failed amid the *carnage* in the north.", INDIRECT);
    voice("Venn said the talks had failed, amid *carnage* in the north.", OWN);
    voice("Venn said the talks had failed, after the army *slaughtered* the dockers.", OWN);
}

#[test]
fn sentence_final_speakers_cover_the_sentence() {
    check("<The port claims that the bridge is safe>, [officials] {said}.");
    check("<As the council looks for money, the port may close>, [current and former officials] {said}.");
    check("It was closed (<“Enough,”> {wrote} [the Courier]) on Monday.");
}

#[test]
fn relative_clauses() {
    check("The bridge, which [Venn] {said} <was lost>.");
    check("The Rust Belt states that have suffered will vote on Monday.");
    check("The council made a landmark ruling that took away the rights of dockers.");
}

#[test]
fn quantities_as_speakers() {
    check("[Many] {said} <they were afraid of the flood>.");
    check("[Most] {said} <the bridge was not safe>.");
    check("[He and Mr. Korst] {said} <the bridge was safe>.");
    check("[Venn] on Monday {said} <the bridge was safe>.");
    check("[Venn], during a meeting in Lowmark, Ardalia, {said} <the bridge was safe>.");
}

#[test]
fn nouns_that_look_like_verbs() {
    check("The three towns have claims in the area.");
    check("She won 400 pledged delegates.");
    check("The council came with plans to rebuild the bridge.");
    check("It was a racially charged dispute about the bridge.");
    check("A much-needed rest came on Monday.");
}

#[test]
fn views_surveys_and_hearsay() {
    check("In [her] view, <the bridge is not safe for lorries>.");
    check("In [the mayor]’s opinion, <the bridge is not safe for lorries>.");
    check("In [a Courier poll] on Monday, <most dockers were against the levy>.");
    check("The council {reportedly} <sold the port to a bank>.");
    check("Korst {allegedly} <lied about the bridge>, which still stands.");
    rule("In her view, the bridge is not safe for lorries.", "in-view");
}

#[test]
fn attitudes_are_listed_and_stay_the_outlets() {
    check("[Venn] {wants} <to close the port>.");
    check("[Venn] {plans} <to close the port>.");
    check("[Venn] {refused} <to close the port>.");
    check("[The council] {hopes} <to sell the port in May>.");
    check("[Dockers] {know} <how the bridge fell>.");
    for (text, word) in [
        ("Venn wants to end the carnage.", "carnage"),
        ("The council refused to slaughter the herd.", "slaughter"),
        ("The dockers fear a massacre in the north.", "massacre"),
    ] {
        let found = found_in("en", text);
        let at = text.find(word).unwrap();
        assert!(!found.is_empty() && found.iter().all(|a| !changes_voice(&a.rule)), "{text}: {found:?}");
        assert_eq!(label(Span::new(at, at + word.len()), &found).voice, OWN.0, "{text}");
    }
    voice("Venn vowed to end the *carnage*.", INDIRECT);
    voice("Venn said she wants to end the *carnage*.", INDIRECT);
    check("The men seeking to leave the town were stopped.");
    check("Venn, who wants to leave, was stopped.");
}

#[test]
fn judgements() {
    voice("Venn was criticized for the *massacre*.", INDIRECT);
    voice("Venn questioned the idea that the *regime* would stand.", INDIRECT);
    voice("Venn defended the *brutal* raid on the harbour.", INDIRECT);
    voice("Venn slammed the *brutal* raid on the harbour.", PRESUPPOSED);
    voice("Venn predicted a *bloodbath* in the north.", INDIRECT);
    check("Venn criticized Korst.");
    check("It is clear that the bridge is old.");
    check("[She] remains {hopeful} <that the bridge is safe>.");
}

#[test]
fn titles_inside_a_report_are_no_speech() {
    check("On the programme “Good Morning,” [Venn] {said} <the bridge was “wildly unsafe.”>");
    voice("Speaking on “This Town,” Orla Venn said the claims were “wildly *wrong*.”", DIRECT);
}

#[test]
fn kinds_by_what_stands_between_the_marks() {
    use AttributionKind::{Direct, Indirect, Mixed, Scare};
    kinds("“We will not yield,” Venn said.", &[Direct]);
    kinds("''We will not yield,'' Venn said.", &[Direct]);
    kinds("Venn said the plan was “a betrayal of the dockers”.", &[Mixed]);
    kinds("Venn said the plan was a betrayal.", &[Indirect]);
    kinds("The “safe” bridge fell.", &[Scare]);
}

#[test]
fn spellings_of_one_name() {
    speakers("Pavel Raisin said the war was over. Raeisin said it was not.", &["Pavel Raisin", "Pavel Raisin"]);
    speakers("Orla Allan said the war was over. Petra Allen said it was not.", &["Orla Allan", "Petra Allen"]);
}

#[test]
fn roles_in_apposition() {
    speakers(
        "Pavel Korst, the president of Ardalia, said the war was over. The Ardalian president said he was tired.",
        &["Pavel Korst", "Pavel Korst"],
    );
    speakers("In a talk with Orla Venn, the mayor of Lowmark, he said the bridge was safe.", &["Orla Venn"]);
}

#[test]
fn pronouns_stand_for_the_nearest_person() {
    speakers(
        "Mayor Orla Venn said the bridge was safe. President Pavel Korst arrived at noon. He said the war was over.",
        &["Orla Venn", "Pavel Korst"],
    );
    speakers(
        "The White House said the war was over. It added that talks would go on.",
        &["White House", "White House"],
    );
    speakers("It said the war was over.", &["-"]);
}

#[test]
fn a_headline_by_an_official() {
    let text = article("en", "Bridge is not safe for lorries: official", "The talks went on.");
    let found = attribute(&text);
    assert_eq!(found.first().map(|a| &*a.rule), Some("speaker-last"), "{found:?}");
}
