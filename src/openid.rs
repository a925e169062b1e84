//! Signing in by a provider of OpenID Connect: authorization code with PKCE. Knows the protocol and the network, no accounts and
//! no pages. The clock and the randomness are handed in.
//!
//! **Why like this.** The protocol and the cryptography are those of a library; here stands what this service insists on beyond
//! it: only asymmetric signatures, an `azp` that is us, no other audience, tokens of the last minutes, a level of assurance where
//! the settings ask for one, endpoints that are encrypted. Between the two halves nothing is stored: the browser holds the
//! attempt, sealed by whoever calls.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier,
    CoreJwsSigningAlgorithm as Algorithm, CoreProviderMetadata,
};
use openidconnect::{
    AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret,
    CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError,
    TokenResponse,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ureq::tls::{RootCerts, TlsConfig};

use crate::settings::{Provider as Settings, Vouches, is_here};

/// How long somebody may take at the provider.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);
/// How long what a provider says of itself is believed.
const KNOWN: TimeDelta = TimeDelta::hours(1);
/// A key that is not known makes us ask again for the keys, but not more often than this: anybody can send such a key.
const ASK_AGAIN: TimeDelta = TimeDelta::seconds(10);
/// How far the provider's clock may be ahead of ours.
const AHEAD: TimeDelta = TimeDelta::seconds(60);
/// How long one answer of a provider may take, and how large it may be.
const ANSWER: (Duration, u64) = (Duration::from_secs(10), 1 << 20);
/// No `none`, and no signature by a secret that both sides know: with it the provider's public key could pass for the secret.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// The providers of this installation.
#[derive(Debug, Default)]
pub struct Providers(Vec<Provider>);

impl Providers {
    /// Makes them from the settings. Nothing is asked of a provider before somebody wants to sign in there.
    #[must_use]
    pub fn new(settings: &[Settings]) -> Self {
        Self(settings.iter().cloned().map(Provider::new).collect())
    }

    /// The provider with this name in addresses.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.settings.id == id)
    }

    /// All of them, as in the settings.
    pub fn all(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }
}

/// Somebody on their way to a provider and back. The browser holds it, sealed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attempt {
    /// The provider, by its name in addresses.
    pub provider: String,
    /// After this instant it counts no more.
    pub until: DateTime<Utc>,
    /// The account that wants to be known to the provider; without it somebody signs in.
    pub account: Option<uuid::Uuid>,
    state: String,
    nonce: String,
    verifier: String,
}

/// What the browser brings back from the provider.
#[derive(Clone, Default)]
pub struct Answer {
    /// The code, to be exchanged.
    pub code: Option<String>,
    /// What we gave along.
    pub state: Option<String>,
    /// Which provider says it is answering (RFC 9207).
    pub issuer: Option<String>,
    /// The provider says no.
    pub error: Option<String>,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(***)")
    }
}

/// For whom a provider vouches: issuer and subject together (OpenID Connect Core 1.0, section 5.7).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// The provider.
    pub issuer: String,
    /// Who it is there.
    pub subject: String,
}

/// Why somebody is not signed in. The words are for the log and hold nothing that came from outside.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Refusal {
    /// The provider cannot be asked, or answers nonsense.
    #[error("the provider cannot be used: {0}")]
    Unreachable(String),
    /// What came back is not right.
    #[error("{0}")]
    NotRight(&'static str),
}

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// One provider, and what is known of it.
pub struct Provider {
    settings: Settings,
    agent: ureq::Agent,
    known: Mutex<Option<Known>>,
}

#[derive(Clone)]
struct Known {
    at: DateTime<Utc>,
    metadata: Arc<CoreProviderMetadata>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Provider").field(&self.settings).finish()
    }
}

impl Provider {
    fn new(settings: Settings) -> Self {
        // Trusted is whom this machine trusts. No redirects: where the answers come from is for the provider's document to say.
        let cryptography = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
        let tls = tls.unversioned_rustls_crypto_provider(cryptography).build();
        let config = ureq::Agent::config_builder().tls_config(tls).max_redirects(0).http_status_as_error(false);
        let config = config.timeout_global(Some(ANSWER.0)).https_only(!is_here(&settings.issuer));
        Self { agent: config.build().new_agent(), settings, known: Mutex::new(None) }
    }

