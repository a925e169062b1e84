//! The answer of the engine as JSON, in the reader's language.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::words::Speech;
use crate::domain::deadline::reckoning::{Cited, Penalty, Provisional, Reckoning, Remedy, Step, Term, Use};
use crate::domain::ids::Slug;
use crate::domain::member::Member;
use crate::domain::procedure::{Authority, EventType, Version};

/// What is true of a case on a day: which legal terms run, until when, how late they are, what follows, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Reckoning)]
#[serde(rename_all = "camelCase")]
pub struct ReckoningBody {
    /// The rules by which it was reckoned.
    pub procedure: ProcedureRef,
    /// The day on which one looks.
    pub as_of: NaiveDate,
    /// Where the case stands.
    pub stage: String,
    /// The same in words.
    pub stage_title: String,
    /// Persons of whom something was said of their own, and where they stand.
    pub persons: Vec<PersonBody>,
    /// Flags that move no date.
    pub holds: Vec<HoldBody>,
    /// Calendar days since receipt, which never pause; null before receipt.
    pub lived_days: Option<i64>,
    /// The terms that have started.
    pub terms: Vec<TermBody>,
    /// The penalty for being late: null, one, or a list where several run.
    pub penalty: Option<PenaltyBodies>,
    /// What a person can do.
    pub remedies: Vec<RemedyBody>,
    /// What can happen next.
    pub next_steps: Vec<NextStepBody>,
    /// What must be said beside the dates.
    pub warnings: Vec<WarningBody>,
}

/// A procedure and its version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProcedureRef {
    /// The procedure.
    #[schema(example = "nl-nareis")]
    pub id: String,
    /// Its version.
    #[schema(example = "2025-03-28")]
    pub version: String,
    /// Its title.
    pub title: String,
}

/// A flag on the case that moves no date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Hold)]
#[serde(rename_all = "camelCase")]
pub struct HoldBody {
    /// Its name.
    #[schema(example = "policy-hold")]
    pub id: String,
    /// What it means, in words.
    pub title: String,
}

/// Where one person stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = PersonStage)]
#[serde(rename_all = "camelCase")]
pub struct PersonBody {
    /// The opaque id of the person.
    pub person: String,
    /// The stage.
    pub stage: String,
    /// The stage in words.
    pub stage_title: String,
    /// What the person is in the family; nothing where nobody described them.
    pub member: Option<MemberBody>,
    /// What can happen next to this person alone.
    pub next_steps: Vec<NextStepBody>,
}

/// A member of the family.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Member)]
#[serde(rename_all = "camelCase")]
pub struct MemberBody {
    /// What the person is to the referent, by a code of the procedure.
    pub relation: Option<String>,
    /// How old, in groups of the procedure.
    pub age_group: Option<String>,
    /// The day on which the person was first described.
    pub since: NaiveDate,
    /// The day on which the person left the family of this application.
    pub left_on: Option<NaiveDate>,
    /// Why.
    pub left_because: Option<String>,
}

/// One term that has started.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Term)]
#[serde(rename_all = "camelCase")]
pub struct TermBody {
    /// The term, by its name in the procedure.
    #[schema(example = "decision")]
    pub id: String,
    /// Its name in words.
    pub title: String,
    /// The person it concerns; absent: the whole case.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub person: Option<String>,
    /// Whose term it is: authority, municipality, court, referent or family-member.
    pub party: String,
    /// What kind of rule it is: statutory, judicial, administrative, document or norm.
    pub force: String,
    /// How it stands: running, suspended, met, met-late, overdue, missed or moot.
    pub state: String,
    /// The event that started it.
    pub started_by: StartedBy,
    /// The first day that counts.
    pub first_day: NaiveDate,
    /// The last day on which the act is in time, on the default reading; late from the day after.
    pub last_day: NaiveDate,
    /// The latest last day over all readings.
    pub safe_last_day: NaiveDate,
    /// The earliest last day over all readings: by which a person is warned.
    pub warn_by: NaiveDate,
    /// The term is suspended now and its last day still moves.
    pub provisional: bool,
    /// While it moves: the last day if nothing ends the suspension before it lapses; null where that is not known.
    pub at_most_last_day: Option<NaiveDate>,
    /// The last day on each reading that makes a difference here; the default first.
    pub readings: Vec<ReadingBody>,
    /// Legal days from the start to the day of looking or the end, suspended days taken out.
    pub elapsed_days: i64,
    /// Suspended days until then.
    pub suspended_days: i64,
    /// Days left; 0 when none are, or when the term has ended.
    pub remaining_days: i64,
    /// Days after the last day, until the day of looking or the end.
    pub overdue_days: i64,
    /// The day on which it was fulfilled.
    pub met_on: Option<NaiveDate>,
    /// The day on which it became pointless.
    pub moot_on: Option<NaiveDate>,
    /// The computation, step by step.
    pub steps: Vec<StepBody>,
}

