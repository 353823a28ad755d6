//! Actors compared: every label each outlet uses for an actor, by voice, and how often an actor acts or is acted on.

use std::collections::BTreeMap;

use crate::model::{AgencyClause, AgencyKind, Article, ArticleIndex, Attribution, Naming, Voice};
use crate::text::fold;
use crate::voice;

/// A mention or clause of one article: the index into that article's list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The article.
    pub article: ArticleIndex,
    /// Position in the article's list of namings or of clauses.
    pub at: u32,
}

/// One label an outlet uses for an actor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActorLabel {
    /// The label as it is written most often, without article or determiner.
    pub label: String,
    /// The outlet, as the articles name it.
    pub source: String,
    /// Mentions by [`Voice::index`].
    pub by_voice: [u32; 4],
    /// The mentions, in corpus order.
    pub places: Vec<Place>,
}

impl ActorLabel {
    /// Mentions in all voices.
    pub fn mentions(&self) -> u32 {
        self.by_voice.iter().sum()
    }
}

/// An actor and all its labels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActorLabels {
    /// The actor's canonical name.
    pub actor: String,
    /// By outlet and then by mentions, the most first.
    pub labels: Vec<ActorLabel>,
}

impl ActorLabels {
    /// Mentions under all labels.
    pub fn mentions(&self) -> u32 {
        self.labels.iter().map(ActorLabel::mentions).sum()
    }
}

/// Words in front of a label that do not make it another one.
const DETERMINERS: [&str; 14] =
    ["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"];

/// Every label of every actor in the given articles. Actors come by mentions, the most first, then by name. `namings` and
/// `attributions` hold a list for each article of the corpus.
pub fn actor_labels(
    selection: &[ArticleIndex],
    articles: &[Article],
    namings: &[Vec<Naming>],
    attributions: &[Vec<Attribution>],
) -> Vec<ActorLabels> {
    /// Spellings with their counts, mentions by voice, places.
    type Found = (BTreeMap<String, u32>, [u32; 4], Vec<Place>);
    let mut found: BTreeMap<&str, BTreeMap<(&str, String), Found>> = BTreeMap::new();
    for &index in selection {
        let article = &articles[index.index()];
        for (at, naming) in namings[index.index()].iter().enumerate() {
            let label = bare(naming.span.of(&article.text));
            let key = (article.source.value.as_str(), fold(label).into_owned());
            let (spellings, by_voice, places) = found.entry(&naming.actor).or_default().entry(key).or_default();
            *spellings.entry(label.to_owned()).or_default() += 1;
            by_voice[voice::label(naming.span, &attributions[index.index()]).voice.index()] += 1;
            places.push(Place { article: index, at: at as u32 });
        }
    }
    let mut actors: Vec<ActorLabels> = found
        .into_iter()
        .map(|(actor, labels)| {
            let mut labels: Vec<ActorLabel> = labels
                .into_iter()
                .map(|((source, _), (spellings, by_voice, places))| {
                    let most = spellings.values().copied().max().unwrap_or(0);
                    let label = spellings.into_iter().find(|(_, count)| *count == most).map(|(label, _)| label);
                    ActorLabel { label: label.unwrap_or_default(), source: source.to_owned(), by_voice, places }
                })
                .collect();
            labels.sort_by(|a, b| {
                a.source.cmp(&b.source).then(b.mentions().cmp(&a.mentions())).then(a.label.cmp(&b.label))
            });
            ActorLabels { actor: actor.to_owned(), labels }
        })
        .collect();
    actors.sort_by_key(|actor| std::cmp::Reverse(actor.mentions()));
    actors
}

/// A noun phrase without its determiner.
fn bare(phrase: &str) -> &str {
    match phrase.split_once(' ') {
        Some((first, rest)) if DETERMINERS.contains(&fold(first).as_ref()) => rest.trim_start(),
        _ => phrase,
    }
}

/// A verb with the clauses it stands in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerbCount {
    /// The verb's lemma.
    pub verb: String,
    /// The clauses, in corpus order.
    pub clauses: Vec<Place>,
}

/// What an outlet has an actor do and has done to it, with all verbs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActorAgency {
    /// The actor's canonical name.
    pub actor: String,
    /// The outlet, as the articles name it.
    pub source: String,
    /// Verbs whose doer it is, the commonest first.
    pub acts: Vec<VerbCount>,
    /// Verbs that are done to it, the commonest first.
    pub acted_on: Vec<VerbCount>,
}

