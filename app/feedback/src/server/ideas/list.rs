//! The board: a page of ideas by votes or by age.

use base::{
    COUNTED_EXACTLY, Pagination, cut,
    server::{Actor, Ctx, Result},
    uuid::Uuid,
};
use sqlx::{Postgres, QueryBuilder};

use super::find::load_all;
use crate::{IdeaFilter, IdeaSort, IdeaStatus, Ideas, server::permissions};

/// The most words that are looked for.
const MOST_WORDS: usize = 8;
/// The longest of them, in characters.
const LONGEST_WORD: usize = 50;

/// The ideas of a filter that the actor may see; everybody may look.
///
/// # Errors
/// When the database refuses.
#[tracing::instrument(name = "ideas.list", skip_all)]
pub async fn list(ctx: &Ctx, actor: &Actor, filter: &IdeaFilter) -> Result<Ideas> {
    let query = filter.page_query();
    let mut select = QueryBuilder::new("select i.id from ideas i where ");
    narrow(&mut select, actor, filter);
    select.push(match filter.sort {
        IdeaSort::Votes => " order by i.vote_count desc, i.id desc",
        IdeaSort::Newest => " order by i.created_at desc, i.id desc",
    });
    select.push(" limit ").push(query.limit()).push(" offset ").push(query.offset());
    let mut count = QueryBuilder::new("select count(*) from (select 1 from ideas i where ");
    narrow(&mut count, actor, filter);
    count.push(" limit ").push(COUNTED_EXACTLY + 1).push(") as matches");
    let mut reader = ctx.read().await?;
    let ids: Vec<Uuid> = select.build_query_scalar().persistent(false).fetch_all(&mut *reader).await?;
    let total: i64 = count.build_query_scalar().persistent(false).fetch_one(&mut *reader).await?;
    let ideas = load_all(&mut reader, actor, &ids).await?;
    reader.release();
    Ok(Ideas { ideas, pagination: Pagination::new(&query, total, None) })
}

/// Narrows the ideas `i` to those of the filter.
fn narrow(query: &mut QueryBuilder<Postgres>, actor: &Actor, filter: &IdeaFilter) {
    query.push("i.merged_into is null");
    if !actor.may(permissions::MANAGE_IDEAS) {
        query.push(" and not i.is_hidden");
    }
    let words = filter.search.as_deref().map(like_patterns).unwrap_or_default();
    match filter.status {
        Some(status) => {
            query.push(" and i.status = ").push_bind(status.as_str());
        }
        // What was declined stands in nobody's way, and is found by whoever is about to suggest it again.
        None if words.is_empty() => {
            query.push(" and i.status <> ").push_bind(IdeaStatus::Declined.as_str());
        }
        None => {}
    }
    for word in words {
        query.push(" and (i.title ilike ").push_bind(word.clone());
        query.push(" or i.body ilike ").push_bind(word).push(")");
    }
}

/// What `ilike` takes for each of the words, wherever they stand in a longer one.
fn like_patterns(typed: &str) -> Vec<String> {
    let typed = typed.replace('\0', " ");
    let words = typed.split_whitespace().take(MOST_WORDS);
    let escaped = words.map(|word| {
        let mut escaped = String::new();
        for letter in cut(word, LONGEST_WORD).chars() {
            if matches!(letter, '\\' | '%' | '_') {
                escaped.push('\\');
            }
            escaped.push(letter);
        }
        escaped
    });
    escaped.map(|word| format!("%{word}%")).collect()
}

#[cfg(test)]
mod tests {
    use super::like_patterns;

    #[test]
    fn signs_of_patterns_are_looked_for_as_they_are() {
        assert_eq!(like_patterns(" 100% dark_mode\\ "), ["%100\\%%", "%dark\\_mode\\\\%"]);
        assert!(like_patterns(" \0 ").is_empty());
        assert_eq!(like_patterns(&"a ".repeat(100)).len(), 8);
    }
}
