//! `Idempotency-Key`: the same creating request twice makes one record. The key's row is written in the
//! transaction that creates, so two at once wait for each other, and a failed one leaves no trace.

use sqlx::PgConnection;
use uuid::Uuid;

use super::{Ctx, Error, Result, SecretKey, Tx};
use crate::{Locale, Refusal, hex};

/// The key stood for another request.
#[derive(Debug)]
struct KeyReused;

impl Refusal for KeyReused {
    fn sentence(&self, locale: Locale) -> String {
        match locale {
            Locale::En => "This Idempotency-Key was used for another request.",
            Locale::De => "Dieses Formular wurde schon anders gesendet. Laden Sie die Seite neu.",
            Locale::Ar => "أُرسل هذا النموذج من قبل بمحتوى آخر. أعد تحميل الصفحة.",
        }
        .to_owned()
    }
}

/// A caller's wish that a request happen once.
#[derive(Clone, Debug)]
pub struct IdempotencyKey {
    key: String,
    fingerprint: Vec<u8>,
}

impl IdempotencyKey {
    /// A key with the request that it stands for: its path and its body.
    pub fn new(secret: &SecretKey, key: String, path: &str, body: &[u8]) -> Self {
        let fingerprint = secret.sign("idempotency", &[path.as_bytes(), body])[..16].to_vec();
        Self { key, fingerprint }
    }

    /// Claims the key for `record`, or answers the record that an earlier request made.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the key stood for another request.
    pub async fn claim(&self, ctx: &Ctx, tx: &mut Tx, owner: Uuid, record: Uuid) -> Result<Option<Uuid>> {
        if insert(ctx, tx, owner, self, record).await? {
            return Ok(None);
        }
        // It was there a moment ago: only the pruning can have taken it since.
        self.earlier(tx, owner).await
    }

    /// A secret to answer with, the same each time that its caller asks: it is stored nowhere, and yet not lost with an answer
    /// that never came.
    pub fn token(&self, secret: &SecretKey, owner: Uuid) -> String {
        hex(&secret.sign("token of a request", &[owner.as_bytes(), self.key.as_bytes(), &self.fingerprint]))
    }

    /// The record that an earlier request made, where there was one: it may be asked for again whatever its caller's limits
    /// are by now.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the key stood for another request.
    pub async fn earlier(&self, connection: &mut PgConnection, owner: Uuid) -> Result<Option<Uuid>> {
        let earlier = sqlx::query!(
            "select fingerprint, record_id from idempotency_keys where owner_id = $1 and key = $2",
            owner,
            self.key,
        )
        .fetch_optional(connection)
        .await?;
        match earlier {
            Some(earlier) if earlier.fingerprint != self.fingerprint => Err(Error::conflict(KeyReused)),
            earlier => Ok(earlier.map(|earlier| earlier.record_id)),
        }
    }
}

async fn insert(ctx: &Ctx, tx: &mut Tx, owner: Uuid, key: &IdempotencyKey, record: Uuid) -> Result<bool> {
    let inserted = sqlx::query!(
        "insert into idempotency_keys (owner_id, key, fingerprint, record_id, created_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        owner,
        key.key,
        key.fingerprint,
        record,
        ctx.now(),
    )
    .execute(&mut **tx)
    .await?;
    Ok(inserted.rows_affected() == 1)
}
