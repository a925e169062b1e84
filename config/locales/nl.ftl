# Nederlands, op taalniveau B1 waar de wet het toelaat. De woorden van de wet blijven: beslistermijn, opschorting,
# ingebrekestelling, dwangsom, bezwaar. Elke boodschap van en.ftl staat ook hier (een test vergelijkt ze).

language-name = Nederlands

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
day-written = { $day } { $month } { $year }
weekday-monday = maandag
weekday-tuesday = dinsdag
weekday-wednesday = woensdag
weekday-thursday = donderdag
weekday-friday = vrijdag
weekday-saturday = zaterdag
weekday-sunday = zondag

## Lengten
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
length-years = { $n ->
    [one] 1 jaar
   *[other] { $n } jaar
}
length-set = tot de dag die genoemd is
length-ordered = zo lang als de rechter bepaalt
euro = € { $euros }

## Stappen van een berekening
step-version = De regels van versie { $version } gelden. Dat volgt uit de dag van “{ $event }”.
step-version-named = Er is om de regels van versie { $version } gevraagd, of ze gelden op de peildag.
step-start = “{ $event }” op { $from } is dag nul. Het tellen begint op { $to }.
step-start-after = Het tellen begint op { $to }, de dag na het einde van “{ $term }”.
step-length = { $length } na { $from } is { $to }.
step-set-day = De laatste dag is bepaald: { $to }.
step-ordered-weeks = De rechter gaf { $length }: tot en met { $to }.
step-ordered-weeks-investigation = De rechter gaf { $length }, omdat op tijd een onderzoek is aangekondigd: tot en met { $to }.
step-suspension = Opschorting “{ $kind }”: { $days ->
    [one] één dag ({ $first }) telde
   *[other] { $days } dagen ({ $first } tot en met { $last }) telden
} niet mee. Het einde gaat van { $from } naar { $to }.
step-suspension-too-late = “{ $kind }” begon toen de termijn al was afgelopen, op { $to }. Er verschuift niets.
step-extension = Verlengd met { $length }: van { $from } naar { $to }.
step-extension-until = Verlengd tot en met { $to }, de dag die de overheid noemde.
step-extension-capped = De overheid noemde { $from }, maar volgens de wet kan het niet later zijn dan { $to }.
step-not-shifted = { $to } valt in een weekend of op een feestdag. Voor een termijn van deze lengte verschuift het einde daardoor niet.
step-weekend = { $from } is een { $weekday }: het einde gaat naar { $to }.
step-holiday = { $from } is een vrije dag ({ $holiday }): het einde gaat naar { $to }.
step-minimum-open-days = In de termijn moeten minstens { $days } werkdagen zitten: het einde gaat naar { $to }.
step-penalty-start = De termijn na de ingebrekestelling, of die van de rechter, eindigde op { $from }. De eerste dag van de dwangsom is { $to }.
step-penalty-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} van { $amount }, { $from } tot en met { $to }.
step-penalty-maximum = Op { $to } was het maximum van { $amount } bereikt.
step-penalty-stop = De overheid besliste op { $to }. Die dag telt niet mee.

## Waarschuwingen
warning-readings-differ = Je kunt de wet voor “{ $term }” op twee manieren lezen: { $day } of { $other }. Houd de veilige dag aan.
warning-calendar-unverified = “{ $term }” eindigt in een jaar waarvoor nog niet alle extra vrije dagen zijn nagelezen. Controleer { $day }.
warning-authority-unverified = “{ $term }” steunt op een regel die nog niemand in de bron heeft nagelezen. Laat dit controleren.
warning-later-events = { $count ->
    [one] Eén gebeurtenis ligt
   *[other] { $count } gebeurtenissen liggen
} na de peildag en { $count ->
    [one] telt
   *[other] tellen
} niet mee.
warning-suspension-too-late = Een opschorting begon toen “{ $term }” al was afgelopen, op { $day }. Er verschuift niets.
warning-extension-capped = De overheid noemde voor “{ $term }” een latere dag dan de wet toestaat. De dag van de wet telt: { $day }.

