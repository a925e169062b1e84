//! Telling people: from a notice that may be sent to words in their language, and by which channel they go. What is told, to
//! whom and when is decided elsewhere; here nothing is decided but whether an attempt has worked.

pub mod channel;
pub mod dispatcher;
pub mod files;
pub mod gateway;
pub mod mail;
pub mod message;
pub mod paper;
pub mod smtp;
pub mod words;
