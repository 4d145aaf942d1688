//! Judges texts by the built-in scorer, for `bin/sentiment-accuracy`: a language and a text a line, a tab between; a sentiment
//! and a score a line.

use std::io::{BufRead, Write};

use base::Locale;
use feedback::server::analysis::judge;

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (language, text) = line.split_once('\t').unwrap_or(("en", &line));
        let verdict = judge(text, Locale::of(language).unwrap_or_default(), None);
        writeln!(out, "{}\t{:.4}", verdict.sentiment.as_str(), verdict.score)?;
    }
    out.flush()
}
