//! An admin teaches the search words of the house.

use base::{
    Language,
    server::{Actor, Ctx, Error, Once, Result, invalid},
};

use super::words::words;
use crate::{NewSynonyms, StopWords, Synonyms, SynonymsId, server::find::language, server::record::tell_of};

/// The most words to pass over in one language.
const MOST_STOP_WORDS: usize = 1_000;

/// All groups of words that mean the same.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn synonyms(ctx: &Ctx, actor: &Actor) -> Result<Vec<Synonyms>> {
    actor.admin()?;
    let rows = sqlx::query!(
        "select id, locale, words, created_at, updated_at from search_synonyms order by locale, words"
    )
    .fetch_all(&ctx.db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Synonyms {
                id: row.id.into(),
                locale: language(&row.locale)?,
                words: row.words,
                created_at: row.created_at,
                updated_at: row.updated_at,
            })
        })
        .collect()
}

/// Makes a group.
///
/// # Errors
/// [`Error::Invalid`] for the words, [`Error::Conflict`] where they belong together already, [`Error::Forbidden`] for
/// everybody but admins.
pub async fn create_synonyms(
    ctx: &Ctx,
    actor: &Actor,
    draft: NewSynonyms,
    once: Option<&Once>,
) -> Result<Synonyms> {
    let admin = actor.admin()?;
    let words = single_words(draft.words)?;
    if !(2..=20).contains(&words.len()) {
        return Err(invalid("words", "has 2 to 20 words"));
    }
    let mut tx = ctx.begin().await?;
    let (id, now) = (SynonymsId(ctx.id()), ctx.now());
    if let Some(once) = once
        && let Some(earlier) = once.claim(ctx, &mut tx, admin.id.0, id.0).await?
    {
        let all = synonyms(ctx, actor).await?;
        return all.into_iter().find(|group| group.id.0 == earlier).ok_or(Error::NotFound);
    }
    // Two who teach the same at once come one after the other.
    sqlx::query!("select pg_advisory_xact_lock(hashtext('search_synonyms'))").execute(&mut *tx).await?;
    let inserted = sqlx::query!(
        "insert into search_synonyms (id, locale, words, created_at, updated_at) select $1, $2, $3, $4, $4
         where not exists (select from search_synonyms where locale = $2 and words @> $3)",
        id.0,
        draft.locale.as_str(),
        &words,
        now,
    )
    .execute(&mut *tx)
    .await?;
    if inserted.rows_affected() == 0 {
        return Err(Error::conflict("These words belong together already."));
    }
    tell_of(ctx, &mut tx, "search-words").await?;
    ctx.commit(tx).await?;
    Ok(Synonyms { id, locale: draft.locale, words, created_at: now, updated_at: now })
}

/// Forgets a group.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but admins.
pub async fn delete_synonyms(ctx: &Ctx, actor: &Actor, id: SynonymsId) -> Result<()> {
    actor.admin()?;
    let mut tx = ctx.begin().await?;
    let deleted = sqlx::query!("delete from search_synonyms where id = $1", id.0).execute(&mut *tx).await?;
    if deleted.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    tell_of(ctx, &mut tx, "search-words").await?;
    ctx.commit(tx).await
}

/// The words that are passed over in a language.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn stop_words(ctx: &Ctx, actor: &Actor, locale: Language) -> Result<StopWords> {
    actor.admin()?;
    let words = sqlx::query_scalar!(
        "select word from search_stop_words where locale = $1 order by word",
        locale.as_str()
    )
    .fetch_all(&ctx.db)
    .await?;
    Ok(StopWords { locale, words })
}

/// Sets the words that are passed over in a language, all of them.
///
/// # Errors
/// [`Error::Invalid`] for the words, [`Error::Forbidden`] for everybody but admins.
pub async fn set_stop_words(ctx: &Ctx, actor: &Actor, draft: StopWords) -> Result<StopWords> {
    actor.admin()?;
    let mut words = single_words(draft.words)?;
    if words.len() > MOST_STOP_WORDS {
        return Err(invalid("words", format!("has more than {MOST_STOP_WORDS} words")));
    }
    words.sort_unstable();
    let mut tx = ctx.begin().await?;
    sqlx::query!("delete from search_stop_words where locale = $1", draft.locale.as_str())
        .execute(&mut *tx)
        .await?;
    sqlx::query!(
        "insert into search_stop_words (locale, word, created_at) select $1, word, $3 from unnest($2::text[]) as word",
        draft.locale.as_str(),
        &words,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    tell_of(ctx, &mut tx, "search-words").await?;
    ctx.commit(tx).await?;
    Ok(StopWords { locale: draft.locale, words })
}

/// Each as the search reads it, once.
fn single_words(typed: Vec<String>) -> Result<Vec<String>> {
    let mut read: Vec<String> = Vec::new();
    for word in typed {
        let [word] = &words(&word)[..] else {
            return Err(invalid("words", format!("are single words, which {word:?} is not")));
        };
        if !read.contains(word) {
            read.push(word.clone());
        }
    }
    Ok(read)
}
