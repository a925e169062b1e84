# Nederlands. Elk bericht staat ook in en.ftl; een test vergelijkt ze.
# Dagen komen als $from, $to … al uitgeschreven binnen.

language-name = Nederlands

weekday-monday = maandag
weekday-tuesday = dinsdag
weekday-wednesday = woensdag
weekday-thursday = donderdag
weekday-friday = vrijdag
weekday-saturday = zaterdag
weekday-sunday = zondag

## Lengtes
length-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
}
length-weeks = { $n ->
    [one] 1 week
   *[other] { $n } weken
}
length-months = { $n ->
    [one] 1 maand
   *[other] { $n } maanden
}
length-years = { $n } jaar
decimal-mark = ,
euro = €{ $euros }

## Stappen van een berekening
step-version = De regels van versie { $version } gelden. De dag van “{ $event }” bepaalt dat.
step-version-named = Om de regels van versie { $version } is gevraagd, of zij gelden op de peildag.
step-start = “{ $event }” op { $from } is dag nul. Het tellen begint op { $to }.
step-start-after = Het tellen begint op { $to }, de dag nadat “{ $term }” was afgelopen.
step-length = { $length } na { $from } is { $to }.
step-set-day = De laatste dag is vastgesteld op { $to }.
step-ordered-weeks = De rechter gaf { $length }: tot en met { $to }.
step-ordered-weeks-investigation = De rechter gaf { $length }, omdat op tijd nader onderzoek is aangekondigd: tot en met { $to }.
step-suspension = “{ $kind }”: { $days ->
    [one] één dag ({ $first }) stond
   *[other] { $days } dagen ({ $first } tot en met { $last }) stond
} de termijn stil. Het einde schuift op van { $from } naar { $to }.
step-suspension-too-late = “{ $kind }” begon toen de termijn al was afgelopen op { $to }. Er schuift niets op.
step-extension = Verlengd met { $length }: van { $from } naar { $to }.
step-extension-until = Verlengd tot en met { $to }, de dag die de instantie noemde.
step-extension-capped = De instantie noemde { $from }, maar de wet staat geen latere dag toe dan { $to }.
step-not-shifted = { $to } is geen werkdag, maar de regel daarover geldt niet voor zo’n lange termijn. Het einde blijft staan.
step-weekend = { $from } is een { $weekday }: het einde schuift naar { $to }.
step-holiday = { $from } telt niet als werkdag ({ $holiday }): het einde schuift naar { $to }.
step-minimum-open-days = In de termijn moeten { $days } werkdagen zitten: het einde schuift naar { $to }.
step-penalty-start = De termijn na de ingebrekestelling, of die van de rechter, liep af op { $from }. De eerste dag met dwangsom is { $to }.
step-penalty-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} van { $amount }, { $from } tot en met { $to }.
step-penalty-maximum = Op { $to } was het maximum van { $amount } bereikt.
step-penalty-stop = De instantie besliste op { $to }. Die dag telt niet mee.

## Waarschuwingen
warning-readings-differ = De wet kan voor “{ $term }” op twee manieren worden gelezen: { $day } of { $other }. Houd de veilige dag aan.
warning-calendar-unverified = “{ $term }” eindigt in een jaar waarvan niet alle met feestdagen gelijkgestelde dagen zijn nagelezen. Controleer { $day }.
warning-authority-unverified = “{ $term }” steunt op een regel die niemand bij de bron heeft nagelezen. Laat dit controleren.
warning-later-events = { $count ->
    [one] Eén gebeurtenis ligt
   *[other] { $count } gebeurtenissen liggen
} na de peildag en { $count ->
    [one] telt
   *[other] tellen
} niet mee.
warning-suspension-too-late = Een opschorting begon nadat “{ $term }” was afgelopen op { $day }. Er schuift niets op.
warning-extension-capped = De instantie noemde voor “{ $term }” een latere dag dan de wet toestaat. De dag van de wet telt: { $day }.

## Wat iemand kan doen
remedy-not-yet = Kan vanaf { $from }. Eerder is te vroeg.
remedy-open = Kan sinds { $from }.
remedy-open-until = Kan tot en met { $until }.
remedy-used = Gedaan.
remedy-passed = Kan niet meer.
remedy-premature = Het is te vroeg gedaan en telt niet. Doe het opnieuw, vanaf { $from }.
remedy-late = Het was te laat: { $until } was de laatste dag. Soms is daar een goede reden voor. Vraag meteen een advocaat.
remedy-limit-last-day = Te laat na { $until }.
remedy-limit-no-last-day = Er is geen vaste laatste dag. Wie zonder reden wacht, kan daar toch last van hebben.

## Fouten in wat is gegeven
fault-unknown-event = De gebeurtenis “{ $given }” bestaat niet in deze procedure.
fault-unknown-event-nearest = De gebeurtenis “{ $given }” bestaat niet in deze procedure. Bedoelt u “{ $nearest }”?
fault-unknown-field = Dit veld hoort niet bij deze gebeurtenis. Wel: { $known }.
fault-unknown-field-none = Deze gebeurtenis heeft geen velden naast type, on en person.
fault-missing-field = Dit veld is nodig.
fault-not-a-day = Dit is geen dag. Schrijf het zo: 2026-11-23.
fault-improbable-day = Het jaar moet tussen { $first } en { $last } liggen.
fault-not-a-number = Dit is geen geheel getal van 1 tot en met { $maximum }.
fault-not-a-choice = Dit is geen bekende code. Kies uit: { $allowed }.
fault-no-name = Geef ten minste één naam.
fault-name-too-long = Een naam heeft ten hoogste 100 tekens.
fault-unprintable = Er staat een teken in dat niet te tonen is, of dat de schrijfrichting omdraait. Laat het weg.
fault-improbable-birth = Geen waarschijnlijke geboortedag. Kijk het jaar na.
fault-not-an-email = Geen e-mailadres zoals mailprogramma’s dat kennen. Goed is bijvoorbeeld naam@example.org.
fault-not-a-phone = Schrijf het nummer internationaal, bijvoorbeeld +31612345678.
fault-unknown-language = Niet een van de talen hier: ar, en, fa, nl, so, ti, tr.
fault-text-too-long = Ten hoogste 400 tekens.
fault-unknown-mark = Niet een van de kenmerken die hier bekend zijn.
fault-channel-without-address = Voor deze manier van berichten ontbreekt een adres.
fault-unknown-organisation = Die organisatie is er niet. Hier bekend: { $known }.
fault-unknown-operation = Noem ten minste één bewerking, en alleen bewerkingen die er zijn: { $known }.
fault-unknown-person = Niemand in uw aanvragen heeft dit nummer. Laat het weg om een nieuwe persoon toe te voegen.
fault-said-by-others = Dit kunt u niet over die persoon zeggen. Het wordt vastgelegd door: { $by }.
fault-not-in-case = Niemand in deze aanvraag heeft dit nummer.
fault-needs-its-event = Dit wordt vastgelegd met de gebeurtenis “{ $event }”, die meer vraagt dan een dag.
fault-unknown-helper = Niemand meldt zich aan met dit nummer. Vraag de helper naar het nummer in de brief.
fault-ends-in-the-past = Het zou eindigen voordat het begint. Geef een later moment.
fault-pass-phrase-short = Te kort. Neem ten minste { $least } tekens, bijvoorbeeld een paar woorden.
fault-pass-phrase-long = Te lang. Neem ten hoogste { $most } tekens.
fault-pass-phrase-common = Makkelijk te raden. Neem iets wat anderen niet proberen, bijvoorbeeld een paar woorden.
fault-not-a-code = Dit is geen code. Gebruik kleine letters, cijfers en streepjes, ten hoogste 64.
fault-not-a-person = Dit is geen nummer van een persoon. Gebruik letters, cijfers, streepjes en lage streepjes, ten hoogste 64. Nooit een naam.
fault-needs-a-person = Dit gaat over één persoon: noem die in `person`.
fault-before-the-event = Deze dag ligt vóór de dag van de gebeurtenis zelf.
fault-after-the-event = Deze dag ligt na de dag van de gebeurtenis zelf.
fault-not-yet-in-law = De wet kent deze gebeurtenis pas vanaf { $since }.
fault-not-possible-here = Dit kan niet in de fase “{ $stage }”. Wel: { $possible }.
fault-happened-already = Dit is al gebeurd en gebeurt maar één keer. Verbeter de eerdere gebeurtenis als die niet klopt.
fault-nothing-to-answer = Er staat niets open waarop dit een antwoord is: er ging geen “{ $answers }” aan vooraf.
fault-after-expiry = De termijn “{ $term }” was afgelopen op { $day }. Wat voorbij is, kan niet worden verlengd.
fault-extended-already = De termijn “{ $term }” kan niet nog een keer worden verlengd.
fault-order-without-term = Een rechterlijke opdracht heeft “weeks” of “until” nodig.
fault-no-version = De procedure heeft geen regels voor zo’n vroege dag. Ze beginnen op { $from }.
fault-no-version-between = De procedure heeft alleen regels van { $from } tot en met { $until }.
fault-unknown-version = Deze versie bestaat niet. Wel: { $known }.
fault-outside-calendar = De vrije dagen rond { $day } zijn niet bekend: de kalender loopt van { $from } tot en met { $until }.
fault-in-the-future = Deze dag moet nog komen; vandaag is het { $today }.
fault-unknown-procedure = Deze procedure bestaat niet. Wel: { $known }.
fault-wrong-type = Dit moet zijn: { $expected }.
fault-missing = Dit is nodig.
fault-unknown-member = Dit onderdeel bestaat hier niet. Wel: { $known }.
fault-too-many = Hier mogen er ten hoogste { $maximum } zijn.
fault-too-long = Hier mogen ten hoogste { $maximum } tekens staan.
fault-not-one-of = Kies uit: { $known }.
fault-not-a-cursor = Dit is geen plaats in deze lijst. Neem die uit “next” van een eerder antwoord, met dezelfde filters.
fault-malformed-json = Dit is geen goede JSON, op regel { $line }, teken { $column }.
fault-unknown-record = Er is geen gebeurtenis met dit nummer in deze aanvraag.
fault-superseded-already = Deze gebeurtenis is al verbeterd. Verbeter de nieuwste.
fault-remedy-not-yet = Dit is te vroeg. Het telt vanaf { $from }; voor die dag niet.
fault-remedy-too-late = Dit is te laat: { $until } was de laatste dag. Een te laat bezwaar kan soms verschoonbaar zijn (artikel 6:11 Awb). Vraag meteen een advocaat.
fault-remedy-used = Dit is al gedaan, op { $on }.
fault-remedy-closed = Er is nu niets waartegen dit gebruikt kan worden.
fault-say-for-whom = Ieder van deze mensen heeft eigen dagen. Zeg voor wie: { $known }.
fault-link-to-itself = Een aanvraag kan niet met zichzelf verbonden worden.
fault-unknown-application = Er is geen aanvraag met dit nummer, of u mag die niet zien.
fault-linked-already = Deze twee zijn al zo verbonden.
fault-split-nobody = Noem ten minste één persoon die in een eigen aanvraag verder gaat.
fault-split-everybody = Er zou niemand blijven. Ten minste één persoon naast de referent blijft in deze aanvraag.
fault-not-in-the-case = Deze persoon hoort niet bij de aanvraag.
fault-split-the-referent = Deze persoon heeft de anderen laten overkomen en blijft.

fault-unknown-stage = Deze fase bestaat niet. Wel: { $known }.
fault-unknown-colleague = Niemand die bij uw organisatie werkt heeft dit account.
fault-no-caseworker = Dit account werkt niet aan aanvragen. Geef dat van een behandelaar of leidinggevende.
fault-blocked-account = Dit account is geblokkeerd. Geef dat van iemand die kan inloggen.
fault-changed-meanwhile = Deze aanvraag is veranderd: u zag { $seen } vastleggingen, nu zijn het er { $now }. Bekijk het voorbeeld opnieuw.
fault-named-twice = Deze aanvraag staat meer dan eens in de lijst. Noem die één keer.
fault-header-malformed = De header { $header } klopt niet. { $right }
fault-before-from = Deze dag ligt vóór “from”.
fault-too-wide = Ten hoogste { $maximum } dagen tegelijk.
fault-malformed-row = Deze regel klopt niet: { $error }
import-progress = { $count } aanvragen

