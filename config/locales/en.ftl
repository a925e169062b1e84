# English. Every message here must stand in every other language file too (a test compares them).
# Days come in as $from, $to … already written out in this language.

language-name = English

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

## Lengths
length-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
length-weeks = { $n ->
    [one] 1 week
   *[other] { $n } weeks
}
length-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
length-years = { $n ->
    [one] 1 year
   *[other] { $n } years
}
decimal-mark = .
euro = €{ $euros }

## Steps of a computation
step-version = The rules of version { $version } apply, chosen by the day of “{ $event }”.
step-version-named = The rules of version { $version } were asked for, or hold on the day of looking.
step-start = “{ $event }” on { $from } is day zero; counting begins on { $to }.
step-start-after = Counting begins on { $to }, the day after “{ $term }” ended.
step-length = { $length } after { $from } is { $to }.
step-set-day = The last day was set: { $to }.
step-ordered-weeks = The court gave { $length }: until { $to }.
step-ordered-weeks-investigation = The court gave { $length } because an investigation was announced in time: until { $to }.
step-suspension = “{ $kind }”: { $days ->
    [one] one day ({ $first }) was
   *[other] { $days } days ({ $first } to { $last }) were
} suspended. The end moves from { $from } to { $to }.
step-suspension-too-late = “{ $kind }” began when the term had already ended on { $to }. It moves nothing.
step-extension = Extended by { $length }: from { $from } to { $to }.
step-extension-until = Extended to { $to }, the day that the authority named.
step-extension-capped = The authority named { $from }, but the law allows no later day than { $to }.
step-not-shifted = { $to } is a closed day, but the rule on closed days does not reach a term of this length. The end stays.
step-weekend = { $from } is a { $weekday }: the end moves to { $to }.
step-holiday = { $from } is closed ({ $holiday }): the end moves to { $to }.
step-minimum-open-days = The term must hold { $days } open days: the end moves to { $to }.
step-penalty-start = The term after the notice, or of the court, ended on { $from }. The first penalty day is { $to }.
step-penalty-days = { $days ->
    [one] 1 day
   *[other] { $days } days
} at { $amount }, { $from } to { $to }.
step-penalty-maximum = On { $to } the maximum of { $amount } was reached.
step-penalty-stop = The authority acted on { $to }. That day is not counted.

## Warnings
warning-readings-differ = The law can be read in two ways for “{ $term }”: { $day } or { $other }. Act by the safe one.
warning-calendar-unverified = “{ $term }” ends in a year for which the days made equal to holidays have not all been read. Check { $day }.
warning-authority-unverified = “{ $term }” rests on a rule that nobody has read at its source. Have it checked.
warning-later-events = { $count ->
    [one] One event lies
   *[other] { $count } events lie
} after the day of looking and { $count ->
    [one] was
   *[other] were
} left out.
warning-suspension-too-late = A suspension began after “{ $term }” had ended on { $day }. It moved nothing.
warning-extension-capped = The authority named a later day for “{ $term }” than the law allows. The law’s day counts: { $day }.

## Remedies
remedy-not-yet = Possible from { $from }. Before that day it is too early.
remedy-open = Possible since { $from }.
remedy-open-until = Possible until { $until }.
remedy-used = Done.
remedy-passed = No longer possible.
remedy-premature = It was done too early and does not count. It must be done again, from { $from } on.
remedy-late = It came too late: { $until } was the last day. Sometimes a good reason excuses that. Ask a lawyer at once.
remedy-limit-last-day = Too late after { $until }.
remedy-limit-no-last-day = There is no fixed last day. Who waits without need can still lose by it.

## Faults in what was given
fault-unknown-event = There is no event “{ $given }” in this procedure.
fault-unknown-event-nearest = There is no event “{ $given }” in this procedure. Did you mean “{ $nearest }”?
fault-unknown-field = This event has no such field. It has: { $known }.
fault-unknown-field-none = This event has no fields beside type, on and person.
fault-missing-field = This field is needed.
fault-not-a-day = Not a day. Write it like 2026-11-23.
fault-improbable-day = The year must lie between { $first } and { $last }.
fault-not-a-number = Not a whole number from 1 to { $maximum }.
fault-not-a-choice = Not one of the codes known here: { $allowed }.
fault-no-name = Give at least one name.
fault-name-too-long = A name has at most 100 characters.
fault-unprintable = There is a character in it that cannot be shown, or that turns the writing direction. Leave it out.
fault-improbable-birth = Not a likely day of birth. Check the year.
fault-not-an-email = Not an e-mail address as mail programs know it. Right is for example name@example.org.
fault-not-a-phone = Write the number in the international form, for example +31612345678.
fault-unknown-language = Not one of the languages here: ar, en, fa, nl, so, ti, tr.
fault-text-too-long = At most 400 characters.
fault-unknown-mark = Not one of the marks known here.
fault-channel-without-address = For this way of telling an address is missing.
fault-unknown-organisation = There is no such organisation. Known here: { $known }.
fault-unknown-operation = Name at least one operation, and only those that exist: { $known }.
fault-unknown-person = Nobody in your applications has this id. Leave it out to add a new person.
fault-said-by-others = You cannot say this of that person. It is recorded by: { $by }.
fault-not-in-case = Nobody in this application has this id.
fault-needs-its-event = This is recorded with the event “{ $event }”, which asks for more than a day.
fault-unknown-helper = Nobody signs in with this number. Ask the helper for the number in their letter.
fault-ends-in-the-past = It would end before it begins. Give a later moment.
fault-pass-phrase-short = Too short. Take at least { $least } characters, for example a few words.
fault-pass-phrase-long = Too long. Take at most { $most } characters.
fault-pass-phrase-common = Easy to guess. Take something that others would not try, for example a few words.
fault-not-a-code = Not a code. Use lower-case letters, digits and hyphens, at most 64.
fault-not-a-person = Not a person’s id. Use letters, digits, hyphens and underscores, at most 64. Never a name.
fault-needs-a-person = This is about one person: name them in `person`.
fault-before-the-event = This day lies before the day of the event itself.
fault-after-the-event = This day lies after the day of the event itself.
fault-not-yet-in-law = The law knows this event only from { $since } on.
fault-not-possible-here = This cannot happen in the stage “{ $stage }”. What can: { $possible }.
fault-happened-already = This has happened already and happens only once. To change it, correct the earlier event.
fault-nothing-to-answer = Nothing is open that this could answer: there is no “{ $answers }” before it.
fault-after-expiry = The term “{ $term }” had ended on { $day }. What has ended cannot be extended.
fault-extended-already = The term “{ $term }” cannot be extended again.
fault-order-without-term = A court order needs “weeks” or “until”.
fault-no-version = The procedure has no rules for so early a day. They begin on { $from }.
fault-no-version-between = The procedure has rules from { $from } to { $until } only.
fault-unknown-version = There is no such version. There are: { $known }.
fault-outside-calendar = The closed days of { $day } are not known: the calendar covers { $from } to { $until }.
fault-in-the-future = This day has not come yet; today is { $today }.
fault-unknown-procedure = There is no such procedure. There are: { $known }.
fault-wrong-type = This must be { $expected }.
fault-missing = This is needed.
fault-unknown-member = There is no such member here. There are: { $known }.
fault-too-many = At most { $maximum } are allowed here.
fault-too-long = At most { $maximum } characters are allowed here.
fault-not-one-of = Not one of: { $known }.
fault-not-a-cursor = Not a cursor of this list. Take it from “next” of an earlier answer, with the same filters.
fault-malformed-json = Not well-formed JSON, at line { $line }, column { $column }.
fault-unknown-record = There is no event with this number in this application.
fault-superseded-already = This event has been corrected already. Correct the newest one.
fault-remedy-not-yet = It is too early for this. It counts from { $from } on; before that day it would not.
fault-remedy-too-late = It is too late for this: { $until } was the last day. A late objection is sometimes excused (General Administrative Law Act, article 6:11). Ask a lawyer at once.
fault-remedy-used = This was done already, on { $on }.
fault-remedy-closed = There is nothing now against which this could be used.
fault-say-for-whom = Each of these people has days of their own. Say for whom: { $known }.
fault-link-to-itself = An application cannot be linked to itself.
fault-unknown-application = There is no such application, or you may not see it.
fault-linked-already = These two are linked so already.
fault-split-nobody = Name at least one person who goes on in an application of their own.
fault-split-everybody = Nobody would stay. At least one person beside the referent stays in this application.
fault-not-in-the-case = This person is not in the application.
fault-split-the-referent = This person asked for the others to come, and stays.

fault-unknown-stage = There is no such stage. There are: { $known }.
fault-unknown-colleague = Nobody who works for your organisation has this account.
fault-no-caseworker = This account works on no applications. Give that of a caseworker or supervisor.
fault-blocked-account = This account is blocked. Give that of somebody who can sign in.
fault-changed-meanwhile = This application has changed: { $seen } records were seen, now there are { $now }. Look at the preview again.
fault-named-twice = This application stands in the list more than once. Name it once.
fault-header-malformed = The header { $header } is not well-formed. { $right }
fault-before-from = This day lies before “from”.
fault-too-wide = At most { $maximum } days at a time.
fault-malformed-row = Not a well-formed row: { $error }
import-progress = { $count } applications

