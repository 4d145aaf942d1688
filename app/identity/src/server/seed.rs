//! The cast of the demo, the tests and the screenshots.

use base::{
    Role, UserId,
    server::{Actor, Ctx, Result},
};

use domain::server::Demo;

use crate::User;

use super::{
    change_person,
    change_teams::write_teams,
    create_team,
    grant::join_desk,
    hash_password, invite,
    register::{insert, newcomer},
};
use crate::people::{NewPerson, NewTeam, PersonChange};

/// The five people that everything is shown with. The password of all is `porchlight`.
#[derive(Clone, Debug)]
pub struct Cast {
    /// Admin.
    pub erin: UserId,
    /// Agent.
    pub alice: UserId,
    /// Agent of the same team.
    pub bob: UserId,
    /// Customer.
    pub carol: UserId,
    /// Another customer.
    pub charlie: UserId,
}

/// Brings the cast into an empty desk.
///
/// # Errors
/// When they are there already, or the database refuses.
pub async fn seed_cast(ctx: &Ctx) -> Result<Cast> {
    let password_hash = hash_password("porchlight".to_owned()).await?;
    let mut tx = ctx.begin().await?;
    let team = ctx.id();
    sqlx::query!(
        "insert into teams (id, name, created_at, updated_at) values ($1, 'Support', $2, $2)",
        team,
        ctx.now(),
    )
    .execute(&mut *tx)
    .await?;
    let mut arrive = async |email: &str, name: &str, role: Role| -> Result<UserId> {
        // Charlie has not read the mail yet.
        let email_confirmed_at = (name != "Charlie").then(|| ctx.now());
        let user = User { email_confirmed_at, ..newcomer(ctx, email.to_owned(), name.to_owned(), role) };
        insert(&mut tx, &user, &password_hash).await?;
        if role.is_staff() {
            join_desk(ctx, &mut tx, user.id).await?;
            write_teams(ctx, &mut tx, user.id, &[team.into()]).await?;
        }
        Ok(user.id)
    };
    let cast = Cast {
        erin: arrive("admin@example.com", "Erin", Role::Admin).await?,
        alice: arrive("agent@example.com", "Alice", Role::Agent).await?,
        bob: arrive("agent2@example.com", "Bob", Role::Agent).await?,
        carol: arrive("customer@example.com", "Carol", Role::Customer).await?,
        charlie: arrive("customer2@example.com", "Charlie", Role::Customer).await?,
    };
    ctx.commit(tx).await?;
    Ok(cast)
}

/// Brings the cast into an empty desk, and tells the other domains who is there.
///
/// # Errors
/// When the database refuses.
pub(super) async fn seed_demo(ctx: &Ctx, demo: &mut Demo) -> Result<()> {
    let cast = seed_cast(ctx).await?;
    let acting = |id: UserId, name: &str, role| Actor::acting(ctx, id, name, role);
    demo.admin = acting(cast.erin, "Erin", Role::Admin);
    demo.agents = vec![acting(cast.alice, "Alice", Role::Agent), acting(cast.bob, "Bob", Role::Agent)];
    demo.customers =
        vec![acting(cast.carol, "Carol", Role::Customer), acting(cast.charlie, "Charlie", Role::Customer)];
    seed_desk(ctx, &demo.admin, &cast).await
}

/// What an admin has made of the desk: a second team, what its people are good at, and somebody who is to come.
async fn seed_desk(ctx: &Ctx, admin: &Actor, cast: &Cast) -> Result<()> {
    let billing = NewTeam { name: "Billing".to_owned(), member_ids: vec![cast.bob] };
    let billing = create_team(ctx, admin, billing, None).await?;
    for (person, skills, chats) in [
        (cast.alice, ["Lamps", "App"], 4),
        (cast.bob, ["Invoices", "Returns"], 3),
        (cast.erin, ["Lamps", "Deutsch"], 1),
    ] {
        let change = PersonChange {
            skills: Some(skills.map(str::to_owned).to_vec()),
            max_concurrent_chats: Some(chats),
            ..PersonChange::default()
        };
        change_person(ctx, admin, person, change).await?;
    }
    let frida = NewPerson {
        email: "frida@example.com".to_owned(),
        name: "Frida".to_owned(),
        role: Role::Agent,
        team_ids: vec![billing.id],
    };
    invite(ctx, admin, frida, None).await?;
    Ok(())
}

/// Customers beside the cast, who never sign in: their password is nobody's.
///
/// # Errors
/// When the database refuses.
pub async fn seed_customers(ctx: &Ctx, names: impl Iterator<Item = String>) -> Result<Vec<UserId>> {
    let password_hash = hash_password(base::server::random_token()).await?;
    let mut tx = ctx.begin().await?;
    let mut ids = Vec::new();
    for name in names {
        let user = newcomer(ctx, format!("{}@example.com", ctx.id()), name, Role::Customer);
        insert(&mut tx, &user, &password_hash).await?;
        ids.push(user.id);
    }
    ctx.commit(tx).await?;
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use base::server::test;
    use sqlx::PgPool;

    use super::*;
    use crate::server::{find_record, list_teams};

    #[sqlx::test(migrator = "migrations::MIGRATOR")]
    async fn the_demo_has_two_teams_and_somebody_who_is_to_come(db: PgPool) {
        let ctx = test::ctx(db);
        let mut demo = Demo::default();
        seed_demo(&ctx, &mut demo).await.unwrap();
        let teams = list_teams(&ctx, &demo.admin).await.unwrap();
        let sizes: Vec<_> = teams.iter().map(|team| (&*team.name, team.members.len())).collect();
        assert_eq!(sizes, [("Billing", 2), ("Support", 3)]);
        let frida = teams[0].members.iter().find(|member| member.name == "Frida").unwrap();
        assert!(find_record(&ctx, &demo.admin, frida.id).await.unwrap().is_invited);
    }
}
