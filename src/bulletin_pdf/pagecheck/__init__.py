"""Every build looks at what it made: the pages are held against the issue.

Values in, findings out. ``Subject`` is a document that was laid out (``typeset.laidout``) together
with what the issue says; a check is a function from it to findings; ``checks.CHECKS`` names them
all. Texts are whole, once and in order; they stand where they may and on nothing else; what belongs
together stands together; pictures show what they are of; no page has a hole that nobody asked for.
Whoever builds turns findings into diagnostics with the place in the issue file.
"""
