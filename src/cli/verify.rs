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

/// No wider than this, so that it can be read on a terminal.
const WIDTH: usize = 100;

/// The report for people: agreement in columns, then every difference and what was left out, each with its reason.
pub(crate) fn table(report: &Report) -> String {
    let heads = ["ruling", "check", "of", "stated", "computed", "diff", "verdict"].map(str::to_owned).to_vec();
    let mut rows = vec![heads];
    let mut reasons = String::new();
    for row in &report.rows {
        let ruling = row.ruling.strip_prefix("ECLI:NL:").unwrap_or(&row.ruling).to_owned();
        if let Some(why) = &row.explanation {
            reasons.push_str(&wrapped(&format!("{ruling}, {}: {why}", row.check)));
        }
        let verdict = match row.verdict {
            Verdict::Agrees => "agrees",
            Verdict::DiffersExplained => "explained",
            Verdict::DiffersUnexplained => "DIFFERS",
            Verdict::NotExpressed => continue,
        };
        let difference = row
            .difference
            .map_or_else(String::new, |days| if days == 0 { "0".to_owned() } else { format!("{days:+}") });
        let (check, of) = (row.check.clone(), row.of.clone());
        rows.push(vec![ruling, check, of, row.stated.clone(), row.computed.clone(), difference, verdict.to_owned()]);
    }
    let counts = [
        ("agree", Verdict::Agrees),
        ("differ, explained", Verdict::DiffersExplained),
        ("differ, unexplained", Verdict::DiffersUnexplained),
        ("not expressed", Verdict::NotExpressed),
    ]
    .map(|(what, verdict)| format!("{what}: {}", report.count(verdict)));
    format!(
        "{}\nDifferences and what was left out:\n{reasons}\nrulings: {}, statements: {}; {}\n",
        columns(&rows),
        report.rulings,
        report.rows.len(),
        counts.join(", ")
    )
}

/// A reason as an item of a list, broken into lines.
pub(super) fn wrapped(text: &str) -> String {
    let mut out = String::from("  -");
    let mut column = out.len();
    for word in text.split_whitespace() {
        let width = word.chars().count() + 1;
        if column + width > WIDTH {
            out.push_str("\n   ");
            column = 3;
        }
        out.push(' ');
        out.push_str(word);
        column += width;
    }
    out.push('\n');
    out
}
