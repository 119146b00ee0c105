"""Workers on other machines, by dask.distributed.

Whoever can talk to a scheduler of dask can run anything on its workers, and a worker anything here:
they exchange pickles.  So nothing but TLS is taken, with a certificate on either side
(https://distributed.dask.org/en/stable/tls.html).
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.errors import DependencyMissing, InputMissing, Place, UsageError
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.fonts.manifest import MANIFEST
from bulletin_pdf.pipeline.caching import PictureCache, default_cache
from bulletin_pdf.pipeline.record import versions
from bulletin_pdf.pipeline.tasks import Product, Task
from bulletin_pdf.pipeline.workers import Workers, tidily
from bulletin_pdf.typeset.libraries import library_versions

if TYPE_CHECKING:
    from distributed import Client

_SCHEME = "tls://"
_CONNECT_SECONDS = 10
_LEAST_WINDOW = 8
"""Workers may join while the first ones are at work."""

_LOGGERS = ("distributed", "distributed.client", "tornado.application")
"""Those of dask that have a level of their own."""

_ONE_AT_A_TIME = threading.Lock()
"""WeasyPrint and Pango are not for several threads, of which a worker of dask may have some."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Files of the TLS connection, in PEM.

    Attributes:
        ca: certificate of the authority that has signed those of all machines.
        certificate: certificate of this machine.
        key: its private key.
    """

    ca: Path
    certificate: Path
    key: Path


@contextlib.contextmanager
def cluster(address: str, credentials: Credentials) -> Iterator[Workers]:
    """Connect to a scheduler and give its workers.

    Args:
        address: ``tls://host:port``.
        credentials: of the connection.

    Raises:
        UsageError: the address is not one of TLS.
        InputMissing: a certificate or the key is not there.
        DependencyMissing: dask.distributed is not installed, or there is no scheduler that takes
            the certificate, or it has no workers.
    """
    if not address.startswith(_SCHEME):
        raise UsageError.of("cluster-not-tls", None, value=address)
    for path in (credentials.ca, credentials.certificate, credentials.key):
        if not path.is_file():
            raise InputMissing.of("file-missing", Place(str(path)), name=str(path))
    try:
        from distributed import Client, KilledWorker, Security
    except ImportError as error:
        raise DependencyMissing.of("cluster-not-installed", None) from error
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is wrong is said by us
    try:
        security = Security(
            tls_ca_file=str(credentials.ca),
            tls_client_cert=str(credentials.certificate),
            tls_client_key=str(credentials.key),
            require_encryption=True,
        )
        client = Client(address, security=security, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:  # TimeoutError and ssl.SSLError are OSErrors
        raise _unreachable(address, error) from error
    try:
        _wait_for_workers(client, address)
        window = max(_LEAST_WINDOW, 2 * sum(client.nthreads().values()))
        executor = client.get_executor(pure=False)
        yield Workers(lambda: executor, window, work=_work, killers=(KilledWorker,))
    finally:
        client.close(timeout=_CONNECT_SECONDS)


def _wait_for_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
    except TimeoutError as error:
        raise DependencyMissing.of("cluster-empty", None, address=address) from error


def perform_there(task: Task, conditions: Mapping[str, str]) -> Product:
    """Do what ``perform`` does on another machine, with its own fonts.

    Args:
        task: what is to be set.
        conditions: what must be the same there, by name, for the same bytes to come out.

    Raises:
        DependencyMissing: something is of another version there.
        BulletinError: as ``perform``.
    """
    fonts = locate(Kind.FONTS)
    if fonts is None:
        raise DependencyMissing.of("fonts-missing", None)
    found = conditions_of(fonts)
    for name, version in conditions.items():
        if (other := found.get(name, "—")) != version:
            raise DependencyMissing.of(
                "cluster-differs", task.place, name=name, here=version, there=other
            )
    pictures = PictureCache(default_cache().pictures)
    jobs = tuple(replace(job, fonts_folder=fonts, cache=pictures) for job in task.jobs)
    with _ONE_AT_A_TIME:
        return tidily(replace(task, jobs=jobs))


def conditions_of(fonts: Path) -> dict[str, str]:
    """Return what the bytes of an output depend on and a task does not bring along.

    Args:
        fonts: the folder of fonts.
    """
    manifest = hashlib.sha256((fonts / MANIFEST).read_bytes()).hexdigest()
    return {**versions(), **library_versions(), "fonts": manifest[:12]}


def _work(task: Task) -> Callable[[], Product]:
    return partial(perform_there, task, conditions_of(task.jobs[0].fonts_folder))


def _unreachable(address: str, error: Exception) -> DependencyMissing:
    reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return DependencyMissing.of("cluster-unreachable", None, address=address, reason=reason)
