//! The headings of an article: each has an address of its own, and none that the page around it has.

use std::{
    collections::{HashMap, HashSet},
    fmt::{self, Write},
    sync::{Mutex, PoisonError},
};

use comrak::{
    adapters::{HeadingAdapter, HeadingMeta},
    nodes::Sourcepos,
};

use crate::{Heading, slug_of};

/// Ids that the page around an article has; no heading may take one.
const RESERVED: [&str; 6] = ["content", "contents", "helpful", "related", "search", "comment"];

/// The headings so far.
#[derive(Default)]
pub(super) struct Anchors(Mutex<Taken>);

impl Anchors {
    /// The ids of the headings so far.
    pub fn ids(&self) -> HashSet<String> {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.headings.iter().map(|heading| heading.id.clone()).collect()
    }

    /// All headings, once all of them were rendered.
    pub fn into_headings(self) -> Vec<Heading> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).headings
    }
}

#[derive(Default)]
struct Taken {
    headings: Vec<Heading>,
    ids: HashMap<String, u32>,
}

impl Taken {
    fn take(&mut self, heading: &HeadingMeta) -> Heading {
        let text = heading.content.trim().to_owned();
        let slug = slug_of(&text);
        let slug =
            if slug.is_empty() || RESERVED.contains(&&*slug) { format!("section-{slug}") } else { slug };
        let slug = slug.trim_end_matches('-').to_owned();
        let mut id = slug.clone();
        while self.ids.contains_key(&id) {
            let count = self.ids.entry(slug.clone()).or_default();
            *count += 1;
            id = format!("{slug}-{}", *count + 1);
        }
        self.ids.insert(id.clone(), 0);
        // The title of the article is the page's only first-level heading.
        Heading { level: heading.level.max(2), id, text }
    }
}

impl HeadingAdapter for Anchors {
    fn enter(&self, output: &mut dyn Write, heading: &HeadingMeta, _: Option<Sourcepos>) -> fmt::Result {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let heading = taken.take(heading);
        write!(output, "<h{} id=\"{}\">", heading.level, heading.id)?;
        taken.headings.push(heading);
        Ok(())
    }

    fn exit(&self, output: &mut dyn Write, _: &HeadingMeta) -> fmt::Result {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Heading { level, id, .. }) = taken.headings.last() else { return Ok(()) };
        writeln!(output, " <a class=\"anchor\" href=\"#{id}\" aria-labelledby=\"{id}\">#</a></h{level}>")
    }
}
