//! What is known of somebody: it is handed out without anything of others, and after an erasure no table holds it.

use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, PgPool};

use crate::{
    files::{PNG, sent},
    support::{App, Cast, Client},
};

/// A name and an address that nobody else has, and that no other word holds.
const NAME: &str = "Quentin Quillfeather";
const EMAIL: &str = "quillfeather@canary.example.com";
const PASSWORD: &str = "a lamp left on";

/// Somebody who did all that can be done here.
struct Canary {
    id: String,
    client: Client,
    ticket: String,
    chat: String,
}

async fn register(app: &App, name: &str, email: &str) -> (String, Client) {
    let registration = json!({"name": name, "email": email, "password": PASSWORD});
    let signed_in = app.anyone().post("/api/auth/register", registration).await.expect(201);
    let client = app.anyone().bearing(signed_in["access_token"].as_str().unwrap());
    (signed_in["user"]["id"].as_str().unwrap().to_owned(), client)
}

async fn canary(app: &App, cast: &Cast) -> Canary {
    let (id, client) = register(app, NAME, EMAIL).await;
    let file = sent(&client, "quillfeather.png", PNG).await;
    let draft = json!({"subject": format!("{NAME} has no light"), "description": format!("I am {NAME}, {EMAIL}."),
        "attachment_ids": [file["id"]]});
    let ticket = client.post("/api/support/tickets", draft).await.expect(201);
    let ticket = ticket["id"].as_str().unwrap().to_owned();
    let messages = format!("/api/support/tickets/{ticket}/messages");
    let reply = json!({"body": format!("Dear {NAME},\n\nwe write to {EMAIL}.")});
    cast.alice.post(&messages, reply).await.expect(201);
    let note = json!({"body": format!("**{NAME}** is a poet"), "is_internal": true});
    cast.alice.post(&messages, note).await.expect(201);
    client.post(&messages, json!({"body": "Regards, Quillfeather"})).await.expect(201);
    let escalation = json!({"reason": format!("{NAME} waits")});
    cast.alice.post(&format!("/api/support/agent/tickets/{ticket}/escalate"), escalation).await.expect(200);
    let about = json!({"body": format!("{NAME} likes lamps")});
    cast.alice.post(&format!("/api/support/people/{id}/notes"), about).await.expect(201);
    sent(&client, "quillfeather-unused.png", PNG).await;
    client.patch("/api/auth/me", json!({"time_zone": "Europe/Berlin"})).await.expect(200);
    app.anyone().post("/api/auth/password/forgot", json!({"email": EMAIL})).await.expect(202);
    let wrong = json!({"email": EMAIL, "password": "none of theirs"});
    app.anyone().post("/api/auth/login", wrong).await.expect(401);
    cast.erin.post(&format!("/api/admin/people/{id}/password-link"), json!({})).await.expect(200);
    let saved = json!({"name": format!("Tickets of {NAME}"), "report": "volume"});
    cast.alice.post("/api/support/saved-reports", saved).await.expect(201);
    let chat = chat(app, cast, &client).await;
    votes(app, cast, &client, &id).await;
    opinions(cast, &client, &ticket).await;
    Canary { id, client, ticket, chat }
}

async fn chat(_: &App, cast: &Cast, client: &Client) -> String {
    let begun =
        client.post("/api/support/chat/start", json!({"question": format!("{NAME} here")})).await.expect(201);
    let id = begun["session_id"].as_str().unwrap().to_owned();
    let session = format!("/api/support/chat/session/{id}");
    let contact = json!({"name": NAME, "email": EMAIL});
    client.post(&format!("{session}/contact"), contact).await.expect(204);
    let page = json!({"url": "https://shop.example.com/quillfeather", "title": "Quillfeather"});
    client.post(&format!("{session}/page"), page).await.expect(204);
    let answer = json!({"session_id": id, "body": format!("Hello {NAME}")});
    cast.alice.post("/api/support/chat/messages", answer).await.expect(201);
    let rating = json!({"score": 5, "comment": format!("{NAME} is glad")});
    client.post(&format!("{session}/rating"), rating).await.expect(204);
    id
}

async fn votes(app: &App, cast: &Cast, client: &Client, id: &str) {
    let article =
        json!({"title": "Lamps", "content": "b", "category": "getting-started", "status": "published"});
    let article = cast.erin.post("/api/knowledge/articles", article).await.expect(201);
    let vote = json!({"is_helpful": false, "comment": format!("{NAME} found nothing")});
    let path = format!("/api/knowledge/articles/{}/votes", article["id"].as_str().unwrap());
    client.post(&path, vote).await.expect(204);
    let offered = format!(
        "insert into deflections (id, asker_id, locale, subject, created_at, updated_at)
         values (gen_random_uuid(), '{id}', 'en', '{NAME} has no light', now(), now())"
    );
    sqlx::query(AssertSqlSafe(offered)).execute(&app.ctx.db).await.unwrap();
}