fn clauses(verbs: &[VerbCount]) -> usize {
    verbs.iter().map(|verb| verb.clauses.len()).sum()
}

impl ActorAgency {
    /// Clauses in which it acts, and in which it is acted on.
    pub fn counts(&self) -> (usize, usize) {
        (clauses(&self.acts), clauses(&self.acted_on))
    }
}

/// How often each actor acts and is acted on, by outlet; by clauses of the actor in all outlets, the most first, then by
/// name and outlet. An actor is a part of a clause if one of its names lies in the words for the doer or for whom it is
/// done to.
pub fn actor_agency(
    selection: &[ArticleIndex],
    articles: &[Article],
    namings: &[Vec<Naming>],
    agency: &[Vec<AgencyClause>],
) -> Vec<ActorAgency> {
    type Verbs<'a> = BTreeMap<&'a str, Vec<Place>>;
    let mut found: BTreeMap<(&str, &str), [Verbs<'_>; 2]> = BTreeMap::new();
    for &index in selection {
        let article = &articles[index.index()];
        for (at, clause) in agency[index.index()].iter().enumerate() {
            let place = Place { article: index, at: at as u32 };
            let mut parts: Vec<(usize, &str)> = Vec::new();
            let inside = |naming: &&Naming| naming.sentence == clause.sentence && clause.span.overlaps(naming.span);
            for naming in namings[index.index()].iter().filter(inside) {
                let name = bare(naming.span.of(&article.text));
                for (part, words) in [&clause.agent, &clause.patient].into_iter().enumerate() {
                    if words.as_deref().is_some_and(|words| words.contains(name))
                        && !parts.contains(&(part, &naming.actor))
                    {
                        parts.push((part, &naming.actor));
                    }
                }
            }
            for (part, actor) in parts {
                let verbs = &mut found.entry((actor, article.source.value.as_str())).or_default()[part];
                verbs.entry(&clause.verb).or_default().push(place);
            }
        }
    }
    let ranked = |verbs: Verbs<'_>| {
        let mut verbs: Vec<VerbCount> =
            verbs.into_iter().map(|(verb, clauses)| VerbCount { verb: verb.to_owned(), clauses }).collect();
        verbs.sort_by_key(|verb| std::cmp::Reverse(verb.clauses.len()));
        verbs
    };
    let mut rows: Vec<ActorAgency> = found
        .into_iter()
        .map(|((actor, source), [acts, acted_on])| ActorAgency {
            actor: actor.to_owned(),
            source: source.to_owned(),
            acts: ranked(acts),
            acted_on: ranked(acted_on),
        })
        .collect();
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for row in &rows {
        let (acts, acted_on) = row.counts();
        *all.entry(row.actor.clone()).or_default() += acts + acted_on;
    }
    rows.sort_by_key(|row| std::cmp::Reverse(all[&row.actor]));
    rows
}

/// How an outlet presents the doers of harm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HarmForms {
    /// The outlet, as the articles name it.
    pub source: String,
    /// Clauses by form, in the order active, passive with agent, agentless passive, nominal.
    pub clauses: [Vec<Place>; 4],
}

/// The forms of [`HarmForms::clauses`].
pub const HARM_FORMS: [AgencyKind; 4] =
    [AgencyKind::Active, AgencyKind::PassiveWithAgent, AgencyKind::AgentlessPassive, AgencyKind::Nominal];

impl HarmForms {
    /// Clauses of all forms.
    pub fn all(&self) -> usize {
        self.clauses.iter().map(Vec::len).sum()
    }
}

