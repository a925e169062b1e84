#!/usr/bin/env python3
"""Checks what the build takes from outside: the licence of every package, and where it comes from.

From `cargo metadata` of this platform: every licence expression must be satisfiable from ALLOWED; every package must come from
the one default registry with a checksum in Cargo.lock; our own manifest must name versions, never "*".
"""

import json
import re
import subprocess
import sys
import tomllib

# Licences whose code may be part of a program under EUPL-1.2 and be handed on with a notice.
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "PostgreSQL",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
}


def satisfied(expression, allowed=frozenset(ALLOWED)):
    """Can this SPDX expression be met by allowed licences alone? AND binds stronger than OR; the old `A/B` means OR."""
    words = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    at = 0

    def take(*expected):
        nonlocal at
        if at < len(words) and (not expected or words[at].upper() in expected):
            at += 1
            return words[at - 1]
        return None

    def either():
        met = both()
        while take("OR"):
            met = both() or met
        return met

    def both():
        met = one()
        while take("AND"):
            met = one() and met
        return met

    def one():
        if take("("):
            met = either()
            if not take(")"):
                raise ValueError(expression)
            return met
        name = take()
        if not name or name.upper() in {"AND", "OR", "WITH", ")"}:
            raise ValueError(expression)
        if take("WITH"):
            name = f"{name} WITH {take()}"
        return name in allowed

    met = either()
    if at != len(words):
        raise ValueError(expression)
    return met


def try_out():
    """A check that passes everything is worse than none."""
    allowed = frozenset({"A", "B", "A WITH x"})
    for expression, expected in {
        "A": True,
        "C": False,
        "A OR C": True,
        "C/A": True,
        "A AND C": False,
        "C AND A OR B": True,
        "C AND (A OR B)": False,
        "(C OR A) AND B": True,
        "A WITH x": True,
        "A WITH y": False,
        "B WITH x OR C": False,
    }.items():
        assert satisfied(expression, allowed) is expected, expression
    for expression in ("", "A OR", "(A", "A B", "A)"):
        try:
            satisfied(expression, allowed)
        except ValueError:
            continue
        raise AssertionError(f"{expression!r} was read")


def faults(metadata, lock):
    """What is wrong, one sentence each."""
    checksums = {(p["name"], p["version"]): p.get("checksum") for p in lock["package"]}
    members = set(metadata["workspace_members"])
    registries = set()
    for package in metadata["packages"]:
        name = f"{package['name']} {package['version']}"
        if package["id"] in members:
            for dependency in package["dependencies"]:
                if dependency["req"] == "*":
                    yield f"{dependency['name']}: the manifest names no version"
                if dependency["registry"] or dependency.get("path"):
                    yield f"{dependency['name']}: does not come from the default registry"
            continue
        source = package["source"] or ""
        registries.add(source)
        if not source.startswith("registry+"):
            yield f"{name}: comes from {source or 'a folder'}, not from the registry"
        elif not checksums.get((package["name"], package["version"])):
            yield f"{name}: has no checksum in Cargo.lock"
        expression = package["license"]
        try:
            if not expression:
                yield f"{name}: names no licence"
            elif not satisfied(expression):
                yield f"{name}: {expression} is not among the licences allowed"
        except ValueError:
            yield f"{name}: {expression!r} cannot be read as a licence"
    if len(registries) > 1:
        yield f"packages come from {len(registries)} places"


def main():
    try_out()
    verbose = subprocess.run(["rustc", "-vV"], capture_output=True, text=True, check=True).stdout
    host = re.search(r"^host: (.*)$", verbose, re.MULTILINE).group(1)
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", host]
    metadata = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    with open(f"{metadata['workspace_root']}/Cargo.lock", "rb") as file:
        lock = tomllib.load(file)
    found = list(faults(metadata, lock))
    for fault in found:
        print(fault, file=sys.stderr)
    count = len(metadata["packages"])
    assert count > 100, f"only {count} packages were read"
    print(f"{count} packages, {len({p['license'] for p in metadata['packages']})} licence expressions, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
