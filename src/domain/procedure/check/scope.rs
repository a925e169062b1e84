//! The names that stand in one version of a procedure, and how they are looked up. A name that leads nowhere is a fault
//! with the nearest name that would; a name that the reader could not read has been told already.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use crate::domain::ids::Slug;
use crate::domain::procedure::draft::{EventDraft, FieldName, Head, Name, ProcedureDraft, VersionDraft, WhenDraft};
use crate::domain::procedure::faults::{Faults, did_you_mean};
use crate::domain::procedure::{
    AuthorityIx, EventIx, FieldIx, FieldKind, ReadingIx, StageIx, SuspensionIx, TermIx, When,
};

/// What a name can be the name of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Authority,
    Stage,
    Event,
    Reading,
    Suspension,
    Term,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Stage => "stage",
            Self::Event => "event",
            Self::Reading => "reading",
            Self::Suspension => "suspension",
            Self::Term => "term",
        }
    }

    fn unknown(self) -> &'static str {
        match self {
            Self::Authority => "unknown-authority",
            Self::Stage => "unknown-stage",
            Self::Event => "unknown-event",
            Self::Reading => "unknown-reading",
            Self::Suspension => "unknown-suspension",
            Self::Term => "unknown-term",
        }
    }
}

/// What a field must hold where it is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wanted {
    Day,
    AnyDay,
    Number,
    Choice,
}

impl Wanted {
    fn fits(self, kind: &FieldKind) -> bool {
        match self {
            Self::Day => matches!(kind, FieldKind::Day),
            Self::AnyDay => matches!(kind, FieldKind::Day | FieldKind::EarlierDay),
            Self::Number => matches!(kind, FieldKind::Number(_)),
            Self::Choice => matches!(kind, FieldKind::Choice(_)),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::AnyDay => "day` or `earlier-day",
            Self::Number => "number",
            Self::Choice => "choice",
        }
    }
}

/// The names of one kind: those in this version, and those anywhere in the file.
struct Names {
    kind: Kind,
    here: Vec<Slug>,
    elsewhere: BTreeSet<Slug>,
    /// The name of one could not be read, so a name that leads nowhere may mean that one.
    unread: bool,
}

/// One version with its names.
pub(super) struct Scope<'d> {
    pub(super) draft: &'d ProcedureDraft,
    pub(super) version: &'d VersionDraft,
    faults: &'d RefCell<Faults>,
    names: Vec<Names>,
    /// The name of a stage led nowhere or could not be read.
    doubtful: Cell<bool>,
}

/// Does an element with these versions stand in this one?
pub(super) fn stands(versions: &[Name], version: &VersionDraft) -> bool {
    versions.is_empty() || versions.iter().any(|name| name.text == version.id.text)
}

impl<'d> Scope<'d> {
    /// The names of this version. Two elements of one kind and name in it are a fault.
    pub(super) fn of(draft: &'d ProcedureDraft, version: &'d VersionDraft, faults: &'d RefCell<Faults>) -> Self {
        let mut scope = Self { draft, version, faults, names: Vec::new(), doubtful: Cell::new(false) };
        let authorities = draft.authorities.iter();
        let mut cited = Names { kind: Kind::Authority, here: Vec::new(), elsewhere: BTreeSet::new(), unread: false };
        for found in authorities {
            cited.unread |= found.line == 0;
            scope.once(&cited.here, &found.authority.id, found.line, "authority");
            cited.here.push(found.authority.id.clone());
        }
        scope.names.push(cited);
        scope.gather(Kind::Stage, draft.stages.iter().map(|s| &s.head));
        scope.gather(Kind::Event, draft.events.iter().map(|e| &e.head));
        scope.gather(Kind::Reading, draft.readings.iter().map(|r| &r.head));
        scope.gather(Kind::Suspension, draft.suspensions.iter().map(|s| &s.head));
        scope.gather(Kind::Term, draft.terms.iter().map(|t| &t.head));
        scope.unique("hold", draft.holds.iter().map(|h| &h.head));
        scope.unique("penalty", draft.penalties.iter().map(|p| &p.head));
        scope.unique("remedy", draft.remedies.iter().map(|r| &r.head));
        scope.unique("warning", draft.warnings.iter().map(|w| &w.head));
        scope
    }