## Problems
problem-invalid-input = What you sent is not right
problem-malformed-body = What you sent cannot be read
problem-not-signed-in = Sign in first
problem-sign-in-refused = That is not right
problem-not-allowed = You may not do this
problem-other-site = This came from another site
problem-too-many-requests = Too many attempts
problem-not-found = There is nothing here
problem-too-slow = This took too long
problem-method-not-allowed = This cannot be done here
problem-not-acceptable = None of the forms you accept exists
problem-unsupported-media-type = Send JSON
problem-body-too-large = Too much at once
problem-changed-meanwhile = Changed in the meantime
problem-precondition-required = Say which version you saw
problem-step-refused = This step is not possible
problem-duplicate = It exists already
problem-idempotency-key-reused = This key was used for something else
problem-busy = Too busy just now
problem-storage-full = The store is full
problem-unavailable = Not available just now
problem-provider-unreachable = The other sign-in service does not answer
problem-internal = Something went wrong
detail-invalid-input = { $count ->
    [one] One thing is wrong; see “errors”.
   *[other] { $count } things are wrong; see “errors”.
}
detail-malformed-body = The body must be a JSON document.
detail-not-signed-in = Sign in, or send a key that still holds.
detail-sign-in-refused = Something of what you gave is not right. Check it and try again. Ask your contact person for a new letter if it does not work.
detail-not-allowed = Your account may not do this. Ask whoever keeps the accounts of your organisation.
detail-other-site = Another site made your browser send this. Nothing was changed. Close that site.
detail-too-many-requests = { $seconds ->
    [one] Please wait one second and try again.
   *[other] Please wait { $seconds } seconds and try again.
}
detail-not-found = There is no such resource, or you may not know of it.
detail-too-slow = Not all of it arrived in time. Please send it again.
detail-method-not-allowed = This address answers to other methods; see the header Allow.
detail-not-acceptable = Ask for one of: { $known }.
detail-unsupported-media-type = The body must be sent as application/json.
detail-body-too-large = A body may be at most { $maximum } bytes.
detail-changed-meanwhile = Somebody changed this after you read it. Read it again, then decide again.
detail-precondition-required = Send If-Match with the ETag of what you read.
detail-step-refused = { $count ->
    [one] The step does not fit what has happened so far; see “errors”.
   *[other] { $count } things do not fit what has happened so far; see “errors”.
}
detail-duplicate = An application with this key exists already.
detail-idempotency-key-reused = The Idempotency-Key was sent before with other content. Take a new key.
detail-busy = Please try again in a moment. Nothing was changed.
detail-storage-full = Nothing was changed. The administrator must make room first.
detail-unavailable = The store cannot be reached. Nothing was changed. Please try again later.
detail-provider-unreachable = The service that is to say who you are cannot be reached just now. Try again in a few minutes, or sign in another way.
detail-internal = Nothing was changed. The number below helps the administrator to find the cause.

## Tables of the command line
table-term = term
table-state = state
table-zero = day zero
table-last-day = last day
table-safe = safe
table-left = left
table-late = late
table-as-of = as of
table-stage = stage
table-lived = days lived with since receipt
table-penalty = { $title }: { $amount } for { $days ->
    [one] one day
   *[other] { $days } days
} from { $from }
table-remedies = what can be done
table-next = what can happen next
table-warnings = mind
table-why = why
state-running = running
state-suspended = suspended
state-met = met in time
state-met-late = met late
state-overdue = overdue
state-missed = missed
state-moot = no longer matters

## Pictures of procedures
length-set = until the day that is named
length-ordered = as long as the court says
code-annulled = annulled
code-granted = granted
code-inadmissible = inadmissible
code-not-processed = not processed
code-permit-granted = residence permit granted at once
code-refused = refused
code-remitted = sent back for a new decision
diagram-version = Version { $version }: the rules for what began on { $from } or later
diagram-version-until = Version { $version }: the rules for what began from { $from } to { $until }
diagram-description = The procedure has { $count ->
    [one] 1 stage
   *[other] { $count } stages
}. It begins with “{ $start }” and can end with: { $ends }.
diagram-sign-authority = A
diagram-sign-municipality = M
diagram-sign-court = C
diagram-sign-referent = R
diagram-sign-family-member = F
diagram-legend-authority = Term of the authority
diagram-legend-municipality = Term of the municipality
diagram-legend-court = Term of the court
diagram-legend-referent = Term of the sponsor
diagram-legend-family-member = Term of a family member
diagram-legend-start = Every case begins here
diagram-legend-terminal = The case ends here
diagram-legend-way = This event leads there
diagram-legend-back = Back to an earlier stage
diagram-legend-note = Leads to an end that is possible nearly everywhere
diagram-legend-extension = Can be extended by so much

sign-in-done = You are signed in
sign-in-linked = From now on you can also sign in there
sign-in-go-on = Go on
page-start = To the start
page-request = The number of this request, if you ask somebody for help:

letter-title = Your access
letter-intro = With this letter you can see how your application is doing.
letter-step-address = Go to { $address }. You can scan the picture with your phone.
letter-step-code = Type this code. It works once.
letter-step-phrase = Choose a PIN or pass phrase of your own: at least eight characters. Do not use it anywhere else.
letter-number = Your number, to sign in again later
letter-code = Your code
letter-until = The code works until { $day }.
letter-safe = Nobody of ours will ever ask you for this code, your pass phrase or money. Do not show this letter to anybody. Destroy it when you have used the code.
letter-lost = Has the code been used by somebody else, or have you lost the letter? Ask your contact person for a new one. The old code then stops working.
letter-handover = This sheet is about your family. { $from } asks { $to } to help you. You will hear who contacts you, and when. Until { $to } says yes, { $from } is responsible for you.

export-title = Everything this service holds about you
export-details = Who you are, as it was written down
export-parts = Your applications
export-messages = What you were told
export-ticks = What you ticked off
export-handovers = What organisations were asked to take over for you
export-consents = What you agreed to
export-accesses = Who looked, the latest first
details-given-name = Given name
details-family-name = Family name
details-born-on = Day of birth
details-email = E-mail
details-phone = Telephone
details-address = Address
details-language = Language
details-channel = How we tell you
details-safety = What we mind when we reach you

# Notices: what a person in an application is told. $on: the day of it; $by: the day by which somebody acts; $before: what that
# day was; $count: months.
message-subject = There is a new message for you
message-body = There is a new message for you. Sign in to read it:
message-subject-several = There are new messages for you
message-body-several = There are new messages for you. Sign in to read them:
message-safe = We never ask for money, codes or your pass phrase by mail.
message-stop = Choose what you want to be told:
message-why = Some messages always come, because your own time to act depends on them.
notice-means = What it means
notice-next = What comes next
notice-do = What you can do
notice-others = How long others wait
notice-others-range = Counted from { $since }: of a hundred families who were received on the same day, eighty wait between { $low } and { $high } weeks more. It can also be shorter or longer. This is no promise.
notice-others-long = Counted from { $since }: of a hundred families who were received on the same day, most wait more than { $low } weeks more. Nobody can say how long. This is no promise.
notice-ask = Where to ask
notice-ask-text = Ask the person who gave you your letter, or a lawyer. This is information and no legal advice.
notice-unreviewed = Nobody who speaks this language has checked this text yet. The Dutch text below leads.
notice-source = The text in Dutch
notice-joined-title = You can follow an application here
notice-joined-means = Somebody asked for family to come to the Netherlands. You have a part in that application.
notice-joined-next = We tell you when something changes. You do not have to do anything for that.
notice-joined-do = Sign in whenever you like. Choose in which language and how often we tell you.
notice-handed-over-title = Another organisation can now see this application
notice-handed-over-means = Since { $on } another organisation can see it too.
notice-handed-over-next = It can help with what comes next. Nothing else changes.
notice-handed-over-do = You do not have to do anything. Sign in to see who looked.
notice-handover-accepted-title = { $organisation } will help you
notice-handover-accepted-means = { $organisation } is now responsible for a part of the help you need. Sign in to see for which part.
notice-handover-accepted-next = On { $on } somebody from { $organisation } contacts you for the first time.
notice-handover-accepted-do = Sign in to see whom you can call. Did nobody contact you by then? Tell your contact person. Do you need an interpreter? You get a professional one. Children do not interpret.
notice-received-title = The application was received on { $on }
notice-received-means = The clock of the law has started. The authority must decide before a certain day. You find that day when you sign in.
notice-received-next = The authority now checks the papers. That can take months.
notice-received-do = Keep a copy of all you sent. Tell the authority if you move or if your family changes.
notice-documents-asked-title = The authority asks for more papers
notice-documents-asked-means = Something is missing. The letter of { $on } says what, and by which day.
notice-documents-asked-next = The decision waits until your answer is there.
notice-documents-asked-do = Read the day in the letter. Send what you have before that day. Do you need more time? Ask for it before that day.
notice-documents-near-title = You can answer until { $by }
notice-documents-near-means = The authority still waits for papers from you. The day in the letter leads.
notice-documents-near-next = After that day the authority can decide without your papers.
notice-documents-near-do = Send what you have now. Ask for more time in writing if you need it. Ask somebody for help today.
notice-documents-received-title = Your papers have arrived
notice-documents-received-means = The authority received them on { $on }.
notice-documents-received-next = The time to decide runs on. The authority goes on with your application.
notice-documents-received-do = You do not have to do anything now.
notice-extended-title = The authority takes more time to decide
notice-extended-means = The law allows this once. A letter of { $on } says so, and why.
notice-extended-next = You see the new last day when you sign in.
notice-extended-do = Keep the letter. You do not have to answer it.
notice-suspended-title = The time to decide stands still
notice-suspended-means = Since { $on } the days do not count. When you sign in you see why.
notice-suspended-next = The days count again when the reason is gone.
notice-suspended-do = Look whether you are asked to do something. If not, you do not have to do anything.
notice-resumed-title = The time to decide runs again
notice-resumed-means = Since { $on } the days count again.
notice-resumed-next = You see the new last day when you sign in.
notice-resumed-do = You do not have to do anything now.
notice-held-title = The authority waits with this application
notice-held-means = This is because of new rules or a court case. It is not because of something you did.
notice-held-next = Nobody can say now how long it takes. As far as we know the time of the law runs on.
notice-held-do = You do not have to do anything. Do you want to know what you can do? Ask a lawyer.
notice-hold-ended-title = The authority goes on with this application
notice-hold-ended-means = The wait because of new rules or a court case ended on { $on }.
notice-hold-ended-next = The authority looks at the application again.
notice-hold-ended-do = You do not have to do anything now.
notice-investigation-title = There will be an extra check
notice-investigation-means = The authority wants to be sure about the family. It can ask for a DNA test or a talk.
notice-investigation-next = Somebody makes an appointment with your family. The authority pays for a DNA test.
notice-investigation-do = Check that names and days of birth are spelt right. Wait for the letter before anybody travels.
notice-term-near-title = The last day to decide is { $by }
notice-term-near-means = By this day the authority must decide. That is the law, not a promise.
notice-term-near-next = Often it takes longer. Then you have rights, and we tell you which.
notice-term-near-do = You do not have to do anything yet. Look up what you could do if there is no decision.
notice-term-passed-title = The authority is late
notice-term-passed-means = It should have decided by { $by }. There is no decision yet.
notice-term-passed-next = The authority must still decide. Being late says nothing about yes or no.
notice-term-passed-do = You can send a letter that says: you are late. The law calls it a notice of default. After two weeks you can go to court. Ask a lawyer first.
notice-date-moved-title = A date has changed
notice-date-moved-means = The last day to decide was { $before }. It is now { $by }.
notice-date-moved-next = When you sign in you see why, with every step.
notice-date-moved-do = You do not have to do anything.
notice-own-date-moved-title = A last day for you has changed
notice-own-date-moved-means = The last day for you to do something was { $before }. It is now { $by }.
notice-own-date-moved-next = When you sign in you see what it is about, and why it changed.
notice-own-date-moved-do = Do it by { $by }. If you cannot, ask somebody for help today.
notice-still-waiting-title = Still waiting, nothing is needed from you
notice-still-waiting-means =
    The application was received { $count ->
        [one] one month
       *[other] { $count } months
    } ago. There is no new step.
