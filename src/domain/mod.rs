//! The pure core: procedures, cases, deadlines. It is told the day and knows no clock, store, wire format or language.

pub mod case;
pub mod deadline;
pub mod ids;
pub mod procedure;
