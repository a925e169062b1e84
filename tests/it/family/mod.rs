//! Families: people with ways of their own, what is to be done after the approval, and what each of them sees.

mod members;
mod tasks;
