//! What actors do and what is done to them, for all verbs: the clauses beside those of harm.
//!
//! Read are the sentences that name an actor, and kept the clauses in which a naming is the head of the subject or of the
//! object. To be quick, words have the tag they have on their own, corrected by the word before (*the raid*, *to raid*),
//! not the tagger's reading of the whole sentence. Auxiliaries and *be* are no actions; participles without an auxiliary
//! (*…, hoping to win*) and infinitives under a noun are left out.

use rustc_hash::FxHashMap;

use super::super::words::{Flags, Words};
use super::lemmas::regular;
use super::{Clause, Found, Harm, Tokens, Use};
use crate::model::{AgencyClause, AgencyKind, Naming};
use crate::text::{Reading, Sentence, Tag, TokenKind, Vocabulary, tag_word};

/// Every verb of the texts, compiled against a vocabulary.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Verbs {
    lemmas: Vec<String>,
    /// By folded form.
    uses: FxHashMap<u32, Use>,
    /// By folded form: its tag on its own.
    guesses: Vec<Option<Tag>>,
}

/// What a form is on its own: its tag, and its lemma and use if it may be a verb.
type Guess = (Option<Tag>, Option<(String, Use)>);

impl Verbs {
    /// Finds the verbs among the forms of a vocabulary.
    pub(in super::super) fn new(vocabulary: &Vocabulary, words: &Words) -> Verbs {
        use rayon::prelude::*;
        let mut irregular: FxHashMap<&str, (&str, bool, bool)> = FxHashMap::default();
        for line in include_str!("../../../assets/facts/irregular.txt").lines() {
            let mut forms = line.split(' ');
            if let (Some(lemma), Some(past), Some(participle)) = (forms.next(), forms.next(), forms.next()) {
                irregular.insert(participle, (lemma, past == participle, true));
                irregular.entry(past).or_insert((lemma, true, false)).1 = true;
            }
        }
        let forms: Vec<Guess> = vocabulary
            .forms()
            .par_iter()
            .enumerate()
            .map(|(index, form)| {
                let word = vocabulary.folded(form.word);
                if form.kind != TokenKind::Word || form.word.index() != index {
                    return (None, None);
                }
                let guess = tag_word(word);
                let auxiliary = words.of(form.word).has(Flags::AUXILIARY);
                let plain = word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
                if auxiliary || !plain {
                    return (guess, None);
                }
                if let Some(&(lemma, past, participle)) = irregular.get(word) {
                    let verb = Use { past, participle, base: lemma == word, ..Use::default() };
                    return (Some(Tag::VERB), Some((lemma.to_owned(), verb)));
                }
                // A noun may be a verb where an auxiliary stands before it: `will sign`. Words the tagger does not know,
                // or takes for adjectives, may be in -ed: `honoured`, `armed`.
                let open = matches!(guess, Some(Tag::VERB | Tag::NOUN)) || word.ends_with("ed");
                (guess, open.then(|| regular(word)))
            })
            .collect();
        let mut verbs = Verbs::default();
        let mut known: FxHashMap<String, u16> = FxHashMap::default();
        for (index, (guess, verb)) in forms.into_iter().enumerate() {
            verbs.guesses.push(guess);
            let Some((lemma, mut found)) = verb else { continue };
            let Some(next) = u16::try_from(verbs.lemmas.len()).ok() else { continue };
            found.verb = *known.entry(lemma.clone()).or_insert_with(|| {
                verbs.lemmas.push(lemma);
                next
            });
            verbs.uses.insert(index as u32, found);
        }
        verbs
    }
}

