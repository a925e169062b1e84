//! Fields of forms: they keep what was typed and say beside themselves what is wrong with it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::notice::error_summary;
use crate::web::pages::frame::kept;
use crate::web::pages::say::{Link, Phrase, Say};

/// What was typed into a form, and what is wrong with it. A page shows both; nothing that was typed is lost.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Typed {
    values: BTreeMap<String, String>,
    faults: BTreeMap<String, Phrase>,
}

impl Typed {
    /// Fields as they were sent. Of one that was sent several times, all values with commas.
    #[must_use]
    pub fn of(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in fields {
            let place = values.entry(name).or_default();
            if !place.is_empty() && !value.is_empty() {
                place.push(',');
            }
            place.push_str(&value);
        }
        Self { values, faults: BTreeMap::new() }
    }

    /// As if this had been typed.
    pub fn put(&mut self, name: &str, value: &str) {
        self.values.insert(name.to_owned(), value.to_owned());
    }

    /// Something is wrong with a field.
    pub fn wrong(&mut self, name: &str, what: Phrase) {
        self.faults.insert(name.to_owned(), what);
    }

    /// What is wrong with a field, if anything.
    #[must_use]
    pub fn fault(&self, name: &str) -> Option<&Phrase> {
        self.faults.get(name)
    }

    /// Is everything as it should be?
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.faults.is_empty()
    }

    /// What was typed; nothing where nothing was.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |value| value.trim())
    }

    /// A day, from its three fields, as it was typed: `year-month-day`; nothing where all three are empty.
    #[must_use]
    pub fn day_typed(&self, name: &str) -> String {
        let part = |part: &str| self.value(&format!("{name}-{part}")).replace('-', "");
        let (year, month, day) = (part("year"), part("month"), part("day"));
        if year.is_empty() && month.is_empty() && day.is_empty() {
            String::new()
        } else {
            format!("{year}-{month}-{day}")
        }
    }

    /// The day, if it is one; `None` where nothing was typed.
    pub fn day(&self, name: &str) -> Result<Option<NaiveDate>, NotADay> {
        let typed = self.day_typed(name);
        if typed.is_empty() {
            return Ok(None);
        }
        // Digits of other scripts are digits as well; many telephones type them.
        let latin: String = typed.chars().map(latin).collect();
        NaiveDate::parse_from_str(&latin, "%Y-%m-%d").map(Some).map_err(|_| NotADay)
    }

    /// All that was typed, to go along unseen.
    #[must_use]
    pub fn kept(&self) -> Vec<(String, String)> {
        self.values.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}

/// What was typed is no day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADay;

/// A digit of any script as a Latin one; any other letter as it is.
#[must_use]
pub fn latin(c: char) -> char {
    c.to_digit(10).or_else(|| eastern(c)).map_or(c, digit)
}

/// The value of an Arabic-Indic or Persian digit.
fn eastern(c: char) -> Option<u32> {
    let code = u32::from(c);
    let from = |zero: u32| code.checked_sub(zero).filter(|value| *value < 10);
    from(0x0660).or_else(|| from(0x06f0))
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

/// A choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: Phrase,
}

/// What can be typed or chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A line. The first says what it is, as browsers know it (`text`, `tel`, `email`, `password`, `search`); the
    /// second what may be filled in by itself (`off`, `username` …).
    Line(&'static str, &'static str),
    /// Several lines.
    Lines,
    /// A day in three fields: sent as `NAME-day`, `NAME-month`, `NAME-year`. Works everywhere, needs no picker, and
    /// nobody has to guess which number is the month. The value is `year-month-day`, as far as it was typed.
    Day,
    /// One of few.
    One(Vec<Choice>),
    /// One of many.
    Menu(Vec<Choice>),
    /// Yes or no.
    Check,
    /// Several of few; the value holds those chosen, with commas.
    Several(Vec<Choice>),
}

/// A field with what was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name in what is sent, and its place on the page.
    pub name: String,
    /// What is asked.
    pub label: Phrase,
    /// A help.
    pub hint: Option<Phrase>,
    /// What was typed.
    pub value: String,
    /// What is wrong with it.
    pub fault: Option<Phrase>,
    /// It may stay empty.
    pub optional: bool,
    /// How it is filled in.
    pub kind: Kind,
}

