"""Build the faces under ``fonts/`` from pinned Debian packages; see ``scripts/build-fonts``."""
