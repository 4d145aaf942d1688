//! Every part in every state, for who builds pages and for the tests that look at them.

use std::pin::Pin;

use base::{DateTime, Fault, PageQuery, Pagination, Utc, escape_html};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use ui::{
    Avatar, Badge, Bar, BarChart, Button, Choice, Dialog, Editor, Empty, Field, HeatMap, Icon, Kind,
    LineChart, LinkButton, Menu, MenuItem, Notice, Pager, Select, Series, Skeleton, Sparkline,
    StackedBarChart, Steps, TabLink, Table, Tabs, TextArea, TimeAgo, Tone, toast,
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
                <Charts/>
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
    let markdown = RwSignal::new("Hold the **button** for _five_ seconds.\n\n- until it blinks".to_owned());
    let empty = RwSignal::new(String::new());
    view! {
        <section class="card">
            <h2>"Fields"</h2>
            <form class="form">
                <Field name="plain" label="A field" hint="What to write here.".to_owned()/>
                <Field name="wrong" label="A wrong field" error=wrong/>
                <Select name="choice" label="A choice" choices selected="dawn"/>
                <TextArea name="long" label="A text" rows=3/>
                <TextArea name="wrong-long" label="A wrong text" rows=3 error=wrong/>
                <Editor name="markdown" label="A text in Markdown" hint="Its buttons are one stop of the Tab key."
                    value=markdown rows=3 with_headings=true preview=as_written on_files=Callback::new(|_| toast("Images."))/>
                <Editor name="wrong-markdown" label="A wrong one" value=empty rows=3 error=wrong/>
            </form>
        </section>
    }
}

/// A preview for a page without a server: the text itself.
fn as_written(text: String) -> Pin<Box<dyn Future<Output = Result<String, Fault>> + Send>> {
    Box::pin(async move { Ok(format!("<pre>{}</pre>", escape_html(&text))) })
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
        "bold",
        "italic",
        "strikethrough",
        "heading",
        "link",
        "bullets",
        "numbers",
        "quote",
        "code",
        "image",
        "preview",
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
            <div class="styleguide__row">{avatars} <Avatar name="Erin" src=Some("/favicon.svg".to_owned())/></div>
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
fn Charts() -> impl IntoView {
    let days: Vec<_> = (1..=14).map(|day| format!("2026-11-{day:02}")).collect();
    let two = vec![
        Series::new("Tickets", known(&[12, 9, 14, 3, 2, 15, 18, 16, 11, 13, 4, 1, 17, 21])),
        Series::muted("The two weeks before", known(&[8, 10, 9, 2, 3, 12, 11, 14, 9, 8, 5, 2, 12, 13])),
    ];
    let gap = |value: i32| (value % 5 != 3).then_some(f64::from(value * 620 + 900));
    let waits = ["Urgent", "High", "Medium", "Low"].into_iter().zip(1..);
    let waits =
        waits.map(|(name, step)| Series::new(name, (0..14).map(|day| gap(day * step)).collect())).collect();
    let balance =
        vec![Series::new("Opened less solved", known(&[4, 2, -3, -6, 0, 5, 1, -2, -4, 3, 2, 0, -1, 2]))];
    let parts = [("Form", 5), ("E-mail", 3), ("Chat", 7), ("Phone", 2), ("API", 4)];
    let parts = parts
        .map(|(name, step)| Series::new(name, (0..14).map(|day| Some(f64::from(day * step % 11))).collect()));
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].into_iter().zip(0..);
    let load = weekdays.map(|(name, day)| {
        let hour = |hour: i32| Some(f64::from((12 - (hour - 11).abs() - 2 * day).max(0)));
        Series::new(name, (0..24).map(hour).collect())
    });
    let bar = |(label, value, before): (&str, f64, f64)| Bar {
        label: label.to_owned(),
        value: Some(value),
        before: Some(before),
        href: Some("/styleguide".to_owned()),
    };
    let bars = [("Alice", 14.0, 9.0), ("Bob", 6.0, 8.0), ("عائشة", 3.0, 0.0)].map(bar);
    let change =
        [("Bugs", 4.0), ("Billing", -7.0), ("A category with a name that is longer than others", 2.0)];
    let change =
        change.map(|(label, value)| Bar { label: label.to_owned(), value: Some(value), ..Bar::default() });
    let hours = (0..24).map(|hour| format!("{hour:02}")).collect();
    view! {
        <section class="card">
            <h2>"Charts"</h2>
            <LineChart label="Tickets a day" corner="Day" labels=days.clone() series=two format=whole/>
            <LineChart label="Waiting a day" corner="Day" labels=days.clone() series=waits steps=Steps::Time format=minutes/>
            <LineChart label="Below and above" corner="Day" labels=days.clone() series=balance format=whole/>
            <LineChart label="One point" corner="Day" labels=days[..1].to_vec() series=vec![Series::new("One", known(&[7]))] format=whole/>
            <LineChart label="Nothing" corner="Day" labels=Vec::new() series=Vec::new() format=whole/>
            <StackedBarChart name="styleguide-channels" label="Channels a day" corner="Day" labels=days series=parts.to_vec() format=whole/>
            <BarChart label="Open tickets" corner="Agent" measure="Open" bars=bars.to_vec() format=whole/>
            <BarChart label="Change" corner="Category" measure="Change" bars=change.to_vec() format=whole/>
            <HeatMap label="When tickets come" corner="Hour" columns=hours rows=load.collect() format=whole/>
            <Sparkline values=known(&[3, 5, 2, 8, 6, 9])/>
        </section>
    }
}

fn known(values: &[i32]) -> Vec<Option<f64>> {
    values.iter().map(|value| Some(f64::from(*value))).collect()
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

fn minutes(seconds: f64) -> String {
    format!("{:.0} min", seconds / 60.0)
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