impl Choice {
    /// Choices that have their words in the languages, each under a key of the family.
    #[must_use]
    pub fn all(say: Say<'_>, family: &str, values: &[&str]) -> Vec<Self> {
        let one = |value: &&str| Self { value: (*value).to_owned(), text: asked(say, &format!("{family}-{value}")) };
        values.iter().map(one).collect()
    }
}

impl Field {
    /// A field with a question that has its words in the languages.
    #[must_use]
    pub fn new(say: Say<'_>, name: &str, key: &str, kind: Kind) -> Self {
        let label = asked(say, key);
        let hint = format!("{key}-hint");
        let known = say.knows(&hint);
        let hint = known.then(|| asked(say, &hint));
        let (value, fault, optional) = (String::new(), None, false);
        Self { name: name.to_owned(), label, hint, value, fault, optional, kind }
    }

    /// With what was typed.
    #[must_use]
    pub fn given(mut self, value: &str) -> Self {
        value.clone_into(&mut self.value);
        self
    }

    /// With what was typed and what is wrong with it. What is secret is never sent back.
    #[must_use]
    pub fn typed(mut self, typed: &Typed) -> Self {
        self.value = match self.kind {
            Kind::Line("password", _) => String::new(),
            Kind::Day => typed.day_typed(&self.name),
            Kind::Line(..) | Kind::Lines | Kind::One(_) | Kind::Menu(_) | Kind::Check | Kind::Several(_) => {
                typed.value(&self.name).to_owned()
            }
        };
        self.fault = typed.faults.get(&self.name).cloned();
        self
    }

    /// It may stay empty.
    #[must_use]
    pub fn if_wanted(mut self) -> Self {
        self.optional = true;
        self
    }

    /// With what is wrong.
    #[must_use]
    pub fn wrong(mut self, fault: Option<Phrase>) -> Self {
        self.fault = fault;
        self
    }
}

fn asked(say: Say<'_>, key: &str) -> Phrase {
    say.told(key, &[])
}

/// A field.
#[must_use]
pub fn field(of: &Field, say: Say<'_>) -> Markup {
    let grouped = match of.kind {
        Kind::Day | Kind::One(_) | Kind::Several(_) => true,
        Kind::Line(..) | Kind::Lines | Kind::Menu(_) | Kind::Check => false,
    };
    let wrong = of.fault.is_some();
    html! {
        @if grouped {
            fieldset.field.wrong[wrong] aria-describedby=[described(of)] {
                legend { (words(of, say)) }
                (beside(of, say)) (input(of, say))
            }
        } @else if of.kind == Kind::Check {
            div.field.wrong[wrong] { (beside(of, say)) (input(of, say)) }
        } @else {
            div.field.wrong[wrong] {
                label for=(of.name) { (words(of, say)) }
                (beside(of, say)) (input(of, say))
            }
        }
    }
}

fn words(of: &Field, say: Say<'_>) -> Markup {
    html! { (say.phrase(&of.label)) @if of.optional { " " (say.t("page-optional")) } }
}

fn described(of: &Field) -> Option<String> {
    let hint = of.hint.as_ref().map(|_| format!("{}-hint", of.name));
    let fault = of.fault.as_ref().map(|_| format!("{}-fault", of.name));
    let all: Vec<String> = hint.into_iter().chain(fault).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn beside(of: &Field, say: Say<'_>) -> Markup {
    html! {
        @if let Some(hint) = &of.hint { span.hint id={ (of.name) "-hint" } { (say.phrase(hint)) } }
        @if let Some(fault) = &of.fault { span.fault id={ (of.name) "-fault" } { "▲ " (say.phrase(fault)) } }
    }
}

fn input(of: &Field, say: Say<'_>) -> Markup {
    let (name, wrong) = (&of.name, of.fault.is_some().then_some("true"));
    match &of.kind {
        Kind::Line(kind, fill) => html! {
            input id=(name) name=(name) type=(kind) autocomplete=(fill) value=(of.value) dir="auto"
                aria-describedby=[described(of)] aria-invalid=[wrong];
        },
        Kind::Lines => html! {
            textarea id=(name) name=(name) rows="4" dir="auto" aria-describedby=[described(of)] aria-invalid=[wrong] {
                (of.value)
            }
        },
        Kind::Day => day(of, say),
        Kind::Menu(choices) => html! {
            select id=(name) name=(name) aria-describedby=[described(of)] aria-invalid=[wrong] {
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == of.value]
                        lang=[choice.text.language.as_deref()] {
                        (choice.text.text)
                    }
                }
            }
        },
        Kind::Check => html! {
            div.pick {
                input id=(name) name=(name) type="checkbox" value="yes" checked[of.value == "yes"]
                    aria-describedby=[described(of)] aria-invalid=[wrong];
                label for=(name) { (say.phrase(&of.label)) }
            }
        },
        Kind::One(choices) => picks(of, choices, "radio", say),
        Kind::Several(choices) => picks(of, choices, "checkbox", say),
    }
}

