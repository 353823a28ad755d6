//! An article with the analyst's decisions put onto it: source, date, title, language, lines put back and taken out.
//! Keeps which part of the new text comes from where, so that places named in a project are found in it.

use super::corrections::{ArticleCorrections, BreakCorrection, Line, LineCorrection, Part, Place};
use crate::model::{Article, Basis, Published, Removed, SentenceBreak, Sourced, Span};

/// Why a line was taken out when the analyst said so.
pub const TAKEN_OUT: &str = "taken-out";

/// Where the parts of a corrected text come from. Without parts the text is the one imported.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TextMap {
    pieces: Vec<Piece>,
}

/// A stretch of the corrected text that comes from one place.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Piece {
    part: Part,
    /// Where it begins in that part.
    from: u32,
    /// Where it begins in the corrected text.
    at: u32,
    len: u32,
}

impl TextMap {
    /// The name of a span of the corrected text; `None` if it does not come from one place.
    pub fn place(&self, span: Span) -> Option<Place> {
        if self.pieces.is_empty() {
            return Some(Place::text(span));
        }
        let piece = &self.pieces[self.pieces.partition_point(|piece| piece.at <= span.start).checked_sub(1)?];
        (span.end <= piece.at + piece.len).then(|| {
            let shift = |offset: u32| offset - piece.at + piece.from;
            Place { part: piece.part.clone(), start: shift(span.start), end: shift(span.end) }
        })
    }

    /// Where a place stands in the corrected text; `None` if it is no longer part of it.
    pub fn span(&self, place: &Place) -> Option<Span> {
        if place.start > place.end {
            return None;
        }
        if self.pieces.is_empty() {
            return (place.part == Part::Text).then_some(Span { start: place.start, end: place.end });
        }
        self.pieces
            .iter()
            .find(|piece| piece.part == place.part && piece.from <= place.start && place.end <= piece.from + piece.len)
            .map(|piece| {
                let shift = |offset: u32| offset - piece.from + piece.at;
                Span { start: shift(place.start), end: shift(place.end) }
            })
    }

    /// Where an offset of the imported text stands in the corrected one; the nearest one behind it, if it is gone.
    fn offset(&self, imported: u32, length: u32) -> u32 {
        self.pieces
            .iter()
            .filter(|piece| piece.part == Part::Text && imported <= piece.from + piece.len)
            .map(|piece| piece.at + imported.saturating_sub(piece.from))
            .next()
            .unwrap_or(length)
    }
}

/// An article as corrected.
#[derive(Clone, PartialEq, Debug)]
pub struct Composed {
    /// The article.
    pub article: Article,
    /// Where its text comes from.
    pub map: TextMap,
    /// Lines that are not where they were decided on.
    pub unfit: Vec<Line>,
    /// Sentence boundaries of which the same is true.
    pub unfit_breaks: Vec<BreakCorrection>,
}

/// Puts the decisions about an article onto it as imported.
pub fn compose(imported: &Article, corrections: &ArticleCorrections) -> Composed {
    let mut composed = if corrections.changes_text() {
        compose_text(imported, corrections)
    } else {
        Composed { article: imported.clone(), map: TextMap::default(), unfit: Vec::new(), unfit_breaks: Vec::new() }
    };
    let Composed { article, map, unfit_breaks, .. } = &mut composed;
    let fields = &corrections.fields;
    if let Some(source) = &fields.source {
        article.source = Sourced { value: source.clone(), basis: Basis::User };
    }
    if let Some(date) = fields.date {
        article.published = Published { date, basis: Basis::User, doubt: None };
    }
    if let Some(language) = fields.language {
        article.language = language;
    }
    for decided in &corrections.breaks {
        match standing(&article.text, map, decided) {
            Some(at) => article.breaks.push(SentenceBreak { at, begins: decided.begins }),
            None => unfit_breaks.push(decided.clone()),
        }
    }
    article.breaks.sort_by_key(|decided| decided.at);
    composed
}

