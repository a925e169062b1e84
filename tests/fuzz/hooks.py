"""Gives the fuzzer something real to hold on to.

A random id is never that of an application, a random If-Match never its version, and a random word never an event of a
procedure: nearly every request would end at 400, 404 or 412. So every second well-formed request is sent with an id and a
version that the service itself has told, and with events of a real procedure. The rest stays as the fuzzer made it, and the
stateful phase is left alone: it carries ids from answer to request by itself.
"""

import datetime
import itertools
import json

import schemathesis

COLLECTION = "/applications"
PROCEDURE = "nl-nareis"
# The last month that was published: a month is, once it has been over for two days.
MONTH = ((datetime.date.today() - datetime.timedelta(days=2)).replace(day=1) - datetime.timedelta(days=1)).strftime("%Y-%m")
IN_PATH = {
    "procedureId": PROCEDURE,
    "versionId": "2025-03-28",
    "calendarId": "nl",
    "month": MONTH,
    "picture": "flow",
    "taskId": "register",
    "remedyId": "notice-of-default",
    "filterId": "mine",
}
STORY = [
    {"type": "application-received", "on": "2025-06-02"},
    {"type": "documents-requested", "on": "2025-07-01", "answerBy": "2025-07-15"},
    {"type": "documents-received", "on": "2025-07-10"},
    {"type": "investigation-started", "on": "2026-01-05", "kind": "dna"},
    {"type": "notice-of-default-received", "on": "2026-04-20"},
    {"type": "inaction-appeal-lodged", "on": "2026-05-11"},
    {"type": "policy-hold-started", "on": "2026-06-15", "reason": "capacity"},
    {"type": "policy-hold-ended", "on": "2026-07-01"},
    {"type": "court-order-sent", "on": "2026-07-06", "weeks": 8, "penaltyPerDay": 10000, "penaltyMax": 1500000},
    {"type": "decision-notified", "on": "2026-09-14", "outcome": "refused"},
    {"type": "objection-received", "on": "2026-09-28"},
]

ids = []
versions = {}
possible = {}
turn = itertools.count()


@schemathesis.hook
def after_call(context, case, response):
    """Remembers the applications of the service and the version of each."""
    path = response.request.url.split("?")[0]
    etag = (response.headers.get("etag") or [None])[0]
    location = (response.headers.get("location") or [None])[0]
    made = location if response.status_code == 201 and location else path
    parts = made.split("/")
    if etag and COLLECTION[1:] in parts[:-1]:
        name = parts[parts.index(COLLECTION[1:]) + 1]
        versions[name] = etag
        remember(name)
    if case.operation.path.endswith("/next-steps") and response.status_code == 200:
        steps = json.loads(response.content)["results"]
        possible[parts[-2]] = [s["event"] for s in steps if not s.get("requires")]
    if case.operation.path == COLLECTION and case.method == "GET" and response.status_code == 200:
        for row in json.loads(response.content).get("results", []):
            remember(row["id"])


@schemathesis.hook
def before_call(context, case, **kwargs):
    """Makes every second well-formed request a likely one."""
    if not well_formed(case):
        return
    step = next(turn)
    if step % 2:
        return
    step //= 2
    parameters = case.path_parameters or {}
    for name in parameters:
        if name == "id" and ids:
            known = list(versions) if case.method == "POST" and versions else ids
            parameters[name] = known[step % len(known)]
        elif name == "sequence":
            parameters[name] = 1 + step % 3
        elif name in IN_PATH:
            parameters[name] = IN_PATH[name]
    if case.method == "POST":
        headers = dict(case.headers or {})
        if parameters.get("id") in versions:
            headers["If-Match"] = versions[parameters["id"]]
        if "Idempotency-Key" in headers:
            # Every third key comes a second time, with another body or the same.
            headers["Idempotency-Key"] = f'"{step - step % 3 // 2}"'
        case.headers = headers
    if case.query and "procedure" in case.query:
        case.query["procedure"] = PROCEDURE
    if isinstance(case.body, dict):
        likely_body(case.body, step, possible.get(parameters.get("id")))


def likely_body(body, step, nexts):
    """The first part of a story, an event that can come next, or a correction."""
    event = {"type": nexts[step % len(nexts)], "on": "2026-11-02"} if nexts else STORY[step % len(STORY)]
    if "procedure" in body:
        body["procedure"] = PROCEDURE
        body.pop("version", None)
        body["events"] = STORY[: 1 + step % len(STORY)]
    elif "type" in body:
        body.clear()
        body.update(event)
    elif "application" in body and ids:
        body["application"] = ids[-1 - step % len(ids)]
    elif "persons" in body:
        body["persons"] = [f"person-{step % 3}"]
    elif "instead" in body and body["instead"] is not None:
        body["instead"] = event


def well_formed(case):
    """Is it a request that the document allows, outside the stateful phase?"""
    meta = case.meta
    return meta is not None and meta.generation.mode.is_positive and meta.phase.name.value != "stateful"


def remember(name):
    if name not in ids and len(ids) < 50:
        ids.append(name)