/// The first of a group carries the group's name as its place, so that the list of faults leads to it.
fn picks(of: &Field, choices: &[Choice], kind: &str, say: Say<'_>) -> Markup {
    let id = |at: usize| if at == 0 { of.name.clone() } else { format!("{}-{at}", of.name) };
    html! {
        @for (at, choice) in choices.iter().enumerate() {
            div.pick {
                input id=(id(at)) name=(of.name) type=(kind) value=(choice.value)
                    checked[of.value.split(',').any(|chosen| chosen == choice.value)];
                label for=(id(at)) { (say.phrase(&choice.text)) }
            }
        }
    }
}

fn day(of: &Field, say: Say<'_>) -> Markup {
    let mut typed = of.value.splitn(3, '-');
    let (year, month, day) = (typed.next(), typed.next(), typed.next());
    let one = |part: &'static str, key: &str, size: &str, value: Option<&str>| {
        // The list of faults leads to the first of the three.
        let id = if part == "day" { of.name.clone() } else { format!("{}-{part}", of.name) };
        html! {
            div {
                label for=(id) { (say.t(key)) }
                input id=(id) name={ (of.name) "-" (part) } type="text" inputmode="numeric" autocomplete="off" dir="ltr"
                    maxlength=(size) value=(value.unwrap_or_default())
                    aria-invalid=[of.fault.is_some().then_some("true")];
            }
        }
    };
    html! {
        div.days {
            (one("day", "page-day", "2", day))
            (one("month", "page-month", "2", month))
            (one("year", "page-year", "4", year))
        }
    }
}

/// A form: its fields, hidden ones that make a second sending harmless, and its button.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// What goes along unseen, such as the key that makes sending it twice harmless.
    pub kept: Vec<(String, String)>,
    /// What its button says.
    pub button: Phrase,
    /// Where one can go instead.
    pub instead: Option<Link>,
}

impl Form {
    /// A form whose button has its words in the languages.
    #[must_use]
    pub fn new(say: Say<'_>, action: &str, button: &str, fields: Vec<Field>) -> Self {
        let (action, button) = (action.to_owned(), asked(say, button));
        Self { action, fields, kept: Vec::new(), button, instead: None }
    }

    /// Is something in it to be put right?
    #[must_use]
    pub fn is_amiss(&self) -> bool {
        self.fields.iter().any(|field| field.fault.is_some())
    }

    /// With what goes along unseen.
    #[must_use]
    pub fn keeping(mut self, kept: Vec<(String, String)>) -> Self {
        self.kept = kept;
        self
    }
}

/// What is wrong with fields, each told by its label: two that are empty are told apart.
#[must_use]
pub fn faults(fields: &[Field]) -> Vec<(String, Phrase)> {
    let told = |field: &Field| {
        let fault = field.fault.as_ref()?;
        let text = format!("{}: {}", field.label.text.trim_end_matches([':', '?']), fault.text);
        Some((field.name.clone(), Phrase { text, language: fault.language.clone() }))
    };
    fields.iter().filter_map(told).collect()
}

/// The form, below what is wrong with it.
#[must_use]
pub fn form(of: &Form, say: Say<'_>) -> Markup {
    html! {
        (error_summary(&faults(&of.fields), say))
        form method="post" action=(of.action) novalidate {
            (kept(&of.kept))
            @for one in &of.fields { (field(one, say)) }
            div.acts {
                button { (say.phrase(&of.button)) }
                @if let Some(instead) = &of.instead { (instead.show(say)) }
            }
        }
    }
}