notice-still-waiting-next = The authority acts now, not you.
notice-still-waiting-do = You have done what you had to do. There are things that can help while you wait. You find them when you sign in.
notice-default-received-title = Your letter about being late has arrived
notice-default-received-means = It was received on { $on }.
notice-default-received-next = The authority now has two weeks to decide. After that it may have to pay for each day.
notice-default-received-do = Keep your letter and the proof. Ask a lawyer about the next step.
notice-court-ordered-title = A court has set a day
notice-court-ordered-means = The court says by when the authority must decide.
notice-court-ordered-next = The authority must decide by that day, or pay for each day.
notice-court-ordered-do = Ask your lawyer what this means for you.
notice-granted-title = There is a decision: yes
notice-granted-means = The letter is of { $on }. Read in it for whom the answer is yes.
notice-granted-next = The family can collect a visa at an embassy. There are three months for that.
notice-granted-do = Make an appointment at the embassy soon. Do not give up a home before the visa is there.
notice-refused-title = There is a decision: no
notice-refused-means = The letter is of { $on }. This is hard. It need not be the end.
notice-refused-next = You can ask the authority to look again. That is called an objection. You have four weeks. The day in the letter leads.
notice-refused-do = Do not be alone with the letter. Call a lawyer today or tomorrow. A short letter in time is enough. The reasons can follow.
notice-objection-near-title = You can object until { $by }
notice-objection-near-means = An objection asks the authority to look again. It must be there in time. The day in your letter leads.
notice-objection-near-next = After that day it is too late.
notice-objection-near-do = Send a short letter now: who you are, which decision, that you object, and your signature. Ask a lawyer for help.
notice-objection-received-title = Your objection or appeal has arrived
notice-objection-received-means = It was received on { $on }.
notice-objection-received-next = Now the authority or the court looks at the case again. That takes months.
notice-objection-received-do = Send your reasons and papers before the day in the letter.
notice-objection-refused-title = There is an answer: still no
notice-objection-refused-means = The letter is of { $on }. This is hard to hear again.
notice-objection-refused-next = You may be able to go to a court or a higher court. You have four weeks. The day in the letter leads.
notice-objection-refused-do = Talk to your lawyer today or tomorrow. Do not be alone with the letter.
notice-appeal-near-title = You can go to the court until { $by }
notice-appeal-near-means = An appeal asks a judge to look at the decision. The day in your letter leads.
notice-appeal-near-next = After that day it is too late.
notice-appeal-near-do = Call your lawyer today. A short letter in time is enough.
notice-higher-appeal-near-title = You can go to the higher court until { $by }
notice-higher-appeal-near-means = The higher court is the Council of State. The day in the judgment leads.
notice-higher-appeal-near-next = After that day it is too late.
notice-higher-appeal-near-do = Call your lawyer today.
notice-visa-near-title = The visa can be collected until { $by }
notice-visa-near-means = The family collects it at an embassy. The day in the letter leads.
notice-visa-near-next = After that day the yes can be lost.
notice-visa-near-do = Make an appointment at the embassy now. Is there no place in time? Ask the authority for more time before that day.
notice-visa-collected-title = The visa is there
notice-visa-collected-means = It was collected on { $on }. On it stands until when it is valid.
notice-visa-collected-next = The family can travel. On the day of reporting the visa must still be valid.
notice-visa-collected-do = Book the ticket, and then the appointment to report. Tell the municipality, the school and the doctor.
notice-arrived-title = Welcome
notice-arrived-means = The family came to the Netherlands on { $on }.
notice-arrived-next = There are three days to report, and five days to register with the municipality. Health insurance must be there within four months.
notice-arrived-do = Go through the list of the first weeks. Does a partner get money for a single parent? Tell the tax office now.
notice-withdrawn-title = This application has ended
notice-withdrawn-means = It ended on { $on }.
notice-withdrawn-next = We tell you nothing more about it.
notice-withdrawn-do = Did you not expect this? Ask your contact person or a lawyer soon.

## What organisations are told, by those who work there
desk-handed-over = This application was handed over to you on { $on }.
desk-handover-proposed = Somebody asks you to take over people of a family since { $on }. Answer by { $by }. Until then the other organisation is responsible.
desk-handover-near = { $by } is the last day to answer a handover that you were asked for. Nobody has answered yet.
desk-handover-unanswered = Your handover had to be answered by { $by }, and nobody did. You are still responsible. Call the other organisation, or ask another one.
desk-handover-refused = The handover that you proposed on { $on } was refused. You are still responsible.
desk-handover-withdrawn = The handover that you were asked for on { $on } was taken back. You do not have to answer.
desk-handover-contact-late = The first contact with a family was to be on { $on }. Not both organisations have confirmed it.
desk-parked = A message to somebody in this application could not be delivered. It waits for you.
desk-term-passed = { $by } was the last day to decide. There is no decision yet.
desk-default-received = A letter about being late, or an appeal because of it, was received on { $on }.
desk-court-ordered = On { $on } a court set a day by which to decide.
desk-granted = The decision of { $on } is yes.
desk-visa-collected = The visa was collected on { $on }.
desk-arrived = The family arrived on { $on }.
desk-withdrawn = The application ended on { $on }.

unsubscribe-title = Messages of this kind
unsubscribe-ask = Do you want no more messages of { $kinds ->
    [one] this kind
   *[other] these { $kinds } kinds
}? You can change this again when you sign in.
unsubscribe-do = No more of these
unsubscribe-done = Done. We send you no more messages of { $kinds ->
    [one] this kind
   *[other] these { $kinds } kinds
}.


## Statistics: titles, and how each is computed
statistic-waiting-time = Waiting time at the present pace
statistic-waiting-time-method = Everybody who waited at any moment of the last 182 days counts, each from the age at which those days found them, until a decision or a withdrawal (Kaplan–Meier with delayed entry). Those who still wait are in it.
statistic-waiting-time-by-receipt = Waiting time by half-year of receipt
statistic-waiting-time-by-receipt-method = Everybody received in a half-year, followed until a decision or a withdrawal; those who still wait are in it (Kaplan–Meier). As lived, and by the clock of the law, which stands still while the decision period is suspended.
statistic-outcomes = How it ends
statistic-outcomes-method = The share that is granted, refused, not processed or withdrawn by a time since receipt, while the other ends compete (Aalen–Johansen). What is missing from 100 % still waits. At the present pace, and by half-year of receipt.
statistic-closed-lately = Only those closed lately, as authorities publish it
statistic-closed-lately-method = Of those closed in the last 183 days: how long half and 80 % of them waited. It leaves out everybody who still waits; in a growing backlog it is too low by as much as the wait itself. Here to be compared.
statistic-stage-time = Time in each stage
statistic-stage-time-method = How long a stage lasts that began in the last three years, those who still stand in it included (Kaplan–Meier).
statistic-suspension = Time that does not count
statistic-suspension-method = Of those closed in the last year: the share whose decision period was suspended, and for how long.
statistic-now-deciding = Now decided: received in
statistic-now-deciding-method = When those were received that were closed in the last thirty days: the month of 10, 50 and 90 %.
statistic-in-time = Decided in time
statistic-in-time-method = Of those closed in a half-year, the share closed within the decision period. For the last 182 days also the share of promises kept: those who wait past the last day count as broken. A period that was exceeded stays exceeded.
statistic-flow = Received and closed
statistic-flow-method = Families by the period in which their application was received, and by the period and the way in which it was closed.
statistic-backlog = Who still waits
statistic-backlog-method = Families who wait at the end of the month, by days since receipt and by days after the last day of the decision period.
statistic-penalties = Penalties for delay
statistic-penalties-method = What is due to families because the decision came or comes too late, from the beginning of the records until the end of the month: by law, and by order of a court.

