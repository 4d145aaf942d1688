//! The search by meaning against a real model on loopback, and against providers that misbehave.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use axum::{Router, http::StatusCode, routing::post};
use base::server::ClientAddress;
use domain::server::AiStartup;
use identity::server::test::Stage;
use jobs::server::Job;
use sqlx::PgPool;

use super::*;
use crate::{
    ArticleChange, NewArticle, Status, Visibility,
    server::{self, Reach, Startup},
};

/// `bin/embedder` on a port of its own, for as long as this is held.
struct Model {
    process: Child,
    settings: AiProvider,
}

impl Model {
    fn start() -> Self {
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../../bin/embedder");
        let mut process = Command::new(program)
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("bin/embedder runs");
        let mut said = String::new();
        let out = process.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut said).unwrap();
        let base_url = said.trim().strip_prefix("AI_BASE_URL=").and_then(|said| said.split(' ').next());
        let base_url = base_url.expect("bin/embedder says where it listens").to_owned();
        Self { process, settings: AiProvider { base_url, key: None, model: "all-MiniLM-L6-v2".to_owned() } }
    }

    /// How many texts were embedded.
    async fn count(&self) -> u64 {
        let answer = reqwest::get(format!("{}/count", self.settings.base_url)).await.unwrap();
        answer.json::<serde_json::Value>().await.unwrap()["count"].as_u64().unwrap()
    }
}