## Problemen
problem-invalid-input = Wat u stuurde klopt niet
problem-malformed-body = Wat u stuurde is niet te lezen
problem-not-signed-in = Meld u eerst aan
problem-sign-in-refused = Dat klopt niet
problem-not-allowed = Dit mag u niet
problem-other-site = Dit kwam van een andere site
problem-too-many-requests = Te vaak geprobeerd
problem-not-found = Hier is niets
problem-too-slow = Dit duurde te lang
problem-method-not-allowed = Dit kan hier niet
problem-not-acceptable = Geen vorm die u accepteert
problem-unsupported-media-type = Stuur JSON
problem-body-too-large = Te veel tegelijk
problem-changed-meanwhile = Intussen veranderd
problem-precondition-required = Zeg welke versie u zag
problem-step-refused = Deze stap kan niet
problem-duplicate = Het bestaat al
problem-idempotency-key-reused = Deze sleutel is al voor iets anders gebruikt
problem-busy = Nu even te druk
problem-storage-full = De opslag is vol
problem-unavailable = Nu niet bereikbaar
problem-provider-unreachable = De andere aanmelddienst antwoordt niet
problem-internal = Er ging iets mis
detail-invalid-input = { $count ->
    [one] Eén ding klopt niet; zie “errors”.
   *[other] { $count } dingen kloppen niet; zie “errors”.
}
detail-malformed-body = De inhoud moet een JSON-document zijn.
detail-not-signed-in = Meld u aan, of stuur een sleutel die nog geldt.
detail-sign-in-refused = Iets van wat u gaf klopt niet. Kijk het na en probeer het opnieuw. Lukt het niet, vraag uw contactpersoon dan om een nieuwe brief.
detail-not-allowed = Uw account mag dit niet. Vraag het aan wie de accounts van uw organisatie beheert.
detail-other-site = Een andere site liet uw browser dit sturen. Er is niets veranderd. Sluit die site.
detail-too-many-requests = { $seconds ->
    [one] Wacht één seconde en probeer het dan opnieuw.
   *[other] Wacht { $seconds } seconden en probeer het dan opnieuw.
}
detail-not-found = Dit bestaat niet, of u mag er niet van weten.
detail-too-slow = Niet alles kwam op tijd binnen. Stuur het opnieuw.
detail-method-not-allowed = Dit adres kent andere methoden; zie de header Allow.
detail-not-acceptable = Vraag om een van: { $known }.
detail-unsupported-media-type = Stuur de inhoud als application/json.
detail-body-too-large = De inhoud mag ten hoogste { $maximum } bytes zijn.
detail-changed-meanwhile = Iemand heeft dit veranderd nadat u het las. Lees het opnieuw en beslis dan opnieuw.
detail-precondition-required = Stuur If-Match met de ETag van wat u las.
detail-step-refused = { $count ->
    [one] De stap past niet bij wat er is gebeurd; zie “errors”.
   *[other] { $count } dingen passen niet bij wat er is gebeurd; zie “errors”.
}
detail-duplicate = Er is al een aanvraag met deze sleutel.
detail-idempotency-key-reused = De Idempotency-Key is eerder met andere inhoud gestuurd. Neem een nieuwe.
detail-busy = Probeer het zo opnieuw. Er is niets veranderd.
detail-storage-full = Er is niets veranderd. De beheerder moet eerst ruimte maken.
detail-unavailable = De opslag is niet bereikbaar. Er is niets veranderd. Probeer het later opnieuw.
detail-provider-unreachable = De dienst die zegt wie u bent, is nu niet bereikbaar. Probeer het over een paar minuten weer, of meld u op een andere manier aan.
detail-internal = Er is niets veranderd. Met het nummer hieronder kan de beheerder de oorzaak vinden.

## Tabellen op de opdrachtregel
table-term = termijn
table-state = stand
table-zero = dag nul
table-last-day = laatste dag
table-safe = veilig
table-left = over
table-late = te laat
table-as-of = peildag
table-stage = fase
table-lived = dagen gewacht sinds ontvangst
table-penalty = { $title }: { $amount } voor { $days ->
    [one] één dag
   *[other] { $days } dagen
} vanaf { $from }
table-remedies = wat iemand kan doen
table-next = wat nu kan gebeuren
table-warnings = let op
table-why = waarom
state-running = loopt
state-suspended = staat stil
state-met = op tijd gehaald
state-met-late = te laat gehaald
state-overdue = verlopen
state-missed = gemist
state-moot = doet er niet meer toe

## Tekeningen van procedures
length-set = tot de dag die genoemd is
length-ordered = zo lang als de rechter bepaalt
code-annulled = vernietigd
code-granted = ingewilligd
code-inadmissible = niet-ontvankelijk
code-not-processed = buiten behandeling gesteld
code-permit-granted = meteen een verblijfsvergunning
code-refused = afgewezen
code-remitted = terug voor een nieuw besluit
diagram-version = Versie { $version }: de regels voor wat begon op { $from } of later
diagram-version-until = Versie { $version }: de regels voor wat begon van { $from } tot en met { $until }
diagram-description = De procedure heeft { $count ->
    [one] 1 fase
   *[other] { $count } fasen
}. Zij begint met “{ $start }” en kan eindigen met: { $ends }.
diagram-sign-authority = O
diagram-sign-municipality = G
diagram-sign-court = §
diagram-sign-referent = R
diagram-sign-family-member = F
diagram-legend-authority = Termijn van de overheid
diagram-legend-municipality = Termijn van de gemeente
diagram-legend-court = Termijn van de rechter
diagram-legend-referent = Termijn van de referent
diagram-legend-family-member = Termijn van een familielid
diagram-legend-start = Elke zaak begint hier
diagram-legend-terminal = De zaak eindigt hier
diagram-legend-way = Deze gebeurtenis leidt daarheen
diagram-legend-back = Terug naar een eerdere fase
diagram-legend-note = Leidt naar een einde dat bijna overal kan
diagram-legend-extension = Kan met zoveel worden verlengd

sign-in-done = U bent aangemeld
sign-in-linked = U kunt zich voortaan ook daar aanmelden
sign-in-go-on = Verder
page-start = Naar het begin
page-request = Het nummer van dit verzoek, als u iemand om hulp vraagt:

letter-title = Uw toegang
letter-intro = Met deze brief kunt u zien hoe het met uw aanvraag gaat.
letter-step-address = Ga naar { $address }. U kunt het plaatje scannen met uw telefoon.
letter-step-code = Typ deze code. De code werkt één keer.
letter-step-phrase = Kies een eigen pincode of wachtzin: ten minste acht tekens. Gebruik die nergens anders.
letter-number = Uw nummer, om u later weer aan te melden
letter-code = Uw code
letter-until = De code werkt tot { $day }.
letter-safe = Niemand van ons vraagt u ooit om deze code, uw wachtzin of geld. Laat deze brief aan niemand zien. Vernietig de brief als u de code hebt gebruikt.
letter-lost = Heeft iemand anders de code gebruikt, of bent u de brief kwijt? Vraag uw contactpersoon om een nieuwe. De oude code werkt dan niet meer.
letter-handover = Dit blad gaat over uw gezin. { $from } vraagt { $to } om u te helpen. U hoort wie contact met u opneemt, en wanneer. Tot { $to } ja zegt, is { $from } verantwoordelijk voor u.

export-title = Alles wat deze dienst over u bewaart
export-details = Wie u bent, zoals het is opgeschreven
export-parts = Uw aanvragen
export-messages = Wat wij u hebben bericht
export-ticks = Wat u hebt afgevinkt
export-handovers = Wat organisaties is gevraagd voor u over te nemen
export-consents = Waarmee u hebt ingestemd
export-accesses = Wie keek, de laatste eerst
details-given-name = Voornaam
details-family-name = Achternaam
details-born-on = Geboortedag
details-email = E-mail
details-phone = Telefoon
details-address = Adres
details-language = Taal
details-channel = Hoe wij u berichten
details-safety = Waar wij op letten als wij u bereiken

# Notices: what a person in an application is told. $on: the day of it; $by: the day by which somebody acts; $before: what that
# day was; $count: months.
message-subject = Er is een nieuw bericht voor u
message-body = Er is een nieuw bericht voor u. Meld u aan om het te lezen:
message-subject-several = Er zijn nieuwe berichten voor u
message-body-several = Er zijn nieuwe berichten voor u. Meld u aan om ze te lezen:
message-safe = Wij vragen nooit per mail om geld, codes of uw wachtzin.
message-stop = Kies wat u wilt horen:
message-why = Sommige berichten komen altijd, omdat u dan zelf op tijd iets moet doen.
notice-means = Wat het betekent
notice-next = Wat er nu gebeurt
notice-do = Wat u kunt doen
notice-others = Hoe lang anderen wachten
notice-others-range = Gerekend vanaf { $since }: van honderd gezinnen van dezelfde dag wachten er tachtig nog { $low } tot { $high } weken. Het kan ook korter of langer zijn. Dit is geen belofte.
notice-others-long = Gerekend vanaf { $since }: van honderd gezinnen van dezelfde dag wachten de meeste nog meer dan { $low } weken. Niemand kan zeggen hoe lang. Dit is geen belofte.
notice-ask = Waar u het kunt vragen
notice-ask-text = Vraag het wie u de brief gaf, of een advocaat. Dit is informatie en geen juridisch advies.
notice-unreviewed = Niemand die deze taal spreekt heeft deze tekst al bekeken. De Nederlandse tekst hieronder geldt.
notice-source = De tekst in het Nederlands
notice-joined-title = U kunt hier een aanvraag volgen
notice-joined-means = Iemand heeft gevraagd of familie naar Nederland mag komen. U hoort bij die aanvraag.
notice-joined-next = Wij berichten u als er iets verandert. Daar hoeft u niets voor te doen.
notice-joined-do = Meld u aan wanneer u wilt. Kies in welke taal en hoe vaak wij u berichten.
notice-handed-over-title = Een andere organisatie kan deze aanvraag nu ook zien
notice-handed-over-means = Dat kan sinds { $on }.
notice-handed-over-next = Die organisatie kan helpen met de volgende stap. Verder verandert er niets.
notice-handed-over-do = U hoeft niets te doen. Meld u aan om te zien wie er keek.
notice-handover-accepted-title = { $organisation } gaat u helpen
notice-handover-accepted-means = { $organisation } is vanaf nu verantwoordelijk voor een deel van uw hulp. Meld u aan om te zien voor welk deel.
notice-handover-accepted-next = Op { $on } neemt iemand van { $organisation } voor het eerst contact met u op.
notice-handover-accepted-do = Meld u aan om te zien wie u kunt bellen. Hoort u die dag niets? Zeg dat tegen uw contactpersoon. Hebt u een tolk nodig? Dan komt er een beroepstolk. Kinderen tolken niet.
notice-received-title = De aanvraag is ontvangen op { $on }
notice-received-means = De wettelijke tijd loopt nu. De overheid moet voor een bepaalde dag beslissen. Die dag ziet u als u zich aanmeldt.
notice-received-next = De overheid kijkt nu naar de papieren. Dat kan maanden duren.
notice-received-do = Bewaar een kopie van alles wat u stuurde. Geef het door als u verhuist of als uw gezin verandert.
notice-documents-asked-title = De overheid vraagt om meer papieren
notice-documents-asked-means = Er ontbreekt iets. In de brief van { $on } staat wat, en voor welke dag.
notice-documents-asked-next = De beslissing wacht tot uw antwoord er is.
notice-documents-asked-do = Lees de dag in de brief. Stuur voor die dag wat u hebt. Hebt u meer tijd nodig? Vraag erom voor die dag.
notice-documents-near-title = U kunt antwoorden tot en met { $by }
notice-documents-near-means = De overheid wacht nog op papieren van u. De dag in de brief geldt.
notice-documents-near-next = Na die dag kan de overheid beslissen zonder uw papieren.
notice-documents-near-do = Stuur nu wat u hebt. Vraag in een brief om meer tijd als dat nodig is. Vraag vandaag iemand om hulp.
notice-documents-received-title = Uw papieren zijn er
notice-documents-received-means = De overheid kreeg ze op { $on }.
notice-documents-received-next = De tijd om te beslissen loopt weer. De overheid gaat verder met uw aanvraag.
notice-documents-received-do = U hoeft nu niets te doen.
notice-extended-title = De overheid neemt meer tijd om te beslissen
notice-extended-means = Dat mag van de wet één keer. In de brief van { $on } staat dat, en waarom.
notice-extended-next = De nieuwe laatste dag ziet u als u zich aanmeldt.
notice-extended-do = Bewaar de brief. U hoeft er niet op te antwoorden.
notice-suspended-title = De tijd om te beslissen staat stil
notice-suspended-means = Sinds { $on } tellen de dagen niet mee. Waarom, ziet u als u zich aanmeldt.
notice-suspended-next = De dagen tellen weer mee als de reden weg is.
notice-suspended-do = Kijk of u iets moet doen. Zo niet, dan hoeft u niets te doen.
notice-resumed-title = De tijd om te beslissen loopt weer
notice-resumed-means = Sinds { $on } tellen de dagen weer mee.
notice-resumed-next = De nieuwe laatste dag ziet u als u zich aanmeldt.
notice-resumed-do = U hoeft nu niets te doen.
notice-held-title = De overheid wacht met deze aanvraag
notice-held-means = Dat komt door nieuwe regels of een rechtszaak. Het komt niet door iets wat u deed.
notice-held-next = Niemand kan nu zeggen hoe lang het duurt. Voor zover wij weten loopt de tijd van de wet door.
notice-held-do = U hoeft niets te doen. Wilt u weten wat u kunt doen? Vraag het een advocaat.
notice-hold-ended-title = De overheid gaat verder met deze aanvraag
notice-hold-ended-means = Het wachten door nieuwe regels of een rechtszaak stopte op { $on }.
notice-hold-ended-next = De overheid kijkt weer naar de aanvraag.
notice-hold-ended-do = U hoeft nu niets te doen.
notice-investigation-title = Er komt een extra controle
notice-investigation-means = De overheid wil zeker zijn over de familie. Zij kan vragen om een DNA-test of een gesprek.
notice-investigation-next = Iemand maakt een afspraak met uw familie. De overheid betaalt een DNA-test.
notice-investigation-do = Kijk of namen en geboortedagen goed zijn gespeld. Wacht op de brief voordat iemand op reis gaat.
notice-term-near-title = De laatste dag om te beslissen is { $by }
notice-term-near-means = Uiterlijk op die dag moet de overheid beslissen. Dat is de wet, geen belofte.
notice-term-near-next = Vaak duurt het langer. Dan hebt u rechten. Wij vertellen u welke.
notice-term-near-do = U hoeft nog niets te doen. Kijk wat u zou kunnen doen als er geen besluit is.
notice-term-passed-title = De overheid is te laat
notice-term-passed-means = Zij had uiterlijk op { $by } moeten beslissen. Er is nog geen besluit.
notice-term-passed-next = De overheid moet nog steeds beslissen. Te laat zegt niets over ja of nee.
notice-term-passed-do = U kunt een brief sturen: u bent te laat. Dat heet een ingebrekestelling. Na twee weken kunt u naar de rechter. Vraag het eerst een advocaat.
notice-date-moved-title = Er is een datum veranderd
notice-date-moved-means = De laatste dag om te beslissen was { $before }. Het is nu { $by }.
notice-date-moved-next = Waarom, ziet u als u zich aanmeldt. U ziet daar elke stap.
notice-date-moved-do = U hoeft niets te doen.
notice-own-date-moved-title = Een laatste dag voor u is veranderd
notice-own-date-moved-means = De laatste dag om zelf iets te doen was { $before }. Het is nu { $by }.
notice-own-date-moved-next = Waarover het gaat en waarom, ziet u als u zich aanmeldt.
notice-own-date-moved-do = Doe het uiterlijk op { $by }. Lukt dat niet? Vraag dan vandaag iemand om hulp.
notice-still-waiting-title = Nog steeds wachten, u hoeft niets te doen
notice-still-waiting-means =
    De aanvraag is { $count ->
        [one] één maand
       *[other] { $count } maanden
    } geleden ontvangen. Er is geen nieuwe stap.
