//! Faults of what was given, each with a JSON pointer, a stable code and a sentence.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::InputFault;
use crate::app::casework::{MOST_FILTERS, WorkFault};
use crate::app::letters::LetterFault;
use crate::app::links::LinkFault;
use crate::app::secrets::{LONGEST, PassPhraseFault, SHORTEST};
use crate::app::splits::SplitFault;
use crate::domain::case::history::{EventFault, FIRST_YEAR, LAST_YEAR, Wrong};
use crate::domain::handover::proposal::HandoverFault;
use crate::i18n::{Arg, Locale};

/// One thing that is wrong with what was given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Fault)]
pub struct FaultBody {
    /// Where it is wrong: a JSON pointer (RFC 6901) into the body, or the name of a query parameter or header.
    #[schema(example = "/events/2/answerBy")]
    pub pointer: String,
    /// What is wrong, by a stable name.
    #[schema(example = "missing-field")]
    pub code: String,
    /// What is wrong and what would be right, in the reader's language.
    pub detail: String,
    /// Of many applications the one that it is about, by its number (by its id where there is no such application within reach).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schema(example = "WW-7K3M-9QXP-P")]
    pub application: Option<String>,
}

/// A fault that is not yet put into words.
#[derive(Clone, Debug)]
pub struct Fault {
    /// See [`FaultBody::pointer`].
    pub pointer: String,
    /// The code, which with `fault-` before it is also the key of its sentence.
    pub code: &'static str,
    /// The key where it differs from the code.
    pub key: Option<&'static str>,
    /// The values of the sentence.
    pub args: Vec<(&'static str, Arg<'static>)>,
    /// See [`FaultBody::application`].
    pub application: Option<String>,
}

impl Fault {
    /// A fault with the values of its sentence.
    #[must_use]
    pub fn new(pointer: impl Into<String>, code: &'static str, args: Vec<(&'static str, Arg<'static>)>) -> Self {
        Self { pointer: pointer.into(), code, key: None, args, application: None }
    }

    /// The fault in a language.
    #[must_use]
    pub fn say(&self, locale: &Locale) -> FaultBody {
        let key = self.key.map_or_else(|| format!("fault-{}", self.code), str::to_owned);
        FaultBody {
            pointer: self.pointer.clone(),
            code: self.code.to_owned(),
            detail: locale.text(&key, &self.args),
            application: self.application.clone(),
        }
    }
}

/// A text as an argument.
pub fn text(text: impl Into<String>) -> Arg<'static> {
    Arg::Text(text.into().into())
}

/// A list of names as an argument.
pub fn list<T: ToString>(names: impl IntoIterator<Item = T>) -> Arg<'static> {
    text(names.into_iter().map(|n| n.to_string()).collect::<Vec<_>>().join(", "))
}

/// A fault of an event, with its pointer under `base` (`/events` in a list; where one event alone is the body, its own).
#[must_use]
pub fn of_event(fault: &EventFault, base: &dyn Fn(usize) -> String) -> Fault {
    let at = fault.given.map_or_else(|| "/events".to_owned(), base);
    let pointer = fault.field.as_ref().map_or_else(|| at.clone(), |field| format!("{at}/{}", escape(field)));
    let of_version = matches!(fault.what, Wrong::UnknownVersion { .. } | Wrong::NoVersion { .. });
    say(&fault.what, if of_version && fault.given.is_none() { "/version" } else { &pointer })
}

/// Where an event stands in a request whose events are a list.
#[must_use]
pub fn in_list(at: usize) -> String {
    format!("/events/{at}")
}

/// Faults of what was given to a use case.
#[must_use]
pub fn of_inputs(faults: &[InputFault], base: &dyn Fn(usize) -> String) -> Vec<Fault> {
    faults.iter().map(|fault| of_input(fault, base)).collect()
}

