//! What people call the rows of a section.

use std::collections::HashMap;

use base::{server::Result, uuid::Uuid};
use sqlx::PgConnection;

use super::dimension::NONE;
use crate::{Row, SectionKey};

/// Names the rows that people gave names; words of ours are said by whoever shows them.
pub(super) async fn name_rows(
    connection: &mut PgConnection,
    key: SectionKey,
    rows: &mut [Row],
) -> Result<()> {
    match key {
        SectionKey::Tags | SectionKey::Searches | SectionKey::Languages | SectionKey::Contexts => {
            for row in rows.iter_mut().filter(|row| row.key != NONE) {
                row.label = Some(row.key.clone());
            }
        }
        SectionKey::Categories => apply(rows, &categories(connection).await?),
        SectionKey::Agents | SectionKey::Teams | SectionKey::Articles => {
            let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.key.parse().ok()).collect();
            apply(rows, &names(connection, key, &ids).await?);
        }
        SectionKey::Days
        | SectionKey::Priorities
        | SectionKey::Channels
        | SectionKey::WeekdayHours
        | SectionKey::Ages
        | SectionKey::Ratings
        | SectionKey::Sentiments => {}
    }
    Ok(())
}

fn apply(rows: &mut [Row], names: &HashMap<String, String>) {
    for row in rows {
        row.label = names.get(&row.key).cloned();
    }
}

async fn categories(connection: &mut PgConnection) -> Result<HashMap<String, String>> {
    let rows = sqlx::query!("select slug, name from categories").fetch_all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.name)).collect())
}

/// Of agents, teams or articles, by their ids. Somebody who is gone has no name.
async fn names(
    connection: &mut PgConnection,
    key: SectionKey,
    ids: &[Uuid],
) -> Result<HashMap<String, String>> {
    let rows = sqlx::query!(
        r#"select id as "id!", name as "name!" from users where $2 = 'agents' and id = any($1)
         union all select id, name from teams where $2 = 'teams' and id = any($1)
         union all select id, title from articles where $2 = 'articles' and id = any($1)"#,
        ids,
        match key {
            SectionKey::Agents => "agents",
            SectionKey::Teams => "teams",
            _ => "articles",
        },
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id.to_string(), row.name)).collect())
}
