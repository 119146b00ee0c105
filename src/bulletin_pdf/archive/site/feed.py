"""The Atom feed (RFC 4287) of the newest issues."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from urllib.parse import urljoin

from bulletin_pdf.archive.site.markup import Html, el
from bulletin_pdf.archive.site.places import Shown

_NEWEST = 50
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:bulletin-pdf:finding-aid")
_NO_DATE = "2000-01-01"


def feed(issues: Sequence[Shown], title: str, url: str) -> bytes:
    """Return the feed; its ids and dates come from the issues, so that it is always the same.

    Args:
        issues: by date, all versions.
        title: of the site.
        url: where the site will stand, with a slash at its end; empty when it stays on a disk.
    """
    current = [shown for shown in reversed(issues) if shown.issue.newest][:_NEWEST]
    updated = max((_moment(shown) for shown in current), default=f"{_NO_DATE}T00:00:00+08:00")
    head = [
        el("title", None, title),
        el("id", None, f"urn:uuid:{uuid.uuid5(_NAMESPACE, title + url)}"),
        el("updated", None, updated),
        el("author", None, el("name", None, title)),
        _link(urljoin(url, "index.html"), "alternate", "text/html"),
        _link(urljoin(url, "feed.xml"), "self", "application/atom+xml"),
    ]
    entries = (_entry(shown, url) for shown in current)
    body = el(
        "feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"}, *head, *entries
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _entry(shown: Shown, url: str) -> Html:
    issue = shown.issue
    number = f" 第{issue.number}期" if issue.number else ""
    articles = [part.title for part in issue.parts if part.kind == "article"]
    return el(
        "entry",
        None,
        el("title", None, f"{issue.name}{number}"),
        el("id", None, f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{issue.publisher} {shown.name}')}"),
        el("updated", None, _moment(shown)),
        _link(urljoin(url, shown.page), "alternate", "text/html"),
        _link(urljoin(url, shown.pdf), "enclosure", "application/pdf"),
        el("summary", None, "；".join(articles)),
    )


def _link(target: str, relation: str, kind: str) -> Html:
    return Html(el("link", {"rel": relation, "type": kind, "href": target})[:-1] + "/>")


def _moment(shown: Shown) -> str:
    return f"{shown.issue.date or _NO_DATE}T00:00:00+08:00"
