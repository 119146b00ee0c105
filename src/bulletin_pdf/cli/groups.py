"""Commands that are imported when they are asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LateGroup(click.Group):
    """A group of commands most of which lie in modules of their own.

    See https://click.palletsprojects.com/en/stable/complex/#defining-the-lazy-group.

    Args:
        given: what click takes.
        late: name of a command → its module in this package and its name there, ``module:name``.
        named: what click takes.
    """

    def __init__(self, *given: Any, late: Mapping[str, str], **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self._late = late

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *self._late})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported if need be; None if there is none of the name."""
        if cmd_name in self._late and cmd_name not in self.commands:
            module, _, name = self._late[cmd_name].partition(":")
            command = getattr(importlib.import_module(f"{__package__}.{module}"), name)
            self.add_command(command, cmd_name)
        return super().get_command(ctx, cmd_name)
