//! Steps that can be taken in several cases at once: which there are, what each asks, and what somebody said happened.

use super::named;
use crate::domain::case::event::{Given, Said};
use crate::domain::case::work::Worked;
use crate::domain::ids::Slug;
use crate::domain::procedure::{EventType, Field as EventField, FieldKind, Procedure, Role, Version};
use crate::web::pages::parts::field::{Choice, Field, Kind, Typed};
use crate::web::pages::say::Phrase;
use crate::web::request::Caller;
use crate::web::site::public::day;
use crate::web::site::reader::Reader;

/// A step of a procedure.
#[derive(Clone, Copy)]
pub(super) struct Step<'c> {
    pub(super) procedure: &'c Procedure,
    pub(super) event: &'c EventType,
}

/// May those at a desk take it in many cases? What begins a case, or is about one person, is taken in that case alone.
fn in_many(version: &Version, event: &EventType) -> bool {
    let begins = version.event(version.clock_starts_with()).is_some_and(|first| first.id == event.id);
    event.by.contains(&Role::Caseworker) && event.of_member.is_none() && !begins
}

/// The steps of a procedure: what is sent, and its words.
type Steps = (Phrase, Vec<(String, Phrase)>);

/// The steps that fit at least one of the cases, by procedure.
pub(super) fn possible(caller: &Caller, reader: Reader<'_>, rows: &[Worked]) -> Vec<Steps> {
    let mut all: Vec<Steps> = Vec::new();
    let catalogue = &caller.state.app.catalogue;
    for row in rows {
        let Some(procedure) = catalogue.procedure(row.identity.procedure.as_str()) else { continue };
        let Some(version) = procedure.version(row.summary.version.as_str()) else { continue };
        let at = version.stages().iter().position(|stage| stage.id == row.summary.stage);
        for event in version.events().iter().filter(|event| in_many(version, event)) {
            let moves = event.moves.iter().flat_map(|one| &one.from);
            let fits = moves.chain(&event.allowed_in).any(|stage| Some(stage.at()) == at);
            let value = format!("{}/{}", procedure.id(), event.id);
            if !fits || all.iter().any(|(_, steps)| steps.iter().any(|(known, _)| *known == value)) {
                continue;
            }
            let (of, step) = (named(reader, procedure, procedure.words()), named(reader, procedure, &event.words));
            match all.iter_mut().find(|(known, _)| *known == of) {
                Some((_, steps)) => steps.push((value, step)),
                None => all.push((of, vec![(value, step)])),
            }
        }
    }
    all
}

impl<'c> Step<'c> {
    /// The step that a form names, as the newest rules know it.
    pub(super) fn of(caller: &'c Caller, typed: &Typed) -> Option<Self> {
        let (procedure, event) = typed.value("step").split_once('/')?;
        Self::named(caller, procedure, event)
            .filter(|(version, step)| in_many(version, step.event))
            .map(|(_, step)| step)
    }

    /// The step of this name.
    pub(super) fn named(caller: &'c Caller, procedure: &str, event: &str) -> Option<(&'c Version, Self)> {
        let procedure = caller.state.app.catalogue.procedure(procedure)?;
        let mut versions = procedure.versions().iter().rev();
        let (version, event) = versions.find_map(|version| Some((&**version, version.event_named(event)?.1)))?;
        Some((version, Self { procedure, event }))
    }

    /// What it is called.
    pub(super) fn title(self, reader: Reader<'_>) -> Phrase {
        named(reader, self.procedure, &self.event.words)
    }

    /// What it asks beside its day.
    pub(super) fn fields(self, reader: Reader<'_>, typed: &Typed) -> Vec<Field> {
        let field = |of: &EventField| {
            let field = Field {
                name: name_of(&of.id),
                label: named(reader, self.procedure, &of.words),
                hint: None,
                value: String::new(),
                fault: None,
                optional: false,
                kind: kind_of(reader, &of.kind),
            };
            let field = field.typed(typed);
            if of.required { field } else { field.if_wanted() }
        };
        self.event.fields.iter().map(field).collect()
    }

    /// What somebody said happened; `None` where something is wrong with it, which is noted.
    pub(super) fn said(self, reader: Reader<'_>, typed: &mut Typed) -> Option<Said> {
        let on = day(reader, typed, "on", true);
        let mut said = Said::new(self.event.id.as_str(), on.unwrap_or_default());
        for field in &self.event.fields {
            if let Some(given) = given(reader, typed, field) {
                said = said.with(&field.id, given);
            }
        }
        let names = self.event.fields.iter().map(|field| name_of(&field.id)).chain(["on".to_owned()]);
        let whole = names.into_iter().all(|name| typed.fault(&name).is_none());
        Some(said).filter(|_| whole && on.is_some())
    }
}

/// The name of a field in a form: apart from what a form names itself.
pub(super) fn name_of(field: &str) -> String {
    format!("of-{field}")
}

fn kind_of(reader: Reader<'_>, kind: &FieldKind) -> Kind {
    match kind {
        FieldKind::Day | FieldKind::EarlierDay => Kind::Day,
        FieldKind::Number(_) | FieldKind::Code => Kind::Line("text", "off"),
        FieldKind::Choice(codes) => {
            let none = Choice { value: String::new(), text: reader.say().told("page-none", &[]) };
            let speech = reader.speech("");
            let choice =
                |code: &Slug| Choice { value: code.to_string(), text: reader.served_text(&speech.code(code.as_str())) };
            Kind::Menu(std::iter::once(none).chain(codes.iter().map(choice)).collect())
        }
    }
}

fn given(reader: Reader<'_>, typed: &mut Typed, of: &EventField) -> Option<Given> {
    let (name, say) = (name_of(&of.id), reader.say());
    let given = match &of.kind {
        FieldKind::Day | FieldKind::EarlierDay => {
            return day(reader, typed, &name, of.required).map(|day| Given::Text(day.to_string()));
        }
        FieldKind::Number(most) => {
            let text = typed.value(&name).to_owned();
            let number = text.parse::<i64>().ok().filter(|number| (1..=*most).contains(number));
            if number.is_none() && !text.is_empty() {
                let most = crate::i18n::Arg::Number(*most);
                typed.wrong(&name, say.told("staff-fault-number", &[("most", most)]));
                return None;
            }
            number.map(Given::Number)
        }
        FieldKind::Choice(codes) => {
            codes.iter().find(|code| code.as_str() == typed.value(&name)).map(|code| Given::Text(code.to_string()))
        }
        FieldKind::Code => Some(typed.value(&name).to_owned()).filter(|code| !code.is_empty()).map(Given::Text),
    };
    if given.is_none() && of.required {
        typed.wrong(&name, say.told("page-fault-missing", &[]));
    }
    given
}
