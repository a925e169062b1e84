//! Steps and corrections of one case: asked, shown with what follows from them, and done only after that.
//!
//! **Why like this.** What follows is reckoned by the function that takes the step, and the step names how many records were seen:
//! who confirms gets what they saw, or is shown what follows now.

use actix_web::http::StatusCode;
use actix_web::web;

use super::event_fields;
use super::follows::consequence;
use super::seen::{Standing, beside, carried, form_frame, happened, unchosen};
use crate::app::ahead::{Ahead, Change, ahead, carry_out};
use crate::app::applications::{Seen, get};
use crate::app::sight::Sight;
use crate::app::{AppError, InputFault, accounts, casework};
use crate::domain::access::Part;
use crate::domain::case::event::Said;
use crate::domain::procedure::{EventType, Words};
use crate::web::pages::desk::step as pages;
use crate::web::pages::parts::field::{Choice, Form, Typed};
use crate::web::pages::parts::timeline::Happened;
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, go_on, shows_again};
use crate::web::site::session::{Away, Page, Shown, Whom, act_as_staff, on_form, once, once_key, or_sign_in};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/work/cases/{id}/steps/{event}", web::get().to(step))
        .route("/work/cases/{id}/steps/{event}", web::post().to(step_sent))
        .route("/work/cases/{id}/events/{sequence}/correction", web::get().to(correction))
        .route("/work/cases/{id}/events/{sequence}/correction", web::post().to(correction_sent));
}

/// What is to be written down.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// A step, by the event that the address names.
    Step,
    /// A correction, of the record that the address names.
    Correction,
}

impl What {
    /// The operation under which the case is looked at.
    fn looks(self) -> &'static str {
        match self {
            Self::Step => "list_next_steps",
            Self::Correction => "list_events",
        }
    }

    /// The operation that writes it down.
    fn writes(self) -> &'static str {
        match self {
            Self::Step => "append_event",
            Self::Correction => "correct_event",
        }
    }
}

/// GET `/work/cases/{id}/steps/{event}`.
async fn step(caller: Caller) -> Page {
    or_sign_in(asked_step(&caller).await)
}

async fn asked_step(caller: &Caller) -> Shown {
    let mut query = caller.query(&["person"]);
    let person = query.text("person");
    query.finish()?;
    let typed = Typed::of(person.map(|person| ("person".to_owned(), person)));
    let reader = Reader::of_form(caller, &typed);
    let about = About::of(caller, reader, What::Step).await?;
    Ok(about.ask(&typed, &[]))
}

/// POST `/work/cases/{id}/steps/{event}`.
async fn step_sent(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, typed| sent(caller, What::Step, typed).await).await
}

/// GET `/work/cases/{id}/events/{sequence}/correction`.
async fn correction(caller: Caller) -> Page {
    or_sign_in(asked_correction(&caller).await)
}

async fn asked_correction(caller: &Caller) -> Shown {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let about = About::of(caller, reader, What::Correction).await?;
    let said = about.earlier.iter().flat_map(|(_, _, said)| event_fields::as_typed(about.event, said));
    let typed = Typed::of(said.chain([("how".to_owned(), "instead".to_owned())]));
    Ok(about.ask(&typed, &[]))
}

/// POST `/work/cases/{id}/events/{sequence}/correction`.
async fn correction_sent(caller: Caller, payload: web::Payload) -> Page {
    on_form(&caller, payload, async |caller, typed| sent(caller, What::Correction, typed).await).await
}

/// What was sent: shown again, looked ahead of, or done.
async fn sent(caller: &Caller, what: What, mut typed: Typed) -> Shown {
    let reader = Reader::of_form(caller, &typed);
    let about = About::of(caller, reader, what).await?;
    if shows_again(&typed) {
        return Ok(about.ask(&typed, &[]));
    }
    let Some(change) = about.change(&mut typed) else { return Ok(about.ask(&typed, &[])) };
    let seen = typed.value("seen").parse::<u32>().ok().filter(|_| typed.value("do") == "yes");
    match seen {
        Some(seen) => about.done(typed, change, seen).await,
        None => about.look_ahead(typed, change, false).await,
    }
}

