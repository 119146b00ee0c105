"""What a page may load: what it is served, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from weasyprint.urls import URLFetcher, URLFetcherResponse


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that a page asked for."""

    content: bytes
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
        resource = self._serve(url)
        if resource is None:
            self.refused.append(url)
            msg = "not served"
            raise ValueError(msg)
        return URLFetcherResponse(url, resource.content, {"Content-Type": resource.mime})
