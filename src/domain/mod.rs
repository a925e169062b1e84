//! The pure core: procedures, cases, deadlines, rights. It is told the day and knows no clock, store, wire format or language.

pub mod access;
pub mod case;
pub mod caseload;
pub mod deadline;
pub mod disclosure;
pub mod draws;
pub mod figures;
pub mod forecast;
pub mod guidance;
pub mod handover;
pub mod ids;
pub mod link;
pub mod member;
pub mod notice;
pub mod person;
pub mod procedure;
pub mod replay;
pub mod responsibility;
pub mod retention;
pub mod tally;
pub mod task;
pub mod waiting;
pub mod what_if;
