//! The server's half of public pages: who draws them, and the layer that has them drawn.

mod draw;
mod head;
mod prerender;
mod public_page;
mod registry;
mod view;

pub use draw::draw;
pub use head::public_page_head;
pub(crate) use prerender::prerendered;
pub use prerender::{PAGE_CACHE_HEADER, prerender_layer};
pub use public_page::PublicPage;
pub use registry::{PublicPages, PublicPagesRegistry};
pub use view::View;

#[cfg(test)]
mod tests;
