//! What a domain brings to the server: routes, jobs, topics, tasks, settings, seeds.

mod ai_startup;
mod demo;
mod file_owner;
mod foundations;
mod logs;
mod personal_data;
mod removed_text;
mod retained;
mod stop;

use std::{future::Future, sync::Arc};

use axum::Router;
use base::server::{Ctx, Permission, RoutePolicy, Sections};
use consumers::server::{Consumer, History};
use futures::future::BoxFuture;
use jobs::server::{Registry, Schedule};
use public_pages::server::PublicPages;
use realtime::server::{Hub, TopicHandler};
use settings::server::Section;
use utoipa_axum::router::OpenApiRouter;

pub use ai_startup::{AiProvider, AiStartup};
pub use demo::Demo;
pub use file_owner::{FileOwner, FileOwners};
pub use foundations::foundations;
pub use personal_data::{Erased, ErasedPerson, ExportReader, PersonalData, PersonalSections};
pub use removed_text::{DELETED_PERSON, REMOVED_TEXT};
pub use retained::{Due, Fate, Retained, RetainedKinds, RetainedWords};
pub use stop::Stop;

/// A background task of a process, until it is told to stop.
pub type Task = Box<dyn FnOnce(Ctx, Hub, Stop) -> BoxFuture<'static, ()> + Send>;

/// A part of the demo; the domains tell theirs in the order of the list.
pub type Seed = for<'a> fn(&'a Ctx, &'a mut Demo) -> BoxFuture<'a, base::server::Result<()>>;

/// The start-up settings of a domain: flags and environment variables, read by the server alone.
#[derive(Clone, Copy)]
pub struct StartupSection {
    /// Adds the section's flags to the command.
    pub augment: fn(clap::Command) -> clap::Command,
    /// Puts what was given where the domain's verbs find it.
    pub read: fn(&clap::ArgMatches, &mut Sections) -> Result<(), clap::Error>,
}

/// A section of run-time settings, as the settings' page and API list it.
#[derive(Clone, Copy)]
pub struct RuntimeSection {
    /// The row's name.
    pub name: &'static str,
    /// What holds where nobody decided anything.
    pub defaults: fn() -> serde_json::Value,
}

