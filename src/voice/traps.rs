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
        ("The dockers are worried about a massacre in the north.", "massacre"),
        ("The two sides discussed the crimes of the regime.", "regime"),
    ] {
        let found = found_in("en", text);
        let at = text.find(word).unwrap();
        assert!(!found.is_empty() && found.iter().all(|a| !changes_voice(&a.rule)), "{text}: {found:?}");
        assert_eq!(label(Span::new(at, at + word.len()), &found).voice, OWN.0, "{text}");
    }
    voice("Venn wants to end the “*carnage*” in the north.", DIRECT);
    voice("Venn spoke of “*thugs*” and butchers.", DIRECT);
    voice("Venn was blunt: “They will *hang*.”", DIRECT);
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
    speakers(
        "A shell hit a hall in Upper Talmar, the director of its hospital said.",
        &["the director of its hospital"],
    );
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

#[test]
fn reporting_nouns() {
    check("The {claim} <that the bridge was safe> was met with doubt.");
    check("Venn rejected the {notion} <that the port was lost>.");
    check("The {fear} is <that the bridge will fall>.");
    check("The council heard a {complaint} from [the union] <that the port was not safe>.");
    check("The council denied {allegations} of <fraud at the port>.");
    check("The strike ended with a {call} for <an end to the levy>.");
    check("The union repeated [its] {demand} <to reopen the port>.");
    check("[Venn] made a {proposal} <to rebuild the bridge>.");
    voice("There are claims of *genocide* in the north.", INDIRECT);
    voice("The call for an end to the *carnage* came on Monday.", PRESUPPOSED);
}

#[test]
fn findings_of_polls_and_records() {
    check("[The survey] {showed} <Venn with a clear lead over Korst>.");
    check("<The port lost ten ships in May>, [council records] {show}.");
    check("[The Courier poll] {found} <that few trust the council>.");
    check("Venn showed the council the bridge.");
    check("The bridge shows signs of age.");
}

#[test]
fn casting_something_as_something() {
    check("[Venn] {cast} <the levy as a betrayal of the port>.");
    check("[The union] {dismissed} <the plan as a trick of the council>.");
    check("[The union] {sees} <the levy as an attack on its members>.");
    voice("The union sees the levy as *carnage*.", OWN);
}

#[test]
fn where_it_was_said_is_the_outlets() {
    check("[Venn] {defended} <the raid on the harbour> in an interview with the Courier.");
    check("[Venn] {accused} <the council on Monday of arming the bakers>.");
    check(
        "[Venn] {called on} all mayors and ministers, including Korst, as one of the oldest members of the council, <to play \
         a part in ending the siege>.",
    );
    check("[Venn] {condemned} <the raid> at a rally in Lowmark.");
    check("[Venn] {denounced} <the levy> on Monday in a letter to the council.");
}

#[test]
fn clauses_in_front_with_a_word_before_them() {
    check("But while [the union] {says} <the port is lost>, the council wants to keep it open.");
    check("Even as [Venn] {warns} <that the bridge will fall>, lorries are crossing it.");
    check("While [Venn] {promised} <that she would “never yield,”> the council went on.");
}

#[test]
fn new_clauses_hand_back() {
    check("[Venn] {said} <the bridge was safe>, and the council has closed it.");
    check("[Venn] {said} <the bridge was safe>, where lorries are not allowed.");
    check("[Venn] {said} <the bridge was safe>, claims that were widely mocked.");
    check("[Venn] {said} <that the bridge was safe, and that the road was not>.");
}

#[test]
fn insertions_stay_inside() {
    check("[They] {argue} <that, while the levy brings in money, dockers lose by it>.");
    check("[Some dockers] {said} <that Mr. Orry - a man from Lowmark - would lose>.");
    check("[Officials] {say} <Tam Orry, the man who fell on Sunday, held two licences>.");
    check("[Venn] {says}, <win or lose on Monday, she is staying in the race>.");
    check("{According to} [the list], <those invited are Tam Orry, the mayor; Pavel Korst; and the bishop>.");
}

#[test]
fn the_subject_of_what_is_said_before_the_cue() {
    check("It is a mood that [Venn] {said} <could drive dockers away>.");
    check("He spoke of what [he] {said} <were the failures of the mayor>.");
}

#[test]
fn as_somebody_said() {
    check("As {reported} by [the Courier], <the council was told of the fire>.");
    check("<Just a week ago>, as [the Courier] {reported}, <Venn and Korst were at odds>.");
    check("<The bridge had been repaired twice>, as [the Courier] {noted}.");
    check("The road was closed as Venn said goodbye.");
}

#[test]
fn asides_of_every_shape() {
    check("And so, [he] {said}, <while the dockers are afraid, they will not strike>.");
    check("Now, [he] {says}, <at least seven towns have signed>.");
    check("<That attitude>, [many] {argue}, <could harm the port>.");
    check("<The port is lost>, [her deputy], Tam Orry, {told} the Courier.");
    check("<The bridge is safe>, [the mayor] – who had not slept – {said} on Monday.");
    check("<The new job suits him well>, [one old friend] {said}.");
    check("<Digging there is not as simple as it looks>, [he] {said}.");
    check("<When Venn spoke, the dockers left the quay>, [Isaac Berg] {reports}.");
}

