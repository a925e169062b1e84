//! A version of a procedure as a picture: stages, the events that lead from one to another, and the terms that run in them.
//! Here as plain values; [`svg`] and [`mermaid`] draw them.

mod mermaid;
mod svg;

pub use mermaid::mermaid;
pub use svg::svg;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::procedure::length;
use super::words::Speech;
use crate::domain::ids::Slug;
use crate::domain::procedure::{EventIx, EventType, Move, Party, Start, TermRule, Version};

/// A version of a procedure as a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = Diagram)]
#[serde(rename_all = "camelCase")]
pub struct DiagramBody {
    /// The procedure.
    pub procedure: String,
    /// The version.
    pub version: String,
    /// What the picture shows.
    pub title: String,
    /// The language (BCP 47) of its words.
    pub language: String,
    /// What the signs of the parties mean.
    pub legend: Vec<LegendBody>,
    /// The stages in order; the first is where every case begins.
    pub stages: Vec<DiagramStageBody>,
    /// The ways from stage to stage.
    pub moves: Vec<DiagramMoveBody>,
}

/// What a sign means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramLegend)]
#[serde(rename_all = "camelCase")]
pub struct LegendBody {
    /// Whose term it is.
    pub party: String,
    /// A sign for it, so that nobody needs the colour.
    pub sign: String,
    /// The same in words.
    pub title: String,
}

/// A stage in a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramStage)]
#[serde(rename_all = "camelCase")]
pub struct DiagramStageBody {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Nothing leads out of it.
    pub terminal: bool,
    /// The terms that begin when a case enters it, or while it is there.
    pub terms: Vec<DiagramTermBody>,
}

/// A term in a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramTerm)]
#[serde(rename_all = "camelCase")]
pub struct DiagramTermBody {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its length in words; empty where a letter, a court or a document sets it.
    pub length: String,
    /// Whose term it is.
    pub party: String,
}

/// A way from one stage to another in a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DiagramMove)]
#[serde(rename_all = "camelCase")]
pub struct DiagramMoveBody {
    /// The stage it leaves.
    pub from: String,
    /// The stage it reaches.
    pub to: String,
    /// The events that lead there, each with its condition.
    pub events: Vec<String>,
}

/// The sign of a party, so that the picture does not speak by colour alone.
fn sign(party: Party) -> &'static str {
    match party {
        Party::Authority => "A",
        Party::Municipality => "M",
        Party::Court => "C",
        Party::Referent => "R",
        Party::FamilyMember => "F",
    }
}

/// The picture of a version, in the reader's words.
#[must_use]
pub fn diagram(version: &Version, speech: Speech<'_>) -> DiagramBody {
    let used = |party: &Party| version.terms().iter().any(|t| t.party == *party);
    DiagramBody {
        procedure: version.procedure().to_string(),
        version: version.id().to_string(),
        title: speech.of(version.procedure_words()).to_owned(),
        language: speech.locale.id().to_owned(),
        legend: Party::ALL
            .into_iter()
            .filter(used)
            .map(|party| LegendBody {
                party: party.as_str().to_owned(),
                sign: sign(party).to_owned(),
                title: speech.locale.text(&format!("party-{}", party.as_str()), &[]),
            })
            .collect(),
        stages: stages(version, speech),
        moves: moves(version, speech),
    }
}

fn stages(version: &Version, speech: Speech<'_>) -> Vec<DiagramStageBody> {
    let begins_in = |term: &TermRule, at: usize| {
        let leads_here = |start: &Start| version.event(start.event).is_some_and(|event| happens_in(event, start, at));
        term.starts.iter().any(leads_here)
    };
    let each = version.stages().iter().enumerate();
    each.map(|(at, stage)| DiagramStageBody {
        id: stage.id.to_string(),
        title: speech.of(&stage.words).to_owned(),
        terminal: stage.terminal,
        terms: version
            .terms()
            .iter()
            .filter(|term| begins_in(term, at))
            .map(|term| DiagramTermBody {
                id: term.id.to_string(),
                title: speech.of(&term.words).to_owned(),
                length: length(term, speech),
                party: term.party.as_str().to_owned(),
            })
            .collect(),
    })
    .collect()
}

/// Does the event, with the codes that start the term, lead into the stage, or happen there without leading elsewhere?
fn happens_in(event: &EventType, start: &Start, at: usize) -> bool {
    let fits = |way: &Move| {
        way.when.0.iter().all(|(field, codes)| {
            let wanted = start.when.0.iter().find(|(other, _)| other == field);
            wanted.is_none_or(|(_, wanted)| codes.iter().any(|code| wanted.contains(code)))
        })
    };
    event.moves.iter().any(|m| m.to.at() == at && fits(m)) || event.allowed_in.iter().any(|ix| ix.at() == at)
}

fn moves(version: &Version, speech: Speech<'_>) -> Vec<DiagramMoveBody> {
    let mut all: Vec<DiagramMoveBody> = Vec::new();
    let name = |ix| version.stage(ix).map(|s| s.id.to_string()).unwrap_or_default();
    for (event, at) in version.events().iter().zip(0_u16..) {
        for way in &event.moves {
            let label = label(version, EventIx(at), way, speech);
            for from in &way.from {
                let (from, to) = (name(*from), name(way.to));
                match all.iter_mut().find(|m| m.from == from && m.to == to) {
                    Some(known) => known.events.push(label.clone()),
                    None => all.push(DiagramMoveBody { from, to, events: vec![label.clone()] }),
                }
            }
        }
    }
    all
}

fn label(version: &Version, event: EventIx, way: &Move, speech: Speech<'_>) -> String {
    let Some(event) = version.event(event) else { return String::new() };
    let codes: Vec<&str> = way.when.0.iter().flat_map(|(_, codes)| codes.iter().map(Slug::as_str)).collect();
    let title = speech.of(&event.words);
    if codes.is_empty() { title.to_owned() } else { format!("{title} ({})", codes.join(", ")) }
}
