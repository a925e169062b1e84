//! An invented application as the record of a case of the procedure `nl-nareis`: what was said to have happened, in its
//! words.
//!
//! What the tables do not say is assumed here: that the decision period is extended on day 80 by every office that has
//! not decided by then (law until 27 March 2025), that an investigation suspends the period by consent, that every
//! other investigation is a DNA test, and what a court orders (eight weeks, twenty if an investigation is announced,
//! 100 euro a day, 7,500 at most, as in most judgments of 2023 to 2025). A notice that the law in force on receipt
//! calls premature is left out.

use chrono::{Months, NaiveDate};

use super::application::{Application, Step, after};
use crate::domain::case::event::{Given, Said};

/// From this day of receipt on the law gives nine months without extension as a matter of course.
const NINE_MONTHS_SINCE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 3, 28);
/// The nine months.
const NINE_MONTHS: Months = Months::new(9);
/// The 90 days are extended on this day after receipt.
const EXTENDED_ON: u64 = 80;
/// Who is asked to complete an application gets so many days, or as many as it took.
const TO_ANSWER: u64 = 28;
/// From the notice of default to the appeal: two weeks of grace and four days to write it.
const TO_APPEAL: u64 = 18;

/// What is on record of an application at the end of a day, in order of days.
#[must_use]
pub fn events(application: &Application, until: NaiveDate) -> Vec<Said> {
    let mut said: Vec<Said> =
        application.timeline().into_iter().flat_map(|(day, step)| told(application, day, step)).collect();
    said.extend(extension(application));
    said.retain(|event| event.on <= until);
    said.sort_by_key(|event| event.on);
    said
}

fn told(application: &Application, day: NaiveDate, step: Step) -> Vec<Said> {
    let text = |text: &str| Given::Text(text.to_owned());
    let one = |kind: &str| vec![Said::new(kind, day)];
    let decided = |outcome| vec![Said::new("decision-notified", day).with("outcome", text(outcome))];
    match step {
        Step::Received => one("application-received"),
        Step::CompletionAsked => {
            let answered = application.completion.and_then(|span| span.until);
            let by = after(day, TO_ANSWER).max(answered.unwrap_or(day));
            vec![Said::new("documents-requested", day).with("answerBy", text(&by.to_string()))]
        }
        Step::CompleteAgain => one("documents-received"),
        Step::InvestigationBegun => {
            let kind = if application.family.is_multiple_of(2) { "dna" } else { "interview" };
            vec![
                Said::new("investigation-started", day).with("kind", text(kind)),
                Said::new("suspension-started", day).with("ground", text("consent")),
            ]
        }
        Step::InvestigationEnded => vec![Said::new("suspension-ended", day).with("ground", text("consent"))],
        Step::Held => vec![Said::new("policy-hold-started", day).with("reason", text("new-rules"))],
        Step::NoticeOfDefault if is_premature(application, day) => Vec::new(),
        Step::NoticeOfDefault => {
            let mut both = one("notice-of-default-received");
            both.extend(application.court_order.map(|_| Said::new("inaction-appeal-lodged", after(day, TO_APPEAL))));
            both
        }
        Step::CourtOrder if application.notice_of_default.is_none_or(|sent| is_premature(application, sent)) => {
            Vec::new()
        }
        Step::CourtOrder => vec![
            Said::new("court-order-sent", day)
                .with("weeks", Given::Number(8))
                .with("weeksIfInvestigation", Given::Number(20))
                .with("penaltyPerDay", Given::Number(10_000))
                .with("penaltyMax", Given::Number(750_000)),
        ],
        Step::Granted => decided("granted"),
        Step::Refused => decided("refused"),
        Step::Withdrawn => one("application-withdrawn"),
    }
}

fn is_premature(application: &Application, sent: NaiveDate) -> bool {
    let last_day = application.received.checked_add_months(NINE_MONTHS);
    has_nine_months(application) && last_day.is_some_and(|last| sent <= last)
}

fn has_nine_months(application: &Application) -> bool {
    NINE_MONTHS_SINCE.is_some_and(|since| application.received >= since)
}

fn extension(application: &Application) -> Option<Said> {
    let on = after(application.received, EXTENDED_ON);
    let open = application.closed.is_none_or(|closing| closing.on > on);
    (open && !has_nine_months(application)).then(|| Said::new("decision-term-extended", on))
}
