//! The shapes on the wire: JSON that comes in, JSON that goes out, for the API and the command line alike. Knows the domain
//! and the reader's language; knows no store and no HTTP.

pub mod access;
pub mod application;
pub mod bulk;
pub mod casework;
pub mod diagram;
pub mod digest;

pub mod fault;
pub mod figures;
pub mod guidance;
pub mod handover;
pub mod link;
pub mod notice;
pub mod outlook;
pub mod person;
pub mod pictures;
pub mod procedure;
pub mod provider;
pub mod reading;
pub mod reckoning;
pub mod search;
pub mod task;
pub mod what_if;
pub mod what_if_ground;
pub mod what_if_request;
pub mod what_if_words;
pub mod words;
