//! The default seed, at full size, against the months that the study published with it.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use wachtwijzer::domain::caseload::{Application, CaseLoad, Outcome, Wanted};

use super::{day, shipped};

const EXPECTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/caseload/expected_monthly.csv");
const COLUMNS: [&str; 7] =
    ["received", "closed_granted", "closed_refused", "closed_withdrawn", "started", "notices", "pending_end"];

#[test]
fn the_default_seed_gives_the_published_months() {
    let tables = shipped();
    let mut months = Months::default();
    let mut families = BTreeSet::new();
    let mut applications = 0;

    for application in CaseLoad::new(&tables, Wanted::country(day("2026-12-31"))) {
        months.count(&application);
        families.insert(application.family);
        applications += 1;
    }

    assert_eq!((applications, families.len()), (248_585, 99_189));
    assert_eq!(months.pending_at(2024, 12), 66_105);
    let golden = golden();
    assert_eq!(golden.len(), 156);
    let mut differences = Vec::new();
    for (at, (month, expected)) in golden.iter().enumerate() {
        for (column, (ours, theirs)) in COLUMNS.iter().zip(months.row(at).into_iter().zip(expected)) {
            if ours != *theirs {
                differences.push(format!("{month} {column}: {ours} and not {theirs}"));
            }
        }
    }
    // The study leaves a family of four pending that gives up on the very last day; here the day is over.
    let last_day = ["2026-12 closed_withdrawn: 75 and not 71", "2026-12 pending_end: 38227 and not 38231"];
    assert_eq!(differences, last_day);
}

#[test]
fn a_hundredth_of_the_country_is_a_hundredth_of_each_month() {
    let tables = shipped();
    let mut months = Months::default();

    for application in CaseLoad::new(&tables, Wanted { scale: 0.01, ..Wanted::country(day("2026-12-31")) }) {
        months.count(&application);
    }

    for (at, (month, expected)) in golden().iter().enumerate() {
        let [received, .., started, _, _] = months.row(at);
        // A month is rounded up or down by chance, the work of a month always down.
        assert!((received - expected[0] / 100).abs() <= 1, "{month}: {received} received");
        assert_eq!(started, expected[4] / 100, "{month}: started");
    }
}

/// What happened in each month, pending counted up from what came and went.
#[derive(Default)]
struct Months {
    happened: Vec<[i64; 6]>,
    before: i64,
}

impl Months {
    fn count(&mut self, application: &Application) {
        let mut add = |day: Option<NaiveDate>, column: usize| {
            let Some(at) = day.and_then(index) else { return };
            if self.happened.len() <= at {
                self.happened.resize(at + 1, [0; 6]);
            }
            self.happened[at][column] += 1;
        };
        add(Some(application.received), 0);
        add(application.taken_up, 4);
        add(application.notice_of_default, 5);
        if let Some(closing) = application.closed {
            let column = match closing.outcome {
                Outcome::Granted => 1,
                Outcome::Refused => 2,
                Outcome::Withdrawn => 3,
            };
            add(Some(closing.on), column);
        }
        let early = |day: NaiveDate| i64::from(index(day).is_none());
        self.before += early(application.received) - application.closed.map_or(0, |closing| early(closing.on));
    }

    fn row(&self, at: usize) -> [i64; 7] {
        let [received, granted, refused, withdrawn, started, notices] = self.happened[at];
        let change = |row: &[i64; 6]| row[0] - row[1] - row[2] - row[3];
        let pending = self.before + self.happened[..=at].iter().map(change).sum::<i64>();
        [received, granted, refused, withdrawn, started, notices, pending]
    }

    fn pending_at(&self, year: i32, month: u32) -> i64 {
        self.row(index(NaiveDate::from_ymd_opt(year, month, 1).unwrap()).unwrap())[6]
    }
}

/// The place of a day's month; nothing before 2014.
fn index(day: NaiveDate) -> Option<usize> {
    usize::try_from((day.year() - 2014) * 12 + i32::try_from(day.month0()).unwrap()).ok()
}

fn golden() -> Vec<(String, [i64; 7])> {
    let text = std::fs::read_to_string(EXPECTED).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let mut cells = line.split(',');
        let month = cells.next().unwrap().to_owned();
        let numbers: Vec<i64> = cells.map(|cell| cell.parse().unwrap()).collect();
        (month, numbers.try_into().unwrap())
    });
    rows.collect()
}
