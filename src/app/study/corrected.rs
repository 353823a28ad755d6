//! What the analyst decided, put onto articles and hits.

use std::sync::Arc;

use super::{HitRef, Study};
use crate::model::{ArticleIndex, Hit, Warning};
use crate::project::compose::compose;
use crate::project::{self, ArticleCorrections, HitCorrection, Place, TextMap};

impl Study {
    /// Whether the analyst set voice or speaker of the hit at a place.
    pub fn is_corrected(&self, at: HitRef) -> bool {
        self.found.contains_key(&(at.article, at.span))
    }

    /// The hit at a place as the program found it, if the analyst decided otherwise.
    pub fn found_at(&self, at: HitRef) -> Option<&Hit> {
        self.found.get(&(at.article, at.span))
    }

    /// What is decided about a hit, or, if nothing is, what the decision begins with. `None` if the hit has no place.
    pub fn decision(&self, at: HitRef) -> Option<HitCorrection> {
        let plain = TextMap::default();
        let map = self.maps.get(&at.article).unwrap_or(&plain);
        let fresh = project::apply::hit_at(self.article(at.article), map, at.span)?;
        Some(self.decided(at.article).and_then(|decided| decided.hit(&fresh.at)).cloned().unwrap_or(fresh))
    }

    /// Puts the decisions about an article onto it. `true` if its text changes, so that it must be analysed first.
    pub(in crate::app) fn correct_article(&mut self, index: ArticleIndex) -> bool {
        let imported = self.as_imported(index).clone();
        let none = ArticleCorrections::default();
        let decided = self.decided(index).unwrap_or(&none).clone();
        let composed = compose(&imported, &decided);
        let text_changes = composed.article.text != self.article(index).text
            || composed.article.language != self.article(index).language
            || composed.article.breaks != self.article(index).breaks
            || self.waiting.contains_key(&index);
        if decided.is_empty() && !text_changes {
            self.imported.remove(&index);
        } else {
            self.imported.entry(index).or_insert(imported);
        }
        if text_changes {
            self.waiting.insert(index, composed);
        } else if let Some(place) = Arc::make_mut(&mut self.articles).get_mut(index.index()) {
            *place = composed.article;
        }
        text_changes
    }

    /// Puts the decision about a hit onto it, or takes the one before away, and keeps the counts.
    pub(in crate::app) fn correct_hit(&mut self, index: ArticleIndex, at: &Place) {
        let Some(span) = self.span_of(index, at) else { return };
        let decided = self.decided(index).and_then(|decided| decided.hit(at)).filter(|hit| hit.corrects()).cloned();
        let Some(analysis) = Arc::get_mut(&mut self.analysis) else { return };
        let hits = &mut analysis.hits[index.index()];
        let now = hits.binary_search_by_key(&span.start, |hit| hit.span.start);
        if let Ok(position) = now
            && hits[position].span == span
        {
            let hit = hits.remove(position);
            let before = self.found.remove(&(index, span)).unwrap_or_else(|| hit.clone());
            self.count_hit(index, &hit, false);
            self.put_hit(index, before, decided);
        } else if let Some(before) = self.found.remove(&(index, span)) {
            self.put_hit(index, before, decided);
        }
        self.recount(index);
    }

    /// Puts a hit as found into the list, with a decision over it.
    fn put_hit(&mut self, index: ArticleIndex, before: Hit, decided: Option<HitCorrection>) {
        let mut hit = before.clone();
        if let Some(decided) = &decided {
            self.found.insert((index, before.span), before);
            if decided.dismissed.is_some() {
                return;
            }
            hit.label = project::apply::relabelled(&hit.label, decided);
        }
        self.count_hit(index, &hit, true);
        if let Some(analysis) = Arc::get_mut(&mut self.analysis) {
            let hits = &mut analysis.hits[index.index()];
            let position = hits.partition_point(|other| other.span.start < hit.span.start);
            hits.insert(position, hit);
        }
    }

    /// Puts the decisions about hits over those that were just found.
    pub(super) fn correct_hits(&mut self) -> Vec<Warning> {
        let Some(analysis) = Arc::get_mut(&mut self.analysis) else { return Vec::new() };
        let hits = &mut analysis.hits;
        let (found, unfit) = project::correct_hits(hits, &self.articles, &self.maps, &self.entries, &self.corrections);
        self.found = found;
        unfit
    }
}