notice-still-waiting-next = De overheid is aan zet, u niet.
notice-still-waiting-do = U hebt gedaan wat u moest doen. Er zijn dingen die helpen in de tijd dat u wacht. U vindt ze als u zich aanmeldt.
notice-default-received-title = Uw brief over te laat beslissen is er
notice-default-received-means = Hij is ontvangen op { $on }.
notice-default-received-next = De overheid heeft nu twee weken om te beslissen. Daarna moet zij misschien per dag betalen.
notice-default-received-do = Bewaar uw brief en het bewijs. Vraag een advocaat naar de volgende stap.
notice-court-ordered-title = Een rechter heeft een dag bepaald
notice-court-ordered-means = De rechter zegt wanneer de overheid moet beslissen.
notice-court-ordered-next = De overheid moet voor die dag beslissen, of per dag betalen.
notice-court-ordered-do = Vraag uw advocaat wat dit voor u betekent.
notice-granted-title = Er is een besluit: ja
notice-granted-means = De brief is van { $on }. Lees daarin voor wie het antwoord ja is.
notice-granted-next = De familie kan een visum halen bij een ambassade. Daar zijn drie maanden voor.
notice-granted-do = Maak snel een afspraak bij de ambassade. Geef een huis niet op voordat het visum er is.
notice-refused-title = Er is een besluit: nee
notice-refused-means = De brief is van { $on }. Dit is zwaar. Het hoeft niet het einde te zijn.
notice-refused-next = U kunt vragen om er nog eens naar te kijken. Dat heet bezwaar. U hebt vier weken. De dag in de brief geldt.
notice-refused-do = Blijf niet alleen met de brief. Bel vandaag of morgen een advocaat. Een korte brief op tijd is genoeg. De redenen mogen later.
notice-objection-near-title = U kunt bezwaar maken tot en met { $by }
notice-objection-near-means = Met bezwaar vraagt u om er nog eens naar te kijken. Dat moet op tijd. De dag in uw brief geldt.
notice-objection-near-next = Na die dag is het te laat.
notice-objection-near-do = Stuur nu een korte brief: wie u bent, welk besluit, dat u bezwaar maakt, en uw handtekening. Vraag een advocaat om hulp.
notice-objection-received-title = Uw bezwaar of beroep is er
notice-objection-received-means = Het is ontvangen op { $on }.
notice-objection-received-next = Nu kijkt de overheid of de rechter nog eens naar de zaak. Dat duurt maanden.
notice-objection-received-do = Stuur uw redenen en papieren voor de dag in de brief.
notice-objection-refused-title = Er is een antwoord: nog steeds nee
notice-objection-refused-means = De brief is van { $on }. Het is zwaar om dit weer te horen.
notice-objection-refused-next = Misschien kunt u naar de rechter of een hogere rechter. U hebt vier weken. De dag in de brief geldt.
notice-objection-refused-do = Praat vandaag of morgen met uw advocaat. Blijf niet alleen met de brief.
notice-appeal-near-title = U kunt naar de rechter tot en met { $by }
notice-appeal-near-means = Met beroep vraagt u een rechter om naar het besluit te kijken. De dag in uw brief geldt.
notice-appeal-near-next = Na die dag is het te laat.
notice-appeal-near-do = Bel vandaag uw advocaat. Een korte brief op tijd is genoeg.
notice-higher-appeal-near-title = U kunt naar de hogere rechter tot en met { $by }
notice-higher-appeal-near-means = De hogere rechter is de Raad van State. De dag in de uitspraak geldt.
notice-higher-appeal-near-next = Na die dag is het te laat.
notice-higher-appeal-near-do = Bel vandaag uw advocaat.
notice-visa-near-title = Het visum is op te halen tot en met { $by }
notice-visa-near-means = De familie haalt het bij een ambassade. De dag in de brief geldt.
notice-visa-near-next = Na die dag kan het ja verloren gaan.
notice-visa-near-do = Maak nu een afspraak bij de ambassade. Is er op tijd geen plek? Vraag de overheid voor die dag om meer tijd.
notice-visa-collected-title = Het visum is er
notice-visa-collected-means = Het is opgehaald op { $on }. Er staat op tot wanneer het geldt.
notice-visa-collected-next = De familie kan reizen. Op de dag van melden moet het visum nog geldig zijn.
notice-visa-collected-do = Boek het ticket, en dan de afspraak om te melden. Vertel het de gemeente, de school en de dokter.
notice-arrived-title = Welkom
notice-arrived-means = De familie kwam op { $on } naar Nederland.
notice-arrived-next = Er zijn drie dagen om te melden, en vijf dagen voor de gemeente. De zorgverzekering moet er binnen vier maanden zijn.
notice-arrived-do = Loop de lijst van de eerste weken langs. Krijgt een partner geld voor een ouder alleen? Vertel het nu aan Toeslagen.
notice-withdrawn-title = Deze aanvraag is gestopt
notice-withdrawn-means = Dat was op { $on }.
notice-withdrawn-next = Wij berichten u er niet meer over.
notice-withdrawn-do = Had u dit niet verwacht? Vraag het snel uw contactpersoon of een advocaat.

## Wat organisaties horen, te lezen door wie er werkt
desk-handed-over = Deze aanvraag is op { $on } ook aan u overgedragen.
desk-handover-proposed = Op { $on } is u gevraagd mensen van een gezin over te nemen. Antwoord uiterlijk op { $by }. Tot dan is de andere organisatie verantwoordelijk.
desk-handover-near = { $by } is de laatste dag om te antwoorden op een overdracht aan u. Er is nog geen antwoord.
desk-handover-unanswered = Uw overdracht moest uiterlijk op { $by } beantwoord zijn. Dat is niet gebeurd. U bent nog verantwoordelijk. Bel de andere organisatie, of vraag een andere.
desk-handover-refused = De overdracht die u op { $on } voorstelde, is geweigerd. U bent nog verantwoordelijk.
desk-handover-withdrawn = De overdracht die u op { $on } werd gevraagd, is ingetrokken. U hoeft niet te antwoorden.
desk-handover-contact-late = Het eerste contact met een gezin zou op { $on } zijn. Niet beide organisaties hebben het bevestigd.
desk-parked = Een bericht aan iemand in deze aanvraag kon niet worden bezorgd. Het wacht op u.
desk-term-passed = { $by } was de laatste dag om te beslissen. Er is nog geen besluit.
desk-default-received = Op { $on } is een ingebrekestelling ontvangen, of een beroep omdat het besluit te laat is.
desk-court-ordered = Op { $on } heeft een rechter een dag gesteld waarop het besluit er moet zijn.
desk-granted = Het besluit van { $on } is ja.
desk-visa-collected = Het visum is opgehaald op { $on }.
desk-arrived = Het gezin is aangekomen op { $on }.
desk-withdrawn = De aanvraag is geëindigd op { $on }.

unsubscribe-title = Berichten van deze soort
unsubscribe-ask = Wil je geen berichten van deze { $kinds ->
    [one] soort
   *[other] { $kinds } soorten
} meer? Je kunt dit weer veranderen als je inlogt.
unsubscribe-do = Niet meer sturen
unsubscribe-done = Klaar. We sturen je geen berichten van deze { $kinds ->
    [one] soort
   *[other] { $kinds } soorten
} meer.


