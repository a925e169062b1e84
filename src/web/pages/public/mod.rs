//! Pages for anybody.

pub mod contents;
pub mod filing;
pub mod glossary;
pub mod procedure;
pub mod reckon;
pub mod sign_in;
pub mod start;
pub mod statement;
pub mod waiting;
