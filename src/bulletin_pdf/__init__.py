"""Typesetter for Chinese bulletins (简报): issue YAML in, print-ready PDF out."""

__version__ = "0.1.0"
