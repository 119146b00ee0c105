"""YAML with positions: text → document → a pydantic model's value, and back to text."""

from bulletin_pdf.yamltext.document import Document, Path, SourceText
from bulletin_pdf.yamltext.parsing import parse
from bulletin_pdf.yamltext.reading import MAX_DEPTH, MAX_NODES
from bulletin_pdf.yamltext.validation import validate
from bulletin_pdf.yamltext.writing import write_yaml

__all__ = [
    "MAX_DEPTH",
    "MAX_NODES",
    "Document",
    "Path",
    "SourceText",
    "parse",
    "validate",
    "write_yaml",
]
