//! The figures for people at a terminal.

use std::fmt::Write as _;

use super::figures::{Amount, DAYS, Figures, Measure, RESTRICTED, Said};
use super::sets::Kind;
use super::{Told, sets};
use crate::cli::case_file::defects::counted;
use crate::cli::reckon::columns;
use crate::cli::verify::wrapped;

pub(super) fn text(told: &Told<'_>) -> String {
    let file = told.file;
    let mut out = format!("Waiting times of {}, as known at the end of {}\n", file.name, file.as_of);
    if told.published {
        out.push_str("For publication: disclosure control is applied.\n");
    } else {
        out.push_str(&counts(told));
    }
    out.push_str("\nHow these figures are made\n");
    told.method().iter().for_each(|line| out.push_str(&wrapped(line)));
    waits(&mut out, told, Kind::All, "All cases");
    waits(&mut out, told, Kind::HalfYear, "By half-year of receipt");
    waits(&mut out, told, Kind::Window, &format!("By calendar window of {} days", sets::WINDOW));
    waits(&mut out, told, Kind::Group, "By group");
    if let Some(test) = &told.log_rank {
        let p = if test.p_value < 0.0001 { "p < 0.0001".to_owned() } else { format!("p = {:.4}", test.p_value) };
        let hardly = "Chance alone hardly explains the difference.";
        let verdict = if test.p_value < 0.05 { hardly } else { "Chance alone may explain the difference." };
        let chi = test.chi_square;
        let _ = writeln!(out, "\nDo the two groups wait equally long? Log-rank: chi-square {chi:.2}, {p}. {verdict}");
    }
    became(&mut out, told);
    backlog(&mut out, told);
    out
}

fn counts(told: &Told<'_>) -> String {
    let file = told.file;
    let mut out = format!("Rows: {}; used: {}", file.rows, file.cases.len());
    if file.too_early > 0 {
        let _ = write!(out, "; received before --received-from: {}", file.too_early);
    }
    let kinds = counted(&file.defects);
    let kinds: Vec<String> = kinds.into_iter().map(|(kind, count)| format!("{}: {count}", kind.words())).collect();
    let _ = writeln!(out, "; defects: {}", if kinds.is_empty() { "none".to_owned() } else { kinds.join(", ") });
    out.push_str(&special(told));
    out
}

/// What is special about a file that gives few figures.
fn special(told: &Told<'_>) -> String {
    let Some(set) = told.sets.sets.first() else { return String::new() };
    let (total, closed) = (set.counts.total(), set.counts.events());
    let mut out = String::new();
    if total == 1 {
        out.push_str("There is one case only: its wait is told, and no band can be.\n");
    }
    if closed == 0 {
        out.push_str("Every case is open: how long the wait is in the end is not known yet.\n");
    } else if closed == total && set.counts.rows().last().is_some_and(|row| row.age == 0) {
        out.push_str("Every case was closed on the day of receipt.\n");
    }
    out
}

