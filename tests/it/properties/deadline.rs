//! Laws of terms.

use chrono::NaiveDate;
use proptest::prelude::*;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::deadline::reckoning::{Provisional, Reckoning, Rule, State};
use wachtwijzer::domain::deadline::term::Length;
use wachtwijzer::domain::procedure::Procedure;

use super::{choices, day, later, tries, walk};
use crate::support::{catalogue, locales};

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..6500_u64).prop_map(|days| later(day("2008-01-01"), days))
}

fn reckoned<'p>(procedure: &'p Procedure, version: &str, said: &[Said], as_of: NaiveDate) -> Reckoning<'p> {
    let events: Vec<&Said> = said.iter().collect();
    reckon_said(procedure, Some(version), &events, as_of).expect("it can be reckoned")
}

/// Tries a law on a history of every version of every procedure.
fn on_every_version(
    choices: &[super::Choice],
    law: impl Fn(&Procedure, &str, &[Said]) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let catalogue = catalogue();
    for procedure in catalogue.procedures() {
        for version in procedure.versions() {
            let said = walk(procedure, version, choices);
            law(procedure, version.id().as_str(), &said)?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn a_longer_term_never_ends_earlier(zero in any_day(), n in 0..40_u32) {
        for (shorter, longer) in [
            (Length::Days(n), Length::Days(n + 1)),
            (Length::Weeks(n), Length::Weeks(n + 1)),
            (Length::Months(n), Length::Months(n + 1)),
            (Length::Years(n), Length::Years(n + 1)),
        ] {
            prop_assert!(shorter.after(zero) < longer.after(zero) || n == 0);
            let catalogue = catalogue();
            for calendar in catalogue.calendars() {
                let (short, long) = (calendar.shifted(zero, shorter.after(zero)), calendar.shifted(zero, longer.after(zero)));
                if let (Ok(short), Ok(long)) = (short, long) {
                    prop_assert!(short <= long, "{zero} {shorter:?}: {short} {long}");
                }
            }
        }
    }

    #[test]
    fn a_shifted_end_is_open_and_never_before_the_end_and_no_open_day_is_skipped(zero in any_day(), n in 1..100_u32) {
        let catalogue = catalogue();
        for calendar in catalogue.calendars() {
            let end = Length::Days(n).after(zero);
            if let Ok(last) = calendar.shifted(zero, end) {
                prop_assert!(last >= end);
                prop_assert_eq!(calendar.is_open(last), Ok(true));
                if n > 10 {
                    prop_assert!(end.iter_days().take_while(|d| *d < last).all(|d| calendar.is_open(d) == Ok(false)));
                }
            }
        }
    }

    #[test]
    fn n_suspended_days_move_the_end_by_n(start in 1..200_u64, length in 1..120_u64, gap in 1..40_u64, second in 1..60_u64) {
        let catalogue = catalogue();
        let procedure = catalogue.procedure("nl-nareis").expect("nareis");
        let received = day("2025-06-02");
        let ground = |on, kind: &str| Said::new(kind, on).with("ground", Given::Text("consent".to_owned()));
        // Two suspensions in a row within the nine months; C − D − 1 days each.
        let (d1, c1) = (later(received, start), later(received, start + length));
        let (d2, c2) = (later(c1, gap), later(c1, gap + second));
        let said = [
            Said::new("application-received", received),
            ground(d1, "suspension-started"), ground(c1, "suspension-ended"),
            ground(d2, "suspension-started"), ground(c2, "suspension-ended"),
        ];
        let answer = reckoned(procedure, "2025-03-28", &said, day("2027-12-01"));
        let expected = later(day("2026-03-02"), length - 1 + second - 1);
        prop_assert_eq!(answer.terms[0].last_day, expected);
        prop_assert_eq!(answer.terms[0].suspended_days, i64::try_from(length + second - 2).expect("small"));
        let conservative = answer.terms[0].readings.iter().find(|(r, _)| r.id.as_str() == "suspension-conservative");
        prop_assert_eq!(conservative.map(|(_, day)| *day), Some(later(expected, 2)));
    }

    #[test]
    fn overlapping_suspensions_count_each_day_once(a in 1..100_u64, b in 1..100_u64, long in 2..100_u64, other in 2..100_u64) {
        let catalogue = catalogue();
        let procedure = catalogue.procedure("nl-nareis").expect("nareis");
        let received = day("2025-06-02");
        let of = |kind: &str, on, ground: &str| Said::new(kind, on).with("ground", Given::Text(ground.to_owned()));
        let said = [
            Said::new("application-received", received),
            of("suspension-started", later(received, a), "consent"),
            of("suspension-ended", later(received, a + long), "consent"),
            of("suspension-started", later(received, b), "force-majeure"),
            of("suspension-ended", later(received, b + other), "force-majeure"),
        ];
        let days: std::collections::HashSet<u64> = (a + 1..a + long).chain(b + 1..b + other).collect();
        let answer = reckoned(procedure, "2025-03-28", &said, day("2027-12-01"));
        prop_assert_eq!(answer.terms[0].last_day, later(day("2026-03-02"), u64::try_from(days.len()).expect("small")));
    }

    #[test]
    fn the_order_in_which_events_are_told_does_not_matter(choices in choices(14), order in any::<prop::sample::Index>()) {
        let locales = locales();
        on_every_version(&choices, |procedure, version, said| {
            let mut shuffled = said.to_vec();
            if !shuffled.is_empty() {
                let at = order.index(shuffled.len());
                shuffled.rotate_left(at);
                shuffled.reverse();
            }
            let body = |events: &[Said]| {
                let answer = reckoned(procedure, version, events, day("2027-12-01"));
                let speech = wachtwijzer::wire::words::Speech { locale: locales.get("en"), native: "nl" };
                serde_json::to_string(&wachtwijzer::wire::reckoning::reckoning(&answer, speech)).expect("JSON")
            };
            prop_assert_eq!(body(said), body(&shuffled));
            Ok(())
        })?;
    }

    #[test]
    fn every_term_is_consistent_with_itself_on_any_day(choices in choices(14), look in 0..5000_u64) {
        let as_of = later(day("2013-06-01"), look);
        on_every_version(&choices, |procedure, version, said| {
            for t in reckoned(procedure, version, said, as_of).terms {
                prop_assert!(t.remaining_days == 0 || t.overdue_days == 0);
                prop_assert!(t.warn_by <= t.last_day && t.last_day <= t.safe_last_day);
                prop_assert!(t.first_day > t.zero && t.overdue_days >= 0 && t.remaining_days >= 0);
                prop_assert!(t.suspended_days >= 0 && t.elapsed_days >= 0, "{:?}", t.rule.id);
                prop_assert_eq!(t.state == State::Met, t.met_on.is_some() && t.overdue_days == 0);
                prop_assert_eq!(t.state == State::MetLate, t.met_on.is_some() && t.overdue_days > 0);
                prop_assert!(t.readings.first().is_some_and(|(_, first)| *first == t.last_day), "the default comes first");
                let moved = t.steps.iter().rfind(|s| !matches!(s.rule, Rule::SuspensionTooLate(_) | Rule::NotShifted));
                prop_assert_eq!(moved.map(|s| s.to), Some(t.last_day), "the steps lead to the last day");
            }
            Ok(())
        })?;
    }

    #[test]
    fn overdue_grows_by_a_day_a_day_and_what_has_started_stays(choices in choices(14), look in 0..5000_u64) {
        let today = later(day("2013-06-01"), look);
        on_every_version(&choices, |procedure, version, said| {
            // What happens on the next day may well change a term: a court's term becomes longer with an investigation.
            if said.iter().any(|event| event.on == later(today, 1)) {
                return Ok(());
            }
            let (now, then) = (
                reckoned(procedure, version, said, today),
                reckoned(procedure, version, said, later(today, 1)),
            );
            // Nothing happened in between, so the same terms are there in the same order.
            prop_assert_eq!(now.terms.len(), then.terms.len());
            for (t, next) in now.terms.iter().zip(&then.terms) {
                prop_assert_eq!(&t.rule.id, &next.rule.id);
                if t.is_open() && t.provisional == Provisional::No && t.overdue_days > 0 {
                    prop_assert_eq!(next.overdue_days, t.overdue_days + 1, "{:?}", t.rule.id);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_penalty_is_the_sum_over_its_schedule_and_never_more_than_its_maximum(choices in choices(16), look in 0..5000_u64) {
        let as_of = later(day("2013-06-01"), look);
        on_every_version(&choices, |procedure, version, said| {
            for p in reckoned(procedure, version, said, as_of).penalties {
                prop_assert!(p.maximum_cents.is_none_or(|most| p.amount_cents <= most));
                prop_assert_eq!(p.maximum_reached, p.maximum_cents == Some(p.amount_cents));
                let last = later(p.first_day, u64::try_from(p.days).expect("days").saturating_sub(1));
                let sum: i64 = p.first_day.iter_days().take_while(|d| *d <= last && p.days > 0).map(|d| {
                    let span = p.schedule.iter().find(|s| s.from <= d && s.to.is_none_or(|to| d <= to));
                    span.map_or(0, |s| s.cents)
                }).sum();
                prop_assert_eq!(sum, p.amount_cents);
            }
            Ok(())
        })?;
    }

    #[test]
    fn any_day_of_receipt_gives_an_answer_or_a_fault_and_never_a_panic(days in 0..40_000_u64, look in 0..40_000_u64) {
        let catalogue = catalogue();
        for procedure in catalogue.procedures() {
            for kind in procedure.versions()[0].events().iter().take(3) {
                let said = super::fill(kind, later(day("1990-01-01"), days), 5);
                let _ = reckon_said(procedure, None, &[&said], later(day("1990-01-01"), look));
            }
        }
    }
}

#[test]
fn an_extension_after_the_last_day_is_always_refused() {
    let catalogue = catalogue();
    let procedure = catalogue.procedure("nl-mvv-regular").expect("mvv");
    for late in 1..200 {
        // 2026-02-02 and 90 days is Sunday 3 May, so the last day is Monday 4 May.
        let said = [
            Said::new("application-received", day("2026-02-02")),
            Said::new("decision-term-extended", later(day("2026-05-04"), late)),
        ];
        let events: Vec<&Said> = said.iter().collect();
        assert!(reckon_said(procedure, None, &events, day("2027-01-01")).is_err(), "{late} days late");
    }
}
