//! What of a case several pages of the desk show: its people without their names, what happened, what is wrong with a form.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::applications::reckon;
use crate::app::casework::Writer;
use crate::app::sight::Sight;
use crate::app::{AppError, InputFault};
use crate::domain::access::Part;
use crate::domain::case::Case;
use crate::domain::case::event::{Entry, Given, Record, Said};
use crate::domain::case::history::parse_day;
use crate::domain::procedure::{EventType, FieldKind, Procedure, Version};
use crate::i18n::Arg;
use crate::web::pages::frame::Frame;
use crate::web::pages::parts::field::{Choice, Typed};
use crate::web::pages::parts::timeline::Happened;
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::Problem;
use crate::web::request::Caller;
use crate::web::site::answer::{Answered, told};
use crate::web::site::reader::Reader;
use crate::web::site::session::{Whom, staff_frame};
use crate::wire::fault::of_inputs;
use crate::wire::reckoning::ReckoningBody;

/// What is around a page of a form of the desk: in another language it is shown with what was typed.
pub(super) fn form_frame(reader: Reader<'_>, whom: &Whom, place: &str, typed: &Typed) -> Frame {
    let kept = Typed::of(carried(typed));
    Frame { signed_in: staff_frame(reader, whom, place).signed_in, ..reader.frame_of_form(place, &kept) }
}

/// A code of a procedure in words.
pub(super) fn code(reader: Reader<'_>, code: &str) -> Phrase {
    let key = format!("staff-code-{code}");
    let say = reader.say();
    if say.knows(&key) { say.told(&key, &[]) } else { Phrase::of(&code.replace('-', " "), crate::i18n::DEFAULT) }
}

/// The first line of a menu in which something must be chosen.
pub(super) fn unchosen(reader: Reader<'_>) -> Choice {
    Choice { value: String::new(), text: reader.say().told("staff-choose", &[]) }
}

/// The end of the id of somebody, kept apart from the direction of the words around it. Names stand on one page only.
pub(super) fn marked(words: &Phrase, id: &str) -> Phrase {
    let skipped = id.chars().count().saturating_sub(6);
    let end: String = id.chars().skip(skipped).collect();
    Phrase { text: format!("{} \u{2068}#{end}\u{2069}", words.text), language: words.language.clone() }
}

/// A case with how it stands today.
pub(super) struct Standing {
    /// The case.
    pub(super) case: Case,
    /// The answer of the engine, as far as the reader may see it.
    pub(super) body: ReckoningBody,
    /// The language of its law.
    pub(super) native: String,
}

impl Standing {
    /// How a case stands today, as far as somebody sees it.
    pub(super) fn of(caller: &Caller, reader: Reader<'_>, case: Case, sight: &Sight) -> Result<Self, AppError> {
        let context = caller.state.app.context();
        let mut answer = reckon(context, &case, None, None)?;
        sight.narrow(&mut answer);
        let procedure = context.catalogue.procedure(case.identity.procedure.as_str());
        let native = procedure.map_or_else(String::new, |procedure| procedure.language().to_owned());
        let body = told(reader, &answer, &native);
        Ok(Self { case, body, native })
    }

    /// Puts answers into views.
    pub(super) fn answered<'r>(&'r self, reader: Reader<'r>) -> Answered<'r> {
        Answered { reader, native: &self.native, as_of: self.body.as_of }
    }

    /// The way to its page, by its number.
    pub(super) fn link(&self) -> Link {
        let reference = self.case.identity.reference.as_str();
        Link { text: Phrase::from(reference), address: format!("/work/cases/{}", self.case.identity.id) }
    }

    /// Somebody in it, by what they are in the family and the end of their id.
    pub(super) fn who(&self, reader: Reader<'_>, person: &str, parts: &[Part]) -> Phrase {
        let described = self.body.persons.iter().find(|known| known.person == person);
        let member = described.and_then(|known| known.member.as_ref());
        let codes = member.into_iter().flat_map(|member| [&member.relation, &member.age_group]).flatten();
        let words: Vec<Phrase> = codes.map(|one| code(reader, one)).collect();
        let words = if let Some(first) = words.first() {
            let all: Vec<&str> = words.iter().map(|one| one.text.as_str()).collect();
            Phrase { text: all.join(", "), language: first.language.clone() }
        } else {
            let part = parts.iter().find(|part| part.person.as_str() == person);
            let key = part.map_or("staff-person".to_owned(), |part| format!("staff-part-{}", part.role.name()));
            reader.say().told(&key, &[])
        };
        marked(&words, person)
    }