    /// Its name in addresses.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.settings.id
    }

    /// Its name for people.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// For whom it vouches.
    #[must_use]
    pub fn vouches(&self) -> Vouches {
        self.settings.vouches
    }

    /// The way to the provider: the address for the browser, and the attempt for the browser to hold. `random` are three secrets
    /// that were never used before; `redirect` is the address that the provider sends the browser back to.
    pub fn begin(
        &self,
        redirect: &str,
        account: Option<uuid::Uuid>,
        random: [String; 3],
        now: DateTime<Utc>,
    ) -> Result<(String, Attempt), Refusal> {
        let client = self.client(&*self.metadata(now)?, redirect)?;
        let [state, nonce, verifier] = random;
        let attempt =
            Attempt { provider: self.settings.id.clone(), until: now + PATIENCE, account, state, nonce, verifier };
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(attempt.verifier.clone()));
        let (state, nonce) = (CsrfToken::new(attempt.state.clone()), Nonce::new(attempt.nonce.clone()));
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
            .set_pkce_challenge(challenge)
            .add_scopes(self.settings.scopes.iter().filter(|s| *s != "openid").cloned().map(Scope::new));
        for level in &self.settings.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(level.clone()));
        }
        Ok((request.url().0.into(), attempt))
    }

    /// What came back, checked whole: is it the answer to this attempt, and whom does the provider vouch for?
    pub fn finish(
        &self,
        redirect: &str,
        attempt: &Attempt,
        answer: &Answer,
        now: DateTime<Utc>,
    ) -> Result<Subject, Refusal> {
        let code = self.code(attempt, answer, now)?;
        let client = self.client(&*self.metadata(now)?, redirect)?;
        let exchange = client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|e| unusable(&e))?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()));
        let told = exchange.request(&|request| self.ask(request)).map_err(|error| match error {
            RequestTokenError::ServerResponse(_) => Refusal::NotRight("the provider does not take the code"),
            other @ (RequestTokenError::Request(_) | RequestTokenError::Parse(..) | RequestTokenError::Other(_)) => {
                unusable(&other)
            }
        })?;
        let token = told.id_token().ok_or(Refusal::NotRight("there is no ID token"))?;
        let nonce = Nonce::new(attempt.nonce.clone());
        // A token signed by a key that is not known makes us ask for the keys again, once: the provider may have changed them.
        match self.claims(&client, token, &nonce, now) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey | SignatureVerificationError::CryptoError(_),
            )) if let Some(metadata) = self.metadata_again(now)? => {
                let client = self.client(&metadata, redirect)?;
                self.subject(self.claims(&client, token, &nonce, now))
            }
            checked => self.subject(checked),
        }
    }

    /// The code of an answer that belongs to the attempt.
    fn code<'a>(&self, attempt: &Attempt, answer: &'a Answer, now: DateTime<Utc>) -> Result<&'a str, Refusal> {
        if attempt.provider != self.settings.id {
            return Err(Refusal::NotRight("the attempt is for another provider"));
        }
        if attempt.until <= now {
            return Err(Refusal::NotRight("the attempt took too long"));
        }
        if answer.state.as_ref() != Some(&attempt.state) {
            return Err(Refusal::NotRight("the state is another"));
        }
        if answer.issuer.as_ref().is_some_and(|issuer| *issuer != self.settings.issuer) {
            return Err(Refusal::NotRight("another provider says it is answering"));
        }
        if answer.error.is_some() {
            return Err(Refusal::NotRight("the provider says no, or somebody turned back there"));
        }
        answer.code.as_deref().ok_or(Refusal::NotRight("there is no code"))
    }

    fn claims<'t>(
        &self,
        client: &Client,
        token: &'t CoreIdToken,
        nonce: &Nonce,
        now: DateTime<Utc>,
    ) -> Result<&'t CoreIdTokenClaims, ClaimsVerificationError> {
        token.claims(&self.verifier(client, now), nonce)
    }

    /// Whom an ID token is about (OpenID Connect Core 1.0, section 3.1.3.7).
    fn subject(&self, checked: Result<&CoreIdTokenClaims, ClaimsVerificationError>) -> Result<Subject, Refusal> {
        let claims = checked.map_err(|error| Refusal::NotRight(reason(&error)))?;
        self.ours(claims)?;
        let subject = claims.subject().as_str();
        if subject.is_empty() || subject.len() > 255 || !subject.is_ascii() {
            return Err(Refusal::NotRight("the subject is not well formed"));
        }
        Ok(Subject { issuer: self.settings.issuer.clone(), subject: subject.to_owned() })
    }

    /// The token was made for us and for nobody else.
    fn ours(&self, claims: &CoreIdTokenClaims) -> Result<(), Refusal> {
        match claims.authorized_party() {
            Some(party) if party.as_str() != self.settings.client_id => {
                Err(Refusal::NotRight("it was made for another party"))
            }
            Some(_) | None => Ok(()),
        }
    }

    fn verifier<'a>(&'a self, client: &'a Client, now: DateTime<Utc>) -> CoreIdTokenVerifier<'a> {
        let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || now);
        let verifier = verifier.set_issue_time_verifier_fn(move |issued| {
            let recent = issued <= now + AHEAD && now - PATIENCE - AHEAD <= issued;
            if recent { Ok(()) } else { Err("issued at another time".to_owned()) }
        });
        verifier.set_auth_context_verifier_fn(move |reached| {
            let asked = &self.settings.acr;
            let enough = asked.is_empty() || reached.is_some_and(|reached| asked.iter().any(|a| *a == **reached));
            if enough { Ok(()) } else { Err("another level of assurance".to_owned()) }
        })
    }

    fn client(&self, metadata: &CoreProviderMetadata, redirect: &str) -> Result<Client, Refusal> {
        let secret = ClientSecret::new(self.settings.client_secret.reveal().to_owned());
        let id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata(metadata.clone(), id, Some(secret));
        let redirect = RedirectUrl::new(redirect.to_owned()).map_err(|error| unusable(&error))?;
        // Without the list, it is the header (OpenID Connect Discovery 1.0, section 3).
        let methods = metadata.token_endpoint_auth_methods_supported();
        let in_header = methods.is_none_or(|all| all.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let auth = if in_header { AuthType::BasicAuth } else { AuthType::RequestBody };
        Ok(client.set_redirect_uri(redirect).set_auth_type(auth))
    }

    /// What the provider says of itself, with its keys.
    fn metadata(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, Refusal> {
        match self.known() {
            Some(known) if now - known.at < KNOWN => Ok(known.metadata),
            Some(_) | None => self.discover(now),
        }
    }

    /// The same, asked anew unless that was just done.
    fn metadata_again(&self, now: DateTime<Utc>) -> Result<Option<Arc<CoreProviderMetadata>>, Refusal> {
        match self.known() {
            Some(known) if now - known.at < ASK_AGAIN => Ok(None),
            Some(_) | None => self.discover(now).map(Some),
        }
    }

    fn known(&self) -> Option<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn discover(&self, now: DateTime<Utc>) -> Result<Arc<CoreProviderMetadata>, Refusal> {
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|error| unusable(&error))?;
        let found = CoreProviderMetadata::discover(&issuer, &|request| self.ask(request));
        let metadata = Arc::new(found.map_err(|error| unusable(&error))?);
        let safe =
            |address: &str| address.starts_with("https://") || (is_here(&self.settings.issuer) && is_here(address));
        if !safe(metadata.authorization_endpoint().as_str()) {
            return Err(Refusal::Unreachable("its page for signing in is not encrypted".to_owned()));
        }
        let known = Known { at: now, metadata: Arc::clone(&metadata) };
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(metadata)
    }

    /// Sends a request of the protocol.
    fn ask(&self, request: HttpRequest) -> Result<HttpResponse, AskFault> {
        let address = request.uri().to_string();
        if address.starts_with("http://") && !is_here(&address) {
            return Err(AskFault::InClear);
        }
        let (head, mut body) = self.agent.run(request).map_err(AskFault::Http)?.into_parts();
        let body = body.with_config().limit(ANSWER.1).read_to_vec().map_err(AskFault::Http)?;
        Ok(HttpResponse::from_parts(head, body))
    }
}