/// The clauses of an article in which an actor acts or is acted on, but for those of harm, in text order. `namings` are
/// the article's.
pub(in super::super) fn find(
    reading: &Reading<'_>,
    words: &Words,
    harm: &Harm,
    verbs: &Verbs,
    namings: &[Naming],
) -> Vec<AgencyClause> {
    let mut out = Vec::new();
    if !matches!(reading.article.language.code(), "en" | "und") {
        return out;
    }
    let mut first = 0;
    while first < namings.len() {
        let index = namings[first].sentence;
        let here = namings[first..].iter().take_while(|naming| naming.sentence == index).count();
        let named = &namings[first..first + here];
        first += here;
        let Some(sentence) = reading.sentences().get(index as usize) else { continue };
        let tags = tags(reading, sentence, verbs);
        let clause = Clause { reading, words, harm, sentence, tags };
        for token in sentence.token_range() {
            let word = reading.word(token);
            if harm.uses.contains_key(&word.0) || clause.tag(token) != Some(Tag::VERB) {
                continue;
            }
            let Some(&form) = verbs.uses.get(&word.0) else { continue };
            let Some(mut found) = clause.action(token, form) else { continue };
            if found.kind == AgencyKind::Active && clause.takes_clause(token, found.patient.as_ref()) {
                found.patient = None;
            }
            // `accused Norway of fraud`: the fraud is no part of it.
            if let Some(patient) = &mut found.patient {
                let phrase = reading.tokens_span(patient.clone());
                let name = named.iter().find(|naming| phrase.contains(naming.span));
                let end = name.map(|naming| reading.document.token_from(naming.span.end));
                if let Some(end) = end.filter(|&end| end < patient.end && reading.folded(end) == "of") {
                    patient.end = end;
                }
            }
            let names = |phrase: &Option<Tokens>| phrase.as_ref().is_some_and(|phrase| clause.headed(phrase, named));
            if !names(&found.agent) && !names(&found.patient) {
                continue;
            }
            let mut span = reading.token_span(token);
            for part in [&found.agent, &found.patient].into_iter().flatten() {
                span = span.join(reading.tokens_span(part.clone()));
            }
            let text = |range: &Tokens| reading.slice(reading.tokens_span(range.clone())).to_owned();
            out.push(AgencyClause {
                span,
                kind: found.kind,
                verb: verbs.lemmas[usize::from(form.verb)].clone(),
                agent: found.agent.as_ref().map(text),
                patient: found.patient.as_ref().map(text),
                harm: false,
                sentence: index,
            });
        }
    }
    out
}

/// The tags of a sentence's tokens: each on its own, corrected by the one before.
fn tags(reading: &Reading<'_>, sentence: &Sentence, verbs: &Verbs) -> Vec<Option<Tag>> {
    let mut tags: Vec<Option<Tag>> = Vec::with_capacity(sentence.token_range().len());
    let mut previous = "";
    let last = sentence.token_range().end;
    for token in sentence.token_range() {
        let form = reading.form(token);
        let word = reading.folded(token);
        let before = tags.last().copied().flatten();
        let next = (token + 1 < last).then(|| verbs.guesses[reading.word(token + 1).index()]).flatten();
        let mut tag = verbs.guesses[reading.word(token).index()];
        let inner = !tags.is_empty();
        let verb = verbs.uses.get(&reading.word(token).0);
        if form.capitalised && inner && tag != Some(Tag::DET) && tag != Some(Tag::PRON) && tag != Some(Tag::ADP) {
            tag = Some(Tag::PROPN);
        } else if tag == Some(Tag::NOUN) && verb.is_some_and(|form| verbal_behind(previous, *form)) {
            tag = Some(Tag::VERB);
        } else if !matches!(tag, Some(Tag::VERB))
            && before == Some(Tag::PROPN)
            && verb.is_some_and(|form| form.third && tag == Some(Tag::NOUN) || form.past)
            && !matches!(next, Some(Tag::VERB | Tag::AUX))
            && next.is_some()
        {
            // `Norway funds the port`, `Norway armed the rebels`: a verb behind a name, unless one follows.
            tag = Some(Tag::VERB);
        } else if matches!(before, Some(Tag::DET | Tag::ADJ)) && tag == Some(Tag::VERB) && !is_pronoun(previous) {
            // `the raid`, but `the accused man`
            tag = Some(if verb.is_some_and(|form| form.participle) { Tag::ADJ } else { Tag::NOUN });
        } else if tag == Some(Tag::VERB)
            && verb.is_some_and(|form| form.base && !form.past)
            && matches!(before, Some(Tag::NOUN | Tag::PROPN))
            && !previous.ends_with('s')
        {
            // `the council move`: no verb behind a singular.
            tag = Some(Tag::NOUN);
        }
        tags.push(tag);
        previous = word;
    }
    tags
}

/// Whether a form that is a noun on its own is a verb behind this word: *will sign*, *is building*.
fn verbal_behind(previous: &str, form: Use) -> bool {
    match previous {
        "to" | "will" | "would" | "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "did" | "do"
        | "does" | "not" => form.base,
        "is" | "are" | "was" | "were" | "been" | "am" => form.ing || form.participle,
        "be" => form.participle,
        _ => false,
    }
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "this" | "that" | "these" | "those" | "all" | "both" | "some" | "many" | "most")
}