chart-waiting-time = Still waiting at the present pace: { $track }
chart-waiting-time-method = Per cent of families who still wait, by weeks since receipt, with its 95 % band; until { $day }.
chart-by-receipt = Still waiting, by half-year of receipt: { $track }
chart-by-receipt-method = Per cent of families who still wait, by weeks since receipt, one line a half-year of receipt; until { $day }.
chart-outcomes = How it ends at the present pace: { $track }
chart-outcomes-method = Per cent of families with each outcome, by weeks since receipt; until { $day }.
chart-compared = With and without those who still wait: { $track }
chart-compared-method = Weeks within which half and 80 % are closed: with everybody, and as authorities publish it, from closed cases only; until { $day }.
chart-flow = Received and closed by quarter: { $track }
chart-flow-method = Families by quarter; until { $day }.
chart-backlog = Who waits, by days since receipt: { $track }
chart-backlog-method = Families who wait at the end of { $day }, by days since receipt.
chart-lateness = Who waits, by days past the decision period: { $track }
chart-lateness-method = Families who wait at the end of { $day }, by days after the last day on which the authority could decide in time.
chart-in-time = Decided in time: { $track }
chart-in-time-method = Per cent of closed applications that were closed within the decision period, by half-year; until { $day }.
chart-axis-weeks = weeks since receipt
chart-axis-share = per cent of families
chart-axis-families = families
chart-axis-period = period
chart-axis-withheld = too few to show
track-all = all
track-other = other
track-refugee = refugee status
track-subsidiary-protection = subsidiary protection
end-granted = granted
end-refused = refused
end-not-processed = not processed
end-withdrawn = withdrawn
measure-median = half
measure-p80 = 80 %
measure-received = received
measure-closed = closed
measure-share-of-closed = decided in time
band-0-90 = up to 90
band-91-182 = 91 to 182
band-183-274 = 183 to 274
band-275-365 = 275 to 365
band-366-730 = 1 to 2 years
band-731-plus = over 2 years
band-not-due = in time
band-1-30 = 1 to 30
band-31-90 = 31 to 90
band-91-365 = 91 to 365
band-366-plus = over a year
band-unknown = suspended

forecast-range = Counted from { $day }: of a hundred families who were received on the same day, eighty wait between { $low } and { $high } more.
forecast-middle = Half of them wait less than { $middle }, half longer.
forecast-no-promise = This is no promise. We assume that the office keeps the pace of the last half year.
forecast-longer = more than { $months } months
forecast-kept = Of a hundred forecasts of a year ago, { $share } were right.
forecast-regime = The way of working changed within the last half year. That makes the forecast less sure.
forecast-none-too-few-decisions = There is no forecast: too few decisions were taken lately to say anything.
forecast-none-decisions-suspended = There is no forecast: decisions in this group are suspended.
forecast-none-kept-too-seldom = There is no forecast: those of last year were right too seldom.
forecast-none-received-later = There is no forecast yet for what was received after the last published month.
forecast-record-method = Every thirty days, for everybody who waited then: was the family decided within the range that promised eighty of a hundred? Judged a year later, so that late ones count. Other methods beside it on the same days.

# ------------------------------------------------------------------------------------------------------------ what if
statistic-order-of-handling = In which order is decided
statistic-order-of-handling-method = Of the families who waited when another one was closed: how many in a hundred stood before it, on average over the closings of the last 182 days. Near 0: in order of receipt; 50: by chance; near 100: the newest first.
what-if-start = It begins with what was published at the end of { $day }: { $backlog } families waiting, about { $received } received and { $closed } closed a month.
what-if-even = Within each published age group the families are spread evenly; where the oldest go first, they stand at its young end. Who waits longer than two years waits three at most.
what-if-handling-in-order = The oldest applications go first.
what-if-handling-newest-first = The newest applications go first.
what-if-handling-random = Any application may be next, by chance.
what-if-handling-as-observed = The order of handling stays as it was in the last half year.
what-if-handling-unknown = The present order of handling was not published. The oldest go first here.
what-if-intake-percent = From { $day } on, { $number } per cent of what comes now.
what-if-intake-number = From { $day } on, { $number } families come a month.
what-if-capacity-percent = From { $day } on, { $number } per cent of what is decided now.
what-if-capacity-number = From { $day } on, { $number } families can be decided a month.
what-if-freeze = From { $day } to { $until } no decisions are taken for { $percent } per cent of the families.
what-if-freeze-open = From { $day } on no decisions are taken for { $percent } per cent of the families, and no end is known.
what-if-terms-law = The legal term is that of the law as it is. Longer and suspended terms of single families are left out.
what-if-terms-supposed = The legal term is the one you gave.
what-if-terms-none = The law sets no term here, so nothing can be overdue.
what-if-withdrawal-now = Who withdraws is counted among those decided, as now.
what-if-withdrawal = Of a hundred families who wait a year, { $percent } withdraw, beside those decided.
what-if-penalty-none = There is no penalty for late decisions.
what-if-penalty = A penalty by law is supposed to exist. Of a hundred families who are late, { $percent } send a notice within six weeks.
what-if-chance = { $runs } runs from the seed { $seed }. Low and high: one run in ten lies below, one in ten above. Intake and pace may be off by a quarter.
what-if-not-in-it = Not in it: court orders that put a family first, and penalties set by a court. It is a simulation and no promise.
what-if-enough = About { $number } families a month must be decided, so that on { $day } nobody is overdue. That was enough in { $percent } of a hundred runs. Lately it was { $now } a month.
what-if-impossible-no-working-day = No number is enough: there is no working day until { $day }.
what-if-impossible-held = No number is enough: on { $day } families are held by the freeze beyond their term.
what-if-impossible-too-late = No number is enough: even if all were decided at once, somebody would be overdue on { $day } in too many runs.
chart-projection = Who waits, month by month, as projected
chart-projection-method = Families who wait at the end of each month after { $day }: the middle of the runs, and what one in ten stays below and above.
chart-projection-low = low
chart-projection-middle = middle
chart-projection-high = high
fault-not-published = Too little was published of this procedure to begin a projection.
fault-too-much-work = This would take too long. At most { $runs } runs fit, or take fewer months or families.
fault-not-within = The day must lie after { $first } and not after { $last }.
fault-no-term = The law sets no term here. Give one by “terms”.

## Tasks after the approval
task-collect-visa = Collect the visa (mvv) at the embassy
task-book-appointment = Book the appointment with the immigration service
task-travel = Travel to the Netherlands before the visa ends
task-find-home = Find a home that is large enough for the family
task-report = Report to the immigration service in person
task-permit = The immigration service grants the residence permit
task-report-to-benefits = Tell the municipality and Toeslagen that the family is here
task-register = Register with the municipality
task-tuberculosis = Have the tuberculosis examination
task-own-talk = A first talk of your own, with an interpreter
task-youth-health = First visit to youth health care
task-health-insurance = Take out health insurance
task-general-practitioner = Register with a general practitioner
task-integration-plan = The municipality makes the personal integration plan with you
task-school = Enrol the child at a school
task-child-benefit = Ask for child benefit at the SVB
task-bank-account = Open a bank account of your own
statistic-intake = First talk after arrival
statistic-intake-method = Of everybody who arrived in the last year: days from arrival to the first talk in person, adults for themselves and children in youth health care, those who still wait for it included (Kaplan–Meier). And of those for whom it is known, the share who were met within the norm. Persons are counted, so it is not published.