## Wat iemand kan doen
remedy-not-yet = Kan vanaf { $from }. Vóór die dag is het te vroeg.
remedy-open = Kan sinds { $from }.
remedy-open-until = Kan tot en met { $until }.
remedy-used = Gedaan.
remedy-passed = Kan niet meer.
remedy-premature = Dit is te vroeg gedaan en telt niet. Het moet opnieuw, vanaf { $from }.

## Fouten in wat is opgegeven
fault-unknown-event = In deze procedure bestaat geen gebeurtenis “{ $given }”.
fault-unknown-event-nearest = In deze procedure bestaat geen gebeurtenis “{ $given }”. Bedoel je “{ $nearest }”?
fault-unknown-field = Deze gebeurtenis heeft dat veld niet. Wel: { $known }.
fault-unknown-field-none = Deze gebeurtenis heeft geen velden behalve type, on en person.
fault-missing-field = Dit veld is nodig.
fault-not-a-day = Dit is geen dag. Schrijf hem zo: 2026-11-23.
fault-improbable-day = Het jaar moet tussen { $first } en { $last } liggen.
fault-not-a-number = Dit is geen heel getal van 1 tot en met { $maximum }.
fault-not-a-choice = Deze code is hier niet bekend. Wel: { $allowed }.
fault-not-a-code = Dit is geen code. Gebruik kleine letters, cijfers en streepjes, hoogstens 64 tekens.
fault-not-a-person = Dit is geen kenmerk van een persoon. Gebruik letters, cijfers, streepjes en liggende streepjes, hoogstens 64 tekens. Nooit een naam.
fault-before-the-event = Deze dag ligt vóór de dag van de gebeurtenis zelf.
fault-after-the-event = Deze dag ligt na de dag van de gebeurtenis zelf.
fault-not-yet-in-law = De wet kent deze gebeurtenis pas vanaf { $since }.
fault-not-possible-here = Dit kan niet in de fase “{ $stage }”. Wel mogelijk: { $possible }.
fault-happened-already = Dit is al gebeurd en kan maar één keer. Wil je het veranderen? Verbeter dan de eerdere gebeurtenis.
fault-nothing-to-answer = Er staat niets open dat hiermee wordt beantwoord: er gaat geen “{ $answers }” aan vooraf.
fault-after-expiry = De termijn “{ $term }” was op { $day } al afgelopen. Wat is afgelopen, kan niet worden verlengd.
fault-extended-already = De termijn “{ $term }” kan niet nog een keer worden verlengd.
fault-order-without-term = Bij een uitspraak van de rechter hoort “weeks” of “until”.
fault-no-version = De procedure heeft geen regels voor zo’n vroege dag. Ze beginnen op { $first }.
fault-unknown-version = Deze versie bestaat niet. Wel: { $known }.
fault-outside-calendar = Van { $day } is niet bekend of het een vrije dag is. De kalender loopt van { $from } tot en met { $until }.
fault-in-the-future = Deze dag moet nog komen; vandaag is het { $today }.
fault-unknown-procedure = Deze procedure bestaat niet. Wel: { $known }.
fault-wrong-type = Hier hoort { $expected }.
fault-missing = Dit is nodig.
fault-unknown-member = Dit onderdeel bestaat hier niet. Wel: { $known }.
fault-too-many = Hier mogen er hoogstens { $maximum } staan.
fault-too-long = Hier mogen hoogstens { $maximum } tekens staan.
fault-not-one-of = Dit is geen van deze: { $known }.
fault-not-a-cursor = Dit is geen cursor van deze lijst. Neem hem uit “next” van een eerder antwoord, met dezelfde filters.
fault-malformed-json = Dit is geen goede JSON: regel { $line }, kolom { $column }.
fault-unknown-record = In deze aanvraag is er geen gebeurtenis met dit nummer.
fault-superseded-already = Deze gebeurtenis is al verbeterd. Verbeter de nieuwste.
fault-source-key-taken = Een andere aanvraag heeft deze sleutel al.
fault-header-missing = De header { $header } is nodig.
fault-header-malformed = De header { $header } heeft niet de juiste vorm. { $right }
fault-not-an-id = Dit is geen id in de vorm xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.
fault-before-from = Deze dag ligt vóór “from”.
fault-too-wide = Hoogstens { $maximum } dagen per keer.
fault-no-receipt = De procedure begint met “{ $event }”; die staat niet in deze lijst.