fn of_input(fault: &InputFault, base: &dyn Fn(usize) -> String) -> Fault {
    match fault {
        InputFault::Event(event) => of_event(event, base),
        // Not in the request, but among the application's own records, by number.
        InputFault::Recorded(sequence, event) => of_event(event, &|_| format!("/recorded/{sequence}")),
        InputFault::UnknownProcedure { known } => {
            Fault::new("/procedure", "unknown-procedure", vec![("known", list(known))])
        }
        InputFault::UnknownRecord => Fault::new("", "unknown-record", vec![]),
        InputFault::UnknownOrganisation { known } => {
            Fault::new("/organisation", "unknown-organisation", vec![("known", list(known))])
        }
        InputFault::UnknownOperation { known } => {
            Fault::new("/operations", "unknown-operation", vec![("known", list(known))])
        }
        InputFault::UnknownPerson => Fault::new("/person", "unknown-person", vec![]),
        InputFault::SaidByOthers { by } => Fault::new("", "said-by-others", vec![("by", list(by))]),
        InputFault::NotInCase => Fault::new("/person", "not-in-case", vec![]),
        InputFault::NeedsItsEvent { event } => {
            Fault::new("/task", "needs-its-event", vec![("event", text(event.as_str()))])
        }
        InputFault::UnknownHelper => Fault::new("/login", "unknown-helper", vec![]),
        InputFault::Handover(fault) => of_handover(fault),
        InputFault::EndsInThePast => Fault::new("/until", "ends-in-the-past", vec![]),
        InputFault::Detail(fault) => Fault::new(format!("/{}", fault.field), fault.code, vec![]),
        InputFault::PassPhrase(fault) => {
            let code = match fault {
                PassPhraseFault::Short => "pass-phrase-short",
                PassPhraseFault::Long => "pass-phrase-long",
                PassPhraseFault::Common => "pass-phrase-common",
            };
            Fault::new(
                "/passPhrase",
                code,
                vec![("least", text(SHORTEST.to_string())), ("most", text(LONGEST.to_string()))],
            )
        }
        InputFault::SupersededAlready => Fault::new("", "superseded-already", vec![]),
        InputFault::Letter(fault) => of_letter(fault),
        InputFault::Link(fault) => of_link(*fault),
        InputFault::Split(fault) => of_split(*fault),
        InputFault::Work(fault) => of_work(fault),
        // The step is the same for all: what matters is in which case it cannot be taken.
        InputFault::OfCase { at, named, fault } => {
            Fault { pointer: format!("/cases/{at}"), application: Some(named.clone()), ..of_input(fault, base) }
        }
    }
}

/// Faults of work lists, of assignment and of steps in many cases.
fn of_work(fault: &WorkFault) -> Fault {
    match fault {
        WorkFault::UnknownStage { known } => Fault::new("/stage", "unknown-stage", vec![("known", list(known))]),
        WorkFault::UnknownColleague => Fault::new("/assignee", "unknown-colleague", vec![]),
        WorkFault::NoCaseworker => Fault::new("/assignee", "no-caseworker", vec![]),
        WorkFault::BlockedAccount => Fault::new("/assignee", "blocked-account", vec![]),
        WorkFault::TooManyFilters => Fault::new("", "too-many", vec![("maximum", text(MOST_FILTERS.to_string()))]),
        WorkFault::UnknownApplication => Fault::new("", "unknown-application", vec![]),
        WorkFault::ChangedMeanwhile { seen, now } => {
            let args = vec![("seen", text(seen.to_string())), ("now", text(now.to_string()))];
            Fault::new("", "changed-meanwhile", args)
        }
    }
}

fn of_letter(fault: &LetterFault) -> Fault {
    let on = |code, name, day: &NaiveDate| Fault::new("", code, vec![(name, Arg::Day(*day))]);
    match fault {
        LetterFault::NotYet(from) => on("remedy-not-yet", "from", from),
        LetterFault::TooLate(until) => on("remedy-too-late", "until", until),
        LetterFault::Used(day) => on("remedy-used", "on", day),
        LetterFault::Closed => Fault::new("", "remedy-closed", vec![]),
        LetterFault::ForWhom(known) => Fault::new("person", "say-for-whom", vec![("known", list(known))]),
    }
}

fn of_link(fault: LinkFault) -> Fault {
    match fault {
        LinkFault::ToItself => Fault::new("/application", "link-to-itself", vec![]),
        LinkFault::UnknownApplication => Fault::new("/application", "unknown-application", vec![]),
        LinkFault::Already => Fault::new("", "linked-already", vec![]),
    }
}

