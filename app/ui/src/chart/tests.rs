//! Charts as the server draws them.

use leptos::prelude::*;

use super::*;

const HOSTILE: &str = "</text><script>alert(1)</script>";

fn drawn<View: IntoView + 'static>(view: impl FnOnce() -> View) -> String {
    Owner::new().with(|| view().into_any().to_html())
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

fn labels(count: usize) -> Vec<String> {
    (1..=count).map(|day| format!("2026-11-{day:02}")).collect()
}

/// Values that break drawings: none at all, one, gaps, what is no number, what is too large.
fn difficult() -> Vec<Vec<Option<f64>>> {
    vec![
        vec![],
        vec![Some(3.0)],
        vec![Some(0.0); 3],
        vec![None; 3],
        vec![Some(1.0), None, Some(f64::NAN)],
        vec![Some(f64::INFINITY), Some(f64::NEG_INFINITY), Some(1.0)],
        vec![Some(1e308), Some(-1e308), Some(2.0)],
        vec![Some(-3.0), Some(-1.0), None],
    ]
}

fn is_sound(html: &str) {
    for wrong in ["NaN", "inf", "script>", "style="] {
        assert!(!html.contains(wrong), "{wrong}: {html}");
    }
}

#[test]
fn every_chart_draws_what_is_difficult() {
    for values in difficult() {
        let count = values.len();
        let series = || vec![Series::new(HOSTILE, values.clone()), Series::muted("b", values.clone())];
        let hostile = || {
            let mut labels = labels(count);
            if let Some(first) = labels.first_mut() {
                HOSTILE.clone_into(first);
            }
            labels
        };
        let bars = || {
            let bar = |value: &Option<f64>| Bar {
                label: HOSTILE.to_owned(),
                value: *value,
                before: *value,
                href: None,
            };
            values.iter().map(bar).collect::<Vec<_>>()
        };
        is_sound(&drawn(
            || view! { <LineChart label=HOSTILE corner="Day" labels=hostile() series=series() format=whole/> },
        ));
        is_sound(&drawn(
            || view! { <StackedBarChart name="one" label=HOSTILE corner="Day" labels=hostile() series=series() format=whole/> },
        ));
        is_sound(&drawn(
            || view! { <BarChart label=HOSTILE corner="Agent" measure=HOSTILE bars=bars() format=whole/> },
        ));
        is_sound(&drawn(
            || view! { <HeatMap label=HOSTILE corner="Hour" columns=hostile() rows=series() format=whole/> },
        ));
        is_sound(&drawn(|| view! { <Sparkline values=values.clone()/> }));
    }
}

#[test]
fn a_line_chart_says_what_it_shows_and_has_its_table() {
    let series = vec![
        Series::new("Tickets", vec![Some(4.0), None, Some(9.0)]),
        Series::muted("Before", vec![Some(2.0), Some(2.0), Some(3.0)]),
    ];
    let html = drawn(
        || view! { <LineChart label="Tickets a day" corner="Day" labels=labels(3) series format=whole/> },
    );
    assert!(
        html.contains("role=\"img\"") && html.contains("aria-label=\"\u{2068}Tickets a day\u{2069}. "),
        "{html}"
    );
    assert!(html.contains("chart__line--1") && html.contains("chart__line--muted"), "{html}");
    let table = html.split_once("<details").unwrap().1;
    assert_eq!(table.matches("<th scope=\"row\"").count(), 3, "{table}");
    assert!(table.contains("<th scope=\"col\">Before") && table.contains("<bdi>9"), "{table}");
}

#[test]
fn what_overlaps_the_axis_is_named_beside_it() {
    let series = vec![Series::new("Only", vec![Some(1.0), Some(2.0)])];
    let html =
        drawn(|| view! { <LineChart label="One line" corner="Day" labels=labels(2) series format=whole/> });
    assert!(
        !html.contains("chart__names") && !html.contains("chart__key"),
        "one line is what the chart is called: {html}"
    );
}

#[test]
fn a_table_of_the_callers_stands_in_place_of_the_charts() {
    let bars = vec![Bar {
        label: "Alice".to_owned(),
        value: Some(4.0),
        before: Some(2.0),
        href: Some("/agent".to_owned()),
    }];
    let html = drawn(|| {
        view! { <BarChart label="Open tickets" corner="Agent" measure="Open" bars format=whole><p>"own"</p></BarChart> }
    });
    assert!(html.contains("<p>own") && !html.contains("<table"), "{html}");
    assert!(html.contains("href=\"/agent\"") && html.contains("bar-chart__before"), "{html}");
}

#[test]
fn each_part_of_a_stack_has_a_fill_of_its_own() {
    let series = ["Mail", "Chat", "Form"].map(|label| Series::new(label, vec![Some(1.0)]));
    let html = drawn(
        || view! { <StackedBarChart name="channels" label="Channels" corner="Day" labels=labels(1) series=series.to_vec() format=whole/> },
    );
    for kind in 1..=3 {
        assert!(html.contains(&format!("id=\"channels-fill-{kind}\"")), "{html}");
        assert!(html.contains(&format!("fill=\"url(#channels-fill-{kind})\"")), "{html}");
    }
}
