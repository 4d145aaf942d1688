//! The orders of a list, and how a page of each is read from an index and no further than it is long: whole, or group by
//! group, each ordered by what an index has. By last change there is no index, on purpose: with one, every event would write
//! all of its ticket's. That order reads what the filter leaves.

use base::{
    server::{Cursor as Place, Result},
    uuid::Uuid,
};
use categories::category_slug;
use sqlx::{PgConnection, Postgres, QueryBuilder};

use super::{find::TicketRow, list_cursor::Cursor, owner::Owner};
use crate::{AssignedTo, Filter, SortBy, Status};

/// Groups that are read at once, at first and at most: the first few mostly fill a page.
const FIRST_GROUPS: usize = 2;
const MOST_GROUPS: usize = 16;

/// What tickets are ordered by; their ids make the order whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Creation,
    Change,
    Wait,
    /// The priority, then the creation.
    Urgency,
}

/// The tickets of a list that have one thing in common.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Group {
    All,
    Status(Status),
    Category { id: Uuid, slug: String },
    Assignee(Option<Uuid>),
    Waits(bool),
}

impl Group {
    /// Its name in a cursor.
    fn name(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Status(status) => status.as_str().to_owned(),
            Self::Category { slug, .. } => slug.clone(),
            Self::Assignee(person) => person.map_or_else(|| "none".to_owned(), |person| person.to_string()),
            Self::Waits(waits) => if *waits { "waits" } else { "rests" }.to_owned(),
        }
    }

    /// The name of a row's group.
    pub fn of(by: SortBy, row: &TicketRow) -> String {
        match by {
            SortBy::Created | SortBy::Updated | SortBy::Priority => String::new(),
            SortBy::Waiting => Self::Waits(row.waiting_since.is_some()).name(),
            SortBy::Status => row.status.clone(),
            SortBy::Category => row.category.clone(),
            SortBy::Assignee => Self::Assignee(row.assignee_id).name(),
        }
    }

    /// Narrows the tickets `t` to its own. Words of ours are written out, so that the plan knows how many they mean.
    fn narrow(&self, query: &mut QueryBuilder<Postgres>) {
        match self {
            Self::All => query,
            Self::Status(status) => query.push(" and t.status = '").push(status.as_str()).push("'"),
            Self::Category { id, .. } => query.push(" and t.category_id = ").push_bind(*id),
            Self::Assignee(Some(person)) => query.push(" and t.assignee_id = ").push_bind(*person),
            Self::Assignee(None) => query.push(" and t.assignee_id is null"),
            Self::Waits(true) => query.push(" and t.waiting_since is not null"),
            Self::Waits(false) => query.push(" and t.waiting_since is null"),
        };
    }
}

/// A part of a list that is read at once: groups that are ordered alike, one after another or merged.
#[derive(Debug, PartialEq)]
pub(super) struct Part {
    groups: Vec<Group>,
    key: Key,
    is_descending: bool,
    /// Whether the groups are one order together.
    is_merged: bool,
    /// After which place its first group goes on; every group, where they are merged.
    after: Option<Cursor>,
}

impl Part {
    fn new(groups: Vec<Group>, key: Key, is_descending: bool) -> Self {
        Self { groups, key, is_descending, is_merged: false, after: None }
    }

    /// Writes its tickets as the table `t`, at most `most` after the first `skip`. `narrow` is the rest of the filter.
    pub fn push(
        &self,
        query: &mut QueryBuilder<Postgres>,
        own: Option<Owner>,
        (most, skip): (i64, i64),
        narrow: impl Fn(&mut QueryBuilder<Postgres>) -> Result<()>,
    ) -> Result<()> {
        let is_alone = self.groups.len() == 1;
        query.push("(");
        for (place, group) in self.groups.iter().enumerate() {
            query.push(if place == 0 { "(select " } else { " union all (select " });
            query.push(place).push(" as place, t.* from tickets t where ");
            narrow(query)?;
            group.narrow(query);
            if let Some(after) = self.after.as_ref().filter(|_| place == 0 || self.is_merged) {
                self.push_after(query, own, after);
            }
            query.push(" order by ");
            self.push_key(query, own);
            // Written out, not bound: a plan for any limit is a plan that sorts everything.
            query.push(" limit ").push(if is_alone { most } else { most + skip });
            if is_alone && skip > 0 {
                query.push(" offset ").push(skip);
            }
            query.push(")");
        }
        query.push(") as t");
        Ok(())
    }

    /// Writes the order of the table `t`, and which of it are asked for where it holds more.
    pub fn push_end(&self, query: &mut QueryBuilder<Postgres>, own: Option<Owner>, (most, skip): (i64, i64)) {
        query.push(" order by ");
        if !self.is_merged {
            query.push("t.place, ");
        }
        self.push_key(query, own);
        if self.groups.len() > 1 {
            query.push(" limit ").push(most).push(" offset ").push(skip);
        }
    }

    /// The columns in one direction, so that an index is read there or back, and a place is one comparison.
    fn push_key(&self, query: &mut QueryBuilder<Postgres>, own: Option<Owner>) {
        let direction = if self.is_descending { " desc" } else { "" };
        for column in self.columns(own) {
            query.push(column).push(direction).push(", ");
        }
        query.push("t.id").push(direction);
    }

    fn push_after(&self, query: &mut QueryBuilder<Postgres>, own: Option<Owner>, after: &Cursor) {
        let columns = self.columns(own).join(", ");
        let comparison = if self.is_descending { "<" } else { ">" };
        query.push(format!(" and ({columns}, t.id) {comparison} ("));
        if self.key == Key::Urgency {
            query.push_bind(after.priority).push(", ");
        }
        query.push_bind(after.place.at).push(", ").push_bind(after.place.id).push(")");
    }

