//! Search settings: the synonyms and stop words that an admin sets.

use std::collections::{BTreeMap, BTreeSet};

use base::{
    Language,
    server::{Actor, Audited, Ctx, Error, IdempotencyKey, Result, audit, invalid},
};
use search::server::words;
use serde_json::json;

use crate::server::permissions;
use crate::{
    NewSynonyms, Refusal, StopWords, Synonyms, SynonymsId,
    server::{find::language, record::invalidate_caches},
};

/// The most words to pass over in one language.
const MOST_STOP_WORDS: usize = 1_000;
/// Of how many words, standing together, a synonym may be.
const LONGEST_SYNONYM: usize = 4;

/// All groups of words that mean the same.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn synonyms(ctx: &Ctx, actor: &Actor) -> Result<Vec<Synonyms>> {
    actor.can(permissions::MANAGE_SEARCH)?;
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
    idempotency_key: Option<&IdempotencyKey>,
) -> Result<Synonyms> {
    let admin = actor.can(permissions::MANAGE_SEARCH)?;
    let words = read(draft.words, LONGEST_SYNONYM)?;
    if !(2..=20).contains(&words.len()) {
        return Err(invalid("words", Refusal::FewOrManyWords));
    }
    let mut tx = ctx.begin().await?;
    let (id, now) = (SynonymsId(ctx.id()), ctx.now());
    if let Some(key) = idempotency_key
        && let Some(earlier) = key.claim(ctx, &mut tx, admin.id.0, id.0).await?
    {
        let all = synonyms(ctx, actor).await?;
        return all.into_iter().find(|group| group.id.0 == earlier).ok_or(Error::NotFound);
    }
    // Two who make the same at once come one after the other.
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
        return Err(Error::conflict(Refusal::WordsTogetherAlready));
    }
    let made = json!({"locale": draft.locale, "words": words});
    audit(ctx, &mut tx, actor, Audited::new("synonyms.created", "synonyms", id).after(&made)?).await?;
    invalidate_caches(ctx, &mut tx, "search-words").await?;
    ctx.commit(tx).await?;
    Ok(Synonyms { id, locale: draft.locale, words, created_at: now, updated_at: now })
}

/// Forgets a group.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for everybody but admins.
pub async fn delete_synonyms(ctx: &Ctx, actor: &Actor, id: SynonymsId) -> Result<()> {
    actor.can(permissions::MANAGE_SEARCH)?;
    let mut tx = ctx.begin().await?;
    let deleted = sqlx::query!("delete from search_synonyms where id = $1 returning locale, words", id.0)
        .fetch_optional(&mut *tx)
        .await?
        .ok_or(Error::NotFound)?;
    let was = json!({"locale": deleted.locale, "words": deleted.words});
    audit(ctx, &mut tx, actor, Audited::new("synonyms.deleted", "synonyms", id).before(&was)?).await?;
    invalidate_caches(ctx, &mut tx, "search-words").await?;
    ctx.commit(tx).await
}

/// The words that are passed over in a language: those that it has anyway, but for what an admin changed.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but admins.
pub async fn stop_words(ctx: &Ctx, actor: &Actor, locale: Language) -> Result<StopWords> {
    actor.can(permissions::MANAGE_SEARCH)?;
    let locale = spoken(locale);
    let changes =
        sqlx::query!("select word, is_passed from search_stop_words where locale = $1", locale.as_str())
            .fetch_all(&ctx.db)
            .await?;
    let mut words: BTreeSet<String> = always(&locale).map(ToOwned::to_owned).collect();
    for change in changes {
        if change.is_passed {
            words.insert(change.word);
        } else {
            words.remove(&change.word);
        }
    }
    Ok(StopWords { locale, words: words.into_iter().collect() })
}

/// Sets the words that are passed over in a language, all of them.
///
/// # Errors
/// [`Error::Invalid`] for the words, [`Error::Forbidden`] for everybody but admins.
pub async fn set_stop_words(ctx: &Ctx, actor: &Actor, draft: StopWords) -> Result<StopWords> {
    actor.can(permissions::MANAGE_SEARCH)?;
    let draft = StopWords { locale: spoken(draft.locale), ..draft };
    let mut words = read(draft.words, 1)?;
    if words.len() > MOST_STOP_WORDS {
        return Err(invalid("words", Refusal::ManyWords { most: MOST_STOP_WORDS }));
    }
    words.sort_unstable();
    let added = words.iter().filter(|word| always(&draft.locale).all(|always| always != *word));
    let told = always(&draft.locale).filter(|word| !words.iter().any(|passed| passed == word));
    let (changed, is_passed): (Vec<String>, Vec<bool>) =
        added.map(|word| (word.clone(), true)).chain(told.map(|word| (word.to_owned(), false))).unzip();
    let mut tx = ctx.begin().await?;
    let before = sqlx::query!(
        "delete from search_stop_words where locale = $1 returning word, is_passed",
        draft.locale.as_str(),
    )
    .fetch_all(&mut *tx)
    .await?;
    sqlx::query!(
        "insert into search_stop_words (locale, word, is_passed, created_at)
         select $1, word, is_passed, $4 from unnest($2::text[], $3::boolean[]) as changed (word, is_passed)",
        draft.locale.as_str(),
        &changed,
        &is_passed,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    let before: BTreeMap<_, _> = before.into_iter().map(|row| (row.word, row.is_passed)).collect();
    let after: BTreeMap<_, _> = changed.iter().zip(is_passed).collect();
    let audited = Audited::new("stop_words.changed", "stop_words", draft.locale.as_str());
    audit(ctx, &mut tx, actor, audited.before(&before)?.after(&after)?).await?;
    invalidate_caches(ctx, &mut tx, "search-words").await?;
    ctx.commit(tx).await?;
    Ok(StopWords { locale: draft.locale, words })
}

/// A language without its region: the search has one index for all of them.
fn spoken(locale: Language) -> Language {
    Language::parse(locale.primary()).unwrap_or(locale)
}

/// What a language passes over unless an admin wants it looked for.
fn always(locale: &Language) -> impl Iterator<Item = &'static str> {
    search::server::stop_words(locale.primary()).iter().copied()
}

/// Each as the search reads it, once; of at most so many words.
fn read(typed: Vec<String>, most: usize) -> Result<Vec<String>> {
    let mut read: Vec<String> = Vec::new();
    for typed in typed {
        // Past this every list is too long already.
        if read.len() > MOST_STOP_WORDS {
            break;
        }
        let words = words(&typed);
        if words.is_empty() || words.len() > most {
            let refusal =
                if most == 1 { Refusal::NotASingleWord { typed } } else { Refusal::NotAFewWords { typed } };
            return Err(invalid("words", refusal));
        }
        let word = words.join(" ");
        if !read.contains(&word) {
            read.push(word);
        }
    }
    Ok(read)
}
