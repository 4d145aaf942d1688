//! What the help center brings to the server.

use chrono::TimeDelta;
use domain::server::{Demo, Domain};
use jobs::server::{Registry, Schedule};

use super::{
    ArticleImages, ArticleTopicHandler, HelpPages, MoveArticleImages, Offers, PublishScheduled,
    ReaderComments, Searches, Startup, SyncEmbeddings, feeds, personal_data::Readers, refresh_index,
    refresh_vectors, rest, seed_articles, write_searches, write_views,
};
use crate::server::permissions::permissions;

/// The domain.
pub fn domain() -> Domain {
    Domain::new("knowledge")
        .rest(rest::routes())
        .permissions(permissions())
        .routes(feeds::routes())
        .jobs(
            Registry::default()
                .with::<PublishScheduled>()
                .with::<SyncEmbeddings>()
                .with::<MoveArticleImages>(),
        )
        .schedules([
            Schedule::every(TimeDelta::minutes(1), &PublishScheduled {}),
            Schedule::every(TimeDelta::minutes(1), &SyncEmbeddings {}),
            Schedule::every(TimeDelta::hours(1), &MoveArticleImages {}),
        ])
        .topic(ArticleTopicHandler)
        .file_owner(ArticleImages)
        .public_pages(HelpPages)
        .task(|ctx, hub, stop| async move { refresh_index(ctx, hub, stop.stopped()).await })
        .task(|ctx, hub, stop| async move { refresh_vectors(ctx, hub, stop.stopped()).await })
        .task(|ctx, _, stop| async move { write_views(ctx, stop.stopped()).await })
        .task(|ctx, _, stop| async move { write_searches(ctx, stop.stopped()).await })
        .startup::<Startup>()
        .retained(Searches)
        .retained(Offers)
        .retained(ReaderComments)
        .personal_data(Readers)
        .seed(|ctx, demo: &mut Demo| Box::pin(seed_articles(ctx, &demo.admin, &demo.agents)))
}