    fn columns(&self, own: Option<Owner>) -> &'static [&'static str] {
        match (self.key, own) {
            (Key::Creation, _) => &["t.created_at"],
            (Key::Wait, _) => &["t.waiting_since"],
            (Key::Urgency, _) => &["t.priority", "t.created_at"],
            (Key::Change, None) => &["t.updated_at"],
            // When the desk acts in private is not told by a place in a list either.
            (Key::Change, Some(_)) => &["coalesce(last_public_change(t.id), t.created_at)"],
        }
    }
}

/// The parts of the list that a filter asks for, from the cursor's on.
pub(super) async fn parts(connection: &mut PgConnection, filter: &Filter) -> Result<Vec<Part>> {
    let sort = filter.sort.unwrap_or_default();
    let reversed = sort.is_reversed;
    let parts = match sort.by {
        SortBy::Created => vec![Part::new(vec![Group::All], Key::Creation, !reversed)],
        SortBy::Updated => vec![Part::new(vec![Group::All], Key::Change, !reversed)],
        SortBy::Waiting => vec![
            Part::new(vec![Group::Waits(true)], Key::Wait, reversed),
            Part::new(vec![Group::Waits(false)], Key::Creation, true),
        ],
        // An index has the priorities of each state.
        SortBy::Priority => {
            vec![Part { is_merged: true, ..Part::new(states(filter), Key::Urgency, !reversed) }]
        }
        SortBy::Status => split(states(filter), Key::Urgency, reversed),
        SortBy::Category => split(categories(connection, filter).await?, Key::Creation, reversed),
        SortBy::Assignee => split(assignees(connection, filter).await?, Key::Creation, reversed),
    };
    match &filter.cursor {
        Some(cursor) => from(parts, Cursor::read(cursor)?),
        None => Ok(parts),
    }
}

/// The parts from a place on.
fn from(mut parts: Vec<Part>, cursor: Cursor) -> Result<Vec<Part>> {
    let holds = |part: &Part| {
        if part.is_merged {
            return cursor.group.is_empty().then_some(0);
        }
        part.groups.iter().position(|group| group.name() == cursor.group)
    };
    let found = parts.iter().enumerate().find_map(|(at, part)| Some((at, holds(part)?)));
    let (part, group) = found.ok_or_else(Place::wrong)?;
    parts.drain(..part);
    if let Some(first) = parts.first_mut() {
        first.groups.drain(..group);
        first.after = Some(cursor);
    }
    Ok(parts)
}

/// Groups in their order or the other way round, few at first.
fn split(mut groups: Vec<Group>, key: Key, is_reversed: bool) -> Vec<Part> {
    if is_reversed {
        groups.reverse();
    }
    let mut parts = Vec::new();
    let mut size = FIRST_GROUPS;
    while !groups.is_empty() {
        let rest = groups.split_off(size.min(groups.len()));
        parts.push(Part::new(std::mem::replace(&mut groups, rest), key, true));
        size = (size * 2).min(MOST_GROUPS);
    }
    parts
}

fn states(filter: &Filter) -> Vec<Group> {
    let is_asked = |status: &Status| filter.status.is_empty() || filter.status.contains(status);
    Status::ALL.into_iter().filter(is_asked).map(Group::Status).collect()
}

async fn categories(connection: &mut PgConnection, filter: &Filter) -> Result<Vec<Group>> {
    let asked: Vec<_> = filter.category.iter().map(|said| category_slug(said)).collect();
    let rows = sqlx::query!("select id, slug from categories order by lower(name), id")
        .fetch_all(connection)
        .await?;
    let rows = rows.into_iter().filter(|row| asked.is_empty() || asked.contains(&row.slug));
    Ok(rows.map(|row| Group::Category { id: row.id, slug: row.slug }).collect())
}

/// Whoever answers any ticket, found step by step in the index.
async fn assignees(connection: &mut PgConnection, filter: &Filter) -> Result<Vec<Group>> {
    match filter.assigned_to {
        Some(AssignedTo::None) => return Ok(vec![Group::Assignee(None)]),
        Some(AssignedTo::Person(person)) => return Ok(vec![Group::Assignee(Some(person.0))]),
        // The filter itself says who that is.
        Some(AssignedTo::Me) | None => {}
    }
    let people = sqlx::query_scalar!(
        "with recursive given as (
             (select assignee_id from tickets where assignee_id is not null order by assignee_id limit 1)
             union all
             select (select t.assignee_id from tickets t where t.assignee_id > given.assignee_id
                 order by t.assignee_id limit 1)
             from given where given.assignee_id is not null
         )
         select u.id from given join users u on u.id = given.assignee_id order by lower(u.name), u.id",
    )
    .fetch_all(connection)
    .await?;
    Ok(people.into_iter().map(Some).chain([None]).map(Group::Assignee).collect())
}

#[cfg(test)]
mod tests {
    use base::DateTime;

    use super::*;

    fn cursor(group: &str) -> Cursor {
        let place = Place { at: DateTime::UNIX_EPOCH, id: Uuid::from_u128(7) };
        Cursor { group: group.to_owned(), priority: 3, place }
    }

    #[test]
    fn a_list_goes_on_in_the_group_where_its_page_ended() {
        let groups = states(&Filter::default());
        let parts = split(groups.clone(), Key::Urgency, false);
        assert_eq!(parts.iter().map(|part| part.groups.len()).collect::<Vec<_>>(), [2, 3]);
        let parts = from(parts, cursor("resolved")).unwrap();
        assert_eq!((parts.len(), &parts[0].groups[..]), (1, &groups[3..]));
        assert_eq!(parts[0].after, Some(cursor("resolved")));
        assert!(from(split(groups, Key::Urgency, true), cursor("asleep")).is_err(), "of another order");
    }
}
