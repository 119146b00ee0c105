"""Colour spaces as the plates see them (ISO 32000-1, 8.6)."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf

_DEVICE = {
    "DeviceGray": ("DeviceGray", ("Black",)),
    "G": ("DeviceGray", ("Black",)),
    "DeviceRGB": ("DeviceRGB", ()),
    "RGB": ("DeviceRGB", ()),
    "DeviceCMYK": ("DeviceCMYK", ("Cyan", "Magenta", "Yellow", "Black")),
    "CMYK": ("DeviceCMYK", ("Cyan", "Magenta", "Yellow", "Black")),
    "Pattern": ("Pattern", ()),
}
_DEFAULTS = {"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}
_MOST_NESTED = 4


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space.

    Attributes:
        family: such as ``DeviceCMYK``, ``Separation``, ``ICCBased``, ``Indexed``.
        plates: names of the plates that its components go to, in order; none if it has to be
            converted first.
        base: family of the space under an Indexed, Separation, DeviceN or Pattern one; else empty.
        components: how many there are.
    """

    family: str
    plates: tuple[str, ...] = ()
    base: str = ""
    components: int = 1

    @property
    def families(self) -> frozenset[str]:
        """The family, and that of what an Indexed space or a pattern stands on."""
        inner = {self.base} if self.family in ("Indexed", "Pattern") and self.base else set()
        return frozenset({self.family, *inner})


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that is painted with.

    Attributes:
        space: its colour space.
        values: of the components; none of a shading.
        pattern: name of the pattern, with its slash, or empty.
    """

    space: Space
    values: tuple[float, ...]
    pattern: str = ""

    @property
    def inks(self) -> dict[str, float]:
        """Plate → share of ink, 0 to 1, without those that get none; empty if it is no ink."""
        space = self.space
        if space.family == "DeviceGray" and self.values:
            black = 1.0 - self.values[0]
            return {"Black": black} if black else {}
        pairs = zip(space.plates, self.values, strict=False)
        return {plate: share for plate, share in pairs if share}

    @property
    def is_black_alone(self) -> bool:
        """Whether it prints on the black plate and no other."""
        return set(self.inks) == {"Black"}

    @property
    def is_white(self) -> bool:
        """Whether it is paper: inks, and none of any; or the white of a screen."""
        if self.pattern or not self.values:
            return False
        if self.space.plates:
            return not self.inks
        if self.space.family == "Lab":
            return self.values[0] >= 100
        paper = 0.0 if self.space.components == 4 else 1.0
        return self.space.family != "Indexed" and set(self.values) == {paper}

    @property
    def is_dark(self) -> bool:
        """Whether it is read as black or nearly so, whatever it is mixed of."""
        if self.pattern or not self.values:
            return False
        if self.space.plates:
            return self.inks.get("Black", 0.0) >= 0.5 or sum(self.inks.values()) >= 2.4
        if self.space.components == 4:
            return self.values[-1] >= 0.5 or sum(self.values) >= 2.4
        top = 50.0 if self.space.family == "Lab" else 0.5
        return max(self.values[:1] if top == 50 else self.values) < top

    @property
    def total(self) -> float:
        """Sum of the inks, 1 for each full one."""
        return sum(self.inks.values())


GRAY = Space("DeviceGray", ("Black",))
BLACK = Colour(GRAY, (0.0,))


def space_of(given: pikepdf.Object, resources: pikepdf.Object, depth: int = 0) -> Space:
    """Return the colour space that a name or an array stands for.

    Raises:
        ValueError: it is none.
    """
    if depth > _MOST_NESTED:
        raise ValueError("colour spaces nested too deep")
    if isinstance(given, pikepdf.Name):
        name = str(given)[1:]
        spaces = resources.get("/ColorSpace", pikepdf.Dictionary())
        if name in _DEVICE:
            family, plates = _DEVICE[name]
            if (default := f"/{_DEFAULTS.get(family, '')}") in spaces and depth == 0:
                return space_of(spaces[default], resources, depth + 1)
            return Space(family, plates, components=max(1, len(plates)) if plates else 3)
        if f"/{name}" not in spaces:
            raise ValueError(f"no colour space {name}")
        return space_of(spaces[f"/{name}"], resources, depth + 1)
    return _array(given, resources, depth)


def _array(given: pikepdf.Object, resources: pikepdf.Object, depth: int) -> Space:
    family = str(given[0])[1:]
    if len(given) == 1 or family in _DEVICE:
        if family == "Pattern" and len(given) > 1:
            below = space_of(given[1], resources, depth + 1)
            return Space("Pattern", below.plates, below.family, below.components)
        return space_of(given[0], resources, depth + 1)
    if family == "ICCBased":
        return Space(family, components=int(given[1].get("/N", 0)))
    if family in ("Indexed", "I"):
        below = space_of(given[1], resources, depth + 1)
        return Space("Indexed", below.plates, below.family)
    if family == "Separation":
        base = space_of(given[2], resources, depth + 1).family
        return Space(family, (str(given[1])[1:],), base)
    if family == "DeviceN":
        names = tuple(str(name)[1:] for name in given[1])
        base = space_of(given[2], resources, depth + 1).family
        return Space(family, names, base, len(names))
    return Space(family, components=1 if family == "CalGray" else 3)