impl Clause<'_, '_> {
    /// Who does what to whom, for a form of any verb.
    fn action(&self, at: usize, form: Use) -> Option<Found> {
        let before = self.before(at);
        let previous = before.map_or("", |token| self.word(token));
        let auxiliary = before.is_some_and(|token| self.flags(token).has(Flags::AUXILIARY));
        let be =
            before.is_some_and(|token| self.flags(token).has(Flags::BE)) || matches!(previous, "get" | "gets" | "got");
        if form.participle && be {
            return Some(self.passive(at, self.subject(before?)));
        }
        if form.ing {
            return be.then(|| self.active(at, before.and_then(|token| self.subject(token))));
        }
        if auxiliary {
            return (form.base || form.participle)
                .then(|| self.active(at, before.and_then(|token| self.subject(token))));
        }
        if previous == "to" {
            let agent = self.subject_of_infinitive(before?)?;
            return form.base.then(|| self.active(at, Some(agent)));
        }
        // An adjective: `the divided town`.
        if form.participle
            && before.is_some_and(|token| self.flags(token).has(Flags::DETERMINER) || self.tag(token) == Some(Tag::ADJ))
            && self.noun(at + 1)
        {
            return None;
        }
        // `The mission, led by Norway, begins`
        if form.participle && self.word(at + 1) == "by" && at > 0 && self.word(at - 1) == "," {
            let found = self.passive(at, self.subject(at - 1));
            return (found.kind == AgencyKind::PassiveWithAgent).then_some(found);
        }
        let subject = self.subject(before? + 1)?;
        // `the plan announced by Norway failed`
        if subject.start > self.sentence.tokens.start as usize && self.word(subject.start - 1) == "by" {
            return None;
        }
        // `the plan announced by Norway`: a participle on its noun.
        if form.participle && self.word(at + 1) == "by" {
            let found = self.passive(at, Some(subject));
            return (found.kind == AgencyKind::PassiveWithAgent).then_some(found);
        }
        if form.participle && !form.past {
            return None;
        }
        Some(self.active(at, Some(subject)))
    }

    /// Whether a clause stands behind the verb, whose subject is not what is acted on: *said the ship was safe*, *insists
    /// that …*.
    fn takes_clause(&self, at: usize, patient: Option<&Tokens>) -> bool {
        self.word(at + 1) == "that"
            || patient.is_some_and(|patient| {
                self.inside(patient.end)
                    && (self.flags(patient.end).has(Flags::AUXILIARY) || self.flags(patient.end).has(Flags::BE))
            })
    }