/// The event that started a term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StartedBy {
    /// Its type.
    pub event: String,
    /// Its day.
    pub on: NaiveDate,
}

/// The last day on one reading of the law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Reading)]
#[serde(rename_all = "camelCase")]
pub struct ReadingBody {
    /// The reading.
    pub id: String,
    /// The last day on it.
    pub last_day: NaiveDate,
    /// What it says.
    pub because: String,
}

/// One step of a computation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Step)]
#[serde(rename_all = "camelCase")]
pub struct StepBody {
    /// What was done, by a stable name.
    pub rule: String,
    /// The day before the step.
    pub from: NaiveDate,
    /// The day after the step.
    pub to: NaiveDate,
    /// The step in a sentence.
    pub text: String,
    /// Where the law says so.
    pub authority: Vec<AuthorityBody>,
}

/// A place in the law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Authority)]
#[serde(rename_all = "camelCase")]
pub struct AuthorityBody {
    /// The act, decree, policy or ruling.
    pub act: String,
    /// The article.
    pub article: String,
    /// Where it can be read.
    pub url: String,
    /// Has somebody read it at its source: yes, partial or unverified.
    pub verified: String,
    /// What is uncertain or special about it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// One penalty, or several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Penalties)]
#[serde(untagged)]
pub enum PenaltyBodies {
    /// One.
    One(Box<PenaltyBody>),
    /// Several at once.
    Several(Vec<PenaltyBody>),
}

/// A sum for every day that the authority is late. Amounts in euro cents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Penalty)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyBody {
    /// administrative or judicial.
    pub kind: String,
    /// Its name in words.
    pub title: String,
    /// The first day for which it is due.
    pub first_day: NaiveDate,
    /// Days due until the day of looking.
    pub days: i64,
    /// Cents due until then.
    pub amount_cents: i64,
    /// Cents at most; null without a maximum.
    pub maximum_cents: Option<i64>,
    /// Has it reached the maximum?
    pub maximum_reached: bool,
    /// The day by which the authority must have fixed the amount.
    pub fix_by: Option<NaiveDate>,
    /// What each day costs.
    pub schedule: Vec<SpanBody>,
    /// Cents due on each reading.
    pub readings: Vec<PenaltyReadingBody>,
    /// The computation, step by step.
    pub steps: Vec<StepBody>,
}

/// Days of a penalty at one amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = PenaltySpan)]
#[serde(rename_all = "camelCase")]
pub struct SpanBody {
    /// First day.
    pub from_day: NaiveDate,
    /// Last day; null: without end.
    pub to_day: Option<NaiveDate>,
    /// Cents a day.
    pub per_day_cents: i64,
}

/// A penalty on one reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = PenaltyReading)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyReadingBody {
    /// The reading.
    pub id: String,
    /// Cents due on it.
    pub amount_cents: i64,
    /// What it says.
    pub because: String,
}

/// What a person can do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Remedy)]
#[serde(rename_all = "camelCase")]
pub struct RemedyBody {
    /// The remedy.
    #[schema(example = "notice-of-default")]
    pub id: String,
    /// Its name in words.
    pub title: String,
    /// The person it concerns; absent: the whole case.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub person: Option<String>,
    /// The first day on which it cannot be too early, on any reading.
    pub possible_from: NaiveDate,
    /// The last day on which it is in time, on the earliest reading; null without a limit.
    pub until: Option<NaiveDate>,
    /// last-day (too late after `until`) or no-last-day.
    #[schema(example = "no-last-day")]
    pub limit: String,
    /// The same in a sentence: from which day it is too late, or what can still be lost by waiting.
    pub limit_text: String,
    /// The letter that can be printed for it: notice-of-default or objection; null where there is none.
    pub letter: Option<String>,
    /// It was used too early, and not again in time.
    pub premature: bool,
    /// not-yet, open, used or passed.
    pub state: String,
    /// Each use of it.
    pub uses: Vec<UseBody>,
    /// How it stands, in a sentence.
    pub text: String,
    /// Where the law says so.
    pub authority: Vec<AuthorityBody>,
}