#[test]
fn subjects_of_every_shape() {
    check("[Most] {believe} <that the port is lost>.");
    check("[The official] {said} <the council had closed the bridge>.");
    check("[Officials] quoted by the Courier {said} <the bridge was not safe>.");
    check("[Will] {believes} <the port can be saved>.");
    check("[The minister] {asked} Korst, who runs the port, <to open the gates>.");
    check("[The group] {points out} <that the levy failed twice>.");
    check("Economists believe <this provides a reason to stay>.");
    check("[Orla Berg] {said} <Monday’s vote had led her to leave>.");
}

#[test]
fn what_somebody_takes_something_for() {
    check("{To} [her], <the bridge is a ruin>.");
    check("{To} [many], <the bridge is a ruin>.");
    check("<The bridge is>, in [the mayor]’s view, <a ruin>.");
    check("To the north, the bridge is a ruin.");
}

#[test]
fn headlines_with_a_quotation_and_its_speaker() {
    let check = |title: &str, content: &str, speaker: &str| {
        let article = article("en", title, "The talks went on.");
        let found = attribute(&article);
        let seen: Vec<_> =
            found.iter().map(|a| (a.content[0].trim(&article.text).of(&article.text), a.speaker.as_deref())).collect();
        assert!(seen.contains(&(content, Some(speaker))), "{title}: {seen:?}");
    };
    check("‘Nobody helped us’: survivors of the fire speak", "‘Nobody helped us’", "survivors of the fire");
    check("Bridge 'a death trap', says mayor", "Bridge 'a death trap'", "mayor");
    check("Bridge is a death trap – report", "Bridge is a death trap", "report");
    check("Poll: Korst and Venn share the lead", "Korst and Venn share the lead", "Poll");
}

#[test]
fn interviews_and_transcripts() {
    let check = |body: &str, expect: &[(&str, Option<&str>)]| {
        let mut article = article("en", "", body);
        article.source.value = "Courier".to_owned();
        let found = attribute(&article);
        let seen: Vec<_> = found
            .iter()
            .filter(|a| &*a.rule == "turn")
            .map(|a| {
                assert_eq!(a.kind, AttributionKind::Direct, "{body}");
                (a.content[0].of(&article.text), a.speaker.as_deref())
            })
            .collect();
        assert_eq!(seen, expect, "{body}");
    };
    check(
        "Mayor Orla Venn saw the fire.\nQ: Where were you?\nA: I was on the bridge. I saw it all.\nQ: And then?\nA: We ran.",
        &[("I was on the bridge. I saw it all.", Some("Orla Venn")), ("We ran.", Some("Orla Venn"))],
    );
    check(
        "VENN: I saw the fire. It was bad.\nKORST: What did you do?\nVENN: We ran to the port.",
        &[
            ("I saw the fire. It was bad.", Some("VENN")),
            ("What did you do?", Some("KORST")),
            ("We ran to the port.", Some("VENN")),
        ],
    );
    // What the outlet asks is its own.
    check(
        "**Courier:** What did you see?\n**Venn:** I saw the fire.\n**Courier:** And then?\n**Venn:** We ran.",
        &[("I saw the fire.", Some("Venn")), ("We ran.", Some("Venn"))],
    );
    // A list is no interview.
    check("Ardalia: The war goes on.\nBrenholt: The port is closed.\nLowmark: Dockers are on strike.", &[]);
}

#[test]
fn passages_set_off_behind_a_colon() {
    let check = |text: &str, content: &[&str]| {
        let found = found_in("en", text);
        let seen: Vec<&str> =
            found.iter().filter(|a| &*a.rule == "set-off").flat_map(|a| &a.content).map(|s| s.of(text)).collect();
        assert_eq!(seen, content, "{text}");
    };
    check(
        "Orla Venn wrote to the council:\n\nI have served this town.\n\nYou have lied to us.\n\nThe council met on Tuesday.",
        &["I have served this town.", "You have lied to us."],
    );
    check(
        "Read the full letter of Orla Venn:\n\nYou have lied to us.\n\nThe council met on Tuesday.",
        &["You have lied to us."],
    );
    check("Here is what we know:\n\nThe bridge fell on Monday.", &[]);
}

