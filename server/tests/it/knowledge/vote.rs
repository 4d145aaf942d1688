//! The form below an article, as a browser without script sends it.

use axum::http::{HeaderName, Method, header};
use base64::{Engine, engine::general_purpose::URL_SAFE};
use serde_json::Value;
use sqlx::PgPool;

use super::publish;
use crate::support::{Answer, App, Client};

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");
const PAGE: &str = "/help/articles/pair-a-lamp";
/// How the form keeps the language that its address asks for.
const HIDDEN: &str = "type=\"hidden\" name=\"locale\" value=\"de\"";
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

async fn vote(reader: &Client, form: String) -> Answer {
    reader.send_raw(Method::POST, "/fn/vote_on_article", FORM, form.into()).await
}

fn browser(app: &App) -> Client {
    app.anyone().with(header::ACCEPT, "text/html").with(header::REFERER, &format!("http://127.0.0.1{PAGE}"))
}

/// The reader with what their browser keeps of an answer.
fn voter(reader: &Client, answer: &Answer) -> Client {
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    reader.with(header::COOKIE, cookie.split(';').next().unwrap())
}

fn id(made: &Value) -> &str {
    made["id"].as_str().unwrap()
}

/// Where an answer leads, as a path without its fragment.
fn led(answer: &Answer) -> String {
    let to = answer.headers[header::LOCATION].to_str().unwrap();
    to.trim_start_matches("http://127.0.0.1").split('#').next().unwrap().to_owned()
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn an_answer_leads_back_to_the_page_in_its_language_with_thanks(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let reader = browser(&app);
    let page = reader.get(&format!("{PAGE}?locale=de")).await;
    assert!(page.body.contains("Hat das geholfen?") && page.body.contains(HIDDEN));
    let form = format!("id={}&slug=pair-a-lamp&locale=de&is_helpful=false", id(&made));
    let answer = vote(&reader, form).await;
    let to = led(&answer);
    assert_eq!(to, format!("{PAGE}?locale=de"));
    let thanked = voter(&reader, &answer).get(&to).await;
    assert!(thanked.body.contains("Was hat gefehlt?") && thanked.body.contains("Hold the button."));
    assert!(!reader.get(PAGE).await.body.contains(HIDDEN), "only where the address asks for one");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn thanks_are_for_who_voted_and_are_not_asked_again(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let made = publish(&cast, "Pair a lamp", "Hold the button.").await;
    let other = publish(&cast, "Pair two lamps", "Hold both.").await;
    let reader = browser(&app);
    let form = format!("id={}&slug=pair-a-lamp&is_helpful=true", id(&made));
    let answer = vote(&reader, form.clone()).await;
    let voter = voter(&reader, &answer);
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(
        cookie.contains("; Path=/help/articles/pair-a-lamp; ") && cookie.contains("; HttpOnly"),
        "{cookie}"
    );
    assert!(voter.get(PAGE).await.body.contains("Thank you."));
    for stranger in [PAGE.to_owned(), format!("{PAGE}?helped=true"), format!("{PAGE}?helped=false&said=true")]
    {
        let page = reader.get(&stranger).await.body;
        assert!(page.contains("Did this help?</span>") && !page.contains("Thank you."), "{stranger}");
    }
    let elsewhere = voter.get("/help/articles/pair-two-lamps").await;
    assert!(!elsewhere.body.contains("Thank you."), "{} was not voted on", other["slug"]);
    let said = vote(&voter, format!("{form}&comment=The+red+light.")).await;
    let reload = self::voter(&reader, &said).get(PAGE).await.body;
    assert!(reload.contains("We read every word") && !reload.contains("name=\"comment\""), "{reload}");
    let odd = vote(&reader, format!("id={}&slug=x;%20Domain=a&is_helpful=true", id(&made))).await;
    assert!(!odd.headers.contains_key(header::SET_COOKIE), "what is no address of ours is kept nowhere");
}

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn a_refusal_is_told_to_its_own_form_and_to_nobody_else(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    publish(&cast, "Pair a lamp", "Hold the button.").await;
    let reader = browser(&app).with(SITE, "same-origin");
    let unknown = format!("id={}&slug=pair-a-lamp&is_helpful=true", base::uuid::Uuid::nil());
    let to = led(&vote(&reader, unknown).await);
    assert!(to.starts_with(&format!("{PAGE}?")) && to.contains("__err="), "{to}");
    let told = reader.get(&to).await;
    assert!(told.body.contains("role=\"alert\""), "the reader learns of it");
    let elsewhere = reader.get(&to.replace("vote_on_article", "sign_out")).await;
    assert!(!elsewhere.body.contains("role=\"alert\""), "another form's failure is not the vote's");
    assert_eq!(app.anyone().get(&to).await.status, 303, "a link from elsewhere puts nothing into the page");
    // Short enough for the name of a cached page.
    let short = URL_SAFE.encode("[\"Call 5\",\"conflict\"]");
    for key in ["__err", "%5F_err", "_%5ferr"] {
        let path = format!("{PAGE}?{key}={short}");
        reader.get(&path).await;
        let stranger = app.anyone().get(&path).await;
        assert_eq!((stranger.status.as_u16(), led(&stranger)), (303, PAGE.to_owned()), "{key}");
    }
}
