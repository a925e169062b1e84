//! `organisation`, `account` and `key`: whoever may run the program here keeps the accounts.

use std::io::Read;

use chrono::TimeDelta;
use clap::{Args, Subcommand, ValueEnum};
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use super::{Cli, Failure, Outcome, open, print, slug, start_log};
use crate::app::access::Asked;
use crate::app::secrets::{hash_pass_phrase, pass_phrase_fault};
use crate::app::{App, AppError, accounts, handovers};
use crate::domain::access::account::{self, Account, Holder, Mailbox, WORKING_LANGUAGES};
use crate::domain::access::{Desk, Role};
use crate::domain::ids::AccountId;
use crate::domain::notice::Delivery;

#[derive(Debug, Subcommand)]
pub(super) enum Organisation {
    /// Add an organisation that works on applications.
    Add {
        /// Its name in data: lower-case letters, digits and hyphens.
        id: String,
        /// Its name for people.
        name: String,
        #[command(flatten)]
        mailbox: NewMailbox,
    },
    /// Say where an organisation is told that there is something to see; without --mailbox it is told nothing any more.
    Mailbox {
        /// Its name in data.
        id: String,
        #[command(flatten)]
        mailbox: NewMailbox,
    },
    /// Close an organisation: nothing can be handed over to it any more. Refused while it is responsible for something.
    Close {
        /// Its name in data.
        id: String,
    },
    /// List the organisations.
    List,
}

#[derive(Debug, Args)]
pub(super) struct NewMailbox {
    /// Tell the organisation at this address of e-mail that there is something to see.
    #[arg(long, value_name = "ADDRESS")]
    mailbox: Option<String>,
    /// In which language.
    #[arg(long, default_value = "nl", value_parser = WORKING_LANGUAGES)]
    language: String,
    /// At once, or gathered in one message a day or a week.
    #[arg(long, default_value = "daily", value_parser = Delivery::ALL.map(|(code, _)| code))]
    delivery: String,
}

impl NewMailbox {
    fn read(&self) -> Result<Option<Mailbox>, Failure> {
        let delivery = Delivery::of(&self.delivery).unwrap_or_default();
        let read = |address: &String| Mailbox::new(address, &self.language, delivery);
        self.mailbox.as_ref().map(read).transpose().map_err(|why| Failure::input(format!("--mailbox: {why}")))
    }
}

/// What an account for staff may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum StaffRole {
    /// Works on the applications of the organisation.
    Caseworker,
    /// Leads caseworkers.
    Supervisor,
    /// Sees applications handed over to the organisation.
    Partner,
    /// Sees statistics only.
    Policymaker,
    /// Keeps accounts and settings, sees no application.
    Administrator,
}

