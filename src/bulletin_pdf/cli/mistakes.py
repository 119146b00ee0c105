"""What is wrong with a command line, in our words: click's own are English and name no remedy."""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import pairwise

import click

from bulletin_pdf.errors import Diagnostic, Language, Severity, UsageError, Value


def language_of(arguments: Sequence[str]) -> Language:
    """Return the language that a command line asks for, even where the rest of it is wrong."""
    asked = [after for before, after in pairwise(arguments) if before == "--lang"]
    asked += [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    asked.append(os.environ.get("BULLETIN_LANG", ""))
    return Language.EN if asked[0] == Language.EN else Language.ZH


def mistake_of(error: click.ClickException) -> UsageError:
    """Return click's complaint as ours, with the command that tells what would be right."""
    context = getattr(error, "ctx", None)
    values: dict[str, Value] = {"command": context.command_path if context else "bulletin"}
    code, more = _said(error, context)
    return UsageError(Diagnostic(code, Severity.ERROR, None, values | more))


def _said(
    error: click.ClickException, context: click.Context | None
) -> tuple[str, dict[str, Value]]:
    if isinstance(error, click.MissingParameter):
        return "usage-missing", {"name": _name(error.param)}
    if isinstance(error, click.BadParameter):
        return _wrong_value(error)
    if isinstance(error, click.NoSuchOption):
        options = error.possibilities or _options(context)
        near = get_close_matches(error.option_name, options, n=1)
        code = "usage-no-option-near" if near else "usage-no-option"
        return code, {"name": error.option_name, "near": "".join(near)}
    if isinstance(error, click.exceptions.NoSuchCommand):
        commands = []
        if context and isinstance(context.command, click.Group):
            commands = context.command.list_commands(context)
        near = get_close_matches(error.command_name, commands, n=1)
        code = "usage-no-command-near" if near else "usage-no-command"
        return code, {"name": error.command_name, "near": "".join(near)}
    if isinstance(error, click.BadOptionUsage):
        return "usage-no-value", {"name": error.option_name}
    return "usage-wrong", {"reason": error.format_message()}


def _wrong_value(error: click.BadParameter) -> tuple[str, dict[str, Value]]:
    kind = error.param and error.param.type
    values: dict[str, Value] = {"name": _name(error.param)}
    if isinstance(kind, click.Choice):
        return "usage-choice", {**values, "known": "、".join(str(c) for c in kind.choices)}
    if isinstance(kind, click.IntRange | click.FloatRange):
        low, high = kind.min, kind.max
        if low is not None and high is not None:
            return "usage-range", {**values, "low": f"{low:g}", "high": f"{high:g}"}
        return "usage-least", {**values, "low": f"{low or 0:g}"}
    if isinstance(kind, click.DateTime):
        return "usage-date", values
    return "usage-value", {**values, "reason": error.message}


def _options(context: click.Context | None) -> list[str]:
    return [option for p in context.command.params for option in p.opts] if context else []


def _name(parameter: click.Parameter | None) -> str:
    """Return how a user writes a parameter: ``--for``, or ISSUES for an argument."""
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name