## Statistieken: titels, en hoe elk is berekend
statistic-waiting-time = Wachttijd bij het huidige tempo
statistic-waiting-time-method = Iedereen telt mee die in de laatste 182 dagen op enig moment wachtte, vanaf de leeftijd waarop die dagen hen aantroffen, tot een besluit of een intrekking (Kaplan–Meier met late instroom). Wie nog wacht zit erin.
statistic-waiting-time-by-receipt = Wachttijd naar halfjaar van ontvangst
statistic-waiting-time-by-receipt-method = Iedereen die in een halfjaar is ontvangen, gevolgd tot een besluit of een intrekking; wie nog wacht zit erin (Kaplan–Meier). Zoals mensen het beleven, en naar de klok van de wet, die stilstaat zolang de beslistermijn is opgeschort.
statistic-outcomes = Hoe het afloopt
statistic-outcomes-method = Het aandeel dat na een tijd sinds ontvangst is ingewilligd, afgewezen, buiten behandeling gesteld of ingetrokken, terwijl de andere uitkomsten meedingen (Aalen–Johansen). Wat aan 100 % ontbreekt, wacht nog. Bij het huidige tempo, en naar halfjaar van ontvangst.
statistic-closed-lately = Alleen wie kort geleden klaar was, zoals overheden het publiceren
statistic-closed-lately-method = Van wie in de laatste 183 dagen klaar was: hoe lang de helft en 80 % wachtte. Iedereen die nog wacht ontbreekt; bij een groeiende voorraad is het getal te laag, zo veel als de wachttijd zelf. Hier om te vergelijken.
statistic-stage-time = Tijd in elke fase
statistic-stage-time-method = Hoe lang een fase duurt die in de laatste drie jaar begon, met wie er nog in staat (Kaplan–Meier).
statistic-suspension = Tijd die niet telt
statistic-suspension-method = Van wie in het laatste jaar klaar was: het aandeel bij wie de beslistermijn was opgeschort, en hoe lang.
statistic-now-deciding = Nu beslist: ontvangen in
statistic-now-deciding-method = Wanneer werd ontvangen wat in de laatste dertig dagen klaar kwam: de maand van 10, 50 en 90 %.
statistic-in-time = Op tijd beslist
statistic-in-time-method = Van wat in een halfjaar klaar kwam, het aandeel binnen de beslistermijn. Over de laatste 182 dagen ook het aandeel van de termijnen dat is gehaald: wie na de laatste dag nog wacht, telt als niet gehaald. Een overschreden termijn blijft overschreden.
statistic-flow = Ontvangen en klaar
statistic-flow-method = Gezinnen naar de periode waarin hun aanvraag is ontvangen, en naar de periode en de manier waarop die klaar kwam.
statistic-backlog = Wie nog wacht
statistic-backlog-method = Gezinnen die aan het einde van de maand wachten, naar dagen sinds ontvangst en naar dagen na de laatste dag van de beslistermijn.
statistic-penalties = Dwangsommen
statistic-penalties-method = Wat gezinnen toekomt omdat het besluit te laat kwam of komt, van het begin van de gegevens tot het einde van de maand: volgens de wet, en door een rechter opgelegd.

chart-waiting-time = Wie wacht nog, bij het huidige tempo: { $track }
chart-waiting-time-method = Procent van de gezinnen dat nog wacht, naar weken sinds ontvangst, met de band van 95 %; tot en met { $day }.
chart-by-receipt = Wie wacht nog, naar halfjaar van ontvangst: { $track }
chart-by-receipt-method = Procent van de gezinnen dat nog wacht, naar weken sinds ontvangst, één lijn per halfjaar van ontvangst; tot en met { $day }.
chart-outcomes = Hoe het afloopt bij het huidige tempo: { $track }
chart-outcomes-method = Procent van de gezinnen met elke uitkomst, naar weken sinds ontvangst; tot en met { $day }.
chart-compared = Met en zonder wie nog wacht: { $track }
chart-compared-method = Weken waarbinnen de helft en 80 % klaar is: met iedereen, en zoals overheden het publiceren, alleen uit afgesloten zaken; tot en met { $day }.
chart-flow = Ontvangen en klaar per kwartaal: { $track }
chart-flow-method = Gezinnen per kwartaal; tot en met { $day }.
chart-backlog = Wie wacht, naar dagen sinds ontvangst: { $track }
chart-backlog-method = Gezinnen die aan het einde van { $day } wachten, naar dagen sinds ontvangst.
chart-lateness = Wie wacht, naar dagen na de beslistermijn: { $track }
chart-lateness-method = Gezinnen die aan het einde van { $day } wachten, naar dagen na de laatste dag waarop de overheid op tijd kon beslissen.
chart-in-time = Op tijd beslist: { $track }
chart-in-time-method = Procent van de afgesloten aanvragen dat binnen de beslistermijn klaar was, per halfjaar; tot en met { $day }.
chart-axis-weeks = weken sinds ontvangst
chart-axis-share = procent van de gezinnen
chart-axis-families = gezinnen
chart-axis-period = periode
chart-axis-withheld = te weinig om te tonen
track-all = alle
track-other = overige
track-refugee = vluchtelingenstatus
track-subsidiary-protection = subsidiaire bescherming
end-granted = ingewilligd
end-refused = afgewezen
end-not-processed = buiten behandeling gesteld
end-withdrawn = ingetrokken
measure-median = de helft
measure-p80 = 80 %
measure-received = ontvangen
measure-closed = klaar
measure-share-of-closed = op tijd beslist
band-0-90 = tot en met 90
band-91-182 = 91 tot 182
band-183-274 = 183 tot 274
band-275-365 = 275 tot 365
band-366-730 = 1 tot 2 jaar
band-731-plus = meer dan 2 jaar
band-not-due = op tijd
band-1-30 = 1 tot 30
band-31-90 = 31 tot 90
band-91-365 = 91 tot 365
band-366-plus = meer dan een jaar
band-unknown = opgeschort

forecast-range = Gerekend vanaf { $day }: van honderd gezinnen die op dezelfde dag zijn ontvangen, wachten er tachtig nog tussen { $low } en { $high }.
forecast-middle = De helft wacht korter dan { $middle }, de helft langer.
forecast-no-promise = Dit is geen belofte. Wij gaan ervan uit dat het tempo van het laatste halfjaar zo blijft.
forecast-longer = meer dan { $months } maanden
forecast-kept = Van honderd verwachtingen van een jaar geleden waren er { $share } goed.
forecast-regime = In het laatste halfjaar is de werkwijze veranderd. De verwachting is daardoor minder zeker.
forecast-none-too-few-decisions = Er is geen verwachting: er zijn kort geleden te weinig besluiten genomen om iets te zeggen.
forecast-none-decisions-suspended = Er is geen verwachting: besluiten in deze groep zijn stilgelegd.
forecast-none-kept-too-seldom = Er is geen verwachting: die van vorig jaar waren te vaak fout.
forecast-none-received-later = Er is nog geen verwachting voor wat na de laatst gepubliceerde maand is ontvangen.
forecast-record-method = Elke dertig dagen, voor iedereen die toen wachtte: kwam het besluit binnen de grenzen die voor tachtig van honderd zouden gelden? Beoordeeld na een jaar, zodat ook late besluiten tellen. Andere methoden ernaast op dezelfde dagen.

# ------------------------------------------------------------------------------------------------------------ wat als
statistic-order-of-handling = In welke volgorde wordt beslist
statistic-order-of-handling-method = Van de gezinnen die wachtten toen een ander klaar was: hoeveel van de honderd stonden ervoor, gemiddeld over wie in de laatste 182 dagen klaar was. Bij 0: op volgorde van ontvangst; 50: toeval; bij 100: de nieuwste eerst.
what-if-start = Het begint met wat aan het einde van { $day } is gepubliceerd: { $backlog } gezinnen wachten, per maand komen er ongeveer { $received } bij en zijn er { $closed } klaar.
what-if-even = Binnen elke gepubliceerde leeftijdsgroep zijn de gezinnen gelijk verdeeld; gaan de oudste voor, dan staan zij aan de jonge kant. Wie langer dan twee jaar wacht, wacht hoogstens drie jaar.
what-if-handling-in-order = De oudste aanvragen gaan voor.
what-if-handling-newest-first = De nieuwste aanvragen gaan voor.
what-if-handling-random = Elke aanvraag kan de volgende zijn, bij toeval.
what-if-handling-as-observed = De volgorde blijft zoals in het laatste halfjaar.
what-if-handling-unknown = De volgorde van nu is niet gepubliceerd. Hier gaan de oudste voor.
what-if-intake-percent = Vanaf { $day } komt { $number } procent van wat er nu komt.
what-if-intake-number = Vanaf { $day } komen er { $number } gezinnen per maand.
what-if-capacity-percent = Vanaf { $day } wordt { $number } procent beslist van wat nu wordt beslist.
what-if-capacity-number = Vanaf { $day } kan voor { $number } gezinnen per maand worden beslist.
what-if-freeze = Van { $day } tot en met { $until } wordt voor { $percent } procent van de gezinnen niet beslist.
what-if-freeze-open = Vanaf { $day } wordt voor { $percent } procent van de gezinnen niet beslist. Een einde is niet bekend.
what-if-terms-law = De beslistermijn is die van de wet van nu. Verlenging en opschorting bij één gezin tellen niet mee.
what-if-terms-supposed = De beslistermijn is die u gaf.
what-if-terms-none = De wet kent hier geen termijn. Niets kan dus te laat zijn.
what-if-withdrawal-now = Wie intrekt, telt mee bij wie klaar is, net als nu.
what-if-withdrawal = Van honderd gezinnen die een jaar wachten, trekken er { $percent } in, naast wie een besluit krijgt.
what-if-penalty-none = Er is geen dwangsom bij te late besluiten.
what-if-penalty = Er is een dwangsom volgens de wet. Van honderd gezinnen die te lang wachten, sturen er { $percent } binnen zes weken een ingebrekestelling.
what-if-chance = { $runs } keer nagespeeld vanaf het getal { $seed }. Laag en hoog: één op de tien ligt eronder, één op de tien erboven. Instroom en tempo kunnen een kwart anders zijn.
what-if-not-in-it = Niet meegeteld: gezinnen die van de rechter voorgaan, en dwangsommen van de rechter. Het is een simulatie en geen belofte.
what-if-enough = Per maand moet voor ongeveer { $number } gezinnen worden beslist. Dan is op { $day } niemand te laat. Dat was genoeg in { $percent } van de honderd keer. Kort geleden waren het er { $now } per maand.
what-if-impossible-no-working-day = Geen aantal is genoeg: tot { $day } is er geen werkdag.
what-if-impossible-held = Geen aantal is genoeg: op { $day } liggen gezinnen stil tot na hun termijn.
what-if-impossible-too-late = Geen aantal is genoeg: ook als alles meteen werd beslist, was op { $day } te vaak iemand te laat.
chart-projection = Wie wacht, maand voor maand, zoals verwacht
chart-projection-method = Gezinnen die wachten aan het einde van elke maand na { $day }: het midden, en waar één op de tien onder en boven blijft.
chart-projection-low = laag
chart-projection-middle = midden
chart-projection-high = hoog
fault-not-published = Van deze procedure is te weinig gepubliceerd om mee te beginnen.
fault-too-much-work = Dit zou te lang duren. Hoogstens { $runs } keer naspelen past, of neem minder maanden of gezinnen.
fault-not-within = De dag moet na { $first } liggen en niet na { $last }.
fault-no-term = De wet kent hier geen termijn. Geef er een met “terms”.

## Tasks after the approval
task-collect-visa = Haal het visum (mvv) op bij de ambassade
task-book-appointment = Maak de afspraak bij de IND
task-travel = Reis naar Nederland voordat het visum afloopt
task-find-home = Vind een woning die groot genoeg is voor het gezin
task-report = Meld u zelf bij de IND
task-permit = De IND geeft de verblijfsvergunning
task-report-to-benefits = Geef aan de gemeente en Toeslagen door dat het gezin er is
task-register = Schrijf u in bij de gemeente
task-tuberculosis = Ga naar het onderzoek op tuberculose
task-own-talk = Een eerste gesprek voor uzelf, met een tolk
task-youth-health = Eerste bezoek aan de jeugdgezondheidszorg
task-health-insurance = Sluit een zorgverzekering af
task-general-practitioner = Schrijf u in bij een huisarts
task-integration-plan = De gemeente maakt met u het persoonlijk plan inburgering
task-school = Schrijf het kind in op een school
task-child-benefit = Vraag kinderbijslag aan bij de SVB
task-bank-account = Open een eigen bankrekening
statistic-intake = Eerste gesprek na aankomst
statistic-intake-method = Van iedereen die het laatste jaar aankwam: dagen van aankomst tot het eerste gesprek met de persoon zelf, volwassenen apart en kinderen bij de jeugdgezondheidszorg. Wie er nog op wacht telt mee (Kaplan–Meier). En van wie het bekend is: het deel dat binnen de norm is gezien. Er worden personen geteld, dus dit wordt niet gepubliceerd.