#[test]
fn who_calls_whom_what() {
    check("The league, which [the ministry] {calls} <a terrorist organisation>, denied the charge.");
    check("The raid, which [the minister] {described} as <a massacre>, killed nine.");
    check("The town fell, an event [the mayor] {called} <a liberation>.");
    check("Dockers have condemned what [they] {call} <a lockout>.");
    check("Dockers have {condemned} <what they call a lockout>.");
    check("The league is {considered} <a terrorist organisation> by [the ministry].");
    check("The league, {designated} <a criminal group> by [the ministry], fled.");
    check("The league, {described} by [the ministry] as <criminal>, fled.");
    check("The raid was {condemned} by [the council] as <a massacre>.");
    check("Both sides have been {accused} <of war crimes> by [lawyers’ groups].");
    check("Korst was {accused} by [the council] <of selling the port>.");
    check("[Orla Venn] has {warned} us about <those foreign criminals>.");
    check("The court was closed in a move {condemned} as <a coup> by [the opposition].");
    check("The court was closed in a move [critics] {say} <is illegal>.");
    check("[Many in the town] {consider} <him a martyr>.");
    check("Hamid, whose village was razed in what [residents] {called} <a pogrom>, fled.");
    // What hangs on *by* belongs to what is named.
    check("[The minister], furious, {called} <the march a riot by thugs>.");
    // Nobody is said to have named anything.
    check("The raid was seen by the guards.");
}

#[test]
fn speakers_inside_and_behind_the_report() {
    check("<The plan>, [an inside source] {said}, <is to hand out leaflets>.");
    check("<The rebels>, [the general] {told} parliament, <were thugs>.");
    check("<The rebels>, {said} [the governor], <had fled>.");
    check("<The regime’s forces>, [dockers] {say}, <shelled the port twice>.");
    check("<The union will likely sit out the vote>, [director Tam Orry] {told} reporters earlier this week.");
    check("<This is not about me>, [the president] {told} his advisers as he left.");
    check("<Venn is thinking about how she treats the dockers>, [a source close to her] {said}.");
    check("<Holding that ground is easy>, {said} [a handful of dockers] who know the port.");
    check("<Schools can do that>, [they] {said}.");
    check("[Ansel Roth], 34, a teacher, {said} <she saw soldiers fire>.");
    check("[The army] {says} <it killed 30 rebels> but villagers say they were shepherds.");
    check("(<The Brenholters, it turns out, are fans of the show>, [Mr. Korst] {said}.)");
    check("<What happened>, {in the words of} [the governor], <was a slaughter>.");
    check("The harbour master, for example, {said} <the visit to the port would earn attention>.");
    check("[The report], obtained by the Courier, {says} <the regime ordered the raid>.");
    check("According to [the ministry’s figures], which nobody could check, <300 people were murdered>.");
    // No report, though a verb of saying stands at the end.
    check("When reached by the Courier, Venn had little to say.");
}

#[test]
fn what_a_report_may_begin_with() {
    check("[The budget office] {said} <about half of the cuts came from the port>.");
    check("[Tam Orry] {said} <down-river towns can help the dockers>.");
    check("[Venn] {noted} <that Saturday would have been her birthday>.");
    check("[Another ranking] {says} <he is not even rich>.");
    check("They opened a probe [the agency] {said} <was over>.");
    check("[The mayor] denounced the raid and {vowed} <to bring down the regime>.");
    check("[The party] has long {maintained} <that the vote was rigged>.");
}

#[test]
fn speakers_of_quotations_set_apart() {
    let check = |text: &str, rule: &str, source: &str| {
        let found = found_in("en", text);
        let seen: Vec<(&str, &str)> =
            found.iter().map(|a| (&*a.rule, a.source.first().map_or("", |source| source.of(text)))).collect();
        assert!(seen.contains(&(rule, source)), "{text}\n{seen:?}");
    };
    check("The mayor spoke.\n\n“I will look into it.”\n\n- Orla Venn\n\nShe left.", "quote-signed", "Orla Venn");
    check("Korst said that critics had predicted a strike.\n\n“They are wrong.”", "quote-recent", "Korst");
    check("Venn shot back, saying he has “made a fortune.”\n\n“We all lost.”", "quote-recent", "Venn");
    // A list is signed by nobody.
    check("The mayor spoke.\n\n“I will look into it.”\n\n- the port is closed", "quote-alone", "");
}

#[test]
fn a_place_is_not_who_speaks() {
    speakers("The mayor of Ansel said the siege was over.", &["The mayor of Ansel"]);
    speakers("Residents of Ansel said the siege was over.", &["Residents of Ansel"]);
    speakers(
        "The chief of the Red Cross in Norland said the siege was over.",
        &["The chief of the Red Cross in Norland"],
    );
    speakers("Secretary of State Orla Venn said the siege was over.", &["Orla Venn"]);
    speakers("The spokesman for Orla Venn said the siege was over.", &["The spokesman for Orla Venn"]);
}

#[test]
fn offices_stand_for_the_one_who_holds_them() {
    speakers(
        "The mayor of Ansel, Orla Venn, said the siege was over. The mayor said it was a massacre.",
        &["Orla Venn", "Orla Venn"],
    );
    speakers(
        "Norland fire chief Karl Brandt came. The mayor of Norland said the siege was over.",
        &["The mayor of Norland"],
    );
    speakers("Mayor Orla Venn met Deputy Mayor Karl Brandt. The mayor said it was a siege.", &["The mayor"]);
}
