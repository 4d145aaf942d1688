//! The server's half of the help center: one verb a file, its SQL at its bottom.

mod archive;
mod article_context;
mod breadcrumbs;
mod card_row;
mod categories;
mod category_of;
mod change;
mod create;
mod deflection;
mod desk;
mod domain;
mod faq;
mod faq_desk;
pub mod feeds;
mod find;
pub(crate) mod form;
mod from_ticket;
mod front_matter;
mod help_center_admin;
mod highlight;
mod images;
mod jobs;
mod list;
pub mod permissions;
mod personal_data;
mod public_pages;
mod reader;
mod record;
mod related;
mod remove;
mod render;
pub mod rest;
mod retention;
mod revisions;
mod search;
mod seed;
mod startup;
mod tasks;
mod topic_handler;
mod translated;
mod views;
mod vote;
mod vote_cookie;
mod working_copy;
mod writer_clock;

#[cfg(test)]
mod tests;

pub use archive::{Exported, Import, export};
pub use article_context::{background, offspring};
pub use categories::{
    categories, category_draft, create_category, delete_category, rename_category, update_category,
};
pub use change::change;
pub use create::create;
pub use deflection::{accept_answer, deflection_report, offer_answers};
pub(crate) use desk::{begin, editor_data, history, preview, publish};
pub use domain::domain;
pub use faq::{create_faq_item, delete_faq_item, faq, faq_items, publish_faq, update_faq_item};
pub(crate) use faq_desk::faq_desk;
pub use find::{Found, find, read};
pub use from_ticket::{Said, TicketTranscript, article_from_ticket, question_from_ticket};
pub(crate) use help_center_admin::{categories_desk, content_gaps, search_settings};
pub use images::{ArticleImages, MoveArticleImages, find_image, keep_image};
pub use jobs::PublishScheduled;
pub use list::{list, list_each, list_for, list_published};
pub use public_pages::HelpPages;
pub use reader::{move_reader, offered_to};
pub use record::FEED;
pub use related::{popular, related};
pub use remove::remove;
pub use retention::{Offers, ReaderComments, Searches};
pub use revisions::{restore, revision, revisions};
pub use search::{
    Reach, SyncEmbeddings, create_synonyms, delete_synonyms, meaning_state, refresh_index, refresh_vectors,
    search, search_and_record, search_as_typed, search_report, set_stop_words, stop_words, synonyms,
    write_searches,
};
pub use seed::{seed_articles, seed_many_articles};
pub use startup::{Startup, embeddings};
pub use tasks::{article_tasks, close_article_task};
pub use topic_handler::ArticleTopicHandler;
pub use translated::address_in;
pub use views::{count_view, write_views};
pub use vote::vote;
pub(crate) use vote_cookie::{Voted, vote_cookie};
pub use working_copy::{discard_working_copy, publish_working_copy, save_working_copy, working_copy};