## Wat een brief is waarmee iemand een rechtsmiddel gebruikt
remedy-letter-title-notice-of-default = Deze brief zegt dat de overheid te laat is
remedy-letter-title-objection = Deze brief vraagt om er nog eens naar te kijken
remedy-letter-not-advice = Dit is geen juridisch advies. Laat een advocaat naar de brief kijken als daar tijd voor is.
remedy-letter-what-notice-of-default = Met deze brief zegt u dat de overheid uiterlijk op { $day } moest beslissen. U vraagt om binnen twee weken te beslissen.
remedy-letter-what-objection = Met deze korte brief zegt u op tijd dat u het niet eens bent met het besluit. Uw redenen mogen later.
remedy-letter-from = De brief telt vanaf { $day }. Stuurt u hem eerder, dan telt hij niet. Er is geen vaste laatste dag. Maar wacht niet heel lang.
remedy-letter-until = U moet de brief uiterlijk op { $day } op de post doen. Doe dat een paar dagen eerder. Staat in het besluit een vroegere dag? Dan geldt die dag.
remedy-letter-fill = Lees de Nederlandse brief. Klopt alles? Vul de lege regels in: uw v-nummer en het adres van de overheid. Dat adres staat in de laatste brief aan u. Zet uw handtekening. Voor een kind tekent een ouder of voogd.
remedy-letter-enclose = Doe een kopie van het besluit bij de brief.
remedy-letter-send = Stuur de brief aangetekend en bewaar het bewijs. Bewaar van alles een kopie.
remedy-letter-form = De overheid heeft hiervoor een eigen formulier, op ind.nl. Dat mag u ook gebruiken. In mei 2024 kon het ook per fax.
remedy-letter-then-notice-of-default = De twee weken beginnen op de dag nadat de brief is aangekomen. Is er dan nog geen besluit? Dan kunt u naar de rechter. Een advocaat kan dat voor u doen.
remedy-letter-penalty = Na de twee weken moet de overheid u misschien per dag betalen, voor ten hoogste 42 dagen.
remedy-letter-penalty-uncertain = Het is niet zeker dat deze betaling nog bestaat. Vraag het een advocaat.
remedy-letter-then-objection = De overheid geeft u daarna tijd om uw redenen te sturen. Mis die dag niet. Zonder redenen hoeft zij er niet nog eens naar te kijken. Een advocaat kan ze voor u schrijven.
remedy-letter-lawyer = Waar u een advocaat vindt
remedy-letter-lawyer-cost = Met een laag inkomen betaalt u maar een deel van de kosten.
remedy-letter-private = Uw naam en adres kunnen op dit papier staan. Bewaar het waar anderen het niet vinden.

# Overdrachten: thema's, soorten, het blad en de pagina waar de code wordt ingevuld.
theme-residence = Recht op verblijf
theme-reception = Eerste opvang
theme-housing = Huisvesting
theme-municipality = Inschrijving en inburgering
theme-health = Zorgverzekering en huisarts
theme-youth-health = Jeugdgezondheidszorg
theme-school = School
theme-money = Geld: uitkering, bank, schulden
theme-guardianship = Voogdij
handover-kind-to-reception = Naar de opvang
handover-kind-to-municipality = Naar de gemeente
handover-kind-to-general-practitioner = Naar de huisarts
handover-kind-to-youth-health = Naar de jeugdgezondheidszorg
handover-kind-to-school = Naar school
handover-kind-to-debt-help = Naar de schuldhulp
handover-kind-to-guardianship = Naar de voogd
handover-language-ar = Arabisch
handover-language-en = Engels
handover-language-fa = Perzisch of Dari
handover-language-nl = Nederlands
handover-language-so = Somalisch
handover-language-ti = Tigrinya
handover-language-tr = Turks
handover-refusal-not-our-task = Dit is niet onze taak, of niet onze plaats.
handover-refusal-no-capacity = Wij hebben nu geen ruimte.
handover-refusal-not-reachable = Wij konden het gezin niet bereiken.
handover-refusal-incomplete = Er ontbreekt iets dat wij nodig hebben.
handover-refusal-other = Een andere reden.
handover-page-title = Een overdracht aan uw organisatie
handover-page-intro = Een andere organisatie vraagt die van u om mensen van een gezin over te nemen. Vul de code in die op het blad staat.
handover-page-code = Code
handover-page-open = Openen
handover-reference = Nummer van de aanvraag
handover-kind = Wat wordt gevraagd
handover-themes = Waarvoor u verantwoordelijk zou zijn
handover-from = Van wie, en wie u kunt bellen
handover-to = Aan wie
handover-people = Mensen
handover-people-count = { $people ->
    [one] één persoon
   *[other] { $people } personen
}, van wie { $minors } voor zover bekend jonger dan 18
handover-languages = Talen
handover-interpreter = Tolk
handover-interpreter-needed = { $people ->
    [one] Eén persoon heeft een tolk nodig.
   *[other] { $people } personen hebben een tolk nodig.
}
handover-interpreter-unknown = { $people ->
    [one] Van één persoon is niet gevraagd
   *[other] Van { $people } personen is niet gevraagd
} of een tolk nodig is. Vraag dat eerst.
handover-interpreter-none = Niemand heeft er een nodig.
handover-interpreter-never = Regel een beroepstolk. Laat nooit een kind of een ander gezinslid tolken.
handover-answer-by = Antwoord graag uiterlijk op
handover-norm = Dit is een norm, geen termijn uit een wet. Zolang u niet antwoordt, is de andere organisatie verantwoordelijk.
handover-sheet-title = Overdracht
handover-sheet-answer = Zo antwoordt u
handover-sheet-how = Ga naar { $address } en vul de code hieronder in. U hebt geen account nodig.
handover-sheet-until = De code werkt tot { $day } zolang niemand antwoordt, en na het antwoord nog dertig dagen.
handover-sheet-careful = Wie dit blad heeft, kan antwoorden. Bewaar het waar alleen uw team het ziet, en vernietig het daarna.
handover-sheet-family = Voor het gezin
handover-accepted = U hebt overgenomen. Het eerste contact is op { $day }.
handover-refused = U hebt geweigerd:
handover-withdrawn = De andere organisatie heeft de vraag ingetrokken. U hoeft niets te doen.
handover-shared = Wat u van de mensen mag weten
handover-nothing-shared = Van deze persoon wordt niets gedeeld, of niet meer.
handover-name = Naam
handover-confirm = Er is contact geweest
handover-confirmed = U hebt bevestigd dat er contact was.
handover-accept-title = Wij nemen over
handover-contact-on = Dag van het eerste contact. Het gezin hoort deze dag.
handover-contact-name = Wie het gezin en de andere organisatie kunnen bellen: naam
handover-contact-phone = Telefoon, zoals +31612345678
handover-contact-email = E-mail
handover-accept = Overnemen
handover-refuse-title = Wij nemen niet over
handover-reason = Waarom
handover-note = Meer daarover. Schrijf niet meer over de mensen dan nodig is.
handover-refuse = Weigeren
warning-interpreter-unknown = Van iemand in deze overdracht is niet gevraagd of een tolk nodig is. Vraag dat eerst, met een beroepstolk. Laat nooit een kind tolken.
warning-contact-after-norm = Het eerste contact is later dan de norm wil.
details-interpreter = Heeft een tolk nodig
details-needs-support = Heeft ondersteuning nodig
details-unaccompanied = Kwam als kind alleen
details-yes = ja
details-no = nee
fault-unknown-kind = Zo'n overdracht is er hier niet. Wel: { $known }.
fault-field-not-shared = Dit wordt bij deze soort overdracht niet gedeeld. Wel: { $known }.
fault-no-people = Noem één tot veertig personen.
fault-not-in-family = Niemand in dit gezin heeft dit nummer.
fault-not-a-minor = Deze overdracht is voor mensen jonger dan 18. Dat is van deze persoon niet bekend. Leg eerst de geboortedag vast.
fault-person-twice = Deze persoon staat er twee keer.
fault-no-consent = Deze persoon heeft niet toegestemd dat de organisatie dit weet. Vraag het, en leg de toestemming vast.
fault-consent-withdrawn = Iemand heeft zijn toestemming ingetrokken. Maak een nieuwe overdracht met wat nog gedeeld mag worden.
fault-not-responsible = Uw organisatie is niet voor al deze thema's verantwoordelijk voor deze persoon, en kan dus niet overdragen.
fault-sender-not-responsible = De organisatie die dit voorstelde, is niet meer voor dit alles verantwoordelijk.
fault-handed-over-already = Hiervoor is al een organisatie gevraagd, die nog niet heeft geantwoord. Trek dat eerst in.
fault-handover-to-oneself = Een organisatie kan niet aan zichzelf overdragen.
fault-organisation-closed = Deze organisatie is gesloten.
fault-case-closed = De aanvraag is beëindigd. Er kan niets meer worden overgedragen.
fault-contact-unreachable = Geef een telefoonnummer of een e-mailadres.
fault-contact-day = Geef een dag vanaf vandaag, binnen een jaar.
fault-answered-already = Deze overdracht is al beantwoord of ingetrokken.
fault-not-accepted = Deze overdracht is niet aangenomen, er is dus geen contact te bevestigen.
fault-confirmed-already = Uw kant heeft dit al bevestigd.
fault-still-responsible = Deze organisatie is nog verantwoordelijk voor een open aanvraag, of een overdracht wacht op antwoord.
fault-sheet-code = Deze code opent niets. Kijk of u hem hebt ingevuld zoals hij op het blad staat. Misschien is hij verlopen: vraag de andere organisatie om een nieuw blad.


# ------------------------------------------------------------- bladzijden van families, helpers en voor iedereen
page-site = Wachtwijzer
page-skip = Naar de inhoud
page-languages = Taal:
page-exit = Snel weg
page-exit-how = Met de knop “Snel weg” gaat u meteen naar het weer. Drie keer op Shift drukken doet hetzelfde, als scripts aan staan.
page-exit-history = Uw browser weet nog welke pagina’s u zag. Wis dat als iemand anders kan meekijken.
page-menu = Menu
page-foot = Over deze dienst
page-foot-help = Waar u vragen stelt
page-foot-glossary = Woorden uitgelegd
page-foot-privacy = Privacy
page-foot-accessibility = Toegankelijkheid
page-foot-advice = Dit is informatie en geen juridisch advies. De brief van de overheid geldt.
page-signed-in = Aangemeld als
page-sign-out = Afmelden
page-home = Mijn pagina’s
page-optional = (mag leeg blijven)
page-day = Dag
page-month = Maand
page-year = Jaar
page-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
}
page-left-today = vandaag is de laatste dag
page-left = { $n ->
    [one] nog 1 dag
   *[other] nog { $n } dagen
}
page-late = { $n ->
    [one] 1 dag te laat
   *[other] { $n } dagen te laat
}
page-suspended = staat stil
page-met = op tijd klaar
page-met-late = { $n ->
    [one] klaar, 1 dag te laat
   *[other] klaar, { $n } dagen te laat
}
page-no-term = geen termijn
page-until = tot en met
page-last-day = Laatste dag:
page-provisional = (schuift nog op)
page-why-this-date = Waarom deze datum?
page-mind = Let op:
page-letter-leads = Staat er een andere dag in een brief? Dan geldt de dag in de brief.
page-readings = De wet is op meer manieren te lezen. Wij tonen de veilige dag. Per lezing:
page-verified-partial = voor een deel gelezen
page-verified-unverified = nog niet gelezen bij de bron
page-progress-done = Klaar
page-progress-now = Nu
page-progress-next = Later
page-step-of = Stap { $n } van { $all }
page-step-more = Wat er gebeurde
page-step-applied = Aanvraag ingediend
page-step-papers = Papieren aangevuld
page-step-decision = Wachten op een besluit
page-step-decision-text = De IND kijkt de papieren na. Soms vraagt zij om een gesprek of een DNA-test.
page-step-visa = Visum ophalen
page-step-journey = Reis en aankomst
page-step-together = De eerste maanden samen
page-right-notice-of-default = Stuur een brief: u bent te laat (ingebrekestelling)
page-right-inaction-appeal = Naar de rechter als er geen besluit is (beroep)
page-right-objection = Bezwaar maken
page-right-appeal = Naar de rechter (beroep)
page-right-higher-appeal = Naar de hogere rechter (hoger beroep)
page-right-filing = Vraag het aan voor uw familie
page-term-decision = Tijd om te beslissen (beslistermijn)
page-term-answer = Tijd om te antwoorden
page-term-objection = Tijd voor bezwaar
page-term-visa = Tijd om het visum op te halen
page-right-letter = Brief om te printen
page-recorded = Opgeschreven op
page-picture-alt = Plaatje. De getallen staan eronder.
page-picture-withheld = Er zijn te weinig gezinnen om dit te tonen. Anders is een gezin te herkennen.
page-picture-alone = Toon alleen het plaatje
page-pictures = In plaatjes
page-numbers = De getallen
page-files = Meenemen:
page-filter = Kies wat u ziet
page-filter-show = Toon
page-filter-saved = Bewaarde keuzes
page-pager = Meer van deze lijst
page-pager-first = Naar het begin van de lijst
page-pager-next = Verder
page-table-empty = Hier is niets.
page-faults = Er klopt nog iets niet
page-saved = Bewaard.
page-sources = Waar dit vandaan komt
page-contacts = Wie u kunt bellen