## What a letter by which somebody uses a remedy is
remedy-letter-title-notice-of-default = This letter tells the authority that it is late
remedy-letter-title-objection = This letter asks the authority to look again
remedy-letter-not-advice = This is not legal advice. Let a lawyer look at the letter if there is time for that.
remedy-letter-what-notice-of-default = With this letter you tell the authority that it had to decide by { $day }. You ask it to decide within two weeks.
remedy-letter-what-objection = With this short letter you say in time that you do not agree with the decision. Your reasons can follow later.
remedy-letter-from = The letter counts from { $day } on. Sent earlier, it would not count. There is no fixed last day. But do not wait very long.
remedy-letter-until = You must post the letter by { $day } at the latest. Post it some days before that. Does the decision name an earlier day? Then that day counts.
remedy-letter-fill = Read the Dutch letter. Is all of it right? Fill in the empty lines: your v-number and the address of the authority. That address is in its last letter to you. Sign with your own hand. For a child a parent or guardian signs.
remedy-letter-enclose = Put a copy of the decision with the letter.
remedy-letter-send = Send the letter by registered post and keep the proof. Keep a copy of everything.
remedy-letter-form = The authority has a form of its own for this, on ind.nl. You can use that instead. In May 2024 it also took this by fax.
remedy-letter-then-notice-of-default = The two weeks begin on the day after the letter arrives. Is there no decision by then? Then you can go to court. A lawyer can do that for you.
remedy-letter-penalty = After the two weeks the authority may have to pay you for each day, for at most 42 days.
remedy-letter-penalty-uncertain = It is not certain that this payment still exists. Ask a lawyer.
remedy-letter-then-objection = The authority then gives you time to send your reasons. Do not miss that day. Without reasons it need not look again. A lawyer can write them for you.
remedy-letter-lawyer = Where you find a lawyer
remedy-letter-lawyer-cost = With a low income you pay only a part of the costs.
remedy-letter-private = Your name and address can be on this paper. Keep it where others do not find it.

# Handovers: themes, kinds, the sheet and the page where its code is typed.
theme-residence = Right to stay
theme-reception = First shelter
theme-housing = Housing
theme-municipality = Registration and integration
theme-health = Health insurance and general practitioner
theme-youth-health = Health care for children
theme-school = School
theme-money = Money: benefits, bank, debts
theme-guardianship = Guardianship
handover-kind-to-reception = To reception
handover-kind-to-municipality = To the municipality
handover-kind-to-general-practitioner = To the general practitioner
handover-kind-to-youth-health = To health care for children
handover-kind-to-school = To school
handover-kind-to-debt-help = To help with debts
handover-kind-to-guardianship = To the guardian
handover-language-ar = Arabic
handover-language-en = English
handover-language-fa = Persian or Dari
handover-language-nl = Dutch
handover-language-so = Somali
handover-language-ti = Tigrinya
handover-language-tr = Turkish
handover-refusal-not-our-task = This is not our task, or not our place.
handover-refusal-no-capacity = We have no room at present.
handover-refusal-not-reachable = We could not reach the family.
handover-refusal-incomplete = Something that we need is missing.
handover-refusal-other = Another reason.
handover-page-title = A handover to your organisation
handover-page-intro = Another organisation asks yours to take over people of a family. Type the code that stands on its sheet.
handover-page-code = Code
handover-page-open = Open
handover-reference = Number of the application
handover-kind = What is asked
handover-themes = For what you would be responsible
handover-from = From, and whom you can call
handover-to = To
handover-people = People
handover-people-count = { $people ->
    [one] one person
   *[other] { $people } people
}, of whom { $minors } known to be under 18
handover-languages = Languages
handover-interpreter = Interpreter
handover-interpreter-needed = { $people ->
    [one] One person needs an interpreter.
   *[other] { $people } people need an interpreter.
}
handover-interpreter-unknown = { $people ->
    [one] Of one person nobody asked
   *[other] Of { $people } people nobody asked
} whether an interpreter is needed. Ask this first.
handover-interpreter-none = Nobody needs one.
handover-interpreter-never = Book a professional interpreter. Never let a child or another member of the family interpret.
handover-answer-by = Please answer by
handover-norm = This is a norm, not a term of an act. As long as you do not answer, the other organisation is responsible.
handover-sheet-title = Handover
handover-sheet-answer = How you answer
handover-sheet-how = Go to { $address } and type the code below. You need no account.
handover-sheet-until = The code works until { $day } as long as nobody answers, and for thirty days after the answer.
handover-sheet-careful = Whoever has this sheet can answer. Keep it where only your team can see it, and destroy it afterwards.
handover-sheet-family = For the family
handover-accepted = You took over. The first contact is on { $day }.
handover-refused = You refused:
handover-withdrawn = The other organisation took its question back. You do not have to do anything.
handover-shared = What you may know of the people
handover-nothing-shared = Nothing is shared of this person, or not any more.
handover-name = Name
handover-confirm = There was contact
handover-confirmed = You confirmed that there was contact.
handover-accept-title = We take over
handover-contact-on = Day of the first contact. The family is told this day.
handover-contact-name = Whom the family and the other organisation can call: name
handover-contact-phone = Telephone, like +31612345678
handover-contact-email = E-mail
handover-accept = Take over
handover-refuse-title = We do not take over
handover-reason = Why
handover-note = More on that. Write no more about the people than is needed.
handover-refuse = Refuse
warning-interpreter-unknown = Of somebody in this handover nobody asked whether an interpreter is needed. Ask first, with a professional interpreter. Never let a child interpret.
warning-contact-after-norm = The first contact is later than the norm wants.
details-interpreter = Needs an interpreter
details-needs-support = Needs support
details-unaccompanied = Came as a child alone
details-yes = yes
details-no = no
fault-unknown-kind = There is no such kind of handover here. Known: { $known }.
fault-field-not-shared = This is not shared in a handover of this kind. What can be: { $known }.
fault-no-people = Name one to forty people.
fault-not-in-family = Nobody in this family has this id.
fault-not-a-minor = This kind of handover is for people under 18, and this person is not known to be. Write down the day of birth first.
fault-person-twice = This person is named twice.
fault-no-consent = This person has not agreed that the organisation learns this. Ask, and write the consent down.
fault-consent-withdrawn = Somebody took their consent back. Make a new handover with what may still be shared.
fault-not-responsible = Your organisation is not responsible for this person in all of these themes, so it cannot hand them over.
fault-sender-not-responsible = The organisation that proposed this is not responsible for all of this any more.
fault-handed-over-already = Another organisation was asked for this already and has not answered. Take that back first.
fault-handover-to-oneself = An organisation cannot hand over to itself.
fault-organisation-closed = This organisation has closed.
fault-case-closed = The application has ended. Nothing can be handed over any more.
fault-contact-unreachable = Give a telephone number or an address of e-mail.
fault-contact-day = Give a day from today on, within a year.
fault-answered-already = This handover was answered or taken back already.
fault-not-accepted = This handover was not accepted, so there is no contact to confirm.
fault-confirmed-already = Your side has confirmed this already.
fault-still-responsible = This organisation is still responsible for an open application, or a handover waits for an answer.
fault-sheet-code = This code opens nothing. Look whether you typed it as it stands on the sheet. It may have ended: ask the other organisation for a new sheet.


# ------------------------------------------------------------------------- pages of families, helpers and for anybody
# $n: days. Days come in as $day, $from, $to, already written out.
page-site = Wachtwijzer
page-skip = To the content
page-languages = Language:
page-exit = Leave
page-exit-how = The button “Leave” brings you to the weather at once. Pressing Shift three times does the same where scripts are on.
page-exit-history = Your browser still remembers the pages that you saw. Delete the history if somebody else can look at it.
page-menu = Menu
page-foot = About this service
page-foot-help = Where to ask
page-foot-glossary = Words explained
page-foot-privacy = Privacy
page-foot-accessibility = Accessibility
page-foot-advice = This is information and no legal advice. The letter of the authority leads.
page-signed-in = Signed in as
page-sign-out = Sign out
page-home = My pages
page-optional = (may stay empty)
page-day = Day
page-month = Month
page-year = Year
page-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
page-left-today = today is the last day
page-left = { $n ->
    [one] 1 day left
   *[other] { $n } days left
}
page-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}
page-suspended = stands still
page-met = done in time
page-met-late = { $n ->
    [one] done, 1 day late
   *[other] done, { $n } days late
}
page-no-term = no term
page-until = until
page-last-day = Last day:
page-provisional = (still moves)
page-why-this-date = Why this date?
page-mind = Mind:
page-letter-leads = Does a letter name another day? Then the day in the letter leads.
page-readings = The law can be read in more than one way. We show the safe day. By each reading:
page-verified-partial = read in part
page-verified-unverified = not yet read at its source
page-progress-done = Done
page-progress-now = Now
page-progress-next = Later
page-step-of = Step { $n } of { $all }
page-step-more = What happened
page-step-applied = Applied
page-step-papers = Papers completed
page-step-decision = Waiting for a decision
page-step-decision-text = The immigration service checks the papers. Sometimes it asks for a talk or a DNA test.
page-step-visa = Collecting the visa
page-step-journey = Journey and arrival
page-step-together = The first months together
page-right-notice-of-default = Send a letter: you are late
page-right-inaction-appeal = Go to court because there is no decision
page-right-objection = Object
page-right-appeal = Go to court (appeal)
page-right-higher-appeal = Go to the higher court (higher appeal)
page-right-filing = Apply for the family
page-term-decision = Time to decide
page-term-answer = Time to answer
page-term-objection = Time to object
page-term-visa = Time to collect the visa
page-right-letter = Letter to print
page-recorded = Written down on
page-picture-alt = Picture. The numbers stand below it.
page-picture-withheld = There are too few families to show this. Otherwise one of them could be recognised.
page-picture-alone = Show the picture alone
page-pictures = In pictures
page-numbers = The numbers
page-files = Take along:
page-filter = Choose what you see
page-filter-show = Show
page-filter-saved = Kept choices
page-pager = More of this list
page-pager-first = To the start of the list
page-pager-next = Further
page-table-empty = There is nothing here.
page-faults = There is something to put right
page-saved = Saved.
page-sources = Where this is from
page-contacts = Whom you can call