fn waits(out: &mut String, told: &Told<'_>, kind: Kind, title: &str) {
    let sets: Vec<(&str, &Figures)> =
        told.sets.of_kind(kind).filter_map(|(at, set)| Some((set.name.as_str(), told.figures.get(at)?))).collect();
    if sets.is_empty() {
        return;
    }
    let mut measures: Vec<(String, Measure)> =
        vec![("cases".to_owned(), Measure::Cases), ("closed".to_owned(), Measure::Closed)];
    if told.file.outcomes {
        let ended = [("granted", Measure::Granted), ("refused", Measure::Refused), ("withdrawn", Measure::Withdrawn)];
        measures.extend(ended.map(|(head, measure)| (head.to_owned(), measure)));
    }
    measures.push(("open".to_owned(), Measure::Open));
    measures.push(("lost".to_owned(), Measure::Lost));
    for percent in [50, 80] {
        measures.push((format!("{percent}% within (95% band)"), Measure::Within(percent)));
        measures.push((format!("finished only (naive) {percent}%"), Measure::FinishedOnlyWithin(percent)));
    }
    measures.extend(RESTRICTED.map(|tau| (format!("mean up to {tau}"), Measure::MeanUpTo(tau))));
    // A column in which nothing is said is left out: nobody lost, or counts that are not published.
    let nothing = |said: Option<Said>| said.is_none_or(|said| said == Said::count(0));
    let lost_or_none = |measure: Measure| {
        let idle = sets.iter().all(|(_, figures)| figures.said(measure).is_none());
        let nobody = measure == Measure::Lost && sets.iter().all(|(_, figures)| nothing(figures.said(measure)));
        idle || nobody
    };
    measures.retain(|(_, measure)| !lost_or_none(*measure));
    let first = if kind == Kind::HalfYear { "received" } else { "" };
    let mut rows =
        vec![std::iter::once(first.to_owned()).chain(measures.iter().map(|(head, _)| head.clone())).collect()];
    for (name, figures) in sets {
        let cells = measures.iter().map(|(_, measure)| figures.said(*measure).map_or_else(|| "–".to_owned(), cell));
        rows.push(std::iter::once(name.to_owned()).chain(cells).collect());
    }
    let unit = if told.published { "weeks" } else { "days" };
    let _ = write!(out, "\n{title} ({unit})\n{}", columns(&rows));
}

fn became(out: &mut String, told: &Told<'_>) {
    let heads: &[&str] = if told.file.outcomes {
        &["after", "granted", "refused", "withdrawn", "still open"]
    } else {
        &["after", "closed", "still open"]
    };
    let last = told.sets.of_kind(Kind::Window).next_back();
    for (at, set) in told.sets.of_kind(Kind::All).chain(last) {
        let Some(figures) = told.figures.get(at) else { continue };
        let mut rows = vec![heads.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>()];
        for day in DAYS {
            let ended: &[Measure] = if told.file.outcomes {
                &[Measure::GrantedBy(day), Measure::RefusedBy(day), Measure::WithdrawnBy(day), Measure::OpenAt(day)]
            } else {
                &[Measure::ClosedBy(day), Measure::OpenAt(day)]
            };
            let cells = ended.iter().map(|measure| figures.said(*measure).map_or_else(|| "–".to_owned(), cell));
            rows.push(std::iter::once(format!("{day} days")).chain(cells).collect());
        }
        let what = if set.kind == Kind::Window { format!("at the pace of {}", set.name) } else { set.name.clone() };
        let _ = write!(out, "\nWhat became of them, {what}\n{}", columns(&rows));
    }
}

fn backlog(out: &mut String, told: &Told<'_>) {
    let Some(bands) = &told.backlog else {
        out.push_str("\nThe backlog by age is published as the open cases by half-year of receipt, above.\n");
        return;
    };
    let mut rows = vec![vec!["waited (days)".to_owned(), "open cases".to_owned()]];
    for band in bands {
        let name =
            band.until.map_or_else(|| format!("{} and more", band.from), |until| format!("{} to {until}", band.from));
        rows.push(vec![name, band.count.to_string()]);
    }
    let _ = write!(out, "\nBacklog by age\n{}", columns(&rows));
}

/// What is said, in one cell.
fn cell(said: Said) -> String {
    let Said::Known { value, low, high } = said else { return "withheld".to_owned() };
    let value = value.map_or_else(|| "not yet".to_owned(), amount);
    match (low, high) {
        (None, None) => value,
        (low, high) => {
            let end = |end: Option<Amount>| end.map_or_else(|| "?".to_owned(), amount);
            format!("{value} ({}–{})", end(low), end(high))
        }
    }
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Count(count) => count.to_string(),
        Amount::Weeks(weeks) => weeks.to_string(),
        Amount::Days(days) if days.fract() == 0.0 => format!("{days:.0}"),
        Amount::Days(days) => format!("{days:.1}"),
        Amount::Share(share) => format!("{:.1}%", share * 100.0),
        Amount::Percent(percent) => format!("{percent}%"),
        Amount::UnderFive => "<5%".to_owned(),
        Amount::OverNinetyFive => ">95%".to_owned(),
    }
}
