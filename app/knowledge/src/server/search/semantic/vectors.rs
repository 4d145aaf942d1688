//! The vectors of all published articles in this process, by language: every stretch is compared, none is guessed.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

use base::{
    Language,
    server::{Ctx, Result},
    uuid::Uuid,
};
use futures::TryStreamExt;
use tokio::sync::OnceCell;

use crate::server::{find::audience_of, search::index::primary};

/// Less alike than this is not alike: the cosine of the angle between two texts.
pub(super) const LEAST: f32 = 0.3;
/// What is far less alike than the best is not an answer beside it.
const BESIDE_THE_BEST: f32 = 0.75;

/// The vectors of this process.
#[derive(Default)]
pub(super) struct Vectors {
    by_language: RwLock<HashMap<String, HashMap<Uuid, Read>>>,
    loaded: OnceCell<()>,
}

/// An article as the model read it.
struct Read {
    audience: u8,
    /// One stretch a row, one after another.
    rows: Vec<f32>,
}

impl Vectors {
    /// Loads them, once; whoever searches meanwhile waits for it.
    pub async fn ready(&self, ctx: &Ctx, model: &str) -> Result<()> {
        self.loaded.get_or_try_init(|| self.load(ctx, model, None)).await?;
        Ok(())
    }

    /// Reads one article again, which may have changed, or be gone.
    pub async fn refresh(&self, ctx: &Ctx, model: &str, id: Uuid) -> Result<()> {
        if self.loaded.get().is_some() { self.load(ctx, model, Some(id)).await } else { Ok(()) }
    }

    /// Reads everything, again where it was read before.
    pub async fn begin(&self, ctx: &Ctx, model: &str) -> Result<()> {
        if self.loaded.initialized() {
            self.load(ctx, model, None).await
        } else {
            self.ready(ctx, model).await
        }
    }

    async fn load(&self, ctx: &Ctx, model: &str, only: Option<Uuid>) -> Result<()> {
        let mut loaded: HashMap<String, HashMap<Uuid, Read>> = HashMap::new();
        let mut rows = sqlx::query!(
            "select a.id, a.locale, a.visibility, c.embedding
             from articles a
             join article_readings r on r.article_id = a.id and r.model = $1
             join article_chunks c on c.article_id = a.id
             where a.status = 'published' and ($2::uuid is null or a.id = $2)",
            model,
            only,
        )
        .fetch(&ctx.db);
        while let Some(row) = rows.try_next().await? {
            let audience = audience_of(&row.visibility);
            let read = loaded.entry(primary(&row.locale)).or_default().entry(row.id);
            read.or_insert(Read { audience, rows: Vec::new() }).rows.extend(row.embedding);
        }
        drop(rows);
        let mut by_language = self.by_language.write().unwrap_or_else(PoisonError::into_inner);
        match only {
            None => *by_language = loaded,
            Some(id) => {
                for articles in by_language.values_mut() {
                    articles.remove(&id);
                }
                for (language, articles) in loaded {
                    by_language.entry(language).or_default().extend(articles);
                }
            }
        }
        Ok(())
    }

    /// The articles that are nearest to a vector, best first, in the first of the reader's languages that has any.
    pub fn nearest(&self, to: &[f32], languages: &[Language], audience: u8, most: usize) -> Vec<Uuid> {
        let by_language = self.by_language.read().unwrap_or_else(PoisonError::into_inner);
        for articles in Language::primaries(languages).filter_map(|language| by_language.get(language)) {
            let mut near: Vec<(f32, Uuid)> = articles
                .iter()
                .filter(|(_, read)| read.audience <= audience)
                .filter_map(|(id, read)| Some((likeness(read, to)?, *id)))
                .filter(|(likeness, _)| *likeness >= LEAST)
                .collect();
            near.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            if !near.is_empty() {
                return beside_the_best(near, most);
            }
        }
        Vec::new()
    }
}

/// Of what is near, best first, what may stand beside the best.
pub(super) fn beside_the_best(near: impl IntoIterator<Item = (f32, Uuid)>, most: usize) -> Vec<Uuid> {
    let mut near = near.into_iter().peekable();
    let least = near.peek().map_or(0.0, |(best, _)| best * BESIDE_THE_BEST);
    near.take_while(|(likeness, _)| *likeness >= least).take(most).map(|(_, id)| id).collect()
}

/// Of an article's stretches, the one that is most alike. None where the model's vectors have another length.
fn likeness(read: &Read, to: &[f32]) -> Option<f32> {
    if to.is_empty() || !read.rows.len().is_multiple_of(to.len()) {
        return None;
    }
    read.rows.chunks_exact(to.len()).map(|row| dot(row, to)).max_by(f32::total_cmp)
}

/// In eight sums, which the compiler adds at once.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (ones, others) = (one.chunks_exact(8), other.chunks_exact(8));
    let rest: f32 = ones.remainder().iter().zip(others.remainder()).map(|(one, other)| one * other).sum();
    for (one, other) in ones.zip(others) {
        for place in 0..8 {
            sums[place] += one[place] * other[place];
        }
    }
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_stretch_speaks_for_its_article_and_audiences_are_kept_apart() {
        let (one, two, desk) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let read = |audience, rows: &[f32]| Read { audience, rows: rows.to_vec() };
        let articles = HashMap::from([
            (one, read(0, &[0.0, 1.0, 0.8, 0.6])),
            (two, read(0, &[0.6, 0.8])),
            (desk, read(2, &[1.0, 0.0])),
        ]);
        let vectors = Vectors::default();
        vectors.by_language.write().unwrap().insert("en".to_owned(), articles);
        let languages = ["de", "en"].map(|tag| Language::parse(tag).unwrap());
        assert_eq!(vectors.nearest(&[1.0, 0.0], &languages, 0, 9), [one, two]);
        assert_eq!(vectors.nearest(&[1.0, 0.0], &languages, 2, 1), [desk]);
        assert!(vectors.nearest(&[-1.0, 0.0], &languages, 2, 9).is_empty(), "nothing is alike");
        assert!(vectors.nearest(&[1.0, 0.0, 0.0], &languages, 2, 9).is_empty(), "of another model");
        assert!(vectors.nearest(&[1.0, 0.0], &languages[..1], 2, 9).is_empty());
    }

    #[test]
    fn a_product_is_the_sum_of_all_parts() {
        let parts: Vec<f32> = (0..19_u8).map(f32::from).collect();
        assert_eq!(dot(&parts, &parts), 2_109.0);
    }
}
