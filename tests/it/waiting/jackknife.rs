//! The carried sums of the jackknife against its definition: the pull of every line by itself, also with delayed entry.

use wachtwijzer::domain::waiting::{Cause, Curve, DayCounts, Incidence, Line, jackknife_errors};

use super::golden::{cause, file, group, written};

/// Delayed entry, ties, endings at age 0, a risk set that empties half-way, several causes, counts.
fn difficult() -> Vec<Line> {
    let line = |entry, exit, end: u8, count| Line { entry, exit, end: (end > 0).then(|| cause(end)), count };
    vec![
        line(0, 0, 1, 2),
        line(0, 0, 2, 1),
        line(0, 3, 1, 4),
        line(0, 3, 0, 2),
        line(0, 9, 2, 3),
        line(2, 9, 1, 5),
        line(3, 11, 3, 2),
        line(4, 5, 0, 7),
        line(5, 14, 2, 1),
        line(9, 14, 1, 3),
        line(9, 20, 0, 6),
        line(12, 17, 1, 1),
        line(15, 20, 2, 2),
        line(20, 26, 3, 2),
    ]
}

/// What holds at one age at which cases ended.
struct Knot {
    age: i64,
    at_risk: f64,
    ended: f64,
    own: f64,
    before: f64,
    reached: f64,
}

fn at_risk(line: &Line, age: i64) -> bool {
    (line.entry < age || line.entry == 0) && age <= line.exit
}

fn number(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// All ages after one, with cases at risk and endings counted anew for each.
fn ages(lines: &[Line], end: Option<Cause>, after: i64) -> Vec<Knot> {
    let count =
        |keep: &dyn Fn(&Line) -> bool| number(lines.iter().filter(|line| keep(line)).map(|line| line.count).sum());
    let (mut pending, mut incidence) = (1.0, 0.0);
    let mut ages = Vec::new();
    for age in (after + 1)..=lines.iter().map(|line| line.exit).max().unwrap() {
        let at_risk = count(&|line| at_risk(line, age));
        let ended = count(&|line| line.exit == age && line.end.is_some());
        let own = count(&|line| line.exit == age && line.end == end);
        if ended > 0.0 {
            incidence += pending * own / at_risk;
            ages.push(Knot { age, at_risk, ended, own, before: pending, reached: incidence });
            pending *= 1.0 - ended / at_risk;
        }
    }
    ages
}

/// The definition: the derivative with respect to the weight of every line, squared and summed. `ages` are those up to t.
fn by_definition(lines: &[Line], end: Option<Cause>, ages: &[Knot]) -> f64 {
    let incidence = ages.last().map_or(0.0, |last| last.reached);
    let pull = |line: &Line| {
        let mut sum = 0.0;
        for at in ages.iter().filter(|at| at_risk(line, at.age)) {
            let ended = f64::from(u8::from(line.exit == at.age && line.end.is_some()));
            let ended_own = f64::from(u8::from(line.exit == at.age && line.end == end));
            sum += at.before * (ended_own - at.own / at.at_risk) / at.at_risk;
            if at.at_risk > at.ended {
                sum -= (ended - at.ended / at.at_risk) / (at.at_risk - at.ended) * (incidence - at.reached);
            }
        }
        sum
    };
    lines.iter().map(|line| number(line.count) * pull(line).powi(2)).sum::<f64>().sqrt()
}

fn agrees(lines: &[Line], after: Option<i64>) {
    let (counts, refused) = DayCounts::sift(lines.iter().copied().enumerate(), cause(3));
    assert_eq!(refused, []);
    let incidence = after.map_or_else(|| Incidence::of(&counts), |waited| Incidence::after(&counts, waited));

    let errors = jackknife_errors(&counts, after);

    assert_eq!(errors.len(), incidence.steps().len());
    for code in [1, 2, 3] {
        let ages = ages(lines, Cause::new(code), after.unwrap_or(-1));
        for (at, (step, errors)) in incidence.steps().iter().zip(&errors).enumerate() {
            let found = errors[usize::from(code) - 1];
            let wanted = by_definition(lines, Cause::new(code), &ages[..=at]);
            assert!((found - wanted).abs() < 1e-9, "age {}, cause {code}: {found}, by definition {wanted}", step.age);
        }
    }
}

#[test]
fn the_errors_are_those_of_the_definition() {
    agrees(&difficult(), None);
    agrees(&difficult(), Some(4));
}

#[test]
fn the_errors_of_400_cases_with_delayed_entry_are_those_of_the_definition() {
    let file = file("edge_cases");
    let case =
        file["cases"].as_array().unwrap().iter().find(|case| case["id"] == "random-truncated-competing").unwrap();
    let lines: Vec<Line> = written(&case["inputs"]["rows"]).iter().map(|line| line.read(cause(3)).unwrap()).collect();
    assert_eq!(lines.len(), 400);

    agrees(&lines, None);
    agrees(&lines, Some(100));
}

/// With one cause and no delayed entry the incidence is 1 − S, and the jackknife is Greenwood's formula.
#[test]
fn with_one_cause_the_error_is_greenwoods() {
    let counts = group(&file("lung"), "all");
    let curve = Curve::of(&counts);

    let errors = jackknife_errors(&counts, None);

    for (step, errors) in curve.steps().iter().filter(|step| step.events > 0).zip(errors) {
        assert!((errors[0] - step.error().unwrap()).abs() < 1e-12, "age {}", step.age);
    }
}
