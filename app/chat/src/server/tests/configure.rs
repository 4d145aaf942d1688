//! What admins decide.

use base::server::Error;
use identity::server::test::Stage;
use sqlx::PgPool;

use super::fixtures::{reason, team};
use crate::{
    ChatSettings, ChatTopic,
    server::{chat_settings, identity_secret, rotate_identity_secret, save_chat_settings},
};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn settings_are_kept_tidied_and_the_secret_is_nobodys_to_set(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, erin, .. } = &stage;
    let billing = team(&stage, "Billing", &[]).await;
    let topic = ChatTopic { label: " Money ".to_owned(), team_id: Some(billing), skills: Vec::new() };
    let mut wanted = ChatSettings {
        topics: vec![topic],
        origins: vec!["https://Shop.example.com/".to_owned()],
        blocked_networks: vec![" 203.0.113.0/24 ".to_owned(), String::new()],
        identity_version: 99,
        identity_rotated_at: 7,
        ..ChatSettings::default()
    };
    wanted.hours.time_zone = "Europe/Berlin".to_owned();
    wanted.hours.days[0] = vec![("09:00".to_owned(), "24:00".to_owned())];
    let kept = save_chat_settings(ctx, erin, wanted.clone()).await.unwrap();
    assert_eq!(chat_settings(ctx, erin).await.unwrap(), kept);
    assert_eq!((kept.identity_version, kept.identity_rotated_at), (1, 0));
    assert_eq!((&*kept.topics[0].label, &*kept.origins[0]), ("Money", "https://shop.example.com"));
    assert_eq!(kept.blocked_networks, ["203.0.113.0/24"]);
    wanted.topics[0].team_id = Some(ctx.id().into());
    wanted.hours.time_zone = "Mars/Olympus".to_owned();
    wanted.grace_seconds = 1;
    assert_eq!(reason(save_chat_settings(ctx, erin, wanted).await), "grace_seconds time_zone topics");
    assert_eq!(chat_settings(ctx, erin).await.unwrap(), kept, "nothing is half kept");
    assert!(matches!(save_chat_settings(ctx, alice, kept).await, Err(Error::Forbidden)));
    assert!(matches!(chat_settings(ctx, alice).await, Err(Error::Forbidden)));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_new_secret_is_another_one_and_the_log_says_who_made_it(db: PgPool) {
    let stage = Stage::new(db).await;
    let Stage { ctx, alice, erin, .. } = &stage;
    let first = identity_secret(ctx, erin).await.unwrap();
    assert!(first.len() == 64 && first.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(identity_secret(ctx, erin).await.unwrap(), first);
    let second = rotate_identity_secret(ctx, erin).await.unwrap();
    assert_ne!(first, second);
    assert_eq!(identity_secret(ctx, erin).await.unwrap(), second);
    let settings = chat_settings(ctx, erin).await.unwrap();
    assert_eq!(settings.identity_version, 2);
    assert!((ctx.now().timestamp() - settings.identity_rotated_at).abs() < 60);
    let log: Vec<(String, String)> =
        sqlx::query_as("select action, actor_name from audit_log").fetch_all(&ctx.db).await.unwrap();
    assert_eq!(log, [("settings.changed".to_owned(), "Erin".to_owned())]);
    for refused in [identity_secret(ctx, alice).await, rotate_identity_secret(ctx, alice).await] {
        assert!(matches!(refused, Err(Error::Forbidden)));
    }
}
