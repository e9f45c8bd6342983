"""Events across articles: several reports of one happening are one event."""

from __future__ import annotations

from hashlib import sha256

from netralitas.records import Event


def event_id(event: Event) -> str:
    """The id of the happening that a report tells of: same date, type and region is the same event.

    A voting day is one event for the whole country, whichever region an article ties it to.
    """
    region = "" if event.type == "pemungutan_suara" else event.region or ""
    return sha256(f"{event.date}|{event.until or ''}|{event.type}|{region}".encode()).hexdigest()[:12]
