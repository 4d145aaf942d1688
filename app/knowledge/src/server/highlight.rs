//! Code in colours: what each piece of it is, in a few classes that the style sheet knows.

use std::{
    borrow::Cow,
    collections::HashMap,
    fmt::{self, Write},
    sync::LazyLock,
};

use comrak::{adapters::SyntaxHighlighterAdapter, html::escape};
use syntect::{
    parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet},
    util::LinesWithEndings,
};

/// Longer code, or code with a longer line, stays without colours: how long a grammar thinks about it is not bounded
/// by its length alone.
const LONGEST_CODE: usize = 20_000;
const LONGEST_LINE: usize = 400;

/// The grammars, read when the first code is shown.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// What a piece of code is, by the beginning of its scope's name (Sublime's scope naming), the finer before the coarser.
static KINDS: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    [
        ("comment", "hl-comment"),
        ("string", "hl-string"),
        ("constant", "hl-number"),
        ("keyword.operator", ""),
        ("keyword", "hl-keyword"),
        ("storage", "hl-keyword"),
        ("entity.name.tag", "hl-keyword"),
        ("entity.name.function", "hl-name"),
        ("support.function", "hl-name"),
        ("entity.name", "hl-type"),
        ("support.type", "hl-type"),
        ("support.class", "hl-type"),
        ("entity.other.attribute-name", "hl-type"),
        ("variable.parameter", "hl-variable"),
        ("markup.inserted", "hl-string"),
        ("markup.deleted", "hl-keyword"),
    ]
    .into_iter()
    .filter_map(|(name, class)| Some((Scope::new(name).ok()?, class)))
    .collect()
});

/// Colours fenced code whose language is known.
pub(super) struct Colours;

impl SyntaxHighlighterAdapter for Colours {
    fn write_highlighted(&self, output: &mut dyn Write, language: Option<&str>, code: &str) -> fmt::Result {
        let is_short = code.len() <= LONGEST_CODE && code.lines().all(|line| line.len() <= LONGEST_LINE);
        match language.and_then(grammar).filter(|_| is_short) {
            Some(grammar) => write_pieces(output, grammar, code),
            None => escape(output, code),
        }
    }

    fn write_pre_tag(&self, output: &mut dyn Write, _: HashMap<&'static str, Cow<str>>) -> fmt::Result {
        output.write_str("<pre>")
    }

    fn write_code_tag(
        &self,
        output: &mut dyn Write,
        attributes: HashMap<&'static str, Cow<str>>,
    ) -> fmt::Result {
        match attributes.get("class") {
            Some(class) => {
                output.write_str("<code class=\"")?;
                escape(output, class)?;
                output.write_str("\">")
            }
            None => output.write_str("<code>"),
        }
    }
}

/// The grammar of a language by the name that writers give it.
fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let name = language.split([',', ' ', '{']).next().unwrap_or_default().to_lowercase();
    let name = match &*name {
        "shell" | "console" | "zsh" => "bash",
        "typescript" | "ts" | "jsx" | "tsx" | "mjs" => "js",
        "jsonc" | "json5" => "json",
        "vue" | "svelte" => "html",
        "c++" => "cpp",
        "csharp" => "cs",
        "postgres" | "postgresql" | "psql" => "sql",
        other => other,
    };
    GRAMMARS.find_syntax_by_token(name).filter(|grammar| grammar.name != "Plain Text")
}

fn write_pieces(output: &mut dyn Write, grammar: &SyntaxReference, code: &str) -> fmt::Result {
    let (mut state, mut stack) = (ParseState::new(grammar), ScopeStack::new());
    for line in LinesWithEndings::from(code) {
        let Ok(operations) = state.parse_line(line, &GRAMMARS) else {
            escape(output, line)?;
            continue;
        };
        let mut written = 0;
        for (place, operation) in operations {
            write_piece(output, &stack, &line[written..place])?;
            written = place;
            if stack.apply(&operation).is_err() {
                break;
            }
        }
        write_piece(output, &stack, &line[written..])?;
    }
    Ok(())
}

fn write_piece(output: &mut dyn Write, stack: &ScopeStack, piece: &str) -> fmt::Result {
    if piece.is_empty() {
        return Ok(());
    }
    let class =
        stack.as_slice().iter().rev().find_map(|scope| {
            KINDS.iter().find(|(kind, _)| kind.is_prefix_of(*scope)).map(|(_, class)| *class)
        });
    match class.filter(|class| !class.is_empty() && !piece.trim().is_empty()) {
        Some(class) => {
            write!(output, "<span class=\"{class}\">")?;
            escape(output, piece)?;
            output.write_str("</span>")
        }
        None => escape(output, piece),
    }
}

#[cfg(test)]
mod tests {
    use crate::server::render::{html_to_text, render};

    #[test]
    fn known_code_has_colours_and_says_the_same() {
        let html = render("```rust\nfn main() { let x = \"<b>\"; } // a & b\n```").html;
        for wanted in [
            "<code class=\"language-rust\">",
            "<span class=\"hl-keyword\">fn</span>",
            "<span class=\"hl-name\">main</span>",
            "&lt;b&gt;",
            "<span class=\"hl-comment\">",
        ] {
            assert!(html.contains(wanted), "{wanted} is missing of {html}");
        }
        assert!(
            html_to_text(&html).contains("fn main() { let x = \"<b>\"; } // a & b"),
            "{}",
            html_to_text(&html)
        );
    }

    #[test]
    fn unknown_and_endless_code_stays_as_it_is() {
        assert!(
            render("```nonsense\n<b>\n```")
                .html
                .contains("<code class=\"language-nonsense\">&lt;b&gt;\n</code>")
        );
        assert!(render("```\n<b>\n```").html.contains("<pre><code>&lt;b&gt;\n</code></pre>"));
        let endless = format!("```js\n{}\n```", "a(".repeat(5_000));
        assert!(!render(&endless).html.contains("hl-"));
    }

    #[test]
    fn a_language_cannot_break_out_of_its_attribute() {
        let html = render("```\"onclick=alert(1)><script>\nx\n```").html;
        assert!(!html.contains("<script") && !html.contains("onclick=alert(1)>"), "{html}");
    }
}