/// The clauses of harm of each outlet by form, outlets in the order of their first article. Only clauses in the given
/// voices count: an outlet does not choose the verbs of those it quotes.
pub fn harm_forms(
    selection: &[ArticleIndex],
    articles: &[Article],
    agency: &[Vec<AgencyClause>],
    attributions: &[Vec<Attribution>],
    voices: &[Voice],
) -> Vec<HarmForms> {
    let mut rows: Vec<HarmForms> = Vec::new();
    for &index in selection {
        let source = &articles[index.index()].source.value;
        for (at, clause) in agency[index.index()].iter().enumerate() {
            let counts = clause.harm && voices.contains(&voice::label(clause.span, &attributions[index.index()]).voice);
            let Some(form) = HARM_FORMS.iter().position(|form| *form == clause.kind).filter(|_| counts) else {
                continue;
            };
            let row = rows.iter().position(|row| row.source == *source).unwrap_or_else(|| {
                rows.push(HarmForms { source: source.clone(), clauses: Default::default() });
                rows.len() - 1
            });
            rows[row].clauses[form].push(Place { article: index, at: at as u32 });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::{Alias, Tables};
    use super::*;
    use crate::model::{AttributionKind, Language, Progress, Span};
    use crate::text::{Reading, read_all};

    struct Corpus {
        articles: Vec<Article>,
        namings: Vec<Vec<Naming>>,
        agency: Vec<Vec<AgencyClause>>,
        attributions: Vec<Vec<Attribution>>,
    }

    /// Articles by outlet; what stands in quotation marks is somebody else's.
    fn corpus(texts: &[(&str, &str)], aliases: &[Alias]) -> Corpus {
        let articles: Vec<Article> = texts
            .iter()
            .map(|(source, text)| {
                let mut article = Article { language: Language::ENGLISH, ..Article::default() };
                article.source.value = (*source).to_owned();
                article.set_text("", text);
                article
            })
            .collect();
        let (vocabulary, documents) = read_all(&articles, &Progress::default()).unwrap();
        let tables = Tables::with_aliases(&vocabulary, aliases);
        let readings: Vec<Reading<'_>> = articles
            .iter()
            .zip(&documents)
            .map(|(article, document)| Reading { article, document, vocabulary: &vocabulary })
            .collect();
        let namings = readings.iter().map(|reading| tables.namings(reading)).collect();
        let agency = readings.iter().map(|reading| tables.agency(reading)).collect();
        let attributions = readings
            .iter()
            .map(|reading| {
                let text = reading.text();
                let quoted = text.find('“').zip(text.find('”')).map(|(start, end)| Span::new(start, end));
                let quotation = |span| Attribution {
                    kind: AttributionKind::Direct,
                    source: Vec::new(),
                    cue: Vec::new(),
                    content: vec![span],
                    quoted: vec![span],
                    presupposed: Vec::new(),
                    speaker: None,
                    confidence: 1.0,
                    rule: "".into(),
                };
                quoted.map(quotation).into_iter().collect()
            })
            .collect();
        Corpus { articles, namings, agency, attributions }
    }

    fn everything(corpus: &Corpus) -> Vec<ArticleIndex> {
        (0..corpus.articles.len() as u32).map(ArticleIndex).collect()
    }

    #[test]
    fn labels_are_counted_by_outlet_and_voice() {
        let aliases = [Alias { actor: "Norway".into(), names: vec!["the northern entity".into()] }];
        let corpus = corpus(
            &[
                ("Courier", "Norway agreed. The Norwegian government wavered. Norway signed."),
                ("Gazette", "The northern entity signed. He said: “We know the northern entity.”"),
            ],
            &aliases,
        );
        let labels = actor_labels(&everything(&corpus), &corpus.articles, &corpus.namings, &corpus.attributions);
        let rows: Vec<String> = labels[0]
            .labels
            .iter()
            .map(|label| format!("{} {} {:?}", label.source, label.label, label.by_voice))
            .collect();
        assert_eq!(labels[0].actor, "Norway");
        assert_eq!(
            rows,
            [
                "Courier Norway [2, 0, 0, 0]",
                "Courier Norwegian government [1, 0, 0, 0]",
                "Gazette northern entity [1, 0, 1, 0]",
            ]
        );
    }

    #[test]
    fn who_acts_and_who_is_acted_on() {
        let corpus =
            corpus(&[("Courier", "Norway bombed the town. Denmark attacked Norway. Norway was attacked.")], &[]);
        let rows = actor_agency(&everything(&corpus), &corpus.articles, &corpus.namings, &corpus.agency);
        let counts: Vec<(&str, (usize, usize))> = rows.iter().map(|row| (&*row.actor, row.counts())).collect();
        assert_eq!(counts, [("Norway", (1, 2)), ("Denmark", (1, 0))]);
        assert_eq!(rows[0].acted_on[0].verb, "attack");
    }

    #[test]
    fn forms_of_harm_are_those_of_the_voices_asked_for() {
        let corpus = corpus(
            &[("Courier", "Soldiers shot the man. The man was shot. He said: “The killing of the man was wrong.”")],
            &[],
        );
        let forms = |voices: &[Voice]| {
            let rows = harm_forms(&everything(&corpus), &corpus.articles, &corpus.agency, &corpus.attributions, voices);
            rows[0].clauses.each_ref().map(Vec::len)
        };
        assert_eq!(forms(&[Voice::Own]), [1, 0, 1, 0]);
        assert_eq!(forms(&Voice::ALL), [1, 0, 1, 1]);
    }
}
