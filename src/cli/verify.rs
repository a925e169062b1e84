//! `verify`

use clap::{Args, ValueEnum};

use super::reckon::columns;
use super::{Cli, Failure, Outcome, catalogue, print};
use crate::rulings::{Report, Verdict, built_in, replay};

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// How to print the result.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Table,
    Json,
}

impl Verify {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let catalogue = catalogue(&cli.settings()?)?;
        let all = |faults: Vec<String>| Failure::outside(faults.join("\n"));
        let report = replay(&catalogue, &built_in().map_err(all)?).map_err(all)?;
        match self.format {
            Format::Table => print(&table(&report))?,
            Format::Json => {
                let text = serde_json::to_string_pretty(&report).map_err(Failure::outside)?;
                print(&format!("{text}\n"))?;
            }
        }
        match report.count(Verdict::DiffersUnexplained) {
            0 => Ok(()),
            count => Err(Failure::outside(format!("differences that nobody has explained: {count}"))),
        }
    }
}

/// The report for people: agreement in columns, then every difference and what was left out, each with its reason.
pub(crate) fn table(report: &Report) -> String {
    let heads = ["ruling", "check", "of", "stated", "computed", "diff", "verdict"].map(str::to_owned).to_vec();
    let mut rows = vec![heads];
    let mut reasons = Vec::new();
    for row in &report.rows {
        let verdict = match row.verdict {
            Verdict::Agrees => "agrees",
            Verdict::DiffersExplained => "differs, explained below",
            Verdict::DiffersUnexplained => "DIFFERS",
            Verdict::NotExpressed => "not expressed, see below",
        };
        let difference = row.difference.map(|days| format!("{days:+}")).unwrap_or_default();
        let difference = if difference == "+0" { "0".to_owned() } else { difference };
        let ruling = row.ruling.strip_prefix("ECLI:NL:").unwrap_or(&row.ruling).to_owned();
        rows.push(vec![
            ruling.clone(),
            row.check.clone(),
            row.of.clone(),
            row.stated.clone(),
            row.computed.clone(),
            difference,
            verdict.to_owned(),
        ]);
        reasons.extend(row.explanation.as_ref().map(|why| format!("{ruling}, {}: {why}", row.check)));
    }
    let counts = [
        ("agree", Verdict::Agrees),
        ("differ, explained", Verdict::DiffersExplained),
        ("differ, unexplained", Verdict::DiffersUnexplained),
        ("not expressed", Verdict::NotExpressed),
    ]
    .map(|(what, verdict)| format!("{what}: {}", report.count(verdict)));
    let reasons = reasons.iter().map(|reason| format!("  - {reason}\n")).collect::<Vec<_>>().concat();
    format!(
        "{}\nDifferences and what was left out:\n{reasons}\nrulings: {}, statements: {}; {}\n",
        columns(&rows),
        report.rulings,
        report.rows.len(),
        counts.join(", ")
    )
}
