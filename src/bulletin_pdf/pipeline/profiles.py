"""Printing conditions: that of the layout, or a profile that the shop has given."""

from __future__ import annotations

from pathlib import Path

from bulletin_pdf.errors import DependencyMissing, InputMissing, Place, UsageError
from bulletin_pdf.files import Kind, locate, regular_size
from bulletin_pdf.pipeline.checking import Checked
from bulletin_pdf.press.profiles import Profile, profile_names, read_profile
from bulletin_pdf.press.standards import ICC_VERSIONS, Standard

_MAX_BYTES = 64_000_000


def profile_of(checked: Checked) -> Profile:
    """Return the printing condition that the layout names.

    Raises:
        DependencyMissing: it is not there.
    """
    folder = locate(Kind.PROFILES, project=checked.project)
    name = checked.layout.config.profile
    if folder is None:
        raise DependencyMissing.of("profile-missing", None, name=name)
    return read_profile(folder, name)


def wished_profile(given: Path, checked: Checked, standard: Standard) -> Profile:
    """Return the printing condition that an editor asks for.

    Args:
        given: the name of a profile of ours, as layouts write it, or the file of a shop's own.
        checked: the issue.
        standard: what it is to be embedded for.

    Raises:
        DependencyMissing: our profile cannot be read.
        InputMissing: there is neither such a name nor such a file.
        UsageError: it is no profile of a four-colour printing process.
    """
    return named_profile(given, checked) or shop_profile(given, standard)


def named_profile(given: Path, checked: Checked) -> Profile | None:
    """Return the profile of ours that an editor asks for by its name; None for a file.

    Raises:
        DependencyMissing: our profile cannot be read.
        InputMissing: there is neither such a name nor such a file.
    """
    folder = locate(Kind.PROFILES, project=checked.project)
    names = profile_names(folder) if folder is not None else ()
    if folder is not None and str(given) in names:
        return read_profile(folder, str(given))
    if not given.suffix and not given.exists():
        raise InputMissing.of("profile-unknown", None, name=str(given), known="、".join(names))
    return None


def shop_profile(path: Path, standard: Standard | None = None) -> Profile:
    """Read the ICC profile of a shop; its condition is known by the profile's description.

    Args:
        path: the file.
        standard: what it is to be embedded for; PDF/X-4 when nothing is said.

    Raises:
        InputMissing: it cannot be read.
        UsageError: it is no profile of a four-colour printing process.
    """
    raw = shop_profile_bytes(path)
    from bulletin_pdf.images.profiles import ProfileRefused, describe_cmyk_profile  # Pillow

    try:
        words = describe_cmyk_profile(raw, ICC_VERSIONS[standard or Standard.X4])
    except ProfileRefused as refused:
        place = Place(str(path))
        raise UsageError.of(refused.code, place, name=path.name, **refused.values) from refused
    return Profile(path.stem, words, words, raw, registered=False)


def shop_profile_bytes(path: Path) -> bytes:
    """Return the bytes of a shop's profile, whatever they are.

    Raises:
        InputMissing: it cannot be read.
        UsageError: it is too large to be a profile.
    """
    place = Place(str(path))
    try:
        if regular_size(path) > _MAX_BYTES:
            raise UsageError.of("profile-not-icc", place, name=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputMissing.of("file-missing", place, name=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputMissing.of("file-unreadable", place, name=str(path), reason=reason) from error