/// Why a provider could not be asked.
#[derive(Debug, Error)]
enum AskFault {
    #[error("an endpoint is not encrypted")]
    InClear,
    #[error("{0}")]
    Http(ureq::Error),
}

/// A fault of a provider with its sources, in one line. What the provider wrote is left out.
fn unusable(error: &dyn std::error::Error) -> Refusal {
    let mut all = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        all = format!("{all}: {inner}");
        source = inner.source();
    }
    Refusal::Unreachable(all.chars().filter(|c| !c.is_control()).take(300).collect())
}

/// What is wrong with a token, without what stands in it.
fn reason(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "the token has expired",
        ClaimsVerificationError::InvalidAudience(_) => "the token is for another audience",
        ClaimsVerificationError::InvalidAuthContext(_) => "the level of assurance was not reached",
        ClaimsVerificationError::InvalidIssuer(_) => "the token is of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "the nonce is another",
        ClaimsVerificationError::SignatureVerification(_) => "the signature does not hold",
        ClaimsVerificationError::InvalidAuthTime(_)
        | ClaimsVerificationError::InvalidSubject(_)
        | ClaimsVerificationError::Other(_)
        | ClaimsVerificationError::Unsupported(_)
        // The library may learn of more.
        | _ => "the token is not right",
    }
}
