//! The address of the request that is being answered, for the audit log: verbs are not handed it.

use std::future::Future;

use super::ClientAddress;

tokio::task_local! {
    static REQUEST_ADDRESS: Option<ClientAddress>;
}

/// Runs `answer` as a request from this address.
pub async fn with_request_address<F: Future>(address: Option<ClientAddress>, answer: F) -> F::Output {
    REQUEST_ADDRESS.scope(address, answer).await
}

/// Where this request came from; none in a job, and where the work left the request's own task.
pub(super) fn request_address() -> Option<String> {
    REQUEST_ADDRESS.try_with(|address| address.map(|address| address.0.to_string())).ok().flatten()
}
