"""Writes holidays-package.csv beside this script: the public holidays by the Python package `holidays`.

An independent second opinion on config/calendars, read by tests/it/calendar_differences.rs. Needed only when the covered
years change: install `holidays` (made with 0.109) into a virtual environment and run this script with its Python.
"""

import csv
import pathlib

import holidays

COVERED = {"NL": range(2005, 2029), "DE": range(2005, 2036), "BE": range(2005, 2036)}

target = pathlib.Path(__file__).with_name("holidays-package.csv")
with target.open("w", encoding="utf-8", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["country", "date", "name"])
    for country, years in COVERED.items():
        for day, name in sorted(holidays.country_holidays(country, years=years, language="en_US").items()):
            rows.writerow([country, day.isoformat(), name])
