//! The pages that are kept: a cache by weight in bytes, in which each page is drawn once however many ask for it at once.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use quick_cache::{
    DefaultHashBuilder, OptionsBuilder, Weighter,
    sync::{Cache, DefaultLifecycle, PlaceholderGuard},
};

use super::{key::Key, page::Page};

/// How long a page may be answered from memory, so that "5 min ago" does not stay so.
const FRESH: Duration = Duration::from_secs(60);
/// About how many pages there are, and the most bytes of them and of their names.
const USUAL_PAGES: usize = 5_000;
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// Locks: few, since each has its share of the bytes and the largest page must fit into it.
const SHARDS: usize = 4;
/// What an entry takes beside its name and its bytes.
const ENTRY_BYTES: usize = 256;

/// What is known of an address, and the turn in which it was drawn.
pub(super) struct Drawn<R> {
    turn: u64,
    /// Its page; none where that is not kept, so that nobody waits for somebody else to draw it.
    pub page: Option<Page<R>>,
}

#[derive(Clone)]
struct ByBytes;

impl<R> Weighter<Key, Arc<Drawn<R>>> for ByBytes {
    fn weight(&self, key: &Key, drawn: &Arc<Drawn<R>>) -> u64 {
        let page = drawn.page.as_ref().map_or(0, Page::size);
        (ENTRY_BYTES + key.size() + page) as u64
    }
}

type Pages<R> = Cache<Key, Arc<Drawn<R>>, ByBytes>;
type Turn<'a, R> = PlaceholderGuard<
    'a,
    Key,
    Arc<Drawn<R>>,
    ByBytes,
    DefaultHashBuilder,
    DefaultLifecycle<Key, Arc<Drawn<R>>>,
>;

/// The pages of this process.
pub(super) struct Store<R> {
    pages: Pages<R>,
    /// Grows with every drop: a page that was being drawn meanwhile is not answered.
    turn: AtomicU64,
}

impl<R> Default for Store<R> {
    fn default() -> Self {
        let options = OptionsBuilder::new()
            .estimated_items_capacity(USUAL_PAGES)
            .weight_capacity(MOST_BYTES)
            .shards(SHARDS)
            .build();
        let pages = match options {
            Ok(options) => Cache::with_options(
                options,
                ByBytes,
                DefaultHashBuilder::default(),
                DefaultLifecycle::default(),
            ),
            Err(_both_capacities_are_set) => Cache::with_weighter(USUAL_PAGES, MOST_BYTES, ByBytes),
        };
        Self { pages, turn: AtomicU64::new(0) }
    }
}

/// Who asks for a page that is not there.
pub(super) enum Asked<'a, R> {
    /// It was drawn meanwhile, or is known not to be kept.
    Known(Arc<Drawn<R>>),
    /// It is theirs to draw, and others may wait for it.
    First(Drawing<'a, R>),
}

/// A page that is being drawn. Dropped without one, the next who waits for it draws it.
pub(super) struct Drawing<'a, R> {
    store: &'a Store<R>,
    place: Turn<'a, R>,
    turn: u64,
}

impl<R> Store<R> {
    /// The page under a key, if it is there.
    pub fn find(&self, key: &Key) -> Option<Arc<Drawn<R>>> {
        self.pages.get(key).filter(|drawn| self.is_current(drawn) && drawn.page.is_some())
    }

    /// The page under a key once it is there, or the task to draw it.
    pub async fn find_or_draw(&self, key: &Key) -> Asked<'_, R> {
        let turn = self.turn.load(Ordering::Acquire);
        match self.pages.get_value_or_guard_async(key).await {
            Ok(drawn) if self.is_current(&drawn) => Asked::Known(drawn),
            Ok(_old) => Asked::Known(Arc::new(Drawn { turn, page: None })),
            Err(place) => Asked::First(Drawing { store: self, place, turn }),
        }
    }

    fn is_current(&self, drawn: &Drawn<R>) -> bool {
        drawn.turn == self.turn.load(Ordering::Acquire)
    }

    /// Forgets the pages that were drawn a while ago, which costs nothing when they are asked for.
    pub fn drop_old(&self) {
        if self.pages.is_empty() {
            return;
        }
        self.pages.retain(|_, drawn| drawn.page.as_ref().is_some_and(|page| page.drawn_at.elapsed() < FRESH));
    }

    /// Forgets every page.
    pub fn drop_all(&self) {
        self.turn.fetch_add(1, Ordering::AcqRel);
        self.pages.clear();
    }
}

