"""The XMP of an archive PDF: PDF/A and PDF/UA ids, Dublin Core, archival fields."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, unescape

from bulletin_pdf.archive.filing import FIELDS, Particulars, archival_fields

NAMESPACE = "http://bulletin-pdf.invalid/ns/archive/1.0/"
"""Of the archival fields; RFC 2606 keeps the name from ever being somebody's."""

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "archive": NAMESPACE,
}
_UA = {"part": ("Integer", "part of ISO 14289 that the document keeps to")}


def xmp(given: Particulars, info: Mapping[str, str], document_id: uuid.UUID) -> bytes:
    """Return the XMP packet; what the document information says, it says alike.

    Args:
        given: the issue and what the archivist says.
        info: the document information: key → text.
        document_id: made from the content.
    """
    level = given.filing.level
    stamp = given.date.isoformat(timespec="seconds")
    fields = archival_fields(given, info["/Title"])
    simple = {
        "pdfaid:part": level[0],
        "pdfaid:conformance": level[1].upper(),
        "pdfuaid:part": "1",
        "pdf:Producer": info["/Producer"],
        "xmp:CreatorTool": info["/Creator"],
        "xmp:CreateDate": stamp,
        "xmp:ModifyDate": stamp,
        "xmp:MetadataDate": stamp,
        "xmpMM:DocumentID": f"uuid:{document_id}",
        "xmpMM:InstanceID": f"uuid:{document_id}",
        **{f"archive:{name}": value for name, value in fields.items()},
    }
    parts = [_element(name, escape(value)) for name, value in simple.items()]
    parts += _dublin_core(given, info)
    return _packet([_extensions(fields), *parts])


def field_of(packet: str, name: str) -> str:
    """Return an archival field, or another simple one, of an XMP packet that ``xmp`` made."""
    match = re.search(rf"<{re.escape(name)}>([^<]*)</{re.escape(name)}>", packet)
    return unescape(match[1]) if match else ""


def _dublin_core(given: Particulars, info: Mapping[str, str]) -> Iterable[str]:
    issue = given.issue
    yield _element("dc:format", "application/pdf")
    yield _element("dc:identifier", escape(given.issue_id))
    yield _array("dc:title", "Alt", [info["/Title"]])
    yield _array("dc:language", "Bag", ["zh-CN"])
    yield _array("dc:type", "Bag", ["Text"])
    if author := info.get("/Author"):
        yield _array("dc:creator", "Seq", [author])
    if issue.publisher:
        yield _array("dc:publisher", "Bag", [" ".join(issue.publisher.split())])
    if issue.date:
        yield _array("dc:date", "Seq", [issue.date.isoformat()])
    if subjects := [section.title for section in issue.sections if section.title]:
        yield _array("dc:subject", "Bag", [" ".join(subject.split()) for subject in subjects])


def _extensions(fields: Mapping[str, str]) -> str:
    ours = {name: ("Text", FIELDS[name]) for name in fields}
    schemas = _schema("PDF/UA identification", "pdfuaid", _UA)
    schemas += _schema("Archival fields of bulletins", "archive", ours)
    return _element("pdfaExtension:schemas", f"<rdf:Bag>{schemas}</rdf:Bag>")


def _schema(title: str, prefix: str, properties: Mapping[str, tuple[str, str]]) -> str:
    """Describe a schema as ISO 19005-2, 6.6.2.3.3 wants it."""
    rows = "".join(
        _resource(
            _element("pdfaProperty:name", name),
            _element("pdfaProperty:valueType", kind),
            _element("pdfaProperty:category", "external"),
            _element("pdfaProperty:description", escape(meaning)),
        )
        for name, (kind, meaning) in properties.items()
    )
    return _resource(
        _element("pdfaSchema:schema", title),
        _element("pdfaSchema:namespaceURI", _NAMESPACES[prefix]),
        _element("pdfaSchema:prefix", prefix),
        _element("pdfaSchema:property", f"<rdf:Seq>{rows}</rdf:Seq>"),
    )


def _resource(*parts: str) -> str:
    return f'<rdf:li rdf:parseType="Resource">{"".join(parts)}</rdf:li>'


def _array(name: str, kind: str, values: Iterable[str]) -> str:
    tag = '<rdf:li xml:lang="x-default">' if kind == "Alt" else "<rdf:li>"
    items = "".join(f"{tag}{escape(value)}</rdf:li>" for value in values)
    return _element(name, f"<rdf:{kind}>{items}</rdf:{kind}>")


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>"


def _packet(parts: Iterable[str]) -> bytes:
    """Put a schema into a description each, which declares its names: PDFBox wants it so."""
    described: dict[str, str] = {}
    for part in parts:
        prefix = part[1 : part.index(":")]
        described[prefix] = described.get(prefix, "") + part
    body = "\n".join(
        f'<rdf:Description rdf:about=""{_declared(prefix)}>{content}</rdf:Description>'
        for prefix, content in described.items()
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}">\n'
        f"{body}\n"
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _declared(prefix: str) -> str:
    parts = ("pdfaSchema", "pdfaProperty") if prefix == "pdfaExtension" else ()
    return "".join(f' xmlns:{name}="{_NAMESPACES[name]}"' for name in (prefix, *parts))
