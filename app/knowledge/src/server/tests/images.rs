//! Images, wherever they are kept.

use base::server::Error;
use identity::server::test::Stage;
use jobs::server::Job;
use sqlx::PgPool;

use crate::server::{MoveArticleImages, find_image};

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn images_of_the_release_before_move_and_keep_their_addresses(db: PgPool) {
    let stage = Stage::new(db).await;
    let (name, bytes) = ("0123456789abcdef0123456789abcdef", b"\x89PNG\r\n\x1a\nlamp");
    let keep = "insert into article_images (name, kind, bytes, created_at) values ($1, 'png', $2, now())";
    sqlx::query(keep).bind(name).bind(bytes.as_slice()).execute(&stage.ctx.db).await.unwrap();
    for _ in 0..3 {
        assert_eq!(find_image(&stage.ctx, &format!("{name}.png")).await.unwrap(), bytes);
        let another_kind = find_image(&stage.ctx, &format!("{name}.gif")).await;
        assert!(matches!(another_kind, Err(Error::NotFound)), "{another_kind:?}");
        MoveArticleImages {}.run(&stage.ctx).await.unwrap();
    }
    for (table, left) in [("select count(*) from article_images", 0), ("select count(*) from files", 1)] {
        let count: i64 = sqlx::query_scalar(table).fetch_one(&stage.ctx.db).await.unwrap();
        assert_eq!(count, left, "{table}");
    }
}