/// What a step or a correction is about.
struct About<'a> {
    caller: &'a Caller,
    reader: Reader<'a>,
    what: What,
    whom: Whom,
    standing: Standing,
    parts: Vec<Part>,
    /// The type of the event.
    event: &'a EventType,
    /// Of a correction: the number of the earlier record, how it is shown, and what it says.
    earlier: Option<(u32, Happened, Said)>,
}

impl<'a> About<'a> {
    /// Looks the case up, for whoever may write to it.
    async fn of(caller: &'a Caller, reader: Reader<'a>, what: What) -> Result<Self, Away> {
        let id = caller.case_id()?;
        let found = act_as_staff(caller, what.looks(), move |tx, ctx, permit| {
            if !permit.may(ctx, what.writes()) {
                return Err(AppError::Forbidden);
            }
            let case = get(tx, permit, id)?;
            let writers = casework::writers(tx, permit, &case)?;
            let parts = permit.along(ctx, "list_people", |by| accounts::parts(tx, by, id))?.unwrap_or_default();
            Ok((case, writers, parts))
        });
        let (whom, (case, writers, parts)) = found.await?;
        let parts: Vec<Part> = parts.into_iter().map(|(_, part)| part).collect();
        let standing = Standing::of(caller, reader, case, &Sight::Everything)?;
        let nothing = || Away::from(Problem::of(Code::NotFound));
        let (name, earlier) = match what {
            What::Step => (caller.segment("event").to_owned(), None),
            What::Correction => {
                let sequence: u32 = caller.segment("sequence").parse().map_err(|_| nothing())?;
                let record = standing.case.records.iter().find(|record| record.sequence == sequence);
                let said = record.and_then(|record| record.entry.said().cloned()).ok_or_else(nothing)?;
                let all = happened(caller, reader, &standing, (&writers, &parts, false));
                let title = standing.event_title(caller, reader, &said.kind);
                let at = record.map(|record| record.recorded_at);
                let fits = |one: &Happened| {
                    one.title == title && one.on == said.on && one.recorded.as_ref().map(|(at, _)| *at) == at
                };
                let shown = all.into_iter().find(fits).ok_or_else(nothing)?;
                (said.kind.clone(), Some((sequence, shown, said)))
            }
        };
        let event = standing.event(caller, &name).ok_or_else(nothing)?;
        Ok(Self { caller, reader, what, whom, standing, parts, event, earlier })
    }

    fn place(&self) -> String {
        self.caller.request().path().to_owned()
    }

    /// The form, with what was typed and what is wrong with it.
    fn ask(&self, typed: &Typed, wrong: &[Phrase]) -> actix_web::HttpResponse {
        let say = self.reader.say();
        let native = &self.standing.native;
        let words = |of: &Words| self.reader.of_law(self.reader.speech(native).of(of), native);
        let mut title = words(&self.event.words);
        let fields = event_fields::fields(self.reader, (self.event, &words), typed);
        let mut form = pages::step_form(say, &self.place(), fields, self.people(), typed);
        if self.what == What::Correction {
            form = pages::correction_form(say, form, typed);
            title = Phrase::from(format!("{}: {}", say.plain("staff-correct-title", &[]), title.text));
        }
        form.instead = Some(Link { text: say.told("staff-step-leave", &[]), address: self.standing.link().address });
        let frame = form_frame(self.reader, &self.whom, &self.place(), typed);
        let corrects = self.earlier.as_ref().map(|(_, shown, _)| shown);
        let page = pages::step(&frame, say, (&self.standing.link(), &title), (corrects, wrong), &form);
        self.reader.shown(typed.is_right() && wrong.is_empty(), page)
    }

    /// Whom the event can be about: the whole case, and everybody who is known in it.
    fn people(&self) -> Vec<Choice> {
        let mut ids: Vec<&str> = self.parts.iter().map(|part| part.person.as_str()).collect();
        ids.extend(self.standing.body.persons.iter().map(|person| person.person.as_str()));
        let whole = || Choice { value: String::new(), text: self.reader.say().told("staff-step-whole", &[]) };
        let mut all = vec![if self.event.of_member.is_none() { whole() } else { unchosen(self.reader) }];
        for id in ids {
            if all.iter().all(|known| known.value != id) {
                let text = self.standing.who(self.reader, id, &self.parts);
                all.push(Choice { value: id.to_owned(), text });
            }
        }
        all
    }