/// One use of a remedy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = RemedyUse)]
#[serde(rename_all = "camelCase")]
pub struct UseBody {
    /// Its day.
    pub on: NaiveDate,
    /// Too early on the default reading.
    pub premature: bool,
    /// The other readings on which it was too early.
    pub premature_on: Vec<String>,
    /// Too late.
    pub late: bool,
    /// Where it was too early or too late: the first or the last day that would have been right, on the safe reading.
    pub right_day: Option<NaiveDate>,
}

/// An event that can happen next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = NextStep)]
#[serde(rename_all = "camelCase")]
pub struct NextStepBody {
    /// The event type.
    pub event: String,
    /// Its name in words.
    pub title: String,
    /// Who may say that it happened.
    pub by: Vec<String>,
    /// The fields that must be given with it.
    pub requires: Vec<String>,
}

/// Something to be said beside the dates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Warning)]
#[serde(rename_all = "camelCase")]
pub struct WarningBody {
    /// Its stable name.
    pub id: String,
    /// The warning in a sentence.
    pub text: String,
}

/// The answer in a language.
#[must_use]
pub fn reckoning(r: &Reckoning<'_>, speech: Speech<'_>) -> ReckoningBody {
    let teller = Teller { speech, version: r.version };
    ReckoningBody {
        procedure: ProcedureRef {
            id: r.version.procedure().to_string(),
            version: r.version.id().to_string(),
            title: speech.of(r.version.procedure_words()).to_owned(),
        },
        as_of: r.as_of,
        stage: r.stage.id.to_string(),
        stage_title: speech.of(&r.stage.words).to_owned(),
        persons: r
            .persons
            .iter()
            .map(|standing| PersonBody {
                person: standing.person.as_str().to_owned(),
                stage: standing.stage.id.to_string(),
                stage_title: speech.of(&standing.stage.words).to_owned(),
                member: standing.member.as_ref().map(member),
                next_steps: standing.next_steps.iter().map(|e| teller.next_step(e)).collect(),
            })
            .collect(),
        holds: r
            .holds
            .iter()
            .map(|h| HoldBody { id: h.id.to_string(), title: speech.of(&h.words).to_owned() })
            .collect(),
        lived_days: r.lived_days,
        terms: r.terms.iter().map(|t| teller.term(t)).collect(),
        penalty: penalties(r.penalties.iter().map(|p| teller.penalty(p)).collect()),
        remedies: r.remedies.iter().map(|x| teller.remedy(x, r.was_late(x))).collect(),
        next_steps: r.next_steps.iter().map(|e| teller.next_step(e)).collect(),
        warnings: r.warnings.iter().map(|w| speech.warning(w)).map(|(id, text)| WarningBody { id, text }).collect(),
    }
}

fn member(member: &Member) -> MemberBody {
    let text = |code: Option<&Slug>| code.map(ToString::to_string);
    let left = member.left.as_ref();
    MemberBody {
        relation: text(member.relation.as_ref()),
        age_group: text(member.age_group.as_ref()),
        since: member.since,
        left_on: left.map(|(on, _)| *on),
        left_because: text(left.and_then(|(_, reason)| reason.as_ref())),
    }
}

fn penalties(mut all: Vec<PenaltyBody>) -> Option<PenaltyBodies> {
    match all.len() {
        0 => None,
        1 => all.pop().map(|one| PenaltyBodies::One(Box::new(one))),
        _ => Some(PenaltyBodies::Several(all)),
    }
}

/// An authority as JSON.
#[must_use]
pub fn authority(a: &Authority) -> AuthorityBody {
    AuthorityBody {
        act: a.act.to_string(),
        article: a.article.to_string(),
        url: a.url.to_string(),
        verified: a.verified.as_str().to_owned(),
        note: a.note.as_deref().map(str::to_owned),
    }
}

fn use_body(used: &Use<'_>, r: &Remedy<'_>, late: bool) -> UseBody {
    // Whoever must not be early waits for the latest reading, whoever must not be late keeps to the earliest.
    let early = used.premature || !used.premature_on.is_empty();
    UseBody {
        on: used.on,
        premature: used.premature,
        premature_on: used.premature_on.iter().map(|reading| reading.id.to_string()).collect(),
        late,
        right_day: if early { Some(r.possible_from) } else { r.until.filter(|_| late) },
    }
}