impl StaffRole {
    pub(super) fn role(self) -> Role {
        match self {
            Self::Caseworker => Role::Caseworker,
            Self::Supervisor => Role::Supervisor,
            Self::Partner => Role::Partner,
            Self::Policymaker => Role::Policymaker,
            Self::Administrator => Role::Administrator,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct NewAccount {
    /// The working name with which its holder signs in.
    login: String,
    /// What its holder does.
    #[arg(long, value_enum)]
    role: StaffRole,
    /// For whom.
    #[arg(long, value_name = "ORGANISATION")]
    organisation: String,
    /// Only these procedures (may be given more than once); all by default.
    #[arg(long, value_name = "PROCEDURE")]
    procedure: Vec<String>,
    /// Read the pass phrase from standard input and show the secret of the one-time codes; without it a paper code is printed.
    #[arg(long)]
    pass_phrase_stdin: bool,
    /// Sign in by a provider of OpenID: its issuer.
    #[arg(long, requires = "subject", value_name = "URL")]
    issuer: Option<String>,
    /// Who it is to that provider.
    #[arg(long, requires = "issuer")]
    subject: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Accounts {
    /// Make an account for somebody who works for an organisation.
    Add(NewAccount),
    /// List the accounts.
    List,
    /// Block an account: it cannot be used any more and its sessions end.
    Block {
        /// Its working name or number.
        login: String,
    },
    /// Let a blocked account in again.
    Unblock {
        /// Its working name or number.
        login: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct NewKey {
    /// What the other system is called here.
    login: String,
    /// For whom it works.
    #[arg(long, value_name = "ORGANISATION")]
    organisation: String,
    /// An operation that it may use, by its name in the document (may be given more than once).
    #[arg(long, required = true, value_name = "OPERATION")]
    operation: Vec<String>,
    /// How many days the key holds.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=365))]
    days: i64,
}

fn act<T: Send + 'static>(
    app: &App,
    operation: &'static str,
    run: impl Fn(&mut dyn crate::store::Tx, crate::app::Context<'_>) -> Result<T, AppError> + Send + 'static,
) -> Result<T, Failure> {
    let asked = Asked::by_operator(operation, app.ambient.request_id());
    app.act(asked, move |tx, ctx, _| run(tx, ctx)).map_err(|error| told(&error))
}

/// What went wrong, in words for the command line.
pub(super) fn told(error: &AppError) -> Failure {
    match error {
        AppError::Duplicate => Failure::input("this name is taken; choose another"),
        AppError::Unknown => Failure::input("there is no such account"),
        AppError::Invalid(faults) => {
            let said: Vec<String> = faults.iter().map(|fault| format!("{fault:?}")).collect();
            Failure::input(said.join("\n"))
        }
        other @ (AppError::Unauthenticated
        | AppError::WrongProof
        | AppError::Wait(_)
        | AppError::Forbidden
        | AppError::Stale
        | AppError::KeyReused
        | AppError::MissingProcedure(_)
        | AppError::Unfit(_)
        | AppError::Sealed(_)
        | AppError::Store(_)) => {
            let source = std::error::Error::source(other).map(|s| format!(": {s}")).unwrap_or_default();
            Failure::outside(format!("{other}{source}"))
        }
    }
}

impl Organisation {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let app = open(&cli.settings()?)?;
        match self {
            Self::Add { id, name, mailbox } => {
                let (id, name, mailbox) = (slug(id)?, name.clone(), mailbox.read()?);
                let shown = id.clone();
                act(&app, "add_organisation", move |tx, ctx| {
                    accounts::ensure_organisation(tx, ctx, &id, &name)?;
                    mailbox.as_ref().map_or(Ok(()), |mailbox| accounts::put_mailbox(tx, ctx, &id, Some(mailbox)))
                })?;
                print(&format!("{shown} is there\n"))
            }
            Self::Mailbox { id, mailbox } => {
                let (id, mailbox) = (slug(id)?, mailbox.read()?);
                let said = mailbox.as_ref().map_or_else(
                    || format!("{id} is told nothing\n"),
                    |mailbox| format!("{id} is told at {}, {}\n", mailbox.address(), mailbox.delivery().code()),
                );
                act(&app, "put_mailbox", move |tx, ctx| accounts::put_mailbox(tx, ctx, &id, mailbox.as_ref()))?;
                print(&said)
            }
            Self::Close { id } => {
                let id = slug(id)?;
                let said = format!("{id} is closed\n");
                act(&app, "close_organisation", move |tx, ctx| handovers::close_organisation(tx, ctx, &id))?;
                print(&said)
            }
            Self::List => {
                let all = act(&app, "list_organisations", |tx, _| Ok(tx.organisations()?))?;
                let mailbox = |one: &account::Organisation| {
                    one.mailbox.as_ref().map(|mailbox| format!("  {}", mailbox.address())).unwrap_or_default()
                };
                all.iter().try_for_each(|one| {
                    let closed = if one.closed_at.is_some() { "  closed" } else { "" };
                    print(&format!("{:<24} {}{}{closed}\n", one.id.to_string(), one.name, mailbox(one)))
                })
            }
        }
    }
}

impl Accounts {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let app = open(&cli.settings()?)?;
        match self {
            Self::Add(new) => new.run(&app),
            Self::List => list(&app),
            Self::Block { login } => block(&app, login, true),
            Self::Unblock { login } => block(&app, login, false),
        }
    }
}

fn list(app: &App) -> Outcome {
    let mut after: Option<AccountId> = None;
    loop {
        let page = act(app, "list_accounts", move |tx, _| Ok(tx.accounts(after, 500)?))?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.id);
        print(&page.iter().map(line).collect::<String>())?;
    }
}

fn line(account: &Account) -> String {
    let actor = account.actor();
    let organisation = actor.organisation().map_or("-", crate::domain::ids::Slug::as_str);
    let state = account.blocked_at.map_or_else(|| "open".to_owned(), |at| format!("blocked since {}", at.date_naive()));
    format!("{:<24} {:<14} {organisation:<16} {state}\n", account.login, actor.role_name())
}

fn block(app: &App, login: &str, blocked: bool) -> Outcome {
    let login = login.to_owned();
    let done = act(app, "block_account", move |tx, ctx| {
        let found = tx.account_by_login(&login)?.ok_or(AppError::Unknown)?;
        accounts::block(tx, ctx, found.id, blocked)
    })?;
    print(&line(&done))
}

impl NewAccount {
    fn run(&self, app: &App) -> Outcome {
        let procedures = self.procedure.iter().map(|name| slug(name)).collect::<Result<Vec<_>, _>>()?;
        let unknown: Vec<&str> =
            self.procedure.iter().map(String::as_str).filter(|name| app.catalogue.procedure(name).is_none()).collect();
        if !unknown.is_empty() {
            let known: Vec<String> = app.catalogue.procedures().map(|p| p.id().to_string()).collect();
            return Err(Failure::input(format!(
                "no such procedure: {}; known: {}",
                unknown.join(", "),
                known.join(", ")
            )));
        }
        let procedures = (!procedures.is_empty()).then_some(procedures);
        let desk = Desk { organisation: slug(&self.organisation)?, procedures };
        let hashed = if self.pass_phrase_stdin { Some(pass_phrase(app)?) } else { None };
        let (login, role) = (self.login.clone(), self.role.role());
        let provider = self.issuer.clone().zip(self.subject.clone());
        let (made, code, secret) = act(app, "create_account", move |tx, ctx| {
            let (made, code) = accounts::add_staff(tx, ctx, &login, role, &desk)?;
            if let Some((issuer, subject)) = &provider {
                accounts::set_provider(tx, ctx, made.id, issuer, subject)?;
            }
            let Some(hashed) = &hashed else { return Ok((made, code, None)) };
            accounts::set_pass_phrase(tx, ctx, made.id, hashed)?;
            tx.remove_credential(made.id, crate::domain::access::account::ProofKind::Activation)?;
            let secret = accounts::set_one_time_codes(tx, ctx, made.id)?;
            Ok((made, code, Some(secret)))
        })?;
        print(&line(&made))?;
        match secret {
            Some(secret) => print(&generator(&made, &secret)),
            None => print(&format!(
                "paper code, once, within 30 days: {code}\n(POST it with a pass phrase to /api/v1/activations)\n"
            )),
        }
    }
}

/// A pass phrase from standard input, hashed.
fn pass_phrase(app: &App) -> Result<String, Failure> {
    let mut given = String::new();
    std::io::stdin().take(10_000).read_to_string(&mut given)?;
    let given = given.trim_end_matches(['\n', '\r']);
    match pass_phrase_fault(given) {
        Some(fault) => Err(Failure::input(format!(
            "the pass phrase is not good enough ({fault:?}): take 8 to 128 characters that others would not try first"
        ))),
        None => Ok(hash_pass_phrase(given, app.ambient.secret())),
    }
}

/// The secret of a generator of one-time codes, to type or to scan.
fn generator(account: &Account, secret: &str) -> String {
    let address = format!("otpauth://totp/Wachtwijzer:{}?secret={secret}&issuer=Wachtwijzer", account.login);
    let picture = QrCode::new(&address).map(|code| code.render::<Dense1x2>().build()).unwrap_or_default();
    format!("Scan this with a generator of one-time codes, or type the secret {secret}:\n{picture}\n")
}

impl NewKey {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let app = open(&cli.settings()?)?;
        let desk = Desk { organisation: slug(&self.organisation)?, procedures: None };
        let (login, operations, days) = (self.login.clone(), self.operation.clone(), self.days);
        let (made, key) = act(&app, "create_key", move |tx, ctx| {
            accounts::add_machine(tx, ctx, (&login, &desk), &operations, ctx.now + TimeDelta::days(days))
        })?;
        let Holder::Machine(_, operations) = &made.holder else { return Ok(()) };
        print(&format!("{}told only now, holds {days} days, for {}:\n{key}\n", line(&made), operations.join(", ")))
    }
}
