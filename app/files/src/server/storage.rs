//! The object storage: a folder, or a bucket of whatever speaks S3. Contents lie under their SHA-256; what is still coming
//! lies apart, under a name of its own.

use std::{
    fmt,
    ops::Range,
    path::PathBuf,
    str::FromStr,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use anyhow::Context;
use base::{
    hex,
    server::{Ctx, Error, Result},
};
use futures::stream::BoxStream;
use object_store::{
    BackoffConfig, ClientOptions, GetOptions, GetRange, MultipartUpload, ObjectMeta, ObjectStore,
    ObjectStoreExt, RetryConfig,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    local::LocalFileSystem,
    memory::InMemory,
    path::Path,
    prefix::PrefixStore,
};
use percent_encoding::percent_decode_str;
use uuid::Uuid;

use super::Startup;
use crate::Refusal;

/// How long a connection to a bucket may take, and how long one of its answers.
const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(600);
/// How long a bucket that is away is tried again before its caller is told.
const TRY: Duration = Duration::from_secs(10);

/// Where what is still coming lies.
pub(super) const UPLOADS: &str = "uploads";
/// Where contents lie.
pub(super) const CONTENTS: &str = "contents";

/// The bytes of an object, as they come.
pub(super) type Bytes = BoxStream<'static, object_store::Result<axum::body::Bytes>>;

/// An address of a storage, checked to be one.
#[derive(Clone, PartialEq, Eq)]
pub struct StorageUrl(String);

impl fmt::Debug for StorageUrl {
    /// Without what may be a key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.split('?').next().unwrap_or_default())
    }
}

impl FromStr for StorageUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let url = Self(text.trim().to_owned());
        url.open().map(|_| url).map_err(|error| format!("{error:#}"))
    }
}

impl StorageUrl {
    fn open(&self) -> anyhow::Result<Storage> {
        if let Some(folder) = self.0.strip_prefix("file://") {
            anyhow::ensure!(
                folder.starts_with('/'),
                "file:// wants a whole path: file:///var/lib/porchlight"
            );
            return Ok(Storage::in_folder(decoded(folder)?.into()));
        }
        let rest = self.0.strip_prefix("s3://").context("neither s3:// nor file://")?;
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        anyhow::ensure!(!bucket.is_empty(), "s3:// wants the name of a bucket: s3://bucket");
        // Whatever else of the house speaks TLS has chosen the same.
        let _already_chosen = rustls::crypto::ring::default_provider().install_default();
        let retry = RetryConfig { max_retries: 3, retry_timeout: TRY, backoff: BackoffConfig::default() };
        let options = ClientOptions::new().with_connect_timeout(CONNECT).with_timeout(ANSWER);
        let mut builder = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .with_retry(retry)
            .with_client_options(options);
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let known: AmazonS3ConfigKey =
                key.parse().with_context(|| format!("{key} is no setting of a bucket"))?;
            let value = decoded(value)?;
            // An address without TLS was written down by whoever runs this.
            let is_plain = key.ends_with("endpoint") && value.starts_with("http://");
            builder = builder.with_config(known, value);
            if is_plain {
                builder = builder.with_allow_http(true);
            }
        }
        let bucket = builder.build().context("the bucket cannot be used so")?;
        let prefix = prefix.trim_matches('/');
        if prefix.is_empty() {
            return Ok(Storage { store: Arc::new(bucket), folder: None });
        }
        Ok(Storage { store: Arc::new(PrefixStore::new(bucket, prefix)), folder: None })
    }
}

fn decoded(text: &str) -> anyhow::Result<String> {
    Ok(percent_decode_str(text).decode_utf8().context("not UTF-8")?.into_owned())
}

/// The storage of a process.
#[derive(Clone, Debug)]
pub(super) struct Storage {
    store: Arc<dyn ObjectStore>,
    /// The folder, where it is one.
    folder: Option<PathBuf>,
}

/// The storage once it was opened. A test puts its own there.
#[derive(Default)]
pub(super) struct OpenStorage(RwLock<Option<Storage>>);

impl OpenStorage {
    /// Takes the place of what was configured.
    #[cfg(test)]
    pub fn set(&self, store: Arc<dyn ObjectStore>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Storage { store, folder: None });
    }
}