    fn procedure<'c>(&self, caller: &'c Caller) -> Option<&'c Procedure> {
        caller.state.app.catalogue.procedure(self.case.identity.procedure.as_str()).map(AsRef::as_ref)
    }

    /// The version by which it is reckoned.
    pub(super) fn version<'c>(&self, caller: &'c Caller) -> Option<&'c Version> {
        self.procedure(caller)?.version(&self.body.procedure.version).map(AsRef::as_ref)
    }

    /// An event type by its name, also one that only other versions know.
    pub(super) fn event<'c>(&self, caller: &'c Caller, name: &str) -> Option<&'c EventType> {
        let others = self.procedure(caller).into_iter().flat_map(Procedure::versions).map(AsRef::as_ref);
        let mut all = self.version(caller).into_iter().chain(others);
        all.find_map(|version| version.event_named(name)).map(|(_, event)| event)
    }

    /// What an event is called.
    pub(super) fn event_title(&self, caller: &Caller, reader: Reader<'_>, name: &str) -> Phrase {
        let words = self.event(caller, name).map(|event| reader.speech(&self.native).of(&event.words).to_owned());
        words.map_or_else(|| Phrase::from(name), |words| reader.of_law(&words, &self.native))
    }

    /// What was said with an event: whom it is about, and its fields.
    pub(super) fn said(&self, caller: &Caller, reader: Reader<'_>, said: &Said, parts: &[Part]) -> Vec<Phrase> {
        let event = self.event(caller, &said.kind);
        let person = said.person.iter().map(|person| self.who(reader, person, parts));
        let field = |(name, given): &(String, Given)| {
            let known = event.and_then(|event| event.field_named(name)).map(|(_, field)| field);
            let title = known.map_or_else(
                || Phrase::from(name.as_str()),
                |field| reader.of_law(reader.speech(&self.native).of(&field.words), &self.native),
            );
            let value = match given {
                Given::Text(text) => match (known.map(|field| &field.kind), parse_day(text)) {
                    (Some(FieldKind::Day | FieldKind::EarlierDay), Some(day)) => reader.say().locale().day(day),
                    (Some(FieldKind::Choice(_)), _) => code(reader, text).text,
                    (_, _) => text.clone(),
                },
                Given::Number(number) => number.to_string(),
                Given::Other(kind) => (*kind).to_owned(),
            };
            Phrase { text: format!("{}: \u{2068}{value}\u{2069}", title.text), language: title.language }
        };
        person.chain(said.fields.iter().map(field)).collect()
    }
}

/// Who wrote something down, in words.
pub(super) fn writer(reader: Reader<'_>, of: Option<&Writer>) -> String {
    match of {
        Some(Writer::Colleague(name) | Writer::Organisation(name)) => name.clone(),
        Some(Writer::Person) => reader.say().plain("page-role-person", &[]),
        Some(Writer::Other) | None => reader.say().plain("page-role-operator", &[]),
    }
}

/// Who wrote what down, by how the record names them.
pub(super) type Writers = BTreeMap<String, Writer>;

/// What happened, the latest first. A record that was corrected or annulled stays, and says by what; the one that only annuls is told
/// with it.
pub(super) fn happened(
    caller: &Caller,
    reader: Reader<'_>,
    standing: &Standing,
    (writers, parts, corrects): (&Writers, &[Part], bool),
) -> Vec<Happened> {
    let records = &standing.case.records;
    let one = |record: &Record| {
        let said = record.entry.said()?;
        let later = records.iter().find(|later| later.entry.supersedes() == Some(record.sequence));
        let say = reader.say();
        let mut details = standing.said(caller, reader, said, parts);
        let number = |n: u32| [("n", Arg::Number(i64::from(n)))];
        details.extend(record.entry.supersedes().map(|n| say.told("staff-corrects-record", &number(n))));
        let gone = later.map(|later| match later.entry {
            Entry::Annulled { .. } => ("staff-annulled", later),
            Entry::Happened(_) | Entry::Corrected { .. } => ("staff-corrected", later),
        });
        details.extend(gone.map(|(_, later)| {
            let by = writer(reader, writers.get(&later.recorded_by));
            let args = [("day", Arg::Day(later.recorded_at.date_naive())), ("who", Arg::Text(by.into()))];
            say.told("staff-gone-since", &args)
        }));
        let address = format!("/work/cases/{}/events/{}/correction", standing.case.identity.id, record.sequence);
        let correct = (corrects && gone.is_none()).then(|| Link::of(say, "staff-correct", &address));
        let title = standing.event_title(caller, reader, &said.kind);
        let by = writer(reader, writers.get(&record.recorded_by));
        Some((
            (said.on, record.sequence),
            Happened {
                on: said.on,
                title,
                details,
                recorded: Some((record.recorded_at, by)),
                gone: gone.map(|(key, _)| say.told(key, &[])),
                links: correct.into_iter().collect(),
            },
        ))
    };
    let mut all: Vec<((NaiveDate, u32), Happened)> = records.iter().filter_map(one).collect();
    all.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
    all.into_iter().map(|(_, happened)| happened).collect()
}

/// Puts what a use case found wrong beside the fields that it is about. What belongs to no field of the form comes back.
pub(super) fn beside(
    reader: Reader<'_>,
    typed: &mut Typed,
    faults: &[InputFault],
    field: &dyn Fn(&str) -> Option<String>,
) -> Vec<Phrase> {
    let mut others = Vec::new();
    for fault in of_inputs(faults, &|_| String::new()) {
        let what = reader.served_text(&fault.say(reader.served()).detail);
        match field(&fault.pointer) {
            Some(name) => typed.wrong(&name, what),
            None => others.push(what),
        }
    }
    others
}

/// What was typed and goes along from page to page: without what is there for one sending only.
pub(super) fn carried(typed: &Typed) -> Vec<(String, String)> {
    let own = ["do", "seen", "once", "show", "language"];
    typed.kept().into_iter().filter(|(name, _)| !own.contains(&name.as_str())).collect()
}

/// Which page was asked for, from 0.
pub(super) fn page_number(caller: &Caller) -> Result<usize, Problem> {
    let mut query = caller.query(&["page"]);
    let page = query.number("page", 1, 10_000).unwrap_or(1);
    query.finish()?;
    Ok(usize::try_from(page).unwrap_or(1).saturating_sub(1))
}

/// One page of many things, and the address of the next.
pub(super) fn paged<T>(all: Vec<T>, page: usize, size: usize, place: &str) -> (Vec<T>, Option<String>) {
    let from = page.saturating_mul(size);
    let next = (all.len() > from.saturating_add(size)).then(|| format!("{place}?page={}", page.saturating_add(2)));
    (all.into_iter().skip(from).take(size).collect(), next)
}