page-party-authority = the authority
page-party-municipality = the municipality
page-party-court = the court
page-party-referent = the sponsor
page-party-family-member = the family member
page-force-statutory = by law
page-force-judicial = by order of a court
page-force-administrative = set by the authority
page-force-document = stands on a document
page-force-norm = a norm, no term of the law

## My case
page-case-title = Your application
page-case-number = Number:
page-case-seen = As of
page-case-more = More about this application
page-ask-where = Where is it now?
page-ask-who = Who has it?
page-ask-next = What happens next?
page-ask-me = What must you do?
page-ask-others = How long do others wait?
page-ask-until = Until when must they decide?
page-me-nothing = Nothing now.
page-me-meanwhile = You did what you had to do. Under “What you can prepare” you find what helps while you wait.
page-others-unknown = That cannot be said now.
page-others-range = From now: { $low } to { $high }
page-others-mean = This is no promise for your family. It says what happened to others.
page-until-none = No term runs now.
page-until-act = You can do something now: see below.
page-until-then = No decision by then? Then you have rights.
page-until-means = By this day there must be a decision. That is the law and no promise. Often it takes longer.
page-rights = What you can do
page-right-open = Possible now
page-right-from = Not too early from
page-steps = The road of your application
page-clocks = Two clocks
page-clock-legal = Days that count in law
page-clock-legal-of = The authority has { $n ->
    [one] 1 day
   *[other] { $n } days
}.
page-clock-suspended = { $n ->
    [one] 1 day did
   *[other] { $n } days did
} not count.
page-clock-lived = Days that you wait
page-clock-lived-family = Days that the family waits
page-clock-lived-why = Counted since receipt. These days never stand still.
page-news = Messages
page-no-messages = There are no messages yet.
page-wishes = What you want to be told
page-wishes-always = Some messages always come, because your own time to act depends on them.
page-wish-how = How often
page-wish-how-hint = What cannot wait comes at once, whatever you choose.
page-wish-immediate = At once
page-wish-daily = Together, once a day
page-wish-weekly = Together, on Friday
page-wish-save = Keep this
page-more-guidance = What you can prepare
page-more-refusal = If the answer is no
page-more-handover = Who helps you further
page-more-helpers = People who look with you
page-more-data = What we know about you
page-more-looks = Who looked
page-take-sheet = A sheet for a talk
page-take-calendar = Days for your calendar

page-stage-unknown-who = Ask your contact person.
page-stage-unknown-next = We tell you when something changes.
page-stage-preparing-now = Not yet applied
page-stage-preparing-who = The sponsor
page-stage-preparing-next = The sponsor applies for the family.
page-stage-in-review-now = Waiting for a decision
page-stage-in-review-who = The immigration service (IND)
page-stage-in-review-next = They check the papers and decide.
page-stage-granted-now = The answer is yes
page-stage-granted-who = The family and the embassy
page-stage-granted-next = The family collects a visa.
page-stage-refused-now = The answer is no
page-stage-refused-who = You
page-stage-refused-next = You can object.
page-stage-not-processed-now = Stopped: papers were missing
page-stage-not-processed-who = You
page-stage-not-processed-next = You can object.
page-stage-in-objection-now = They look again
page-stage-in-objection-who = The immigration service (IND)
page-stage-in-objection-next = A new decision comes.
page-stage-objection-refused-now = Still no
page-stage-objection-refused-who = You
page-stage-objection-refused-next = You can go to a court.
page-stage-in-appeal-now = With the court
page-stage-in-appeal-who = The court
page-stage-in-appeal-next = A judge decides.
page-stage-appeal-refused-now = The court said no
page-stage-appeal-refused-who = You
page-stage-appeal-refused-next = You can go to the higher court.
page-stage-in-higher-appeal-now = With the higher court
page-stage-in-higher-appeal-who = The Council of State
page-stage-in-higher-appeal-next = The highest judge decides.
page-stage-mvv-issued-now = The visa is there
page-stage-mvv-issued-who = The family
page-stage-mvv-issued-next = The family travels to the Netherlands.
page-stage-arrived-now = The family is here
page-stage-arrived-who = You, with help
page-stage-arrived-next = Reporting and registering.
page-stage-settling-now = The first months together
page-stage-settling-who = The municipality, with you
page-stage-settling-next = School, doctor and language.
page-stage-withdrawn-now = Stopped
page-stage-withdrawn-who = Nobody
page-stage-withdrawn-next = Nothing more comes.
page-stage-closed-now = Finished
page-stage-closed-who = Nobody
page-stage-closed-next = Nothing more comes.

## Guidance, refusal, helpers, data
page-guidance-title = What you can prepare
page-guidance-for = For now:
page-guidance-anybody = This is for everybody who waits for family. When you sign in you see what fits your application.
page-guidance-done = You did { $done } of { $all }.
page-guidance-open = Read this
page-tick-done = Done
page-tick-open = To do
page-refusal-title = After a no
page-refusal-intro = This is hard. It need not be the end.
page-refusal-letter = The letter is of
page-refusal-time = There is little time. The day in your letter leads. A short letter in time is enough.
page-refusal-first = First this
page-helpers-title = People who look with you
page-helpers-intro = You can let somebody look with you. It ends by itself, and you can end it sooner.
page-helpers-none = Nobody looks with you now.
page-helper-until = Until
page-helper-revoke = End this
page-helper-grant = Let somebody look
page-helper-mind = Does somebody force you to do this? Do not do it. Ask somebody you trust.
page-helper-number = The number of the helper
page-helper-number-hint = It stands in their own letter.
page-helper-ends = Until which day
page-helper-let = Let this person look
page-handover-title = Who helps you further
page-handover-intro = Here you see which organisation does what for you, and who calls whom.
page-handover-none = No other organisation has a part now.
page-handover-accepted = taken on
page-handover-waits = waits for an answer
page-handover-responsible = Responsible today:
page-handover-by = They call you before or on
page-handover-shared = What they know about you
page-data-title = What we know about you
page-data-intro = Only you and those who work on your application see this. Other members of the family do not see how we reach you.
page-data-change = Change how we reach you
page-data-email = E-mail
page-data-phone = Telephone
page-data-phone-hint = For example +31612345678
page-data-language = Language
page-data-channel = How we tell you
page-data-again = Your PIN or pass phrase once more
page-data-again-hint = So that nobody else can change this.
page-data-save = Save
page-data-rights = Your rights
page-data-rights-text = You can have something changed or erased. Ask your contact person. You can also complain to the data protection authority.
page-data-print = Everything to print
page-channel-none = Not at all, I look myself
page-channel-email = By e-mail
page-channel-sms = By text message
page-channel-letter = By letter
page-channel-in-person = In a talk
page-looks-title = Who looked
page-looks-intro = Everybody who looked at your application stands here.
page-looks-ask = Do you not know why somebody looked? Ask your contact person.
page-look-when = When
page-look-who = Who
page-look-what = What
page-look-why = Why
page-sheet-title = Sheet for a talk
page-sheet-intro = Take this along to your helper. It is of
page-sheet-print = Print this page by the menu of your browser. There is no name and no number on it.
page-sheet-days = Days that matter
page-sheet-open = Still to do
page-sheet-questions = My questions