page-party-authority = de overheid
page-party-municipality = de gemeente
page-party-court = de rechter
page-party-referent = de referent
page-party-family-member = het gezinslid
page-force-statutory = volgens de wet
page-force-judicial = door de rechter bepaald
page-force-administrative = door de overheid bepaald
page-force-document = staat op een document
page-force-norm = een norm, geen termijn van de wet

## Mijn zaak
page-case-title = Uw aanvraag
page-case-number = Nummer:
page-case-seen = Stand op
page-case-more = Meer over deze aanvraag
page-ask-where = Waar is het nu?
page-ask-who = Wie heeft het?
page-ask-next = Wat gebeurt er straks?
page-ask-me = Wat moet u doen?
page-ask-others = Hoe lang wachten anderen?
page-ask-until = Wanneer moeten zij beslissen?
page-me-nothing = Nu niets.
page-me-meanwhile = U hebt gedaan wat u moest doen. Kijk bij “Wat u kunt voorbereiden”. Daar staat wat helpt in de wachttijd.
page-others-unknown = Dat is nu niet te zeggen.
page-others-range = Vanaf nu: { $low } tot { $high }
page-others-mean = Dit is geen belofte voor uw gezin. Het zegt hoe het anderen ging.
page-until-none = Er loopt nu geen termijn.
page-until-act = U kunt nu iets doen: kijk hieronder.
page-until-then = Dan nog geen besluit? Dan hebt u rechten.
page-until-means = Op deze dag moet er een besluit zijn. Dat is de wet, geen belofte. Vaak duurt het langer.
page-rights = Wat u kunt doen
page-right-open = Kan nu
page-right-from = Niet te vroeg vanaf
page-steps = De weg van uw aanvraag
page-clocks = Twee klokken
page-clock-legal = Dagen die tellen voor de wet
page-clock-legal-of = De overheid heeft { $n ->
    [one] 1 dag
   *[other] { $n } dagen
}.
page-clock-suspended = { $n ->
    [one] 1 dag telde
   *[other] { $n } dagen telden
} niet mee.
page-clock-lived = Dagen dat u wacht
page-clock-lived-family = Dagen dat het gezin wacht
page-clock-lived-why = Geteld vanaf de ontvangst. Deze dagen staan nooit stil.
page-news = Berichten
page-no-messages = Er zijn nog geen berichten.
page-wishes = Wat u wilt weten
page-wishes-always = Een paar berichten komen altijd. Uw eigen tijd hangt ervan af.
page-wish-how = Hoe vaak
page-wish-how-hint = Wat niet kan wachten, komt meteen.
page-wish-immediate = Meteen
page-wish-daily = Samen, één keer per dag
page-wish-weekly = Samen, op vrijdag
page-wish-save = Bewaar dit
page-more-guidance = Wat u kunt voorbereiden
page-more-refusal = Als het antwoord nee is
page-more-handover = Wie u verder helpt
page-more-helpers = Mensen die meekijken
page-more-data = Wat wij van u weten
page-more-looks = Wie heeft gekeken
page-take-sheet = Blad voor een gesprek
page-take-calendar = Dagen voor uw agenda

page-stage-unknown-who = Vraag het uw contactpersoon.
page-stage-unknown-next = Wij laten het weten als er iets verandert.
page-stage-preparing-now = Nog niet aangevraagd
page-stage-preparing-who = De referent
page-stage-preparing-next = De referent vraagt het aan.
page-stage-in-review-now = Wachten op een besluit
page-stage-in-review-who = De IND (immigratiedienst)
page-stage-in-review-next = Zij kijken de papieren na en beslissen.
page-stage-granted-now = Het antwoord is ja
page-stage-granted-who = De familie en de ambassade
page-stage-granted-next = De familie haalt een visum op.
page-stage-refused-now = Het antwoord is nee
page-stage-refused-who = U
page-stage-refused-next = U kunt bezwaar maken.
page-stage-not-processed-now = Gestopt: er misten papieren
page-stage-not-processed-who = U
page-stage-not-processed-next = U kunt bezwaar maken.
page-stage-in-objection-now = Zij kijken nog eens
page-stage-in-objection-who = De IND (immigratiedienst)
page-stage-in-objection-next = Er komt een nieuw besluit.
page-stage-objection-refused-now = Nog steeds nee
page-stage-objection-refused-who = U
page-stage-objection-refused-next = U kunt naar de rechter.
page-stage-in-appeal-now = Bij de rechter
page-stage-in-appeal-who = De rechter
page-stage-in-appeal-next = De rechter beslist.
page-stage-appeal-refused-now = De rechter zei nee
page-stage-appeal-refused-who = U
page-stage-appeal-refused-next = U kunt naar de hogere rechter.
page-stage-in-higher-appeal-now = Bij de hogere rechter
page-stage-in-higher-appeal-who = De Raad van State
page-stage-in-higher-appeal-next = De hoogste rechter beslist.
page-stage-mvv-issued-now = Het visum is er
page-stage-mvv-issued-who = De familie
page-stage-mvv-issued-next = De familie reist naar Nederland.
page-stage-arrived-now = De familie is hier
page-stage-arrived-who = U, met hulp
page-stage-arrived-next = Aanmelden en inschrijven.
page-stage-settling-now = De eerste maanden samen
page-stage-settling-who = De gemeente, samen met u
page-stage-settling-next = School, huisarts en taal.
page-stage-withdrawn-now = Gestopt
page-stage-withdrawn-who = Niemand
page-stage-withdrawn-next = Er komt niets meer.
page-stage-closed-now = Klaar
page-stage-closed-who = Niemand
page-stage-closed-next = Er komt niets meer.

## Wegwijzer, nee, helpers, gegevens
page-guidance-title = Wat u kunt voorbereiden
page-guidance-for = Voor nu:
page-guidance-anybody = Dit is voor iedereen die op familie wacht. Meld u aan om te zien wat bij uw aanvraag past.
page-guidance-done = U deed { $done } van { $all }.
page-guidance-open = Lees dit
page-tick-done = Gedaan
page-tick-open = Nog doen
page-refusal-title = Na een nee
page-refusal-intro = Dit is zwaar. Het hoeft niet het einde te zijn.
page-refusal-letter = De brief is van
page-refusal-time = Er is weinig tijd. De dag in uw brief geldt. Een korte brief op tijd is genoeg.
page-refusal-first = Doe dit eerst
page-helpers-title = Mensen die meekijken
page-helpers-intro = U kunt iemand laten meekijken. Dat stopt vanzelf. U kunt het ook eerder stoppen.
page-helpers-none = Er kijkt nu niemand mee.
page-helper-until = Tot en met
page-helper-revoke = Stop dit
page-helper-grant = Laat iemand meekijken
page-helper-mind = Moet u dit van iemand? Doe het dan niet. Vraag hulp aan iemand die u vertrouwt.
page-helper-number = Het nummer van de helper
page-helper-number-hint = Het staat in de brief van de helper.
page-helper-ends = Tot en met welke dag
page-helper-let = Laat deze persoon meekijken
page-handover-title = Wie u verder helpt
page-handover-intro = Hier ziet u wie wat voor u doet, en wie u belt.
page-handover-none = Er helpt nu geen andere organisatie.
page-handover-accepted = overgenomen
page-handover-waits = wacht op antwoord
page-handover-responsible = Vandaag zorgt hiervoor:
page-handover-by = Zij bellen u uiterlijk op
page-handover-shared = Wat zij van u weten
page-data-title = Wat wij van u weten
page-data-intro = Alleen u ziet dit, en wie aan uw aanvraag werkt. Uw familie ziet niet hoe wij u bereiken.
page-data-change = Verander hoe wij u bereiken
page-data-email = E-mail
page-data-phone = Telefoon
page-data-phone-hint = Bijvoorbeeld +31612345678
page-data-language = Taal
page-data-channel = Hoe wij het u vertellen
page-data-again = Nog eens uw pincode of wachtzin
page-data-again-hint = Dan kan niemand anders dit veranderen.
page-data-save = Bewaar
page-data-rights = Uw rechten
page-data-rights-text = U mag vragen om iets te veranderen of te wissen. Vraag het uw contactpersoon. U kunt ook klagen bij de Autoriteit Persoonsgegevens.
page-data-print = Alles om te printen
page-channel-none = Niet, ik kijk zelf
page-channel-email = Met e-mail
page-channel-sms = Met een sms
page-channel-letter = Met een brief
page-channel-in-person = In een gesprek
page-looks-title = Wie heeft gekeken
page-looks-intro = Hier staat iedereen die uw aanvraag zag.
page-looks-ask = Weet u niet waarom iemand keek? Vraag het uw contactpersoon.
page-look-when = Wanneer
page-look-who = Wie
page-look-what = Wat
page-look-why = Waarom
page-sheet-title = Blad voor een gesprek
page-sheet-intro = Neem dit mee naar wie u helpt. Het is van
page-sheet-print = Print dit blad met het menu van uw browser. Er staat geen naam en geen nummer op.
page-sheet-days = Dagen die tellen
page-sheet-open = Nog te doen
page-sheet-questions = Mijn vragen

