//! The one error inside, and its one way out. It is logged once, here, when it becomes a [`Fault`].

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;

use super::mark_status;
use super::{
    error_words::{error_words, invalid_fault},
    request_id::request_id,
};
use crate::{Code, Fault, InvalidFields, Locale, Reason};

/// When it is worth trying again while the database is away.
const UNAVAILABLE_SECONDS: u64 = 5;

/// The result of everything on the server.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What may go wrong in a verb. A domain adds its own enum only where a caller branches on it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not the actor's to know of.
    #[error("not found")]
    NotFound,
    /// There, but not for this method.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// Nobody is signed in, or the password is wrong.
    #[error("not signed in")]
    Unauthenticated,
    /// The sign-in was refused; the same words whether or not the account exists.
    #[error("sign-in refused")]
    WrongCredentials,
    /// Signed in, and not allowed.
    #[error("not allowed")]
    Forbidden,
    /// Signed in, and not allowed as things stand: unlike [`Error::Forbidden`] it says why.
    #[error("refused: {0:?}")]
    Refused(Reason),
    /// Field → reason.
    #[error("invalid input: {0:?}")]
    Invalid(InvalidFields),
    /// The change came too late or contradicts the state; the current record may be attached.
    #[error("conflict: {reason:?}")]
    Conflict {
        /// Why.
        reason: Reason,
        /// The record as it is now, under its name.
        current: Option<(&'static str, Value)>,
    },
    /// More bytes than this takes.
    #[error("too large")]
    TooLarge,
    /// Not a content type that this reads.
    #[error("unsupported content type")]
    UnsupportedType,
    /// Too often.
    #[error("rate limited")]
    RateLimited {
        /// Whole seconds until it is worth trying again.
        retry_after: u64,
    },
    /// Something outside, other than the database, is away or full: the same may go well in a moment.
    #[error("away: {source:#}")]
    Away {
        /// What a caller is told.
        reason: Reason,
        /// What it said, for the log alone.
        source: anyhow::Error,
    },
    /// Postgres said no.
    #[error("database: {0}")]
    Db(#[from] sqlx::Error),
    /// Everything else of ours.
    #[error(transparent)]
    Other(#[from] anyhow::Error),
}

/// One invalid field.
pub fn invalid(field: &str, reason: impl Into<Reason>) -> Error {
    Error::Invalid(InvalidFields::from([(field.to_owned(), reason.into())]))
}

impl Error {
    /// A refusal that says why.
    pub fn refused(reason: impl Into<Reason>) -> Self {
        Self::Refused(reason.into())
    }

    /// What is wrong with several fields, as wrong with the one field of the caller's that they came in.
    #[must_use]
    pub fn of_field(self, field: &str) -> Self {
        match self {
            Self::Invalid(fields) => {
                Self::Invalid(fields.into_values().map(|reason| (field.to_owned(), reason)).collect())
            }
            other => other,
        }
    }

    /// A conflict with no record attached.
    pub fn conflict(reason: impl Into<Reason>) -> Self {
        Self::Conflict { reason: reason.into(), current: None }
    }

    /// A conflict with the record as it is now.
    pub fn conflict_with(reason: impl Into<Reason>, name: &'static str, record: &impl Serialize) -> Self {
        match serde_json::to_value(record) {
            Ok(current) => Self::Conflict { reason: reason.into(), current: Some((name, current)) },
            Err(error) => Self::Other(error.into()),
        }
    }

    /// Something outside is away, in words for whoever waits for it.
    pub fn away(reason: impl Into<Reason>, source: impl Into<anyhow::Error>) -> Self {
        Self::Away { reason: reason.into(), source: source.into() }
    }

    /// Names the broken constraint, where Postgres refused a row for one.
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Db(sqlx::Error::Database(refusal)) => refusal.constraint(),
            _ => None,
        }
    }

    /// Whether the database is away, or too busy, or something else outside is: the same may go well in a moment.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Away { .. } => true,
            Self::Db(source) => is_away(source),
            Self::Other(source) => source.chain().any(|cause| cause.downcast_ref().is_some_and(is_away)),
            _ => false,
        }
    }

    /// Whole seconds until it is worth trying again, where waiting helps.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::RateLimited { retry_after } => Some(*retry_after),
            _ => self.is_unavailable().then_some(UNAVAILABLE_SECONDS),
        }
    }
}