impl<R> Drawing<'_, R> {
    /// Hands over what was drawn, to everybody who waits for it.
    pub fn finish(self, page: Option<Page<R>>) -> Arc<Drawn<R>> {
        let drawn = Arc::new(Drawn { turn: self.turn, page });
        // What was drawn before everything was dropped is nobody's but its own reader's: those who wait see its turn.
        if self.store.is_current(&drawn) {
            let _dropped_meanwhile = self.place.insert(Arc::clone(&drawn));
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use axum::{
        http::Request,
        response::{IntoResponse, Response},
    };
    use public_pages::server::PAGE_CACHE_HEADER;

    use super::*;
    use crate::cached_public_pages::CachedPublicPages;

    fn key(address: &str) -> Key {
        Key::of::<CachedPublicPages, _>(&Request::get(address).body(()).unwrap()).unwrap()
    }

    fn answer(html: &str) -> Response {
        ([(PAGE_CACHE_HEADER, "")], html.to_owned()).into_response()
    }

    async fn draw(store: &Store<u64>, address: &str, html: &str) -> bool {
        match store.find_or_draw(&key(address)).await {
            Asked::First(drawing) => {
                drawing.finish(Some(Page::of(answer(html)).await.unwrap()));
                true
            }
            Asked::Known(_) => false,
        }
    }

    #[tokio::test]
    async fn a_page_that_is_old_is_drawn_anew() {
        let store = Store::default();
        assert!(draw(&store, "/help/articles/a", "<p>5 min ago</p>").await);
        store.drop_old();
        assert!(store.find(&key("/help/articles/a")).is_some());
        let mut old = Page::of(answer("<p>5 min ago</p>")).await.unwrap();
        old.drawn_at -= FRESH;
        let Asked::First(drawing) = store.find_or_draw(&key("/help/articles/b")).await else { panic!() };
        drawing.finish(Some(old));
        store.drop_old();
        assert!(store.find(&key("/help/articles/b")).is_none());
        assert_eq!(store.pages.len(), 1);
    }

    #[tokio::test]
    async fn what_was_being_drawn_when_all_was_dropped_is_not_kept() {
        let store = Store::<u64>::default();
        let Asked::First(drawing) = store.find_or_draw(&key("/help")).await else { panic!() };
        store.drop_all();
        drawing.finish(Some(Page::of(answer("old")).await.unwrap()));
        assert!(store.find(&key("/help")).is_none());
        assert!(draw(&store, "/help", "new").await);
    }

    #[tokio::test]
    async fn many_who_ask_at_once_are_answered_by_one_drawing() {
        let store = Arc::new(Store::<u64>::default());
        let drawings = Arc::new(AtomicUsize::new(0));
        let readers: Vec<_> = (0..20)
            .map(|_| {
                let (store, drawings) = (Arc::clone(&store), Arc::clone(&drawings));
                tokio::spawn(async move {
                    match store.find_or_draw(&key("/help")).await {
                        Asked::First(drawing) => {
                            drawings.fetch_add(1, Ordering::Relaxed);
                            tokio::task::yield_now().await;
                            drawing.finish(Some(Page::of(answer("a")).await.unwrap()))
                        }
                        Asked::Known(drawn) => drawn,
                    }
                    .page
                    .is_some()
                })
            })
            .collect();
        for reader in readers {
            assert!(reader.await.unwrap());
        }
        assert_eq!(drawings.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn who_gives_up_leaves_the_drawing_to_the_next_and_a_page_that_is_not_kept_is_waited_for_by_nobody()
    {
        let store = Store::<u64>::default();
        drop(store.find_or_draw(&key("/help")).await);
        let Asked::First(drawing) = store.find_or_draw(&key("/help")).await else { panic!() };
        drawing.finish(None);
        assert!(
            matches!(store.find_or_draw(&key("/help")).await, Asked::Known(drawn) if drawn.page.is_none())
        );
    }

    #[tokio::test]
    async fn pages_that_nobody_asks_for_again_do_not_push_out_those_that_many_read() {
        let store = Store::<u64>::default();
        let html = "x".repeat(200_000);
        draw(&store, "/help/articles/read", &html).await;
        for number in 0..1_000 {
            assert!(store.find(&key("/help/articles/read")).is_some(), "gone after {number}");
            draw(&store, &format!("/help/articles/a?q={number}"), &html).await;
        }
        assert!(store.pages.weight() <= MOST_BYTES && store.pages.len() < 1_000, "{}", store.pages.len());
    }
}