impl Storage {
    /// The storage that the settings name.
    ///
    /// # Errors
    /// [`Error::Away`] when it cannot be opened.
    pub fn of(ctx: &Ctx) -> Result<Self> {
        let open = ctx.shared::<OpenStorage>();
        if let Some(storage) = &*open.0.read().unwrap_or_else(PoisonError::into_inner) {
            return Ok(storage.clone());
        }
        let startup = ctx.settings.section::<Startup>();
        let opened = match (&startup.storage_url, &ctx.settings.data) {
            (Some(url), _) => url.open().map_err(away)?,
            (None, Some(data)) => Self::in_folder(data.join("files")),
            // A test, which keeps nothing.
            (None, None) => Self { store: Arc::new(InMemory::new()), folder: None },
        };
        let mut kept = open.0.write().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.get_or_insert(opened).clone())
    }

    fn in_folder(folder: PathBuf) -> Self {
        // Paths are made absolute against the root of the machine: the folder itself may be gone for a while.
        let absolute = std::path::absolute(&folder).unwrap_or(folder);
        let prefix = Path::from_absolute_path(&absolute).unwrap_or_else(|_| Path::from("porchlight"));
        let store = PrefixStore::new(LocalFileSystem::new(), prefix);
        Self { store: Arc::new(store), folder: Some(absolute) }
    }

    /// What kind of place it is, for its admin.
    pub fn kind(&self) -> &'static str {
        if self.folder.is_some() { "folder" } else { "bucket" }
    }

    /// The folder, where it is one.
    pub fn folder(&self) -> Option<&PathBuf> {
        self.folder.as_ref()
    }

    /// Begins an object whose bytes come in parts.
    pub async fn begin(&self, key: &Path) -> Result<Box<dyn MultipartUpload>> {
        self.store.put_multipart(key).await.map_err(away)
    }

    /// Stores a small object whole.
    pub async fn put(&self, key: &Path, bytes: Vec<u8>) -> Result<()> {
        self.store.put(key, bytes.into()).await.map(|_| ()).map_err(away)
    }

    /// Whether an object is there.
    pub async fn has(&self, key: &Path) -> Result<bool> {
        match self.store.head(key).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(away(error)),
        }
    }

    /// How many bytes an object has.
    pub async fn size(&self, key: &Path) -> Result<u64> {
        Ok(self.store.head(key).await.map_err(away)?.size)
    }

    /// Gives an object another key, in the place of what was there.
    pub async fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        self.store.rename(from, to).await.map_err(away)
    }

    /// Deletes an object; one that is not there is deleted already.
    pub async fn delete(&self, key: &Path) -> Result<()> {
        match self.store.delete(key).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }

    /// An object, or a range of its bytes, with its whole size.
    pub async fn get(&self, key: &Path, range: Option<Range<u64>>) -> Result<(u64, Bytes)> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        let found = self.store.get_opts(key, options).await.map_err(away)?;
        Ok((found.meta.size, found.into_stream()))
    }

    /// All of an object that is known to be small.
    pub async fn read(&self, key: &Path) -> Result<Vec<u8>> {
        let found = self.store.get(key).await.map_err(away)?;
        Ok(found.bytes().await.map_err(away)?.into())
    }

    /// What lies below a folder.
    pub fn list(&self, folder: &str) -> BoxStream<'static, object_store::Result<ObjectMeta>> {
        self.store.list(Some(&Path::from(folder)))
    }
}

/// A fresh key for what is coming.
pub(super) fn upload_key(id: Uuid) -> Path {
    Path::from(format!("{UPLOADS}/{id}"))
}

/// Where a content lies.
pub(super) fn content_key(sha256: &[u8]) -> Path {
    let name = hex(sha256);
    Path::from(format!("{CONTENTS}/{}/{name}", &name[..2]))
}

/// Where its small picture lies.
pub(super) fn thumbnail_key(sha256: &[u8]) -> Path {
    let name = hex(sha256);
    Path::from(format!("{CONTENTS}/{}/{name}.thumbnail", &name[..2]))
}

/// The storage did not do it.
pub(super) fn away(error: impl Into<anyhow::Error>) -> Error {
    Error::away(Refusal::StorageAway, error.into().context("the storage"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_a_storage_or_refused_in_a_sentence() {
        for good in [
            "file:///var/lib/porchlight",
            "s3://files?endpoint=http://127.0.0.1:9000&region=eu-central-1&access_key_id=a&secret_access_key=b",
            "s3://files/of/ours?region=eu-central-1",
        ] {
            assert!(good.parse::<StorageUrl>().is_ok(), "{good}");
        }
        for bad in ["", "s3://", "ftp://files", "file://relative", "s3://files?colour=red"] {
            assert!(bad.parse::<StorageUrl>().is_err(), "{bad}");
        }
        let url: StorageUrl = "s3://files?access_key_id=a&secret_access_key=b".parse().unwrap();
        assert_eq!(format!("{url:?}"), "s3://files");
    }
}