/// Feedback with a picture and a note of the desk, an idea that somebody else wants too, a vote for somebody else's, and a rating.
async fn opinions(cast: &Cast, client: &Client, ticket: &str) {
    let picture = sent(client, "quillfeather-saw-this.png", PNG).await;
    let feedback = json!({"type": "detailed", "rating": 2, "context": format!("The shop of {NAME}"),
        "comments": format!("{NAME} sees nothing"), "tags": ["quillfeather"], "screenshot": picture["id"]});
    let feedback = client.post("/api/feedback/submit", feedback).await.expect(201);
    let feedback = format!("/api/support/agent/feedback/{}", feedback["id"].as_str().unwrap());
    cast.alice.patch(&feedback, json!({"note": format!("{NAME} is a regular")})).await.expect(200);
    let body = format!("I am **{NAME}**, {EMAIL}, and read at night.");
    let own = json!({"title": format!("Lamps for {NAME}"), "body": body});
    let own = client.post("/api/ideas", own).await.expect(201)["number"].clone();
    cast.charlie.send(Method::POST, &format!("/api/ideas/{own}/vote"), None).await.expect(200);
    let other = cast.charlie.post("/api/ideas", json!({"title": "Warmer light"})).await.expect(201);
    let other = format!("/api/ideas/{}", other["number"]);
    client.send(Method::POST, &format!("{other}/vote"), None).await.expect(200);
    cast.alice.patch(&other, json!({"status": "planned"})).await.expect(200);
    let path = format!("/api/support/tickets/{ticket}");
    cast.alice.patch(&path, json!({"status": "resolved"})).await.expect(200);
    let rating = json!({"score": 1, "comment": format!("{NAME} is sad"), "reopen": true});
    client.post(&format!("{path}/rating"), rating).await.expect(200);
}

