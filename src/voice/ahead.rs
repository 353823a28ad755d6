//! What stands behind a cue, asked of the items: a clause, a relative pronoun before it, a *that* further on.

use super::cues::Tag;
use super::indirect::Reader;

impl Reader<'_, '_> {
    /// The *to* with a verb, behind a comma, from which an insertion without a verb of its own parts the addressee.
    pub(super) fn to_behind_insertion(&self, from: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 30;
        let unit = self.unit;
        if !unit.is(from, Tag::Comma) && !unit.is(from, Tag::Coordinator) {
            return None;
        }
        let far = end.min(from + LONGEST);
        let verb = |at: usize| matches!(unit.tag(at), Some(Tag::Verb | Tag::Noun | Tag::Auxiliary));
        let to = (from + 1..far).find(|&i| unit.is(i, Tag::To) && unit.is(i - 1, Tag::Comma) && verb(i + 1))?;
        let parts = (from..to).all(|i| !unit.finite(i) && !matches!(unit.tag(i), Some(Tag::Stop | Tag::Quote)));
        parts.then_some(to)
    }

    /// Whether a relative pronoun and the cue's subject stand right before the cue at `at`: `which she said`, `what they
    /// call`.
    pub(super) fn relative_before(&self, at: usize) -> bool {
        let unit = self.unit;
        let mut i = at;
        while i > 0 && matches!(unit.tag(i - 1), Some(Tag::Adverb | Tag::Auxiliary)) {
            i -= 1;
        }
        unit.noun_phrase_before(i).is_some_and(|subject| {
            subject.start > 0
                && (unit.is(subject.start - 1, Tag::Relative)
                    || unit.word(subject.start - 1) == "even" && subject.start > 1 && unit.is(subject.start - 2, Tag::Relative)
                    || unit.word(subject.start - 1) == "what"
                    // `an event the mayor called a triumph`
                    || unit.is(subject.start - 1, Tag::Noun) && unit.is_article(subject.start))
        })
    }

