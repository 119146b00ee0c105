"""What a page may load: what it is served, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that a page asked for.

    Attributes:
        content: its bytes; or where they lie, for a font of the project.
        mime: its media type.
    """

    content: bytes | Path
    mime: str


Serve = Callable[[str], Resource | None]
"""URL → resource, or None for everything that is not to be had."""


class ServedOnly(URLFetcher):  # type: ignore[misc]
    """A fetcher without network and without files; it remembers what it refused."""

    def __init__(self, serve: Serve) -> None:
        super().__init__(allowed_protocols=())
        self._serve = serve
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return what is served under a URL.

        Raises:
            ValueError: it is not served.
        """
        resource = self.served(url)
        if resource is None:
            self.refused.append(url)
            msg = "not served"
            raise ValueError(msg)
        content = resource.content
        raw = content.read_bytes() if isinstance(content, Path) else content
        return URLFetcherResponse(url, raw, {"Content-Type": resource.mime})

    def served(self, url: str) -> Resource | None:
        """Return what is served under a URL, unread."""
        return self._serve(url)