/// The tables that hold a word anywhere in any column.
async fn holding(app: &App, word: &str) -> Vec<String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select table_name::text from information_schema.tables
         where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name",
    )
    .fetch_all(&app.ctx.db)
    .await
    .unwrap();
    assert!(tables.len() > 40, "{tables:?}");
    let mut holding = Vec::new();
    for table in tables {
        let rows = format!("select t::text from \"{table}\" t where t::text ilike '%{word}%'");
        let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_all(&app.ctx.db).await.unwrap();
        holding.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
    }
    holding
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn after_an_erasure_no_table_holds_who_it_was(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let canary = canary(&app, &cast).await;
    assert!(holding(&app, "quillfeather").await.len() > 15, "there is enough to forget");
    let erase = json!({"current_password": "none of theirs"});
    let refused = canary.client.post("/api/auth/me/erase", erase).await.expect(400);
    assert!(refused["details"]["current_password"].is_string(), "{refused}");
    let erase = json!({"current_password": PASSWORD});
    let receipt = canary.client.post("/api/auth/me/erase", erase.clone()).await.expect(200);
    let count = |section: &str, kind: &str| {
        let counts = receipt["counts"].as_array().unwrap().iter();
        let found = counts.filter(|count| count["section"] == section && count["kind"] == kind);
        found.map(|count| count["count"].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!((count("tickets", "tickets"), count("tickets", "messages")), (1, 2), "{receipt}");
    assert_eq!((count("tickets", "files"), count("files", "files")), (1, 1), "{receipt}");
    assert_eq!((count("chats", "chats"), count("help_center", "votes")), (1, 1), "{receipt}");
    assert_eq!((count("feedback", "feedback"), count("feedback", "ideas")), (1, 1), "{receipt}");
    assert_eq!((count("feedback", "idea_votes"), count("feedback", "ratings")), (2, 1), "{receipt}");
    assert_eq!(receipt["held"], json!([]));
    let left = holding(&app, "quillfeather").await;
    assert!(left.is_empty(), "{left:#?}");
    let left = holding(&app, "Quentin").await;
    assert!(left.is_empty(), "{left:#?}");

    let board = app.anyone().get("/api/ideas").await.expect(200);
    let ideas: Vec<_> =
        board["ideas"].as_array().unwrap().iter().map(|idea| (&idea["title"], &idea["vote_count"])).collect();
    let (own, other) = (json!("Lamps for [removed]"), json!("Warmer light"));
    assert_eq!(ideas, [(&other, &json!(1)), (&own, &json!(1))], "each is wanted by one person still there");
    let feedback = cast.alice.get("/api/support/agent/feedback").await.expect(200);
    assert_eq!(feedback["pagination"]["total"], 0);
    let ratings = cast.erin.get("/api/support/agent/satisfaction").await.expect(200);
    assert_eq!(ratings["counts"], json!([1, 0, 0, 0, 0]), "what was given is counted on");

    canary.client.get("/api/auth/me").await.expect(401);
    app.anyone().post("/api/auth/login", json!({"email": EMAIL, "password": PASSWORD})).await.expect(401);
    let read = cast.alice.get(&format!("/api/support/tickets/{}", canary.ticket)).await.expect(200);
    assert_eq!(read["requester"]["name"], "Deleted person");
    let messages = format!("/api/support/tickets/{}/messages", canary.ticket);
    let messages = cast.alice.get(&messages).await.expect(200);
    let bodies: Vec<_> =
        messages["messages"].as_array().unwrap().iter().map(|said| said["body"].as_str().unwrap()).collect();
    assert_eq!(
        bodies,
        ["[removed]", "Dear [removed],\n\nwe write to [removed].", "**[removed]** is a poet", "[removed]"]
    );
    cast.alice.get(&format!("/api/support/tickets/{}/events", canary.ticket)).await.expect(200);
    let chat = format!("/api/support/chat/history?session_id={}", canary.chat);
    cast.alice.get(&chat).await.expect(200);

    let again = format!("/api/admin/people/{}/erase", canary.id);
    cast.erin.post(&again, json!({})).await.expect(409);
    let opened = format!("/api/admin/people/{}", canary.id);
    cast.erin.patch(&opened, json!({"is_active": true})).await.expect(409);
    let shown = app.anyone().get(&format!("/erased/{}", receipt["id"].as_str().unwrap())).await;
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("messages replaced") && !shown.body.contains(&canary.id), "{}", shown.body);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_address_that_ends_like_another_takes_nothing_of_it(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (_, client) = register(&app, "Mer", "mer@example.com").await;
    let customer = cast.carol.get("/api/auth/me").await.expect(200);
    let note = json!({"body": "Write to customer@example.com, not to mer@example.com."});
    let notes = format!("/api/support/people/{}/notes", customer["id"].as_str().unwrap());
    cast.alice.post(&notes, note).await.expect(201);
    for address in ["customer@example.com", "mer@example.com"] {
        let job = format!(
            "insert into jobs (id, kind, payload, run_at, created_at)
             values (gen_random_uuid(), 'none', jsonb_build_object('to', '{address}'), now() + interval '1 day', now())"
        );
        sqlx::query(AssertSqlSafe(job)).execute(&app.ctx.db).await.unwrap();
    }
    let waiting = async || -> Vec<String> {
        let jobs = "select payload ->> 'to' from jobs where kind = 'none'";
        sqlx::query_scalar(jobs).fetch_all(&app.ctx.db).await.unwrap()
    };
    assert_eq!(waiting().await.len(), 2);
    client.post("/api/auth/me/erase", json!({"current_password": PASSWORD})).await.expect(200);
    assert_eq!(waiting().await, ["customer@example.com"]);
    let body: String =
        sqlx::query_scalar("select body from person_notes").fetch_one(&app.ctx.db).await.unwrap();
    assert_eq!(body, "Write to customer@example.com, not to [removed].");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn what_was_said_last_in_a_colleagues_ticket_leaves_the_lists_too(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (id, _) = register(&app, NAME, EMAIL).await;
    let ticket = cast.ticket().await["id"].as_str().unwrap().to_owned();
    let lumen = json!({"name": "Lumen", "is_shared": true});
    let lumen = cast.alice.post("/api/support/organizations", lumen).await.expect(201);
    let carol = cast.carol.get("/api/auth/me").await.expect(200);
    for member in [id.as_str(), carol["id"].as_str().unwrap()] {
        let member = format!("/api/support/organizations/{}/members/{member}", lumen["id"].as_str().unwrap());
        cast.alice.send(Method::PUT, &member, None).await.expect(204);
    }
    // Whoever became a member signs in anew.
    let signed_in = json!({"email": EMAIL, "password": PASSWORD});
    let signed_in = cast.anyone.post("/api/auth/login", signed_in).await.expect(200);
    let client = cast.anyone.bearing(signed_in["access_token"].as_str().unwrap());
    let messages = format!("/api/support/tickets/{ticket}/messages");
    client.post(&messages, json!({"body": "Regards, Quillfeather"})).await.expect(201);
    assert!(!holding(&app, "quillfeather").await.is_empty());
    client.post("/api/auth/me/erase", json!({"current_password": PASSWORD})).await.expect(200);
    let left = holding(&app, "quillfeather").await;
    assert!(left.is_empty(), "{left:#?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_held_ticket_is_left_alone_and_named(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let canary = canary(&app, &cast).await;
    let path = format!("/api/support/tickets/{}", canary.ticket);
    cast.alice.patch(&path, json!({"is_held": true})).await.expect(403);
    canary.client.patch(&path, json!({"is_held": true})).await.expect(403);
    let held = cast.erin.patch(&path, json!({"is_held": true})).await.expect(200);
    assert_eq!(canary.client.get(&path).await.expect(200)["is_held"], false, "the desk's to know");
    let draft = json!({"subject": "Another", "description": "Quillfeather again."});
    canary.client.post("/api/support/tickets", draft).await.expect(201);
    let erased =
        cast.erin.post(&format!("/api/admin/people/{}/erase", canary.id), json!({})).await.expect(200);
    assert_eq!(erased["held"], json!([held["number"]]));
    let messages = cast.alice.get(&format!("{path}/messages")).await.expect(200);
    assert_eq!(messages["messages"][0]["body"], format!("I am {NAME}, {EMAIL}."));
    assert_eq!(messages["messages"][0]["attachments"][0]["filename"], "quillfeather.png");
    let left = holding(&app, "quillfeather").await;
    let is_of_it = |row: &String| {
        row.contains(&canary.ticket) || row.starts_with("files:") && row.contains("ticket_message")
    };
    assert!(left.iter().all(is_of_it), "{left:#?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_export_holds_nothing_of_others(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let canary = canary(&app, &cast).await;
    let charlie = json!({"subject": "Charlie's wombat", "description": "The wombat hums."});
    cast.charlie.post("/api/support/tickets", charlie).await.expect(201);
    let own = canary.client.get("/api/auth/me/export").await;
    assert!(own.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("attachment"));
    let own = own.expect(200);
    for section in ["account", "files", "help_center", "tickets", "chats", "feedback", "log", "picture"] {
        assert!(own.get(section).is_some(), "{section}: {own}");
    }
    assert_eq!(own["account"]["email"], EMAIL);
    assert_eq!(own["tickets"]["asked"][0]["messages"].as_array().unwrap().len(), 3);
    assert_eq!(own["chats"][0]["rating"], 5);
    let opinions = &own["feedback"];
    assert_eq!(opinions["given"][0]["comments"], format!("{NAME} sees nothing"));
    assert_eq!(opinions["ratings"][0]["comment"], format!("{NAME} is sad"));
    let how_many = |kind: &str| opinions[kind].as_array().unwrap().len();
    assert_eq!((how_many("ideas"), how_many("votes"), how_many("news")), (1, 2, 1), "{opinions}");
    let text = own.to_string();
    for hidden in
        ["is a poet", "likes lamps", "is a regular", "wombat", "Charlie", "Alice", "password_hash", "waits"]
    {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    let path = format!("/api/admin/people/{}/export", canary.id);
    let all = cast.erin.post(&path, json!({})).await.expect(200);
    assert_eq!(all["account"]["notes"][0]["body"], format!("{NAME} likes lamps"));
    assert_eq!(all["feedback"]["given"][0]["note"], format!("{NAME} is a regular"));
    assert!(!all.to_string().contains("wombat"));
    let others = cast.charlie.get("/api/auth/me/export").await.expect(200).to_string();
    assert!(others.contains("wombat") && !others.contains("uillfeather"), "{others}");
    let nobody = format!("/api/admin/people/{}/export", app.ctx.id());
    cast.erin.post(&nobody, json!({})).await.expect(404);
    let audited = cast.erin.get("/api/admin/audit?action=person.exported").await.expect(200);
    assert_eq!(audited["entries"].as_array().unwrap().len(), 3);
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn somebody_has_to_run_the_desk_and_shows_who_they_are(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let erase = json!({"current_password": "porchlight"});
    cast.erin.post("/api/auth/me/erase", erase.clone()).await.expect(409);
    let me = cast.erin.get("/api/auth/me").await.expect(200);
    let own = format!("/api/admin/people/{}/erase", me["id"].as_str().unwrap());
    cast.erin.post(&own, json!({})).await.expect(409);
    cast.erin.get("/api/auth/me").await.expect(200);
    let ticket = cast.ticket().await["id"].as_str().unwrap().to_owned();
    let messages = format!("/api/support/tickets/{ticket}/messages");
    cast.alice.post(&messages, json!({"body": "Try the other bulb."})).await.expect(201);
    cast.alice.post("/api/auth/me/erase", erase).await.expect(200);
    let messages = cast.carol.get(&messages).await.expect(200);
    let answer = &messages["messages"][1];
    assert_eq!(
        (&answer["body"], &answer["sender"]["name"]),
        (&json!("Try the other bulb."), &json!("Deleted person")),
        "what was said for the desk is the desk's",
    );
    let left = holding(&app, "agent@example.com").await;
    assert!(left.is_empty(), "{left:#?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_merged_account_goes_with_the_one_that_it_became_a_part_of(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let (duplicate, _) = register(&app, "Quentin Quillfeather", EMAIL).await;
    let (survivor, client) = register(&app, "Q. Quillfeather", "q@quillfeather.example.com").await;
    let merge = format!("/api/support/people/{duplicate}/merge");
    cast.alice.post(&merge, json!({ "into": survivor })).await.expect(200);
    client.post("/api/auth/me/erase", json!({"current_password": PASSWORD})).await.expect(200);
    let left = holding(&app, "quillfeather").await;
    assert!(left.is_empty(), "{left:#?}");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn the_pages_work_without_script(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let browser = |client: &Client| app.anyone().with(header::COOKIE, &format!("access={}", client.token()));
    let (carol, erin) = (browser(&cast.carol), browser(&cast.erin));
    let account = carol.get("/account").await.body;
    assert!(account.contains("/api/auth/me/export") && account.contains("/account/data"), "{account}");
    let page = carol.get("/account/data").await;
    assert!(page.status == 200 && page.body.contains("/fn/erase_me"), "{}", page.body);
    let carol_id = cast.carol.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().to_owned();
    let person = erin.get(&format!("/admin/people/{carol_id}")).await.body;
    assert!(person.contains(&format!("/admin/people/{carol_id}/data")), "{person}");
    let data = erin.get(&format!("/admin/people/{carol_id}/data")).await;
    assert!(data.status == 200 && data.body.contains("/fn/erase_person"), "{}", data.body);
    assert_eq!(carol.get(&format!("/admin/people/{carol_id}/data")).await.status, 403);
    let retention = erin.get("/admin/retention").await.body;
    assert!(retention.contains("name=\"days[closed_tickets]\"") && retention.contains("/fn/run_retention"));
    let post = async |client: &Client, path: &str, body: &str| {
        let client =
            client.with(header::ACCEPT, "text/html").with(header::REFERER, "http://127.0.0.1/account/data");
        let kind = Some("application/x-www-form-urlencoded");
        client.send_raw(Method::POST, path, kind, Body::from(body.to_owned())).await
    };
    post(&erin, "/fn/save_retention", "days%5Bclosed_tickets%5D=30&days%5Bsearches%5D=").await;
    let kept = cast.erin.get("/api/admin/retention").await.expect(200);
    let days = |kind: &str| -> Value {
        let kinds = kept["kinds"].as_array().unwrap();
        kinds.iter().find(|known| known["kind"] == kind).unwrap()["days"].clone()
    };
    assert_eq!((days("closed_tickets"), days("searches")), (json!(30), Value::Null));
    post(&erin, "/fn/run_retention", "surely=true").await;
    let runs = cast.erin.get("/api/admin/retention/runs").await.expect(200);
    assert_eq!(runs["runs"].as_array().unwrap().len(), 1);
    let wrong = post(&carol, "/fn/erase_me", "current_password=none").await;
    assert!(
        wrong.headers[header::LOCATION].to_str().unwrap().contains("/account/data"),
        "{:?}",
        wrong.headers
    );
    let erased = post(&carol, "/fn/erase_me", "current_password=porchlight").await;
    let receipt = erased.headers[header::LOCATION].to_str().unwrap().to_owned();
    assert!(receipt.starts_with("/erased/"), "{receipt}");
    assert_eq!(app.anyone().get(&receipt).await.status, 200);
    let charlie_id = cast.charlie.get("/api/auth/me").await.expect(200)["id"].as_str().unwrap().to_owned();
    let erased = post(&erin, "/fn/erase_person", &format!("id={charlie_id}")).await;
    assert!(erased.headers[header::LOCATION].to_str().unwrap().starts_with("/erased/"));
}