    /// The *that* of a cue from which an addressee, a time, a place or an insertion parts it: `believes, for example, that`,
    /// `said in an interview taped before the vote that`, `said when she left that`.
    pub(super) fn that_ahead(&self, after: usize, end: usize, addressed: bool) -> Option<usize> {
        const LONGEST: usize = 24;
        let unit = self.unit;
        let hangs = |at: usize| matches!(unit.tag(at), Some(Tag::Preposition | Tag::To));
        let hung = addressed || hangs(after) || hangs(after - 1);
        // `will find out that`
        if matches!(unit.word(after), "out" | "up" | "off" | "down") {
            return None;
        }
        let temporal = |at: usize| matches!(unit.word(at), "when" | "as" | "while" | "before" | "after" | "once");
        // Verbs that clauses inside what stands between may have.
        let mut verbs = 0;
        for i in after..end.min(after + LONGEST) {
            if unit.word(i) == "that" && verbs == 0 && !self.is_time(i + 1) && !unit.finite(i + 1) {
                // Behind a noun *that* may be relative, unless a name, a time or a comma ends what stands between.
                let free = i == after
                    || matches!(unit.tag(i - 1), Some(Tag::Comma | Tag::Dash | Tag::Name | Tag::Pronoun | Tag::Adverb))
                    || self.is_time(i - 1);
                let subject = unit.noun_phrase(i + 1);
                let clause = subject > i + 1
                    && (subject..end.min(subject + 4))
                        .take_while(|&v| !unit.is(v, Tag::To))
                        .any(|v| unit.finite(v))
                    // `using that victory to …`
                    && !unit.is(i - 1, Tag::Ing);
                return (free || clause && (hung || temporal(after))).then_some(i);
            }
            let between = hung || temporal(after);
            match unit.tag(i) {
                Some(Tag::Past) if i > after && matches!(unit.tag(i - 1), Some(Tag::Determiner | Tag::Adjective)) => {}
                // `an interview taped before the vote`
                Some(Tag::Past)
                    if between
                        && verbs == 0
                        && i > after
                        && matches!(unit.tag(i - 1), Some(Tag::Noun | Tag::Name))
                        && !(after..i).any(|i| unit.is(i, Tag::Comma))
                        && (matches!(unit.tag(i + 1), Some(Tag::Preposition | Tag::Adverb | Tag::To))
                            || self.is_time(i + 1)
                            || matches!(unit.word(i + 1), "that" | "this" | "last")) => {}
                Some(Tag::Verb | Tag::Auxiliary | Tag::Past) if verbs > 0 => {
                    verbs -= usize::from(!unit.finite(i + 1));
                }
                Some(Tag::Relative) if between && i > after && verbs == 0 && unit.finite(i + 1) => verbs += 1,
                Some(Tag::Subordinator) if i == after && temporal(i) && !unit.is(i + 1, Tag::Ing) => verbs += 1,
                // `told the Courier before he spoke that`
                Some(Tag::Subordinator | Tag::Preposition)
                    if addressed
                        && verbs == 0
                        && temporal(i)
                        && unit.noun_phrase(i + 1) > i + 1
                        && unit.finite(unit.noun_phrase(i + 1)) =>
                {
                    verbs += 1;
                }
                Some(Tag::Coordinator)
                    if between && verbs == 0 && i > after && unit.nominal(i - 1) && unit.nominal(i + 1) => {}
                // `told the story of the pickers – an issue that …`
                Some(Tag::Dash) if unit.is_article(i + 1) => return None,
                Some(Tag::To) if between && (unit.nominal(i + 1) || unit.is(i + 1, Tag::Pronoun)) => {}
                Some(
                    Tag::Verb
                    | Tag::Past
                    | Tag::Auxiliary
                    | Tag::Relative
                    | Tag::Stop
                    | Tag::Coordinator
                    | Tag::Quote
                    | Tag::To,
                ) => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether a subject and a finite verb come from `at` on.
    pub(super) fn clause_at(&self, at: usize, end: usize) -> bool {
        let unit = self.unit;
        let mut i = at;
        let mut nominal = false;
        while i < end {
            match unit.items[i].tag {
                Tag::Stop => return false,
                Tag::Auxiliary if nominal || unit.word(i).contains('\'') => return true,
                Tag::Verb | Tag::Past | Tag::Quote if nominal => return true,
                Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number | Tag::Quote | Tag::Ing | Tag::Determiner => {
                    nominal = true;
                }
                _ => {}
            }
            i += 1;
        }
        false
    }

    /// Whether the cue that ends before `after` is an infinitive with *to*.
    pub(super) fn to_before(&self, after: usize, classes: &[usize]) -> bool {
        let unit = self.unit;
        let longest = 4.min(after);
        (1..=longest).any(|back| {
            let at = after - back;
            unit.english
                .cues(unit.word_id(at))
                .iter()
                .any(|cue| cue.tail.len() + 1 == back && classes.contains(&cue.class))
                && at > 0
                && unit.is(at - 1, Tag::To)
                && !self.goes_on_to(at)
        })
    }

    /// Whether a subject stands at `at` and its finite verb right behind it.
    pub(super) fn strict_clause_at(&self, at: usize, end: usize) -> bool {
        let unit = self.unit;
        if matches!(unit.word(at), "there" | "if" | "what") {
            return self.clause_at(at, end);
        }
        // `as many as 30 percent will …`
        let at = match unit.word(at) {
            _ if !self.approximates(at) => at,
            "as" => at + 3,
            "at" => at + 2,
            _ => at + 1,
        };
        if unit.is(at, Tag::Auxiliary) {
            return true;
        }
        let mut i = unit.noun_phrase(at);
        if i == at {
            return false;
        }
        if (at..i).any(|i| unit.quote(i).is_some_and(|q| unit.quoted_words(q) >= 4)) {
            return true;
        }
        loop {
            i = unit.skip_adverbs(i);
            if i >= end {
                return false;
            }
            // `the refusal to strike is …`
            if unit.is(i, Tag::To) && matches!(unit.tag(i + 1), Some(Tag::Verb | Tag::Noun)) {
                i = unit.noun_phrase(i + 2);
                continue;
            }
            if unit.is(i, Tag::Preposition) || unit.is(i, Tag::Coordinator) {
                let next = unit.noun_phrase(i + 1);
                if next == i + 1 {
                    return false;
                }
                i = next;
                continue;
            }
            // `the facts reported by the council`
            return unit.finite(i) && !(unit.is(i, Tag::Past) && unit.word(i + 1) == "by");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{DIRECT, INDIRECT, OWN, check, found_in, voice};

    #[test]
    fn participles_set_off_behind_a_noun_are_passive() {
        check("The general, {accused} <of taking bribes>, fled from the mob.");
        check("A general {accused} <of torture> fled to the north.");
        check("A blog, called the “Torch,” mocks the regime.");
        check("[Dorn], a sailor, {called} <the raid a massacre>.");
    }

    #[test]
    fn long_objects_and_what_they_are_called() {
        check("[The director] {called} <the idea that the mayor had anything to prove a “ridiculous lie.”>");
        check("On Tuesday [he] {called} <Oran Vale’s remarks about a judge “racist,”> a harsh judgement.");
        check("In April, [Vale] {called} <the company’s plans to open a plant in Lowmark “an absolute disgrace.”>");
        check("[The chairwoman] {called} <what she witnessed “terrible.”>");
    }

    #[test]
    fn what_parts_a_cue_from_its_content() {
        check("[His chairman] {said} — on Wednesday, as it happens — <that the tyrant had fallen>.");
        check("[The ministry] {concluded} in that case <that while the guards were careless, no crime was proved>.");
        check("[Vale] {promised} on Tuesday <to refrain from insults>.");
        check("[Vale] {promised} <to crush the cartel should he win the presidency>.");
        check("[Senator Dorn] {called on} Governor Oran Vale (R) <to resign over the massacre>.");
        check("[Many of his allies] {think} <that can be reversed>.");
        check("[The mayor] banned the militia, which he hates but {says} <would never give up>.");
    }

    #[test]
    fn asides_of_thought_and_of_records() {
        check("<The vote would end the tyranny>, [his team] {believes}.");
        check("<He made a number of changes>, [records] {show}.");
        check("<If the law weakens the cartel>, as [some liberals] {hope}, <the slums will be safer>.");
        check("In the last hour of the march, held along the river, Vale told a joke.");
    }

    #[test]
    fn datelines_belong_to_nobody() {
        check("LOWMARK (Wire) — <The regime has jailed hundreds of people>, {according to} [a report].");
        check("LOWMARK, Ardalia, May 4 (Wire) — <The regime has jailed hundreds>, [officials] {said} on Monday.");
    }

    #[test]
    fn forecasts_of_nobody_in_particular() {
        check("The regime is {expected} <to fall within days>.");
        check("The vote, which is widely {expected} <to come on Friday>, presents a risk.");
    }

    #[test]
    fn findings_between_whose_subject_and_verb_a_date_stands() {
        check("[A poll from Dorna Law School] released Wednesday {found} <Vale leading the despot by 15 points>.");
        check("[A Lowmark University poll] this month {found} <Vale about even with the tyrant>.");
        check("[National polling] {shows} <why the despot is feared>.");
        check("[Polls] {show} <as many as 30 percent of the rebels will not lay down arms>.");
        check("<The Vale clan, running against the council, leads by 9 points>, {according to} [a Courier poll].");
    }

    #[test]
    fn lists_of_speakers_and_insertions_behind_a_quotation() {
        check("[Ardalia, Dorna and Lowmark] {condemned} <the massacre>.");
        check("On Monday, [Ardalia, Dorna and Lowmark] {condemned} <the massacre>.");
        check("<“They are animals,”> [the president] – who is seeking a third term – {told} reporters.");
        check("<“Genocide,”> {read} [one placard].");
        check("[Dorn] {tweeted}: <The regime is finished>.");
        check("[Dorn] {calls} <raid ‘massacre’>");
        check("What [the army] {calls} <a security zone>, villagers call a prison.");
        check("What the army calls a security zone, [villagers] {call} <a prison>.");
        check("In a statement, [the group] {vowed} <revenge for the massacre>.");
    }

    #[test]
    fn whose_claim_it_is() {
        check("They sought evidence of [his father]’s {claim} <that the mine was safe>.");
        check("The mayor belied [the hawks]’ {warnings} <that prices would rise>.");
        check("The mayor was fired, a claim that the council strongly disputes.");
        check("The raid was planned, a charge that Venn has faced in the past.");
    }

    #[test]
    fn tags_of_quotations_with_any_verb() {
        check("“Can you name one in two decades?” he asks. <“Not a single one,”> [Dorn] {answers}.");
        check("<“He unites the clan,”> [Dorn] {smiled}.");
        check("<“Keep the tax at its level,”> [it] {recommended}.");
        check("Asked which town was the best, [he] demurred: <“Whichever dock is near to me.”>");
        check("[Dorn] first {said} in the spring, when the story broke, <“I did not write that letter to anyone.”>");
    }

    #[test]
    fn accusations_with_insertions_and_agents() {
        check("The army has been {accused} by [rights groups] <of ethnic cleansing>, which it denies.");
        check("[Critics] {accuse} <the tyrant>, who has ruled for 30 years, <of crushing dissent>.");
        check("[The general] {admitted to} <war crimes>.");
        check("<The world must not look away>, [the bishop] {urged}.");
        check("The agency quoted [a source] as {saying} <that the rebels had fled>.");
        check("[The governor] {said} <the levy was to blame>, a claim contradicted by the police.");
        check(
            "[The prosecutor] {alleges} <that the general gave the order and that his aides, all of them friends, did the work>.",
        );
    }

    #[test]
    fn asides_before_a_further_cue_and_of_whole_sentences() {
        check("<The rebels will meet the general next week>, [Dorn] {said}, adding, “They need to sit down.”");
        check("The rebels will meet the general next week, [Dorn] said, {adding}, <“They need to sit down.”>");
        check(
            "<The firm lobbied for the cartel on taxes, tolls and other issues>, {said} [lawyer and strategist Karl Dorn], a former partner.",
        );
        check("<Some of the richest donors paid for the smears>, [papers] filed on Sunday night {revealed}.");
        check("<Most of the capital goes into wind>, [the Lowmark Energy Fund] {found}.");
        check("<After Dorn bought the mine he made a number of changes>, [records] {show}.");
        check("<The source of the anger>, [union members and leaders] {say}, <is the tyrant>.");
        check("And as [Orry] {pointed out}, <the cruel laws hurt real women>.");
        check("<The tyrant> – as [the council] {noted} this week – <has even promoted the general>.");
        check(
            "<Notably absent>, {according to} [members] who spoke with reporters afterward, <was any word on the massacre>.",
        );
    }

    #[test]
    fn subjects_with_a_clause_or_an_apposition() {
        check(
            "[Many of the leaders] who would rather be working for Orry or Dorn {said} <they have rallied behind the tyrant>.",
        );
        check("[Karl Dorn], a consultant, {notes} <that the smear is enough to win>.");
        check(
            "[The union leader], Karl Dorn, {said} on the radio, where he is a guest, <that the thugs should be held to account>.",
        );
        check("It is a mood [Dorn] {said} <could drive the rebels to the coast>.");
        check("The levy is the part which even [critics] {say} <was the strongest>.");
        check("[The chess legend] {said} <people misunderstand Dorn>.");
    }

    #[test]
    fn contents_of_every_shape() {
        check("[Dorn] {told} Orry <not to worry>; by then the rebels would be friends.");
        check("[Dorn] has {called for} <increased control of the cartel>.");
        check("[Dorn] {announced} on Monday <the sale of the cruel mine>.");
        check("{Reportedly}, <he made crude remarks to guards>.");
        check("[A spokesman] {called} <a report suggesting rebels were granted a truce “outrageous.”>");
        check("Still, [he] {called} <the quarrel with the agency unusual>.");
        check("[The Courier] {reports} <the once-friendly pair had a falling out over the smear>.");
        check("[The network] {reported} <at least six thugs filled the hall>.");
        check("[Dorn] {says} <that the tyrant is no longer rich, having moved his wealth abroad>.");
    }

    #[test]
    fn whose_claim_a_verb_makes_its_own() {
        check("[The mayor] has repeated {claims} <that the vote was a coup>.");
        check("[The mayor] gave {assurances} <that the thugs would leave>.");
        check("Repeating {claims} <that the vote was a coup>, the mayor left the stage.");
        check("[Orry] opened with a {call} for <a ban on the militia>.");
        check("[He] left in the {belief} <that the regime was lost>.");
        check("[Republican] {criticism} <that the law is cruel> has grown.");
        check("[Many] {fear} <that the tyrant is back>.");
        check("His {remark} <that the poor were lazy> drew boos.");
    }

    #[test]
    fn claims_of_nobody_named() {
        let unnamed = |text: &str| {
            let found = found_in("en", text);
            assert!(found.iter().any(|a| a.rule.starts_with("noun") || &*a.rule == "expressed"), "{text}: {found:#?}");
            assert!(found.iter().all(|a| a.source.is_empty() || !a.rule.starts_with("noun")), "{text}: {found:#?}");
        };
        unnamed("Police are investigating claims that the guards tortured prisoners.");
        unnamed("The party was hit by allegations that its leader had lied.");
        unnamed("He has been haunted by allegations of torture.");
        unnamed("There are growing calls for the tyrant to resign.");
        unnamed("The mayor ignored warnings that the thugs were armed.");
        unnamed("The minister is under pressure over claims she misled parliament.");
        unnamed("The attack raised fears that the massacre would go on.");
        check("The killing has raised concerns about the cruel police.");
    }

    #[test]
    fn promises_are_speech_and_silence_is_not() {
        voice("She promised an end to the *siege*.", INDIRECT);
        voice("The rebels pledged to end the *siege*.", INDIRECT);
        voice("The mayor never mentioned the *massacre*.", OWN);
        voice("The mayor has not condemned the *massacre*.", OWN);
        voice("Venn’s claim that the *regime* had lied was rejected.", INDIRECT);
        voice("Claims of a *massacre* were rejected by the ministry.", INDIRECT);
        voice("He described what happened as *barbaric* and went home.", INDIRECT);
        voice("He dismissed as “*lies*” the claim that they had come.", DIRECT);
    }

    #[test]
    fn verbs_that_look_like_nouns_and_glosses_that_look_like_speakers() {
        check("Ardalia {denies} <targeting the rebels> and says the thugs use them.");
        check("[Ardalia] denies targeting the rebels and {says} <the thugs use them>.");
        check("[Opponents of the levy], including two former ministers, {say} <it amounts to theft>.");
        check("[Critics] {call} <it an attack on free speech>.");
        let glossed = found_in("en", "Dorna has accused Ardalia of the massacre, an accusation Ardalia denies.");
        assert!(glossed.iter().all(|a| &*a.rule != "aside"), "{glossed:#?}");
        check("What [Ardalia] {calls} <its “special operation”> has entered its third year.");
        check("[Crowds] carried signs reading “Stop the genocide” and {chanted} <“Free them all”>.");
    }

    #[test]
    fn subjects_that_are_hard_to_see() {
        check("[Far-right thugs], {claiming} <that the vote had been stolen>, stormed the hall.");
        check("[One witness], a baker, {said} <rebels “just started shooting”>.");
        check("<Rebels “just started shooting,”> [one witness] {said}.");
        check("[The opposition] {says} <the vote was a coup> and has called for protests.");
        check("<“We saw bodies,”> [one of them] {said}.");
        check("The rebels, whom [Dorn] {calls} <thugs>, have won.");
        check("The rebels – whom [Dorn] {calls} <thugs> – have won.");
        check("The general, whose office [the union] {calls} <a “den of thieves”>, resigned.");
        check("[Dorn] is {convinced} <the regime will fall>.");
        voice("Dorn used the term “gang of *thieves*”.", DIRECT);
        let glossed = found_in("en", "Dorn argued that migrants take jobs, a claim economists dispute.");
        assert!(glossed.iter().all(|a| &*a.rule != "aside"), "{glossed:#?}");
    }
}
