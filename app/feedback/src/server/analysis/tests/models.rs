//! A model of a provider on loopback, which answers as it should, and as it should not.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use ::jobs::server::Job;
use axum::{Json as Body, Router, http::HeaderMap, routing::post};
use base::{
    chrono::TimeDelta,
    server::{Actor, Ctx},
};
use domain::server::AiStartup;
use identity::server::test::Stage;
use serde_json::{Value, json};
use sqlx::PgPool;

use super::*;
use crate::{
    Sentiment,
    server::submissions::{find, submit},
};

/// A provider on loopback, and how often it was asked.
async fn provider(answer: fn(Value) -> Value) -> (String, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = asked.clone();
    let ask = move |headers: HeaderMap, Body(body): Body<Value>| async move {
        counted.fetch_add(1, Ordering::SeqCst);
        assert_eq!(headers["authorization"], "Bearer key");
        assert_eq!(body["model"], "judge");
        let texts = body["messages"][1]["content"].as_str().unwrap();
        Body(answer(serde_json::from_str(texts).unwrap()))
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/v1", listener.local_addr().unwrap());
    tokio::spawn(async move {
        axum::serve(listener, Router::new().route("/v1/chat/completions", post(ask))).await.unwrap();
    });
    (address, asked)
}

/// The same stage with a model.
fn with_model(stage: &Stage, address: String) -> Ctx {
    let mut settings = (*stage.ctx.settings).clone();
    let ai = AiStartup { ai_base_url: Some(address), ai_api_key: Some("key".to_owned()) };
    settings.sections.insert(ai);
    settings.sections.insert(Startup { ai_model: Some("judge".to_owned()) });
    Ctx::new(stage.ctx.db.clone(), settings)
}

fn said(content: impl ToString) -> Value {
    json!({"choices": [{"message": {"role": "assistant", "content": content.to_string()}}]})
}

/// Calls everything delightful.
fn delighted(texts: Value) -> Value {
    let scores = texts.as_array().unwrap().iter().map(|text| json!({"index": text["index"], "score": 0.9}));
    said(json!({"scores": scores.collect::<Vec<_>>()}))
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_model_judges_what_the_word_lists_judged_first(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let before = submit(&stage.ctx, &stage.carol, None, words("terrible")).await.unwrap();
    let (address, asked) = provider(delighted).await;
    let ctx = &with_model(&stage, address);
    let after = submit(ctx, &stage.carol, None, words("terrible too")).await.unwrap();
    let nameless = submit(ctx, &Actor::Anonymous, None, words("terrible as well")).await.unwrap();
    assert_eq!((before.sentiment, after.sentiment), (Sentiment::Negative, Sentiment::Negative));
    AnalyseFeedback {}.run(ctx).await.unwrap();
    let felt = async |id| find(ctx, &stage.alice, id).await.unwrap().sentiment;
    assert_eq!(
        (felt(before.id).await, felt(after.id).await),
        (Some(Sentiment::Positive), Some(Sentiment::Positive))
    );
    assert_eq!(felt(nameless.id).await, Some(Sentiment::Negative), "its hour is not over");
    ctx.clock.advance(TimeDelta::hours(1));
    AnalyseFeedback {}.run(ctx).await.unwrap();
    AnalyseFeedback {}.run(ctx).await.unwrap();
    assert_eq!(felt(nameless.id).await, Some(Sentiment::Positive));
    assert_eq!(asked.load(Ordering::SeqCst), 2, "each batch once");
    let progress = progress(ctx, &stage.erin).await.unwrap();
    assert_eq!((progress.model.as_deref(), progress.pending, progress.fallbacks), (Some("judge"), 0, 0));
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_word_lists_stand_in_for_a_model_that_answers_wrong(db: PgPool) {
    let stage = Stage::new(db.clone()).await;
    let wrong: [fn(Value) -> Value; 3] = [
        |_| json!({"error": "busy"}),
        |_| said("I was told to say that they are happy."),
        |_| said(json!({"scores": [{"index": 0, "score": 7}]})),
    ];
    for answer in wrong {
        let (address, asked) = provider(answer).await;
        let ctx = &with_model(&stage, address);
        let given = submit(ctx, &stage.carol, None, words("terrible")).await.unwrap();
        analyse_again(ctx, &stage.erin).await.unwrap();
        AnalyseFeedback {}.run(ctx).await.unwrap();
        let found = find(ctx, &stage.alice, given.id).await.unwrap();
        assert_eq!(found.sentiment, Some(Sentiment::Negative));
        assert_eq!(asked.load(Ordering::SeqCst), 1);
        let progress = progress(ctx, &stage.erin).await.unwrap();
        assert_eq!((progress.pending, progress.fallbacks), (0, progress.total), "and it says so");
    }
}