fn of_split(fault: SplitFault) -> Fault {
    match fault {
        SplitFault::Nobody => Fault::new("/persons", "split-nobody", vec![]),
        SplitFault::Everybody => Fault::new("/persons", "split-everybody", vec![]),
        SplitFault::NotInTheCase(at) => Fault::new(format!("/persons/{at}"), "not-in-the-case", vec![]),
        SplitFault::TheReferent(at) => Fault::new(format!("/persons/{at}"), "split-the-referent", vec![]),
        SplitFault::InTheFuture(today) => Fault::new("/on", "in-the-future", vec![("today", Arg::Day(today))]),
    }
}

/// A fault of a handover: its member is a pointer already, of our own names and places.
fn of_handover(fault: &HandoverFault) -> Fault {
    let pointer = if fault.member.is_empty() { String::new() } else { format!("/{}", fault.member) };
    let known = (!fault.known.is_empty()).then(|| ("known", list(&fault.known)));
    Fault::new(pointer, fault.code, known.into_iter().collect())
}

/// `~` and `/` in a member's name (RFC 6901, section 3).
#[must_use]
pub fn escape(member: &str) -> String {
    member.replace('~', "~0").replace('/', "~1")
}

fn say(what: &Wrong, pointer: &str) -> Fault {
    let fault = |code, args| Fault::new(pointer, code, args);
    match what {
        Wrong::UnknownEvent { given, nearest: None } => fault("unknown-event", vec![("given", text(given))]),
        Wrong::UnknownEvent { given, nearest: Some(nearest) } => Fault {
            key: Some("fault-unknown-event-nearest"),
            ..fault("unknown-event", vec![("given", text(given)), ("nearest", text(nearest.as_str()))])
        },
        Wrong::UnknownField { known } if known.is_empty() => {
            Fault { key: Some("fault-unknown-field-none"), ..fault("unknown-field", vec![]) }
        }
        Wrong::UnknownField { known } => fault("unknown-field", vec![("known", list(known))]),
        Wrong::MissingField => fault("missing-field", vec![]),
        Wrong::NotADay => fault("not-a-day", vec![]),
        Wrong::ImprobableDay => fault(
            "improbable-day",
            vec![("first", text(FIRST_YEAR.to_string())), ("last", text(LAST_YEAR.to_string()))],
        ),
        Wrong::NotANumber { maximum } => fault("not-a-number", vec![("maximum", text(maximum.to_string()))]),
        Wrong::NotAChoice { allowed } => fault("not-a-choice", vec![("allowed", list(allowed))]),
        Wrong::NotACode => fault("not-a-code", vec![]),
        Wrong::NotAPerson => fault("not-a-person", vec![]),
        Wrong::NeedsAPerson => fault("needs-a-person", vec![]),
        Wrong::BeforeTheEvent => fault("before-the-event", vec![]),
        Wrong::AfterTheEvent => fault("after-the-event", vec![]),
        Wrong::NotYetInLaw { since } => fault("not-yet-in-law", vec![("since", Arg::Day(*since))]),
        Wrong::NotPossibleHere { stage, possible } => {
            fault("not-possible-here", vec![("stage", text(stage.as_str())), ("possible", list(possible))])
        }
        Wrong::HappenedAlready => fault("happened-already", vec![]),
        Wrong::NothingToAnswer { answers } => fault("nothing-to-answer", vec![("answers", text(answers.as_str()))]),
        Wrong::AfterExpiry { term, last_day } => {
            fault("after-expiry", vec![("term", text(term.as_str())), ("day", Arg::Day(*last_day))])
        }
        Wrong::ExtendedAlready { term } => fault("extended-already", vec![("term", text(term.as_str()))]),
        Wrong::OrderWithoutTerm => fault("order-without-term", vec![]),
        Wrong::NoVersion { from, until: None } => fault("no-version", vec![("from", Arg::Day(*from))]),
        Wrong::NoVersion { from, until: Some(until) } => Fault {
            key: Some("fault-no-version-between"),
            ..fault("no-version", vec![("from", Arg::Day(*from)), ("until", Arg::Day(*until))])
        },
        Wrong::UnknownVersion { known } => fault("unknown-version", vec![("known", list(known))]),
        Wrong::OutsideCalendar { day, from, until } => fault(
            "outside-calendar",
            vec![("day", Arg::Day(*day)), ("from", Arg::Day(*from)), ("until", Arg::Day(*until))],
        ),
        Wrong::InTheFuture { today } => fault("in-the-future", vec![("today", Arg::Day(*today))]),
    }
}
