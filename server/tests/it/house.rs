//! What the house promises of its own walls: which crate may know which, and what the browser must never carry.

use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
    process::Command,
};

use serde_json::Value;

/// The floors of the house, lowest first. A crate says in its own `Cargo.toml` on which it stands
/// (`package.metadata.house.floor`); it may name what is below, and on its own floor only where listed.
const FLOORS: &[&str] =
    &["tests", "base", "foundation", "domain", "identity", "files", "noun", "reactor", "app", "server"];
/// What stands on the same floor and may be named all the same.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("jobs", "ui"),
    ("realtime", "jobs"),
    ("settings", "realtime"),
    ("public_pages", "ui"),
    ("brand", "files"),
    ("consumers", "ui"),
    ("consumers", "jobs"),
    ("consumers", "realtime"),
];
/// What needs a socket, a database or too many bytes.
const NOT_IN_THE_BROWSER: &[&str] = &[
    "sqlx",
    "tokio",
    "axum",
    "regex",
    "comrak",
    "ammonia",
    "hyper",
    "rustls",
    "argon2",
    "croner",
    "chrono-tz",
    "rust-stemmers",
    "quick_cache",
    "object_store",
    "image",
    "infer",
];

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn dependencies_point_one_way() {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version=1"])).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let floors: BTreeMap<&str, usize> = packages
        .iter()
        .map(|package| {
            let name = package["name"].as_str().unwrap();
            let floor = package["metadata"]["house"]["floor"].as_str();
            let floor = FLOORS.iter().position(|known| Some(*known) == floor);
            (name, floor.unwrap_or_else(|| panic!("{name} has no floor: give it one in its Cargo.toml")))
        })
        .collect();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let floor = floors[name];
        for dependency in package["dependencies"].as_array().unwrap() {
            let needed = dependency["name"].as_str().unwrap();
            let Some(below) = floors.get(needed) else { continue };
            assert!(*below < floor || NEIGHBOURS.contains(&(name, needed)), "{name} must not know {needed}");
            let is_for_tests = dependency["kind"] == "dev";
            assert!(
                needed != "migrations" || is_for_tests || name == "server",
                "a new migration would rebuild {name}"
            );
        }
    }
}

#[test]
fn the_browser_carries_nothing_of_the_servers() {
    // Leptos reads its own settings with a regex, on the server; nothing of it is left in the linked wasm.
    let tree = cargo(&[
        "tree",
        "-p",
        "frontend",
        "--target=wasm32-unknown-unknown",
        "-e=normal,no-proc-macro",
        "--prefix=none",
        "--prune=leptos_config",
    ]);
    for line in tree.lines() {
        let name = line.split(' ').next().unwrap_or_default();
        let is_forbidden =
            NOT_IN_THE_BROWSER.iter().any(|heavy| name == *heavy || name.starts_with(&format!("{heavy}-")));
        assert!(!is_forbidden, "the wasm would carry {line}");
    }
    assert!(tree.contains("leptos"), "the tree was read");
}

/// Two functions of one name would answer at one address, and only one of them would be asked: the sources say what the
/// running house cannot.
#[test]
fn server_functions_have_one_name_in_the_house() {
    let (mut names, mut seen) = (Vec::new(), HashSet::new());
    server_functions(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../app"), &mut names);
    assert!(names.contains(&"sign_in".to_owned()) && names.len() > 40, "{names:?}");
    let twice: Vec<_> = names.iter().filter(|name| !seen.insert(*name)).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let paths: Vec<_> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    assert!(paths.contains(&"/fn/sign_in"), "{paths:?}");
}

/// Two types of one name would be one schema of the OpenAPI document, and one of them described as the other.
#[test]
fn schemas_have_one_name_in_the_house() {
    let (mut names, mut seen) = (Vec::new(), HashSet::new());
    for_each_source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../app"), &mut |code| {
        for derived in code.split("utoipa::ToSchema").skip(1) {
            let words =
                || derived.split(|letter: char| !letter.is_alphanumeric()).skip_while(|word| word.is_empty());
            let kind = words().position(|word| matches!(word, "struct" | "enum"));
            let Some(kind) = kind else { continue };
            let renamed = words().take(kind).collect::<Vec<_>>();
            let renamed = renamed.iter().position(|word| *word == "as").and_then(|at| {
                renamed[at + 1..].iter().find(|word| !word.is_empty()).map(|word| (*word).to_owned())
            });
            names.push(renamed.unwrap_or_else(|| words().nth(kind + 1).unwrap_or_default().to_owned()));
        }
    });
    assert!(names.contains(&"TicketStatus".to_owned()) && names.len() > 60, "{names:?}");
    let twice: Vec<_> = names.iter().filter(|name| !name.is_empty() && !seen.insert(*name)).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// The names of all server functions below a folder.
fn server_functions(folder: &Path, names: &mut Vec<String>) {
    for_each_source(folder, &mut |code| {
        let after = code.split("#[server").skip(1).filter_map(|rest| rest.split_once("pub async fn "));
        names.extend(after.filter_map(|(_, rest)| Some(rest.split_once('(')?.0.to_owned())));
    });
}

/// Shows every source file below a folder.
fn for_each_source(folder: &Path, look: &mut impl FnMut(&str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            for_each_source(&path, look);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            look(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
