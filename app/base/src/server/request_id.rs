//! The id of the request that is being answered, for the one answer that says no more than that.

use std::future::Future;

tokio::task_local! {
    static REQUEST_ID: String;
}

/// Runs `answer` as the request of this id.
pub async fn with_request_id<F: Future>(id: String, answer: F) -> F::Output {
    REQUEST_ID.scope(id, answer).await
}

/// The id of this request; none where the work left the request's own task.
pub(super) fn request_id() -> Option<String> {
    REQUEST_ID.try_with(Clone::clone).ok()
}
