"""Gives the fuzzer something real to hold on to.

A random id is never that of an application and a random If-Match never its version, so almost every request would end at 404
or 412. Every second well-formed request is sent with an id and a version that the service itself has told. The stateful phase
is left alone: it carries ids from answer to request by itself.
"""

import itertools
import json

import schemathesis

COLLECTION = "/applications"
ids = []
versions = {}
turn = itertools.count()


@schemathesis.hook
def after_call(context, case, response):
    path = response.request.url.split("?")[0]
    etag = (response.headers.get("etag") or [None])[0]
    location = (response.headers.get("location") or [None])[0]
    made = location if response.status_code == 201 and location else path
    name = made.rsplit("/", 1)[-1]
    if etag and made.rsplit("/", 1)[0].endswith(COLLECTION):
        versions[name] = etag
        remember(name)
    if case.operation.path == COLLECTION and case.method == "GET" and response.status_code == 200:
        for row in json.loads(response.content).get("results", []):
            remember(row["id"])


@schemathesis.hook
def before_call(context, case, **kwargs):
    if not case.operation.path.startswith(COLLECTION + "/{") or not ids or not well_formed(case):
        return
    step = next(turn)
    if step % 2:
        return
    name = case.operation.path.split("{", 1)[1].split("}", 1)[0]
    known = ids[(step // 2) % len(ids)]
    case.path_parameters[name] = known
    if case.headers and "If-Match" in case.headers and known in versions:
        case.headers["If-Match"] = versions[known]


def well_formed(case):
    """Is it a request that the document allows, outside the stateful phase?"""
    meta = case.meta
    return meta is not None and meta.generation.mode.is_positive and meta.phase.name.value != "stateful"


def remember(name):
    if name not in ids and len(ids) < 50:
        ids.append(name)
