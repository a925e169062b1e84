//! `procedures`

use std::fmt::Write as _;

use clap::{Args, Subcommand, ValueEnum};

use super::reckon::columns;
use super::{Cli, Failure, Outcome, catalogue, locales, print};
use crate::catalogue::Catalogue;
use crate::domain::procedure::{Procedure, Version};
use crate::wire::words::Speech;
use crate::wire::{diagram, procedure};

#[derive(Debug, Args)]
pub(super) struct Procedures {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List all procedures with their versions.
    List,
    /// Show one: stages, terms and their legal basis.
    Show {
        /// The procedure, like nl-nareis.
        id: String,
        /// One of its versions; the newest by default.
        #[arg(long, value_name = "ID")]
        version: Option<String>,
        /// How to show it.
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Stages, terms, legal basis.
    Table,
    /// A picture (SVG).
    Svg,
    /// A picture as Mermaid text.
    Mermaid,
    /// Everything, for programs.
    Json,
}

impl Procedures {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let (catalogue, locales) = (catalogue(&cli.settings()?)?, locales()?);
        let locale = locales.get(&cli.lang);
        match &self.what {
            What::List => {
                let row = |p: &Procedure| {
                    let speech = Speech { locale, native: p.language() };
                    let versions: Vec<&str> = p.versions().iter().map(|v| v.id().as_str()).collect();
                    vec![p.id().to_string(), speech.of(p.words()).to_owned(), versions.join(", ")]
                };
                print(&columns(&catalogue.procedures().map(|p| row(p)).collect::<Vec<_>>()))
            }
            What::Show { id, version, format } => {
                let (procedure, version) = found(&catalogue, id, version.as_deref())?;
                let speech = Speech { locale, native: procedure.language() };
                print(&match format {
                    Format::Table => table(version, speech),
                    Format::Svg => diagram::svg(&diagram::diagram(version, speech)),
                    Format::Mermaid => diagram::mermaid(&diagram::diagram(version, speech)),
                    Format::Json => json(version, speech)?,
                })
            }
        }
    }
}

fn found<'c>(
    catalogue: &'c Catalogue,
    id: &str,
    version: Option<&str>,
) -> Result<(&'c Procedure, &'c Version), Failure> {
    let Some(procedure) = catalogue.procedure(id) else {
        let known: Vec<String> = catalogue.procedures().map(|p| p.id().to_string()).collect();
        return Err(Failure::input(format!("there is no procedure {id}; there are: {}", known.join(", "))));
    };
    let chosen = match version {
        Some(name) => procedure.version(name),
        None => procedure.versions().last(),
    };
    let known = || procedure.versions().iter().map(|v| v.id().to_string()).collect::<Vec<_>>().join(", ");
    let chosen = chosen.ok_or_else(|| Failure::input(format!("{id} has no such version; it has: {}", known())))?;
    Ok((procedure, chosen))
}

fn json(version: &Version, speech: Speech<'_>) -> Result<String, Failure> {
    let mut text = serde_json::to_string_pretty(&procedure::version(version, speech)).map_err(Failure::outside)?;
    text.push('\n');
    Ok(text)
}

fn table(version: &Version, speech: Speech<'_>) -> String {
    let (from, until) = version.span();
    let mut out = format!("{} {} ({from}", version.procedure(), version.id());
    let _ = match until {
        Some(until) => writeln!(out, " – {until})"),
        None => writeln!(out, " – )"),
    };
    let stages = version.stages().iter().map(|s| {
        vec![s.id.to_string(), speech.of(&s.words).to_owned(), if s.terminal { "∎".to_owned() } else { String::new() }]
    });
    let _ = write!(out, "\n{}", columns(&stages.collect::<Vec<_>>()));
    let terms = version.terms().iter().map(|t| {
        let laws = version.cited(&t.authority).map(|a| format!("{} {} [{}]", a.act, a.article, a.verified.as_str()));
        vec![
            t.id.to_string(),
            speech.of(&t.words).to_owned(),
            t.party.as_str().to_owned(),
            procedure::length(t, speech),
            laws.collect::<Vec<_>>().join("; "),
        ]
    });
    let _ = write!(out, "\n{}", columns(&terms.collect::<Vec<_>>()));
    out
}
