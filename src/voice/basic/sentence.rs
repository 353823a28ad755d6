//! One sentence of a language with a small table: its verbs and phrases of reporting, and what they report.

use std::ops::Range;

use super::super::indirect::Draft;
use super::super::marks::Quote;
use super::{Basic, role};
use crate::model::Span;
use crate::text::{Reading, TokenKind};

/// How far a verb may stand from the clause or the quotation that it reports, in tokens.
const NEAR: usize = 12;

pub(super) struct Sentence<'a> {
    reading: &'a Reading<'a>,
    table: &'a Basic,
    quotes: &'a [Quote],
    start: usize,
    /// Before the final stop.
    end: usize,
    /// One past the last token that some content has taken.
    floor: usize,
}

impl<'a> Sentence<'a> {
    pub(super) fn new(
        reading: &'a Reading<'a>,
        table: &'a Basic,
        quotes: &'a [Quote],
        tokens: Range<usize>,
    ) -> Sentence<'a> {
        let mut end = tokens.end;
        while end > tokens.start && matches!(reading.surface(end - 1), "." | "!" | "?" | "…" | "؟" | "。") {
            end -= 1;
        }
        Sentence { reading, table, quotes, start: tokens.start, end, floor: tokens.start }
    }

    /// Adds what the sentence reports to `drafts`; the quotations among it are marked in `held`.
    pub(super) fn read(mut self, held: &mut [bool], drafts: &mut Vec<Draft>) {
        if let Some(draft) = self.dialogue() {
            drafts.push(draft);
            return;
        }
        let mut at = self.start;
        while at < self.end {
            let found = if self.quote_at(at).is_some() {
                None
            } else {
                self.according(at).or_else(|| self.behind(at)).or_else(|| self.verb(at))
            };
            let Some((draft, next)) = found else {
                at += 1;
                continue;
            };
            for (n, quote) in self.quotes.iter().enumerate() {
                held[n] |= draft.content.iter().any(|span| span.overlaps(quote.span));
            }
            drafts.push(draft);
            at = next.max(at + 1);
            self.floor = self.floor.max(at);
        }
    }

    fn folded(&self, token: usize) -> &'a str {
        self.reading.folded(token)
    }

    fn is_comma(&self, token: usize) -> bool {
        token < self.end && matches!(self.reading.surface(token), "," | "،")
    }

    fn is_dash(&self, token: usize) -> bool {
        token < self.end && matches!(self.reading.surface(token), "—" | "–" | "―")
    }

    fn is_word(&self, token: usize) -> bool {
        matches!(self.reading.form(token).kind, TokenKind::Word | TokenKind::Number)
    }

    /// Whether the token is a word or joins two: `porta-voz`.
    fn joins(&self, token: usize) -> bool {
        self.is_word(token) || self.reading.surface(token) == "-" && token + 1 < self.end && self.is_word(token + 1)
    }

    fn words(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|&t| self.reading.form(t).is_word()).count()
    }

    fn quote_at(&self, token: usize) -> Option<usize> {
        let at = self.reading.tokens()[token].start;
        let n = self.quotes.partition_point(|q| q.span.end <= at);
        self.quotes.get(n).is_some_and(|q| q.span.start <= at).then_some(n)
    }

    fn listed(&self, words: &[String], token: usize) -> bool {
        token < self.end && words.iter().any(|word| word == self.folded(token))
    }

    fn roles(&self, token: usize) -> u8 {
        self.table.roles(self.reading.word(token))
    }

    /// Whether a reporting verb is at `token`: no noun, and no participle without its auxiliary.
    fn is_verb(&self, token: usize) -> bool {
        let roles = self.roles(token);
        let data = &self.table.data;
        if roles & !role::NOUN == 0 {
            return false;
        }
        let before = |steps: usize, words: &[String]| token >= self.start + steps && self.listed(words, token - steps);
        if roles & role::NOUN != 0 && (before(1, &data.determiners) || before(1, &data.prepositions)) {
            return false;
        }
        let compound = !before(1, &data.passive) && self.verb_start(token) < token;
        roles & role::FINITE != 0 && !(roles & role::PARTICIPLE != 0 && before(1, &data.passive))
            || roles & role::PARTICIPLE != 0 && compound
    }

    /// The first token of the verb at `token`, with its auxiliaries and pronouns: *a également déclaré*, *a-t-elle ajouté*.
    fn verb_start(&self, token: usize) -> usize {
        let data = &self.table.data;
        let governs = |t: usize, distance: usize| {
            let auxiliary = self.listed(&data.auxiliaries, t);
            let turned = self.reading.surface(t + 1) == "-";
            auxiliary && (distance <= 2 || turned && distance <= 5) || distance <= 2 && self.listed(&data.reflexive, t)
        };
        (self.start.max(token.saturating_sub(5))..token).find(|&t| governs(t, token - t)).unwrap_or(token)
    }

    /// Where content that is a clause ends: before a comma and a word at which the outlet speaks again.
    fn clause_end(&self, from: usize) -> usize {
        (from + 1..self.end)
            .find(|&t| self.quote_at(t).is_none() && self.is_comma(t - 1) && self.listed(&self.table.data.handback, t))
            .map_or(self.end, |t| t - 1)
    }

    /// Where content that is an object ends: at the next comma.
    fn object_end(&self, from: usize) -> usize {
        (from..self.end).find(|&t| self.quote_at(t).is_none() && self.is_comma(t)).unwrap_or(self.end)
    }

    /// The end of whoever is named from `from` on: before a comma, a preposition, a verb or a clause, and in languages
    /// that show it, with the noun phrase.
    fn name_end(&self, from: usize) -> usize {
        let data = &self.table.data;
        let mut noun = false;
        let mut t = from;
        while t < self.end && t - from < 9 && self.joins(t) && self.quote_at(t).is_none() {
            let stops = self.listed(&data.prepositions, t)
                || self.listed(&data.days, t)
                || self.listed(&data.complementisers, t)
                || self.is_verb(t);
            if stops {
                break;
            }
            if data.capitalised_nouns {
                let capital = self.reading.form(t).capitalised;
                let joins = t + 1 < self.end
                    && self.reading.form(t + 1).capitalised
                    && matches!(self.folded(t), "der" | "des" | "von" | "und" | "dem" | "den");
                if noun && !capital && !joins {
                    break;
                }
                noun |= capital;
            }
            if !data.article_prefix.is_empty() {
                let definite = self.folded(t).starts_with(data.article_prefix.as_str());
                // `الوزير الإسرائيلي`: an adjective has the article too; another noun is the object.
                let adjective = self.folded(t).ends_with(['ي', 'ة']) && self.folded(t).contains("ي");
                if noun && !(definite && adjective) {
                    break;
                }
                noun |= definite;
            }
            t += 1;
        }
        // `dijo el` … *lunes*: a determiner names nobody.
        while t > from && self.listed(&data.determiners, t - 1) && !data.capitalised_nouns {
            t -= 1;
        }
        t
    }

    /// `Selon le ministère, …`; `…, según el ministerio`
    fn according(&self, at: usize) -> Option<(Draft, usize)> {
        let data = &self.table.data;
        let matches = |phrase: &&Vec<String>| {
            at + phrase.len() < self.end && phrase.iter().enumerate().all(|(n, word)| self.folded(at + n) == word)
        };
        let length = self.table.according.iter().filter(matches).map(Vec::len).max()?;
        let told = data.capitalised_nouns || !data.article_prefix.is_empty();
        let first = at + length;
        let comma = (first..self.end).find(|&t| self.is_comma(t)).unwrap_or(self.end);
        let stop = if told { self.name_end(first).min(comma) } else { comma };
        if stop == first {
            return None;
        }
        let mut content = Vec::new();
        let mut next = stop;
        if at == self.start {
            let from = stop + usize::from(self.is_comma(stop));
            next = self.clause_end(from.min(self.end));
            if from < next {
                content.push(self.reading.tokens_span(from..next));
            }
        } else {
            let inserted = self.is_comma(at - 1);
            let edge = if inserted { at - 1 } else { at };
            if self.floor < edge {
                content.push(self.reading.tokens_span(self.floor..edge));
            }
            // `El régimen, según el ministerio, ha caído`
            if inserted && self.is_comma(stop) && stop + 1 < self.end && !self.listed(&data.handback, stop + 1) {
                next = self.clause_end(stop + 1);
                content.push(self.reading.tokens_span(stop + 1..next));
            }
        }
        if content.is_empty() {
            return None;
        }
        let source = vec![self.reading.tokens_span(first..stop)];
        Some((self.draft(source, at..first, content, "according-to"), next))
    }

    /// `Dem Ministerium zufolge …`
    fn behind(&self, at: usize) -> Option<(Draft, usize)> {
        if !self.listed(&self.table.data.behind, at) || at == self.start {
            return None;
        }
        let from = (self.start..at).rev().find(|&t| self.is_comma(t)).map_or(self.start, |comma| comma + 1);
        let (content, next) = if from == self.start {
            let end = self.clause_end(at + 1);
            (at + 1..end, end)
        } else {
            (self.floor..from - 1, at + 1)
        };
        if content.is_empty() || at == from {
            return None;
        }
        let source = vec![self.reading.tokens_span(from..at)];
        let content = vec![self.reading.tokens_span(content)];
        Some((self.draft(source, at..at + 1, content, "according-to"), next))
    }

    fn verb(&self, at: usize) -> Option<(Draft, usize)> {
        if !self.is_verb(at) {
            return None;
        }
        let roles = self.roles(at);
        self.clause(at)
            .or_else(|| self.quoted(at, roles))
            .or_else(|| self.bare_clause(at))
            .or_else(|| self.demanded(at, roles))
            .or_else(|| self.object(at, roles))
            .or_else(|| self.aside(at, roles))
    }

    fn opens_clause(&self, token: usize) -> bool {
        self.listed(&self.table.data.complementisers, token)
    }

    /// `dijo que …`
    fn clause(&self, at: usize) -> Option<(Draft, usize)> {
        let far = self.end.min(at + 10);
        let next = (at + 1..far).take_while(|&t| self.quote_at(t).is_none() && self.reading.surface(t) != ":").find(
            // `dijo Tolland, que huyó`: behind a comma the word is a relative pronoun.
            |&t| self.opens_clause(t) && (self.table.data.comma || !self.is_comma(t - 1)),
        )?;
        let end = self.clause_end(next);
        let source = self.subject(at, next, true);
        let content = vec![self.reading.tokens_span(next..end)];
        let mut draft = self.draft(source, at..at + 1, content, "verb-that");
        if self.roles(at) & role::DEMANDS != 0 {
            draft.presupposed.clone_from(&draft.content);
        }
        Some((draft, end))
    }

    /// `«…», dijo Venn`; `calificó de «masacre»`
    fn quoted(&self, at: usize, roles: u8) -> Option<(Draft, usize)> {
        let fewest = if roles & role::NAMES != 0 { 1 } else { 2 };
        let mut content = Vec::new();
        let mut last = at + 1;
        for quote in self.quotes {
            let tokens = self.reading.tokens_in(quote.span);
            if tokens.start < self.start || tokens.start >= self.end {
                continue;
            }
            let near = if tokens.start > at { tokens.start - at } else { at.saturating_sub(tokens.end) } <= NEAR;
            let inner = self.reading.tokens_in(quote.inner);
            if near && self.words(inner) >= fewest {
                content.push(quote.span);
                last = last.max(tokens.end);
            }
        }
        if content.is_empty() {
            return None;
        }
        let next = (at + 1..self.end).find(|&t| self.quote_at(t).is_some() || !self.is_word(t)).unwrap_or(self.end);
        let source = self.subject(at, next, false);
        Some((self.draft(source, at..at + 1, content, "verb-quote"), last))
    }

    /// `sagte, das Regime sei gefallen`; `dijo: El régimen ha caído`
    fn bare_clause(&self, at: usize) -> Option<(Draft, usize)> {
        let far = self.end.min(at + 10);
        let mark = (at + 1..far).find(|&t| self.is_comma(t) || self.reading.surface(t) == ":")?;
        let colon = self.reading.surface(mark) == ":";
        let clause = mark + 1..if colon { self.end } else { self.object_end(mark + 1) };
        let reported = clause.clone().any(|t| self.listed(&self.table.data.subjunctive, t));
        if !(colon && self.words(clause.clone()) >= 3 || !colon && reported) {
            return None;
        }
        let end = if colon { self.end } else { self.clause_end(mark + 1) };
        let source = self.subject(at, mark, false);
        let content = vec![self.reading.tokens_span(mark + 1..end)];
        let rule = if colon { "verb-colon" } else { "verb-clause" };
        Some((self.draft(source, at..at + 1, content, rule), end))
    }

    /// `pidió al régimen …`, from what is demanded on; an object where nobody is spoken to.
    fn demanded(&self, at: usize, roles: u8) -> Option<(Draft, usize)> {
        if roles & role::DEMANDS == 0 {
            return None;
        }
        let data = &self.table.data;
        let far = self.end.min(at + NEAR);
        let infinitive = |t: usize| {
            t < self.end
                && self.is_word(t)
                && data.infinitives.iter().any(|ending| self.folded(t).ends_with(ending.as_str()))
        };
        let from = if data.capitalised_nouns {
            // `forderte das Regime auf, die Belagerung zu beenden`
            (at + 1..far)
                .find(|&t| self.is_comma(t))
                .filter(|&comma| (comma..self.end).any(|t| self.listed(&data.openers, t)))
                .map(|comma| comma + 1)
        } else if data.openers.is_empty() {
            (at + 1..far).find(|&t| infinitive(t))
        } else {
            (at + 1..far).find(|&t| self.listed(&data.openers, t) && (data.infinitives.is_empty() || infinitive(t + 1)))
        };
        let particle = data.separable.get(self.folded(at));
        let (from, end) = match from {
            Some(from) => (from, self.clause_end(from)),
            // `rief zur Ruhe auf`
            None if particle.is_some() => {
                let end = self.object_end(at + 1);
                if end <= at + 1 || particle.is_some_and(|word| self.folded(end - 1) == word) {
                    return None;
                }
                (at + 1, end)
            }
            None => (at + 1, self.object_end(at + 1)),
        };
        self.judged(at, from, end, true)
    }

    /// `acusó … de …`, `condenó …`
    fn object(&self, at: usize, roles: u8) -> Option<(Draft, usize)> {
        let data = &self.table.data;
        if roles & (role::OBJECT | role::JUDGES) == 0 || at > self.start && self.listed(&data.reflexive, at - 1) {
            return None;
        }
        let mut end = self.object_end(at + 1);
        if let Some(particle) = data.separable.get(self.folded(at)) {
            if end <= at + 2 || self.folded(end - 1) != particle {
                return None;
            }
            end -= 1;
        }
        self.judged(at, at + 1, end, roles & role::JUDGES != 0)
    }

    fn judged(&self, at: usize, from: usize, end: usize, presupposed: bool) -> Option<(Draft, usize)> {
        let data = &self.table.data;
        let mut from = from;
        // Behind the verb stands its subject: `أدان الوزير المجزرة`.
        let source = if data.article_prefix.is_empty() {
            self.subject(at, at + 1, false)
        } else {
            let name = at + 1..self.name_end(at + 1);
            if from < name.end {
                from = name.end;
            }
            if name.is_empty() { Vec::new() } else { vec![self.reading.tokens_span(name)] }
        };
        if from >= end || self.words(from..end) == 0 || self.listed(&data.prepositions, from) && end - from < 3 {
            return None;
        }
        let content = vec![self.reading.tokens_span(from..end)];
        let rule = if presupposed { "verb-judged" } else { "verb-object" };
        let mut draft = self.draft(source, at..at + 1, content, rule);
        if presupposed {
            draft.presupposed.clone_from(&draft.content);
        }
        Some((draft, end))
    }

    /// `El régimen ha caído, dijo Venn`
    fn aside(&self, at: usize, roles: u8) -> Option<(Draft, usize)> {
        let data = &self.table.data;
        let left = self.verb_start(at);
        if roles & role::SAYS == 0 || left <= self.floor || !(self.is_comma(left - 1) || self.is_dash(left - 1)) {
            return None;
        }
        // The verb stands before its subject: a name, a pronoun or a noun with its article, or nothing at all.
        let named = at + 1 >= self.end
            || self.is_comma(at + 1)
            || self.reading.form(at + 1).capitalised
            || self.listed(&data.determiners, at + 1)
            || self.listed(&data.days, at + 1)
            || data.determiners.is_empty() && self.is_word(at + 1);
        if !named {
            return None;
        }
        let stop = self.name_end(at + 1);
        let source = at + 1..stop;
        let front = self.floor..left - 1;
        if self.words(front.clone()) < 2 {
            return None;
        }
        let mut content = vec![self.reading.tokens_span(front)];
        let mut next = stop;
        if self.is_comma(stop)
            && stop + 1 < self.end
            && !self.listed(&data.handback, stop + 1)
            && !self.opens_clause(stop + 1)
        {
            next = self.clause_end(stop + 1);
            content.push(self.reading.tokens_span(stop + 1..next));
        }
        let source = if source.is_empty() { Vec::new() } else { vec![self.reading.tokens_span(source)] };
        Some((self.draft(source, left..at + 1, content, "aside"), next.max(at + 1)))
    }

    /// `—El régimen ha caído —dijo Venn—. Se acabó.`
    fn dialogue(&self) -> Option<Draft> {
        if !self.table.data.dialogue || !self.is_dash(self.start) {
            return None;
        }
        let tag = (self.start + 2..self.end)
            .find(|&t| self.is_dash(t) && (t + 1..self.end.min(t + 4)).any(|v| self.is_verb(v)))?;
        let verb = (tag + 1..self.end).find(|&t| self.is_verb(t))?;
        let edge = if self.is_comma(tag - 1) { tag - 1 } else { tag };
        let mut content = vec![self.reading.tokens_span(self.start + 1..edge)];
        if let Some(second) = (verb + 1..self.end).find(|&t| self.is_dash(t)).filter(|&t| t + 1 < self.end) {
            content.push(self.reading.tokens_span(second + 1..self.end));
        }
        let name = verb + 1..self.name_end(verb + 1);
        let source = if name.is_empty() { Vec::new() } else { vec![self.reading.tokens_span(name)] };
        Some(self.draft(source, verb..verb + 1, content, "turn"))
    }

    fn draft(&self, source: Vec<Span>, cue: Range<usize>, content: Vec<Span>, rule: &'static str) -> Draft {
        Draft { source, cue: vec![self.reading.tokens_span(cue)], content, rule, confidence: 0.8, ..Draft::default() }
    }

    /// Whoever speaks: what stands between the verb and its clause, the capitalised words behind the verb, or the words
    /// before it.
    fn subject(&self, verb: usize, next: usize, clause: bool) -> Vec<Span> {
        let data = &self.table.data;
        let behind = self.name_end(verb + 1).min(next);
        let capital = verb + 1 < self.end && self.reading.form(verb + 1).capitalised;
        if behind > verb + 1 && (clause || capital) {
            return vec![self.reading.tokens_span(verb + 1..behind)];
        }
        let mut last = self.verb_start(verb);
        while last > self.start && self.is_word(last - 1) && self.listed(&data.days, last - 1) {
            last -= 1;
        }
        let mut first = last;
        while first > self.start.max(self.floor.min(last)) && last - first < 8 && self.joins(first - 1) {
            first -= 1;
        }
        if first < last {
            return vec![self.reading.tokens_span(first..last)];
        }
        if behind > verb + 1 { vec![self.reading.tokens_span(verb + 1..behind)] } else { Vec::new() }
    }
}