    /// What was typed, read; `None`: something in it cannot be, and the form says what.
    fn change(&self, typed: &mut Typed) -> Option<Change> {
        let say = self.reader.say();
        if let Some((sequence, ..)) = &self.earlier {
            match typed.value("how") {
                "annul" => return Some(Change::Annulled(*sequence)),
                "instead" => {}
                _ => typed.wrong("how", say.told("page-fault-missing", &[])),
            }
        }
        let said = event_fields::said(self.reader, typed, self.event);
        let person = Some(typed.value("person").to_owned()).filter(|person| !person.is_empty());
        if person.as_ref().is_some_and(|person| person.chars().count() > event_fields::LONGEST) {
            typed.wrong("person", say.told("staff-fault-longer", &[]));
        }
        let said = Said { person, ..said.filter(|_| typed.is_right())? };
        Some(match &self.earlier {
            None => Change::Happened(said),
            Some((sequence, ..)) => Change::Instead(*sequence, said),
        })
    }

    /// Beside which field something is told that a use case found wrong.
    fn refused(&self, typed: &mut Typed, faults: &[InputFault]) -> Vec<Phrase> {
        let field = |pointer: &str| match pointer.strip_prefix('/')? {
            name @ ("on" | "person") => Some(name.to_owned()),
            name if self.event.field_named(name).is_some() => Some(event_fields::name_of(name)),
            _ => None,
        };
        beside(self.reader, typed, faults, &field)
    }

    /// Shows what would follow; nothing is done. `meanwhile`: somebody changed the case since it was looked at.
    async fn look_ahead(&self, mut typed: Typed, change: Change, meanwhile: bool) -> Shown {
        let (id, wanted) = (self.standing.case.identity.id, change.clone());
        let looked = act_as_staff(self.caller, "preview_bulk_step", move |tx, ctx, permit| {
            ahead(tx, ctx, permit, (id, &wanted))
        });
        match looked.await {
            Ok((_, found)) => self.shown_ahead(&typed, (&change, found), meanwhile),
            Err(AppError::Invalid(faults)) => {
                let others = self.refused(&mut typed, &faults);
                Ok(self.ask(&typed, &others))
            }
            Err(other) => Err(other.into()),
        }
    }

    fn shown_ahead(&self, typed: &Typed, (change, found): (&Change, Ahead), meanwhile: bool) -> Shown {
        let say = self.reader.say();
        let seen = found.before.summary.records.to_string();
        let view = consequence(self.caller, self.reader, found, change)?;
        let carried = carried(typed);
        let mut kept = carried.clone();
        kept.extend([("do".to_owned(), "yes".to_owned()), ("seen".to_owned(), seen), once_key(self.caller)]);
        let act = Form::new(say, &self.place(), "staff-confirm-do", Vec::new()).keeping(kept);
        let frame = form_frame(self.reader, &self.whom, &self.place(), typed);
        let link = self.standing.link();
        let page = pages::step_confirm(&frame, say, (&link, meanwhile), &view, (&act, &carried));
        Ok(self.reader.page(if meanwhile { StatusCode::CONFLICT } else { StatusCode::OK }, page))
    }

    /// Does it, if nobody changed the case since what follows was shown; otherwise shows what follows now.
    async fn done(&self, mut typed: Typed, change: Change, seen: u32) -> Shown {
        let id = self.standing.case.identity.id;
        let (fields, wanted) = (typed.clone(), change.clone());
        let done = match self.what {
            What::Step => "recorded",
            What::Correction => "corrected",
        };
        let result = act_as_staff(self.caller, self.what.writes(), move |tx, ctx, permit| {
            // Before an earlier answer is given again: the right may have ended since.
            permit.case(tx, id)?;
            once(tx, ctx, permit, &fields, |tx, permit| {
                carry_out(tx, ctx, permit, (id, &Seen::OneOf(vec![seen])), &wanted)?;
                Ok(format!("/work/cases/{id}?done={done}"))
            })
        });
        match result.await {
            Ok((_, to)) => Ok(go_on(&to)),
            Err(AppError::Stale) => self.look_ahead(typed, change, true).await,
            Err(AppError::Invalid(faults)) => {
                let others = self.refused(&mut typed, &faults);
                Ok(self.ask(&typed, &others))
            }
            Err(other) => Err(other.into()),
        }
    }
}
