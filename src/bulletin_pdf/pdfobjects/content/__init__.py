"""What a page paints: an interpreter of content streams that draws nothing."""

from bulletin_pdf.pdfobjects.content.colours import Colour, Space
from bulletin_pdf.pdfobjects.content.geometry import Box
from bulletin_pdf.pdfobjects.content.state import Image, Mark
from bulletin_pdf.pdfobjects.content.walker import ContentRefused, marks_of

__all__ = ["Box", "Colour", "ContentRefused", "Image", "Mark", "Space", "marks_of"]