impl Error {
    /// The fault for a page in its language, or in English for a program.
    pub(super) fn fault(&self, page: Option<Locale>) -> Fault {
        let words = error_words(page.unwrap_or_default());
        match self {
            Self::NotFound => Fault::new(Code::NotFound, words.not_found),
            Self::MethodNotAllowed => Fault::new(Code::MethodNotAllowed, words.method_not_allowed),
            Self::Unauthenticated => Fault::new(Code::Unauthenticated, words.unauthenticated),
            Self::WrongCredentials => Fault::new(Code::Unauthenticated, words.wrong_credentials),
            Self::Forbidden => Fault::new(Code::Forbidden, words.forbidden),
            Self::Refused(reason) => Fault::new(Code::Forbidden, reason.sentence(page.unwrap_or_default())),
            Self::Invalid(fields) => invalid_fault(fields, page),
            Self::Conflict { reason, current } => Fault {
                error: reason.sentence(page.unwrap_or_default()),
                code: Code::Conflict,
                details: current.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            },
            Self::TooLarge => Fault::new(Code::TooLarge, words.too_large),
            Self::UnsupportedType => Fault::new(Code::UnsupportedType, words.unsupported_type),
            Self::RateLimited { retry_after } => {
                Fault::new(Code::RateLimited, (words.rate_limited)(*retry_after))
            }
            Self::Away { reason, .. } => {
                Fault::new(Code::Unavailable, reason.sentence(page.unwrap_or_default()))
            }
            Self::Db(source) if is_callers(source) => Fault::new(Code::InvalidInput, words.unstorable),
            Self::Db(_) | Self::Other(_) if self.is_unavailable() => {
                Fault::new(Code::Unavailable, words.unavailable)
            }
            Self::Db(_) | Self::Other(_) => {
                let mut fault = Fault::new(Code::Internal, words.internal);
                fault.details.extend(request_id().map(|id| ("request_id".to_owned(), id.into())));
                fault
            }
        }
    }
}

impl Error {
    /// The fault that a caller is told, outside a request; logged like every other.
    pub fn to_fault_logged(&self) -> Fault {
        report(self);
        self.api_fault()
    }
}

/// The way out of a server function: what a page shows, in the page's language.
impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let fault = error.page_fault(Locale::here());
        report(&error);
        mark_status(fault.code, error.retry_after());
        fault
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let fault = self.api_fault();
        report(&self);
        let mut response = fault.into_response();
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, axum::Json(self)).into_response()
    }
}

/// The refusals (SQLSTATE) of what only a caller's text, number or date can be: too long, out of range, unreadable, a
/// character that cannot be kept, more than an index takes. All others of their class are our own mistakes.
const CALLERS: [&str; 8] = ["22001", "22003", "22007", "22008", "22021", "22P02", "22P05", "54000"];

/// Whether the database refused what a caller sent, and not how we asked.
fn is_callers(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Encode(_) => true,
        sqlx::Error::Database(refusal) => refusal.code().is_some_and(|code| CALLERS.contains(&&*code)),
        _ => false,
    }
}

/// Whether the database could not be asked: no connection, none free in time, or it stops, starts or lacks room (SQLSTATE
/// 08, 57P0 and 53).
pub(super) fn is_away(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => true,
        sqlx::Error::Database(refusal) => refusal
            .code()
            .is_some_and(|code| ["08", "57P0", "53"].iter().any(|class| code.starts_with(class))),
        _ => false,
    }
}

/// Logs what is ours to mend; a caller's mistakes are the caller's.
fn report(error: &Error) {
    match error {
        Error::Db(source) if is_callers(source) => {
            tracing::info!(error = %source, "the database could not keep what a caller sent");
        }
        Error::Away { source, .. } => {
            tracing::warn!(error = format!("{source:#}"), "something outside is away");
        }
        _ if error.is_unavailable() => tracing::warn!(%error, "the database is away"),
        Error::Db(source) => tracing::error!(error = %source, "the database refused"),
        Error::Other(source) => tracing::error!(error = format!("{source:#}"), "an internal failure"),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use sqlx::PgPool;

    use super::*;

    async fn refusal(db: &PgPool, sql: &'static str) -> Error {
        sqlx::raw_sql(sql).execute(db).await.unwrap_err().into()
    }

    #[sqlx::test(migrations = false)]
    async fn only_what_a_callers_text_can_cause_is_the_callers(db: PgPool) {
        sqlx::raw_sql("create table odd (number int constraint odd_number check (number % 2 = 1))")
            .execute(&db)
            .await
            .unwrap();
        for (sql, wanted) in [
            ("select convert_from('\\x00', 'utf8')", Code::InvalidInput),
            ("select '\"\\u0000\"'::jsonb ->> 0", Code::InvalidInput),
            ("select 'many'::int", Code::InvalidInput),
            ("select 3000000000::int", Code::InvalidInput),
            ("select '2026-02-30'::date", Code::InvalidInput),
            ("select 'soon'::timestamptz", Code::InvalidInput),
            ("select 1 / 0", Code::Internal),
            ("select substring('a' from 1 for -1)", Code::Internal),
            ("insert into odd values (2)", Code::Internal),
            ("select nothing", Code::Internal),
        ] {
            let error = refusal(&db, sql).await;
            assert_eq!(error.api_fault().code, wanted, "{sql}: {error}");
        }
    }

    #[sqlx::test(migrations = false)]
    async fn a_database_that_is_away_is_unavailable_for_a_while(db: PgPool) {
        let stopped = refusal(&db, "select pg_terminate_backend(pg_backend_pid())").await;
        let nowhere = sqlx::postgres::PgConnectOptions::new_without_pgpass().socket("/nowhere");
        let unreachable = <sqlx::PgConnection as sqlx::Connection>::connect_with(&nowhere).await;
        let wrapped = anyhow::Error::from(sqlx::Error::PoolTimedOut).context("asked for");
        for error in [stopped, unreachable.unwrap_err().into(), Error::Other(wrapped)] {
            let answer = error.into_response();
            assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(answer.headers()[header::RETRY_AFTER], "5");
        }
    }
}