impl Drop for Model {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Lets the database compare the vectors where `bin/with-pgvector` says that it has to; `bin/test` runs these tests there
/// too.
async fn with_pgvector(db: &PgPool) -> bool {
    let has = std::env::var_os("PORCHLIGHT_TEST_PGVECTOR").is_some();
    if has {
        sqlx::query("create extension vector").execute(db).await.unwrap();
    }
    has
}

/// The same stage with a provider.
fn with_provider(stage: &Stage, provider: AiProvider) -> Ctx {
    let mut settings = (*stage.ctx.settings).clone();
    settings.sections.insert(AiStartup {
        ai_base_url: Some(provider.base_url),
        ai_api_key: provider.key.map(|key| key.reveal().to_owned()),
    });
    settings.sections.insert(Startup { ai_embedding_model: Some(provider.model), ..Startup::default() });
    Ctx::new(stage.ctx.db.clone(), settings)
}

async fn write(
    ctx: &Ctx,
    writer: &Actor,
    title: &str,
    text: &str,
    visibility: Visibility,
) -> crate::ArticleId {
    let draft = NewArticle {
        title: title.to_owned(),
        content_markdown: text.to_owned(),
        category: "getting-started".to_owned(),
        status: Status::Published,
        visibility,
        ..NewArticle::default()
    };
    server::create(ctx, writer, draft, None).await.unwrap().id
}

async fn titles(ctx: &Ctx, actor: &Actor, typed: &str, reach: Reach) -> Vec<String> {
    let visit = ClientInfo {
        address: ClientAddress([192, 0, 2, 1].into()),
        languages: vec![base::Language::english()],
        is_robot: false,
        browser: String::new(),
    };
    let found = server::search(ctx, actor, &visit, typed, reach, 10).await.unwrap();
    let whole = |pieces: Vec<search::Piece>| pieces.into_iter().map(|piece| piece.text).collect();
    found.hits.into_iter().map(|hit| whole(hit.title)).collect()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_means_the_same_is_found_and_only_what_changed_is_embedded(db: PgPool) {
    let has_pgvector = with_pgvector(&db).await;
    let (stage, model) = (Stage::new(db).await, Model::start());
    let ctx = with_provider(&stage, model.settings.clone());
    assert_eq!(database::has_vectors(&ctx).await.unwrap(), has_pgvector);
    let refund = "Send the parcel back within a month.\n\n## Your money\n\nWe pay it to the card.\n";
    let returns = write(&ctx, &stage.alice, "Return something", refund, Visibility::Public).await;
    write(&ctx, &stage.alice, "Wire the ceiling lamp", "Switch the fuse off first.", Visibility::Public)
        .await;
    write(&ctx, &stage.alice, "Reimburse by hand", "For the desk: give cash back.", Visibility::Agents).await;
    let typed = "getting reimbursed for a purchase";
    assert!(titles(&ctx, &Actor::Anonymous, typed, Reach::Meaning).await.is_empty(), "nothing is read yet");
    SyncEmbeddings {}.run(&ctx).await.unwrap();
    assert_eq!(model.count().await, 1 + 4, "the question, and every stretch");
    ctx.shared::<Vectors>().begin(&ctx, "all-MiniLM-L6-v2").await.unwrap();
    assert_eq!(titles(&ctx, &Actor::Anonymous, typed, Reach::Meaning).await, ["Return something"]);
    let of_the_desk = titles(&ctx, &stage.alice, typed, Reach::Meaning).await;
    assert_eq!(of_the_desk.first().map(String::as_str), Some("Reimburse by hand"));
    assert!(titles(&ctx, &Actor::Anonymous, typed, Reach::Words).await.is_empty());
    assert!(titles(&ctx, &Actor::Anonymous, "\"getting reimbursed\"", Reach::Meaning).await.is_empty());
    assert_eq!(model.count().await, 1 + 4, "a question is asked once");

    SyncEmbeddings {}.run(&ctx).await.unwrap();
    let text = refund.replace("card", "account");
    let change = ArticleChange { content_markdown: Some(text), ..ArticleChange::default() };
    server::change(&ctx, &stage.alice, returns, change).await.unwrap();
    let state = meaning_state(&ctx, &stage.alice).await.unwrap().unwrap();
    assert_eq!((state.articles, state.read), (3, 2));
    SyncEmbeddings {}.run(&ctx).await.unwrap();
    assert_eq!(model.count().await, 1 + 4 + 1, "only the stretch that changed");
    assert_eq!(meaning_state(&ctx, &stage.alice).await.unwrap().unwrap().read, 3);

    let draft = ArticleChange { status: Some(Status::Draft), ..ArticleChange::default() };
    server::change(&ctx, &stage.alice, returns, draft).await.unwrap();
    assert!(titles(&ctx, &Actor::Anonymous, typed, Reach::Meaning).await.is_empty(), "at once");
    ctx.shared::<Vectors>().refresh(&ctx, "all-MiniLM-L6-v2", returns.0).await.unwrap();
    assert!(titles(&ctx, &Actor::Anonymous, typed, Reach::Meaning).await.is_empty());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn without_a_provider_words_are_searched_and_the_desk_is_told(db: PgPool) {
    let stage = Stage::new(db).await;
    write(&stage.ctx, &stage.alice, "Pair a lamp", "Hold the button.", Visibility::Public).await;
    SyncEmbeddings {}.run(&stage.ctx).await.unwrap();
    assert_eq!(titles(&stage.ctx, &Actor::Anonymous, "lamp", Reach::Meaning).await, ["Pair a lamp"]);
    assert_eq!(meaning_state(&stage.ctx, &stage.alice).await.unwrap(), None);
    assert!(meaning_state(&stage.ctx, &stage.carol).await.is_err());
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_provider_that_misbehaves_leaves_the_search_by_words(db: PgPool) {
    let stage = Stage::new(db).await;
    write(&stage.ctx, &stage.alice, "Pair a lamp", "Hold the button.", Visibility::Public).await;
    for (status, body) in [
        (StatusCode::INTERNAL_SERVER_ERROR, "no"),
        (StatusCode::UNAUTHORIZED, "{}"),
        (StatusCode::BAD_REQUEST, "{}"),
        (StatusCode::TEMPORARY_REDIRECT, ""),
        (StatusCode::OK, "not JSON"),
        (StatusCode::OK, r#"{"data": []}"#),
        (StatusCode::OK, r#"{"data": [{"index": 1, "embedding": [1.0]}]}"#),
        (StatusCode::OK, r#"{"data": [{"index": 0, "embedding": [0.0, 0.0]}]}"#),
    ] {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().route("/embeddings", post(move || async move { (status, body) }));
        let serving = tokio::spawn(async move { axum::serve(listener, app).await });
        let key = Some(base::server::ApiKey::new("secret-of-the-house"));
        let ctx = with_provider(&stage, AiProvider { base_url, key, model: "m".to_owned() });
        SyncEmbeddings {}.run(&ctx).await.unwrap();
        // What a provider does not want is not asked again.
        let read = i64::from(status == StatusCode::BAD_REQUEST);
        assert_eq!(meaning_state(&ctx, &stage.alice).await.unwrap().unwrap().read, read, "{body}");
        sqlx::query("delete from article_readings").execute(&ctx.db).await.unwrap();
        assert_eq!(titles(&ctx, &Actor::Anonymous, "lamp", Reach::Meaning).await, ["Pair a lamp"], "{body}");
        assert!(!format!("{:?}", ctx.settings).contains("secret-of-the-house"));
        serving.abort();
    }
}
