//! The browsable description of the API, drawn from the OpenAPI document. No script at all.

use axum::{
    http::{HeaderName, header},
    response::Html,
};
use leptos::{config::LeptosOptions, prelude::*};
use leptos_meta::{HashedStylesheet, provide_meta_context};
use serde_json::Value;
use utoipa::openapi::OpenApi;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// It loads our stylesheet and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'";

/// The page with its policy.
pub(crate) type Page = ([(HeaderName, &'static str); 1], Html<String>);

/// The page at `/api/docs`, drawn once.
pub(crate) fn page(document: &OpenApi, options: &LeptosOptions) -> Page {
    let document = serde_json::to_value(document).unwrap_or_default();
    let options = options.clone();
    let html = Owner::new().with(|| {
        provide_meta_context();
        let operations = operations(&document);
        let links = operations.iter().map(|operation| {
            view! {
                <li><a href=format!("#{}", operation.anchor())>
                    <code class="docs__method">{operation.method.clone()}</code>
                    <code>{operation.path.clone()}</code>
                </a></li>
            }
        });
        let links = links.collect_view();
        let sections = operations.iter().map(|operation| section(operation, &document)).collect_view();
        view! {
            <html lang="en">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <title>"API · Porchlight"</title>
                    <link rel="icon" type="image/svg+xml" href="/favicon.svg"/>
                    <HashedStylesheet options id="style"/>
                </head>
                <body>
                    <main class="page docs">
                        <h1>"The API of Porchlight"</h1>
                        <p class="page__lead">
                            "Send " <code>"Authorization: Bearer <access token>"</code> " with a token of "
                            <code>"POST /api/auth/login"</code> ". The machine-readable description is "
                            <a href="/api/openapi.json">"openapi.json"</a> "."
                        </p>
                        <nav aria-label="Operations"><ul class="docs__index">{links}</ul></nav>
                        {sections}
                    </main>
                </body>
            </html>
        }
        .to_html()
    });
    ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(format!("<!DOCTYPE html>{html}")))
}

struct Operation {
    method: String,
    path: String,
    told: Value,
}

impl Operation {
    fn anchor(&self) -> String {
        let path: String = self
            .path
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
            .collect();
        format!("{}{path}", self.method.to_lowercase())
    }
}

fn operations(document: &Value) -> Vec<Operation> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let each = paths.flat_map(|(path, told)| {
        METHODS.iter().filter_map(move |method| {
            let told = told.get(*method)?.clone();
            Some(Operation { method: method.to_uppercase(), path: path.clone(), told })
        })
    });
    each.collect()
}

fn section(operation: &Operation, document: &Value) -> AnyView {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let summary = text(&operation.told["summary"]);
    let parameters = operation.told["parameters"].as_array().into_iter().flatten().map(|parameter| {
        let place = text(&parameter["in"]);
        fact(text(&parameter["name"]), format!("{place}: {}", text(&parameter["description"])))
    });
    let parameters = parameters.collect_view();
    let body = &operation.told["requestBody"]["content"]["application/json"]["schema"];
    let fields = fields(body, document).into_iter().map(|(name, told)| fact(name, told)).collect_view();
    let answers = operation.told["responses"].as_object().into_iter().flatten();
    let answers =
        answers.map(|(status, told)| fact(status.clone(), text(&told["description"]))).collect_view();
    view! {
        <section class="card docs__operation" id=operation.anchor()>
            <h2><code class="docs__method">{operation.method.clone()}</code> <code>{operation.path.clone()}</code></h2>
            <p>{summary}</p>
            <h3>"Asks"</h3>
            <dl class="facts">{parameters} {fields}</dl>
            <h3>"Answers"</h3>
            <dl class="facts">{answers}</dl>
        </section>
    }
    .into_any()
}

/// The fields of a body, with what they mean.
fn fields(schema: &Value, document: &Value) -> Vec<(String, String)> {
    let named = schema["$ref"].as_str().and_then(|at| document.pointer(at.trim_start_matches('#')));
    let schema = named.unwrap_or(schema);
    let required: Vec<_> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let each = schema["properties"].as_object().into_iter().flatten().map(|(name, told)| {
        let said = told["description"].as_str().unwrap_or_default();
        let needed = if required.contains(&name.as_str()) { "required. " } else { "" };
        (name.clone(), format!("{needed}{said}"))
    });
    each.collect()
}

fn fact(name: String, told: String) -> AnyView {
    view! { <dt><code>{name}</code></dt><dd>{told}</dd> }.into_any()
}