struct Teller<'l, 'v> {
    speech: Speech<'l>,
    version: &'v Version,
}

impl Teller<'_, '_> {
    fn term(&self, t: &Term<'_>) -> TermBody {
        TermBody {
            id: t.rule.id.to_string(),
            title: self.speech.of(&t.rule.words).to_owned(),
            person: t.person.as_ref().map(|p| p.as_str().to_owned()),
            party: t.rule.party.as_str().to_owned(),
            force: t.rule.force.as_str().to_owned(),
            state: t.state.as_str().to_owned(),
            started_by: StartedBy { event: t.started_by.0.id.to_string(), on: t.started_by.1 },
            first_day: t.first_day,
            last_day: t.last_day,
            safe_last_day: t.safe_last_day,
            warn_by: t.warn_by,
            provisional: t.provisional != Provisional::No,
            at_most_last_day: match t.provisional {
                Provisional::AtMost(day) => Some(day),
                Provisional::No | Provisional::Open => None,
            },
            readings: t
                .readings
                .iter()
                .map(|(reading, last_day)| ReadingBody {
                    id: reading.id.to_string(),
                    last_day: *last_day,
                    because: self.speech.of(&reading.words).to_owned(),
                })
                .collect(),
            elapsed_days: t.elapsed_days,
            suspended_days: t.suspended_days,
            remaining_days: t.remaining_days,
            overdue_days: t.overdue_days,
            met_on: t.met_on,
            moot_on: t.moot_on,
            steps: self.steps(&t.steps),
        }
    }

    fn steps(&self, steps: &[Step<'_>]) -> Vec<StepBody> {
        steps
            .iter()
            .map(|step| StepBody {
                rule: Speech::step_code(&step.rule).to_owned(),
                from: step.from,
                to: step.to,
                text: self.speech.step(step, self.version.id().as_str()),
                authority: match step.authority {
                    Cited::Procedure(cited) => self.version.cited(cited).map(authority).collect(),
                    Cited::Calendar(of_calendar) => vec![authority(of_calendar)],
                },
            })
            .collect()
    }

    fn penalty(&self, p: &Penalty<'_>) -> PenaltyBody {
        let span = |s: &crate::domain::deadline::reckoning::Span| SpanBody {
            from_day: s.from,
            to_day: s.to,
            per_day_cents: s.cents,
        };
        PenaltyBody {
            kind: if p.judicial { "judicial" } else { "administrative" }.to_owned(),
            title: self.speech.of(&p.rule.words).to_owned(),
            first_day: p.first_day,
            days: p.days,
            amount_cents: p.amount_cents,
            maximum_cents: p.maximum_cents,
            maximum_reached: p.maximum_reached,
            fix_by: p.fix_by,
            schedule: p.schedule.iter().map(span).collect(),
            readings: p
                .readings
                .iter()
                .map(|(reading, cents)| PenaltyReadingBody {
                    id: reading.id.to_string(),
                    amount_cents: *cents,
                    because: self.speech.of(&reading.words).to_owned(),
                })
                .collect(),
            steps: self.steps(&p.steps),
        }
    }

    fn remedy(&self, r: &Remedy<'_>, late: bool) -> RemedyBody {
        let limit = r.until.map_or("no-last-day", |_| "last-day");
        RemedyBody {
            id: r.rule.id.to_string(),
            title: self.speech.of(&r.rule.words).to_owned(),
            person: r.person.as_ref().map(|p| p.as_str().to_owned()),
            possible_from: r.possible_from,
            until: r.until,
            limit: limit.to_owned(),
            limit_text: self.speech.limit(r),
            letter: r.rule.letter.map(|letter| letter.name().to_owned()),
            premature: r.premature,
            state: r.state.as_str().to_owned(),
            uses: r.uses.iter().map(|used| use_body(used, r, late)).collect(),
            text: self.speech.remedy(r, late),
            authority: self.version.cited(&r.rule.authority).map(authority).collect(),
        }
    }

    fn next_step(&self, e: &EventType) -> NextStepBody {
        NextStepBody {
            event: e.id.to_string(),
            title: self.speech.of(&e.words).to_owned(),
            by: e.by.iter().map(|role| role.as_str().to_owned()).collect(),
            requires: e.fields.iter().filter(|f| f.required).map(|f| f.id.to_string()).collect(),
        }
    }
}
