//! One chart of each kind, with gaps, several series and words that need care.

use wachtwijzer::charts::{Axis, BarGroup, Bars, Caption, Chart, Curve, Curves, Line, Lines, Range, Ranges, Step};

pub(crate) fn caption(title: &str) -> Caption {
    Caption {
        title: title.to_owned(),
        description: "What is to be seen, for those who do not see it.".to_owned(),
        language: "en".to_owned(),
    }
}

fn number(value: f64) -> String {
    format!("{value:.0}")
}

fn percent(value: f64) -> String {
    format!("{:.0} %", value * 100.0)
}

/// A curve that falls as if one in so many were decided each day, with a step a day.
pub(crate) fn falling(name: &str, days: u32, of: f64) -> Curve {
    let mut value = 1.0;
    let steps = (0..days).map(|day| {
        value *= 1.0 - (1.0 + f64::from(day % 7)) / of;
        let wide = 0.02 + 0.08 * f64::from(day) / f64::from(days);
        Step {
            at: f64::from(day),
            value: Some(value),
            band: Some((f64::max(value - wide, 0.0), f64::min(value + wide, 1.0))),
        }
    });
    let censored = (0..days).filter(|day| day % 60 > 50).map(f64::from).collect();
    Curve { name: name.to_owned(), steps: steps.collect(), until: f64::from(days), censored }
}

pub(crate) fn curves(caption: Caption, curves: Vec<Curve>) -> Chart<'static> {
    let time = Axis { label: "Days since receipt", write: &number };
    let value = Axis { label: "Still waiting", write: &percent };
    Chart::Curves(Curves { caption, time, value, most: 1.0, curves })
}

pub(crate) fn three_curves() -> Chart<'static> {
    let mut withheld = falling("Third group, with a gap", 700, 1200.0);
    for step in &mut withheld.steps[250..400] {
        (step.value, step.band) = (None, None);
    }
    let all = vec![falling("Received in 2023", 730, 1600.0), falling("Received in 2024", 540, 3600.0), withheld];
    curves(caption("How long applications waited, by half-year of receipt"), all)
}

pub(crate) fn backlog() -> Chart<'static> {
    Chart::Bars(Bars {
        caption: caption("Open applications by the time they have waited"),
        places: ["Under 3 months", "3 to 6 months", "6 to 9 months", "9 to 12 months", "1 to 2 years", "Over 2 years"]
            .map(str::to_owned)
            .to_vec(),
        place: "Time since receipt",
        value: Axis { label: "Families", write: &number },
        withheld: "–",
        groups: vec![BarGroup {
            name: "All".to_owned(),
            values: vec![Some(1240.0), Some(2210.0), Some(3105.0), Some(4560.0), Some(8730.0), None],
        }],
    })
}

pub(crate) fn flows() -> Chart<'static> {
    let quarters = (2023..2026).flat_map(|year| (1..5).map(move |quarter| format!("{year}-Q{quarter}")));
    let values = |offset: f64| {
        (0..12).map(|n| (n != 7).then_some(900.0 + offset + 400.0 * (f64::from(n) / 2.0).sin())).collect()
    };
    Chart::Bars(Bars {
        caption: caption("Applications received and closed in each quarter"),
        places: quarters.collect(),
        place: "Quarter",
        value: Axis { label: "Families", write: &number },
        withheld: "–",
        groups: vec![
            BarGroup { name: "Received".to_owned(), values: values(300.0) },
            BarGroup { name: "Closed".to_owned(), values: values(0.0) },
        ],
    })
}

pub(crate) fn shares() -> Chart<'static> {
    let months = (2024..2026).flat_map(|year| (1..13).map(move |month| format!("{year}-{month:02}")));
    let values = |from: f64, step: f64, gap: i32| {
        (0..24).map(|n| (n != gap && n != gap + 2).then_some(from + step * f64::from(n))).collect()
    };
    Chart::Lines(Lines {
        caption: caption("Decided within the legal term, by month of decision"),
        periods: months.collect(),
        time: "Month",
        value: Axis { label: "Share of decisions", write: &percent },
        most: Some(1.0),
        lines: vec![
            Line { name: "Asylum family reunification".to_owned(), values: values(0.72, -0.025, 5) },
            Line { name: "Regular".to_owned(), values: values(0.81, -0.004, 12) },
            Line { name: "Other residence purposes".to_owned(), values: values(0.35, 0.004, -9) },
        ],
    })
}

pub(crate) fn forecast() -> Chart<'static> {
    let range = |name: &str, low, half, middle, high, words: &str| Range {
        name: name.to_owned(),
        low,
        half,
        middle,
        high,
        words: words.to_owned(),
    };
    Chart::Ranges(Ranges {
        caption: caption("How long still, for those who applied on 3 September 2024"),
        time: Axis { label: "Weeks from today", write: &number },
        until: None,
        ranges: vec![
            range(
                "This forecast",
                40.0,
                Some((62.0, 104.0)),
                Some(84.0),
                Some(123.0),
                "Most likely 84 weeks; 8 in 10 between 40 and 123",
            ),
            range(
                "Half a year ago",
                51.0,
                Some((70.0, 130.0)),
                Some(96.0),
                None,
                "Most likely 96 weeks; 1 in 10 longer than can be told",
            ),
        ],
    })
}

pub(crate) fn all() -> Vec<(&'static str, Chart<'static>)> {
    vec![
        ("curves", three_curves()),
        ("backlog", backlog()),
        ("flows", flows()),
        ("shares", shares()),
        ("forecast", forecast()),
    ]
}