## For anybody
page-start-title = Waiting for your family
page-start-intro = Here you see where an application is, who has it, and what comes next. In your language.
page-road-1 = Apply
page-road-2 = Wait
page-road-3 = Decision
page-road-4 = Journey
page-road-5 = Together
page-start-sign-in = Sign in
page-start-activate = I have a letter with a code
page-start-safe = We never ask for money or codes by mail or telephone.
page-start-procedure = How it works
page-start-procedure-text = All steps from the application to the first months together, in a picture.
page-start-waiting = How long others wait
page-start-waiting-text = From when to when, with everybody counted, also those who still wait.
page-start-guidance = What you can prepare
page-start-guidance-text = While you wait, before the journey, and after it. Also for a no.
page-start-filing = If you apply on a day
page-start-filing-text = Which last days follow from it.
page-start-reckon = Compute a last day
page-start-reckon-text = For helpers and lawyers: every step, with the article.
page-start-glossary = Words explained
page-start-glossary-text = The words of the law, in plain words.
page-demo-banner = Demonstration: everything here is invented.
page-demo-again = Look around as somebody else
page-procedure-title = How it works
page-procedure-steps = The usual road
page-procedure-picture = All stages in a picture
page-procedure-alt = The stages of the procedure and the ways between them. The steps stand in words above it, the terms below it.
page-procedure-terms = Terms
page-term = Term
page-term-who = Who must act
page-term-length = How long
page-term-force = What kind
page-term-law = Where it stands
page-filing-title = If you apply on a day
page-filing-intro = Choose a day. You see until when there must be a decision.
page-filing-procedure = Kind of application
page-filing-on = Day on which the application arrives
page-filing-on-hint = For example 27 3 2027
page-filing-do = Show the days
page-filing-answer = If it arrives on
page-reckon-title = Compute a last day
page-reckon-intro = Give the days that you know. Nothing of it is kept, and nothing of it stands in the address.
page-reckon-again = Compute once more
page-reckon-print = Print this page to keep it. We keep nothing.
page-reckon-received = Application received
page-reckon-received-hint = The day on which it arrived
page-reckon-asked = Papers were asked for
page-reckon-answer-by = Until when you may answer
page-reckon-sent = Papers received
page-reckon-default = Letter about being late received
page-reckon-decided = Decision sent
page-reckon-outcome = What it says
page-reckon-as-of = As of which day
page-reckon-as-of-hint = Empty: today
page-reckon-do = Compute
page-none = –
page-waiting-title = How long others wait
page-waiting-on = The day on which your application arrived
page-waiting-do = Show how long
page-glossary-title = Words explained
page-glossary-intro = Each word stands beside the Dutch word that is in your letters.
page-sign-in = Sign in
page-sign-in-number = Your number or working name
page-sign-in-number-hint = It stands in your letter, for example WP-7K3M-9QXP.
page-sign-in-phrase = Your PIN or pass phrase
page-sign-in-code = One-time code
page-sign-in-code-hint = Only for staff.
page-sign-in-others = Other ways
page-sign-in-safe = Nobody of ours will ever ask you for your PIN, your code or money.
page-activate = The first time
page-activate-intro = You need the letter with the code. The code works once.
page-activate-code = The code from your letter
page-activate-code-hint = You may paste it. Small letters and spaces do not matter.
page-activate-phrase = Choose a PIN or pass phrase
page-activate-phrase-hint = At least eight characters. Do not use it anywhere else.
page-activate-do = Go on
page-help-title = Where to ask
page-help-1 = Ask your contact person
page-help-1-text = The name stands in your letter. He or she also gives you a new letter when you lost the old one.
page-help-2 = Ask a lawyer
page-help-2-text = For most people this costs little or nothing. The Juridisch Loket helps you to find one.
page-help-3 = Help now
page-help-3-text = Is somebody in danger, or does somebody hurt you at home? Call one of the numbers below.
page-privacy-title = Privacy
page-privacy-1 = What we keep
page-privacy-1-text = Days and steps of your application, how to reach you, and what you ticked off. No papers and no story of flight.
page-privacy-2 = Who sees it
page-privacy-2-text = You, and those who work on your application. Every look is written down. You can read who looked.
page-privacy-3 = Family
page-privacy-3-text = Each adult has their own access. Nobody sees how we reach another one.
page-privacy-4 = How long
page-privacy-4-text = Your details go when they are no longer needed. What happened stays, without your name.
page-privacy-5 = Cookies
page-privacy-5-text = One, so that you stay signed in. No others, and nobody follows you.
page-access-title = Accessibility
page-access-1 = What works
page-access-1-text = All pages work without a mouse, without scripts, with large letters, on a small screen and with software that reads aloud.
page-access-2 = What does not work yet
page-access-2-text = Most translations are drafts. Nobody who speaks the language from home has checked them. The picture of a procedure is large; its steps stand in words beside it.
page-access-3 = Tell us
page-access-3-text = Does something not work for you? Tell your contact person. We look at it within two weeks.

page-error-400 = We cannot read this
page-error-400-text = Something of what was sent does not fit. Go back; what you typed is still there.
page-error-401 = Sign in again
page-error-401-text = You were away for a while, so you were signed out. What you typed is not lost: sign in and it goes on.
page-error-401-in = You are signed in again.
page-error-401-send = Go on with what I typed
page-error-401-not = Leave it
page-error-403 = You may not do this
page-error-403-text = Your account may not do this. Ask whoever keeps the accounts of your organisation.
page-error-404 = There is nothing here
page-error-404-text = The page is not there, or it is not for you. Perhaps the address is not right.
page-error-409 = Somebody was before you
page-error-409-text = Somebody changed this after you opened it. Look at it again, then decide again. Nothing was changed by you.
page-error-413 = That was too much
page-error-413-text = Make it shorter and send it again.
page-error-429 = Too many attempts
page-error-429-text = { $seconds ->
    [one] Wait one second and try again.
   *[other] Wait { $seconds } seconds and try again.
}
page-error-500 = Something went wrong with us
page-error-500-text = Nothing was changed. Try again in a few minutes.
page-error-503 = Not just now
page-error-503-text = Nothing was changed. Try again in a few minutes.

page-word-sponsor = sponsor
page-word-sponsor-meaning = The person in the Netherlands whom the family wants to join.
page-word-nareis = family reunification of a protected person
page-word-nareis-meaning = The family comes after somebody with an asylum permit.
page-word-decision-period = decision period
page-word-decision-period-meaning = The time within which the authority must decide.
page-word-receipt = receipt
page-word-receipt-meaning = The application reaches the authority. From that day the time counts.
page-word-request = request to complete
page-word-request-meaning = The authority asks for papers that are missing. The time stands still until the answer.
page-word-suspension = suspension
page-word-suspension-meaning = Days that do not count for the time to decide.
page-word-default = notice of default
page-word-default-meaning = A letter that says: you are late, decide within two weeks.
page-word-penalty = penalty for delay
page-word-penalty-meaning = Money that the authority may have to pay for each day too late.
page-word-objection = objection
page-word-objection-meaning = You ask the authority to look again at its decision.
page-word-appeal = appeal
page-word-appeal-meaning = You ask a court to look at the decision.
page-word-mvv = provisional residence permit (mvv)
page-word-mvv-meaning = The visa with which the family may come. It is collected at an embassy.
page-word-brp = registration (BRP)
page-word-brp-meaning = The municipality writes down who lives where.
page-word-integration = civic integration
page-word-integration-meaning = Learning the language and how things work here, with a plan.