    fn gather<'h>(&mut self, kind: Kind, heads: impl Iterator<Item = &'h Head>) {
        let mut names = Names { kind, here: Vec::new(), elsewhere: BTreeSet::new(), unread: false };
        for head in heads {
            names.unread |= head.id.is_unreadable();
            names.elsewhere.insert(head.id.text.clone());
            if stands(&head.versions, self.version) {
                self.once(&names.here, &head.id.text, head.id.line, kind.word());
                names.here.push(head.id.text.clone());
            }
        }
        self.names.push(names);
    }

    fn unique<'h>(&self, word: &str, heads: impl Iterator<Item = &'h Head>) {
        let mut seen = Vec::new();
        for head in heads.filter(|head| stands(&head.versions, self.version)) {
            self.once(&seen, &head.id.text, head.id.line, word);
            seen.push(head.id.text.clone());
        }
    }

    fn once(&self, seen: &[Slug], id: &Slug, line: usize, word: &str) {
        if line > 0 && seen.contains(id) {
            self.note(line, "duplicate-id", format!("the {word} `{id}` is there twice in one version"));
        }
    }

    /// Notes one fault.
    pub(super) fn note(&self, line: usize, code: &'static str, text: impl Into<String>) {
        self.faults.borrow_mut().note(line, code, text);
    }

    /// Does a stage have no readable name, or did the name of one lead nowhere?
    pub(super) fn stages_are_doubtful(&self) -> bool {
        let unread = self.names.iter().any(|names| names.kind == Kind::Stage && names.unread);
        unread || self.doubtful.get()
    }

    fn place(&self, kind: Kind, name: &Name) -> Option<u16> {
        let names = self.names.iter().find(|names| names.kind == kind)?;
        let found = names.here.iter().zip(0_u16..).find(|(known, _)| **known == name.text).map(|(_, at)| at);
        if found.is_some() && !name.is_unreadable() {
            return found;
        }
        if kind == Kind::Stage {
            self.doubtful.set(true);
        }
        if !name.is_unreadable() && !names.unread {
            let text = if names.elsewhere.contains(&name.text) {
                format!("the {} `{}` does not stand in version `{}`", kind.word(), name.text, self.version.id.text)
            } else {
                let near = did_you_mean(name.text.as_str(), names.here.iter().map(Slug::as_str));
                format!("there is no {} `{}`{near}", kind.word(), name.text)
            };
            self.note(name.line, kind.unknown(), text);
        }
        None
    }

    pub(super) fn stage(&self, name: &Name) -> Option<StageIx> {
        self.place(Kind::Stage, name).map(StageIx)
    }

    pub(super) fn event(&self, name: &Name) -> Option<EventIx> {
        self.place(Kind::Event, name).map(EventIx)
    }

    pub(super) fn term(&self, name: &Name) -> Option<TermIx> {
        self.place(Kind::Term, name).map(TermIx)
    }

    pub(super) fn reading(&self, name: &Name) -> Option<ReadingIx> {
        self.place(Kind::Reading, name).map(ReadingIx)
    }

    pub(super) fn suspension(&self, name: &Name) -> Option<SuspensionIx> {
        self.place(Kind::Suspension, name).map(SuspensionIx)
    }

    pub(super) fn events(&self, names: &[Name]) -> Vec<EventIx> {
        names.iter().filter_map(|name| self.event(name)).collect()
    }

    pub(super) fn stages(&self, names: &[Name]) -> Vec<StageIx> {
        names.iter().filter_map(|name| self.stage(name)).collect()
    }

    pub(super) fn terms(&self, names: &[Name]) -> Vec<TermIx> {
        names.iter().filter_map(|name| self.term(name)).collect()
    }

    pub(super) fn cited(&self, names: &[Name]) -> Vec<AuthorityIx> {
        names.iter().filter_map(|name| self.place(Kind::Authority, name).map(AuthorityIx)).collect()
    }

    /// The events that stand in this version, in order.
    pub(super) fn standing_events(&self) -> impl Iterator<Item = &'d EventDraft> {
        let version = self.version;
        self.draft.events.iter().filter(move |event| stands(&event.head.versions, version))
    }

    /// The event of this name, without a fault where there is none.
    pub(super) fn event_draft(&self, name: &Name) -> Option<&'d EventDraft> {
        self.standing_events().find(|event| !name.is_unreadable() && event.head.id.text == name.text)
    }

    /// A field of an event that must hold something of a kind. Silent where the event is not there: that has been told.
    pub(super) fn field(&self, event: &Name, field: &FieldName, wanted: Wanted) -> Option<FieldIx> {
        let event = self.event_draft(event)?;
        if field.is_unreadable() {
            return None;
        }
        let mut fields = event.fields.iter().zip(0_u16..);
        let Some((found, at)) = fields.find(|(known, _)| known.id.text == field.text) else {
            if !event.fields.iter().any(|known| known.id.is_unreadable()) {
                let near = did_you_mean(&field.text, event.fields.iter().map(|known| known.id.text.as_str()));
                let text = format!("the event `{}` has no field `{}`{near}", event.head.id.text, field.text);
                self.note(field.line, "unknown-field", text);
            }
            return None;
        };
        if !wanted.fits(&found.kind) {
            let text = format!("the field `{}` must be of kind `{}` to be used here", field.text, wanted.word());
            self.note(field.line, "wrong-field-kind", text);
            return None;
        }
        Some(FieldIx(at))
    }

    /// The conditions on the choice fields of an event.
    pub(super) fn when(&self, event: &Name, when: &WhenDraft) -> When {
        When(when.0.iter().filter_map(|(field, codes)| self.condition(event, field, codes)).collect())
    }

    fn condition(&self, event: &Name, field: &FieldName, codes: &[Name]) -> Option<(FieldIx, Vec<Slug>)> {
        let at = self.field(event, field, Wanted::Choice)?;
        let draft = self.event_draft(event)?.fields.get(at.at())?;
        let choices: &[Slug] = if let FieldKind::Choice(choices) = &draft.kind { choices } else { &[] };
        // A choice field without choices has been told of as such.
        let known = |code: &&Name| code.is_unreadable() || choices.is_empty() || choices.contains(&code.text);
        for code in codes.iter().filter(|code| !known(code)) {
            let near = did_you_mean(code.text.as_str(), choices.iter().map(Slug::as_str));
            let text = format!("`{}` is not among the choices of the field `{}`{near}", code.text, field.text);
            self.note(code.line, "unknown-choice", text);
        }
        Some((at, codes.iter().map(|code| code.text.clone()).collect()))
    }
}
