//! `notices`: what people are told, to look at before anybody is told it.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use lettre::message::Mailbox;

use super::lives::{lives, page};
use super::work::whole;
use super::{Cli, Failure, Outcome, locales, print};
use crate::ambient::{Ambient, Real};
use crate::app::outbox::Ready;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::notice::outbox::Notice;
use crate::domain::notice::{Cause, NoticeRule, Planned, Recipient};
use crate::domain::person::{Channel, Details};
use crate::i18n::Locales;
use crate::notify::channel::Channel as _;
use crate::notify::files::Files;
use crate::notify::message::message;
use crate::notify::paper::Paper;
use crate::notify::words::{example_facts, words_for};

#[derive(Debug, Subcommand)]
pub(super) enum Notices {
    /// Print the words of each kind of notice with invented days, in the language of --lang.
    Preview(Preview),
    /// Write each kind in each language as an e-mail and as a letter into a folder, for those who look after their looks.
    Mail(Mail),
    /// Live through an invented application in each stage and write what is told on the way as a page.
    Lives(LivesPage),
}

#[derive(Debug, Args)]
pub(super) struct Preview {
    /// The procedure.
    #[arg(long, default_value = "nl-nareis", value_name = "ID")]
    procedure: String,
    /// Only this kind.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Mail {
    /// The folder; it is made if it is not there.
    folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct LivesPage {
    /// The file to write.
    #[arg(default_value = "notices.html")]
    file: PathBuf,
}

impl Notices {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let settings = cli.settings()?;
        let catalogue = super::catalogue(&settings)?;
        let locales = locales()?;
        whole(&catalogue, &locales)?;
        match self {
            Self::Preview(preview) => {
                let rules = catalogue.notices(&preview.procedure).ok_or_else(|| {
                    let known: Vec<&str> = catalogue.all_notices().map(|rules| rules.procedure.as_str()).collect();
                    Failure::input(format!("{} tells nobody anything; {} do", preview.procedure, known.join(", ")))
                })?;
                let wanted = |rule: &&NoticeRule| preview.kind.as_deref().is_none_or(|kind| rule.kind.as_str() == kind);
                let rules: Vec<&NoticeRule> = rules.rules.iter().filter(wanted).collect();
                if rules.is_empty() {
                    let kind = preview.kind.as_deref().unwrap_or_default();
                    return Err(Failure::input(format!("there is no kind {kind}; leave --kind out to see all")));
                }
                print(&rules.iter().map(|rule| previewed(rule, &locales, &cli.lang)).collect::<String>())
            }
            Self::Mail(mail) => {
                let all = catalogue.all_notices().flat_map(|rules| &rules.rules);
                let rules: Vec<&NoticeRule> = all.filter(|rule| rule.tells_people()).collect();
                let mut count = 0;
                for locale in locales.all() {
                    for rule in &rules {
                        written(mail, &locales, locale.id(), rule)?;
                        count += 1;
                    }
                }
                print(&format!("wrote {count} e-mails and letters below {}\n", mail.folder.display()))
            }
            Self::Lives(lives_page) => {
                let folder = std::env::temp_dir().join(format!("wachtwijzer-lives-{}", std::process::id()));
                let (catalogue, locales) = (Arc::new(catalogue), Arc::new(locales));
                let lived = lives(&catalogue, &locales, &folder);
                // What cannot be removed is left to the system, which clears its temporary files by itself.
                let _ = std::fs::remove_dir_all(&folder);
                std::fs::write(&lives_page.file, page(&lived?, &locales))?;
                print(&format!("wrote {}\n", lives_page.file.display()))
            }
        }
    }
}

fn previewed(rule: &NoticeRule, locales: &Locales, language: &str) -> String {
    let mut out = String::new();
    let to: Vec<&str> = rule.to.iter().map(|to| to.name()).collect();
    let _ = writeln!(out, "── {} → {}", rule.kind, to.join(", "));
    for words in words_for(locales, language, rule, &example_facts(rule)) {
        if let Some(caution) = &words.caution {
            let _ = writeln!(out, "[{caution}]");
        }
        let _ = writeln!(out, "{}", words.title);
        for (heading, text) in &words.paragraphs {
            let _ = writeln!(out, "  {heading}: {text}");
        }
        let _ = writeln!(out);
    }
    out
}

/// One kind in one language as an e-mail with its words in it, and as a letter.
fn written(mail: &Mail, locales: &Locales, language: &str, rule: &NoticeRule) -> Outcome {
    let from: Mailbox = "Post <post@localhost>".parse().map_err(Failure::outside)?;
    let ready = ready(rule, language)?;
    let message = message(locales, &ready, "https://www.example.org/", Real.now());
    let outside = |fault: crate::notify::channel::Fault| Failure::outside(fault);
    let eml = Files { folder: PathBuf::new(), from }.prepare(&message).map_err(outside)?;
    let letter = Paper { folder: PathBuf::new() }.prepare(&message).map_err(outside)?;
    let folder = mail.folder.join(language);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(format!("{}.eml", rule.kind)), eml)?;
    std::fs::write(folder.join(format!("{}.html", rule.kind)), letter)?;
    Ok(())
}

/// A notice for somebody invented.
fn ready(rule: &NoticeRule, language: &str) -> Result<Ready, Failure> {
    let person = PersonId::parse("somebody").ok_or_else(|| Failure::outside("an id"))?;
    let now = Real.now();
    let planned = Planned {
        kind: rule.kind.clone(),
        cause: Cause::Joined,
        on: now.date_naive(),
        only: None,
        facts: example_facts(rule),
    };
    let notice =
        Notice::planned(uuid::Uuid::nil(), (CaseId(uuid::Uuid::nil()), Recipient::Person(person)), &planned, now);
    Ok(Ready {
        id: notice.id,
        told: vec![(notice, rule.clone())],
        details: Details {
            given_name: "Somebody".to_owned(),
            email: Some("somebody@example.org".to_owned()),
            address: Some("Street 1\n1234 AB TOWN".to_owned()),
            language: Some(language.to_owned()),
            channel: Channel::Email,
            ..Details::default()
        },
        open_words: true,
        closed_envelope: true,
        seen_by_others: false,
        stop_token: (!rule.always).then(|| "example".to_owned()),
    })
}