# --------------------------------------------------------------------------------------------- pages of those at work
staff-case = Case
staff-menu-list = Work list
staff-menu-search = Search
staff-menu-parked = Delivery problems
staff-menu-handovers = Handovers
staff-menu-messages = Messages
staff-menu-dashboard = Dashboard
staff-menu-record = Was the forecast right?
staff-menu-what-if = What if
staff-menu-own = Own figures
staff-menu-accounts = Accounts
staff-menu-organisations = Organisations
staff-menu-keys = Keys
staff-menu-procedures = Procedures
staff-menu-reviews = To review
staff-menu-log = Access log
staff-list-title = Work list
staff-list-caption = Cases, the most urgent first
staff-list-case = Case
staff-list-due = Term
staff-list-stage = Stage
staff-list-received = Received
staff-list-marks = Mind
staff-list-who = With
staff-list-choose = Choose
staff-list-together = For those chosen:
staff-list-preview = Look ahead
staff-filter-procedure = Procedure
staff-filter-stage = Stage
staff-filter-urgency = Urgency
staff-filter-any = all
staff-filter-late = late
staff-filter-soon = within two weeks
staff-filter-mark = Mind
staff-mark-remedy = remedy open
staff-mark-handover = handover unanswered
staff-mark-undelivered = message came back
staff-mark-careful = reach with care
staff-responsible = Responsible now:
staff-responsible-title = Who is responsible for what
staff-next = What can happen next
staff-terms = Terms
staff-people = People
staff-events = What happened
staff-told = What people were told
staff-corrected = corrected
staff-annulled = annulled
staff-correct = Correct this
staff-corrects = This is corrected
staff-corrects-why = The earlier record stays to be seen. Everything is reckoned anew from what you write down here.
staff-confirm-title = Look before you do it
staff-confirm-do = Do it
staff-confirm-back = Back, change it
staff-step-on = Day on which it happened
staff-step-on-hint = The day that counts in law, not the day of writing it down.
staff-step-answer-by = Last day to answer
staff-step-person = For whom
staff-step-whole = the whole case
staff-step-preview = Show what follows
staff-follows = What follows
staff-follows-stage = Stage:
staff-follows-nothing = No term moves.
staff-follows-told = Who is told
staff-moves = the last day moves from { $from } to { $to }
staff-moves-not = the last day stays { $day }
staff-begins = begins, last day { $to }
staff-ends = ends
staff-search-title = Search
staff-search-logged = Every search is written down with its reason. The people in the case can read it.
staff-search-number = Number of the case
staff-search-number-hint = For example WW-7K3M-9QXP-P
staff-search-purpose = Why do you search?
staff-search-do = Search
staff-search-found = Found
staff-purpose-file-work = I work on the case
staff-purpose-question = Somebody in it asks something
staff-purpose-handover = A handover
staff-purpose-supervision = Supervision
staff-purpose-incident = An incident
staff-parked-title = Messages that did not arrive
staff-parked-intro = These were tried and did not arrive. Look at the reason, put the address right or send a letter.
staff-parked-to = To
staff-parked-kind = Message
staff-parked-channel = By
staff-parked-reason = Why not
staff-parked-do = Do
staff-parked-tried = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
staff-parked-again = Send again
staff-bulk-preview = Look ahead
staff-bulk-result = What came of it
staff-bulk-ahead = It can be done for { $good } of { $all } cases.
staff-bulk-some-not = For some it is not possible. Choose whether the others are done all the same.
staff-bulk-done = Done for { $good } of { $all } cases.
staff-bulk-how = How
staff-bulk-all = All or nothing
staff-bulk-each = Each case for itself
staff-bulk-do = Do it
staff-bulk-state = State
staff-bulk-what = What
staff-bulk-yes = possible
staff-bulk-no = not possible
staff-bulk-undo = Undo
staff-bulk-undo-how = Each of these steps is annulled by a later record. What was told to people is not taken back.
staff-handovers = Open handovers
staff-handover-propose = Propose a handover
staff-handover-stays = Until the other organisation takes it on, yours stays responsible.
staff-handover-answer = Answer a handover
staff-handover-accept = Take it on
staff-handover-refuse = Refuse
staff-handover-by = answer by
staff-handover-shared = What is shared, and on which ground
staff-handover-to = To which organisation
staff-handover-task = What for
staff-handover-bridge = Your bridge person
staff-handover-bridge-hint = A working name or telephone number.
staff-handover-share = What is shared
staff-handover-ground = On which ground
staff-handover-consent = consent of the person
staff-handover-law = a legal ground
staff-handover-interpreter = Interpreter needed in
staff-handover-interpreter-hint = Never a child.
staff-handover-first = First talk on
staff-handover-reason = Why not
staff-task = Task
staff-person = Person
staff-organisation = Organisation
staff-since = Since
staff-dashboard = Waiting and deciding
staff-filter-month = Month
staff-filter-track = Track
staff-compared = The usual figure beside the right one
staff-compared-why = Authorities usually count only cases that were closed. Those who still wait are left out, so the figure is too low as long as the backlog grows.
staff-compared-usual = Usual: closed cases only
staff-compared-right = Right: everybody counted
staff-pictures = Pictures
staff-record-title = Was the forecast right?
staff-record-half = Told in
staff-record-method = Method
staff-record-right = Right, of a hundred
staff-record-later = Later, of a hundred
staff-record-loss = Loss in days
staff-method-rule = What people are told
staff-method-published = As authorities publish it
staff-what-if = What if
staff-what-if-intro = The published backlog, carried on month by month. A simulation and no promise.
staff-what-if-capacity = Decisions beside now, in per cent
staff-what-if-months = Months
staff-what-if-do = Show
staff-accounts = Accounts
staff-account-new = New account
staff-login = Working name
staff-login-hint = 3 to 40 letters, digits, dots, hyphens or underscores.
staff-role = Role
staff-made = Made on
staff-state = State
staff-block = Block
staff-blocked = blocked
staff-organisations = Organisations
staff-organisation-new = New organisation
staff-code = Code
staff-code-hint = Small letters, digits and hyphens.
staff-name = Name
staff-mailbox = Mailbox
staff-keys = Keys of other systems
staff-key-new = New key
staff-operations = May do
staff-operations-hint = What the other system will be able to do with the key, and nothing else.
staff-until = Holds until
staff-procedures = Procedures and their check
staff-procedure = Procedure
staff-version = Version
staff-read = Rules read at their source
staff-check = Check
staff-check-good = whole
staff-reviews = What is to be looked at again
staff-what = What
staff-language = Language
staff-standing = Standing
staff-review-by = By
staff-log = Can the access log be believed?
staff-log-intro = Each entry carries a seal over itself and the one before it. Checking goes through all of them, in portions, and stands in the log itself.
staff-log-check = Check now
staff-log-good = { $n ->
    [one] One entry, and it fits.
   *[other] { $n } entries, and every one fits.
}
staff-log-at = Checked on
staff-log-digest = Write this down elsewhere. A later check must count { $n } entries or more. Digest of the ends of the log:
staff-log-broken = The log cannot be believed. Tell whoever answers for security, and change nothing.
staff-log-so-far = { $n } of { $all } entries were read. Go on until all are.
staff-log-progress = Entries that were read
staff-log-go-on = Go on
staff-log-seal = Lane { $lane }, entry { $n }: its seal does not follow from it and the entry before. One was changed.
staff-log-gap = Lane { $lane }, entry { $n }: it is not there, or another stands in its place.
staff-log-end = Lane { $lane }: { $n } entries were written and { $found } are there. The end was cut off, or something was added.
staff-log-head = Lane { $lane }: what says where it ends was changed or removed.
staff-admin-make = Make it
staff-admin-save = Save
staff-admin-back = Back to the list
staff-admin-number = Number
staff-unblock = Let in again
staff-account-code = The code for { $login } is shown once. Hand it over on paper: with it a pass phrase is chosen, within { $n } days.
staff-account-find = Working name, or number of somebody in a case
staff-account-find-do = Find
staff-organisation-closed = takes over nothing more
staff-mailbox-none = told nothing
staff-mailbox-change = change
staff-mailbox-intro = Here an organisation is told that there is something to see. Nothing of a case ever stands in it.
staff-mailbox-hint = Empty: it is told nothing.
staff-mailbox-language = Language of the mail
staff-delivery = How often
staff-delivery-daily = gathered, once a day
staff-delivery-immediate = at once
staff-delivery-weekly = gathered, on Friday
staff-operations-count = { $n ->
    [one] one operation
   *[other] { $n } operations
}
staff-until-hint = The last day on which it holds. At most a year.
staff-key-name = Name of the other system
staff-key-name-hint = 3 to 40 letters, digits, dots, hyphens or underscores.
staff-key-once = The key for { $login } is shown once. Put it into the other system now.
staff-key-used = Last used
staff-key-unused = never
staff-key-ended = ended
staff-holds = For cases from
staff-check-intro = Every version was checked whole when the service started: with a fault it does not start. What no check can know is whether the law says so. Open what is still to be read.
staff-check-parts = { $stages } stages, { $events } events, { $terms } terms, { $remedies } remedies
staff-read-count = { $n } of { $all }
staff-read-partly = a part of it was read
staff-read-not = from memory, still to be read
staff-languages = Languages
staff-review-guidance = All texts of guidance
staff-review-texts = { $n ->
    [one] one text
   *[other] { $n } texts
}
staff-review-shown = is shown
staff-review-emergency = too old, still shown: for emergencies
staff-review-hidden = too old, hidden until somebody has checked it
staff-review-source = written by us, read by nobody else
staff-review-reviewed = read by somebody who speaks it from home
staff-review-draft = a draft that nobody has read who speaks it from home
staff-review-items = { $n } of { $all } texts of guidance
staff-review-words = { $n } of { $all } words of the service; the rest is shown in English
staff-parked-since = The oldest is from
staff-parked-count = { $n ->
    [0] Everything arrived.
    [one] One message did not arrive.
   *[other] { $n } messages did not arrive.
}
staff-parked-count-most = More than { $n } messages did not arrive. Only the oldest are counted.
staff-parked-numbers = Whose they are is for those who work with the cases.
staff-fault-taken = This is taken. Choose another.
staff-fault-long = At most { $n } characters.
staff-fault-past = This day has passed. Give a later one.
staff-fault-late = A key holds for a year at most. The last day is { $day }.
staff-demo-title = Try Wachtwijzer
staff-demo-intro = Choose as whom you look around. You may try everything: it is gone when the demonstration ends.
staff-demo-go = Look around
staff-demo-anybody = Without signing in
staff-demo-start = The first page as anybody finds it
staff-demo-interface = The interface, for programs
staff-demo-referent = Sponsor
staff-demo-referent-what = Lives in the Netherlands and waits for the family. Sees where the case is, what comes next, and until when there must be a decision.
staff-demo-family-member = Family member abroad
staff-demo-family-member-what = Belongs to the same family, has an account of their own, and reads in Arabic.
staff-demo-helper = Helper
staff-demo-helper-what = A volunteer or lawyer whom the family lets look along, until a day, and not at everything.
staff-demo-caseworker = Caseworker
staff-demo-caseworker-what = Works on the cases: the work list, the next steps, handovers, letters that did not arrive.
staff-demo-supervisor = Supervisor
staff-demo-supervisor-what = Leads caseworkers, and sees the exact figures of the own organisation.
staff-demo-partner = Partner organisation
staff-demo-partner-what = Works in reception. Sees only whom another organisation hands over, and answers.
staff-demo-policymaker = Policymaker
staff-demo-policymaker-what = Sees figures and pictures of waiting, and never a case.
staff-demo-administrator = Administrator
staff-demo-administrator-what = Keeps accounts and keys, and checks whether the access log can be believed. Never sees a case.
staff-demo-family-in-parts = Sponsor of a family that came in parts
staff-demo-family-in-parts-what = A year after arrival: a wife and children first, a grown-up son after an objection, with all who took over from each other.
staff-demo-family-to-the-end = Sponsor of a family that was refused
staff-demo-family-to-the-end-what = Refused, objected, an order of a court, refused again, an appeal: the whole way to the end.

# What the pages say when they are asked.
page-reckon-rules = Reckoned by the rules of “{ $procedure }”, version { $version }.
page-procedure-rules = The rules as they began on
page-term-set = as a letter, a court or a document says
page-waiting-none = Nothing has been published yet, so nothing can be said here.
page-waiting-until = This stood so at the end of { $day }.
page-waiting-who = Every family is counted, also those who still wait. The time runs from the day of receipt and never stops.
page-fault-missing = Fill this in.
page-fault-day = This is no day. Give day, month and year in numbers, for example 27 3 2027.
page-sign-in-refused = That is not right, or this telephone is not known yet. The first time you need the letter with the code.
page-activate-refused = This code opens nothing. Look whether it stands here as in the letter. A code works once, and not for ever.
staff-generator-once = You see this secret only now.
staff-generator = Put it into a generator of one-time codes, such as an app on your telephone. Then sign in.
staff-generator-secret = Secret
page-my-cases = Your applications
page-my-none = There is no application that you may see.
page-look-looked = Looked
page-look-wrote = Wrote down what happened
page-look-changed = Changed something
page-look-refused = Tried, and was refused
page-role-caseworker = caseworker
page-role-supervisor = supervisor
page-role-partner = partner organisation
page-role-policymaker = policymaker
page-role-administrator = administrator
page-role-machine = another system
page-role-operator = whoever keeps the service running
page-role-person = somebody of the family, or who helps them
page-role-nobody = somebody who was not signed in
