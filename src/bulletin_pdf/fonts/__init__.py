"""The faces that come with the project: which serve a role, what they hold, how CSS names them.

Only the standard library is used; the font files themselves are read for their digests alone.
"""

from bulletin_pdf.fonts.face import Face, Role
from bulletin_pdf.fonts.library import FontLibrary, Served

__all__ = ["Face", "FontLibrary", "Role", "Served"]
