//! Where styles, scripts and wasm are: in the folder `site` beside the binary, in a deployment as after a build. Each build
//! profile has one of its own, so that a quick build leaves alone what a release server is serving.

use std::path::PathBuf;

use leptos::config::LeptosOptions;

use crate::config::Config;

/// What Leptos needs to know of them.
pub(crate) fn options(config: &Config) -> LeptosOptions {
    let root = config.site.clone().or_else(beside_binary).unwrap_or_else(|| PathBuf::from("site"));
    // The names carry the content's hash where a build wrote down which.
    let hashes = std::path::absolute(root.join("hash.txt")).unwrap_or_default();
    LeptosOptions::builder()
        .output_name("porchlight")
        .site_root(root.display().to_string())
        .site_pkg_dir("pkg")
        .hash_files(hashes.exists())
        .hash_file(hashes.display().to_string().into())
        .build()
}

/// The addresses of a build's files.
#[derive(Clone)]
pub(crate) struct Files {
    pub style: String,
    pub script: String,
    pub wasm: String,
}

impl Files {
    /// Reads which they are.
    pub fn of(options: &LeptosOptions) -> Self {
        let hashes = std::fs::read_to_string(options.hash_file.as_ref()).unwrap_or_default();
        let address = |kind: &str| {
            let hash = hashes.lines().find_map(|line| line.strip_prefix(kind)?.strip_prefix(": "));
            let hash = hash.map_or_else(String::new, |hash| format!(".{}", hash.trim()));
            format!("/{}/{}{hash}.{kind}", options.site_pkg_dir, options.output_name)
        };
        Self { style: address("css"), script: address("js"), wasm: address("wasm") }
    }
}

fn binary_folder() -> Option<PathBuf> {
    std::env::current_exe().ok()?.parent().map(PathBuf::from)
}

fn beside_binary() -> Option<PathBuf> {
    let folder = binary_folder()?;
    [folder.join("site"), folder.parent()?.join("site")].into_iter().find(|site| site.is_dir())
}
