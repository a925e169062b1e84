//! How many reckonings a second, on one core: a short history, the contract's example, a long one.

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, Throughput};
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::history::History;
use wachtwijzer::domain::deadline::engine::reckon;
use wachtwijzer::domain::procedure::{Procedure, Version};
use wachtwijzer::i18n::Locales;
use wachtwijzer::wire::reckoning::reckoning;
use wachtwijzer::wire::words::Speech;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn said(kind: &str, on: &str, fields: &[(&str, &str)]) -> Said {
    let plain = Said::new(kind, day(on));
    fields.iter().fold(plain, |said, (name, value)| {
        let value = value.parse().map_or_else(|_| Given::Text((*value).to_owned()), Given::Number);
        said.with(name, value)
    })
}

/// Name, version, day of looking, events.
fn histories() -> Vec<(&'static str, &'static str, NaiveDate, Vec<Said>)> {
    let received = || said("application-received", "2026-02-02", &[]);
    let example = vec![
        received(),
        said("documents-requested", "2026-03-02", &[("answerBy", "2026-03-16")]),
        said("documents-received", "2026-03-12", &[]),
    ];
    let long = vec![
        said("permit-notified", "2023-12-04", &[("permit", "refugee")]),
        said("application-received", "2024-01-23", &[]),
        said("receipt-confirmed", "2024-02-01", &[]),
        said("documents-requested", "2024-02-05", &[("answerBy", "2024-03-04")]),
        said("documents-received", "2024-02-26", &[]),
        said("suspension-started", "2024-03-11", &[("ground", "consent")]),
        said("suspension-ended", "2024-03-25", &[("ground", "consent")]),
        said("decision-term-extended", "2024-04-15", &[]),
        said("notice-of-default-received", "2024-10-04", &[]),
        said("inaction-appeal-lodged", "2024-10-28", &[]),
        said(
            "court-order-sent",
            "2025-01-06",
            &[("weeks", "8"), ("weeksIfInvestigation", "20"), ("penaltyPerDay", "10000"), ("penaltyMax", "750000")],
        ),
        said("investigation-started", "2025-02-03", &[("kind", "dna")]),
        said("decision-notified", "2025-07-01", &[("outcome", "refused")]),
        said("objection-received", "2025-07-21", &[]),
        said("objection-term-extended", "2025-11-03", &[("ground", "adjournment")]),
        said("objection-decision-notified", "2026-01-12", &[("outcome", "granted")]),
        said("mvv-collected", "2026-02-16", &[("validUntil", "2026-05-16")]),
        said("entered-netherlands", "2026-03-02", &[]),
        said("reported", "2026-03-04", &[]),
        said("municipality-registered", "2026-03-06", &[]),
    ];
    vec![
        ("short", "2025-03-28", day("2026-11-23"), vec![received()]),
        ("example", "2025-03-28", day("2026-11-23"), example),
        ("long", "2013-06-01", day("2026-11-23"), long),
    ]
}

fn rules<'c>(catalogue: &'c Catalogue, version: &str) -> Option<(&'c Procedure, &'c Version)> {
    let procedure = catalogue.procedure("nl-nareis")?;
    Some((procedure, procedure.version(version)?))
}

fn bench(c: &mut Criterion) {
    let (Ok(catalogue), Ok(locales)) = (Catalogue::built_in(), Locales::built_in()) else { return };
    let mut group = c.benchmark_group("reckonings");
    group.throughput(Throughput::Elements(1));
    for (name, version, as_of, events) in histories() {
        let Some((procedure, version)) = rules(&catalogue, version) else { return };
        let Ok(history) = History::read(version, &events) else { return };
        group.bench_function(format!("{name}, events already read"), |b| {
            b.iter(|| black_box(reckon(procedure, version, black_box(&history), as_of).is_ok()));
        });
        group.bench_function(format!("{name}, from events as told"), |b| {
            b.iter(|| {
                let history = History::read(version, black_box(&events)).unwrap_or_default();
                black_box(reckon(procedure, version, &history, as_of).is_ok())
            });
        });
        group.bench_function(format!("{name}, in words as JSON"), |b| {
            let speech = Speech { locale: locales.get("en"), native: "nl" };
            b.iter(|| {
                let answer = reckon(procedure, version, black_box(&history), as_of).ok();
                black_box(answer.and_then(|a| serde_json::to_string(&reckoning(&a, speech)).ok()))
            });
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    bench(&mut criterion);
    criterion.final_summary();
}