    /// Whether one of the namings is the head of a phrase: its last word, or a part of a list.
    fn headed(&self, phrase: &Tokens, namings: &[Naming]) -> bool {
        let span = self.reading.tokens_span(phrase.clone());
        namings.iter().any(|naming| {
            let next = self.reading.document.token_from(naming.span.end);
            span.contains(naming.span)
                && (naming.span.end == span.end || matches!(self.word(next), "and" | "or" | "," | "of"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Tables;
    use super::*;
    use crate::model::{Article, Language};
    use crate::text::read;

    fn actions(body: &str) -> Vec<(String, String, String, AgencyKind)> {
        clauses(body, false)
    }

    fn clauses(body: &str, with_harm: bool) -> Vec<(String, String, String, AgencyKind)> {
        let mut article = Article { language: Language::ENGLISH, ..Article::default() };
        article.set_text("", body);
        let mut vocabulary = Vocabulary::default();
        let document = read(&article, &mut vocabulary);
        let reading = Reading { article: &article, document: &document, vocabulary: &vocabulary };
        let tables = Tables::new(&vocabulary);
        let namings = tables.namings(&reading);
        let harm = if with_harm { tables.agency(&reading) } else { Vec::new() };
        tables
            .actions(&reading, &namings)
            .into_iter()
            .chain(harm)
            .map(|clause| {
                let part = |words: Option<String>| words.unwrap_or_else(|| "-".to_owned());
                (part(clause.agent), clause.verb, part(clause.patient), clause.kind)
            })
            .collect()
    }

    /// Agent, verb, patient.
    type Parts = (&'static str, &'static str, &'static str);

    /// Sentences about states, with what they do and what is done to them; `-` for what the clause does not say.
    const CLAUSES: &[(&str, &[Parts])] = &[
        ("Norway signed the treaty.", &[("Norway", "sign", "the treaty")]),
        ("Norway has signed the treaty.", &[("Norway", "sign", "the treaty")]),
        ("Norway will sign the treaty.", &[("Norway", "sign", "the treaty")]),
        ("Norway did not sign the treaty.", &[("Norway", "sign", "the treaty")]),
        ("Norway is building a bridge.", &[("Norway", "build", "a bridge")]),
        ("Norway wants a treaty.", &[("Norway", "want", "a treaty")]),
        ("Norway refused to sign the treaty.", &[("Norway", "refuse", "-"), ("Norway", "sign", "the treaty")]),
        ("The council praised Norway.", &[("The council", "praise", "Norway")]),
        ("Norway was praised by the council.", &[("the council", "praise", "Norway")]),
        ("Norway was praised.", &[("-", "praise", "Norway")]),
        ("Norway had been warned.", &[("-", "warn", "Norway")]),
        ("The treaty was signed by Norway.", &[("Norway", "sign", "The treaty")]),
        ("The plan announced by Norway failed.", &[("Norway", "announce", "The plan")]),
        ("Norway withdrew.", &[("Norway", "withdraw", "-")]),
        ("Norway took the port.", &[("Norway", "take", "the port")]),
        ("Denmark helped Norway.", &[("Denmark", "help", "Norway")]),
        ("Denmark and Norway met in May.", &[("Denmark and Norway", "meet", "-")]),
        ("Norway said nothing.", &[("Norway", "say", "nothing")]),
        ("The Norwegian government denied the report.", &[("The Norwegian government", "deny", "the report")]),
        ("Dockers blamed the Norwegian government.", &[("Dockers", "blame", "the Norwegian government")]),
        ("Norway also sent aid.", &[("Norway", "send", "aid")]),
        ("In May Norway closed the border.", &[("Norway", "close", "the border")]),
        ("The ships, which Denmark sold, sank.", &[("Denmark", "sell", "-")]),
        ("They invited Norway to the talks.", &[("They", "invite", "Norway")]),
        ("Norway was invited to the talks.", &[("-", "invite", "Norway")]),
        ("Norway must leave the union.", &[("Norway", "leave", "the union")]),
        ("Norway could lose the case.", &[("Norway", "lose", "the case")]),
        ("Critics accused Norway of fraud.", &[("Critics", "accuse", "Norway")]),
        ("Norway bought the ships and sold them.", &[("Norway", "buy", "the ships"), ("Norway", "sell", "them")]),
        ("The border was closed by Norway in May.", &[("Norway", "close", "The border")]),
        // No action of the actor's: it owns, modifies or stands in an adjunct.
        ("The port of Oslo was closed.", &[]),
        ("The talks in Norway failed.", &[]),
        ("Ships left for Norway.", &[]),
        ("Norway is a state.", &[]),
        ("It rained in Norway and Denmark.", &[]),
    ];

    #[test]
    fn what_actors_do_and_what_is_done_to_them() {
        let mut wrong = String::new();
        for (sentence, expect) in CLAUSES {
            let found = actions(sentence);
            let seen: Vec<(&str, &str, &str)> =
                found.iter().map(|(agent, verb, patient, _)| (&**agent, &**verb, &**patient)).collect();
            if seen != *expect {
                wrong += &format!("{sentence}\n   {seen:?}\n");
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// Verb, agent and patient of clauses written and labelled by hand before they were run; the figures are in the
    /// header of the module above.
    #[test]
    fn clauses_checked_by_hand() {
        let fits = |found: &str, expect: &str| match expect {
            "-" => found == "-",
            _ => found.to_lowercase().contains(&expect.to_lowercase()),
        };
        let (mut rows, mut right) = (0, 0);
        let mut misses = String::new();
        for line in include_str!("../../../tests/fixtures/facts/actions.tsv").lines() {
            let [verb, agent, patient, sentence] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("four columns: {line}");
            };
            rows += 1;
            let found = clauses(sentence, true);
            if found.iter().any(|clause| clause.1 == verb && fits(&clause.0, agent) && fits(&clause.2, patient)) {
                right += 1;
            } else {
                misses += &format!("{sentence}\n   {agent} {verb} {patient}; found {found:?}\n");
            }
        }
        assert_eq!(rows, 165);
        assert!(right >= 157, "{right} of {rows}\n{misses}");
    }

    #[test]
    fn passives_are_told_from_actives() {
        let kind = |sentence: &str| actions(sentence)[0].3;
        assert_eq!(kind("Norway signed the treaty."), AgencyKind::Active);
        assert_eq!(kind("The treaty was signed by Norway."), AgencyKind::PassiveWithAgent);
        assert_eq!(kind("Norway was praised."), AgencyKind::AgentlessPassive);
    }
}