## Problemen
problem-invalid-input = Wat je stuurde, klopt niet
problem-malformed-body = Wat je stuurde, is niet te lezen
problem-not-found = Hier is niets
problem-method-not-allowed = Dit kan hier niet
problem-not-acceptable = Geen van de vormen die je accepteert, bestaat
problem-unsupported-media-type = Stuur JSON
problem-body-too-large = Te veel in één keer
problem-changed-meanwhile = Intussen veranderd
problem-precondition-required = Zeg welke versie je hebt gezien
problem-step-refused = Deze stap is niet mogelijk
problem-duplicate = Dit bestaat al
problem-idempotency-key-reused = Deze sleutel is al voor iets anders gebruikt
problem-busy = Het is nu te druk
problem-storage-full = De opslag is vol
problem-unavailable = Nu niet beschikbaar
problem-internal = Er ging iets mis
detail-invalid-input = { $count ->
    [one] Eén ding klopt niet; zie “errors”.
   *[other] { $count } dingen kloppen niet; zie “errors”.
}
detail-malformed-body = De inhoud moet een JSON-document zijn.
detail-not-found = Dit bestaat niet, of je mag het niet zien.
detail-method-not-allowed = Op dit adres kun je andere methoden gebruiken; zie de header Allow.
detail-not-acceptable = Vraag om een van deze: { $known }.
detail-unsupported-media-type = Stuur de inhoud als application/json.
detail-body-too-large = De inhoud mag hoogstens { $maximum } bytes zijn.
detail-changed-meanwhile = Iemand heeft dit veranderd nadat je het las. Lees het opnieuw en beslis dan opnieuw.
detail-precondition-required = Stuur If-Match mee, met de ETag van wat je hebt gelezen.
detail-step-refused = { $count ->
    [one] De stap past niet bij wat er tot nu toe is gebeurd; zie “errors”.
   *[other] { $count } dingen passen niet bij wat er tot nu toe is gebeurd; zie “errors”.
}
detail-duplicate = Er is al een aanvraag met deze sleutel.
detail-idempotency-key-reused = Deze Idempotency-Key is eerder met een andere inhoud gestuurd. Neem een nieuwe sleutel.
detail-busy = Probeer het zo nog eens. Er is niets veranderd.
detail-storage-full = Er is niets veranderd. De beheerder moet eerst ruimte maken.
detail-unavailable = De opslag is niet te bereiken. Er is niets veranderd. Probeer het later nog eens.
detail-internal = Er is niets veranderd. Met het nummer hieronder kan de beheerder de oorzaak vinden.

## Tabellen van de opdrachtregel
table-term = termijn
table-state = stand
table-zero = dag nul
table-last-day = laatste dag
table-safe = veilig
table-left = over
table-late = te laat
table-none = geen
table-as-of = peildag
table-stage = fase
table-lived = dagen geleefd sinds de ontvangst
table-penalty = dwangsom
table-remedies = wat je kunt doen
table-next = wat er nu kan gebeuren
table-warnings = let op
table-why = waarom
state-running = loopt
state-suspended = opgeschort
state-met = op tijd
state-met-late = te laat gedaan
state-overdue = over tijd
state-missed = gemist
state-moot = niet meer van belang

## Codes van de procedures
code-annulled = vernietigd
code-granted = ingewilligd
code-inadmissible = niet-ontvankelijk
code-not-processed = buiten behandeling gesteld
code-permit-granted = meteen een verblijfsvergunning
code-refused = afgewezen
code-remitted = terug voor een nieuw besluit

## Tekeningen van een procedure
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
