//! The day and the fields of an event on a form: asked, read, and filled with what a record says. Which fields there are is the
//! procedure's to say; one case and many cases ask them alike.

use crate::domain::case::event::{Given, Said};
use crate::domain::procedure::{EventType, Field as Asks, FieldKind, Words};
use crate::i18n::Arg;
use crate::web::pages::parts::field::{Choice, Field, Kind, Typed};
use crate::web::pages::say::Phrase;
use crate::web::site::reader::{Reader, day};

/// The longest text of a field that is looked at.
pub(super) const LONGEST: usize = 200;

/// The name of a field in a form: apart from what a form names itself.
pub(super) fn name_of(field: &str) -> String {
    format!("of-{field}")
}

/// What an event asks beside its day, with what was typed; `words`: how the procedure's words are told.
pub(super) fn fields(
    reader: Reader<'_>,
    (event, words): (&EventType, &dyn Fn(&Words) -> Phrase),
    typed: &Typed,
) -> Vec<Field> {
    let field = |of: &Asks| {
        let field = Field {
            name: name_of(&of.id),
            label: words(&of.words),
            hint: None,
            value: String::new(),
            fault: None,
            optional: !of.required,
            kind: kind_of(reader, of),
        };
        field.typed(typed)
    };
    event.fields.iter().map(field).collect()
}

fn kind_of(reader: Reader<'_>, of: &Asks) -> Kind {
    match &of.kind {
        FieldKind::Day | FieldKind::EarlierDay => Kind::Day,
        FieldKind::Number(_) | FieldKind::Code => Kind::Line("text", "off"),
        FieldKind::Choice(codes) => {
            let choice = |code: &str| Choice { value: code.to_owned(), text: super::seen::code(reader, code) };
            let unsaid = || Choice { value: String::new(), text: reader.say().told("staff-step-unsaid", &[]) };
            let none = (!of.required).then(unsaid);
            Kind::One(none.into_iter().chain(codes.iter().map(|code| choice(code.as_str()))).collect())
        }
    }
}

/// What somebody said happened; `None` where something is wrong with it, which is noted.
pub(super) fn said(reader: Reader<'_>, typed: &mut Typed, event: &EventType) -> Option<Said> {
    let on = day(reader, typed, "on", true);
    let mut said = Said::new(event.id.as_str(), on.unwrap_or_default());
    for field in &event.fields {
        if let Some(given) = given(reader, typed, field) {
            said = said.with(&field.id, given);
        }
    }
    // A form may hold more than the event, and more may be wrong with it.
    let whole = event.fields.iter().all(|field| typed.fault(&name_of(&field.id)).is_none());
    Some(said).filter(|_| whole && on.is_some())
}

fn given(reader: Reader<'_>, typed: &mut Typed, of: &Asks) -> Option<Given> {
    let name = name_of(&of.id);
    if matches!(of.kind, FieldKind::Day | FieldKind::EarlierDay) {
        return day(reader, typed, &name, of.required).map(|day| Given::Text(day.to_string()));
    }
    let text = typed.value(&name).to_owned();
    let (fault, most) = match &of.kind {
        _ if text.is_empty() => {
            if of.required {
                typed.wrong(&name, reader.say().told("page-fault-missing", &[]));
            }
            return None;
        }
        _ if text.chars().count() > LONGEST => ("staff-fault-longer", 0),
        FieldKind::Number(most) => match text.parse::<i64>() {
            Ok(number) if (1..=*most).contains(&number) => return Some(Given::Number(number)),
            Ok(_) | Err(_) => ("staff-fault-number", *most),
        },
        FieldKind::Choice(codes) if codes.iter().all(|code| code.as_str() != text) => ("page-fault-choice", 0),
        FieldKind::Choice(_) | FieldKind::Code | FieldKind::Day | FieldKind::EarlierDay => {
            return Some(Given::Text(text));
        }
    };
    typed.wrong(&name, reader.say().told(fault, &[("most", Arg::Number(most))]));
    None
}

/// What a record says, as if somebody had typed it.
pub(super) fn as_typed(event: &EventType, said: &Said) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = day_as_typed("on", &said.on.to_string()).to_vec();
    all.extend(said.person.iter().map(|person| ("person".to_owned(), person.clone())));
    for (name, given) in &said.fields {
        let field = name_of(name);
        let kind = event.field_named(name).map(|(_, field)| &field.kind);
        match given {
            Given::Text(text) if matches!(kind, Some(FieldKind::Day | FieldKind::EarlierDay)) => {
                all.extend(day_as_typed(&field, text));
            }
            Given::Text(text) => all.push((field, text.clone())),
            Given::Number(number) => all.push((field, number.to_string())),
            Given::Other(_) => {}
        }
    }
    all
}

fn day_as_typed(name: &str, text: &str) -> [(String, String); 3] {
    let mut parts = text.splitn(3, '-').map(str::to_owned);
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    [("year", year), ("month", month), ("day", day)]
        .map(|(part, value)| (format!("{name}-{part}"), value.unwrap_or_default()))
}
