//! Every part in every state, for who builds pages and for the tests that look at them.

use base::{DateTime, PageQuery, Pagination, Utc};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{
    Avatar, Badge, Button, Choice, Dialog, Empty, Field, Icon, Kind, LinkButton, Menu, MenuItem, Notice,
    Pager, Select, Skeleton, TabLink, Table, Tabs, TextArea, TimeAgo, Tone, toast,
};

/// The page. It is for developers, so it speaks English in every language.
pub struct StyleguidePage;

#[lazy_route]
impl LazyRoute for StyleguidePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! {
            <Title text="Styleguide"/>
            <div class="page styleguide">
                <h1>"Styleguide"</h1>
                <p class="page__lead">"Every part in every state. If a page needs what is not here, it begins here."</p>
                <Buttons/>
                <Fields/>
                <States/>
                <Lists/>
                <Overlays/>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Buttons() -> impl IntoView {
    view! {
        <section class="card">
            <h2>"Buttons"</h2>
            <div class="styleguide__row">
                <Button r#type="button" kind=Kind::Primary>"Primary"</Button>
                <Button r#type="button">"Secondary"</Button>
                <Button r#type="button" kind=Kind::Quiet>"Quiet"</Button>
                <Button r#type="button" kind=Kind::Danger>"Danger"</Button>
                <Button r#type="button" kind=Kind::Primary pending=true>"Pending"</Button>
                <LinkButton href="/styleguide">"A link"</LinkButton>
            </div>
        </section>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let wrong = Signal::stored(Some("is required".to_owned()));
    let choices = vec![Choice::new("dusk", "Dusk"), Choice::new("dawn", "Dawn")];
    view! {
        <section class="card">
            <h2>"Fields"</h2>
            <form class="form">
                <Field name="plain" label="A field" hint="What to write here.".to_owned()/>
                <Field name="wrong" label="A wrong field" error=wrong/>
                <Select name="choice" label="A choice" choices selected="dawn"/>
                <TextArea name="long" label="A text" rows=3/>
                <TextArea name="wrong-long" label="A wrong text" rows=3 error=wrong/>
            </form>
        </section>
    }
}

#[component]
fn States() -> impl IntoView {
    let names = ["Alice", "Bob", "Carol Lind", "Dana Whitfield", "Emeka Obi", "Freya L"];
    let avatars = names.map(|name| view! { <Avatar name=name/> }).collect_view();
    let icons = [
        "search",
        "back",
        "write",
        "list",
        "desk",
        "priority-low",
        "priority-medium",
        "priority-high",
        "priority-urgent",
    ];
    let icons = icons.map(|name| view! { <Icon name/> }).collect_view();
    view! {
        <section class="card">
            <h2>"States"</h2>
            <div class="styleguide__row">
                <Badge>"Calm"</Badge>
                <Badge tone=Tone::Lamp>"Lamp"</Badge>
                <Badge tone=Tone::River>"River"</Badge>
                <Badge tone=Tone::Good>"Good"</Badge>
                <Badge tone=Tone::Warn>"Warn"</Badge>
                <Badge tone=Tone::Bad>"Bad"</Badge>
            </div>
            <div class="styleguide__row">{avatars}</div>
            <div class="styleguide__row">{icons}</div>
            <Notice>"Something to know."</Notice>
            <Notice tone=Tone::Good>"Something that went well."</Notice>
            <Notice tone=Tone::Warn>"Something to keep in mind."</Notice>
            <Notice tone=Tone::Bad>"Something that went wrong, and what to do."</Notice>
            <Skeleton label="Loading"/>
        </section>
    }
}

#[component]
fn Lists() -> impl IntoView {
    let now = DateTime::<Utc>::UNIX_EPOCH;
    let second = PageQuery { page: Some(2), ..PageQuery::default() };
    view! {
        <section class="card">
            <h2>"Lists"</h2>
            <Tabs label="Views">
                <TabLink href="/styleguide" current=true>"This one"</TabLink>
                <TabLink href="/" current=false>"That one"</TabLink>
            </Tabs>
            <Table caption="Lamps" columns=vec!["Lamp".to_owned(), "Seen".to_owned()]>
                <tr><th scope="row">"Dusk"</th><td><TimeAgo at=now now/></td></tr>
                <tr><th scope="row">"Dawn"</th><td><TimeAgo at=now now/></td></tr>
            </Table>
            <Pager pagination=Pagination::new(&second, 90, None) base="/styleguide?"/>
            <Empty title="Nothing here yet" hint="What will be here, and the first step."/>
        </section>
    }
}

#[component]
fn Overlays() -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <section class="card">
            <h2>"Overlays"</h2>
            <div class="styleguide__row">
                <Menu name="Lamp" label=|| "Dusk">
                    <MenuItem name="lamp" value="dusk" current=true>"Dusk"</MenuItem>
                    <MenuItem name="lamp" value="dawn">"Dawn"</MenuItem>
                </Menu>
                <span on:click=move |_| is_open.set(true)>
                    <Button r#type="button">"Open the dialog"</Button>
                </span>
                <span on:click=|_| toast("Saved.")>
                    <Button r#type="button">"Show a toast"</Button>
                </span>
            </div>
            <Dialog name="styleguide" title="A dialog" open=is_open>
                <p>"Escape closes it, and the focus goes back to where it was."</p>
                <form method="dialog"><Button>"Close"</Button></form>
            </Dialog>
        </section>
    }
}
