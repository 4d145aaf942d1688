//! Rendering beside the threads that answer requests.

use std::sync::{Arc, LazyLock};

use base::server::Result;
use tokio::sync::Semaphore;

/// How many texts are rendered at once: one for each thread that may be busy with it.
const AT_ONCE: usize = 2;

/// Renders beside the threads that answer requests, when it is its turn.
///
/// # Errors
/// Where rendering panicked.
pub async fn render_blocking<T: Send + 'static>(render: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    static RENDER_PERMITS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(AT_ONCE)));
    let permit = Arc::clone(&RENDER_PERMITS).acquire_owned().await.map_err(anyhow::Error::from)?;
    // Who asked may be gone by the time it is done; the permit is taken until then.
    let rendering = tokio::task::spawn_blocking(move || {
        let rendered = render();
        drop(permit);
        rendered
    });
    Ok(rendering.await.map_err(anyhow::Error::from)?)
}
