//! Who may do what: every operation of the OpenAPI document against everybody. One without a line here fails.

use std::collections::BTreeSet;

use axum::http::Method;
use base::{
    Role, UserId,
    server::{Actor, Permission, Visitor},
};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::{
    chat::waiting_chat,
    support::{App, Cast, Client},
};
use identity::server::seed_customers;

/// The status for a stranger, the ticket's customer, another customer, an agent and an admin.
type Wanted = [u16; 5];

/// Every operation, and the permission that it asks for: one that refuses somebody signed in names it. Then the body, and
/// who gets what. `{id}` becomes a fresh ticket of Carol's, `{category}` a fresh category, `{job}` a dead letter.
const MATRIX: &[(&str, &str, &str, Wanted)] = &[
    ("POST /api/auth/register", "", "", [400, 400, 400, 400, 400]),
    ("POST /api/auth/login", "", "", [400, 400, 400, 400, 400]),
    ("POST /api/auth/refresh", "", r#"{"refresh_token": "none"}"#, [401, 401, 401, 401, 401]),
    ("POST /api/auth/logout", "", "", [204, 204, 204, 204, 204]),
    ("GET /api/auth/me", "", "", [401, 200, 200, 200, 200]),
    ("PATCH /api/auth/me", "", r#"{"time_zone": "Europe/Berlin"}"#, [401, 200, 200, 200, 200]),
    ("GET /api/auth/sessions", "", "", [401, 200, 200, 200, 200]),
    ("DELETE /api/auth/sessions", "", "", [401, 204, 204, 204, 204]),
    ("DELETE /api/auth/sessions/{session}", "", "", [401, 404, 404, 404, 404]),
    ("POST /api/auth/password/forgot", "", "", [400, 400, 400, 400, 400]),
    ("POST /api/auth/password/reset", "", "", [400, 400, 400, 400, 400]),
    ("POST /api/auth/email/confirm", "", "", [400, 400, 400, 400, 400]),
    ("GET /api/support/agents", "people.read_colleagues", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/agent/me", "people.change_own_status", "", [401, 403, 403, 200, 200]),
    (
        "PATCH /api/support/agent/me",
        "people.change_own_status",
        r#"{"status": "active"}"#,
        [401, 403, 403, 200, 200],
    ),
    (
        "POST /api/auth/invitation",
        "",
        r#"{"token": "none", "password": "a long sentence"}"#,
        [409, 409, 409, 409, 409],
    ),
    ("GET /api/admin/people", "people.manage", "", [401, 403, 403, 403, 200]),
    (
        "POST /api/admin/people",
        "people.manage",
        r#"{"email": "{fresh}@example.com", "name": "Dana", "role": "agent"}"#,
        [401, 403, 403, 403, 201],
    ),
    ("GET /api/admin/people/{person}", "people.manage", "", [401, 403, 403, 403, 200]),
    ("PATCH /api/admin/people/{person}", "people.manage", r#"{"role": "admin"}"#, [401, 403, 403, 403, 200]),
    ("POST /api/admin/people/{person}/invite", "people.manage", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/people/{person}/password-link", "people.manage", "", [401, 403, 403, 403, 409]),
    ("POST /api/admin/people/{person}/end-sessions", "people.manage", "", [401, 403, 403, 403, 204]),
    ("GET /api/admin/teams", "people.manage", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/teams", "people.manage", r#"{"name": "{fresh}"}"#, [401, 403, 403, 403, 201]),
    ("GET /api/admin/teams/{team}", "people.manage", "", [401, 403, 403, 403, 200]),
    ("PATCH /api/admin/teams/{team}", "people.manage", r#"{"name": "{fresh}"}"#, [401, 403, 403, 403, 200]),
    ("PUT /api/admin/teams/{team}", "people.manage", r#"{"member_ids": []}"#, [401, 403, 403, 403, 200]),
    ("DELETE /api/admin/teams/{team}", "people.manage", "", [401, 403, 403, 403, 204]),
    ("GET /api/support/categories", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/admin/support/categories", "tickets.manage_categories", "", [401, 403, 403, 403, 200]),
    (
        "POST /api/admin/support/categories",
        "tickets.manage_categories",
        r#"{"name": "{fresh}"}"#,
        [401, 403, 403, 403, 201],
    ),
    (
        "GET /api/admin/support/categories/{category}",
        "tickets.manage_categories",
        "",
        [401, 403, 403, 403, 200],
    ),
    (
        "PATCH /api/admin/support/categories/{category}",
        "tickets.manage_categories",
        r#"{"is_active": false}"#,
        [401, 403, 403, 403, 200],
    ),
    (
        "PUT /api/admin/support/categories/{category}",
        "tickets.manage_categories",
        r#"{"name": "{fresh}"}"#,
        [401, 403, 403, 403, 200],
    ),
    (
        "DELETE /api/admin/support/categories/{category}",
        "tickets.manage_categories",
        "",
        [401, 403, 403, 403, 204],
    ),
    ("POST /api/support/tickets", "", r#"{"subject": "a", "description": "b"}"#, [401, 201, 201, 201, 201]),
    ("GET /api/support/tickets", "", "", [401, 200, 200, 200, 200]),
    (
        "POST /api/support/chat/session/{held_chat}/transfer",
        "chat.supervise",
        r#"{"team": "Nobody"}"#,
        [401, 403, 403, 403, 400],
    ),
    (
        "PATCH /api/support/tickets",
        "tickets.change",
        r#"{"id": "{id}", "priority": "high"}"#,
        [401, 403, 404, 200, 200],
    ),
    ("GET /api/support/tickets/{id}", "", "", [401, 200, 404, 200, 200]),
    ("PATCH /api/support/tickets/{id}", "tickets.change", r#"{"subject": "new"}"#, [401, 403, 404, 200, 200]),
    ("PUT /api/support/tickets/{id}", "", r#"{"status": "closed"}"#, [401, 200, 404, 200, 200]),
    (
        "PATCH /api/support/agent/tickets/{id}",
        "tickets.hold",
        r#"{"is_held": true}"#,
        [401, 403, 403, 403, 200],
    ),
    ("DELETE /api/support/tickets/{id}", "tickets.delete", "", [401, 403, 403, 403, 204]),
    ("GET /api/support/tickets/{id}/messages", "", "", [401, 200, 404, 200, 200]),
    ("POST /api/support/tickets/{id}/messages", "", r#"{"body": "a"}"#, [401, 201, 404, 201, 201]),
    ("GET /api/support/tickets/{id}/responses", "", "", [401, 200, 404, 200, 200]),
    (
        "POST /api/support/tickets/{id}/responses",
        "tickets.note",
        r#"{"body": "a", "is_internal": true}"#,
        [401, 403, 404, 201, 201],
    ),
    ("GET /api/support/tickets/{id}/events", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/agent/tickets", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    ("POST /api/support/chat/start", "", r#"{"question": "a"}"#, [201, 201, 201, 201, 201]),
    ("POST /api/support/chat/session", "", r#"{"question": "a"}"#, [201, 201, 201, 201, 201]),
    (
        "POST /api/support/chat/messages",
        "chat.note",
        r#"{"session_id": "{chat}", "body": "a", "is_internal": true}"#,
        [401, 403, 404, 201, 201],
    ),
    ("GET /api/support/chat/history?session_id={chat}", "", "", [401, 200, 404, 200, 200]),
    ("GET /api/support/chat/sessions", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/support/chat/availability", "", "", [200, 200, 200, 200, 200]),
    ("POST /api/support/chat/session/{chat}/end", "", "", [401, 204, 404, 204, 204]),
    // What a visitor says of themselves is not there for the desk to say.
    ("POST /api/support/chat/session/{chat}/rating", "", r#"{"score": 5}"#, [401, 204, 404, 404, 404]),
    ("POST /api/support/chat/session/{chat}/contact", "", r#"{"name": "a"}"#, [401, 204, 404, 404, 404]),
    (
        "POST /api/support/chat/session/{chat}/page",
        "",
        r#"{"url": "https://shop.example.com"}"#,
        [401, 204, 404, 404, 404],
    ),
    ("POST /api/support/chat/session/{chat}/read", "", r#"{"seq": 1}"#, [401, 204, 404, 204, 204]),
    ("GET /api/support/tags", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/agent/tickets/{id}", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    (
        "PATCH /api/support/agent/tickets/{id}",
        "tickets.change",
        r#"{"priority": "high"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("GET /api/support/agent/tickets/{id}/messages", "tickets.read_all", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/support/agent/tickets/{id}/messages",
        "tickets.reply",
        r#"{"body": "a"}"#,
        [401, 403, 403, 201, 201],
    ),
    (
        "POST /api/support/agent/tickets/{id}/escalate",
        "tickets.escalate",
        r#"{"reason": "a"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("POST /api/support/agent/tickets/{id}/claim", "tickets.assign", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/support/agent/tickets/{id}/answer",
        "knowledge.write",
        r#"{"kind": "article"}"#,
        [401, 403, 403, 409, 409],
    ),
    ("GET /api/support/articles", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/support/articles/{slug}", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/knowledge/articles", "", "", [200, 200, 200, 200, 200]),
    (
        "POST /api/knowledge/articles",
        "knowledge.write",
        r#"{"title": "{fresh}", "content_markdown": "b", "category": "getting-started"}"#,
        [401, 403, 403, 201, 201],
    ),
    ("GET /api/knowledge/articles/{article}", "", "", [200, 200, 200, 200, 200]),
    (
        "PUT /api/knowledge/articles/{article}",
        "knowledge.write",
        r#"{"title": "new"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("DELETE /api/knowledge/articles/{article}", "knowledge.delete", "", [401, 403, 403, 403, 204]),
    (
        "POST /api/knowledge/articles/{article}/votes",
        "",
        r#"{"is_helpful": true}"#,
        [204, 204, 204, 204, 204],
    ),
    ("GET /api/knowledge/articles/{article}/background", "knowledge.read_all", "", [401, 403, 403, 200, 200]),
    ("GET /api/knowledge/articles/{article}/revisions", "knowledge.read_all", "", [401, 403, 403, 200, 200]),
    (
        "GET /api/knowledge/articles/{article}/revisions/{number}",
        "knowledge.read_all",
        "",
        [401, 403, 403, 200, 200],
    ),
    (
        "POST /api/knowledge/articles/{article}/revisions/{number}/restore",
        "knowledge.write",
        "",
        [401, 403, 403, 200, 200],
    ),
    ("GET /api/knowledge/articles/{article}/staging", "knowledge.read_all", "", [401, 403, 403, 404, 404]),
    (
        "PUT /api/knowledge/articles/{article}/staging",
        "knowledge.write",
        r#"{"title": "a", "content_markdown": "b"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("DELETE /api/knowledge/articles/{article}/staging", "knowledge.write", "", [401, 403, 403, 204, 204]),
    (
        "POST /api/knowledge/articles/{article}/staging/publish",
        "knowledge.write",
        "{}",
        [401, 403, 403, 404, 404],
    ),
    ("GET /api/knowledge/categories", "", "", [200, 200, 200, 200, 200]),
    (
        "POST /api/knowledge/categories",
        "knowledge.manage_categories",
        r#"{"names": {"en": {"name": "{fresh}"}}}"#,
        [401, 403, 403, 403, 201],
    ),
    (
        "PUT /api/knowledge/categories/{help_category}",
        "knowledge.manage_categories",
        r#"{"names": {"en": {"name": "{fresh}"}}}"#,
        [401, 403, 403, 403, 200],
    ),
    (
        "DELETE /api/knowledge/categories/{help_category}",
        "knowledge.manage_categories",
        "",
        [401, 403, 403, 403, 204],
    ),
    ("GET /api/support/faq", "", "", [404, 404, 404, 404, 404]),
    ("GET /api/knowledge/faq/items", "knowledge.read_all", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/knowledge/faq/items",
        "knowledge.write",
        r#"{"question": "a", "answer": "b"}"#,
        [401, 403, 403, 201, 201],
    ),
    (
        "PUT /api/knowledge/faq/items/{faq}",
        "knowledge.write",
        r#"{"question": "a", "answer_markdown": "b"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("DELETE /api/knowledge/faq/items/{faq}", "knowledge.write", "", [401, 403, 403, 204, 204]),
    (
        "POST /api/knowledge/faq/publish",
        "knowledge.publish",
        r#"{"locale": "de"}"#,
        [401, 403, 403, 201, 409],
    ),
    ("GET /api/knowledge/deflections", "knowledge.read_reports", "", [401, 403, 403, 200, 200]),
    ("POST /api/knowledge/deflections", "", r#"{"subject": "a"}"#, [401, 200, 200, 200, 200]),
    (
        "PUT /api/knowledge/deflections/{offer}",
        "",
        r#"{"article": "01930000-0000-7000-8000-000000000001"}"#,
        [401, 404, 404, 404, 404],
    ),
    ("GET /api/knowledge/export", "knowledge.export", "", [401, 403, 403, 200, 200]),
    ("POST /api/admin/knowledge/import", "knowledge.import", r#""no archive""#, [401, 403, 403, 403, 400]),
    ("POST /api/knowledge/images", "knowledge.write", r#""no image""#, [401, 403, 403, 400, 400]),
    ("GET /api/knowledge/tasks", "knowledge.read_all", "", [401, 403, 403, 200, 200]),
    ("POST /api/knowledge/tasks/{task}/close", "knowledge.write", "", [401, 403, 403, 204, 204]),
    ("GET /api/knowledge/search?q=lamp", "", "", [200, 200, 200, 200, 200]),
    ("GET /api/knowledge/search/report", "knowledge.read_reports", "", [401, 403, 403, 200, 200]),
    ("GET /api/knowledge/search/meaning", "knowledge.read_reports", "", [401, 403, 403, 200, 200]),
    ("GET /api/admin/knowledge/synonyms", "knowledge.manage_search", "", [401, 403, 403, 403, 200]),
    (
        "POST /api/admin/knowledge/synonyms",
        "knowledge.manage_search",
        r#"{"locale": "en", "words": ["bulb", "light"]}"#,
        [401, 403, 403, 403, 201],
    ),
    (
        "DELETE /api/admin/knowledge/synonyms/{synonyms}",
        "knowledge.manage_search",
        "",
        [401, 403, 403, 403, 204],
    ),
    (
        "GET /api/admin/knowledge/stop-words/{locale}",
        "knowledge.manage_search",
        "",
        [401, 403, 403, 403, 200],
    ),
    (
        "PUT /api/admin/knowledge/stop-words/{locale}",
        "knowledge.manage_search",
        r#"{"words": ["please"]}"#,
        [401, 403, 403, 403, 200],
    ),
    ("GET /api/support/organizations", "organizations.read", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/support/organizations",
        "organizations.manage",
        r#"{"name": "{fresh}"}"#,
        [401, 403, 403, 201, 201],
    ),
    ("GET /api/support/organizations/{organization}", "organizations.read", "", [401, 403, 403, 200, 200]),
    (
        "PATCH /api/support/organizations/{organization}",
        "organizations.manage",
        r#"{"is_shared": true}"#,
        [401, 403, 403, 200, 200],
    ),
    (
        "DELETE /api/support/organizations/{organization}",
        "organizations.manage",
        "",
        [401, 403, 403, 204, 204],
    ),
    (
        "PUT /api/support/organizations/{organization}/members/{member}",
        "organizations.manage",
        "",
        [401, 403, 403, 204, 204],
    ),
    (
        "DELETE /api/support/organizations/{organization}/members/{member}",
        "organizations.manage",
        "",
        [401, 403, 403, 204, 204],
    ),
    ("GET /api/support/people/{customer}", "customers.read", "", [401, 403, 403, 200, 200]),
    ("POST /api/support/people/{customer}/block", "customers.block", "", [401, 403, 403, 204, 204]),
    ("DELETE /api/support/people/{customer}/block", "customers.block", "", [401, 403, 403, 204, 204]),
    (
        "POST /api/support/people/{customer}/merge",
        "customers.merge",
        r#"{"into": "{member}"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("GET /api/support/people/{customer}/notes", "customers.note", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/support/people/{customer}/notes",
        "customers.note",
        r#"{"body": "a"}"#,
        [401, 403, 403, 201, 201],
    ),
    (
        "PATCH /api/support/people/{customer}/notes/{note}",
        "customers.note",
        r#"{"body": "b"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("DELETE /api/support/people/{customer}/notes/{note}", "customers.note", "", [401, 403, 403, 204, 204]),
    // What is no form is refused before anybody is asked who they are.
    ("POST /api/support/attachments", "", "", [415, 415, 415, 415, 415]),
    ("GET /api/support/attachments/{id}", "", "", [404, 404, 404, 404, 404]),
    ("GET /api/admin/files/settings", "files.manage_settings", "", [401, 403, 403, 403, 200]),
    ("PUT /api/admin/files/settings", "files.manage_settings", "{}", [401, 403, 403, 403, 200]),
    ("GET /api/admin/support/settings", "admin.manage_support", "", [401, 403, 403, 403, 200]),
    (
        "PUT /api/admin/support/settings",
        "tickets.configure",
        r#"{"answering_assigns": true}"#,
        [401, 403, 403, 403, 200],
    ),
    (
        "POST /api/admin/support/settings/preview",
        "admin.manage_support",
        r#"{"support_email_template": "{{subject}}"}"#,
        [401, 403, 403, 403, 200],
    ),
    ("GET /api/admin/retention", "admin.manage_retention", "", [401, 403, 403, 403, 200]),
    (
        "PUT /api/admin/retention",
        "admin.manage_retention",
        r#"{"days": {"searches": 90}}"#,
        [401, 403, 403, 403, 200],
    ),
    ("GET /api/admin/retention/runs", "admin.manage_retention", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/retention/runs", "admin.manage_retention", "", [401, 403, 403, 403, 202]),
    ("GET /api/auth/me/export", "", "", [401, 200, 200, 200, 200]),
    ("POST /api/auth/me/erase", "", r#"{"current_password": "none of theirs"}"#, [401, 400, 400, 400, 400]),
    ("POST /api/admin/people/{person}/export", "admin.export_people", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/people/{person}/erase", "admin.erase_people", "", [401, 403, 403, 403, 200]),
    ("GET /api/admin/audit", "admin.read_audit", "", [401, 403, 403, 403, 200]),
    ("GET /api/admin/audit/export", "admin.read_audit", "", [401, 403, 403, 403, 200]),
    ("GET /api/admin/brand", "brand.manage", "", [401, 403, 403, 403, 200]),
    ("PUT /api/admin/brand", "brand.manage", r#"{"name": "Lumen"}"#, [401, 403, 403, 403, 200]),
    ("GET /api/admin/brand/addresses", "brand.manage", "", [401, 403, 403, 403, 200]),
    (
        "POST /api/feedback/submit",
        "",
        r#"{"type": "quick", "rating": 4, "context": "a"}"#,
        [201, 201, 201, 201, 201],
    ),
    ("GET /api/support/agent/feedback", "feedback.read", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/agent/feedback/trends?by=tag", "feedback.read", "", [401, 403, 403, 200, 200]),
    ("GET /api/admin/feedback/tag-rules", "feedback.analyse", "", [401, 403, 403, 403, 200]),
    (
        "POST /api/admin/feedback/tag-rules",
        "feedback.analyse",
        r#"{"tag": "late", "words": ["late"]}"#,
        [401, 403, 403, 403, 201],
    ),
    (
        "PUT /api/admin/feedback/tag-rules/{tag_rule}",
        "feedback.analyse",
        r#"{"tag": "late", "words": ["late"]}"#,
        [401, 403, 403, 403, 200],
    ),
    ("DELETE /api/admin/feedback/tag-rules/{tag_rule}", "feedback.analyse", "", [401, 403, 403, 403, 204]),
    ("GET /api/admin/feedback/analysis", "feedback.analyse", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/feedback/analysis", "feedback.analyse", "", [401, 403, 403, 403, 202]),
    ("GET /api/support/agent/feedback/{feedback}", "feedback.read", "", [401, 403, 403, 200, 200]),
    (
        "PATCH /api/support/agent/feedback/{feedback}",
        "feedback.manage",
        r#"{"status": "seen"}"#,
        [401, 403, 403, 200, 200],
    ),
    ("GET /api/support/agent/chats", "chat.read_all", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/agent/chats/{waiting_chat}", "chat.read_all", "", [401, 403, 403, 200, 200]),
    ("POST /api/support/agent/chats/{waiting_chat}/accept", "chat.answer", "", [401, 403, 403, 200, 200]),
    ("POST /api/support/agent/chats/{waiting_chat}/block", "chat.block", "", [401, 403, 403, 204, 204]),
    ("GET /api/support/agent/canned-replies", "chat.answer", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/support/agent/canned-replies",
        "chat.manage_canned_replies",
        r#"{"shortcut": "{fresh}", "body": "a"}"#,
        [401, 403, 403, 201, 201],
    ),
    (
        "PUT /api/support/agent/canned-replies/{canned_reply}",
        "chat.manage_canned_replies",
        r#"{"shortcut": "{fresh}", "body": "b"}"#,
        [401, 403, 403, 200, 200],
    ),
    (
        "DELETE /api/support/agent/canned-replies/{canned_reply}",
        "chat.manage_canned_replies",
        "",
        [401, 403, 403, 204, 204],
    ),
    ("GET /api/admin/chat/settings", "chat.configure", "", [401, 403, 403, 403, 200]),
    (
        "PUT /api/admin/chat/settings",
        "chat.configure",
        r#"{"ask_name": "required"}"#,
        [401, 403, 403, 403, 200],
    ),
    ("GET /api/admin/chat/identity-secret", "chat.configure", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/chat/identity-secret/rotate", "chat.configure", "", [401, 403, 403, 403, 200]),
    ("GET /api/support/reports", "reports.read", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/reports/{name}", "reports.read", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/reports/{name}/tickets?figure=opened", "reports.read", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/agent/dashboard", "reports.read", "", [401, 403, 403, 200, 200]),
    ("GET /api/support/saved-reports", "reports.read", "", [401, 403, 403, 200, 200]),
    (
        "POST /api/support/saved-reports",
        "reports.save",
        r#"{"name": "{fresh}", "report": "volume"}"#,
        [401, 403, 403, 201, 201],
    ),
    // An admin's, which is nobody else's to change.
    (
        "PUT /api/support/saved-reports/{saved_report}",
        "reports.save",
        r#"{"name": "{fresh}", "report": "volume"}"#,
        [401, 403, 403, 404, 200],
    ),
    ("DELETE /api/support/saved-reports/{saved_report}", "reports.save", "", [401, 403, 403, 404, 204]),
    ("GET /api/admin/reports/hours", "reports.configure", "", [401, 403, 403, 403, 200]),
    ("PUT /api/admin/reports/hours", "reports.configure", "{}", [401, 403, 403, 403, 200]),
    ("POST /api/admin/reports/recount", "reports.configure", "", [401, 403, 403, 403, 202]),
    ("GET /api/admin/jobs", "jobs.manage", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/jobs/{job}/retry", "jobs.manage", "", [401, 403, 403, 403, 204]),
    ("DELETE /api/admin/jobs/{job}", "jobs.manage", "", [401, 403, 403, 403, 204]),
    ("GET /api/admin/deliveries", "consumers.manage", "", [401, 403, 403, 403, 200]),
    ("POST /api/admin/deliveries/{delivery}/retry", "consumers.manage", "", [401, 403, 403, 403, 204]),
    ("GET /api/ideas", "", "", [200, 200, 200, 200, 200]),
    ("POST /api/ideas", "feedback.suggest_idea", r#"{"title": "{fresh}"}"#, [401, 201, 201, 201, 201]),
    ("GET /api/ideas/{idea}", "", "", [200, 200, 200, 200, 200]),
    (
        "PATCH /api/ideas/{idea}",
        "feedback.manage_ideas",
        r#"{"status": "planned", "answer": "a", "is_hidden": true}"#,
        [401, 403, 403, 200, 200],
    ),
    ("POST /api/ideas/{idea}/vote", "feedback.suggest_idea", "", [401, 200, 200, 200, 200]),
    ("DELETE /api/ideas/{idea}/vote", "feedback.suggest_idea", "", [401, 200, 200, 200, 200]),
    (
        "POST /api/ideas/{idea}/merge",
        "feedback.manage_ideas",
        r#"{"into": 9007199254740991}"#,
        [401, 403, 403, 400, 400],
    ),
    // What a requester says of themselves is not there for the desk to say.
    ("POST /api/support/tickets/{resolved}/rating", "", r#"{"score": 5}"#, [401, 200, 404, 404, 404]),
    ("GET /api/support/agent/satisfaction", "feedback.read_satisfaction", "", [401, 403, 403, 200, 200]),
    (
        "GET /api/support/agent/satisfaction?agent={fresh}",
        "feedback.read_all_satisfaction",
        "",
        [401, 403, 403, 403, 200],
    ),
    // The last one: it ends the cast's own sessions.
    ("POST /api/auth/logout/everywhere", "", "", [401, 204, 204, 204, 204]),
];

#[sqlx::test(migrator = "migrations::MIGRATOR")]
async fn everybody_may_what_the_matrix_says_and_nothing_more(db: PgPool) {
    let app = App::new(db);
    let cast = app.cast().await;
    let visitor = Visitor { session: app.ctx.id().into(), name: None, email: None };
    let visitor = cast.anyone.acting(Actor::Visitor(visitor));
    let bot = cast.anyone.acting(Actor::AiBot);
    let mut wrong = Vec::new();
    for (operation, permission, body, wanted) in MATRIX {
        for (who, wanted) in wanted.iter().enumerate() {
            let status = attempt(&app, &cast, operation, body, cast_member(&cast, who)).await;
            if status != *wanted {
                wrong.push(format!("{operation} as {who}: {status}, wanted {wanted}"));
            }
        }
        let visitor = attempt(&app, &cast, operation, body, &visitor).await;
        if visitor != wanted[0] {
            wrong.push(format!("{operation} as a visitor: {visitor}, wanted what a stranger gets"));
        }
        let bot = attempt(&app, &cast, operation, body, &bot).await;
        // It is nobody of the desk: refused where a permission is asked for, a stranger elsewhere.
        // In chats it answers as the desk does.
        let is_right = match permission {
            _ if operation.contains("/chat/") => true,
            &"" => bot == wanted[0],
            _ => matches!(bot, 401 | 403 | 404),
        };
        if !is_right {
            wrong.push(format!("{operation} as the assistant: {bot}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_outcome_follows_the_permission_of_its_operation() {
    const ROLES: [Role; 4] = [Role::Customer, Role::Customer, Role::Agent, Role::Admin];
    let known: Vec<Permission> =
        app::server::domains().into_iter().flat_map(|domain| domain.permissions).collect();
    let names: BTreeSet<&str> = known.iter().map(|permission| permission.name).collect();
    assert_eq!(names.len(), known.len(), "two permissions have one name");
    // A permission of everybody with an account refuses nobody who has one.
    let refuses_nobody =
        |name| known.iter().any(|permission| permission.name == name && permission.least == Role::Customer);
    for (operation, name, _, wanted) in MATRIX {
        let refuses_somebody = wanted[1..].contains(&403);
        assert_eq!(
            !name.is_empty() && !refuses_nobody(*name),
            refuses_somebody,
            "{operation} names the permission for which it refuses"
        );
        if name.is_empty() {
            continue;
        }
        let permission = known.iter().find(|permission| permission.name == *name);
        let permission =
            permission.unwrap_or_else(|| panic!("{operation} asks for {name}, which no crate declares"));
        for (role, status) in ROLES.into_iter().zip(&wanted[1..]) {
            let may = role >= permission.least;
            // What a customer may not see is not there; what somebody may see may still be missing.
            let follows = if may { !matches!(status, 401 | 403) } else { matches!(status, 403 | 404) };
            assert!(follows, "{operation} as {role:?}: {status}, {}", permission.name);
        }
    }
    for permission in known {
        let is_asked = MATRIX.iter().any(|(_, name, ..)| *name == permission.name);
        assert!(is_asked, "{}", permission.name);
    }
}

/// The person of a column of the matrix.
fn cast_member(cast: &Cast, who: usize) -> &Client {
    [&cast.anyone, &cast.carol, &cast.charlie, &cast.alice, &cast.erin][who]
}

#[test]
fn every_operation_has_a_line_and_every_line_an_operation() {
    let document = serde_json::to_value(server::openapi()).unwrap();
    let mut described = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            described.insert(format!("{} {}", method.to_uppercase(), path));
        }
    }
    let written: BTreeSet<String> = MATRIX
        .iter()
        .map(|(operation, ..)| {
            let path = operation.split('?').next().unwrap_or_default();
            let named = [
                "{category}",
                "{job}",
                "{article}",
                "{help_category}",
                "{synonyms}",
                "{faq}",
                "{offer}",
                "{task}",
                "{delivery}",
                "{organization}",
                "{customer}",
                "{person}",
                "{team}",
                "{session}",
                "{chat}",
                "{waiting_chat}",
                "{held_chat}",
                "{canned_reply}",
                "{feedback}",
                "{resolved}",
                "{saved_report}",
                "{tag_rule}",
            ];
            let path = path.replace("{idea}", "{number}");
            named.iter().fold(path, |path, name| path.replace(name, "{id}"))
        })
        .collect();
    assert_eq!(described, written);
}

async fn attempt(app: &App, cast: &Cast, operation: &str, body: &str, who: &Client) -> u16 {
    // Signing out would end the cast's own session.
    let client = if operation.ends_with("logout") { &cast.anyone } else { who };
    let fresh = app.ctx.id().to_string();
    let mut filled = (operation.to_owned(), body.replace("{fresh}", &fresh));
    let mut fill = |hole: &str, with: &str| {
        filled = (filled.0.replace(hole, with), filled.1.replace(hole, with));
    };
    if operation.contains("{id}") || body.contains("{id}") {
        fill("{id}", cast.ticket().await["id"].as_str().unwrap());
    }
    if operation.contains("{chat}") || body.contains("{chat}") {
        let carol = cast.carol.get("/api/auth/me").await.expect(200);
        let carol: UserId = carol["user"]["id"].as_str().or(carol["id"].as_str()).unwrap().parse().unwrap();
        let carol = Actor::acting(&app.ctx, carol, "Carol", Role::Customer);
        // Not over the wire, whose limits are those of one address.
        let question = chat::NewChat { question: Some("a".to_owned()), ..chat::NewChat::default() };
        let begun = chat::server::start(&app.ctx, &carol, None, question).await.unwrap();
        fill("{chat}", &begun.session_id.to_string());
    }
    if operation.contains("{category}") {
        let made =
            cast.erin.post("/api/admin/support/categories", json!({"name": app.ctx.id().to_string()})).await;
        fill("{category}", made.expect(201)["id"].as_str().unwrap());
    }
    if operation.contains("{article}") || operation.contains("{slug}") {
        let title = app.ctx.id().to_string();
        let draft =
            json!({"title": title, "content": "b", "category": "getting-started", "status": "published"});
        let made = cast.erin.post("/api/knowledge/articles", draft).await.expect(201);
        fill("{article}", made["id"].as_str().unwrap());
        fill("{slug}", made["slug"].as_str().unwrap());
    }
    if operation.contains("{idea}") {
        let made = cast.erin.post("/api/ideas", json!({"title": app.ctx.id().to_string()})).await.expect(201);
        fill("{idea}", &made["number"].to_string());
    }
    if operation.contains("{resolved}") {
        let ticket = cast.ticket().await;
        let ticket = ticket["id"].as_str().unwrap();
        cast.alice
            .patch(&format!("/api/support/tickets/{ticket}"), json!({"status": "resolved"}))
            .await
            .expect(200);
        fill("{resolved}", ticket);
    }
    fill("{number}", "1");
    fill("{locale}", "en");
    if operation.contains("{help_category}") {
        let draft = json!({"names": {"en": {"name": app.ctx.id().to_string()}}});
        let made = cast.erin.post("/api/knowledge/categories", draft).await.expect(201);
        fill("{help_category}", made["id"].as_str().unwrap());
    }
    if operation.contains("{synonyms}") {
        let word = format!("bulb{}", app.ctx.id().simple());
        let draft = json!({"locale": "en", "words": [word, "light"]});
        let made = cast.erin.post("/api/admin/knowledge/synonyms", draft).await.expect(201);
        fill("{synonyms}", made["id"].as_str().unwrap());
    }
    if operation.contains("{faq}") {
        let draft = json!({"question": "a", "answer": "b"});
        let made = cast.erin.post("/api/knowledge/faq/items", draft).await.expect(201);
        fill("{faq}", made["id"].as_str().unwrap());
    }
    if operation.contains("{task}") {
        fill("{task}", &unhelpful(app, cast).await);
    }
    fill("{offer}", &fresh);
    if operation.contains("{person}") {
        let draft =
            json!({"email": format!("{}@example.com", app.ctx.id()), "name": "Dana", "role": "agent"});
        let made = cast.erin.post("/api/admin/people", draft).await.expect(201);
        fill("{person}", made["user"]["id"].as_str().unwrap());
    }
    if operation.contains("{team}") {
        let made = cast.erin.post("/api/admin/teams", json!({"name": app.ctx.id().to_string()})).await;
        fill("{team}", made.expect(201)["id"].as_str().unwrap());
    }
    // Nobody's.
    fill("{session}", &fresh);
    fill("{fresh}", &fresh);
    if operation.contains("{waiting_chat}") {
        fill("{waiting_chat}", &waiting_chat(app).await);
    }
    if operation.contains("{held_chat}") {
        let held = waiting_chat(app).await;
        // Not accepted: Bob takes only so many at once.
        let give = "update chat_sessions set status = 'active',
                assigned_agent_id = (select id from users where email = 'agent2@example.com') where id = $1::uuid";
        sqlx::query(give).bind(&held).execute(&app.ctx.db).await.unwrap();
        fill("{held_chat}", &held);
    }
    if operation.contains("{canned_reply}") {
        let draft = json!({"shortcut": app.ctx.id().to_string(), "body": "a"});
        let made = cast.erin.post("/api/support/agent/canned-replies", draft).await.expect(201);
        fill("{canned_reply}", made["id"].as_str().unwrap());
    }
    if operation.contains("{tag_rule}") {
        let draft = json!({"tag": "late", "words": ["late"]});
        let made = cast.erin.post("/api/admin/feedback/tag-rules", draft).await.expect(201);
        fill("{tag_rule}", made["id"].as_str().unwrap());
    }
    if operation.contains("{feedback}") {
        // Not over the wire, whose limits are those of one address.
        let draft = feedback::NewFeedback { context: "a".to_owned(), ..feedback::NewFeedback::default() };
        let given = feedback::server::submissions::submit(&app.ctx, &Actor::Anonymous, None, draft).await;
        fill("{feedback}", &given.unwrap().id.to_string());
    }
    fill("{name}", "volume");
    if operation.contains("{saved_report}") {
        let draft = json!({"name": app.ctx.id().to_string(), "report": "volume"});
        let made = cast.erin.post("/api/support/saved-reports", draft).await.expect(201);
        fill("{saved_report}", made["id"].as_str().unwrap());
    }
    if operation.contains("{job}") {
        fill("{job}", &dead_letter(app).await);
    }
    if operation.contains("{delivery}") {
        fill("{delivery}", &set_aside_event(app).await);
    }
    if operation.contains("{organization}") || operation.contains("{customer}") {
        let people = seed_customers(&app.ctx, ["Dana", "Dana"].into_iter().map(str::to_owned)).await.unwrap();
        fill("{customer}", &people[0].to_string());
        fill("{member}", &people[1].to_string());
        let made = cast.erin.post("/api/support/organizations", json!({"name": fresh})).await.expect(201);
        let organization = made["id"].as_str().unwrap();
        fill("{organization}", organization);
        if operation.starts_with("DELETE") && operation.contains("/members/") {
            let path = format!("/api/support/organizations/{organization}/members/{}", people[1]);
            cast.erin.send(Method::PUT, &path, None).await.expect(204);
        }
        if operation.contains("{note}") {
            fill("{note}", &note_about(cast, &people[0].to_string(), who).await);
        }
    }
    let (method, path) = filled.0.split_once(' ').unwrap();
    let body = (!filled.1.is_empty()).then(|| serde_json::from_str::<Value>(&filled.1).unwrap());
    let body = body.or_else(|| operation.starts_with("POST /api/auth/").then(|| json!({})));
    client.send(method.parse::<Method>().unwrap(), path, body).await.status.as_u16()
}

/// A note about somebody by whoever asks, where they may write one.
async fn note_about(cast: &Cast, person: &str, who: &Client) -> String {
    let path = format!("/api/support/people/{person}/notes");
    let own = who.post(&path, json!({"body": "a"})).await;
    let note = if own.status == 201 {
        own.json()
    } else {
        cast.alice.post(&path, json!({"body": "a"})).await.expect(201)
    };
    note["id"].as_str().unwrap().to_owned()
}

/// A task about an article that helped nobody.
async fn unhelpful(app: &App, cast: &Cast) -> String {
    let title = app.ctx.id().to_string();
    let draft = json!({"title": title, "content": "b", "category": "getting-started", "status": "published"});
    let made = cast.erin.post("/api/knowledge/articles", draft).await.expect(201);
    let id = made["id"].as_str().unwrap();
    let vote = json!({"is_helpful": false, "comment": "where?"});
    cast.carol.post(&format!("/api/knowledge/articles/{id}/votes"), vote).await.expect(204);
    let tasks = cast.alice.get("/api/knowledge/tasks").await.expect(200);
    let task = tasks["tasks"].as_array().unwrap().iter().find(|task| task["article_id"] == id).unwrap();
    task["id"].as_str().unwrap().to_owned()
}

async fn dead_letter(app: &App) -> String {
    let id = app.ctx.id();
    sqlx::query(
        "insert into jobs (id, kind, payload, run_at, created_at, attempts, died_at, last_error)
         values ($1, 'prune-outbox', '{}', now(), now(), 12, now(), 'tired')",
    )
    .bind(id)
    .execute(&app.ctx.db)
    .await
    .unwrap();
    id.to_string()
}

async fn set_aside_event(app: &App) -> String {
    let id = app.ctx.id();
    sqlx::query(
        "with consumer as (
             insert into consumers (name, after_id, created_at, seen_at) values ($1::text, 0, now(), now()))
         insert into event_deliveries (id, consumer, topic, seq, kind, facts, happened_at, attempts, run_at, last_error,
             created_at, set_aside_at)
         values ($1, $1::text, 'test:1', 1, 'test.said', '{}', now(), 10, now(), 'tired', now(), now())",
    )
    .bind(id)
    .execute(&app.ctx.db)
    .await
    .unwrap();
    id.to_string()
}