/// Where a sentence boundary stands: at its place, or, if the text has changed, where the characters around it stand
/// once.
fn standing(text: &str, map: &TextMap, decided: &BreakCorrection) -> Option<u32> {
    let around = format!("{}{}", decided.before, decided.after);
    let fits = |at: usize| {
        let start = at.checked_sub(decided.before.len());
        start.is_some_and(|start| text.get(start..start + around.len()) == Some(around.as_str()))
    };
    if let Some(span) = map.span(&decided.at)
        && fits(span.start as usize)
    {
        return Some(span.start);
    }
    let mut found = text.match_indices(&around).filter(|_| !around.is_empty());
    let (at, _) = found.next()?;
    found.next().is_none().then_some((at + decided.before.len()) as u32)
}

/// What happens at an offset of the imported text.
enum Step<'a> {
    PutBack(&'a Line),
    TakeOut(&'a Line),
}

fn compose_text(imported: &Article, corrections: &ArticleCorrections) -> Composed {
    let text = imported.text.as_str();
    let mut builder = Builder { text, out: String::with_capacity(text.len() + 256), pieces: Vec::new(), at: 0 };
    let mut title = imported.title;
    match &corrections.fields.title {
        Some(new) => {
            title = (!new.is_empty()).then(|| Span::new(0, new.len()));
            if !new.is_empty() {
                builder.put(Part::Title, 0, new);
                builder.out.push_str("\n\n");
            }
            builder.at = imported.body_start();
        }
        None => builder.copy_to(imported.body_start()),
    }
    let mut unfit = Vec::new();
    let mut left: Vec<&Removed> = imported.removed.iter().collect();
    let mut steps: Vec<(usize, Step<'_>)> = Vec::new();
    for line in &corrections.lines {
        match line {
            LineCorrection::PutBack(line) => {
                let known = left.iter().position(|removed| removed.before == line.at && removed.text == line.text);
                match known {
                    Some(position) => {
                        left.remove(position);
                        steps.push((line.at as usize, Step::PutBack(line)));
                    }
                    None => unfit.push(line.clone()),
                }
            }
            LineCorrection::TakeOut(line) => {
                let (start, end) = (line.at as usize, line.at as usize + line.text.len());
                if text.get(start..end) == Some(line.text.as_str()) && !line.text.is_empty() && start >= builder.at {
                    steps.push((start, Step::TakeOut(line)));
                } else {
                    unfit.push(line.clone());
                }
            }
        }
    }
    // Lines put back at one place come before a line taken out there, each kind in the order of the file.
    steps.sort_by_key(|(at, step)| (*at, matches!(step, Step::TakeOut(_))));
    let mut taken: Vec<(usize, &Line)> = Vec::new();
    for (at, step) in steps {
        let at = at.clamp(builder.at, text.len());
        let at = (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        builder.copy_to(at);
        match step {
            Step::PutBack(line) => {
                if at == text.len() {
                    builder.out.push_str("\n\n");
                }
                builder.put(Part::Line(line.clone()), 0, &line.text);
                if at < text.len() {
                    builder.out.push_str("\n\n");
                }
            }
            Step::TakeOut(line) => {
                let end = (line.at as usize + line.text.len()).max(at);
                let rest = &text[end..];
                let gap = rest.len() - rest.trim_start_matches('\n').len();
                builder.at = end + gap;
                if builder.at == text.len() {
                    builder.trim_end();
                }
                taken.push((builder.out.len(), line));
            }
        }
    }
    builder.copy_to(text.len());
    let (out, pieces) = (builder.out, builder.pieces);
    let map = TextMap { pieces };
    let length = out.len() as u32;
    let removed_lines = left
        .into_iter()
        .map(|removed| Removed { before: map.offset(removed.before, length), ..removed.clone() })
        .chain(taken.into_iter().map(|(before, line)| Removed {
            text: line.text.clone(),
            reason: TAKEN_OUT.to_owned(),
            before: before.min(out.len()) as u32,
        }));
    let mut removed: Vec<Removed> = removed_lines.collect();
    removed.sort_by_key(|removed| removed.before);
    let blocks = imported
        .blocks
        .iter()
        .filter_map(|block| Some(crate::model::Block { span: map.span(&Place::text(block.span))?, ..*block }))
        .collect();
    let article = Article { text: out, title, removed, blocks, ..imported.clone() };
    Composed { article, map, unfit, unfit_breaks: Vec::new() }
}

/// Writes the corrected text from left to right.
struct Builder<'a> {
    text: &'a str,
    out: String,
    pieces: Vec<Piece>,
    /// How far the imported text is used up.
    at: usize,
}

impl Builder<'_> {
    fn put(&mut self, part: Part, from: usize, text: &str) {
        if !text.is_empty() {
            self.pieces.push(Piece { part, from: from as u32, at: self.out.len() as u32, len: text.len() as u32 });
            self.out.push_str(text);
        }
    }

    fn copy_to(&mut self, end: usize) {
        if end > self.at {
            let text = self.text;
            self.put(Part::Text, self.at, &text[self.at..end]);
            self.at = end;
        }
    }

    /// Takes line feeds off the end that lead to nothing any more.
    fn trim_end(&mut self) {
        self.out.truncate(self.out.trim_end_matches('\n').len());
        let length = self.out.len() as u32;
        for piece in &mut self.pieces {
            piece.len = piece.len.min(length.saturating_sub(piece.at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind};

    fn imported() -> Article {
        let mut article = Article::default();
        article.set_text("Ferry late", "The ferry was late.\n\nRead more about ferries\n\nNobody was hurt.");
        article.removed = vec![
            Removed { text: "Advertisement".into(), reason: "advertisement".into(), before: 12 },
            Removed { text: "The harbour board met.".into(), reason: "tagline".into(), before: 58 },
            Removed { text: "Share this".into(), reason: "share".into(), before: article.text.len() as u32 },
        ];
        article.blocks = vec![Block { span: at(&article.text, "Nobody was hurt."), kind: BlockKind::Quotation }];
        article
    }

    fn at(text: &str, part: &str) -> Span {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    }

    fn line(at: usize, text: &str) -> Line {
        Line { at: at as u32, text: text.to_owned() }
    }

    fn composed(title: Option<&str>, lines: Vec<LineCorrection>) -> Composed {
        let mut corrections = ArticleCorrections { lines, ..ArticleCorrections::default() };
        corrections.fields.title = title.map(str::to_owned);
        compose(&imported(), &corrections)
    }

    fn put_back(at: usize, text: &str) -> LineCorrection {
        LineCorrection::PutBack(line(at, text))
    }

    fn take_out(text: &str) -> LineCorrection {
        LineCorrection::TakeOut(line(imported().text.find(text).unwrap(), text))
    }

    #[test]
    fn lines_are_put_back_and_taken_out_where_they_stood() {
        let end = imported().text.len();
        let check = |title, lines, expect: &str| assert_eq!(composed(title, lines).article.text, expect);
        let whole = "Ferry late\n\nThe ferry was late.\n\nRead more about ferries\n\nNobody was hurt.";
        check(None, vec![], whole);
        check(
            None,
            vec![put_back(58, "The harbour board met.")],
            &whole.replace("Nobody", "The harbour board met.\n\nNobody"),
        );
        check(None, vec![put_back(end, "Share this")], &format!("{whole}\n\nShare this"));
        check(None, vec![put_back(12, "Advertisement")], &whole.replace("The ferry", "Advertisement\n\nThe ferry"));
        check(None, vec![take_out("Read more about ferries")], &whole.replace("Read more about ferries\n\n", ""));
        check(None, vec![take_out("Nobody was hurt.")], whole.trim_end_matches("\n\nNobody was hurt."));
        check(Some("Late ferry"), vec![], &whole.replace("Ferry late", "Late ferry"));
        check(Some(""), vec![], whole.trim_start_matches("Ferry late\n\n"));
        check(
            Some("Late"),
            vec![take_out("Read more about ferries"), put_back(58, "The harbour board met.")],
            "Late\n\nThe ferry was late.\n\nThe harbour board met.\n\nNobody was hurt.",
        );
    }

    #[test]
    fn the_order_of_decisions_does_not_matter() {
        let lines = vec![
            take_out("Read more about ferries"),
            put_back(58, "The harbour board met."),
            put_back(12, "Advertisement"),
        ];
        let mut other = lines.clone();
        other.reverse();
        assert_eq!(composed(None, lines).article, composed(None, other).article);
    }

    #[test]
    fn places_keep_their_names_whatever_else_is_corrected() {
        let plain = composed(None, vec![]);
        let place = plain.map.place(at(&plain.article.text, "hurt")).unwrap();
        for (title, lines) in [
            (Some("A title that is longer"), vec![]),
            (None, vec![take_out("Read more about ferries")]),
            (Some(""), vec![put_back(58, "The harbour board met."), put_back(12, "Advertisement")]),
        ] {
            let composed = composed(title, lines);
            let span = composed.map.span(&place).unwrap();
            assert_eq!(span.of(&composed.article.text), "hurt");
            assert_eq!(composed.map.place(span).unwrap(), place);
            let block = composed.article.blocks[0];
            assert_eq!(block.span.of(&composed.article.text), "Nobody was hurt.");
        }
    }

    #[test]
    fn sentence_boundaries_go_where_their_words_go() {
        let place = |text: &str, word: &str| {
            let at = text.find(word).unwrap();
            let around = |span: std::ops::Range<usize>| text.get(span).unwrap_or_default().to_owned();
            BreakCorrection {
                at: Place { start: at as u32, end: at as u32, ..Place::default() },
                before: around(at.saturating_sub(6)..at),
                after: around(at..at + 6),
                begins: true,
                ..BreakCorrection::default()
            }
        };
        let breaks = vec![place(&imported().text, "was late"), place("It ended in tears.", "tears")];
        let check = |title: Option<&str>, lines| {
            let fields = super::super::ArticleFields { title: title.map(str::to_owned), ..Default::default() };
            let corrections =
                ArticleCorrections { fields, lines, breaks: breaks.clone(), ..ArticleCorrections::default() };
            let composed = compose(&imported(), &corrections);
            let found: Vec<&str> =
                composed.article.breaks.iter().map(|found| &composed.article.text[found.at as usize..][..8]).collect();
            assert_eq!(found, ["was late"], "{title:?}");
            assert_eq!(composed.unfit_breaks, [breaks[1].clone()]);
        };
        check(None, vec![]);
        check(Some("A title that is longer"), vec![]);
        check(None, vec![put_back(12, "Advertisement")]);
    }

    #[test]
    fn places_in_lines_and_titles_of_the_analyst_have_names_too() {
        let composed = composed(Some("Late ferry"), vec![put_back(58, "The harbour board met.")]);
        for word in ["Late", "harbour", "hurt"] {
            let span = at(&composed.article.text, word);
            let place = composed.map.place(span).unwrap();
            assert_eq!(composed.map.span(&place), Some(span), "{word}");
        }
        let gone = TextMap::default().span(&Place { part: Part::Title, start: 0, end: 4 });
        assert_eq!(gone, None);
    }

    #[test]
    fn a_line_taken_out_is_listed_with_its_reason_and_one_that_is_not_there_is_reported() {
        let composed = composed(None, vec![take_out("Read more about ferries"), put_back(3, "Not a line")]);
        let listed: Vec<(&str, &str)> =
            composed.article.removed.iter().map(|removed| (removed.text.as_str(), removed.reason.as_str())).collect();
        assert!(listed.contains(&("Read more about ferries", TAKEN_OUT)), "{listed:?}");
        assert_eq!(composed.unfit, [line(3, "Not a line")]);
    }

    proptest::proptest! {
        #[test]
        fn any_lines_leave_a_text_whose_offsets_fit(
            title in proptest::option::of("[a-zé ]{0,8}"),
            at in proptest::collection::vec((0_u32..90, 0_usize..4, proptest::bool::ANY), 0..6),
        ) {
            let article = imported();
            let texts = ["Advertisement", "The harbour board met.", "Nobody was hurt.", "Share this"];
            let lines = at.into_iter().map(|(at, n, back)| {
                let line = Line { at: if back { article.removed[n.min(2)].before } else { at }, text: texts[n].into() };
                if back { LineCorrection::PutBack(line) } else { LineCorrection::TakeOut(line) }
            }).collect();
            let composed = composed(title.as_deref(), lines);
            let text = &composed.article.text;
            for removed in &composed.article.removed {
                proptest::prop_assert!(text.is_char_boundary(removed.before as usize));
            }
            for block in &composed.article.blocks {
                proptest::prop_assert!(text.get(block.span.range()).is_some());
            }
            proptest::prop_assert!(composed.article.title.is_none_or(|title| text.get(title.range()).is_some()));
        }
    }
}