/// One domain, as the server sees it.
pub struct Domain {
    /// What it is called: its crate.
    pub name: &'static str,
    /// Its REST operations, described.
    pub rest: OpenApiRouter<Ctx>,
    /// Its other addresses: feeds, images.
    pub routes: Router<Ctx>,
    /// Its jobs.
    pub jobs: Registry,
    /// When they run by themselves.
    pub schedules: Vec<Schedule>,
    /// How it reacts to other domains.
    pub consumers: Vec<Arc<dyn Consumer>>,
    /// Its own log, for consumers that are added later.
    pub histories: Vec<Arc<dyn History>>,
    /// What can be heard of it on a socket.
    pub topics: Vec<Box<dyn TopicHandler>>,
    /// Its pages that travel as HTML.
    pub public_pages: Vec<Box<dyn PublicPages>>,
    /// What a process that serves does beside requests and jobs.
    pub tasks: Vec<Task>,
    /// What every process does, one that only works the queue too.
    pub process_tasks: Vec<Task>,
    /// What it takes from the environment.
    pub startup: Vec<StartupSection>,
    /// What its admins decide.
    pub runtime: Vec<RuntimeSection>,
    /// What its addresses allow beyond the strict default: by the beginning of their path.
    pub policies: Vec<(&'static str, RoutePolicy)>,
    /// What of it files can belong to.
    pub file_owners: Vec<Arc<dyn FileOwner>>,
    /// What of it is kept for a time.
    pub retained: Vec<Arc<dyn Retained>>,
    /// What it knows of people.
    pub personal_data: Vec<Arc<dyn PersonalData>>,
    /// What its verbs ask for.
    pub permissions: Vec<Permission>,
    /// What it tells in the demo.
    pub seed: Option<Seed>,
}

impl Domain {
    /// A domain that brings nothing yet.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            rest: OpenApiRouter::new(),
            routes: Router::new(),
            jobs: Registry::default(),
            schedules: Vec::new(),
            consumers: Vec::new(),
            histories: Vec::new(),
            topics: Vec::new(),
            public_pages: Vec::new(),
            tasks: Vec::new(),
            process_tasks: Vec::new(),
            startup: Vec::new(),
            runtime: Vec::new(),
            policies: Vec::new(),
            file_owners: Vec::new(),
            retained: Vec::new(),
            personal_data: Vec::new(),
            permissions: Vec::new(),
            seed: None,
        }
    }

    /// With REST operations.
    #[must_use]
    pub fn rest(self, rest: OpenApiRouter<Ctx>) -> Self {
        Self { rest: self.rest.merge(rest), ..self }
    }

    /// With other addresses.
    #[must_use]
    pub fn routes(self, routes: Router<Ctx>) -> Self {
        Self { routes: self.routes.merge(routes), ..self }
    }

    /// With jobs.
    #[must_use]
    pub fn jobs(self, jobs: Registry) -> Self {
        Self { jobs, ..self }
    }

    /// With schedules of them.
    #[must_use]
    pub fn schedules(mut self, schedules: impl IntoIterator<Item = Schedule>) -> Self {
        self.schedules.extend(schedules);
        self
    }

    /// With a reaction to other domains.
    #[must_use]
    pub fn consumer(mut self, consumer: impl Consumer + 'static) -> Self {
        self.consumers.push(Arc::new(consumer));
        self
    }

    /// With a log that a consumer may replay.
    #[must_use]
    pub fn history(mut self, history: impl History + 'static) -> Self {
        self.histories.push(Arc::new(history));
        self
    }

    /// With a kind of topic.
    #[must_use]
    pub fn topic(mut self, handler: impl TopicHandler + 'static) -> Self {
        self.topics.push(Box::new(handler));
        self
    }

    /// With pages that travel as HTML.
    #[must_use]
    pub fn public_pages(mut self, pages: impl PublicPages + 'static) -> Self {
        self.public_pages.push(Box::new(pages));
        self
    }

    /// With a background task of the processes that serve.
    #[must_use]
    pub fn task<F, T>(mut self, task: F) -> Self
    where
        F: FnOnce(Ctx, Hub, Stop) -> T + Send + 'static,
        T: Future<Output = ()> + Send + 'static,
    {
        self.tasks.push(boxed(task));
        self
    }

    /// With a background task of every process.
    #[must_use]
    pub fn process_task<F, T>(mut self, task: F) -> Self
    where
        F: FnOnce(Ctx, Hub, Stop) -> T + Send + 'static,
        T: Future<Output = ()> + Send + 'static,
    {
        self.process_tasks.push(boxed(task));
        self
    }

    /// With settings from the environment; verbs find them by `ctx.settings.section::<S>()`.
    #[must_use]
    pub fn startup<S: clap::Args + Clone + Default + Send + Sync + 'static>(mut self) -> Self {
        self.startup.push(StartupSection {
            augment: S::augment_args,
            read: |matches, sections| {
                sections.insert(S::from_arg_matches(matches)?);
                Ok(())
            },
        });
        self
    }

    /// With settings that an admin decides; verbs find them by `settings::server::read::<S>(ctx)`.
    #[must_use]
    pub fn runtime<S: Section>(mut self) -> Self {
        self.runtime.push(RuntimeSection {
            name: S::NAME,
            defaults: || serde_json::to_value(S::default()).unwrap_or_default(),
        });
        self
    }

    /// With what the addresses below `prefix` allow beyond the strict default.
    #[must_use]
    pub fn policy(mut self, prefix: &'static str, policy: RoutePolicy) -> Self {
        self.policies.push((prefix, policy));
        self
    }

    /// With something that files can belong to.
    #[must_use]
    pub fn file_owner(mut self, owner: impl FileOwner) -> Self {
        self.file_owners.push(Arc::new(owner));
        self
    }

    /// With something that is kept for a time.
    #[must_use]
    pub fn retained(mut self, retained: impl Retained) -> Self {
        self.retained.push(Arc::new(retained));
        self
    }

    /// With what it knows of people.
    #[must_use]
    pub fn personal_data(mut self, personal_data: impl PersonalData) -> Self {
        self.personal_data.push(Arc::new(personal_data));
        self
    }

    /// With what its verbs ask for.
    #[must_use]
    pub fn permissions(mut self, permissions: &[Permission]) -> Self {
        self.permissions.extend_from_slice(permissions);
        self
    }

    /// With a part of the demo.
    #[must_use]
    pub fn seed(self, seed: Seed) -> Self {
        Self { seed: Some(seed), ..self }
    }
}

fn boxed<F, T>(task: F) -> Task
where
    F: FnOnce(Ctx, Hub, Stop) -> T + Send + 'static,
    T: Future<Output = ()> + Send + 'static,
{
    Box::new(move |ctx, hub, stop| Box::pin(task(ctx, hub, stop)))
}
