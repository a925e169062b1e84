//! `guidance`: what there is for each stage and each recommendation, in which languages, and what is to be checked when.

use std::fmt::Write as _;

use clap::Args;

use super::{Cli, Failure, Outcome, print};
use crate::ambient::{Ambient, Real, legal_day};
use crate::domain::guidance::{Guidance, Item, RECOMMENDATIONS, STAGES};

#[derive(Debug, Args)]
pub(super) struct Coverage {}

impl Coverage {
    /// Prints the table; fails where a stage or a recommendation has nothing.
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let Self {} = self;
        let catalogue = super::catalogue(&cli.settings()?)?;
        let guidance = catalogue.guidance();
        let mut out = String::new();
        let mut lacks = Vec::new();
        for stage in 0..STAGES {
            row(&mut out, &mut lacks, &format!("S{stage}"), guidance, |item| item.stages.contains(&stage));
        }
        let _ = writeln!(out);
        for number in 1..=RECOMMENDATIONS {
            let name = format!("R{number}");
            row(&mut out, &mut lacks, &name, guidance, |item| item.answers.contains(&number));
            match guidance.mechanisms.get(&number) {
                Some(mechanism) => {
                    let _ = writeln!(out, "      service: {mechanism}");
                }
                None => lacks.push(format!("{name} has no mechanism")),
            }
        }
        let _ = writeln!(out);
        for (language, texts) in &guidance.texts {
            let _ = writeln!(out, "{language}: {} of {} items", texts.len(), guidance.items.len());
        }
        to_be_checked(&mut out, guidance);
        print(&out)?;
        if lacks.is_empty() { Ok(()) } else { Err(Failure::outside(lacks.join("\n"))) }
    }
}

fn row(out: &mut String, lacks: &mut Vec<String>, name: &str, guidance: &Guidance, fits: impl Fn(&Item) -> bool) {
    let items: Vec<&str> = guidance.items.iter().filter(|item| fits(item)).map(|item| item.id.as_str()).collect();
    let _ = writeln!(out, "{name:<4} {:>2} {}", items.len(), items.join(", "));
    if items.is_empty() {
        lacks.push(format!("{name} has no item"));
    }
}

fn to_be_checked(out: &mut String, guidance: &Guidance) {
    let today = legal_day(Real.now(), "Europe/Amsterdam");
    if let Some(day) = guidance.check_before {
        let late = if day <= today { " (overdue)" } else { "" };
        let _ = writeln!(out, "all texts are to be checked again before {day}{late}");
    }
    for contact in &guidance.contacts {
        let state = match (today < contact.check_before, contact.emergency) {
            (true, _) => "shown",
            (false, true) => "OVERDUE, still shown: for emergencies",
            (false, false) => "OVERDUE, hidden",
        };
        let _ = writeln!(out, "contact {:<16} check before {}  {state}", contact.id, contact.check_before);
    }
}
