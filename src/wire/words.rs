//! Codes and values of the domain put into the reader's words.

use chrono::NaiveDate;

use crate::domain::deadline::calendar::Holiday;
use crate::domain::deadline::reckoning::{Remedy, RemedyState, Rule, State, Step, Warning};
use crate::domain::deadline::term::Length;
use crate::domain::procedure::Words;
use crate::i18n::{Arg, Locale};

/// One language, and the native language of the procedure that is spoken about.
#[derive(Clone, Copy, Debug)]
pub struct Speech<'l> {
    /// The reader's language.
    pub locale: &'l Locale,
    /// The language of the procedure's native words.
    pub native: &'l str,
}

impl Speech<'_> {
    /// The words for a thing of the procedure.
    #[must_use]
    pub fn of<'w>(&self, words: &'w Words) -> &'w str {
        self.locale.words(words, self.native)
    }

    fn arg<'w>(&self, words: &'w Words) -> Arg<'w> {
        Arg::from(self.of(words))
    }

    /// The stable code of a step.
    #[must_use]
    pub fn step_code(rule: &Rule<'_>) -> &'static str {
        match rule {
            Rule::Version(_) => "version",
            Rule::Start(_) => "start",
            Rule::StartAfter(_) => "start-after",
            Rule::Length(_) => "length",
            Rule::SetDay => "set-day",
            Rule::OrderedWeeks(_) => "ordered-weeks",
            Rule::OrderedWeeksInvestigation(_) => "ordered-weeks-investigation",
            Rule::Suspension { .. } => "suspension",
            Rule::SuspensionTooLate(_) => "suspension-too-late",
            Rule::Extension(_) => "extension",
            Rule::ExtensionCapped => "extension-capped",
            Rule::NotShifted => "not-shifted",
            Rule::Weekend(_) => "weekend",
            Rule::Holiday(_) => "holiday",
            Rule::MinimumOpenDays(_) => "minimum-open-days",
            Rule::PenaltyStart => "penalty-start",
            Rule::PenaltyDays { .. } => "penalty-days",
            Rule::PenaltyMaximum(_) => "penalty-maximum",
            Rule::PenaltyStop => "penalty-stop",
        }
    }

    /// A step in a sentence.
    #[must_use]
    pub fn step(&self, step: &Step<'_>, version: &str) -> String {
        let (from, to) = (("from", Arg::Day(step.from)), ("to", Arg::Day(step.to)));
        let weeks = |n: u32| ("length", Arg::Length(Length::Weeks(n)));
        let (key, mut args): (&str, Vec<(&str, Arg<'_>)>) = match &step.rule {
            Rule::Version(Some(event)) => {
                ("step-version", vec![("version", Arg::from(version)), ("event", self.arg(&event.words))])
            }
            Rule::Version(None) => ("step-version-named", vec![("version", Arg::from(version))]),
            Rule::Start(event) => ("step-start", vec![("event", self.arg(&event.words))]),
            Rule::StartAfter(term) => ("step-start-after", vec![("term", self.arg(&term.words))]),
            Rule::Length(length) => ("step-length", vec![("length", Arg::Length(*length))]),
            Rule::SetDay => ("step-set-day", vec![]),
            Rule::OrderedWeeks(n) => ("step-ordered-weeks", vec![weeks(*n)]),
            Rule::OrderedWeeksInvestigation(n) => ("step-ordered-weeks-investigation", vec![weeks(*n)]),
            Rule::Suspension { kind, first, last, days } => {
                let kind = kind.map_or(Arg::from(""), |k| self.arg(&k.words));
                let days = ("days", Arg::Number(*days));
                ("step-suspension", vec![("kind", kind), days, ("first", Arg::Day(*first)), ("last", Arg::Day(*last))])
            }
            Rule::SuspensionTooLate(kind) => ("step-suspension-too-late", vec![("kind", self.arg(&kind.words))]),
            Rule::Extension(Some(length)) => ("step-extension", vec![("length", Arg::Length(*length))]),
            Rule::Extension(None) => ("step-extension-until", vec![]),
            Rule::ExtensionCapped => ("step-extension-capped", vec![]),
            Rule::NotShifted => ("step-not-shifted", vec![]),
            Rule::Weekend(weekday) => ("step-weekend", vec![("weekday", Arg::Weekday(*weekday))]),
            Rule::Holiday(holiday) => ("step-holiday", vec![("holiday", self.holiday(holiday))]),
            Rule::MinimumOpenDays(n) => ("step-minimum-open-days", vec![("days", Arg::Number(i64::from(*n)))]),
            Rule::PenaltyStart => ("step-penalty-start", vec![]),
            Rule::PenaltyDays { days, cents } => {
                ("step-penalty-days", vec![("days", Arg::Number(*days)), ("amount", Arg::Cents(*cents))])
            }
            Rule::PenaltyMaximum(cents) => ("step-penalty-maximum", vec![("amount", Arg::Cents(*cents))]),
            Rule::PenaltyStop => ("step-penalty-stop", vec![]),
        };
        args.extend([from, to]);
        self.locale.text(key, &args)
    }

    fn holiday<'w>(&self, holiday: &'w Holiday) -> Arg<'w> {
        self.arg(&holiday.words)
    }

    /// The stable code of a warning, and the warning in a sentence.
    #[must_use]
    pub fn warning(&self, warning: &Warning<'_>) -> (String, String) {
        let say = |code: &str, words: Option<&Words>, more: &[(&str, Arg<'_>)]| {
            let mut args = more.to_vec();
            args.extend(words.map(|w| ("term", self.arg(w))));
            (code.to_owned(), self.locale.text(&format!("warning-{code}"), &args))
        };
        let day = |day: &NaiveDate| ("day", Arg::Day(*day));
        match warning {
            Warning::Rule(rule) => (rule.id.to_string(), self.of(&rule.words).to_owned()),
            Warning::ReadingsDiffer(term, last, other) => {
                say("readings-differ", Some(&term.words), &[day(last), ("other", Arg::Day(*other))])
            }
            Warning::CalendarUnverified(term, last) => say("calendar-unverified", Some(&term.words), &[day(last)]),
            Warning::AuthorityUnverified(term) => say("authority-unverified", Some(&term.words), &[]),
            Warning::LaterEvents(count) => {
                say("later-events", None, &[("count", Arg::Number(i64::try_from(*count).unwrap_or(i64::MAX)))])
            }
            Warning::SuspensionTooLate(term, end) => say("suspension-too-late", Some(&term.words), &[day(end)]),
            Warning::ExtensionCapped(term, end) => say("extension-capped", Some(&term.words), &[day(end)]),
        }
    }

    /// From which day a remedy is too late, in a sentence.
    #[must_use]
    pub fn limit(&self, remedy: &Remedy<'_>) -> String {
        match remedy.until {
            Some(until) => self.locale.text("remedy-limit-last-day", &[("until", Arg::Day(until))]),
            None => self.locale.text("remedy-limit-no-last-day", &[]),
        }
    }

    /// How a remedy stands, in a sentence; `late`: it was used after its last day.
    #[must_use]
    pub fn remedy(&self, remedy: &Remedy<'_>, late: bool) -> String {
        let from = ("from", Arg::Day(remedy.possible_from));
        if let (true, Some(until)) = (late, remedy.until) {
            return self.locale.text("remedy-late", &[("until", Arg::Day(until))]);
        }
        if remedy.premature {
            return self.locale.text("remedy-premature", &[from]);
        }
        match (remedy.state, remedy.until) {
            (RemedyState::NotYet, _) => self.locale.text("remedy-not-yet", &[from]),
            (RemedyState::Open, Some(until)) => self.locale.text("remedy-open-until", &[("until", Arg::Day(until))]),
            (RemedyState::Open, None) => self.locale.text("remedy-open", &[from]),
            (RemedyState::Used, _) => self.locale.text("remedy-used", &[]),
            (RemedyState::Passed, _) => self.locale.text("remedy-passed", &[]),
        }
    }

    /// A code of the procedure in words; a code that no language file knows shows itself.
    #[must_use]
    pub fn code(&self, code: &str) -> String {
        let key = format!("code-{code}");
        if self.locale.keys().contains(&key) { self.locale.text(&key, &[]) } else { code.replace('-', " ") }
    }

    /// The state of a term in words.
    #[must_use]
    pub fn state(&self, state: State) -> String {
        self.locale.text(&format!("state-{}", state.as_str()), &[])
    }
}
