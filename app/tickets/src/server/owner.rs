//! Whose tickets somebody sees who does not see all: their own, and those of their organisation where it shares them. It is a
//! condition of every query, and looks at what holds now: a token that is a second too old finds nothing of others.

use base::{UserId, server::Person};
use sqlx::{Postgres, QueryBuilder};

/// How far somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// What they asked themselves.
    Own,
    /// That, and what others of their organisation asked.
    Shared,
    /// What others of their organisation asked.
    Others,
}

/// Somebody who sees some tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owner {
    pub person: UserId,
    pub reach: Reach,
}

/// The people of the organisation that `$person` belongs to, where it shares its tickets.
const MATES: &str = "select mate.id from users me join organizations o on o.id = me.organization_id and o.is_shared \
    join users mate on mate.organization_id = o.id where me.id = ";

impl Owner {
    /// Somebody with everything that they may see. Who is in no organisation costs no look for its members.
    pub(super) fn of(person: &Person) -> Self {
        let reach = if person.organization.is_some() { Reach::Shared } else { Reach::Own };
        Self { person: person.id, reach }
    }

    /// Narrows the tickets `t` to those that are seen.
    pub(super) fn narrow(self, query: &mut QueryBuilder<Postgres>) {
        match self.reach {
            Reach::Own => {
                query.push("t.requester_id = ").push_bind(self.person.0);
            }
            // The people first, as an array: so their tickets are found by the index, person by person.
            Reach::Shared => {
                query.push("t.requester_id = any(array(").push(MATES).push_bind(self.person.0);
                query.push(" union select ").push_bind(self.person.0).push("))");
            }
            Reach::Others => {
                query.push("t.requester_id = any(array(").push(MATES).push_bind(self.person.0);
                query.push(" and mate.id <> me.id))");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use identity::server::test::Stage;
    use sqlx::PgPool;

    use super::*;

    #[test]
    fn who_is_in_no_organization_is_asked_for_by_one_column() {
        let mut query = QueryBuilder::default();
        Owner { person: base::uuid::Uuid::from_u128(1).into(), reach: Reach::Own }.narrow(&mut query);
        assert_eq!(query.sql(), "t.requester_id = $1");
    }

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn the_tickets_of_an_organization_are_found_person_by_person(db: PgPool) {
        let stage = Stage::new(db).await;
        let (ctx, carol) = (&stage.ctx, stage.carol.id().unwrap());
        for sql in [
            "insert into organizations (id, name, is_shared, created_at, updated_at)
             values (gen_random_uuid(), 'Lumen', true, now(), now())",
            "insert into users (id, email, name, role, password_hash, created_at, updated_at)
             select gen_random_uuid(), 'p' || n || '@example.com', 'P', 'customer', '', now(), now()
             from generate_series(1, 2000) n",
            "update users set organization_id = (select id from organizations)
             where email in ('customer@example.com', 'p1@example.com', 'p2@example.com')",
            "insert into tickets (id, number, requester_id, category_id, subject, created_at, updated_at, last_message_at)
             select gen_random_uuid(), 'T-' || n || '-' || row_number() over (), u.id, c.id, 'The lamp',
                 now() - random() * interval '100 days', now(), now()
             from users u, generate_series(1, 10) n, (select id from categories limit 1) c where u.role = 'customer'",
            "analyze users",
            "analyze tickets",
        ] {
            sqlx::query(sql).execute(&ctx.db).await.unwrap();
        }
        for (reach, wanted) in [(Reach::Own, 10), (Reach::Shared, 30), (Reach::Others, 20)] {
            let owner = Owner { person: carol, reach };
            let mut count = QueryBuilder::new("select count(*) from tickets t where ");
            owner.narrow(&mut count);
            let found: i64 = count.build_query_scalar().fetch_one(&ctx.db).await.unwrap();
            assert_eq!(found, wanted, "{reach:?}");
            let mut plan = QueryBuilder::new("explain select id from tickets t where ");
            owner.narrow(&mut plan);
            plan.push(" order by t.created_at desc, t.id desc limit 21");
            let plan: Vec<String> = plan.build_query_scalar().fetch_all(&ctx.db).await.unwrap();
            let plan = plan.join("\n");
            assert!(plan.contains("tickets_by_requester"), "{reach:?}: {plan}");
        }
    }
}
