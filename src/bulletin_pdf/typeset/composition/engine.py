"""Names for the objects of WeasyPrint and Pango, which carry no types of their own."""

from typing import Any, TypeAlias

Box: TypeAlias = Any
"""A WeasyPrint box."""
Style: TypeAlias = Any
"""A computed style: a mapping of property names, with a font configuration."""
Context: TypeAlias = Any
"""WeasyPrint's layout context."""
SkipStack: TypeAlias = Any
"""Where in a box a line starts: None, or {child: skip stack of the child}."""
Stream: TypeAlias = Any
"""A PDF content stream."""
Foreign: TypeAlias = Any
"""Anything else that is passed through unread."""