## Voor iedereen
page-start-title = Wachten op uw familie
page-start-intro = Hier ziet u waar een aanvraag is, wie hem heeft en wat er straks gebeurt. In uw taal.
page-road-1 = Aanvragen
page-road-2 = Wachten
page-road-3 = Besluit
page-road-4 = Reis
page-road-5 = Samen
page-start-sign-in = Aanmelden
page-start-activate = Ik heb een brief met een code
page-start-safe = Wij vragen nooit om geld of codes. Niet met e-mail en niet met de telefoon.
page-start-procedure = Hoe het gaat
page-start-procedure-text = Alle stappen, van de aanvraag tot de eerste maanden samen. Met een plaatje.
page-start-waiting = Hoe lang anderen wachten
page-start-waiting-text = Van kort tot lang. Wie nog wacht, telt ook mee.
page-start-guidance = Wat u kunt voorbereiden
page-start-guidance-text = In de wachttijd, voor de reis en erna. Ook voor een nee.
page-start-filing = Als u op een dag aanvraagt
page-start-filing-text = Welke laatste dagen daarbij horen.
page-start-reckon = Reken een laatste dag uit
page-start-reckon-text = Voor helpers en advocaten: elke stap, met het artikel.
page-start-glossary = Woorden uitgelegd
page-start-glossary-text = De woorden van de wet, in gewone taal.
page-demo-banner = Demonstratie: alles hier is bedacht.
page-demo-again = Rondkijken als iemand anders
page-procedure-title = Hoe het gaat
page-procedure-steps = De gewone weg
page-procedure-picture = Alle fasen in een plaatje
page-procedure-alt = De fasen en de weg van de ene naar de andere. De stappen staan hierboven in woorden. De termijnen staan hieronder.
page-procedure-terms = Termijnen
page-term = Termijn
page-term-who = Wie moet iets doen
page-term-length = Hoe lang
page-term-force = Wat voor termijn
page-term-law = Waar het staat
page-filing-title = Als u op een dag aanvraagt
page-filing-intro = Kies een dag. U ziet wanneer er een besluit moet zijn.
page-filing-procedure = Soort aanvraag
page-filing-on = Dag waarop de aanvraag aankomt
page-filing-on-hint = Bijvoorbeeld 27 3 2027
page-filing-do = Toon de dagen
page-filing-answer = Bij aankomst op
page-reckon-title = Reken een laatste dag uit
page-reckon-intro = Vul de dagen in die u weet. Wij bewaren er niets van. Er staat ook niets van in het adres.
page-reckon-again = Reken nog eens
page-reckon-print = Print dit blad om het te bewaren. Wij bewaren niets.
page-reckon-received = Aanvraag ontvangen
page-reckon-received-hint = De dag waarop hij aankwam
page-reckon-asked = Er is om papieren gevraagd
page-reckon-answer-by = Tot en met wanneer u mag antwoorden
page-reckon-sent = Papieren ontvangen
page-reckon-default = Brief over te laat beslissen ontvangen
page-reckon-decided = Besluit verstuurd
page-reckon-outcome = Wat erin staat
page-reckon-as-of = Stand op welke dag
page-reckon-as-of-hint = Leeg: vandaag
page-reckon-do = Reken uit
page-none = –
page-waiting-title = Hoe lang anderen wachten
page-waiting-on = De dag waarop uw aanvraag aankwam
page-waiting-do = Toon hoe lang
page-glossary-title = Woorden uitgelegd
page-glossary-intro = Dit zijn de woorden uit uw brieven, in gewone taal.
page-sign-in = Aanmelden
page-sign-in-number = Uw nummer of werknaam
page-sign-in-number-hint = Het staat in uw brief, bijvoorbeeld WP-7K3M-9QXP.
page-sign-in-phrase = Uw pincode of wachtzin
page-sign-in-code = Code voor één keer
page-sign-in-code-hint = Alleen voor wie hier werkt.
page-sign-in-others = Andere manieren
page-sign-in-safe = Niemand van ons vraagt u ooit om uw pincode, uw code of geld.
page-activate = De eerste keer
page-activate-intro = U hebt de brief met de code nodig. De code werkt één keer.
page-activate-code = De code uit uw brief
page-activate-code-hint = Plakken mag. Kleine letters en spaties maken niet uit.
page-activate-phrase = Kies een pincode of wachtzin
page-activate-phrase-hint = Minstens acht tekens. Gebruik hem nergens anders.
page-activate-do = Ga verder
page-help-title = Waar u vragen stelt
page-help-1 = Vraag uw contactpersoon
page-help-1-text = De naam staat in uw brief. Bent u de brief kwijt? U krijgt dan een nieuwe.
page-help-2 = Vraag een advocaat
page-help-2-text = Voor de meeste mensen kost dat weinig of niets. Het Juridisch Loket helpt u zoeken.
page-help-3 = Nu hulp
page-help-3-text = Is iemand in gevaar? Doet iemand u thuis pijn? Bel een van de nummers hieronder.
page-privacy-title = Privacy
page-privacy-1 = Wat wij bewaren
page-privacy-1-text = De dagen en stappen van uw aanvraag, hoe wij u bereiken, en wat u hebt aangevinkt. Geen papieren en geen verhaal over uw vlucht.
page-privacy-2 = Wie het ziet
page-privacy-2-text = U, en wie aan uw aanvraag werkt. Wij schrijven op wie er kijkt. Dat kunt u lezen.
page-privacy-3 = Familie
page-privacy-3-text = Elke volwassene kijkt zelf. Niemand ziet hoe wij een ander bereiken.
page-privacy-4 = Hoe lang
page-privacy-4-text = Uw gegevens gaan weg als ze niet meer nodig zijn. Wat er gebeurde blijft, zonder uw naam.
page-privacy-5 = Cookies
page-privacy-5-text = Eén, zodat u aangemeld blijft. Geen andere. Niemand volgt u.
page-access-title = Toegankelijkheid
page-access-1 = Wat werkt
page-access-1-text = Alle pagina’s werken zonder muis, zonder scripts, met grote letters en op een klein scherm. Ook met een programma dat voorleest.
page-access-2 = Wat nog niet werkt
page-access-2-text = De meeste vertalingen zijn nog een eerste versie. Niemand die de taal van huis uit spreekt, las ze na. Het plaatje van een procedure is groot. De stappen staan er in woorden bij.
page-access-3 = Zeg het ons
page-access-3-text = Werkt er iets niet voor u? Zeg het uw contactpersoon. Wij kijken er binnen twee weken naar.

page-error-400 = Wij kunnen dit niet lezen
page-error-400-text = Iets klopt niet. Ga terug. Wat u typte, staat er nog.
page-error-401 = Meld u nog eens aan
page-error-401-text = U was even weg. Daarom bent u afgemeld. Wat u typte is niet weg. Meld u aan en het gaat verder.
page-error-401-in = U bent weer aangemeld.
page-error-401-send = Verder met wat ik typte
page-error-401-not = Laat maar
page-error-403 = Dit mag u niet
page-error-403-text = Uw account mag dit niet. Vraag het wie de accounts van uw organisatie beheert.
page-error-404 = Hier is niets
page-error-404-text = De pagina is er niet, of hij is niet voor u. Misschien klopt het adres niet.
page-error-409 = Iemand was u voor
page-error-409-text = Iemand veranderde dit toen u keek. Kijk nog eens en kies dan weer. U hebt niets veranderd.
page-error-413 = Dat was te veel
page-error-413-text = Maak het korter en stuur het nog eens.
page-error-429 = Te vaak geprobeerd
page-error-429-text = { $seconds ->
    [one] Wacht één seconde en probeer het weer.
   *[other] Wacht { $seconds } seconden en probeer het weer.
}
page-error-500 = Er ging bij ons iets mis
page-error-500-text = Er is niets veranderd. Probeer het over een paar minuten weer.
page-error-503 = Nu even niet
page-error-503-text = Er is niets veranderd. Probeer het over een paar minuten weer.

page-word-sponsor = referent
page-word-sponsor-meaning = De persoon in Nederland bij wie de familie wil wonen.
page-word-nareis = nareis
page-word-nareis-meaning = De familie komt na iemand die asiel kreeg.
page-word-decision-period = beslistermijn
page-word-decision-period-meaning = De tijd waarin de overheid moet beslissen.
page-word-receipt = ontvangst
page-word-receipt-meaning = De aanvraag komt aan bij de overheid. Vanaf die dag telt de tijd.
page-word-request = herstel verzuim
page-word-request-meaning = De overheid vraagt om papieren die missen. De tijd staat stil tot het antwoord er is.
page-word-suspension = opschorting
page-word-suspension-meaning = Dagen die niet tellen voor de tijd om te beslissen.
page-word-default = ingebrekestelling
page-word-default-meaning = Een brief: u bent te laat, beslis binnen twee weken.
page-word-penalty = dwangsom
page-word-penalty-meaning = Geld dat de overheid misschien moet betalen voor elke dag te laat.
page-word-objection = bezwaar
page-word-objection-meaning = U vraagt de overheid om nog eens naar het besluit te kijken.
page-word-appeal = beroep
page-word-appeal-meaning = U vraagt een rechter om naar het besluit te kijken.
page-word-mvv = mvv
page-word-mvv-meaning = Het visum waarmee de familie mag komen. De familie haalt het bij een ambassade.
page-word-brp = inschrijving (BRP)
page-word-brp-meaning = De gemeente schrijft op wie waar woont.
page-word-integration = inburgering
page-word-integration-meaning = De taal leren, en hoe het hier gaat. Met een plan.

