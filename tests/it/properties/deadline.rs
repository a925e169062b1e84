//! Laws of terms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex};

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use wachtwijzer::catalogue::Catalogue;
use wachtwijzer::domain::case::event::{Given, Said};
use wachtwijzer::domain::case::fold::reckon_said;
use wachtwijzer::domain::case::history::{EventFault, History, Wrong, parse_day};
use wachtwijzer::domain::deadline::reckoning::{Provisional, Reckoning, Rule, State, Term};
use wachtwijzer::domain::deadline::term::Length;
use wachtwijzer::domain::procedure::Procedure;

use super::{body, choices, day, later, look_at, tried, walk};
use crate::support::catalogue;

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
    #![proptest_config(tried(64))]

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
    fn suspensions_however_nested_count_each_day_once_and_only_until_the_term_is_over(
        spans in prop::collection::vec((0..4_usize, 0..420_u64, 1..90_u64), 1..9),
        look in 0..800_u64,
    ) {
        let procedure = catalogue().procedure("nl-nareis").expect("nareis");
        let received = day("2025-06-02");
        let as_of = later(received, look);
        let grounds = ["consent", "force-majeure", "attributable-delay", "foreign-information"];
        let mut said = vec![Said::new("application-received", received)];
        let mut suspended = BTreeSet::new();
        for (ground, code) in grounds.iter().enumerate() {
            // Of one ground one after the other, so that it is plain which end ends which.
            let mut free = received;
            for (_, from, days) in spans.iter().filter(|(g, ..)| *g == ground) {
                let (asked, ended) = (later(received, *from), later(received, from + days));
                if asked <= free { continue; }
                free = ended;
                let of = |kind: &str, on| Said::new(kind, on).with("ground", Given::Text((*code).to_owned()));
                said.extend([of("suspension-started", asked), of("suspension-ended", ended)]);
                // From the day after the request to the day before the end; what is not yet known does not count yet.
                let known = if ended <= as_of { ended } else { later(as_of, 1) };
                suspended.extend(asked.iter_days().skip(1).take_while(|d| *d < known));
            }
        }

        let answer = reckoned(procedure, "2025-03-28", &said, as_of);

        // Nine months of days that are not suspended, counted one by one.
        let legal = (day("2026-03-02") - received).num_days();
        let not_suspended = received.iter_days().skip(1).filter(|d| !suspended.contains(d));
        let expected = not_suspended.take(usize::try_from(legal).expect("small")).last();
        prop_assert_eq!(answer.terms.first().map(|t| t.last_day), expected);
    }

    #[test]
    fn a_longer_term_of_a_procedure_never_ends_earlier_whatever_happens_to_it(
        choices in choices(10),
        unit in 0..4_usize,
        n in 1..24_u32,
        shifted in any::<bool>(),
        look in 0..900_u64,
    ) {
        let unit = ["days", "weeks", "months", "years"][unit];
        // Terms on one side of the Act's limit (12 weeks, 3 months, 90 days): see the exception below.
        let n = match unit {
            "days" if shifted => n.min(60),
            "weeks" | "months" | "years" if shifted => n % 3,
            "days" => n + 90,
            "weeks" => n + 12,
            "months" => n + 3,
            _ => n,
        }.max(1);
        let (short, long) = (with_decision_of(n, unit), with_decision_of(n + 1, unit));
        let procedure = short.procedure("small").expect("the procedure");
        let said = walk(procedure, &procedure.versions()[0], &choices);
        let events: Vec<&Said> = said.iter().collect();
        let as_of = look_at(&said, look);
        let last = |catalogue: &Catalogue| {
            let procedure = catalogue.procedure("small").expect("the procedure");
            let answer = reckon_said(procedure, Some("old"), &events, as_of);
            answer.map(|a| a.terms.iter().find(|t| t.rule.id.as_str() == "decision").map(|t| (t.last_day, t.warn_by)))
        };
        // A longer term can still be extended where a shorter one has run out, never the other way round. It may lead to a
        // day that the calendar does not know.
        let shorter = last(short).expect("walked by these rules");
        let longer = last(long);
        let silent = |faults: &Vec<EventFault>| faults.iter().all(|f| matches!(f.what, Wrong::OutsideCalendar { .. }));
        prop_assert!(longer.as_ref().err().is_none_or(silent), "{n} {unit}: {longer:?}");
        prop_assert!(longer.is_err() || longer.expect("an answer") >= shorter);
    }

    #[test]
    fn the_same_question_has_the_same_answer(choices in choices(14), look in 0..1500_u64) {
        on_every_version(&choices, |procedure, version, said| {
            let once = || body(&reckoned(procedure, version, said, look_at(said, look)));
            prop_assert_eq!(once(), once());
            Ok(())
        })?;
    }

    #[test]
    fn the_steps_are_a_chain_from_day_zero_to_the_last_day(choices in choices(16), look in 0..1500_u64) {
        on_every_version(&choices, |procedure, version, said| {
            for t in reckoned(procedure, version, said, look_at(said, look)).terms {
                let computed = t.steps.iter().filter(|s| !matches!(
                    s.rule,
                    Rule::Version(_) | Rule::Start(_) | Rule::StartAfter(_) | Rule::ExtensionCapped | Rule::SuspensionTooLate(_)
                ));
                let mut at = t.zero;
                for step in computed {
                    prop_assert!(step.from == at && step.to >= step.from || step.rule == Rule::SetDay, "{} {step:?}", t.rule.id);
                    at = step.to;
                }
                prop_assert_eq!(at, t.last_day, "{}", t.rule.id);
                let shifted = t.steps.iter().any(|s| matches!(s.rule, Rule::Weekend(_) | Rule::Holiday(_)));
                let open = catalogue().procedure(procedure.id().as_str()).and_then(|p| p.version(version)).map(|v| v.calendar().is_open(at));
                prop_assert!(!shifted || open == Some(Ok(true)), "{} {at}", t.rule.id);
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_has_started_stays_started_and_what_has_ended_stays_as_it_was(choices in choices(16), look in 0..900_u64, more in 1..900_u64) {
        on_every_version(&choices, |procedure, version, said| {
            let today = look_at(said, look);
            // Where the law starts a term afresh, it is as if the first one had never run: whatever hung on it goes with it.
            let rules = procedure.version(version).expect("a version");
            let afresh = |s: &Said| {
                let (ix, _) = rules.event_named(&s.kind).expect("an event");
                s.on > today && rules.terms().iter().any(|t| t.restarted_by == Some(ix))
            };
            if said.iter().any(afresh) { return Ok(()); }
            let now = reckoned(procedure, version, said, today);
            let then = reckoned(procedure, version, said, later(today, more).min(day("2027-12-01")));
            for t in now.terms.iter().filter(|t| !t.is_open() && t.rule.extensions.is_empty()) {
                let stays = |t: &Term<'_>| (t.last_day, t.safe_last_day, t.overdue_days, t.suspended_days, t.state, t.met_on);
                let same = |u: &Term<'_>| u.rule.id == t.rule.id && u.started_by == t.started_by && u.person == t.person;
                let as_it_was = then.terms.iter().any(|u| same(u) && stays(u) == stays(t));
                prop_assert!(as_it_was, "{} of {} on {today}: {said:?}", t.rule.id, t.started_by.1);
            }
            for t in &now.terms {
                let stays = then.terms.iter().any(|u| u.rule.id == t.rule.id && u.started_by == t.started_by && u.person == t.person);
                prop_assert!(stays, "{} of {} on {today}: {said:?}", t.rule.id, t.started_by.1);
            }
            Ok(())
        })?;
    }

    #[test]
    fn an_extension_after_the_latest_reading_is_refused_whatever_the_procedure(choices in choices(16), late in 1..300_u64, chance in 1..90_u64) {
        on_every_version(&choices, |procedure, id, said| {
            let version = procedure.version(id).expect("a version");
            let Some(last) = said.iter().map(|s| s.on).max() else { return Ok(()) };
            let far = later(last, late + 900).min(day("2027-12-01"));
            // While a suspension is open the last day still moves on, and nothing is over.
            let settled = |t: &&Term<'_>| t.person.is_none() && t.provisional == Provisional::No;
            for t in reckoned(procedure, id, said, far).terms.iter().filter(settled) {
                for extension in &t.rule.extensions {
                    let kind = version.event(extension.event).expect("an event");
                    let next = super::fill(kind, later(t.safe_last_day, late), chance);
                    let longer: Vec<&Said> = said.iter().chain([&next]).collect();
                    let Ok(history) = History::read(version, longer.iter().copied()) else { continue };
                    let told = history.events().iter().find(|e| e.given == said.len()).expect("the extension");
                    if next.on < last || !told.fits(&extension.when) { continue; }
                    let answer = reckon_said(procedure, Some(id), &longer, next.on);
                    prop_assert!(answer.is_err(), "{} {} on {}, last day {}: {said:?}", procedure.id(), t.rule.id, next.on, t.safe_last_day);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_history_moved_anywhere_gives_an_answer_or_faults_and_never_a_panic(
        choices in choices(14), years in -40..90_i32, look in prop_oneof![0..40_000_u64, 0..3_600_000_u64],
    ) {
        let moved = |on: NaiveDate| on.with_year(on.year() + years).or(on.with_day(28).and_then(|d| d.with_year(on.year() + years))).expect("a day");
        on_every_version(&choices, |procedure, version, said| {
            let said: Vec<Said> = said.iter().map(|s| {
                let fields = s.fields.iter().map(|(name, given)| {
                    let text = if let Given::Text(text) = given { parse_day(text) } else { None };
                    (name.clone(), text.map_or_else(|| given.clone(), |on| Given::Text(moved(on).to_string())))
                });
                Said { on: moved(s.on), fields: fields.collect(), ..s.clone() }
            }).collect();
            let events: Vec<&Said> = said.iter().collect();
            // Any day that can be written, from year 1 to year 9999.
            let as_of = later(day("0001-01-01"), look + if look < 40_000 { 726_000 } else { 0 });
            for named in [None, Some(version)] {
                if let Err(faults) = reckon_said(procedure, named, &events, as_of) {
                    prop_assert!(!faults.is_empty());
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_order_in_which_events_are_told_does_not_matter(choices in choices(14), order in prop::collection::vec(any::<u16>(), 14)) {
        on_every_version(&choices, |procedure, version, said| {
            let mut shuffled: Vec<_> = order.iter().zip(said).collect();
            shuffled.sort_by_key(|(place, _)| **place);
            let shuffled: Vec<Said> = shuffled.into_iter().map(|(_, said)| said.clone()).collect();
            let body = |events: &[Said]| body(&reckoned(procedure, version, events, day("2027-12-01")));
            prop_assert_eq!(body(said), body(&shuffled));
            Ok(())
        })?;
    }

    #[test]
    fn every_term_is_consistent_with_itself_on_any_day(choices in choices(14), look in 0..1500_u64) {
        on_every_version(&choices, |procedure, version, said| {
            let as_of = look_at(said, look);
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
    fn overdue_grows_by_a_day_a_day_and_what_has_started_stays(choices in choices(14), look in 0..1500_u64) {
        on_every_version(&choices, |procedure, version, said| {
            let today = look_at(said, look);
            // What happens on the next day may well change a term: a court's term becomes longer with an investigation.
            if said.iter().any(|event| event.on == later(today, 1)) {
                return Ok(());
            }
            let (now, then) = (
                reckoned(procedure, version, said, today),
                reckoned(procedure, version, said, later(today, 1)),
            );
            prop_assert!(now.terms.len() <= then.terms.len());
            for t in now.terms.iter().filter(|t| t.is_open() && t.provisional == Provisional::No && t.overdue_days > 0) {
                let same = then.terms.iter().find(|u| u.rule.id == t.rule.id && u.started_by == t.started_by && u.person == t.person);
                let same = same.expect("it stays");
                prop_assert!(same.overdue_days == t.overdue_days + 1, "{:?}", t.rule.id);
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_penalty_is_the_sum_over_its_schedule_and_never_more_than_its_maximum(choices in choices(16), look in 0..1500_u64) {
        on_every_version(&choices, |procedure, version, said| {
            let as_of = look_at(said, look);
            for p in reckoned(procedure, version, said, as_of).penalties {
                prop_assert!(p.maximum_cents.is_none_or(|most| p.amount_cents <= most));
                prop_assert_eq!(p.maximum_reached, p.maximum_cents == Some(p.amount_cents));
                // One penalty day for each day from the first to the day of looking, or before the act; no more than the
                // schedule holds.
                prop_assert!(p.days <= (as_of - p.first_day).num_days() + 1);
                let held = p.schedule.last().and_then(|s| s.to).map(|to| (to - p.first_day).num_days() + 1);
                prop_assert!(held.is_none_or(|held| p.days <= held && (p.days == held) == p.maximum_reached));
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

/// The small procedure whose term for the decision has this length; each is read once.
fn with_decision_of(n: u32, unit: &'static str) -> &'static Catalogue {
    static READ: LazyLock<Mutex<BTreeMap<(u32, &str), &'static Catalogue>>> = LazyLock::new(Mutex::default);
    READ.lock().expect("no panic in another thread").entry((n, unit)).or_insert_with(|| {
        let small = include_str!("../../data/procedure.toml");
        let small = small.replacen("length = { days = 90 }", &format!("length = {{ {unit} = {n} }}\nshifts = true"), 1);
        let nl = include_str!("../../../config/calendars/nl.toml");
        let files = [("calendars/nl.toml", nl.to_owned()), ("procedures/small.toml", small)];
        let read = Catalogue::from_files(files.map(|(name, text)| (name.to_owned(), text)));
        Box::leak(Box::new(read.unwrap_or_else(|faults| panic!("{faults:#?}"))))
    })
}

/// The one exception to "a longer term never ends earlier", and it is the Act's own: 90 days are shifted, 91 are not
/// (General Extension of Time-Limits Act, articles 1 and 4).
#[test]
fn ninety_days_that_end_on_a_saturday_end_later_than_ninety_one() {
    let last = |n| {
        let procedure = with_decision_of(n, "days").procedure("small").expect("the procedure");
        // 90 days after Sunday 2 June 2024 is Saturday 31 August.
        reckoned(procedure, "old", &[Said::new("received", day("2024-06-02"))], day("2024-06-03")).terms[0].last_day
    };
    assert_eq!((last(90), last(91), last(92)), (day("2024-09-02"), day("2024-09-01"), day("2024-09-02")));
}

/// Found by the laws: the copy of a term for a person who acted first took the suspended days of the whole case up to the
/// day of looking, so that its legal days came out below zero.
#[test]
fn a_person_who_acted_first_has_only_the_suspended_days_until_then() {
    let procedure = catalogue().procedure("nl-nareis").expect("nareis");
    let of = |kind: &str, on| Said::new(kind, day(on)).with("ground", Given::Text("consent".to_owned()));
    let mut decided = Said::new("decision-notified", day("2025-07-01")).of("person-1");
    decided = decided.with("outcome", Given::Text("granted".to_owned()));
    let said = [
        Said::new("application-received", day("2025-06-02")),
        of("suspension-started", "2025-06-20"),
        decided,
        of("suspension-ended", "2025-12-20"),
    ];
    let answer = reckoned(procedure, "2025-03-28", &said, day("2026-01-02"));
    let copy = answer.terms.iter().find(|t| t.person.is_some()).expect("a copy");
    // 21 to 30 June: 10 of the 29 days stood still.
    assert_eq!((copy.suspended_days, copy.elapsed_days, copy.state), (10, 19, State::Met));
}

/// Found by the laws: a suspension that was open at the decision moved the last day of the ended term on, day by day.
#[test]
fn the_last_day_of_an_ended_term_stays_where_it_is_however_late_one_looks() {
    let procedure = catalogue().procedure("nl-nareis").expect("nareis");
    let said = [
        Said::new("application-received", day("2025-06-02")),
        Said::new("suspension-started", day("2025-06-20")).with("ground", Given::Text("consent".to_owned())),
        Said::new("decision-notified", day("2025-07-01")).with("outcome", Given::Text("granted".to_owned())),
    ];
    for as_of in ["2025-07-01", "2025-07-02", "2025-12-01", "2027-06-01"] {
        let answer = reckoned(procedure, "2025-03-28", &said, day(as_of));
        let decision = &answer.terms[0];
        assert_eq!((decision.last_day, decision.suspended_days), (day("2026-03-12"), 10), "{as_of}");
    }
}

/// Found by the laws: a withdrawal took away the two weeks that an earlier notice had started, and the penalty with them.
#[test]
fn a_withdrawal_stops_the_penalty_and_takes_nothing_back() {
    let procedure = catalogue().procedure("nl-nareis").expect("nareis");
    // Nine months end on 2 March 2026, two weeks after the notice on 18 March, so the first penalty day is the 19th.
    let said = [
        Said::new("application-received", day("2025-06-02")),
        Said::new("notice-of-default-received", day("2026-03-04")),
        Said::new("application-withdrawn", day("2026-03-29")),
    ];
    let answer = reckoned(procedure, "2025-03-28", &said, day("2026-11-23"));
    let penalties: Vec<_> = answer.penalties.iter().map(|p| (p.first_day, p.days, p.amount_cents)).collect();
    assert_eq!(penalties, [(day("2026-03-19"), 10, 23_000)]);
}

/// Nine months from 2 June 2025 end on 2 March 2026.
fn extended(on: &str, until: &str, more: &[Said]) -> NaiveDate {
    let extension = Said::new("decision-term-extended", day(on)).with("until", Given::Text(until.to_owned()));
    let mut said = vec![Said::new("application-received", day("2025-06-02")), extension];
    said.extend_from_slice(more);
    let procedure = catalogue().procedure("nl-nareis").expect("nareis");
    reckoned(procedure, "2025-03-28", &said, day("2026-02-02")).terms[0].last_day
}

/// Found by the laws: a day before the end of the term was taken for its new end.
#[test]
fn an_extension_to_a_day_before_the_end_makes_the_term_no_shorter() {
    assert_eq!(extended("2025-10-01", "2026-04-01", &[]), day("2026-04-01"));
    assert_eq!(extended("2025-10-01", "2025-12-01", &[]), day("2026-03-02"));
}

/// Found beside it: suspended days between the notice of the extension and the end of the first nine months were lost.
#[test]
fn a_day_set_by_the_authority_moves_on_by_what_is_suspended_after_it_was_set() {
    let consent = |kind: &str, on| Said::new(kind, day(on)).with("ground", Given::Text("consent".to_owned()));
    let eleven_days = |from, to| [consent("suspension-started", from), consent("suspension-ended", to)];
    let known = eleven_days("2025-09-01", "2025-09-13");
    let within_the_first_nine_months = eleven_days("2025-11-03", "2025-11-15");
    let after_the_first_nine_months = eleven_days("2026-03-09", "2026-03-21");
    assert_eq!(extended("2025-10-01", "2026-04-01", &known), day("2026-04-01"));
    assert_eq!(extended("2025-10-01", "2026-04-01", &within_the_first_nine_months), day("2026-04-12"));
    // Looked at on 2 February, the last one has not happened yet.
    assert_eq!(extended("2025-10-01", "2026-04-01", &after_the_first_nine_months), day("2026-04-01"));
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
