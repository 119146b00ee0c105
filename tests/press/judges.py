"""Checkers of PDF/A that are not ours, asked about press files by way of a proxy copy.

No free program checks PDF/X. What PDF/A asks for as well (fonts, colours, transparency, actions)
can be asked of a copy that says it is PDF/A: its output intent is renamed, its metadata is bare.
"""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import page as page_validation
import pikepdf
from pikepdf import Name

_JARS = (
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io",
    "javax.activation", "jaxb-api", "bcprov", "bcmail", "bcpkix",
)  # fmt: skip
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    "<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
_ROW = re.compile(r"^([\d.]+) : (.*)$")
_KNOWN = ("invalid /Subtype /OpenType in /FontFile3", "CIDSet")
"""PDF/A-1 knows no OpenType fonts and asks for CIDSet; PDF/X-4 has the one, neither the other."""


def proxy(raw: bytes, part: int) -> bytes:
    """Return a copy of a press file that says it is PDF/A-1b or PDF/A-2b."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for intent in pdf.Root.get("/OutputIntents", []):
            intent.S = Name.GTS_PDFA1
        pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary())
        packet = _XMP.format(part=part).encode()
        pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
        stream = io.BytesIO()
        pdf.save(
            stream,
            force_version="1.4" if part == 1 else "1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
        )
        return stream.getvalue()


def page_says(raw: bytes) -> set[str]:
    """Return the rules of PDF/A-2b that page-validation finds broken."""
    report = page_validation.validate_pdf_bytes(proxy(raw, 2), profile="2b")
    return {failure.rule_id for failure in report.failures}


def pdfbox_says(files: Mapping[str, bytes], folder: Path) -> dict[str, set[str]]:
    """Return name → codes of what Apache PDFBox finds, with one start of Java for all files."""
    places = {}
    for name, raw in files.items():
        places[name] = folder / f"{name}.pdf"
        places[name].write_bytes(proxy(raw, 1))
    listed = folder / "files.txt"
    listed.write_text("\n".join(map(str, places.values())), encoding="utf-8")
    jars = ":".join(f"/usr/share/java/{jar}.jar" for jar in _JARS)
    main = "org.apache.pdfbox.preflight.Validator_A1b"
    command = ["java", "-Xmx512m", "-cp", jars, main, "batch", str(listed)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    found: dict[str, set[str]] = {}
    for line in done.stdout.splitlines():
        if line.startswith("The file "):
            codes = found.setdefault(line.removeprefix("The file ").split(".pdf")[0], set())
        elif (row := _ROW.match(line)) and not any(known in line for known in _KNOWN):
            codes.add(row[1])
    assert found.keys() == files.keys(), done.stderr
    return found