# ------------------------------------------------------------------------------- bladzijden van wie hier werkt
staff-case = Zaak
staff-menu-list = Werklijst
staff-menu-search = Zoeken
staff-menu-parked = Niet aangekomen
staff-menu-handovers = Overdrachten
staff-menu-messages = Berichten
staff-menu-dashboard = Overzicht
staff-menu-record = Klopte de verwachting?
staff-menu-what-if = Wat als
staff-menu-own = Eigen cijfers
staff-menu-accounts = Accounts
staff-menu-organisations = Organisaties
staff-menu-keys = Sleutels
staff-menu-procedures = Procedures
staff-menu-reviews = Na te kijken
staff-menu-log = Toegangslog
staff-list-title = Werklijst
staff-list-caption = Zaken, de meest dringende eerst
staff-list-case = Zaak
staff-list-due = Termijn
staff-list-stage = Fase
staff-list-received = Ontvangen
staff-list-marks = Let op
staff-list-who = Bij
staff-list-choose = Kies
staff-list-together = Voor de gekozen zaken:
staff-list-preview = Kijk vooruit
staff-filter-procedure = Procedure
staff-filter-stage = Fase
staff-filter-urgency = Dringend
staff-filter-any = alle
staff-filter-late = te laat
staff-filter-soon = binnen twee weken
staff-filter-mark = Let op
staff-mark-remedy = rechtsmiddel open
staff-mark-handover = overdracht onbeantwoord
staff-mark-undelivered = bericht kwam terug
staff-mark-careful = veilig contact
staff-responsible = Verantwoordelijk nu:
staff-responsible-title = Wie is waarvoor verantwoordelijk
staff-next = Wat er nu kan gebeuren
staff-terms = Termijnen
staff-people = Mensen
staff-events = Wat er gebeurde
staff-told = Wat mensen verteld is
staff-corrected = gecorrigeerd
staff-annulled = vervallen
staff-correct = Corrigeer dit
staff-corrects = Dit wordt gecorrigeerd
staff-corrects-why = De eerdere vastlegging blijft te zien. Alles wordt opnieuw berekend met wat u hier opschrijft.
staff-confirm-title = Kijk voor u het doet
staff-confirm-do = Doe het
staff-confirm-back = Terug, verander het
staff-step-on = Dag waarop het gebeurde
staff-step-on-hint = De dag die telt in rechte, niet de dag van opschrijven.
staff-step-answer-by = Laatste dag om te antwoorden
staff-step-person = Voor wie
staff-step-whole = de hele zaak
staff-step-preview = Toon wat er volgt
staff-follows = Wat er volgt
staff-follows-stage = Fase:
staff-follows-nothing = Er schuift geen termijn op.
staff-follows-told = Wie bericht krijgt
staff-moves = de laatste dag gaat van { $from } naar { $to }
staff-moves-not = de laatste dag blijft { $day }
staff-begins = begint, laatste dag { $to }
staff-ends = eindigt
staff-search-title = Zoeken
staff-search-logged = Elke zoekvraag wordt met de reden opgeschreven. De mensen in de zaak kunnen dat lezen.
staff-search-number = Nummer van de zaak
staff-search-number-hint = Bijvoorbeeld WW-7K3M-9QXP-P
staff-search-purpose = Waarom zoekt u?
staff-search-do = Zoek
staff-search-found = Gevonden
staff-purpose-file-work = Ik werk aan de zaak
staff-purpose-question = Iemand in de zaak vraagt iets
staff-purpose-handover = Een overdracht
staff-purpose-supervision = Toezicht
staff-purpose-incident = Een incident
staff-parked-title = Berichten die niet aankwamen
staff-parked-intro = Deze zijn geprobeerd en kwamen niet aan. Bekijk de reden, verbeter het adres of stuur een brief.
staff-parked-to = Aan
staff-parked-kind = Bericht
staff-parked-channel = Via
staff-parked-reason = Waarom niet
staff-parked-do = Doen
staff-parked-tried = { $n ->
    [one] één keer geprobeerd
   *[other] { $n } keer geprobeerd
}
staff-parked-again = Stuur opnieuw
staff-bulk-preview = Vooruit kijken
staff-bulk-result = Wat ervan kwam
staff-bulk-ahead = Het kan voor { $good } van { $all } zaken.
staff-bulk-some-not = Voor sommige kan het niet. Kies of de andere toch doorgaan.
staff-bulk-done = Gedaan voor { $good } van { $all } zaken.
staff-bulk-how = Hoe
staff-bulk-all = Alles of niets
staff-bulk-each = Elke zaak apart
staff-bulk-do = Doe het
staff-bulk-state = Stand
staff-bulk-what = Wat
staff-bulk-yes = kan
staff-bulk-no = kan niet
staff-bulk-undo = Ongedaan maken
staff-bulk-undo-how = Elke stap vervalt door een latere vastlegging. Wat mensen verteld is, wordt niet teruggehaald.
staff-handovers = Open overdrachten
staff-handover-propose = Stel een overdracht voor
staff-handover-stays = Tot de andere organisatie het overneemt, blijft die van u verantwoordelijk.
staff-handover-answer = Beantwoord een overdracht
staff-handover-accept = Neem over
staff-handover-refuse = Weiger
staff-handover-by = antwoord uiterlijk
staff-handover-shared = Wat wordt gedeeld, en op welke grond
staff-handover-to = Aan welke organisatie
staff-handover-task = Waarvoor
staff-handover-bridge = Uw brugpersoon
staff-handover-bridge-hint = Een werknaam of telefoonnummer.
staff-handover-share = Wat wordt gedeeld
staff-handover-ground = Op welke grond
staff-handover-consent = toestemming van de persoon
staff-handover-law = een grond in de wet
staff-handover-interpreter = Tolk nodig in
staff-handover-interpreter-hint = Nooit een kind.
staff-handover-first = Eerste gesprek op
staff-handover-reason = Waarom niet
staff-task = Taak
staff-person = Persoon
staff-organisation = Organisatie
staff-since = Sinds
staff-dashboard = Wachten en beslissen
staff-filter-month = Maand
staff-filter-track = Spoor
staff-compared = Het gewone getal naast het juiste
staff-compared-why = Overheden tellen meestal alleen zaken die klaar zijn. Wie nog wacht, telt niet mee. Daardoor is het getal te laag zolang de voorraad groeit.
staff-compared-usual = Gewoon: alleen wat klaar is
staff-compared-right = Juist: iedereen telt mee
staff-pictures = Plaatjes
staff-record-title = Klopte de verwachting?
staff-record-half = Verteld in
staff-record-method = Methode
staff-record-right = Goed, van honderd
staff-record-later = Later, van honderd
staff-record-loss = Verlies in dagen
staff-method-rule = Wat mensen horen
staff-method-published = Zoals overheden het publiceren
staff-what-if = Wat als
staff-what-if-intro = De gepubliceerde voorraad, maand voor maand doorgerekend. Een simulatie, geen belofte.
staff-what-if-capacity = Besluiten naast nu, in procenten
staff-what-if-months = Maanden
staff-what-if-do = Toon
staff-accounts = Accounts
staff-account-new = Nieuw account
staff-login = Werknaam
staff-login-hint = 3 tot 40 letters, cijfers, punten, streepjes of lage streepjes.
staff-role = Rol
staff-made = Gemaakt op
staff-state = Stand
staff-block = Blokkeer
staff-blocked = geblokkeerd
staff-organisations = Organisaties
staff-organisation-new = Nieuwe organisatie
staff-code = Code
staff-code-hint = Kleine letters, cijfers en streepjes.
staff-name = Naam
staff-mailbox = Postvak
staff-keys = Sleutels van andere systemen
staff-key-new = Nieuwe sleutel
staff-operations = Mag
staff-operations-hint = Wat het andere systeem met de sleutel kan, en verder niets.
staff-until = Geldt tot
staff-procedures = Procedures en hun controle
staff-procedure = Procedure
staff-version = Versie
staff-read = Regels gelezen bij de bron
staff-check = Controle
staff-check-good = heel
staff-reviews = Wat opnieuw na te kijken is
staff-what = Wat
staff-language = Taal
staff-standing = Stand
staff-review-by = Uiterlijk
staff-log = Is de toegangslog te vertrouwen?
staff-log-intro = Elke regel draagt een zegel over zichzelf en de regel ervoor. De controle gaat ze alle langs, in delen, en staat zelf ook in de log.
staff-log-check = Controleer nu
staff-log-good = { $n ->
    [one] Eén regel, en hij klopt.
   *[other] { $n } regels, en elke regel klopt.
}
staff-log-at = Gecontroleerd op
staff-log-digest = Schrijf dit ergens anders op. Een latere controle moet { $n } regels of meer tellen. Digest van de uiteinden van de log:
staff-log-broken = De log is niet te vertrouwen. Zeg het wie over de veiligheid gaat, en verander niets.
staff-log-so-far = { $n } van { $all } regels zijn gelezen. Ga door tot alle gelezen zijn.
staff-log-progress = Regels die gelezen zijn
staff-log-go-on = Ga door
staff-log-seal = Baan { $lane }, regel { $n }: het zegel volgt niet uit deze regel en die ervoor. Er is een veranderd.
staff-log-gap = Baan { $lane }, regel { $n }: die is er niet, of een andere staat op zijn plaats.
staff-log-end = Baan { $lane }: { $n } regels zijn geschreven en { $found } zijn er. Het eind is weggehaald, of er is iets bij gezet.
staff-log-head = Baan { $lane }: wat zegt waar die eindigt, is veranderd of weggehaald.
staff-admin-make = Maak
staff-admin-save = Bewaar
staff-admin-back = Terug naar de lijst
staff-admin-number = Aantal
staff-unblock = Laat weer toe
staff-account-code = De code voor { $login } is één keer te zien. Geef hem op papier: daarmee kiest iemand een wachtzin, binnen { $n } dagen.
staff-account-find = Werknaam, of nummer van iemand in een zaak
staff-account-find-do = Zoek
staff-organisation-closed = neemt niets meer over
staff-mailbox-none = krijgt geen bericht
staff-mailbox-change = wijzig
staff-mailbox-intro = Hier krijgt een organisatie bericht dat er iets te zien is. Er staat nooit iets van een zaak in.
staff-mailbox-hint = Leeg: er komt geen bericht.
staff-mailbox-language = Taal van de mail
staff-delivery = Hoe vaak
staff-delivery-daily = verzameld, één keer per dag
staff-delivery-immediate = meteen
staff-delivery-weekly = verzameld, op vrijdag
staff-operations-count = { $n ->
    [one] één bewerking
   *[other] { $n } bewerkingen
}
staff-until-hint = De laatste dag waarop die geldt. Ten hoogste een jaar.
staff-key-name = Naam van het andere systeem
staff-key-name-hint = 3 tot 40 letters, cijfers, punten, streepjes of lage streepjes.
staff-key-once = De sleutel voor { $login } is één keer te zien. Zet hem nu in het andere systeem.
staff-key-used = Laatst gebruikt
staff-key-unused = nooit
staff-key-ended = afgelopen
staff-holds = Voor zaken vanaf
staff-check-intro = Elke versie is heel nagekeken toen de dienst begon: met een fout begint die niet. Of het ook zo in de wet staat, kan geen controle weten. Open wat nog te lezen is.
staff-check-parts = { $stages } fasen, { $events } gebeurtenissen, { $terms } termijnen, { $remedies } rechtsmiddelen
staff-read-count = { $n } van { $all }
staff-read-partly = een deel is gelezen
staff-read-not = uit het hoofd, nog te lezen
staff-languages = Talen
staff-review-guidance = Alle teksten van de wegwijzer
staff-review-texts = { $n ->
    [one] één tekst
   *[other] { $n } teksten
}
staff-review-shown = is te zien
staff-review-emergency = te oud, toch te zien: voor nood
staff-review-hidden = te oud, niet te zien tot iemand het heeft nagekeken
staff-review-source = door ons geschreven, door niemand anders gelezen
staff-review-reviewed = gelezen door iemand die de taal van huis uit spreekt
staff-review-draft = een proef die nog niemand las die de taal van huis uit spreekt
staff-review-items = { $n } van { $all } teksten van de wegwijzer
staff-review-words = { $n } van { $all } woorden van de dienst; de rest staat er in het Engels
staff-parked-since = De oudste is van
staff-parked-count = { $n ->
    [0] Alles is aangekomen.
    [one] Eén bericht kwam niet aan.
   *[other] { $n } berichten kwamen niet aan.
}
staff-parked-count-most = Meer dan { $n } berichten kwamen niet aan. Alleen de oudste zijn geteld.
staff-parked-numbers = Van wie ze zijn, is voor wie met de zaken werkt.
staff-fault-taken = Dit is al in gebruik. Kies iets anders.
staff-fault-long = Ten hoogste { $n } tekens.
staff-fault-past = Deze dag is voorbij. Geef een latere.
staff-fault-late = Een sleutel geldt ten hoogste een jaar. De laatste dag is { $day }.
staff-demo-title = Probeer Wachtwijzer
staff-demo-intro = Kies als wie u rondkijkt. U mag alles proberen: het is weg als de demonstratie stopt.
staff-demo-go = Kijk rond
staff-demo-anybody = Zonder aanmelden
staff-demo-start = De eerste bladzijde zoals iedereen die vindt
staff-demo-interface = De koppeling, voor programma’s
staff-demo-referent = Referent
staff-demo-referent-what = Woont in Nederland en wacht op het gezin. Ziet waar de zaak is, wat er straks gebeurt en wanneer er een besluit moet zijn.
staff-demo-family-member = Gezinslid in het buitenland
staff-demo-family-member-what = Hoort bij hetzelfde gezin, heeft een eigen account en leest in het Arabisch.
staff-demo-helper = Helper
staff-demo-helper-what = Een vrijwilliger of advocaat die van het gezin mag meekijken, tot een dag, en niet bij alles.
staff-demo-caseworker = Behandelaar
staff-demo-caseworker-what = Werkt aan de zaken: de werklijst, de volgende stappen, overdrachten, brieven die niet aankwamen.
staff-demo-supervisor = Leidinggevende
staff-demo-supervisor-what = Leidt behandelaars en ziet de precieze cijfers van de eigen organisatie.
staff-demo-partner = Andere organisatie
staff-demo-partner-what = Werkt in de opvang. Ziet alleen wie een andere organisatie overdraagt, en antwoordt.
staff-demo-policymaker = Beleidsmaker
staff-demo-policymaker-what = Ziet cijfers en plaatjes van het wachten, en nooit een zaak.
staff-demo-administrator = Beheerder
staff-demo-administrator-what = Houdt accounts en sleutels bij en kijkt of de toegangslog te vertrouwen is. Ziet nooit een zaak.
staff-demo-family-in-parts = Referent van een gezin dat in delen kwam
staff-demo-family-in-parts-what = Een jaar na aankomst: eerst een vrouw en kinderen, na bezwaar een volwassen zoon, met allen die het van elkaar overnamen.
staff-demo-family-to-the-end = Referent van een gezin dat een nee kreeg
staff-demo-family-to-the-end-what = Een nee, bezwaar, een opdracht van de rechter, weer een nee, beroep: de hele weg tot het eind.

# Wat de pagina's zeggen als iemand iets vraagt.
page-reckon-rules = Gerekend met de regels van “{ $procedure }”, versie { $version }.
page-procedure-rules = De regels die begonnen op
page-term-set = zoals in een brief, vonnis of document staat
page-waiting-none = Er is nog niets bekendgemaakt. Daarom kan hier niets staan.
page-waiting-until = Zo was het aan het eind van { $day }.
page-waiting-who = Elk gezin telt mee, ook wie nog wacht. De tijd loopt vanaf de dag van ontvangst en stopt nooit.
page-fault-missing = Vul dit in.
page-fault-day = Dit is geen dag. Geef dag, maand en jaar in cijfers, zoals 27 3 2027.
page-sign-in-refused = Dit klopt niet, of we kennen deze telefoon nog niet. De eerste keer hebt u de brief met de code nodig.
page-activate-refused = Deze code opent niets. Kijk of de code hier staat zoals in de brief. Een code werkt één keer, en niet voor altijd.
staff-generator-once = U ziet dit geheim alleen nu.
staff-generator = Zet het in een app of apparaat voor eenmalige codes. Log daarna in.
staff-generator-secret = Geheim
page-my-cases = Uw aanvragen
page-my-none = Er is geen aanvraag die u mag zien.
page-look-looked = Gekeken
page-look-wrote = Opgeschreven wat er gebeurde
page-look-changed = Iets veranderd
page-look-refused = Geprobeerd, en geweigerd
page-role-caseworker = behandelaar
page-role-supervisor = leidinggevende
page-role-partner = andere organisatie
page-role-policymaker = beleidsmaker
page-role-administrator = beheerder
page-role-machine = een ander systeem
page-role-operator = wie de dienst draaiend houdt
page-role-person = iemand van het gezin of een helper
page-role-nobody = iemand die niet was ingelogd
