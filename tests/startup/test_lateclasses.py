"""Methods of dataclasses that are compiled when they are called do what they always do."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, dataclass

import pytest
from tests.conftest import told

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.startup import lateclasses


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(dataclasses, "_create_fn"):
        pytest.fail("this Python writes methods otherwise: measure it, and drop lateclasses")
    monkeypatch.setattr(dataclasses, "_create_fn", lateclasses._created)


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize("slots", [False, True])
def test_a_frozen_class_compares_hashes_shows_and_refuses(slots: bool) -> None:
    @dataclass(frozen=True, slots=slots)
    class Point:
        x: int
        y: int = 0

    class Pixel(Point):
        pass

    for _ in range(2):  # the second time the methods have been compiled
        assert Point(1) == Point(1, 0)
        assert Point(1) != Point(2)
        assert Point(1) != Pixel(1)
        assert len({Point(1), Point(1), Point(2)}) == 2
        assert repr(Point(3, 4)).endswith("Point(x=3, y=4)")
        with pytest.raises(FrozenInstanceError):
            Point(1).x = 2  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError):
            del Point(1).x  # type: ignore[misc]
    assert Point.__eq__.__qualname__.endswith("Point.__eq__")
    assert Point.__eq__ is not lateclasses._created
    assert dataclasses.replace(Point(1), y=5) == Point(1, 5)


@pytest.mark.usefixtures("late")
def test_a_plain_class_can_be_ordered_and_changed() -> None:
    @dataclass(order=True)
    class Weight:
        grams: int

    light, heavy = Weight(1), Weight(2)
    assert light < heavy
    light.grams = 3
    assert light > heavy
    assert light != heavy
    with pytest.raises(TypeError):
        hash(light)


def test_a_method_takes_the_place_of_the_one_that_waits_for_it(late: None) -> None:
    @dataclass
    class Thing:
        name: str

    waiting = Thing.__eq__
    assert Thing("a") == Thing("a")
    assert Thing.__eq__ is not waiting


@pytest.mark.parametrize("plain", [None, lambda name, args: None])
def test_where_python_writes_methods_otherwise_it_is_left_alone(
    plain: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dataclasses._create_fn  # type: ignore[attr-defined]
    monkeypatch.setattr(lateclasses, "_plain", plain)
    lateclasses.compile_methods_late()
    assert dataclasses._create_fn is before  # type: ignore[attr-defined]


@pytest.mark.parametrize(("without", "late"), [("", "True"), (Speedup.LATE_CLASSES, "False")])
def test_it_is_done_unless_it_is_switched_off(without: str, late: str) -> None:
    code = (
        "import dataclasses, bulletin_pdf.startup.lateclasses as l; l.compile_methods_late();"
        "print(dataclasses._create_fn is l._created)"
    )
    assert told(code, without) == [late]
