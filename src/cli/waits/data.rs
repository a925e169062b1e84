//! The figures for programs: JSON by set, CSV with a figure a line.

use serde_json::{Value, json};

use super::figures::{Amount, Figures, Measure, Point, Said};
use super::sets::{Kind, Set};
use super::{Told, sets};
use crate::cli::Failure;
use crate::cli::case_file::defects::by_code;

pub(super) fn json(told: &Told<'_>) -> Result<String, Failure> {
    let file = told.file;
    let sets: Vec<Value> = each(told).map(|(set, figures)| set_json(told, set, figures)).collect();
    let band = |b: &crate::domain::waiting::Banded| json!({"from": b.from, "until": b.until, "open": b.count});
    let bands = told.backlog.as_ref().map(|bands| bands.iter().map(band).collect::<Vec<_>>());
    let test = told.log_rank.as_ref().map(|test| {
        json!({"observed": test.observed, "expected": test.expected, "chiSquare": test.chi_square, "p": test.p_value})
    });
    // How many rows there were, and what was wrong with them, are exact numbers.
    let exact = !told.published;
    let out = json!({
        "file": file.name,
        "asOf": file.as_of,
        "published": told.published,
        "windowDays": sets::WINDOW,
        "method": told.method(),
        "mapping": serde_json::to_value(&file.mapping).map_err(Failure::outside)?,
        "notes": exact.then_some(&file.notes),
        "rows": exact.then_some(file.rows),
        "used": exact.then_some(file.cases.len()),
        "receivedTooEarly": exact.then_some(file.too_early),
        "defects": exact.then(|| by_code(&file.defects)),
        "sets": sets,
        "backlogByAge": bands,
        "logRank": test,
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&out).map_err(Failure::outside)?))
}

fn each<'t>(told: &'t Told<'_>) -> impl Iterator<Item = (&'t Set, &'t Figures)> {
    told.sets.sets.iter().zip(&told.figures)
}

fn set_json(told: &Told<'_>, set: &Set, figures: &Figures) -> Value {
    let fact = |(measure, said): &(Measure, Said)| {
        let (name, at) = measure.code();
        let (state, unit, [value, low, high]) = parts(*said);
        json!({"measure": name, "at": at, "state": state, "unit": unit, "value": value, "low": low, "high": high})
    };
    let point = |p: &Point| {
        let (low, high) = p.band.unzip();
        json!({"day": p.day, "stillWaiting": p.share, "low": low, "high": high})
    };
    // The first and last receipt of all cases are days of single cases.
    let days = !told.published || matches!(set.kind, Kind::HalfYear | Kind::Window);
    let (from, until) = set.days;
    json!({
        "set": set.kind.code(),
        "name": set.name,
        "from": days.then_some(from),
        "until": days.then_some(until),
        "figures": figures.facts.iter().map(fact).collect::<Vec<_>>(),
        "curve": figures.curve.iter().map(point).collect::<Vec<_>>(),
    })
}

pub(super) fn csv(told: &Told<'_>) -> Result<String, Failure> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let heads = ["as_of", "set", "name", "measure", "at", "state", "unit", "value", "low", "high"];
    out.write_record(heads).map_err(Failure::outside)?;
    let as_of = told.file.as_of.to_string();
    for (set, figures) in each(told) {
        for (measure, said) in &figures.facts {
            let (name, at) = measure.code();
            let (state, unit, numbers) = parts(*said);
            let numbers =
                numbers.map(|n| n.map_or_else(String::new, |n| n.as_str().map_or(n.to_string(), str::to_owned)));
            let [value, low, high] = &numbers;
            let at = at.map_or_else(String::new, |at| at.to_string());
            let unit = unit.unwrap_or_default();
            let row = [&as_of, set.kind.code(), &set.name, name, &at, state, unit, value, low, high];
            out.write_record(row).map_err(Failure::outside)?;
        }
    }
    for band in told.backlog.iter().flatten() {
        let until = band.until.map_or_else(String::new, |until| until.to_string());
        let (name, count) = (format!("{} to {until}", band.from), band.count.to_string());
        let row = [&as_of, "open-by-age", &name, "open", &band.from.to_string(), "known", "cases", &count, "", ""];
        out.write_record(row).map_err(Failure::outside)?;
    }
    let bytes = out.into_inner().map_err(Failure::outside)?;
    String::from_utf8(bytes).map_err(Failure::outside)
}

/// State, unit, and value with its band.
fn parts(said: Said) -> (&'static str, Option<&'static str>, [Option<Value>; 3]) {
    let Said::Known { value, low, high } = said else { return ("withheld", None, [None, None, None]) };
    let unit = [value, low, high].into_iter().flatten().next().map(|amount| match amount {
        Amount::Count(_) => "cases",
        Amount::Days(_) => "days",
        Amount::Weeks(_) => "weeks",
        Amount::Share(_) => "share",
        Amount::Percent(_) | Amount::UnderFive | Amount::OverNinetyFive => "percent",
    });
    let number = |amount: Option<Amount>| {
        amount.map(|amount| match amount {
            Amount::Count(count) => json!(count),
            Amount::Days(number) | Amount::Share(number) => json!(number),
            Amount::Weeks(weeks) => json!(weeks),
            Amount::Percent(percent) => json!(percent),
            Amount::UnderFive => json!("<5"),
            Amount::OverNinetyFive => json!(">95"),
        })
    };
    let state = if value.is_some() { "known" } else { "not-known-yet" };
    (state, unit, [number(value), number(low), number(high)])
}
